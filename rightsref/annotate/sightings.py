"""Finds the runs of capitals that may name a person, and what stands around each.

In: the tokens of a paragraph. Out: ``Seen``, with titles and other words taken off the front
(``name_cuts.py``) and the cues before and after it. Never decides who is a person (``people.py``
does).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from rightsref.annotate import cues
from rightsref.annotate.name_cuts import cut
from rightsref.annotate.tokens import LINKS, Token, spans_of

_COMPOUND = (
    "linked",
    "led",
    "based",
    "backed",
    "era",
    "born",
    "language",
    "style",
    "owned",
    "affiliated",
    "speaking",
    "aligned",
    "controlled",
    "registered",
    "related",
    "occupied",
    "wide",
    "type",
    "administered",
    "majority",
    "dominated",
    "funded",
    "trained",
    "brokered",
    "supported",
    "sponsored",
)
_MARKS = frozenset((".", "“", "”", "‘", "’", '"', "(", ")"))
_PLACING = frozenset(("in", "at", "near", "throughout", "across", "outside", "around"))
_DIRECTIONS = frozenset(
    (
        "north",
        "south",
        "east",
        "west",
        "central",
        "northern",
        "southern",
        "eastern",
        "western",
        "upper",
        "lower",
        "southeast",
        "southwest",
        "northeast",
        "northwest",
    )
)


@dataclass(frozen=True, slots=True)
class Seen:
    """A run of capitals that may name a person, where it stands and what stands around it."""

    paragraph: int
    first: int
    """Index of its first token in the paragraph."""
    last: int
    start: int
    end: int
    form: tuple[str, ...]
    word: str
    """The word before it, in lower case."""
    title: bool
    role: bool
    age: bool
    apposed: bool
    acts: float
    """Weight of what it does, by the verb or noun after it."""
    suffers: bool
    """Whether it is the object of ``arrested``, ``sentenced`` and the like."""
    the: bool
    grouped: bool
    """Whether a word such as ``group`` or ``party`` introduces it."""
    placed: bool
    bars: bool
    """Whether the word after it makes it something else: ``region``, ``court``."""
    opens: bool
    """Whether it opens a sentence."""
    listed: int
    """Index of the form before it in one list of names, -1 where there is none."""
    areal: bool
    """Whether it stands in "the departments of …", or in a list that began so."""
    links: tuple[str, ...]
    """Small words right before it, ``de`` or ``bin``."""
    linked: int
    """Where those begin."""
    list_first: int = -1
    """Index of the token at which the list of names begins that it stands in; its own first token
    where it stands in none."""
    alias: bool = False
    """Whether "also known as" stands before it."""


def seen_in(number: int, row: list[Token], text: str) -> list[Seen]:
    given: list[Seen] = []
    ends: dict[int, int] = {}
    for span in spans_of(row):
        kept = cut(span, row)
        if kept is None:
            continue
        first, last, title = kept
        one = _look(number, row, text, first, last, title, ends, len(given))
        if one.listed >= 0 and given[one.listed].areal and not (one.title or one.role):
            one = replace(one, areal=True)
        head = given[one.listed].list_first if one.listed >= 0 else one.first
        one = replace(one, list_first=head, alias=_is_alias(row, one.first))
        if head and row[head - 1].text == "surnamed":
            one = replace(one, role=True, word="surnamed")
        ends[last] = len(given)
        given.append(one)
    return given


def _look(
    number: int,
    row: list[Token],
    text: str,
    first: int,
    last: int,
    title: bool,
    ends: dict[int, int],
    index: int,
) -> Seen:
    form = tuple(token.text for token in row[first:last] if token.text not in _MARKS)
    start, end = row[first].start, row[last - 1].end
    ending = row[last - 1].text
    if text[end : end + 1] == "." and (
        ending in ("Jr", "Sr") or (len(ending) == 1 and last - first > 1)
    ):
        end += 1
    before = row[first - 1] if first else None
    near = before is not None and row[first].start - before.end <= 1
    word = before.text if before is not None and near else ""
    lower = word.lower()
    role = (
        _is_role(lower)
        or lower in cues.TITLES
        or lower.endswith(("-activist", "-president", "-minister", "-politician", "-journalist"))
    )
    if word == "“" or word == "(":
        lower = ""
    grouped = lower in ("ngo", "ngos") or (
        word.islower()
        and lower not in cues.ROLES
        and (lower in cues.BODIES or lower in cues.GROUPS)
        and not (first > 1 and row[first - 2].text == "to")
    )
    the = grouped or lower in ("the", "an", "a")
    if before is not None and near and word[:1].isupper() and lower in _DIRECTIONS:
        the = True
    placed = lower in _PLACING
    possessive = text[end : end + 2] in ("’s", "'s") or text[end : end + 1] == "’"
    after = [token.text for token in row[last : last + 8]]
    following = after[0] if after else ""
    bars = (
        not possessive
        and following.lower() in cues.PLACES_AFTER
        and following[:1].islower()
        and text[end : end + 1] == " "
    )
    if text[end : end + 1] in ("-", "–") and following[:1].isalpha():
        bars = True
    if following == "-" or any(token.endswith(tuple(f"-{c}" for c in _COMPOUND)) for token in form):
        bars = True
    age = bool(
        len(after) > 2
        and after[0] in ",("
        and after[1].isdigit()
        and len(after[1]) < 3
        and after[2] in (",", ")")
    ) or (len(after) > 2 and after[0] in "(," and after[1] in ("age", "aged"))
    apposed = False
    if len(after) > 1 and after[0] in ",(":
        second = after[1].lower()
        if second in ("who", "whose", "whom") or second in cues.ROLES:
            apposed = True
        elif second in ("a", "an", "the", "his", "her", "former", "then", "their", "one", "also"):
            apposed = any(w.lower() in cues.ROLES for w in after[2:7])
    acts = 0.0
    if text[end : end + 1] == " ":
        acts = _acting(following)
        if (
            following in ("was", "were", "is", "remained")
            and len(after) > 1
            and (after[1] in cues.SUFFERED or after[1] in ("found", "born", "seen"))
        ):
            acts = 1.3
    family = bool(the and following in ("family", "families"))
    if possessive:
        at = last + (1 if following in ("’", "'") else 0)
        acts = 1.2 if at < len(row) and row[at].text in cues.POSSESSED else 0.0
    if following == "," and len(after) > 1:
        acts = max(acts, _acting(after[1]) + (0.6 if word == "," and _acting(after[1]) else 0.0))
    if the and following in (
        "administration",
        "government",
        "regime",
        "presidency",
        "case",
        "trial",
        "campaign",
    ):
        the, acts = False, 1.2
    if (
        lower in ("parliament", "congress", "assembly", "state", "staff")
        and first > 2
        and row[first - 2].text in ("of", "the")
    ):
        role = role or any(t.text.lower() in cues.ROLES for t in row[max(first - 4, 0) : first - 1])
        grouped = grouped and not role
        the = the and (grouped or lower in ("the", "an", "a"))
    bars = bars or (family and not possessive)
    suffers = lower in cues.SUFFERED
    if (
        word == ","
        and first > 1
        and _is_role(row[first - 2].text.lower())
        and (text[end : end + 1] in (",", ".", ";") or following in ("from", "and", "of", "who"))
    ):
        role = True
    if (
        word == ","
        and first > 1
        and following in (",", ".", ";")
        and (row[first - 2].text.lower() in cues.WORKS)
    ):
        grouped = True
    if following == "(" and len(after) > 1 and after[1] in cues.SUFFERED:
        suffers = True
    if (
        lower == "by"
        and first > 1
        and row[first - 2].text.lower()
        in (
            "led",
            "headed",
            "chaired",
            "founded",
            "directed",
            "written",
            "represented",
        )
    ):
        suffers = True
    if lower == "of" and first > 1 and row[first - 2].text.lower() in cues.BEFALLEN:
        suffers = True
    areal = lower in ("of", "in") and first > 1 and _is_area(row[first - 2].text.lower())
    if word == "“" and any(
        token.text.lower() in cues.BODIES or token.text.lower() in cues.GROUPS
        for token in row[max(first - 3, 0) : first - 1]
    ):
        grouped = True
    listed = -1
    if word in ("and", ",", "or") or (near and lower in ("and", "or")):
        back = first - 1
        while back > 0 and row[back].text in ("and", ",", "or"):
            back -= 1
        listed = ends.get(back + 1, -1)
    elif before is not None and before.text == "," and first - 1 in ends:
        listed = ends[first - 1]
    back = first
    while (
        back > 0
        and row[back - 1].text in LINKS
        and row[back - 1].text.islower()
        and first - back < 3
    ):
        back -= 1
    return Seen(
        number,
        first,
        last,
        start,
        end,
        form,
        lower,
        title,
        role,
        age,
        apposed,
        acts,
        suffers,
        the,
        grouped,
        placed,
        bars,
        row[first].first,
        listed if listed < index else -1,
        areal,
        tuple(token.text for token in row[back:first]),
        row[back].start,
    )


def _is_alias(row: list[Token], first: int) -> bool:
    """Tell whether "known as", "nicknamed" or the like stands before a name, or its bracket."""
    back = [token.text.lower() for token in row[max(first - 6, 0) : first]]
    while back and back[-1] in ("“", "(", ",", "the", "‘"):
        back.pop()
    if back[-1:] in (["alias"], ["nicknamed"], ["aka"], ["a.k.a."]):
        return True
    return back[-2:] == ["known", "as"] and not (len(back) > 2 and back[-3] in ("is", "was", "are"))


def _is_role(word: str) -> bool:
    return word in cues.ROLES or (word.endswith("s") and word[:-1] in cues.ROLES)


def _is_area(word: str) -> bool:
    single = word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
    return single in cues.AREAS


def _acting(word: str) -> float:
    """Give how much a verb speaks for a human being before it."""
    if word in cues.HUMAN:
        return 1.3
    if word in cues.SAYING:
        return 0.8
    return 0.7 if word.islower() and word.endswith("ed") and len(word) > 4 else 0.0
