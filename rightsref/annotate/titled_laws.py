"""Tells a law by its title: "the Freedom of Information Act of 2002".

In: a paragraph's text and a run of capitals that ends in a law's head word. Out: what ``add`` is
called with, once or not at all. Never takes an office or a body that bears a law's name for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from rightsref.annotate import provision_forms as forms
from rightsref.annotate.words import slug

_OUTER = re.compile(
    r"(?:EU|UN|AU|ILO|SADC|ECOWAS|OAS|OECD|African|European|Inter-American|American|Arab|"
    r"International|Council of Europe|United Nations|Optional Protocol)\b"
)
_OWN = re.compile(r"\b(?:National|Collective)\b")
"""Conventions of one country."""


def titled_law(text: str, one: re.Match[str], add: Callable[..., None]) -> None:
    start, end = one.start("name"), one.end("head")
    name = text[start:end]
    words = name.split()
    head = one["head"]
    # A sentence's first word, and titles before the name, are not part of it.
    while len(words) > 1 and words[0] in (
        "The",
        "In",
        "On",
        "Under",
        "A",
        "An",
        "This",
        "These",
        "According",
        "By",
        "While",
        "Although",
        "Despite",
        "Section",
        "Article",
        "Parliament",
        "President",
        "With",
        "As",
        "Since",
        "Its",
        "Their",
        "Some",
        "For",
        "to",
        "of",
        "and",
        "the",
        "on",
        "for",
        "in",
        "When",
        "After",
        "Before",
        "During",
        "Additionally,",
        "However,",
        "Both",
        "Several",
        "Consistent",
        "Contrary",
        "Pursuant",
        "Violating",
        "Ratifying",
    ):
        start += len(words[0]) + 1
        words = words[1:]
    name = text[start:end]
    if len(words) < 2 and not one["tail"] and not one["y"]:
        return
    body = re.sub(
        r"(?:Commission|Committee|Department|Association|Foundation) (?=Act$|[Bb]ill$)", "", name
    )
    if head == "Code" and (one["tail"] or "").startswith(" of Conduct"):
        return
    if head in ("Regulation", "Regulations", "Rules", "Protocol") and re.search(
        r"\b(?:Council|Authority|Board|Agency|Bureau|Committee)\b", name
    ):
        return
    if forms.NOT_LAWS.search(body) or (
        head in ("Law", "Rules", "Code", "Agreement", "Charter", "Bill")
        and text[end : end + 4]
        in (" Enf", " Cen", " Soc", " Sch", " Fac", " Ass", " Fir", " Stu", " Com")
    ):
        return
    if re.search(r"(?:[a-z]+ ){3}", name) and "," in name and len(words) > 8:
        return
    tail = one["tail"] or ""
    if tail and head in (
        "Law",
        "Convention",
        "Agreement",
        "Declaration",
        "Protocol",
        "Charter",
        "Act",
        "Code",
    ):
        end += len(tail)
    name = text[start:end]
    between = head in ("Convention", "convention", "Covenant", "Treaty") and not _OWN.search(name)
    outer = "international" if between or _OUTER.match(name) else ""
    kind = {
        "Convention": "treaty",
        "convention": "treaty",
        "Protocol": "treaty",
        "Covenant": "treaty",
        "Treaty": "treaty",
        "Accord": "treaty",
        "Accords": "treaty",
        "Agreement": "treaty",
        "Compact": "treaty",
        "Charter": "treaty",
        "Declaration": "standard",
        "Statute": "law",
        "Decree": "decree",
        "Decree-Law": "decree",
        "Proclamation": "decree",
        "Code": "code",
        "Penal Code": "code",
        "Constitution": "constitution",
        "Rules": "standard",
        "Edict": "decree",
    }.get(head, "law")
    if kind == "constitution":
        return
    if kind == "code":
        name = name.lower()
    year = one["y"] or one["y2"] or one["y3"] or ""
    if one["y"]:
        start = one.start()
    add(
        start,
        end,
        slug(name),
        name,
        kind,
        "named",
        "titled-law",
        0.85,
        date=year,
        jurisdiction=outer,
    )
