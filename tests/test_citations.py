"""Citations name the original report, the exact place, and our edition."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from rightsref.exports.citations import FORMS, STYLES, available, citations, pinpoint
from rightsref.link import Section
from rightsref.model import Report

REPORT = Report(
    "kazakhstan-2020", "2020 Country Reports on Human Rights Practices: Kazakhstan", "Kazakhstan",
    2020, "U.S. Department of State, Bureau of Democracy, Human Rights, and Labor", "2021-03-30",
    "https://www.state.gov/reports/x/", "1", "2026-11-24", "source.txt", "0" * 64, "", "Kazakhstan",
    (), (), ())


def section(number: str, origin: str) -> Section:
    return Section("section-x", "r", number, "T", None, 2, None, origin, "editor", 1.0, "x", ())


@pytest.mark.parametrize("style", STYLES)
def test_every_style_names_the_work_the_place_and_where_it_is_available(style: str) -> None:
    text = citations(REPORT).forms[style]
    for part in (REPORT.title, "{pinpoint}", "2021", REPORT.original_url,
                 "Available at {url} (para {paragraph}, edition 1, 24 November 2026)."):
        assert part in text


def test_oscola_leaves_the_day_of_access_to_the_reader() -> None:
    assert "accessed {accessed}." in citations(REPORT).forms["oscola"]


def test_no_stand_in_is_left_in_any_form() -> None:
    forms = citations(REPORT).forms
    assert set(forms) == set(FORMS)
    assert not [key for key, text in forms.items() if "7777" in text or "1901" in text]


def test_the_csl_json_is_json_once_the_placeholders_are_filled() -> None:
    text = citations(REPORT).forms["csl-json"].replace("{accessed_parts}", "2030, 5, 1")
    assert json.loads(text)[0]["accessed"] == {"date-parts": [[2030, 5, 1]]}


def test_the_ris_record_ends_and_has_no_empty_field() -> None:
    lines = citations(replace(REPORT, published="")).forms["ris"].split("\n")
    assert (lines[0], lines[-1]) == ("TY  - RPRT", "ER  - ")
    assert all(line[6:] for line in lines[:-1])


def test_an_editorial_heading_is_bracketed_in_the_pinpoint() -> None:
    top = section("1", "source")
    assert pinpoint(section("1.c", "editorial"), top) == "1[.c]"
    assert pinpoint(section("2.b", "source"), top) == "2.b"


@pytest.mark.parametrize("style", STYLES)
def test_our_paragraph_stands_beside_our_address_and_never_in_the_originals_place(
        style: str) -> None:
    original, _, ours = citations(REPORT).forms[style].partition(" Available at ")
    assert "¶" not in original
    assert "{paragraph}" not in original
    assert "{pinpoint}" not in ours
    assert "para {paragraph}" in ours


def test_a_copy_without_an_address_gives_the_passage_and_the_edition() -> None:
    assert available(REPORT, "The site") == (
        " Available in The site (edition 1, 24 November 2026, passage {passage}, "
        "para {paragraph}).")
