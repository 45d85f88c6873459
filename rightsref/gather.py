"""What other rooms make for the pages: pictures, citations, JSON-LD, old addresses.

In: the linked library and the old addresses of each report. Out: ``Extras``. Never makes a page,
never decides how a page shows what it gets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from rightsref.addresses import Addresses
from rightsref.exports import citations, jsonld
from rightsref.exports.downloads import Packed
from rightsref.link import Linked
from rightsref.model import Report
from rightsref.pages.base import Citation, Download, Extras
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


def extras(linked: Linked, addresses: Mapping[str, Addresses]) -> Extras:
    """Gather everything that pages take from other rooms."""
    reports = linked.library.reports
    return Extras(
        pictures={url: tuple(_drawn(url, draw, linked)) for url, draw in SHOWN},
        scripts=SCRIPTS,
        citations={report.id: _citations(report) for report in reports},
        head_data={url: (block,) for url, block in jsonld.blocks(linked).items()},
        images={"": SITE_CARD, **{page.url: report_card(page.report) for page in linked.pages}},
        addresses=addresses, brief=True)


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
