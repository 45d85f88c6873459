"""Judging answers of a search.

In: judged queries, the passages in the report's order, answers of an engine. Out: figures by kind
of query and half. Never runs an engine.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rightsref.search import SearchRecord

NOTHING = "nothing"
"""The kind of query that nothing answers."""


@dataclass(frozen=True, slots=True)
class Query:
    """One judged query."""

    kind: str
    """Kind of query: name, typo, phrase …"""
    text: str
    """What is typed."""
    wants: tuple[int | str, ...]
    """What answers it; see the head of queries.yaml."""
    held: bool
    """True for the half that is not tuned on."""


@dataclass(slots=True)
class Tally:
    """How one engine did on one kind in one half."""

    asked: int = 0
    first: int = 0
    five: int = 0
    false: int = 0
    """Answers given to a query that nothing answers, without a word that they are not it."""

    def share(self, count: int) -> float:
        return 100 * count / self.asked if self.asked else 0.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What an engine gave for one query."""

    urls: Sequence[str]
    """Addresses, best first."""
    said: bool
    """True where the engine told the reader that it corrected or relaxed."""


def queries(table: Mapping[str, list[list[int | str]]]) -> list[Query]:
    """The rows of queries.yaml; every second one is held out."""
    return [Query(kind, str(row[0]), tuple(row[1:]), bool(number % 2))
            for kind, rows in table.items() for number, row in enumerate(rows)]


def answers(query: Query, url: str, passages: Sequence[SearchRecord]) -> bool:
    """Whether the page at ``url`` answers ``query``."""
    texts = {passage.url: (number, passage.text) for number, passage in enumerate(passages, 1)}
    number, text = texts.get(url, (0, ""))
    for want in query.wants:
        if isinstance(want, int):
            if want == number:
                return True
        elif want.startswith("says: "):
            if re.search(rf"\b{re.escape(want[6:])}\b", text, re.IGNORECASE):
                return True
        elif url.startswith(want):
            return True
    return False


def tally(asked: Sequence[Query], given: Sequence[Answer],
          passages: Sequence[SearchRecord]) -> dict[tuple[str, bool], Tally]:
    """Figures by kind and half (True: held out)."""
    found: dict[tuple[str, bool], Tally] = {}
    for query, answer in zip(asked, given, strict=True):
        row = found.setdefault((query.kind, query.held), Tally())
        row.asked += 1
        if query.kind == NOTHING:
            honest = not answer.urls or answer.said
            row.first += honest
            row.five += honest
            row.false += not honest
            continue
        right = [answers(query, url, passages) for url in answer.urls[:5]]
        row.first += right[:1] == [True]
        row.five += any(right)
    return found


def misses(asked: Sequence[Query], given: Sequence[Answer], passages: Sequence[SearchRecord],
           held: bool) -> list[str]:
    """The queries of one half whose first answer is wrong, with what came instead."""
    out = []
    for query, answer in zip(asked, given, strict=True):
        if query.held is not held:
            continue
        if query.kind == NOTHING:
            wrong = bool(answer.urls) and not answer.said
        else:
            wrong = not answer.urls or not answers(query, answer.urls[0], passages)
        if wrong:
            five = any(answers(query, url, passages) for url in answer.urls[:5])
            out.append(f"{query.kind}: {query.text} → {', '.join(answer.urls[:3]) or 'nothing'}"
                       f"{' (in the first five)' if five else ''}")
    return out
