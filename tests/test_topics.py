"""The topic records: complete, unambiguous, and fit to be published as a SKOS scheme."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from rightsref.faults import Fault
from rightsref.load import load
from rightsref.model import Topic

ROOT = Path(__file__).parents[1]
#: The scheme that every report is tagged with.
SCHEME = (
    "life", "disappearance", "torture", "prison-conditions", "liberty", "fair-trial",
    "political-prisoners", "transnational-repression", "remedy", "privacy", "expression", "press",
    "internet", "academic-freedom", "assembly", "association", "religion", "movement", "refugees",
    "migrants", "statelessness", "political-participation", "elections", "corruption",
    "human-rights-defenders", "disability", "women", "children", "lgbti", "minorities", "health",
    "livelihood", "property", "displaced-persons")
#: What sections 6 and 7 of the reports need beyond it.
EXTENSION = (
    "gender-based-violence", "reproductive-rights", "child-abuse", "child-marriage",
    "birth-registration", "education", "trafficking", "indigenous-peoples", "antisemitism",
    "hiv-stigma", "trade-unions", "forced-labor", "child-labor", "employment-discrimination",
    "working-conditions")
#: The two that belong to no one place of the reports' outline.
EVERYWHERE = {"health", "livelihood"}
#: Schemes that a match may lead to, and the form of their identifiers.
IDENTIFIERS = {"sdg": r"\d{1,2}\.(\d{1,2}|[a-d])", "unbis": r"\d{7}", "eurovoc": r"\d+"}
_ARTICLE = re.compile(r"(\d+|[IVX]+)(\([0-9a-z]+\))*")


@cache
def topics() -> dict[str, Topic]:
    return dict(load(ROOT / "content", only="")[0].topics)


@cache
def faults() -> tuple[Fault, ...]:
    return tuple(load(ROOT / "content", only="")[1])


def above(topic: Topic) -> list[str]:
    """Give the ids of every topic above one, the nearest first."""
    found: list[str] = []
    while topic.broader and topic.broader not in found:
        found.append(topic.broader)
        topic = topics()[topic.broader]
    return found


each = pytest.mark.parametrize("name", SCHEME + EXTENSION)


def test_every_topic_of_the_design_has_a_record_and_no_other_has() -> None:
    assert sorted(topics()) == sorted(SCHEME + EXTENSION)


def test_every_topic_file_has_the_form_of_a_topic() -> None:
    assert [fault for fault in faults() if "topics" in Path(fault.path).parts] == []


@each
def test_a_topic_says_in_plain_words_what_it_is(name: str) -> None:
    definition = topics()[name].definition
    assert 1 <= len(re.findall(r"[.!?](?= |$)", definition)) <= 2, definition


@each
def test_a_topic_says_what_is_tagged_with_it_and_what_is_not(name: str) -> None:
    scope = topics()[name].scope
    assert scope.startswith("Tagged: ")
    assert "Not tagged" in scope


@each
def test_a_scope_note_points_only_to_topics_by_their_names(name: str) -> None:
    names = {topic.name for topic in topics().values()} - {topics()[name].name}
    pointers = set(re.findall(r"“([^”]*)”", topics()[name].scope))
    assert pointers
    assert pointers <= names


@each
def test_a_topic_stands_in_the_outline_unless_it_belongs_everywhere(name: str) -> None:
    notation = topics()[name].notation
    assert re.fullmatch(r"[1-7](\.[a-g])?", notation) or (name in EVERYWHERE and not notation)


@each
def test_a_topic_can_be_found_by_six_to_twenty_other_words(name: str) -> None:
    assert 6 <= len(topics()[name].alt) <= 20


def test_no_label_leads_to_two_topics() -> None:
    labels = Counter(label.casefold() for topic in topics().values()
                     for label in (topic.name, *topic.alt))
    assert [label for label, count in labels.items() if count > 1] == []


def test_related_is_mutual() -> None:
    alone = [(name, other) for name, topic in topics().items() for other in topic.related
             if name not in topics()[other].related]
    assert alone == []


@each
def test_no_topic_is_related_to_itself_or_twice_to_another(name: str) -> None:
    related = topics()[name].related
    assert name not in related
    assert len(set(related)) == len(related)


@each
def test_no_topic_is_related_to_one_above_it(name: str) -> None:
    """SKOS integrity condition S27."""
    assert set(above(topics()[name])) & set(topics()[name].related) == set()


@each
def test_no_topic_stands_above_itself(name: str) -> None:
    assert name not in above(topics()[name])


@each
def test_every_article_names_its_instrument(name: str) -> None:
    articles = topics()[name].articles
    assert articles
    assert all(a.instrument.strip() and _ARTICLE.fullmatch(a.article)
                            for a in articles)


@each
def test_every_article_says_in_words_what_it_protects(name: str) -> None:
    assert all(a.note.endswith(".") for a in topics()[name].articles)


@each
def test_no_article_is_given_twice(name: str) -> None:
    named = [(a.instrument, a.article) for a in topics()[name].articles]
    assert len(set(named)) == len(named)


def test_an_article_that_was_checked_once_is_checked_everywhere() -> None:
    said: dict[tuple[str, str], set[bool]] = {}
    for topic in topics().values():
        for article in topic.articles:
            said.setdefault((article.instrument, article.article), set()).add(article.checked)
    assert [article for article, ways in said.items() if len(ways) > 1] == []


def test_an_instrument_that_binds_nobody_is_said_to_be_no_treaty() -> None:
    silent = [(name, a.instrument) for name, topic in topics().items() for a in topic.articles
              if re.search(r"Principles|UN Declaration", a.instrument)
              and "not a treaty" not in a.note]
    assert silent == []


@each
def test_matches_lead_to_known_schemes_by_identifiers_of_their_form(name: str) -> None:
    wrong = [(scheme, value) for scheme, values in topics()[name].matches.items()
             for value in values if not re.fullmatch(IDENTIFIERS.get(scheme, "(?!)"), value)]
    assert wrong == []


@each
def test_the_note_of_a_topic_is_short(name: str) -> None:
    assert len(re.findall(r"[.!?](?= |$)", topics()[name].note)) <= 2
