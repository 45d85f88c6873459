"""What the search is made of.

In: nothing. Out: the types that other rooms fill. Never reads, writes or ranks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

KINDS = ("paragraph", "statement", "person", "provision", "organisation", "place", "topic",
         "group", "section", "page")
"""Kinds of hit, passages first."""
PASSAGES = ("paragraph", "statement")
"""Kinds that are words of a report; all others are records about it."""
FACETS = ("right", "section", "group", "kind", "person", "provision", "place", "report", "year")
"""Facets in the order in which the page offers them."""


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """One thing that a reader can find: a passage, or a page about a person, a law, a right."""

    kind: str
    """One of ``KINDS``."""
    url: str
    """Relative to the site's root, with the fragment of a passage."""
    title: str
    """The name of a record; of a passage the title of its report."""
    ref: str = ""
    """What a person says and types for a passage: ``1.a ¶ 2``."""
    section: str = ""
    """Number and title of the section that holds a passage, as the reader sees it."""
    text: str = ""
    """The passage itself; of a record its role, definition or note."""
    also: tuple[str, ...] = ()
    """Other forms: surname alone, spellings, abbreviations and what they stand for, plain words."""
    hints: str = ""
    """Words that find the record and are not shown: a topic's scope note."""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Ids by facet, primary ones first."""


@dataclass(frozen=True, slots=True)
class Lacking:
    """A section of a report that this copy does not have."""

    report: str
    """Id of the report."""
    number: str
    """``6``; empty where the section has none."""
    title: str
    url: str
    """Where the reader learns what is missing, and why."""
    topics: tuple[str, ...] = ()
    """Ids of the rights that the report treats in this section."""


@dataclass(frozen=True, slots=True)
class SearchSettings:
    """What the search needs to know of the site."""

    title: str = "Human Rights Reports"
    """The site's title, for the OpenSearch description."""
    description: str = ""
    """One sentence about the site, for the OpenSearch description."""
    base_url: str = ""
    """Absolute address of the site's root; empty: no OpenSearch description is made."""
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Facet → id → the name that a reader sees."""
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    """Short form → what it stands for."""
    lacking: tuple[Lacking, ...] = ()
    """What this copy lacks, so that an empty answer is not taken for the report's silence."""
