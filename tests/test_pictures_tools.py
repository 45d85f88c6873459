"""The tool that proposes coordinates, and the data of citations and briefs."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from rightsref.exports.brief import brief_data
from rightsref.model import Place
from tests.test_pictures import REPORT, tiny
from tools.place_coordinates import candidates, clear, verdict, write

PLACE = Place(id="makanchi", name="Makanchi", kind="village", country="kz")


def town(name: str, country: str, population: int, *other: str) -> dict[str, Any]:
    return {"name": name, "countrycode": country, "population": population, "latitude": 46.78201,
            "longitude": 82.02, "alternatenames": list(other), "geonameid": population}


def test_a_town_is_found_by_any_of_its_names_in_its_own_country() -> None:
    towns = [town("Maqanshy", "KZ", 18_000, "Makanchi"), town("Makanchi", "TJ", 900)]
    assert [t["countrycode"] for t in candidates(PLACE, towns)] == ["KZ"]


def test_two_towns_of_about_the_same_size_are_left_to_the_editor() -> None:
    found = candidates(PLACE, [town("Makanchi", "KZ", 500), town("Makanchi", "KZ", 900)])
    assert not clear(found)
    assert verdict(found).startswith("which of these?")


def test_one_far_larger_than_the_other_is_meant() -> None:
    assert clear(candidates(PLACE, [town("Makanchi", "KZ", 500), town("Makanchi", "KZ", 9_000)]))


def test_what_the_gazetteer_lacks_is_said() -> None:
    assert not clear([])
    assert verdict([]).startswith("not in the gazetteer")


def test_coordinates_are_added_and_the_record_is_else_untouched(tmp_path: Path) -> None:
    path = tmp_path / "makanchi.md"
    path.write_text("---\nname: Makanchi\ncountry: kz\n---\n\nA note.\n", "utf-8")
    write(path, town("Makanchi", "KZ", 500))
    assert path.read_text("utf-8") == ("---\nname: Makanchi\ncountry: kz\nlatitude: 46.782\n"
                                       "longitude: 82.020\n---\n\nA note.\n")


def value(path: str) -> dict[str, Any]:
    """Read a data script as the browser would."""
    text = brief_data(tiny())[path].decode()
    found = re.fullmatch(r'globalThis\.RightsData=Object\.assign\(globalThis\.RightsData\|\|'
                         r'\{\},\{"[^"]+":(.*)\}\);\n', text, re.DOTALL)
    assert found is not None
    parsed: dict[str, Any] = json.loads(found.group(1))
    return parsed


def test_a_brief_has_every_paragraph_word_for_word() -> None:
    found = value(f"data/brief/{REPORT}.js")["paragraphs"]
    assert {id_: p["text"] for id_, p in found.items()} == {
        p.paragraph.id: p.paragraph.text for p in tiny().passages}


def test_a_brief_names_the_people_of_its_report_with_their_pages() -> None:
    assert value(f"data/brief/{REPORT}.js")["person"] == {
        "agadil": ["Dulat Agadil", "people/agadil.html"],
        "orazaly": ["A & B Orazaly", "people/orazaly.html"]}


def test_each_page_has_the_section_that_its_paragraphs_are_cited_by() -> None:
    assert value(f"data/cite/{REPORT}.js")["pages"] == {
        "1-a": "1.a", "1-b": "1.b", "1-c": "1.c"}


def test_citations_made_before_are_taken_as_they_are() -> None:
    made = brief_data(tiny(), {REPORT: [("own", "Our own", "{pinpoint}")]})
    assert b'"forms":[["own","Our own","{pinpoint}"]]' in made[f"data/cite/{REPORT}.js"]
