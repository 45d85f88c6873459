"""What a paragraph shows of the heading that it opens: its first words, its label, its terms.

In: a paragraph's text and label. Out: a set of short strings, the same at training and at use.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

Shown = tuple[str, str | None]
"""Text and label of a paragraph."""
_WORD = re.compile(r"[a-z]+(?:['-][a-z]+)*|\d+|%")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z]\w{2,}")
_SENTENCE = re.compile(r"(?<=[a-z)\]”\"])[.;](?=\s)")
_NUMBER = re.compile(r"\d+")


def features(text: str, label: str | None) -> set[str]:
    """Give the features of one paragraph.

    ``o`` its opening words, ``u`` and ``b`` words and pairs of its first sentence, ``t`` words
    of the rest, ``l`` its run-in label.
    """
    found: set[str] = set()
    body = text
    if label:
        found.add(f"l:{label.lower().replace('’', chr(39))}")
        body = text[len(label) + 1:]
    ends = _SENTENCE.search(body)
    first = words(body[:ends.start()] if ends else body[:400])[:40]
    rest = words(body[ends.start():1200] if ends else "")
    lead = "label" if label else ""
    found.add("l:" if label else "l0")
    for size in (1, 2, 3, 4, 5):
        if len(first) >= size:
            found.add(f"o:{lead}{' '.join(first[:size])}")
    found.update(f"u:{word}" for word in first)
    found.update(f"b:{one} {two}" for one, two in pairwise(first))
    found.update(f"t:{word}" for word in rest if len(word) > 3)
    if len(text) < 120:
        found.add("short")
    return found


def around(paragraph: Shown, before: Shown | None, after: Shown | None, edition: int) -> set[str]:
    """Give the features of a paragraph's place: its neighbours, and the edition it stands in.

    ``p`` and ``n`` are what the paragraph before and the one after open with, ``s`` how much of
    its words it shares with them (a heading stands where less is shared back than on), ``y`` how
    it opens in an edition.
    """
    found = {f"y{edition}:{start}" for start in _start(paragraph)}
    found |= {f"p{start}" for start in _start(before)} if before else {"p0"}
    found |= {f"n{start}" for start in _start(after)} if after else {"n0"}
    return found | {f"sp{_shared(paragraph, before)}", f"sn{_shared(paragraph, after)}"}


def _shared(one: Shown, two: Shown | None) -> str:
    """Tell how many words, and whether names, two neighbours have in common."""
    if two is None:
        return "-"
    told = _told(one[0]), _told(two[0])
    least = max(min(map(len, told)), 1)
    share = min(int(8 * len(told[0] & told[1]) / least), 5)
    return f"{share}{'n' if _names(one[0]) & _names(two[0]) else ''}"


@lru_cache(maxsize=4096)
def _names(text: str) -> frozenset[str]:
    return frozenset(_NAME.findall(text))


@lru_cache(maxsize=4096)
def _told(text: str) -> frozenset[str]:
    return frozenset(word for word in words(text[:700]) if len(word) > 5)


def _start(paragraph: Shown) -> list[str]:
    """Give how a paragraph opens: its label, or its first two and four words."""
    text, label = paragraph
    if label:
        return [f"l:{label.lower().replace('’', chr(39))}"]
    first = words(text[:80])
    return [f"o:{' '.join(first[:size])}" for size in (2, 4) if len(first) >= size]


def words(text: str) -> list[str]:
    """Give the words of a text in lower case, numbers as ``#``."""
    text = text.lower().replace("’", "'")
    return ["#" if _NUMBER.fullmatch(word) else word for word in _WORD.findall(text)]


def terms(found: set[str]) -> set[str]:
    """Give the words and the label among features, wherever they stand in the paragraph."""
    return {feature[2:] for feature in found if feature[:2] in ("u:", "t:")} | {
        feature for feature in found if feature[:2] == "l:" and len(feature) > 2}
