"""Cuts a run of capitals down to what may be a name.

In: a run of capitals and the tokens of its paragraph. Out: where the name in it begins and ends,
and whether a title was taken off its front. Never reads what follows it, and never decides who is
a person (``people.py`` does).
"""

from __future__ import annotations

from rightsref.annotate import cues
from rightsref.annotate.tokens import LINKS, Span, Token
from rightsref.annotate.words import words


def cut(span: Span, row: list[Token]) -> tuple[int, int, bool] | None:
    """Take titles and other words off the front of a run of capitals."""
    known = words()
    first, last, title = span.first, span.last, False
    while last > first and row[last - 1].text == ".":
        last -= 1
    # Everything up to the last title stands before the name.
    for at in range(last - 2, first - 1, -1):
        lower = row[at].text.lower().removeprefix("then-").removeprefix("ex-")
        if lower in cues.TITLES and not (
            lower in _NAMELIKE and not title and _is_name_here(row, at, span)
        ):
            if row[at + 1].text == "." and at + 2 < last:
                at += 1
            first, title = at + 1, True
            break
    inner = [at for at in range(first, last - 2) if row[at].text.lower() in cues.BODIES]
    if (
        inner
        and not title
        and any(token.text.lower() in cues.TITLES for token in row[max(first - 4, 0) : first])
        and all(row[at].text.lower() not in cues.BODIES for at in range(inner[-1] + 1, last))
    ):
        # "Chairman of the Supreme Court Zhakip Asanov"
        first, title = inner[-1] + 1, True
    if inner and not title and _is_name(row, inner[-1] + 1, last):
        first, title = inner[-1] + 1, True  # "the Teachers’ Association Mohammad Habibi"
    while first < last:
        word = row[first].text
        lower = word.lower()
        if not word[0].isalpha():
            first += 1
            continue
        if word in LINKS and word.islower():
            first += 1
            continue
        if word in LINKS and row[first].first and last - first == 2:
            break  # "Da Silva" at the beginning of a sentence
        if lower in cues.TIME:
            before = row[first - 1].text.lower() if first else ""
            after = row[first + 1].text if first + 1 < last else ""
            if not after or before in _DATING or row[first].first or is_common(after.lower()):
                first += 1
                continue
            break
        if row[first].first and (
            lower in cues.STOPS
            or lower in cues.ROLES
            or (is_common(lower) and word not in known.given)
        ):
            title = title or lower in cues.ROLES or lower in cues.TITLES
            first += 1
            continue
        if (
            last - first > 1
            and is_common(lower)
            and word not in known.given
            and (
                len(word) > 4 or lower in cues.STOPS or lower in cues.BODIES or lower in cues.TITLES
            )
            and not _namelike(row, first, last)
            and not (first == span.first and familiar(row[last - 1].text))
        ):
            first += 1
            continue
        if last - first > 1 and not (title and word in known.given) and (
            word in known.demonyms
            or (word in known.countries and last - first > 2 and word not in known.given)
        ):
            first += 1
            continue
        if last - first > 1 and _names_a_people(word):
            first += 1  # "Iranian-Canadian Kavous Seyed-Emami"
            continue
        if last - first > 2 and _ends_an_office(row, first, last):
            title = title or first > span.first or _is_office(row, span.first)
            first += 1  # "Vice Minister of Culture Fernando Rojas"
            continue
        break
    if first >= last:
        return None
    if first > span.first and not title:
        # "Director for Operations Jexenov": the title stands before the office's own name.
        back = [token.text.lower() for token in row[max(span.first - 4, 0) : span.first]]
        title = (
            bool(back)
            and back[-1] in ("of", "for", "the", "and")
            and any(
                word in cues.TITLES and back[n + 1] in ("of", "for")
                for n, word in enumerate(back[:-1])
            )
        )
    if (
        title
        and last - first > 2
        and not familiar(row[first].text)
        and all(familiar(row[at].text) for at in range(first + 1, last))
        and row[max(span.first - 1, 0)].text in ("of", "for", "and")
    ):
        first += 1  # "Minister of Communications and Informatics Johnny Plate"
    while last - first > 1 and row[last - 1].text.lower() in cues.TIME:
        last -= 1
    return first, last, title


_DATING = frozenset(
    (
        "on",
        "in",
        "last",
        "next",
        "every",
        "since",
        "of",
        "by",
        "late",
        "early",
        "mid",
        "until",
        "from",
        "to",
        "and",
        "between",
        "during",
        "through",
        ",",
    )
)
_NAMELIKE = frozenset(
    (
        "king",
        "prince",
        "judge",
        "dean",
        "pope",
        "bishop",
        "sultan",
        "emir",
        "amir",
        "sharif",
        "major",
        "justice",
        "sheikh",
        "father",
        "hon",
        "sen",
        "col",
        "lt",
    )
)


def _is_name(row: list[Token], first: int, last: int) -> bool:
    """Tell whether words are a first name and more of a name, by the lists."""
    rest = [row[at].text for at in range(first, last) if row[at].text[0].isalpha()]
    return len(rest) > 1 and rest[0] in words().given and all(map(familiar, rest))


def _is_name_here(row: list[Token], at: int, span: Span) -> bool:
    """Tell whether a word that may be a title is a name: "Amir Khojasteh", "Hamid Sultan"."""
    known = words()
    if at == span.first:
        before = row[at - 1].text.lower() if at else ""
        if row[at].text == "Amir":
            after = [token.text for token in row[at + 1 : at + 3]]
            return before != "the" and "bin" not in after and after[0].lower() not in cues.TITLES
        return (
            row[at].text in known.given
            and row[at].text != "Sultan"
            and before not in ("the", "late", "and", "former")
        )
    previous = row[at - 1].text
    return (
        previous in known.given
        and previous.lower() not in cues.TITLES
        and previous.lower() not in known.common
    )


def _names_a_people(word: str) -> bool:
    known = words()
    return "-" in word and all(
        part in known.demonyms or part in ("Afro", "Anglo", "Indo", "Sino")
        for part in word.split("-")
    )


def _ends_an_office(row: list[Token], first: int, last: int) -> bool:
    """Tell whether a word ends what stands before a name, and the rest is a name by its words."""
    known = words()
    word = row[first].text
    rest = [row[at].text for at in range(first + 1, last) if row[at].text[0].isalpha()]
    if familiar(word) or word.lower() in LINKS or not rest[0][0].isupper():
        return False
    if is_common(word.lower()) and len(word) > 3:
        return rest[0] in known.given or (_is_office(row, first) and familiar(rest[-1]))
    return _is_office(row, first) and rest[0] in known.given and all(map(familiar, rest))


def _is_office(row: list[Token], first: int) -> bool:
    """Tell whether a run of capitals follows "minister of" or the like."""
    back = [token.text.lower() for token in row[max(first - 8, 0) : first]]
    over = [at for at, word in enumerate(back) if word in ("of", "for", "on")]
    if not over or back[-1] not in ("of", "for", "and", "on", ","):
        return False
    return any(word in cues.TITLES or word in cues.ROLES for word in back[: over[-1]])


def is_common(lower: str) -> bool:
    known = words()
    return lower in known.common or (
        "-" in lower and all(part in known.common for part in lower.split("-"))
    )


def familiar(word: str) -> bool:
    known = words()
    return word in known.family or word in known.given


def _namelike(row: list[Token], first: int, last: int) -> bool:
    """Tell whether the words after the first are all known from names."""
    rest = [row[k].text for k in range(first + 1, last) if row[k].text[0].isalpha()]
    return all(familiar(word) for word in rest) and row[first].text.lower() not in cues.BODIES
