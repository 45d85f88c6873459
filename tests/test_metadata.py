"""What a page tells machines about itself: addresses, citation tags, JSON-LD, other forms."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from rightsref.addresses import Addresses, Former
from rightsref.exports import webannotations
from rightsref.gather import extras, headed
from rightsref.link import Linked, link
from rightsref.load import load
from rightsref.model import Library
from rightsref.pages import Extras, views
from rightsref.render import SCRIPT_BUDGET, TEXT_BUDGET, Weight, render
from tests.browsers import ROOT
from tests.test_faults import SMALL

BASE = "https://example.org/x/"


def library(base_url: str = "") -> Library:
    found, _ = load(SMALL, ROOT / "content")
    return replace(found, site=replace(found.site, base_url=base_url))


@pytest.fixture(scope="module")
def placed() -> Linked:
    """Give the small library with a base address."""
    return link(library(BASE))


def test_the_canonical_address_of_every_page_names_its_file(placed: Linked) -> None:
    canonical = {v.url: v.site.canonical for v in views(placed) if v.url != "404.html"}
    assert canonical == {url: BASE + url for url in canonical}


@pytest.mark.parametrize("base_url", ["", BASE])
def test_annotations_point_to_absolute_addresses_where_the_site_has_one(base_url: str) -> None:
    for content in webannotations.files(link(library(base_url))).values():
        for item in json.loads(content)["items"]:
            sources = [item["target"]] + [part.get("source") for part in item["body"]]
            for source in sources:
                found = source["source"] if isinstance(source, dict) else source
                assert found is None or found.startswith(("urn:", base_url or "../"))


def test_a_page_over_its_budget_is_named_with_the_size_and_the_budget() -> None:
    assert Weight("a.html", TEXT_BUDGET, SCRIPT_BUDGET).over == ()
    told = Weight("a.html", TEXT_BUDGET + 400, SCRIPT_BUDGET).over
    assert len(told) == 1
    assert "a.html" in told[0] and "30.4 kB" in told[0] and "30 kB" in told[0]


# ---- the heads of the real pages ----------------------------------------------------------------

Pages = Mapping[str, html.HtmlElement]


@pytest.fixture(scope="module")
def pages(built: Path) -> Pages:
    """Give every page of the real site that is no earlier address."""
    found = {path.relative_to(built).as_posix(): html.fromstring(path.read_bytes())
             for path in built.rglob("*.html")}
    return {url: page for url, page in found.items()
            if page.find(".//ul[@class='former']") is None}


def nodes(page: html.HtmlElement) -> list[dict[str, Any]]:
    """Give what a page says of itself in JSON-LD."""
    return [node for block in page.iterfind(".//script[@type='application/ld+json']")
            for node in json.loads(block.text)["@graph"]]


def types(page: html.HtmlElement) -> set[str]:
    return {node["@type"] for node in nodes(page)}


def metas(page: html.HtmlElement) -> dict[str, str]:
    return {meta.get("name"): meta.get("content") for meta in page.iterfind(".//meta[@name]")}


def test_every_page_but_the_one_for_what_is_not_found_says_what_it_is(pages: Pages) -> None:
    assert {url for url, page in pages.items() if not nodes(page)} == {"404.html"}


def test_the_way_to_a_page_is_told_in_the_words_that_readers_see(pages: Pages) -> None:
    for url, page in pages.items():
        shown = [item.text_content() for item in page.iterfind(".//nav[@class='running']//li")]
        told = [[step["name"] for step in node["itemListElement"]] for node in nodes(page)
                if node["@type"] == "BreadcrumbList"]
        assert told == ([shown] if shown else []), url


@pytest.mark.parametrize(("folder", "own", "index"), [
    ("people", {"Person"}, "CollectionPage"), ("places", {"Place", "Country"}, "CollectionPage"),
    ("organisations", {"Organization"}, "CollectionPage"),
    ("provisions", {"Legislation"}, "CollectionPage"), ("topics", {"DefinedTerm"},
                                                        "DefinedTermSet"),
    ("groups", {"DefinedTerm"}, "DefinedTermSet")])
def test_a_record_and_its_index_are_of_their_type(
        pages: Pages, folder: str, own: set[str], index: str) -> None:
    for url, page in pages.items():
        if url.startswith(f"{folder}/"):
            wanted = {index} if url.endswith("index.html") else own
            assert types(page) & wanted, url


def test_a_reference_manager_knows_the_pages_of_reports_and_records(pages: Pages) -> None:
    folders = ("kazakhstan-2020", "topics", "people", "provisions", "organisations", "places",
               "groups")
    for url, page in pages.items():
        if url.partition("/")[0] in folders and "/" in url \
                and (not url.endswith("index.html") or url.startswith("kazakhstan")):
            found = metas(page)
            assert {"citation_title", "citation_author", "citation_publication_date",
                    "citation_technical_report_institution"} <= found.keys(), url
            assert re.fullmatch(r"\d{4}/\d\d/\d\d", found["citation_publication_date"])
            assert "," not in found["citation_author"], "it would be taken for several people"


def test_a_section_is_cited_as_a_part_of_the_report(pages: Pages) -> None:
    title = metas(pages["kazakhstan-2020/1-a.html"])["citation_title"]
    assert title.startswith("2020 Country Reports on Human Rights Practices: Kazakhstan, 1.a ")


def test_the_address_of_a_page_is_told_only_where_the_site_has_one(placed: Linked) -> None:
    for linked, wanted in ((placed, True), (link(library()), False)):
        for view in headed(linked, views(linked)):
            if view.template == "person.html":
                found = dict(view.page.meta)
                assert ("citation_public_url" in found) is wanted
                assert any(one.rel == "search" for one in view.page.head_links) is wanted


def test_every_page_leads_to_the_feed_and_a_topic_to_its_scheme(pages: Pages) -> None:
    for url, page in pages.items():
        kinds = {one.get("type") for one in page.iterfind(".//link[@rel='alternate']")}
        assert "application/atom+xml" in kinds, url
        assert ("text/turtle" in kinds) is url.startswith("topics/"), url


def test_the_page_for_what_is_not_found_links_from_the_root_in_its_head_too() -> None:
    plain = library(BASE)
    linked = link(replace(plain, site=replace(plain.site, base_path="/x/")))
    view = next(v for v in headed(linked, views(linked)) if v.url == "404.html")
    assert {one.href for one in view.page.head_links} == {"/x/feed.xml", "/x/opensearch.xml"}


def test_every_file_of_data_is_listed_with_a_line_about_it(built: Path, pages: Pages) -> None:
    files = {path.relative_to(built).as_posix() for path in (built / "data").iterdir()
             if path.is_file()} | {"feed.xml"}
    listed: dict[str, str] = {}
    for line in pages["about.html"].iterfind(".//ul[@class='entries']/li"):
        listed[line.find("a").get("href")] = line.findtext("small") or ""
    assert listed.keys() == files
    assert all(listed.values())
    own = {a.get("href") for a in pages["kazakhstan-2020/about.html"].iter("a")}
    assert {f"../{path}" for path in files if "kazakhstan" in path} <= own


def test_no_page_tells_other_sites_where_its_reader_comes_from(pages: Pages) -> None:
    assert {metas(page)["referrer"] for page in pages.values()} == {"no-referrer"}


# ---- words that must hold on the page where they stand -------------------------------------------

def test_the_foot_claims_the_reports_words_only_where_there_are_some(pages: Pages) -> None:
    for url, page in pages.items():
        foot = page.find(".//footer").text_content()
        shown = page.xpath("//*[contains(@class,'passage') or @class='quoted' or @class='laws'"
                           " or @class='days']/descendant-or-self::*[self::p or self::q]")
        assert ("equal the source" in foot) is bool(shown), url


def former(*olds: Former) -> str:
    """Give the page of an address that is gone."""
    linked = link(library())
    report = linked.library.reports[0].id
    given = Extras(addresses={report: Addresses({}, (), {old.id: old for old in olds}, ())})
    stubs = [view for view in headed(linked, views(linked, given))
             if view.template == "former.html"]
    return "".join(render([view], ROOT / "templates", ROOT / "assets")[view.url].decode()
                   for view in stubs)


def test_an_address_without_a_successor_promises_none() -> None:
    text = former(Former("people/no-one", "retired", "", ()))
    assert "another place now" not in text
    assert "The person people/no-one was taken out." in text


def test_an_address_with_a_successor_says_so() -> None:
    text = former(Former("places/here", "merged", "", (("places/there", "places/there.html"),)))
    assert "another place now" in text
    assert "The place places/here" in text


def test_a_section_is_described_by_its_number_and_first_sentence(pages: Pages) -> None:
    for url, page in pages.items():
        if page.find(".//article[@class='section']") is not None:
            told = metas(page)["description"]
            first = page.find(".//div[@class='passage']//p").text_content()
            assert told.startswith("Kazakhstan 2020, "), url
            assert first[:40] in told, url
            assert len(told) <= 160


def test_the_original_and_its_archived_copy_name_each_other_and_the_day() -> None:
    plain = library()
    report = replace(plain.reports[0], original_url="https://example.org/r", settings={
        "archived_url": "https://example.net/a/r", "seen": "2021-04-01"})
    linked = link(replace(plain, reports=(report,)))
    view = next(v for v in headed(linked, views(linked, extras(linked, {})))
                if v.template == "about_report.html")
    page = html.fromstring(render([view], ROOT / "templates", ROOT / "assets")[view.url])
    original, archived = (page.find(f".//dd/a[@href='{address}']")
                          for address in ("https://example.org/r", "https://example.net/a/r"))
    assert original.get("data-versionurl") == "https://example.net/a/r"
    assert archived.get("data-originalurl") == "https://example.org/r"
    assert original.get("data-versiondate") == archived.get("data-versiondate") == "2021-04-01"
    assert original.get("rel") == archived.get("rel") == "external"
