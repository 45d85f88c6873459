"""What the search of a library costs its readers: ``python -m tests.library_bench SITE``.

Prints for a built site of any number of reports: the time from opening the search page to the
first result, from disk and over http, in Chromium and Firefox (median of five runs a query), how
many files it read for it and how many bytes. Judges nothing.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path
from urllib.parse import unquote

from playwright.sync_api import Playwright, sync_playwright

from tests.browsers import Site, launch, serve

QUERIES = {
    "a name": "q=Navalny", "a full name": "q=Nasrin+Sotoudeh", "a word": "q=torture",
    "a phrase": "q=%22solitary+confinement%22", "a rare phrase": "q=%22land+reform+activist%22",
    "country and word": "q=torture+Kenya+2021", "a misspelt name": "q=Navalni",
    "facets": "q=prison&country=Kenya&year=2021&right=torture"}
SHOWN = "() => document.querySelector('#search-page[data-shown]') !== null"
RUNS = 5


def measure(playwright: Playwright, name: str, site: Site, scheme: str) -> list[str]:
    """Give a line a query: milliseconds, reports, files, bytes, first result."""
    lines = []
    with launch(playwright, name, site) as reader:
        for words, query in QUERIES.items():
            times, seen, status, first = [], set[str](), "", ""
            for number in range(RUNS + 1):
                with reader.open("about:blank") as (page, recorder):
                    start = time.perf_counter()
                    page.goto(site.at(scheme, f"search.html?{query}"), wait_until="commit")
                    page.wait_for_function(SHOWN)
                    if number:
                        times.append((time.perf_counter() - start) * 1000)
                    seen = set(recorder.requests)
                    status = page.inner_text("#search-status")
                    hits = page.locator("#search-results .hit-link").all_inner_texts()
                    first = " / ".join(" ".join(one.split()) for one in hits[:3])
                    faults = [*recorder.failed, *recorder.complaints]
            held = [path for url in seen if (path := place(site, url)).is_file()]
            lines.append(f"| {scheme} | {name} | {words} | {statistics.median(times):.0f} ms | "
                         f"{len(held)} | {sum(p.stat().st_size for p in held) / 1000:.0f} kB | "
                         f"{status}: {first} | {len(faults) or ''} |")
    return lines


def place(site: Site, url: str) -> Path:
    """Give the file that an address of the site means."""
    plain = unquote(url.partition("?")[0].partition("#")[0])
    return site.folder / plain.removeprefix(site.http).removeprefix(site.file).lstrip("/")


def main() -> int:
    folder = Path(sys.argv[1]).resolve()
    print("| | browser | query | first result | files | bytes | answer | faults |")
    print("|---|---|---|---:|---:|---:|---|---|")
    with serve(folder) as http, sync_playwright() as playwright:
        for name in ("chromium", "firefox"):
            for scheme in ("file", "http"):
                for line in measure(playwright, name, Site(folder, http), scheme):
                    print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
