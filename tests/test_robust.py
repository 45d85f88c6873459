"""What goes wrong around a build: one clear fault or reason each, and the site stays as it was."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import build
from rightsref.cli.stages import Clock, read
from rightsref.faults import Fault
from rightsref.publish import PublishError, publish, written
from tests.test_faults import SMALL

REPORT = Path("content/reports/freedonia-2020")
FIRST = REPORT / "01-disappearance.md"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with a copy of the small library."""
    shutil.copytree(SMALL, tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def found() -> list[Fault]:
    return list(read(Path("content"), Clock()).faults)


def second_report() -> Path:
    other = Path("content/reports/sylvania-2021")
    shutil.copytree(REPORT, other)
    return other


# ---- a report never vanishes --------------------------------------------------------------------

def test_a_report_whose_settings_are_gone_is_one_located_fault() -> None:
    (second_report() / "report.yaml").unlink()
    assert [(f.path, f.code) for f in found()] == [
        ("content/reports/sylvania-2021/report.yaml", "C001")]


def test_records_are_no_orphans_where_a_report_failed_to_load() -> None:
    (REPORT / "report.yaml").unlink()
    assert [(f.path, f.code) for f in found()] == [(str(REPORT / "report.yaml"), "C001")]


def test_a_published_report_whose_folder_is_gone_is_not_taken_off_the_site(
        capsys: pytest.CaptureFixture[str]) -> None:
    publish({"sylvania-2021/1.html": b"1"}, Path("site"), ["sylvania-2021"])
    assert build.main(["--quiet"]) == 2
    assert "sylvania-2021" in capsys.readouterr().err
    assert Path("site/sylvania-2021/1.html").is_file()
    edit(Path("site/.rightsref"), "report sylvania-2021\n", "")
    assert build.main(["--quiet"]) == 0
    assert not Path("site/sylvania-2021").exists()


# ---- bytes and disks ----------------------------------------------------------------------------

@pytest.mark.parametrize("name", ["ledger", "proposals", "decisions.yaml"])
@pytest.mark.parametrize("verb", [["check"], ["review"], ["mint"],
                                  ["convert", str(REPORT / "source.txt"), "--year", "2020"]])
def test_a_byte_that_is_not_utf8_is_a_fault_for_every_verb(
        name: str, verb: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    (REPORT / name).write_bytes(b"p-11111\n\xff\n")
    code = build.main(verb)
    err = capsys.readouterr().err
    if verb != ["mint"] or name == "ledger":
        assert code == 1
        assert f"{REPORT / name}:2:1: error F007: Byte 0xff" in err


@pytest.mark.parametrize("name", [FIRST.name, "ledger"])
def test_mint_says_which_file_it_could_not_read(
        name: str, capsys: pytest.CaptureFixture[str]) -> None:
    (REPORT / name).write_bytes(b"no line \xff" if name == FIRST.name else b"no line")
    assert build.main(["mint"]) == 1
    assert f"{REPORT / name}:1:1: error" in capsys.readouterr().err


@pytest.mark.parametrize("name, text, code", [
    ("decisions.yaml", "rejectd: {}\n", "F003"), ("proposals", "p-11111 right:life\n", "F005")])
def test_what_convert_alone_reads_is_checked_too(name: str, text: str, code: str) -> None:
    (REPORT / name).write_text(text, "utf-8")
    assert [(f.path, f.line, f.code) for f in found()] == [(str(REPORT / name), 1, code)]


def refuse(monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    """Let the disk refuse to write files with a word in their name."""
    write = Path.write_bytes

    def refused(path: Path, content: bytes) -> int:
        if word in path.name:
            raise PermissionError(13, "Permission denied", str(path))
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", refused)


def test_nothing_is_published_where_the_ledger_cannot_be_written(
        monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    refuse(monkeypatch, "ledger")
    assert build.main(["--quiet"]) == 2
    assert f"{REPORT / 'ledger'} could not be written (Permission denied)" in (
        capsys.readouterr().err)
    assert not Path("site").exists()


def test_a_content_folder_that_cannot_be_written_is_told_by_convert(
        monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(REPORT / "source.txt", "freedonia-2020.txt")
    refuse(monkeypatch, "proposals")
    assert build.main(["convert", "freedonia-2020.txt", "--quiet"]) == 2
    assert "could not be written (Permission denied)" in capsys.readouterr().err


def test_files_are_laid_before_any_of_them_is_moved_in() -> None:
    Path("b").mkdir()
    Path("b/c").write_text("a file where a folder should be")
    with pytest.raises(PublishError, match="b/c/d could"), written(
            {Path("a"): "new", Path("b/c/d"): "x"}) as settle:
        settle()
    assert not Path("a").exists()
    assert sorted(path.name for path in Path().iterdir()) == ["b", "content"]


def test_a_site_below_a_file_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert build.main(["--site", "/dev/null/x", "--quiet"]) == 2
    assert "/dev/null" in capsys.readouterr().err


# ---- one mistake, one fault ---------------------------------------------------------------------

@pytest.mark.parametrize("old, new, code", [
    (b"origin:", b"origin: [", "F001"), (b"title:", b"title: x\ntitle:", "F002"),
    (b"origin:", b"original: x\norigin:", "F003"), (b"title:", b"title: \xff", "F007")])
def test_a_file_that_cannot_be_read_is_one_fault_and_no_difference_of_another(
        old: bytes, new: bytes, code: str) -> None:
    data = FIRST.read_bytes()
    assert old in data
    FIRST.write_bytes(data.replace(old, new, 1))
    assert [(f.path, f.code) for f in found()] == [(str(FIRST), code)]


def test_an_altered_letter_is_one_fault_whatever_quotes_the_words() -> None:
    edit(FIRST, ", a teacher,", ", a teecher,")
    assert [(f.path, f.code) for f in found()] == [(str(FIRST), "T001")]


def test_a_range_is_not_judged_where_the_words_were_altered() -> None:
    edit(FIRST, ", police", ", polic")
    assert [(f.path, f.code) for f in found()] == [(str(FIRST), "T001")]


def test_equal_faults_are_told_once() -> None:
    person = Path("content/people/anna-smith.md")
    text = person.read_text("utf-8").replace("freedonia-2020/p-22222", "freedonia-2020/p-99999")
    person.write_text(text, "utf-8")
    faults = found()
    assert len(faults) == len(set(faults)) > 0


def test_a_quotation_of_a_paragraph_that_was_split_is_told_where_its_words_stand() -> None:
    person = Path("content/people/anna-smith.md")
    person.write_text(person.read_text("utf-8").replace("p-22222", "p-66666"), "utf-8")
    (REPORT / "ledger").write_text(
        "p-11111\tlive\t1-b\t0\tx\np-22222\tlive\t1-b\t0\tx\n"
        "p-66666\tsplit\t1-b>p-11111,p-22222\t0\tx\n", "utf-8")
    first = found()[0]
    assert first.code == "R001"
    assert first.message == ("The paragraph freedonia-2020/p-66666 was split into "
                             "freedonia-2020/p-11111, freedonia-2020/p-22222.")
    assert first.mend == "These words stand in freedonia-2020/p-22222: name it."


def test_a_folder_that_cannot_be_looked_into_is_a_fault_and_hides_nothing() -> None:
    shutil.rmtree("content/people")
    Path("content/people").write_text("a file where a folder should be")
    faults = found()
    assert ("content/people", "C001") in [(f.path, f.code) for f in faults]
    assert not {"R001", "R004"} & {f.code for f in faults}


def test_a_report_that_cannot_be_looked_into_is_one_fault_whatever_quotes_it(
        monkeypatch: pytest.MonkeyPatch) -> None:
    listed = Path.iterdir

    def refused(path: Path) -> Iterator[Path]:
        if path == REPORT:
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(Path, "iterdir", refused)
    assert [(f.path, f.code) for f in found()] == [(str(REPORT), "C001")]


# ---- what nobody can mean -----------------------------------------------------------------------

def test_a_mark_in_a_note_of_a_record_is_told_and_not_published() -> None:
    with Path("content/people/anna-smith.md").open("a", encoding="utf-8") as file:
        file.write("See [John](person:john-smith).\n")
    [fault] = found()
    assert (fault.path, fault.line, fault.column, fault.code) == (
        "content/people/anna-smith.md", 18, 10, "M001")


def test_a_mark_in_a_note_of_a_paragraph_is_told_too() -> None:
    edit(FIRST, "    absence: none-reported\n",
         "    absence: none-reported\n    notes:\n    - See [John](person:john-smith).\n")
    assert [(f.line, f.code) for f in found()] == [(12, "M001")]


@pytest.mark.parametrize("option, value", [
    ("--year", "99999"), ("--year", "-1"), ("--year", "MMXX"), ("--country", "../../x"),
    ("--country", ""), ("--country", "a\nb")])
def test_a_year_or_country_that_cannot_be_is_refused(
        option: str, value: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        build.main(["convert", str(REPORT / "source.txt"), f"{option}={value}"])
    assert ended.value.code == 2
    assert f"argument {option}: {value!r} is not a" in capsys.readouterr().err


@pytest.mark.parametrize("old, new", [("year: 2020", "year: 20200"),
                                      ("country: Freedonia", "country: ../../x")])
def test_a_year_or_country_that_cannot_be_is_a_fault_of_the_report(old: str, new: str) -> None:
    edit(REPORT / "report.yaml", old, new)
    assert [(f.path, f.code) for f in found()] == [(str(REPORT / "report.yaml"), "F005")]


@pytest.mark.parametrize("verb", ["check", "build", "mint", "review", "convert"])
def test_a_file_in_place_of_the_content_folder_is_told(
        verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("file").write_text("x")
    words = {"build": [], "convert": ["convert", "x-2020.txt"]}.get(verb, [verb])
    assert build.main([*words, "--content", "file"]) == 1
    assert "file: error C003: This is a file." in capsys.readouterr().err


@pytest.mark.parametrize("content, site", [("content", "content/site"), ("content", "content"),
                                           ("content", "."), ("content", "x/../content/y")])
def test_a_site_inside_the_content_or_around_it_is_refused(
        content: str, site: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert build.main(["--content", content, "--site", site]) == 2
    assert "lie one in the other" in capsys.readouterr().err


def test_settings_that_are_empty_are_filled_but_never_with_another_sites_address() -> None:
    Path("content/site.yaml").write_text("", "utf-8")
    content = read(Path("content"), Clock())
    assert content.faults == ()
    assert content.library.site.title
    assert content.library.site.base_url == ""


def test_a_setting_of_ones_own_stands_beside_those_that_are_filled() -> None:
    Path("content/site.yaml").write_text("title: Mine\n", "utf-8")
    site = read(Path("content"), Clock()).library.site
    assert site.title == "Mine"
    assert site.description


@pytest.mark.parametrize("value", ["!!python/object:os.system x", "!!str x", "!mine x"])
def test_a_tag_is_a_fault_wherever_it_stands(value: str) -> None:
    edit(REPORT / "report.yaml", "title: '2020 Reports: Freedonia'", f"title: {value}")
    [fault] = found()
    assert (fault.path, fault.line, fault.column, fault.code) == (
        str(REPORT / "report.yaml"), 1, 8, "F005")
