"""Visibility: a withheld name stands nowhere, and nobody else is touched."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from rightsref.check import pages
from rightsref.cli.stages import Clock, make
from rightsref.exports import webannotations
from rightsref.model import (
    Library,
    Mention,
    Paragraph,
    Person,
    Quotation,
    Report,
    RightTag,
    SectionFile,
    Site,
    Statement,
)
from rightsref.redact import WITHHELD, initials, redact
from tests.browsers import ROOT

PEOPLE = ROOT / "content" / "people"

TEXT = "Police detained Azamat Orazaly; that day Orazaly died, said Azamat Baikenov."


def named(exact: str, target: str, nth: int = 0) -> Mention:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(exact, start + 1)
    return Mention("person", target, start, start + len(exact))


def library(visibility: str) -> Library:
    paragraph = Paragraph(
        "p-7k3qd", TEXT, rights=(RightTag("life", "primary", "Azamat Orazaly died"),),
        notes=("Orazaly is named twice.",),
        mentions=(named("Azamat Orazaly", "azamat-orazaly"),
                  named("Orazaly", "azamat-orazaly", 1),
                  named("Azamat Baikenov", "azamat-baikenov")),
        statements=(Statement("s-1", TEXT.index("that day"), len(TEXT), "other"),))
    report = Report("x-2020", "X", "X", 2020, "P", "", "", "1", "", "source.txt", "0" * 64, TEXT,
                    "X", (), (), (SectionFile("1.md", "1.a", "T", "source", (paragraph,)),))
    man = Person(id="azamat-orazaly", name="Azamat Orazaly", also=("Orazaly",),
                 search=("Оразалы",), visibility=visibility,
                 events=(Quotation("that day Orazaly died", "x-2020/p-7k3qd", "2020-10-17"),))
    other = Person(id="azamat-baikenov", name="Azamat Baikenov", not_=("azamat-orazaly",),
                   note="Not to be confused with Azamat Orazaly.")
    return Library(Site("", "", ""), (report,), {}, {},
                   {man.id: man, other.id: other}, {}, {}, {})


def test_a_library_in_which_all_is_public_is_left_as_it_is() -> None:
    given = library("full")
    assert redact(given).library is given


def test_a_withheld_name_becomes_a_marked_redaction_in_the_text() -> None:
    paragraph = redact(library("withheld")).library.reports[0].paragraphs[0]
    assert paragraph.text == (
        f"Police detained {WITHHELD}; that day {WITHHELD} died, said Azamat Baikenov.")


def test_marks_still_stand_on_their_words_after_a_redaction() -> None:
    paragraph = redact(library("withheld")).library.reports[0].paragraphs[0]
    words = [paragraph.text[m.start:m.end] for m in paragraph.mentions]
    assert words == [WITHHELD, WITHHELD, "Azamat Baikenov"]
    statement = paragraph.statements[0]
    assert paragraph.text[statement.start:statement.end].startswith("that day [name withheld]")


def test_no_form_of_a_withheld_name_is_left_anywhere() -> None:
    found = redact(library("withheld"))
    assert not [form for form in found.names if form in repr(replace(found.library, site=Site(
        "", "", "")))]


def test_a_withheld_person_has_an_id_that_tells_nothing() -> None:
    found = redact(library("withheld"))
    assert found.renamed == {"azamat-orazaly": "person-7k3qd"}
    assert found.library.people["azamat-baikenov"].not_ == ("person-7k3qd",)


def test_initials_are_shown_where_the_record_says_so() -> None:
    found = redact(library("initials")).library
    assert found.reports[0].paragraphs[0].text.startswith("Police detained A. O.; that day A. O.")
    assert initials("Jean-Paul O’Neill") == "J. O."


def test_a_quotation_is_redacted_as_its_paragraph_is() -> None:
    people = redact(library("withheld")).library.people
    assert people["person-7k3qd"].events[0].quote == f"that day {WITHHELD} died"


def test_every_redaction_is_recorded_with_its_place_in_the_source() -> None:
    found = redact(library("withheld")).redactions
    assert [TEXT[r.start:r.end] for r in found] == ["Azamat Orazaly", "Orazaly"]


def test_a_surname_that_a_public_person_shares_is_left_to_that_person() -> None:
    given = library("withheld")
    people = dict(given.people)
    people["galy-orazaly"] = Person(id="galy-orazaly", name="Galy Orazaly", also=("Orazaly",))
    found = redact(replace(given, people=people))
    assert found.library.people["galy-orazaly"].name == "Galy Orazaly"
    assert "Orazaly" not in found.library.reports[0].paragraphs[0].text


@pytest.mark.full
@pytest.mark.parametrize("name", sorted(path.stem for path in PEOPLE.glob("*.md")))
def test_anybody_of_the_real_reports_can_be_withheld(name: str, tmp_path: Path) -> None:
    shutil.copytree(PEOPLE.parent, tmp_path / "content")
    path = tmp_path / "content" / "people" / f"{name}.md"
    front = re.sub(r"(?m)^visibility:.*\n", "", path.read_text("utf-8"))
    path.write_text(front.replace("---\n", "---\nvisibility: withheld\n", 1), "utf-8")
    assert make(tmp_path / "content", Clock()).ok


def test_the_context_of_an_annotation_cuts_no_word_and_no_name() -> None:
    after, name = "Mr. X met a very well-known man called Azamat Baikenov, who left.", 15
    start = after.index("Azamat Baikenov")
    paragraph = Paragraph("p-1", after, mentions=(
        Mention("person", "x", 4, 5), Mention("person", "y", start, start + name)))
    for at in range(len(after)):
        first, last = webannotations.around(paragraph, at, at + 1)
        assert not start < first < start + name
        assert not start < last < start + name
        assert not (after[first - 1:first].isalnum() and after[first].isalnum())
        assert first <= max(at - webannotations.AROUND, 0)


@pytest.mark.parametrize("query", ["Azamat%20Orazaly", "Azamat+Orazaly"])
def test_a_withheld_name_is_found_in_an_address_and_a_public_one_beside_it_left(
        query: str) -> None:
    files = {"a.html": f"<a href='search.html?q={query}'>".encode(),
             "b.html": b"<a href='search.html?q=Galy+Orazaly'>",
             "c.html": b"<a href='search.html?q=Galy%20Orazaly'>"}
    found = pages.withheld(files, ["Azamat Orazaly", "Orazaly"], ["Galy Orazaly"])
    assert [(fault.path, fault.code) for fault in found] == [("a.html", "P008")]
