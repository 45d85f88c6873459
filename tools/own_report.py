"""Gives this project's own report as the trainers read it: read twice, and adjudicated.

In: ``content/``. Out: its paragraphs in order, with what is said about each.
"""

from __future__ import annotations

from pathlib import Path

from rightsref.annotate import SectionedParagraph
from rightsref.load import load
from rightsref.model import Heading, Paragraph

_CONTENT = Path(__file__).resolve().parent.parent / "content"


def own_report() -> tuple[int, list[tuple[SectionedParagraph, Paragraph]]]:
    """Give the report's year, and each paragraph beside what is said about it."""
    library, _ = load(_CONTENT, _CONTENT)
    report = library.reports[0]
    rows: list[tuple[SectionedParagraph, Paragraph]] = []
    for file in report.files:
        heading = None
        for block in file.blocks:
            if isinstance(block, Heading):
                heading = block.text if block.level > 2 else None
            else:
                rows.append((SectionedParagraph(block.text, file.number, heading, block.label),
                             block))
    return report.year, rows
