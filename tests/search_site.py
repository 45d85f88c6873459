"""A site with nothing but its search, for the tests of the search.

In: records. Out: a folder with the index, the search page in a frame of its own, and a plain page
for each address that the search leads to. Nothing here depends on how the real pages look.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from html import escape
from pathlib import Path
from types import SimpleNamespace

import jinja2

from rightsref.search import SearchRecord, SearchSettings, build_index
from tests.browsers import ROOT, headers

POLICY = escape(headers()["Content-Security-Policy"].partition("; frame-ancestors")[0])
BASE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<title>Search</title>{{% block head %}}{{% endblock %}}<link rel="icon" href="data:,">
<link rel="stylesheet" href="assets/css/search.css"></head>
<body><header class="masthead"><nav><a href="brief.html">Brief</a></nav></header>
<main>{{% block main %}}{{% endblock %}}</main>
{{% block scripts %}}{{% endblock %}}<script defer src="assets/js/cite.js"></script></body></html>
"""
SITE = SimpleNamespace(title="Reports", canonical="")
PAGE = SimpleNamespace(library=False, examples=("Ablyazov", "unfair judge"),
                       indexes=(SimpleNamespace(label="Rights", url="topics/index.html"),))


def write(folder: Path, records: Sequence[SearchRecord], settings: SearchSettings) -> None:
    """Write the whole small site."""
    for path, data in build_index(records, settings).items():
        _put(folder / path, data)
    shutil.copytree(ROOT / "assets" / "js", folder / "assets" / "js")
    shutil.copytree(ROOT / "assets" / "css", folder / "assets" / "css")
    _put(folder / "search.html", search_page().encode())
    pages: dict[str, list[str]] = {}
    for record in records:
        page, _, anchor = record.url.partition("#")
        pages.setdefault(page, []).append(
            f'<div class="passage" id="{anchor}"><p>{escape(record.text, quote=False)}</p></div>'
            if anchor else f"<h1>{escape(record.title)}</h1>")
    for page, parts in pages.items():
        _put(folder / page, ('<!doctype html><meta charset="utf-8"><title>Page</title>'
                             + "".join(parts)).encode())


def search_page() -> str:
    """The search page in a frame that the tests own."""
    loader = jinja2.ChoiceLoader([jinja2.DictLoader({"_base.html": BASE}),
                                  jinja2.FileSystemLoader(ROOT / "templates")])
    frame = jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined)
    return frame.get_template("search.html").render(site=SITE, page=PAGE)


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
