"""The register: the records that a content folder has, and the names they go by.

In: a content folder, read once, then every record that a conversion adds. Out: what the rules may
use again for one report. So converting a report costs the same beside ten others and beside a
thousand.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path
from typing import cast

from rightsref import acquaint
from rightsref.annotate.person_drafts import meeting_keys
from rightsref.annotate.profiles import Passage, Profile, profile
from rightsref.annotate.same_person import forms_of
from rightsref.annotate.types import Authorities, ProposedParagraph, names_of
from rightsref.cli.stages import BUILT_IN
from rightsref.faults import FaultError, errors
from rightsref.load import load
from rightsref.model import RECORD_KINDS, Library, Person, Record, Report


class Register:
    """The records, kept up to date while reports are converted one after the other."""

    def __init__(self, content: Path, library: Library) -> None:
        self.content = content
        self.library = replace(
            library, people=dict(library.people), provisions=dict(library.provisions),
            organisations=dict(library.organisations), places=dict(library.places))
        """The records as they are now, without reports."""
        self._held = {kind: cast(dict[str, Record], self.library.records(kind))
                      for kind in RECORD_KINDS}
        self._forms: dict[str, dict[str, list[str]]] = {kind: {} for kind in RECORD_KINDS}
        self._meeting: dict[str, set[str]] = {}
        for kind, held in self._held.items():
            for record in held.values():
                self._note(kind, record)
        self._told: dict[str, list[Passage]] = {}
        """What reports converted in this run tell of people."""
        self._fresh: set[str] = set()
        self._named: dict[str, set[str]] | None = None
        """The reports that were there and name a person; read when first asked for."""

    @classmethod
    def of(cls, content: Path) -> Register:
        """Read the records of a content folder; raise ``FaultError`` where one is wrong."""
        library, faults = load(content, BUILT_IN, only="")
        if errors(faults):
            raise FaultError(faults)
        return cls(content, library)

    def unknown(self, records: Iterable[tuple[str, Record]]) -> list[tuple[str, Record]]:
        """Give those of some records that are not there yet; of people, those that gained a form.
        """
        return [(kind, record) for kind, record in records
                if record.id not in self._held[kind]
                or (kind == "person" and record != self._held[kind][record.id])]

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
        if isinstance(record, Person):
            for key in meeting_keys(record):
                self._meeting.setdefault(key, set()).add(record.id)

    def hear(self, report: Report, paragraphs: Iterable[ProposedParagraph]) -> None:
        """Note what a new report tells of people, for those that come after it."""
        self._fresh.add(report.id)
        for paragraph, said in zip(report.paragraphs, paragraphs, strict=True):
            spans: dict[str, list[tuple[int, int]]] = {}
            for mention in said.mentions:
                if mention.kind == "person":
                    spans.setdefault(mention.target, []).append((mention.start, mention.end))
            for id_, places in spans.items():
                self._told.setdefault(id_, []).append(
                    Passage(report.id, paragraph.id, paragraph.text, tuple(places)))

    def forget(self) -> None:
        """Look into the reports anew: one that was there has been written again."""
        self._named = None
        self._told.clear()
        self._fresh.clear()

    def authorities(self, report: str, old: Report | None) -> Authorities:
        """Give the records whose ids may be used again, and what other reports tell of people.

        ``old`` is the report as it stands, where it does.
        """
        used = frozenset(m.target for p in (old.paragraphs if old else ()) for m in p.mentions)

        def told(ids: Collection[str]) -> dict[str, Profile]:
            return self._profiles(ids, report)

        here = self.library
        return Authorities(here.people, here.provisions, here.organisations, here.places, used,
                           told, self._meeting, self._forms)

    def _profiles(self, ids: Collection[str], but: str) -> dict[str, Profile]:
        if self._named is None:
            self._named = acquaint.named_in(self.content)
        where = {report for id_ in ids for report in self._named.get(id_, ())} - self._fresh
        found: dict[str, list[Passage]] = {id_: [] for id_ in ids}
        for report in sorted(where - {but}):
            for id_, passage in acquaint.passages_of(self.content, report, ids):
                found[id_].append(passage)
        for id_ in ids:
            found[id_] += [p for p in self._told.get(id_, ()) if p.report != but]
        return {id_: profile(id_, forms_of(self.library.people[id_]),
                             sorted(held, key=lambda passage: passage.report))
                for id_, held in found.items()}
