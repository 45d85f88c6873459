"""Whether two records are one person: what speaks for it, what forbids it, how sure it is.

In: two profiles. Out: a ``Verdict``: the same, an offer to the editor, or nothing. Never joins
anything itself. What it calls the same is joined without a question, so it must be sure; where
the evidence is short of that, it offers; where the evidence contradicts, it is silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from rightsref.annotate import cues
from rightsref.annotate.lists import named
from rightsref.annotate.name_forms import core, edits, within
from rightsref.annotate.profiles import Profile
from rightsref.annotate.words import slug, words
from rightsref.model import Person

SURE = 0.9
"""From here on two records are joined without a question."""
WORTH = 0.3
"""Below this a question would waste the editor's time."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the evidence says of two records."""

    confidence: float
    """That they are one person."""
    rule: str
    """``same-name``, ``spelling``, ``order``, ``longer-name`` or ``office``."""
    why: str

    @property
    def same(self) -> bool:
        return self.confidence >= SURE


NOTHING = Verdict(0.0, "", "")
Words = tuple[str, ...]


# ---- names --------------------------------------------------------------------------------------

@cache
def often() -> frozenset[str]:
    """Give the words of names that many people bear."""
    text = resources.files(__package__).joinpath("often.txt").read_text("utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#")
                     for word in line.split())


@lru_cache(maxsize=200_000)
def name_words(form: str) -> Words:
    """Give a name's words as they compare: no titles, no accents, one way to write an article."""
    plain = form.replace("’s", "").replace("‑", "-")
    kept = re.findall(r"[^\W\d_][\w’'ʿ`.-]*", plain)
    while len(kept) > 1 and kept[0].lower().rstrip(".") in cues.TITLES:
        kept.pop(0)
    made = (slug(word) for word in core(tuple(kept)))
    return tuple(re.sub("^(?:al|el|ul)-(?=.{3})", "", word) for word in made
                 if word and word not in ("al", "el", "ul", "ibn", "bin", "ben", "bint"))


@lru_cache(maxsize=200_000)
def sound(word: str) -> str:
    """Give one spelling for the ways to write a name in Latin letters."""
    word = word.replace("-", "")
    for old, new in (("dzh", "j"), ("kh", "h"), ("gh", "g"), ("zh", "j"), ("ph", "f"), ("ck", "k"),
                     ("ts", "c"), ("tch", "ch"), ("sch", "sh"), ("q", "k"), ("w", "v"),
                     ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ey", "i"), ("ei", "i"), ("ai", "i"),
                     ("ay", "i"), ("iy", "i"), ("yi", "i"), ("y", "i"), ("x", "ks"), ("eh", "a"),
                     ("ah", "a"), ("th", "t"), ("dh", "d")):
        word = word.replace(old, new)
    word = re.sub(r"(.)\1+", r"\1", word)
    return word[:1] + word[1:].replace("e", "i").replace("o", "u")


_SEXED = re.compile(r"(?:ov|ev|in|ina|ova|eva|sky|skiy|skaya|ska|ski)$")


def _one_name(one: str, two: str) -> str:
    """Tell how two words are spellings of one name: ``same``, ``sound``, ``near`` or not."""
    if one == two:
        return "same"
    short, long = sorted((one, two), key=len)
    if long.startswith(short) and len(long) - len(short) == 1 and long[-1] in "aeio":
        return ""                                   # Karimov and Karimova, Daniel and Daniela
    if one[:-1] == two[:-1] and {one[-1], two[-1]} <= set("aeio"):
        return ""                                   # Mario and Maria
    if _SEXED.search(one) and _SEXED.search(two) and (one[-1] == "a") != (two[-1] == "a"):
        return ""
    if sound(one) == sound(two) and len(short) > 3:
        return "sound"
    if one[0] != two[0] or len(short) < 5:
        return ""
    return "near" if edits(one, two) <= (2 if len(short) >= 9 else 1) else ""


def likeness(one: Words, two: Words) -> str:
    """Tell by which rule two names may be one: empty where they are not."""
    if len(one) < 2 or len(two) < 2:
        return ""
    if one == two or "".join(one) == "".join(two).replace("-", ""):
        return "same-name"
    if len(one) == len(two):
        if sorted(one) == sorted(two):
            return "order"
        pairs = [_one_name(a, b) for a, b in zip(one, two, strict=True)]
        if all(pairs) and ("near" not in pairs or "same" in pairs):
            return "sound" if "near" not in pairs else "spelling"
        return ""
    short, long = sorted((one, two), key=len)
    ends = short[0] == long[0] or short[-1] == long[-1]
    if ends and len(set(short)) > 1 and within(short, long):
        return "longer-name"
    return ""


def is_common(name: Words) -> bool:
    """Tell whether many people bear a name, so that it says little."""
    return all(word in often() for word in name if len(word) > 1)


def keys_of(form: str) -> Iterable[str]:
    """Give the keys under which names that may be one person's meet."""
    parts = name_words(form)
    for word in {parts[0], parts[-1]} if parts else ():
        yield sound(word)[:4]


# ---- evidence -----------------------------------------------------------------------------------

def _contradiction(one: Profile, two: Profile) -> str:
    """Say what forbids that two records are one person."""
    if one.births and two.births and min(
            abs(a - b) for a in one.births for b in two.births) > 2:
        return "the ages that the reports give are not one person's"
    if one.gender and two.gender and one.gender != two.gender:
        return "one is told of as a woman, the other as a man"
    for first, second in ((one, two), (two, one)):
        if first.died and second.acted > first.died and not second.died:
            return "one had died before the other acts"
    return ""


_JAILED = named("prisoner inmate detainee convict")
_ROBED = named("judge magistrate justice prosecutor warden guard")


def _opposed(one: Profile, two: Profile) -> bool:
    """Tell whether one keeps prisoners and the other is one."""
    return any(a.roles & _JAILED and b.roles & _ROBED and not a.roles & _ROBED
               for a, b in ((one, two), (two, one)))


@dataclass(frozen=True, slots=True)
class Evidence:
    """What two profiles have in common beside the name."""

    verbatim: bool
    """The reports tell the same in the same words."""
    facts: frozenset[str]
    roles: frozenset[str]
    offices: frozenset[str]
    age: bool
    """The ages that they give are one person's."""

    @property
    def case(self) -> bool:
        """Tell whether the reports tell of one case."""
        return self.verbatim or len(self.facts) > 1 or (self.age and bool(
            self.facts or self.roles))

    @property
    def some(self) -> bool:
        return self.case or self.age or bool(self.facts or self.roles or self.offices)

    def __str__(self) -> str:
        said = ["the reports tell it in the same words"] if self.verbatim else []
        said += [f"both name {', '.join(sorted(self.facts)[:3])}"] if self.facts else []
        said += [f"both say {', '.join(sorted(self.roles)[:3])}"] if self.roles else []
        said += ["the ages agree"] if self.age else []
        return "; ".join(said) or "nothing but the name"


def evidence(one: Profile, two: Profile) -> Evidence:
    return Evidence(
        bool(one.runs & two.runs), one.facts & two.facts, one.roles & two.roles,
        one.offices & two.offices,
        any(abs(a - b) <= 1 for a in one.births for b in two.births))


def _abroad(one: Profile, two: Profile) -> bool:
    """Tell whether a report names the other's country where it names the person."""
    codes = words().countries
    lands = {slug(name): code for name, code in codes.items()}

    def of(profile: Profile) -> set[str]:
        return {lands[land] for land in profile.lands if land in lands}

    return bool(one.abroad & of(two) or two.abroad & of(one))


# ---- the verdict --------------------------------------------------------------------------------

def compare(one: Profile, two: Profile) -> Verdict:
    """Weigh whether two records are one person."""
    rule = _rule(one, two)
    if not rule:
        return NOTHING
    if _contradiction(one, two):
        return NOTHING
    shared = evidence(one, two)
    together = not one.lands or not two.lands or bool(one.lands & two.lands)
    common = all(is_common(name_words(form)) for form in (one.forms[0], two.forms[0]))
    sure = (_at_home if together else _far)(rule, common, shared, one, two)
    if _opposed(one, two):
        sure = min(sure, 0.4)
    # Two records of one report were kept apart by what reads it: only the editor may join them.
    if _reports(one) & _reports(two):
        sure = min(sure, 0.85)
    return Verdict(round(sure, 2), rule, str(shared)) if sure >= WORTH else NOTHING


def _reports(profile: Profile) -> set[str]:
    return {passage.report for passage in profile.passages}


def forms_of(person: Person) -> tuple[str, ...]:
    """Give every form of a person's name, the record's own first."""
    return (person.name, *person.also)


def alike(one: Sequence[str], two: Sequence[str]) -> str:
    """Tell by which rule the forms of two names, the fullest first, may be of one person."""
    first, second = name_words(one[0]), name_words(two[0])
    if rule := likeness(first, second):
        return rule
    for mine, theirs in ((one, second), (two, first)):
        if len(theirs) > 1 and any(name_words(form) == theirs for form in mine[1:]):
            return "same-name"
    return ""


def _rule(one: Profile, two: Profile) -> str:
    """Give the rule by which two records may be one: their names, or an office with a surname."""
    if rule := alike(one.forms, two.forms):
        return rule
    first, second = name_words(one.forms[0]), name_words(two.forms[0])
    short, long = sorted((first, second), key=len)
    if len(short) == 1 and short[0] in (long[-1], long[0]) and one.offices & two.offices:
        return "office"
    return ""


def _at_home(rule: str, common: bool, shared: Evidence, one: Profile, two: Profile) -> float:
    """Weigh two names within one country."""
    if rule == "office":
        return 0.6 if shared.facts or shared.verbatim else 0.5
    if rule == "same-name":
        if not common:
            return 0.97 if shared.some else 0.93
        told = shared.verbatim or (len(shared.facts) > 1 and shared.roles) or (
            shared.age and shared.some)
        return 0.95 if told else 0.75 if shared.case else 0.7 if shared.some else 0.45
    if rule in ("sound", "order", "longer-name"):
        if shared.verbatim or (len(shared.facts) > 1 and shared.roles):
            return 0.95 if not common else 0.8
        if rule != "longer-name" and shared.some and not common:
            return 0.92
        if shared.case:
            return 0.85 if not common else 0.7
        return (0.75 if shared.some else 0.6) if not common else 0.5 if shared.some else 0.3
    if shared.verbatim and not common:
        return 0.92
    if common:
        return 0.6 if shared.case else 0.3 if shared.some else 0.0
    return 0.8 if shared.case else 0.6 if shared.some else 0.35


_ABROAD = named("""president premier chancellor king queen pope rapporteur minister secretary
commissioner patriarch""")
"""Offices whose holders are known in other countries."""


def _far(rule: str, common: bool, shared: Evidence, one: Profile, two: Profile) -> float:
    """Weigh two names in the reports of two countries."""
    linked = _abroad(one, two)
    if rule == "same-name":
        if shared.verbatim or (linked and shared.some and not common):
            return 0.95
        if not common and (linked or shared.offices & _ABROAD):
            return 0.9
        if shared.case or (linked and shared.some):
            return 0.85 if not common else 0.6
        return 0.0 if common and not shared.some else 0.5 if not common else 0.3
    if rule in ("sound", "spelling", "order", "longer-name") and not common:
        if linked and shared.some:
            return 0.8
        return 0.5 if shared.case or linked else 0.0
    return 0.0


def best(one: Profile, others: Mapping[str, Profile]) -> tuple[str, Verdict] | None:
    """Give the one of several records that a person is; None where it is not clear which."""
    found = sorted(((compare(one, other), key) for key, other in others.items()),
                   key=lambda pair: (-pair[0].confidence, pair[1]))
    if not found or not found[0][0].same:
        return None
    if len(found) > 1 and found[1][0].same and found[1][0].rule == found[0][0].rule \
            and found[1][0].confidence == found[0][0].confidence:
        return None
    return found[0][1], found[0][0]
