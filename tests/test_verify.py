"""The reader's own check: it follows a source to its end, and finds what is not the report's."""

from __future__ import annotations

import hashlib
import importlib.util
from typing import Any

import pytest

from tests.browsers import ROOT

SPEC = importlib.util.spec_from_file_location("verify", ROOT / "assets" / "verify.py")
assert SPEC and SPEC.loader
verify: Any = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(verify)

#: A page that lists its sections between its title and its text.
SOURCE = "Menu\n\nA Report\n\nSummary\n\nRights\n\nSummary\n\nOne.\n\nRights\n\nTwo.\n\nMenu\n\nTop"
DROPPED = ("Menu", "Summary\n\nRights", "Menu", "Top")


def faults(source: str, *texts: str, dropped: tuple[str, ...] = DROPPED,
           title: str = "A Report") -> list[str]:
    """Give what the check says of a report of two sections with a paragraph each."""
    report = {
        "paragraphs": [{"id": str(n), "text": text} for n, text in enumerate(texts)],
        "sections": [{"source_text": heading, "paragraphs": [str(n)]}
                     for n, heading in enumerate(("Summary", "Rights"))],
        "source": {"sha256": hashlib.sha256(source.encode()).hexdigest(), "title_text": title,
                   "dropped": [{"text": text, "why": "furniture"} for text in dropped]}}
    return list(verify.source_faults(report, source))


def test_furniture_that_lists_the_sections_is_no_part_of_the_report() -> None:
    assert faults(SOURCE, "One.", "Two.") == []


@pytest.mark.parametrize(("source", "told"), [
    (SOURCE.replace("One.", "One. More."), "More."),
    (SOURCE.replace("One.", "0ne."), "0ne."),
    (SOURCE + "\n\nMore.", "More."),
    ("Before.\n\n" + SOURCE, "Before."),
    (SOURCE.replace("Two.", ""), "Two.")])
def test_words_that_only_one_of_the_two_has_are_one_fault(source: str, told: str) -> None:
    found = faults(source, "One.", "Two.")
    assert len(found) == 1
    assert told in found[0]


def test_a_title_that_the_furniture_has_too_is_found() -> None:
    source = "A Report\n\nA Report\n\nSummary\n\nOne.\n\nRights\n\nTwo."
    assert faults(source, "One.", "Two.", dropped=("A Report",)) == []


def test_another_source_is_told_by_its_digest() -> None:
    report = {"source": {"sha256": "0" * 64}}
    assert "SHA-256" in next(verify.source_faults(report, SOURCE))
