"""Every frozen type that flows between the rooms.

In: nothing. Out: types. Never reads, writes, or computes more than a plain property.
Offsets count Unicode code points in a paragraph's ``text``, end exclusive.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

MENTION_KINDS = ("person", "provision", "organisation", "place", "date", "crossref")
"""Kinds of mention, in the order of the data contract."""
RECORD_KINDS = ("person", "provision", "organisation", "place")
"""Kinds of mention that lead to an authority record."""
MODALITIES = ("prohibits", "requires", "permits", "provides", "penalises", "lacks", "other")
PROVISION_KINDS = ("treaty", "constitution", "code", "article", "law", "amendment", "decree",
                   "resolution", "offence", "ruling", "standard")
GRADES = ("numbered", "named", "unnamed")
STATEMENT_KINDS = ("finding", "allegation", "official-reply", "figure", "statement-of-law")
ABSENCES = ("none-reported", "not-applicable")
VISIBILITIES = ("full", "initials", "withheld")
FOLDERS = {"person": "people", "provision": "provisions", "organisation": "organisations",
           "place": "places", "topic": "topics"}
"""Folder below ``content/`` and below ``site/`` for each kind of record."""


# ---- the text of a report -------------------------------------------------------------------

@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text that names a person, provision, organisation, place, date or section."""

    kind: str
    """One of ``MENTION_KINDS``."""
    target: str
    """Id of the record; of a date its EDTF value; of a crossref the section's number."""
    start: int
    end: int
    by: str = "editor"
    """``editor``, or ``rule:<name>`` for what a rule proposed."""
    confidence: float = 1.0
    """From 0 to 1."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A whole sentence in which the report itself says what the law does."""

    id: str
    """Permanent, ``s-xxxxx``."""
    start: int
    end: int
    modality: str
    """One of ``MODALITIES``."""
    provision: str | None = None
    """Id of the provision that the sentence names; None where it says only "the law"."""
    explicit: bool = True
    """False for a legal rule told without naming the law: kept apart from explicit statements."""
    by: str = "editor"
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class RightTag:
    """One rights category of a paragraph."""

    id: str
    """Id of the topic."""
    rank: str
    """``primary`` (the paragraph is about it) or ``secondary``."""
    why: str
    """The reason, in a few words that a reader can open."""
    by: str = "editor"
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the report, character for character, with what is said about it."""

    id: str
    """Permanent within its report, ``p-xxxxx``."""
    text: str
    label: str | None = None
    """Run-in label that opens the text, without its colon."""
    absence: str | None = None
    """One of ``ABSENCES``."""
    rights: tuple[RightTag, ...] = ()
    groups: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    line: int = 0
    """Line in the content file, for faults."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the report, or one that an editor or a rule restored."""

    id: str
    """Permanent, ``section-1-a``."""
    text: str
    """The whole line, ``a. Disappearance``."""
    level: int
    """1 a section, 2 a lettered subsection, 3 a sub-heading."""
    origin: str = "source"
    """``source``, or ``editorial`` where the source copy lacks it."""
    by: str = "source"
    confidence: float = 1.0
    line: int = 0


@dataclass(frozen=True, slots=True)
class SectionFile:
    """One content file: a lettered subsection, or a section that has none."""

    path: str
    """Path as shown in faults."""
    number: str | None
    """``1.a``, ``3``; None for a section without number."""
    title: str
    origin: str
    blocks: tuple[Heading | Paragraph, ...]
    rights: tuple[str, ...] = ()
    """Rights categories of the file as a whole, as the front matter tags them."""

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))


@dataclass(frozen=True, slots=True)
class Dropped:
    """A part of the source that is not the report's text."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Missing:
    """A part of the outline that this copy does not have."""

    section: str
    """Its number, ``6``; ``executive-summary`` where it has none."""
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class Report:
    """One report as its folder holds it."""

    id: str
    """``kazakhstan-2020``."""
    title: str
    country: str
    year: int
    publisher: str
    published: str
    """ISO 8601 date on which the publisher issued it, or empty."""
    original_url: str
    edition: str
    """Number of our edition, ``1``."""
    edition_date: str
    """ISO 8601 date of our edition."""
    source_file: str
    source_sha256: str
    source_text: str
    """The whole source as text; empty when not loaded."""
    title_text: str
    """The line of the source that holds the report's title; empty where there is none."""
    dropped: tuple[Dropped, ...]
    missing: tuple[Missing, ...]
    files: tuple[SectionFile, ...]
    path: str = ""
    """Path of ``report.yaml`` as shown in faults."""
    settings: Mapping[str, object] = field(default_factory=dict)
    """Other keys of ``report.yaml`` (editions, links, licence), as they stand."""

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return tuple(p for file in self.files for p in file.paragraphs)


# ---- authority records ----------------------------------------------------------------------

@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of a report with the paragraph that they stand in."""

    quote: str
    paragraph: str
    """``<report>/<paragraph id>``."""
    date: str = ""
    """EDTF, where the quotation tells an event; else empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every authority record has."""

    id: str
    name: str
    also: tuple[str, ...] = ()
    """Every other form that a report uses."""
    search: tuple[str, ...] = ()
    """Forms no report uses (Cyrillic, other romanisations), for search only."""
    visibility: str = "full"
    note: str = ""
    """The editor's note, Markdown."""
    by: str = "editor"
    confidence: float = 1.0
    path: str = ""
    """Content file, for faults; empty for a record made by a rule in memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    sort: str = ""
    """Form to sort under, ``Orazaly, Azamat``."""
    role: Quotation | None = None
    not_: tuple[str, ...] = ()
    """Ids of people easily confused with this one."""
    events: tuple[Quotation, ...] = ()
    """What happened, in the report's words, in time order where dates are known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision(Record):
    kind: str
    grade: str
    jurisdiction: str = ""
    """ISO 3166-1 alpha-2 in lower case, or ``international``."""
    parent: str | None = None
    date: str = ""
    """EDTF, as the report gives it."""
    quote: str = ""
    """How the report names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Record):
    kind: str = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Record):
    kind: str = "other"
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class TreatyArticle:
    """An article that protects a right, always with its instrument."""

    instrument: str
    """Short name: ``ICCPR``."""
    article: str
    checked: bool
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic(Record):
    """A rights category; ``name`` is its label."""

    alt: tuple[str, ...] = ()
    """Other labels: lay words and synonyms, used by search."""
    definition: str = ""
    """What the right is, in plain words."""
    scope: str = ""
    """Scope note: what is tagged with it and what is not."""
    notation: str = ""
    """Place in the report's outline, ``1.a``."""
    broader: str | None = None
    related: tuple[str, ...] = ()
    articles: tuple[TreatyArticle, ...] = ()
    matches: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """SKOS matches by scheme, only identifiers that were seen."""


@dataclass(frozen=True, slots=True)
class Group:
    """A group of people affected."""

    id: str
    name: str
    definition: str = ""
    alt: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """Settings of the whole site, ``content/site.yaml``."""

    title: str
    description: str
    publisher: str
    base_path: str = "/"
    """Root path of the deployed site, used by 404.html alone."""
    base_url: str = ""
    """Absolute address of the deployed site; empty where none is set."""
    contact: str = ""
    """Address for corrections and removals."""
    repository: str = ""
    abbreviations: tuple[tuple[str, str], ...] = ()
    settings: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Library:
    """Everything below ``content/``, read and checked for form, not yet linked."""

    site: Site
    reports: tuple[Report, ...]
    topics: Mapping[str, Topic]
    groups: Mapping[str, Group]
    people: Mapping[str, Person]
    provisions: Mapping[str, Provision]
    organisations: Mapping[str, Organisation]
    places: Mapping[str, Place]

    def records(self, kind: str) -> Mapping[str, Record]:
        """Give the records of a kind, ``person`` for example."""
        return getattr(self, FOLDERS[kind])  # type: ignore[no-any-return]
