"""Which reports of a library hold two words side by side: what leads a phrase to its report.

In: the pairs of each report. Out: scripts that a page may load from a disk, one for all pairs
whose fingerprints begin alike. Never holds a text: a pair is four bytes, the CRC-32 of its two
words, and what it leads to is looked up in the report's own index, so that two pairs of one
fingerprint cost a look and never a wrong answer.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable
from itertools import pairwise

from rightsref.search.records import SearchRecord
from rightsref.search.routes import FOLDER, script, spans
from rightsref.search.text import words

BITS = 32
HELD = 400
"""Pairs that a file should hold, on an average: with more pairs there are more files."""
MOST_BITS = 13
_LETTERS = "0123456789abcdefghijklmnopqrstuv"


def pair(first: str, second: str) -> int:
    """Give the fingerprint of two words; the page's half makes the same (search-library.js)."""
    return zlib.crc32(f"{first} {second}".encode())


def pairs_of(records: Iterable[SearchRecord]) -> array[int]:
    """Give the fingerprints of all words that stand side by side in a report, rising."""
    found: set[int] = set()
    for record in records:
        if record.kind in ("topic", "group"):
            continue
        for field in (record.title if record.kind != "paragraph" else "", record.text,
                      *record.also):
            found.update(pair(*both) for both in pairwise(words(field)))
    return array("I", sorted(found))


def size_of(total: int) -> int:
    """Give how many bits of a fingerprint name its file, for so many pairs of all reports."""
    # Every second pair of a report is its own; the others it shares.
    return max(0, min(MOST_BITS, (total // 2 // HELD).bit_length()))


def files(reports: Iterable[array[int]], bits: int, first: int, last: int) -> dict[str, bytes]:
    """Give the files from number ``first`` up to ``last``.

    ``reports`` are the pairs that belong there, of each report in order.
    """
    rest = BITS - bits
    held: list[dict[int, list[int]]] = [{} for _ in range(first, last)]
    for at, prints in enumerate(reports):
        for one in prints:
            held[(one >> rest) - first].setdefault(one & ((1 << rest) - 1), []).append(at)
    return {f"{FOLDER}p-{number:x}.js": script("pairs", f"{number:x}", ";".join(
        f"{_short(key)}={spans(inner[key])}" for key in sorted(inner)))
        for number, inner in enumerate(held, first)}


def _short(number: int) -> str:
    out = ""
    while True:
        number, digit = divmod(number, 32)
        out = _LETTERS[digit] + out
        if not number:
            return out
