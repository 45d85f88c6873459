"""Causes: one mistake is one fault, however many checks stumble over it.

In: the faults of the content, the library, and a ``Finder``. Out: which paragraphs differ from
the source, and the faults without those that only follow from such a difference. Never drops
the last fault of a paragraph: what stays is the cause.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from rightsref.check.places import Finder
from rightsref.faults import Fault
from rightsref.model import Library

ABOUT_TEXT = frozenset({"R003", "M008"})
"""Codes of faults that compare front matter with a paragraph's text: the file was read whole."""
_KEY = re.compile(r" +['\"]?(p-[a-z0-9]+)['\"]?:")


def altered(library: Library, faults: Iterable[Fault]) -> frozenset[str]:
    """Give the paragraphs, ``<report>/<id>``, in which a fault of fidelity lies."""
    places = {(fault.path, fault.line) for fault in faults if fault.code == "T001"}
    return frozenset(f"{report.id}/{p.id}" for report in library.reports for file in report.files
                     for p in file.paragraphs if (file.path, p.line) in places)


def only(faults: Iterable[Fault], library: Library, changed: Collection[str],
         find: Finder) -> list[Fault]:
    """Give each fault once, without those that follow from a paragraph's changed words."""
    owners = {file.path: report.id for report in library.reports for file in report.files}
    return sorted(fault for fault in set(faults) if not (
        fault.code in ABOUT_TEXT and fault.path in owners
        and f"{owners[fault.path]}/{_paragraph(fault, find)}" in changed))


def _paragraph(fault: Fault, find: Finder) -> str:
    """Give the paragraph of which a line of front matter speaks."""
    for line in range(fault.line, 0, -1):
        if found := _KEY.match(find.line(fault.path, line)):
            return found.group(1)
    return ""
