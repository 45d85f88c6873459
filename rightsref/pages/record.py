"""Pages of people, laws, organisations and places: who or what, and every passage in context.

In: the desk. Out: contexts. Never tells more than the record and the report say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rightsref.link import Cited, Stated
from rightsref.model import (
    RECORD_KINDS,
    Organisation,
    Person,
    Place,
    Provision,
    Quotation,
    Record,
)
from rightsref.pages import names, urls
from rightsref.pages.base import Link, PageContext, View
from rightsref.pages.desk import NO_RIGHT, Chapter, Context, Desk
from rightsref.pictures import Picture

MOST_COMPANY = 24
"""So many names that appear together are shown, those met most often first."""


@dataclass(frozen=True, slots=True)
class Told:
    """A quotation from a report with its paragraph."""

    when: str
    """The date in words, or empty."""
    quote: str
    ref: Link


@dataclass(frozen=True, slots=True)
class LawQuoted:
    """Words that state the law; they may be more than one statement, each with its address."""

    text: str
    href: str
    ref: str
    who: str
    """What states it: ``The law``, ``The constitution``."""
    implied: bool
    """True where the report tells the rule without naming the law."""
    does: tuple[Link, ...]
    """What the law does, ``prohibits``; one link a statement over the same words."""
    provisions: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPage(PageContext):
    """What all pages of records have."""

    name: str
    kind: str
    """``Person``."""
    also: tuple[str, ...]
    """Every other form that a report uses."""
    note: tuple[str, ...]
    """The editor's note, a paragraph each."""
    count: str
    chapters: tuple[Chapter, ...]
    topics: tuple[Link, ...]
    """Topics of the passages, those met most often first."""
    company: tuple[tuple[str, tuple[Link, ...]], ...]
    """Who and what appears in the same passages, by kind."""
    index: Link
    sure: str
    """Who made the record, where no editor did."""
    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage(RecordPage):
    """Context of ``person.html``."""

    role: Told | None
    events: tuple[Told, ...]
    more: bool
    """True where the passages hold more than the events quote."""
    others: tuple[Link, ...]
    """People not to be confused with this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionPage(RecordPage):
    """Context of ``provision.html``."""

    facts: tuple[tuple[str, str], ...]
    """What kind of law it is, in pairs of name and value."""
    quote: str
    """How the report names it."""
    outer: str
    """What it is to its parent: ``Part of``."""
    parent: Link | None
    children: tuple[tuple[str, tuple[Link, ...]], ...]
    """What belongs to it, each kind under its heading."""
    laws: tuple[LawQuoted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationPage(RecordPage):
    """Context of ``organisation.html``."""

    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacePage(RecordPage):
    """Context of ``place.html``."""

    facts: tuple[tuple[str, str], ...]


def views(desk: Desk) -> Iterator[View]:
    """Give the page of every record, also of one that no passage names."""
    children: dict[str, list[str]] = {}
    for provision in desk.library.provisions.values():
        if provision.parent:
            children.setdefault(provision.parent, []).append(provision.id)
    laws: dict[str, list[Stated]] = {}
    for stated in desk.linked.statements:
        if stated.statement.provision:
            laws.setdefault(stated.statement.provision, []).append(stated)
    for kind in RECORD_KINDS:
        for record in desk.library.records(kind).values():
            url = urls.record(kind, record.id)
            yield desk.view(url, f"{kind}.html", _page(
                desk, url, kind, record, children.get(record.id, []), laws.get(record.id, [])))


def laws_quoted(desk: Desk, url: str, found: Iterable[Stated]) -> tuple[LawQuoted, ...]:
    """Quote statements of law on another page, in the report's order.

    Those over the same words stand together, and those of one paragraph one after another.
    """
    passages: dict[str, dict[tuple[int, int], list[Stated]]] = {}
    for stated in found:
        statement = stated.statement
        passages.setdefault(stated.passage.id, {}).setdefault(
            (statement.start, statement.end), []).append(stated)
    return tuple(_law_quoted(desk, url, spans[span]) for spans in passages.values()
                 for span in sorted(spans))


def _law_quoted(desk: Desk, url: str, same: list[Stated]) -> LawQuoted:
    first, known = same[0], desk.library.provisions
    provisions = [id_ for id_ in dict.fromkeys(s.statement.provision for s in same)
                  if id_ is not None and id_ in known]
    explicit = any(s.statement.explicit for s in same)
    # That the law states something adds nothing where it is said what it does.
    does = [s for s in same if s.statement.modality != "other"] or same
    return LawQuoted(
        first.text, desk.href(url, first.url), desk.cite(first.passage),
        names.states(known[provisions[0]].kind if provisions else "", first.text, explicit),
        not explicit,
        tuple(Link(names.MODALITY[s.statement.modality].removeprefix("The law "),
                   desk.href(url, s.url), "ref") for s in does),
        tuple(desk.record(url, "provision", id_) for id_ in provisions))


def _page(desk: Desk, url: str, kind: str, record: Record, children: list[str],
          laws: list[Stated]) -> RecordPage:
    shared = _shared(desk, url, kind, record)
    if isinstance(record, Person):
        return PersonPage(
            **shared, role=_told(desk, url, record.role) if record.role else None,
            events=tuple(_told(desk, url, event) for event in in_order(desk, record.events)),
            more=_more(desk, record),
            others=tuple(desk.record(url, "person", id_,
                                     desk.about("person", desk.library.people[id_]))
                         for id_ in record.not_ if id_ in desk.library.people))
    if isinstance(record, Provision):
        facts = [("Kind", record.kind), ("The report names it", names.GRADE[record.grade]),
                 ("Jurisdiction", desk.country(record.jurisdiction)),
                 ("Date given", names.date(record.date) if record.date else "")]
        return ProvisionPage(
            **shared, facts=tuple(pair for pair in facts if pair[1]), quote=record.quote,
            outer=names.OUTER.get(record.kind, "Part of"),
            parent=desk.record(url, "provision", record.parent) if record.parent else None,
            children=_children(desk, url, children),
            laws=laws_quoted(desk, url, laws))
    about = desk.about(kind, record)
    facts = [("Kind", about)] if about else []
    if isinstance(record, Place):
        if record.latitude is not None and record.longitude is not None:
            facts.append(("Coordinates", f"{record.latitude:.2f}, {record.longitude:.2f}"))
        return PlacePage(**shared, facts=tuple(facts))
    assert isinstance(record, Organisation)
    return OrganisationPage(**shared, facts=tuple(facts))


def _children(desk: Desk, url: str,
              children: list[str]) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """Put what belongs to a provision under headings: an article's own title is no part of it."""
    found: dict[str, list[Link]] = {}
    for id_ in sorted(children):
        kind = desk.library.provisions[id_].kind
        found.setdefault(names.INNER.get(kind, "Parts of it that are cited"), []).append(
            desk.record(url, "provision", id_, "", desk.count("provision", id_)))
    return tuple((heading, tuple(links)) for heading, links in found.items())


class _Shared(Context):
    title: str
    description: str
    here: str
    crumbs: tuple[Link, ...]
    name: str
    kind: str
    also: tuple[str, ...]
    note: tuple[str, ...]
    count: str
    chapters: tuple[Chapter, ...]
    topics: tuple[Link, ...]
    company: tuple[tuple[str, tuple[Link, ...]], ...]
    index: Link
    sure: str
    pictures: tuple[Picture, ...]


def _shared(desk: Desk, url: str, kind: str, record: Record) -> _Shared:
    cited = desk.linked.by_record.get((kind, record.id), ())
    count = names.count(len(cited), "passage")
    about = desk.about(kind, record)
    description = f"{record.name}: {about + ', ' if about else ''}{count} of the report" \
        f"{'' if desk.only else 's'}, in context, each with its permanent address."
    return {
        "title": record.name, "description": description, "here": record.name,
        "crumbs": (Link(names.KINDS[kind], desk.href(url, urls.index(kind))),),
        **desk.context(url),
        "name": record.name, "kind": names.KIND[kind],
        "also": record.also, "count": count,
        "note": tuple(part.strip() for part in record.note.split("\n\n") if part.strip()),
        "chapters": desk.chapters(url, ((c.passage, desk.quoted(
            url, c.passage, ((m.start, m.end) for m in c.mentions))) for c in cited)),
        "topics": _topics(desk, url, cited), "company": _company(desk, url, kind, record.id, cited),
        "index": Link(names.KINDS[kind], desk.href(url, urls.index(kind))),
        "sure": "" if record.by == "editor" else names.confidence(record.by, record.confidence),
        "pictures": desk.extras.pictures.get(url, ())}


def _told(desk: Desk, url: str, quotation: Quotation) -> Told:
    passage = desk.linked.by_id.get(quotation.paragraph)
    return Told(names.date(quotation.date) if quotation.date else "", quotation.quote,
                desk.ref(url, passage) if passage else Link(quotation.paragraph, ""))


def in_order(desk: Desk, events: Iterable[Quotation]) -> list[Quotation]:
    """Put events in time order; one without a date follows what the report tells before it."""
    def place(event: Quotation) -> tuple[int, int]:
        passage = desk.linked.by_id.get(event.paragraph)
        return (order.get(event.paragraph, len(order)),
                passage.paragraph.text.find(event.quote) if passage else 0)

    order = {passage.id: n for n, passage in enumerate(desk.linked.passages)}
    groups: list[list[Quotation]] = [[]]
    for event in sorted(events, key=place):
        if event.date:
            groups.append([])
        groups[-1].append(event)
    return [event for group in (groups[0], *sorted(groups[1:], key=_when)) for event in group]


def _when(group: list[Quotation]) -> str:
    return group[0].date or ""


def _more(desk: Desk, person: Person) -> bool:
    """Tell whether passages that name a person hold sentences that no event quotes."""
    quoted = Counter[str]()
    for event in person.events:
        quoted[event.paragraph] += len(event.quote)
    return any(quoted[c.passage.id] < len(c.passage.paragraph.text)
               for c in desk.linked.by_record.get(("person", person.id), ()))


def _topics(desk: Desk, url: str, cited: tuple[Cited, ...]) -> tuple[Link, ...]:
    counts = Counter(tag.id for c in cited for tag in c.passage.paragraph.rights
                     if tag.rank == "primary" and tag.id != NO_RIGHT)
    return tuple(desk.topic(url, id_, "", n)
                 for id_, n in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _company(desk: Desk, url: str, kind: str, id_: str,
             cited: tuple[Cited, ...]) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """Give those who appear in the same passages; the link opens their page."""
    met: dict[str, Counter[str]] = {}
    for c in cited:
        for other, target in {(m.kind, m.target) for m in c.passage.paragraph.mentions}:
            if other in RECORD_KINDS and (other, target) != (kind, id_) \
                    and target in desk.library.records(other):
                met.setdefault(other, Counter())[target] += 1
    found = []
    for other in RECORD_KINDS:
        most = sorted(met.get(other, Counter()).items(),
                      key=lambda pair: (-pair[1], desk.sort(other, pair[0])))[:MOST_COMPANY]
        if most:
            found.append((names.KINDS[other],
                          tuple(desk.record(url, other, target, "", n) for target, n in most)))
    return tuple(found)
