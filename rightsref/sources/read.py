"""From bytes to a ``SourceReport``: decode, tell the parts apart, restore what was lost.

In: a file's name and bytes, and what is known of country and year. Out: a ``SourceReport``.
Every way in which a source can be bad is a fault with its place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

from rightsref.faults import Fault, FaultError
from rightsref.model import Missing
from rightsref.sources import outline as outlines
from rightsref.sources import restore, structure
from rightsref.sources.page import read_page
from rightsref.sources.text import read_text
from rightsref.sources.types import Block, Line, SourceHeading, SourceParagraph, SourceReport

_NOT_HERE = "not in this copy"
_FIRST_YEAR, _LAST_YEAR = 1977, 2100


def read_source(name: str, data: bytes, *, country: str | None = None, year: int | None = None,
                restoring: bool = True,
                retitled: Mapping[str, str] | None = None) -> SourceReport:
    """Read a source; raise ``FaultError`` where it holds no report that can be told.

    ``retitled`` gives lines that are headings whatever the outline says, each with the id that
    the heading has in the report that the source corrects.
    """
    content = _decode(name, data)
    page = _is_page(content)
    wrapped = False
    if page:
        text, lines, titled = read_page(content)
    else:
        text, lines, wrapped = read_text(content)
        titled = ""
    known_as = _known_as(lines, retitled or {}, year)
    parts = structure.parts_of(text, [known_as.get(line.start, line) for line in lines])
    _require_report(name, parts.blocks, page, content)
    title = parts.title.text if parts.title else ""
    warnings: list[Fault] = []
    if wrapped:
        warnings.append(Fault(name, 0, 0, "C001", "The lines of paragraphs were wrapped, and have "
                              "been joined.", "", "warning"))
    year = year or _year(name, title, titled, text, parts)
    country = country or _country(name, title or titled)
    edition = outlines.outline_of(year)
    blocks = parts.blocks
    missing: tuple[Missing, ...] = ()
    if edition is None:
        warnings.append(Fault(name, 0, 0, "C005", f"The outline of the {year} edition is not "
                              "known; the headings are kept as found.", "", "warning"))
    elif not restore.fits(blocks, edition):
        warnings.append(Fault(name, 0, 0, "C005", f"Most headings, or their order, are not those "
                              f"of the {year} edition; they are kept as found, and none is "
                              "restored.", "", "warning"))
        edition = None
    else:
        if restoring:
            blocks = _once(restore.restore(blocks, edition))
        missing = missing_of(blocks, edition)
    blocks = tuple(_as_titled(block, text) if block.start in known_as else block
                   for block in blocks)
    return SourceReport(
        text=text, format="page" if page else _text_format(parts), country=country, year=year,
        title_text=title, dropped=parts.dropped, blocks=blocks, missing=missing,
        outline_year=edition.year if edition else None, warnings=tuple(warnings))


def _once(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Take a restored heading out again whose number the source gave to a heading of its own.

    "d. Discrimination with Respect for Employment" is that subsection, however it is worded.
    """
    told = {block.number for block in blocks
            if isinstance(block, SourceHeading) and block.origin == "source"} - {None}
    kept = [block for block in blocks if not isinstance(block, SourceHeading)
            or block.origin == "source" or block.number not in told]
    return tuple(blocks) if len(kept) == len(blocks) else structure.place(kept)


def _known_as(lines: Sequence[Line], retitled: Mapping[str, str],
              year: int | None) -> dict[int, Line]:
    """Give retitled headings, by place, as the outline has them, so that it knows its own."""
    edition = outlines.outline_of(year) if year else None
    entries = edition.entries if edition else ()
    found: dict[int, Line] = {}
    for line in lines:
        name = retitled.get(line.text)
        if name is not None:
            text = next((e.text for e in entries if _is_called(name, e)), line.text)
            found[line.start] = replace(line, text=text, heading=True)
    return found


def _is_called(name: str, entry: outlines.Entry) -> bool:
    """Tell whether a heading's id, ``section-1-e-trial-procedures``, is that of an entry."""
    if entry.number:
        return name == f"section-{entry.number.replace('.', '-')}"
    words = outlines.slug(entry.text)
    return name.endswith(f"-{words if len(words) <= 40 else words[:40].rsplit('-', 1)[0]}")


def _as_titled(block: Block, text: str) -> Block:
    """Give a retitled heading the words and the letter that the source has."""
    if not isinstance(block, SourceHeading) or block.origin != "source":
        return block
    words = text[block.start:block.end]
    above = block.number.partition(".")[0] if block.number else None
    return replace(block, text=words, number=outlines.number_of(words, block.level, above))


def missing_of(blocks: tuple[Block, ...], edition: outlines.Outline) -> tuple[Missing, ...]:
    """Give the sections of the outline that the blocks lack: top sections, then lettered ones."""
    headings = [block for block in blocks if isinstance(block, SourceHeading)]
    have = {outlines.key(block.text) for block in headings}
    lacking = []
    gone: set[int] = set()
    for place, entry in enumerate(edition.entries):
        if entry.key in have or entry.share < 0.9 or entry.level > 2 or entry.parent in gone \
                or any(_is_worded(block, entry) for block in headings):
            continue
        gone.add(place)
        number = entry.number or outlines.slug(entry.text)
        bare = re.sub(r"^(section \d\.?|[a-k]\.)\s+", "", entry.text, flags=re.I)
        lacking.append(Missing(number, "Executive Summary" if entry.key == outlines.EXECUTIVE
                               else bare.rstrip(":"), _NOT_HERE))
    return tuple(lacking)


def _is_worded(block: SourceHeading, entry: outlines.Entry) -> bool:
    """Tell whether a heading is one of the outline in other words: its number, and most words."""
    if block.number is None or block.number != entry.number:
        return False
    one, other = (set(re.findall(r"[a-z]{4,}", text.lower()))
                  for text in (block.text, entry.text))
    return 2 * len(one & other) > len(one | other)


def _decode(name: str, data: bytes) -> str:
    if not data.strip():
        raise _fault(name, "C003", "The file is empty.", "Save the report again.")
    if data.startswith((b"%PDF", b"PK\x03\x04", b"\x7fELF", b"\x89PNG", b"\xff\xd8\xff",
                        b"\xd0\xcf\x11\xe0", b"\x1f\x8b")) or b"\x00" in data[:4096]:
        raise _fault(name, "C001", "The file is binary, neither HTML nor text.",
                     "Save the report as an HTML page or as plain text in UTF-8.")
    try:
        content = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = len(data[data.rfind(b"\n", 0, error.start) + 1:error.start]) + 1
        raise _fault(name, "C001", f"The byte 0x{data[error.start]:02x} is not UTF-8.",
                     "Save the file again in UTF-8.", line, column) from error
    if "\x00" in content:
        at = content.index("\x00")
        raise _fault(name, "C001", "A NUL character stands in the text.", "Remove it.",
                     content.count("\n", 0, at) + 1, at - content.rfind("\n", 0, at))
    return content


def _is_page(content: str) -> bool:
    head = content[:4000].lower()
    return "<!doctype html" in head or "<html" in head or bool(
        re.search(r"<(body|head|div|p|h[1-6]|main|article)\b[^>]*>", head))


def _require_report(name: str, blocks: tuple[Block, ...], page: bool, content: str) -> None:
    if page and "<html" in content[:4000].lower() and not re.search(r"</html\s*>", content, re.I):
        raise _fault(name, "C001", "The page breaks off: it has no closing </html>.",
                     "Save the page again, whole.", content.count("\n") + 1,
                     len(content) - content.rfind("\n"))
    headings = sum(isinstance(block, SourceHeading) for block in blocks)
    long = sum(isinstance(block, SourceParagraph) and len(block.text) > 120 for block in blocks)
    if not long or (not headings and long < 3):
        raise _fault(name, "C003", "No report was found: "
                     f"{headings} headings of an outline and {long} longer paragraphs.",
                     "Give a page of the publisher, a saved custom report, or its plain text.")


def _year(name: str, title: str, titled: str, text: str, parts: structure.Parts) -> int:
    found = structure.title_year(title) or structure.title_year(titled)
    if found is None:
        furniture = " ".join(dropped.text for dropped in parts.dropped[:1])[-3000:]
        found = structure.title_year(furniture)
    if found is None:
        digits = re.findall(r"(?<!\d)((?:19|20)\d\d)(?!\d)", PurePath(name).stem)
        found = int(digits[-1]) if digits else None
    if found is None or not _FIRST_YEAR <= found <= _LAST_YEAR:
        raise _fault(name, "C002", "The report's year stands neither in its title nor in the "
                     "file's name.", "Give it: --year 2020.")
    return found


def _country(name: str, title: str) -> str:
    country = structure.title_country(title) if title else ""
    if not country or len(country) > 80 or not country[0].isalpha():
        words = re.sub(r"(?<!\d)(19|20)\d\d(?!\d)", "", PurePath(name).stem)
        country = " ".join(re.split(r"[-_\s]+", words)).strip().title()
    if not country:
        raise _fault(name, "C002", "The report's country stands neither in its title nor in the "
                     "file's name.", "Give it: --country Kazakhstan.")
    return country


def _text_format(parts: structure.Parts) -> str:
    return "custom" if parts.dropped else "text"


def _fault(name: str, code: str, message: str, mend: str, line: int = 0,
           column: int = 0) -> FaultError:
    return FaultError([Fault(name, line, column, code, message, mend)])
