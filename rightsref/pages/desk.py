"""The desk on which pages are put together: lookups that every kind of page needs.

In: ``Linked`` and ``Extras``. Out: links, quoted passages, frames, all relative to a page.
Never makes HTML, never changes what it is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypedDict

from rightsref.link import Linked, Page, Passage, Section
from rightsref.model import RECORD_KINDS, Person, Provision, Record, Report
from rightsref.pages import names, urls
from rightsref.pages.base import Extras, Link, PageContext, SiteContext, Source, View
from rightsref.pages.text import Run, marked

NO_RIGHT = "none"
STYLESHEET = "assets/site.css"


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage quoted on another page, with the way to it."""

    id: str
    """Id on the quoting page."""
    ref: str
    href: str
    runs: tuple[Run, ...]
    why: str = ""
    """Why it stands here."""
    sure: str = ""
    """Who said so, and how sure it is."""
    kinds: tuple[str, ...] = ()
    absence: str = ""
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """Quoted passages of one section of a report."""

    id: str
    """Id on the quoting page: ``in-1-a``."""
    title: str
    number: str
    href: str
    report: str
    """The report's title where the library has several; else empty."""
    passages: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """The entries of an index under one letter."""

    letter: str
    id: str
    links: tuple[Link, ...]


class Context(TypedDict):
    """What other rooms put into the head of a page."""

    head_data: tuple[str, ...]
    meta: tuple[tuple[str, str], ...]


class Desk:
    """Lookups over one linked library."""

    def __init__(self, linked: Linked, extras: Extras) -> None:
        self.linked, self.extras = linked, extras
        self.library, self.site = linked.library, linked.library.site
        self.reports: Mapping[str, Report] = {r.id: r for r in self.library.reports}
        self.pages: Mapping[str, Page] = {page.url: page for page in linked.pages}
        self.used: Mapping[str, dict[str, Record]] = {
            kind: {id_: record for id_, record in sorted(self.library.records(kind).items())
                   if (kind, id_) in linked.by_record} for kind in RECORD_KINDS}
        self._frames: dict[tuple[str, str], SiteContext] = {}
        self._countries = {place.country: place.name for place in self.library.places.values()
                           if place.kind == "country"}
        self._surnames = {id_: self._sort(person) for id_, person in self.library.people.items()}

    @cached_property
    def only(self) -> Report | None:
        """Give the report of a library that has just one."""
        return self.library.reports[0] if len(self.library.reports) == 1 else None

    # ---- links --------------------------------------------------------------------------------

    def href(self, page: str, target: str) -> str:
        return urls.relative(page, target, self.site.base_path)

    def law(self, page: str, id_: str | None) -> Link | None:
        """Give the link to a provision that has a record; None for all else."""
        known = id_ is not None and id_ in self.library.provisions
        return self.record(page, "provision", id_) if id_ and known else None

    def record(self, page: str, kind: str, id_: str, note: str = "", count: int = 0) -> Link:
        found = self.library.records(kind).get(id_)
        name = found.name if found else id_
        return Link(name, self.href(page, urls.record(kind, id_)) if found else "", kind, note,
                    count)

    def topic(self, page: str, id_: str, note: str = "", count: int = 0) -> Link:
        found = self.library.topics.get(id_)
        return Link(found.name if found else id_,
                    self.href(page, urls.record("topic", id_)) if found else "", "topic", note,
                    count)

    def group(self, page: str, id_: str, count: int = 0) -> Link:
        found = self.library.groups.get(id_)
        return Link(found.name if found else id_,
                    self.href(page, urls.group(id_)) if found else "", "group", "", count)

    def ref(self, page: str, passage: Passage) -> Link:
        return Link(self.cite(passage), self.href(page, passage.url), "ref")

    def cite(self, passage: Passage) -> str:
        """Give a reference that is plain among all reports of the library."""
        if self.only:
            return passage.ref
        report = self.reports[passage.report]
        return f"{report.country} {report.year}, {passage.ref}"

    def fixed(self, page: str, name: str, text: str, count: int = 0) -> Link:
        return Link(text, self.href(page, urls.FIXED[name]), "", "", count)

    def data(self, page: str, *keys: str) -> tuple[Link, ...]:
        """Give the files of data of some reports; those of the site under an empty key."""
        return tuple(replace(link, href=self.href(page, link.href))
                     for key in keys for link in self.extras.data.get(key, ()))

    # ---- sections -------------------------------------------------------------------------

    def section(self, report: str, id_: str | None) -> Section | None:
        return self.linked.sections.get((report, id_)) if id_ else None

    def short(self, report: Report) -> str:
        return f"{report.country} {report.year}"

    def page_name(self, page: Page) -> str:
        return f"{page.file.number} {page.file.title}" if page.file.number else page.file.title

    # ---- records --------------------------------------------------------------------------

    def country(self, code: str) -> str:
        """Give the name of a country or jurisdiction, as the library's places know it."""
        return self._countries.get(code, code.capitalize() if len(code) > 2 else code.upper())

    def sort(self, kind: str, id_: str) -> str:
        """Give the form of a name that an index sorts and shows."""
        if kind == "person":
            return self._surnames.get(id_, id_)
        return self.library.records(kind)[id_].name

    @staticmethod
    def _sort(person: Person) -> str:
        if person.sort:
            return person.sort
        first, _, last = person.name.rpartition(" ")
        return f"{last}, {first}" if first else last

    def about(self, kind: str, record: Record) -> str:
        """Say in a few words who or what a record is."""
        if isinstance(record, Person):
            return record.role.quote if record.role else ""
        if isinstance(record, Provision):
            parent = self.library.provisions.get(record.parent) if record.parent else None
            return ", ".join(filter(None, [
                record.kind, parent.name if parent else "",
                self.country(record.jurisdiction),
                names.date(record.date) if record.date else ""]))
        kind_of = getattr(record, "kind", "")
        country = self.country(getattr(record, "country", ""))
        words = [kind_of.replace("-", " ") if kind_of != "other" else "",
                 country if country != record.name else ""]
        return ", ".join(filter(None, words))

    def count(self, kind: str, id_: str) -> int:
        """Give the number of passages that bear a record or topic."""
        if kind == "topic":
            return len(self.linked.by_topic.get(id_, ()))
        if kind == "group":
            return len(self.linked.by_group.get(id_, ()))
        return len(self.linked.by_record.get((kind, id_), ()))

    # ---- quoting --------------------------------------------------------------------------

    def quoted(self, page: str, passage: Passage, ranges: Iterable[tuple[int, int]] = (),
               why: str = "", sure: str = "") -> Quoted:
        paragraph = passage.paragraph
        id_ = paragraph.id if self.only else f"{passage.report}-{paragraph.id}"
        return Quoted(
            id_, self.cite(passage), self.href(page, passage.url),
            marked(paragraph.text, ranges), why, sure,
            tuple(names.STATEMENT_KINDS[kind] for kind in paragraph.kinds),
            names.ABSENCE.get(paragraph.absence or "", ""),
            tuple(names.lower(self.library.groups[g].name) for g in paragraph.groups
                  if g in self.library.groups))

    def chapter_id(self, page: Page, prefix: str = "in-") -> str:
        """Give the id that a page of the report has as a chapter of quoted passages."""
        return prefix + (page.slug if self.only else f"{page.report}-{page.slug}")

    def chapters(self, page: str, quoted: Iterable[tuple[Passage, Quoted]],
                 prefix: str = "in-") -> tuple[Chapter, ...]:
        """Group quoted passages by the page of the report on which they stand."""
        found: dict[str, list[Quoted]] = {}
        for passage, made in quoted:
            found.setdefault(passage.page, []).append(made)
        chapters = []
        for url, passages in found.items():
            at = self.pages[url]
            chapters.append(Chapter(
                self.chapter_id(at, prefix), at.file.title, at.file.number or "",
                self.href(page, url),
                "" if self.only else self.reports[at.report].title, tuple(passages)))
        return tuple(chapters)

    def letters(self, links: Iterable[tuple[str, Link]]) -> tuple[Letter, ...]:
        """Put entries under letters; each comes with the form to sort under."""
        found: dict[str, list[Link]] = {}
        for sort, link in sorted(links, key=lambda pair: (pair[0].casefold(), pair[0])):
            found.setdefault(names.letter(sort), []).append(link)
        return tuple(Letter(letter, "letter-" + letter.lower().replace("–", "-"), tuple(entries))
                     for letter, entries in sorted(found.items()))

    # ---- frames ---------------------------------------------------------------------------

    def view(self, url: str, template: str, page: PageContext, report: str = "") -> View:
        return View(url, template, self.frame(url, report), page)

    def context(self, url: str) -> Context:
        """Give what other rooms put into the head of a page."""
        return {"head_data": self.extras.head_data.get(url, ()),
                "meta": self.extras.meta.get(url, ())}

    def frame(self, url: str, report: str = "") -> SiteContext:
        """Give the frame of a page; ``report`` names the one whose words stand on it."""
        base, extras = self.site.base_url, self.extras
        image = extras.images.get(url, extras.images.get("", ""))
        owner = report or (self.only.id if self.only else "")
        folder = (url.rpartition("/")[0] if url != urls.ROOTED else "/", owner)
        frame = self._frames.get(folder)
        if frame is None:
            frame = self._frames[folder] = self._frame(url, owner)
        if not base:
            return frame
        return replace(frame, canonical="" if url == urls.ROOTED else urls.absolute(base, url),
                       image=urls.absolute(base, image) if image else "")

    def _frame(self, url: str, owner: str) -> SiteContext:
        def to(target: str) -> str:
            # A frame serves a whole folder: a link to the page itself is written out too.
            here = url.rpartition("/")[0]
            stand = f"{here}/-" if here else "-"
            return self.href(url if url == urls.ROOTED else stand, target)

        report = self.reports.get(owner)
        about = urls.about(owner) if report else urls.FIXED["about"]
        contents = urls.contents(owner) if report else urls.FIXED["home"]
        nav = [Link("Contents", to(contents)), Link("Topics", to(urls.index("topic"))),
               Link("People", to(urls.index("person"))), Link("Laws", to(urls.index("provision"))),
               Link("Places", to(urls.index("place"))), Link("Search", to(urls.FIXED["search"]))]
        if self.extras.brief:
            nav.append(Link("Brief", to(urls.FIXED["brief"])))
        return SiteContext(
            self.site.title, to(urls.FIXED["home"]), to(STYLESHEET),
            tuple(to(f"assets/js/{name}") for name in self.extras.scripts),
            to(urls.FIXED["search"]), tuple(nav),
            tuple(Link(text, to(target)) for text, target in self.lists(owner)),
            to(about), to(f"{about}#errors"),
            tuple(Source(r.title, r.source_sha256, self.origin(r), to(f"{urls.about(r.id)}#verify"),
                         str(r.settings.get("licence") or ""), r.original_url)
                  for r in ([report] if report else [])), "", "")

    @staticmethod
    def origin(report: Report) -> str:
        """Say where a report's words are from, and what is not among them."""
        gaps = [f"section {g.section}" if g.section[:1].isdigit() else g.title
                for g in report.missing]
        day = f", {names.date(report.edition_date)}" if report.edition_date else ""
        parts = [report.title, report.publisher,
                 names.date(report.published) if report.published else "",
                 f"Reference edition {report.edition}{day}, not by the publisher",
                 f"Not in this copy: {', '.join(gaps)}" if gaps else "", report.original_url]
        return ". ".join(part for part in parts if part)

    def lists(self, report: str = "") -> list[tuple[str, str]]:
        """Give every list of the site, by name and address."""
        found = [("Home", urls.FIXED["home"])]
        if report:
            found.append(("Contents of the report", urls.contents(report)))
        found += [("Topics", urls.index("topic")), ("Groups affected", urls.FIXED["groups"]),
                  ("People", urls.index("person")), ("Laws", urls.index("provision")),
                  ("Table of authorities", urls.FIXED["authorities"]),
                  ("What the law says", urls.FIXED["statements"]),
                  ("Organisations", urls.index("organisation")),
                  ("Places", urls.index("place")), ("Dates", urls.FIXED["dates"]),
                  ("Coverage", urls.FIXED["coverage"]), ("Crossings", urls.FIXED["crossings"]),
                  ("Abbreviations", urls.FIXED["abbreviations"]),
                  ("Word index", urls.FIXED["words"]), ("Search", urls.FIXED["search"])]
        if not self.extras.words:
            found.remove(("Word index", urls.FIXED["words"]))
        if self.extras.brief:
            found.append(("Brief", urls.FIXED["brief"]))
        found.append(("About this site", urls.FIXED["about"]))
        return found
