"""A small site for the reading scripts, and somebody who reads it, from disk and over http.

Its fixtures are known to every test by ``conftest``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Page, Playwright

from rightsref.exports.brief import brief_data
from rightsref.model import Paragraph
from tests.browsers import ROOT, Reader, Site, launch, serve
from tests.test_pictures import REPORT, tiny

SCRIPTS = ("landing", "preview", "keys", "cite")
HEAD = ('<!DOCTYPE html><html lang="en"><meta charset="utf-8"><meta name="viewport" '
        'content="width=device-width"><title>A page</title>'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; script-src '
        '\'self\'; style-src \'self\'; img-src \'self\' data:; connect-src \'self\'">'
        '<link rel="icon" href="data:,"><link rel="stylesheet" href="{up}assets/page.css">')


def _passage(paragraph: Paragraph, number: int) -> str:
    text = paragraph.text.replace("&", "&amp;").replace(
        "Dulat Agadil", '<a class="person" href="../people/agadil.html" '
        'data-preview="person-agadil">Dulat Agadil</a>')
    return (f'<div class="passage" id="{paragraph.id}"><a class="permalink" '
            f'href="#{paragraph.id}" aria-label="Paragraph 1.a ¶ {number}">{number}</a>'
            f'<p>{text}</p><details class="beside"><summary>More</summary>'
            f'<div class="panel"></div></details></div>')


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Give a site of one section page, one person and the brief."""
    folder = tmp_path_factory.mktemp("scripts")
    linked = tiny()
    paragraphs = [p.paragraph for p in linked.pages[0].passages]
    tags = "".join(f'<script defer src="{{up}}assets/js/{name}.js"></script>' for name in SCRIPTS)
    masthead = '<header class="masthead"><nav><a href="{up}brief.html">Brief</a></nav></header>'
    section = (HEAD + masthead + '<h1>Killings</h1><form role="search">'
               '<input type="search" name="q"></form>'
               + "".join(_passage(p, n) for n, p in enumerate(paragraphs, 1))
               + '<div class="previews" hidden><div id="preview-person-agadil"><a href='
               '"../people/agadil.html">Dulat Agadil</a> <q>activist</q></div></div>'
               "<footer><p>Foot</p></footer>" + tags)
    brief = (ROOT / "templates" / "brief.html").read_text("utf-8").partition("main %}")[2]
    brief = brief.partition("{% endblock")[0].replace("{{ page.title }}", "A brief")
    files = {
        f"{REPORT}/1-a.html": section.format(up="../"),
        f"{REPORT}/1-b.html": section.format(up="../"),
        "people/agadil.html": (HEAD + masthead + "<h1>Dulat Agadil</h1>" + "".join(
            f'<div class="quoted" id="{p.id}"><a class="permalink" href="../{REPORT}/1-a.html'
            f'#{p.id}">1.a ¶ {n}</a><p>{p.text}</p></div>'
            for n, p in enumerate(paragraphs, 1)) + tags).format(up="../"),
        "brief.html": (HEAD + masthead).format(up="") + brief
        + '<script defer src="assets/js/brief.js"></script>' + tags.format(up=""),
        "assets/page.css": (ROOT / "assets" / "css" / "pictures.css").read_text("utf-8")
        + ".passage { padding-block: 30rem; }",
        **{f"assets/js/{name}.js": (ROOT / "assets" / "js" / f"{name}.js").read_text("utf-8")
           for name in (*SCRIPTS, "brief")},
        **{path: data.decode() for path, data in brief_data(linked).items()},
    }
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    with serve(folder) as http:
        yield Site(folder, http)


@pytest.fixture(scope="module", params=["chromium", "firefox"])
def browser(request: pytest.FixtureRequest, playwright: Playwright,
            small: Site) -> Iterator[Reader]:
    with launch(playwright, request.param, small) as reader:
        yield reader


@pytest.fixture(params=["http", "file"])
def scheme(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


@contextmanager
def reading(browser: Reader, scheme: str, path: str, **settings: Any) -> Iterator[Page]:
    """Open a page; a script that breaks or is refused fails the test."""
    with browser.open(browser.site.at(scheme, path), **settings) as (page, recorder):
        yield page
        assert recorder.complaints == []


def until(page: Page, expression: str) -> None:
    """Wait until something is true in the page; the page's policy forbids the driver's own way."""
    for _ in range(100):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never true: {expression}")


def section(browser: Reader, scheme: str, rest: str = "", **settings: Any) -> Any:
    return reading(browser, scheme, f"{REPORT}/1-a.html{rest}", **settings)
