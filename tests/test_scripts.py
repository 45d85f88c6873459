"""The reading scripts in real browsers, from disk and over http, on a small page of their own."""

from __future__ import annotations

import gzip

import pytest
from playwright.sync_api import Page, Playwright

from tests.browsers import ROOT, Reader, Site, launch
from tests.reading import SCRIPTS, section, until
from tests.test_pictures import tiny

# ---- landing --------------------------------------------------------------------------------

def test_a_permalink_marks_its_paragraph_and_says_where_it_is(
        browser: Reader, scheme: str) -> None:
    with section(browser, scheme, "#p-bbbbb") as page:
        page.wait_for_selector("#p-bbbbb.landed")
        line = page.locator(".landed-line")
        until(page, "document.querySelector('.landed-line').textContent")
        assert line.text_content() == "Paragraph 1.a ¶ 2, Killings"
        assert line.get_attribute("role") == "status"
        box = line.bounding_box()
        assert box is not None
        assert box["width"] * box["height"] <= 1


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


def test_the_mark_and_the_address_are_where_the_keys_are(browser: Reader, scheme: str) -> None:
    with section(browser, scheme, "#p-aaaaa") as page:
        length = page.evaluate("history.length")
        page.wait_for_selector("#p-aaaaa.landed")
        page.focus("#p-aaaaa .permalink")
        page.keyboard.press("j")
        page.wait_for_selector("#p-bbbbb.landed")
        assert page.url.endswith("#p-bbbbb")
        assert page.locator(".passage:target").get_attribute("id") == "p-bbbbb"
        assert page.evaluate("history.length") == length


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


def test_the_scripts_of_a_section_page_weigh_at_most_nine_kilobytes() -> None:
    whole = sum(len(gzip.compress((ROOT / "assets" / "js" / f"{name}.js").read_bytes(), 9))
                for name in SCRIPTS)
    assert whole <= 9_000
