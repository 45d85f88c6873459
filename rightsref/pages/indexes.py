"""Indexes: topics by the report's outline, records from A to Z, groups, abbreviations, words.

In: the desk. Out: contexts. An entry leads to a page or a passage, and says how many stand there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rightsref.link import Passage
from rightsref.model import RECORD_KINDS
from rightsref.pages import names, urls
from rightsref.pages.base import Link, PageContext, View
from rightsref.pages.desk import Desk, Letter
from rightsref.pictures import Picture

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_SMALL = frozenset(re.findall(r"\w+", """
a about above after again against all also although among an and any are as at be because been
before being between both but by can could did do does due during each either even for from
further had has have having he her him his how however if in including into is it its itself may
more most much must nevertheless no nor not of off often on once one only or other others our out
over own s same several she should since so some still such than that the their them then there
these they this those though through to too two under until up upon was well were what when where
whether which while who whom whose why will with within without would"""))


@dataclass(frozen=True, slots=True)
class Shelf:
    """Entries of an index under one heading."""

    title: str
    id: str
    links: tuple[Link, ...]
    note: str = ""
    """Where no report of the library has the section."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPage(PageContext):
    """Context of ``index.html``: an index of records from A to Z."""

    lead: str
    letters: tuple[Letter, ...]
    unnamed: tuple[Link, ...]
    """Records that no passage names."""
    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicsPage(PageContext):
    """Context of ``topics.html``: topics in the order of the report, then from A to Z."""

    lead: str
    shelves: tuple[Shelf, ...]
    letters: tuple[Letter, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AbbreviationsPage(PageContext):
    """Context of ``abbreviations.html``."""

    entries: tuple[tuple[str, str, tuple[Link, ...], int], ...]
    """Short form, what it stands for, first passages, number of passages."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A word with its passages."""

    word: str
    id: str
    refs: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsPage(PageContext):
    """Context of ``words.html``: the words under one letter; on the first page, none."""

    lead: str
    letters: tuple[Link, ...]
    letter: str
    entries: tuple[Entry, ...]


LEADS = {
    "person": "Everyone whom {the} names, whatever the spelling, under one entry each.",
    "provision": "Every treaty, code, law, decree and offence that {the} names.",
    "organisation": "Every body, party, company and group that {the} names.",
    "place": "Every place that {the} names."}


def views(desk: Desk) -> Iterator[View]:
    """Give every index."""
    yield _topics(desk)
    yield _groups(desk)
    for kind in RECORD_KINDS:
        yield _records(desk, kind)
    yield _abbreviations(desk)
    if desk.extras.words:
        yield from _words(desk)


def _the(desk: Desk) -> str:
    return "the report" if desk.only else "a report"


def _records(desk: Desk, kind: str) -> View:
    url, title = urls.index(kind), names.KINDS[kind]
    found: list[tuple[str, Link]] = []
    unnamed: list[Link] = []
    for id_, record in sorted(desk.library.records(kind).items()):
        count = desk.count(kind, id_)
        sort = desk.sort(kind, id_)
        link = Link(sort, desk.href(url, urls.record(kind, id_)), kind,
                    desk.about(kind, record), count)
        if count:
            found.append((sort, link))
        else:
            unnamed.append(link)
    lead = f"{LEADS[kind].format(the=_the(desk))} {names.count(len(found), 'entry', 'entries')}."
    return desk.view(url, "index.html", IndexPage(
        title=title, here=title, description=lead,
        crumbs=(Link("Home", desk.href(url, urls.FIXED["home"])),),
        **desk.context(url),
        lead=lead,
        letters=desk.letters(found), unnamed=tuple(unnamed),
        pictures=desk.extras.pictures.get(url, ())))


def topic_shelves(desk: Desk, url: str) -> Iterator[Shelf]:
    """Give the topics in the order of the report's outline, by section."""
    titles = {s.number: s.title for s in desk.linked.sections.values() if s.level == 1 and s.number}
    told = set(titles)
    titles = {gap.section: gap.title for report in desk.library.reports
              for gap in report.missing} | titles
    shelves: dict[str, list[tuple[str, str, Link]]] = {}
    for topic in desk.library.topics.values():
        section = topic.notation.partition(".")[0]
        link = desk.topic(url, topic.id, "", desk.count("topic", topic.id))
        shelves.setdefault(section if section in titles else "~", []).append(
            (topic.notation, topic.name, link))
    for section, links in sorted(shelves.items()):
        title = titles.get(section, "Across the sections").removesuffix(", Including:") \
            .removesuffix(", Including Freedom from:")
        number = f"Section {section}. " if section in titles else ""
        yield Shelf(f"{number}{title}", f"shelf-{section if section != '~' else 'across'}",
                    tuple(link for _, _, link in sorted(links, key=lambda t: t[:2])),
                    f"Section {section} is not in this copy; other sections touch on some of "
                    "these." if section in titles and section not in told else "")


def _topics(desk: Desk) -> View:
    url = urls.index("topic")
    lead = "Rights categories, in the order of the report and from A to Z, " \
           "with the number of passages under each."
    return desk.view(url, "topics.html", TopicsPage(
        title="Topics", here="Topics", description=lead, lead=lead,
        crumbs=(Link("Home", desk.href(url, urls.FIXED["home"])),),
        **desk.context(url),
        shelves=tuple(topic_shelves(desk, url)),
        letters=desk.letters((t.name, desk.topic(url, t.id, "", desk.count("topic", t.id)))
                             for t in desk.library.topics.values())))


def _groups(desk: Desk) -> View:
    url = urls.FIXED["groups"]
    lead = "Groups of people whom passages concern, with the number of passages."
    return desk.view(url, "index.html", IndexPage(
        title="Groups affected", here="Groups affected", description=lead, lead=lead,
        crumbs=(Link("Home", desk.href(url, urls.FIXED["home"])),),
        **desk.context(url),
        letters=desk.letters(
            (g.name, Link(g.name, desk.href(url, urls.group(g.id)), "group", g.definition,
                          desk.count("group", g.id)))
            for g in desk.library.groups.values() if g.id in desk.linked.by_group),
        unnamed=tuple(desk.group(url, g) for g in desk.library.groups
                      if g not in desk.linked.by_group),
        pictures=()))


def _abbreviations(desk: Desk) -> View:
    url = urls.FIXED["abbreviations"]
    entries = []
    for short, long in sorted(desk.site.abbreviations, key=lambda pair: pair[0].casefold()):
        pattern = re.compile(rf"(?<!\w){re.escape(short)}(?!\w)")
        where = [p for p in desk.linked.passages if pattern.search(p.paragraph.text)]
        entries.append((short, long, tuple(desk.ref(url, p) for p in where[:3]), len(where)))
    return desk.view(url, "abbreviations.html", AbbreviationsPage(
        title="Abbreviations", here="Abbreviations",
        description="Short forms in the report, and what they stand for.",
        crumbs=(Link("Home", desk.href(url, urls.FIXED["home"])),),
        **desk.context(url),
        entries=tuple(entries)))


# ---- the word index -----------------------------------------------------------------------------

def _words(desk: Desk) -> Iterator[View]:
    """Give a page a letter, and a first page that leads to them."""
    found: dict[str, dict[str, list[Passage]]] = {}
    for passage in desk.linked.passages:
        for word in sorted({_plain(w) for w in _WORD.findall(passage.paragraph.text)}):
            if len(word) > 1 and word not in _SMALL:
                found.setdefault(names.letter(word).lower(), {}).setdefault(word, []) \
                    .append(passage)
    first = urls.FIXED["words"]
    letters = sorted(found)
    for letter in ["", *letters]:
        url = f"words/{letter}.html" if letter else first
        words = found.get(letter, {})
        lead = f"Every word of {_the(desk)} from A to Z, with every passage that has it. " \
               "Small words such as “the” are left out." if not letter else \
            names.count(len(words), "word") + f" that begin with {letter.upper()}."
        yield desk.view(url, "words.html", WordsPage(
            title=f"Word index, {letter.upper()}" if letter else "Word index",
            here=letter.upper() or "Word index", description=lead, lead=lead,
            crumbs=(Link("Word index", desk.href(url, first)),) if letter
            else (Link("Home", desk.href(url, urls.FIXED["home"])),),
            **desk.context(url),
            letters=tuple(Link(one.upper(), desk.href(url, f"words/{one}.html"), "",
                               "", len(found[one])) for one in letters),
            letter=letter.upper(),
            entries=tuple(Entry(word, f"w-{n}", tuple(desk.ref(url, p) for p in passages))
                          for n, (word, passages) in enumerate(sorted(words.items()), 1))))


def _plain(word: str) -> str:
    return word.casefold().removesuffix("’s").removesuffix("'s")
