"""Two years of a country, paragraph by paragraph: kept, changed, new, gone.

In: the leaves of two reports. Out: ``Meeting``, section by section in the order of the later
report, with the sections that it no longer has in the place where they stood. Never makes a page,
never guesses: where the alignment is not sure, it says so.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rightsref.align import align, likeness
from rightsref.cards import Leaf
from rightsref.link import slug

KEPT, CHANGED, PERHAPS, DIVIDED, JOINED, NEW, GONE = (
    "kept", "changed", "perhaps", "divided", "joined", "new", "gone")
STATES = (KEPT, CHANGED, PERHAPS, DIVIDED, JOINED, NEW, GONE)
TITLES_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Pair:
    """What became of a paragraph, or where one came from."""

    state: str
    """One of ``STATES``."""
    old: tuple[Leaf, ...]
    new: tuple[Leaf, ...]
    moved: bool = False
    """True where it stands in another section now."""


@dataclass(frozen=True, slots=True)
class Part:
    """One section of either report or of both."""

    old: tuple[str, str] | None
    """Number and title in the earlier report; None where it had no such section."""
    new: tuple[str, str] | None
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """How two reports meet."""

    parts: tuple[Part, ...]
    counts: tuple[tuple[str, int], ...]
    """Paragraphs by state, in the order of ``STATES``."""


def meet(old: Sequence[Leaf], new: Sequence[Leaf]) -> Meeting:
    """Compare two reports."""
    before, after = _sections(old), _sections(new)
    matched = _matched(before, after)
    parts: list[Part] = []
    done: set[tuple[str, str]] = set()
    for key, leaves in after.items():
        other = matched.get(key)
        # What was told between the last section and this one, and is told no longer.
        if other:
            for gone in list(before)[:list(before).index(other)]:
                if gone not in matched.values() and gone not in done:
                    parts.append(_part(gone, None, before[gone], []))
                    done.add(gone)
            done.add(other)
        parts.append(_part(other, key, before[other] if other else [], leaves))
    parts += [_part(key, None, before[key], []) for key in before if key not in done]
    parts = _moved(parts)
    count = Counter(pair.state for part in parts for pair in part.pairs)
    return Meeting(tuple(parts), tuple((state, count[state]) for state in STATES if count[state]))


def _sections(leaves: Sequence[Leaf]) -> dict[tuple[str, str], list[Leaf]]:
    found: dict[tuple[str, str], list[Leaf]] = {}
    for leaf in leaves:
        number = leaf.section if leaf.section != leaf.title else ""
        found.setdefault((number, leaf.title), []).append(leaf)
    return found


def _matched(before: dict[tuple[str, str], list[Leaf]],
             after: dict[tuple[str, str], list[Leaf]]) -> dict[tuple[str, str], tuple[str, str]]:
    """Match sections by title, then by number where the titles are alike."""
    titles = {slug(key[1], 400): key for key in before}
    matched = {key: titles[name] for key in after if (name := slug(key[1], 400)) in titles}
    left = [key for key in before if key not in matched.values()]
    for key in after:
        if key in matched:
            continue
        for other in left:
            if likeness(_plain(key[1]), _plain(other[1])) >= TITLES_ALIKE or (
                    key[0] and key[0] == other[0] and set(_plain(key[1]).split())
                    & set(_plain(other[1]).split()) - {"of", "and", "the", "or", "for", "in"}):
                matched[key] = other
                left.remove(other)
                break
    return matched


def _plain(title: str) -> str:
    return re.sub(r"[^a-z ]+", " ", title.lower())


def _part(old: tuple[str, str] | None, new: tuple[str, str] | None, before: list[Leaf],
          after: list[Leaf]) -> Part:
    by_id = {leaf.id: leaf for leaf in before}
    found = align([(leaf.id, leaf.text) for leaf in before], [leaf.text for leaf in after], "")
    origin: dict[int, tuple[str, list[str]]] = {}
    for at, name in found.kept.items():
        origin[at] = (CHANGED if name in found.changed else KEPT, [name])
    for name, at in found.doubtful.items():
        origin[at] = (PERHAPS, [name])
    for name, at in found.merged.items():
        origin.setdefault(at, (JOINED, []))[1].append(name)
    divided = {run[0]: (name, run) for name, run in found.split.items()}
    inner = {at for run in found.split.values() for at in run[1:]}
    where = {name: at for at, (_, names) in origin.items() for name in names}
    where |= {name: run[0] for name, run in found.split.items()}
    pairs: list[tuple[float, int, Pair]] = []
    last = -1
    for number, leaf in enumerate(before):
        if leaf.id in where:
            last = max(last, where[leaf.id])
        else:
            pairs.append((last + 0.5, number, Pair(GONE, (leaf,), ())))
    for at, leaf in enumerate(after):
        if at in divided:
            name, run = divided[at]
            made = Pair(DIVIDED, (by_id[name],), tuple(after[k] for k in run))
        elif at in origin:
            state, names = origin[at]
            made = Pair(state, tuple(by_id[name] for name in names), (leaf,))
        elif at in inner:
            continue
        else:
            made = Pair(NEW, (), (leaf,))
        pairs.append((at, 0, made))
    return Part(old, new, tuple(pair for _, _, pair in sorted(pairs, key=lambda p: p[:2])))


def _moved(parts: list[Part]) -> list[Part]:
    """Find the paragraphs that stand word for word in another section now."""
    gone = {pair.old[0].text: pair.old[0] for part in parts for pair in part.pairs
            if pair.state == GONE}
    taken: set[str] = set()
    out = []
    for part in parts:
        pairs = []
        for pair in part.pairs:
            text = pair.new[0].text if pair.state == NEW else ""
            if text in gone and text not in taken:
                taken.add(text)
                pair = Pair(KEPT, (gone[text],), pair.new, True)
            pairs.append(pair)
        out.append(Part(part.old, part.new, tuple(pairs)))
    return [Part(part.old, part.new, tuple(
        pair for pair in part.pairs if pair.state != GONE or pair.old[0].text not in taken))
        for part in out]


def differences(old: str, new: str, least: int = 1) -> list[tuple[str, str]]:
    """Give a changed text as runs: ``same``, ``del`` or ``ins`` with their words.

    Fewer than ``least`` equal words between changes count as changed with them: what was
    rewritten reads better in pieces than in crumbs.
    """
    one, other = re.findall(r"\S+\s*", old), re.findall(r"\S+\s*", new)
    runs: list[tuple[str, str]] = []
    gone: list[str] = []
    come: list[str] = []

    def flush() -> None:
        if gone and runs and not runs[-1][1][-1].isspace():
            gone.insert(0, " ")  # the new text ends where the old one went on
        runs.extend((kind, "".join(words)) for kind, words in (("del", gone), ("ins", come))
                    if words)
        gone.clear()
        come.clear()

    stripped = [[word.rstrip() for word in words] for words in (one, other)]
    matcher = difflib.SequenceMatcher(None, stripped[0], stripped[1], autojunk=False)
    for kind, i, i2, j, j2 in matcher.get_opcodes():
        if kind == "equal" and i2 - i >= least:
            flush()
            runs.append(("same", "".join(other[j:j2])))
        else:
            gone += one[i:i2]
            come += other[j:j2]
    flush()
    return runs
