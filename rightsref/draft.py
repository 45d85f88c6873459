"""Drafting: a source as it was read becomes a report of ours, cut into content files.

In: a ``SourceReport``, and what the rules propose. Out: a ``Report`` with ids, one file a lettered
subsection or undivided section. Never reads the disk, never proposes anything itself
(``annotate`` does), never changes a word.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from rightsref import ledger
from rightsref.annotate.types import Proposals, ProposedParagraph, SectionedParagraph
from rightsref.link import part_heading, slug
from rightsref.model import Heading, Paragraph, Report, RightTag, SectionFile
from rightsref.sources.types import SourceHeading, SourceParagraph, SourceReport

SOURCE_FILE = "source.txt"
NO_RIGHT = "none"
UNREAD = RightTag(NO_RIGHT, "primary", "no rule found a right here", "rule:rights.none", 0.2)
"""What a paragraph has until a rule or an editor says more."""


def report_id(country: str, year: int) -> str:
    """Give ``kazakhstan-2020``."""
    return f"{slug(country, 100)}-{year}"


def draft(source: SourceReport) -> Report:
    """Give the report that a source holds, with fresh ids."""
    name = report_id(source.country, source.year)
    return Report(
        name, f"{source.year} Country Reports on Human Rights Practices: {source.country}",
        source.country, source.year, "", "", "", "1", "", SOURCE_FILE,
        hashlib.sha256(source.text.encode("utf-8")).hexdigest(), source.text, source.title_text,
        source.dropped, source.missing, tuple(_files(source, name)))


class _Cutter:
    """Cuts the blocks of one report into files, and gives each block its id."""

    def __init__(self, report: str) -> None:
        self.report = report
        self.files: list[SectionFile] = []
        self.blocks: list[Heading | Paragraph] = []
        self.taken: set[str] = set()
        self.number: str | None = None
        self.numbers: set[str | None] = set()
        self.above: str | None = None
        self.head: Heading | None = None

    def heading(self, source: SourceHeading) -> None:
        opens = source.level == 1 or (source.level == 2 and source.number is not None)
        # A subsection that holds nothing but its heading is a part of its own all the same; the
        # heading of a section stands with the first of its subsections.
        empty = self.head is not None and source.level <= self.head.level
        # A source may print a heading twice, or give two subsections one letter: a number is the
        # address of a page, so only the first has it.
        again = opens and source.number is not None and source.number in self.numbers
        if again and not any(isinstance(block, Paragraph) for block in self.blocks) \
                and self.head and self.head.text == source.text:
            opens = empty = False
        if opens and (empty or any(isinstance(block, Paragraph) for block in self.blocks)):
            self.close()
        if source.level == 1:
            self.above = source.number
        if opens:
            self.number = None if again else source.number
            self.numbers.add(source.number)
        block = Heading(self.heading_id(source), source.text, source.level, source.origin,
                        source.by, source.confidence)
        if opens:
            self.head = block
        self.blocks.append(block)

    def heading_id(self, source: SourceHeading) -> str:
        """Give ``section-1-a``, ``section-1-e-trial-procedures``."""
        if source.number:
            base = f"section-{source.number.replace('.', '-')}"
        else:
            number = f"-{self.number.replace('.', '-')}" if self.number else ""
            base = f"section{number if source.level > 1 else ''}-{slug(source.text, 40)}"
        name, count = base, 1
        while name in self.taken:
            count += 1
            name = f"{base}-{count}"
        self.taken.add(name)
        return name

    def paragraph(self, source: SourceParagraph) -> None:
        name = ledger.mint("p", f"{self.report}\n{source.text}", self.taken)
        self.taken.add(name)
        self.blocks.append(Paragraph(name, source.text, source.label, rights=(UNREAD,)))

    def close(self) -> None:
        if not self.blocks:
            return
        title, origin = "Introduction", "editorial"
        if self.head is not None:
            above = self.above if self.head.level > 1 else None
            title = part_heading(self.head, above)[1].rstrip(": ")
            origin = self.head.origin
        self.files.append(SectionFile("", self.number, title, origin, tuple(self.blocks)))
        self.blocks, self.head = [], None


def _files(source: SourceReport, report: str) -> Iterable[SectionFile]:
    cutter = _Cutter(report)
    for block in source.blocks:
        if isinstance(block, SourceHeading):
            cutter.heading(block)
        else:
            cutter.paragraph(block)
    cutter.close()
    return cutter.files


def sectioned(report: Report) -> tuple[SectionedParagraph, ...]:
    """Give the paragraphs as the rules read them, each with the sub-heading above it."""
    found: list[SectionedParagraph] = []
    for file in report.files:
        heading: str | None = None
        for block in file.blocks:
            if isinstance(block, Heading):
                heading = block.text if block.level > 2 else None
            else:
                found.append(SectionedParagraph(block.text, file.number, heading, block.label,
                                                f"{report.id}/{block.id}"))
    return tuple(found)


def annotated(report: Report, proposals: Proposals) -> Report:
    """Write into a drafted report what the rules propose, a row a paragraph."""
    rows = iter(proposals.paragraphs)
    taken = {block.id for file in report.files for block in file.blocks}
    files = []
    for file in report.files:
        blocks = tuple(_said(report.id, block, next(rows), taken)
                       if isinstance(block, Paragraph) else block for block in file.blocks)
        files.append(replace(file, blocks=blocks))
    return with_rights(replace(report, files=tuple(files)))


def _said(report: str, paragraph: Paragraph, row: ProposedParagraph,
          taken: set[str]) -> Paragraph:
    statements = []
    for statement in row.statements:
        words = paragraph.text[statement.start:statement.end]
        name = ledger.mint("s", f"{report}\n{words}\n{statement.modality}", taken)
        taken.add(name)
        statements.append(replace(statement, id=name))
    return replace(paragraph, rights=row.rights or (UNREAD,), groups=row.groups, kinds=row.kinds,
                   absence=row.absence, mentions=row.mentions, statements=tuple(statements))


def with_rights(report: Report) -> Report:
    """Tag each file with the primary rights of its paragraphs, in their order."""
    files = []
    for file in report.files:
        primary = dict.fromkeys(tag.id for p in file.paragraphs for tag in p.rights
                                if tag.rank == "primary" and tag.id != NO_RIGHT)
        files.append(replace(file, rights=tuple(primary)))
    return replace(report, files=tuple(files))
