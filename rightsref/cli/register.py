"""The register: the records that a content folder has, and the names they go by.

In: a content folder, read once, then every record that a conversion adds. Out: what the rules may
use again for one report. So converting a report costs the same beside ten others and beside a
thousand.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import cast

from rightsref.annotate.types import Authorities, names_of
from rightsref.cli.stages import BUILT_IN
from rightsref.faults import FaultError, errors
from rightsref.load import load
from rightsref.model import RECORD_KINDS, Library, Record, Report


class Register:
    """The records, kept up to date while reports are converted one after the other."""

    def __init__(self, library: Library) -> None:
        self.library = replace(
            library, people=dict(library.people), provisions=dict(library.provisions),
            organisations=dict(library.organisations), places=dict(library.places))
        """The records as they are now, without reports."""
        self._held = {kind: cast(dict[str, Record], self.library.records(kind))
                      for kind in RECORD_KINDS}
        self._forms: dict[str, dict[str, list[str]]] = {kind: {} for kind in RECORD_KINDS}
        for kind, held in self._held.items():
            for record in held.values():
                self._note(kind, record)

    @classmethod
    def of(cls, content: Path) -> Register:
        """Read the records of a content folder; raise ``FaultError`` where one is wrong."""
        library, faults = load(content, BUILT_IN, only="")
        if errors(faults):
            raise FaultError(faults)
        return cls(library)

    def unknown(self, records: Iterable[tuple[str, Record]]) -> list[tuple[str, Record]]:
        """Give those of some records that are not there yet."""
        return [(kind, record) for kind, record in records if record.id not in self._held[kind]]

    def add(self, kind: str, record: Record) -> None:
        """Note a record that was made, or changed."""
        self._held[kind][record.id] = record
        self._note(kind, record)

    def _note(self, kind: str, record: Record) -> None:
        # In the order of ids, so that it is all one when a record came.
        for form in set(names_of(record)):
            ids = self._forms[kind].setdefault(form, [])
            if record.id not in ids:
                insort(ids, record.id)

    def authorities(self, report: Report | None) -> Authorities:
        """Give the records whose ids may be used again, for a report that may be there already.

        Of people of one name, only those whom this report names.
        """
        named = [(m.kind, m.target) for p in (report.paragraphs if report else ())
                 for m in p.mentions]
        here = {target for kind, target in named if kind == "person"}
        people = {id_: person for id_, person in self.library.people.items()
                  if " " in person.name or id_ in here}
        return Authorities(people, self.library.provisions, self.library.organisations,
                           self.library.places, frozenset(target for _, target in named),
                           self._forms)
