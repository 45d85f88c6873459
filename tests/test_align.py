"""A corrected source: every published paragraph keeps its id, or says what became of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rightsref.align import align, retitled

FIRST = "On October 17, police detained a local herdsman and took him to the police station."
SECOND = "The investigation led to charges of torture, and three police officers were arrested."
THIRD = "There were no reports of disappearances by or on behalf of government authorities."
OLD = [("p-1", FIRST), ("p-2", SECOND), ("p-3", THIRD)]


def test_the_same_source_keeps_every_id() -> None:
    aligned = align(OLD, [FIRST, SECOND, THIRD], "x")
    assert aligned.kept == {0: "p-1", 1: "p-2", 2: "p-3"}
    assert (aligned.changed, aligned.retired, aligned.faults) == ({}, (), ())


def test_a_corrected_word_keeps_the_id() -> None:
    corrected = SECOND.replace("three", "four")
    aligned = align(OLD, [FIRST, corrected, THIRD], "x")
    assert aligned.kept[1] == "p-2"
    assert aligned.changed == {"p-2": corrected}


def test_a_paragraph_that_moved_keeps_its_id() -> None:
    assert align(OLD, [THIRD, FIRST, SECOND], "x").kept == {0: "p-3", 1: "p-1", 2: "p-2"}


def test_a_paragraph_split_in_two_has_two_heirs() -> None:
    aligned = align([("p-1", f"{FIRST} {SECOND}"), ("p-3", THIRD)], [FIRST, SECOND, THIRD], "x")
    assert aligned.split == {"p-1": (0, 1)}
    assert not aligned.retired


def test_two_paragraphs_merged_have_one_heir() -> None:
    aligned = align(OLD, [f"{FIRST} {SECOND}", THIRD], "x")
    assert aligned.merged == {"p-1": 0, "p-2": 0}


def test_a_paragraph_that_is_gone_is_retired() -> None:
    assert align(OLD, [FIRST, THIRD], "x").retired == ("p-2",)


def test_a_new_paragraph_gets_no_old_id() -> None:
    new = "Prison conditions were generally harsh and sometimes life threatening."
    assert align(OLD, [FIRST, new, SECOND, THIRD], "x").kept == {0: "p-1", 2: "p-2", 3: "p-3"}


def test_a_doubtful_likeness_is_a_question_and_no_guess() -> None:
    doubtful = "The investigation led to charges of torture, and nobody at all was tried."
    aligned = align(OLD, [FIRST, doubtful, THIRD], "source.txt")
    assert [fault.code for fault in aligned.faults] == ["C004"]
    assert 1 not in aligned.kept


def test_an_editors_answer_settles_a_doubtful_likeness() -> None:
    doubtful = "The investigation led to charges of torture, and nobody at all was tried."
    same = align(OLD, [FIRST, doubtful, THIRD], "x", {"p-2": "The investigation led"})
    assert (same.kept[1], same.faults) == ("p-2", ())
    gone = align(OLD, [FIRST, doubtful, THIRD], "x", {"p-2": "retired"})
    assert (gone.retired, gone.faults) == (("p-2",), ())


def test_one_of_two_equal_paragraphs_may_go_and_the_other_stays() -> None:
    aligned = align([("p-1", THIRD), ("p-2", FIRST), ("p-3", THIRD)], [FIRST, THIRD], "x")
    assert aligned.kept == {0: "p-2", 1: "p-3"}
    assert aligned.retired == ("p-1",)


@given(st.lists(st.sampled_from([FIRST, SECOND, THIRD, "Not applicable."]), max_size=7),
       st.lists(st.sampled_from([FIRST, SECOND, THIRD, "Something else."]), max_size=7))
def test_every_old_id_is_accounted_for_once(before: list[str], after: list[str]) -> None:
    old = [(f"p-{n}", text) for n, text in enumerate(before)]
    aligned = align(old, after, "x")
    found = [*aligned.kept.values(), *aligned.split, *aligned.merged, *aligned.retired]
    assert sorted(found) == sorted(name for name, _ in old) or aligned.faults
    assert len(found) == len(set(found))


# ---- headings -----------------------------------------------------------------------------------

HEADED = [("section-2-d", "d. Freedom of Movement"), ("p-1", FIRST),
          ("section-2-e", "e. Protection of Refugees"), ("p-2", SECOND)]


def asked(*lines: str, headings: tuple[str, ...] = ("section-2-d", "section-2-e"),
          decided: dict[str, str] | None = None) -> tuple[dict[str, str], list[str]]:
    found, faults = retitled(HEADED, headings, lines, (), "x", decided)
    return found, [fault.code for fault in faults]


def test_a_line_with_the_letter_of_a_lost_heading_in_its_place_is_that_heading() -> None:
    assert asked("d. The Right to Go", FIRST, "e. Protection of Refugees", SECOND)[0][
        "d. The Right to Go"] == "section-2-d"


def test_a_sentence_in_the_place_of_a_lost_heading_is_a_paragraph() -> None:
    found, codes = asked("Movement is free.", FIRST, "e. Protection of Refugees", SECOND)
    assert (found, codes) == ({"e. Protection of Refugees": "section-2-e"}, [])


def test_a_line_that_may_be_a_lost_heading_is_a_question() -> None:
    found, codes = asked("Other Matters", THIRD, FIRST, "e. Protection of Refugees", SECOND)
    assert ("Other Matters" in found, codes) == (False, ["C004"])


def test_an_editors_answer_settles_what_a_line_is() -> None:
    lines = ("Other Matters", THIRD, FIRST, "e. Protection of Refugees", SECOND)
    same, codes = asked(*lines, decided={"section-2-d": "Other Matters"})
    assert (same["Other Matters"], codes) == ("section-2-d", [])
    gone, codes = asked(*lines, decided={"section-2-d": "retired"})
    assert ("Other Matters" in gone, codes) == (False, [])
