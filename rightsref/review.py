"""What an editor should look at: everything said about the text, the least certain first.

In: the linked library. Out: ``Item`` values by rising confidence, and counts. Never decides,
never changes anything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rightsref.decide import Said, code, said
from rightsref.link import Linked, Passage
from rightsref.model import (
    FOLDERS,
    MENTION_KINDS,
    RECORD_KINDS,
    Heading,
    Mention,
    Paragraph,
    RightTag,
    Statement,
)
from rightsref.namesakes import Offer


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is said about the text."""

    confidence: float
    kind: str
    """A kind of mention, ``statement``, ``right``, ``heading`` or ``same-person``."""
    target: str
    """Id of what is said; of a statement its modality and provision."""
    words: str
    """The words that it is said of; of a right, why."""
    ref: str
    """What a person says: ``1.a ¶ 2``."""
    path: str
    """Content file."""
    line: int
    by: str
    """``editor`` or ``rule:<name>``."""
    code: str
    """Short name by which a decision speaks of it."""
    report: str
    """Id of the report; empty of what spans reports."""
    quotes: tuple[str, ...] = ()
    """Passages to decide by, where the words alone do not tell."""


def items(linked: Linked) -> list[Item]:
    """Give everything, by rising confidence, then in the report's order."""
    found = [item for page in linked.pages for item in
             (*_headings(linked, page.report, page.sections, page.file.path),
              *(i for passage in page.passages for i in _passage(passage, page.file.path)))]
    return sorted(found, key=lambda item: item.confidence)


def pairs(offers: Iterable[Offer]) -> list[Item]:
    """Give a question for each two records that may be one person."""
    return [Item(offer.confidence, "same-person", f"{offer.keep} = {offer.gone}", offer.why, "",
                 offer.path, 1, f"rule:{offer.rule}", offer.code, "", offer.quotes)
            for offer in offers]


def _headings(linked: Linked, report: str, ids: tuple[str, ...], path: str) -> Iterator[Item]:
    lines = {block.id: block.line for r in linked.library.reports if r.id == report
             for file in r.files for block in file.blocks}
    for id_ in ids:
        section = linked.sections[(report, id_)]
        if section.origin == "editorial":
            yield Item(section.confidence, "heading", section.id, section.title,
                       section.number or "", path, lines[id_], section.by,
                       code(report, section.id, "heading"), report)


def _passage(passage: Passage, path: str) -> Iterator[Item]:
    paragraph = passage.paragraph

    for key, thing in said(paragraph):
        kind, target, words = _shown(paragraph, thing)
        yield Item(thing.confidence, kind, target, words, passage.ref, path, paragraph.line,
                   thing.by, code(passage.report, paragraph.id, key), passage.report)


def _shown(paragraph: Paragraph, thing: Said) -> tuple[str, str, str]:
    """Give kind, target and words of one thing said."""
    match thing:
        case Mention():
            return thing.kind, thing.target, paragraph.text[thing.start:thing.end]
        case Statement():
            return ("statement", f"{thing.modality} {thing.provision or 'the law'}",
                    paragraph.text[thing.start:thing.end])
        case RightTag():
            return "right", f"{thing.id} ({thing.rank})", thing.why
        case Heading():
            return "heading", thing.id, thing.text


def counts(linked: Linked) -> list[tuple[str, int, str]]:
    """Give a line for each thing counted: its name, how many, and of which kinds."""
    library = linked.library
    paragraphs = [passage.paragraph for passage in linked.passages]
    lines: list[tuple[str, int, str]] = []
    for kind in RECORD_KINDS:
        records = library.records(kind).values()
        parts = [_tally(Counter(str(getattr(r, name)) for r in records if hasattr(r, name)))
                 for name in ("kind", "grade")]
        lines.append((FOLDERS[kind], len(records), "; ".join(filter(None, parts))))
    mentions = Counter(m.kind for p in paragraphs for m in p.mentions)
    lines.append(("mentions", mentions.total(), ", ".join(
        f"{mentions[kind]} {kind}" for kind in MENTION_KINDS if mentions[kind])))
    statements = [s for p in paragraphs for s in p.statements]
    explicit = Counter(s.modality for s in statements if s.explicit)
    lines.append(("statements of law", explicit.total(), _tally(explicit)))
    rules = Counter(s.modality for s in statements if not s.explicit)
    lines.append(("rules told without the law", rules.total(), _tally(rules)))
    ranks = Counter(r.rank for p in paragraphs for r in p.rights)
    lines.append(("rights of paragraphs", ranks.total(), _tally(ranks)))
    by = Counter("editor" if item.by in ("editor", "source") else "rule"
                 for item in items(linked))
    lines.append(("said in all", by.total(),
                  f"{by['editor']} by an editor, {by['rule']} by a rule"))
    return lines


def _tally(counter: Counter[str]) -> str:
    return ", ".join(f"{number} {name}" for name, number in counter.most_common())
