"""Every fault code has a folder of bad content, and that folder gives just the faults it names.

A folder ``tests/faults/<code>/`` lays its ``content/`` over the small good library of
``tests/cases/small/``, or shows finished pages in ``site/``, or a source in ``source/``. The sign
``‸`` in one of its files stands where the fault must be found, and is taken out before anything
is read. ``fault.txt`` holds the whole report as it is printed.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from rightsref.check import pages
from rightsref.cli.convert import Options, convert
from rightsref.cli.stages import Clock, read
from rightsref.cli.terminal import Terminal
from rightsref.faults import CATALOGUE, Fault, FaultError
from rightsref.link import link
from rightsref.model import Library
from tests.browsers import ROOT

HERE = Path(__file__).parent
SMALL = HERE / "cases" / "small" / "content"
FOLDERS = sorted(path for path in (HERE / "faults").iterdir() if path.is_dir())
MARK = "‸"


def lay(folder: Path, to: Path) -> dict[str, tuple[int, int]]:
    """Lay a fault folder over the small library; give the place of the mark by path."""
    shutil.copytree(SMALL, to / "content")
    places: dict[str, tuple[int, int]] = {}
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path == folder / "fault.txt":
            continue
        name = path.relative_to(folder).as_posix()
        target = to / name
        target.parent.mkdir(parents=True, exist_ok=True)
        content = path.read_bytes()
        before, found, after = content.partition(MARK.encode())
        if found:
            line = before.rpartition(b"\n")[2].decode("utf-8", "replace")
            places[name.removeprefix("site/")] = before.count(b"\n") + 1, len(line) + 1
        target.write_bytes(before + after)
    return places


def faults_of(folder: Path, to: Path) -> tuple[list[Fault], dict[str, tuple[int, int]]]:
    """Give the faults of one folder, and where its mark stands."""
    places = lay(folder, to)
    if (to / "source").exists():
        return converted(next(Path("source").iterdir())), places
    content = read(Path("content"), Clock())
    library, faults = content.library, list(content.faults)
    if (to / "site").exists():
        files = {path.relative_to(to / "site").as_posix(): path.read_bytes()
                 for path in (to / "site").rglob("*") if path.is_file()}
        shown = library if folder.name.startswith("T") else Library(
            library.site, (), {}, {}, {}, {}, {}, {})
        names = (*content.redacted.names, *content.redacted.renamed)
        faults = sorted([*pages.check(files, link(shown)), *pages.withheld(files, names)])
    return faults, places


def converted(source: Path) -> list[Fault]:
    """Give the faults of converting a source into the small library."""
    try:
        return sorted(convert(source, Path("content"), Options(), Terminal(quiet=True)))
    except FaultError as error:
        return list(error.faults)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_fault_folder_gives_its_faults_at_the_mark(folder: Path, tmp_path: Path,
                                                     monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    faults, places = faults_of(folder, tmp_path)
    assert [str(fault) for fault in faults] == (folder / "fault.txt").read_text(
        "utf-8").splitlines()
    ours = [fault for fault in faults if fault.code == folder.name]
    assert ours, "the folder does not give the fault it is named after"
    for path, place in places.items():
        assert place in [(fault.line, max(fault.column, 1)) for fault in ours
                         if fault.path == path]
    assert bool(places) == any(fault.line for fault in ours), "the mark fixes the place"


def test_every_code_of_the_catalogue_has_a_folder_and_every_folder_a_code() -> None:
    assert {folder.name for folder in FOLDERS} == set(CATALOGUE)


def test_every_code_that_the_program_can_raise_is_in_the_catalogue_and_no_other() -> None:
    raised: set[str] = set()
    for path in (ROOT / "rightsref").rglob("*.py"):
        if path.name != "faults.py":
            raised |= set(re.findall(r'"([A-Z]\d{3})"', path.read_text("utf-8")))
    assert raised == set(CATALOGUE)


def test_the_small_good_library_has_no_fault(tmp_path: Path,
                                             monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SMALL, tmp_path / "content")
    assert read(Path("content"), Clock()).faults == ()
