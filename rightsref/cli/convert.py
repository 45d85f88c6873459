"""The verb ``convert``: a source becomes content, or joins the content that is there.

In: source files, a content folder, options and a terminal. Out: content files, and exit code 0,
or 1 where a source cannot be converted; then nothing of that report is changed. What an editor
wrote stays; what an editor rejected is not proposed again; what changed is shown.
"""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from rightsref import align, draft, forms, ledger, link, merge, model, publish, store, yamlio
from rightsref.annotate import Observed, Proposals, observe, settle
from rightsref.cli.pool import AHEAD, Promise, Workers
from rightsref.cli.register import Register
from rightsref.cli.terminal import Terminal, count
from rightsref.cli.writing import needed, put, write_report
from rightsref.faults import Fault, FaultError, errors
from rightsref.load import load_report, shown, text_of
from rightsref.sources.read import read_source
from rightsref.sources.types import SourceHeading, SourceReport

PUBLISHER = "U.S. Department of State, Bureau of Democracy, Human Rights, and Labor"
FEW = 4
"""Sources that are converted sooner by this process than it takes to start others."""
LICENCE = ("A work of the United States Government; in the public domain in the United States.")


@dataclass(frozen=True, slots=True)
class Options:
    """What a person may say about the sources."""

    country: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """One source that is to be read: the unit that processes share."""

    path: Path
    content: Path
    options: Options


@dataclass(frozen=True, slots=True)
class Sighted:
    """A source as it was read: all that can be told without looking at another report."""

    faults: tuple[Fault, ...]
    report: model.Report | None = None
    """Drafted; None where the source cannot be read."""
    observed: Observed | None = None
    old: model.Report | None = None
    """The report as it stands in the content, where it does."""


@dataclass(slots=True)
class Tally:
    """What a run has done so far."""

    reports: int = 0
    again: int = 0
    paragraphs: int = 0
    restored: int = 0


def run(sources: Iterable[Path], content: Path, options: Options, terminal: Terminal,
        workers: int = 0) -> int:
    """Convert every source; give the exit code.

    Processes read the sources and write the reports side by side. In between each report gets
    its ids from one register, in the order of the sources: so the outcome is the same whatever
    the number of processes.
    """
    start = time.perf_counter()
    works = [Work(path, content, options) for path in sources]
    many = workers or (min(os.cpu_count() or 1, len(works)) if len(works) > FEW else 1)
    register = Register.of(content)
    faults: list[Fault] = []
    tally = Tally()
    with Workers(many) as pool:
        desk = _Desk(content, register, pool, terminal, tally)
        for number, (work, seen) in enumerate(pool.each(sight, works), 1):
            terminal.progress(f"converting {number} of {len(works)}: {work.path.name}")
            try:
                faults += desk.take(work, seen)
            except FaultError as error:
                faults += error.faults
        desk.settle()
    if len(works) > 1:
        terminal.say(f"{count(len(works), 'source')}: {count(tally.reports, 'new report')} with "
                     f"{count(tally.paragraphs, 'paragraph')} and "
                     f"{count(tally.restored, 'restored heading')}, {tally.again:,} merged into "
                     f"what was there, in {time.perf_counter() - start:.1f} s.")
    return 1 if terminal.faults(sorted(faults)) else 0


def convert(path: Path, content: Path, options: Options, terminal: Terminal) -> list[Fault]:
    """Convert one source; give the warnings, raise ``FaultError`` where it cannot be converted."""
    work = Work(path, content, options)
    with Workers(1) as pool:
        desk = _Desk(content, Register.of(content), pool, terminal, Tally())
        faults = desk.take(work, sight(work))
        desk.settle()
    return faults


def sight(work: Work) -> Sighted:
    """Read one source, restore its headings and let the rules speak: the long part."""
    try:
        return _sight(work)
    except FaultError as error:
        return Sighted(error.faults)


def _sight(work: Work) -> Sighted:
    path, content, options = work.path, work.content, work.options
    try:
        data = path.read_bytes()
    except OSError as error:
        raise FaultError([Fault(shown(path), 0, 0, "C001",
                                f"The source cannot be read: {error.strerror}.",
                                "Check that it exists and may be read.")]) from error
    source = read_source(shown(path), data, country=options.country, year=options.year)
    home = content / "reports" / draft.report_id(source.country, source.year)
    old, faults = load_report(home)
    if errors(faults):
        raise FaultError(faults)
    if old:
        source = _retitled(path, data, source, content, old)
    report = replace(draft.draft(source), publisher=PUBLISHER, settings={"licence": LICENCE})
    observed = observe(draft.sectioned(report), country=source.country, year=source.year)
    return Sighted(tuple(source.warnings), report, observed, old)


class _Desk:
    """Where sighted reports get their ids, one after the other, and go on to be written."""

    def __init__(self, content: Path, register: Register, pool: Workers, terminal: Terminal,
                 tally: Tally) -> None:
        self.content, self.register, self.pool = content, register, pool
        self.terminal, self.tally = terminal, tally
        self.writing: deque[Promise[str]] = deque()
        self.done: set[str] = set()

    def take(self, work: Work, seen: Sighted) -> list[Fault]:
        """Give a report its ids, and write it; raise ``FaultError`` where that cannot be."""
        if seen.report is not None and seen.report.id in self.done:
            # Two sources of one report: the second is read again, beside what the first became.
            self.settle()
            seen = sight(work)
        if seen.report is None or seen.observed is None:
            raise FaultError(seen.faults)
        proposals = settle(seen.observed, self.register.authorities(seen.report.id, seen.old))
        records = needed(proposals.paragraphs, records_of(proposals))
        self.done.add(seen.report.id)
        if seen.old:
            self.settle()
            fresh = draft.annotated(seen.report, proposals)
            folder = self.content / "reports" / fresh.id
            _join(work.path, folder, seen.old, fresh, records_of(proposals), self.register,
                  self.terminal)
            self.register.forget()
            self.tally.again += 1
            return list(seen.faults)
        # Records at once, and here: two reports may change one.
        for kind, record in self.register.unknown(records):
            self.register.add(kind, record)
            put(self.content / store.record_path(kind, record.id), store.record_text(record))
        self.register.hear(seen.report, proposals.paragraphs)
        self.writing.append(self.pool.submit(
            write_new, Fresh(self.content, seen.report, proposals)))
        self.tally.reports += 1
        self.tally.paragraphs += len(seen.report.paragraphs)
        self.tally.restored += _restored(seen.report)
        if len(self.writing) > AHEAD * self.pool.number:
            self.terminal.say(self.writing.popleft().result())
        return list(seen.faults)

    def settle(self) -> None:
        """Wait until everything is written."""
        while self.writing:
            self.terminal.say(self.writing.popleft().result())


@dataclass(frozen=True, slots=True)
class Fresh:
    """A report that is new, with what is proposed for it."""

    content: Path
    report: model.Report
    proposals: Proposals


def write_new(fresh: Fresh) -> str:
    """Write a new report; say what it holds."""
    report = replace(draft.annotated(fresh.report, fresh.proposals),
                     edition_date=date.today().isoformat())
    folder = fresh.content / "reports" / report.id
    write_report(fresh.content, folder, report, ())
    publish.write_text(folder / "proposals", _written(
        {(p.id, key) for p in report.paragraphs for key in merge.proposals(p)}, report))
    return f"{shown(folder)}: {_summary(report)}."


def _retitled(path: Path, data: bytes, source: SourceReport, content: Path,
              old: model.Report) -> SourceReport:
    """Read a source again where it retitled headings so that no outline knows them any more."""
    fresh = draft.draft(source)
    found = {b.id: b.text for file in fresh.files for b in file.blocks
             if isinstance(b, model.Heading) and b.origin == "source"}
    stood = [b for file in old.files for b in file.blocks
             if isinstance(b, model.Paragraph) or b.origin == "source"]
    headings = {b.id for b in stood if isinstance(b, model.Heading)} - found.keys()
    lines = [b.text for b in source.blocks
             if not isinstance(b, SourceHeading) or b.origin == "source"]
    titles, faults = align.retitled(
        [(b.id, b.text) for b in stood], headings, lines, set(found.values()), shown(path),
        decisions(content / "reports" / old.id / "decisions.yaml").aligned)
    if faults:
        raise FaultError(faults)
    if not titles:
        return source
    return read_source(shown(path), data, country=source.country, year=source.year,
                       retitled=titles)


def records_of(proposals: Proposals) -> list[tuple[str, model.Record]]:
    """Give the records that the rules propose, each with its kind."""
    return [*(("person", r) for r in proposals.people),
            *(("provision", r) for r in proposals.provisions),
            *(("organisation", r) for r in proposals.organisations),
            *(("place", r) for r in proposals.places)]


def _summary(report: model.Report) -> str:
    mentions = sum(len(p.mentions) for p in report.paragraphs)
    return ", ".join((
        f"{count(len(report.paragraphs), 'paragraph')} in {count(len(report.files), 'file')}",
        f"{count(_restored(report), 'heading')} restored",
        f"{count(mentions, 'mention')} proposed", f"{count(len(report.missing), 'part')} missing"))


def _restored(report: model.Report) -> int:
    return sum(isinstance(block, model.Heading) and block.origin == "editorial"
               for file in report.files for block in file.blocks)


# ---- joining what is there ----------------------------------------------------------------------

def _join(path: Path, folder: Path, old: model.Report, fresh: model.Report,
          records: list[tuple[str, model.Record]], register: Register,
          terminal: Terminal) -> None:
    """Merge a conversion into the report that an editor has worked on."""
    entries, faults = ledger.read(_text(folder / "ledger"), shown(folder / "ledger"))
    if faults:
        raise FaultError(faults)
    decided = decisions(folder / "decisions.yaml")
    base = merge.read_proposals(_text(folder / "proposals"))
    merged = merge.merge(old, fresh, base, decided.rejected, decided.aligned,
                         ledger.taken(old.files, entries))
    if errors(merged.faults):
        raise FaultError(replace(fault, path=shown(path)) for fault in merged.faults)
    names = _kept_names(fresh, merged)
    differences = list(merged.differences)
    moved = [(kind, _moved(record, fresh.id, names)) for kind, record in records]
    people = {key: merge.repointed(person, old, merged.report, merged.heirs, differences)
              for key, person in register.library.people.items()
              if any(quotation and quotation.paragraph.startswith(f"{fresh.id}/")
                     for quotation in (person.role, *person.events))}
    changed = [("person", person) for key, person in people.items()
               if person != register.library.people[key]]
    new = register.unknown(needed(merged.report.paragraphs, moved))
    content = folder.parent.parent
    written = write_report(content, folder, merged.report, (*new, *changed), old)
    for kind, record in (*new, *changed):
        register.add(kind, record)
    texts = {"proposals": _all_proposals(base, fresh, merged, names)}
    if entries:
        texts["ledger"] = _addresses(entries, merged)
    written += [path for path in (put(folder / name, texts[name]) for name in texts) if path]
    for line in differences:
        terminal.say(f"{shown(folder)}: {line}")
    for written_path in written:
        terminal.say(f"{shown(written_path)}: written")
    if not written:
        terminal.say(f"{shown(folder)}: nothing new.")


def _addresses(entries: dict[str, ledger.Entry], merged: merge.Merged) -> str:
    """Give the ledger with what became of every address."""
    slugs = {file.path: link.page_slug(file) for file in merged.report.files}
    standing = [entry for entry in ledger.present(merged.report, slugs) if "/" not in entry.id]
    return ledger.write(ledger.risen(ledger.ended(entries, merged.heirs), standing).values())


def _kept_names(fresh: model.Report, merged: merge.Merged) -> dict[str, str]:
    """Give for each drafted paragraph id the one that it has after the merger."""
    after = {p.text: p.id for p in merged.report.paragraphs}
    kept = merged.alignment.kept
    return {p.id: kept.get(index) or after.get(p.text, p.id)
            for index, p in enumerate(fresh.paragraphs)}


def _moved(record: model.Record, report: str, names: dict[str, str]) -> model.Record:
    """Give a drafted record whose quotations name the paragraphs that were kept."""
    def place(quotation: model.Quotation) -> model.Quotation:
        owner, _, name = quotation.paragraph.partition("/")
        name = names.get(name, name) if owner == report else name
        return replace(quotation, paragraph=f"{owner}/{name}")

    if not isinstance(record, model.Person):
        return record
    return replace(record, role=place(record.role) if record.role else None,
                   events=tuple(map(place, record.events)))


def _all_proposals(base: dict[str, set[str]], fresh: model.Report, merged: merge.Merged,
                   names: dict[str, str]) -> str:
    """Give what was ever proposed, under the ids that the paragraphs keep."""
    lines = {(name, key) for name, keys in base.items() for key in keys}
    lines |= {(names[p.id], key) for p in fresh.paragraphs for key in merge.proposals(p)}
    return _written(lines, merged.report)


def _written(lines: set[tuple[str, str]], report: model.Report) -> str:
    """Write proposals in the order of the paragraphs, so that a diff shows what is new."""
    place = {p.id: number for number, p in enumerate(report.paragraphs)}
    return "".join(f"{name}\t{key}\n" for name, key in
                   sorted(lines, key=lambda line: (place.get(line[0], len(place)), line)))


def decisions(path: Path) -> forms.DecisionsForm:
    """Read an editor's decisions; none where there is no file."""
    if not path.exists():
        return forms.DecisionsForm()
    document = yamlio.read(_text(path), shown(path))
    form = yamlio.check(document, forms.DecisionsForm)
    if form is None:
        raise FaultError(document.faults)
    return form


def _text(path: Path) -> str:
    return text_of(path)
