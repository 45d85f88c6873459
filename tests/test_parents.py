"""A lost heading that stands above another comes back where it is likeliest, not below."""

from __future__ import annotations

from rightsref.sources.outline import Entry, Outline
from rightsref.sources.restore import _parents, fits
from rightsref.sources.types import SourceHeading

OUTLINE = Outline(2021, (
    Entry("Section 1. Respect", 1, "1", "section 1", -1, 1.0),
    Entry("c. Torture", 2, "1.c", "torture", 0, 1.0),
    Entry("Prison Conditions", 3, None, "prison conditions", 1, 0.9),
    Entry("d. Arrest", 2, "1.d", "arrest", 0, 1.0)), frozenset())


def parents(best: dict[int, tuple[float, int]]) -> dict[int, list[tuple[int, float]]]:
    """Restore what stands above the sub-heading that was found lost before block 9."""
    added = {9: [(2, 0.95)]}
    _parents(added, {0: 0, 14: 3}, OUTLINE, best)
    return added


def test_it_stands_where_it_is_likeliest() -> None:
    assert parents({1: (0.7, 4)}) == {9: [(2, 0.95)], 4: [(1, 0.7)]}


def test_it_stands_with_what_it_is_above_where_no_place_is_likely() -> None:
    assert parents({1: (0.3, 4)}) == {9: [(2, 0.95), (1, 0.95)]}


def test_it_never_stands_after_what_it_is_above_or_past_a_heading_of_the_source() -> None:
    assert parents({1: (0.7, 11)}) == {9: [(2, 0.95), (1, 0.95)]}
    assert parents({1: (0.7, 15)}) == {9: [(2, 0.95), (1, 0.95)]}


def test_an_outline_fits_where_most_headings_are_its_own() -> None:
    def blocks(*texts: str) -> list[SourceHeading]:
        return [SourceHeading(text, 2, None, n, n, "source", "source", 1.0)
                for n, text in enumerate(texts)]

    known = [entry.text for entry in OUTLINE.entries]
    assert fits(blocks(*known, "Press Freedom", "Schools"), OUTLINE)
    assert fits(blocks(known[3]), OUTLINE)
    assert fits(blocks(), OUTLINE)
    assert not fits(blocks(known[0], "Press Freedom", "Schools", "Hospitals"), OUTLINE)
    assert not fits(blocks(*reversed(known)), OUTLINE)
