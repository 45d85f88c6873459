"""JSON-LD on every page: what a page is about, for machines that read one page at a time.

In: the linked library. Out: by page, the text of one ``application/ld+json`` block with
schema.org types: Report, Person, Legislation, DefinedTerm, Quotation, BreadcrumbList, Dataset.
Says of a person no more than the report does: the name, and the passages. No clock; addresses
are absolute only where the site has a base address.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from rightsref.exports.package import editions
from rightsref.link import Linked, Page, Section, Stated
from rightsref.model import Person, Provision, Report, Topic

Node = dict[str, Any]
_MOST = 24
"""Passages named in one block; a page itself lists all."""
_FEW = 12
"""Statements of law quoted in the block of a section, which a reader waits for."""


def blocks(linked: Linked) -> dict[str, str]:
    """Give the block of each page by its address below the site's root."""
    maker = _Maker(linked)
    return {url: _text(nodes) for url, nodes in maker.pages()}


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
        return f"{self.base}{url}" if self.base else "../" * depth + url

    def pages(self) -> Iterator[tuple[str, list[Node]]]:
        library = self.linked.library
        yield "index.html", [self.site(), *(self.report(r, 0) for r in library.reports),
                             self.dataset()]
        for report in library.reports:
            yield f"{report.id}/index.html", [self.report(report, 1)]
        for page in self.linked.pages:
            yield page.url, self.section(page)
        for topic in library.topics.values():
            yield f"topics/{topic.id}.html", [self.topic(topic), self.trail(
                [("Topics", "topics/index.html"), (topic.name, f"topics/{topic.id}.html")])]
        for person in library.people.values():
            yield f"people/{person.id}.html", [self.person(person), self.trail(
                [("People", "people/index.html"), (person.name, f"people/{person.id}.html")])]
        for provision in library.provisions.values():
            yield f"provisions/{provision.id}.html", [self.provision(provision), self.trail(
                [("Provisions", "provisions/index.html"),
                 (provision.name, f"provisions/{provision.id}.html")])]

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
        trail = [(report.title, f"{report.id}/index.html"), *self.above(page, main),
                 (name, page.url)]
        return [node, *quotations[:_FEW], self.trail(trail)]

    def above(self, page: Page, section: Section | None) -> Iterator[tuple[str, str]]:
        parent = section.parent if section else None
        found = self.linked.sections.get((page.report, parent)) if parent else None
        if found:
            yield found.title, found.url

    def quotation(self, text: str, url: str, report: Report) -> Node:
        return {"@type": "Quotation", "text": text, "url": self.address(url, 1),
                "isPartOf": {"@id": f"urn:rightsref:{report.id}"}}

    def topic(self, topic: Topic) -> Node:
        node: Node = {"@type": "DefinedTerm", "@id": f"urn:rightsref:topics:{topic.id}",
                      "name": topic.name, "inDefinedTermSet": "urn:rightsref:topics",
                      "url": self.address(f"topics/{topic.id}.html", 1)}
        if topic.definition:
            node["description"] = topic.definition
        return node

    def person(self, person: Person) -> Node:
        node: Node = {"@type": "Person", "name": person.name,
                      "url": self.address(f"people/{person.id}.html", 1),
                      "subjectOf": self.passages("person", person.id)}
        if person.also:
            node["alternateName"] = list(person.also)
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

    def trail(self, steps: list[tuple[str, str]]) -> Node:
        return {"@type": "BreadcrumbList", "itemListElement": [
            {"@type": "ListItem", "position": n, "name": name, "item": self.address(url, 1)}
            for n, (name, url) in enumerate(steps, 1)]}
