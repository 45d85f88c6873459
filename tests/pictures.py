"""Screenshots of every kind of page, narrow and wide, light and dark: ``make pictures``.

In: a folder to write into. Out: one PNG a page, width and theme, to be looked at by a person.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import build
from tests.browsers import ROOT, SUB_PATH, Site, launch, serve
from tests.test_browse import sample

WIDTHS = (390, 1280)
THEMES = ("light", "dark")
MORE = {"search-found": "search.html?q=Ablyazov"}
"""Addresses to show beside one page of every kind, by the picture's name."""


def take(site: Site, folder: Path) -> int:
    """Take every picture; give how many."""
    addresses = {path.removesuffix(".html").replace("/", "-"): path for path in sample(site)}
    addresses |= MORE
    taken = 0
    with sync_playwright() as playwright, launch(playwright, "chromium", site) as reader:
        for width in WIDTHS:
            for theme in THEMES:
                for name, address in addresses.items():
                    size = {"width": width, "height": 900}
                    with reader.open(site.at("http", address), viewport=size,
                                     color_scheme=theme) as (page, _):
                        page.wait_for_timeout(600 if "?" in address else 50)
                        page.screenshot(path=folder / f"{name}-{width}-{theme}.png",
                                        full_page=page.evaluate("document.body.scrollHeight")
                                        < 12_000)
                    taken += 1
    return taken


def main(folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        content, out = Path(name) / "content", Path(name) / "site"
        shutil.copytree(ROOT / "content", content)
        settings = content / "site.yaml"
        settings.write_text(settings.read_text("utf-8").replace(
            "base_path: /\n", f"base_path: {SUB_PATH}/\n"), "utf-8")
        if code := build.main(["--content", str(content), "--site", str(out), "--quiet"]):
            return code
        with serve(out) as http:
            print(f"{take(Site(out, http), folder)} pictures in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/pictures")))
