"""Comparison: one right across the countries of a year, one country across its years.

In: a desk without texts, the cards, and how two reports meet. Out: views. What a report no longer
covers is shown as plainly as what it says; the silence of a copy is never shown as a finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rightsref.cards import Card, Glimpse, Leaf, Sections, opening
from rightsref.link import slug
from rightsref.model import Topic
from rightsref.pages import names, urls
from rightsref.pages.base import Link, PageContext, View
from rightsref.pages.desk import Desk
from rightsref.pages.shelves import COMPARED, Rows, country_page, right_page, rows, year_page
from rightsref.years import CHANGED, GONE, KEPT, NEW, PERHAPS, Meeting, Pair, differences

_PIECE = 4
"""Equal words in a row that are worth keeping in a text that was rewritten."""
STATES = {"kept": "Kept word for word", "changed": "Changed", "perhaps": "Perhaps changed",
          "divided": "Divided", "joined": "Joined", "new": "New", "gone": "Gone"}
MEANING = {
    "kept": "the same words stand in both", "changed": "most words agree",
    "perhaps": "about half of the words agree; it may be another paragraph",
    "divided": "one paragraph is now several", "joined": "several paragraphs are now one",
    "new": "nothing like it stands in the earlier report",
    "gone": "nothing like it stands in the later report"}


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The first words of a passage."""

    ref: Link
    text: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Land:
    """What one report of the year says of the right."""

    country: str
    id: str
    link: Link
    count: str
    excerpts: tuple[Excerpt, ...]
    silence: str
    """What is to be said where no passage is about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RightPage(PageContext):
    """Context of ``compare_right.html``."""

    name: str
    year: int
    definition: str
    count: str
    years: tuple[Link, ...]
    """The same right in other years."""
    lands: tuple[Land, ...]
    silent: tuple[Land, ...]


@dataclass(frozen=True, slots=True)
class Covered:
    """A section, and the years whose report has it."""

    title: str
    cells: tuple[Link, ...]
    """One a year; without a target where that report has no such section."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryPage(PageContext):
    """Context of ``compare_country.html``."""

    name: str
    reports: tuple[Link, ...]
    pairs: tuple[Link, ...]
    covered: tuple[Covered, ...]
    rights: tuple[Covered, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One paragraph, or one that became another."""

    state: str
    words: str
    refs: tuple[Link, ...]
    runs: tuple[tuple[str, str], ...]
    """``same``, ``del``, ``ins`` or ``cut`` with the words."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One section of either report."""

    id: str
    title: str
    note: str
    """Where one of the two does not have it."""
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearsPage(PageContext):
    """Context of ``compare_years.html``."""

    name: str
    first: Link
    second: Link
    counts: tuple[tuple[str, str, str, int], ...]
    """State, its name, what it means, how many paragraphs."""
    lost: tuple[Link, ...]
    """Sections that the later report does not have."""
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparePage(PageContext):
    """Context of ``compare.html``: all comparisons."""

    years: tuple[tuple[str, tuple[Link, ...]], ...]
    """A year with its rights."""
    letters: tuple[Rows, ...]


def index(desk: Desk, cards: Sequence[Card]) -> View:
    """Give the page that leads to all comparisons."""
    ordered = sorted(cards, key=lambda card: (card.filed.casefold(), card.year, card.id))
    url = COMPARED
    years = []
    for year in sorted({card.year for card in ordered}):
        told = {id_ for card in ordered if card.year == year for id_ in card.topics}
        years.append((str(year), tuple(
            Link(t.name, desk.href(url, right_page(t.id, year)), "topic")
            for t in desk.library.topics.values() if t.id in told)))
    return desk.view(url, "compare.html", ComparePage(
        title="Compare", here="Compare", description="One right across the countries of a year; "
        "one country across its years.", crumbs=(Link("Home", desk.href(url, urls.FIXED["home"])),),
        **desk.context(url), years=tuple(years),
        letters=rows(desk, url, ((card, urls.contents(card.id), 0) for card in ordered), True)))


# ---- one right across countries -----------------------------------------------------------------

def rights(desk: Desk, year: int, cards: Sequence[Card], told: Mapping[str, Mapping[str, Glimpse]],
           years: Mapping[str, Sequence[int]]) -> Iterator[View]:
    """Give a page for each right of one year.

    ``cards`` are the reports of that year, ``told`` is what they tell of it, by report and topic;
    ``years`` gives for each topic all years that tell of it.
    """
    there = sorted(cards, key=lambda card: (card.filed.casefold(), card.id))
    for topic in desk.library.topics.values():
        if any(topic.id in card.topics for card in there):
            yield _right(desk, topic, year, there, told, years.get(topic.id, ()))


def _right(desk: Desk, topic: Topic, year: int, cards: Sequence[Card],
           told_by: Mapping[str, Mapping[str, Glimpse]], years: Sequence[int]) -> View:
    url = right_page(topic.id, year)
    lands = [_land(desk, url, topic, card, told_by[card.id].get(topic.id)) for card in cards]
    told = [land for land in lands if land.excerpts]
    count = f"{names.count(len(told), 'report')} of {len(cards)} tell of it."
    return desk.view(url, "compare_right.html", RightPage(
        title=f"{topic.name}, {year}", here=topic.name,
        description=f"{topic.name} in the reports of {year}, country by country.",
        crumbs=(Link("Compare", desk.href(url, COMPARED)),
                Link(str(year), desk.href(url, year_page(year)))),
        **desk.context(url), name=topic.name, year=year, definition=topic.definition, count=count,
        years=(*(Link(str(y), desk.href(url, right_page(topic.id, y)))
                 for y in years if y != year),
               Link("all years", desk.href(url, urls.record("topic", topic.id)))),
        lands=tuple(told), silent=tuple(land for land in lands if not land.excerpts)))


def _land(desk: Desk, url: str, topic: Topic, card: Card, told: Glimpse | None) -> Land:
    right = card.topics.get(topic.id)
    page = f"{card.id}/{urls.record('topic', topic.id)}"
    excerpts = tuple(Excerpt(Link(o.ref, desk.href(url, o.url), "ref"), o.text, o.whole)
                     for o in told.openings) if told else ()
    silence = ""
    if not excerpts:
        lacks = f"; it lacks {', '.join(card.missing)}" if card.missing else ""
        silence = "Only other passages touch on it." if right else \
            f"No passage of this copy is about it{lacks}. That is silence, not a finding."
    elif told and told.absent:
        silence = names.ABSENCE.get(told.absent, "")
    name = f"{card.filed} ({card.own})" if card.own else card.filed
    return Land(name, f"in-{card.id}", Link(name, desk.href(
        url, page if right else urls.contents(card.id))),
        names.count(right.primary, "passage") if right and right.primary else "", excerpts,
        silence)


# ---- one country across years -------------------------------------------------------------------

def pair_page(first: Card, second: Card) -> str:
    return f"compare/{first.land}/{first.year}-{second.year}.html"


def pairs(cards: Sequence[Card]) -> list[tuple[Card, Card]]:
    """Give the years to compare: each with the next, and the first with the last."""
    ordered = sorted(cards, key=lambda card: (card.year, card.id))
    found = list(pairwise(ordered))
    return found if len(ordered) < 3 else [*found, (ordered[0], ordered[-1])]


def country(desk: Desk, cards: Sequence[Card], pages: Mapping[str, Sections]) -> View:
    """Give the page of a country: its years, and what each covers; ``pages`` are by report."""
    ordered = sorted(cards, key=lambda card: (card.year, card.id))
    name, url = ordered[0].filed, country_page(ordered[0])
    sections: dict[str, dict[str, Link]] = {}
    titles: dict[str, str] = {}
    for card in ordered:
        for number, title, target in pages[card.id]:
            key = slug(title, 400)
            titles[key] = title
            sections.setdefault(key, {})[card.id] = Link(number or "yes", desk.href(url, target))
    told = [topic for topic in desk.library.topics.values()
            if any(topic.id in card.topics for card in ordered)]
    return desk.view(url, "compare_country.html", CountryPage(
        title=f"{name} across the years", here=name,
        description=f"{name}: what the reports of {len(ordered)} years cover, and what changed.",
        crumbs=(Link("Compare", desk.href(url, COMPARED)),), **desk.context(url), name=name,
        reports=tuple(Link(str(c.year), desk.href(url, urls.contents(c.id))) for c in ordered),
        pairs=tuple(Link(f"{a.year} and {b.year}", desk.href(url, pair_page(a, b)))
                    for a, b in pairs(ordered)),
        covered=tuple(Covered(titles[key], tuple(found.get(card.id, Link("not covered", ""))
                                                 for card in ordered))
                      for key, found in sections.items()),
        rights=tuple(Covered(topic.name, tuple(
            Link(f"{card.topics[topic.id].primary + card.topics[topic.id].secondary:,}", desk.href(
                url, f"{card.id}/{urls.record('topic', topic.id)}"))
            if topic.id in card.topics else Link("none", "") for card in ordered))
            for topic in told)))


def years(desk: Desk, first: Card, second: Card, meeting: Meeting) -> View:
    """Give the page on which two years of a country meet."""
    url = pair_page(first, second)
    name = f"{first.filed}, {first.year} and {second.year}"
    chapters = tuple(_chapters(desk, url, first, second, meeting))
    return desk.view(url, "compare_years.html", YearsPage(
        title=name, here=f"{first.year} and {second.year}",
        description=f"{name}: kept, changed, new and gone, paragraph by paragraph.",
        crumbs=(Link("Compare", desk.href(url, COMPARED)),
                Link(first.filed, desk.href(url, country_page(first)))),
        **desk.context(url), name=name,
        first=Link(first.title, desk.href(url, urls.contents(first.id))),
        second=Link(second.title, desk.href(url, urls.contents(second.id))),
        counts=tuple((state, STATES[state], MEANING[state], n) for state, n in meeting.counts),
        lost=tuple(Link(chapter.title, f"#{chapter.id}") for chapter, part in
                   zip(chapters, meeting.parts, strict=True) if part.new is None),
        chapters=chapters))


def _chapters(desk: Desk, url: str, first: Card, second: Card,
              meeting: Meeting) -> Iterator[Chapter]:
    for number, part in enumerate(meeting.parts, 1):
        here = part.new or part.old or ("", "")
        note = ""
        if part.new is None:
            note = f"The report of {second.year} has no such section."
        elif part.old is None:
            note = f"The report of {first.year} has no such section."
        elif part.old != part.new:
            note = f"In {first.year}: {' '.join(part.old).strip()}."
        yield Chapter(f"part-{number}", " ".join(here).strip(), note,
                      tuple(_told(desk, url, first, second, pair) for pair in part.pairs))


def _told(desk: Desk, url: str, first: Card, second: Card, pair: Pair) -> Told:
    def refs(card: Card, leaves: tuple[Leaf, ...]) -> list[Link]:
        return [Link(f"{card.year}, {leaf.ref}", desk.href(url, leaf.url), "ref")
                for leaf in leaves]

    links = (*refs(first, pair.old), *refs(second, pair.new))
    old, new = (" ".join(leaf.text for leaf in leaves) for leaves in (pair.old, pair.new))
    words = STATES[pair.state] + (", in another section" if pair.moved else "")
    if pair.state in (KEPT, NEW, GONE):
        text, whole = opening(new or old)
        return Told(pair.state, words, links, (("same" if whole else "cut", text),))
    if pair.state == PERHAPS:
        return Told(pair.state, words, links, tuple(differences(f"{old} ", new, _PIECE)))
    runs = differences(old, new) if pair.state == CHANGED else [("cut", opening(new)[0])]
    return Told(pair.state, words, links, tuple(runs))
