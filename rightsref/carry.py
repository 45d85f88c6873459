"""Carrying: what is said of a paragraph goes with its words when a source is corrected.

In: a paragraph as the editor left it, and the paragraphs that hold its words now. Out: those
paragraphs with its marks, rights, groups and notes, and what found no place. Where it is not
clear which heir a judgement belongs to, every heir gets it. Never mints an id, never proposes.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from rightsref.align import SAME, likeness
from rightsref.model import Mention, Paragraph, RightTag, Statement

NO_RIGHT = "none"
MOST_RIGHTS = 4
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Carried:
    """A paragraph with what was carried over to it."""

    paragraph: Paragraph
    lost: tuple[Mention | Statement, ...] = ()
    """Marks whose words are not there any more, with their old places."""
    doubtful: tuple[str, ...] = ()
    """Judgements that other heirs have too: ``right:life``, ``group:women``."""


def carry(paragraph: Paragraph, text: str) -> Carried:
    """Give a paragraph other words; a mark stays where its own words stand unchanged."""
    if text == paragraph.text:
        return Carried(paragraph)
    shift = _shift(paragraph.text, text)

    def moved(start: int, end: int, loose: bool) -> tuple[int, int] | None:
        first, last = shift.get(start), shift.get(end - 1)
        if first is None or last is None or first > last:
            return None
        exact = text[first:last + 1] == paragraph.text[start:end]
        return (first, last + 1) if exact or loose else None

    mentions: list[Mention] = []
    statements: list[Statement] = []
    lost: list[Mention | Statement] = []
    for mention in paragraph.mentions:
        if place := moved(mention.start, mention.end, False):
            mentions.append(replace(mention, start=place[0], end=place[1]))
        else:
            lost.append(mention)
    for statement in paragraph.statements:
        if place := moved(statement.start, statement.end, True):
            statements.append(replace(statement, start=place[0], end=place[1]))
        else:
            lost.append(statement)
    label = paragraph.label if text.startswith(f"{paragraph.label}:") else None
    return Carried(replace(paragraph, text=text, label=label, mentions=tuple(mentions),
                           statements=tuple(statements)), tuple(lost))


def _shift(old: str, new: str) -> dict[int, int]:
    """Give the new place of each character of the old text that stands in the new one."""
    shift: dict[int, int] = {}
    for start, there, length in difflib.SequenceMatcher(
            None, old, new, autojunk=False).get_matching_blocks():
        shift |= {start + step: there + step for step in range(length)}
    return shift


def corrected_quote(old: str, quote: str, new: str) -> str | None:
    """Give the words that took a quotation's place in corrected text; None where none did."""
    start = old.index(quote)
    shift = _shift(old, new)
    first, last = shift.get(start), shift.get(start + len(quote) - 1)
    if first is None or last is None or first > last:
        return None
    words = new[first:last + 1]
    return words if likeness(quote, words) >= SAME else None


# ---- splits and mergers -------------------------------------------------------------------------

def divide(paragraph: Paragraph, heirs: Sequence[Paragraph]) -> tuple[Carried, ...]:
    """Part what is said of a paragraph among those that it was split into.

    ``heirs`` are as drafted, with their ids: what the rules say of them helps to tell to which a
    group or a kind belongs. A mark that no heir holds is given as lost by the first.
    """
    texts = {heir.id: heir.text for heir in heirs}
    doubtful: dict[str, list[str]] = {heir.id: [] for heir in heirs}

    def shared(key: str, names: Collection[str]) -> Collection[str]:
        for name in names if len(names) > 1 else ():
            doubtful[name].append(key)
        return names

    rights = [(tag, shared(f"right:{tag.id}", _holders(tag.why, texts)))
              for tag in paragraph.rights if tag.id != NO_RIGHT]
    notes = [(note, shared("note", _holders(note, texts))) for note in paragraph.notes]
    groups = [(group, shared(f"group:{group}", _drafted(heirs, "groups", group)))
              for group in paragraph.groups]
    kinds = [(kind, shared(f"kind:{kind}", _drafted(heirs, "kinds", kind)))
             for kind in paragraph.kinds]
    parts = [carry(paragraph, heir.text) for heir in heirs]
    marks: tuple[Mention | Statement, ...] = (*paragraph.mentions, *paragraph.statements)
    nowhere = tuple(mark for mark in marks if all(mark in part.lost for part in parts))
    found: list[Carried] = []
    placed: set[str] = set()
    for heir, part in zip(heirs, parts, strict=True):
        statements = tuple(s for s in part.paragraph.statements if s.id not in placed)
        placed |= {s.id for s in statements}
        found.append(Carried(
            replace(part.paragraph, id=heir.id, label=heir.label, line=0,
                    absence=heir.absence and paragraph.absence, statements=statements,
                    rights=ranked([t for t, names in rights if heir.id in names], heir.rights),
                    groups=tuple(g for g, names in groups if heir.id in names),
                    kinds=tuple(k for k, names in kinds if heir.id in names),
                    notes=tuple(n for n, names in notes if heir.id in names)),
            () if found else nowhere, tuple(doubtful[heir.id])))
    return tuple(found)


def unite(paragraphs: Sequence[Paragraph], heir: Paragraph) -> Carried:
    """Join what is said of several paragraphs in the one that they were merged into."""
    parts = [carry(paragraph, heir.text) for paragraph in paragraphs]
    mentions = _unique(m for part in parts for m in part.paragraph.mentions)
    statements = _unique(s for part in parts for s in part.paragraph.statements)
    tags = [tag for p in paragraphs for tag in p.rights if tag.id != NO_RIGHT]
    tags.sort(key=lambda tag: tag.rank != "primary")
    rights: dict[str, RightTag] = {}
    for tag in tags:
        known = rights.setdefault(tag.id, tag)
        if tag.why not in known.why:
            rights[tag.id] = replace(known, why=f"{known.why}; {tag.why}")
    absences = {p.absence for p in paragraphs}
    return Carried(
        replace(paragraphs[0], id=heir.id, text=heir.text, label=heir.label, line=0,
                absence=absences.pop() if len(absences) == 1 else None,
                rights=ranked(list(rights.values()), heir.rights),
                groups=_unique(g for p in paragraphs for g in p.groups),
                kinds=_unique(k for p in paragraphs for k in p.kinds),
                notes=_unique(n for p in paragraphs for n in p.notes),
                mentions=tuple(sorted(mentions, key=lambda m: (m.start, -m.end))),
                statements=tuple(sorted(statements, key=lambda s: (s.start, s.end)))),
        tuple(mark for part in parts for mark in part.lost))


def ranked(carried: Sequence[RightTag], drafted: Sequence[RightTag]) -> tuple[RightTag, ...]:
    """Give carried rights such that they stand: at most four, one of them primary.

    Where all that came is secondary, what the rules find primary goes first, or else the first
    that came is raised.
    """
    if not carried:
        return ()
    tags = sorted(carried, key=lambda tag: tag.rank != "primary")
    if tags[0].rank != "primary":
        have = {tag.id for tag in tags}
        first = [t for t in drafted if t.rank == "primary" and t.id not in {*have, NO_RIGHT}]
        tags = [*first, *tags] if first else [replace(tags[0], rank="primary"), *tags[1:]]
    return tuple(tags[:MOST_RIGHTS])


def _unique(items: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))


def _words(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"[^\W_]{4,}", text)}


def _holders(said: str, texts: Mapping[str, str]) -> list[str]:
    """Give those heirs that hold words of what was said that not all do; all where none does."""
    held = [_words(text) for text in texts.values()]
    words = {word for word in _words(said) if not all(word in words for words in held)}
    return [name for name, text in texts.items() if words & _words(text)] or list(texts)


def _drafted(heirs: Sequence[Paragraph], field: str, value: str) -> list[str]:
    """Give those heirs of which a rule says the same; all where it says so of none."""
    return [h.id for h in heirs if value in getattr(h, field)] or [h.id for h in heirs]
