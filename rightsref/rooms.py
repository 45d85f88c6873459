"""A report as a room of a library: the site of one report, moved below the report's folder.

In: the finished files of a site of one report, and who names which record. Out: the same files
at their addresses in the library, with every link between them rewritten; and the links that
leave the room. Never makes or judges a page, never touches the disk.

What has an address in the site of one report keeps it in the library: the report's own pages and
data, and the page of every record that this report alone names. What would collide with that of
other reports (topics, lists, records that several name) stands below the report's folder.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape, unescape

from rightsref.model import FOLDERS
from rightsref.pages.urls import ROOTED
from rightsref.survey import Key, Survey

SHARED = frozenset({"index.html", "search.html", "about.html", "brief.html",
                    "feed.xml", "opensearch.xml", "card.png", ROOTED, "search/engine.js",
                    "search/shards/engine.js",
                    "data/topics.ttl", "data/topics.jsonld"})
"""Pages and files that the library has once."""
_KINDS = {folder: kind for kind, folder in FOLDERS.items() if kind != "topic"}
_LINK = re.compile(r'(\s(?:href|src|action|cite|content|xlink:href)=")([^"]*)(")')
_DATA = re.compile(r'<script type="application/ld\+json">.*?</script>', re.DOTALL)
_IN_DATA = re.compile(r'(")((?:\.\./)*[\w-][\w/-]*\.html(?:#[\w-]*)?|https?://[^"]+)(")')
_OUTSIDE = re.compile(r"(?i)[a-z][a-z0-9+.-]*:|//")


@dataclass(frozen=True, slots=True)
class Room:
    """Where everything of one report stands in the library."""

    report: str
    survey: Survey
    named: frozenset[Key]
    """Records that this report names."""
    original: Mapping[str, str] = field(default_factory=dict)
    """Id in the content by the id of a person whose name is withheld."""
    former: frozenset[str] = frozenset()
    """Pages of records that this report named once and that are gone."""

    def address(self, path: str) -> str:
        """Give the address in the library of a path in the site of one report."""
        top, _, rest = path.partition("/")
        if path in SHARED or top == "assets" or top == self.report:
            return path
        if path in self.former:
            return f"{self.report}/{path}"
        if top == "data" and (rest.startswith((f"{self.report}.", "brief/", "cite/"))):
            return path
        if top in _KINDS and rest != "index.html":
            id_ = rest.removesuffix(".html")
            key = (_KINDS[top], self.original.get(id_, id_))
            owner = self.survey.owner(key)
            # Several name it: the room's own page; else its one page, whoever makes that.
            return f"{self.report}/{path}" if owner == "" and key in self.named else path
        return f"{self.report}/{path}"

    def link(self, link: str) -> str:
        """Give the address of a link that is relative to the root."""
        path, mark, rest = _parted(link)
        return self.address(path) + mark + rest

    def makes(self, path: str) -> bool:
        """Tell whether the room has a file; else the library as a whole has it, or nobody."""
        top, _, rest = path.partition("/")
        if path in SHARED or top == "assets":
            # The engine of the search is the same in all: the first report brings it.
            return top == "search" and self.report == self.survey.reports[0]
        if path in self.former:
            return True
        if top in _KINDS and rest != "index.html":
            id_ = rest.removesuffix(".html")
            return (_KINDS[top], self.original.get(id_, id_)) in self.named
        return top in (self.report, "search") or path.endswith((".html", ".csv")) \
            or self.address(path) == path


@dataclass(frozen=True, slots=True)
class Housed:
    """A room, ready to be laid."""

    files: Mapping[str, bytes]
    leaving: frozenset[str]
    """Files of the library that the room's pages lead to."""


def house(files: Mapping[str, bytes], room: Room, base_url: str = "") -> Housed:
    """Move the files of a site of one report into its room."""
    moved: dict[str, bytes] = {}
    leaving: set[str] = set()
    for path, content in files.items():
        if not room.makes(path):
            continue
        target = room.address(path)
        moved[target] = _page(content.decode(), path, target, room, base_url, leaving).encode() \
            if path.endswith(".html") else content
    return Housed(moved, frozenset(leaving - moved.keys()))


def _page(html: str, old: str, new: str, room: Room, base_url: str, leaving: set[str]) -> str:
    here = posixpath.dirname(old)
    root = base_url if base_url.endswith("/") or not base_url else f"{base_url}/"
    known: dict[str, str] = {}

    def moved(found: re.Match[str]) -> str:
        head, written, tail = found.groups()
        if written not in known:
            known[written] = _moved(unescape(written), head, here, new, room, root, leaving)
        return head + known[written] + tail

    def in_data(block: re.Match[str]) -> str:
        return _IN_DATA.sub(moved, block.group())

    return _DATA.sub(in_data, _LINK.sub(moved, html))


def _moved(link: str, head: str, here: str, new: str, room: Room, root: str,
           leaving: set[str]) -> str:
    """Give a link as it must be written on the moved page."""
    if root and link.startswith(root):
        path, mark, rest = _parted(link[len(root):])
        index = path == "" or path.endswith("/")
        address = room.address(f"{path}index.html" if index else path)
        return escape(root + (address.removesuffix("index.html") if index else address)
                      + mark + rest)
    if not link or link.startswith("#") or _OUTSIDE.match(link) or "content=" in head:
        return escape(link)
    path, mark, rest = _parted(link)
    if not path:
        return escape(link)
    address = room.address(posixpath.normpath(posixpath.join(here, path)))
    leaving.add(address)
    return escape(_way(new, address) + mark + rest)


def _way(page: str, target: str) -> str:
    """Give the shortest link from a page to a file, both by their addresses."""
    here, there = page.split("/")[:-1], target.split("/")
    same = 0
    while same < min(len(here), len(there) - 1) and here[same] == there[same]:
        same += 1
    return "../" * (len(here) - same) + "/".join(there[same:])


def _parted(link: str) -> tuple[str, str, str]:
    """Part a link into path, mark and the rest after the mark."""
    found = re.match(r"([^?#]*)([?#]?)(.*)", link, re.DOTALL)
    assert found is not None
    return found.group(1), found.group(2), found.group(3)
