"""What the search costs its readers: ``python -m tests.search_bench``, part of ``make bench``.

Prints, for the real content: the time from opening the search page on disk to the first result,
in Chromium and Firefox; what the first query moves over http; how index time grows with text;
and whether two builds of the index are the same bytes. Judges nothing but the last.
"""

from __future__ import annotations

import gzip
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Playwright, Response, sync_playwright

import build
from rightsref import search
from rightsref.findable import records, settings
from rightsref.link import link
from rightsref.load import load
from tests.browsers import ROOT, Site, launch, serve

QUERIES = ("Ablyazov", "torture", "Article 174", "unfair judge", "Tokaev")
FIRST = "() => document.querySelector('.hit-link') !== null"
TEXT = (".html", ".css", ".js", ".json")


def first_results(playwright: Playwright, name: str, site: Site) -> list[float]:
    """Give milliseconds from opening the page to its first result, a query each."""
    found = []
    with launch(playwright, name, site) as reader:
        for number, query in enumerate(("warm up", *QUERIES)):
            with reader.open("about:blank") as (page, _):
                start = time.perf_counter()
                page.goto(site.at("file", f"search.html?q={query}"), wait_until="commit")
                page.wait_for_function(FIRST)
                if number:
                    found.append((time.perf_counter() - start) * 1000)
    return found


def moved(playwright: Playwright, site: Site) -> int:
    """Give the bytes of the first query over http, text counted as gzip moves it."""
    sizes: dict[str, int] = {}

    def weigh(answer: Response) -> None:
        text = answer.url.partition("?")[0].endswith(TEXT)
        sizes[answer.url] = len(gzip.compress(answer.body()) if text else answer.body())

    with launch(playwright, "chromium", site) as reader, reader.open("about:blank") as (page, _):
        page.on("response", weigh)
        page.goto(site.at("http", "search.html?q=Ablyazov"))
        page.wait_for_function(FIRST)
        page.wait_for_load_state("networkidle")
    return sum(sizes.values())


def growth() -> tuple[list[tuple[int, float]], bool]:
    """Give index seconds for 1, 2 and 4 times the text, and whether bytes repeat."""
    library, _ = load(ROOT / "content")
    linked = link(library)
    found, said = records(linked), settings(linked)
    times = []
    for copies in (1, 2, 4):
        many = [replace(one, url=one.url.replace("kazakhstan-2020", f"kazakhstan-{2020 + n}"))
                for n in range(copies) for one in found if n == 0 or one.kind == "paragraph"]
        start = time.perf_counter()
        search.build_index(many, said)
        times.append((len(many), time.perf_counter() - start))
    return times, search.build_index(found, said) == search.build_index(found, said)


def main() -> int:
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name) / "site"
        if build.main(["--quiet", "--content", str(ROOT / "content"), "--site", str(folder)]):
            return 1
        with serve(folder) as http:
            site = Site(folder, http)
            for browser in ("chromium", "firefox"):
                times = first_results(playwright, browser, site)
                print(f"first result from disk, {browser:<9} {statistics.median(times):6.0f} ms "
                      f"(median of {len(times)} queries; {min(times):.0f} to {max(times):.0f})")
            print(f"first query over http           {moved(playwright, site) / 1000:6.0f} kB moved")
    times, same = growth()
    for count, seconds in times:
        print(f"index of {count:5} records         {seconds:8.2f} s")
    print("two builds of the index are", "the same bytes" if same else "DIFFERENT")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
