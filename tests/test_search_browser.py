"""The search as readers meet it: Chromium and Firefox, over http and straight from a disk."""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page, Playwright, Response, expect

from rightsref.findable import records, settings
from rightsref.link import link
from rightsref.load import load
from rightsref.search import SearchRecord
from rightsref.search.text import words
from tests import search_site
from tests.browsers import ROOT, Reader, Site, launch, serve
from tests.search_quality.judge import NOTHING, Query, answers, queries

JUDGED = queries(yaml.safe_load((ROOT / "tests/search_quality/queries.yaml").read_text("utf-8")))
SAMPLE = [query for number, query in enumerate(JUDGED) if number % 8 == 0]
SCHEMES = ("http", "file")


@pytest.fixture(scope="module")
def found() -> list[SearchRecord]:
    library, _ = load(ROOT / "content")
    return records(link(library))


@pytest.fixture(scope="module")
def folder(found: list[SearchRecord], tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("search")
    library, _ = load(ROOT / "content")
    search_site.write(made, found, settings(link(library)))
    return made


@pytest.fixture(scope="module", params=["chromium", "firefox"])
def seeker(request: pytest.FixtureRequest, playwright: Playwright, folder: Path,
           ) -> Iterator[Reader]:
    """Give somebody who searches, with one browser after the other."""
    with serve(folder) as http, launch(playwright, request.param, Site(folder, http)) as reader:
        yield reader


def shown(page: Page, query: str) -> None:
    """Wait until the answer to ``query`` stands on the page."""
    page.wait_for_function(
        "(q) => { const p = document.getElementById('search-page');"
        " return p.dataset.shown === q && !p.hasAttribute('aria-busy'); }", arg=query)


def links(page: Page) -> list[str]:
    return [str(link.get_attribute("href")) for link in page.query_selector_all(".hit-link")]


def ask(page: Page, query: str) -> list[str]:
    page.fill("#search-field", query)
    shown(page, query)
    return links(page)


def judge(seeker: Reader, scheme: str, asked: list[Query], found: list[SearchRecord]) -> None:
    passages = [record for record in found if record.kind == "paragraph"]
    wrong = []
    with seeker.open(seeker.site.at(scheme, "search.html")) as (page, recorder):
        for query in asked:
            got = ask(page, query.text)
            if query.kind == NOTHING:
                told = page.inner_text("#search-notes") or page.inner_text("#search-none")
                right = bool(told) or not got
            else:
                right = any(answers(query, url, passages) for url in got[:5])
            if not right:
                wrong.append((query.kind, query.text, got[:3]))
        assert recorder.complaints == []
        assert recorder.failed == []
    assert wrong == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_sample_of_the_judged_queries_is_answered(
        seeker: Reader, scheme: str, found: list[SearchRecord]) -> None:
    judge(seeker, scheme, SAMPLE, found)


@pytest.mark.full
@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_judged_query_is_answered(
        seeker: Reader, scheme: str, found: list[SearchRecord]) -> None:
    judge(seeker, scheme, JUDGED, found)


@pytest.mark.parametrize("query", ["torture", "land reform activist", "Nazarbaev", "unfair judge"])
def test_a_disk_and_a_server_give_the_same_answers_in_the_same_order(
        seeker: Reader, query: str) -> None:
    given = []
    for scheme in SCHEMES:
        with seeker.open(seeker.site.at(scheme, "search.html")) as (page, _):
            given.append(ask(page, query))
    assert given[0] == given[1]
    assert given[0]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("query", ["Ablyazov", "torture", "Article 174"])
def test_a_result_lands_on_a_paragraph_with_the_words(
        seeker: Reader, scheme: str, query: str) -> None:
    with seeker.open(seeker.site.at(scheme, "search.html")) as (page, _):
        ask(page, query)
        mark = page.locator(".hit-passage mark").first
        expect(mark).to_be_visible()
        page.locator(".hit-passage .hit-link").first.click()
        page.wait_for_url(re.compile("#p-"))
        passage = page.inner_text(f"[id='{page.url.partition('#')[2]}']")
        assert query.lower() in passage.lower()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_nothing_of_the_index_is_loaded_before_it_is_needed(seeker: Reader, scheme: str) -> None:
    with seeker.open(seeker.site.at(scheme, "search.html")) as (page, recorder):
        page.wait_for_timeout(200)
        assert [url for url in recorder.requests if "/search/" in url] == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_was_corrected_is_said_and_the_literal_search_is_offered(
        seeker: Reader, scheme: str) -> None:
    with seeker.open(seeker.site.at(scheme, "search.html")) as (page, _):
        ask(page, "tortue")
        assert "torture" in page.inner_text("#search-notes")
        page.click("#search-notes a[href*=literal]")
        page.wait_for_load_state()
        shown(page, "tortue")
        assert links(page) == []
        assert page.is_visible("#search-none")


@pytest.mark.parametrize("query", ["Ablyzov", "Ablyazow", "Tokaev", "Аблязов"])
def test_a_person_stands_above_the_passages_however_the_name_is_spelled(
        seeker: Reader, query: str) -> None:
    with seeker.open(seeker.site.at("file", f"search.html?q={query}")) as (page, _):
        shown(page, query)
        assert re.match(r"people/[a-z-]+\.html", links(page)[0])


def test_the_page_and_the_index_cut_words_alike(seeker: Reader, found: list[SearchRecord]) -> None:
    texts = [*(text for record in found for text in (record.title, record.text, *record.also)),
             "Ñi Aoláin’s", "ŐRIZET ő", "Łódź", "Straße", "É e\u0301", "Әлия", "10-days’ x_y",
             "'quoted' ‘single’", "İstanbul", "Тоқаев Қасым"]
    with seeker.open(seeker.site.at("http", "search.html?q=torture")) as (page, _):
        shown(page, "torture")
        cut = page.evaluate("(texts) => texts.map((text) => RightsSearch.words(text))", texts)
    assert cut == [words(text) for text in texts]


def test_no_answer_comes_with_the_nearest_words(seeker: Reader) -> None:
    with seeker.open(seeker.site.at("file", "search.html?q=kangaroo")) as (page, _):
        shown(page, "kangaroo")
        assert "Nothing was found" in page.inner_text("#search-none")
        assert page.inner_text("#search-status") == "Nothing found"


@pytest.mark.parametrize("scheme", SCHEMES)
def test_facets_count_combine_and_stand_in_the_address(seeker: Reader, scheme: str) -> None:
    with seeker.open(seeker.site.at(scheme, "search.html?q=police&right=torture")) as (page, _):
        shown(page, "police")
        few = len(links(page))
        assert page.is_checked("#facet-right-torture")
        assert page.inner_text("#search-status").startswith(f"{few} passage")
        page.locator("#search-narrow").evaluate("(box) => { box.open = true; }")
        label = page.locator("label:has(#facet-right-torture) .facet-count")
        assert label.inner_text() == str(few)
        kinds = page.locator(".facet[data-facet=kind] input").first
        value = kinds.get_attribute("value")
        page.locator(".facet[data-facet=kind]").evaluate("(box) => { box.open = true; }")
        count = int(page.locator(f"label:has(#facet-kind-{value}) .facet-count").inner_text())
        kinds.check()
        page.wait_for_function("(n) => document.getElementById('search-status').textContent"
                               ".startsWith(n + ' passage')", arg=str(count))
        assert f"kind={value}" in page.url
        assert "right=torture" in page.url
        assert page.evaluate("document.activeElement.id") == f"facet-kind-{value}"
        page.go_back()
        page.wait_for_function("(n) => document.getElementById('search-status').textContent"
                               ".startsWith(n + ' passage')", arg=str(few))


def test_facets_work_without_a_query(seeker: Reader) -> None:
    with seeker.open(seeker.site.at("file", "search.html?right=torture&right=life")) as (page, _):
        shown(page, "")
        assert links(page)


def test_the_keyboard_leads_from_the_slash_to_a_result_and_back(seeker: Reader) -> None:
    with seeker.open(seeker.site.at("file", "search.html?q=torture")) as (page, _):
        shown(page, "torture")
        first = links(page)[0]
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.id") == "search-field"
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowUp")
        assert page.evaluate("document.activeElement.getAttribute('href')") == first
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.id") == "search-field"
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(re.escape(first)))


def test_the_slash_key_can_be_turned_off(seeker: Reader) -> None:
    with seeker.open(seeker.site.at("http", "search.html")) as (page, _):
        page.uncheck("#search-keys")
        page.focus("h1 ~ form button")
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.id") != "search-field"


@pytest.mark.parametrize(("query", "ending"), [
    ("1.a 2", "kazakhstan-2020/1-a.html#p-"), ("section 3", "kazakhstan-2020/3.html"),
    ("Article 174", "provisions/")])
def test_a_reference_that_is_sent_leads_straight_there(
        seeker: Reader, query: str, ending: str) -> None:
    with seeker.open(seeker.site.at("file", "search.html")) as (page, _):
        page.fill("#search-field", query)
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(re.escape(ending)))


def test_there_is_one_polite_live_region_with_the_count(seeker: Reader) -> None:
    with seeker.open(seeker.site.at("http", "search.html?q=torture")) as (page, _):
        shown(page, "torture")
        regions = page.locator("[role=status], [aria-live]")
        assert regions.count() == 1
        assert re.match(r"\d+ passages", regions.inner_text())


def test_every_target_is_at_least_44_pixels_high(seeker: Reader) -> None:
    with seeker.open(seeker.site.at("http", "search.html?q=tortue"),
                     viewport={"width": 390, "height": 800}) as (page, _):
        shown(page, "tortue")
        page.locator("#search-narrow").evaluate("(box) => { box.open = true; }")
        small = page.evaluate("""() => [...document.getElementById('search-page')
            .querySelectorAll('a, button, summary, label:has(input), input[type=search]')]
            .filter((one) => one.offsetParent && one.getBoundingClientRect().height < 43.5)
            .map((one) => one.outerHTML.slice(0, 80))""")
        assert small == []


def test_the_page_is_of_use_without_scripts(playwright: Playwright, folder: Path) -> None:
    with serve(folder) as http, launch(playwright, "chromium", Site(folder, http),
                                       scripts=False) as reader, \
            reader.open(reader.site.at("file", "search.html")) as (page, _):
        assert page.is_visible(".search-indexes a")
        assert "needs JavaScript" in page.inner_text("#search-start")
        assert not page.is_visible(".search-help")
        assert not page.is_visible("#search-form")


@pytest.fixture(scope="module", params=["chromium", "firefox"])
def broken(request: pytest.FixtureRequest, playwright: Playwright, folder: Path,
           tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """Give somebody whose copy of the site lost the part of the index that holds the words."""
    torn = tmp_path_factory.mktemp("torn") / "site"
    shutil.copytree(folder, torn)
    for path in [*torn.glob("search/pf/index/*"), *torn.glob("search/shards/i*.js")]:
        path.unlink()
    with serve(torn) as http, launch(playwright, request.param, Site(torn, http)) as reader:
        yield reader


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_part_that_cannot_be_loaded_is_a_failure_and_not_an_empty_answer(
        broken: Reader, scheme: str) -> None:
    with broken.open(broken.site.at(scheme, "search.html?q=torture")) as (page, _):
        expect(page.locator("#search-failure")).to_be_visible()
        assert "could not be loaded" in page.inner_text("#search-failure")
        assert page.is_visible("#search-again")
        assert not page.is_visible("#search-none")
        assert page.inner_text("#search-status") == "The search failed"


def test_the_first_query_moves_at_most_200_kilobytes(
        playwright: Playwright, folder: Path) -> None:
    with serve(folder) as http, launch(playwright, "chromium", Site(folder, http)) as reader, \
            reader.open("about:blank") as (page, _):
        sizes: dict[str, int] = {}

        def weigh(answer: Response) -> None:
            text = answer.url.partition("?")[0].endswith((".html", ".css", ".js", ".json"))
            sizes[answer.url] = len(gzip.compress(answer.body()) if text else answer.body())

        page.on("response", weigh)
        page.goto(reader.site.at("http", "search.html?q=Ablyazov"))
        shown(page, "Ablyazov")
        page.wait_for_load_state("networkidle")
        assert sum(sizes.values()) <= 200_000, sizes
