"""What a page tells machines about itself: addresses, citation tags, JSON-LD, other forms."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from rightsref.exports import webannotations
from rightsref.link import Linked, link
from rightsref.load import load
from rightsref.model import Library
from rightsref.pages import views
from rightsref.render import SCRIPT_BUDGET, TEXT_BUDGET, Weight
from tests.browsers import ROOT
from tests.test_faults import SMALL

BASE = "https://example.org/x/"


def library(base_url: str = "") -> Library:
    found, _ = load(SMALL, ROOT / "content")
    return replace(found, site=replace(found.site, base_url=base_url))


@pytest.fixture(scope="module")
def placed() -> Linked:
    """Give the small library with a base address."""
    return link(library(BASE))


def test_the_canonical_address_of_every_page_names_its_file(placed: Linked) -> None:
    canonical = {v.url: v.site.canonical for v in views(placed) if v.url != "404.html"}
    assert canonical == {url: BASE + url for url in canonical}


@pytest.mark.parametrize("base_url", ["", BASE])
def test_annotations_point_to_absolute_addresses_where_the_site_has_one(base_url: str) -> None:
    for content in webannotations.files(link(library(base_url))).values():
        for item in json.loads(content)["items"]:
            sources = [item["target"]] + [part.get("source") for part in item["body"]]
            for source in sources:
                found = source["source"] if isinstance(source, dict) else source
                assert found is None or found.startswith(("urn:", base_url or "../"))


def test_a_page_over_its_budget_is_named_with_the_size_and_the_budget() -> None:
    assert Weight("a.html", TEXT_BUDGET, SCRIPT_BUDGET).over == ()
    told = Weight("a.html", TEXT_BUDGET + 400, SCRIPT_BUDGET).over
    assert len(told) == 1
    assert "a.html" in told[0] and "30.4 kB" in told[0] and "30 kB" in told[0]
