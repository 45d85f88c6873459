"""What other rooms make for the pages: pictures, citations, data, old addresses, and their heads.

In: the linked library and the old addresses of each report. Out: ``Extras``; and once the pages are
there, each with what its head tells machines. Never makes a page, never decides how a page shows
what it gets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from rightsref.addresses import Addresses
from rightsref.exports import citations, head, jsonld, package
from rightsref.exports.downloads import Packed
from rightsref.link import Linked
from rightsref.model import Report
from rightsref.pages.base import Citation, Download, Extras, Link, View
from rightsref.pages.urls import relative
from rightsref.pictures import Href, Picture, coverage, network, place_map, timeline
from rightsref.pictures.social import SITE_CARD, report_card

Draw = Callable[[Linked, str, Href], Picture | None]
#: Each picture with the page that shows it.
SHOWN: tuple[tuple[str, Draw], ...] = (
    ("index.html", coverage), ("coverage.html", coverage), ("dates.html", timeline),
    ("people/index.html", network), ("places/index.html", place_map))
SCRIPTS: tuple[str, ...] = ("landing.js", "preview.js", "keys.js", "cite.js")
"""Scripts below ``assets/js/`` that every page loads."""

WORDED: Mapping[str, tuple[str, ...]] = {
    "section.html": ("parts",), "topic.html": ("laws", "primary", "secondary"),
    "group.html": ("chapters",), "person.html": ("chapters",), "provision.html": ("chapters",),
    "organisation.html": ("chapters",), "place.html": ("chapters",),
    "statements.html": ("shelves",), "dates.html": ("years",)}
"""By template, the parts of a page that hold sentences of a report."""


def extras(linked: Linked, addresses: Mapping[str, Addresses]) -> Extras:
    """Gather everything that pages take from other rooms."""
    reports = linked.library.reports
    return Extras(
        pictures={url: tuple(_drawn(url, draw, linked)) for url, draw in SHOWN},
        scripts=SCRIPTS,
        citations={report.id: _citations(report) for report in reports},
        head_data={url: (block,) for url, block in jsonld.blocks(linked).items()},
        data={report: tuple(Link(path, path, note=words) for path, words in files)
              for report, files in package.catalogue(linked).items()},
        images={"": SITE_CARD, **{page.url: report_card(page.report) for page in linked.pages}},
        addresses=addresses, brief=True, examples=tuple(examples(linked)))


def headed(linked: Linked, views: Iterable[View]) -> Iterator[View]:
    """Give every page its head: what it is, how it is cited, what other forms it has."""
    for view in views:
        frame = jsonld.frame(linked, view)
        yield replace(view, page=replace(
            view.page,
            worded=any(getattr(view.page, part) for part in WORDED.get(view.template, ())),
            head_data=(*view.page.head_data, *([frame] if frame else [])),
            meta=(*view.page.meta, *head.tags(linked, view)),
            head_links=tuple(head.links(linked, view))))


def examples(linked: Linked) -> Iterator[str]:
    """Give queries that show what can be asked, each with something to find in this library.

    The person is one whose record is public, in a spelling that the report may not use.
    """
    yield "unfair judge"
    cited = [(-len(found), person.id) for person in linked.library.people.values()
             if person.visibility == "full"
             and (found := linked.by_record.get(("person", person.id)))]
    if cited:
        person = linked.library.people[min(cited)[1]]
        yield next(filter(str.isascii, person.search), person.name)
    if any("police custody" in passage.paragraph.text for passage in linked.passages):
        yield '"police custody"'
    second = next((p for p in linked.passages if p.number == 2 and p.ref[:1].isdigit()), None)
    if second:
        yield second.ref.replace(" ¶", "")


def offered(packed: Iterable[Packed]) -> dict[str, tuple[Download, ...]]:
    """Give what pages say of the downloads, by report; under an empty key of the whole site."""
    found: dict[str, tuple[Download, ...]] = {}
    for one in packed:
        size = f"{len(one.data) / 1_000_000:.1f} MB"
        found[one.report] = (*found.get(one.report, ()),
                             Download(one.title, one.path, size, one.sha256))
    return found


def _drawn(url: str, draw: Draw, linked: Linked) -> Iterator[Picture]:
    """Draw a picture of every report, where there is something to draw."""
    for report in linked.library.reports:
        picture = draw(linked, report.id, lambda target: relative(url, target))
        if picture is not None:
            yield picture


def _citations(report: Report) -> tuple[Citation, ...]:
    made = citations.citations(report)
    return tuple(Citation(key, citations.FORMS[key], text) for key, text in made.forms.items())
