"""What a report shows of a form that may name a person: its words, and what stands around it.

In: the tokens of a report and where a form was seen. Out: features with values, the same when they
are learnt (``tools/train_people.py``) and when they are used. Never weighs them.

``b1=`` ``b2=`` words right before, ``a1=`` ``a2=`` right after, ``cb=`` ``cf=`` words up to seven
away in the sentence, ``w=`` words of the form, ``F=`` ``M=`` ``L=`` first, middle and last one,
``s…=`` ``p3=`` their ends and beginnings, ``h=`` what a list of names is introduced by, ``x:``
cues that were seen once at least.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from rightsref.annotate import cues
from rightsref.annotate.name_cuts import familiar
from rightsref.annotate.sightings import Seen
from rightsref.annotate.tokens import LINKS, Token
from rightsref.annotate.words import words

_ROLE = cues.ROLES | cues.TITLES
_JOINING = frozenset((",", "“", "of", "the", "and", "by", "for"))
_FAR = 7
"""Words away that still say something."""
_OVER = frozenset(("of", "for", "in", "at", "on", "to"))
_LONG = 18
"""Words away at which an office may stand whose holder is named after a comma."""
_INTRODUCING = frozenset((",", "(", ":", "such", "as", "including", "like", "were", "are", "“",
                          "namely", "the", "and", "of", "them", "two", "three"))
Form = tuple[str, ...]


def features_of(
    form: Form,
    seen: Sequence[Seen],
    rows: Sequence[list[Token]],
    texts: Sequence[str],
    alone: frozenset[str],
) -> dict[str, float]:
    """Give the features of a form; ``alone`` are the words that stand alone in the report."""
    found: dict[str, float] = defaultdict(float)
    names = [word for word in form if not (word.islower() and word in LINKS)]
    _around(found, seen, rows, texts)
    _cues(found, seen)
    _lists(found, form, names, alone)
    _letters(found, names)
    found["bias"] = 1.0
    found[f"words={min(len(names), 6)}"] = 1.0
    found["times"] = min(len(seen), 8) / 8
    if len(form) > len(names):
        found["links"] = 1.0
    return dict(found)


def _around(found: dict[str, float], seen: Sequence[Seen], rows: Sequence[list[Token]],
            texts: Sequence[str]) -> None:
    one_of = 1 / len(seen)
    for one in seen:
        row, text = rows[one.paragraph], texts[one.paragraph]
        before = [token.text.lower() for token in row[max(0, one.first - _FAR):one.first]]
        after = [token.text.lower() for token in row[one.last:one.last + _FAR]]
        for at in range(len(before) - 1, -1, -1):
            if before[at] in (".", ";"):
                before = before[at + 1:]
                break
        after = after[:next((at for at, word in enumerate(after) if word in (".", ";")), _FAR)]
        last = "^" if one.opens else before[-1] if before else "^"
        other = before[-2] if len(before) > 1 else "^"
        possessive = text[one.end:one.end + 1] in ("’", "'")
        next_ = "’s" if possessive else after[0] if after else "$"
        third = after[1] if len(after) > 1 else "$"
        found[f"b1={last}"] += one_of
        found[f"b2={other} {last}" if last in _JOINING else f"b2={other}"] += one_of
        found[f"a1={next_}"] += one_of
        found[f"a2={next_} {third}" if next_ in (",", "(", "was", "were", "and")
              else f"a2={third}"] += one_of
        for word in before:
            if word[0].isalpha():
                found[f"cb={word}"] += one_of / 2
        for word in after:
            if word[0].isalpha():
                found[f"cf={word}"] += one_of / 2
        if last == "," and any(map(_is_role, before)):
            found["x:role before comma"] = 1.0
        if any(map(_is_role, before[-3:])):
            found["x:role near"] = 1.0
        if len(after) > 1 and after[0] in ",(" and any(map(_is_role, after[1:6])):
            found["x:role after"] = 1.0
        _offices_and_things(found, one, row, after)
        if last == "“":
            found["x:quoted"] = 1.0
        if after[:1] == ["("] and one.last + 1 < len(row) and row[one.last + 1].acronym:
            found["x:short form after"] = 1.0
        if len(after) > 1 and after[0] in ",(" and after[1].isdigit() and len(after[1]) < 3:
            found["x:age after"] = 1.0


def _offices_and_things(found: dict[str, float], one: Seen, row: list[Token],
                        after: Sequence[str]) -> None:
    """Look further: "chairwoman of the …, X", "outlets such as X, Y and Z", "X, an NGO that"."""
    head = [token.text.lower() for token in row[max(0, one.first - _LONG):one.first]]
    for at in range(len(head) - 1, -1, -1):
        if head[at] in (".", ";", ":"):
            head = head[at + 1:]
            break
    if head[-1:] == [","] and any(_is_role(word) and head[at + 1] in _OVER
                                  for at, word in enumerate(head[:-1])):
        found["x:office before comma"] = 1.0
    before = [token.text.lower() for token in row[max(0, one.list_first - 5):one.list_first]]
    while before and before[-1] in _INTRODUCING:
        before.pop()
    if before:
        noun = before[-1]
        if noun in cues.GROUPS or noun in cues.BODIES or noun.removesuffix("s") in cues.THINGS:
            found["x:list of things"] = 1.0
        elif noun in cues.ROLES:
            found["x:list of people"] = 1.0
        found[f"h={noun}"] = 1.0
    if len(after) > 2 and after[0] in ",(" and after[1] in ("a", "an", "the", "one"):
        near = after[2:7]
        if any(word in cues.THINGS for word in near) and not any(map(_is_role, near)):
            found["x:thing after"] = 1.0
    if one.alias:
        found["x:alias"] = 1.0


def _cues(found: dict[str, float], seen: Sequence[Seen]) -> None:
    for name in ("the", "placed", "bars", "opens"):
        share = sum(bool(getattr(one, name)) for one in seen) / len(seen)
        if share:
            found[f"share:{name}"] = share
    for name in ("title", "role", "age", "apposed", "suffers", "grouped", "areal"):
        if any(getattr(one, name) for one in seen):
            found[f"x:{name}"] = 1.0
    found["acts"] = max(one.acts for one in seen)
    if any(one.listed >= 0 for one in seen):
        found["x:listed"] = 1.0


def _lists(found: dict[str, float], form: Form, names: Sequence[str],
           alone: frozenset[str]) -> None:
    known = words()
    full = " ".join(form)
    share = sum(map(familiar, names)) / len(names)
    found["familiar"] = share
    found["common"] = sum(word.lower() in known.common for word in names) / len(names)
    for name, holds in (
        ("all familiar", share == 1),
        ("given first", names[0] in known.given),
        ("family last", names[-1] in known.family),
        ("region", full in known.regions),
        ("place", full in known.countries or full in known.cities),
        ("people", any(word in known.countries or word in known.demonyms for word in names)),
        ("town", any(word in known.cities for word in names)),
        ("body", any(word.lower() in cues.BODIES for word in names)),
        ("body last", names[-1].lower() in cues.BODIES),
        ("alone", len(names) > 1 and names[-1] in alone),
    ):
        if holds:
            found[f"x:{name}"] = 1.0


def _letters(found: dict[str, float], names: Sequence[str]) -> None:
    one_of = 1 / len(names)
    for at, word in enumerate(names):
        lower = word.lower()
        place = "F" if at == 0 else "L" if at == len(names) - 1 else "M"
        found[f"w={lower}"] += one_of
        found[f"{place}={lower}"] += 0.5
        if len(lower) > 4:
            for size in (2, 3, 4):
                found[f"s{size}={lower[-size:]}"] += one_of
            found[f"p3={lower[:3]}"] += one_of
        for shape, holds in (
            ("hyphen", "-" in word),
            ("apostrophe", "’" in word or "'" in word),
            ("accent", any(ord(letter) > 127 and letter != "’" for letter in word)),
            ("initial", len(word) == 1),
            ("short", len(word) < 4),
        ):
            if holds:
                found[f"x:{shape}"] = 1.0


def with_neighbours(
    found: Mapping[str, float], listed: Sequence[float], surname: float | None
) -> dict[str, float]:
    """Add the scores of the forms in one list with this, and of its last word alone."""
    given = dict(found)
    if listed:
        near = [held(score) for score in listed]
        given["listed highest"] = max(near)
        given["listed lowest"] = min(near)
        given["listed mean"] = sum(near) / len(near)
        given["x:neighbours"] = 1.0
    if surname is not None:
        given["surname alone"] = held(surname)
        given["x:surname"] = 1.0
    return given


def held(score: float) -> float:
    """Give a score halved, and held within two, so that one score does not outweigh all."""
    return max(-4.0, min(4.0, score)) / 2


def _is_role(word: str) -> bool:
    return word in _ROLE or (word.endswith("s") and word[:-1] in _ROLE)


def neighbours_of(
    seen: Sequence[Seen], groups: Mapping[Form, Sequence[int]]
) -> dict[Form, list[Form]]:
    """Give the forms that stand in one list with each form."""
    opens: dict[int, int] = {}
    for at, one in enumerate(seen):
        opens.setdefault(one.paragraph, at)
    near: dict[Form, list[Form]] = {form: [] for form in groups}
    for one in seen:
        if one.listed >= 0:
            other = seen[opens[one.paragraph] + one.listed]
            near[one.form].append(other.form)
            near[other.form].append(one.form)
    return near


