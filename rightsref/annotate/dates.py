"""Finds dates and references to other sections.

In: a paragraph's text and the report's year. Out: mentions, a date with its EDTF value. A year
that the words do not give is the report's own; a relative date is left alone.
"""

from __future__ import annotations

import re

from rightsref.model import Mention

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_M = f"(?:{'|'.join(_MONTHS)})"
_Y = r"(?:19|20)\d\d"
_SPAN = re.compile(
    rf"\b(?P<m1>{_M}) (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:, (?P<y1>{_Y}))?(?:,)?"
    rf"\s?(?:–|-|—|to|through|until|and)\s?(?:(?P<m2>{_M}) )?(?P<d2>\d{{1,2}})(?!\d)(?!,\d| "
    rf"percent)"
    rf"(?:, (?P<y2>{_Y}))?"
)
_DAY = re.compile(rf"\b(?P<m>{_M}) (?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?!,\d)(?:,? (?P<y>{_Y}))?")
_DAY_FIRST = re.compile(rf"\b(?P<d>\d{{1,2}}) (?P<m>{_M})(?:,? (?P<y>{_Y}))?")
_MONTHS_SPAN = re.compile(
    rf"\b(?P<m1>{_M})(?: (?P<y1>{_Y}))?\s?(?:–|-|to|through|until)\s?(?P<m2>{_M})(?!\s\d)"
    rf"(?:,? (?P<y2>{_Y}))?"
)
_MONTH_YEAR = re.compile(rf"\b(?P<m>{_M})(?: of)?,? (?P<y>{_Y})\b")
_MONTH = re.compile(
    rf"\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Dd]uring|[Bb]efore|[Aa]fter|[Ff]rom|through|of|[Tt]he|"
    rf"[Aa]s of|early|late|mid-|[Ee]arly|[Ll]ate|to|and|its|an?|between|his|her|last)[ ]?"
    rf"(?P<exact>(?:early |late |mid-)?(?P<m>{_M}))\b(?! \d)"
)
_YEARS = re.compile(rf"\b(?P<y1>{_Y})(?:–|-)(?P<y2>{_Y}|\d\d)\b")
_YEAR = re.compile(
    rf"(?<![\d$€£¥.,/-])(?P<y>{_Y})(?![\d,%]|\.\d|[ -](?:percent|persons|cases|"
    rf"people|"
    r"individuals|students|children|women|prisoners|complaints|detainees))\b"
)
_FIRST_MONTHS = re.compile(r"\bfirst (?P<n>\w+) months(?: of (?:the year|(?P<y>\d{4})))?")
_COUNTS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"]

_CROSS = re.compile(
    r"\b(?:[Ss]ee|[Rr]efer to)?[^.;]{0,80}?\b(?P<exact>[Ss]ections? (?P<n>[1-7])"
    r"(?:\.(?P<l>[a-k])\b\.?)?)"
)
_CROSS_SHORT = re.compile(r"(?<![\w.])(?P<exact>(?P<n>[1-7])\.(?P<l>[a-k])\.)(?=[\s,;)])")


def dates_of(text: str, year: int) -> list[Mention]:
    """Give the dates of a paragraph."""
    taken: list[tuple[int, int]] = []
    found: list[Mention] = []

    def add(value: str, start: int, end: int, rule: str, sure: float) -> None:
        if any(start < b and end > a for a, b in taken):
            return
        taken.append((start, end))
        found.append(Mention("date", value, start, end, f"rule:date-{rule}", sure))

    for one in _SPAN.finditer(text):
        first = _day(one["y1"] or one["y2"] or str(year), one["m1"], one["d1"])
        last = _day(one["y2"] or one["y1"] or str(year), one["m2"] or one["m1"], one["d2"])
        joined = one[0][one.end("d1") - one.start() :]
        if first and last and first < last and not joined.lstrip().startswith("and"):
            add(f"{first}/{last}", one.start(), one.end(), "span", 0.95)
    for pattern in (_DAY, _DAY_FIRST):
        for one in pattern.finditer(text):
            value = _day(one["y"] or str(year), one["m"], one["d"])
            if value:
                add(
                    value,
                    one.start(),
                    one.end(),
                    "day" if one["y"] else "day-inferred",
                    0.98 if one["y"] else 0.93,
                )
    for one in _MONTHS_SPAN.finditer(text):
        first = _month(one["y1"] or one["y2"] or str(year), one["m1"])
        last = _month(one["y2"] or str(year), one["m2"])
        if first < last:
            add(f"{first}/{last}", one.start(), one.end(), "months", 0.9)
    for one in _MONTH_YEAR.finditer(text):
        add(_month(one["y"], one["m"]), one.start(), one.end(), "month", 0.98)
    for one in _FIRST_MONTHS.finditer(text):
        count = (
            int(one["n"])
            if one["n"].isdigit()
            else (_COUNTS.index(one["n"]) + 1 if one["n"] in _COUNTS else 0)
        )
        if count:
            of = one["y"] or str(year)
            add(f"{of}-01/{of}-{count:02}", one.start(), one.end(), "months", 0.9)
    for one in _MONTH.finditer(text):
        add(_month(str(year), one["m"]), one.start("m"), one.end("m"), "month-inferred", 0.88)
    for one in _YEARS.finditer(text):
        last = one["y2"] if len(one["y2"]) == 4 else one["y1"][:2] + one["y2"]
        if one["y1"] < last:
            add(f"{one['y1']}/{last}", one.start(), one.end(), "years", 0.9)
    for one in _YEAR.finditer(text):
        if int(one["y"]) <= year + 10:
            add(one["y"], one.start(), one.end(), "year", 0.9)
    return found


def crossrefs_of(text: str) -> list[Mention]:
    """Give the references to sections of the report itself."""
    found: dict[int, Mention] = {}
    for pattern in (_CROSS, _CROSS_SHORT):
        for one in pattern.finditer(text):
            start, end = one.span("exact")
            around = text[max(start - 30, 0) : start].lower()
            after = text[end : end + 25].lower()
            if (
                re.match(r"[\d-]| of the (?!report)| of (?:law|act)", after)
                or "code" in around
                or "act" in around.split()[-2:]
                or text[end : end + 1].isdigit()
            ):
                continue
            number = one["n"] + (f".{one['l']}" if one["l"] else "")
            found.setdefault(start, Mention("crossref", number, start, end, "rule:crossref", 0.95))
    return sorted(found.values(), key=lambda m: m.start)


def _month(year: str, month: str) -> str:
    return f"{year}-{_MONTHS.index(month) + 1:02}"


def _day(year: str, month: str, day: str) -> str:
    number = int(day)
    most = (
        29
        if month == "February"
        else 30
        if month in ("April", "June", "September", "November")
        else 31
    )
    return f"{_month(year, month)}-{number:02}" if 1 <= number <= most else ""
