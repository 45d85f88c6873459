"""Addresses: the URL of everything that has a page, and links relative to a page.

In: ids and the page on which a link stands. Out: strings. Templates make no URL.
"""

from __future__ import annotations

import posixpath

from rightsref.model import FOLDERS

ROOTED = "404.html"
"""Served from any address, so that its links begin at the root."""
FIXED = {
    "home": "index.html", "search": "search.html", "about": "about.html",
    "abbreviations": "abbreviations.html", "authorities": "authorities.html",
    "dates": "dates.html", "crossings": "crossings.html", "coverage": "coverage.html",
    "statements": "statements/index.html", "modality": "statements/by-modality.html",
    "words": "words/index.html", "groups": "groups/index.html", "brief": "brief.html",
}


def record(kind: str, id_: str) -> str:
    """Give the page of a record; ``kind`` may be ``topic`` too."""
    return f"{FOLDERS[kind]}/{id_}.html"


def index(kind: str) -> str:
    """Give the index of a kind of record."""
    return f"{FOLDERS[kind]}/index.html"


def group(id_: str) -> str:
    return f"groups/{id_}.html"


def contents(report: str) -> str:
    return f"{report}/index.html"


def about(report: str) -> str:
    return f"{report}/about.html"


def absolute(base_url: str, path: str) -> str:
    """Give the one public address of a file, its real name; the path alone without a base."""
    return f"{base_url.rstrip('/')}/{path}" if base_url else path


def relative(page: str, target: str, base_path: str = "/") -> str:
    """Give a link from a page to a target, both below the site's root."""
    if page == ROOTED:
        return base_path + target
    path, hash_, fragment = target.partition("#")
    if path == page and hash_:
        return f"#{fragment}"
    here, there = posixpath.dirname(page), posixpath.dirname(path)
    if here == there:
        return target[len(there) + 1:] if there else target
    if not here:
        return target
    if there.startswith(f"{here}/"):
        return target[len(here) + 1:]
    return "../" * (here.count("/") + 1) + target
