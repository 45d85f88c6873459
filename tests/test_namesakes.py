"""Two records that may be one person: offered, joined, told apart; and every old address opens."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import build
from rightsref import ledger, namesakes
from rightsref.addresses import resolve
from rightsref.cli import library, same
from rightsref.cli.terminal import Terminal
from rightsref.link import link
from rightsref.load import load
from rightsref.model import Person, Quotation
from tests import small_library
from tests.test_faults import SMALL
from tests.test_verbs import edit

ANNA = "anna-smith"


def second(content: Path, reports: tuple[str, ...], id_: str = "anna-smyth",
           name: str = "Anna Smyth") -> None:
    """Give Anna Smith a second record, which the marks of some reports lead to."""
    (content / "people" / f"{id_}.md").write_text(
        f"---\nname: {name}\nsort: Smyth, Anna\nby: rule:person\nconfidence: 0.8\n---\n", "utf-8")
    for report in reports:
        for path in (content / "reports" / report).glob("0*.md"):
            path.write_text(path.read_text("utf-8").replace(f"person:{ANNA}", f"person:{id_}"),
                            "utf-8")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with one report, in which one person has two records."""
    shutil.copytree(SMALL, tmp_path / "content")
    second(tmp_path / "content", ())
    file = tmp_path / "content/reports/freedonia-2020/02-civil-liberties.md"
    file.write_text(re.sub(r"person:john-smith", "person:anna-smyth", file.read_text("utf-8")),
                    "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def offered(content: Path) -> tuple[namesakes.Offer, ...]:
    return namesakes.offers(link(load(content)[0]), same.apart(content))


def code(content: Path) -> str:
    (offer,) = offered(content)
    return offer.code


def test_review_asks_whether_two_records_are_one_person_and_quotes_both(
        here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build.main(["review", "--below", "0.88"]) == 0
    out = capsys.readouterr().out
    assert "anna-smith = anna-smyth" in out
    assert "anna-smith: freedonia-2020 1.b ¶ 2: “On October 17, police detained Anna" in out
    assert "anna-smyth: freedonia-2020 2 ¶ 1: “" in out
    assert "perhaps one person" in out


def test_an_accepted_pair_is_one_record_and_the_text_names_it(here: Path) -> None:
    assert build.main(["review", "--accept", code(here / "content")]) == 0
    content = here / "content"
    assert not (content / "people/anna-smyth.md").exists()
    record = (content / "people/anna-smith.md").read_text("utf-8")
    assert "- Anna Smyth" in record
    assert "A note of the editor." in record
    assert "person:anna-smyth" not in "".join(
        path.read_text("utf-8") for path in content.rglob("*.md"))
    assert offered(content) == ()
    assert build.main(["check"]) == 0


def test_a_correction_says_which_id_stays(here: Path) -> None:
    assert build.main(["review", "--correct", code(here / "content"), "anna-smyth"]) == 0
    assert not (here / "content/people/anna-smith.md").exists()
    assert "john-smith" in (here / "content/people/anna-smyth.md").read_text("utf-8")
    assert build.main(["check"]) == 0


def test_a_correction_to_a_third_id_is_refused_and_nothing_changes(
        here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.read_bytes() for path in here.rglob("*") if path.is_file()}
    assert build.main(["review", "--correct", code(here / "content"), "john-smith"]) == 2
    assert "which of the two ids is to stay" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in here.rglob("*") if path.is_file()} == before


def test_a_rejected_pair_is_remembered_in_both_records_and_never_offered_again(
        here: Path) -> None:
    assert build.main(["review", "--reject", code(here / "content")]) == 0
    content = here / "content"
    assert (content / "decisions.yaml").read_text("utf-8") == (
        "apart:\n  anna-smith:\n  - anna-smyth\n")
    assert "- anna-smith" in (content / "people/anna-smyth.md").read_text("utf-8")
    assert offered(content) == ()
    for path in (content / "people").glob("*.md"):  # an editor may take the note out again
        path.write_text(re.sub(r"^- anna-\w+\n", "", path.read_text("utf-8"), flags=re.M), "utf-8")
    assert offered(content) == ()


def test_what_an_editor_wrote_under_not_is_never_offered(here: Path) -> None:
    edit(here / "content/people/anna-smith.md", "- john-smith", "- john-smith\n- anna-smyth")
    assert offered(here / "content") == ()


def test_a_withheld_name_is_not_joined(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(here / "content/people/anna-smyth.md", "sort:", "visibility: withheld\nsort:")
    assert build.main(["review", "--accept", code(here / "content")]) == 2
    assert "shown as 'withheld'" in capsys.readouterr().err


def test_a_rejected_mention_stays_rejected_after_the_records_are_joined(here: Path) -> None:
    report = here / "content/reports/freedonia-2020"
    (report / "decisions.yaml").write_text(
        "rejected:\n  p-11111:\n  - 'person:anna-smyth \"Smyth\" 1'\n", "utf-8")
    (report / "proposals").write_text('p-11111\tperson:anna-smyth "Smyth" 1\n', "utf-8")
    assert build.main(["review", "--accept", code(here / "content")]) == 0
    assert 'person:anna-smith "Smyth" 1' in (report / "decisions.yaml").read_text("utf-8")
    assert 'person:anna-smith "Smyth" 1' in (report / "proposals").read_text("utf-8")


def test_a_decisions_file_with_a_wrong_key_is_a_fault(
        here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "content/decisions.yaml").write_text("aparte: {}\n", "utf-8")
    assert build.main(["check"]) == 1
    assert "content/decisions.yaml:1" in capsys.readouterr().err


def test_two_records_as_one_keep_all_that_was_said() -> None:
    one = Person(id="a", name="Ahmed Mansoor", also=("Mansoor",), not_=("b", "c"), events=(
        Quotation("was jailed", "x-2018/p-1", "2018-05"),))
    two = Person(id="b", name="Ahmed Mansour", also=("Mansour",), role=Quotation(
        "activist", "x-2021/p-1"), events=(Quotation("was arrested", "x-2021/p-1", "2017"),))
    both = namesakes.united(one, two)
    assert both.also == ("Mansoor", "Ahmed Mansour", "Mansour")
    assert both.role == two.role
    assert [event.date for event in both.events] == ["2017", "2018-05"]
    assert both.not_ == ("c",)


# ---- addresses ----------------------------------------------------------------------------------

def pages(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*.html")}


def test_a_site_keeps_the_address_of_a_record_that_was_joined(here: Path) -> None:
    assert build.main([]) == 0
    before = pages(here / "site")
    assert build.main(["review", "--accept", code(here / "content")]) == 0
    assert build.main([]) == 0
    assert before <= pages(here / "site")
    stub = (here / "site/people/anna-smyth.html").read_text("utf-8")
    assert 'href="anna-smith.html"' in stub
    assert "was joined with another" in stub


@pytest.mark.parametrize("reports", [
    ("freedonia-2021",), ("freedonia-2020", "freedonia-2021"), ()], ids=[
        "each report names one record", "both reports name the record that goes",
        "no report names it"])
@pytest.mark.parametrize("keep", ["", "anna-smyth"], ids=["the elder stays", "the other stays"])
def test_a_library_keeps_every_address_when_two_records_are_joined(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reports: tuple[str, ...],
        keep: str) -> None:
    content = small_library.write(tmp_path / "content")
    second(content, reports)
    monkeypatch.chdir(tmp_path)
    made = tmp_path / "site"
    assert library.build(content, made, Terminal(quiet=True), workers=1) == 0
    before = pages(made)
    verb = ["--correct", code(content), keep] if keep else ["--accept", code(content)]
    assert build.main(["review", *verb]) == 0
    assert library.build(content, made, Terminal(quiet=True), workers=1) == 0
    assert before <= pages(made)
    assert library.build(content, made, Terminal(quiet=True), workers=1) == 0
    assert before <= pages(made)


@given(st.data())
def test_whatever_is_joined_in_whatever_order_each_old_address_leads_to_a_live_one(
        data: st.DataObject) -> None:
    names = ["a", "b", "c", "d", "e"]
    books = {report: {f"people/{n}": ledger.Entry(f"people/{n}", "live", (), "", n)
                      for n in data.draw(st.sets(st.sampled_from(names)))} for report in "xy"}
    live = set(names)
    heirs: dict[str, str] = {}
    for _ in range(data.draw(st.integers(0, 4))):
        keep, gone = data.draw(st.permutations(sorted(live)))[:2]
        live.discard(gone)
        heirs[gone] = keep
        books = {report: same.noted(book, {gone: keep}) for report, book in books.items()}
    for book in books.values():
        for id_, former in resolve("x", book.values(), ()).gone_records.items():
            end = id_.removeprefix("people/")
            while end in heirs:
                end = heirs[end]
            assert former.heirs == ((f"people/{end}", f"people/{end}.html"),)
