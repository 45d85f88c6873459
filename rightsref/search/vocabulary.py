"""What the browser must know before it asks the engine.

In: records and settings. Out: one small file with the words of the index, the names of the
records, the sections and the labels of the facets. Never holds the text of a passage.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import takewhile

from rightsref.search.records import FACETS, KINDS, PASSAGES, SearchRecord, SearchSettings
from rightsref.search.text import fold, words

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_MID_SENTENCE = re.compile(r"(?<=[\w,;’] )[A-ZÀ-ÖØ-Þ]\w+")
FACET_OF = {"person": "person", "provision": "provision", "place": "place", "topic": "right",
            "group": "group"}
"""The facet whose value is a record's own id, by kind of record."""


def packed(records: Sequence[SearchRecord], settings: SearchSettings) -> bytes:
    """The vocabulary as compressed JSON; a browser unpacks it by itself."""
    data = {
        "words": front_coded(_frequencies(records), _names(records)),
        "names": [_name(record) for record in records if record.kind not in PASSAGES],
        "sections": sections(records),
        "lacking": [[one.report, one.number, one.title, one.url, list(one.topics)]
                    for one in settings.lacking],
        "short": sorted(settings.abbreviations.items()),
        "labels": {facet: dict(sorted(settings.labels.get(facet, {}).items()))
                   for facet in FACETS if _used(records, facet)},
        "passages": sum(record.kind in PASSAGES for record in records),
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode(), compresslevel=9, mtime=0)


def front_coded(frequency: Counter[str], names: set[str]) -> str:
    """Words in order: letters shared with the word before, the rest, a capital for how often.

    The capital is A for a word in 1 passage, B for 2 to 3, C for 4 to 7 and so on; from N on in
    the same way for words that are only ever written with a capital, which are mostly names.
    """
    out, before = [], ""
    for word in sorted(frequency):
        shared = min(len(_common(before, word)), 35)
        step = min(frequency[word].bit_length() - 1, 12)
        out.append(_DIGITS[shared] + word[shared:] + chr(ord("N" if word in names else "A") + step))
        before = word
    return "".join(out)


def sections(records: Iterable[SearchRecord]) -> list[list[str | int]]:
    """Report, number, label, address and last paragraph of each section with passages, in order."""
    found: dict[tuple[str, str], list[str | int]] = {}
    for record in records:
        if record.kind == "paragraph" and "¶" in record.ref:
            number, last = (part.strip() for part in record.ref.split("¶"))
            report = next(iter(record.filters.get("report", ())), "")
            row = found.setdefault((report, number), [report, number, record.section,
                                                      record.url.partition("#")[0], 0])
            row[4] = max(int(row[4]), int(last))
    return list(found.values())


def _frequencies(records: Iterable[SearchRecord]) -> Counter[str]:
    """Words by number of records. A note about a place is no place to find a word of the report:
    counted, it would keep a spelling from being corrected that stands in the note alone."""
    count: Counter[str] = Counter()
    for record in records:
        text = record.text if record.kind in (*PASSAGES, "topic", "group") else ""
        shown = " \n ".join((text, record.hints, *record.also,
                             record.title if record.kind not in PASSAGES else ""))
        count.update(set(words(shown)))
    return count


def _names(records: Iterable[SearchRecord]) -> set[str]:
    """Words that stand with a capital inside a sentence and never without one."""
    upper: set[str] = set()
    lower: set[str] = set()
    for record in records:
        if record.kind in ("person", "place"):
            upper.update(word for form in (record.title, *record.also) for word in words(form))
        elif record.kind in PASSAGES:
            upper.update(word for form in _MID_SENTENCE.findall(record.text)
                         for word in words(form))
            lower.update(fold(form) for form in re.findall(r"\b[a-z]+\b", record.text))
    return upper - lower


def _name(record: SearchRecord) -> list[object]:
    own = next(iter(record.filters.get(FACET_OF.get(record.kind, ""), ())), "")
    return [KINDS.index(record.kind), record.title, record.url, own, list(record.also)]


def _used(records: Iterable[SearchRecord], facet: str) -> bool:
    return any(record.filters.get(facet) for record in records)


def _common(one: str, other: str) -> str:
    pairs = zip(one, other, strict=False)
    return "".join(a for a, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
