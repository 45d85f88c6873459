"""What the units of a library's build share: the plan, and what each hands over.

In: nothing. Out: types, and what lies in the scratch folder. Never builds anything.
"""

from __future__ import annotations

import os
import pickle
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from mmap import ACCESS_READ, mmap
from pathlib import Path

from rightsref.cards import Card, Glimpse, Leaf, Named, Sections
from rightsref.faults import Fault
from rightsref.pages.shelves import Entry
from rightsref.publish import Draft
from rightsref.search.routes import initial as initial_of
from rightsref.survey import Key, Survey


@dataclass(frozen=True, slots=True)
class Plan:
    """What every unit must know."""

    content: Path
    draft: Draft | None
    """None where only faults are asked for."""
    scratch: Path
    """A folder for what units leave to the merge, removed at the end."""
    survey: Survey

    def has(self, path: str) -> bool:
        """Tell whether the draft has a file."""
        return self.draft is not None and (self.draft.fresh / path).is_file()


@dataclass(frozen=True, slots=True)
class Unit:
    """What is told of a finished report."""

    report: str
    faults: tuple[Fault, ...]
    urls: tuple[str, ...] = ()
    """Its pages."""
    leaving: frozenset[str] = frozenset()
    """Files outside its room that its pages lead to."""
    held: frozenset[Key] = frozenset()
    """Records that it names, or that these lean on."""
    paragraphs: int = 0
    weight: int = 0
    seconds: float = 0.0
    peak: float = 0.0
    """Most megabytes that the process has held."""


@dataclass(frozen=True, slots=True)
class Met:
    """What is told of pages that span reports."""

    faults: tuple[Fault, ...]
    urls: tuple[str, ...]
    leaving: frozenset[str]
    pages: int
    weight: int
    heads: frozenset[str] = frozenset()
    """Beginnings of words that have a file of the search."""


def leave(plan: Plan, report: str, kind: str, value: object) -> None:
    """Leave something of a report to the merge."""
    (plan.scratch / f"{report}.{kind}").write_bytes(pickle.dumps(value, 5))


def card(plan: Plan, report: str) -> Card:
    """Read the card that a unit left."""
    made: Card = pickle.loads((plan.scratch / f"{report}.card").read_bytes())
    return made


def leaves(plan: Plan, report: str) -> tuple[Leaf, ...]:
    """Read the paragraphs that a unit left."""
    made: tuple[Leaf, ...] = pickle.loads((plan.scratch / f"{report}.leaves").read_bytes())
    return made


def told(plan: Plan, report: str) -> dict[str, Glimpse]:
    """Read what a report tells of each topic."""
    made: dict[str, Glimpse] = pickle.loads((plan.scratch / f"{report}.told").read_bytes())
    return made


def sections(plan: Plan, report: str) -> Sections:
    """Read the pages of a report."""
    made: Sections = pickle.loads((plan.scratch / f"{report}.sections").read_bytes())
    return made


def named(plan: Plan, report: str, kind: str) -> dict[str, Named]:
    """Read the records of one kind that a report names."""
    made: dict[str, Named] = pickle.loads((plan.scratch / f"{report}.{kind}").read_bytes())
    return made


def entries(plan: Plan, kind: str, parts: int) -> Iterator[Entry]:
    """Read the entries of the index of a kind, which units left in parts."""
    for part in range(parts):
        yield from pickle.loads((plan.scratch / f"{kind}-{part}.entries").read_bytes())


def words(plan: Plan, report: str, initial: str) -> list[str]:
    """Read the words that a unit left, of one group."""
    held = (plan.scratch / f"{report}.words").read_text("utf-8")
    return next((line.split(" ")[1:] for line in held.splitlines()
                 if line.startswith(f"{initial} ")), [])


def leave_words(plan: Plan, report: str, found: Iterable[str]) -> None:
    """Leave the words of a report, a line a group."""
    groups: dict[str, list[str]] = {}
    for word in sorted(found):
        groups.setdefault(initial_of(word), [initial_of(word)]).append(word)
    (plan.scratch / f"{report}.words").write_text(
        "".join(" ".join(group) + "\n" for group in groups.values()), "utf-8")


def leave_pairs(plan: Plan, report: str, prints: array[int]) -> None:
    """Leave the pairs of words of a report, so that a part of them can be read alone."""
    (plan.scratch / f"{report}.pairs").write_bytes(prints.tobytes())


def pairs_between(plan: Plan, report: str, low: int, high: int) -> array[int]:
    """Read those pairs of words of a report that lie from ``low`` up to ``high``."""
    found = array("I")
    with (plan.scratch / f"{report}.pairs").open("rb") as file:
        number = file.seek(0, os.SEEK_END) // found.itemsize
        if number:
            with mmap(file.fileno(), 0, access=ACCESS_READ) as held, memoryview(held) as plain, \
                    plain.cast("I") as prints:
                found.extend(prints[bisect_left(prints, low):bisect_left(prints, high)])
    return found


def pairs_left(plan: Plan, report: str) -> int:
    """Give how many pairs of words a report left."""
    return (plan.scratch / f"{report}.pairs").stat().st_size // array("I").itemsize


def ledger(plan: Plan, report: str) -> str:
    """Read the ledger that a unit left."""
    made: str = pickle.loads((plan.scratch / f"{report}.ledger").read_bytes())
    return made
