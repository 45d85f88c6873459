"""Reads the publisher's HTML pages into lines.

In: the page as a string. Out: its text after HTML's own white-space collapsing, one block a
line with a blank line between, and the lines with what the page's markup says of them. Never
decides where a section begins (``structure.py`` does).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree, html

from rightsref.sources.types import Line

_SKIP = frozenset((
    "script", "style", "noscript", "template", "head", "svg", "iframe", "object", "input",
    "textarea"))
_BLOCK = frozenset((
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd",
    "details", "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "label", "legend", "li", "main", "nav",
    "ol", "optgroup", "option", "p", "pre", "section", "select", "summary", "table", "tbody",
    "td", "tfoot", "th", "thead", "title", "tr", "ul"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_STRONG = frozenset(("b", "strong", "u"))
_SPACE = re.compile(r"[ \t\n\f\r]+")
_REPORT = "report__content"
_SECTION = re.compile(r"section\s+\d\s*[.:]?", re.I)
_LABEL = re.compile(r"[^:]{2,180}")


@dataclass
class _Block:
    """One block while its text gathers."""

    heading: bool = False
    inside: bool = False
    parts: list[tuple[str, bool]] = field(default_factory=list)
    """Pieces of text, and whether each is set in bold or underlined."""


def read_page(text: str) -> tuple[str, tuple[Line, ...], str]:
    """Give the page's text, its lines, and its title by the ``h1`` or ``title`` element."""
    root = html.document_fromstring(_undeclared(text))
    body = root.find("body")
    title = _title(root)
    blocks = _blocks(body if body is not None else root)
    made: list[tuple[str, _Block]] = []
    for block in blocks:
        words = _SPACE.sub(" ", "".join(part for part, _ in block.parts)).strip(" ")
        if not words.strip():
            continue
        if made and block.heading and made[-1][1].heading and _SECTION.fullmatch(made[-1][0]):
            # The page sets "Section 1." and the section's title as two headings of one line.
            made[-1] = (f"{made[-1][0]} {words}", made[-1][1])
            continue
        made.append((words, block))
    out: list[str] = []
    lines: list[Line] = []
    at = 0
    for words, block in made:
        trimmed = words.strip()
        start = at + len(words) - len(words.lstrip())
        lines.append(Line(trimmed, start, start + len(trimmed), block.heading, block.inside,
                          None if block.heading else _label(block, trimmed)))
        out.append(words)
        at += len(words) + 2
    return "\n\n".join(out) + "\n", tuple(lines), title


def _undeclared(text: str) -> str:
    """Take away an XML declaration, which lxml refuses in a string."""
    return re.sub(r"\A\ufeff?\s*<\?xml[^>]*\?>", "", text)


def _title(root: html.HtmlElement) -> str:
    for path in (".//h1", ".//title"):
        for element in root.iterfind(path):
            words = _SPACE.sub(" ", element.text_content()).strip()
            if words:
                return str(words)
    return ""


def _blocks(body: etree._Element) -> list[_Block]:
    blocks = [_Block()]

    def walk(element: etree._Element, strong: bool, inside: bool) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in _SKIP:
            return
        block = tag in _BLOCK
        inside = inside or _REPORT in element.get("class", "").split()
        strong = strong or tag in _STRONG
        if block:
            blocks.append(_Block(tag in _HEADINGS, inside))
        if tag == "br":
            blocks[-1].parts.append((" ", strong))
        if element.text:
            blocks[-1].parts.append((element.text, strong))
        here = blocks[-1]
        for child in element:
            before = blocks[-1]
            walk(child, strong, inside)
            if child.tail:
                if blocks[-1] is not before and isinstance(child.tag, str) and child.tag in _BLOCK:
                    # Text after a block stands in a block of its own, as its parent's.
                    blocks.append(_Block(here.heading and block, inside))
                blocks[-1].parts.append((child.tail, strong))

    walk(body, False, False)
    return blocks


def _label(block: _Block, words: str) -> str | None:
    """Give the run-in label that opens a block in bold or underlined, without its colon."""
    lead = ""
    for part, strong in _visible(block):
        if not strong:
            break
        lead += part
    lead = _SPACE.sub(" ", lead).strip()
    label = lead.split(":")[0].strip() if ":" in lead else lead
    if not label or not _LABEL.fullmatch(label) or not label[0].isupper():
        return None
    return label if words.startswith(f"{label}:") else None


def _visible(block: _Block) -> Iterator[tuple[str, bool]]:
    """Give the parts; a part that is space alone is as strong as what follows it."""
    for part, strong in block.parts:
        yield part, strong or not part.strip()
