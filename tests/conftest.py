"""Fixtures that every test may use: the real site, built once, and browsers that read it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, sync_playwright

import build
from tests.browsers import ROOT, Reader, Site, launch, serve
from tests.reading import browser as browser
from tests.reading import scheme as scheme
from tests.reading import small as small


@pytest.fixture(scope="session")
def root() -> Path:
    """Give the project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of the real site, built from a copy of the real content."""
    folder = tmp_path_factory.mktemp("real")
    shutil.copytree(ROOT / "content", folder / "content")
    code = build.main(["--content", str(folder / "content"), "--site", str(folder / "site"),
                       "--quiet"])
    assert code == 0, "the real content does not build"
    return folder / "site"


@pytest.fixture(scope="session")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of the real site with its downloads."""
    folder = tmp_path_factory.mktemp("packed")
    shutil.copytree(ROOT / "content", folder / "content")
    assert build.main(["pack", "--content", str(folder / "content"), "--site",
                       str(folder / "site"), "--quiet"]) == 0
    return folder / "site"


@pytest.fixture(scope="session")
def site(built: Path) -> Iterator[Site]:
    """Give the real site with its addresses over http, below a sub-path, and on disk."""
    with serve(built) as http:
        yield Site(built, http)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def chromium(playwright: Playwright, site: Site) -> Iterator[Reader]:
    """Give somebody who reads the real site with Chromium."""
    with launch(playwright, "chromium", site) as reader:
        yield reader


@pytest.fixture(scope="session")
def firefox(playwright: Playwright, site: Site) -> Iterator[Reader]:
    """Give somebody who reads the real site with Firefox."""
    with launch(playwright, "firefox", site) as reader:
        yield reader


@pytest.fixture(params=["chromium", "firefox"])
def reader(request: pytest.FixtureRequest) -> Reader:
    """Give one reader after the other: the test runs once in each browser."""
    found: Reader = request.getfixturevalue(request.param)
    return found


@pytest.fixture(params=["chromium", "firefox"])
def scriptless(request: pytest.FixtureRequest, playwright: Playwright, site: Site,
               ) -> Iterator[Reader]:
    """Give a reader who has scripts switched off: the test runs once in each browser."""
    with launch(playwright, request.param, site, scripts=False) as reader:
        yield reader


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark whatever uses a browser, so that ``-m 'not browser'`` runs the rest."""
    for item in items:
        if {"playwright", "reader"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.browser)
