"""Which reports of a library hold a word: the way from a query to the few indexes worth opening.

In: the words of each report, and what the library says of its reports. Out: scripts that a page
may load from a disk: one catalogue, and one file for all words with the same first letters.
Never holds a text, and never ranks: the browser does.

So the cost of a first result does not grow with the library as a whole: a page loads the
catalogue, one file a typed word, and the indexes of the reports that it shows.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rightsref.search.records import SearchRecord
from rightsref.search.text import words

LETTERS = 3
FOLDER = "search/library/"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Routed:
    """A report in the catalogue of the search."""

    id: str
    country: str
    """The name that it is filed under."""
    own: str
    """The report's own name of the country where it is another, else empty."""
    year: int
    passages: int
    rights: Mapping[str, int]
    """Passages by id of a topic."""


def words_of(records: Iterable[SearchRecord]) -> frozenset[str]:
    """Give every word by which something of a report is found, topics left out."""
    return frozenset(word for record in records if record.kind not in ("topic", "group")
                     for field in (record.title if record.kind != "paragraph" else "",
                                   record.text, *record.also) for word in words(field))


def catalogue(reports: Sequence[Routed], topics: Mapping[str, str], heads: Iterable[str],
              bits: int = 0) -> dict[str, bytes]:
    """Give the catalogue: reports, names of rights, and which files of words and pairs there are.

    ``bits`` of the fingerprint of two words name the file that tells of them.
    """
    order = list(topics)
    data = {
        "reports": [[r.id, r.country, r.year, r.passages, _flags(id_ in r.rights for id_ in order),
                     *([r.own] if r.own else [])] for r in reports],
        "topics": [[id_, topics[id_]] for id_ in order], "heads": sorted(heads), "bits": bits}
    return {f"{FOLDER}catalogue.js": script("catalogue", data)}


def _flags(flags: Iterable[bool]) -> str:
    """Write yes and no as hexadecimal digits, four a digit, the first in the lowest bit."""
    held = list(flags)
    return "".join(f"{sum(flag << bit for bit, flag in enumerate(held[at:at + 4])):x}"
                   for at in range(0, len(held), 4))


def head(word: str) -> str:
    """Give the name of the file that holds a word; any letter of any script is safe in it."""
    return "".join(letter if letter in _DIGITS else f"x{ord(letter):x}"
                   for letter in word[:LETTERS])


def initial(word: str) -> str:
    """Give the group of words that one process tells of at a time."""
    return word[0] if "a" <= word[0] <= "z" else "other"


def files(routes: Mapping[str, Sequence[int]]) -> dict[str, bytes]:
    """Give the files of words; each word comes with the numbers of its reports."""
    parted: dict[str, dict[str, str]] = {}
    for word in sorted(routes):
        parted.setdefault(head(word), {})[word] = spans(routes[word])
    return {f"{FOLDER}w-{name}.js": script("routes", name, held)
            for name, held in parted.items()}


def spans(numbers: Sequence[int]) -> str:
    """Write rising numbers as steps in base 36, runs with their length: ``3.1.5+12``.

    A step counts from the number before (from -1 at first); ``+12`` means that the next twelve
    numbers follow without a gap.
    """
    out: list[list[int]] = []
    for before, number in pairwise((-1, *numbers)):
        if out and number == before + 1:
            out[-1][1] += 1
        else:
            out.append([number - before, 0])
    return ".".join(_base36(step) + (f"+{_base36(more)}" if more else "") for step, more in out)


def _base36(number: int) -> str:
    out = ""
    while number >= 36:
        number, rest = divmod(number, 36)
        out = _DIGITS[rest] + out
    return _DIGITS[number] + out


def script(name: str, *values: object) -> bytes:
    """Give a script that hands values to the page."""
    inside = ",".join(json.dumps(v, ensure_ascii=False, separators=(",", ":")) for v in values)
    return f"RightsSearch.{name}({inside});\n".encode()
