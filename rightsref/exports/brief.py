"""What a reader's browser needs to cite a passage and to make a brief of many.

In: the linked library. Out: two scripts a report below ``data/``: ``cite/<report>.js``, small, with
the forms of its citations, and ``brief/<report>.js`` with its paragraphs, people and provisions.
They are scripts because a page opened from disk may fetch nothing; each sets one value and does
nothing else. Never asks the clock.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from rightsref.exports.citations import FORMS, available, citations, day, pinpoint
from rightsref.link import Linked, Page, Passage
from rightsref.model import FOLDERS, Report

Form = tuple[str, str, str]
"""Key, name and text of a citation; in the text ``{url}`` and the like stand for what differs."""
REGISTER = 'globalThis.RightsData=Object.assign(globalThis.RightsData||{},{%s:%s});\n'


def brief_data(linked: Linked, forms: Mapping[str, Sequence[Form]] | None = None,
               ) -> dict[str, bytes]:
    """Give the scripts by their paths below the site's root.

    ``forms`` are the citations of each report where they were made already, since that costs time.
    """
    files: dict[str, bytes] = {}
    for report in linked.library.reports:
        cite = _cite(linked, report, (forms or {}).get(report.id) or _forms(report))
        for name, value in (("cite", cite), ("brief", _brief(linked, report, cite))):
            files[f"data/{name}/{report.id}.js"] = script(f"{name}/{report.id}", value)
    return files


def script(name: str, value: Mapping[str, Any]) -> bytes:
    """Write a value as a script that sets it; nothing in it can end a script element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    text = text.replace("</", "<\\/").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return (REGISTER % (json.dumps(name), text)).encode()


def _forms(report: Report) -> list[Form]:
    made = citations(report)
    return [(key, name, made.forms[key]) for key, name in FORMS.items() if key in made.forms]


def _cite(linked: Linked, report: Report, forms: Sequence[Form]) -> dict[str, Any]:
    return {
        "title": report.title, "publisher": report.publisher, "original": report.original_url,
        "edition": report.edition, "edition_date": day(report.edition_date),
        "base": linked.library.site.base_url, "site": linked.library.site.title,
        "forms": forms,
        "available": available(report), "nowhere": available(report, linked.library.site.title),
        "pages": {page.slug: _pinpoint(linked, page) for page in linked.pages
                  if page.report == report.id}}


def _pinpoint(linked: Linked, page: Page) -> str:
    """Give the place of a page's passages in the original report."""
    section = linked.sections.get((page.report, page.section))
    above = linked.sections.get((page.report, section.parent)) \
        if section is not None and section.parent else None
    return pinpoint(section, above) or page.file.number or page.file.title


def _brief(linked: Linked, report: Report, cite: Mapping[str, Any]) -> dict[str, Any]:
    own = [p for p in linked.passages if p.report == report.id]
    slugs = {page.url: page.slug for page in linked.pages}
    return {
        "cite": cite, "sha256": report.source_sha256,
        "paragraphs": {p.paragraph.id: _paragraph(p, slugs[p.page]) for p in own},
        "sections": {page.slug: page.file.title for page in linked.pages
                     if page.report == report.id},
        "person": _names(linked, own, "person"), "provision": _names(linked, own, "provision")}


def _paragraph(passage: Passage, slug: str) -> dict[str, Any]:
    paragraph = passage.paragraph
    return {"n": passage.number, "at": slug, "order": passage.order, "text": paragraph.text,
            **{kind: sorted({m.target for m in paragraph.mentions if m.kind == kind})
               for kind in ("person", "provision")}}


def _names(linked: Linked, own: list[Passage], kind: str) -> dict[str, list[str]]:
    """Give name and address of each record that the report mentions."""
    records = linked.library.records(kind)
    found = {m.target for p in own for m in p.paragraph.mentions if m.kind == kind}
    return {id_: [records[id_].name, f"{FOLDERS[kind]}/{id_}.html"]
            for id_ in sorted(found) if id_ in records}
