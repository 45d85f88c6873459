"""Finds places: countries and known towns, and names that their neighbours make a place.

In: a paragraph's tokens, and the spans that people and bodies hold. Out: named mentions. Never
takes a month, a body or a person for a place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rightsref.annotate import cues
from rightsref.annotate.cues import HEADS
from rightsref.annotate.tokens import Token, spans_of
from rightsref.annotate.types import Thing
from rightsref.annotate.words import slug, words

_AREAS = {
    "region": "region",
    "province": "region",
    "district": "district",
    "county": "district",
    "state": "region",
    "governorate": "region",
    "oblast": "region",
    "department": "region",
    "prefecture": "region",
    "canton": "region",
    "voivodeship": "region",
    "municipality": "district",
    "township": "district",
    "commune": "district",
    "village": "village",
    "town": "city",
    "city": "city",
    "island": "other",
    "islands": "other",
    "subdistrict": "district",
    "neighborhood": "district",
    "suburb": "district",
    "valley": "other",
    "river": "other",
    "peninsula": "other",
    "desert": "other",
    "parish": "district",
    "division": "region",
}
_INTO = frozenset(
    (
        "in",
        "near",
        "from",
        "at",
        "outside",
        "to",
        "around",
        "throughout",
        "across",
        "into",
        "within",
        "inside",
        "between",
        "of",
        "toward",
        "towards",
        "through",
        "and",
        "over",
    )
)
_NO_PLACES = frozenset(("Commonwealth", "Bar", "Mobile", "Independence", "Union", "Split"))
_ALSO_NAMES = frozenset(
    ("Georgia", "Jordan", "Chad", "Victoria", "Santiago", "Israel", "Paris", "Florence")
)


def places_of(
    text: str,
    tokens: list[Token],
    held: Sequence[tuple[int, int]],
    bodies: Sequence[tuple[int, int]],
) -> list[Thing]:
    """Give the places of a paragraph; inside a body's name only a country or a known town."""
    known = words()
    found: list[Thing] = []
    for span in spans_of(tokens):
        first, last = span.first, span.last
        while (
            first < last
            and tokens[first].first
            and (
                tokens[first].text.lower() in cues.STOPS
                or tokens[first].text.lower() in cues.TIME
                or tokens[first].text.lower() in cues.ROLES
            )
        ):
            first += 1
        at = first
        while at < last:
            match = _known_place(tokens, at, last)
            if match:
                size, code, sort = match
                start, end = tokens[at].start, tokens[at + size - 1].end
                name = text[start:end]
                alone = at == first and at + size == last
                before = tokens[at - 1].text.lower() if at else ""
                prepared = before in _INTO or before in ("the", ",", "(", "", ".") or alone
                if (
                    not any(start < b and end > a for a, b in held)
                    and (sort == "country" or prepared)
                    and (name not in _ALSO_NAMES or alone)
                    and text[end : end + 1] != "-"
                    and not (
                        not alone
                        and any(t.text in HEADS for t in tokens[first:last])
                        and sort != "country"
                    )
                ):
                    end, sort, name = _area(text, end, sort, start, code)
                    found.append(
                        Thing(
                            "place",
                            start,
                            end,
                            slug(name),
                            name,
                            sort,
                            code,
                            "rule:known-place",
                            0.9 if sort == "country" else 0.85,
                        )
                    )
                at += size
                continue
            at += 1
        start, end = tokens[first].start if first < last else 0, tokens[last - 1].end
        if (
            first >= last
            or any(t.start < end and t.end > start for t in found)
            or any(start < b and end > a for a, b in (*held, *bodies))
        ):
            continue
        names = [t.text for t in tokens[first:last]]
        after = re.match(r" ([a-z]+)", text[end:])
        before = tokens[first - 1].text.lower() if first else ""
        if any(n in HEADS or n.lower() in cues.TIME or n in known.demonyms for n in names):
            continue
        if names[-1].lower() in _AREAS and len(names) > 1:
            found.append(
                Thing(
                    "place",
                    start,
                    end,
                    slug(text[start:end]),
                    text[start:end],
                    _AREAS[names[-1].lower()],
                    "",
                    "rule:area",
                    0.85,
                )
            )
        elif after and after[1] in _AREAS and not all(n.lower() in known.common for n in names):
            stop, sort, name = _area(text, end, "other", start, "")
            if after[1] not in ("state", "city", "department", "division") or before in _INTO | {
                "the"
            }:
                found.append(
                    Thing(
                        "place",
                        start,
                        stop,
                        slug(name),
                        name,
                        _AREAS[after[1]],
                        "",
                        "rule:area",
                        0.85,
                    )
                )
        elif (
            before in ("in", "near", "outside")
            and len(names) < 4
            and not any(n.lower() in known.common for n in names)
        ):
            found.append(
                Thing(
                    "place",
                    start,
                    end,
                    slug(text[start:end]),
                    text[start:end],
                    "other",
                    "",
                    "rule:placed",
                    0.6,
                )
            )
    return found


def _area(text: str, end: int, sort: str, start: int, code: str) -> tuple[int, str, str]:
    """Take ``region`` or ``province`` after a name into it."""
    after = re.match(
        r" (region|province|oblast|governorate|county|voivodeship|Province|Region|"
        r"State)\b",
        text[end:],
    )
    if after and sort != "country":
        end += after.end()
        sort = "region"
    return end, sort, text[start:end]


def _known_place(tokens: list[Token], at: int, last: int) -> tuple[int, str, str] | None:
    known = words()
    for size in range(min(4, last - at), 0, -1):
        name = " ".join(t.text for t in tokens[at : at + size])
        if name.lower() in cues.TIME or name in _NO_PLACES:
            continue
        if name in known.countries:
            return size, known.countries[name], "country"
        if name in known.cities and not (size == 1 and name.lower() in known.common):
            return size, known.cities[name], "city"
    return None
