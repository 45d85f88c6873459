"""Readers of source formats: a page, a saved custom report, plain text, to one ``SourceReport``.

In: a file's name and bytes, and what is known of country and year. Out: the report as found.
Raises ``FaultError`` for a source that cannot be read; never a traceback, never half a report.
"""

from __future__ import annotations

from rightsref.sources.read import read_source
from rightsref.sources.types import (
    Block,
    Line,
    SourceHeading,
    SourceParagraph,
    SourceReport,
)

__all__ = ["Block", "Line", "SourceHeading", "SourceParagraph", "SourceReport", "read_source"]
