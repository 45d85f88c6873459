"""Faults: what is wrong with the content, as values that an editor can act on.

In: findings from every stage. Out: one sorted report. Never raises for an editor's mistake,
never prints, never decides whether to go on (``build.py`` does).
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

#: Every fault code with what it means. Families: C source and conversion, F front matter and
#: YAML, M marks in the text, R references between records, T text fidelity, L ledger,
#: P finished pages.
CATALOGUE: dict[str, str] = {
    "C001": "the source cannot be read",
    "C002": "the country or the year of a report cannot be told",
    "C003": "the source is empty or holds no report",
    "C004": "the alignment of a corrected source is not sure",
    "C005": "the outline of this edition is not known",
    "F001": "the YAML cannot be parsed",
    "F002": "a key stands twice",
    "F003": "a key is not known",
    "F004": "a key is missing",
    "F005": "a value has the wrong type or form",
    "F006": "the front matter is not closed or missing",
    "F007": "the file is not UTF-8 text",
    "F008": "the file name and the id differ",
    "M001": "a mark in the text was not understood and would be published as text",
    "M002": "a paragraph has no id",
    "M003": "an id stands twice",
    "M004": "a mark has an unknown kind",
    "M005": "the body holds a block that is neither heading nor paragraph",
    "M006": "a date is not ISO 8601 or EDTF",
    "M007": "front matter speaks of a mark or paragraph that the text does not have",
    "M008": "a heading and the front matter disagree",
    "R001": "an id leads to no record",
    "R002": "a right is not in the scheme",
    "R003": "a quotation is not in the paragraph that it names",
    "R004": "a record is used by no passage",
    "R005": "a paragraph's rights are incomplete or contradictory",
    "R006": "records form a circle",
    "R007": "two files of a report would be one page",
    "T001": "the text differs from the source",
    "T002": "furniture lies inside the report",
    "T003": "the source file is not the one recorded",
    "T004": "a finished page does not hold the words of the source",
    "L001": "a published id has vanished",
    "L002": "an id that had ended is in use again",
    "L003": "a ledger line is malformed",
    "L004": "a line of the ledger was taken out",
    "P001": "a link leads to no file",
    "P002": "a link leads to no anchor",
    "P003": "an id stands twice in a page",
    "P004": "a page asks for something outside the site",
    "P005": "a page holds an inline script or style",
    "P006": "a file name is too long or differs from another by case only",
    "P007": "an absolute link where a relative one is needed",
    "P008": "a withheld name is in the output",
}


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that an editor should mend."""

    path: str
    """File, relative to where the command was started, or the page below ``site/``."""
    line: int
    """Line in the file, from 1; 0 where the whole file is meant."""
    column: int
    """Column in Unicode code points, from 1; 0 where the whole line is meant."""
    code: str
    """Code in ``CATALOGUE``."""
    message: str
    """What is wrong, with the value shown."""
    mend: str = ""
    """How to mend it."""
    severity: str = "error"
    """``error`` stops the build; ``warning`` does not."""

    def __str__(self) -> str:
        place = self.path
        if self.line:
            place += f":{self.line}:{max(self.column, 1)}"
        tail = f" {self.mend}" if self.mend else ""
        return f"{place}: {self.severity} {self.code}: {self.message}{tail}"


class FaultError(Exception):
    """Carries faults out of a stage that cannot go on."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(map(str, self.faults)))


def did_you_mean(value: str, candidates: Iterable[str]) -> str:
    """Give ``Did you mean 'x'?`` for the nearest of ``candidates``, or an empty string."""
    near = difflib.get_close_matches(value, list(candidates), n=1, cutoff=0.6)
    return f"Did you mean {near[0]!r}?" if near else ""


def errors(faults: Iterable[Fault]) -> list[Fault]:
    """Give those faults that stop a build."""
    return [fault for fault in faults if fault.severity == "error"]
