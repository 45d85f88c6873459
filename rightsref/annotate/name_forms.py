"""How the forms of names compare: one within another, two spellings of one name.

In: forms, each the words of a name in order. Out: whether they may name one person. Never reads a
report, and never decides that they do (``people.py`` does).
"""

from __future__ import annotations

from functools import cache

from rightsref.annotate.tokens import LINKS

_SUFFIX = frozenset(("Jr", "Sr", "II", "III", "IV"))


def core(form: tuple[str, ...]) -> tuple[str, ...]:
    """Give a form's words without Jr, and with one way to write the Arabic article."""
    return tuple(plain(word) for word in form if word not in _SUFFIX)


@cache
def plain(word: str) -> str:
    if word in LINKS:
        return word.lower()
    head = word[:3].lower()
    return head + word[3:] if head in ("al-", "el-") and len(word) > 4 else word


def within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether a form is a shorter way to write another."""
    short, long = core(short), core(long)
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


def _joined(form: tuple[str, ...]) -> str:
    return "".join(core(form)).replace("-", "").lower()


def variant(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Tell whether two forms may be spellings of one name: "Jafari-Dolatabadi", "Ibadoglu"."""
    if _joined(one) == _joined(two):
        return True
    pairs = list(zip(core(one), core(two), strict=False))
    same = sum(a == b for a, b in pairs)
    return (
        len(core(one)) == len(core(two))
        and same > 0
        and all(alike(a, b) or (same > 1 and edits(a.lower(), b.lower(), 1) <= 1) for a, b in pairs)
    )
