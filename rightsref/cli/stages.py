"""The stages in order: from content to finished files, with every fault on the way.

In: folders and a ``Clock``. Out: ``Made``: the finished files, the linked library, the faults,
the ledgers as they will be. Writes nothing; ``publish`` does, and only when nothing is wrong.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from rightsref import findable, gather, ledger, pages, publish, search
from rightsref.addresses import Addresses, resolve
from rightsref.check import causes, fidelity, references
from rightsref.check import pages as finished
from rightsref.check.places import Finder
from rightsref.exports import brief, data, downloads, hosting, package, skos, tables, webannotations
from rightsref.faults import Fault, FaultError, errors
from rightsref.link import Linked, link, page_slug
from rightsref.load import load, shown, text_of
from rightsref.model import FOLDERS, RECORD_KINDS, Library, Report
from rightsref.pictures.social import cards
from rightsref.redact import Redacted, redact
from rightsref.render import render
from rightsref.rooms import Room

ROOT = Path(__file__).resolve().parents[2]
"""Folder of the project: built-in content, templates and assets lie below it."""
BUILT_IN = ROOT / "content"


class Clock:
    """Measures stages, and tells a listener as each begins."""

    def __init__(self, listener: Callable[[str], None] = lambda stage: None) -> None:
        self.seconds: dict[str, float] = {}
        self.peaks: dict[str, float] = {}
        """Peak of memory of the process at the end of each stage, in megabytes."""
        self._listener = listener

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        self._listener(name)
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0) + time.perf_counter() - start
            self.peaks[name] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@dataclass(frozen=True, slots=True)
class Made:
    """What the stages made."""

    faults: tuple[Fault, ...]
    library: Library
    linked: Linked | None = None
    """None where the content had errors, so that nothing was linked or rendered."""
    files: dict[str, bytes] = field(default_factory=dict)
    ledgers: dict[Path, str] = field(default_factory=dict)
    """Text of each report's ledger, with what is new."""

    @property
    def ok(self) -> bool:
        return not errors(self.faults)


def make(content: Path, clock: Clock, packing: bool = False) -> Made:
    """Run every stage, with ``packing`` the downloads too.

    Later stages are left out where an earlier one found errors.
    """
    read_ = read(content, clock)
    if errors(read_.faults):
        return Made(read_.faults, read_.library)
    faults = list(read_.faults)
    redacted = read_.redacted
    with clock.stage("link"):
        linked = link(redacted.library)
    files = build_files(linked, former(linked, read_.ledgers), clock, packing)
    with clock.stage("check pages"):
        faults += finished.check(files, linked, linked.library.site.base_path)
        faults += finished.withheld(files, (*redacted.names, *redacted.renamed), redacted.public)
    return Made(tuple(sorted(faults)), read_.library, linked, files, read_.ledgers)


@dataclass(frozen=True, slots=True)
class Content:
    """The content, read and checked, before anything is made of it."""

    library: Library
    """As the editor wrote it."""
    redacted: Redacted
    """As it may be published."""
    faults: tuple[Fault, ...]
    ledgers: dict[Path, str]
    """Text of each report's ledger, with what is new."""


def read(content: Path, clock: Clock) -> Content:
    """Read and check the content."""
    with clock.stage("load"):
        library, faults = load(content, BUILT_IN)
    with clock.stage("check content"):
        unread = frozenset(fault.path for fault in errors(faults)
                           if fault.code not in causes.ABOUT_TEXT)
        find = Finder(lambda path: Path(path).read_text("utf-8"))
        for report in library.reports:
            faults += fidelity.check(report, unread, find)
        changed = causes.altered(library, faults)
        books = {report.id: read_book(content, report, faults) for report in library.reports}
        former = {f"{name}/{id_}": entry for name, book in books.items()
                  for id_, entry in (book or {}).items()}
        faults += references.check(library, unread, find, references.Past(changed, former))
        faults += _empty(content, library, unread)
        redacted = redact(library)
        ledgers: dict[Path, str] = {}
        for report in library.reports:
            book = books[report.id]
            if book is not None:
                faults += ledger_faults(content, report, book, redacted, unread, ledgers, (
                    (kind, id_) for kind in RECORD_KINDS
                    for id_ in redacted.library.records(kind)))
    return Content(library, redacted, tuple(causes.only(faults, library, changed, find)), ledgers)


def build_files(linked: Linked, former: Mapping[str, Addresses], clock: Clock,
                packing: bool = False, room: Room | None = None) -> dict[str, bytes]:
    """Give every finished file by its path below the site's root.

    With ``room`` the site is to become a room of a library: what the search finds is told by
    its address there, and the library's search stands for the index of words.

    The engine of the search is a process of its own: it works while pages are made.
    """
    with ThreadPoolExecutor(1) as pool:
        index = pool.submit(_index, linked, room)
        with clock.stage("data"):
            files = _data(linked)
        with clock.stage("pictures, citations"):
            extras = replace(gather.extras(linked, former), words=room is None)
            files |= {**brief.brief_data(linked, {
                report: [(c.key, c.name, c.text) for c in forms]
                for report, forms in extras.citations.items()}), **cards(linked)}
        with clock.stage("pages"):
            views = list(gather.headed(linked, pages.views(linked, extras)))
        with clock.stage("render"):
            files |= render(views, ROOT / "templates", ROOT / "assets")
            files |= hosting.files(linked.library.site, former, (view.url for view in views))
        with clock.stage("search, the rest"):
            files |= index.result()
    if packing:
        with clock.stage("pack"):
            packed = downloads.downloads(linked, files)
            extras = replace(extras, downloads=gather.offered(packed))
            files |= render(gather.headed(linked, pages.views(linked, extras)),
                            ROOT / "templates", ROOT / "assets")
            files |= {download.path: download.data for download in packed}
    return files


def _index(linked: Linked, room: Room | None) -> dict[str, bytes]:
    records = findable.records(linked)
    if room:
        records = [replace(record, url=room.link(record.url)) for record in records]
    return search.build_index(records, findable.settings(linked), room is not None)


def _data(linked: Linked) -> dict[str, bytes]:
    """Give what the site publishes for machines."""
    made = {**data.files(linked), **data.sources(linked), **tables.files(linked),
            **skos.files(linked.library), **webannotations.files(linked)}
    return {**made, **package.files(linked, tables.tables(linked), made)}


def former(linked: Linked, ledgers: Mapping[Path, str]) -> dict[str, Addresses]:
    """Give what became of every address of each report that was ever published."""
    found = {}
    for path, text in ledgers.items():
        report = path.parent.name
        slugs = [page.slug for page in linked.pages if page.report == report]
        found[report] = resolve(report, ledger.read(text, shown(path))[0].values(), slugs)
    return found


def _empty(content: Path, library: Library, unread: frozenset[str]) -> Iterator[Fault]:
    if not library.reports and not unread:
        yield Fault(shown(content), 0, 0, "C003", "The content has no report.",
                    "Make one with `build.py convert SOURCE`, or name another --content.")


def read_book(content: Path, report: Report,
              faults: list[Fault]) -> dict[str, ledger.Entry] | None:
    """Read a report's ledger; None where it cannot be read, and the faults join the others."""
    path = content / "reports" / report.id / "ledger"
    try:
        entries, wrong = ledger.read(text_of(path), shown(path))
    except FaultError as error:
        entries, wrong = {}, list(error.faults)
    faults += wrong
    return None if wrong else entries


def ledger_faults(content: Path, report: Report, entries: dict[str, ledger.Entry],
                  redacted: Redacted, unread: frozenset[str], ledgers: dict[Path, str],
                  records: Iterable[tuple[str, str]]) -> Iterator[Fault]:
    """Check one report against its ledger, and note the ledger as it will be.

    ``records`` are all that the library has, by kind and id.
    """
    path = content / "reports" / report.id / "ledger"
    if any(f"reports/{report.id}/" in name for name in unread):
        return
    slugs = {file.path: page_slug(file) for file in report.files}
    # An address that carried a withheld name is the one that may go: its opaque id stays.
    opaque = {f"people/{old}": f"people/{new}" for old, new in redacted.renamed.items()}
    entries = {opaque.get(id_, id_): _renamed(entry, opaque) for id_, entry in entries.items()}
    now = [_renamed(entry, opaque) for entry in ledger.present(report, slugs, redacted.names)]
    # A record that nothing mentions any more keeps its page, as long as its file is there.
    kept = [ledger.Entry(f"{FOLDERS[kind]}/{id_}", "live", (), "", "") for kind, id_ in records]
    entries = ledger.ended(entries, ledger.uncovered(entries, now, redacted.library.reports))
    yield from ledger.vanished(entries, [*now, *kept], shown(path))
    yield from ledger.reused(entries, report, now, shown(path))
    ledgers[path] = ledger.write(ledger.update(entries, now).values())


def _renamed(entry: ledger.Entry, opaque: dict[str, str]) -> ledger.Entry:
    entry = replace(entry, heirs=tuple(opaque.get(heir, heir) for heir in entry.heirs))
    return replace(entry, id=opaque[entry.id], quote="") if entry.id in opaque else entry


def finish(made: Made, out: Path, clock: Clock) -> publish.Published:
    """Publish what was made, then note the published addresses in the ledgers.

    Nothing is published whose addresses could not be noted, or whose earlier ones are lost.
    """
    refuse_lost(made.ledgers, out)
    with clock.stage("publish"), publish.written(made.ledgers) as note:
        published = publish.publish(made.files, out,
                                    [report.id for report in made.library.reports])
        note()
    return published


def refuse_lost(ledgers: Mapping[Path, str], out: Path) -> None:
    """Raise where a published report's ledger is gone, with what its addresses meant."""
    lost = [shown(path) for path in ledgers
            if path.parent.name in publish.held_reports(out) and not path.exists()]
    if lost:
        raise publish.PublishError(
            f"{out} holds addresses that {', '.join(lost)} kept, and the ledger is gone: what they "
            "meant would be lost. Bring it back from an earlier version.")
