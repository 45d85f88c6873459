"""What the law says, by right and by what it does, and the table of authorities.

In: the desk. Out: contexts. Sentences of a paragraph stay together in the report's order; a rule
told without naming a law is marked as such where it stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rightsref.link import Stated
from rightsref.model import MODALITIES, PROVISION_KINDS, Provision
from rightsref.pages import names, urls
from rightsref.pages.base import Link, PageContext, View
from rightsref.pages.desk import NO_RIGHT, Desk
from rightsref.pages.record import LawQuoted, laws_quoted


@dataclass(frozen=True, slots=True)
class LawShelf:
    """Statements of law under one heading."""

    id: str
    title: Link
    laws: tuple[LawQuoted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementsPage(PageContext):
    """Context of ``statements.html``, both by right and by modality."""

    lead: str
    other: Link
    """The same statements in the other order."""
    shelves: tuple[LawShelf, ...]


@dataclass(frozen=True, slots=True)
class Authority:
    """An entry of the table of authorities."""

    link: Link
    parent: str
    date: str
    grade: str
    refs: tuple[Link, ...]
    """Every passage that cites it."""


@dataclass(frozen=True, slots=True)
class AuthorityShelf:
    """Authorities of a kind."""

    title: str
    id: str
    entries: tuple[Authority, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthoritiesPage(PageContext):
    """Context of ``authorities.html``."""

    shelves: tuple[AuthorityShelf, ...]
    count: str


def views(desk: Desk) -> Iterator[View]:
    """Give both orders of the statements, and the table of authorities."""
    yield _statements(desk, "statements", "modality", "by what the law does")
    yield _statements(desk, "modality", "statements", "by right")
    yield _authorities(desk)


def _statements(desk: Desk, own: str, other: str, words: str) -> View:
    url = urls.FIXED[own]
    shelves = _by_right(desk, url) if own == "statements" else _by_modality(desk, url)
    explicit = sum(s.statement.explicit for s in desk.linked.statements)
    implied = len(desk.linked.statements) - explicit
    order = "by right" if own == "statements" else "by what the law does"
    lead = f"{names.count(explicit, 'sentence')} in which the report itself says what the law, " \
           f"the constitution or an official rule does, {order}. Each has its own permanent " \
           "address."
    if implied:
        lead += f" {names.count(implied, 'legal rule')} told without naming the law " \
                f"{'stands' if implied == 1 else 'stand'} among them, in dotted corners."
    return desk.view(url, "statements.html", StatementsPage(
        title=f"What the law says, {order}", here="What the law says", description=lead,
        lead=lead, crumbs=(Link("Home", desk.href(url, urls.FIXED["home"])),),
        **desk.context(url),
        other=desk.fixed(url, other, f"The same {words}"), shelves=tuple(shelves)))


def _by_right(desk: Desk, url: str) -> Iterator[LawShelf]:
    found: dict[str, list[Stated]] = {}
    for stated in desk.linked.statements:
        for tag in stated.passage.paragraph.rights:
            if tag.rank == "primary" and tag.id != NO_RIGHT:
                found.setdefault(tag.id, []).append(stated)
    topics = desk.library.topics
    for id_ in sorted(found, key=lambda t: ((topics[t].notation or "~") if t in topics else "~",
                                            t)):
        yield _shelf(desk, url, f"right-{id_}", desk.topic(url, id_), found[id_])


def _by_modality(desk: Desk, url: str) -> Iterator[LawShelf]:
    for modality in MODALITIES:
        found = [s for s in desk.linked.statements if s.statement.modality == modality]
        if found:
            yield _shelf(desk, url, modality, Link(names.MODALITY[modality] + " …", ""), found)


def _shelf(desk: Desk, url: str, id_: str, title: Link, found: list[Stated]) -> LawShelf:
    return LawShelf(id_, title, laws_quoted(desk, url, found))


def _authorities(desk: Desk) -> View:
    url = urls.FIXED["authorities"]
    shelves = []
    for kind in PROVISION_KINDS:
        entries = sorted((p for p in desk.library.provisions.values() if p.kind == kind),
                         key=lambda p: _order(desk, p))
        if entries:
            shelves.append(AuthorityShelf(
                names.PROVISION[kind], f"kind-{kind}",
                tuple(_authority(desk, url, p) for p in entries)))
    total = names.count(len(desk.library.provisions), "authority", "authorities")
    return desk.view(url, "authorities.html", AuthoritiesPage(
        title="Table of authorities", here="Table of authorities",
        description="Treaties, constitution, codes, articles, laws, decrees and offences that the "
                    "report cites, with every passage that cites each.",
        crumbs=(Link("Home", desk.href(url, urls.FIXED["home"])),),
        **desk.context(url),
        shelves=tuple(shelves), count=total))


def _order(desk: Desk, provision: Provision) -> tuple[object, ...]:
    """Sort articles by their code and number, all else by name."""
    parent = desk.library.provisions.get(provision.parent or "")
    digits = "".join(c if c.isdigit() else " " for c in provision.name).split()
    return (parent.name.casefold() if parent else provision.name.casefold(),
            int(digits[0]) if digits and parent else 0, provision.name.casefold())


def _authority(desk: Desk, url: str, provision: Provision) -> Authority:
    parent = desk.library.provisions.get(provision.parent or "")
    cited = desk.linked.by_record.get(("provision", provision.id), ())
    return Authority(
        desk.record(url, "provision", provision.id), parent.name if parent else "",
        names.date(provision.date) if provision.date else "", names.GRADE[provision.grade],
        tuple(desk.ref(url, c.passage) for c in cited))
