"""Tells furniture, title, headings, labels and paragraphs apart.

In: the lines of a source. Out: the parts of the report in order, with levels and numbers. Never
adds a heading (``restore.py`` does), never changes a character.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rightsref.model import Dropped
from rightsref.sources import outline
from rightsref.sources.types import Block, Line, SourceHeading, SourceParagraph

FURNITURE = "page furniture"

#: Lines that open what follows the report on a saved page.
_TAIL = frozenset((
    "human rights reports", "edit your custom report", "01 / select a year",
    "02 / select sections", "u.s. department of state", "tags", "back to top",
    "the lessons of 1989: freedom and our future", "on this page", "related articles",
    "custom report excerpts", "build a custom report", "white house", "privacy policy",
))
_TITLE_WORDS = re.compile(
    r"(?P<before>.*?)\b(?P<year>(?:19|20)\d\d)\b\s+(?:country reports? on human rights practices|"
    r"human rights reports?|country report on human rights practices)\b\s*[:–-]?\s*(?P<after>.*)",
    re.I)
_LABEL = re.compile(r"(?P<label>[A-Z][^:.;“”]{2,150}?):(?=\s)")


@dataclass(frozen=True, slots=True)
class Parts:
    """A source's lines, told apart."""

    title: Line | None
    dropped: tuple[Dropped, ...]
    blocks: tuple[Block, ...]


def parts_of(text: str, lines: Sequence[Line]) -> Parts:
    """Tell furniture, title and report apart."""
    if any(line.inside for line in lines):
        first = next(n for n, line in enumerate(lines) if line.inside)
        last = max(n for n, line in enumerate(lines) if line.inside)
        titles = [n for n, line in enumerate(lines[:first])
                  if line.heading and _TITLE_WORDS.match(line.text)]
        titled = titles[-1] if titles else None
    else:
        first, last, titled = _bounds(lines)
    dropped = []
    before = lines[:titled] if titled is not None else lines[:first]
    between = lines[titled + 1:first] if titled is not None else ()
    for stretch, why in ((before, FURNITURE), (between, FURNITURE), (lines[last + 1:], FURNITURE)):
        if stretch:
            dropped.append(Dropped(text[stretch[0].start:stretch[-1].end], why))
    body = lines[first:last + 1]
    return Parts(lines[titled] if titled is not None else None, tuple(dropped), _blocks(body))


def _bounds(lines: Sequence[Line]) -> tuple[int, int, int | None]:
    """Give the first and the last line of the report, and the title's line."""
    headed = next((n for n, line in enumerate(lines)
                   if outline.level_of(line.text, bool(line.heading)) is not None), None)
    long = next((n for n, line in enumerate(lines) if len(line.text) > 200), 0)
    first = headed if headed is not None and headed <= long + 3 else long
    last = len(lines) - 1
    for number in range(first, len(lines)):
        if lines[number].text.lower() in _TAIL and not any(
                len(line.text) > 200 for line in lines[number:]):
            last = number - 1
            break
    titled = next((n for n in range(first - 1, -1, -1) if _TITLE_WORDS.match(lines[n].text)), None)
    if titled is None and first > 0 and len(lines[first - 1].text) < 100 \
            and not lines[first - 1].text.endswith((".", ":")):
        titled = first - 1
    return first, last, titled


def title_year(title: str) -> int | None:
    """Give the year that a title names."""
    found = _TITLE_WORDS.match(title)
    return int(found["year"]) if found else None


def title_country(title: str) -> str:
    """Give the country that a title names."""
    found = _TITLE_WORDS.match(title)
    name = (found["after"] or found["before"]) if found else title
    name = re.split(r"\s+-\s+United States Department of State", name)[0]
    name = re.sub(r"\s*\([^)]*\)", "", name)
    name = re.split(r"\s[–-]\s", name)[-1].strip(" :–-")
    name = re.sub(r"^(.*), The$", r"The \1", name)
    return name.title() if name.isupper() else name


def _blocks(lines: Sequence[Line]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    section: str | None = None
    number: str | None = None
    heading: str | None = None
    for line in lines:
        level = outline.level_of(line.text, bool(line.heading)) if line.heading is not False \
            else None
        if level is None:
            blocks.append(SourceParagraph(line.text, line.start, line.end, number, heading,
                                          _told(line.label, line.text) or label_of(line.text)))
            continue
        own = outline.number_of(line.text, level, section)
        if level == 1:
            section = own or (None if outline.plain(line.text) == outline.EXECUTIVE
                              else outline.slug(line.text))
            number, heading = section, None
        elif level == 2:
            number, heading = own, None
        else:
            heading = line.text
        blocks.append(SourceHeading(line.text, level, own, line.start, line.end))
    return tuple(blocks)


def place(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Give the same blocks with each paragraph's section and heading told anew."""
    placed: list[Block] = []
    section: str | None = None
    number: str | None = None
    heading: str | None = None
    for block in blocks:
        if isinstance(block, SourceParagraph):
            placed.append(SourceParagraph(block.text, block.start, block.end, number, heading,
                                          block.label))
            continue
        own = outline.number_of(block.text, block.level, section)
        if block.level == 1:
            section = own or (None if outline.plain(block.text) == outline.EXECUTIVE
                              else outline.slug(block.text))
            number, heading = section, None
        elif block.level == 2:
            number, heading = own, None
        else:
            heading = block.text
        placed.append(SourceHeading(block.text, block.level, own, block.start, block.end,
                                    block.origin, block.by, block.confidence))
    return tuple(placed)


def label_of(text: str) -> str | None:
    """Give the run-in label that opens a paragraph, by the outlines alone.

    A colon proves nothing: only a label that some edition has counts, or one that differs from
    it by an apostrophe, an article or a plural.
    """
    found = _LABEL.match(text)
    if not found:
        return None
    label = found["label"]
    return _told(label, text) if _loose(label) in _labels() else None


def _told(label: str | None, text: str) -> str | None:
    """Give a label that ends where its colon stands; one with a space before that is only text."""
    return label if label and label == label.strip() and text.startswith(f"{label}:") else None


def _loose(label: str) -> str:
    bare = re.sub(r"[^a-z ]", "", outline.plain(label.replace("/", " ")))
    words = [word.rstrip("s") for word in bare.split() if word not in ("the", "and", "or", "of")]
    return " ".join(words)


_LOOSE: set[str] = set()


def _labels() -> set[str]:
    if not _LOOSE:
        _LOOSE.update(_loose(label) for label in outline.every_label())
    return _LOOSE
