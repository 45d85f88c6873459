"""Carries out what an editor says of two records that may be one person.

In: a content folder, its library, and decisions on offers. Out: content files, ledgers,
``proposals`` and ``decisions.yaml`` as decided. An id that goes keeps its line in every ledger
that had it, and leads to the one that stays. Never decides, never writes before all is decided.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

from rightsref import forms, ledger, model, namesakes, publish, store, yamlio
from rightsref.faults import FaultError, did_you_mean
from rightsref.load import shown, text_of

FILE = "decisions.yaml"


def apart(content: Path) -> dict[str, list[str]]:
    """Read whom an editor told apart."""
    path = content / FILE
    if not path.exists():
        return {}
    document = yamlio.read(text_of(path), shown(path))
    form = yamlio.check(document, forms.ApartForm)
    if form is None:
        raise FaultError(document.faults)
    return dict(form.apart)


class People:
    """The records of people while decisions are taken."""

    def __init__(self, content: Path, library: model.Library) -> None:
        self.content, self.library = content, library
        self.people = dict(library.people)
        self.apart = {id_: set(others) for id_, others in apart(content).items()}
        self.gone: dict[str, str] = {}
        """By id of a record that goes: the id that stays."""
        self.count = 0

    def decide(self, offer: namesakes.Offer, verb: str, value: str = "") -> None:
        """Take one decision; ``value`` names the record that is to stay, of a correction."""
        keep, gone = self.now(offer.keep), self.now(offer.gone)
        if keep == gone:
            raise ValueError(f"{offer.keep} and {offer.gone} are one already by an earlier "
                             "decision of this run")
        if verb == "reject":
            self._part(keep, gone)
        else:
            if verb == "correct" and value not in (keep, gone):
                raise ValueError(f"say which of the two ids is to stay: {keep} or {gone}. "
                                 + (did_you_mean(value, (keep, gone)) or ""))
            self._unite(*((gone, keep) if value == gone else (keep, gone)))
        self.count += 1

    def now(self, id_: str) -> str:
        """Give the id that an id leads to by now."""
        while id_ in self.gone:
            id_ = self.gone[id_]
        return id_

    def _part(self, one: str, two: str) -> None:
        self.apart.setdefault(min(one, two), set()).add(max(one, two))
        for own, other in ((one, two), (two, one)):
            self.people[own] = namesakes.told_apart(self.people[own], other)

    def _unite(self, keep: str, gone: str) -> None:
        first, second = self.people[keep], self.people[gone]
        if namesakes.is_apart(first, second, self.apart):
            raise ValueError(f"{keep} and {gone} were told apart by an earlier decision")
        self.people[keep] = namesakes.united(first, second)
        del self.people[gone]
        self.gone[gone] = keep
        for id_, person in self.people.items():
            if gone in person.not_:
                self.people[id_] = replace(
                    person, not_=namesakes.renamed(person.not_, id_, gone, keep))
        pairs = {tuple(sorted((keep if a == gone else a, keep if b == gone else b)))
                 for a, others in self.apart.items() for b in others}
        self.apart = {}
        for a, b in pairs:
            self.apart.setdefault(a, set()).add(b)

    # ---- writing ------------------------------------------------------------------------------

    def write(self, reports: Mapping[str, model.Report]) -> None:
        """Write what was decided; ``reports`` are as other decisions left them."""
        if not self.count:
            return
        for id_, person in self.people.items():
            if person != self.library.people.get(id_):
                publish.write_text(self.content / store.record_path("person", id_),
                                   store.record_text(person))
        named = {m.target for report in reports.values() for p in report.paragraphs
                 for m in p.mentions if m.kind == "person"}
        for number, (name, report) in enumerate(reports.items()):
            # A record that no report names may have a page too: the first ledger keeps it.
            unnamed = self.gone.keys() - named if number == 0 else set()
            self._report(self.content / "reports" / name, report, unnamed)
        for id_ in self.gone:
            (self.content / store.record_path("person", id_)).unlink(missing_ok=True)
        path = self.content / FILE
        if self.apart or path.exists():
            publish.write_text(path, yamlio.write(
                {"apart": {a: sorted(others) for a, others in sorted(self.apart.items())}}
                if self.apart else {}))

    def _report(self, folder: Path, report: model.Report, unnamed: Collection[str]) -> None:
        changed = report
        for gone in self.gone:
            changed = namesakes.repointed(changed, gone, self.now(gone))
        for old, new in zip(report.files, changed.files, strict=True):
            if old != new:
                publish.write_text(folder / Path(new.path).name, store.section_text(new))
        for name in ("proposals", FILE):
            text = changed_text = text_of(folder / name)
            for gone in self.gone:
                changed_text = re.sub(rf'\bperson:{gone}(?= \\?")', f"person:{self.now(gone)}",
                                      changed_text)
            if changed_text != text:
                publish.write_text(folder / name, changed_text)
        if (folder / "ledger").exists():
            self._addresses(folder / "ledger", unnamed)

    def _addresses(self, path: Path, unnamed: Collection[str]) -> None:
        """Note in a ledger that had an id that it was joined with another."""
        entries, wrong = ledger.read(text_of(path), shown(path))
        if wrong:
            raise FaultError(wrong)
        for id_ in sorted(unnamed):
            name = f"{model.FOLDERS['person']}/{id_}"
            entries.setdefault(name, ledger.Entry(name, "live", (), "", id_))
        noted_now = noted(entries, {gone: self.now(gone) for gone in self.gone})
        if noted_now != entries:
            publish.write_text(path, ledger.write(noted_now.values()))


def noted(entries: Mapping[str, ledger.Entry],
          heirs: Mapping[str, str]) -> dict[str, ledger.Entry]:
    """Note in a ledger that people were joined with others; an heir gets a line where it lacks."""
    people = model.FOLDERS["person"]
    mine = {f"{people}/{gone}": (f"{people}/{keep}",) for gone, keep in heirs.items()
            if f"{people}/{gone}" in entries}
    out = dict(entries)
    for (heir,) in mine.values():
        out.setdefault(heir, ledger.Entry(heir, "live", (), "", heir.partition("/")[2]))
    return ledger.ended(out, mine)
