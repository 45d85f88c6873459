"""Proposes rights for a paragraph, by where it stands and by what it says.

In: a paragraph with its section, sub-heading and label, and the report's year. Out: rights with
rank and reason. A single word moves nothing; place alone gives a primary right only where the
words do not speak for another.
"""

from __future__ import annotations

import re

from rightsref.annotate import rights_forms as forms
from rightsref.annotate.rights_signs import COMPILED
from rightsref.annotate.types import SectionedParagraph
from rightsref.model import RightTag


def rights_of(paragraphs: list[SectionedParagraph], year: int) -> list[tuple[RightTag, ...]]:
    """Give the rights of each paragraph of a report, in order."""
    given: list[tuple[RightTag, ...]] = []
    label: str | None = None
    place: tuple[str | None, str | None] = (None, None)
    for paragraph in paragraphs:
        if (paragraph.section, paragraph.heading) != place:
            label, place = None, (paragraph.section, paragraph.heading)
        carried = paragraph.label is None
        label = paragraph.label or label
        given.append(_rights(paragraph, label, carried, year))
    return given


def _rights(
    paragraph: SectionedParagraph, label: str | None, carried: bool, year: int
) -> tuple[RightTag, ...]:
    lower = paragraph.text.lower()
    signs = {right: _signs(right, lower) for right in COMPILED}
    primary, secondary, why, rule = _by_place(paragraph, label, year)
    if not primary:
        # The executive summary speaks of everything: its words alone decide.
        best = sorted(
            (right for right in signs if len(signs[right]) >= 2),
            key=lambda right: (-len(signs[right]), right),
        )[:3]
        if not best:
            return (
                RightTag("none", "primary", "tells how the state is set up", "rule:summary", 0.5),
            )
        return tuple(
            RightTag(
                right,
                "primary" if n == 0 else "secondary",
                COMPILED[right][1],
                "rule:summary",
                0.45,
            )
            for n, right in enumerate(best)
        )
    chosen: list[RightTag] = []
    moved = _moved(paragraph, list(primary), signs, label, carried)
    primary = tuple(_joined(paragraph, moved, signs, lower))
    for right in primary[:3]:
        found = signs.get(right, [])
        sure = 0.9 if found and not carried else 0.85 if found else 0.7
        reason = f"{why}: {_shown(found)}" if found else why
        chosen.append(RightTag(right, "primary", reason, f"rule:{rule}", sure))
    have = set(primary)
    if have == {"none"}:
        return tuple(chosen)
    near = set().union(*(forms.NEAR.get(right, set()) for right in have))
    more = [
        right
        for right in signs
        if right not in have
        and (
            len(signs[right]) >= forms.SECOND.get(right, 2) + (1 if right in near else 0)
            or (right in secondary and signs[right])
        )
    ]
    more.sort(key=lambda right: (right not in secondary, -len(signs[right]), right))
    for right in more[: 4 - len(chosen)][:2]:
        chosen.append(
            RightTag(
                right,
                "secondary",
                f"{COMPILED[right][1]}: {_shown(signs[right])}",
                "rule:signs",
                0.55,
            )
        )
    return tuple(chosen)


def _signs(right: str, text: str) -> list[str]:
    """Give the different signs of a right in a text in lower case."""
    return list(dict.fromkeys(COMPILED[right][0].findall(text)))


def _shown(found: list[str]) -> str:
    return ", ".join(f"“{word.strip()}”" for word in found[:3])


def _by_place(
    paragraph: SectionedParagraph, label: str | None, year: int
) -> tuple[tuple[str, ...], tuple[str, ...], str, str]:
    section = paragraph.section or ""
    if label:
        low = label.lower()
        for pattern, primary, secondary in forms.LABELS:
            if re.search(pattern, low) and not (
                section.startswith("2") and low.startswith(("freedom of movement",))
            ):
                if low.startswith("discrimination") and section.startswith("7"):
                    continue
                if low.startswith("employment") and section == "2.g":
                    return ("statelessness",), ("livelihood",), f"under “{label}”", "label"
                if section.startswith("3") and low.startswith("participation of women"):
                    return primary, ("minorities",), f"under “{label}”", "label"
                return primary, secondary, f"under “{label}”", "label"
    if paragraph.heading:
        low = paragraph.heading.lower()
        for pattern, right in forms.HEADINGS:
            if re.search(pattern, low):
                return (right,), (), f"under “{paragraph.heading}”", "heading"
    table = forms.SECTIONS | next((forms.LATER[y] for y in (2023, 2022) if year >= y), {})
    known = table.get(section)
    if known is None:
        return (), (), "", ""
    return (known,), (), f"in section {section}", "section"


def _joined(
    paragraph: SectionedParagraph, primary: list[str], signs: dict[str, list[str]], lower: str
) -> list[str]:
    """Add the second right that a paragraph is about, where its words say so plainly."""
    here = primary[0]
    if (
        here == "liberty"
        and not re.search(r"\barrests?\b.*\bdetain", lower)
        and len(re.findall(r"attorney|lawyer|counsel", lower)) >= 3
        and (paragraph.section or "") == "1.d"
    ):
        return ["fair-trial", "liberty"]
    for at, other, pattern in forms.JOINS:
        if here == at and other not in primary and re.search(pattern, lower, re.S):
            return [*primary, other]
    return primary


def _moved(
    paragraph: SectionedParagraph,
    primary: list[str],
    signs: dict[str, list[str]],
    label: str | None,
    carried: bool,
) -> list[str]:
    """Let what the paragraph says correct what its place says."""
    section, text = paragraph.section or "", paragraph.text
    if not primary:
        return primary
    here = primary[0]
    if (
        section == "2.a"
        and here == "expression"
        and not label
        and len(signs["press"]) >= 3
        and len(signs["press"]) > len(signs["expression"])
    ):
        return ["press"]
    if here == "press" and carried and len(signs["press"]) < 2 and signs["expression"]:
        return ["expression"]
    if here == "press" and len(signs["press"]) < 2 and len(signs["expression"]) > 1:
        return ["expression"]
    if (
        section == "3"
        and here == "political-participation"
        and len(signs["elections"]) >= 3
        and not (label or "").lower().startswith(("political", "participation"))
    ):
        return ["elections"]
    if here == "elections" and carried and not signs["elections"]:
        return ["political-participation"]
    if (
        section == "2.b"
        and here == "assembly"
        and not paragraph.heading
        and len(signs["association"]) > len(signs["assembly"])
    ):
        return ["association"]
    if (
        section == "2.b"
        and here == "assembly"
        and not paragraph.heading
        and len(signs["association"]) >= 2
        and len(signs["assembly"]) >= 1
        and re.search(r"assembly and association", text)
    ):
        return ["assembly", "association"]
    if section == "2.d" and here == "movement" and len(signs["movement"]) == 0:
        for other in ("refugees", "migrants", "displaced-persons", "statelessness"):
            if len(signs[other]) >= 2:
                return [other]
    if section == "2.d" and here == "movement" and len(signs["migrants"]) >= 2:
        return ["movement", "migrants"]
    if (
        section == "5"
        and re.search(
            r"ombuds|human rights commission(?:er)?\b|national (?:human rights|commission)|"
            r"the commission\b",
            text,
            re.I,
        )
        and len(signs["remedy"]) >= 1
        and (label or "").lower().startswith("government")
    ):
        return ["remedy"]
    if section == "5" and here == "remedy" and (label or "").lower().startswith("the united"):
        return ["human-rights-defenders"]
    if (
        here == "torture"
        and section == "1.c"
        and not paragraph.heading
        and len(signs["torture"]) == 0
        and len(signs["remedy"]) >= 2
    ):
        return ["remedy"]
    if (
        here == "prison-conditions"
        and re.search(r"religio(?:us|n)", text)
        and len(signs["religion"]) >= 2
        and len(signs["prison-conditions"]) <= 3
        and len(text) < 700
    ):
        return ["religion", "prison-conditions"]
    if (
        here == "remedy"
        and (paragraph.heading or "").lower().startswith("role")
        and not signs["remedy"]
    ):
        return ["liberty"]
    if here == "life" and section in ("1.g", "1.i") and not label:
        order = [
            right
            for right in ("displaced-persons", "torture", "disappearance", "children")
            if len(signs[right]) > max(len(signs["life"]), 1)
        ]
        return order[:1] or primary
    if section == "7.b" and signs["children"] and len(signs["children"]) > 2:
        return ["livelihood", "children"]
    return primary
