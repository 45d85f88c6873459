"""The package's word lists, read once.

In: ``words.json``, made by ``tools/train_names.py`` from published reports and GeoNames
(https://www.geonames.org, CC BY 4.0). Out: frozen sets and mappings.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import resources

_LONGEST = 96
"""Characters of an id at most, so that file names stay short."""


@dataclass(frozen=True, slots=True)
class Words:
    """What is known of words before a report is read."""

    common: frozenset[str]
    """Words that reports write in lower case."""
    given: frozenset[str]
    """Names that stand first in the names of people."""
    family: frozenset[str]
    """Names that stand last."""
    countries: dict[str, str]
    """Name of a country -> ISO 3166-1 alpha-2 code in lower case."""
    cities: dict[str, str]
    """Name of a town -> code of its country."""
    demonyms: frozenset[str]
    regions: frozenset[str]
    """Names that mostly stand after ``in`` or before ``province``."""


@cache
def words() -> Words:
    """Give the word lists."""
    stored = json.loads(resources.files(__package__).joinpath("words.json").read_text("utf-8"))
    return Words(
        frozenset(stored["common"].split()),
        frozenset(stored["given"].split()),
        frozenset(stored["family"].split()),
        stored["countries"],
        {name: code for code, names in stored["cities"].items() for name in names.split("|")},
        frozenset(stored["demonyms"].split()),
        frozenset(stored["regions"].split("|")),
    )


def slug(text: str) -> str:
    """Give a name as ASCII in lower case with hyphens, as ids are."""
    special = {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "ı": "i",
        "ə": "a",
        "ħ": "h",
    }
    lower = "".join(special.get(c, c) for c in text.lower())
    plain = unicodedata.normalize("NFKD", lower)
    kept = "".join(
        c
        if c.isascii() and c.isalnum()
        else ""
        if unicodedata.combining(c) or c in "’'ʿʼ‘`."
        else "-"
        for c in plain
    )
    made = "-".join(part for part in kept.split("-") if part)
    return made if len(made) <= _LONGEST else made[:_LONGEST].rsplit("-", 1)[0]
