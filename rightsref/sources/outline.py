"""The outlines of the editions: which headings a year's reports have, in which order.

In: the package's ``outlines.json``. Out: an ``Outline`` a year, and the one test of whether a
line is a heading. Never restores anything (``restore.py`` does).
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

EXECUTIVE = "executive summary"

_SECTION = re.compile(r"section\s+(\d)\s*[.:]?\s*", re.I)
_LETTER = re.compile(r"([a-k])\.\s+", re.I)

#: One key for what editions call differently. Left the plain form, right the key.
_SAME = {
    "freedom of speech and press": "expression",
    "freedom of expression, including for the press": "expression",
    "freedom of expression, including for members of the press and other media": "expression",
    "freedom of expression, including for the members of the press and other media": "expression",
    "arbitrary deprivation of life and other unlawful or politically motivated killings": "life",
    "torture and other cruel, inhuman, or degrading treatment or punishment": "torture",
    "torture and other cruel, inhuman, or degrading treatment or punishment, "
    "and other related abuses": "torture",
    "property restitution": "property",
    "property seizure and restitution": "property",
    "abuses in internal conflict": "conflict",
    "abuses in internal conflicts": "conflict",
    "conflict-related abuses": "conflict",
    "transnational repression": "transnational",
    "politically motivated reprisal against individuals located outside the country":
        "transnational",
    "freedom of peaceful assembly and association": "assembly and association",
    "freedoms of peaceful assembly and association": "assembly and association",
    "freedom of assembly": "freedom of peaceful assembly",
    "restrictions on academic freedom and cultural events": "academic",
    "academic freedom and cultural events": "academic",
    "freedom of movement, internally displaced persons, protection of refugees, "
    "and stateless persons": "movement",
    "freedom of movement": "movement",
    "freedom of movement and the right to leave the country": "movement",
    "internally displaced persons": "displaced",
    "status and treatment of internally displaced persons": "displaced",
    "governmental attitude regarding international and nongovernmental investigation of alleged "
    "violations of human rights": "section 5",
    "governmental attitude regarding international and nongovernmental investigation of alleged "
    "abuses of human rights": "section 5",
    "antisemitism": "anti-semitism",
    "national/racial/ethnic minorities": "minorities",
    "members of national/racial/ethnic minority groups": "minorities",
    "systemic racial or ethnic violence and discrimination": "minorities",
    "indigenous people": "indigenous peoples",
    "discrimination": "work discrimination",
    "discrimination with respect to employment and occupation": "work discrimination",
}


def plain(text: str) -> str:
    """Give a heading or label without number, case, kind of quotation mark and final mark."""
    text = re.sub(r"\s+", " ", text.replace("’", "'").replace("‘", "'")).strip().lower()
    text = _SECTION.sub("", text, count=1) if text.startswith("section") else text
    text = re.sub(r"^[a-k]\.\s+", "", text)
    text = re.sub(r"\s*\((idps?|see section \d)\)", "", text)
    return text.strip(" .:")


def key(text: str) -> str:
    """Give the key of a heading, the same for every edition's wording of it."""
    number = _SECTION.match(text.strip())
    if number:
        return f"section {number[1]}"
    bare = plain(text)
    if bare.startswith("acts of violence, "):
        return "sexual orientation"
    if bare.startswith(("governmental postur", "government postur")):
        return "section 5"
    return _SAME.get(bare, bare)


@dataclass(frozen=True, slots=True)
class Entry:
    """One heading of an edition's outline."""

    text: str
    level: int
    number: str | None
    key: str
    parent: int
    """Place in the outline of the heading above it, -1 at the top."""
    share: float
    """Share of the edition's reports that have it."""


@dataclass(frozen=True, slots=True)
class Outline:
    """The headings of one edition in their order, and its run-in labels."""

    year: int
    entries: tuple[Entry, ...]
    labels: frozenset[str]

    def find(self, line: str) -> int | None:
        """Give the place of a heading, else None."""
        wanted = key(line)
        return next((n for n, e in enumerate(self.entries) if e.key == wanted), None)


@cache
def _stored() -> dict[str, dict[str, list[list[object]]]]:
    text = resources.files(__package__).joinpath("outlines.json").read_text("utf-8")
    return json.loads(text)  # type: ignore[no-any-return]


@cache
def outline_of(year: int) -> Outline | None:
    """Give the outline of an edition, None where it is not known."""
    stored = _stored().get(str(year))
    if stored is None:
        return None
    entries: list[Entry] = []
    tops: dict[int, int] = {}
    section: str | None = None
    for text, level, share in stored["headings"]:
        assert isinstance(text, str) and isinstance(level, int) and isinstance(share, float)
        number = number_of(text, level, section)
        if level == 1:
            section = number or slug(text)
        parent = tops.get(level - 1, tops.get(level - 2, -1)) if level > 1 else -1
        tops[level] = len(entries)
        for deeper in range(level + 1, 4):
            tops.pop(deeper, None)
        entries.append(Entry(text, level, number, key(text), parent, share))
    return Outline(year, tuple(entries), frozenset(str(label) for label in stored["labels"]))


@cache
def every_heading() -> dict[str, int]:
    """Give the plain form of each heading of any edition with its level."""
    return {plain(str(text)): int(str(level))
            for stored in _stored().values() for text, level, _ in stored["headings"]}


@cache
def every_label() -> frozenset[str]:
    """Give the plain form of each run-in label of any edition."""
    return frozenset(str(label) for stored in _stored().values() for label in stored["labels"])


def slug(text: str) -> str:
    """Give a heading as lower-case words with hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", plain(text)).strip("-")


def number_of(text: str, level: int, section: str | None) -> str | None:
    """Give the number that a heading shows, ``1`` or, within a section, ``1.a``."""
    if level == 1:
        found = _SECTION.match(text)
        return found[1] if found else None
    if level == 2 and (letter := _LETTER.match(text)):
        return f"{section}.{letter[1].lower()}" if section else letter[1].lower()
    return None


def level_of(line: str, marked: bool) -> int | None:
    """Give the level of a heading, None where the line is none.

    ``marked`` says that the source itself marks it as a heading; without that only a known
    heading, or the form of a section's heading, is one.
    """
    if _SECTION.match(line) and len(line) < 200 and (marked or line[:7] in ("Section", "SECTION")):
        return 1
    bare = plain(line)
    if bare == EXECUTIVE:
        return 1
    known = every_heading().get(bare)
    if known is None and key(line) in _known_keys():
        known = 2 if _LETTER.match(line) else 3
    if known is not None and len(line) < 220:
        if known == 1 and not marked and bare in ("life", "liberty"):
            return 1 if line.istitle() else None
        if known == 2 and not _LETTER.match(line):
            return 3
        if known == 3 and _LETTER.match(line):
            return 2
        return known
    if marked:
        return 2 if _LETTER.match(line) else 3
    return None


@cache
def _known_keys() -> frozenset[str]:
    return frozenset(_SAME.values()) | {"sexual orientation"}
