"""What a reader can find: the linked library as records of the search.

In: ``Linked``. Out: ``SearchRecord`` values in a fixed order, and ``SearchSettings``. Never ranks,
never makes an index.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rightsref.link import Linked, Passage
from rightsref.model import FOLDERS, RECORD_KINDS, Person, Record, Report, Topic
from rightsref.search.records import Lacking, SearchRecord, SearchSettings

NO_RIGHT = "none"
PAGES = (
    ("coverage.html", "Coverage: what is told and what is not", (
        "coverage", "not reported", "no reports", "not told", "silence", "silences",
        "missing sections", "what is missing", "gaps")),
    ("statements/index.html", "What the law says", ("statements of law", "law and practice")),
    ("dates.html", "Dates", ("timeline", "calendar", "chronology")),
    ("words/index.html", "Word index", ("concordance", "index of words")),
    ("abbreviations.html", "Abbreviations", ("acronyms", "glossary")),
    ("brief.html", "Brief", ("my brief", "annex")),
)
"""Pages about the whole site: address, name, and other words by which they are looked for."""


def records(linked: Linked) -> list[SearchRecord]:
    """Give every record: passages in the report's order, then topics and what is named."""
    return [*_passages(linked), *_topics(linked), *_groups(linked), *_named(linked),
            *_pages()]


def settings(linked: Linked) -> SearchSettings:
    """Give the names of facets, and what the site says of itself."""
    library, site = linked.library, linked.library.site
    labels: dict[str, Mapping[str, str]] = {
        "right": {t.id: t.name for t in library.topics.values()},
        "section": {_section_id(report.id, file.number): f"{file.number} {file.title}"
                    for report in library.reports for file in report.files if file.number},
        "group": {g.id: g.name for g in library.groups.values()},
        "kind": {"finding": "Finding", "allegation": "Allegation",
                 "official-reply": "Official statement", "figure": "Figure",
                 "statement-of-law": "Statement of law"},
        "report": {report.id: report.title for report in library.reports},
        "year": {str(report.year): str(report.year) for report in library.reports}}
    for kind in ("person", "provision", "place"):
        labels[kind] = {r.id: r.name for r in library.records(kind).values()}
    return SearchSettings(site.title, site.description, site.base_url, labels,
                          dict(site.abbreviations), tuple(_lacking(linked)))


def _lacking(linked: Linked) -> Iterator[Lacking]:
    """Give what each report's copy lacks, with the rights whose place in the outline is there."""
    topics = linked.library.topics.values()
    for report in linked.library.reports:
        for missing in report.missing:
            number = missing.section if missing.section[:1].isdigit() else ""
            yield Lacking(report.id, number, missing.title, f"{report.id}/about.html#missing",
                          tuple(topic.id for topic in topics if number and (
                              topic.notation == number
                              or topic.notation.startswith(f"{number}."))))


def _section_id(report: str, number: str | None) -> str:
    return f"{report}/{number}"


def _passages(linked: Linked) -> Iterator[SearchRecord]:
    reports: Mapping[str, Report] = {report.id: report for report in linked.library.reports}
    names = {page.url: f"{page.file.number} {page.file.title}" if page.file.number
             else page.file.title for page in linked.pages}
    numbers = {page.url: page.file.number for page in linked.pages}
    for passage in linked.passages:
        report = reports[passage.report]
        yield SearchRecord(
            "paragraph", passage.url, report.title, passage.ref, names[passage.page],
            passage.paragraph.text,
            filters=_filters(passage, report, numbers[passage.page]))


def _filters(passage: Passage, report: Report,
             number: str | None) -> dict[str, tuple[str, ...]]:
    paragraph = passage.paragraph
    rights = sorted((r for r in paragraph.rights if r.id != NO_RIGHT),
                    key=lambda r: r.rank != "primary")
    found = {"right": tuple(r.id for r in rights), "group": paragraph.groups,
             "kind": paragraph.kinds, "report": (report.id,), "year": (str(report.year),)}
    if number:
        found["section"] = (_section_id(report.id, number),)
    for kind in ("person", "provision", "place"):
        found[kind] = tuple(dict.fromkeys(m.target for m in paragraph.mentions
                                          if m.kind == kind))
    return {facet: ids for facet, ids in found.items() if ids}


def _topics(linked: Linked) -> Iterator[SearchRecord]:
    for topic in linked.library.topics.values():
        yield SearchRecord("topic", _url("topic", topic), topic.name, text=topic.definition,
                           also=_forms(topic), hints=topic.scope,
                           filters={"right": (topic.id,)})


def _groups(linked: Linked) -> Iterator[SearchRecord]:
    for group in linked.library.groups.values():
        if group.id in linked.by_group:
            yield SearchRecord("group", f"groups/{group.id}.html", group.name,
                               text=group.definition, also=group.alt,
                               filters={"group": (group.id,)})


def _named(linked: Linked) -> Iterator[SearchRecord]:
    for kind in RECORD_KINDS:
        for record in linked.library.records(kind).values():
            filters = {kind: (record.id,)} if kind != "organisation" else {}
            yield SearchRecord(kind, _url(kind, record), record.name, text=_about(record),
                               also=_forms(record), filters=filters)


def _pages() -> Iterator[SearchRecord]:
    for url, title, also in PAGES:
        yield SearchRecord("page", url, title, also=also)


def _url(kind: str, record: Record) -> str:
    return f"{FOLDERS[kind]}/{record.id}.html"


def _forms(record: Record) -> tuple[str, ...]:
    """Give every other form by which a record may be looked for."""
    alt = record.alt if isinstance(record, Topic) else ()
    return tuple(dict.fromkeys((*record.also, *record.search, *alt)))


def _about(record: Record) -> str:
    if isinstance(record, Person) and record.role:
        return record.role.quote
    return record.note
