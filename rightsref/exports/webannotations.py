"""Annotations as W3C Web Annotations, one file a report.

In: the linked library. Out: an ``AnnotationPage`` whose items point into the text of a paragraph
by a text-quote and a text-position selector, and say with which motive and by whom. Addresses are
absolute where the site has a base address, else relative to the file. Format: W3C Web Annotation
Data Model, 2017. No clock.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from rightsref.exports.skos import concept
from rightsref.link import Linked, Passage
from rightsref.model import FOLDERS, Paragraph
from rightsref.pages.urls import absolute, record

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Code points of context given before and after a quotation, at least: no word or name is cut."""


def files(linked: Linked) -> dict[str, bytes]:
    """Give ``data/<report>.annotations.jsonld`` for every report."""
    out: dict[str, bytes] = {}
    for report in linked.library.reports:
        items = [item for passage in linked.passages if passage.report == report.id
                 for item in _items(passage, linked.library.site.base_url)]
        page = {"@context": CONTEXT, "id": f"urn:rightsref:{report.id}:annotations",
                "type": "AnnotationPage", "items": items}
        out[f"data/{report.id}.annotations.jsonld"] = (
            json.dumps(page, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")
    return out


def _items(passage: Passage, base_url: str) -> Iterator[dict[str, Any]]:
    page = _address(base_url, passage.url)
    base = f"urn:rightsref:{passage.report}:{passage.paragraph.id}"
    for tag in passage.paragraph.rights:
        body = [{"type": "SpecificResource", "source": concept(tag.id), "purpose": "classifying"},
                {"type": "TextualBody", "value": tag.why, "format": "text/plain",
                 "purpose": "commenting"}]
        yield _annotation(f"{base}:right:{tag.id}", "classifying", body, page, tag.by)
    for number, m in enumerate(passage.paragraph.mentions, 1):
        body_id = (_address(base_url, record(m.kind, m.target)) if m.kind in FOLDERS
                   else f"urn:rightsref:{m.kind}:{m.target}")
        body = [{"type": "SpecificResource", "source": body_id, "purpose": "identifying"}]
        yield _annotation(f"{base}:mention:{number}", "identifying", body,
                          _target(passage, page, m.start, m.end), m.by)
    for s in passage.paragraph.statements:
        body = [{"type": "TextualBody", "value": s.modality, "format": "text/plain",
                 "purpose": "tagging"}]
        yield _annotation(f"urn:rightsref:{passage.report}:{s.id}", "tagging", body,
                          _target(passage, page, s.start, s.end), s.by)


def _annotation(name: str, motive: str, body: list[dict[str, Any]], target: Any,
                by: str) -> dict[str, Any]:
    kind = "Person" if by == "editor" else "Software"
    return {"id": name, "type": "Annotation", "motivation": motive, "body": body,
            "target": target, "creator": {"type": kind, "name": by}}


def _address(base_url: str, path: str) -> str:
    return absolute(base_url, path) if base_url else f"../{path}"


def _target(passage: Passage, page: str, start: int, end: int) -> dict[str, Any]:
    text, (first, last) = passage.paragraph.text, around(passage.paragraph, start, end)
    return {"type": "SpecificResource", "source": page, "selector": [
        {"type": "TextQuoteSelector", "exact": text[start:end],
         "prefix": text[first:start], "suffix": text[end:last]},
        {"type": "TextPositionSelector", "start": start, "end": end}]}


def around(paragraph: Paragraph, start: int, end: int) -> tuple[int, int]:
    """Give where the context of a quotation begins and ends, outside every word and mention.

    Half a name is another name: where ``Azamat`` is withheld, ``Azamat Baikenov`` is still whole.
    """
    whole = [(m.start, m.end) for m in paragraph.mentions]
    whole += [found.span() for found in re.finditer(r"[\w’'-]+", paragraph.text)]
    first, last = max(start - AROUND, 0), min(end + AROUND, len(paragraph.text))
    while cut := [one for one, other in whole if one < first < other]:
        first = min(cut)
    while cut := [other for one, other in whole if one < last < other]:
        last = max(cut)
    return first, last
