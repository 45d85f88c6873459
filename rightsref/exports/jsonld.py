"""JSON-LD on every page: what a page is about, for machines that read one page at a time.

In: the linked library, and the view of each page. Out: the text of ``application/ld+json`` blocks
with schema.org types: Report, Person, Place, Organization, Legislation, DefinedTerm, Quotation,
Dataset by page; the kind of page and its BreadcrumbList by view, in the words that readers see.
Says of a person no more than the report does: the name, and the passages. No clock; addresses
are absolute only where the site has a base address.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urljoin

from rightsref.exports.package import editions
from rightsref.link import Linked, Page, Stated
from rightsref.model import Group, Organisation, Person, Place, Provision, Record, Report, Topic
from rightsref.pages.base import View
from rightsref.pages.urls import FIXED, ROOTED, absolute, group, index, record, relative

Node = dict[str, Any]
_MOST = 24
"""Passages named in one block; a page itself lists all."""
_FEW = 3
"""Statements of law quoted in the block of a section, which a reader waits for."""


def blocks(linked: Linked) -> dict[str, str]:
    """Give the block of each page by its address below the site's root."""
    maker = _Maker(linked)
    return {url: _text(nodes) for url, nodes in maker.pages()}


_LISTS = frozenset({"index.html", "topics.html", "authorities.html", "statements.html",
                    "dates.html", "coverage.html", "crossings.html", "abbreviations.html",
                    "words.html"})
"""Templates of pages that list what has pages of its own."""
_KINDS = {"about.html": "AboutPage", "about_report.html": "AboutPage",
          "search.html": "SearchResultsPage"}


def frame(linked: Linked, view: View) -> str:
    """Give the block that says what kind of page it is and the way to it; empty where no need is.

    A page that is about one thing has said so in a block of its own.
    """
    if view.url == ROOTED:
        return ""
    page, here = view.page, view.site.canonical or relative(view.url, view.url)
    kind = "CollectionPage" if view.template in _LISTS else _KINDS.get(view.template, "WebPage")
    nodes: list[Node] = []
    if kind == "CollectionPage" or not page.head_data:
        nodes.append({"@type": kind, "name": page.title, "description": page.description,
                      "inLanguage": "en", "url": here,
                      "isPartOf": {"@type": "WebSite", "name": linked.library.site.title}})
    if page.here:
        steps = [*((link.text, urljoin(view.site.canonical, link.href)) for link in page.crumbs),
                 (page.here, here)]
        nodes.append({"@type": "BreadcrumbList", "itemListElement": [
            {"@type": "ListItem", "position": n, "name": name, "item": address}
            for n, (name, address) in enumerate(steps, 1)]})
    return _text(nodes) if nodes else ""


def _text(nodes: Iterable[Node]) -> str:
    document = {"@context": "https://schema.org", "@graph": list(nodes)}
    # A script element ends at the first "</", whatever surrounds it.
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.replace("</", "<\\/")


class _Maker:
    def __init__(self, linked: Linked) -> None:
        self.linked = linked
        self.base = linked.library.site.base_url
        self.stated: dict[str, list[Stated]] = {}
        for stated in linked.statements:
            if stated.statement.explicit:
                self.stated.setdefault(stated.passage.page, []).append(stated)

    def address(self, url: str, depth: int) -> str:
        return absolute(self.base, url) if self.base else "../" * depth + url

    def pages(self) -> Iterator[tuple[str, list[Node]]]:
        library = self.linked.library
        yield "index.html", [self.site(), *(self.report(r, 0) for r in library.reports),
                             self.dataset()]
        for report in library.reports:
            yield f"{report.id}/index.html", [self.report(report, 1)]
        for page in self.linked.pages:
            yield page.url, self.section(page)
        yield index("topic"), [self.terms("topics", "Topics", index("topic"), (
            self.topic(topic, 1) for topic in library.topics.values()))]
        yield FIXED["groups"], [self.terms("groups", "Groups affected", FIXED["groups"], (
            self.group(one) for one in library.groups.values()))]
        yield FIXED["abbreviations"], [self.terms(
            "abbreviations", "Abbreviations", FIXED["abbreviations"], (
                {"@type": "DefinedTerm", "name": short, "description": long}
                for short, long in library.site.abbreviations), 0)]
        for topic in library.topics.values():
            yield record("topic", topic.id), [self.topic(topic, 1)]
        for one in library.groups.values():
            yield group(one.id), [self.group(one)]
        for person in library.people.values():
            yield record("person", person.id), [self.person(person)]
        for provision in library.provisions.values():
            yield record("provision", provision.id), [self.provision(provision)]
        for organisation in library.organisations.values():
            yield record("organisation", organisation.id), [self.organisation(organisation)]
        for place in library.places.values():
            yield record("place", place.id), [self.place(place)]

    # ---- nodes ----------------------------------------------------------------------------

    def site(self) -> Node:
        site = self.linked.library.site
        return {"@type": "WebSite", "name": site.title, "description": site.description,
                "url": self.address("index.html", 0)}

    def dataset(self) -> Node:
        site = self.linked.library.site
        return {"@type": "Dataset", "name": f"{site.title}: data",
                "description": site.description,
                "distribution": {"@type": "DataDownload", "encodingFormat": "application/json",
                                 "contentUrl": self.address("data/datapackage.json", 0)}}

    def report(self, report: Report, depth: int) -> Node:
        node: Node = {
            "@type": "Report", "@id": f"urn:rightsref:{report.id}", "name": report.title,
            "inLanguage": "en", "spatialCoverage": report.country,
            "temporalCoverage": str(report.year), "version": report.edition,
            "url": self.address(f"{report.id}/index.html", depth)}
        if report.publisher:
            node["publisher"] = {"@type": "Organization", "name": report.publisher}
        if report.published:
            node["datePublished"] = report.published
        if report.original_url:
            node["isBasedOn"] = report.original_url
        if archived := report.settings.get("archived_url"):
            node["archivedAt"] = str(archived)
        dated = [day for _, day, _ in editions(report) if day]
        if dated:
            node["dateModified"] = dated[-1]
        return node

    def section(self, page: Page) -> list[Node]:
        report = self.linked.report(page.report)
        main = self.linked.sections.get((page.report, page.section))
        name = main.title if main else page.file.title
        node: Node = {"@type": "Chapter", "name": name, "isPartOf": self.report(report, 1),
                      "url": self.address(page.url, 1)}
        if page.file.number:
            node["pagination"] = page.file.number
        # What one sentence states twice is quoted once.
        stated = {s.text: s.url for s in reversed(self.stated.get(page.url, ()))}
        quotations = [self.quotation(text, url, report)
                      for text, url in reversed(stated.items())]
        return [node, *quotations[:_FEW]]

    def quotation(self, text: str, url: str, report: Report) -> Node:
        return {"@type": "Quotation", "text": text, "url": self.address(url, 1),
                "isPartOf": {"@id": f"urn:rightsref:{report.id}"}}

    def terms(self, name: str, title: str, url: str, terms: Iterable[Node], depth: int = 1) -> Node:
        return {"@type": "DefinedTermSet", "@id": f"urn:rightsref:{name}", "name": title,
                "url": self.address(url, depth),
                "hasDefinedTerm": [{k: term[k] for k in ("@type", "@id", "name", "description",
                                                         "url") if k in term} for term in terms]}

    def topic(self, topic: Topic, depth: int) -> Node:
        return self.term("topics", topic.id, topic.name, topic.definition,
                         self.address(record("topic", topic.id), depth))

    def group(self, one: Group) -> Node:
        return self.term("groups", one.id, one.name, one.definition,
                         self.address(group(one.id), 1))

    @staticmethod
    def term(scheme: str, id_: str, name: str, definition: str, address: str) -> Node:
        node: Node = {"@type": "DefinedTerm", "@id": f"urn:rightsref:{scheme}:{id_}",
                      "name": name, "inDefinedTermSet": f"urn:rightsref:{scheme}", "url": address}
        return node | ({"description": definition} if definition else {})

    def named(self, type_: str, kind: str, one: Record) -> Node:
        node: Node = {"@type": type_, "name": one.name,
                      "url": self.address(record(kind, one.id), 1),
                      "subjectOf": self.passages(kind, one.id)}
        return node | ({"alternateName": list(one.also)} if one.also else {})

    def person(self, person: Person) -> Node:
        return self.named("Person", "person", person)

    def organisation(self, organisation: Organisation) -> Node:
        return self.named("Organization", "organisation", organisation)

    def place(self, place: Place) -> Node:
        node = self.named("Country" if place.kind == "country" else "Place", "place", place)
        if place.latitude is not None and place.longitude is not None:
            node["geo"] = {"@type": "GeoCoordinates", "latitude": place.latitude,
                           "longitude": place.longitude}
        if place.country and place.kind != "country":
            node["containedInPlace"] = {"@type": "Country", "identifier": place.country.upper()}
        return node

    def provision(self, provision: Provision) -> Node:
        node: Node = {"@type": "Legislation", "name": provision.name,
                      "url": self.address(f"provisions/{provision.id}.html", 1),
                      "legislationType": provision.kind,
                      "subjectOf": self.passages("provision", provision.id)}
        if provision.jurisdiction:
            node["legislationJurisdiction"] = provision.jurisdiction
        if provision.date:
            node["legislationDate"] = provision.date
        if provision.parent:
            node["isPartOf"] = self.address(f"provisions/{provision.parent}.html", 1)
        return node

    def passages(self, kind: str, id_: str) -> list[Node]:
        cited = self.linked.by_record.get((kind, id_), ())
        return [{"@type": "Quotation", "name": c.passage.ref,
                 "url": self.address(c.passage.url, 1)} for c in cited[:_MOST]]
