"""The first page, and those about the site: how it is made, search, not found, old addresses.

In: the desk. Out: contexts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rightsref.addresses import Former
from rightsref.model import PROVISION_KINDS, Report
from rightsref.pages import names, urls
from rightsref.pages.base import Download, Link, PageContext, View
from rightsref.pages.desk import Desk, Letter
from rightsref.pages.indexes import Shelf, topic_shelves
from rightsref.pages.report import Line, contact_link, counts, facts, lines
from rightsref.pages.section import OldAddress, old_address
from rightsref.pictures import Picture


@dataclass(frozen=True, slots=True)
class ReportCard:
    """A report on the first page."""

    link: Link
    facts: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]
    missing: tuple[str, ...]
    about: str
    counts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage(PageContext):
    """Context of ``home.html``."""

    name: str
    lead: str
    search: str
    examples: tuple[Link, ...]
    ways: tuple[Link, ...]
    """The lists that stand in no other part of the page's head."""
    reports: tuple[ReportCard, ...]
    shelves: tuple[Shelf, ...]
    people: tuple[Letter, ...]
    provisions: tuple[Link, ...]
    """Kinds of law, each leading into the table of authorities."""
    groups: tuple[Link, ...]
    more: tuple[Link, ...]
    pictures: tuple[Picture, ...]
    coverage: str
    downloads: tuple[Download, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutSitePage(PageContext):
    """Context of ``about.html``."""

    reports: tuple[Link, ...]
    """How each report's edition was made."""
    contact: str
    contact_text: str
    repository: str
    publisher: str
    downloads: tuple[Download, ...]
    data: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """A list that reaches every passage without a search."""

    label: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchContext(PageContext):
    """Context of ``search.html``."""

    library: bool
    """True where each report has an index of its own."""
    examples: tuple[str, ...]
    indexes: tuple[SearchIndex, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefPage(PageContext):
    """Context of ``brief.html``, which the reader's browser fills."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundPage(PageContext):
    """Context of ``404.html``."""

    search: str
    ways: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerPage(PageContext):
    """Context of ``former.html``: an address whose page is gone."""

    olds: tuple[OldAddress, ...]


def views(desk: Desk) -> Iterator[View]:
    """Give the first page and those about the site."""
    yield _home(desk)
    yield _about(desk)
    yield _search(desk)
    yield _not_found(desk)
    if desk.extras.brief:
        yield _brief(desk)
    yield from former(desk)


def _home(desk: Desk) -> View:
    url, site = urls.FIXED["home"], desk.site
    people = desk.letters(
        (desk.sort("person", id_), Link(desk.sort("person", id_),
                                        desk.href(url, urls.record("person", id_)), "person"))
        for id_ in desk.used["person"])
    kinds = []
    for kind in PROVISION_KINDS:
        number = sum(p.kind == kind for p in desk.library.provisions.values())
        if number:
            kinds.append(Link(names.PROVISION[kind], desk.href(
                url, f"{urls.FIXED['authorities']}#kind-{kind}"), "provision", "", number))
    search = desk.href(url, urls.FIXED["search"])
    return desk.view(url, "home.html", HomePage(
        title=site.title, description=site.description, **desk.context(url),
        name=site.title, lead=site.description, search=search,
        examples=tuple(Link(e, f"{search}?q={_query(e)}") for e in desk.extras.examples),
        ways=tuple(_ways(desk, url)),
        reports=tuple(_card(desk, url, report) for report in desk.library.reports),
        shelves=tuple(topic_shelves(desk, url)), people=people, provisions=tuple(kinds),
        groups=tuple(desk.group(url, g, desk.count("group", g)) for g in desk.library.groups
                     if g in desk.linked.by_group),
        more=tuple(Link(text, desk.href(url, target)) for text, target in desk.lists()
                   if target != url),
        pictures=desk.extras.pictures.get(url, ()),
        coverage=desk.href(url, urls.FIXED["coverage"]),
        downloads=desk.extras.downloads.get("", ())))


def _ways(desk: Desk, url: str) -> Iterator[Link]:
    for name, text in (("groups", "Groups"), ("statements", "What the law says"),
                       ("coverage", "Coverage"), ("dates", "Dates"), ("words", "Word index"),
                       ("brief", "Brief")):
        made = {"brief": desk.extras.brief, "words": desk.extras.words}.get(name, True)
        if made:
            yield desk.fixed(url, name, text)


def _query(words: str) -> str:
    """Write a query as a part of an address."""
    return words.replace("%", "%25").replace('"', "%22").replace(" ", "+").replace("&", "%26")


def _card(desk: Desk, url: str, report: Report) -> ReportCard:
    return ReportCard(
        Link(report.title, desk.href(url, urls.contents(report.id))),
        tuple(facts(report).items()), lines(desk, url, report) if desk.only else (),
        tuple(f"section {g.section}" if g.section[:1].isdigit() else g.title.lower()
              for g in report.missing),
        desk.href(url, urls.about(report.id)), tuple(counts(desk, report)))


def _about(desk: Desk) -> View:
    url = urls.FIXED["about"]
    contact, text = contact_link(desk.site.contact)
    return desk.view(url, "about.html", AboutSitePage(
        title="About this site", here="About this site",
        description="How this reference edition is made, how sure it is, how to use it, and how "
                    "to report an error or ask for a removal.",
        crumbs=(Link("Home", desk.href(url, urls.FIXED["home"])),),
        **desk.context(url),
        reports=tuple(Link(r.title, desk.href(url, urls.about(r.id)))
                      for r in desk.library.reports),
        contact=contact, contact_text=text, repository=desk.site.repository,
        publisher=desk.site.publisher, downloads=desk.extras.downloads.get("", ()),
        data=desk.data(url, "", *(report.id for report in desk.library.reports))))


def _search(desk: Desk) -> View:
    url = urls.FIXED["search"]
    lists = [("Topics", urls.index("topic")), ("People", urls.index("person")),
             ("Laws", urls.index("provision")), ("Places", urls.index("place")),
             *([("Word index", urls.FIXED["words"])] if desk.extras.words else [])]
    lists = [(f"Contents of {desk.short(r)}", urls.contents(r.id))
             for r in desk.library.reports[:1]] + lists
    return desk.view(url, "search.html", SearchContext(
        title="Search", here="Search", description="Search every passage, person, law and topic.",
        crumbs=(Link("Home", desk.href(url, urls.FIXED["home"])),),
        **desk.context(url),
        library=len(desk.library.reports) > 1, examples=desk.extras.examples,
        indexes=tuple(SearchIndex(text, desk.href(url, target)) for text, target in lists)))


def _brief(desk: Desk) -> View:
    url = urls.FIXED["brief"]
    return desk.view(url, "brief.html", BriefPage(
        title="Brief", here="Brief", description="Passages that you ticked, as a numbered annex "
        "with quotations and citations.",
        crumbs=(Link("Home", desk.href(url, urls.FIXED["home"])),), **desk.context(url)))


def _not_found(desk: Desk) -> View:
    url = urls.ROOTED
    return desk.view(url, "404.html", NotFoundPage(
        title="Not found", here="", description="There is no page at this address.",
        **desk.context(url),
        search=desk.href(url, urls.FIXED["search"]),
        ways=tuple(Link(text, desk.href(url, target))
                   for text, target in desk.lists(desk.only.id if desk.only else ""))))


def former(desk: Desk) -> Iterator[View]:
    """Give a page for each address that is gone."""
    for report, addresses in desk.extras.addresses.items():
        for slug in addresses.gone_pages:
            url = f"{report}/{slug}.html"
            yield _stub(desk, url, addresses.on_page[slug], report)
        for id_, former in addresses.gone_records.items():
            yield _stub(desk, f"{id_}.html", (former,), "")


def _stub(desk: Desk, url: str, formers: tuple[Former, ...], report: str) -> View:
    return desk.view(url, "former.html", FormerPage(
        title="An earlier address", here="An earlier address",
        description="What became of what stood at this address in an earlier edition.",
        crumbs=(Link("Home", desk.href(url, urls.FIXED["home"])),),
        **desk.context(url),
        olds=tuple(old_address(desk, url, former) for former in formers)), report)
