"""What a reader of sources gives: the report as found, before anything is annotated.

In: nothing. Out: frozen types. Offsets count Unicode code points in ``SourceReport.text``, end
exclusive; a restored heading has the same start and end, the place where it belongs.
"""

from __future__ import annotations

from dataclasses import dataclass

from rightsref.faults import Fault
from rightsref.model import Dropped, Missing


@dataclass(frozen=True, slots=True)
class Line:
    """One block of a source: a line of a text, or a block element of a page."""

    text: str
    """Trimmed; ``SourceReport.text[start:end]``, character for character."""
    start: int
    end: int
    heading: bool | None = None
    """Whether the page marks it as a heading; None where the source marks nothing."""
    inside: bool | None = None
    """Whether the page marks it as the report's; None where the source marks nothing."""
    label: str | None = None
    """Run-in label that the page sets in bold or underlined, without its colon."""


@dataclass(frozen=True, slots=True)
class SourceHeading:
    """A heading found in the source, or restored from the edition's outline."""

    text: str
    """The whole line, ``a. Disappearance``."""
    level: int
    """1 a section, 2 a lettered subsection, 3 a sub-heading."""
    number: str | None
    """``1``, ``1.a``; None where it has no number of its own."""
    start: int
    end: int
    origin: str = "source"
    """``source`` or ``editorial``."""
    by: str = "source"
    """``source``, or ``rule:outline`` for what the outline restored."""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class SourceParagraph:
    """A paragraph of the report, verbatim, and where it stands."""

    text: str
    start: int
    end: int
    section: str | None
    """Number of the section it stands in, ``1.a``; None in the executive summary."""
    heading: str | None
    """Text of the sub-heading above it that has no number, ``Trial Procedures``."""
    label: str | None = None
    """Run-in label that opens the text, without its colon."""


Block = SourceHeading | SourceParagraph


@dataclass(frozen=True, slots=True)
class SourceReport:
    """A source read to the end."""

    text: str
    """What ``source.txt`` holds: a text file itself; of a page its text, one block a line."""
    format: str
    """``page`` (the publisher's HTML), ``custom`` (a saved custom report) or ``text``."""
    country: str
    year: int
    title_text: str
    """The line with the report's title; empty where there is none."""
    dropped: tuple[Dropped, ...]
    """Furniture in the source's order: before the title, between title and report, after."""
    blocks: tuple[Block, ...]
    missing: tuple[Missing, ...]
    """Sections of the edition's outline that this copy lacks."""
    outline_year: int | None
    """Edition whose outline was used; None where none is known."""
    warnings: tuple[Fault, ...] = ()

    @property
    def paragraphs(self) -> tuple[SourceParagraph, ...]:
        return tuple(b for b in self.blocks if isinstance(b, SourceParagraph))

    @property
    def headings(self) -> tuple[SourceHeading, ...]:
        return tuple(b for b in self.blocks if isinstance(b, SourceHeading))
