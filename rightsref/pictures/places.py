"""The map: the places of a report that have coordinates, on the outline of its country.

In: a linked library and a report; outlines from Natural Earth, kept in ``outlines.json``. Out: a
``Picture``. A place without coordinates is listed in the table and never guessed; one abroad is
named at the map's foot.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from math import cos, radians, sqrt
from pathlib import Path
from typing import Any

from rightsref.link import Linked, Passage
from rightsref.model import Place
from rightsref.pictures.picture import Cell, Href, Picture, count, drawing, mark, own, tag

WIDE, TALLEST, EDGE = 720.0, 640.0, 0.06
"""Units across, most units down, and the share of the country's extent left free around it."""
LETTER, SIZES = 0.56, (27.0, 15.0)
"""Width of a letter as a share of its height; heights on a narrow and on a wide screen.
``pictures.css`` sets the same two."""
OUTLINES = Path(__file__).with_name("outlines.json")
SOURCE = ("Outlines: Natural Earth (public domain); they take no side on any border. "
          "Coordinates: GeoNames (CC BY 4.0).")
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Named:
    """A place of a report with its passages."""

    place: Place
    number: int
    ref: str
    url: str
    """The first passage that names it."""


@dataclass(frozen=True, slots=True)
class _View:
    """What part of the world the map shows, and where a point of it stands."""

    west: float
    south: float
    east: float
    north: float

    @property
    def scale(self) -> float:
        return WIDE / ((self.east - self.west) * self.squeeze)

    @property
    def squeeze(self) -> float:
        """How much narrower a degree of longitude is than one of latitude, mid-map."""
        return cos(radians((self.south + self.north) / 2))

    @property
    def height(self) -> float:
        return (self.north - self.south) * self.scale

    def point(self, longitude: float, latitude: float) -> Point:
        return ((longitude - self.west) * self.squeeze * self.scale,
                (self.north - latitude) * self.scale)

    def has(self, longitude: float, latitude: float) -> bool:
        return self.west < longitude < self.east and self.south < latitude < self.north


def place_map(linked: Linked, report_id: str, href: Href) -> Picture | None:
    """Draw the places of a report; None where its country or its places cannot be drawn."""
    found = named(linked, report_id)
    country = _country(linked, report_id, found)
    view = _view(country)
    if view is None:
        return None
    drawn = [n for n in found if n.place.latitude is not None and n.place.longitude is not None
             and view.has(n.place.longitude, n.place.latitude)]
    if not drawn:
        return None
    title = f"Places named, {linked.report(report_id).country}"
    svg = drawing(
        "map", report_id, title, "Dots on the outline of the country, larger where more "
        "passages name the place. The table after the picture lists every place, "
        "those without a dot too.",
        [*_land(country, view), *_dots(drawn, view, href)],
        viewBox=f"0 0 {WIDE:.0f} {view.height:.0f}")
    kept = {n.place.id for n in drawn}
    return Picture(
        f"map-{report_id}", title, svg, f"A dot leads to the page of the place. {SOURCE}",
        ("Place", "Kind", "Passages", "First named", "On the map"),
        tuple(_row(n, n.place.id in kept, href) for n in found))


def named(linked: Linked, report_id: str) -> tuple[Named, ...]:
    """Give the places that a report names, by name."""
    by_place: dict[str, list[Passage]] = {}
    for passage in own(linked, report_id):
        for id_ in {m.target for m in passage.paragraph.mentions if m.kind == "place"}:
            by_place.setdefault(id_, []).append(passage)
    places = linked.library.places
    found = [Named(places[id_], len(all_), all_[0].ref, all_[0].url)
             for id_, all_ in by_place.items() if id_ in places]
    return tuple(sorted(found, key=lambda n: (n.place.name, n.place.id)))


def _country(linked: Linked, report_id: str, found: Sequence[Named]) -> str:
    """Give the country's code: that of its own place record, else of most places."""
    wanted = linked.report(report_id).country
    for place in linked.library.places.values():
        if place.kind == "country" and wanted in (place.name, *place.also):
            return place.country
    codes = Counter(n.place.country for n in found if n.place.country)
    return codes.most_common(1)[0][0] if codes else ""


# ---- outlines -----------------------------------------------------------------------------------

@cache
def _shapes() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(OUTLINES.read_text("utf-8"))
    return data


def _rings(country: str) -> Iterator[list[Point]]:
    """Give the outer rings of a country in degrees."""
    data = _shapes()
    for ring in data["countries"].get(country, ()):
        points: list[Point] = []
        for arc in ring:
            line = _arc(arc if arc >= 0 else ~arc)
            points += (line if arc >= 0 else line[::-1])[1 if points else 0:]
        yield points


@cache
def _arc(number: int) -> list[Point]:
    data = _shapes()
    steps, step = data["arcs"][number], data["step"]
    x = y = 0
    points: list[Point] = []
    for place in range(0, len(steps), 2):
        x, y = x + steps[place], y + steps[place + 1]
        points.append((x * step, y * step))
    return points


def _view(country: str) -> _View | None:
    """Frame a country: its largest part, and what else lies near it."""
    rings = sorted(_rings(country), key=_area, reverse=True)
    if not rings:
        return None
    west, south, east, north = _bounds(rings[0])
    reach = max(east - west, north - south)
    for ring in rings[1:]:
        a, b, c, d = _bounds(ring)
        if a > west - reach / 2 and c < east + reach / 2 and b > south - reach / 2 \
                and d < north + reach / 2:
            west, south, east, north = min(west, a), min(south, b), max(east, c), max(north, d)
    edge = max(east - west, north - south, 0.2) * EDGE
    view = _View(west - edge, max(south - edge, -89), east + edge, min(north + edge, 89))
    if view.height > TALLEST:
        more = (view.height / TALLEST - 1) * (view.east - view.west) / 2
        view = _View(view.west - more, view.south, view.east + more, view.north)
    return view


def _bounds(ring: Sequence[Point]) -> tuple[float, float, float, float]:
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    return min(xs), min(ys), max(xs), max(ys)


def _area(ring: Sequence[Point]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1]
                   for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))) / 2


def _land(country: str, view: _View) -> Iterator[str]:
    """Draw the neighbours, then the country."""
    others = [_path(code, view) for code in sorted(_shapes()["countries"]) if code != country]
    yield tag("path", d="".join(others), class_="land")
    yield tag("path", d=_path(country, view), class_="country")


def _path(country: str, view: _View) -> str:
    path: list[str] = []
    west, south, east, north = (v * _shapes()["step"] for v in _shapes()["bounds"][country])
    if east < view.west or west > view.east or north < view.south or south > view.north:
        return ""
    for ring in _rings(country):
        west, south, east, north = _bounds(ring)
        if east < view.west or west > view.east or north < view.south or south > view.north:
            continue
        points = [f"{x:.0f} {y:.0f}" for x, y in _clipped([view.point(*p) for p in ring], view)]
        points = [p for n, p in enumerate(points) if n == 0 or p != points[n - 1]]
        if len(points) > 2:
            path.append(f"M{points[0]}L{' '.join(points[1:])}Z")
    return "".join(path)


def _clipped(ring: list[Point], view: _View) -> list[Point]:
    """Cut a ring to the map and a little more, so that no cut edge shows (Sutherland, Hodgman)."""
    over = 20.0
    for axis, edge, sign in ((0, -over, 1), (0, WIDE + over, -1),
                             (1, -over, 1), (1, view.height + over, -1)):
        cut: list[Point] = []
        for a, b in zip(ring, [*ring[1:], *ring[:1]], strict=True):
            inside = (a[axis] - edge) * sign >= 0
            if inside:
                cut.append(a)
            if inside != ((b[axis] - edge) * sign >= 0):
                share = (edge - a[axis]) / (b[axis] - a[axis])
                cut.append((a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share))
        ring = cut
    return ring


# ---- dots and names -----------------------------------------------------------------------------

def _dots(drawn: Sequence[Named], view: _View, href: Href) -> Iterator[str]:
    """Draw a dot a place, and its name where there is room for it."""
    placed: list[tuple[Named, Point, float]] = []
    for n in sorted(drawn, key=lambda n: (-n.number, n.place.id)):
        at = view.point(n.place.longitude or 0.0, n.place.latitude or 0.0)
        placed.append((n, at, 6 + 3 * sqrt(n.number)))
    taken = {size: [(x - r, y - r, x + r, y + r) for _, (x, y), r in placed] for size in SIZES}
    for n, (x, y), radius in placed:
        labels = ""
        for size, name in zip(SIZES, ("narrow", "wide"), strict=True):
            spot = _room(n.place.name, x, y, radius, size, taken[size], view)
            if spot is not None:
                left, base, box = spot
                taken[size].append(box)
                labels += tag("text", escape(n.place.name, quote=False), x=f"{left:.0f}",
                              y=f"{base:.0f}", class_=name)
        yield mark(href(f"places/{n.place.id}.html"),
                   f"{n.place.name}: {count(n.number, 'passage')}",
                   tag("circle", cx=f"{x:.0f}", cy=f"{y:.0f}", r=f"{radius:.0f}"), labels)


Box = tuple[float, float, float, float]


def _room(name: str, x: float, y: float, radius: float, size: float, taken: Sequence[Box],
          view: _View) -> tuple[float, float, Box] | None:
    """Find a free spot for a name beside, above or below its dot."""
    wide = len(name) * size * LETTER
    near, slant, middle = radius + 4, radius * 0.7 + 2.8, y + size * 0.35
    for left, base in (
            (x + near, middle), (x - near - wide, middle),
            (x - wide / 2, y - near - size * 0.15), (x - wide / 2, y + near + size * 0.8),
            (x + slant, y - slant), (x + slant, y + slant + size * 0.7),
            (x - slant - wide, y - slant), (x - slant - wide, y + slant + size * 0.7)):
        box = (left, base - size * 0.85, left + wide, base + size * 0.25)
        inside = box[0] > 4 and box[1] > 2 and box[2] < WIDE - 4 and box[3] < view.height - 2
        if inside and all(box[2] < b[0] or box[0] > b[2] or box[3] < b[1] or box[1] > b[3]
                          or b == (x - radius, y - radius, x + radius, y + radius)
                          for b in taken):
            return left, base, box
    return None


def _row(n: Named, drawn: bool, href: Href) -> tuple[Cell, ...]:
    has = n.place.latitude is not None
    return ((n.place.name, href(f"places/{n.place.id}.html")), n.place.kind, str(n.number),
            (n.ref, href(n.url)),
            "yes" if drawn else "outside its edge" if has else "no point is given for it")
