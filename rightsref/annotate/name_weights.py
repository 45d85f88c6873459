"""Weighs the evidence that a form names a person.

In: what was seen of every form over a whole report. Out: a weight for each form, ``ENOUGH`` or
more where it names a person. Never says which person (``people.py`` does).
"""

from __future__ import annotations

from collections import defaultdict

from rightsref.annotate import cues
from rightsref.annotate.name_cuts import familiar
from rightsref.annotate.sightings import Seen
from rightsref.annotate.tokens import LINKS
from rightsref.annotate.words import words

ENOUGH = 3.0
"""Evidence from which a form names a person."""


def weigh(
    seen: list[Seen], groups: dict[tuple[str, ...], list[int]]
) -> dict[tuple[str, ...], float]:
    words()
    offset: dict[int, int] = {}
    for at, one in enumerate(seen):
        offset.setdefault(one.paragraph, at)
    alone = {form[0] for form in groups if len(form) == 1}
    weight: dict[tuple[str, ...], float] = {}
    for form, where in groups.items():
        weight[form] = _form_weight(form, [seen[at] for at in where], alone)
    for form in groups:
        # "Nur Otan Party": what a body is called is no person's name.
        for size in range(2, len(form)):
            if (
                form[size].lower() in cues.BODIES
                and form[:size] in weight
                and not any(seen[at].title or seen[at].role for at in groups[form[:size]])
            ):
                weight[form[:size]] -= 3.0
    _weigh_lists(seen, offset, weight)
    # A name in a list with people is likely one of them, in either direction.
    for _ in range(2):
        raised: dict[tuple[str, ...], float] = {}
        for one in seen:
            if one.listed < 0:
                continue
            other = seen[offset[one.paragraph] + one.listed]
            for low, high in ((one, other), (other, one)):
                if (
                    len(low.form) > 1
                    and weight[high.form] >= ENOUGH > weight[low.form] > -1
                    and not low.bars
                    and not low.the
                    and len(high.form) > 1
                ):
                    raised[low.form] = weight[low.form] + 2.5
        weight.update(raised)
    return weight


def _weigh_lists(
    seen: list[Seen], offset: dict[int, int], weight: dict[tuple[str, ...], float]
) -> None:
    """Let what stands in one list bear on each other, once a form."""
    known = words()
    change: dict[tuple[str, ...], float] = defaultdict(float)
    for one in seen:
        if one.listed < 0:
            continue
        other = seen[offset[one.paragraph] + one.listed]
        if one.bars and not other.bars:
            change[other.form] = min(change[other.form], -2.5)
        for here, there in ((one, other), (other, one)):
            full = " ".join(there.form)
            if (
                full in known.regions or full in known.cities or full in known.countries
            ) and not there.title:
                change[here.form] = min(change[here.form], -1.5)
        if min(weight[one.form], weight[other.form]) >= 1.5 and len(one.form) > 1 < len(other.form):
            for form in (one.form, other.form):
                if change[form] >= 0:
                    change[form] = min(change[form] + 0.6, 1.2)
    for form, value in change.items():
        weight[form] += value


def _form_weight(form: tuple[str, ...], where: list[Seen], alone: set[str]) -> float:
    known = words()
    names = [word for word in form if not (word.islower() and word in LINKS)]
    lower = [word.lower() for word in names]
    if any("-" in word and all(part in known.common for part in word.split("-")) for word in lower):
        return -9.0
    if len(names) == 1 and any(one.bars for one in where) and not any(one.title for one in where):
        return -3.0
    if len(names) == 1 and lower[0].endswith(("ians", "ists", "ites")):
        return -3.0
    if len(names) == 1 and (
        names[0].rstrip("s") in known.demonyms or lower[0].rstrip("s") in known.common
    ):
        return -3.0
    total = len(where)
    if any(word in cues.BODIES or word in cues.TIME for word in lower[-1:]) or (
        any(word in cues.BODIES for word in lower) and not all(familiar(word) for word in names)
    ):
        return -9.0
    if all(one.bars for one in where):
        return -9.0
    full = " ".join(form)
    score = 0.0
    well_known = sum(familiar(word) for word in names)
    outward = sum(one.the or one.placed for one in where) / total
    free = [one for one in where if not one.bars]
    if len(form) > 1:
        score += 4.0 if any(one.title or one.role for one in free) else 0.0
    elif any(one.title for one in free):
        score += 3.2
    elif any(one.apposed for one in free):
        score += 1.0
    elif any(one.role for one in free):
        score += 3.0 if any(one.word in cues.PERSONAL for one in free) else 1.6 + 1.4 * well_known
    if any(one.age for one in free):
        score += 3.5
    if any(one.apposed for one in free):
        score += 2.5
    score += max((one.acts for one in free), default=0.0)
    if any(one.suffers for one in free):
        score += 2.2
    # Short words are common in any language: Can, Do and The are Vietnamese names.
    common = sum(
        word in known.common and (len(word) > 3 or len(lower) == 1) for word in lower
    ) / len(lower)
    if len(form) > 1:
        if common == 0 and 2 <= len(names) <= 4:
            score += 1.8 * (1 - outward)
        if names[0] in known.given:
            score += 1.8
        score += min(well_known, 2) * 0.8
        if (
            names[-1] in alone
            and names[-1].lower() not in known.common
            and names[-1] not in known.cities
            and names[-1] not in known.countries
        ):
            score += 1.5
    else:
        score += 0.5 * well_known
        if well_known == 0 and len(names[0]) < 3:
            score -= 1.5
    score -= (
        (5.0 if len(form) == 1 or common == 1 else 3.0)
        * common
        * (0.5 if well_known == len(names) else 1)
    )
    score -= 5.0 * sum(one.the for one in where) / total
    score -= 2.0 * sum(one.placed for one in where) / total
    if any(one.areal for one in where):
        score -= 4.0
    if full in known.regions or (
        len(form) > 1 and names[-1] in known.regions and names[-1] not in known.family
    ):
        score -= 3.0
    if full in known.countries or full in known.cities or full in known.demonyms:
        score -= 4.0
    elif any(word in known.countries or word in known.demonyms for word in names):
        score -= 2.5
    elif len(form) > 1 and any(word in known.cities and not familiar(word) for word in names):
        score -= 0.4
    score -= 4.0 * (total - len(free)) / total
    if any(one.grouped for one in where):
        score -= 4.0
    if len(form) > 1 and any(one.opens and one.acts for one in free):
        score += 0.5
    if len(form) > 8:
        score -= 3
    return score
