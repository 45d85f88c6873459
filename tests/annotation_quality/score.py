"""Holds what the rules propose against what readers marked.

In: two ``Marked``. Out: counts, which add up over reports. Never reads a file.

A mention of a person is right where it begins and ends as the reader's does; a provision where it
shares words with one of the reader's that nothing else has met (what names a class of laws is
left out on both sides); a statement where it is the same
sentence; a right where it is primary in the same paragraph.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from tests.annotation_quality.gold import Marked, Place


@dataclass(frozen=True)
class Count:
    """Right, proposed and marked; they add up over reports."""

    right: int = 0
    proposed: int = 0
    marked: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.proposed + other.proposed,
                     self.marked + other.marked)

    @property
    def precision(self) -> float:
        return self.right / self.proposed if self.proposed else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.marked if self.marked else 1.0


def compare(proposed: Marked, marked: Marked) -> dict[str, Count]:
    """Give the counts of one report by kind."""
    sentences = set(proposed.statements) & set(marked.statements)
    return {
        "persons": exact(proposed.persons, marked.persons),
        "identity": identity(proposed.persons, marked.persons),
        "provisions": overlapping(_counted(proposed, marked), marked.provisions),
        "statements": Count(len(sentences), len(proposed.statements), len(marked.statements)),
        "modality": Count(
            sum(bool(proposed.statements[one] & marked.statements[one]) for one in sentences),
            len(sentences), len(sentences)),
        "rights": sum((Count(len(proposed.rights.get(at, frozenset()) & ids),
                             len(proposed.rights.get(at, frozenset())), len(ids))
                       for at, ids in marked.rights.items()), Count()),
    }


def exact(proposed: Iterable[Place], marked: Iterable[Place]) -> Count:
    """Count the places that begin and end alike."""
    mine, theirs = set(proposed), set(marked)
    return Count(len(mine & theirs), len(mine), len(theirs))


def overlapping(proposed: Iterable[Place], marked: Iterable[Place]) -> Count:
    """Count the places that share words, each met once."""
    mine, theirs = sorted(set(proposed)), sorted(set(marked))
    free = list(mine)
    right = 0
    for place in theirs:
        met = next((one for one in free if meet(one, place)), None)
        if met is not None:
            free.remove(met)
            right += 1
    return Count(right, len(mine), len(theirs))


def _counted(proposed: Marked, marked: Marked) -> set[Place]:
    """Give the provisions proposed that a reader must have marked to make them right."""
    return {place for place in proposed.provisions
            if any(meet(place, one) for one in marked.provisions)
            or not any(meet(place, one) for one in marked.classes)}


def meet(one: Place, other: Place) -> bool:
    """Tell whether two places share words."""
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def identity(proposed: dict[Place, str], marked: dict[Place, str]) -> Count:
    """Count the mentions found that are with their own person: no merge, no split.

    Of the mentions of one proposed person, those of another person than most are merged wrongly;
    of those of one person, those outside the proposed person that has most are split off wrongly.
    """
    found = [(proposed[place], marked[place]) for place in proposed if place in marked]
    wrong: set[int] = set()
    for mine, other in ((0, 1), (1, 0)):
        groups: dict[str, list[int]] = defaultdict(list)
        for at, pair in enumerate(found):
            groups[pair[mine]].append(at)
        for members in groups.values():
            most = Counter(found[at][other] for at in members).most_common(1)[0][0]
            wrong |= {at for at in members if found[at][other] != most}
    return Count(len(found) - len(wrong), len(found), len(found))
