"""Finds the instruments that a report names: treaties, constitutions, codes, articles, laws.

In: a paragraph's text and the country's code. Out: mentions with what is known of each. Never
invents a number or a date, and leaves alone "the law" that names none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rightsref.annotate import provision_forms as forms
from rightsref.annotate.kinds_of_law import kinds_of_law
from rightsref.annotate.offences import offence
from rightsref.annotate.titled_laws import titled_law
from rightsref.annotate.words import slug


@dataclass(frozen=True, slots=True)
class Named:
    """One mention of an instrument."""

    start: int
    end: int
    key: str
    """Id of the instrument."""
    name: str
    kind: str
    grade: str
    jurisdiction: str
    """Empty for the report's own country."""
    parent: str | None
    date: str
    rule: str
    confidence: float


def provisions_of(
    text: str, crossed: list[tuple[int, int]], label: str | None = None
) -> list[Named]:
    """Give the instruments that a paragraph names.

    ``crossed`` holds references to sections; what a run-in label names is no instrument.
    """
    found: list[Named] = []
    taken = list(crossed)
    if label:
        taken.append((0, len(label)))

    def add(
        start: int,
        end: int,
        key: str,
        name: str,
        kind: str,
        grade: str,
        rule: str,
        sure: float,
        parent: str | None = None,
        date: str = "",
        jurisdiction: str = "",
        nest: bool = False,
    ) -> None:
        if not nest and any(start < b and end > a for a, b in taken):
            return
        taken.append((start, end))
        found.append(
            Named(start, end, key, name, kind, grade, jurisdiction, parent, date, rule, sure)
        )

    for pattern, key, name, kind in forms.known():
        for one in pattern.finditer(text):
            date = re.match(r"(19|20)\d\d", name)
            add(
                one.start(),
                one.end(),
                key,
                name,
                kind,
                "named",
                "known-instrument",
                0.98,
                date=date[0] if date else "",
                jurisdiction="us" if key == "just-act" else "international",
            )
    codes = list(forms.CODE.finditer(text))
    for one in forms.ARTICLE.finditer(text):
        word = one["name"].split()[0].lower()
        around = text[max(one.start() - 60, 0) : one.end() + 90]
        law = re.search(
            r"\b(?:code|law|act|constitution|decree|ordinance|convention|covenant|treaty|statute|"
            r"penal|criminal)\b",
            around,
            re.I,
        )
        if word in ("section", "sections", "paragraph", "chapter") and not re.search(
            r"\b(?:of the (?:\w+ ){0,4}?(?:code|law|act|constitution)|code|Act|penal|criminal|"
            r"Constitution)\b",
            around,
        ):
            continue
        if one["n"] == "19" and not (
            re.match(r"(?:\(|,? of\b)", text[one.end() :].lstrip())
            or re.search(r"\b(?:under|violat\w+|per|with|in) $", text[: one.start()])
        ):
            continue  # "the NGO Article 19"
        if word in ("article", "articles") or law:
            parent = _parent(text, one.start(), one.end(), codes)
            key = slug(f"{parent or 'law'}-{word.rstrip('s')}-{one['n']}")
            add(
                one.start(),
                one.end("name"),
                key,
                one["name"][0].upper() + one["name"][1:],
                "article",
                "numbered",
                "article",
                0.95,
                parent,
            )
    for one in forms.ILO.finditer(text):
        number = one["n"] or one["m"]
        add(
            one.start(),
            one.end(),
            f"ilo-convention-{number}",
            f"ILO Convention No. {number}",
            "treaty",
            "numbered",
            "numbered-law",
            0.95,
            jurisdiction="international",
        )
    for one in forms.NUMBERED.finditer(text):
        head = one["head"].lower()
        if (
            head in ("law", "resolution", "decree", "order", "provision", "act", "amendment")
            and one["head"].islower()
            and not re.search(r"no|number|/|-", one["name"])
        ):
            continue
        if head in ("order", "provision", "act", "convention") and len(one["n"]) < 2:
            continue
        kind = (
            "resolution"
            if "resolution" in head
            else "decree"
            if re.search("decree|order|proclamation|circular|edict", head)
            else "treaty"
            if "convention" in head
            else "amendment"
            if "amendment" in head
            else "law"
        )
        outer = "international" if head in ("convention", "un security council resolution") else ""
        name = one["name"][0].upper() + one["name"][1:]
        if head == "convention" and one["n"].isdigit() and len(one["n"]) < 4:
            # "Convention 87", "Convention No. 87": the ILO alone numbers its conventions.
            name = f"ILO Convention {one['n']}"
        year = re.search(r"(?:of |[/-])((?:19|20)\d\d)$", one["name"])
        add(
            one.start(),
            one.end(),
            slug(name),
            name,
            kind,
            "numbered",
            "numbered-law",
            0.95,
            date=year[1] if year else "",
            jurisdiction=outer,
        )
    for one in forms.TITLE_LAW.finditer(text):
        titled_law(text, one, add)
    for one in forms.AMENDMENTS.finditer(text):
        if not re.search(r"\d|to the (?!law$)", one["name"]):
            continue  # "a constitutional amendment", "amendments to the law" name none
        parent = "constitution" if "onstitution" in one["name"] else None
        add(
            one.start(),
            one.end(),
            slug(one["name"]),
            one["name"],
            "amendment",
            "named",
            "amendment",
            0.75,
            parent,
            one["y"] or one["y2"] or "",
        )
    for one in forms.ON.finditer(text):
        what = forms.CUT.sub("", " " + one["what"]).strip(" ,")
        what = re.sub(r"[ ](?:and|or|of|in|for|to|with|the)$", "", what)
        if len(what) < 4 or (
            one["low"]
            in (
                "act",
                "code",
                "rules",
                "regulations",
                "guidelines",
                "decree",
                "laws",
                "agreement",
                "convention",
                "law",
            )
            and one["prep"] in ("for", "against")
            and not one["y"]
            and one["low"] not in ("law", "rules")
        ):
            continue
        end = one.start("what") + len(what)
        name = text[one.start() : end]
        head = (one["up"] or one["low"]).lower()
        kind = {
            "convention": "treaty",
            "agreement": "treaty",
            "code": "code",
            "decree": "decree",
            "regulations": "decree",
            "rules": "decree",
            "guidelines": "standard",
        }.get(head, "law")
        before = text[max(one.start() - 30, 0) : one.start()]
        if one["low"] == "agreement" and before.endswith("collective "):
            continue
        if re.search(r"\b(?:no|not|any)\s+(?:[\w’-]+\s+){0,2}$", before):
            continue  # "no specific law against child pornography": there is none to name
        if one["low"] == "act" and not re.search(r"\b(?:the|an|this|\d{4})\s+$", before):
            continue  # "may act on tips"
        if one["prep"] == "for" and not forms.FOR_WHAT.match(what):
            continue
        add(
            one.start(),
            end,
            slug(name),
            name,
            kind,
            "unnamed" if head in ("laws", "regulations", "rules", "guidelines") else "named",
            "law-on",
            0.75,
            date=(one["y"] or "").strip(),
            # An agreement on wages, or with a neighbour, is one country's own.
            jurisdiction="international" if one["up"] == "Convention" else "",
        )
    for one in forms.NICKNAMED.finditer(text):
        add(
            one.start(), one.end(), slug(one["name"]), one["name"], "law", "named", "nickname", 0.75
        )
    for one in forms.TREATY.finditer(text):
        add(
            one.start(),
            one.end(),
            slug(one[0]),
            one[0],
            "treaty",
            "named",
            "agreement-with",
            0.7,
        )
    for one in forms.DATED.finditer(text):
        word = one["head"].lower()
        add(
            one.start(),
            one.end(),
            slug(one[0]),
            one[0],
            "decree" if word == "decree" else "constitution" if word == "constitution" else "law",
            "named",
            "dated-law",
            0.75,
            date=one["y"],
        )
    for one in forms.PROHIBITING.finditer(text):
        end = forms.clause_end(text, one.end())
        add(
            one.start("name"),
            end,
            slug(text[one.start("name") : end]),
            text[one.start("name") : end],
            "law",
            "named",
            "law-by-what-it-does",
            0.6,
        )
    for one in codes:
        low = one["name"].lower().replace("labour", "labor")
        key = slug({"penal code": "penal-code"}.get(low, low))
        add(one.start(), one.end(), key, low, "code", "named", "code", 0.95)
    for one in forms.DECREE.finditer(text):
        if not re.search(r"\d", one["name"]):
            continue
        add(
            one.start(),
            one.end(),
            slug(one["name"]),
            one["name"],
            "decree",
            "named",
            "decree",
            0.6,
        )
    for one in forms.ADJ_LAW.finditer(text):
        name = re.sub(r"^(?:new|amended|revised|draft) ", "", one["name"].lower())
        if name in ("basic laws", "basic law") and one["adj"].islower():
            continue
        if one["head"].lower() == "decree" and not one["y"]:
            continue
        if one["head"].lower() in ("law", "act") and one["adj"].lower() in ("family", "property"):
            continue
        plural = one["head"].lower() in ("laws", "legislation", "regulations")
        start = one.start() + (len(one["name"]) - len(name))
        add(
            start,
            one.end(),
            slug(re.sub(r"legislation$", "laws", name)),
            name,
            "law",
            "unnamed" if plural else "named",
            "kind-of-law",
            0.7,
            date=(one["y"] or "").strip(),
        )
    for start, end, dated in kinds_of_law(text):
        name = text[start:end].removeprefix(f"{dated} ")
        add(
            start,
            end,
            slug(name),
            name,
            "code" if name.endswith("code") else "decree" if name.endswith("directive") else "law",
            "named",
            "kind-of-law",
            0.7,
            date=dated,
        )
    for one in forms.CONSTITUTION.finditer(text):
        if re.search(r"\b(?:submit\w*|union’s|party’s|own|a) $", text[: one.start()]):
            continue
        add(
            one.start(),
            one.end(),
            "constitution",
            "constitution",
            "constitution",
            "named",
            "constitution",
            0.97,
        )
    for one in forms.QUOTED.finditer(text):
        offence(text, one, add)
    return sorted(found, key=lambda n: (n.start, -n.end))


def _parent(text: str, start: int, end: int, codes: list[re.Match[str]]) -> str | None:
    for code in codes:
        between = text[end : code.start()]
        if 0 <= code.start() - end < 40 and re.fullmatch(
            r"[^.;]{0,12}? ?(?:of|in) (?:the |its )?(?:[\w’]+ ){0,3}", between
        ):
            return slug(code["name"].lower())
        if 0 <= start - code.end() < 12 and re.fullmatch(
            r"(?:’s|,|’s controversial)? ?\(?", text[code.end() : start]
        ):
            return slug(code["name"].lower())
    around = text[end : end + 40]
    if re.match(r"[^.;]{0,20}of the (?:\w+ )?[Cc]onstitution", around):
        return "constitution"
    return None
