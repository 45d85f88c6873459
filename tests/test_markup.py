"""Annotated Markdown: what is written is read back, and what is not understood is a fault."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightsref.markup import Block, Mark, Unwritable, nest, parse, split_crossing, write

AWKWARD = st.sampled_from(list("ab1 .)#*_[]{}<>!&;:-+=`~\"\\|()\t’“éж\u00a0'/ "))
TEXTS = st.text(
    st.one_of(AWKWARD, st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp"))),
    min_size=1, max_size=25)
TARGETS = {"statement": ["s-1", "s-2"], "person": ["azamat-orazaly", "c1"],
           "date": ["2020-10-17", "2020-03/2020-05"], "crossref": ["7.a"],
           "organisation": ["medeu-court"]}


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    text = draw(TEXTS)
    marks = []
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(text) - 1))
        kind = draw(st.sampled_from(sorted(TARGETS)))
        marks.append(Mark(kind, draw(st.sampled_from(TARGETS[kind])), start,
                          draw(st.integers(start + 1, len(text)))))
    kept, _ = split_crossing(list(dict.fromkeys(marks)))
    return Block(draw(st.sampled_from(["p-a", "p-b2"])), text, draw(st.sampled_from([0, 0, 1, 3])),
                 draw(st.booleans()), tuple(kept))


@given(st.lists(blocks(), min_size=1, max_size=3))
def test_what_is_written_is_read_back_whatever_the_text(given_blocks: list[Block]) -> None:
    read, faults = parse(write(given_blocks), "x.md")
    assert not faults
    assert [replace(block, line=0) for block in read] == given_blocks


@given(st.lists(st.builds(lambda s, n, k: Mark(k, "x", s, s + n), st.integers(0, 20),
                          st.integers(1, 9), st.sampled_from(sorted(TARGETS))), max_size=6))
def test_marks_that_cross_are_parted_and_none_is_lost(marks: list[Mark]) -> None:
    kept, crossing = split_crossing(marks)
    assert sorted(map(repr, kept + crossing)) == sorted(map(repr, marks))
    assert not any(a.start < b.start < a.end < b.end for a in kept for b in kept)


def test_a_statement_stands_outside_the_mention_of_the_same_words() -> None:
    mention, statement = Mark("provision", "x", 0, 3), Mark("statement", "s-1", 0, 3)
    assert nest([mention, statement]) == [statement, mention]


def test_a_mention_that_encloses_another_is_written_as_a_span() -> None:
    block = Block("p-1", "Medeu court in Almaty", marks=(
        Mark("organisation", "medeu-court", 0, 21), Mark("place", "almaty", 15, 21)))
    assert write([block]) == ('{#p-1}\n[Medeu court in [Almaty](place:almaty)]'
                              '{.organisation ref="medeu-court"}\n')


@pytest.mark.parametrize("line, code, column", [
    ("He said [x.", "M001", 9),
    ("The man [Azamat](person:azamat){#1.a}", "M001", 32),
    ("The man [Azamat](persn:azamat)", "M004", 18),
    ("The man [Azamat](https://example.org/)", "M004", 18),
    ("The man [Azamat]{.persn ref=\"azamat\"}", "M004", 17),
    ("The *man*", "M001", 5),
    ("A <b>bold</b> word", "M001", 3),
])
def test_a_mark_that_is_not_understood_is_a_located_fault(
        line: str, code: str, column: int) -> None:
    _, faults = parse(f"{{#p-1}}\n{line}\n", "x.md", first_line=10)
    assert (faults[0].code, faults[0].line, faults[0].column) == (code, 11, column)


def test_a_misspelt_kind_is_met_with_the_nearest_one() -> None:
    _, faults = parse("{#p-1}\n[A](persn:a)\n", "x.md")
    assert faults[0].mend == "Did you mean 'person'?"


def test_a_paragraph_without_an_id_is_a_fault() -> None:
    _, faults = parse("Words.\n", "x.md")
    assert [fault.code for fault in faults] == ["M002"]


@pytest.mark.parametrize("body", ["- a list\n", "> a quote\n", "    code\n", "***\n"])
def test_only_headings_and_paragraphs_may_stand_in_a_body(body: str) -> None:
    _, faults = parse(body, "x.md")
    assert faults[0].code == "M005"


def test_a_paragraph_over_two_lines_is_a_fault() -> None:
    _, faults = parse("{#p-1}\nOne\ntwo\n", "x.md")
    assert [fault.code for fault in faults] == ["M005"]


def test_a_restored_heading_keeps_its_mark_of_origin() -> None:
    read, faults = parse("{.editorial #section-1-b}\n## b. Disappearance\n", "x.md")
    assert not faults
    assert read == (Block("section-1-b", "b. Disappearance", 2, True, line=2),)


@pytest.mark.parametrize("text", ["", "a\x00b", "a\nb", "a\u2028b"])
def test_a_text_that_markdown_cannot_hold_is_refused(text: str) -> None:
    with pytest.raises(Unwritable):
        write([Block("p-1", text)])
