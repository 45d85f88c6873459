"""Fidelity: whatever is done to a report's words, the check says where."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightsref import markup
from rightsref.check import fidelity
from rightsref.check.places import Finder, raw_column
from rightsref.faults import Fault
from rightsref.load import load
from rightsref.model import Dropped, Paragraph, Report
from tests.browsers import ROOT
from tests.test_faults import SMALL

FIND = Finder(lambda path: Path(path).read_text("utf-8"))


@pytest.fixture(scope="module")
def real() -> Report:
    library, _ = load(ROOT / "content", only="kazakhstan-2020")
    return library.reports[0]


def small() -> Report:
    return load(SMALL)[0].reports[0]


def faults(report: Report) -> list[Fault]:
    return list(fidelity.check(report, frozenset(), FIND))


def changed(report: Report, change: Callable[[list[Paragraph]], list[Paragraph]]) -> Report:
    """Give the report with the paragraphs of its first file changed."""
    first = report.files[0]
    heads = [block for block in first.blocks if not isinstance(block, Paragraph)]
    blocks = (*heads, *change(list(first.paragraphs)))
    return dataclasses.replace(report, files=(dataclasses.replace(first, blocks=blocks),
                                              *report.files[1:]))


def test_every_word_of_the_real_report_is_the_sources(real: Report) -> None:
    assert faults(real) == []
    assert len(real.paragraphs) == 188


def test_an_altered_letter_in_any_paragraph_of_the_real_report_is_one_fault_in_its_place(
        real: Report) -> None:
    for number, paragraph in enumerate(real.paragraphs):
        middle = len(paragraph.text) // 2
        text = paragraph.text[:middle] + "§" + paragraph.text[middle + 1:]
        altered = dataclasses.replace(paragraph, text=text)
        files = tuple(dataclasses.replace(file, blocks=tuple(
            altered if block is paragraph else block for block in file.blocks))
            for file in real.files)
        found = faults(dataclasses.replace(real, files=files))
        assert [(fault.code, fault.line) for fault in found] == [("T001", paragraph.line)], number
        raw = FIND.line(found[0].path, paragraph.line)
        assert raw[found[0].column - 1:][:1] in (paragraph.text[middle], "\\", "&"), number


def test_a_paragraph_left_out_is_found() -> None:
    found = faults(changed(small(), lambda paragraphs: paragraphs[1:]))
    assert len(found) == 1
    assert "'There were no reports of disappearances" in found[0].message


def test_a_paragraph_too_many_is_found() -> None:
    extra = Paragraph("p-99999", "The editor thinks otherwise.", line=1)
    found = faults(changed(small(), lambda paragraphs: [extra, *paragraphs]))
    assert [fault.message for fault in found] == [
        "The source does not have the paragraph p-99999: 'The editor thinks otherwise.'."]


def test_two_paragraphs_that_changed_places_are_found() -> None:
    assert faults(changed(small(), lambda paragraphs: paragraphs[::-1]))


def test_a_space_too_many_inside_a_paragraph_is_found() -> None:
    report = changed(small(), lambda paragraphs: [
        dataclasses.replace(paragraphs[0], text=paragraphs[0].text.replace("no reports",
                                                                           "no  reports")),
        *paragraphs[1:]])
    assert [fault.code for fault in faults(report)] == ["T001"]


def test_words_of_the_source_that_are_not_recorded_as_dropped_are_found() -> None:
    report = small()
    for dropped, where in ((report.dropped[1:], "before"), (report.dropped[:1], "after")):
        found = faults(dataclasses.replace(report, dropped=dropped))
        assert [fault.code for fault in found] == ["T001"]
        assert f"{where} the report" in found[0].message


def test_dropped_words_that_the_source_does_not_have_are_found() -> None:
    report = small()
    found = faults(dataclasses.replace(
        report, dropped=(*report.dropped, Dropped("Subscribe", "page furniture"))))
    assert [fault.code for fault in found] == ["T002"]


def test_a_paragraph_recorded_as_dropped_is_found_out() -> None:
    report = changed(small(), lambda paragraphs: paragraphs[1:])
    words = small().paragraphs[0].text
    found = faults(dataclasses.replace(
        report, dropped=(report.dropped[0], Dropped(words, "page furniture"), report.dropped[1])))
    assert [fault.code for fault in found] == ["T002"]


def test_furniture_that_equals_the_title_does_not_hide_it() -> None:
    report = small()
    source = "Freedonia\n\n" + report.source_text
    dropped = (Dropped("Freedonia", "page furniture"), *report.dropped)
    assert faults(dataclasses.replace(report, source_text=source, dropped=dropped)) == []


_TEXT = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=40)


@given(_TEXT, st.data())
def test_the_column_of_any_character_is_found_in_annotated_markdown(text: str,
                                                                    data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    offset = data.draw(st.integers(0, len(text) - 1))
    mark = markup.Mark("person", "anna-smith", start, end)
    raw = markup.write([markup.Block("p-1", text, marks=(mark,))]).split("\n")[1]
    at = raw_column(raw, offset) - 1
    assert raw[at] in (text[offset], "\\", "&")
    if raw[at] == text[offset] != "\\":
        assert at == 0 or raw[at - 1] != "\\" or raw[at - 2:at] == "\\\\"
