"""The stages for a library: each report is a unit of work, then what spans the reports.

In: a content folder with several reports, and where to publish. Out: what was built, or every
fault. Memory does not grow with the library: a unit loads, checks, renders and indexes one report
in a process of a pool, lays its files in the draft of the site and keeps nothing but a card.
"""

from __future__ import annotations

import os
import resource
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from rightsref import findable, load, publish
from rightsref.cards import card, leaves, records, sections, told
from rightsref.check import causes, fidelity, references
from rightsref.check import pages as finished
from rightsref.check.places import Finder
from rightsref.cli import merge, plan, stages
from rightsref.cli.plan import Met, Plan, Unit
from rightsref.cli.stages import BUILT_IN, Clock, build_files, former, ledger_faults, read_book
from rightsref.cli.terminal import Terminal, count, size
from rightsref.faults import Fault, errors
from rightsref.link import Linked, link
from rightsref.model import RECORD_KINDS, Library
from rightsref.pages import shelves
from rightsref.pages.base import Extras
from rightsref.pages.desk import Desk
from rightsref.redact import Redacted, redact
from rightsref.rooms import Room, house
from rightsref.search.pairs import pairs_of
from rightsref.search.routes import words_of
from rightsref.survey import survey

MOST_FAULTS = 400
"""Faults that are kept of one report: a library may have thousands of the same."""
WorkT = TypeVar("WorkT")
DoneT = TypeVar("DoneT")


def run(job: Plan, report: str) -> Unit:
    """Build one report: the unit of work. It writes below the draft and the scratch alone."""
    start = time.perf_counter()
    library, faults = load.load_room(job.content, report, BUILT_IN,
                                     (("person", id_) for id_ in job.survey.veiled))
    unread = frozenset(fault.path for fault in errors(faults)
                       if fault.code not in causes.ABOUT_TEXT)
    find = Finder(lambda path: Path(path).read_text("utf-8"))
    for one in library.reports:
        faults += fidelity.check(one, unread, find)
    changed = causes.altered(library, faults)
    books = {one.id: read_book(job.content, one, faults) for one in library.reports}
    past = {f"{name}/{id_}": entry for name, book in books.items()
            for id_, entry in (book or {}).items()}
    faults += references.check(library, unread, find, references.Past(changed, past))
    # Whether anybody names a record is for the whole library to say.
    faults = [fault for fault in faults if fault.code != "R004"]
    redacted = redact(library)
    ledgers: dict[Path, str] = {}
    for one in library.reports:
        if (book := books[one.id]) is not None:
            faults += ledger_faults(job.content, one, book, redacted, unread, ledgers,
                                    (*job.survey.owners, *job.survey.unnamed))
    faults = list(causes.only(faults, library, changed, find))
    if errors(faults) or not library.reports:
        return Unit(report, _some(faults))
    linked = link(_without_strangers(redacted))
    past_addresses = former(linked, ledgers)
    room = _room(job, report, linked, redacted, frozenset(
        f"{id_}.html" for one in past_addresses.values() for id_ in one.gone_records))
    files = build_files(linked, past_addresses, Clock(), room=room)
    faults += finished.check(files, linked, library.site.base_path)
    faults += finished.withheld(files, (*redacted.names, *redacted.renamed), redacted.public)
    housed = house(files, room, library.site.base_url)
    about = shelves.about(Desk(linked, Extras()))
    plan.leave(job, report, "card", card(linked))
    plan.leave(job, report, "told", told(linked))
    plan.leave(job, report, "sections", sections(linked))
    for kind, held in records(linked, room.address, lambda k, i: about[k, i]).items():
        plan.leave(job, report, kind, held)
    plan.leave(job, report, "leaves", leaves(linked))
    found = findable.records(linked)
    plan.leave_words(job, report, words_of(found))
    plan.leave_pairs(job, report, pairs_of(found))
    for text in ledgers.values():
        plan.leave(job, report, "ledger", text)
    if job.draft and not errors(faults):
        job.draft.lay(housed.files)
    known = frozenset((kind, id_) for kind in RECORD_KINDS for id_ in library.records(kind))
    return Unit(report, _some(faults), tuple(p for p in housed.files if p.endswith(".html")),
                housed.leaving, known, len(linked.passages),
                sum(map(len, housed.files.values())), time.perf_counter() - start, peak())


def _without_strangers(redacted: Redacted) -> Library:
    """Leave out whom the report does not name: they were read for their names alone."""
    library = redacted.library
    named = {mention.target for report in library.reports for paragraph in report.paragraphs
             for mention in paragraph.mentions if mention.kind == "person"}
    strangers = {new for new in redacted.renamed.values() if new not in named}
    return replace(library, people={
        id_: replace(person, not_=tuple(o for o in person.not_ if o not in strangers))
        for id_, person in library.people.items() if id_ not in strangers})


def _room(job: Plan, report: str, linked: Linked, redacted: Redacted,
          gone: frozenset[str]) -> Room:
    original = {new: old for old, new in redacted.renamed.items()}
    named = {(kind, original.get(id_, id_)) for kind, id_ in linked.by_record}
    named |= {("provision", s.statement.provision) for s in linked.statements
              if s.statement.provision}
    return Room(report, job.survey, frozenset(named), original, gone)


def _some(faults: list[Fault]) -> tuple[Fault, ...]:
    return tuple(sorted(faults)[:MOST_FAULTS])


def peak() -> float:
    """Give the most megabytes that this process has held."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1 << 20 if sys.platform == "darwin" else 1 << 10)


# ---- the pool -----------------------------------------------------------------------------------

_KNOWN: list[Plan] = []


def _know(job: Plan) -> None:
    _KNOWN[:] = [job]


def _with_plan(task: Callable[[Plan, WorkT], DoneT], work: WorkT) -> DoneT:
    return task(_KNOWN[0], work)


class Pool:
    """Processes that know the plan; with one worker, this process."""

    def __init__(self, job: Plan, workers: int) -> None:
        self.job = job
        self.pool = ProcessPoolExecutor(workers, get_context("spawn"), _know, (job,)) \
            if workers > 1 else None

    def each(self, task: Callable[[Plan, WorkT], DoneT], works: Sequence[WorkT],
             told: Callable[[int, int], None]) -> Iterator[DoneT]:
        """Give what a task makes of each work, as it comes."""
        if self.pool is None:
            for number, work in enumerate(works, 1):
                told(number, len(works))
                yield task(self.job, work)
            return
        waiting = [self.pool.submit(_with_plan, task, work) for work in works]
        for number, done in enumerate(as_completed(waiting), 1):
            told(number, len(works))
            yield done.result()

    def close(self) -> None:
        if self.pool:
            self.pool.shutdown(cancel_futures=True)


@contextmanager
def scratch(out: Path) -> Iterator[Path]:
    """Give a folder beside the site for what units leave to the merge."""
    folder = out.with_name(f".{out.name}.rightsref-scratch-{os.getpid()}")
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def build(content: Path, out: Path, terminal: Terminal, workers: int = 0,
          publishing: bool = True) -> int:
    """Build a library, or with ``publishing`` false only check it; give the exit code."""
    clock = Clock(terminal.progress)
    with clock.stage("survey"):
        known = survey(content)
    draft = publish.Draft.begin(out, known.reports) if publishing else None
    try:
        with scratch(out) as folder:
            job = Plan(content, draft, folder, known)
            units, met = _made(job, workers or os.cpu_count() or 1, clock, terminal)
            faults = [fault for unit in units for fault in unit.faults]
            faults += [fault for one in met for fault in one.faults]
            if terminal.faults(sorted(faults)):
                terminal.complain(f"nothing was published; {out} is as it was.")
                return 1
            if draft is None:
                terminal.say(f"{count(sum(u.paragraphs for u in units), 'paragraph')} equal the "
                             f"source; {count(_pages(units, met), 'page')} hold them; no errors.")
                return 0
            ledgers = {content / "reports" / report / "ledger": plan.ledger(job, report)
                       for report in known.reports}
            stages.refuse_lost(ledgers, out)
            with clock.stage("publish"), publish.written(ledgers) as note:
                published = draft.finish()
                note()
    finally:
        if draft:
            draft.discard()
    _tell(units, met, published, clock, terminal)
    terminal.say(f"Open {(out / 'index.html').resolve().as_uri()}")
    return 0


def _telling(terminal: Terminal, name: str) -> Callable[[int, int], None]:
    """Give what shows how far a stage is, and how long it may still take."""
    start = time.perf_counter()

    def tell(number: int, total: int) -> None:
        left = (time.perf_counter() - start) / number * (total - number)
        rest = f", {left / 60:.0f} min left" if left > 90 else f", {left:.0f} s left" if left > 5 \
            else ""
        terminal.progress(f"{name}: {number:,} of {total:,}{rest}")

    return tell


def _made(job: Plan, workers: int, clock: Clock,
          terminal: Terminal) -> tuple[list[Unit], list[Met]]:
    """Run every unit, then the merge; without the merge where a report has errors."""
    pool = Pool(job, workers)
    try:
        with clock.stage("reports"):
            units = sorted(pool.each(run, job.survey.reports, _telling(terminal, "reports")),
                           key=lambda unit: unit.report)
        if errors([fault for unit in units for fault in unit.faults]):
            return units, []
        found = [plan.card(job, unit.report) for unit in units]
        met: list[Met] = []
        for name, task, works in merge.units(job, found):
            with clock.stage(name):
                met += pool.each(task, works, _telling(terminal, name))
        with clock.stage("what spans the reports"):
            met.append(merge.merge(job, units, found, met))
    finally:
        pool.close()
    return units, met


def _pages(units: Sequence[Unit], met: Sequence[Met]) -> int:
    return sum(len(unit.urls) for unit in units) + sum(one.pages for one in met)


def _tell(units: Sequence[Unit], met: Sequence[Met], published: publish.Published, clock: Clock,
          terminal: Terminal) -> None:
    weight = sum(unit.weight for unit in units) + sum(one.weight for one in met)
    terminal.say(f"{count(len(units), 'report')}, "
                 f"{count(sum(unit.paragraphs for unit in units), 'paragraph')}, "
                 f"{count(_pages(units, met), 'page')}, {size(weight)}: "
                 f"{published.written:,} files written, {published.kept:,} kept, "
                 f"{published.pruned:,} removed, in {sum(clock.seconds.values()):.1f} s.")
    terminal.say("Seconds: " + ", ".join(f"{name} {took:.1f}" for name, took
                                         in clock.seconds.items())
                 + f"; a report {sum(u.seconds for u in units) / len(units):.2f}. Memory: "
                 f"{peak():.0f} MB, and at most {max(u.peak for u in units):.0f} MB in each of "
                 "the other processes.")
