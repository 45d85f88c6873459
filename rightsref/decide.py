"""Decisions: an editor accepts, rejects or corrects one thing that is said about the text.

In: a content file's blocks and one decision. Out: the blocks as decided, and the key of what was
rejected, so that it is never proposed again. Never touches the disk, never guesses: a decision
that cannot be carried out is a ``ValueError`` that says why.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from rightsref.faults import did_you_mean
from rightsref.merge import mention_key, proposals, statement_key
from rightsref.model import (
    MODALITIES,
    RECORD_KINDS,
    Heading,
    Mention,
    Paragraph,
    Report,
    RightTag,
    Statement,
)

Said = Mention | Statement | RightTag | Heading


@dataclass(frozen=True, slots=True)
class Decided:
    """What a decision gives."""

    report: Report
    paragraph: str
    """Id of the paragraph or heading decided on."""
    rejected: str
    """Key of what is not to be proposed again; empty where it was accepted."""
    gone: tuple[str, ...]
    """Published ids that the decision takes away."""


def code(report: str, block: str, key: str) -> str:
    """Give the short name of one thing said, by which a decision speaks of it."""
    return hashlib.sha256(f"{report}\0{block}\0{key}".encode()).hexdigest()[:7]


def said(paragraph: Paragraph) -> Iterator[tuple[str, Said]]:
    """Give everything that is said of a paragraph, with its key."""
    for mention in paragraph.mentions:
        yield mention_key(paragraph, mention), mention
    for statement in paragraph.statements:
        yield f"{statement_key(paragraph, statement)} {statement.id}", statement
    for tag in paragraph.rights:
        yield f"right:{tag.id}", tag


def find(report: Report, wanted: str) -> tuple[Paragraph | Heading, str, Said]:
    """Give what a code speaks of; ``ValueError`` where nothing or several do."""
    found: list[tuple[Paragraph | Heading, str, Said]] = []
    for file in report.files:
        for block in file.blocks:
            if isinstance(block, Heading):
                if block.origin == "editorial" and code(report.id, block.id,
                                                        "heading") == wanted:
                    found.append((block, "heading", block))
            else:
                found += [(block, key, thing) for key, thing in said(block)
                          if code(report.id, block.id, key) == wanted]
    if len(found) != 1:
        raise ValueError(f"nothing said in {report.id} has the code {wanted!r}; "
                         "`build.py review --most 0` shows them all")
    return found[0]


def accept(report: Report, wanted: str) -> Decided:
    """Make what a rule proposed the editor's own."""
    block, _, thing = find(report, wanted)
    sure = replace(thing, by="editor", confidence=1.0)
    return Decided(_with(report, block, thing, sure), block.id, "", ())


def reject(report: Report, wanted: str) -> Decided:
    """Take out what is wrong; it will not be proposed again."""
    block, key, thing = find(report, wanted)
    if isinstance(thing, RightTag) and isinstance(block, Paragraph):
        left = [tag for tag in block.rights if tag is not thing]
        if not any(tag.rank == "primary" for tag in left):
            raise ValueError(f"{block.id} would have no primary right left; correct "
                             f"{thing.id!r} to another, or to 'none'")
    gone = (thing.id,) if isinstance(thing, Heading | Statement) else ()
    return Decided(_with(report, block, thing, None), block.id, _proposal(block, key, thing), gone)


def correct(report: Report, wanted: str, value: str,
            known: Mapping[str, Collection[str]]) -> Decided:
    """Put the right value in the place of a wrong one.

    ``value`` is a record's id for a mention, a modality for a statement, a topic's id for a
    right, a line of text for a restored heading; ``known`` gives the ids by kind.
    """
    block, key, thing = find(report, wanted)
    better: Said
    if isinstance(thing, Mention):
        if thing.kind in RECORD_KINDS:
            _must_be_known(value, known.get(thing.kind, ()), thing.kind)
        better = replace(thing, target=value, by="editor", confidence=1.0)
    elif isinstance(thing, Statement):
        _must_be_known(value, MODALITIES, "modality")
        better = replace(thing, modality=value, by="editor", confidence=1.0)
    elif isinstance(thing, RightTag):
        _must_be_known(value, {*known.get("topic", ()), "none"}, "topic")
        better = replace(thing, id=value, by="editor", confidence=1.0)
    else:
        better = replace(thing, text=value, by="editor", confidence=1.0)
    return Decided(_with(report, block, thing, better), block.id, _proposal(block, key, thing), ())


def _must_be_known(value: str, names: Collection[str], kind: str) -> None:
    if value not in names:
        guess = did_you_mean(value, names)
        raise ValueError(f"there is no {kind} {value!r}." + (f" {guess}" if guess else ""))


def _proposal(block: Paragraph | Heading, key: str, thing: Said) -> str:
    """Give the key by which a conversion would propose it again."""
    if isinstance(block, Paragraph):
        if isinstance(thing, Statement):
            return statement_key(block, thing)
        return key if key in set(proposals(block)) else ""
    return "heading"


def _with(report: Report, block: Paragraph | Heading, old: Said, new: Said | None) -> Report:
    """Give the report with one thing said replaced, or taken out."""
    def swapped(things: tuple[Said, ...]) -> tuple[Said, ...]:
        return tuple(item for thing in things
                     for item in ([new] if thing is old and new is not None else
                                  [] if thing is old else [thing]))

    if isinstance(block, Paragraph):
        changed: Paragraph | Heading | None = replace(
            block, mentions=swapped(block.mentions),  # type: ignore[arg-type]
            statements=swapped(block.statements), rights=swapped(block.rights))  # type: ignore
    else:
        changed = new if isinstance(new, Heading) else None
    kept = [changed] if changed is not None else []
    files = tuple(replace(file, blocks=tuple(
        item for b in file.blocks for item in (kept if b is block else [b])))
        for file in report.files)
    return replace(report, files=files)
