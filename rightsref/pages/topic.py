"""Pages of rights and of groups affected: what it is, what the law says, what was reported.

In: the desk. Out: contexts. Never says that nothing happened where the copy has no text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rightsref.link import Passage, Tagged
from rightsref.model import Topic
from rightsref.pages import names, urls
from rightsref.pages.base import Link, PageContext, View
from rightsref.pages.desk import NO_RIGHT, Chapter, Desk
from rightsref.pages.record import LawQuoted, laws_quoted
from rightsref.pictures import Picture


@dataclass(frozen=True, slots=True)
class Article:
    """A treaty article that protects the right."""

    text: str
    checked: bool
    note: str


@dataclass(frozen=True, slots=True)
class Silence:
    """Why a part of a report is silent: three things that must not be confused."""

    kind: str
    """``none-reported``, ``not-applicable``, ``missing``, ``touched`` or ``untold``."""
    words: str
    ref: Link | None


@dataclass(frozen=True, slots=True)
class ByGroup:
    """The passages of a topic that concern a group."""

    group: Link
    refs: tuple[Link, ...]
    """Links to the passages on this page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicPage(PageContext):
    """Context of ``topic.html``."""

    name: str
    notation: str
    definition: str
    scope: str
    note: tuple[str, ...]
    articles: tuple[Article, ...]
    unchecked: bool
    """True where an article was not checked against its instrument."""
    broader: Link | None
    narrower: tuple[Link, ...]
    related: tuple[Link, ...]
    laws: tuple[LawQuoted, ...]
    primary: tuple[Chapter, ...]
    secondary: tuple[Chapter, ...]
    primary_count: str
    secondary_count: str
    by_group: tuple[ByGroup, ...]
    silences: tuple[Silence, ...]
    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupPage(PageContext):
    """Context of ``group.html``."""

    name: str
    definition: str
    count: str
    topics: tuple[ByGroup, ...]
    """Topics of the passages, with the passages of each."""
    chapters: tuple[Chapter, ...]


def views(desk: Desk) -> Iterator[View]:
    """Give the page of every topic and group."""
    narrower: dict[str, list[str]] = {}
    for topic in desk.library.topics.values():
        if topic.broader:
            narrower.setdefault(topic.broader, []).append(topic.id)
    for topic in desk.library.topics.values():
        url = urls.record("topic", topic.id)
        yield desk.view(url, "topic.html", _topic(desk, url, topic,
                                                  sorted(narrower.get(topic.id, []))))
    for id_ in desk.library.groups:
        url = urls.group(id_)
        yield desk.view(url, "group.html", _group(desk, url, id_))


def _topic(desk: Desk, url: str, topic: Topic, narrower: list[str]) -> TopicPage:
    tagged = desk.linked.by_topic.get(topic.id, ())
    primary = [t for t in tagged if t.tag.rank == "primary"]
    secondary = [t for t in tagged if t.tag.rank != "primary"]
    here = {t.passage.id for t in primary}
    count = names.count(len(primary), "passage")
    return TopicPage(
        title=topic.name, here=topic.name, **desk.context(url),
        description=f"{topic.name}: what the law says and what was reported, in {count}, "
                    "each with its permanent address.",
        crumbs=(Link("Topics", desk.href(url, urls.index("topic"))),),
        name=topic.name, notation=topic.notation, definition=topic.definition,
        scope=topic.scope, note=tuple(p.strip() for p in topic.note.split("\n\n") if p.strip()),
        articles=tuple(Article(f"{a.instrument}, article {a.article}" if a.article
                               else a.instrument, a.checked, a.note) for a in topic.articles),
        unchecked=any(not a.checked for a in topic.articles),
        broader=desk.topic(url, topic.broader) if topic.broader else None,
        narrower=tuple(desk.topic(url, id_, "", desk.count("topic", id_)) for id_ in narrower),
        related=tuple(desk.topic(url, id_, "", desk.count("topic", id_))
                      for id_ in topic.related),
        laws=laws_quoted(desk, url, (s for s in desk.linked.statements
                                     if s.passage.id in here)),
        primary=_chapters(desk, url, primary, "in-"),
        secondary=_chapters(desk, url, secondary, "also-"),
        primary_count=count, secondary_count=names.count(len(secondary), "passage"),
        by_group=tuple(by_group(desk, url, (t.passage for t in tagged))),
        silences=tuple(silences(desk, url, topic, tagged)),
        pictures=desk.extras.pictures.get(url, ()))


def _chapters(desk: Desk, url: str, tagged: list[Tagged], prefix: str) -> tuple[Chapter, ...]:
    return desk.chapters(url, (
        (t.passage, desk.quoted(url, t.passage, (), t.tag.why,
                                names.doubt(t.tag.by, t.tag.confidence)))
        for t in tagged), prefix)


def by_group(desk: Desk, url: str, passages: Iterable[Passage]) -> Iterator[ByGroup]:
    """Give the groups that some passages concern, with links to them on the page itself."""
    found: dict[str, list[Passage]] = {}
    for passage in passages:
        for group in passage.paragraph.groups:
            found.setdefault(group, []).append(passage)
    for group in desk.library.groups:
        if group in found:
            yield ByGroup(desk.group(url, group, len(found[group])),
                          tuple(_here(desk, p) for p in found[group]))


def _here(desk: Desk, passage: Passage) -> Link:
    id_ = passage.paragraph.id if desk.only else f"{passage.report}-{passage.paragraph.id}"
    return Link(desk.cite(passage), f"#{id_}", "ref")


def silences(desk: Desk, url: str, topic: Topic,
             tagged: Iterable[Tagged]) -> Iterator[Silence]:
    """Say what the reports do not tell of a right, and in which of three ways."""
    every = list(tagged)
    primary = [t for t in every if t.tag.rank == "primary"]
    for one in primary:
        absence = one.passage.paragraph.absence
        if absence:
            yield Silence(absence, names.ABSENCE[absence], desk.ref(url, one.passage))
    for report in desk.library.reports:
        what = Link("What is missing", desk.href(url, f"{urls.about(report.id)}#missing"))
        gaps = [gap for gap in report.missing if told_in(gap.section, topic)]
        for gap in gaps:
            yield Silence(
                "missing", f"Section {gap.section}, {gap.title}, where this right is told, is "
                f"not in this copy of {report.title}. That says nothing of what happened.", what)
        if any(t.passage.report == report.id for t in primary):
            continue
        touching = sum(t.passage.report == report.id for t in every)
        if touching:
            yield Silence(
                "touched", f"No passage of this copy of {report.title} has this right as its main "
                f"subject; {names.count(touching, 'passage')} about something else "
                f"{'touches' if touching == 1 else 'touch'} on it.",
                Link("Also touched on", "#touched"))
        elif not gaps:
            yield Silence(
                "untold", f"No passage of this copy of {report.title} speaks of this right. "
                "That is silence, not a finding.", what)


def told_in(section: str, topic: Topic) -> bool:
    """Tell whether a topic's place in the outline of reports lies in a section."""
    return bool(topic.notation) and (topic.notation == section
                                     or topic.notation.startswith(f"{section}."))


def _group(desk: Desk, url: str, id_: str) -> GroupPage:
    group = desk.library.groups[id_]
    passages = desk.linked.by_group.get(id_, ())
    topics: dict[str, list[Passage]] = {}
    for passage in passages:
        for tag in passage.paragraph.rights:
            if tag.id != NO_RIGHT and tag.rank == "primary":
                topics.setdefault(tag.id, []).append(passage)
    count = names.count(len(passages), "passage")
    return GroupPage(
        title=group.name, here=group.name, **desk.context(url),
        description=f"{group.name}: {count} that concern them, by right and by section.",
        crumbs=(Link("Groups affected", desk.href(url, urls.FIXED["groups"])),),
        name=group.name, definition=group.definition, count=count,
        topics=tuple(ByGroup(desk.topic(url, topic, "", len(found)),
                             tuple(_here(desk, p) for p in found))
                     for topic, found in sorted(topics.items(),
                                                key=lambda pair: (-len(pair[1]), pair[0]))),
        chapters=desk.chapters(url, ((p, desk.quoted(url, p)) for p in passages)))
