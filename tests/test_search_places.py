"""References, what the copy lacks, and how far a search widens, as readers meet them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright

from rightsref.findable import records, settings
from rightsref.link import link
from rightsref.load import load
from tests import search_site
from tests.browsers import ROOT, Reader, Site, launch, serve


@pytest.fixture(scope="module")
def seeker(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """Give somebody who searches the real content."""
    folder: Path = tmp_path_factory.mktemp("places")
    library, _ = load(ROOT / "content")
    linked = link(library)
    search_site.write(folder, records(linked), settings(linked))
    with serve(folder) as http, launch(playwright, "chromium", Site(folder, http)) as reader:
        yield reader


@pytest.fixture
def page(seeker: Reader) -> Iterator[Page]:
    with seeker.open(seeker.site.at("file", "search.html")) as (opened, recorder):
        yield opened
        assert recorder.complaints == []


def ask(page: Page, query: str) -> list[str]:
    page.fill("#search-field", query)
    page.wait_for_function(
        "(q) => { const p = document.getElementById('search-page');"
        " return p.dataset.shown === q && !p.hasAttribute('aria-busy'); }", arg=query)
    return [str(one.get_attribute("href")) for one in page.query_selector_all(".hit-link")]


@pytest.mark.parametrize("query", ["domestic violence", "rape", "child", "women",
                                   "ethnic minorities"])
def test_a_right_that_is_told_in_a_missing_section_is_said_to_be(page: Page, query: str) -> None:
    ask(page, query)
    assert "Section 6, where this is told, is not in this copy" in page.inner_text("#search-notes")
    assert page.inner_text("#search-status").endswith("not in this copy")
    assert "; section 6 " in page.inner_text("#search-status")
    assert page.get_attribute(".search-gap a >> nth=-1", "href") == \
        "kazakhstan-2020/about.html#missing"


def test_words_of_a_right_that_no_passage_has_bring_no_passages_with_one_of_them(
        page: Page) -> None:
    assert ask(page, "domestic violence") == ["topics/gender-based-violence.html"]
    assert "No passages" in page.inner_text(".hit-count")


@pytest.mark.parametrize(("query", "said"), [
    ("Section 6", "Section 6 is not in this copy"), ("7.e", "Section 7 is not in this copy"),
    ("section 6 ¶ 3", "Section 6 is not in this copy"),
    ("Section 9", "There is no section 9"), ("1.c 99", "1.c Torture")])
def test_a_reference_that_leads_nowhere_is_answered_as_one(
        page: Page, query: str, said: str) -> None:
    ask(page, query)
    assert said in page.inner_text("#search-notes")
    assert page.query_selector_all(".hit-passage") == []


def test_a_number_past_the_last_paragraph_is_told_how_many_there_are(page: Page) -> None:
    assert ask(page, "1.c 99") == ["kazakhstan-2020/1-c.html"]
    assert re.search(r"There is no 1\.c ¶ 99\..* has \d+ paragraphs",
                     page.inner_text("#search-notes"))
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    assert "search.html" in page.url


def test_a_missing_section_is_known_by_its_title_too(page: Page) -> None:
    for query in ("Executive Summary", "worker rights", "societal abuses"):
        ask(page, query)
        assert "is not in this copy" in page.inner_text("#search-notes"), query


@pytest.mark.parametrize("query", ["police", "torture", "unfair judge", "can't leave the country",
                                   "beaten by police", "Ablyazov", "1.a 2"])
def test_nothing_is_said_to_be_missing_where_the_copy_has_the_section(
        page: Page, query: str) -> None:
    ask(page, query)
    assert page.query_selector_all(".search-gap") == []


@pytest.mark.parametrize("query", [
    "2.a ¶ 40", "2[.a] ¶ 40", "s 2[.a] ¶ 40", "§ 2[.a], ¶ 40", "sec. 2[.a], para. 40",
    "section 2.a, paragraph 40", "2.a:40"])
def test_a_reference_is_understood_as_the_site_and_citations_write_it(
        page: Page, query: str) -> None:
    assert set(ask(page, query)) == {"kazakhstan-2020/2-a.html#p-w5n2h"}


@pytest.mark.parametrize("query", ["p-w5n2h", "edition 1, passage p-w5n2h"])
def test_a_passage_is_found_by_its_id(page: Page, query: str) -> None:
    assert set(ask(page, query)) == {"kazakhstan-2020/2-a.html#p-w5n2h"}


def test_what_is_merely_filed_under_a_right_stands_below_a_line_of_its_own(page: Page) -> None:
    page.goto(page.url + "?q=bail")
    page.wait_for_selector(".hit-passage")
    hits = page.query_selector_all("#search-results > li")
    at = [one.get_attribute("class") for one in hits].index("hit-divide")
    assert all("bail" in hit.inner_text().lower() for hit in hits[:at])
    assert "Also filed under" in hits[at].inner_text()
    assert re.match(rf"{at} passages, \d+ more filed under",
                    page.inner_text("#search-status"))
    assert "See also" not in page.inner_text("#search-notes")


@pytest.mark.parametrize(("typed", "meant"), [("child", "children"), ("woman", "women")])
def test_a_singular_finds_its_irregular_plural(page: Page, typed: str, meant: str) -> None:
    ask(page, typed)
    assert meant in page.inner_text(".hit-passage mark >> nth=0").lower()


def test_a_search_for_what_is_not_reported_leads_to_coverage(page: Page) -> None:
    assert ask(page, "not reported")[0] == "coverage.html"


def test_a_hit_is_ticked_into_the_brief_where_it_stands(page: Page) -> None:
    ask(page, "Ablyazov")
    tick = page.locator(".hit-passage input[type=checkbox]").first
    name = tick.get_attribute("data-brief")
    assert re.fullmatch(r"kazakhstan-2020/p-[a-z0-9]{5}", str(name))
    tick.check()
    assert page.inner_text(".masthead nav a") == "Brief (1)"
    assert str(page.get_attribute(".masthead nav a", "href")).endswith(f"brief.html#p={name}")
    ask(page, "torture")
    ask(page, "Ablyazov")
    assert tick.is_checked()
    tick.uncheck()
    assert page.inner_text(".masthead nav a") == "Brief"
