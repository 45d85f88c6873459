"""Words, sentences and runs of capitals.

In: a text. Out: tokens with offsets, sentences, and spans of capitalised words. Never judges
what a span names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rightsref.annotate.lists import named

_TOKEN = re.compile(
    r"(?:al|el|as|an|ar|at|ash|ad|az|ul|ur)[-’'ʿ](?=[^\W\d_])[^\W\d_]+"
    r"(?:[’'ʿʼ‘`-][^\W\d_]+)*"
    r"|[^\W\d_](?:\.[^\W\d_])+\.?"
    r"|[^\W\d_]+(?:[’'ʿʼ‘`-][^\W\d_]+)*|\d[\d,.]*\d|\d|[^\w\s]"
)
_ABBREVIATIONS = named(
    "Mr Mrs Ms Dr Prof Gen Col Maj Capt Lt Sgt Brig Cpl Adm Rev Fr St Sr Jr Hon Gov Sen Rep No "
    "Messrs Pvt Cmdr Supt Insp Art Inc Ltd Co vs etc approx"
)
LINKS = named(
    "de del la las los da das do dos di du des le van von der den ter ten zu bin bint binti ibn "
    "ben al el ul ud ur y e ag ould mint abu abou oglu bte af av "
    "Al El De Del La Van Von Bin Ben Abu Di Da Dos Le"
)
REGNAL = named("II III IV VI VII VIII IX XI XII XIII XIV XV XVI")
"""Numbers of monarchs and popes, which belong to the name."""
_BEFORE_POINT = frozenset(
    (
        "Jr",
        "Sr",
        "Dr",
        "Mr",
        "Mrs",
        "Ms",
        "Gen",
        "Col",
        "Lt",
        "Prof",
        "Rev",
        "Maj",
        "Capt",
        "Sgt",
        "Brig",
        "Hon",
        "Fr",
    )
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark."""

    text: str
    start: int
    end: int
    first: bool
    """Whether it opens a sentence, a quotation, or follows a colon."""

    @property
    def capital(self) -> bool:
        letters = (
            self.text.split("-", 1)[-1]
            if self.text[:3].islower()
            and "-" in self.text
            and self.text.split("-", 1)[0]
            in ("al", "el", "as", "an", "ar", "at", "ash", "ad", "az", "ul", "ur")
            else self.text
        )
        return letters[0].isupper()

    @property
    def acronym(self) -> bool:
        letters = [c for c in self.text if c.isalpha()]
        if len(letters) > 2 and letters[-1] == "s" and letters[-2].isupper():
            letters.pop()  # NGOs
        return len(letters) > 1 and all(c.isupper() for c in letters) and "." not in self.text


def tokens_of(text: str) -> list[Token]:
    """Give the words and marks of a text; a possessive ending is left out of its word."""
    tokens: list[Token] = []
    fresh = True
    for found in _TOKEN.finditer(text):
        word, start = found[0], found.start()
        if len(word) > 2 and word[-2:] in ("’s", "'s") and word[0].isalpha():
            word = word[:-2]
        if not word[0].isalnum():
            tokens.append(Token(word, start, start + len(word), False))
            previous = tokens[-2].text if len(tokens) > 1 else ""
            if (
                (
                    word in ".!?"
                    and not (
                        word == "."
                        and (
                            previous in _ABBREVIATIONS
                            or (len(previous) == 1 and previous.isupper())
                        )
                    )
                )
                or word in "“:;"
                or (word == "•")
            ):
                fresh = True
            continue
        tokens.append(Token(word, start, start + len(word), fresh))
        fresh = False
    return tokens


def sentences_of(text: str) -> list[tuple[int, int]]:
    """Give the sentences of a text as offsets, without the space between them."""
    given: list[tuple[int, int]] = []
    start = 0
    for found in re.finditer(r"[.!?][”\"’)\]]*(?=\s+[“\"(]?[A-ZÀ-Þ0-9])", text):
        word = re.search(r"([^\W\d_.]+(?:\.[^\W\d_])*)\.$", text[start : found.start() + 1])
        if (
            text[found.start()] == "."
            and word
            and (word[1] in _ABBREVIATIONS or re.fullmatch(r"[A-Z](\.[A-Z])*", word[1]))
        ):
            after = text[found.end() :].lstrip()[:12]
            if not re.match(r"(The|In|On|As|At|He|She|It|They|This|There|According)\b", after):
                continue
        given.append((start, found.end()))
        start = found.end()
        while start < len(text) and text[start].isspace():
            start += 1
    if start < len(text):
        given.append((start, len(text.rstrip())))
    return given


def _nickname(tokens: list[Token], at: int) -> int:
    """Give where a name goes on after a nickname in quotation marks or brackets, past its word.

    "Luis Inacio “Lula” da Silva": one or two words within, then the rest of the name. Else 0.
    """
    if tokens[at].text not in ("“", "‘", '"', "("):
        return 0
    close = at + 1
    while close < len(tokens) and tokens[close].text not in ("”", "’", '"', ")"):
        word = tokens[close]
        if close - at > 2 or not (word.text[0].isalpha() and word.capital) or word.acronym:
            return 0
        close += 1
    after = close + 1
    while after < len(tokens) and tokens[after].text in LINKS and tokens[after].text.islower():
        after += 1
    if after >= len(tokens) or close == at + 1:
        return 0
    word = tokens[after]
    near = word.start - tokens[after - 1].end == 1
    return after + 1 if near and word.text[0].isalpha() and word.capital else 0


@dataclass(frozen=True, slots=True)
class Span:
    """A run of capitalised words, with links and initials between them."""

    first: int
    """Index of its first token."""
    last: int
    """Past its last token."""


def spans_of(tokens: list[Token]) -> list[Span]:
    """Give each longest run of capitalised words."""
    spans: list[Span] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if not (token.text[0].isalpha() and token.capital) or token.acronym:
            at += 1
            continue
        end = at + 1
        while end < len(tokens):
            token = tokens[end]
            # A possessive ends a name: the next word begins where the ’s stood.
            gap = token.start - tokens[end - 1].end
            if gap > 1:
                break
            if token.text[0].isalpha() and token.capital and (
                not token.acronym or token.text in REGNAL
            ):
                end += 1
                continue
            if gap == 1 and (past := _nickname(tokens, end)):
                end = past
                continue
            if (
                token.text == "."
                and gap == 0
                and (len(tokens[end - 1].text) == 1 or tokens[end - 1].text in _BEFORE_POINT)
                and end + 1 < len(tokens)
                and tokens[end + 1].start - token.end <= 1
                and tokens[end + 1].text[0].isalpha()
                and tokens[end + 1].capital
                and not tokens[end + 1].acronym
                and not tokens[end + 1].first
            ):
                end += 2
                continue
            links = 0
            while (
                end + links < len(tokens)
                and tokens[end + links].text in LINKS
                and tokens[end + links].text.islower()
                and links < 3
            ):
                links += 1
            if (
                links
                and end + links < len(tokens)
                and tokens[end + links].text[0].isalpha()
                and tokens[end + links].capital
                and not tokens[end + links].acronym
                and all(
                    tokens[k + 1].start - tokens[k].end == 1 for k in range(end - 1, end + links)
                )
            ):
                end += links + 1
                continue
            break
        spans.append(Span(at, end))
        at = end
    return spans
