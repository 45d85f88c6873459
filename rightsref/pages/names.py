"""Words for codes: what a reader is told instead of an id.

In: ids, dates, numbers. Out: plain words in English. Never looks anything up.
"""

from __future__ import annotations

import re
import unicodedata

KIND = {"topic": "Topic", "person": "Person", "provision": "Law", "organisation": "Organisation",
        "place": "Place", "group": "Group"}
KINDS = {"topic": "Topics", "person": "People", "provision": "Laws", "place": "Places",
         "organisation": "Organisations", "group": "Groups"}
STATEMENT_KINDS = {"finding": "Finding", "allegation": "Allegation",
                   "official-reply": "Official statement", "figure": "Figure",
                   "statement-of-law": "Statement of law"}
MODALITY = {"prohibits": "The law prohibits", "requires": "The law requires",
            "permits": "The law permits", "provides": "The law provides",
            "penalises": "The law penalises", "lacks": "The law lacks",
            "other": "The law states"}
RULE = {"treaty": "The treaty", "constitution": "The constitution",
        "decree": "The government’s rule", "resolution": "The government’s rule",
        "ruling": "The court’s ruling", "standard": "The standard"}
"""What states the law, where that is not a law."""
ABSENCE = {"none-reported": "The report says that there were no reports.",
           "not-applicable": "The report says: not applicable."}
GRADE = {"numbered": "by its number", "named": "by its name", "unnamed": "without a name"}
"""How a report names a law."""
INNER = {"offence": "The offence that it names", "amendment": "Amendments to it"}
"""Heading over provisions that belong to another, where they are not its parts."""
OUTER = {"offence": "Named in", "amendment": "Amends"}
PROVISION = {"treaty": "Treaties", "constitution": "Constitutions", "code": "Codes",
             "article": "Articles", "law": "Laws", "amendment": "Amendments",
             "decree": "Decrees", "resolution": "Resolutions", "offence": "Offences",
             "ruling": "Rulings and bans by a court", "standard": "Standards"}
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August",
          "September", "October", "November", "December")
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}


def count(number: int, one: str, many: str = "") -> str:
    """Give ``1 passage``, ``12 passages``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def date(value: str) -> str:
    """Give an EDTF value in words; what is not understood stays as it is."""
    if "/" in value:
        first, _, last = value.partition("/")
        if last in ("..", ""):
            return f"from {date(first)}"
        if first in ("..", ""):
            return f"until {date(last)}"
        return f"{date(first)} to {date(last)}"
    plain = value.rstrip("?~%")
    about = "about " if plain != value else ""
    if found := re.fullmatch(r"(\d{3})X", plain):
        return f"{about}the {found.group(1)}0s"
    parts = plain.split("-")
    if not all(part.isdigit() for part in parts):
        return value
    if len(parts) == 1:
        return about + parts[0]
    if parts[1] in SEASONS:
        return f"{about}{SEASONS[parts[1]]} {parts[0]}"
    month = MONTHS[int(parts[1]) - 1] if 1 <= int(parts[1]) <= 12 else parts[1]
    if len(parts) == 2:
        return f"{about}{month} {parts[0]}"
    return f"{about}{int(parts[2])} {month} {parts[0]}"


def confidence(by: str, value: float) -> str:
    """Say who spoke and how sure it is."""
    who = ("an editor" if by == "editor"
           else "a model learnt from reports that were annotated by reading"
           if by == "rule:learnt" else f"a rule ({by.removeprefix('rule:')})")
    return f"Given by {who}" if value >= 1 else f"Given by {who}, {value * 100:.0f}\u00a0% sure"


def doubt(by: str, value: float) -> str:
    """Say who spoke and how sure it is, where no editor was certain; else nothing."""
    return "" if by == "editor" and value >= 1 else confidence(by, value)


def lower(name: str) -> str:
    """Put a name into a sentence: its first letter small, unless it is an acronym's."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def states(kind: str, words: str, explicit: bool) -> str:
    """Name what states the law: a provision's kind says it, else an order told without a law."""
    if kind:
        return RULE.get(kind, "The law")
    if explicit:
        return "The law"
    return "An order" if _ORDER.search(words) else "A rule"


_ORDER = re.compile(r"\b(?:an|the) orders? (?:from|of|by)\b", re.IGNORECASE)


def letter(word: str) -> str:
    """Give the letter of an index under which a word stands."""
    for character in unicodedata.normalize("NFKD", word):
        if character.isalpha():
            return character.upper()
        if character.isdigit():
            return "0–9"
    return "0–9"
