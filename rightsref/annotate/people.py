"""Finds the people that a report names, and every mention of each.

In: the tokens of its paragraphs. Out: people with their mentions. Never takes a court, a place,
a law or a university that bears a person's name for the person.

Evidence is gathered for a form over the whole report (titles and roles before it, age or
apposition after it, what it does, known names, its surname alone further on), weighed once, and
only then are mentions resolved.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from rightsref.annotate import cues
from rightsref.annotate.sightings import Seen, familiar, seen_in
from rightsref.annotate.tokens import LINKS, Token
from rightsref.annotate.words import words

ENOUGH = 3.0
"""Evidence from which a form names a person."""
_SUFFIX = frozenset(("Jr", "Sr", "II", "III", "IV"))


@dataclass
class Found:
    """A person of the report."""

    form: tuple[str, ...]
    """The fullest form."""
    confidence: float
    forms: set[tuple[str, ...]] = field(default_factory=set)
    mentions: list[tuple[int, int, int, str, float]] = field(default_factory=list)
    """Paragraph, start, end, rule, confidence."""


def people_of(texts: Sequence[str], tokens: Sequence[list[Token]]) -> list[Found]:
    """Give the people of a report with their mentions."""
    seen: list[Seen] = []
    for number, row in enumerate(tokens):
        seen += seen_in(number, row, texts[number])
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, one in enumerate(seen):
        groups[one.form].append(at)
    weight = _weigh(seen, groups)
    found = _clusters(seen, groups, weight)
    _resolve(seen, groups, weight, found)
    for person in found:
        person.mentions.sort()
    return [person for person in found if person.mentions]


# ---- what the evidence weighs -------------------------------------------------------------------


def _weigh(
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


# ---- who is who ---------------------------------------------------------------------------------


def _core(form: tuple[str, ...]) -> tuple[str, ...]:
    """Give a form's words without Jr, and with one way to write the Arabic article."""
    return tuple(_plain(word) for word in form if word not in _SUFFIX)


@cache
def _plain(word: str) -> str:
    head = word[:3].lower()
    return head + word[3:] if head in ("al-", "el-") and len(word) > 4 else word


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether a form is a shorter way to write another."""
    short, long = _core(short), _core(long)
    if len(short) >= len(long):
        return False
    size = len(short)
    if any(long[at : at + size] == short for at in range(len(long) - size + 1)):
        return True
    rest = iter(long)
    return (
        size > 1
        and all(word in rest for word in short)
        and (short[0] == long[0] or short[-1] == long[-1])
    )


def edits(one: str, two: str, most: int = 2) -> int:
    """Give the number of edits between two words, no more than ``most`` + 1."""
    if abs(len(one) - len(two)) > most:
        return most + 1
    previous = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(two, 1):
            row.append(min(previous[j] + 1, row[-1] + 1, previous[j - 1] + (a != b)))
        if min(row) > most:
            return most + 1
        previous = row
    return previous[-1]


def alike(one: str, two: str) -> bool:
    """Tell whether two words may be spellings of one name."""
    if one == two:
        return True
    shorter = min(len(one), len(two))
    vowels = one[0] in "AEIOUY" and two[0] in "AEIOUY"
    if (one[0] != two[0] and not vowels) or shorter < (4 if vowels else 5):
        return False
    return edits(one.lower(), two.lower()) <= (2 if shorter >= 9 else 1)


def _clusters(
    seen: list[Seen], groups: dict[tuple[str, ...], list[int]], weight: dict[tuple[str, ...], float]
) -> list[Found]:
    full = sorted(
        (form for form in groups if len(_core(form)) > 1 and weight[form] >= ENOUGH),
        key=lambda form: (-len(form), groups[form][0]),
    )
    found: list[Found] = []
    for form in full:
        sure = min(0.99, 0.75 + (weight[form] - ENOUGH) * 0.06)
        hosts = [person for person in found if any(_within(form, other) for other in person.forms)]
        if len(hosts) > 1:
            hosts = [_nearest(hosts, seen, groups, groups[form][0])]
        if not hosts:
            hosts = [
                person
                for person in found
                if len(person.form) == len(form)
                and _variant(form, person.form)
                and _near(seen, groups, form, person.forms)
            ]
        if len(hosts) == 1:
            hosts[0].forms.add(form)
            hosts[0].confidence = max(hosts[0].confidence, sure)
        else:
            found.append(Found(form, sure, {form}))
    return found


def _variant(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    pairs = list(zip(_core(one), _core(two), strict=False))
    same = sum(a == b for a, b in pairs)
    return (
        len(_core(one)) == len(_core(two))
        and same > 0
        and all(alike(a, b) or (same > 1 and edits(a.lower(), b.lower(), 1) <= 1) for a, b in pairs)
    )


def _near(
    seen: list[Seen],
    groups: dict[tuple[str, ...], list[int]],
    form: tuple[str, ...],
    forms: set[tuple[str, ...]],
) -> bool:
    """Tell whether two spellings stand close enough to be one person's."""
    mine = [seen[at].paragraph for at in groups[form]]
    theirs = [seen[at].paragraph for other in forms for at in groups[other]]
    return any(abs(a - b) <= 60 for a in mine for b in theirs)


def _nearest(
    hosts: list[Found], seen: list[Seen], groups: dict[tuple[str, ...], list[int]], at: int
) -> Found:
    """Give the person last named before a place, else the first named after it."""

    def distance(person: Found) -> tuple[int, int]:
        places = [place for form in person.forms for place in groups[form]]
        before = [at - place for place in places if place < at]
        return (0, min(before)) if before else (1, min(abs(place - at) for place in places))

    return min(hosts, key=distance)


def _resolve(
    seen: list[Seen],
    groups: dict[tuple[str, ...], list[int]],
    weight: dict[tuple[str, ...], float],
    found: list[Found],
) -> None:
    """Give every mention to its person; make a person of a lone name with a title."""
    known = words()
    owner: dict[tuple[str, ...], Found] = {}
    for person in found:
        for form in person.forms:
            owner[form] = person
    parts: dict[str, list[Found]] = defaultdict(list)
    for person in found:
        for word in {word for form in person.forms for word in _core(form)}:
            if not (word.islower() and word in LINKS) and len(word) > 1:
                parts[word].append(person)
                if word[:3] in ("al-", "el-") and len(word) > 6:
                    parts[word[3:]].append(person)
    last: dict[int, int] = {}
    lone: dict[str, Found] = {}
    later: list[tuple[int, Seen]] = []
    for at, one in enumerate(seen):
        chosen = owner.get(one.form)
        if chosen is not None:
            if not one.bars:
                _take(chosen, one, "full-name", chosen.confidence)
                last[id(chosen)] = at
            continue
        later.append((at, one))
        names = _core(one.form)
        if not names or one.bars:
            continue
        candidates = [
            person
            for person in parts.get(names[-1], [])
            if len(names) == 1 or any(_within(one.form, f) for f in person.forms)
        ]
        if not candidates:
            continue
        if not _may_stand_alone(one, names, candidates):
            continue
        if (
            len(candidates) > 1
            and len(names) == 1
            and (one.title or names[0] in lone)
            and not any(
                abs(seen[place].paragraph - one.paragraph) <= 3
                for person in candidates
                for form in person.forms
                for place in groups.get(form, ())
            )
        ):
            # "President Erdogan", and two others of that name told of once, far from here.
            person = lone.get(names[0]) or Found(one.form, 0.8, {one.form})
            if names[0] not in lone:
                lone[names[0]] = person
                found.append(person)
            _take(person, one, "title", 0.8)
            continue
        person = _choose(candidates, names, last, seen, groups, at)
        _take(person, one, "short-name", 0.95 if len(candidates) == 1 else 0.8)
        last[id(person)] = at
    taken = {(m[0], m[1]) for person in found for m in person.mentions}
    for _, one in later:
        if (one.paragraph, one.start) in taken or one.bars or len(_core(one.form)) != 1:
            continue
        word = one.form[0]
        spelled = (
            []
            if word.lower() in known.common or word in known.cities
            else [
                person
                for person in found
                if any(alike(word, form[-1]) and word != form[-1] for form in person.forms)
                and any(abs(m[0] - one.paragraph) <= 1 for m in person.mentions)
            ]
        )
        if len(spelled) == 1 and len(word) > 5 and not one.the and not one.placed:
            _take(spelled[0], one, "spelling", 0.7)
            spelled[0].forms.add(one.form)
            continue
        if weight[one.form] >= ENOUGH and not one.the:
            person = lone.get(word) or Found(one.form, 0.75, {one.form})
            if word not in lone:
                lone[word] = person
                found.append(person)
            _take(person, one, "title", min(0.9, 0.6 + (weight[one.form] - ENOUGH) * 0.1))


def _take(person: Found, one: Seen, rule: str, sure: float) -> None:
    # "de Lima": small words that the full name has before this one are part of it here too.
    owned = any(_leads(full, one) for full in person.forms)
    start = one.linked if one.links and owned else one.start
    person.mentions.append((one.paragraph, start, one.end, rule, round(sure, 2)))
    if len(one.form) < len(person.form) or one.form not in person.forms:
        person.forms.add(one.form)


def _leads(full: tuple[str, ...], one: Seen) -> bool:
    """Tell whether a full name has the small words that stand before a mention."""
    size = len(one.links)
    return any(
        full[at - size : at] == one.links and _plain(full[at]) == _plain(one.form[0])
        for at in range(size, len(full))
    )


def _may_stand_alone(one: Seen, names: tuple[str, ...], candidates: list[Found]) -> bool:
    """Tell whether a part of a name is meant as the person where it stands alone."""
    known = words()
    word = names[-1]
    if one.the or (len(names) == 1 and word.lower() in cues.BODIES):
        return False
    ends = any(
        _core(form)[-1].removeprefix("al-") == word.removeprefix("al-")
        for person in candidates
        for form in person.forms
    )
    cued = one.title or one.role or one.acts > 0
    if len(names) > 1:
        return True
    if word.lower() in known.common:
        return cued or (ends and not one.opens and not one.placed)
    if (
        word in known.countries
        or word in known.cities
        or word in known.demonyms
        or word in known.regions
    ):
        return cued or (ends and not one.placed and familiar(word))
    return ends or cued or not one.placed


_REGNAL = frozenset(
    (
        "king",
        "queen",
        "prince",
        "princess",
        "emir",
        "amir",
        "sultan",
        "sheikh",
        "sheikha",
        "pope",
        "crown",
    )
)


def _choose(
    candidates: list[Found],
    names: tuple[str, ...],
    last: dict[int, int],
    seen: list[Seen],
    groups: dict[tuple[str, ...], list[int]],
    at: int,
) -> Found:
    """Choose among people who share a name: the one last named, surname before given name."""
    if len(candidates) == 1:
        return candidates[0]
    one_title = seen[at].word

    def rank(person: Found) -> tuple[int, int, int]:
        ends = any(
            _core(form)[-1].removeprefix("al-") == names[-1].removeprefix("al-")
            and "bin" not in form[-2:]
            for form in person.forms
        )
        if one_title in _REGNAL:
            ends = any(_core(form)[0] == names[-1] for form in person.forms)
            return (0 if ends else 1, 0, at - last.get(id(person), -1))
        before = last.get(id(person), -1)
        close = before >= 0 and seen[at].paragraph - seen[before].paragraph <= 1
        first = min(groups[form][0] for form in person.forms if form in groups)
        return (0 if close else 1, 0 if ends else 1, at - before if before >= 0 else 10**6 + first)

    return min(candidates, key=rank)
