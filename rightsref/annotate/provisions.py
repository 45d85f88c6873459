"""Finds the instruments that a report names: treaties, constitutions, codes, articles, laws.

In: a paragraph's text and the country's code. Out: mentions with what is known of each. Never
invents a number or a date, and leaves alone "the law" that names none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rightsref.annotate import provision_forms as forms
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
        year = re.search(r"(?:of |[/-])((?:19|20)\d\d)$", one["name"])
        add(
            one.start(),
            one.end(),
            slug(one["name"]),
            one["name"][0].upper() + one["name"][1:],
            kind,
            "numbered",
            "numbered-law",
            0.95,
            date=year[1] if year else "",
            jurisdiction=outer,
        )
    for one in forms.TITLE_LAW.finditer(text):
        _title_law(text, one, add)
    for one in forms.AMENDMENTS.finditer(text):
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
        if re.search(r"\bno\s+$", text[max(one.start() - 5, 0) : one.start()]):
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
            jurisdiction="international" if kind == "treaty" else "",
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
            jurisdiction="international",
        )
    for one in forms.ADOPTED.finditer(text):
        word = one["name"]
        add(
            one.start("name"),
            one.end("name"),
            slug(f"{word}-unnamed"),
            word,
            "resolution" if "resolution" in word else "amendment" if "amend" in word else "decree",
            "unnamed",
            "adopted",
            0.5,
        )
    for one in codes:
        low = one["name"].lower().replace("labour", "labor")
        key = slug({"penal code": "penal-code"}.get(low, low))
        add(one.start(), one.end(), key, low, "code", "named", "code", 0.95)
    for one in forms.DECREE.finditer(text):
        add(
            one.start(),
            one.end(),
            slug(one["name"]),
            one["name"],
            "decree",
            "named" if re.search(r"\d", one["name"]) else "unnamed",
            "decree",
            0.6,
        )
    for one in forms.ADJ_LAW.finditer(text):
        name = re.sub(r"^(?:new|amended|revised|draft) ", "", one["name"].lower())
        if name in ("basic laws", "basic law") and one["adj"].islower():
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
    for one in forms.CONSTITUTION.finditer(text):
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
        _offence(text, one, add)
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


def _title_law(text: str, one: re.Match[str], add: object) -> None:
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
    if forms.NOT_LAWS.search(name) or (
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
    outer = (
        "international"
        if head
        in (
            "Convention",
            "Protocol",
            "Covenant",
            "Treaty",
            "Accord",
            "Accords",
            "Compact",
            "Statute",
            "Charter",
            "Declaration",
            "Directive",
        )
        or name.startswith(("EU ", "UN ", "African ", "European ", "International "))
        else ""
    )
    kind = {
        "Convention": "treaty",
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
        0.85,  # type: ignore[operator]
        date=year,
        jurisdiction=outer,
    )


def _offence(text: str, one: re.Match[str], add: object) -> None:
    name = one["name"].rstrip(".,; ")
    before = text[max(one.start() - 130, 0) : one.start()]
    sentence = re.split(r"[.!?]\s", before)[-1]
    if re.search(r"following:[^.]*$", text[: one.start()]):
        sentence = f"offenses {sentence}"
    if not forms.CHARGE.search(sentence) or re.search(
        r"\b(?:said|called|stated|described|wrote|says|termed|declared|noted|claimed|titled|"
        r"entitled|known as|chant\w+|slogan|shout\w+|named|label\w*|so-called|website|article "
        r"titled|posted)\b[^“]{0,40}$",
        sentence,
    ):
        return
    if not re.match(r"[A-Za-z]", name) or re.search(r"[.!?]\s", name) or len(name.split()) < 2:
        return
    if not re.search(
        r"\b(?:of|for|with|on|as|to|that|against|prohibit\w*|criminaliz\w+|penaliz\w+|includ\w+|"
        r"following|and|or|are|,|:|in)\s*,?:?\s*(?:his|her|their|alleged(?:ly)?|the (?:crime|"
        r"charge|offense)s? of|crimes? of|article \d+,?)?\s*$|”,?\s*(?:and|or)?\s*$",
        sentence,
    ):
        return
    charged = re.search(
        r"(?:charges? of|charged with|convicted of|accused of|guilty of|crimes? of|"
        r"offenses? of|arrested for|sentenced for|detained for|accusations of|"
        r"suspicion of|prosecuted for|indicted (?:for|on))\s*$",
        sentence,
    )
    first = name.split()[0].lower()
    listed = re.search(r"following:[^.]*$", text[: one.start()]) and re.search(
        r"\b(?:articles?|provisions?|penal|criminal|offen[sc]es?|law)\b", text[: one.start()]
    )
    if (
        not charged
        and not listed
        and first not in forms.CRIMES
        and not any(word.endswith("ing") for word in name.split()[:2])
    ):
        return
    if re.match(r"(?:I|we|you|he|she|they|it|the|this|there|a|an|my|our|your)\b", name, re.I):
        return
    add(
        one.start("name"),
        one.start("name") + len(name),
        slug(name)[:90].strip("-"),
        name,  # type: ignore[operator]
        "offence",
        "named",
        "offence",
        0.7,
    )
