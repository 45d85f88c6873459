"""Linking: collects every definition, then joins mentions with records, both ways.

In: a ``Library`` whose references were checked. Out: a frozen ``Linked`` view with sections,
passages, and for each topic, record, group and date the passages that bear it, in the report's
order. Never reads the disk, never makes HTML. What leads nowhere is left out here and is a fault
in ``check``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from rightsref.model import (
    RECORD_KINDS,
    Heading,
    Library,
    Mention,
    Paragraph,
    Report,
    RightTag,
    SectionFile,
    Statement,
)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its place in the report."""

    id: str
    report: str
    number: str | None
    """``1``, ``1.a``; None for a sub-heading or an unnumbered section."""
    title: str
    """The heading without its number."""
    source_text: str | None
    """The heading's line in the source; None where it is editorial."""
    level: int
    parent: str | None
    """Id of the section above, None at the top."""
    origin: str
    by: str
    confidence: float
    url: str
    """Relative to the site's root, with the anchor."""
    paragraphs: tuple[str, ...]
    """Ids of the paragraphs directly under it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph in its place: the unit that every index lists."""

    report: str
    ref: str
    """What a person says and types: ``1.a ¶ 2``."""
    number: int
    """Its number within the lettered subsection, from 1."""
    section: str
    """Id of the innermost section."""
    page: str
    """File of the page below the site's root, ``kazakhstan-2020/1-a.html``."""
    url: str
    """``page`` with the paragraph's anchor."""
    paragraph: Paragraph
    order: int
    """Position among all passages of the library, from 0."""

    @property
    def id(self) -> str:
        """Give the passage's id across reports, ``kazakhstan-2020/p-xxxxx``."""
        return f"{self.report}/{self.paragraph.id}"


@dataclass(frozen=True, slots=True)
class Tagged:
    """A passage with the tag that puts it under a topic."""

    passage: Passage
    tag: RightTag


@dataclass(frozen=True, slots=True)
class Cited:
    """A passage with all its mentions of one record."""

    passage: Passage
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement of law in its passage, with its own address."""

    passage: Passage
    statement: Statement
    url: str

    @property
    def text(self) -> str:
        return self.passage.paragraph.text[self.statement.start:self.statement.end]


@dataclass(frozen=True, slots=True)
class Page:
    """One content file as a page of the site."""

    report: str
    slug: str
    """``1-a``; the file is ``<report>/<slug>.html``."""
    file: SectionFile
    section: str
    """Id of the section that the page is named after."""
    sections: tuple[str, ...]
    """Ids of all sections that stand on the page, in order."""
    passages: tuple[Passage, ...]

    @property
    def url(self) -> str:
        return f"{self.report}/{self.slug}.html"


@dataclass(frozen=True, slots=True)
class Linked:
    """The whole library with its links; every tuple is in the report's order."""

    library: Library
    pages: tuple[Page, ...]
    sections: Mapping[tuple[str, str], Section]
    """By report and section id."""
    passages: tuple[Passage, ...]
    by_id: Mapping[str, Passage]
    """By ``<report>/<paragraph id>``."""
    by_topic: Mapping[str, tuple[Tagged, ...]]
    by_record: Mapping[tuple[str, str], tuple[Cited, ...]]
    """By kind and id."""
    by_group: Mapping[str, tuple[Passage, ...]]
    by_date: Mapping[str, tuple[Cited, ...]]
    """By EDTF value."""
    statements: tuple[Stated, ...]

    def report(self, report_id: str) -> Report:
        return next(r for r in self.library.reports if r.id == report_id)

    def numbered(self, report_id: str, number: str) -> Section | None:
        """Give the section with a number, ``7.a``; None where this copy lacks it."""
        for (report, _), section in self.sections.items():
            if report == report_id and section.number == number:
                return section
        return None


def link(library: Library) -> Linked:
    """Join a checked library."""
    pages: list[Page] = []
    sections: dict[tuple[str, str], Section] = {}
    for report in library.reports:
        builder = _ReportLinker(report, sum(len(page.passages) for page in pages))
        pages += builder.pages()
        sections |= {(report.id, section.id): section for section in builder.finished()}
    passages = tuple(passage for page in pages for passage in page.passages)
    by_topic: dict[str, list[Tagged]] = {}
    by_record: dict[tuple[str, str], list[Cited]] = {}
    by_group: dict[str, list[Passage]] = {}
    by_date: dict[str, list[Cited]] = {}
    statements: list[Stated] = []
    for passage in passages:
        for tag in passage.paragraph.rights:
            if tag.id in library.topics:
                by_topic.setdefault(tag.id, []).append(Tagged(passage, tag))
        for group in passage.paragraph.groups:
            by_group.setdefault(group, []).append(passage)
        for (kind, target), mentions in _grouped(passage.paragraph).items():
            if kind in RECORD_KINDS:
                by_record.setdefault((kind, target), []).append(Cited(passage, mentions))
            elif kind == "date":
                by_date.setdefault(target, []).append(Cited(passage, mentions))
        statements += [Stated(passage, s, f"{passage.page}#{s.id}")
                       for s in passage.paragraph.statements]
    return Linked(
        library, tuple(pages), sections, passages, {p.id: p for p in passages},
        {key: tuple(value) for key, value in by_topic.items()},
        {key: tuple(value) for key, value in by_record.items()},
        {key: tuple(value) for key, value in by_group.items()},
        {key: tuple(value) for key, value in by_date.items()}, tuple(statements))


def _grouped(paragraph: Paragraph) -> dict[tuple[str, str], tuple[Mention, ...]]:
    groups: dict[tuple[str, str], tuple[Mention, ...]] = {}
    for mention in paragraph.mentions:
        key = (mention.kind, mention.target)
        groups[key] = (*groups.get(key, ()), mention)
    return groups


def slug(text: str, most: int = 60) -> str:
    """Give a text as an id: lower-case ASCII words joined with hyphens."""

    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
    return words[:most].rsplit("-", 1)[0] if len(words) > most else words


def is_inferred(value: str, words: str) -> bool:
    """Tell whether a date's year comes from the report's period and not from its words."""
    years = {end.strip()[:4] for end in value.split("/") if end[:4].isdigit()}
    # "2017-18" names both its years.
    return any(year not in words and not words.endswith(f"-{year[2:]}") for year in years)


def page_slug(file: SectionFile) -> str:
    """Give the name of a file's page: its number, else its title."""
    return file.number.replace(".", "-") if file.number else slug(file.title)


def part_heading(heading: Heading, above: str | None) -> tuple[str | None, str]:
    """Part a heading into number and title; ``above`` is the number of the section above it."""
    if heading.level == 1 and (found := re.match(r"Section (\d+)\.?\s+(.*)", heading.text)):
        return found.group(1), found.group(2)
    if heading.level == 2 and above and (found := re.match(r"([a-z])\.\s+(.*)", heading.text)):
        return f"{above}.{found.group(1)}", found.group(2)
    return None, heading.text


class _ReportLinker:
    def __init__(self, report: Report, order: int) -> None:
        self.report, self.order = report, order
        self.open: dict[int, dict[str, object]] = {}
        self.drafts: list[dict[str, object]] = []

    def pages(self) -> list[Page]:
        return [self.page(file) for file in self.report.files]

    def page(self, file: SectionFile) -> Page:
        name = page_slug(file)
        page = f"{self.report.id}/{name}.html"
        passages: list[Passage] = []
        here: list[str] = []
        for block in file.blocks:
            if isinstance(block, Heading):
                here.append(self.heading(block, page))
                continue
            inner = self.open[max(self.open)] if self.open else None
            if inner is not None:
                inner["paragraphs"].append(block.id)  # type: ignore[attr-defined]
            count = len(passages) + 1
            passages.append(Passage(
                self.report.id, f"{file.number or file.title} ¶ {count}", count,
                str(inner["id"]) if inner else "", page, f"{page}#{block.id}", block, self.order))
            self.order += 1
        main = next((d for d in reversed(self.drafts) if d["id"] in here
                     and d["number"] == file.number), None)
        section = str(main["id"]) if main else (here[0] if here else "")
        return Page(self.report.id, name, file, section, tuple(here), tuple(passages))

    def heading(self, heading: Heading, page: str) -> str:
        above = [level for level in self.open if level < heading.level]
        parent = self.open[max(above)] if above else None
        number, title = part_heading(heading, parent and parent["number"])  # type: ignore[arg-type]
        draft: dict[str, object] = {
            "id": heading.id, "report": self.report.id, "number": number, "title": title,
            "source_text": heading.text if heading.origin == "source" else None,
            "level": heading.level, "parent": parent["id"] if parent else None,
            "origin": heading.origin, "by": heading.by, "confidence": heading.confidence,
            "url": f"{page}#{heading.id}", "paragraphs": []}
        self.open = {k: v for k, v in self.open.items() if k < heading.level}
        self.open[heading.level] = draft
        self.drafts.append(draft)
        return heading.id

    def finished(self) -> list[Section]:
        return [Section(**{**draft, "paragraphs": tuple(draft["paragraphs"])})  # type: ignore
                for draft in self.drafts]
