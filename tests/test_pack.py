"""The packed work: the same bytes each time, whole on a far path, and open to anyone's check."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.browsers import ROOT, Reader, Site
from tests.test_browse import sample


@pytest.fixture(scope="module")
def unpacked(packed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Unpack the zip below a path with spaces and Cyrillic letters."""
    folder = tmp_path_factory.mktemp("far") / "Права человека – a copy"
    with zipfile.ZipFile(packed / "downloads" / "site.zip") as archive:
        archive.extractall(folder)
    return folder / "site"


def test_two_packs_of_the_same_content_are_the_same_bytes(packed: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    subprocess.run([sys.executable, str(ROOT / "build.py"), "pack", "--quiet", "--content",
                    str(tmp_path / "content"), "--site", str(tmp_path / "site")], check=True)
    for path in (packed / "downloads").iterdir():
        assert (tmp_path / "site" / "downloads" / path.name).read_bytes() == path.read_bytes()


def test_every_download_is_offered_with_its_digest(packed: Path) -> None:
    pages = "".join(path.read_text("utf-8") for path in packed.rglob("about.html"))
    for path in (packed / "downloads").iterdir():
        assert f"downloads/{path.name}" in pages
        assert hashlib.sha256(path.read_bytes()).hexdigest() in pages


def test_an_unpacked_copy_verifies_itself_and_finds_one_altered_letter(unpacked: Path) -> None:
    def verify() -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, "-I", "-S", str(unpacked / "verify.py")],
                              capture_output=True, text=True, check=False)

    assert verify().returncode == 0, verify().stdout + verify().stderr
    data = json.loads((unpacked / "data" / "kazakhstan-2020.json").read_text("utf-8"))
    page = unpacked / data["paragraphs"][0]["url"].partition("#")[0]
    before = page.read_text("utf-8")
    page.write_text(before.replace("well-publicized", "well-publicised", 1), "utf-8")
    assert before != page.read_text("utf-8")
    assert verify().returncode == 1
    page.write_text(before, "utf-8")


def test_a_built_folder_verifies_itself_from_its_root(built: Path) -> None:
    made = subprocess.run([sys.executable, "-I", "-S", str(built / "verify.py")],
                          capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stdout + made.stderr
    assert not (built / "assets" / "verify.py").exists()


def test_a_verifier_in_a_folder_of_the_site_looks_one_folder_up(
        built: Path, tmp_path: Path) -> None:
    shutil.copytree(built, tmp_path / "site")
    moved = shutil.move(tmp_path / "site" / "verify.py", tmp_path / "site" / "assets")
    made = subprocess.run([sys.executable, "-I", "-S", moved], capture_output=True, text=True,
                          check=False)
    assert made.returncode == 0, made.stdout + made.stderr


def test_an_unpacked_copy_is_read_from_a_path_with_spaces_and_cyrillic_letters(
        unpacked: Path, chromium: Reader, firefox: Reader) -> None:
    for reader in (chromium, firefox):
        copy = Reader(reader.browser, reader.name, Site(unpacked, "http://nowhere.invalid"),
                      reader.trap)
        for path in sample(copy.site):
            if path != "404.html":
                with copy.open(copy.site.at("file", path)) as (page, recorder):
                    assert page.title()
                    assert recorder.failed == [], path
                    assert recorder.complaints == [], path
        with copy.open(copy.site.at("file", "search.html?q=Ablyazov")) as (page, _):
            page.locator("#search-results a").first.wait_for()
