"""Restores lost headings from the outline of the edition, in the right place or not at all.

In: the blocks of a report and its edition's outline. Out: the same blocks with editorial
headings added, each with the probability that it stands there. Never moves, drops or rewords
what the source has.

A paragraph is weighed as the first under each heading (``outline_model.json``, learnt from
published reports by ``tools/train_outline.py``); then all ways of laying the outline over the
paragraphs are summed, in the outline's order and between the headings that the source kept.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from math import exp, log
from typing import TypedDict

from rightsref.sources import structure
from rightsref.sources.features import Shown, around, features, terms
from rightsref.sources.outline import Outline
from rightsref.sources.types import Block, SourceHeading, SourceParagraph

RULE = "rule:outline"
SURE = 0.9
"""Probability below which a heading is not restored."""
_LIKELY = 0.5
"""Probability from which a heading that must stand somewhere stands where it is likeliest."""
_PLACE = log(1 / 12)
"""Prior of one paragraph among those where a heading may stand."""
_NEVER = -1e9
_TOPIC = 1.8
"""Weight of what a paragraph is about, against how it opens."""
_FEW = 7
"""Words after which more of them say no more."""
_FLOOR = 0.015
"""Probability that any heading keeps for any paragraph."""
LEARNT = (2018, 2021, 2023)
"""Editions that the model was learnt from."""
CODE = 40
"""First code point of encoded numbers, clear of quotation mark and control characters."""
START_STEP = 0.09
TOPIC_STEP = 0.1
"""Width of one step of an encoded weight."""


class Model(TypedDict):
    heads: list[str]
    bias: list[float]
    empty: dict[str, float]
    weights: dict[str, str]
    topics: dict[str, str]


def encoded(value: float, step: float) -> str:
    """Give a weight as one printable character; a backslash is stepped over."""
    code = CODE + 43 + max(min(round(value / step), 42), -42)
    return chr(code + (code >= 92))


def _decoded(character: str, step: float) -> float:
    code = ord(character)
    return (code - (code > 92) - CODE - 43) * step


@cache
def model() -> Model:
    """Give the stored weights, each one character: in ``weights`` after its heading's."""
    packed = resources.files(__package__).joinpath("outline_model.json.gz").read_bytes()
    return json.loads(gzip.decompress(packed))  # type: ignore[no-any-return]


@cache
def weights() -> tuple[dict[str, list[tuple[int, float]]], dict[str, list[float]]]:
    """Give the weights decoded: per feature for first paragraphs, per word for topics."""
    stored = model()
    starts = {feature: [(ord(code[at]) - CODE, _decoded(code[at + 1], START_STEP))
                        for at in range(0, len(code), 2)]
              for feature, code in stored["weights"].items()}
    topics = {term: [_decoded(one, TOPIC_STEP) for one in code]
              for term, code in stored["topics"].items()}
    return starts, topics


def scores(paragraph: SourceParagraph, place: set[str]) \
        -> tuple[dict[str, float], dict[str, float]]:
    """Give for each heading how much speaks for the paragraph being its first, and under it.

    ``place`` holds the features of what stands around it. Both are logarithms: of a likelihood
    ratio, and of a floored and weighted probability.
    """
    stored = model()
    starts, topics = weights()
    sums = list(stored["bias"])
    found = features(paragraph.text, paragraph.label)
    for feature in (*found, *place):
        for number, weight in starts.get(feature, ()):
            sums[number] += weight
    rows = [row for term in terms(found) if (row := topics.get(term))]
    scale = min(1.0, _FEW / len(rows)) if rows else 0.0
    about = [scale * sum(column) for column in zip(*rows, strict=True)] or [0.0] * len(sums)
    top = max(about)
    chances = [exp(value - top) for value in about]
    total = sum(chances)
    under = [_TOPIC * log(chance / total + _FLOOR) for chance in chances]
    return (dict(zip(stored["heads"], sums, strict=True)),
            dict(zip(stored["heads"], under, strict=True)))


@dataclass(frozen=True, slots=True)
class _Gap:
    """Paragraphs between two headings of the source, and which headings may be lost in it."""

    base: int
    """Place in the outline of the heading above, -1 before any."""
    first: int
    """First block of the gap."""
    last: int
    """Past its last block."""
    stop: int
    """Place in the outline of the heading that ends it."""


def restore(blocks: Sequence[Block], outline: Outline, sure: float = SURE) -> tuple[Block, ...]:
    """Add the headings that the outline has and the source lost."""
    found = _observed(blocks, outline)
    opened = set(found.values())
    added: dict[int, list[tuple[int, float]]] = {}
    best: dict[int, tuple[float, int]] = {}
    for gap in _gaps(blocks, found, outline):
        for place, entry, chance in _lay(blocks, gap, outline, opened):
            best[entry] = max(best.get(entry, (0.0, 0)), (chance, place))
            if chance >= sure:
                added.setdefault(place, []).append((entry, chance))
    _parents(added, found, outline, best)
    _hollow(added, found, outline, sure)
    return structure.place(tuple(_merged(blocks, added, outline)))


def fits(blocks: Sequence[Block], outline: Outline) -> bool:
    """Tell whether the source's headings are those of an outline, in its order.

    Pages of the learnt editions have at most two headings in another order, and one in six that
    the outline does not know.
    """
    known = [outline.find(b.text) is not None for b in blocks if isinstance(b, SourceHeading)]
    hits = sum(known)
    strange, moved = len(known) - hits, hits - len(_observed(blocks, outline))
    return not (strange > max(hits, 2) or (moved > 2 and moved * 5 > hits))


def _observed(blocks: Sequence[Block], outline: Outline) -> dict[int, int]:
    """Give the headings of the source that keep the outline's order: block -> entry."""
    hits = [(n, entry) for n, block in enumerate(blocks)
            if isinstance(block, SourceHeading) and (entry := outline.find(block.text)) is not None]
    # The longest run in rising order; what stands outside it is left alone.
    best: list[tuple[int, int]] = []
    for at, (_, entry) in enumerate(hits):
        length, before = max(((best[b][0], b) for b in range(at) if hits[b][1] < entry),
                             default=(0, -1))
        best.append((length + 1, before))
    chain: dict[int, int] = {}
    at = max(range(len(best)), key=lambda n: best[n][0], default=-1)
    while at >= 0:
        chain[hits[at][0]] = hits[at][1]
        at = best[at][1]
    return chain


def _gaps(blocks: Sequence[Block], found: dict[int, int], outline: Outline) -> list[_Gap]:
    gaps: list[_Gap] = []
    marks = [*sorted(found), len(blocks)]
    before, first = -1, 0
    for mark in marks:
        stop = found.get(mark, len(outline.entries))
        if mark > first:
            gaps.append(_Gap(before, first, mark, stop))
        before, first = found.get(mark, before), mark + 1
    return gaps


def _lay(blocks: Sequence[Block], gap: _Gap, outline: Outline,
         opened: set[int]) -> list[tuple[int, int, float]]:
    """Give (block, entry, probability) for each heading that may be lost in a gap."""
    places = [n for n in range(gap.first, gap.last) if isinstance(blocks[n], SourceParagraph)]
    elsewhere = {outline.entries[n].key for n in opened}
    choices = [n for n in range(gap.base + 1, gap.stop)
               if outline.entries[n].key not in elsewhere
               and outline.entries[n].key in model()["heads"]]
    if not places or not choices:
        return []
    states = [gap.base, *choices]
    width = len(states)
    edition = min(LEARNT, key=lambda year: (abs(year - outline.year), year))
    weigh = [scores(_paragraph(blocks[n]), placed(blocks, n, edition)) for n in places]
    move = _moves(states, outline)
    own = [log(max(1 - _empty(outline, n), 0.02)) if n >= 0 else 0.0 for n in states]
    if places[0] != gap.first:
        own[0] = 0.0
    # A heading that the source has and the outline cannot place bars its paragraph.
    barred = [n > gap.first and isinstance(blocks[n - 1], SourceHeading) for n in places]
    start = [[_NEVER] + [(_NEVER if barred[at] else weigh[at][0][outline.entries[n].key] + _PLACE)
                         + own[k + 1] for k, n in enumerate(choices)] for at in range(len(places))]
    under = [[weigh[at][1].get(outline.entries[n].key, _TOPIC * log(_FLOOR * 2)) if n >= 0 else
              _TOPIC * log(_FLOOR * 2) for n in states] for at in range(len(places))]
    forward = [[_NEVER] * width for _ in places]
    for at in range(len(places)):
        previous = forward[at - 1] if at else [0.0] + [_NEVER] * (width - 1)
        for state in range(width):
            terms_ = [previous[state] + (own[0] if at == 0 and state == 0 else 0.0)]
            terms_ += [previous[k] + move[k][state] + start[at][state] for k in range(state)]
            forward[at][state] = _sum(terms_) + under[at][state]
    ends = [_ending(states[k], outline, gap, states) for k in range(width)]
    backward = [[_NEVER] * width for _ in places]
    backward[-1] = ends
    for at in range(len(places) - 2, -1, -1):
        ahead = [backward[at + 1][k] + under[at + 1][k] for k in range(width)]
        for state in range(width):
            terms_ = [ahead[state]]
            terms_ += [move[state][k] + start[at + 1][k] + ahead[k]
                       for k in range(state + 1, width)]
            backward[at][state] = _sum(terms_)
    total = _sum([forward[-1][k] + ends[k] for k in range(width)])
    given: list[tuple[int, int, float]] = []
    for at, place in enumerate(places):
        previous = forward[at - 1] if at else [0.0] + [_NEVER] * (width - 1)
        for state in range(1, width):
            into = _sum([previous[k] + move[k][state] for k in range(state)])
            chance = into + start[at][state] + under[at][state] + backward[at][state] - total
            if chance > -5:
                given.append((place, states[state], min(exp(chance), 1.0)))
    return given


def placed(blocks: Sequence[Block], at: int, edition: int) -> set[str]:
    """Give the features of what stands around a paragraph, headings aside."""
    def shown(steps: range) -> Shown | None:
        return next(((block.text, block.label) for n in steps
                     if isinstance(block := blocks[n], SourceParagraph)), None)

    here = _paragraph(blocks[at])
    return around((here.text, here.label), shown(range(at - 1, -1, -1)),
                  shown(range(at + 1, len(blocks))), edition)


def _moves(states: list[int], outline: Outline) -> list[list[float]]:
    """Give the cost of going from one heading straight to a later one."""
    move = [[_NEVER] * len(states) for _ in states]
    for later in range(1, len(states)):
        above = _ancestors(outline, states[later])
        cost = log(outline.entries[states[later]].share)
        for earlier in range(later - 1, -1, -1):
            move[earlier][later] = cost
            if earlier:
                cost += _passed(outline, states[earlier], above)
    return move


def _passed(outline: Outline, entry: int, above: set[int]) -> float:
    """Give the cost of a heading that gets no paragraph: it is empty, or not there at all."""
    share = min(outline.entries[entry].share, 0.995)
    empty = share * max(_empty(outline, entry), 0.003)
    return log(empty if entry in above else 1 - share + empty)


def _ending(state: int, outline: Outline, gap: _Gap, states: list[int]) -> float:
    """Give the cost of what is left out between the last heading and the end of a gap."""
    above = _ancestors(outline, gap.stop) if gap.stop < len(outline.entries) else set()
    return sum(_passed(outline, entry, above) for entry in states[1:] if entry > state)


def _ancestors(outline: Outline, entry: int) -> set[int]:
    above: set[int] = set()
    parent = outline.entries[entry].parent
    while parent >= 0:
        above.add(parent)
        parent = outline.entries[parent].parent
    return above


def _empty(outline: Outline, entry: int) -> float:
    """Give how often a heading has no paragraph of its own, in the nearest edition learnt."""
    stored, key = model()["empty"], outline.entries[entry].key
    nearest = sorted((abs(year - outline.year), year) for year in LEARNT)
    return next((stored[f"{key}@{year}"] for _, year in nearest if f"{key}@{year}" in stored), 0.02)


def _paragraph(block: Block) -> SourceParagraph:
    assert isinstance(block, SourceParagraph)
    return block


def _sum(logs: list[float]) -> float:
    top = max(logs)
    if top <= _NEVER / 2:
        return _NEVER
    return top + log(sum(exp(value - top) for value in logs))


def _parents(added: dict[int, list[tuple[int, float]]], found: dict[int, int],
             outline: Outline, best: dict[int, tuple[float, int]]) -> None:
    """Restore, with a heading, those above it that neither source nor outline has opened.

    It stands where it is likeliest to, since it must stand somewhere; else with the heading
    that it is above.
    """
    have = set(found.values())
    wanted = [(place, entry, chance) for place, rows in added.items() for entry, chance in rows]
    have |= {entry for _, entry, _ in wanted}
    standing = [*found.items(), *((place, entry) for place, entry, _ in wanted)]

    def fits_at(parent: int, at: int, others: Iterable[tuple[int, int]]) -> bool:
        return not any((a < parent and p > at) or (a > parent and p < at) for p, a in others)

    wanted += [(place, entry, 0.99) for place, entry in found.items()]
    for place, entry, chance in sorted(wanted):
        for parent in sorted(_ancestors(outline, entry) - have):
            own, at = best.get(parent, (0.0, place))
            if own < _LIKELY or not fits_at(parent, at, standing):
                own, at = chance, place
            if fits_at(parent, at, found.items()):
                have.add(parent)
                added.setdefault(at, []).append((parent, own))


def _hollow(added: dict[int, list[tuple[int, float]]], found: dict[int, int],
            outline: Outline, sure: float) -> None:
    """Restore a heading that this edition has, nearly always without any text of its own."""
    opened = {*found.values(), *(e for rows in added.values() for e, _ in rows)}
    order = sorted((entry, place) for place, entry in
                   [*found.items(), *((p, e) for p, rows in added.items() for e, _ in rows)])
    for (before, _), (after, place) in pairwise(order):
        for entry in range(before + 1, after):
            share = outline.entries[entry].share
            chance = share * _empty(outline, entry)
            chance /= max(chance + 1 - share, 1e-9)
            if entry not in opened and chance >= sure and _empty(outline, entry) > 0.5:
                added.setdefault(place, []).append((entry, round(chance, 3)))


def _merged(blocks: Sequence[Block], added: dict[int, list[tuple[int, float]]],
            outline: Outline) -> list[Block]:
    merged: list[Block] = []
    for number, block in enumerate(blocks):
        for entry, chance in sorted(added.get(number, ())):
            shown = outline.entries[entry]
            merged.append(SourceHeading(shown.text, shown.level, shown.number, block.start,
                                        block.start, "editorial", RULE, round(chance, 3)))
        merged.append(block)
    return merged
