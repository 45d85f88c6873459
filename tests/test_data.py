"""The data contract, held against the real report and against a tiny one by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from rightsref.exports import data
from rightsref.link import Linked, is_inferred, link
from rightsref.load import load
from tests.browsers import ROOT
from tests.test_faults import SMALL

SECTION = {"id", "number", "title", "source_text", "level", "parent", "origin", "url",
           "paragraphs"}
PARAGRAPH = {"id", "ref", "section", "url", "text", "label", "absence", "rights", "groups",
             "kinds", "notes", "annotations"}
REPORT = {"id", "title", "country", "year", "publisher", "published", "edition", "source",
          "missing", "sections", "paragraphs"}
ANNOTATION = {"kind", "id", "start", "end", "exact", "by", "confidence"}


def linked(content: Path) -> Linked:
    return link(load(content, ROOT / "content")[0])


@pytest.fixture(scope="module")
def real() -> dict[str, Any]:
    return {path: json.loads(content)
            for path, content in data.files(linked(ROOT / "content")).items()}


@pytest.fixture(scope="module")
def report(real: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = real["data/kazakhstan-2020.json"]
    return found


def test_a_report_has_every_key_of_the_contract(report: dict[str, Any]) -> None:
    assert report.keys() >= REPORT
    assert report["source"].keys() >= {"file", "sha256", "dropped"}
    assert all(section.keys() >= SECTION for section in report["sections"])
    assert all(paragraph.keys() >= PARAGRAPH for paragraph in report["paragraphs"])


def test_every_annotation_stands_where_it_says(report: dict[str, Any]) -> None:
    for paragraph in report["paragraphs"]:
        for annotation in paragraph["annotations"] + paragraph["rules"]:
            assert annotation.keys() >= ANNOTATION - {"kind"}
            assert paragraph["text"][annotation["start"]:annotation["end"]] == annotation["exact"]


def test_every_paragraph_stands_under_its_section_once_and_in_order(
        report: dict[str, Any]) -> None:
    listed = [id_ for section in report["sections"] for id_ in section["paragraphs"]]
    assert listed == [paragraph["id"] for paragraph in report["paragraphs"]]
    owner = {id_: section["id"] for section in report["sections"]
             for id_ in section["paragraphs"]}
    assert all(owner[p["id"]] == p["section"] for p in report["paragraphs"])


def test_paragraphs_headings_and_furniture_are_the_whole_source(report: dict[str, Any]) -> None:
    source = (ROOT / "content" / "reports" / report["id"] / report["source"]["file"]).read_text(
        "utf-8")
    words = [d["text"] for d in report["source"]["dropped"]] + [report["source"]["title_text"]]
    words += [s["source_text"] for s in report["sections"] if s["source_text"]]
    words += [p["text"] for p in report["paragraphs"]]
    assert len("".join("".join(words).split())) == len("".join(source.split()))


def test_every_record_has_its_name_address_forms_and_visibility(real: dict[str, Any]) -> None:
    for name in ("people", "provisions", "organisations", "places", "topics"):
        for record in real[f"data/{name}.json"]:
            assert record.keys() >= {"id", "name", "url", "also", "visibility"}
            assert record["url"] == f"{name}/{record['id']}.html"


def test_every_annotation_leads_to_a_record(real: dict[str, Any],
                                            report: dict[str, Any]) -> None:
    known = {kind: {r["id"] for r in real[f"data/{folder}.json"]} for kind, folder in
             (("person", "people"), ("provision", "provisions"),
              ("organisation", "organisations"), ("place", "places"))}
    for paragraph in report["paragraphs"]:
        for annotation in paragraph["annotations"]:
            assert annotation["id"] in known.get(annotation["kind"], {annotation["id"]})


def test_keys_are_sorted_and_the_same_content_gives_the_same_bytes() -> None:
    one, two = data.files(linked(SMALL)), data.files(linked(SMALL))
    assert one == two
    for content in one.values():
        value = json.loads(content)
        again = json.loads(json.dumps(value, sort_keys=True))
        assert str(value) == str(again)


def test_a_tiny_paragraph_is_exported_as_the_contract_says() -> None:
    paragraph = json.loads(data.files(linked(SMALL))["data/freedonia-2020.json"])["paragraphs"][0]
    assert paragraph == {
        "id": "p-11111", "ref": "1.b ¶ 1", "section": "section-1-b",
        "url": "freedonia-2020/1-b.html#p-11111",
        "text": "There were no reports of disappearances by or on behalf of government "
                "authorities.",
        "label": None, "absence": "none-reported",
        "rights": [{"id": "disappearance", "rank": "primary", "by": "editor", "confidence": 1.0,
                    "why": "says that none were reported"}],
        "groups": [], "kinds": ["finding"], "notes": [], "annotations": [], "rules": []}


def test_a_sentence_that_does_two_things_has_two_statements_over_one_span() -> None:
    paragraph = json.loads(data.files(linked(SMALL))["data/freedonia-2020.json"])["paragraphs"][1]
    found = [a for a in paragraph["annotations"] if a["kind"] == "statement"]
    assert [a["modality"] for a in found] == ["prohibits", "penalises"]
    assert len({(a["start"], a["end"]) for a in found}) == 1
    assert len({a["id"] for a in found}) == 2


@pytest.mark.parametrize(("value", "words", "inferred"), [
    ("2020-10-17", "October 17", True), ("2020-10-17", "October 17, 2020", False),
    ("2020-03/2020-05", "from March to May", True), ("2018", "the 2018 law", False),
    ("2019-12/2020-01", "from December 2019 to January", True), ("199X", "the 1990s", False),
    ("2017/2018", "2017-18", False)])
def test_a_date_is_inferred_where_its_year_is_not_in_the_words(value: str, words: str,
                                                               inferred: bool) -> None:
    assert is_inferred(value, words) is inferred
