"""Finds an instrument again by its short name: "the Prevention of Terrorism Act (PTA) … the PTA".

In: the texts of a report and what its paragraphs name in full. Out: more mentions, each with the
key of the instrument that the report itself shortens so. Never guesses what letters stand for,
but for those that are the same everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rightsref.annotate.provisions import Named

_SHORTENED = re.compile(
    r"\s*\((?:the\s+)?[“\"]?(?P<short>[A-Z][A-Za-z]*[A-Z][A-Za-z]*(?:-\d+)?)[”\"]?\)")
_INSIDE = re.compile(r"\((?P<short>[A-Z]{3,8})\)(?= (?:Act|Law|Bill|Code)\b)")
"""The short name within the title: "Violence Against Persons Prohibition (VAPP) Act"."""
_EVERYWHERE = {
    "ICCPR": ("international-covenant-on-civil-and-political-rights",
              "International Covenant on Civil and Political Rights", "treaty"),
    "CEDAW": ("convention-on-the-elimination-of-all-forms-of-discrimination-against-women",
              "Convention on the Elimination of All Forms of Discrimination against Women",
              "treaty"),
    "UDHR": ("universal-declaration-of-human-rights", "Universal Declaration of Human Rights",
             "standard"),
}
"""Short names that stand for one instrument in every report."""
_OF_BODY = re.compile(r"\s+(?:Committee|committee|Commission|Working Group)\b")


def with_short_names(
    texts: Sequence[str], named: Sequence[list[Named]]
) -> list[list[Named]]:
    """Give what each paragraph names, with the mentions by short names among them."""
    known: dict[str, Named] = {}
    for text, row in zip(texts, named, strict=True):
        for one in row:
            short = _SHORTENED.match(text, one.end) or _INSIDE.search(one.name)
            if short and one.kind != "offence" and _may_shorten(short["short"], one.name):
                known.setdefault(short["short"], one)
    for letters, (key, name, kind) in _EVERYWHERE.items():
        known.setdefault(letters, Named(0, 0, key, name, kind, "named", "international", None, "",
                                        "short-name", 0.9))
    pattern = re.compile(r"\b(" + "|".join(sorted(map(re.escape, known), key=len, reverse=True))
                         + r")\b(?!\))")
    return [_more(text, row, known, pattern) for text, row in zip(texts, named, strict=True)]


def _more(text: str, row: list[Named], known: dict[str, Named],
          pattern: re.Pattern[str]) -> list[Named]:
    more = [replace(known[one[1]], start=one.start(), end=one.end(), rule="short-name",
                    confidence=0.9)
            for one in pattern.finditer(text)
            if not any(one.start() < other.end and other.start < one.end() for other in row)
            and not _OF_BODY.match(text, one.end())]
    return sorted((*row, *more), key=lambda one: (one.start, -one.end))


def _may_shorten(short: str, name: str) -> bool:
    """Tell whether letters may be the short name of an instrument: they follow its words."""
    first = re.sub(r"^(?:UN |U\.N\. |\d{4} |the )+", "", name)[:1]
    if first.lower() != short[0].lower():
        return False
    letters = iter(re.sub(r"[^a-z]", "", name.lower()))
    return all(letter in letters for letter in short.lower() if letter.isalpha())
