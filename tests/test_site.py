"""A build as a whole: all or nothing, the same each time, and whole for whoever reads it."""

from __future__ import annotations

import hashlib
import json
import os
import posixpath
import shutil
import subprocess
import sys
from collections import deque
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html

import build
from rightsref.ledger import read
from rightsref.publish import MARKER
from tests.browsers import ROOT
from tests.test_faults import SMALL
from tests.test_verbs import edit

ONE = "content/reports/freedonia-2020/01-disappearance.md"


def held(folder: Path) -> dict[str, str]:
    """Give a digest of every file of a site."""
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in folder.rglob("*") if path.is_file() and path.name != MARKER}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with a copy of the small library and its site."""
    shutil.copytree(SMALL, tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    assert build.main(["--quiet"]) == 0
    return tmp_path


@pytest.mark.parametrize(("file", "old", "new", "line", "code"), [
    (ONE, "](place:fredville)", "](place:fredvile)", 57, "R001"),
    ("content/people/john-smith.md", "name: John Smith", "name: [John Smith", 3, "F001"),
    (ONE, "](crossref:3)", "](crossref:9)", 57, "R001"),
    (ONE, "There were no reports", "There were two reports", 54, "T001")],
    ids=["a misspelt id", "a broken YAML", "a dangling link", "an altered word"])
def test_an_error_is_one_located_fault_and_the_published_site_stays(
        here: Path, capsys: pytest.CaptureFixture[str], file: str, old: str, new: str, line: int,
        code: str) -> None:
    before = held(here / "site")
    ledger = (here / "content/reports/freedonia-2020/ledger").read_text("utf-8")
    edit(here / file, old, new)
    assert build.main(["--quiet"]) == 1
    faults = capsys.readouterr().err.splitlines()
    assert len([fault for fault in faults if ": error " in fault]) == 1, faults
    assert faults[0].startswith(f"{file}:{line}:")
    assert f" error {code}: " in faults[0]
    assert held(here / "site") == before
    assert (here / "content/reports/freedonia-2020/ledger").read_text("utf-8") == ledger


def test_check_publishes_nothing(here: Path) -> None:
    shutil.rmtree(here / "site")
    assert build.main(["check", "--quiet"]) == 0
    assert not (here / "site").exists()


def test_a_second_build_of_the_same_content_writes_nothing(
        here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build.main([]) == 0
    assert " 0 files written" in capsys.readouterr().out


def test_a_published_id_may_not_vanish(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(here / ONE, "s-44444", "s-55555")
    assert build.main(["--quiet"]) == 1
    assert "error L001: The published id 's-44444' is gone" in capsys.readouterr().err


def test_a_new_record_joins_the_ledger_when_it_is_published(here: Path) -> None:
    shutil.copy(here / "content/places/fredville.md", here / "content/places/fredton.md")
    edit(here / ONE, "](place:fredville)", "](place:fredton)")
    ledger = here / "content/reports/freedonia-2020/ledger"
    assert build.main(["--quiet"]) == 0
    assert "places/fredton\tlive" in ledger.read_text("utf-8")


def test_a_withheld_name_is_nowhere_and_its_address_becomes_opaque(here: Path) -> None:
    edit(here / "content/people/anna-smith.md", "sort: Smith, Anna",
         "sort: Smith, Anna\nvisibility: withheld")
    edit(here / "content/people/anna-smith.md", "A note of the editor.", "")
    assert build.main(["--quiet"]) == 0
    ledger = (here / "content/reports/freedonia-2020/ledger").read_text("utf-8")
    assert "people/person-22222\tlive" in ledger
    for words in (ledger, *(path.read_text("utf-8", "replace") + path.name
                            for path in (here / "site").rglob("*") if path.is_file())):
        assert "Anna Smith" not in words
        assert "anna-smith" not in words


def test_a_name_that_was_withheld_may_be_shown_again_and_the_opaque_address_leads_to_it(
        here: Path) -> None:
    record = here / "content/people/anna-smith.md"
    edit(record, "A note of the editor.", "")
    shown = record.read_text("utf-8")
    ledger = here / "content/reports/freedonia-2020/ledger"
    for _ in range(2):
        edit(record, "sort: Smith, Anna", "sort: Smith, Anna\nvisibility: withheld")
        assert build.main(["--quiet"]) == 0
        assert "people/person-22222\tlive\t\t\t\n" in ledger.read_text("utf-8")
        assert "anna-smith" not in ledger.read_text("utf-8")
        record.write_text(shown, "utf-8")
        assert build.main(["--quiet"]) == 0
        assert "people/person-22222\tmerged\t>people/anna-smith" in ledger.read_text("utf-8")
        assert "people/anna-smith\tlive" in ledger.read_text("utf-8")
        assert "anna-smith.html" in (here / "site/people/person-22222.html").read_text("utf-8")


def test_a_ledger_that_is_lost_stops_the_build_that_would_lose_its_addresses(
        here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "content/reports/freedonia-2020/ledger").unlink()
    assert build.main(["--quiet"]) == 2
    assert "content/reports/freedonia-2020/ledger kept, and the ledger is gone" in (
        capsys.readouterr().err)


def test_a_line_taken_out_of_the_ledger_is_missed(
        here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ledger = here / "content/reports/freedonia-2020/ledger"
    lines = ledger.read_text("utf-8").splitlines(True)
    ledger.write_text("".join(lines[:-1]), "utf-8")
    assert build.main(["--quiet"]) == 1
    assert "ledger:2:1: error L004: The ledger had 15 addresses and has 14" in (
        capsys.readouterr().err)


def test_the_real_ledger_holds_every_address_that_is_published(built: Path) -> None:
    for ledger in (ROOT / "content" / "reports").glob("*/ledger"):
        copy = built.parent / ledger.relative_to(ROOT)
        assert copy.read_text("utf-8") == ledger.read_text("utf-8"), (
            "a build adds to the ledger: commit what it adds")


def test_two_builds_of_the_same_content_are_the_same_bytes(built: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    subprocess.run([sys.executable, str(ROOT / "build.py"), "--quiet", "--content",
                    str(tmp_path / "content"), "--site", str(tmp_path / "site")], check=True,
                   env={**os.environ, "PYTHONHASHSEED": "7", "LANG": "C", "TZ": "Asia/Almaty"})
    assert held(tmp_path / "site") == held(built)


# ---- the real site, as somebody reads it who has neither scripts nor a search --------------------

class Walk:
    """Follows the links of a site from its home page."""

    def __init__(self, folder: Path) -> None:
        self.links: dict[str, set[str]] = {}
        """Addresses of each page that is reached, relative to the site's folder."""
        waiting = deque(["index.html"])
        while waiting:
            page = waiting.popleft()
            if page in self.links:
                continue
            root = html.parse(str(folder / page)).getroot()
            self.links[page] = set()
            for href in root.xpath("//main//a/@href | //nav//a/@href | //footer//a/@href"):
                file, _, fragment = unquote(href.partition("?")[0]).partition("#")
                if ":" in file:
                    continue
                target = posixpath.normpath(
                    posixpath.join(posixpath.dirname(page), file)) if file else page
                self.links[page].add(target + (f"#{fragment}" if fragment else ""))
                if target.endswith(".html") and (folder / target).is_file():
                    waiting.append(target)


@pytest.fixture(scope="module")
def walk(built: Path) -> Walk:
    return Walk(built)


def test_every_page_of_today_is_reached_from_the_home_page(built: Path, walk: Walk) -> None:
    pages = {path.relative_to(built).as_posix() for path in built.rglob("*.html")}
    assert pages - walk.links.keys() - stubs() <= {"404.html"}


def stubs() -> set[str]:
    """Give the pages at old addresses, which only old links lead to."""
    found: set[str] = set()
    for path in (ROOT / "content" / "reports").glob("*/ledger"):
        entries, _ = read(path.read_text("utf-8"), str(path))
        found |= {f"{entry.id}.html" for entry in entries.values()
                  if entry.state != "live" and "/" in entry.id}
        found |= {f"{path.parent.name}/{slug}.html" for entry in entries.values()
                  for slug in (entry.where[:-1] if entry.state == "live" else entry.where)}
    return found


def test_every_paragraph_is_reached_by_its_section_topics_people_and_provisions(
        built: Path, walk: Walk) -> None:
    for file in sorted((ROOT / "content" / "reports").glob("*/report.yaml")):
        data = json.loads((built / "data" / f"{file.parent.name}.json").read_text("utf-8"))
        for paragraph in data["paragraphs"]:
            url = paragraph["url"]
            assert url.partition("#")[0] in walk.links, "its section is not reached"
            pages = [f"topics/{right['id']}.html" for right in paragraph["rights"]
                     if right["id"] != "none"]
            pages += [f"{folder}/{a['id']}.html" for a in paragraph["annotations"]
                      for kind, folder in (("person", "people"), ("provision", "provisions"))
                      if a["kind"] == kind]
            for page in pages:
                assert url in walk.links[page], f"{page} does not lead to {url}"


def test_every_page_links_to_what_is_said_about_this_edition(built: Path, walk: Walk) -> None:
    for page, links in walk.links.items():
        assert any(link.endswith("about.html") or "about.html#" in link for link in links), page
