"""Dates, crossings and coverage: the library looked at across, as plain lists and tables.

In: the desk. Out: contexts. An empty cell never stands for silence: what a copy lacks is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rightsref.link import Cited, Passage, is_inferred
from rightsref.model import Topic
from rightsref.pages import names, urls
from rightsref.pages.base import Link, PageContext, View
from rightsref.pages.desk import NO_RIGHT, Desk
from rightsref.pages.text import Run, marked, sentence
from rightsref.pages.topic import told_in
from rightsref.pictures import Picture


@dataclass(frozen=True, slots=True)
class Event:
    """A sentence that names a date."""

    runs: tuple[Run, ...]
    ref: Link


@dataclass(frozen=True, slots=True)
class Day:
    """A date with what is told of it."""

    id: str
    words: str
    inferred: bool
    """True where the year comes from the report's period."""
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """The dates of a year."""

    year: str
    id: str
    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DatesPage(PageContext):
    """Context of ``dates.html``."""

    years: tuple[Year, ...]
    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class Crossing:
    """Passages that stand under a topic and under something else."""

    other: Link
    refs: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Crossed:
    """A topic with its crossings."""

    id: str
    topic: Link
    groups: tuple[Crossing, ...]
    sections: tuple[Crossing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossingsPage(PageContext):
    """Context of ``crossings.html``."""

    topics: tuple[Crossed, ...]


@dataclass(frozen=True, slots=True)
class Silence:
    """A kind of silence, with where it is met."""

    id: str
    title: str
    words: str
    entries: tuple[tuple[str, Link], ...]
    """What is silent, and the way to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveragePage(PageContext):
    """Context of ``coverage.html``."""

    silences: tuple[Silence, ...]
    pictures: tuple[Picture, ...]


def views(desk: Desk) -> Iterator[View]:
    """Give the three pages."""
    yield _dates(desk)
    yield _crossings(desk)
    yield _coverage(desk)


def _home(desk: Desk, url: str) -> tuple[Link, ...]:
    return (Link("Home", desk.href(url, urls.FIXED["home"])),)


# ---- dates ----------------------------------------------------------------------------------

def _dates(desk: Desk) -> View:
    url = urls.FIXED["dates"]
    years: dict[str, list[Day]] = {}
    for value, cited in sorted(desk.linked.by_date.items()):
        year = next((part for part in value.replace("/", "-").split("-") if len(part) == 4), "")
        years.setdefault(year or "Other", []).append(_day(desk, url, value, cited))
    return desk.view(url, "dates.html", DatesPage(
        title="Dates", here="Dates", crumbs=_home(desk, url),
        description="Every date that the report names, in time order, with the sentence that "
                    "names it and its paragraph.", **desk.context(url),
        years=tuple(Year(year, f"year-{year.lower()}", tuple(days))
                    for year, days in years.items()),
        pictures=desk.extras.pictures.get(url, ())))


def date_id(value: str) -> str:
    """Give the id of a date on the page of dates."""
    plain = "".join(c if c.isalnum() else "-" for c in value.lower().replace("..", "open"))
    return f"d-{plain}"


def _day(desk: Desk, url: str, value: str, cited: tuple[Cited, ...]) -> Day:
    events: list[Event] = []
    inferred = False
    for c in cited:
        text = c.passage.paragraph.text
        spans: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for mention in c.mentions:
            inferred |= is_inferred(value, text[mention.start:mention.end])
            spans.setdefault(sentence(text, mention.start, mention.end), []).append(
                (mention.start, mention.end))
        for (start, end), ranges in spans.items():
            events.append(Event(marked(text[start:end], [(a - start, b - start)
                                                         for a, b in ranges]),
                                desk.ref(url, c.passage)))
    return Day(date_id(value), names.date(value), inferred, tuple(events))


# ---- crossings --------------------------------------------------------------------------------

def _crossings(desk: Desk) -> View:
    url = urls.FIXED["crossings"]
    found = []
    for topic in _used(desk):
        groups: dict[str, list[Passage]] = {}
        sections: dict[str, list[Passage]] = {}
        for tagged in desk.linked.by_topic[topic.id]:
            sections.setdefault(tagged.passage.page, []).append(tagged.passage)
            for group in tagged.passage.paragraph.groups:
                groups.setdefault(group, []).append(tagged.passage)
        found.append(Crossed(
            f"topic-{topic.id}", desk.topic(url, topic.id, "", desk.count("topic", topic.id)),
            tuple(Crossing(desk.group(url, g), _refs(desk, url, groups[g]))
                  for g in desk.library.groups if g in groups),
            tuple(Crossing(_section(desk, url, page), _refs(desk, url, passages))
                  for page, passages in sections.items())))
    return desk.view(url, "crossings.html", CrossingsPage(
        title="Crossings", here="Crossings", crumbs=_home(desk, url),
        description="Each right by group affected and by section of the report: every passage "
                    "that stands under both.", **desk.context(url),
        topics=tuple(found)))


def _used(desk: Desk) -> list[Topic]:
    topics = sorted(desk.library.topics.values(), key=lambda t: (t.notation or "~", t.name))
    return [t for t in topics if t.id in desk.linked.by_topic]


def _section(desk: Desk, url: str, page: str) -> Link:
    at = desk.pages[page]
    name = desk.page_name(at) if desk.only \
        else f"{desk.short(desk.reports[at.report])}, {desk.page_name(at)}"
    return Link(name, desk.href(url, page))


def _refs(desk: Desk, url: str, passages: list[Passage]) -> tuple[Link, ...]:
    return tuple(desk.ref(url, passage) for passage in passages)


# ---- coverage -----------------------------------------------------------------------------------

def _coverage(desk: Desk) -> View:
    url = urls.FIXED["coverage"]
    return desk.view(url, "coverage.html", CoveragePage(
        title="Coverage", here="Coverage", crumbs=_home(desk, url),
        description="Rights by sections of the report: where each is told, where the report says "
                    "that there were no reports, and what this copy lacks.",
        **desk.context(url),
        silences=tuple(silences(desk, url)), pictures=desk.extras.pictures.get(url, ())))


def silences(desk: Desk, url: str) -> Iterator[Silence]:
    """Give the kinds of silence, each with its places."""
    for absence, title, words in (
            ("none-reported", "The report says that there were no reports",
             "A finding of the report: it looked, and says that nothing was reported."),
            ("not-applicable", "The report says: not applicable",
             "The report has the section, and says that it does not apply.")):
        yield Silence(absence, title, words, tuple(
            (_section(desk, url, p.page).text, desk.ref(url, p)) for p in desk.linked.passages
            if p.paragraph.absence == absence))
    gaps = tuple(
        (gap.why, Link(_gap(desk, report.id, gap.section, gap.title),
                       desk.href(url, f"{urls.about(report.id)}#missing")))
        for report in desk.library.reports for gap in report.missing)
    yield Silence("missing", "This copy has no such section", "A gap of the copy, not of the "
                  "report: what stood there cannot be known from here.", gaps)
    yield from _unsaid(desk, url)


def _unsaid(desk: Desk, url: str) -> Iterator[Silence]:
    """Part the rights that no passage is about: only the last of three lists is silence."""
    touched: list[tuple[str, Link]] = []
    lacking: list[tuple[str, Link]] = []
    nothing: list[tuple[str, Link]] = []
    for topic in sorted(desk.library.topics.values(), key=lambda t: (t.notation, t.name)):
        tagged = desk.linked.by_topic.get(topic.id, ())
        if topic.id == NO_RIGHT or any(t.tag.rank == "primary" for t in tagged):
            continue
        gaps = [f"section {gap.section}" if desk.only
                else _gap(desk, report.id, gap.section, gap.title)
                for report in desk.library.reports for gap in report.missing
                if told_in(gap.section, topic)]
        link = desk.topic(url, topic.id)
        if tagged:
            words = names.count(len(tagged), "passage")
            words += f"; its place is {', '.join(gaps)}, not in this copy" if gaps else ""
            touched.append((words, link))
        elif gaps:
            lacking.append((", ".join(gaps), link))
        else:
            nothing.append(("", link))
    yield Silence("touched", "Touched on, in passages about something else",
                  "Rights that no passage has as its main subject, and that some speak of.",
                  tuple(touched))
    yield Silence("told-elsewhere", "Told in a section that this copy lacks", "Rights whose "
                  "place in the report is a section that is not here. Nothing follows from that.",
                  tuple(lacking))
    yield Silence("untold", "No passage speaks of it", "Rights that no passage that we have "
                  "speaks of. That is silence, not a finding.", tuple(nothing))


def _gap(desk: Desk, report: str, section: str, title: str) -> str:
    name = f"Section {section}. {title}" if section[:1].isdigit() else title
    return name if desk.only else f"{desk.short(desk.reports[report])}, {name}"
