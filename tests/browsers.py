"""Real browsers, a server and a recorder for the tests.

In: a folder with a finished site. Out: addresses of it over http and on disk, browsers that show
it, and a record of what its pages ask for. Nothing here knows what a page should say.
"""

from __future__ import annotations

import functools
import threading
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, Playwright

ROOT = Path(__file__).resolve().parents[1]
SUB_PATH = "/a/sub-path"
"""The site is served below a path, never at the root: links must be relative."""

CHROMIUM_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                  "--disable-background-networking", "--disable-component-update",
                  "--disable-sync"]
FIREFOX_SETTINGS: dict[str, str | float | bool] = {
    # Drivers start Firefox with this off, and then much works from disk that does not for readers.
    "security.fileuri.strict_origin_policy": True}


def headers() -> dict[str, str]:
    """Give the headers that netlify.toml sets for every file."""
    settings = tomllib.loads((ROOT / "netlify.toml").read_text("utf-8"))
    return dict(settings["headers"][0]["values"])


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def translate_path(self, path: str) -> str:
        if not path.startswith(SUB_PATH + "/"):
            return str(Path(self.directory) / "outside-the-sub-path")
        return super().translate_path(path.removeprefix(SUB_PATH))

    def end_headers(self) -> None:
        for name, value in headers().items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder below ``SUB_PATH``; give its address without a slash at the end."""
    handler = functools.partial(_Handler, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{SUB_PATH}"
    finally:
        server.shutdown()
        server.server_close()


class Trap(ThreadingHTTPServer):
    """A proxy that lets nothing through and notes who was asked for.

    Firefox tells its driver nothing of requests that a page from disk makes; with this as its
    proxy, whatever leaves the machine is seen all the same.
    """

    daemon_threads = True
    OWN = (".mozilla.com", ".mozilla.org", ".mozilla.net", ".firefox.com", ".mozgcp.net")
    """Hosts that Firefox asks for of itself."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        trap = self

        class Refuse(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                host = urlsplit(self.path).hostname or self.path.partition(":")[0]
                if not f".{host}".endswith(trap.OWN):
                    trap.asked.append(self.path)
                self.send_error(502)

            do_POST = do_CONNECT = do_HEAD = do_GET

            def log_message(self, format: str, *args: Any) -> None:
                pass

        super().__init__(("127.0.0.1", 0), Refuse)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def settings(self) -> dict[str, str | float | bool]:
        port = self.server_address[1]
        return {"network.proxy.type": 1, "network.proxy.http": "127.0.0.1",
                "network.proxy.http_port": port, "network.proxy.ssl": "127.0.0.1",
                "network.proxy.ssl_port": port}


@contextmanager
def launch(playwright: Playwright, name: str, site: Site, scripts: bool = True,
           ) -> Iterator[Reader]:
    """Start Debian's ``chromium`` or ``firefox``, with or without scripts, to read a site."""
    trap = Trap()
    if name == "chromium":
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium",
                                             args=CHROMIUM_FLAGS)
    else:
        browser = playwright.firefox.launch(
            channel="moz-firefox", executable_path="/usr/bin/firefox-esr",
            firefox_user_prefs={**FIREFOX_SETTINGS, **trap.settings(),
                                "javascript.enabled": scripts})
    try:
        yield Reader(browser, name, site, trap, scripts)
    finally:
        browser.close()
        trap.shutdown()
        trap.server_close()


@dataclass(slots=True)
class Recorder:
    """What the pages of one browser context asked for and complained of."""

    allowed: tuple[str, ...]
    """Beginnings of the addresses that are the site's own."""
    requests: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    """Requests that leave the site."""
    failed: list[str] = field(default_factory=list)
    """Requests of the site that were answered with an error, or not at all."""
    complaints: list[str] = field(default_factory=list)
    """Errors in the console and scripts that broke."""

    def watch(self, context: BrowserContext) -> None:
        context.on("request", lambda request: self._request(request.url))
        context.on("response", lambda answer: answer.status >= 400
                   and self.failed.append(f"{answer.status} {answer.url}"))
        context.on("requestfailed", lambda request: self.failed.append(request.url))
        context.on("console", lambda message: message.type == "error"
                   and self.complaints.append(message.text))
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))

    def _request(self, url: str) -> None:
        self.requests.append(url)
        if not url.startswith((*self.allowed, "data:", "blob:", "about:")):
            self.outside.append(url)


@dataclass(frozen=True, slots=True)
class Site:
    """A finished site, over http and on disk."""

    folder: Path
    http: str
    """Address of the folder below a sub-path, without a slash at the end."""

    @property
    def file(self) -> str:
        return self.folder.as_uri()

    def at(self, scheme: str, path: str) -> str:
        """Give the address of a page, ``scheme`` being ``http`` or ``file``."""
        return f"{self.http if scheme == 'http' else self.file}/{path}"

    def pages(self) -> list[str]:
        """Give every page by its path below the site's folder."""
        return sorted(path.relative_to(self.folder).as_posix()
                      for path in self.folder.rglob("*.html"))


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who reads the site with one browser."""

    browser: Browser
    name: str
    site: Site
    trap: Trap
    scripts: bool = True
    """False for somebody who has scripts switched off."""

    @contextmanager
    def open(self, address: str, **settings: Any) -> Iterator[tuple[Page, Recorder]]:
        """Open an address in a fresh context; a request that leaves the site fails the test."""
        before = len(self.trap.asked)
        if self.name == "chromium":
            settings.setdefault("java_script_enabled", self.scripts)
        context = self.browser.new_context(**settings)
        context.set_default_timeout(15_000)
        recorder = Recorder((self.site.http, self.site.file))
        recorder.watch(context)
        try:
            page = context.new_page()
            page.goto(address, wait_until="load")
            yield page, recorder
        finally:
            context.close()
        assert recorder.outside + self.trap.asked[before:] == [], "requests left the site"
