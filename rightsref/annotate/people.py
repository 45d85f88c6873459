"""Finds the people that a report names, and every mention of each.

In: the tokens of its paragraphs. Out: people with their mentions. Never takes a court, a place,
a law or a university that bears a person's name for the person.

Evidence is gathered for a form over the whole report (titles and roles before it, age or
apposition after it, what it does, known names, its surname alone further on), weighed once
(``name_weights.py``), and only then are mentions resolved.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from rightsref.annotate import cues
from rightsref.annotate.name_cuts import familiar
from rightsref.annotate.name_forms import alike, core, plain, variant, within
from rightsref.annotate.name_weights import ENOUGH, NEVER, weigh
from rightsref.annotate.sightings import Seen, seen_in
from rightsref.annotate.tokens import LINKS, Token
from rightsref.annotate.words import words


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
    seen, groups = grouped(texts, tokens)
    return persons(seen, groups, weigh(seen, groups, tokens, texts))


def persons(
    seen: list[Seen], groups: dict[tuple[str, ...], list[int]], weight: dict[tuple[str, ...], float]
) -> list[Found]:
    """Give the people with their mentions, by the weight of each form."""
    found = _clusters(seen, groups, weight)
    _add_aliases(seen, found, weight)
    _resolve(seen, groups, weight, found)
    for person in found:
        person.mentions.sort()
    return [person for person in found if person.mentions]


def grouped(
    texts: Sequence[str], tokens: Sequence[list[Token]]
) -> tuple[list[Seen], dict[tuple[str, ...], list[int]]]:
    """Give what was seen of every form of a report, and where each form stands in that."""
    seen = [one for number, row in enumerate(tokens)
            for one in seen_in(number, row, texts[number])]
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, one in enumerate(seen):
        groups[one.form].append(at)
    return seen, groups


def _clusters(
    seen: list[Seen], groups: dict[tuple[str, ...], list[int]], weight: dict[tuple[str, ...], float]
) -> list[Found]:
    full = sorted(
        (form for form in groups if len(core(form)) > 1 and weight[form] >= ENOUGH),
        key=lambda form: (-len(form), groups[form][0]),
    )
    found: list[Found] = []
    for form in full:
        sure = min(0.99, 0.75 + (weight[form] - ENOUGH) * 0.06)
        hosts = [person for person in found if any(within(form, other) for other in person.forms)]
        if len(hosts) > 1:
            hosts = [_nearest(hosts, seen, groups, groups[form][0])]
        if not hosts:
            hosts = [
                person
                for person in found
                if variant(form, person.form)
                and (
                    _near(seen, groups, form, person.forms)
                    or (core(form)[0] == core(person.form)[0] and len(form[-1]) > 6)
                )
            ]
        if len(hosts) == 1:
            hosts[0].forms.add(form)
            hosts[0].confidence = max(hosts[0].confidence, sure)
        else:
            found.append(Found(form, sure, {form}))
    return found


_ALIAS_WITHIN = 12
"""Tokens from the end of a name to its alias."""


def _add_aliases(
    seen: list[Seen], found: list[Found], weight: dict[tuple[str, ...], float]
) -> None:
    """Give a person what they are "also known as", as one more form of their name."""
    owner = {form: person for person in found for form in person.forms}
    for at, one in enumerate(seen):
        if not one.alias or one.bars or one.grouped or at == 0 or weight[one.form] <= NEVER:
            continue
        before = seen[at - 1]
        if before.alias and at > 1:
            before = seen[at - 2]
        person = owner.get(before.form)
        if (
            person is None
            or before.paragraph != one.paragraph
            or one.first - before.last > _ALIAS_WITHIN
        ):
            continue
        other = owner.get(one.form)
        if other is person:
            continue
        if other is not None:
            person.forms |= other.forms
            found.remove(other)
            owner |= dict.fromkeys(other.forms, person)
        person.forms.add(one.form)
        owner[one.form] = person


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
        for word in {word for form in person.forms for word in core(form)}:
            if not (word.islower() and word in LINKS) and len(word) > 1:
                parts[word].append(person)
                if word[:3] in ("al-", "el-") and len(word) > 6:
                    parts[word[3:]].append(person)
    titles = {
        id(person): {
            seen[at].word
            for form in person.forms
            for at in groups.get(form, ())
            if seen[at].title or seen[at].role
        }
        for person in found
    }
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
        names = core(one.form)
        if not names or one.bars:
            continue
        candidates = [
            person
            for person in parts.get(names[-1], [])
            if len(names) == 1 or any(within(one.form, f) for f in person.forms)
        ]
        if not candidates:
            continue
        if not _may_stand_alone(one, names, candidates):
            continue
        if _is_another(one, names, candidates, seen, groups, titles, lone):
            # "President Erdogan", and others of that name told of once, far from here.
            person = lone.get(names[0]) or Found(one.form, 0.8, {one.form})
            if names[0] not in lone:
                lone[names[0]] = person
                found.append(person)
            _take(person, one, "title", 0.8)
            continue
        person = _by_title(candidates, one, titles) or _choose(
            candidates, names, last, seen, groups, at
        )
        _take(person, one, "short-name", 0.95 if len(candidates) == 1 else 0.8)
        last[id(person)] = at
    taken = {(m[0], m[1]) for person in found for m in person.mentions}
    for _, one in later:
        if (one.paragraph, one.start) in taken or one.bars or len(core(one.form)) != 1:
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
        titled = any(seen[at].title or seen[at].role for at in groups[one.form])
        if weight[one.form] >= (ENOUGH if titled else _UNTITLED) and not one.the and len(word) > 1:
            owners = [person for person in parts.get(core(one.form)[-1], [])
                      if person in found and person.mentions]
            if len(owners) == 1 and not one.placed:
                _take(owners[0], one, "short-name", 0.7)
                continue
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
        full[at - size : at] == one.links and plain(full[at]) == plain(one.form[0])
        for at in range(size, len(full))
    )


def _may_stand_alone(one: Seen, names: tuple[str, ...], candidates: list[Found]) -> bool:
    """Tell whether a part of a name is meant as the person where it stands alone."""
    known = words()
    word = names[-1]
    borne = any(core(form)[0] == word and "-" in form[-1] for p in candidates for form in p.forms)
    if one.the or (len(names) == 1 and word.lower() in cues.BODIES and not borne):
        return False
    ends = any(
        core(form)[-1].removeprefix("al-") == word.removeprefix("al-")
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
        return cued or (
            ends and not one.placed and (familiar(word) or _named_near(one, candidates))
        )
    return ends or cued or not one.placed


_KIN = cues.PERSONAL | {"lady"}
_UNTITLED = ENOUGH + 1.2
"""Weight from which a name of one word, never told in full and without title or role, is a
person's: below it, four of five such words in reports that nobody had marked were none."""
_APART = 3
"""Paragraphs from which a full name is far from a surname with a title."""


def _is_another(
    one: Seen,
    names: tuple[str, ...],
    candidates: list[Found],
    seen: list[Seen],
    groups: dict[tuple[str, ...], list[int]],
    titles: dict[int, set[str]],
    lone: dict[str, Found],
) -> bool:
    """Tell whether a surname with a title is somebody whom the report never names in full."""
    if len(names) != 1 or not (one.title or names[0] in lone):
        return False
    if any(one.word in titles.get(id(person), ()) for person in candidates):
        return False
    where = [
        seen[place].paragraph - one.paragraph
        for person in candidates
        for form in person.forms
        for place in groups.get(form, ())
        if len(form) > 1
    ]
    if len(candidates) > 1:
        return not any(abs(away) <= _APART for away in where)
    # "First Lady Emine Erdogan", far below "President Erdogan", is another.
    kin = titles.get(id(candidates[0]), set()) & _KIN
    return bool(kin) and bool(where) and min(where) > _APART


def _named_near(one: Seen, candidates: list[Found]) -> bool:
    return any(
        abs(number - one.paragraph) <= 1
        for person in candidates
        for number, *_ in person.mentions
    )


def _by_title(
    candidates: list[Found], one: Seen, titles: dict[int, set[str]]
) -> Found | None:
    """Give the one who bears the title that stands before a name: "President Erdogan"."""
    if len(candidates) < 2 or not one.title:
        return None
    bearing = [person for person in candidates if one.word in titles.get(id(person), ())]
    return bearing[0] if len(bearing) == 1 else None


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
            core(form)[-1].removeprefix("al-") == names[-1].removeprefix("al-")
            and "bin" not in form[-2:]
            for form in person.forms
        )
        if one_title in _REGNAL:
            ends = any(core(form)[0] == names[-1] for form in person.forms)
            return (0 if ends else 1, 0, at - last.get(id(person), -1))
        before = last.get(id(person), -1)
        close = before >= 0 and seen[at].paragraph - seen[before].paragraph <= 1
        first = min(groups[form][0] for form in person.forms if form in groups)
        return (0 if close else 1, 0 if ends else 1, at - before if before >= 0 else 10**6 + first)

    return min(candidates, key=rank)
