"""The pages of a library: first page by country and year, and what spans its reports.

In: the cards of all reports and a desk without texts. Out: views. Never quotes a report at
length: a page across reports says where something stands and how often, and the report's own
page shows it. So a page grows by one line a report, and an index is parted by letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rightsref.cards import Card, Named
from rightsref.link import slug
from rightsref.model import FOLDERS, RECORD_KINDS, Topic
from rightsref.pages import home, indexes, names, urls
from rightsref.pages.base import Link, PageContext, View
from rightsref.pages.desk import Desk
from rightsref.survey import Key

COMPARED = "compare/index.html"
LONGEST = 300
"""Entries that a page of an index has at most."""
BY_ROOM = {"authorities": "Table of authorities", "statements": "What the law says",
           "modality": "What the law says, by modality", "dates": "Dates",
           "coverage": "Coverage", "crossings": "Crossings"}
"""Lists that each report has; the library leads to them."""


Entry = tuple[str, str, str, int]
"""An entry of an index: the form to sort under, the id, a few words, how many passages."""


@dataclass(frozen=True, slots=True)
class Row:
    """A country with its years."""

    country: str
    years: tuple[Link, ...]
    more: tuple[Link, ...] = ()
    """Comparisons of its years."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Countries under one letter."""

    letter: str
    id: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryPage(PageContext):
    """Context of ``library.html``, the first page of a library."""

    name: str
    lead: str
    search: str
    years: tuple[Link, ...]
    letters: tuple[Rows, ...]
    topics: tuple[Link, ...]
    more: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearPage(PageContext):
    """Context of ``year.html``: the reports of one year, or the countries of a library."""

    lead: str
    letters: tuple[Rows, ...]
    more: tuple[Link, ...]
    """Rights compared in that year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpreadPage(PageContext):
    """Context of ``spread.html``: where something stands, by country and year."""

    name: str
    notation: str
    words: tuple[str, ...]
    """What it is."""
    count: str
    letters: tuple[Rows, ...]
    compare: tuple[Link, ...]
    ways: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RollPage(PageContext):
    """Context of ``roll.html``: one letter of a long index; on the first page, none."""

    lead: str
    letters: tuple[Link, ...]
    parts: tuple[Link, ...]
    """The pages of a letter that has too many for one, by their first and last entry."""
    entries: tuple[Link, ...]
    unnamed: tuple[Link, ...]


def views(desk: Desk, cards: Sequence[Card]) -> Iterator[View]:
    """Give every page of a library that spans its reports, comparisons and records left out."""
    ordered = sorted(cards, key=lambda card: (card.filed.casefold(), card.year, card.id))
    yield _home(desk, ordered)
    for view in home.views(desk):
        if view.url != urls.FIXED["home"]:
            yield view
    for year in sorted({card.year for card in ordered}):
        yield _year(desk, year, [card for card in ordered if card.year == year])
    yield _topics(desk, ordered)
    for topic in desk.library.topics.values():
        yield _topic(desk, topic, ordered)
    yield from _groups(desk, ordered)
    for name, title in BY_ROOM.items():
        yield _by_room(desk, name, title, ordered)
    yield _abbreviations(desk)


def year_page(year: int) -> str:
    return f"years/{year}.html"


def country_page(card: Card) -> str:
    return f"compare/{card.land}.html"


def right_page(topic: str, year: int) -> str:
    return f"compare/{topic}/{year}.html"


def by_letter(rows: Iterable[Row]) -> tuple[Rows, ...]:
    """Part countries by letter."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(names.letter(row.country), []).append(row)
    return tuple(Rows(letter, "letter-" + letter.lower().replace("–", "-"), tuple(inner))
                 for letter, inner in sorted(found.items()))


def rows(desk: Desk, url: str, found: Iterable[tuple[Card, str, int]],
         compared: bool = False) -> tuple[Rows, ...]:
    """Give a row a country: for each card the page to go to and the number of passages."""
    countries: dict[str, list[tuple[Card, str, int]]] = {}
    for one in found:
        countries.setdefault(one[0].filed, []).append(one)
    return by_letter(
        Row(country, tuple(Link(_year_of(card), desk.href(url, target), "", "", count)
                           for card, target, count in inner),
            (Link("compare the years", desk.href(url, country_page(inner[0][0]))),)
            if compared and len(inner) > 1 else ())
        for country, inner in countries.items())


def _year_of(card: Card) -> str:
    """Give the year of a report, with its name of the country where that is another."""
    return f"{card.year} ({card.own})" if card.own else str(card.year)


def _crumbs(desk: Desk, url: str) -> tuple[Link, ...]:
    return (Link("Home", desk.href(url, urls.FIXED["home"])),)


def _home(desk: Desk, cards: Sequence[Card]) -> View:
    url, site = urls.FIXED["home"], desk.site
    years = sorted({card.year for card in cards})
    counted = [Link(str(year), desk.href(url, year_page(year)), "", "",
                    sum(card.year == year for card in cards)) for year in years]
    return desk.view(url, "library.html", LibraryPage(
        title=site.title, description=site.description, **desk.context(url),
        name=site.title,
        lead=f"{site.description} {names.count(len(cards), 'report')}, "
             f"{names.count(sum(card.passages for card in cards), 'passage')}.",
        search=desk.href(url, urls.FIXED["search"]), years=tuple(counted),
        letters=rows(desk, url, ((c, urls.contents(c.id), 0) for c in cards), True),
        topics=tuple(Link(t.name, desk.href(url, urls.record("topic", t.id)), "topic")
                     for t in desk.library.topics.values()),
        more=(*(Link(text, desk.href(url, target)) for text, target in desk.lists()
                if target != url), Link("Compare", desk.href(url, COMPARED)))))


def _year(desk: Desk, year: int, cards: Sequence[Card]) -> View:
    url = year_page(year)
    lead = f"{names.count(len(cards), 'report')} of {year}, by country."
    topics = [t for t in desk.library.topics.values() if any(t.id in c.topics for c in cards)]
    return desk.view(url, "year.html", YearPage(
        title=str(year), here=str(year), description=lead, lead=lead,
        crumbs=_crumbs(desk, url), **desk.context(url),
        letters=rows(desk, url, ((c, urls.contents(c.id), c.passages) for c in cards)),
        more=tuple(Link(t.name, desk.href(url, right_page(t.id, year)), "topic") for t in topics)))


def _topics(desk: Desk, cards: Sequence[Card]) -> View:
    url = urls.index("topic")
    lead = "Rights categories, in the order of the reports and from A to Z, with the number of " \
           "reports that tell of each."
    links = {t.id: Link(t.name, desk.href(url, urls.record("topic", t.id)), "topic", "",
                        sum(t.id in card.topics for card in cards))
             for t in desk.library.topics.values()}
    ordered = sorted(desk.library.topics.values(), key=lambda t: (t.notation or "~", t.name))
    return desk.view(url, "topics.html", indexes.TopicsPage(
        title="Topics", here="Topics", description=lead, lead=lead, crumbs=_crumbs(desk, url),
        **desk.context(url),
        shelves=(indexes.Shelf("In the order of the reports", "shelf-order",
                               tuple(links[t.id] for t in ordered)),),
        letters=desk.letters((t.name, links[t.id]) for t in ordered)))


def _topic(desk: Desk, topic: Topic, cards: Sequence[Card]) -> View:
    url = urls.record("topic", topic.id)
    found = [c for c in cards if topic.id in c.topics]
    return _spread(
        desk, url, topic.name, "Topics", urls.index("topic"),
        [(c, f"{c.id}/{url}", c.topics[topic.id].primary + c.topics[topic.id].secondary)
         for c in found],
        notation=topic.notation, words=tuple(filter(None, (topic.definition, topic.scope))),
        compare=tuple(Link(str(year), desk.href(url, right_page(topic.id, year)))
                      for year in sorted({c.year for c in found})),
        ways=tuple(desk.topic(url, id_) for id_ in (
            *filter(None, (topic.broader,)), *topic.related)))


def _spread(desk: Desk, url: str, name: str, above: str, index: str,
            found: list[tuple[Card, str, int]], notation: str = "", words: tuple[str, ...] = (),
            compare: tuple[Link, ...] = (), ways: tuple[Link, ...] = ()) -> View:
    count = names.count(sum(n for _, _, n in found), "passage")
    told = f"{count} in {names.count(len(found), 'report')}" if found else "No report names it"
    return desk.view(url, "spread.html", SpreadPage(
        title=name, here=name, description=f"{name}: {told}, by country and year.",
        crumbs=(Link(above, desk.href(url, index)),), **desk.context(url), name=name,
        notation=notation, words=words, count=f"{told}.", letters=rows(desk, url, found),
        compare=compare, ways=ways))


def _groups(desk: Desk, cards: Sequence[Card]) -> Iterator[View]:
    url = urls.FIXED["groups"]
    entries = []
    for group in desk.library.groups.values():
        page = urls.group(group.id)
        found = [(c, f"{c.id}/{page}", c.groups[group.id]) for c in cards if group.id in c.groups]
        entries.append(Link(group.name, desk.href(url, page), "group", group.definition,
                            sum(n for _, _, n in found)))
        yield _spread(desk, page, group.name, "Groups affected", url, found,
                      words=(group.definition,) if group.definition else ())
    yield _roll(desk, url, "Groups affected", "Groups of people whom passages concern.", (),
                tuple(entries))


def _by_room(desk: Desk, name: str, title: str, cards: Sequence[Card]) -> View:
    url = urls.FIXED[name]
    lead = "Each report has its own list:"
    return desk.view(url, "year.html", YearPage(
        title=title, here=title, description=f"{title}, report by report.", lead=lead,
        crumbs=_crumbs(desk, url), **desk.context(url), more=(),
        letters=rows(desk, url, ((c, f"{c.id}/{url}", 0) for c in cards))))


def _abbreviations(desk: Desk) -> View:
    url = urls.FIXED["abbreviations"]
    return desk.view(url, "abbreviations.html", indexes.AbbreviationsPage(
        title="Abbreviations", here="Abbreviations",
        description="Short forms in the reports, and what they stand for.",
        crumbs=_crumbs(desk, url), **desk.context(url),
        entries=tuple((short, long, (), 0) for short, long in sorted(
            desk.site.abbreviations, key=lambda pair: pair[0].casefold()))))


def shared(desk: Desk, kind: str, found: Mapping[str, Sequence[tuple[Card, Named]]]
           ) -> Iterator[View]:
    """Give a page for each record that has no other: it leads to those of the reports."""
    title, index = names.KINDS[kind], urls.index(kind)
    for id_, where in found.items():
        if any(named.url != urls.record(kind, id_) for _, named in where):
            first = where[0][1]
            yield _spread(desk, urls.record(kind, id_), first.name, title, index,
                          [(card, named.url, named.count) for card, named in where],
                          words=(first.about,) if first.about else ())


def entry(id_: str, where: Sequence[tuple[Card, Named]]) -> Entry:
    """Give the entry of a record in the index of its kind."""
    first = where[0][1]
    return (first.sort, id_, first.about, sum(named.count for _, named in where))


def rolls(desk: Desk, kind: str, found: Iterable[Entry], spare: set[str]) -> Iterator[View]:
    """Give the index of a kind by letter, and a page for each record that no report names."""
    index, title = urls.index(kind), names.KINDS[kind]
    letters: dict[str, list[Entry]] = {}
    for one in found:
        letters.setdefault(names.letter(one[0]), []).append(one)
    records = desk.library.records(kind)
    for id_ in sorted(spare & records.keys()):
        yield _spread(desk, urls.record(kind, id_), records[id_].name, title, index, [])
    pages = {letter: f"{FOLDERS[kind]}/by-letter/{slug(letter) or 'other'}"
             for letter in sorted(letters)}
    number = sum(map(len, letters.values()))
    lead = f"{names.count(number, 'entry', 'entries')} in all reports."
    yield _roll(
        desk, index, title, lead, _letters(desk, index, pages, letters), (),
        unnamed=tuple(Link(records[i].name, desk.href(index, urls.record(kind, i)), kind)
                      for i in sorted(spare & records.keys())))
    for letter, page in pages.items():
        held = sorted(letters[letter], key=lambda e: (e[0].casefold(), e[0], e[1]))
        runs = [held[at:at + LONGEST] for at in range(0, len(held), LONGEST)]
        parts = [(f"{page}.html" if number == 1 else f"{page}-{number}.html", run)
                 for number, run in enumerate(runs, 1)]
        for number, (url, run) in enumerate(parts, 1):
            lead = f"{names.count(len(held), 'entry', 'entries')} under {letter}."
            yield _roll(
                desk, url, f"{title}, {letter}" + (f", part {number}" if number > 1 else ""), lead,
                _letters(desk, url, pages, letters),
                tuple(Link(sort, desk.href(url, urls.record(kind, id_)), kind, about, count)
                      for sort, id_, about, count in run),
                parts=tuple(Link(f"{_short(one[0][0])} – {_short(one[-1][0])}",
                                 desk.href(url, other) if other != url else "", "", "", len(one))
                            for other, one in parts) if len(parts) > 1 else ())


def _letters(desk: Desk, url: str, pages: Mapping[str, str],
             held: Mapping[str, Sequence[object]]) -> tuple[Link, ...]:
    return tuple(Link(one, desk.href(url, f"{page}.html"), "", "", len(held[one]))
                 for one, page in pages.items())


def _short(name: str) -> str:
    """Cut a name that stands for where a page begins or ends."""
    return name if len(name) <= 22 else name[:22].rpartition(" ")[0] + " …"


def _roll(desk: Desk, url: str, title: str, lead: str, letters: tuple[Link, ...],
          entries: tuple[Link, ...], unnamed: tuple[Link, ...] = (),
          parts: tuple[Link, ...] = ()) -> View:
    return desk.view(url, "roll.html", RollPage(
        title=title, here=title, description=f"{title}. {lead}", lead=lead,
        crumbs=_crumbs(desk, url), **desk.context(url), letters=letters, parts=parts,
        entries=entries, unnamed=unnamed))


def about(desk: Desk) -> Mapping[Key, tuple[str, str]]:
    """Give for each record the form to sort under and a few words about it."""
    return {(kind, id_): (desk.sort(kind, id_), desk.about(kind, record))
            for kind in RECORD_KINDS for id_, record in desk.library.records(kind).items()}
