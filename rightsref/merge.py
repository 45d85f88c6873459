"""Merging: a new conversion into a report that an editor has worked on.

In: the report as it stands, the same source (or a corrected one) freshly converted, what the
last conversion proposed, and the editor's decisions. Out: the merged report, what changed, and
what became of every published paragraph. The editor's work stays; what was proposed before and
is gone was taken out by the editor and is not proposed again. Never touches the disk.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from rightsref import ledger
from rightsref.align import Alignment, align
from rightsref.faults import Fault
from rightsref.model import Heading, Mention, Paragraph, Report, RightTag, SectionFile, Statement

Block = Heading | Paragraph


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merger gives."""

    report: Report
    alignment: Alignment
    heirs: Mapping[str, tuple[str, ...]]
    """By id that was split, merged or retired: the ids that took its place."""
    differences: tuple[str, ...]
    """What changed, a line each, for the editor."""
    faults: tuple[Fault, ...]


# ---- what was proposed --------------------------------------------------------------------------

def proposals(paragraph: Paragraph) -> Iterator[str]:
    """Give a key for everything that is said of a paragraph, as kept in ``proposals``."""
    for mention in paragraph.mentions:
        yield mention_key(paragraph, mention)
    for statement in paragraph.statements:
        yield statement_key(paragraph, statement)
    for tag in paragraph.rights:
        yield f"right:{tag.id}"
    yield from (f"group:{group}" for group in paragraph.groups)
    yield from (f"kind:{kind}" for kind in paragraph.kinds)


def mention_key(paragraph: Paragraph, mention: Mention) -> str:
    """Give ``person:azamat-orazaly "Orazaly" 2``: kind, target, words, and which of them."""
    exact = paragraph.text[mention.start:mention.end]
    nth = paragraph.text.count(exact, 0, mention.start) + 1
    return f'{mention.kind}:{mention.target} "{exact}" {nth}'


def statement_key(paragraph: Paragraph, statement: Statement) -> str:
    """Give ``statement:prohibits "The law prohibits…"`` of a statement."""
    return f'statement:{statement.modality} "{paragraph.text[statement.start:statement.end][:60]}"'


def write_proposals(report: Report) -> str:
    """Write what a conversion proposed, one a line: paragraph id, tab, key."""
    return "".join(f"{p.id}\t{key}\n" for p in report.paragraphs for key in proposals(p))


def read_proposals(text: str) -> dict[str, set[str]]:
    """Read what a conversion proposed, by paragraph."""
    known: dict[str, set[str]] = {}
    for line in text.split("\n"):
        name, tab, key = line.partition("\t")
        if tab:
            known.setdefault(name, set()).add(key)
    return known


# ---- merging ------------------------------------------------------------------------------------

def merge(old: Report, fresh: Report, base: Mapping[str, Collection[str]],
          rejected: Mapping[str, Collection[str]], aligned: Mapping[str, str],
          taken: Collection[str]) -> Merged:
    """Merge ``fresh``, whose ids are provisional, into ``old``.

    ``base`` is what the last conversion proposed, ``rejected`` and ``aligned`` are the editor's
    decisions, ``taken`` holds every id that may not be minted again.
    """
    texts = [p.text for p in fresh.paragraphs]
    found = align([(p.id, p.text) for p in old.paragraphs], texts, fresh.source_file, aligned)
    names = _names(fresh, found, set(taken))
    renamed = {p.id: names[index] for index, p in enumerate(fresh.paragraphs)}
    before = {p.id: p for p in old.paragraphs}
    differences: list[str] = []
    after: dict[str, Paragraph] = {}
    for index, draft in enumerate(fresh.paragraphs):
        name = names[index]
        if name in before:
            known = _relocate(before[name], draft.text, differences)
            closed = {*base.get(name, ()), *rejected.get(name, ())}
            after[name] = _join(known, draft, closed, differences)
        else:
            after[name] = replace(draft, id=name)
            differences.append(f"new paragraph {name}: {ledger.quote(draft.text)}")
    heirs = {name: tuple(names[j] for j in run) for name, run in found.split.items()}
    heirs |= {name: (names[j],) for name, j in found.merged.items()}
    heirs |= dict.fromkeys(found.retired, ())
    differences += [f"{name} is gone: {'now ' + ', '.join(to) if to else 'retired'}"
                    for name, to in heirs.items()]
    same = old.source_sha256 == fresh.source_sha256
    files = (_same_files(old, after) if same
             else _new_files(old, fresh, renamed, after, rejected))
    report = replace(old, files=files, source_sha256=fresh.source_sha256,
                     source_text=fresh.source_text, title_text=fresh.title_text,
                     dropped=fresh.dropped, missing=old.missing if same else fresh.missing)
    return Merged(report, found, heirs, tuple(differences), found.faults)


def _names(fresh: Report, found: Alignment, taken: set[str]) -> dict[int, str]:
    names: dict[int, str] = {}
    for index, paragraph in enumerate(fresh.paragraphs):
        if index in found.kept:
            names[index] = found.kept[index]
        else:
            names[index] = ledger.mint("p", f"{fresh.id}\n{paragraph.text}", taken)
            taken.add(names[index])
    return names


def _relocate(paragraph: Paragraph, text: str, differences: list[str]) -> Paragraph:
    """Carry marks over to corrected words; a mark whose words changed is dropped and told."""
    if text == paragraph.text:
        return paragraph
    differences.append(f"{paragraph.id}: its words changed")
    matcher = difflib.SequenceMatcher(None, paragraph.text, text, autojunk=False)
    shift: dict[int, int] = {}
    for start, there, length in matcher.get_matching_blocks():
        shift |= {start + step: there + step for step in range(length)}

    def moved(start: int, end: int, loose: bool) -> tuple[int, int] | None:
        first, last = shift.get(start), shift.get(end - 1)
        if first is None or last is None or first > last:
            return None
        exact = text[first:last + 1] == paragraph.text[start:end]
        return (first, last + 1) if exact or loose else None

    mentions, statements = [], []
    for mention in paragraph.mentions:
        place = moved(mention.start, mention.end, False)
        if place:
            mentions.append(replace(mention, start=place[0], end=place[1]))
        else:
            differences.append(f"{paragraph.id}: dropped {mention_key(paragraph, mention)}")
    for statement in paragraph.statements:
        place = moved(statement.start, statement.end, True)
        if place:
            statements.append(replace(statement, start=place[0], end=place[1]))
        else:
            differences.append(f"{paragraph.id}: dropped {statement_key(paragraph, statement)}")
    label = paragraph.label if text.startswith(f"{paragraph.label}:") else None
    return replace(paragraph, text=text, label=label, mentions=tuple(mentions),
                   statements=tuple(statements))


def _join(known: Paragraph, draft: Paragraph, closed: Collection[str],
          differences: list[str]) -> Paragraph:
    """Add to a paragraph what is proposed for the first time and stands in nothing's way."""
    mentions = list(known.mentions)
    for mention in draft.mentions:
        key = mention_key(draft, mention)
        if key not in closed and not any(_overlap(mention, other) and mention.kind == other.kind
                                         for other in known.mentions):
            mentions.append(mention)
            differences.append(f"{known.id}: proposed {key}")
    statements = list(known.statements)
    for statement in draft.statements:
        key = statement_key(draft, statement)
        if key not in closed and not any(_overlap(statement, other) for other in statements):
            statements.append(statement)
            differences.append(f"{known.id}: proposed {key}")
    joined = replace(known, mentions=tuple(sorted(mentions, key=lambda m: (m.start, -m.end))),
                     statements=tuple(sorted(statements, key=lambda s: (s.start, s.end))))
    # Rights, groups and kinds are a judgement on the whole paragraph: once an editor has given
    # it, a rule adds nothing to it.
    if any(tag.by == "editor" for tag in known.rights):
        return joined
    rights = [*known.rights, *_new_rights(known, draft, closed)][:4]
    return replace(joined, rights=tuple(rights),
                   groups=_union(known.groups, draft.groups, "group", closed),
                   kinds=_union(known.kinds, draft.kinds, "kind", closed))


def _new_rights(known: Paragraph, draft: Paragraph,
                closed: Collection[str]) -> Iterable[RightTag]:
    have = {tag.id for tag in known.rights}
    return (tag for tag in draft.rights
            if tag.id not in have and f"right:{tag.id}" not in closed)


def _union(known: tuple[str, ...], draft: tuple[str, ...], kind: str,
           closed: Collection[str]) -> tuple[str, ...]:
    return known + tuple(x for x in draft if x not in known and f"{kind}:{x}" not in closed)


def _overlap(one: Mention | Statement, other: Mention | Statement) -> bool:
    return one.start < other.end and other.start < one.end


# ---- the order of blocks --------------------------------------------------------------------

def _same_files(old: Report, after: Mapping[str, Paragraph]) -> tuple[SectionFile, ...]:
    """Keep the order that the editor left, where the source is the same."""
    return tuple(replace(file, blocks=tuple(
        after[b.id] if isinstance(b, Paragraph) else b for b in file.blocks)) for file in old.files)


def _new_files(old: Report, fresh: Report, renamed: Mapping[str, str],
               after: Mapping[str, Paragraph],
               rejected: Collection[str]) -> tuple[SectionFile, ...]:
    """Take the corrected source's order; headings that stood before keep their ids."""
    known = _headings_above(old)
    ids = {b.id for file in old.files for b in file.blocks if isinstance(b, Heading)}
    files: list[SectionFile] = []
    for file in fresh.files:
        blocks: list[Block] = []
        waiting: list[Heading] = []
        for block in file.blocks:
            if isinstance(block, Heading):
                if block.origin == "source" or block.id not in rejected:
                    waiting.append(block)
                continue
            name = renamed[block.id]
            blocks += _settle(waiting, known.get(name, []), ids)
            waiting = []
            blocks.append(after[name])
        files.append(replace(file, blocks=(*blocks, *waiting)))
    return tuple(files)


def _headings_above(report: Report) -> dict[str, list[Heading]]:
    """Give the headings that stand right above each paragraph."""
    above: dict[str, list[Heading]] = {}
    waiting: list[Heading] = []
    for file in report.files:
        for block in file.blocks:
            if isinstance(block, Heading):
                waiting.append(block)
            else:
                above[block.id], waiting = waiting, []
    return above


def _settle(fresh: list[Heading], known: list[Heading], ids: Collection[str]) -> list[Heading]:
    """Give a retitled heading the id that it had, and keep one that an editor restored."""
    settled: list[Heading] = []
    left = list(known)
    for heading in fresh:
        same = next((k for k in left if k.id == heading.id), None) or next(
            (k for k in left if k.level == heading.level and heading.id not in ids), None)
        if same:
            left.remove(same)
            heading = replace(heading, id=same.id)
        settled.append(heading)
    settled += [k for k in left if k.origin == "editorial" and k.by == "editor"]
    return sorted(settled, key=lambda h: h.level)
