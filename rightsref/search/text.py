"""From words of a report to the plain words that are indexed.

In: text. Out: lower-case words without accents. Never drops a letter or a figure.

The browser's half (``assets/js/search-words.js``) cuts in just this way: what is typed and what
was indexed always meet. A test holds the two together.
"""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = "’'‘ʼ`´"
_POSSESSIVE = re.compile(rf"(?<=\w)[{_APOSTROPHES}]s(?!\w)", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile("[\u0300-\u036f]")
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l",
                          "ı": "i", "þ": "th", "ð": "d"})


def fold(text: str) -> str:
    """Lower case without accents; a Cyrillic й stays one letter."""
    out = []
    for char in unicodedata.normalize("NFC", text).lower():
        base = unicodedata.normalize("NFD", char)
        out.append(base[0] if "LATIN" in unicodedata.name(base[0], "") else char)
    return _MARKS.sub("", "".join(out)).translate(_LETTERS)


def words(text: str) -> list[str]:
    """The words of ``text`` in order: a possessive loses its ’s, an apostrophe inside vanishes."""
    plain = _POSSESSIVE.sub("", text)
    for mark in _APOSTROPHES:
        plain = plain.replace(mark, "")
    return _WORD.findall(fold(plain))
