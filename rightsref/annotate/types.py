"""What the rules propose for a report, as frozen values.

In: nothing. Out: types. Everything proposed carries the rule that spoke and how sure it is.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rightsref.annotate.profiles import Profile
from rightsref.model import (
    FOLDERS,
    Mention,
    Organisation,
    Person,
    Place,
    Provision,
    Record,
    RightTag,
    Statement,
)


@dataclass(frozen=True, slots=True)
class SectionedParagraph:
    """A paragraph as the rules read it."""

    text: str
    section: str | None
    """Number of the section it stands in, ``1.a``; None in the executive summary."""
    heading: str | None = None
    """The sub-heading above it that has no number, ``Trial Procedures``."""
    label: str | None = None
    """Run-in label that opens the text, without its colon."""
    ref: str = ""
    """``<report>/<paragraph id>``, for the quotations of draft records."""


@dataclass(frozen=True, slots=True)
class ProposedParagraph:
    """What is proposed for one paragraph."""

    rights: tuple[RightTag, ...] = ()
    groups: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    absence: str | None = None
    mentions: tuple[Mention, ...] = ()
    """In text order. They may nest (a place in an organisation's name)."""
    statements: tuple[Statement, ...] = ()
    """With an empty id, which whoever writes them mints."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One mention of an organisation or a place."""

    kind: str
    """``organisation`` or ``place``."""
    start: int
    end: int
    key: str
    name: str
    sort: str
    """Kind of organisation or place."""
    country: str
    rule: str
    confidence: float


def _untold(ids: Collection[str]) -> Mapping[str, Profile]:
    return {}


@dataclass(frozen=True, slots=True)
class Authorities:
    """Records that exist already; their ids are used again where a name is theirs.

    A person of another report is the same only where the evidence says so (``same_person.py``).
    """

    people: Mapping[str, Person] = field(default_factory=dict)
    provisions: Mapping[str, Provision] = field(default_factory=dict)
    organisations: Mapping[str, Organisation] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    used: frozenset[str] = frozenset()
    """Ids that this report's own marks use: such a record may be meant by a common name."""
    told: Callable[[Collection[str]], Mapping[str, Profile]] = _untold
    """Gives what other reports tell of people, by their ids."""
    meeting: Mapping[str, Collection[str]] | None = None
    """People by the keys under which names meet, where somebody keeps such a list."""
    forms: Mapping[str, Mapping[str, Sequence[str]]] | None = None
    """By kind and by a name in lower case the ids that go by it, where somebody keeps such a list.
    """

    def forms_of(self, kind: str) -> Mapping[str, Sequence[str]]:
        """Give for each name in lower case the ids of the records of a kind that go by it."""
        if self.forms is not None:
            return self.forms[kind]
        found: dict[str, list[str]] = {}
        records: Mapping[str, Record] = getattr(self, FOLDERS[kind])
        for key, record in records.items():
            for form in names_of(record):
                found.setdefault(form, []).append(key)
        return found


def names_of(record: Record) -> Iterator[str]:
    """Give the names that a record goes by, in lower case; one may come twice."""
    for form in (record.name, *record.also):
        yield form.lower()


@dataclass(frozen=True, slots=True)
class Proposals:
    """Everything proposed for a report: a row a paragraph, and a draft record an entity."""

    paragraphs: tuple[ProposedParagraph, ...]
    people: tuple[Person, ...]
    """Drafts, and records that exist whose names this report adds a form to."""
    provisions: tuple[Provision, ...]
    organisations: tuple[Organisation, ...]
    places: tuple[Place, ...]
