"""The picture that other sites show beside a link to ours: words on paper, nothing else.

In: the words. Out: a PNG of 1200 by 630, the same bytes for the same words and the same Pillow.
Never needs a browser or a font of the machine: the one that Pillow brings is used.
"""

from __future__ import annotations

from io import BytesIO
from typing import cast

from PIL import Image, ImageDraw, ImageFont

from rightsref.link import Linked

WIDTH, HEIGHT, MARGIN = 1200, 630, 84
PAPER, INK, MUTED, ACCENT = "#fbfaf6", "#1c1b19", "#5d5a54", "#7a1f1d"
TITLE, SMALL, LEAST = 66, 30, 34
"""Heights in pixels: of a title, of the lines around it, and the least that a title shrinks to."""


SITE_CARD = "card.png"


def report_card(report: str) -> str:
    """Give the path of a report's card below the site's root."""
    return f"{report}/card.png"


def cards(linked: Linked) -> dict[str, bytes]:
    """Draw the card of the site and one of each report.

    Other sites take a picture by its whole address only: without one, none is made.
    """
    site = linked.library.site
    if not site.base_url:
        return {}
    made = {SITE_CARD: og_image(site.title, site.publisher,
                                "Every paragraph with its own address")}
    for report in linked.library.reports:
        made[report_card(report.id)] = og_image(report.title, site.title, report.publisher)
    return made


def og_image(title: str, above: str = "", below: str = "") -> bytes:
    """Draw a title with a line above (the site) and one below (what it is)."""
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(image)
    small = _font(SMALL)
    room = WIDTH - 2 * MARGIN
    draw.rectangle((MARGIN, 74, MARGIN + 72, 80), fill=ACCENT)
    draw.text((MARGIN, 104), _cut(above, small, room), font=small, fill=MUTED)
    size, lines = TITLE, _lines(title, _font(TITLE), room)
    while len(lines) > 4 and size > LEAST:
        size -= 4
        lines = _lines(title, _font(size), room)
    top = 190.0
    for line in lines[:6]:
        draw.text((MARGIN, top), line, font=_font(size), fill=INK)
        top += size * 1.25
    draw.line((MARGIN, HEIGHT - 118, WIDTH - MARGIN, HEIGHT - 118), fill=MUTED, width=1)
    draw.text((MARGIN, HEIGHT - 98), _cut(below, small, room), font=small, fill=MUTED)
    out = BytesIO()
    image.quantize(32, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def _font(size: int) -> ImageFont.FreeTypeFont:
    return cast(ImageFont.FreeTypeFont, ImageFont.load_default(size))


def _lines(text: str, font: ImageFont.FreeTypeFont, room: int) -> list[str]:
    """Break a text into lines that fit."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _cut(text: str, font: ImageFont.FreeTypeFont, room: int) -> str:
    """Shorten a line until it fits."""
    if font.getlength(text) <= room:
        return text
    while text and font.getlength(text + " …") > room:
        text = text.rpartition(" ")[0] or text[:-1]
    return text + " …"
