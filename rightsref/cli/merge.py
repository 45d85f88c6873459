"""What spans the reports of a library, made of the cards and leaves that the units left.

In: the plan, and what is told of each unit. Out: faults, and how much was laid in the draft.
Never reads a report; a page that spans reports is laid as soon as it is made and checked, and
the years of one country are compared as a unit of their own.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from pathlib import Path

from rightsref import ledger, load, years
from rightsref.addresses import Addresses, resolve
from rightsref.cards import Card
from rightsref.check import pages as finished
from rightsref.check import references
from rightsref.check.places import Finder
from rightsref.cli.plan import Met, Plan, Unit, card, leaves, pairs_between, pairs_left, words
from rightsref.cli.plan import ledger as ledger_of
from rightsref.cli.stages import BUILT_IN, ROOT
from rightsref.exports import hosting, package, skos
from rightsref.faults import Fault
from rightsref.gather import SCRIPTS
from rightsref.link import link
from rightsref.model import FOLDERS, Library
from rightsref.pages import compare, home, shelves
from rightsref.pages.base import Extras, View
from rightsref.pages.desk import Desk
from rightsref.render import render, static
from rightsref.search import pairs, routes

BATCH = 50
"""Pages that are held at a time."""
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


def merge(plan: Plan, units: Sequence[Unit], met: Sequence[Met]) -> Met:
    """Make what spans the reports, and check what leads from page to page."""
    found = [card(plan, unit.report) for unit in units]
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
    layer.lay(_routes(plan, found, library))
    past = Desk(desk.linked, replace(desk.extras, addresses=_former(plan, units)))
    seen = {page.path: page for page in layer.press(chain(
        home.former(past),
        shelves.views(desk, found, plan.survey.unnamed), (compare.index(desk, found),),
        compare.rights(desk, found),
        (compare.country(desk, inner) for inner in countries(found))))}
    layer.lay(hosting.files(library.site, {}, (
        *seen, *(url for one in met for url in one.urls),
        *(url for unit in units for url in unit.urls))))
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


def pair(bits: int, plan: Plan, part: tuple[int, int]) -> Met:
    """Tell which reports hold two words side by side, of a part of all pairs: a unit of work."""
    first, last = part
    rest = pairs.BITS - bits
    layer = Layer(plan)
    layer.lay(pairs.files((pairs_between(plan, report, first << rest, last << rest)
                           for report in plan.survey.reports), bits, first, last))
    return Met((), (), frozenset(), 0, layer.weight)


def _routes(plan: Plan, found: Sequence[Card], library: Library) -> dict[str, bytes]:
    """Give what leads the search to the reports that hold a word."""
    held: dict[str, array[int]] = {}
    for number, one in enumerate(found):
        for word in words(plan, one.id):
            held.setdefault(word, array("H")).append(number)
    reports = [routes.Routed(one.id, one.filed, one.own, one.year, one.passages, {
        id_: right.primary for id_, right in one.topics.items() if right.primary})
        for one in found]
    return {**routes.files(held), **routes.catalogue(
        reports, {t.id: t.name for t in library.topics.values()}, {*map(routes.head, held)},
        parts_of_pairs(plan)[0])}


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
    layer = Layer(plan)
    seen = list(layer.press(
        compare.years(desk, first, second, years.meet(leaves(plan, first.id),
                                                      leaves(plan, second.id)))
        for first, second in compare.pairs(found)))
    pages = {page.path: page for page in seen}
    faults = finished.loose(pages, lambda path: True, desk.site.base_path)
    leaving = {path for page in seen for path in finished.files_linked(page)}
    return Met(tuple(faults), tuple(pages), frozenset(leaving), layer.pages, layer.weight)


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
