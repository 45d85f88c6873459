"""What the head of a page tells machines: citation tags, and where the same stands in other forms.

In: the linked library and the view of a page. Out: names and contents of ``<meta>`` elements in the
form that reference managers read (Highwire Press tags), and ``<link>`` elements to feed, search
description and data. An address of the page is told only where the site has a base address.
"""

from __future__ import annotations

from collections.abc import Iterator

from rightsref.exports.package import FEED, TOPICS, editions, has_feed
from rightsref.link import Linked
from rightsref.model import Report
from rightsref.pages.base import HeadLink, View
from rightsref.pages.urls import FIXED, index, relative

REPORT = frozenset({"contents.html", "section.html"})
"""Templates of pages that are a report, or a part of one."""
OURS = frozenset({"about_report.html", "topic.html", "group.html", "person.html", "provision.html",
                  "organisation.html", "place.html"})
"""Templates of pages that are cited as ours."""


def tags(linked: Linked, view: View) -> Iterator[tuple[str, str]]:
    """Give the citation tags of a page of a report or of a record; none of other pages."""
    site = linked.library.site
    if view.template in REPORT:
        report = linked.report(view.url.partition("/")[0])
        part = f", {view.page.here}" if view.template == "section.html" else ""
        found = _cited(report.title + part, report.publisher, report.published)
    elif view.template in OURS:
        day = max((day for report in linked.library.reports
                   for _, day, _ in editions(report)), default="")
        found = _cited(f"{view.page.title} – {site.title}", site.publisher, day)
    else:
        return
    yield from ((f"citation_{name}", content) for name, content in (
        *found, ("public_url", view.site.canonical)) if content)


def _cited(title: str, publisher: str, day: str) -> Iterator[tuple[str, str]]:
    # Readers of these tags take a comma for the end of one author: a body with its bureau would
    # come out as several people. The whole name is the institution's.
    yield "title", title
    yield "author", publisher.partition(",")[0]
    yield "publication_date", day.replace("-", "/")
    yield "technical_report_institution", publisher


def links(linked: Linked, view: View) -> Iterator[HeadLink]:
    """Give where the same stands in another form, and what else a browser should know."""
    site = linked.library.site

    def to(path: str) -> str:
        return relative(view.url, path, site.base_path)

    def other(kind: str, path: str) -> HeadLink:
        return HeadLink("alternate", kind, to(path))

    if has_feed(linked):
        yield other("application/atom+xml", FEED)
    if site.base_url:
        yield HeadLink("search", "application/opensearchdescription+xml",
                       to("opensearch.xml"), site.title)
    if view.template == "topic.html" or view.url == index("topic"):
        for kind, path in TOPICS.items():
            yield other(kind, path)
    owner = _report(linked, view)
    if owner and view.template != "section.html":
        yield other("application/json", f"data/{owner.id}.json")
    if view.url == FIXED["home"]:
        yield other("application/json", "data/datapackage.json")


def _report(linked: Linked, view: View) -> Report | None:
    folder = view.url.partition("/")[0]
    return next((r for r in linked.library.reports if r.id == folder), None)
