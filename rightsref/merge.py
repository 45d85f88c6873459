"""Merging: a new conversion into a report that an editor has worked on.

In: the report as it stands, the same source (or a corrected one) freshly converted, what the
last conversion proposed, and the editor's decisions. Out: the merged report, what changed, and
what became of every published paragraph. The editor's work stays; what was proposed before and
is gone was taken out by the editor and is not proposed again. Never touches the disk.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rightsref import ledger
from rightsref.align import Alignment, align
from rightsref.arrange import new_files, with_added_rights
from rightsref.carry import (
    MOST_RIGHTS,
    NO_RIGHT,
    Carried,
    carry,
    corrected_quote,
    divide,
    unite,
)
from rightsref.faults import Fault
from rightsref.model import (
    Dropped,
    Heading,
    Mention,
    Missing,
    Paragraph,
    Person,
    Quotation,
    Report,
    RightTag,
    SectionFile,
    Statement,
)


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merger gives."""

    report: Report
    alignment: Alignment
    heirs: Mapping[str, tuple[str, ...]]
    """By id of a paragraph, statement or heading that is gone: the ids that took its place."""
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
    drafts = [replace(p, id=names[index]) for index, p in enumerate(fresh.paragraphs)]
    before = {p.id: p for p in old.paragraphs}
    heirs = {name: tuple(names[j] for j in run) for name, run in found.split.items()}
    heirs |= {name: (names[j],) for name, j in found.merged.items()}
    heirs |= dict.fromkeys(found.retired, ())
    differences: list[str] = []
    inherited = _inherited(before, drafts, found, differences)
    after: dict[str, Paragraph] = {}
    for draft in drafts:
        name = draft.id
        closed = {*base.get(name, ()), *rejected.get(name, ())}
        if name in before:
            if draft.text != before[name].text:
                differences.append(f"{name}: its words changed")
            known = carry(before[name], draft.text)
            differences += _lost(before[name], known.lost)
            after[name] = _join(known.paragraph, draft, closed, differences)
        elif name in inherited:
            for parent in (before[key] for key, to in heirs.items() if name in to):
                said = {*base.get(parent.id, ()), *rejected.get(parent.id, ())}
                closed |= said - set(proposals(parent))
            after[name] = _join(inherited[name], draft, closed, differences)
        else:
            after[name] = draft
            differences.append(f"new paragraph {name}: {ledger.quote(draft.text)}")
    differences += [f"{name} is gone: {'now ' + ', '.join(to) if to else 'retired'}"
                    for name, to in heirs.items()]
    same = old.source_sha256 == fresh.source_sha256
    files = (_same_files(old, after) if same
             else new_files(old, fresh, renamed, after, heirs, rejected))
    files = tuple(with_added_rights(file, old) for file in files)
    report = replace(old, files=files, source_sha256=fresh.source_sha256,
                     source_text=fresh.source_text, title_text=fresh.title_text,
                     dropped=_dropped(old, fresh),
                     missing=old.missing if same else _missing(old, fresh, files))
    gone = {**heirs, **_gone(old, report, heirs)}
    return Merged(report, found, gone, tuple(differences), found.faults)


def _inherited(before: Mapping[str, Paragraph], drafts: Sequence[Paragraph], found: Alignment,
               differences: list[str]) -> dict[str, Paragraph]:
    """Give what is said of split and merged paragraphs to those that hold their words now."""
    carried: list[tuple[Sequence[Paragraph], Carried]] = []
    for name, run in found.split.items():
        carried += [((before[name],), part)
                    for part in divide(before[name], [drafts[j] for j in run])]
    for j in sorted(set(found.merged.values())):
        united = [p for p in before.values() if found.merged.get(p.id) == j]
        carried.append((united, unite(united, drafts[j])))
    for parents, part in carried:
        name, sources = part.paragraph.id, ", ".join(p.id for p in parents)
        differences.append(f"{name}: has the marks, rights and notes of {sources}")
        if part.doubtful:
            differences.append(f"{name}: not sure that it is to have {', '.join(part.doubtful)} "
                               f"of {sources}; read it")
        for parent in parents:
            differences += _lost(parent, [mark for mark in part.lost if mark in
                                          (*parent.mentions, *parent.statements)])
    return {part.paragraph.id: part.paragraph for _, part in carried}


def _lost(paragraph: Paragraph, marks: Iterable[Mention | Statement]) -> Iterator[str]:
    for mark in marks:
        key = (mention_key(paragraph, mark) if isinstance(mark, Mention)
               else statement_key(paragraph, mark))
        yield f"{paragraph.id}: dropped {key}"


def _gone(old: Report, new: Report, heirs: Mapping[str, tuple[str, ...]],
          ) -> dict[str, tuple[str, ...]]:
    """Say what became of headings and statements that the new report no longer has.

    A statement leads to the paragraph that it stood in, a heading to what stood beneath it, or
    to what took their place.
    """
    there = {b.id for file in new.files for b in file.blocks}
    there |= {s.id for p in new.paragraphs for s in p.statements}
    gone: dict[str, tuple[str, ...]] = {}
    for file in old.files:
        waiting: list[str] = []
        for block in file.blocks:
            if isinstance(block, Heading):
                waiting += [block.id] if block.id not in there else []
                continue
            to = heirs.get(block.id, (block.id,))
            gone |= {name: to[:1] for name in waiting if to}
            waiting = [] if to else waiting
            gone |= {s.id: to for s in block.statements if s.id not in there}
        gone |= dict.fromkeys(waiting, ())
    return gone


def _dropped(old: Report, fresh: Report) -> tuple[Dropped, ...]:
    """Take what the source drops now; a reason that an editor gave stays."""
    known = {part.text: part for part in old.dropped}
    return tuple(known.get(part.text, part) for part in fresh.dropped)


def _missing(old: Report, fresh: Report, files: Iterable[SectionFile]) -> tuple[Missing, ...]:
    """Keep what was said to be missing, but for what is there now; add what has gone since."""
    there = {b.id for file in files for b in file.blocks if isinstance(b, Heading)}
    had = {b.id for file in old.files for b in file.blocks if isinstance(b, Heading)}

    def heading(part: Missing) -> str:
        return f"section-{part.section.replace('.', '-')}"

    kept = [part for part in old.missing if heading(part) not in there]
    known = {part.section for part in old.missing}
    return (*kept, *(part for part in fresh.missing
                     if part.section not in known and heading(part) in had - there))


def _names(fresh: Report, found: Alignment, taken: set[str]) -> dict[int, str]:
    names: dict[int, str] = {}
    for index, paragraph in enumerate(fresh.paragraphs):
        if index in found.kept:
            names[index] = found.kept[index]
        else:
            names[index] = ledger.mint("p", f"{fresh.id}\n{paragraph.text}", taken)
            taken.add(names[index])
    return names


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
    rights = [*known.rights, *_new_rights(known, draft, closed)]
    # "No right" stands alone: it goes when a right comes.
    rights = [tag for tag in rights if tag.id != NO_RIGHT] or rights[:1]
    return replace(joined, rights=tuple(rights[:MOST_RIGHTS]),
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


def _same_files(old: Report, after: Mapping[str, Paragraph]) -> tuple[SectionFile, ...]:
    """Keep the order that the editor left, where the source is the same."""
    return tuple(replace(file, blocks=tuple(
        after[b.id] if isinstance(b, Paragraph) else b for b in file.blocks)) for file in old.files)


# ---- quotations of records ----------------------------------------------------------------------

def repointed(person: Person, old: Report, new: Report, heirs: Mapping[str, tuple[str, ...]],
              differences: list[str]) -> Person:
    """Make the quotations of a person name the paragraphs in which their words stand now.

    Corrected words are quoted as they are now. What stands nowhere any more, or in several
    places, is told.
    """
    before = {p.id: p.text for p in old.paragraphs}
    after = {p.id: p.text for p in new.paragraphs}

    def place(quotation: Quotation) -> Quotation:
        owner, _, name = quotation.paragraph.partition("/")
        if owner != new.id or quotation.quote not in before.get(name, "") \
                or quotation.quote in after.get(name, ""):
            return quotation
        near = [n for n in heirs.get(name, (name,)) if n in after]
        holding = [n for n in near if quotation.quote in after[n]] or [
            n for n, text in after.items() if quotation.quote in text]
        words = f"people/{person.id}: {ledger.quote(quotation.quote)!r}, of {name},"
        if holding:
            doubt = f" ({', '.join(holding)} all hold it)" if len(holding) > 1 else ""
            differences.append(f"{words} stands in {holding[0]} now{doubt}")
            return replace(quotation, paragraph=f"{owner}/{holding[0]}")
        for heir in near:
            if corrected := corrected_quote(before[name], quotation.quote, after[heir]):
                differences.append(f"{words} reads {ledger.quote(corrected)!r} now, in {heir}")
                return replace(quotation, quote=corrected, paragraph=f"{owner}/{heir}")
        differences.append(f"{words} stands nowhere now; take it out or quote other words")
        return quotation

    return replace(person, role=place(person.role) if person.role else None,
                   events=tuple(map(place, person.events)))
