"""Weighs the evidence that a form names a person.

In: what was seen of every form over a whole report. Out: a weight for each form, ``ENOUGH`` or
more where it names a person. Never says which person (``people.py`` does).

Two weights are put together: one by rules, from the cues around the form, and one learnt from
reports (``tools/train_people.py``), from its words and its neighbours.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from rightsref.annotate import cues
from rightsref.annotate.learnt import Linear, linear
from rightsref.annotate.name_cuts import familiar
from rightsref.annotate.name_features import (
    Form,
    features_of,
    held,
    neighbours_of,
    with_neighbours,
)
from rightsref.annotate.sightings import Seen
from rightsref.annotate.tokens import LINKS, Token
from rightsref.annotate.words import words

ENOUGH = 3.0
"""Evidence from which a form names a person."""
MODEL = "name_model"
FIRST, SECOND, MANY, ONE = "first look", "second look", "several words", "one word"
"""Classes of the model: a form by itself, a form among its neighbours, and both weights together
for names of several words and of one."""
_BALANCE = 0.4
"""What a name of several words must have more, so that as many are missed as are false: read off
development reports that the model had not seen."""
NEVER = -5.0
"""Weight by rules of what is no name whatever its words say."""


def weigh(
    seen: list[Seen],
    groups: dict[Form, list[int]],
    rows: Sequence[list[Token]],
    texts: Sequence[str],
) -> dict[Form, float]:
    """Give the weight of each form."""
    ruled = ruled_weights(seen, groups)
    features = features_by_form(seen, groups, rows, texts)
    model = linear(MODEL)
    learnt = looked(model, features, neighbours_of(seen, groups))
    return {form: together(model, form, learnt[form], ruled[form]) for form in groups}


def features_by_form(
    seen: Sequence[Seen], groups: Mapping[Form, Sequence[int]], rows: Sequence[list[Token]],
    texts: Sequence[str]
) -> dict[Form, dict[str, float]]:
    """Give the features of each form of a report."""
    alone = frozenset(form[0] for form in groups if len(form) == 1)
    return {form: features_of(form, [seen[at] for at in where], rows, texts, alone)
            for form, where in groups.items()}


def looked(
    model: Linear, features: Mapping[Form, Mapping[str, float]], near: Mapping[Form, list[Form]]
) -> dict[Form, float]:
    """Give the score of each form among its neighbours."""
    first = {form: model.score(found, FIRST) for form, found in features.items()}
    return {form: model.score(
        with_neighbours(found, [first[other] for other in near[form]],
                        first.get(form[-1:]) if len(form) > 1 else None), SECOND)
        for form, found in features.items()}


def together(model: Linear, form: Form, learnt: float, ruled: float) -> float:
    """Put the weight that was learnt and the weight by rules together."""
    if ruled <= NEVER:
        return ruled
    both = {"learnt": held(learnt), "ruled": held(ruled - ENOUGH)}
    if len(form) == 1:
        return ENOUGH + model.score(both, ONE)
    return ENOUGH + model.score(both, MANY) - _BALANCE


def ruled_weights(seen: list[Seen], groups: dict[Form, list[int]]) -> dict[Form, float]:
    """Give the weight of each form by the cues around it."""
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
    korean = len(names) > 1 and _is_korean(names)
    if not korean and any(
        "-" in word and all(part in known.common for part in word.split("-")) for word in lower
    ):
        return -9.0
    if _is_people(names[-1]) or _is_country(names):
        return -9.0
    if len(names) == 1 and any(one.bars for one in where) and not any(one.title for one in where):
        return -3.0
    if len(names) == 1 and lower[0].endswith(("ians", "ists", "ites")):
        return -9.0
    if len(names) == 1 and (
        names[0].rstrip("s") in known.demonyms or lower[0].rstrip("s") in known.common
    ):
        return -3.0
    total = len(where)
    if any(word in cues.BODIES or word in cues.TIME for word in lower[-1:]) or (
        any(word in cues.BODIES for word in lower[korean or names[0] in known.given :])
        and not all(familiar(word) for word in names)
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


def _is_korean(names: list[str]) -> bool:
    """Tell whether a name is a surname and a given name of two syllables: "Park Geun-hye"."""
    return len(names) == 2 and re.fullmatch(r"[A-Z][a-z]{1,5}-[a-z]{1,6}", names[1]) is not None


def _is_people(word: str) -> bool:
    """Tell whether a word names members of a people: "Tamils", "Afro-Cuban", "Syrian-Lebanese"."""
    known = words()
    parts = word.split("-")
    if len(parts) > 1:
        return all(part in _HALVES or part.rstrip("s") in known.demonyms for part in parts)
    return word.endswith("s") and word[:-1] in known.demonyms and not familiar(word)


_HALVES = frozenset(("Afro", "Anglo", "Euro", "Indo", "Sino", "Judeo", "Franco", "Non", "Anti",
                     "Pro", "American", "British", "Canadian"))


def _is_country(names: list[str]) -> bool:
    """Tell whether a form of several words is, or begins with, a country: "Sri Lanka"."""
    known = words()
    return len(names) > 1 and (
        " ".join(names) in known.countries
        or (len(names) > 2 and " ".join(names[:2]) in known.countries)
    )
