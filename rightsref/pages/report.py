"""A report's own pages: its contents, and what is to be known about this edition of it.

In: the desk. Out: contexts. A part that the copy lacks is named in its place, never left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from rightsref.link import Page
from rightsref.model import Report
from rightsref.pages import names, urls
from rightsref.pages.base import Citation, Download, Link, PageContext, View
from rightsref.pages.desk import Desk
from rightsref.pictures import Picture


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table of contents."""

    number: str
    title: str
    href: str
    """Empty for a part that this copy lacks."""
    editorial: bool
    count: str
    why: str
    """Why it is missing."""
    inner: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsPage(PageContext):
    """Context of ``contents.html``."""

    report: str
    facts: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]
    about: str
    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of ours."""

    number: str
    date: str
    note: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that is ours."""

    link: Link
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutPage(PageContext):
    """Context of ``about_report.html``."""

    report: str
    publisher: str
    published: str
    original: str
    archived: str
    seen: str
    """The day on which the original was seen."""
    seen_day: str
    """The same for machines, ISO 8601; empty where it is no whole day."""
    licence: str
    edition: Edition
    editions: tuple[Edition, ...]
    """Earlier editions."""
    digest: str
    source_file: str
    paragraphs: int
    data: str
    """Link to the data."""
    files: tuple[Link, ...]
    """All files of data of the report."""
    missing: tuple[Line, ...]
    headings: tuple[Heading, ...]
    notes: tuple[tuple[Link, str], ...]
    """Notes of the editor, each with its passage."""
    dropped: tuple[tuple[str, str], ...]
    counts: tuple[tuple[str, str], ...]
    contact: str
    """Link to where errors are reported, or empty."""
    contact_text: str
    repository: str
    downloads: tuple[Download, ...]
    citations: tuple[Citation, ...]
    method: str
    """Link to the page that says how the site is made."""


def views(desk: Desk) -> Iterator[View]:
    """Give both pages of every report."""
    for report in desk.library.reports:
        yield _contents(desk, report)
        yield _about(desk, report)


def lines(desk: Desk, url: str, report: Report) -> tuple[Line, ...]:
    """Give the table of contents, with the parts that this copy lacks in their places."""
    own = [page for page in desk.linked.pages if page.report == report.id]
    by_section: dict[str, list[Page]] = {}
    for page in own:
        main = desk.section(report.id, page.section)
        top = main.parent if main and main.parent else page.section
        by_section.setdefault(top, []).append(page)
    found: list[tuple[str, Line]] = []
    for top, pages in by_section.items():
        section = desk.section(report.id, top)
        if section is None or (len(pages) == 1 and pages[0].section == top):
            found.append((pages[0].file.number or "", _line(desk, url, pages[0])))
            continue
        found.append((section.number or "", Line(
            section.number or "", section.title, desk.href(url, section.url),
            section.origin == "editorial", "", "",
            tuple(_line(desk, url, page) for page in pages))))
    found += [(gap.section if gap.section[:1].isdigit() else "0",
               Line(gap.section if gap.section[:1].isdigit() else "", gap.title, "", False, "",
                    gap.why)) for gap in report.missing]
    return tuple(line for _, line in sorted(found, key=lambda pair: pair[0]))


def _line(desk: Desk, url: str, page: Page) -> Line:
    subs = [s for id_ in page.sections if (s := desk.section(page.report, id_))
            and s.level > 1 and s.number is None]
    return Line(page.file.number or "", page.file.title, desk.href(url, page.url),
                page.file.origin == "editorial", str(len(page.passages)), "",
                tuple(Line("", s.title, desk.href(url, s.url), s.origin == "editorial", "", "")
                      for s in subs))


def facts(report: Report) -> Mapping[str, str]:
    """Say what a report is, in pairs of name and value."""
    found = {"Publisher": report.publisher,
             "Published": names.date(report.published) if report.published else "",
             "Edition": f"{report.edition}, {names.date(report.edition_date)}"
             if report.edition_date else report.edition}
    return {name: value for name, value in found.items() if value}


def _contents(desk: Desk, report: Report) -> View:
    url = urls.contents(report.id)
    total = names.count(len(report.paragraphs), "paragraph")
    return desk.view(url, "contents.html", ContentsPage(
        title=report.title, here=desk.short(report),
        description=f"{report.title}, by {report.publisher}: contents, {total}, each with its "
                    "permanent address.",
        crumbs=(Link("Home", desk.href(url, urls.FIXED["home"])),),
        **desk.context(url),
        report=report.title, facts=tuple(facts(report).items()),
        lines=lines(desk, url, report), about=desk.href(url, urls.about(report.id)),
        pictures=desk.extras.pictures.get(url, ())), report.id)


def counts(desk: Desk, report: Report) -> Iterator[tuple[str, str]]:
    """Count what was marked, and by whom."""
    passages = [p for p in desk.linked.passages if p.report == report.id]
    mentions = Counter(m.kind for p in passages for m in p.paragraph.mentions)
    for kind in ("person", "provision", "organisation", "place", "date"):
        word = ("date",) if kind == "date" else ("mention", "mentions")
        yield names.KINDS.get(kind, "Dates"), names.count(mentions[kind], *word)
    explicit = sum(s.explicit for p in passages for s in p.paragraph.statements)
    yield "Statements of law", f"{explicit:,}"
    tags = [tag for p in passages for tag in p.paragraph.rights]
    yield "Topics", f"{sum(t.rank == 'primary' for t in tags):,} primary and " \
        f"{sum(t.rank != 'primary' for t in tags):,} secondary"
    marks = [x for p in passages for group in (p.paragraph.rights, p.paragraph.mentions,
                                               p.paragraph.statements) for x in group]
    unsure = [x for x in marks if x.confidence < 1]
    yield "Given by an editor", f"{sum(x.by == 'editor' for x in marks):,} of {len(marks):,}"
    if unsure:
        low = min(x.confidence for x in unsure)
        yield "Less than sure", f"{len(unsure):,}, the least of them {low:.0%}"


def _about(desk: Desk, report: Report) -> View:
    url = urls.about(report.id)
    settings = report.settings
    earlier = settings.get("editions") or ()
    editions = tuple(Edition(str(e["number"]), names.date(str(e["date"])), str(e.get("note", "")))
                     for e in earlier if isinstance(e, dict)  # type: ignore[attr-defined]
                     and str(e["number"]) != report.edition)
    contact, contact_text = contact_link(desk.site.contact)
    return desk.view(url, "about_report.html", AboutPage(
        title=f"About this edition: {desk.short(report)}", here="About this edition",
        description=f"Source, licence, method, edition and gaps of {report.title}, and how to "
                    "report an error or ask for a removal.",
        crumbs=(Link(desk.short(report), desk.href(url, urls.contents(report.id))),),
        **desk.context(url),
        report=report.title, publisher=report.publisher,
        published=names.date(report.published) if report.published else "",
        original=report.original_url, archived=str(settings.get("archived_url") or ""),
        seen=names.date(str(settings["seen"])) if settings.get("seen") else "",
        seen_day=day if len(day := str(settings.get("seen") or "")) == len("2021-03-30") else "",
        licence=str(settings.get("licence") or ""),
        edition=Edition(report.edition, names.date(report.edition_date)
                        if report.edition_date else "", ""),
        editions=editions, digest=report.source_sha256, source_file=report.source_file,
        paragraphs=len(report.paragraphs), data=desk.href(url, f"data/{report.id}.json"),
        files=desk.data(url, report.id),
        missing=tuple(Line(gap.section if gap.section[:1].isdigit() else "", gap.title, "", False,
                           "", gap.why) for gap in report.missing),
        headings=tuple(Heading(
            Link(f"{s.number} {s.title}" if s.number else s.title, desk.href(url, s.url)),
            names.confidence(s.by, s.confidence))
            for (owner, _), s in desk.linked.sections.items()
            if owner == report.id and s.origin == "editorial"),
        notes=tuple((desk.ref(url, p), note) for p in desk.linked.passages
                    if p.report == report.id for note in p.paragraph.notes),
        dropped=tuple((d.text, d.why) for d in report.dropped),
        counts=tuple(counts(desk, report)), contact=contact, contact_text=contact_text,
        repository=desk.site.repository,
        downloads=tuple(replace(d, url=desk.href(url, d.url)) for key in (report.id, "")
                        for d in desk.extras.downloads.get(key, ())),
        citations=desk.extras.citations.get(report.id, ()),
        method=desk.href(url, urls.FIXED["about"])), report.id)


def contact_link(contact: str) -> tuple[str, str]:
    """Give link and words for an address of contact; both empty where none is set."""
    if "@" in contact and ":" not in contact:
        return f"mailto:{contact}", contact
    return contact, contact.removeprefix("mailto:")
