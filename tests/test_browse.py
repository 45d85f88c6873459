"""The real site in real browsers: what only a browser can tell."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Playwright

import build
from tests.browsers import SUB_PATH, Reader, Site, launch, serve
from tests.test_faults import SMALL


def sample(site: Site) -> list[str]:
    """Give one page of every kind: the longest of each folder, and all at the top."""
    longest: dict[object, Path] = {}
    for path in site.folder.rglob("*.html"):
        folder = str(path.parent.relative_to(site.folder))
        kinds = {path.name} if folder == "." else {folder, (folder, path.name == "index.html")}
        for key in kinds:
            best = longest.get(key)
            if best is None or path.stat().st_size > best.stat().st_size:
                longest[key] = path
    return sorted({path.relative_to(site.folder).as_posix() for path in longest.values()})


def visit(reader: Reader, scheme: str, pages: Iterable[str]) -> None:
    """Open pages one after the other; nothing may leave the site, fail or be complained of."""
    for path in pages:
        if path == "404.html":
            continue
        with reader.open(reader.site.at(scheme, path)) as (page, recorder):
            assert page.title()
            assert recorder.failed == [], path
            assert recorder.complaints == [], path


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_every_kind_of_page_opens_without_a_complaint_and_asks_for_nothing_outside(
        reader: Reader, scheme: str) -> None:
    visit(reader, scheme, sample(reader.site))


@pytest.mark.full
def test_every_page_opens_without_a_complaint_and_asks_for_nothing_outside(
        chromium: Reader) -> None:
    visit(chromium, "file", chromium.site.pages())


def test_every_paragraph_reads_in_the_browser_as_in_the_report(reader: Reader) -> None:
    for file in sorted((reader.site.folder / "data").glob("*-[0-9][0-9][0-9][0-9].json")):
        wanted: dict[str, dict[str, str]] = {}
        for paragraph in json.loads(file.read_text("utf-8"))["paragraphs"]:
            page, _, anchor = paragraph["url"].partition("#")
            wanted.setdefault(page, {})[anchor] = paragraph["text"]
        for path, texts in wanted.items():
            with reader.open(reader.site.at("file", path)) as (page, _):
                shown = page.evaluate(
                    "() => Object.fromEntries([...document.querySelectorAll('.passage')]"
                    ".map(e => [e.id, e.querySelector('p').textContent]))")
            assert shown == texts, path


@pytest.mark.parametrize("query", ["Ablyazov", "torture", "Article 174"])
@pytest.mark.parametrize("scheme", ["http", "file"])
def test_what_is_typed_into_the_search_leads_to_paragraphs_that_hold_it(
        reader: Reader, scheme: str, query: str) -> None:
    with reader.open(reader.site.at(scheme, "search.html")) as (page, recorder):
        page.fill("input[name=q]", query)
        passages = page.locator("#search-results a[href*='#p-']")
        passages.first.wait_for()
        target = passages.first.get_attribute("href") or ""
        passages.first.click()
        anchor = target.partition("#")[2].partition(":~:")[0]
        page.locator(f"#{anchor} p").first.wait_for()
        text = page.locator(f"#{anchor} p").first.text_content() or ""
        assert query.lower() in text.lower()
        assert recorder.complaints == []


def test_without_scripts_a_reader_comes_from_home_to_a_paragraph_and_on_to_a_topic(
        scriptless: Reader) -> None:
    with scriptless.open(scriptless.site.at("file", "index.html")) as (page, _):
        def follow(link: str) -> None:
            # A driver's click waits for scripts of its own; the address is what a reader follows.
            page.goto(urljoin(page.url, page.locator(link).first.get_attribute("href") or ""))

        follow("a[href$='-2020/index.html']")
        follow("a[href*='1-a.html']")
        assert page.locator(".passage p").first.text_content()
        follow(".passage a[href*='../topics/']")
        assert page.locator("h1").first.text_content()
        follow("main a[href*='#p-']")
        assert page.locator(".passage p").first.text_content()


def test_the_page_for_what_is_not_found_works_at_any_address_below_the_base_path(
        playwright: Playwright, tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path / "content")
    with (tmp_path / "content" / "site.yaml").open("a", encoding="utf-8") as settings:
        settings.write(f"base_path: {SUB_PATH}/\n")
    assert build.main(["--quiet", "--content", str(tmp_path / "content"), "--site",
                       str(tmp_path / "site")]) == 0
    with serve(tmp_path / "site") as http:
        site = Site(tmp_path / "site", http)
        with launch(playwright, "chromium", site) as reader, reader.open(
                site.at("http", "404.html")) as (page, recorder):
            assert recorder.failed == []
            page.locator("main a").first.click()
            page.locator("h1").first.wait_for()
            assert recorder.failed == []
