"""What reports tell of one person: the evidence by which two records are compared.

In: the forms of a name, and the passages that bear it. Out: ``Profile``. Never compares two
people (``same_person.py`` does), and never takes a word of another sentence for evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rightsref.annotate import cues
from rightsref.annotate.lists import named
from rightsref.annotate.words import slug, words
from rightsref.lands import of_report


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a report, with the places where it names the person."""

    report: str
    """``kazakhstan-2020``."""
    paragraph: str
    text: str
    spans: tuple[tuple[int, int], ...]

    @property
    def land(self) -> str:
        """Give the country of the report as an id, without what it includes."""
        return land_of(self.report)

    @property
    def year(self) -> int:
        return int(self.report[-4:]) if self.report[-4:].isdigit() else 0


@dataclass(frozen=True, slots=True)
class Profile:
    """A person, as far as passages tell."""

    id: str
    forms: tuple[str, ...]
    """Every form of the name, the record's own first."""
    passages: tuple[Passage, ...]
    lands: frozenset[str]
    years: frozenset[int]
    roles: frozenset[str]
    """Words for who the person is: ``journalist``."""
    offices: frozenset[str]
    """Those of them that one person holds at a time: ``president``."""
    facts: frozenset[str]
    """Names, dates and quoted words of the sentences that name the person."""
    runs: frozenset[tuple[str, ...]]
    """Six words in a row of those sentences."""
    births: frozenset[int]
    """Years of birth that ages speak of."""
    gender: str
    """``f``, ``m``, or empty where no title or noun says it."""
    died: int
    """The first year of a report that tells of the death; 0 where none does."""
    acted: int
    """The last year of a report in which the person acts or is acted on that year; else 0."""
    abroad: frozenset[str]
    """Countries that these sentences name, by code."""


_OFFICES = named("""president premier chancellor king queen pope sultan emir amir ayatollah
leader minister speaker governor mayor rapporteur secretary ombudsman patriarch chairman
chairperson commissioner ambassador senator crown imam""")
_FEMALE = named("""ms mrs miss lady queen princess spokeswoman businesswoman congresswoman wife
daughter mother sister aunt niece widow woman girl actress policewoman nun sheikha""")
_MALE = named("""mr sir king prince spokesman businessman congressman husband son father brother
uncle nephew man boy policeman monk sheikh imam""")
_ONE = {"activists": "activist", "journalists": "journalist", "lawyers": "lawyer",
        "attorney": "lawyer", "attorneys": "lawyer", "solicitor": "lawyer", "reporter":
        "journalist", "reporters": "journalist", "correspondent": "journalist", "bloggers":
        "blogger", "defenders": "defender", "leaders": "leader", "politicians": "politician"}
_GENERAL = named("""member members national citizen citizens resident residents man woman men women
official officials victim victims named called identified known user users student deputy old
year-old head suspect suspects son daughter wife husband brother sister father mother""")
"""Roles of so many that they tell nothing."""
_DATED = re.compile(r"\b(?:January|February|March|April|May|June|July|August|September|October|"
                    r"November|December) \d{1,2}\b")
_PROPER = re.compile(r"\b[A-ZÀ-Þ][\w’'-]*[\w]")
_SENTENCE = re.compile(r"(?<!\bMr\.)(?<!\bMrs\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bSt\.)"
                       r"(?<=[a-z0-9)”\"’][.?!]) +(?=[A-Z“\"])")
_DEAD_AFTER = re.compile(
    r"’s (?:death|killing|murder|assassination|execution|body)\b|,? (?:(?:had|who|later|also|and|"
    r"were|was|reportedly|the|of|his|her|[a-z]+ly|[\d,-]+) ?){0,3}(?:died|been killed|killed|"
    r"executed|murdered|assassinated|found dead|shot dead|beaten to death)\b")
_DEAD_BEFORE = re.compile(
    r"(?:death|deaths|killing|murder|assassination|execution|body|killed|murdered|assassinated)"
    r"(?: in \w+)?(?: of)?(?: (?:[\w’-]+)){0,4} $")
_ACTED = re.compile(
    r" (?:(?:reportedly|also|publicly|again) )?(?:said|told|stated|announced|tweeted|urged|"
    r"resigned|fled|pleaded|testified|wrote|called on|returned|was (?:arrested|detained|released|"
    r"sentenced|convicted|summoned|rearrested)|were (?:arrested|detained|released|sentenced))\b")
_AGE_AFTER = re.compile(r",? (?:aged? |\()?(\d{1,2})(?:,| years old|\)|-year-old)")
_AGE_BEFORE = re.compile(r"\b(\d{1,2})-year-old(?: [\w’-]+){0,5} $")


def land_of(report: str) -> str:
    """Give ``china`` of ``china-includes-tibet-2018`` and of ``china-2021``."""
    return re.sub(r"-(?:includes|golan|west-bank)-.*", "", of_report(report))


def profile(id_: str, forms: Sequence[str], passages: Iterable[Passage]) -> Profile:
    """Gather what passages tell of a person."""
    passages = tuple(passages)
    made = _Gathering({slug(word) for form in forms for word in form.split()})
    for passage in passages:
        for start, end in passage.spans:
            made.mention(passage, start, end)
    gender = "f" if made.female > 2 * made.male else "m" if made.male > 2 * made.female else ""
    return Profile(
        id_, tuple(dict.fromkeys(forms)), passages, frozenset(p.land for p in passages),
        frozenset(p.year for p in passages), frozenset(made.roles),
        frozenset(made.roles & _OFFICES), frozenset(made.facts), frozenset(made.runs),
        frozenset(made.births), gender, made.died, made.acted, frozenset(made.abroad))


class _Gathering:
    """Takes one mention after the other."""

    def __init__(self, own: set[str]) -> None:
        self.own = own
        self.roles: set[str] = set()
        self.facts: set[str] = set()
        self.runs: set[tuple[str, ...]] = set()
        self.births: set[int] = set()
        self.abroad: set[str] = set()
        self.female = self.male = self.died = self.acted = 0

    def mention(self, passage: Passage, start: int, end: int) -> None:
        first, last = _sentence(passage.text, start, end)
        before, after = passage.text[first:start], passage.text[end:last]
        self.said(before, after)
        self.dated(passage.year, before, after)
        self.told(before, passage.text[start:end], after)

    def said(self, before: str, after: str) -> None:
        """Note titles and roles beside the name."""
        near = re.split(r"[,;:]", before)[-1]
        words_near = [w.lower() for w in re.findall(r"[\w’-]+", near)][-6:]
        for at, word in enumerate(words_near):
            # "the lawyer for X" and "the wife of X" are somebody else.
            if {"of", "for", "by", "to", "from", "with", "against"} & set(words_near[at:]):
                continue
            self.role(word)
        apposed = re.match(r",? (?:who (?:is|was) )?(?:an? |the |his |her |then[- ]|former )"
                           r"([^,;.()]{3,80})", after)
        if apposed and after.startswith((",", " who")):
            for word in re.findall(r"[\w’-]+", apposed[1])[:7]:
                if word in ("of", "for", "who", "and"):
                    break
                self.role(word.lower())

    def role(self, word: str) -> None:
        word = _ONE.get(word, word)
        if word in _FEMALE:
            self.female += 1
        if word in _MALE:
            self.male += 1
        if (word in cues.ROLES or word in cues.TITLES) and word not in _GENERAL:
            self.roles.add(word)

    def dated(self, year: int, before: str, after: str) -> None:
        """Note ages, a death, and acts of the report's own year."""
        age = _AGE_AFTER.match(after) or _AGE_BEFORE.search(before)
        past = [int(y) for y in re.findall(r"\b(?:19|20)\d\d\b", before + after)]
        then = min([*past, year])
        if age and int(age[1]) > 4 and then == year:
            self.births.add(year - int(age[1]))
        dead = _DEAD_AFTER.match(after) or _DEAD_BEFORE.search(before)
        if dead:
            self.died = min(self.died or then, then)
        elif _ACTED.match(after) and then == year:
            self.acted = max(self.acted, year)

    def told(self, before: str, name: str, after: str) -> None:
        """Note what else the sentence names."""
        known = words()
        around = f"{before}\N{BULLET}{after}"
        self.facts |= set(_DATED.findall(around))
        self.facts |= {quote.lower() for quote in re.findall(r"“([^”]{4,50}?)[,.]?”", around)}
        for found in _PROPER.finditer(around):
            word = found[0].removesuffix("’s").removesuffix("'s")
            low = word.lower()
            if word in known.countries:
                self.abroad.add(known.countries[word])
            if (found.start() == 0 or low in cues.BODIES or low in cues.TIME or low in cues.STOPS
                    or low in cues.TITLES or slug(word) in self.own or word in known.countries
                    or word in known.demonyms or len(word) < 3):
                continue
            if low in known.common and not word.isupper():
                continue
            self.facts.add(word)
        row = re.findall(r"[\w’-]+", f"{before} \N{BULLET} {after}".lower())
        self.runs |= {tuple(row[at:at + 6]) for at in range(len(row) - 5)}


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Give where the sentence stands that holds a place in the text."""
    cuts = [0, *(m.end() for m in _SENTENCE.finditer(text)), len(text)]
    return (max(cut for cut in cuts if cut <= start),
            min((cut for cut in cuts if cut >= end), default=len(text)))
