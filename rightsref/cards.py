"""The card of a report: the little that a library must know of each to put its shelves together.

In: one report, linked, and where its records stand in the library. Out: ``Card``, plain values of
a bounded size that the library holds of every report at once; and what it looks up in parts: what
is told of each topic, the records, the pages, and the paragraphs as ``Leaf``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from rightsref import lands
from rightsref.link import Linked, slug
from rightsref.model import FOLDERS, RECORD_KINDS, Report

OPENING, SHOWN = 240, 2
"""Letters of a passage that a page across reports shows, and how many passages of a report."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The first words of a passage, with the way to it."""

    ref: str
    url: str
    text: str
    whole: bool
    """True where these words are all of it."""


@dataclass(frozen=True, slots=True)
class Named:
    """A record as one report names it."""

    name: str
    sort: str
    about: str
    count: int
    url: str
    """Its page: the room's own where several reports name it."""


@dataclass(frozen=True, slots=True)
class Right:
    """How much one report tells of a topic."""

    primary: int
    secondary: int


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What one report tells of a topic."""

    openings: tuple[Opening, ...]
    absent: str
    """The report's own words for silence, where it says that there was nothing to report."""


Sections = tuple[tuple[str, str, str], ...]
"""Number, title and address of each page of a report."""


@dataclass(frozen=True, slots=True)
class Card:
    """What the library knows of a report."""

    id: str
    title: str
    country: str
    year: int
    light: Report
    """The report without its text."""
    passages: int
    missing: tuple[str, ...]
    """Parts that this copy lacks."""
    topics: Mapping[str, Right]
    groups: Mapping[str, int]

    @property
    def land(self) -> str:
        """Give the country as a part of an address, the same whatever a report calls it."""
        return slug(self.filed)

    @property
    def filed(self) -> str:
        """Give the name under which the country stands in the library."""
        return lands.filed(self.country)

    @property
    def own(self) -> str:
        """Give the report's own name of the country, where a reader may not know it in ours."""
        return lands.own(self.country)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A paragraph, for the comparison of years."""

    section: str
    """Number or title of its page."""
    title: str
    id: str
    ref: str
    url: str
    text: str


def opening(text: str, most: int = OPENING) -> tuple[str, bool]:
    """Cut a text at the end of a sentence or word; tell whether it is whole."""
    if len(text) <= most:
        return text, True
    ends = [found.end() for found in re.finditer(r"[.!?][”\"’]?(?=\s)", text[:most])]
    at = ends[-1] if ends and ends[-1] > most // 3 else text[:most].rfind(" ")
    return text[:at if at > 0 else most].rstrip(), False


def card(linked: Linked) -> Card:
    """Write the card of a library's one report."""
    report = linked.library.reports[0]
    topics: dict[str, Right] = {}
    for id_, tagged in linked.by_topic.items():
        primary = sum(one.tag.rank == "primary" for one in tagged)
        topics[id_] = Right(primary, len(tagged) - primary)
    return Card(
        report.id, report.title, report.country, report.year,
        replace(report, files=(), source_text="", dropped=()), len(linked.passages),
        tuple(f"section {gap.section}" if gap.section[:1].isdigit() else gap.title.lower()
              for gap in report.missing),
        topics, {id_: len(found) for id_, found in linked.by_group.items()})


def told(linked: Linked) -> dict[str, Glimpse]:
    """Give for each topic the first words of the passages that are about it."""
    found: dict[str, Glimpse] = {}
    for id_, tagged in linked.by_topic.items():
        primary = [t.passage for t in tagged if t.tag.rank == "primary"]
        openings = []
        for passage in primary[:SHOWN]:
            text, whole = opening(passage.paragraph.text)
            openings.append(Opening(passage.ref, passage.url, text, whole))
        absent = next((p.paragraph.absence or "" for p in primary if p.paragraph.absence), "")
        found[id_] = Glimpse(tuple(openings), absent)
    return found


def records(linked: Linked, address: Callable[[str], str],
            about: Callable[[str, str], tuple[str, str]]) -> dict[str, dict[str, Named]]:
    """Give by kind and id the records that a report names.

    ``address`` gives where a path of the report's site stands in the library, ``about`` the form
    to sort a record under and a few words about it.
    """
    stated = Counter(one.statement.provision for one in linked.statements)
    found: dict[str, dict[str, Named]] = {kind: {} for kind in RECORD_KINDS}
    for kind in RECORD_KINDS:
        for id_, record in linked.library.records(kind).items():
            cited = len(linked.by_record.get((kind, id_), ())) or (
                stated[id_] if kind == "provision" else 0)
            if cited:
                sort, words = about(kind, id_)
                found[kind][id_] = Named(record.name, sort, words, cited,
                                         address(f"{FOLDERS[kind]}/{id_}.html"))
    return found


def sections(linked: Linked) -> Sections:
    """Give the pages of a report."""
    return tuple((page.file.number or "", page.file.title, page.url) for page in linked.pages)


def leaves(linked: Linked) -> tuple[Leaf, ...]:
    """Give every paragraph in order."""
    return tuple(Leaf(page.file.number or page.file.title, page.file.title, p.paragraph.id, p.ref,
                      p.url, p.paragraph.text)
                 for page in linked.pages for p in page.passages)
