"""Finds organisations and places.

In: a paragraph's tokens, and the spans that people already hold. Out: named mentions. A country
or a known town is a place wherever it stands alone; other names by the words about them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rightsref.annotate import cues
from rightsref.annotate.cues import HEADS
from rightsref.annotate.lists import named
from rightsref.annotate.places import places_of
from rightsref.annotate.tokens import Token
from rightsref.annotate.types import Thing
from rightsref.annotate.words import slug, words

_LOWER_COURT = re.compile(
    r"\b(?P<name>(?:[A-ZÀ-Þ][\w’-]+ ){1,4}(?:(?:district|city|regional|municipal|provincial|town|"
    r"oblast|high|appeals?|district military|"
    r"county|specialized|garrison|magistrate’s?|constitutional|criminal|administrative) "
    r"){1,3}?court(?: of (?:appeals?|cassation))?)\b"
)
_LINKS = frozenset(
    (
        "of",
        "for",
        "and",
        "on",
        "the",
        "in",
        "to",
        "against",
        "de",
        "del",
        "la",
        "des",
        "e",
        "y",
        "do",
        "da",
        "dos",
        "das",
        "du",
        "le",
        "with",
        "&",
    )
)
_ACRONYM_STOP = named("""
COVID HIV AIDS LGBTI LGBT LGBTQI LGBTQ FGM FGMC GBV NGO NGOS NGOs IDP IDPS IDPs TV ID II III IV PDF
VPN SIM CCTV DNA PCR UK US USA GDP CEO PM MP MPS AM FM STI PPE SGBV CSE VPNs MPs IDs SMS GPS DVD CD
OK OSH SOE SOES CFA UXO IED MSM STIS TB UN’S SOGI SRH FGM/C CRSV EUR USD AK PTSD TIP WHO’S
""")
_KNOWN = {
    "INTERPOL": "international",
    "Interpol": "international",
    "Facebook": "company",
    "Twitter": "company",
    "Instagram": "company",
    "YouTube": "company",
    "WhatsApp": "company",
    "Telegram": "company",
    "Google": "company",
    "TikTok": "company",
    "Frontex": "international",
    "Eurostat": "international",
    "Mazhilis": "legislature",
    "Duma": "legislature",
    "Knesset": "legislature",
    "Hamas": "movement",
    "Hizballah": "movement",
    "Taliban": "movement",
    "Boko Haram": "movement",
    "al-Shabaab": "movement",
    "Hezbollah": "movement",
    "Transparency International": "ngo",
    "Freedom House": "ngo",
    "Amnesty International": "ngo",
    "Human Rights Watch": "ngo",
    "Reporters Without Borders": "ngo",
    "UNICEF": "international",
    "UNHCR": "international",
    "Reuters": "media",
    "Senate": "legislature",
    "Parliament": "legislature",
    "Doctors Without Borders": "ngo",
    "Save the Children": "ngo",
    "European Union": "international",
    "United Nations": "international",
    "Nur Otan": "party",
}


def things_of(
    text: str,
    row: Sequence[Token],
    held: Sequence[tuple[int, int]],
    provisions: Sequence[tuple[int, int]],
    label: str | None = None,
) -> list[Thing]:
    """Give the organisations and places of a paragraph; its label and asides name none."""
    found: list[Thing] = []
    taken = list(held)
    # What stands in "(see section 6, …)" is a heading of the report.
    taken += [one.span() for one in re.finditer(r"\([Ss]ee [^()]*\)", text)]
    if label:
        taken.append((0, len(label)))
    aside = len(taken)

    def free(start: int, end: int) -> bool:
        return not any(start < b and end > a for a, b in taken)

    for one in _LOWER_COURT.finditer(text):
        start, name = _unled(one.start(), one["name"])
        if free(start, one.end()) and " " in name:
            _add(
                found,
                Thing(
                    "organisation",
                    start,
                    one.end(),
                    slug(name),
                    name,
                    "court",
                    "",
                    "rule:court",
                    0.85,
                ),
            )
            taken.append((start, one.end()))
    tokens = list(row)
    for start, end in _bodies(tokens, text):
        if not free(start, end) or any(start < b and end > a for a, b in provisions):
            continue
        name = text[start:end]
        known = _KNOWN.get(name)
        rule, sure = ("rule:known-body", 0.9) if known else ("rule:body", 0.8)
        _add(
            found,
            Thing(
                "organisation", start, end, slug(name), name, known or _sort(name), "", rule, sure
            ),
        )
        taken.append((start, end))
    for name, sort in _KNOWN.items():
        for one in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text):
            if free(one.start(), one.end()):
                _add(
                    found,
                    Thing(
                        "organisation",
                        one.start(),
                        one.end(),
                        slug(name),
                        name,
                        sort,
                        "",
                        "rule:known-body",
                        0.9,
                    ),
                )
                taken.append((one.start(), one.end()))
    for token in tokens:
        if (
            token.acronym
            and 3 <= len(token.text) <= 9
            and token.text.rstrip("s") not in _ACRONYM_STOP
            and token.text not in _ACRONYM_STOP
            and "COVID" not in token.text
            and token.text.isalpha()
            and free(token.start, token.end)
            and not any(token.start < b and token.end > a for a, b in provisions)
        ):
            _add(
                found,
                Thing(
                    "organisation",
                    token.start,
                    token.end,
                    slug(token.text),
                    token.text,
                    "other",
                    "",
                    "rule:acronym",
                    0.65,
                ),
            )
            taken.append((token.start, token.end))
        elif token.text in ("UN", "EU", "U.N.") and free(token.start, token.end):
            _add(
                found,
                Thing(
                    "organisation",
                    token.start,
                    token.end,
                    slug(token.text),
                    token.text,
                    "international",
                    "",
                    "rule:acronym",
                    0.8,
                ),
            )
    found += places_of(text, tokens, taken[:aside], taken[aside:])
    return sorted(found, key=lambda t: (t.start, -t.end))


def _add(found: list[Thing], thing: Thing) -> None:
    found.append(thing)


def _unled(start: int, name: str) -> tuple[int, str]:
    """Take a sentence's first words off a name."""
    while True:
        first = name.split(" ", 1)[0]
        if " " in name and (
            first.lower() in cues.STOPS
            or first.lower() in cues.TIME
            or first in ("In", "The", "On", "A")
        ):
            start += len(first) + 1
            name = name[len(first) + 1 :]
        else:
            return start, name


def _bodies(tokens: list[Token], text: str) -> list[tuple[int, int]]:
    """Give runs of capitals, joined by small words, that hold a word such as Ministry."""
    known = words()
    given: list[tuple[int, int]] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if not (token.text[0].isalpha() and token.capital):
            at += 1
            continue
        end, last = at + 1, at + 1
        while end < len(tokens):
            here = tokens[end]
            gap = here.start - tokens[end - 1].end
            if gap == 2 and text[tokens[end - 1].end : here.start] == "’s":
                break
            if (
                here.text[0].isalpha()
                and here.capital
                and text[tokens[end - 1].end : here.start] in (" ", "’s ", "’ ")
            ):
                end += 1
                last = end
            elif (
                here.text in _LINKS
                and text[tokens[end - 1].end : here.start] in (" ", "’s ")
                and end - last < 3
            ) or (
                here.text == ","
                and any(
                    t.text in ("Ministry", "Committee", "Department", "Office")
                    for t in tokens[at:last]
                )
                and end + 2 < len(tokens)
                and tokens[end + 1 + (tokens[end + 1].text == "and")].text[0].isupper()
                and re.match(
                    r"(?: [A-Z][\w-]+,)* (?:and )?[A-Z]?[\w-]*,? ?and [A-Z]| and [A-Z]",
                    text[here.end : here.end + 60],
                )
            ):
                end += 1
            else:
                break
        first = at
        while first < last and (
            tokens[first].text.lower() in cues.STOPS
            or tokens[first].text.lower() in cues.TIME
            or (
                tokens[first].first
                and tokens[first].text.lower() in known.common
                and tokens[first].text not in HEADS
                and not (last - first == 2 and tokens[first + 1].text in HEADS)
                and tokens[first].text.lower() in cues.ROLES
            )
            or tokens[first].text in _LINKS
        ):
            first += 1
        piece = tokens[first:last]
        names = [t.text for t in piece if t.text[0].isalpha()]
        # "President of the Supreme Court X": titles lead to people, not to bodies.
        while (
            len(names) > 1
            and piece[0].text.lower() in cues.TITLES
            and piece[0].text not in HEADS
            and text[piece[0].end : piece[1].start] == " "  # not "Lord’s Resistance Army"
            and text[piece[1].end : piece[1].end + 2] != "’s"  # nor "Attorney General’s Office"
        ):
            piece = piece[1:]
            while piece and piece[0].text in _LINKS:
                piece = piece[1:]
            names = [t.text for t in piece if t.text[0].isalpha()]
        while piece and piece[-1].text in _LINKS:
            piece = piece[:-1]
        names = [t.text for t in piece if t.text[0].isalpha()]
        if len(names) > 1 and any(name in HEADS for name in names) and len(names) < 16:
            heads = [n for n, t in enumerate(piece) if t.text in HEADS]
            joints = [n for n, t in enumerate(piece) if t.text == "and" and n + 1 < len(piece)]
            cut = next(
                (
                    n
                    for n in joints
                    if any(h > n for h in heads)
                    and (heads[0] == n - 1 or (n == 1 and piece[0].acronym))
                ),
                None,
            )
            for part in (piece[:cut], piece[cut + 1 :]) if cut is not None else (piece,):
                part = [*part]
                while part and part[0].text in _LINKS:
                    part = part[1:]
                if len(part) > 1 and any(t.text in HEADS for t in part):
                    given += _owned(part, text)
        at = max(last, at + 1)
    return given


_WRITINGS = named("Report Reports Findings Index List Survey Act Law")
_AREAS = named("District Province State Region County City Governorate Department Prefecture")


def _owned(piece: list[Token], text: str) -> list[tuple[int, int]]:
    """Part "the Ministry of Labor’s Department of Safety"; leave out what a body writes, and
    where it stands: "Anaka Prison in Nwoya District"."""
    parts: list[list[Token]] = [[]]
    for at, token in enumerate(piece):
        if at and text[piece[at - 1].end : token.start] in ("’s ", "’ ") and any(
            one.text in HEADS and one.text != "International" for one in parts[-1]
        ):
            parts.append([])
        parts[-1].append(token)
    given: list[tuple[int, int]] = []
    for number, part in enumerate(parts):
        if any(token.text in _WRITINGS for token in (part if number else part[-1:])):
            continue
        if any(token.text == "Report" for token in part):
            continue
        inside = [at for at, token in enumerate(part) if token.text == "in" and at > 1]
        if inside and part[-1].text in _AREAS and any(t.text in HEADS for t in part[: inside[-1]]):
            part = part[: inside[-1]]
        if len(part) > 1 and any(token.text in HEADS for token in part):
            given.append((part[0].start, part[-1].end))
    return given


def _sort(name: str) -> str:
    for pattern, sort in (
        (r"\bCourt|Tribunal", "court"),
        (r"\bMinistry|Ministries", "ministry"),
        (r"\bParty\b", "party"),
        (
            r"\bUN\b|United Nations|European|International (?:Committee|Organization|Labor|"
            r"Criminal)|African Union|OSCE|Council of Europe",
            "international",
        ),
        (r"\bPrison\b|Detention|Penitentiary", "prison"),
        (
            r"Assembly|Parliament|Senate|"
            r"Congress|House of",
            "legislature",
        ),
        (r"Radio|TV|Television|News|Times|Post|Daily|Journal|Press|Magazine|Tribune", "media"),
        (r"Bank|Company|Corporation|Group", "company"),
        (r"Movement|Front\b|Army", "movement"),
        (
            r"Agency|Office|Department|Commission|Committee|Council|Directorate|Bureau|Authority|"
            r"Police|Service|Board|Forces?",
            "agency",
        ),
        (
            r"Association|Foundation|Center|Union|Network|Federation|Watch|Institute|League|"
            r"Alliance|Society|Initiative",
            "ngo",
        ),
    ):
        if re.search(pattern, name):
            return sort
    return "other"
