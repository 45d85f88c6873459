"""The verbs as an editor uses them, on a copy of the small library."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

import build
from tests.browsers import ROOT
from tests.test_faults import SMALL


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with a copy of the small library."""
    shutil.copytree(SMALL, tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_mint_writes_an_id_above_a_paragraph_that_has_none_and_changes_no_word(
        here: Path) -> None:
    file = here / "content/reports/freedonia-2020/02-civil-liberties.md"
    before = file.read_text("utf-8")
    edit(file, "{#p-55555}\n", "")
    edit(file, "  p-55555:", "  p-99999:")
    assert build.main(["mint"]) == 0
    after = file.read_text("utf-8").split("\n")
    minted = [line for line in after if line.startswith("{#p-")]
    assert len(minted) == 1
    assert [line for line in after if not line.startswith(("{#p-", "  p-"))] == [
        line for line in before.split("\n") if not line.startswith(("{#p-", "  p-"))]


def test_mint_changes_nothing_where_every_block_has_its_id(here: Path) -> None:
    before = {path: path.read_bytes() for path in here.rglob("*") if path.is_file()}
    assert build.main(["mint"]) == 0
    assert {path: path.read_bytes() for path in here.rglob("*") if path.is_file()} == before


def test_review_lists_by_rising_confidence_and_counts(
        here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build.main(["review"]) == 0
    out = capsys.readouterr().out
    sure = [float(line[:4]) for line in out.splitlines() if line[:1].isdigit()]
    assert sure == sorted(sure)
    assert sure[:2] == [0.9, 0.95]
    assert "2 person" in out
    assert "1 prohibits, 1 penalises" in out


def test_review_shows_as_many_as_are_asked_for_and_says_how_many_are_left(
        here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build.main(["review", "--most", "1"]) == 0
    out = capsys.readouterr().out
    assert "liberty (primary)" in out
    assert "more: --most 0" in out


def test_help_names_every_verb_and_what_it_is_for(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        build.main(["--help"])
    assert ended.value.code == 0
    out = capsys.readouterr().out
    for verb in ("check", "review", "mint", "bench", "exit codes"):
        assert verb in out


def test_a_command_that_is_not_known_ends_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        build.main(["chekc"])
    assert ended.value.code == 2
    assert "chekc" in capsys.readouterr().err


def test_a_folder_without_content_is_one_clear_fault(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    assert build.main(["--content", "nowhere"]) == 1
    assert "nowhere: error C003: There is no such folder." in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


# ---- convert ------------------------------------------------------------------------------------

SOURCE = ROOT / "content" / "reports" / "kazakhstan-2020" / "source.txt"


@pytest.fixture
def converted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder into which the real source was converted."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(SOURCE, tmp_path / "kazakhstan-2020.txt")
    assert build.main(["convert", "kazakhstan-2020.txt", "--quiet"]) == 0
    return tmp_path / "content" / "reports" / "kazakhstan-2020"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*") if path.is_file()}


def test_an_untouched_conversion_builds(converted: Path) -> None:
    assert build.main(["--quiet"]) == 0
    assert (Path("site") / "kazakhstan-2020" / "1-a.html").is_file()


def test_a_conversion_keeps_the_source_as_it_was(converted: Path) -> None:
    assert (converted / "source.txt").read_bytes() == SOURCE.read_bytes()


def test_converting_again_changes_nothing(converted: Path,
                                          capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(converted.parent.parent)
    capsys.readouterr()
    assert build.main(["convert", "kazakhstan-2020.txt"]) == 0
    assert "nothing new" in capsys.readouterr().out
    assert contents(converted.parent.parent) == before


def test_converting_again_keeps_what_the_editor_wrote(converted: Path) -> None:
    file = next(converted.glob("01-*.md"))
    text = re.sub(r"why: .*", "why: the editor says so", file.read_text("utf-8"), count=1)
    file.write_text(text, "utf-8")
    assert build.main(["convert", "kazakhstan-2020.txt", "--quiet"]) == 0
    assert "the editor says so" in file.read_text("utf-8")
    assert text.count("{#p-") == file.read_text("utf-8").count("{#p-")


def test_the_year_may_be_said_where_the_source_lacks_it(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(SOURCE, tmp_path / "saved.txt")
    assert build.main(["convert", "saved.txt", "--quiet"]) == 1
    assert not (tmp_path / "content").exists()
    assert build.main(["convert", "saved.txt", "--year", "2020", "--quiet"]) == 0
    assert (tmp_path / "content/reports/kazakhstan-2020/report.yaml").is_file()


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n", b"<html><body><p>Cut o", b"\xff\xfe",
                                  b"<!doctype html><title>x</title></html>", b"\x00" * 9999])
def test_what_is_no_report_is_a_fault_and_writes_nothing(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
        data: bytes) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x-2020.txt").write_bytes(data)
    assert build.main(["convert", "x-2020.txt"]) == 1
    assert "x-2020.txt" in capsys.readouterr().err
    assert not (tmp_path / "content").exists()


def test_a_build_warns_where_nobody_can_be_asked_to_take_a_name_out(
        here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = here / "content/site.yaml"
    lines = [line for line in site.read_text("utf-8").splitlines()
             if not line.startswith("contact:")]
    for contact, warned in (("", True), ("desk@example.org", False)):
        site.write_text("\n".join([*lines, f'contact: "{contact}"', ""]), "utf-8")
        assert build.main([]) == 0
        assert ("has no contact" in capsys.readouterr().err) is warned
