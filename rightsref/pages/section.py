"""The section page: one file of a report, every passage with what is said about it.

In: the desk and a page of the report. Out: its context. Never changes a character of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rightsref.addresses import Former
from rightsref.link import Page, Passage, Section
from rightsref.model import FOLDERS, RECORD_KINDS, Heading, Mention, Paragraph, Person
from rightsref.pages import names, urls
from rightsref.pages.base import Link, PageContext, View
from rightsref.pages.desk import NO_RIGHT, Desk
from rightsref.pages.text import Stretch, annotated


@dataclass(frozen=True, slots=True)
class Tag:
    """A topic of a passage with its reason."""

    link: Link
    primary: bool
    why: str
    sure: str


@dataclass(frozen=True, slots=True)
class Law:
    """A statement of law in a passage."""

    href: str
    words: str
    """``prohibits``."""
    implied: bool


@dataclass(frozen=True, slots=True)
class PassageView:
    """A paragraph as the section page shows it."""

    id: str
    number: int
    ref: str
    text: tuple[Stretch, ...]
    tags: tuple[Tag, ...]
    named: tuple[tuple[str, tuple[Link, ...]], ...]
    """People and laws named, each kind under its heading."""
    others: tuple[tuple[str, tuple[Link, ...]], ...]
    """Organisations and places, which stand in the text too."""
    others_told: str
    """``2 organisations, 1 place``, where they are folded; else empty."""
    laws: tuple[Law, ...]
    groups: tuple[Link, ...]
    kinds: tuple[str, ...]
    notes: tuple[str, ...]
    absence: str
    summary: str
    """What a folded panel says it holds."""


@dataclass(frozen=True, slots=True)
class HeadingView:
    """A heading of the report."""

    id: str
    number: str
    words: str
    """The source's own line; of a heading that is ours, its title."""
    editorial: bool


@dataclass(frozen=True, slots=True)
class Part:
    """Passages under one heading; the first part of a page may have none of its own."""

    heading: HeadingView | None
    passages: tuple[PassageView, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """Who or what a link of the page leads to."""

    id: str
    link: Link
    kind: str
    about: str
    quoted: bool
    """True where ``about`` is a quotation from a report."""


@dataclass(frozen=True, slots=True)
class OldAddress:
    """An id that once stood on the page."""

    id: str
    words: str
    heirs: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionPage(PageContext):
    """Context of ``section.html``."""

    report: Link
    above: HeadingView | None
    """The section that the page belongs to."""
    above_id: str
    """Id to give to it where its heading stands on this page; else empty."""
    heading: HeadingView
    empty: tuple[HeadingView, ...]
    """Other headings at the head of the page, under which the report says nothing."""
    parts: tuple[Part, ...]
    outline: tuple[Link, ...]
    """Sub-headings of the page."""
    rights: tuple[Link, ...]
    count: str
    states: bool
    """True where the page states the law, so that the corners need a key."""
    editorial: str
    """Link to what editorial means."""
    cite_as: str
    """Link to how a passage is cited."""
    previous: Link | None
    next: Link | None
    previews: tuple[Preview, ...]
    former: tuple[OldAddress, ...]


def views(desk: Desk) -> Iterator[View]:
    """Give every section page."""
    pages = desk.linked.pages
    for at, page in enumerate(pages):
        before = pages[at - 1] if at and pages[at - 1].report == page.report else None
        after = pages[at + 1] if at + 1 < len(pages) and pages[at + 1].report == page.report \
            else None
        yield desk.view(page.url, "section.html", _Maker(desk, page).page(before, after),
                        page.report)


def old_address(desk: Desk, page: str, former: Former) -> OldAddress:
    """Say what became of an id."""
    kind = _ONE_OF.get(former.id.partition("/")[0], "passage")
    words = {"moved": "moved", "split": "was divided", "merged": "was joined with another",
             "retired": "was taken out"}[former.state]
    quote = f" (“{former.quote}”)" if former.quote else ""
    return OldAddress(former.id.rpartition("/")[2], f"The {kind} {former.id}{quote} {words}.",
                      tuple(Link(id_, desk.href(page, url)) for id_, url in former.heirs))


class _Maker:
    def __init__(self, desk: Desk, page: Page) -> None:
        self.desk, self.at, self.url = desk, page, page.url
        self.report = desk.reports[page.report]
        self.seen: dict[str, Preview] = {}
        self.resolved: dict[tuple[str, str], tuple[str, str]] = {}

    def page(self, before: Page | None, after: Page | None) -> SectionPage:
        desk, at, url = self.desk, self.at, self.url
        parts = tuple(self.parts())
        main = desk.section(at.report, at.section)
        above = desk.section(at.report, main.parent) if main else None
        heading = self.heading(main) if main else HeadingView(
            "", at.file.number or "", at.file.title, False)
        name = desk.page_name(at)
        first = at.passages[0].paragraph.text if at.passages else ""
        former = desk.extras.addresses.get(at.report)
        return SectionPage(
            title=f"{name} – {desk.short(self.report)}",
            description=_described(desk.short(self.report), at.file.number or name, first),
            crumbs=(Link(desk.short(self.report), desk.href(url, urls.contents(at.report))),),
            here=name, **desk.context(url),
            report=Link(self.report.title, desk.href(url, urls.contents(at.report))),
            above=self.heading(above) if above else None,
            above_id=above.id if above and above.id in at.sections else "",
            empty=tuple(self.heading(s) for s in self.others(main, above)),
            heading=heading, parts=parts,
            outline=tuple(Link(part.heading.words, f"#{part.heading.id}")
                          for part in parts if part.heading),
            rights=tuple(desk.topic(url, id_) for id_ in at.file.rights
                         if id_ in desk.library.topics),
            count=names.count(len(at.passages), "paragraph"),
            states=any(p.paragraph.statements for p in at.passages),
            editorial=desk.href(url, f"{urls.about(at.report)}#editorial"),
            cite_as=desk.href(url, f"{urls.about(at.report)}#cite"),
            previous=self.neighbour(before), next=self.neighbour(after),
            previews=tuple(self.seen[key] for key in sorted(self.seen)),
            former=tuple(old_address(desk, url, f)
                         for f in (former.on_page.get(at.slug, ()) if former else ())))

    def neighbour(self, page: Page | None) -> Link | None:
        return Link(self.desk.page_name(page), self.desk.href(self.url, page.url)) \
            if page else None

    def others(self, main: Section | None, above: Section | None) -> Iterator[Section]:
        """Give what stands on the page and is neither its title, the part above, nor below it."""
        for id_ in self.at.sections:
            section = self.desk.section(self.at.report, id_)
            if section and main and section.level <= main.level and section not in (main, above):
                yield section

    def parts(self) -> Iterator[Part]:
        """Give the page's passages under its sub-headings."""
        by_id = {p.paragraph.id: p for p in self.at.passages}
        heading: HeadingView | None = None
        passages: list[PassageView] = []
        for block in self.at.file.blocks:
            if isinstance(block, Paragraph):
                passages.append(self.passage(by_id[block.id]))
            elif self.is_sub(block):
                if heading or passages:
                    yield Part(heading, tuple(passages))
                section = self.desk.section(self.at.report, block.id)
                heading = self.heading(section) if section else None
                passages = []
        if heading or passages:
            yield Part(heading, tuple(passages))

    def is_sub(self, heading: Heading) -> bool:
        main = self.desk.section(self.at.report, self.at.section)
        return main is not None and heading.level > main.level

    @staticmethod
    def heading(section: Section) -> HeadingView:
        return HeadingView(section.id, section.number or "", section.source_text or section.title,
                           section.origin == "editorial")

    def passage(self, passage: Passage) -> PassageView:
        desk, url, paragraph = self.desk, self.url, passage.paragraph
        text = annotated(paragraph, lambda mention: self.resolve(mention))
        tags = tuple(sorted((
            Tag(desk.topic(url, tag.id), tag.rank == "primary", tag.why,
                names.confidence(tag.by, tag.confidence))
            for tag in paragraph.rights if tag.id != NO_RIGHT), key=lambda tag: not tag.primary))
        every = {kind: links for kind in RECORD_KINDS if (links := self.named(paragraph, kind))}
        told = _told(every)
        others = {kind: every[kind] for kind in every if told and kind in _FOLDED}
        named = _headed({kind: every[kind] for kind in every if kind not in others})
        laws = tuple(Law(f"#{s.id}", names.MODALITY[s.modality].removeprefix("The law "),
                         not s.explicit) for s in paragraph.statements)
        return PassageView(
            paragraph.id, passage.number, passage.ref, text, tags, named, _headed(others), told,
            laws,
            tuple(desk.group(url, g) for g in paragraph.groups),
            tuple(names.STATEMENT_KINDS[k] for k in paragraph.kinds), paragraph.notes,
            names.ABSENCE.get(paragraph.absence or "", ""), _summary(tags, every, laws))

    def named(self, paragraph: Paragraph, kind: str) -> tuple[Link, ...]:
        ids = dict.fromkeys(m.target for m in paragraph.mentions if m.kind == kind)
        return tuple(self.desk.record(self.url, kind, id_) for id_ in ids
                     if id_ in self.desk.library.records(kind))

    def resolve(self, mention: Mention) -> tuple[str, str]:
        """Give a mention's link, and note the preview that it needs."""
        key = (mention.kind, mention.target)
        if key not in self.resolved:
            self.resolved[key] = self.crossref(mention.target) if mention.kind == "crossref" \
                else self.known(*key)
        return self.resolved[key]

    def known(self, kind: str, id_: str) -> tuple[str, str]:
        record = self.desk.library.records(kind).get(id_)
        if record is None:
            return "", ""
        href = self.desk.href(self.url, urls.record(kind, id_))
        key = f"{kind}-{id_}"
        about = self.desk.about(kind, record)
        self.seen[key] = Preview(key, Link(record.name, href, kind), names.KIND[kind], about,
                                 isinstance(record, Person) and bool(about))
        return href, key

    def crossref(self, number: str) -> tuple[str, str]:
        section = self.desk.linked.numbered(self.at.report, number)
        key = f"section-{number.replace('.', '-')}"
        if section:
            href = self.desk.href(self.url, section.url)
            name, about = f"{section.number} {section.title}", ""
        else:
            href = self.desk.href(self.url, f"{urls.about(self.at.report)}#missing")
            name, about = f"Section {number}", "This copy of the report does not contain it."
        self.seen[key] = Preview(key, Link(name, href), "Section", about, False)
        return href, key


def _shorten(text: str, most: int = 160) -> str:
    return text if len(text) <= most else text[:most - 1].rsplit(" ", 1)[0] + "…"


def _described(report: str, section: str, text: str) -> str:
    """Describe a page by its number and the first sentence, for a list of results."""
    where = f"section {section}" if section[:1].isdigit() else section
    sentence = _SENTENCE.match(text)
    return _shorten(f"{report}, {where}. {sentence.group() if sentence else text}")


def _headed(links: dict[str, tuple[Link, ...]]) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    return tuple((names.KINDS[kind], some) for kind, some in links.items())


def _told(named: dict[str, tuple[Link, ...]]) -> str:
    """Count the organisations and places, where there are too many for a line."""
    found = [(kind, len(named[kind])) for kind in _FOLDED if kind in named]
    if sum(number for _, number in found) < 2:
        return ""
    return ", ".join(names.count(number, kind) for kind, number in found)


def _summary(tags: tuple[Tag, ...], named: dict[str, tuple[Link, ...]],
             laws: tuple[Law, ...]) -> str:
    """Say in a line what the panel of a passage holds, the topics by name."""
    words = [tag.link.text for tag in tags if tag.primary] or ["About this passage"]
    more = len([tag for tag in tags if not tag.primary])
    if more:
        words.append(names.count(more, "more topic"))
    words += [names.count(len(named[kind]), *_COUNTED[kind]) for kind in _COUNTED if kind in named]
    if laws:
        words.append("a statement of law" if len(laws) == 1
                     else f"{len(laws)} statements of law")
    return " · ".join(word.replace(" ", "\u00a0") if len(word) < 24 else word for word in words)


_COUNTED = {"person": ("person", "people"), "provision": ("law", "laws")}
_FOLDED = ("organisation", "place")
_ONE_OF = {FOLDERS[kind]: name.lower() for kind, name in names.KIND.items() if kind in FOLDERS}
"""What an id is of, by its folder; of a passage it has none."""
_SENTENCE = re.compile(r".{24,}?[.!?][”’\"')]*(?=\s+[A-Z“‘\"]|$)", re.DOTALL)
"""A sentence; the full stop of an abbreviation so near the beginning ends none."""
