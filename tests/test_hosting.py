"""What a host reads: redirects where a page moved as a whole, a map where an address is set."""

from __future__ import annotations

from lxml import etree

from rightsref.addresses import resolve
from rightsref.exports import hosting
from rightsref.ledger import Entry
from rightsref.model import Site


def test_a_page_that_moved_as_a_whole_is_redirected() -> None:
    entries = [Entry("p-1", "live", ("1-a", "1-b"), "", ""), Entry("p-2", "live", ("1-b",), "", "")]
    former = {"x-2020": resolve("x-2020", entries, ["1-b"])}
    made = hosting.files(Site("", "", "", base_path="/reports/"), former, ["index.html"])
    assert made == {"_redirects": b"/reports/x-2020/1-a.html /reports/x-2020/1-b.html 301!\n"}


def test_nothing_is_made_where_nothing_moved_and_no_address_is_set() -> None:
    assert hosting.files(Site("", "", ""), {}, ["index.html"]) == {}


def test_the_map_names_every_page_but_the_one_for_what_is_not_found() -> None:
    site = Site("", "", "", base_url="https://example.org/reports")
    made = hosting.files(site, {}, ["404.html", "topics/a.html", "index.html"])
    root = etree.fromstring(made["sitemap.xml"])
    assert [found.text for found in root.iter("{*}loc")] == [
        "https://example.org/reports/index.html", "https://example.org/reports/topics/a.html"]


def test_robots_learn_where_the_map_is_only_where_there_is_one() -> None:
    made = hosting.files(Site("", "", "", base_url="https://example.org/reports/"), {}, [])
    assert b"Sitemap: https://example.org/reports/sitemap.xml" in made["robots.txt"]
    assert "robots.txt" not in hosting.files(Site("", "", ""), {}, [])
