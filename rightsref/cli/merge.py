"""What spans the reports of a library, made of the cards and leaves that the units left.

In: the plan, and what is told of each unit. Out: faults, and how much was laid in the draft.
Never reads a report; a page that spans reports is laid as soon as it is made and checked, and
the years of one country are compared as a unit of their own.
"""

from __future__ import annotations

import string
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any
from zlib import crc32

from rightsref import ledger, load, years
from rightsref.addresses import Addresses, resolve
from rightsref.cards import Card, Named
from rightsref.check import pages as finished
from rightsref.check import references
from rightsref.check.places import Finder
from rightsref.cli.plan import (
    Met,
    Plan,
    Unit,
    card,
    entries,
    leave,
    leaves,
    named,
    pairs_between,
    pairs_left,
    sections,
    told,
    words,
)
from rightsref.cli.plan import ledger as ledger_of
from rightsref.cli.stages import BUILT_IN, ROOT
from rightsref.exports import hosting, package, skos
from rightsref.faults import Fault
from rightsref.gather import SCRIPTS
from rightsref.link import link
from rightsref.model import FOLDERS, RECORD_KINDS, Library
from rightsref.pages import compare, home, shelves
from rightsref.pages.base import Extras, View
from rightsref.pages.desk import Desk
from rightsref.render import render, static
from rightsref.search import pairs, routes

BATCH = 50
"""Pages that are held at a time."""
REPORTS = 600
"""Reports whose records of a kind are held at a time; in a larger library, a part of each."""
PAIRS = 200_000
"""Pairs of words that are held at a time."""


@dataclass(slots=True)
class Layer:
    """Checks pages, lays them in the draft and counts them."""

    plan: Plan
    base_path: str = "/"
    pages: int = 0
    weight: int = 0

    def lay(self, files: dict[str, bytes]) -> None:
        """Lay files as they are."""
        if self.plan.draft:
            self.plan.draft.lay(files)
        self.pages += sum(path.endswith(".html") for path in files)
        self.weight += sum(map(len, files.values()))

    def press(self, views: Iterable[View]) -> Iterator[finished.Seen]:
        """Render and lay views, a batch at a time; give what each page holds."""
        for batch in _batches(views):
            files = render(batch, ROOT / "templates", None)
            yield from [finished.look(path, content) for path, content in files.items()]
            self.lay(files)


Work = tuple[str, Callable[[Plan, Any], Met], Sequence[Any]]
"""A stage: its name, what a unit does, and the units."""


def units(plan: Plan, found: Sequence[Card]) -> Iterator[Work]:
    """Give the stages that processes share, each with its units; none holds many reports."""
    ids = tuple(one.id for one in found)
    yield "years compared", meet, [tuple(one.id for one in inner) for inner in countries(found)]
    years = _years(found)
    yield "rights compared", meet_rights, [
        (year, tuple(one.id for one in found if one.year == year), years)
        for year in sorted({one.year for one in found})]
    parts = _parts(ids)
    yield "records", share, [(kind, part, parts, ids)
                             for kind in RECORD_KINDS for part in range(parts)]
    yield "words", route, [(initial, ids) for initial in (*string.ascii_lowercase, "other")]
    bits, runs = parts_of_pairs(plan)
    yield "pairs of words", pair, [(bits, *run) for run in runs]


def _parts(reports: Sequence[object]) -> int:
    return 1 + len(reports) // REPORTS


def _years(found: Iterable[Card]) -> dict[str, list[int]]:
    """Give for each topic the years that tell of it."""
    years: dict[str, set[int]] = {}
    for one in found:
        for topic in one.topics:
            years.setdefault(topic, set()).add(one.year)
    return {topic: sorted(held) for topic, held in years.items()}


def merge(plan: Plan, units: Sequence[Unit], found: Sequence[Card], met: Sequence[Met]) -> Met:
    """Make what spans the reports, and check what leads from page to page."""
    library, faults = load.load_room(plan.content, "", BUILT_IN, plan.survey.unnamed)
    faults += _orphans(library, units)
    # Whom no report names and whose name is to be withheld has no page at all.
    library = replace(library, people={id_: person for id_, person in library.people.items()
                                       if person.visibility == "full"})
    desk = _desk(library, found)
    layer = Layer(plan)
    layer.lay(static(ROOT / "assets"))
    layer.lay(dict(skos.files(desk.library)))
    layer.lay(package.feed(desk.linked))
    layer.lay(_catalogue(plan, found, library, frozenset().union(*(one.heads for one in met))))
    past = Desk(desk.linked, replace(desk.extras, addresses=_former(plan, units)))
    seen = {page.path: page for page in layer.press(chain(
        home.former(past),
        shelves.views(desk, found), (compare.index(desk, found),),
        *(shelves.rolls(desk, kind, entries(plan, kind, _parts(units)),
                        {id_ for k, id_ in plan.survey.unnamed if k == kind})
          for kind in RECORD_KINDS)))}
    layer.lay(hosting.files(library.site, {}, (
        *seen, *(url for one in met for url in one.urls),
        *(url for unit in units for url in unit.urls))))
    made = Counter(chain(seen, *(one.urls for one in met), *(unit.urls for unit in units)))
    faults += [Fault(path, 0, 0, "P001", f"{number} reports make this page, and one would lie over "
                     "the other.", "Check rightsref/survey.py and rightsref/rooms.py.")
               for path, number in sorted(made.items()) if number > 1]
    if plan.draft:
        faults += finished.loose(seen, plan.has, library.site.base_path)
        leaving = [*(unit.leaving for unit in units), *(one.leaving for one in met)]
        for path in sorted(frozenset().union(*leaving)):
            if not plan.has(path):
                faults.append(Fault(path, 0, 0, "P001", "A page of a report leads here, and the "
                                    "library has no such file.", "Check rightsref/rooms.py."))
    return Met(tuple(faults), tuple(seen), frozenset(), layer.pages, layer.weight)


def _former(plan: Plan, units: Sequence[Unit]) -> dict[str, Addresses]:
    """Give the records that no report has any more and some had: their pages stay too."""
    found: dict[str, Addresses] = {}
    live = {f"{FOLDERS[kind]}/{id_}" for kind, id_ in (*plan.survey.owners, *plan.survey.unnamed)}
    for unit in units:
        entries, _ = ledger.read(ledger_of(plan, unit.report), "")
        gone = resolve(unit.report, entries.values(), ()).gone_records
        mine = {id_: what for id_, what in gone.items() if id_ not in live}
        found[unit.report] = Addresses({}, (), mine, ())
        live.update(mine)
    return found


def _orphans(library: Library, units: Sequence[Unit]) -> Iterator[Fault]:
    """Warn of records that no report names or leans on."""
    held = {f"{FOLDERS[kind]}/{id_}.md" for unit in units for kind, id_ in unit.held}
    find = Finder(lambda path: Path(path).read_text("utf-8"))
    for fault in references.check(library, frozenset(), find):
        if fault.code == "R004" and "/".join(fault.path.split("/")[-2:]) not in held:
            yield fault


def parts_of_pairs(plan: Plan) -> tuple[int, list[tuple[int, int]]]:
    """Give how many bits of a fingerprint name its file, and runs of files that a process makes
    at a time: so many that what it holds does not grow with the library."""
    total = sum(pairs_left(plan, report) for report in plan.survey.reports)
    bits = pairs.size_of(total)
    step = max(1, (1 << bits) * PAIRS // max(total, 1))
    return bits, [(at, min(at + step, 1 << bits)) for at in range(0, 1 << bits, step)]


def pair(plan: Plan, part: tuple[int, int, int]) -> Met:
    """Tell which reports hold two words side by side, of a part of all pairs: a unit of work."""
    bits, first, last = part
    rest = pairs.BITS - bits
    layer = Layer(plan)
    layer.lay(pairs.files((pairs_between(plan, report, first << rest, last << rest)
                           for report in plan.survey.reports), bits, first, last))
    return Met((), (), frozenset(), 0, layer.weight)


def route(plan: Plan, work: tuple[str, Sequence[str]]) -> Met:
    """Tell which reports hold a word, of the words with one initial: a unit of work."""
    initial, reports = work
    held: dict[str, array[int]] = {}
    for number, report in enumerate(reports):
        for word in words(plan, report, initial):
            held.setdefault(word, array("H")).append(number)
    layer = Layer(plan)
    layer.lay(routes.files(held))
    return Met((), (), frozenset(), 0, layer.weight, frozenset(map(routes.head, held)))


def _catalogue(plan: Plan, found: Sequence[Card], library: Library,
               heads: frozenset[str]) -> dict[str, bytes]:
    """Give what the search of the library reads first."""
    reports = [routes.Routed(one.id, one.filed, one.own, one.year, one.passages, {
        id_: right.primary for id_, right in one.topics.items() if right.primary})
        for one in found]
    return routes.catalogue(reports, {t.id: t.name for t in library.topics.values()}, heads,
                            parts_of_pairs(plan)[0])


def share(plan: Plan, work: tuple[str, int, int, Sequence[str]]) -> Met:
    """Make the pages of records that several reports name, of a part of a kind: a unit of work."""
    kind, part, parts, reports = work
    found: dict[str, list[tuple[Card, Named]]] = {}
    held = sorted((card(plan, report) for report in reports),
                  key=lambda one: (one.filed.casefold(), one.year, one.id))
    for one in held:
        for id_, record in named(plan, one.id, kind).items():
            if crc32(id_.encode()) % parts == part:
                found.setdefault(id_, []).append((one, record))
    leave(plan, f"{kind}-{part}", "entries",
          [shelves.entry(id_, where) for id_, where in sorted(found.items())])
    return _pressed(plan, shelves.shared(_desk(_frame(plan.content), held[:2]), kind, found))


def meet_rights(plan: Plan, work: tuple[int, Sequence[str], Mapping[str, Sequence[int]]]) -> Met:
    """Compare the rights of one year across countries: a unit of work."""
    year, reports, years_of = work
    found = [card(plan, report) for report in reports]
    # A desk that knows one report alone would lead to it from everywhere.
    desk = _desk(_frame(plan.content), found if len(found) > 1 else ())
    return _pressed(plan, compare.rights(
        desk, year, found, {report: told(plan, report) for report in reports}, years_of))


def _pressed(plan: Plan, views: Iterable[View]) -> Met:
    layer = Layer(plan)
    pages = {page.path: page for page in layer.press(views)}
    faults = finished.loose(pages, lambda path: True, _frame(plan.content).site.base_path)
    leaving = {path for page in pages.values() for path in finished.files_linked(page)}
    return Met(tuple(faults), tuple(pages), frozenset(leaving), layer.pages, layer.weight)


def countries(found: Iterable[Card]) -> list[list[Card]]:
    """Give the cards of each country that has several."""
    by_country: dict[str, list[Card]] = {}
    for one in found:
        by_country.setdefault(one.land, []).append(one)
    return [inner for _, inner in sorted(by_country.items()) if len(inner) > 1]


def meet(plan: Plan, reports: Sequence[str]) -> Met:
    """Compare the years of one country, and lay the pages: a unit of work."""
    found = [card(plan, report) for report in reports]
    desk = _desk(_frame(plan.content), found)
    return _pressed(plan, chain(
        (compare.country(desk, found, {one.id: sections(plan, one.id) for one in found}),),
        (compare.years(desk, first, second, years.meet(leaves(plan, first.id),
                                                       leaves(plan, second.id)))
         for first, second in compare.pairs(found))))


@cache
def _frame(content: Path) -> Library:
    return load.load_room(content, "", BUILT_IN)[0]


def _desk(library: Library, found: Iterable[Card]) -> Desk:
    """Give a desk that knows every report by its card."""
    light = tuple(one.light for one in found)
    return Desk(link(replace(library, reports=light)),
                Extras(scripts=SCRIPTS, brief=True, words=False))


def _batches(views: Iterable[View]) -> Iterator[list[View]]:
    batch: list[View] = []
    for view in views:
        batch.append(view)
        if len(batch) == BATCH:
            yield batch
            batch = []
    yield batch
