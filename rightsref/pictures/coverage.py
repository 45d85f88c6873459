"""The coverage matrix: rights by sections, with every kind of silence shown as what it is.

In: a linked library and a report. Out: a ``Picture``. An empty square never stands for absence:
"no passage here", "the report says there were none", "the report says it does not apply" and
"this copy has no such section" are four signs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rightsref.link import Linked, Page, Tagged
from rightsref.model import Missing, Topic
from rightsref.pictures.picture import (
    Cell,
    Href,
    Picture,
    count,
    drawing,
    em,
    mark,
    name,
    own,
    percent,
    tag,
    words,
)

ROW, TALL, HEAD, LINE = 3.2, 1.5, 1.6, 2.0
"""Heights in em: a row with its label, a square, the line of section numbers, a row of words."""
AGAIN = 8
"""Rows after which the section numbers stand again, so that no square is far from them."""
SILENCES = {"none-reported": "the report says there were no reports",
            "not-applicable": "the report says this does not apply"}
KEY = (("filled", "passages about the right (the number says how many)"),
       ("touched", "passages that touch on it, and are about something else"),
       ("none", "no passage on this right in that section"),
       ("none-reported", "the report says there were no reports"),
       ("not-applicable", "the report says this does not apply"),
       ("missing", "this copy has no such section"))


@dataclass(frozen=True, slots=True)
class _Column:
    label: str
    title: str
    url: str
    page: str | None
    """Address of the page; None where this copy lacks the section."""


@dataclass(frozen=True, slots=True)
class _Square:
    state: str
    """``filled``, ``touched``, ``none``, ``none-reported``, ``not-applicable``, ``missing``."""
    number: int
    url: str
    said: str


_Grid = list[tuple[Topic, list[_Square]]]


def coverage(linked: Linked, report_id: str, href: Href) -> Picture:
    """Draw which rights each section of a report speaks of."""
    columns = list(_columns(linked, report_id))
    topics = sorted((t for t in linked.library.topics.values() if t.id != "none"),
                    key=_outline_order)
    tagged: dict[tuple[str, str], list[Tagged]] = {}
    for passage in own(linked, report_id):
        for right in passage.paragraph.rights:
            tagged.setdefault((right.id, passage.page), []).append(Tagged(passage, right))
    grid = [(topic, [_square(topic, column, tagged.get((topic.id, column.page or ""), []))
                     for column in columns]) for topic in topics]
    told = [row for row in grid if any(s.state not in ("none", "missing") for s in row[1])]
    silent = [row for row in grid if row not in told]
    heads = (len(told) + AGAIN - 1) // AGAIN
    title = "Which rights each section speaks of"
    svg = drawing(
        "coverage", report_id, title, "One row a right, one square a section of the report. "
        "The table after the picture holds the same numbers.",
        _draw(told, silent, columns, href), width="100%",
        height=em(len(told) * ROW + heads * HEAD + len(silent) * LINE + 0.6))
    return Picture(
        f"coverage-{report_id}", title, svg,
        "Each row is a right, each square a section of the report. A square leads to the first "
        "passage there. On a narrow screen it scrolls sideways.",
        ("Right", *(c.label for c in columns), "All"),
        tuple(_row(topic, squares, href) for topic, squares in grid), KEY)


def _columns(linked: Linked, report_id: str) -> Iterator[_Column]:
    """Give the sections in the report's order, those that this copy lacks in their places."""
    report = linked.report(report_id)
    have = [(_sort(page.file.number), _column(linked, page)) for page in linked.pages
            if page.report == report_id]
    lack = [(_sort(missing.section), _lacking(missing, report_id)) for missing in report.missing]
    for _, column in sorted([*have, *lack], key=lambda pair: pair[0]):
        yield column


def _column(linked: Linked, page: Page) -> _Column:
    section = linked.sections[page.report, page.section]
    return _Column(page.file.number or _short(section.title), section.title, page.url, page.url)


def _lacking(missing: Missing, report_id: str) -> _Column:
    label = missing.section if missing.section[:1].isdigit() else _short(missing.title)
    return _Column(label, missing.title, f"{report_id}/about.html", None)


def _short(title: str) -> str:
    """Give a title without number as letters: ``ES`` for Executive Summary."""
    return "".join(word[0] for word in title.split() if word[:1].isupper())[:3] or title[:2]


def _sort(number: str | None) -> tuple[int, str]:
    """Give a section's place; one without number, a summary, stands first."""
    head, _, letter = (number or "").partition(".")
    return (int(head), letter) if head.isdigit() else (0, number or "")


def _outline_order(topic: Topic) -> tuple[int, str, str]:
    place = _sort(topic.notation or "99")
    return (*place, topic.name)


def _square(topic: Topic, column: _Column, tagged: list[Tagged]) -> _Square:
    where = f"{topic.name}, {_named(column)}"
    if column.page is None:
        return _Square("missing", 0, column.url, f"{where}: this copy has no such section")
    told = [t for t in tagged if t.passage.paragraph.absence is None]
    if told:
        about = sum(t.tag.rank == "primary" for t in told)
        said = f"{where}: {count(len(told), 'passage')}, {about} of them about it"
        return _Square("filled" if about else "touched", len(told), _first(told), said)
    if tagged:
        absence = tagged[0].passage.paragraph.absence or ""
        return _Square(absence, 0, _first(tagged), f"{where}: {SILENCES[absence]}")
    return _Square("none", 0, "", f"{where}: no passage")


def _named(column: _Column) -> str:
    return f"section {column.label}" if column.label[:1].isdigit() else column.title


def _first(tagged: list[Tagged]) -> str:
    """Give the passage to open first: one that is about the right, else any."""
    about = [t for t in tagged if t.tag.rank == "primary"]
    return (about or tagged)[0].passage.url


def _draw(grid: _Grid, silent: _Grid, columns: list[_Column], href: Href) -> Iterator[str]:
    """Draw the rows with passages, then in one line each the rights that have none."""
    top = 0.0
    most = max((s.number for _, squares in grid for s in squares), default=1) or 1
    for number, (topic, squares) in enumerate(grid):
        if number % AGAIN == 0:
            yield from _heads(columns, top, href)
            top += HEAD
        total = sum(square.number for square in squares)
        yield _name(topic, count(total, "passage"), top, 0.9, href)
        if total:
            yield words(str(total), "100%", top + 1.1, class_="total")
        yield _dots(len(columns), top + 1.4 + TALL / 2)
        for place, square in enumerate(squares):
            yield _cell(square, place / len(squares), 1 / len(squares), top + 1.4, most, href)
        top += ROW
    for topic, _ in silent:
        told = _silence(topic, columns)
        yield _name(topic, told, top + 0.6, 0.66, href)
        yield words(told, "100%", top + 1.7, class_="total", small=True)
        top += LINE


def _name(topic: Topic, told: str, top: float, width: float, href: Href) -> str:
    return mark(href(f"topics/{topic.id}.html"), f"{topic.name}: {told}",
                name(topic.name, top + 1.1, width), class_="name")


def _silence(topic: Topic, columns: list[_Column]) -> str:
    """Say why a right has no passage: its section is missing, or nothing was said."""
    home = topic.notation.partition(".")[0]
    lacks = any(c.page is None and c.label == home for c in columns)
    return f"section {home} is missing" if lacks else "no passage"


def _heads(columns: list[_Column], top: float, href: Href) -> Iterator[str]:
    """Draw the section numbers; a letter alone where the one before has the same number."""
    above = ""
    for place, column in enumerate(columns):
        number, _, letter = column.label.partition(".")
        label = letter if letter and number == above else column.label
        above = number
        lacks = "" if column.page else " (not in this copy)"
        yield mark(href(column.url), f"{_named(column)}: {column.title}{lacks}",
                   words(label, percent((place + 0.5) / len(columns)), top + 1.1,
                         small=True), class_="head")


def _dots(columns: int, y: float) -> str:
    """Draw a dot a section, as one path of points: what else stands there is drawn over it."""
    points = "".join(f"M{column}.5 1h0" for column in range(columns))
    path = tag("path", d=points, class_="none", vector_effect="non-scaling-stroke")
    return tag("svg", path, y=em(y - 0.5), width="100%", height="1em",
               viewBox=f"0 0 {columns} 2", preserveAspectRatio="none")


def _cell(square: _Square, left: float, width: float, top: float, most: int, href: Href) -> str:
    if square.state == "none":
        return ""
    middle = percent(left + width / 2)
    box = tag("rect", x=percent(left + width * 0.05), y=em(top), width=percent(width * 0.9),
              height=em(TALL), class_="missing" if square.state == "missing" else None)
    if square.state == "missing":
        return box
    if square.state == "none-reported":
        sign = tag("circle", cx=middle, cy=em(top + TALL / 2), r=em(0.36))
    elif square.state == "not-applicable":
        sign = tag("line", x1=percent(left + width * 0.25), x2=percent(left + width * 0.75),
                   y1=em(top + TALL / 2), y2=em(top + TALL / 2))
    else:
        sign = words(str(square.number), middle, top + 1.07, small=True)
    strength = f" strength-{min(4, 1 + 4 * square.number // (most + 1))}" \
        if square.state == "filled" else ""
    return mark(href(square.url), square.said, box, sign, class_=square.state + strength)


def _row(topic: Topic, squares: list[_Square], href: Href) -> tuple[Cell, ...]:
    told = {"none": "none", "missing": "not in this copy", "none-reported": "no reports",
            "not-applicable": "not applicable"}
    cells: list[Cell] = [(topic.name, href(f"topics/{topic.id}.html"))]
    for square in squares:
        text = told.get(square.state, str(square.number))
        cells.append((text, href(square.url)) if square.url else text)
    return (*cells, str(sum(square.number for square in squares)))
