"""Citing a passage and making a brief, in real browsers, from disk and over http."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from rightsref.exports.brief import script
from rightsref.exports.citations import FORMS
from tests.browsers import Reader, Site
from tests.reading import reading, section, until
from tests.test_pictures import REPORT, tiny

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
        linked = ["Permanent link", "Link that shows the words"]
        assert names[:-len(FORMS)] == [*(linked if scheme == "http" else ["Name of the passage"]),
                                       "Quotation with reference"]
        assert {"Bluebook", "OSCOLA", "APA", "BibTeX", "RIS", "CSL-JSON"} <= set(names)
        today = page.evaluate("new Date().toLocaleDateString('en-GB', "
                              "{day: 'numeric', month: 'long', year: 'numeric'})")
        values = {}
        for key in cite.locator("option").evaluate_all("all => all.map((one) => one.value)"):
            cite.locator("select").select_option(key)
            values[key] = cite.locator("textarea").input_value()
        own = f"{browser.site.http}/{REPORT}/1-a.html#p-bbbbb"
        assert values["link"] == (
            own if scheme == "http" else f"{REPORT}, edition 1, passage p-bbbbb")
        assert "§ 1.a (" in values["bluebook"]
        assert f"{own} (para 2, edition 1" in values["bluebook"] or scheme == "file"
        assert today in values["bibtex"]
        assert not [key for key, text in values.items() if re.search(r"\{[a-z_]+\}", text)]
        item = json.loads(values["csl-json"])[0]
        assert item["accessed"]["date-parts"][0][0] >= 2026


def test_a_copy_on_disk_names_passage_and_edition_and_gives_no_dead_link(
        browser: Reader) -> None:
    with section(browser, "file") as page:
        cite = menu(page)
        for key in cite.locator("option").evaluate_all("all => all.map((one) => one.value)"):
            cite.locator("select").select_option(key)
            value = cite.locator("textarea").input_value()
            assert str(browser.site.folder) not in value
            assert ".html" not in value
            assert "p-bbbbb" in value
            assert "edition 1" in value
        assert "no address on the web" in (cite.locator(".cite-note").text_content() or "")


def test_the_box_is_as_high_as_its_text(browser: Reader) -> None:
    with section(browser, "http") as page:
        cite = menu(page)
        for key in ("link", "csl-json", "bluebook"):
            cite.locator("select").select_option(key)
            assert cite.locator("textarea").evaluate(
                "(box) => box.scrollHeight <= box.clientHeight || box.clientHeight > 300")


def test_a_link_to_the_words_opens_at_its_paragraph(browser: Reader) -> None:
    with section(browser, "http") as page:
        cite = menu(page)
        cite.locator("select").select_option("words")
        link = cite.locator("textarea").input_value()
        page.goto("about:blank")
        page.goto(link)
        page.wait_for_selector("#p-bbbbb.landed")


def test_escape_closes_the_menu_and_goes_back_to_where_it_was_opened(browser: Reader) -> None:
    with section(browser, "http") as page:
        cite = menu(page)
        cite.locator("textarea").focus()
        page.keyboard.press("Escape")
        page.wait_for_selector("#p-bbbbb .cite:not([open])")
        assert page.evaluate("document.activeElement.localName") == "summary"


def test_copying_is_confirmed(browser: Reader, scheme: str) -> None:
    with section(browser, scheme) as page:
        cite = menu(page)
        cite.locator("button").click()
        assert cite.locator("button + .cite-status").count() == 1
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


def test_a_quoted_passage_has_a_tick_and_the_masthead_counts(
        browser: Reader, scheme: str) -> None:
    with reading(browser, scheme, "people/agadil.html") as page:
        boxes = page.get_by_role("checkbox")
        assert boxes.nth(1).get_attribute("aria-label") == "Brief: 1.a ¶ 2"
        boxes.nth(1).check()
        boxes.nth(0).check()
        boxes.nth(0).uncheck()
        link = page.locator(".masthead a")
        assert link.text_content() == "Brief (1)"
        link.click()
        page.wait_for_selector("#n1 blockquote")
        assert page.locator("#n1 blockquote").text_content() == tiny().passages[1].paragraph.text


# On a disk Firefox keeps every folder's store apart, so that these hold there by links alone.

def test_a_further_tick_keeps_the_title_of_the_brief(browser: Reader) -> None:
    with reading(browser, "http", f"brief.html#p={REPORT}/p-aaaaa&t=For%20the%20court") as page:
        page.wait_for_selector("#n1")
        page.goto(browser.site.at("http", "people/agadil.html"))
        page.get_by_role("checkbox").nth(1).check()
        page.click(".masthead a")
        page.wait_for_selector("#n1")
        assert page.locator("h1").text_content() == "For the court"


def test_the_brief_of_another_becomes_ones_own_only_when_it_is_changed(browser: Reader) -> None:
    with reading(browser, "http", "people/agadil.html") as page:
        page.get_by_role("checkbox").nth(1).check()
        page.goto(browser.site.at("http", f"brief.html#p={REPORT}/p-aaaaa,{REPORT}/p-zzzzz"))
        page.wait_for_selector("#n2")
        assert page.locator(".masthead a").text_content() == "Brief (1)"
        page.click("#n1 button:has-text('Remove')")
        page.wait_for_selector("#n2", state="detached")
        assert "p-zzzzz" in (page.locator(".masthead a").get_attribute("href") or "")


def test_a_citation_keeps_to_the_published_address_and_to_the_title_of_an_unnumbered_section(
        browser: Reader, scheme: str) -> None:
    with section(browser, scheme) as page:
        made = page.evaluate("""() => {
            const data = { base: "https://example.org/x", pages: { a: "Executive Summary" } };
            const { url, fill } = RightsCite.named(data, "r", "a", "p-zzzzz", "3");
            return [url, fill("T s {pinpoint}."), fill("T § {pinpoint}, {url} ({paragraph})")];
        }""")
        assert made == [
            "https://example.org/x/r/a.html#p-zzzzz", "T Executive Summary.",
            "T Executive Summary, https://example.org/x/r/a.html#p-zzzzz (3)"]


def test_emptying_leaves_nothing_in_the_page_the_address_or_the_store(
        browser: Reader, scheme: str) -> None:
    with reading(browser, scheme, FULL) as page:
        page.wait_for_selector("#n2")
        page.once("dialog", lambda dialog: dialog.accept())
        page.click("#brief-clear")
        page.wait_for_selector("#brief-empty:not([hidden])")
        assert page.locator("#brief blockquote").count() == 0
        assert "p-aaaaa" not in page.url
        assert "court" not in page.url
        assert page.locator("h1").text_content() == "A brief"
        assert page.locator(".masthead a").text_content() == "Brief"
        assert "p-aaaaa" not in page.evaluate("JSON.stringify([{...localStorage}, "
                                              "{...sessionStorage}])")
        page.reload()
        page.wait_for_selector("#brief-empty:not([hidden])")


def test_a_brief_is_whole_in_its_address(browser: Reader, scheme: str) -> None:
    with reading(browser, scheme, FULL) as page:
        page.wait_for_selector("#n2")
        assert page.locator("h1").text_content() == "For the court"
        texts = page.locator("#brief blockquote").all_text_contents()
        assert texts == [tiny().passages[1].paragraph.text, tiny().passages[0].paragraph.text]
        rows = page.locator(".brief-table tbody tr").all_text_contents()
        assert rows == ["A & B Orazalyin no. 2", "Dulat Agadilin nos. 1, 2"]


def test_no_button_leads_nowhere_and_the_focus_stays_with_the_reader(
        browser: Reader, scheme: str) -> None:
    with reading(browser, scheme, FULL) as page:
        page.wait_for_selector("#n2")
        assert [page.locator(f"#{item} button").all_text_contents() for item in ("n1", "n2")] \
            == [["Move down", "Remove"], ["Move up", "Remove"]]
        page.click("#n1 button:has-text('Move down')")
        until(page, "document.activeElement.closest('#n2')")
        page.click("#n1 button:has-text('Remove')")
        until(page, "document.activeElement.id === 'n1'")
        page.click("#n1 button:has-text('Remove')")
        until(page, "document.activeElement.id === 'brief-heading'")


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
    ("html", "<blockquote>In May 2019"), ("md", "   > In May 2019"), ("ris", "AB  - In May 2019"),
    ("html", "edition 1"), ("html", "SHA-256"), ("html", "Made on"),
    ("md", "edition 1"), ("md", "SHA-256"), ("md", "Made on")])
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


# ---- their data ------------------------------------------------------------

def test_data_scripts_set_one_value_and_cannot_end_a_script_element() -> None:
    text = script("brief/x", {"text": "</script>\u2028"}).decode()
    assert text.startswith("globalThis.RightsData=Object.assign(")
    assert "</script>" not in text
    assert "\u2028" not in text
