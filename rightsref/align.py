"""Alignment: which paragraph of a corrected source is which paragraph already published.

In: published paragraphs with their ids, and the texts of the new source. Out: for each new text
the id that it keeps, or that it is new; for each published id what became of it. Where it is
not sure it gives faults, and never guesses. Never mints an id, never touches the disk.

Equal texts are the same paragraph wherever they stand. What lies between them is compared word
by word: a text that is mostly the same keeps its id; one that is the sum of several, or the part
of one, is a merger or a split; what has no likeness left is new or retired. Between "mostly the
same" and "no likeness" lies the doubtful range, in which an editor decides.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rightsref.faults import Fault

SAME = 0.72
"""From this share of common words on, two texts are one paragraph."""
ALIKE = 0.45
"""Below this share, two texts have nothing to do with each other."""
WHOLE = 0.9
"""From this share on, several texts together are another."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """How a new source meets what was published."""

    kept: Mapping[int, str]
    """By index of the new text: the id that it keeps."""
    changed: Mapping[str, str]
    """By kept id: the new text, where its words differ."""
    split: Mapping[str, tuple[int, ...]]
    """By id: the new texts that it was split into."""
    merged: Mapping[str, int]
    """By id: the new text that it was merged into."""
    retired: tuple[str, ...]
    """Ids whose words are gone."""
    faults: tuple[Fault, ...] = ()
    doubtful: Mapping[str, int] = field(default_factory=dict)
    """By id: the new text that may or may not be it; an editor must say. One fault for each."""


@dataclass(slots=True)
class _Work:
    kept: dict[int, str] = field(default_factory=dict)
    changed: dict[str, str] = field(default_factory=dict)
    split: dict[str, tuple[int, ...]] = field(default_factory=dict)
    merged: dict[str, int] = field(default_factory=dict)
    retired: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    doubtful: dict[str, int] = field(default_factory=dict)


def likeness(one: str, other: str) -> float:
    """Give the share of common words of two texts, in order, from 0 to 1."""
    if _bound(one, other) < ALIKE:
        return 0.0
    return difflib.SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def _bound(one: str, other: str) -> float:
    """Give what their likeness cannot exceed: common words in any order. Quick to find."""
    first, second = _counted(one), _counted(other)
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 1.0


@lru_cache(maxsize=2048)
def _counted(text: str) -> Counter[str]:
    return Counter(text.split())


def align(old: Sequence[tuple[str, str]], new: Sequence[str], path: str,
          decided: Mapping[str, str] | None = None) -> Alignment:
    """Align published paragraphs, ``(id, text)`` in order, with the texts of a new source.

    ``decided`` holds an editor's answers: for an id the first words of the text that it now is,
    or ``retired``. ``path`` is the source's, for faults.
    """
    work = _Work()
    old_left, new_left = _equal(old, new, work)
    _decided(old_left, new_left, new, decided or {}, work)
    for old_gap, new_gap in _gaps(old, new, old_left, new_left, work):
        _gap(old_gap, new_gap, new, work, path)
    return Alignment(work.kept, work.changed, work.split, work.merged, tuple(work.retired),
                     tuple(work.faults), work.doubtful)


def _equal(old: Sequence[tuple[str, str]], new: Sequence[str],
           work: _Work) -> tuple[dict[int, tuple[str, str]], dict[int, str]]:
    """Match equal texts: first in order, then those that moved."""
    matcher = difflib.SequenceMatcher(None, [text for _, text in old], list(new), autojunk=False)
    matched: set[int] = set()
    for i, j, length in matcher.get_matching_blocks():
        for step in range(length):
            work.kept[j + step] = old[i + step][0]
            matched.add(i + step)
    spare: dict[str, list[int]] = {}
    for i, (_, text) in enumerate(old):
        if i not in matched:
            spare.setdefault(text, []).append(i)
    for j, text in enumerate(new):
        if j not in work.kept and spare.get(text):
            i = spare[text].pop(0)
            work.kept[j] = old[i][0]
            matched.add(i)
    return ({i: pair for i, pair in enumerate(old) if i not in matched},
            {j: text for j, text in enumerate(new) if j not in work.kept})


def _decided(old_left: dict[int, tuple[str, str]], new_left: dict[int, str],
             new: Sequence[str], decided: Mapping[str, str], work: _Work) -> None:
    for i, (name, _) in list(old_left.items()):
        answer = decided.get(name)
        if answer == "retired":
            work.retired.append(name)
            del old_left[i]
        elif answer:
            found = [j for j, text in new_left.items() if text.startswith(answer)]
            if len(found) == 1:
                work.kept[found[0]] = name
                work.changed[name] = new[found[0]]
                del old_left[i], new_left[found[0]]


def _gaps(old: Sequence[tuple[str, str]], new: Sequence[str],
          old_left: dict[int, tuple[str, str]], new_left: dict[int, str],
          work: _Work) -> list[tuple[list[tuple[str, str]], list[int]]]:
    """Group what is left by the stretch between matched neighbours, or all in one group."""
    position = {name: j for j, name in work.kept.items()}
    groups: dict[int, tuple[list[tuple[str, str]], list[int]]] = {}
    last = -1
    anchors: dict[int, int] = {}
    for i, (name, _) in enumerate(old):
        last = max(last, position.get(name, -1)) if i not in old_left else last
        anchors[i] = last
    for i, pair in old_left.items():
        groups.setdefault(anchors[i], ([], []))[0].append(pair)
    last = -1
    for j in range(len(new)):
        if j in new_left:
            groups.setdefault(last, ([], []))[1].append(j)
        else:
            last = max(last, j)
    return [groups[key] for key in sorted(groups)]


def _gap(old: list[tuple[str, str]], new: list[int], texts: Sequence[str], work: _Work,
         path: str) -> None:
    _whole(old, new, texts, work)
    pairs = sorted(((likeness(text, texts[j]), name, j) for name, text in old for j in new),
                   reverse=True)
    lost, fresh = dict(old), set(new)
    for share, name, j in pairs:
        if name not in lost or j not in fresh:
            continue
        rivals = [s for s, n, k in pairs if (n == name) != (k == j)
                  and n in lost and k in fresh and s >= share - 0.1]
        if share >= SAME and not rivals:
            work.kept[j] = name
            work.changed[name] = texts[j]
        elif share >= ALIKE:
            work.doubtful[name] = j
            work.faults.append(Fault(
                path, 0, 0, "C004", f"{name} ({lost[name][:50]!r}…) may or may not be the new "
                f"paragraph {texts[j][:50]!r}… ({share:.0%} of their words agree).",
                f"Decide in decisions.yaml under aligned: {name}: \"{texts[j][:30]}\" or "
                f"{name}: retired."))
        else:
            break
        del lost[name]
        fresh.discard(j)
    work.retired += lost


def _whole(old: list[tuple[str, str]], new: list[int], texts: Sequence[str],
           work: _Work) -> None:
    """Take out splits (one old, several new) and mergers (several old, one new)."""
    for name, text in list(old):
        for count in range(2, min(5, len(new)) + 1):
            run = next((tuple(new[k:k + count]) for k in range(len(new) - count + 1)
                        if _together(text, [texts[j] for j in new[k:k + count]])), None)
            if run:
                work.split[name] = run
                old.remove((name, text))
                new[:] = [j for j in new if j not in run]
                break
    for j in list(new):
        for count in range(2, min(5, len(old)) + 1):
            found = next((old[k:k + count] for k in range(len(old) - count + 1)
                          if _together(texts[j], [t for _, t in old[k:k + count]])), None)
            if found:
                work.merged |= {name: j for name, _ in found}
                old[:] = [pair for pair in old if pair not in found]
                new.remove(j)
                break


def _together(whole: str, parts: Sequence[str]) -> bool:
    """Tell whether several texts, each a real part, are together another."""
    if min(map(len, parts)) < 0.08 * len(whole):
        return False
    return likeness(whole, " ".join(parts)) >= WHOLE


# ---- headings -----------------------------------------------------------------------------------

_NUMBERED = re.compile(r"([a-k])\. +(?=\S)")
_LONGEST_HEADING = 160


def retitled(old: Sequence[tuple[str, str]], headings: Collection[str], new: Sequence[str],
             known: Collection[str], path: str, decided: Mapping[str, str] | None = None,
             ) -> tuple[dict[str, str], list[Fault]]:
    """Tell which lines of a new source, read as text, are headings that it retitled.

    ``old`` holds id and words of everything that stands in the old source, in order;
    ``headings`` the ids of those that are headings and that the new source is not known to have;
    ``known`` holds the lines of ``new`` that are headings anyway. Gives the heading's id by line.
    A line is a heading where it stands in a lost
    heading's place and has its letter, half its words, or what stood beneath it; where it might
    be one there is a question.
    """
    found = {text: name for name, text in old if name in headings and text in new}
    faults: list[Fault] = []
    texts = [text for _, text in old]
    matcher = difflib.SequenceMatcher(None, texts, list(new), autojunk=False)
    for kind, i, i_end, j, j_end in matcher.get_opcodes():
        lost = [n for n in range(i, i_end) if old[n][0] in headings and texts[n] not in new]
        lines = [n for n in range(j, j_end) if _may_be_heading(new[n])
                 and new[n] not in known and new[n] not in texts]
        if kind != "replace" or not lost or not lines:
            continue
        for n in list(lost):
            name, answer = old[n][0], (decided or {}).get(old[n][0])
            sure = [m for m in lines if new[m].startswith(answer)] if answer else [
                m for m in lines if _same_heading(texts, n, new, m)]
            if answer == "retired":
                lost.remove(n)
            elif len(sure) == 1:
                found[new[sure[0]]] = name
                lost.remove(n)
                lines.remove(sure[0])
        for n in lost if lines else ():
            name = old[n][0]
            faults.append(Fault(
                path, 0, 0, "C004", f"{name} ({texts[n][:50]!r}) is gone; the new line "
                f"{new[lines[0]][:50]!r} may be that heading retitled, or a paragraph.",
                f"Decide in decisions.yaml under aligned: {name}: \"{new[lines[0]][:30]}\" or "
                f"{name}: retired."))
    return found, faults


def _may_be_heading(line: str) -> bool:
    return len(line) <= _LONGEST_HEADING and line[:1].isalnum() and (
        bool(_NUMBERED.match(line)) or line[-1:] not in ".!?:;,”\"’")


def _same_heading(old: Sequence[str], n: int, new: Sequence[str], m: int) -> bool:
    letter, other = _NUMBERED.match(old[n]), _NUMBERED.match(new[m])
    if bool(letter) != bool(other):
        return False
    if letter and other and letter[1] == other[1]:
        return True
    return (likeness(_bare(old[n]), _bare(new[m])) >= 0.5
            or (n + 1 < len(old) and m + 1 < len(new) and old[n + 1] == new[m + 1]))


def _bare(heading: str) -> str:
    return _NUMBERED.sub("", heading, count=1)
