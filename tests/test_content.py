"""The real content: what must hold for the Kazakhstan report whatever an editor does."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

import build
from rightsref import ledger
from rightsref.link import Linked, link, page_slug
from rightsref.load import load
from rightsref.model import RECORD_KINDS, Report
from rightsref.store import record_path, record_text, section_text
from tests.browsers import ROOT

CONTENT = ROOT / "content"
FOLDER = CONTENT / "reports" / "kazakhstan-2020"
SOURCE = "24b341e5997264eaf5b7677d5f116f6e33264e8303e32ee8d01ddb88cf984c24"


@pytest.fixture(scope="module")
def linked() -> Linked:
    library, faults = load(CONTENT)
    assert faults == []
    return link(library)


@pytest.fixture(scope="module")
def report(linked: Linked) -> Report:
    return linked.report("kazakhstan-2020")


def test_the_source_is_the_one_that_was_given() -> None:
    assert hashlib.sha256((FOLDER / "source.txt").read_bytes()).hexdigest() == SOURCE


def test_all_188_paragraphs_stand_in_16_parts(report: Report) -> None:
    assert len(report.paragraphs) == 188
    assert [f.number for f in report.files] == [
        "1.a", "1.b", "1.c", "1.d", "1.e", "1.f", "2.a", "2.b", "2.c", "2.d", "2.e", "2.f", "2.g",
        "3", "4", "5"]


def test_what_this_copy_lacks_is_said(report: Report) -> None:
    assert [m.section for m in report.missing] == ["executive-summary", "6", "7"]


def test_the_three_kinds_of_silence_are_apart(report: Report) -> None:
    silent = {p.text: p.absence for p in report.paragraphs if p.absence}
    assert silent == {
        "There were no reports of disappearances by or on behalf of government authorities.":
            "none-reported",
        "Not applicable.": "not-applicable"}


@pytest.mark.parametrize(("one", "other"), [
    ("aset-abishev", "kenzhebek-abishev"), ("galy-baktybayev", "bagdat-baktybayev")])
def test_two_people_with_one_surname_are_two(linked: Linked, one: str, other: str) -> None:
    people = linked.library.people
    assert other in people[one].not_
    assert one in people[other].not_
    here = {c.passage.id for c in linked.by_record[("person", one)]}
    assert not here & {c.passage.id for c in linked.by_record[("person", other)]}


@pytest.mark.parametrize(("person", "forms"), [
    ("elena-semyonova", {"Elena Semyonova", "Semyenova"}),
    ("alnur-ilyashev", {"Alnur Ilyashev", "Ilyashev", "Iliyashev"}),
    ("azamat-orazaly", {"Azamat Orazaly", "Orazaly", "Azamat"})])
def test_one_person_under_several_forms_is_one(linked: Linked, person: str,
                                               forms: set[str]) -> None:
    used = {c.passage.paragraph.text[m.start:m.end]
            for c in linked.by_record[("person", person)] for m in c.mentions}
    assert used == forms


def test_nobody_is_named_by_a_court_that_bears_a_name(linked: Linked) -> None:
    text = {c.passage.paragraph.text[m.start:m.end]
            for (kind, _), cited in linked.by_record.items() if kind == "person"
            for c in cited for m in c.mentions}
    assert not text & {"Kazybek Bi", "Auezov", "Clooney", "Zhambyl", "Bostandyk"}


def test_every_record_is_written_as_the_store_writes_it(linked: Linked) -> None:
    for kind in RECORD_KINDS:
        for record in linked.library.records(kind).values():
            path = CONTENT / record_path(kind, record.id)
            assert path.read_text("utf-8") == record_text(record), path


def test_every_part_is_written_as_the_store_writes_it(report: Report) -> None:
    for file in report.files:
        assert (ROOT / file.path).read_text("utf-8") == section_text(file), file.path


def test_every_address_is_in_the_ledger(report: Report) -> None:
    entries, faults = ledger.read((FOLDER / "ledger").read_text("utf-8"), "ledger")
    assert faults == []
    now = list(ledger.present(report, {f.path: page_slug(f) for f in report.files}))
    assert {entry.id for entry in now} <= set(entries)
    assert ledger.vanished(entries, now, "ledger") == []


def test_converting_the_source_again_proposes_nothing_that_was_decided(
        tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    assert build.main(["convert", "--content", str(tmp_path / "content"), "--country",
                       "Kazakhstan", "--year", "2020", str(FOLDER / "source.txt")]) == 0
    assert "nothing new" in capsys.readouterr().out
    for path in sorted(FOLDER.glob("*.md")):
        again = tmp_path / "content" / path.relative_to(CONTENT)
        assert again.read_text("utf-8") == path.read_text("utf-8"), path.name
