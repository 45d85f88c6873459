"""The reading scripts on the real site: what the small page of test_scripts cannot tell."""

from __future__ import annotations

import pytest

from tests.browsers import Reader

PAGE = "kazakhstan-2020/1-a.html"
PASSAGE = "p-yvpfw"
SCHEMES = pytest.mark.parametrize("scheme", ["http", "file"])


@SCHEMES
def test_a_permalink_lands_and_a_name_says_who_it_is(reader: Reader, scheme: str) -> None:
    with reader.open(reader.site.at(scheme, f"{PAGE}#{PASSAGE}")) as (page, recorder):
        page.wait_for_selector(f"#{PASSAGE}.landed")
        page.hover(f"#{PASSAGE} > p a.person >> nth=0")
        box = page.locator(".preview-box")
        box.wait_for()
        assert "Azamat Orazaly" in (box.text_content() or "")
        assert "local herdsman" in (box.text_content() or "")
        assert recorder.complaints == []


@SCHEMES
def test_a_passage_is_cited_and_put_into_a_brief(reader: Reader, scheme: str) -> None:
    with reader.open(reader.site.at(scheme, PAGE), viewport={"width": 390, "height": 800},
                     ) as (page, recorder):
        text = page.locator(f"#{PASSAGE} > p").text_content()
        page.click(f"#{PASSAGE} details.beside > summary")
        page.click(f"#{PASSAGE} details.cite > summary")
        page.locator(f"#{PASSAGE} .cite select").select_option("oscola")
        assert "s 1[.a] <" in page.locator(f"#{PASSAGE} .cite textarea").input_value()
        page.locator(f"#{PASSAGE} .cite input").check()
        page.click(f"#{PASSAGE} .brief-link")
        page.wait_for_selector("#n1 blockquote")
        assert page.locator("#n1 blockquote").text_content() == text
        assert page.locator(".brief-table a", has_text="Azamat Orazaly").count() == 1
        page.click("#n1 .brief-cite a")
        page.wait_for_selector(f"#{PASSAGE}.landed")
        assert recorder.complaints == []
        assert recorder.failed == []


def test_no_address_of_a_picture_is_dead(reader: Reader) -> None:
    with reader.open(reader.site.at("http", "coverage.html")) as (page, _):
        link = page.locator(".picture-coverage a.filled").first
        page.goto(page.evaluate("(a) => new URL(a.getAttribute('href'), location.href).href",
                                link.element_handle()))
        page.wait_for_selector(".passage.landed")
