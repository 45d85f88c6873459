"""Pictures: what they show, that they show it twice, and that they show it the same each time."""

from __future__ import annotations

import dataclasses
import re
from datetime import date
from io import BytesIO

import pytest
from lxml import etree
from PIL import Image

from rightsref.link import Linked, link
from rightsref.model import (
    Heading,
    Library,
    Mention,
    Missing,
    Paragraph,
    Person,
    Place,
    Quotation,
    Report,
    RightTag,
    SectionFile,
    Site,
    Topic,
)
from rightsref.pictures import Picture, coverage, network, place_map, timeline
from rightsref.pictures.social import HEIGHT, WIDTH, cards, og_image
from rightsref.pictures.timeline import events, shown, span

REPORT = "kazakhstan-2020"
SVG = "{http://www.w3.org/2000/svg}"


def _paragraph(id_: str, text: str, *named: tuple[str, str, str],
               rights: tuple[tuple[str, str], ...] = (), absence: str | None = None) -> Paragraph:
    mentions = tuple(Mention(kind, target, text.index(words), text.index(words) + len(words))
                     for kind, target, words in named)
    return Paragraph(id_, text, absence=absence, mentions=mentions,
                     rights=tuple(RightTag(topic, rank, "it says so") for topic, rank in rights))


def tiny() -> Linked:
    """Give a report of three pages with one of everything that a picture shows."""
    first = SectionFile("01.md", "1.a", "Killings", "source", (
        Heading("section-1", "Section 1. Integrity", 1), Heading("section-1-a", "a. Killings", 2),
        _paragraph("p-aaaaa", "On October 17, A & B Orazaly died near Almaty with Dulat Agadil.",
                   ("date", "2020-10-17", "October 17"), ("person", "orazaly", "A & B Orazaly"),
                   ("person", "agadil", "Dulat Agadil"), ("place", "almaty", "Almaty"),
                   rights=(("life", "primary"), ("torture", "secondary"))),
        _paragraph("p-bbbbb", "In May 2019 Dulat Agadil was in Rome. Much else happened in 2018.",
                   ("date", "2019-05", "May 2019"), ("person", "agadil", "Dulat Agadil"),
                   ("place", "rome", "Rome"), ("date", "2018", "2018"),
                   rights=(("life", "primary"),))))
    second = SectionFile("02.md", "1.b", "Disappearance", "source", (
        Heading("section-1-b", "b. Disappearance", 2),
        _paragraph("p-ccccc", "There were no reports of disappearances.",
                   rights=(("disappearance", "primary"),), absence="none-reported")))
    third = SectionFile("03.md", "1.c", "Displaced", "source", (
        Heading("section-1-c", "c. Displaced", 2),
        _paragraph("p-ddddd", "Not applicable.", rights=(("displaced", "primary"),),
                   absence="not-applicable")))
    report = Report(REPORT, "Kazakhstan 2020", "Kazakhstan", 2020, "Publisher", "2021-03-30", "",
                    "1", "2026-01-01", "source.txt", "0" * 64, "", "", (),
                    (Missing("executive-summary", "Executive Summary", "not in this copy"),
                     Missing("6", "Discrimination", "not in this copy")),
                    (first, second, third))
    topics = {id_: Topic(id=id_, name=name, notation=notation) for id_, name, notation in (
        ("life", "Right to life", "1.a"), ("disappearance", "Disappearance", "1.b"),
        ("torture", "Torture", "1.c"), ("displaced", "Displaced persons", "1.d"),
        ("women", "Equality of <women>", "6"))}
    people = {"orazaly": Person(id="orazaly", name="A & B Orazaly", events=(
        Quotation("A & B Orazaly died", f"{REPORT}/p-aaaaa", "2020-10-17"),)),
        "agadil": Person(id="agadil", name="Dulat Agadil")}
    places = {
        "almaty": Place(id="almaty", name="Almaty", kind="city", country="kz", latitude=43.25,
                        longitude=76.91),
        "rome": Place(id="rome", name="Rome", kind="city", country="it", latitude=41.9,
                      longitude=12.5),
        "kazakhstan": Place(id="kazakhstan", name="Kazakhstan", kind="country", country="kz")}
    return link(Library(Site("A site", "", "us"), (report,), topics, {}, people, {}, {}, places))


def plain(url: str) -> str:
    return url


def draw(name: str) -> Picture:
    found = {"coverage": coverage, "timeline": timeline, "network": network,
             "map": place_map}[name](tiny(), REPORT, plain)
    assert found is not None
    return found


ALL = pytest.mark.parametrize("name", ["coverage", "timeline", "network", "map"])


def tree(picture: Picture) -> etree._Element:
    """Parse a picture strictly, as it would stand in an SVG file."""
    return etree.fromstring(picture.svg.replace(
        "<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


@ALL
def test_a_picture_is_named_and_described(name: str) -> None:
    root = tree(draw(name))
    ids = {element.get("id"): element.text for element in root.iter() if element.get("id")}
    assert ids[root.get("aria-labelledby")]
    assert ids[root.get("aria-describedby")]


@ALL
def test_a_picture_has_no_style_and_no_script(name: str) -> None:
    root = tree(draw(name))
    assert not list(root.iter(f"{SVG}style", f"{SVG}script"))
    assert not [key for e in root.iter() for key in e.attrib if key == "style" or key[:2] == "on"]
    assert not [e for e in root.iter() if e.get("fill") or e.get("font-size")]


@ALL
def test_every_mark_leads_somewhere_and_says_where(name: str) -> None:
    marks = list(tree(draw(name)).iter(f"{SVG}a"))
    assert marks
    assert all(m.get("href") and (m.findtext(f"{SVG}title") or "").strip() for m in marks)


@ALL
def test_a_picture_is_the_same_each_time(name: str) -> None:
    assert draw(name) == draw(name)


@ALL
def test_every_row_of_the_table_has_as_many_cells_as_there_are_headers(name: str) -> None:
    picture = draw(name)
    assert picture.rows
    assert {len(row) for row in picture.rows} == {len(picture.headers)}


@ALL
def test_addresses_are_made_for_the_page_that_shows_the_picture(name: str) -> None:
    function = {"coverage": coverage, "timeline": timeline, "network": network,
                "map": place_map}[name]
    picture = function(tiny(), REPORT, lambda url: f"../{url}")
    assert picture is not None
    assert all(m.get("href", "").startswith("../") for m in tree(picture).iter(f"{SVG}a"))


def test_coverage_tells_four_kinds_of_silence_apart() -> None:
    rows = {row[0][0]: row[1:] for row in draw("coverage").rows}
    assert draw("coverage").headers == ("Right", "ES", "1.a", "1.b", "1.c", "6", "All")
    assert rows["Right to life"][1] == ("2", f"{REPORT}/1-a.html#p-aaaaa")
    assert rows["Right to life"][2] == "none"
    assert rows["Disappearance"][2] == ("no reports", f"{REPORT}/1-b.html#p-ccccc")
    assert rows["Displaced persons"][3] == ("not applicable", f"{REPORT}/1-c.html#p-ddddd")
    assert rows["Right to life"][4] == ("not in this copy", f"{REPORT}/about.html")


def test_coverage_draws_each_silence_as_its_own_sign() -> None:
    classes = {word for e in tree(draw("coverage")).iter()
               for word in e.get("class", "").split()}
    assert {"filled", "touched", "none", "none-reported", "not-applicable", "missing"} <= classes


def test_a_right_whose_section_is_missing_says_so() -> None:
    assert "Equality of &lt;women&gt;: section 6 is missing" in draw("coverage").svg


@pytest.mark.parametrize(("edtf", "first", "last"), [
    ("2020-10-17", date(2020, 10, 17), date(2020, 10, 17)),
    ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
    ("2019", date(2019, 1, 1), date(2019, 12, 31)),
    ("2020-01/2020-10", date(2020, 1, 1), date(2020, 10, 31)),
    ("2020-05-25~", date(2020, 5, 25), date(2020, 5, 25)),
])
def test_a_date_is_as_wide_as_it_is_told(edtf: str, first: date, last: date) -> None:
    assert span(edtf) == (first, last)


@pytest.mark.parametrize("edtf", ["", "..", "2020-13", "2020-02-31", "soon", "2020/.."])
def test_what_is_no_closed_date_is_left_out(edtf: str) -> None:
    assert span(edtf) is None


def test_dates_are_written_as_people_read_them() -> None:
    assert shown("2020-10-17") == "17 October 2020"
    assert shown("2019-01/2019-06") == "January 2019 to June 2019"


def test_the_timeline_tells_events_in_time_order_in_the_reports_words() -> None:
    found = events(tiny(), REPORT)
    assert [(e.edtf, e.names, e.text) for e in found] == [
        ("2018", (), "Much else happened in 2018."),
        ("2019-05", (), "In May 2019 Dulat Agadil was in Rome."),
        ("2020-10-17", ("A & B Orazaly",), "A & B Orazaly died")]


def test_the_network_joins_those_who_stand_in_one_passage() -> None:
    assert draw("network").rows == ((
        ("1.a ¶ 1", f"{REPORT}/1-a.html#p-aaaaa"), "A & B Orazaly, Dulat Agadil"),)


def test_a_place_outside_the_map_is_in_its_table_and_not_drawn() -> None:
    picture = draw("map")
    assert [(row[0][0], row[-1]) for row in picture.rows] == [
        ("Almaty", "yes"), ("Rome", "outside its edge")]
    assert "rome" not in picture.svg


def test_a_place_without_coordinates_is_listed_and_not_guessed() -> None:
    linked = tiny()
    places = {**linked.library.places, "rome": dataclasses.replace(
        linked.library.places["rome"], latitude=None, longitude=None)}
    again = link(dataclasses.replace(linked.library, places=places))
    picture = place_map(again, REPORT, plain)
    assert picture is not None
    assert picture.rows[1][-1] == "no point is given for it"


def test_without_any_coordinates_there_is_no_map() -> None:
    linked = tiny()
    places = {id_: dataclasses.replace(place, latitude=None, longitude=None)
              for id_, place in linked.library.places.items()}
    assert place_map(link(dataclasses.replace(linked.library, places=places)), REPORT,
                     plain) is None


def test_a_report_without_people_and_dates_has_no_such_picture() -> None:
    linked = tiny()
    report = linked.library.reports[0]
    bare = dataclasses.replace(report, files=report.files[1:])
    again = link(dataclasses.replace(linked.library, reports=(bare,)))
    assert timeline(again, REPORT, plain) is None
    assert network(again, REPORT, plain) is None
    assert coverage(again, REPORT, plain).rows


def test_a_country_across_the_date_line_still_has_a_map() -> None:
    linked = tiny()
    places = {**linked.library.places, "kazakhstan": dataclasses.replace(
        linked.library.places["kazakhstan"], country="ru")}
    picture = place_map(link(dataclasses.replace(linked.library, places=places)), REPORT, plain)
    assert picture is not None
    wide, tall = map(float, re.search(r"viewBox=\"0 0 (\d+) (\d+)\"", picture.svg).groups())
    assert 0.2 < tall / wide < 1


def test_the_card_for_other_sites_is_a_png_of_the_size_they_ask_for() -> None:
    card = og_image("2020 Country Reports on Human Rights Practices: Kazakhstan", "A site", "x")
    with Image.open(BytesIO(card)) as image:
        assert (image.format, image.size) == ("PNG", (WIDTH, HEIGHT))
    assert len(card) < 60_000


def test_the_card_is_the_same_each_time() -> None:
    assert og_image("A title", "above", "below") == og_image("A title", "above", "below")


@pytest.mark.parametrize("title", ["", "word " * 80, "unbreakable" * 20])
def test_a_card_takes_any_title(title: str) -> None:
    assert og_image(title, title, title)


def test_cards_are_made_only_where_other_sites_could_ask_for_them() -> None:
    linked = tiny()
    assert cards(linked) == {}
    site = dataclasses.replace(linked.library.site, base_url="https://example.org/")
    made = cards(link(dataclasses.replace(linked.library, site=site)))
    assert set(made) == {"card.png", f"{REPORT}/card.png"}
