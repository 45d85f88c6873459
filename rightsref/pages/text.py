"""A paragraph's text as runs that a template can write without knowing offsets.

In: a paragraph with its marks, which may nest and cross. Out: stretches of runs; the texts of
all runs, joined, are the paragraph's text. Never makes HTML, never changes a character.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

from rightsref.model import Mention, Paragraph, Statement


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that are marked in the same way."""

    text: str
    kind: str = ""
    """Kind of mention, ``label`` for a run-in label, ``mark`` for the words looked for."""
    href: str = ""
    preview: str = ""
    """Id of the preview without its prefix, ``person-azamat-orazaly``."""


@dataclass(frozen=True, slots=True)
class Span:
    """A statement of law that encloses a stretch."""

    id: str
    """Empty where the statement began in an earlier stretch, so that no id stands twice."""
    style: str
    """CSS classes: ``statement``, ``rule`` where it is implied, ``on`` and ``off`` for parts."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Runs enclosed by the same statements of law."""

    runs: tuple[Run, ...]
    spans: tuple[Span, ...] = ()


Resolve = Callable[[Mention], tuple[str, str]]
"""Gives a mention's link and preview."""


def annotated(paragraph: Paragraph, resolve: Resolve) -> tuple[Stretch, ...]:
    """Give a paragraph with all its marks."""
    text = paragraph.text
    label = len(paragraph.label) + 1 if paragraph.label else 0
    if label and not text.startswith(f"{paragraph.label}:"):
        label -= 1
        if not text.startswith(paragraph.label or ""):
            label = 0
    links = [m for m in paragraph.mentions if m.kind != "date"]
    cuts = {0, len(text), label}
    cuts |= {edge for m in links for edge in (m.start, m.end)}
    cuts |= {edge for s in paragraph.statements for edge in (s.start, s.end)}
    edges = sorted(cut for cut in cuts if 0 <= cut <= len(text))
    stretches: list[Stretch] = []
    around: tuple[Statement, ...] = ()
    runs: list[Run] = []
    last: object = None
    for start, end in pairwise(edges):
        now = tuple(sorted((s for s in paragraph.statements if s.start <= start and end <= s.end),
                           key=lambda s: (s.start, -s.end, s.id)))
        if now != around:
            if runs:
                stretches.append(Stretch(tuple(runs), _spans(around, start - _length(runs), start)))
            around, runs, last = now, [], None
        mention = _owner(links, start, end)
        owner = mention if mention is not None else start < label
        if runs and owner is last:
            runs[-1] = Run(runs[-1].text + text[start:end], runs[-1].kind, runs[-1].href,
                           runs[-1].preview)
        elif mention is not None:
            runs.append(Run(text[start:end], mention.kind, *resolve(mention)))
        else:
            runs.append(Run(text[start:end], "label" if start < label else ""))
        last = owner
    if runs:
        stretches.append(Stretch(tuple(runs), _spans(around, len(text) - _length(runs),
                                                     len(text))))
    return tuple(stretches)


def _length(runs: Iterable[Run]) -> int:
    return sum(len(run.text) for run in runs)


def _owner(links: Iterable[Mention], start: int, end: int) -> Mention | None:
    """Choose the one link that a piece of text can carry: a person, else the longest mention."""
    over = [m for m in links if m.start <= start and end <= m.end]
    return max(over, key=lambda m: (m.kind == "person", m.end - m.start, m.kind), default=None)


def _spans(statements: Iterable[Statement], start: int, end: int) -> tuple[Span, ...]:
    spans = []
    for statement in statements:
        style = "statement" if statement.explicit else "rule"
        style += "" if statement.start == start else " on"
        style += "" if statement.end == end else " off"
        spans.append(Span(statement.id if statement.start == start else "", style))
    return tuple(spans)


def marked(text: str, ranges: Iterable[tuple[int, int]]) -> tuple[Run, ...]:
    """Give a text with the words looked for."""
    runs: list[Run] = []
    at = 0
    for start, end in sorted(ranges):
        if start < at:
            continue
        if start > at:
            runs.append(Run(text[at:start]))
        runs.append(Run(text[start:end], "mark"))
        at = end
    if at < len(text):
        runs.append(Run(text[at:]))
    return tuple(runs)


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the bounds of the sentences that hold a range, by full stop, space and capital."""
    first = max((i + 2 for i in range(start - 1) if text[i] in ".?!”"
                 and text[i + 1] == " " and text[i + 2].isupper()
                 and not _abbreviated(text, i)), default=0)
    last = next((i + 1 for i in range(end - 1, len(text) - 2) if text[i] in ".?!”"
                 and text[i + 1] == " " and text[i + 2].isupper()
                 and not _abbreviated(text, i)), len(text))
    return first, last


def _abbreviated(text: str, dot: int) -> bool:
    word = text[:dot + 1].rsplit(" ", 1)[-1]
    initial = len(word) == 2 and word[0].isupper()
    return text[dot] == "." and (initial or word in _SHORT)


_SHORT = ("Mr.", "Mrs.", "Ms.", "Dr.", "St.", "U.S.", "Sen.", "Gen.")
