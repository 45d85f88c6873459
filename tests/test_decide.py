"""Decisions: accept, reject, correct; each is remembered."""

from __future__ import annotations

import pytest

from rightsref.decide import accept, code, correct, reject, said
from rightsref.merge import merge
from rightsref.model import Heading, Mention, Paragraph, Report, RightTag, SectionFile, Statement

TEXT = "The law prohibits torture; Orazaly died."
MENTION = Mention("person", "orazaly", 27, 34, "rule:person.surname", 0.6)
STATEMENT = Statement("s-1", 0, len(TEXT), "requires", by="rule:statement", confidence=0.7)
RIGHT = RightTag("press", "primary", "a word", "rule:words", 0.3)
PARAGRAPH = Paragraph("p-1", TEXT, rights=(RIGHT,), mentions=(MENTION,), statements=(STATEMENT,))
HEADING = Heading("section-1-a", "a. Life", 2, "editorial", "rule:outline", 0.8)
REPORT = Report("x-2020", "X", "X", 2020, "", "", "", "1", "", "source.txt", "0" * 64, "", "", (),
                (), (SectionFile("1.md", "1.a", "Life", "editorial", (HEADING, PARAGRAPH)),))
KNOWN = {"person": {"azamat-orazaly"}, "topic": {"torture"}}


def key_of(thing: object) -> str:
    return code("x-2020", "p-1", next(key for key, found in said(PARAGRAPH) if found is thing))


def test_what_is_accepted_becomes_the_editors_own() -> None:
    decided = accept(REPORT, key_of(MENTION))
    mention = decided.report.paragraphs[0].mentions[0]
    assert (mention.by, mention.confidence, decided.rejected) == ("editor", 1.0, "")


def test_a_rejected_mention_is_gone_and_not_proposed_again() -> None:
    decided = reject(REPORT, key_of(MENTION))
    assert decided.report.paragraphs[0].mentions == ()
    again = merge(decided.report, REPORT, {}, {decided.paragraph: [decided.rejected]}, {}, {"p-1"})
    assert again.report.paragraphs[0].mentions == ()


def test_a_rejected_statement_leaves_its_address_to_the_ledger() -> None:
    decided = reject(REPORT, key_of(STATEMENT))
    assert decided.gone == ("s-1",)
    again = merge(decided.report, REPORT, {}, {decided.paragraph: [decided.rejected]}, {}, {"p-1"})
    assert again.report.paragraphs[0].statements == ()


def test_the_last_primary_right_cannot_be_rejected() -> None:
    with pytest.raises(ValueError, match="no primary right left"):
        reject(REPORT, key_of(RIGHT))


@pytest.mark.parametrize(("thing", "value", "name"), [
    (MENTION, "azamat-orazaly", "target"), (STATEMENT, "prohibits", "modality"),
    (RIGHT, "torture", "id")])
def test_a_correction_puts_the_right_value_in_place(thing: object, value: str, name: str) -> None:
    paragraph = correct(REPORT, key_of(thing), value, KNOWN).report.paragraphs[0]
    better = (*paragraph.mentions, *paragraph.statements, *paragraph.rights)
    assert value in [getattr(item, name, None) for item in better]


def test_a_correction_to_an_unknown_id_says_what_was_meant() -> None:
    with pytest.raises(ValueError, match="Did you mean 'azamat-orazaly'"):
        correct(REPORT, key_of(MENTION), "azamat-orazali", KNOWN)


def test_a_restored_heading_may_be_taken_out_again() -> None:
    decided = reject(REPORT, code("x-2020", "section-1-a", "heading"))
    assert decided.report.files[0].blocks == (PARAGRAPH,)
    assert decided.gone == ("section-1-a",)


def test_a_code_that_nothing_has_is_an_error() -> None:
    with pytest.raises(ValueError, match="has the code 'abcdef0'"):
        accept(REPORT, "abcdef0")
