"""Who is mentioned with whom: people by the passages that name two of them or more.

In: a linked library and a report. Out: a ``Picture``. A row is a person, an upright line a
passage, with a dot on the row of each person that it names: unlike lines drawn from person to
person, this says which passage joins them and claims no more than that they stand in it together.
"""

from __future__ import annotations

from dataclasses import dataclass

from rightsref.link import Linked, Passage
from rightsref.pictures.picture import (
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
)

ROW, GAP = 1.75, 0.7
"""Heights in em: a row, and the space between two circles of people."""
LEFT = 0.55
"""Share of the width that the names take."""


@dataclass(frozen=True, slots=True)
class Joint:
    """A passage that names two people or more."""

    passage: Passage
    people: tuple[str, ...]


def network(linked: Linked, report_id: str, href: Href) -> Picture | None:
    """Draw who is mentioned with whom in one passage of a report; None where nobody is."""
    found = joints(linked, report_id)
    if not found:
        return None
    circles = _circles(found)
    rows = {person: number for number, person in enumerate(p for c in circles for p in c)}
    tops: dict[str, float] = {}
    for number, circle in enumerate(circles):
        for person in circle:
            tops[person] = 0.3 + rows[person] * ROW + number * GAP
    columns = _columns(found, rows)
    wide = max(columns.values(), default=0) + 1
    names = {id_: person.name for id_, person in linked.library.people.items()}
    marks = [mark(href(f"people/{person}.html"), names[person],
                  name(names[person], top + 1.15, LEFT - 0.01), class_="name")
             + tag("line", x1=percent(LEFT), x2="100%", y1=em(top + ROW / 2),
                   y2=em(top + ROW / 2), class_="rule") for person, top in tops.items()]
    for joint in found:
        x = percent(LEFT + (1 - LEFT) * (columns[joint.passage.id] + 0.5) / wide)
        ys = [tops[person] + ROW / 2 for person in joint.people]
        said = f"{joint.passage.ref}: {', '.join(names[p] for p in joint.people)}"
        line = {"x1": x, "x2": x, "y1": em(min(ys)), "y2": em(max(ys))}
        marks.append(mark(
            href(joint.passage.url), said, tag("line", **line, class_="target"),
            tag("line", **line, class_="joint"),
            *(tag("circle", cx=x, cy=em(y), r=em(0.36)) for y in ys), class_="passage-line"))
    title = "Who is named together in one passage"
    height = max(tops.values(), default=0) + ROW + 0.3
    svg = drawing("network", report_id, title, "One row a person, one upright line a passage, "
                  "with a dot for each person that it names. The table after the picture "
                  "lists the passages.",
                  marks, width="100%", height=em(height))
    return Picture(
        f"network-{report_id}", title, svg,
        "Each upright line is one passage; its dots are the people whom it names. Standing in "
        "one passage says nothing of what people have to do with each other.",
        ("Passage", "People named in it"),
        tuple(((j.passage.ref, href(j.passage.url)), ", ".join(names[p] for p in j.people))
              for j in found),
        (("dot", f"named in the passage ({count(len(rows), 'person').replace('persons', 'people')}"
                 f", {count(len(found), 'passage')})"),))


def joints(linked: Linked, report_id: str) -> tuple[Joint, ...]:
    """Give the passages of a report that name two people or more, in its order."""
    found: list[Joint] = []
    for passage in own(linked, report_id):
        people = tuple(dict.fromkeys(
            m.target for m in sorted(passage.paragraph.mentions, key=lambda m: m.start)
            if m.kind == "person" and m.target in linked.library.people))
        if len(people) > 1:
            found.append(Joint(passage, people))
    return tuple(found)


def _circles(found: tuple[Joint, ...]) -> list[list[str]]:
    """Give the people in groups that passages join, directly or through others, largest first."""
    circles: list[list[str]] = []
    for joint in found:
        touched = [c for c in circles if any(p in c for p in joint.people)]
        merged = list(dict.fromkeys([p for c in touched for p in c] + list(joint.people)))
        circles = [c for c in circles if c not in touched] + [merged]
    return sorted((_ordered(c, found) for c in circles), key=lambda c: (-len(c), c))


def _ordered(circle: list[str], found: tuple[Joint, ...]) -> list[str]:
    """Order a circle so that the people of one passage stand close together."""
    inside = [j for j in found if j.people[0] in circle]
    places = {p: [n for n, j in enumerate(inside) if p in j.people] for p in circle}
    return sorted(circle, key=lambda p: (sum(places[p]) / len(places[p]), places[p], p))


def _columns(found: tuple[Joint, ...], rows: dict[str, int]) -> dict[str, int]:
    """Give each passage the leftmost column in which no other passage crosses its rows."""
    taken: list[list[tuple[int, int]]] = []
    columns: dict[str, int] = {}
    for joint in sorted(found, key=lambda j: (min(rows[p] for p in j.people), j.passage.order)):
        first, last = (edge(rows[p] for p in joint.people) for edge in (min, max))
        column = next((n for n, spans in enumerate(taken)
                       if all(last < a or first > b for a, b in spans)), len(taken))
        if column == len(taken):
            taken.append([])
        taken[column].append((first, last))
        columns[joint.passage.id] = column
    return columns
