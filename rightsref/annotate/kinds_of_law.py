"""Tells a law by its subject: "the political crimes law", "the 2017 labor inspection law".

In: a paragraph's text. Out: where each such phrase begins and ends, with its year. Never takes
"the new law", "martial law" or "case law", which name none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rightsref.annotate.lists import named

_HEAD = re.compile(
    r"(?<=[\w’)] )(?:law|bill|ordinance|directive|bylaw|statute|code)\b"
    r"(?![-’]|\s+(?:of\s+(?:conduct|ethics|honor)|"
    r"enforcement\s+(?:officer|official|agenc|bod|personnel|authorit)|school|firm|student|"
    r"faculty|professor|and\s+order|degree))"
)
_WORD = re.compile(r"(?:(?<=\s)|^|(?<=[(“]))[\w’+&-]+(?=\s)")
_STOP = named("""
the a an this that these those its their his her any some no every each such which whose what all
both either of in on at by for from to under with without against between within per as than via
through about into over and or but nor if when while where because although though despite since
after before until whether is are was were be been being has have had do does did may might can
could must shall should will would not also only then thus however therefore using amending
passing applying enforcing violating breaking citing invoking enacting adopting including
regarding concerning existing following according pending prohibiting requiring allowing
permitting making creating establishing providing implementing interpreting changing breached
called so-called said became become becoming becomes made use uses used cite cites invoke enforce
enforces violate violates break breaks apply applies pass passes enact enacts amend amends draft
rule rules meet meets follow follows respect protect protects interpret include includes cover
covers limit limits allow allows practice practices respects respected know make makes govern
governs regulate regulates impose imposes teach study practise human observe contravene
contravenes
""")
_BARE = named("""
new old amended revised proposed existing current former previous same other another separate
second first third recent draft controversial comprehensive national domestic federal state local
provincial regional municipal city applicable relevant specific particular general special single
longstanding restrictive repressive strict strong broad vague harsh temporary interim permanent
parliamentary presidential government governmental official original final latest certain one two
three country’s government’s parliament’s state’s kingdom’s similar implementing enabling
overarching colonial-era traditional dedicated standalone unified modern outdated formal informal
adequate additional
""")
_NOT = named("""
martial customary international common civil criminal case islamic sharia shariah religious
tribal traditional natural public private domestic national federal state local substantive
procedural statutory constitutional administrative family property military humanitarian roman
canon secular eu european us u.s. u.n. un rights written unwritten positive organic basic uniform
british english french spanish belgian german dutch roman-dutch ethnic moral dress zip area
postal penal ethics honor ethical professional jewish hindu muslim christian personal jirga adat
legal mob
""")
"""Words before "law" that name a body of law, or none."""
_ENFORCED = named("labor labour immigration tax election child-labor wildlife environmental drug")
"""Subjects of law before "law enforcement" that are the law enforced, not the police."""
_ADJECTIVES_OF_PEOPLES = re.compile(r"^[A-Z][a-z]+(?:i|ian|an|ese|ish|ch)$")
_ORGANIZED = named("organized-crime organized crime-related unlicensed unauthorized protected")


def kinds_of_law(text: str) -> Iterator[tuple[int, int, str]]:
    """Give start, end and year of each law that is named by its subject."""
    for head in _HEAD.finditer(text):
        start = _start(text, head.start())
        if start is None:
            continue
        before = text[max(start - 25, 0):start]
        if re.search(r"\b(?:no|not|any|without a|not a)\s+(?:[\w’-]+\s+)?$", before):
            continue  # "there is no statutory rape law"
        words = text[start:head.start()].split()
        if text.startswith(" enforcement", head.end()) and words[-1].lower() not in _ENFORCED:
            continue
        last = words[-1].lower().strip("()“”")
        if last in _NOT or (len(words) == 1 and last in _BARE):
            continue
        year = re.search(r"\b((?:19|20)\d\d) $", text[max(start - 6, 0):start])
        yield (start - 5 if year else start), head.end(), year[1] if year else ""


def _start(text: str, end: int) -> int | None:
    """Give where the words begin that tell a law's subject, before the word ``law``."""
    start: int | None = None
    for word in reversed(list(_WORD.finditer(text, max(end - 70, 0), end))):
        if not _goes_on(text, word, start if start is not None else end):
            break
        if word[0] in ("and", "or"):
            before = text[:word.start()].rstrip().rsplit(" ", 1)[-1]
            if start is None or not _is_subject(before):
                break
            continue
        opens = not text[:word.start()].strip() or text[:word.start()].rstrip()[-1] in ".:”“"
        if not _is_subject(word[0].lower() if opens else word[0]):
            break
        start = word.start()
    while start is not None:
        # "the new political crimes law", "the country’s compulsory hijab law"
        first = text[start:end].split(" ", 1)[0]
        if first.lower() not in _BARE and not _ADJECTIVES_OF_PEOPLES.match(first):
            break
        start = start + len(first) + 1 if start + len(first) + 1 < end else None
    return start


def _goes_on(text: str, word: re.Match[str], until: int) -> bool:
    return text[word.end():until].strip() in ("", "and", "or")


def _is_subject(word: str) -> bool:
    """Tell whether a word may be part of what a law is about."""
    lower = word.lower().strip("()“”,")
    if not lower or lower in _STOP or lower.endswith("ly") or lower[0].isdigit():
        return False
    if word[0].isupper() and not word.isupper() and "-" not in word:
        return False
    return not (lower.endswith("ed") and "-" not in lower and lower not in _ORGANIZED)
