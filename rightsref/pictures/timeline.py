"""The timeline: every date that a report names, on a calendar of its year.

In: a linked library and a report. Out: a ``Picture``: a row a month of the report's year, a row
a year for what lies before or after. A day is a dot, a month or a longer time a line.
Never guesses a date: what the report leaves open stays as wide as it is told.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rightsref.link import Linked, Passage
from rightsref.pictures.picture import (
    Href,
    Picture,
    drawing,
    em,
    mark,
    own,
    percent,
    tag,
    words,
)

LEFT = 0.2
"""Share of the width that the names of months and years take."""
DOT = 0.95
"""Height in em of one layer of dots or lines in a row."""
IN_LINE = 16
"""Squares that stand in one line."""
LONGEST = 220
"""Characters of a sentence told where no event is."""
_PART = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[?~%]?\Z")
_SENTENCE = re.compile(r"(?<=[a-z0-9)”\"’][.!?])[”\"’]? +(?=[A-Z“\"])")


@dataclass(frozen=True, slots=True)
class Event:
    """Something dated in one passage."""

    edtf: str
    start: date
    end: date
    passage: Passage
    names: tuple[str, ...]
    text: str
    """The report's words."""


@dataclass(frozen=True, slots=True)
class _Row:
    label: str
    start: date
    end: date


def timeline(linked: Linked, report_id: str, href: Href) -> Picture | None:
    """Draw the dates of a report; None where it names none."""
    found = events(linked, report_id)
    if not found:
        return None
    year = linked.report(report_id).year
    marks: list[str] = []
    top = 1.5
    for row in _rows(found, year):
        drawn, height = _draw_row(row, found, top, href)
        marks += drawn
        top += height
    title = f"The dates that the report names, {year} by month"
    svg = drawing("timeline", report_id, title, "One row a month of the year, and one a year for "
                  "other years. The list after the picture tells every date in the report's words.",
                  [*_scale(top), *marks], width="100%", height=em(top + 0.3))
    return Picture(
        f"timeline-{report_id}", title, svg,
        "The rows of months run from the 1st to the 31st, those of years from January to December. "
        "Each mark leads to its passage.", ("Date", "What the report says", "Passage"),
        tuple((shown(e.edtf), _told(e), (e.passage.ref, href(e.passage.url))) for e in found),
        (("dot", "a day"), ("line", "a month, or some months, with no day given"),
         ("square", "a year, with no month given")))


def events(linked: Linked, report_id: str) -> tuple[Event, ...]:
    """Give what a report dates, in time order: one event a date and passage."""
    told: dict[tuple[str, str], tuple[list[str], list[str]]] = {}
    dated: dict[tuple[str, str], None] = {}
    named: dict[str, None] = {}
    passages = {p.id: p for p in own(linked, report_id)}
    for passage in passages.values():
        for mention in passage.paragraph.mentions:
            if mention.kind == "person" and mention.target in linked.library.people:
                named[mention.target] = None
            elif mention.kind == "date":
                dated[mention.target, passage.id] = None
    for person in (linked.library.people[id_] for id_ in named):
        for event in person.events:
            names, quotes = told.setdefault((event.date, event.paragraph), ([], []))
            names.append(person.name)
            if event.quote not in quotes:
                quotes.append(event.quote)
    found: list[Event] = []
    for value, paragraph in {**told, **dated}:
        reach = span(value)
        if paragraph not in passages or reach is None:
            continue
        passage = passages[paragraph]
        names, quotes = told.get((value, paragraph), ([], []))
        found.append(Event(value, *reach, passage, tuple(dict.fromkeys(names)),
                           " … ".join(quotes) or _sentence(passage, value)))
    return tuple(sorted(found, key=lambda e: (e.start, e.end, e.passage.order, e.edtf)))


def span(edtf: str) -> tuple[date, date] | None:
    """Give the first and last day that an EDTF value can mean; None for what has no end."""
    first, _, last = edtf.partition("/")
    start, end = _PART.match(first), _PART.match(last or first)
    if start is None or end is None:
        return None
    try:
        year, month, day = (int(part) if part else 0 for part in end.groups())
        month = month or 12
        return (date(*(int(part or 1) for part in start.groups())),
                date(year, month, day or monthrange(year, month)[1]))
    except ValueError:
        return None


def shown(edtf: str) -> str:
    """Write an EDTF value as people read it: ``17 October 2020``."""
    parts = []
    for part in edtf.split("/"):
        found = _PART.match(part)
        if found is None:
            return edtf
        year, month, day = found.groups()
        name = f"{date(2000, int(month), 1):%B} " if month else ""
        parts.append(f"{int(day)} {name}{year}" if day else f"{name}{year}")
    return " to ".join(parts)


def _sentence(passage: Passage, value: str) -> str:
    """Give the sentence in which a passage names a date."""
    text = passage.paragraph.text
    at = next((m.start for m in passage.paragraph.mentions
               if m.kind == "date" and m.target == value), 0)
    start = max((m.end() for m in _SENTENCE.finditer(text) if m.end() <= at), default=0)
    end = next((m.start() for m in _SENTENCE.finditer(text) if m.start() > at), len(text))
    sentence = text[start:end]
    if len(sentence) <= LONGEST:
        return sentence
    return sentence[:LONGEST].rsplit(" ", 1)[0] + " …"


def _told(event: Event) -> str:
    return f"{', '.join(event.names)}: {event.text}" if event.names else event.text


def _rows(found: tuple[Event, ...], year: int) -> Iterator[_Row]:
    others = sorted({e.start.year for e in found if e.start.year != year})
    for other in (o for o in others if o < year):
        yield _Row(str(other), date(other, 1, 1), date(other, 12, 31))
    if any(_whole_year(e) and e.start.year == year for e in found):
        yield _Row(f"in {year}", date(year, 1, 1), date(year, 12, 31))
    for month in range(1, 13):
        yield _Row(f"{date(year, month, 1):%b}" + f" {year}" * (month == 1), date(year, month, 1),
                   date(year, month, monthrange(year, month)[1]))
    for other in (o for o in others if o > year):
        yield _Row(str(other), date(other, 1, 1), date(other, 12, 31))


def _whole_year(event: Event) -> bool:
    return (event.end - event.start).days > 40


def _draw_row(row: _Row, found: tuple[Event, ...], top: float, href: Href,
              ) -> tuple[list[str], float]:
    """Draw one row; give its marks and its height."""
    is_month = (row.end - row.start).days < 31
    here = [event for event in found if _belongs(row, event, is_month)]
    # In the row of a year, what has no month has no place across: it stands in line, as squares.
    squares = [] if is_month else [e for e in here if (e.end - e.start).days >= 364]
    layers: list[list[tuple[float, float]]] = []
    placed: list[tuple[int, float, float, Event]] = []
    days_first = sorted(here, key=lambda e: e.start != e.end)
    for event in (e for e in days_first if e not in squares):
        left = max((event.start - row.start).days, 0) / _days(row, is_month)
        right = (min(event.end, row.end) - row.start).days / _days(row, is_month)
        layer = next((n for n, taken in enumerate(layers)
                      if all(right + 0.04 < a or left - 0.04 > b for a, b in taken)), len(layers))
        if layer == len(layers):
            layers.append([])
        layers[layer].append((left, right))
        placed.append((layer, left, right, event))
    lines = len(layers) + -(-len(squares) // IN_LINE)
    height = 0.7 + DOT * max(lines, 1)
    base = top + height - 0.35
    marks = [_mark(event, left, right, base - 0.35 - layer * DOT, href)
             for layer, left, right, event in placed]
    for n, event in enumerate(squares):
        y = base - 0.35 - (len(layers) + n // IN_LINE) * DOT
        marks.append(mark(href(event.passage.url), _name(event), tag(
            "rect", x=_across((n % IN_LINE) / IN_LINE), y=em(y - 0.3), width=em(0.6),
            height=em(0.6)), class_="square"))
    rule = tag("line", x1=percent(LEFT), x2="100%", y1=em(base + 0.15), y2=em(base + 0.15),
               class_="rule")
    return [rule, words(row.label, "0", base, class_=None if here else "empty"), *marks], height


def _mark(event: Event, left: float, right: float, y: float, href: Href) -> str:
    if event.start == event.end:
        return mark(href(event.passage.url), _name(event),
                    tag("circle", cx=_across(left), cy=em(y), r=em(0.36)), class_="dot")
    wide = max((right - left) * (1 - LEFT - 0.03), 0.02)
    return mark(href(event.passage.url), _name(event),
                tag("rect", x=_across(left), y=em(y - 0.15), height=em(0.3), width=percent(wide)),
                class_="line")


def _name(event: Event) -> str:
    return f"{shown(event.edtf)}. {_told(event)} ({event.passage.ref})"


def _belongs(row: _Row, event: Event, is_month: bool) -> bool:
    """Tell whether a row shows an event: long times have the row of their year."""
    if is_month:
        return not _whole_year(event) and event.start <= row.end and event.end >= row.start \
            and event.start >= row.start
    if not row.label[:1].isdigit() and not _whole_year(event):
        return False
    return event.start.year == row.start.year


def _days(row: _Row, is_month: bool) -> int:
    return 30 if is_month else (row.end - row.start).days


def _across(share: float) -> str:
    return percent(LEFT + 0.01 + share * (1 - LEFT - 0.03))


def _scale(bottom: float) -> Iterator[str]:
    """Draw the days of a month across the top."""
    for day in (1, 10, 20, 31):
        yield words(str(day), _across((day - 1) / 30), 1, class_="head", small=True)
        yield tag("line", x1=_across((day - 1) / 30), x2=_across((day - 1) / 30), y1="1.4em",
                  y2=em(bottom), class_="guide")
