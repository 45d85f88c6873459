"""Sources: what stands in a page or a saved text is kept, placed, and never invented."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from rightsref.faults import FaultError
from rightsref.sources import SourceHeading, SourceParagraph, SourceReport, read_source
from rightsref.sources import outline as outlines

CASES = Path(__file__).parent / "cases" / "sources"
CONTENT = Path(__file__).parent.parent / "content" / "reports" / "kazakhstan-2020"


@pytest.fixture(scope="module")
def page() -> SourceReport:
    return read_source("ruritania-2021.html", (CASES / "page.html").read_bytes())


@pytest.fixture(scope="module")
def kazakhstan() -> SourceReport:
    return read_source("kazakhstan-2020.txt", (CONTENT / "source.txt").read_bytes())


def test_a_page_tells_its_country_and_its_year_by_its_title(page: SourceReport) -> None:
    assert (page.country, page.year, page.format) == ("Ruritania", 2021, "page")
    assert page.title_text == "2021 Country Reports on Human Rights Practices: Ruritania"


def test_every_block_of_a_page_stands_in_its_text_at_its_offsets(page: SourceReport) -> None:
    for block in page.blocks:
        if isinstance(block, SourceParagraph) or block.origin == "source":
            assert page.text[block.start:block.end] == block.text


def test_white_space_collapses_as_in_html_and_inline_markup_vanishes(page: SourceReport) -> None:
    assert page.paragraphs[0].text.startswith(
        "Ruritania is a constitutional monarchy with a freely elected parliament, and")
    assert "; nevertheless, there were" in page.paragraphs[3].text


def test_a_sections_number_and_title_are_one_heading(page: SourceReport) -> None:
    assert "Section 1. Respect for the Integrity of the Person" in [h.text for h in page.headings]


def test_paragraphs_know_their_section_and_sub_heading(page: SourceReport) -> None:
    assert [(p.section, p.heading) for p in page.paragraphs] == [
        (None, None), ("1.a", None), ("1.b", None), ("1.c", None),
        ("1.c", "Prison and Detention Center Conditions")]


def test_a_run_in_label_is_told_from_an_ordinary_colon(page: SourceReport) -> None:
    assert page.paragraphs[4].label == "Physical Conditions"
    assert [p.label for p in page.paragraphs[:4]] == [None] * 4


def test_furniture_is_recorded_before_between_and_after(page: SourceReport) -> None:
    assert [d.text.replace("\n", " ").split()[0] for d in page.dropped] == [
        "Menu", "EXECUTIVE", "White"]


def test_sections_that_a_copy_lacks_are_said(page: SourceReport) -> None:
    assert [m.section for m in page.missing] == [
        "1.d", "1.e", "1.f", "2", "3", "4", "5", "6", "7"]


def test_the_saved_text_keeps_its_188_paragraphs(kazakhstan: SourceReport) -> None:
    assert len(kazakhstan.paragraphs) == 188
    assert (kazakhstan.country, kazakhstan.year) == ("Kazakhstan", 2020)
    assert kazakhstan.title_text == "Kazakhstan"


def test_a_saved_texts_source_is_the_file_itself(kazakhstan: SourceReport) -> None:
    assert kazakhstan.text == (CONTENT / "source.txt").read_text("utf-8")


def test_lost_headings_come_back_before_the_paragraphs_that_they_open(
        kazakhstan: SourceReport) -> None:
    blocks = kazakhstan.blocks
    opened = {h.text: after.text for h, after in pairwise(blocks)
              if isinstance(h, SourceHeading) and h.origin == "editorial"
              and isinstance(after, SourceParagraph)}
    assert opened["b. Disappearance"].startswith("There were no reports of disappearances")
    assert opened["Trial Procedures"].startswith("The law provides for the right to a fair")
    assert opened["f. Protection of Refugees"].startswith("The government cooperated")
    assert opened["g. Stateless Persons"].startswith("The constitution and law provide avenues")
    assert len([h for h in kazakhstan.headings if h.origin == "editorial"]) == 16


def test_restored_headings_say_their_rule_and_how_sure_it_is(kazakhstan: SourceReport) -> None:
    for heading in kazakhstan.headings:
        if heading.origin == "editorial":
            assert heading.by == "rule:outline"
            assert 0.85 <= heading.confidence <= 1


def test_a_whole_page_gets_no_heading_added(page: SourceReport) -> None:
    assert all(heading.origin == "source" for heading in page.headings)


@pytest.mark.parametrize(("name", "data", "code"), [
    ("a.txt", b"", "C003"),
    ("a.txt", b"   \n", "C003"),
    ("a.pdf", b"%PDF-1.7 ...", "C001"),
    ("a.txt", b"Kazakhstan\x00", "C001"),
    ("a.txt", "Section 1. Répression".encode("latin-1"), "C001"),
    ("a.txt", b"Just one line about nothing.", "C003"),
    ("a.html", b"<html><body><h2>EXECUTIVE SUMMARY</h2><p>" + b"x " * 200, "C001"),
])
def test_a_source_that_cannot_be_read_is_a_fault(name: str, data: bytes, code: str) -> None:
    with pytest.raises(FaultError) as caught:
        read_source(name, data)
    assert [fault.code for fault in caught.value.faults] == [code]


def test_a_byte_that_is_not_utf_8_is_shown_with_its_place() -> None:
    with pytest.raises(FaultError) as caught:
        read_source("a.txt", b"First line\nSecond \xe9 line")
    fault = caught.value.faults[0]
    assert (fault.line, fault.column) == (2, 8)


def test_a_report_without_a_year_asks_for_one() -> None:
    text = "Kazakhstan\n\nSection 1. Respect for the Integrity of the Person\n\n" + "Word " * 60
    with pytest.raises(FaultError) as caught:
        read_source("report.txt", text.encode())
    assert caught.value.faults[0].code == "C002"
    assert read_source("report.txt", text.encode(), year=2020).year == 2020


def test_an_unknown_edition_is_kept_as_found_with_a_warning() -> None:
    text = "Kazakhstan\n\nSection 1. Respect for the Integrity of the Person\n\n" + "Word " * 60
    report = read_source("kazakhstan-1985.txt", text.encode())
    assert [fault.code for fault in report.warnings] == ["C005"]
    assert report.outline_year is None


@pytest.mark.parametrize("year", range(2016, 2025))
def test_every_edition_has_an_outline_in_order(year: int) -> None:
    outline = outlines.outline_of(year)
    assert outline is not None
    numbers = [e.number for e in outline.entries if e.level == 1 and e.number]
    assert numbers == sorted(numbers)
