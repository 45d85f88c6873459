"""A first look over a library: which report names which record, without reading either.

In: a content folder. Out: ``Survey``. Never parses a file: it looks for the three forms of a mark,
``(person:id)`` in most cases, and for ``provision: id`` of a statement, so that a library is
surveyed in seconds and one report can be built knowing which records it alone names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from rightsref.model import FOLDERS, RECORD_KINDS, Person, Quotation, Record, Report

_KINDS = "person|provision|organisation|place"
_MARK = re.compile(rf"\]\(({_KINDS}):([a-z0-9-]+)\)")
_SPAN = re.compile(rf'\]\{{\.({_KINDS}) ref="([a-z0-9-]+)"\}}')
"""A mark that holds other marks."""
_RANGE = re.compile(rf"\bkind: ['\"]?({_KINDS})['\"]?(?:,|\n)\s*id: ['\"]?([a-z0-9-]+)")
"""A mark that crosses another, in the front matter."""
_STATED = re.compile(r"\bprovision: ['\"]?([a-z0-9-]+)")
_VISIBILITY = re.compile(r"^visibility:", re.MULTILINE)

Key = tuple[str, str]
"""Kind and id of a record."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What one must know of the library to build one report of it."""

    reports: tuple[str, ...]
    """Ids of all reports, in order."""
    owners: Mapping[Key, str]
    """The report that alone names a record; empty where several do."""
    veiled: frozenset[str]
    """Ids of people whose record speaks of their visibility: every report must know them."""
    unnamed: tuple[Key, ...]
    """Records that no report names."""

    def owner(self, key: Key) -> str | None:
        """Give the report that alone names a record; empty for several, None for none."""
        return self.owners.get(key)


def reports(content: Path) -> tuple[str, ...]:
    """Give the ids of the reports of a content folder; one whose settings are gone is one too."""
    homes = {path.parent.name for name in ("report.yaml", "ledger", "[0-9]*.md")
             for path in (content / "reports").glob(f"*/{name}")}
    return tuple(sorted(homes))


def survey(content: Path) -> Survey:
    """Look over a content folder."""
    found, owners = reports(content), dict[Key, str]()
    for report in found:
        named: set[Key] = set()
        for path in (content / "reports" / report).glob("[0-9]*.md"):
            text = path.read_text("utf-8", "replace")
            for form in (_MARK, _SPAN, _RANGE):
                named.update(form.findall(text))
            named.update(("provision", id_) for id_ in _STATED.findall(text))
        for kind, id_ in named:
            owners[kind, id_] = "" if (kind, id_) in owners else report
    veiled = frozenset(path.stem for path in (content / "people").glob("*.md")
                       if _VISIBILITY.search(path.read_text("utf-8", "replace")))
    unnamed = tuple((kind, path.stem) for kind in RECORD_KINDS
                    for path in sorted((content / FOLDERS[kind]).glob("*.md"))
                    if (kind, path.stem) not in owners)
    return Survey(found, owners, veiled, unnamed)


def wanted(report: Report | None) -> dict[str, set[str]]:
    """Give the ids of the records that a report names, by kind."""
    found: dict[str, set[str]] = {kind: set() for kind in RECORD_KINDS}
    for paragraph in report.paragraphs if report else ():
        for mention in paragraph.mentions:
            if mention.kind in found:
                found[mention.kind].add(mention.target)
        found["provision"] |= {s.provision for s in paragraph.statements if s.provision}
    return found


def here_only(person: Person, report: str) -> Person:
    """Leave out of a person's record what it quotes from other reports."""
    def here(quotation: Quotation) -> bool:
        return quotation.paragraph.startswith(f"{report}/")

    return replace(person, role=person.role if person.role and here(person.role) else None,
                   events=tuple(filter(here, person.events)))


def leans_on(record: Record) -> list[str]:
    """Give the ids of records of its kind that a record names."""
    if isinstance(record, Person):
        return list(record.not_)
    parent = getattr(record, "parent", None)
    return [parent] if isinstance(parent, str) else []
