"""The reading scripts in real browsers, from disk and over http, on a small page of their own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Playwright

from rightsref.exports.brief import brief_data, script
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
    section = (HEAD + '<h1>Killings</h1><form role="search"><input type="search" name="q"></form>'
               + "".join(_passage(p, n) for n, p in enumerate(paragraphs, 1))
               + '<div class="previews" hidden><div id="preview-person-agadil"><a href='
               '"../people/agadil.html">Dulat Agadil</a> <q>activist</q></div></div>'
               "<footer><p>Foot</p></footer>" + tags)
    brief = (ROOT / "templates" / "brief.html").read_text("utf-8").partition("main %}")[2]
    brief = brief.partition("{% endblock")[0].replace("{{ page.title }}", "A brief")
    files = {
        f"{REPORT}/1-a.html": section.format(up="../"),
        f"{REPORT}/1-b.html": section.format(up="../"),
        "people/agadil.html": HEAD.format(up="../") + "<h1>Dulat Agadil</h1>",
        "brief.html": HEAD.format(up="") + brief
        + '<script defer src="assets/js/brief.js"></script>',
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


# ---- landing --------------------------------------------------------------------------------

def test_a_permalink_marks_its_paragraph_and_says_where_it_is(
        browser: Reader, scheme: str) -> None:
    with section(browser, scheme, "#p-bbbbb") as page:
        page.wait_for_selector("#p-bbbbb.landed")
        line = page.locator(".landed-line")
        until(page, "document.querySelector('.landed-line').textContent")
        assert line.text_content() == "Paragraph 1.a ¶ 2, Killings"
        assert line.get_attribute("role") == "status"


def test_another_fragment_moves_the_mark_and_back_returns_it(
        browser: Reader, scheme: str) -> None:
    with section(browser, scheme, "#p-aaaaa") as page:
        page.click("#p-bbbbb .permalink")
        page.wait_for_selector("#p-bbbbb.landed")
        assert page.locator(".landed").count() == 1
        page.evaluate("history.back()")
        page.wait_for_selector("#p-aaaaa.landed")


def test_words_of_a_search_are_marked_and_the_text_stays_the_same(
        browser: Reader, scheme: str) -> None:
    with section(browser, scheme, "?mark=died+%22almaty%22#p-aaaaa") as page:
        page.wait_for_selector("#p-aaaaa mark")
        assert page.locator("#p-aaaaa mark").all_text_contents() == ["died", "Almaty"]
        assert page.locator("#p-aaaaa > p").text_content() \
            == tiny().passages[0].paragraph.text


@pytest.mark.parametrize("rest", ["", "#nothing", "#%", "?mark=(#p-aaaaa", "#p-aaaaa:~:text=x"])
def test_an_odd_address_breaks_nothing(browser: Reader, rest: str) -> None:
    with section(browser, "http", rest) as page:
        assert page.locator("h1").text_content() == "Killings"


# ---- previews -------------------------------------------------------------------------------

LINK = "#p-aaaaa a[data-preview]"


def test_a_preview_shows_on_pointing_and_stays_while_the_pointer_is_on_it(
        browser: Reader, scheme: str) -> None:
    with section(browser, scheme) as page:
        page.hover(LINK)
        page.wait_for_selector(".preview-box")
        assert page.locator(".preview-box").text_content() == "Dulat Agadil activist"
        page.hover(".preview-box")
        page.wait_for_timeout(500)
        assert page.locator(".preview-box").is_visible()
        page.mouse.move(2, 2)
        page.wait_for_selector(".preview-box", state="detached")


def test_escape_takes_a_preview_away_and_keeps_the_focus(browser: Reader, scheme: str) -> None:
    with section(browser, scheme) as page:
        page.focus("#p-aaaaa .permalink")
        page.keyboard.press("Tab")
        page.wait_for_selector(".preview-box")
        described = page.locator(LINK).get_attribute("aria-describedby")
        assert described == page.locator(".preview-box").get_attribute("id")
        page.keyboard.press("Escape")
        page.wait_for_selector(".preview-box", state="detached")
        assert page.evaluate(f"document.activeElement === document.querySelector('{LINK}')")


def test_the_link_under_a_preview_is_still_followed(browser: Reader, scheme: str) -> None:
    with section(browser, scheme) as page:
        page.click(LINK)
        page.wait_for_url("**/people/agadil.html")


def test_a_first_tap_shows_and_a_second_follows(playwright: Playwright, small: Site) -> None:
    with launch(playwright, "chromium", small) as reader, \
            section(reader, "file", has_touch=True) as page:
        page.tap(LINK)
        page.wait_for_selector(".preview-box")
        assert page.url.endswith("1-a.html")
        page.tap(LINK)
        page.wait_for_url("**/people/agadil.html")


# ---- keys -----------------------------------------------------------------------------------

def focused(page: Page) -> str:
    found: str = page.evaluate("document.activeElement.closest('.passage')?.id || "
                               "document.activeElement.name || ''")
    return found


def test_keys_go_from_paragraph_to_paragraph(browser: Reader, scheme: str) -> None:
    with section(browser, scheme) as page:
        steps = []
        for key in "jjnkp":
            page.keyboard.press(key)
            steps.append(focused(page))
        assert steps == ["p-aaaaa", "p-bbbbb", "p-bbbbb", "p-aaaaa", "p-aaaaa"]


def test_keys_are_silent_while_writing_and_with_modifiers(browser: Reader) -> None:
    with section(browser, "http") as page:
        page.keyboard.press("/")
        page.keyboard.type("jk/?")
        assert focused(page) == "q"
        assert page.locator("input[name=q]").input_value() == "jk/?"
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("Alt+j")
        assert focused(page) == ""


def test_keys_can_be_switched_off_and_stay_off(browser: Reader, scheme: str) -> None:
    with section(browser, scheme) as page:
        page.keyboard.press("?")
        page.locator("dialog.keys-help input").uncheck()
        page.locator("dialog.keys-help button").click()
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("j")
        assert focused(page) == ""
        page.reload()
        page.keyboard.press("j")
        assert focused(page) == ""
        page.click(".keys-button")
        assert page.locator("dialog.keys-help").is_visible()


# ---- citations ------------------------------------------------------------------------------

def menu(page: Page, passage: str = "p-bbbbb") -> Any:
    """Open the menu of a passage."""
    page.click(f"#{passage} details.beside > summary")
    page.click(f"#{passage} details.cite > summary")
    page.wait_for_selector(f"#{passage} .cite textarea")
    return page.locator(f"#{passage} .cite")


def test_a_citation_has_its_pinpoint_its_address_and_the_readers_own_day(
        browser: Reader, scheme: str) -> None:
    with section(browser, scheme) as page:
        cite = menu(page)
        names = cite.locator("option").all_text_contents()
        assert names[:3] == ["Permanent link", "Link that shows the words",
                             "Quotation with reference"]
        assert {"Bluebook", "OSCOLA", "APA", "BibTeX", "RIS", "CSL-JSON"} <= set(names)
        today = page.evaluate("new Date().toLocaleDateString('en-GB', "
                              "{day: 'numeric', month: 'long', year: 'numeric'})")
        values = {}
        for key in cite.locator("option").evaluate_all("all => all.map((one) => one.value)"):
            cite.locator("select").select_option(key)
            values[key] = cite.locator("textarea").input_value()
        own = f"{browser.site.http}/" if scheme == "http" else ""
        assert values["link"] == f"{own}{REPORT}/1-a.html#p-bbbbb"
        assert "1.a ¶ 2" in values["bluebook"]
        assert today in values["bibtex"]
        assert not [key for key, text in values.items() if "{pinpoint}" in text
                    or "{url}" in text or "{accessed" in text]
        item = json.loads(values["csl-json"])[0]
        assert item["accessed"]["date-parts"][0][0] >= 2026


def test_a_copy_on_disk_does_not_tell_the_name_of_its_folder(browser: Reader) -> None:
    with section(browser, "file") as page:
        cite = menu(page)
        for key in cite.locator("option").evaluate_all("all => all.map((one) => one.value)"):
            cite.locator("select").select_option(key)
            assert str(browser.site.folder) not in cite.locator("textarea").input_value()


def test_a_link_to_the_words_opens_at_its_paragraph(browser: Reader) -> None:
    with section(browser, "http") as page:
        cite = menu(page)
        cite.locator("select").select_option("words")
        link = cite.locator("textarea").input_value()
        page.goto("about:blank")
        page.goto(link)
        page.wait_for_selector("#p-bbbbb.landed")


def test_copying_is_confirmed(browser: Reader, scheme: str) -> None:
    with section(browser, scheme) as page:
        cite = menu(page)
        cite.locator("button").click()
        until(page, "document.querySelector('#p-bbbbb .cite-status').textContent")
        assert cite.locator(".cite-status").text_content() in (
            "Copied.", "Select the text and copy it.")
        assert cite.locator(".cite-status").get_attribute("role") == "status"


def test_without_its_data_a_menu_says_so(browser: Reader, small: Site) -> None:
    data = small.folder / "data" / "cite" / f"{REPORT}.js"
    kept = data.read_bytes()
    data.unlink()
    try:
        with browser.open(small.at("file", f"{REPORT}/1-a.html")) as (page, _):
            page.click("#p-bbbbb details.beside > summary")
            page.click("#p-bbbbb details.cite > summary")
            page.wait_for_selector("#p-bbbbb .cite:not([open])")
    finally:
        data.write_bytes(kept)


# ---- the brief ------------------------------------------------------------------------------

FULL = f"brief.html#p={REPORT}/p-bbbbb,{REPORT}/p-aaaaa&t=For%20the%20court"


def test_a_tick_leads_to_a_brief_with_the_passage(browser: Reader, scheme: str) -> None:
    with section(browser, scheme) as page:
        cite = menu(page)
        cite.locator("input[type=checkbox]").check()
        link = cite.locator(".brief-link")
        assert link.text_content() == "Open the brief (1)"
        link.click()
        page.wait_for_selector("#n1 blockquote")
        assert page.locator("#n1 blockquote").text_content() == tiny().passages[1].paragraph.text


def test_a_tick_is_still_known_on_another_page_of_the_report(
        browser: Reader, scheme: str) -> None:
    with section(browser, scheme) as page:
        menu(page).locator("input[type=checkbox]").check()
        page.goto(browser.site.at(scheme, f"{REPORT}/1-b.html"))
        cite = menu(page, "p-aaaaa")
        assert not cite.locator("input[type=checkbox]").is_checked()
        cite.locator("input[type=checkbox]").check()
        assert cite.locator(".brief-link").text_content() == "Open the brief (2)"


def test_a_brief_is_whole_in_its_address(browser: Reader, scheme: str) -> None:
    with reading(browser, scheme, FULL) as page:
        page.wait_for_selector("#n2")
        assert page.locator("h1").text_content() == "For the court"
        texts = page.locator("#brief blockquote").all_text_contents()
        assert texts == [tiny().passages[1].paragraph.text, tiny().passages[0].paragraph.text]
        rows = page.locator(".brief-table tbody tr").all_text_contents()
        assert rows == ["A & B Orazaly2", "Dulat Agadil1, 2"]


def test_order_and_removal_are_kept_in_the_address(browser: Reader, scheme: str) -> None:
    with reading(browser, scheme, FULL) as page:
        page.click("#n2 button:has-text('Move up')")
        until(page, "location.hash.includes('p-aaaaa,')")
        page.click("#n2 button:has-text('Remove')")
        page.wait_for_selector("#n2", state="detached")
        page.reload()
        page.wait_for_selector("#n1")
        assert page.locator("#brief > ol > li").count() == 1
        assert page.locator("#n1 blockquote").text_content() == tiny().passages[0].paragraph.text


@pytest.mark.parametrize(("kind", "has"), [
    ("html", "<blockquote>In May 2019"), ("md", "   > In May 2019"), ("ris", "AB  - In May 2019")])
def test_a_brief_is_saved_as_a_file(browser: Reader, scheme: str, kind: str, has: str,
                                    tmp_path: Path) -> None:
    with reading(browser, scheme, FULL) as page:
        page.wait_for_selector("#n2")
        # What is offered for saving is read in the page: drivers differ in what they save.
        page.evaluate("""() => {
            const make = URL.createObjectURL;
            URL.createObjectURL = (blob) => {
                blob.text().then((text) => { globalThis.saved = text; });
                return make.call(URL, blob);
            };
            addEventListener("click", (event) => event.preventDefault(), true);
            HTMLAnchorElement.prototype.click = function () { globalThis.named = this.download; };
        }""")
        page.click(f"[data-save={kind}]")
        until(page, "globalThis.saved")
        assert has in page.evaluate("globalThis.saved")
        assert page.evaluate("globalThis.named") == f"brief.{kind}"


def test_a_passage_that_this_edition_lacks_is_named(browser: Reader) -> None:
    with reading(browser, "http", f"brief.html#p={REPORT}/p-zzzzz,{REPORT}/p-aaaaa") as page:
        page.wait_for_selector("#n2")
        assert page.locator("#n1").text_content().startswith(
            f"This edition has no passage {REPORT}/p-zzzzz.")


def test_an_empty_brief_says_how_to_fill_it(browser: Reader, scheme: str) -> None:
    with reading(browser, scheme, "brief.html") as page:
        page.wait_for_selector("#brief-empty:not([hidden])")
        assert not page.locator("#brief-tools").is_visible()


# ---- their data and their weight ------------------------------------------------------------

def test_data_scripts_set_one_value_and_cannot_end_a_script_element() -> None:
    text = script("brief/x", {"text": "</script>\u2028"}).decode()
    assert text.startswith("globalThis.RightsData=Object.assign(")
    assert "</script>" not in text
    assert "\u2028" not in text


def test_the_scripts_of_a_section_page_weigh_at_most_eight_kilobytes() -> None:
    import gzip

    whole = sum(len(gzip.compress((ROOT / "assets" / "js" / f"{name}.js").read_bytes(), 9))
                for name in SCRIPTS)
    assert whole <= 8_000
