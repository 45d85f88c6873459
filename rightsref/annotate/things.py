"""Finds organisations and places.

In: a paragraph's tokens, and the spans that people already hold. Out: named mentions. A country
or a known town is a place wherever it stands alone; other names by the words about them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rightsref.annotate import cues
from rightsref.annotate.tokens import Token, spans_of
from rightsref.annotate.words import slug, words


@dataclass(frozen=True, slots=True)
class Thing:
    """One mention of an organisation or a place."""

    kind: str
    """``organisation`` or ``place``."""
    start: int
    end: int
    key: str
    name: str
    sort: str
    """Kind of organisation or place."""
    country: str
    rule: str
    confidence: float


_HEADS = frozenset("""
Court Courts Tribunal Ministry Party Committee Commission Council University Institute Foundation
Center Centre Association Union Federation Confederation Organization Organisation Agency Office
Department Bank Company Network Movement Front Army Force Forces Police Service Services Church
Prison Hospital Clinic School College Academy Radio Television TV News Times Post Daily Weekly
Journal Magazine Newspaper Tribune Press Assembly Parliament Senate Congress House Chamber Bureau
Board Authority Fund Society Club League Alliance Coalition Initiative Directorate Secretariat
Cabinet Embassy Mission Observatory Forum Conference Museum Guard Brigade Battalion Corps Inspectorate
Ombudsman’s Procuracy Prosecutor’s Gendarmerie Militia Watch International Group Unit Division
Administration Ministries Registry Syndicate Chancellery Inspection Corporation Airport Institution
""".split())
_LOWER_COURT = re.compile(
    r"\b(?P<name>(?:[A-ZÀ-Þ][\w’-]+ ){1,4}(?:(?:district|city|regional|municipal|provincial|town|oblast|high|appeals?|district military|"
    r"county|specialized|garrison|magistrate’s?|constitutional|criminal|administrative) ){1,3}?court(?: of (?:appeals?|cassation))?)\b")
_LINKS = frozenset(("of", "for", "and", "on", "the", "in", "to", "against", "de", "del", "la", "des",
                    "e", "y", "do", "da", "dos", "das", "du", "le", "with", "&"))
_ACRONYM_STOP = frozenset("""
COVID HIV AIDS LGBTI LGBT LGBTQI LGBTQ FGM FGMC GBV NGO NGOS NGOs IDP IDPS IDPs TV ID II III IV PDF VPN SIM
CCTV DNA PCR UK US USA GDP CEO PM MP MPS AM FM STI PPE SGBV CSE VPNs MPs IDs SMS GPS DVD CD OK UXO IED MSM
STIS TB UN’S SOGI SRH FGM/C CRSV EUR USD AK PTSD TIP WHO’S
""".split())
_KNOWN = {
    "INTERPOL": "international", "Interpol": "international", "Facebook": "company", "Twitter": "company",
    "Instagram": "company", "YouTube": "company", "WhatsApp": "company", "Telegram": "company",
    "Google": "company", "TikTok": "company", "Frontex": "international", "Eurostat": "international",
    "Mazhilis": "legislature", "Duma": "legislature", "Knesset": "legislature", "Hamas": "movement",
    "Hizballah": "movement", "Taliban": "movement", "Boko Haram": "movement", "al-Shabaab": "movement",
    "Hezbollah": "movement", "Transparency International": "ngo", "Freedom House": "ngo",
    "Amnesty International": "ngo", "Human Rights Watch": "ngo", "Reporters Without Borders": "ngo",
    "UNICEF": "international", "UNHCR": "international", "Reuters": "media", "Senate": "legislature",
    "Parliament": "legislature", "Doctors Without Borders": "ngo", "Save the Children": "ngo",
    "European Union": "international", "United Nations": "international", "Nur Otan": "party",
}
_AREAS = {"region": "region", "province": "region", "district": "district", "county": "district",
          "state": "region", "governorate": "region", "oblast": "region", "department": "region",
          "prefecture": "region", "canton": "region", "voivodeship": "region", "municipality": "district",
          "township": "district", "commune": "district", "village": "village", "town": "city",
          "city": "city", "island": "other", "islands": "other", "subdistrict": "district",
          "neighborhood": "district", "suburb": "district", "valley": "other", "river": "other",
          "peninsula": "other", "desert": "other", "parish": "district", "division": "region"}
_INTO = frozenset(("in", "near", "from", "at", "outside", "to", "around", "throughout", "across", "into",
                   "within", "inside", "between", "of", "toward", "towards", "through", "and", "over"))
_ALSO_NAMES = frozenset(("Georgia", "Jordan", "Chad", "Victoria", "Santiago", "Israel", "Paris", "Florence"))


def things_of(text: str, row: Sequence[Token], held: Sequence[tuple[int, int]],
              provisions: Sequence[tuple[int, int]]) -> list[Thing]:
    """Give the organisations and places of a paragraph."""
    found: list[Thing] = []
    taken = list(held)

    def free(start: int, end: int) -> bool:
        return not any(start < b and end > a for a, b in taken)

    for one in _LOWER_COURT.finditer(text):
        start, name = _unled(one.start(), one["name"])
        if free(start, one.end()) and " " in name:
            _add(found, Thing("organisation", start, one.end(), slug(name), name, "court", "",
                              "rule:court", 0.85))
            taken.append((start, one.end()))
    tokens = list(row)
    for start, end in _bodies(tokens, text):
        if not free(start, end) or any(start < b and end > a for a, b in provisions):
            continue
        name = text[start:end]
        _add(found, Thing("organisation", start, end, slug(name), name, _sort(name), "", "rule:body", 0.8))
        taken.append((start, end))
    for name, sort in _KNOWN.items():
        for one in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text):
            if free(one.start(), one.end()):
                _add(found, Thing("organisation", one.start(), one.end(), slug(name), name, sort, "",
                                  "rule:known-body", 0.9))
                taken.append((one.start(), one.end()))
    for token in tokens:
        if token.acronym and 3 <= len(token.text) <= 9 and token.text.rstrip("s") not in _ACRONYM_STOP \
                and token.text not in _ACRONYM_STOP and "COVID" not in token.text \
                and token.text.isalpha() and free(token.start, token.end) \
                and not any(token.start < b and token.end > a for a, b in provisions):
            _add(found, Thing("organisation", token.start, token.end, slug(token.text), token.text,
                              "other", "", "rule:acronym", 0.65))
            taken.append((token.start, token.end))
        elif token.text in ("UN", "EU", "U.N.") and free(token.start, token.end):
            _add(found, Thing("organisation", token.start, token.end, slug(token.text), token.text,
                              "international", "", "rule:acronym", 0.8))
    found += _places(text, tokens, held)
    return sorted(found, key=lambda t: (t.start, -t.end))


def _add(found: list[Thing], thing: Thing) -> None:
    found.append(thing)


def _unled(start: int, name: str) -> tuple[int, str]:
    """Take a sentence's first words off a name."""
    while True:
        first = name.split(" ", 1)[0]
        if " " in name and (first.lower() in cues.STOPS or first.lower() in cues.TIME
                            or first in ("In", "The", "On", "A")):
            start += len(first) + 1
            name = name[len(first) + 1:]
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
            if gap == 2 and text[tokens[end - 1].end:here.start] == "’s":
                break
            if here.text[0].isalpha() and here.capital and text[tokens[end - 1].end:here.start] in (
                    " ", "’s ", "’ "):
                end += 1
                last = end
            elif here.text in _LINKS and text[tokens[end - 1].end:here.start] in (" ", "’s ") \
                    and end - last < 3:
                end += 1
            elif here.text == "," and any(t.text in ("Ministry", "Committee", "Department", "Office")
                                          for t in tokens[at:last]) and end + 1 < len(tokens) \
                    and tokens[end + 1].text[0].isalpha() and tokens[end + 1].capital and re.match(
                        r"(?: [A-Z][\w-]+,)* (?:and )?[A-Z]?[\w-]*,? ?and [A-Z]", text[here.end:here.end + 60]):
                end += 1
            else:
                break
        first = at
        while first < last and (tokens[first].text.lower() in cues.STOPS
                                or tokens[first].text.lower() in cues.TIME
                                or (tokens[first].first and tokens[first].text.lower() in known.common
                                    and tokens[first].text not in _HEADS
                                    and not (last - first == 2 and tokens[first + 1].text in _HEADS)
                                    and tokens[first].text.lower() in cues.ROLES)
                                or tokens[first].text in _LINKS):
            first += 1
        piece = tokens[first:last]
        names = [t.text for t in piece if t.text[0].isalpha()]
        # "President of the Supreme Court X": titles lead to people, not to bodies.
        while len(names) > 1 and piece[0].text.lower() in cues.TITLES and piece[0].text not in _HEADS:
            piece = piece[1:]
            while piece and piece[0].text in _LINKS:
                piece = piece[1:]
            names = [t.text for t in piece if t.text[0].isalpha()]
        while piece and piece[-1].text in _LINKS:
            piece = piece[:-1]
        names = [t.text for t in piece if t.text[0].isalpha()]
        if len(names) > 1 and any(name in _HEADS for name in names) and len(names) < 16:
            heads = [n for n, t in enumerate(piece) if t.text in _HEADS]
            joints = [n for n, t in enumerate(piece) if t.text == "and" and n + 1 < len(piece)]
            cut = next((n for n in joints if any(h < n for h in heads) and any(h > n for h in heads)
                        and heads[0] == n - 1), None)
            for part in ((piece[:cut], piece[cut + 1:]) if cut is not None else (piece,)):
                part = [*part]
                while part and part[0].text in _LINKS:
                    part = part[1:]
                if len(part) > 1 and any(t.text in _HEADS for t in part):
                    given.append((part[0].start, part[-1].end))
        at = max(last, at + 1)
    return given


def _sort(name: str) -> str:
    for pattern, sort in (
            (r"\bCourt|Tribunal", "court"), (r"\bMinistry|Ministries", "ministry"), (r"\bParty\b", "party"),
            (r"\bUN\b|United Nations|European|International (?:Committee|Organization|Labor|Criminal)|African Union|OSCE|Council of Europe", "international"),
            (r"\bPrison\b|Detention|Penitentiary", "prison"), (r"Assembly|Parliament|Senate|Congress|House of", "legislature"),
            (r"Radio|TV|Television|News|Times|Post|Daily|Journal|Press|Magazine|Tribune", "media"),
            (r"Bank|Company|Corporation|Group", "company"), (r"Movement|Front\b|Army", "movement"),
            (r"Agency|Office|Department|Commission|Committee|Council|Directorate|Bureau|Authority|Police|Service|Board|Forces?", "agency"),
            (r"Association|Foundation|Center|Union|Network|Federation|Watch|Institute|League|Alliance|Society|Initiative", "ngo")):
        if re.search(pattern, name):
            return sort
    return "other"


def _places(text: str, tokens: list[Token], held: Sequence[tuple[int, int]]) -> list[Thing]:
    known = words()
    found: list[Thing] = []
    for span in spans_of(tokens):
        first, last = span.first, span.last
        while first < last and tokens[first].first and (
                tokens[first].text.lower() in cues.STOPS or tokens[first].text.lower() in cues.TIME
                or tokens[first].text.lower() in cues.ROLES):
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
                if not any(start < b and end > a for a, b in held) and (
                        sort == "country" or prepared) and (
                            name not in _ALSO_NAMES or alone) and not text[end:end + 1] == "-" \
                        and not (not alone and any(t.text in _HEADS for t in tokens[first:last])
                                 and sort != "country"):
                    end, sort, name = _area(text, end, sort, start, code)
                    found.append(Thing("place", start, end, slug(name), name, sort, code,
                                       "rule:known-place", 0.9 if sort == "country" else 0.85))
                at += size
                continue
            at += 1
        start, end = tokens[first].start if first < last else 0, tokens[last - 1].end
        if first >= last or any(t.start < end and t.end > start for t in found) or any(
                start < b and end > a for a, b in held):
            continue
        names = [t.text for t in tokens[first:last]]
        after = re.match(r" ([a-z]+)", text[end:])
        before = tokens[first - 1].text.lower() if first else ""
        if any(n in _HEADS or n.lower() in cues.TIME or n in known.demonyms for n in names):
            continue
        if names[-1].lower() in _AREAS and len(names) > 1:
            found.append(Thing("place", start, end, slug(text[start:end]), text[start:end],
                               _AREAS[names[-1].lower()], "", "rule:area", 0.85))
        elif after and after[1] in _AREAS and not all(n.lower() in known.common for n in names):
            stop, sort, name = _area(text, end, "other", start, "")
            if after[1] not in ("state", "city", "department", "division") or before in _INTO | {"the"}:
                found.append(Thing("place", start, stop, slug(name), name, _AREAS[after[1]], "",
                                   "rule:area", 0.85))
        elif before in ("in", "near", "outside") and len(names) < 4 and not any(
                n.lower() in known.common for n in names):
            found.append(Thing("place", start, end, slug(text[start:end]), text[start:end], "other",
                               "", "rule:placed", 0.6))
    return found


def _area(text: str, end: int, sort: str, start: int, code: str) -> tuple[int, str, str]:
    """Take ``region`` or ``province`` after a name into it."""
    after = re.match(r" (region|province|oblast|governorate|county|voivodeship|Province|Region|State)\b", text[end:])
    if after and sort != "country":
        end += after.end()
        sort = "region"
    return end, sort, text[start:end]


def _known_place(tokens: list[Token], at: int, last: int) -> tuple[int, str, str] | None:
    known = words()
    for size in range(min(4, last - at), 0, -1):
        name = " ".join(t.text for t in tokens[at:at + size])
        if name in known.countries:
            return size, known.countries[name], "country"
        if name in known.cities and not (size == 1 and name.lower() in known.common):
            return size, known.cities[name], "city"
    return None
