"""Namesakes: records of people that may be one person, offered to the editor, and their union.

In: the linked library, and pairs that an editor told apart. Out: offers, the least certain first,
each with what speaks for it; two records as one; a report with its mentions re-pointed. Never
joins anything by itself, never touches the disk.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from rightsref.annotate.profiles import Passage as Told
from rightsref.annotate.profiles import Profile, profile
from rightsref.annotate.same_person import compare, forms_of, keys_of
from rightsref.link import Cited, Linked
from rightsref.model import Paragraph, Person, Report

AROUND = 160
"""Letters that are quoted on each side of a name."""
MOST_OF_A_KEY = 400
"""Records that share the beginning of a name; more say nothing and cost much."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Two records that may be one person."""

    keep: str
    """Id that stays if the editor says so."""
    gone: str
    confidence: float
    rule: str
    why: str
    code: str
    quotes: tuple[str, ...]
    """A passage of each, with the name in it."""
    path: str
    """File of the record that would go."""


def offers(linked: Linked, apart: Mapping[str, Collection[str]]) -> tuple[Offer, ...]:
    """Give the pairs that the evidence is short of, by rising confidence."""
    people = linked.library.people
    met: dict[str, list[str]] = {}
    for id_, person in people.items():
        for key in dict.fromkeys(key for form in forms_of(person) for key in keys_of(form)):
            met.setdefault(key, []).append(id_)
    pairs = {(a, b) for ids in met.values() if len(ids) <= MOST_OF_A_KEY
             for at, a in enumerate(ids) for b in ids[at + 1:]}
    told: dict[str, Profile] = {}
    found = []
    for a, b in sorted(pairs):
        if is_apart(people[a], people[b], apart):
            continue
        for id_ in (a, b):
            if id_ not in told:
                told[id_] = _profile(linked, people[id_])
        verdict = compare(told[a], told[b])
        if verdict.confidence:
            keep, gone = _ordered(linked, people[a], people[b])
            found.append(Offer(keep, gone, verdict.confidence, verdict.rule, verdict.why,
                               code(a, b), (*_quoted(linked, keep), *_quoted(linked, gone)),
                               people[gone].path))
    return tuple(sorted(found, key=lambda offer: (offer.confidence, offer.keep, offer.gone)))


def code(one: str, two: str) -> str:
    """Give the short name of a pair, by which a decision speaks of it."""
    return hashlib.sha256(f"same-person\0{min(one, two)}\0{max(one, two)}".encode()).hexdigest()[:7]


def is_apart(one: Person, two: Person, apart: Mapping[str, Collection[str]]) -> bool:
    """Tell whether an editor said that two are not one: in a record of theirs, or asked."""
    said = any(a.by == "editor" and b.id in a.not_ for a, b in ((one, two), (two, one)))
    return said or two.id in apart.get(one.id, ()) or one.id in apart.get(two.id, ())


def _profile(linked: Linked, person: Person) -> Profile:
    return profile(person.id, forms_of(person), (
        Told(cited.passage.report, cited.passage.paragraph.id, cited.passage.paragraph.text,
             tuple((m.start, m.end) for m in cited.mentions))
        for cited in _cited(linked, person.id)))


def _cited(linked: Linked, id_: str) -> tuple[Cited, ...]:
    return linked.by_record.get(("person", id_), ())


def _quoted(linked: Linked, id_: str) -> Iterator[str]:
    """Give the passage that tells most of a person: the first with the longest form."""
    cited = _cited(linked, id_)
    if not cited:
        yield f"{id_}: no report names this record."
        return
    one = max(cited, key=lambda c: (max(m.end - m.start for m in c.mentions), -c.passage.order))
    mention = max(one.mentions, key=lambda m: m.end - m.start)
    text = one.passage.paragraph.text
    start, end = max(mention.start - AROUND, 0), min(mention.end + AROUND, len(text))
    yield (f"{id_}: {one.passage.report} {one.passage.ref}: “{'…' if start else ''}"
           f"{text[start:end]}{'…' if end < len(text) else ''}”")


def _ordered(linked: Linked, one: Person, two: Person) -> tuple[str, str]:
    """Say which id stays: an editor's, else the one named in more reports, else the shorter."""
    def rank(person: Person) -> tuple[bool, int, int, str]:
        reports = {cited.passage.report for cited in _cited(linked, person.id)}
        return person.by != "editor", -len(reports), len(person.id), person.id

    keep, gone = sorted((one, two), key=rank)
    return keep.id, gone.id


# ---- two as one ---------------------------------------------------------------------------------

def united(keep: Person, gone: Person) -> Person:
    """Give one record of two; ``ValueError`` where a name is withheld."""
    for person in (keep, gone):
        if person.visibility != "full":
            raise ValueError(f"the name of {person.id} is shown as {person.visibility!r}: its "
                             "address tells nothing and cannot lead to the other. Set visibility "
                             "the same in both and join them by hand")
    forms = dict.fromkeys((*keep.also, gone.name, *gone.also))
    return replace(
        keep, also=tuple(form for form in forms if form != keep.name),
        search=tuple(dict.fromkeys((*keep.search, *gone.search))),
        sort=keep.sort or gone.sort, role=keep.role or gone.role,
        note="\n\n".join(filter(None, (keep.note, gone.note))),
        not_=tuple(id_ for id_ in dict.fromkeys((*keep.not_, *gone.not_))
                   if id_ not in (keep.id, gone.id)),
        events=tuple(sorted(dict.fromkeys((*keep.events, *gone.events)),
                            key=lambda event: event.date or "~")))


def told_apart(person: Person, other: str) -> Person:
    """Give a record that says with whom it is not to be confused."""
    return person if other in person.not_ else replace(person, not_=(*person.not_, other))


def repointed(report: Report, gone: str, keep: str) -> Report:
    """Give a report whose mentions of one record lead to the other."""
    def block(paragraph: Paragraph) -> Paragraph:
        return replace(paragraph, mentions=tuple(
            replace(m, target=keep) if (m.kind, m.target) == ("person", gone) else m
            for m in paragraph.mentions))

    return replace(report, files=tuple(
        replace(file, blocks=tuple(block(b) if isinstance(b, Paragraph) else b
                                   for b in file.blocks)) for file in report.files))


def renamed(ids: Collection[str], own: str, gone: str, keep: str) -> tuple[str, ...]:
    """Give a record's list of others with one id in another's place, without its own."""
    return tuple(id_ for id_ in dict.fromkeys(keep if id_ == gone else id_ for id_ in ids)
                 if id_ != own)
