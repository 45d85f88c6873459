"""Finished pages: links and anchors, ids, requests, inline code, names, and the report's words.

In: the finished files by their path below the site's root, the linked library and the root path
under which ``404.html`` is served. Out: faults. Never reads the disk, never follows a link that
leaves the site.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import posixpath
import re
from collections import Counter
from collections.abc import Callable, Collection, Container, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from urllib.parse import quote, quote_plus, unquote, urlsplit

from lxml import etree

from rightsref.faults import Fault, did_you_mean
from rightsref.link import Linked

LONGEST_NAME = 180
ROOTED = "404.html"
"""The one page that is served from any address, so that its links begin at the root."""

_LINKS = frozenset({"href", "src", "action", "poster", "data", "formaction", "xlink:href",
                    "{http://www.w3.org/1999/xlink}href"})
_ID_LISTS = frozenset({"for", "headers", "list", "form", "aria-labelledby", "aria-describedby",
                       "aria-controls", "aria-details", "aria-owns", "aria-flowto"})
_DATA_BLOCKS = frozenset({"application/ld+json", "application/json"})
_CSS_REQUEST = re.compile(rb"(?:url\(\s*['\"]?|@import\s+['\"])([^'\")\s]+)")
_OUTSIDE = re.compile(r"(?i)(?:[a-z][a-z0-9+.-]*:|//)")
_FREE_LINK_RELS = frozenset({"canonical", "license", "author", "me", "alternate", "cite-as",
                             "describedby", "help", "prev", "next"})
_PASSAGE = re.compile(r"(?:^|\s)passage(?:\s|$)")
_WANTED = etree.XPath("//*[@*]|//style|//script")
_FIRST_P = etree.XPath("(.//p)[1]")


@dataclass(frozen=True, slots=True)
class Seen:
    """What one page holds."""

    path: str
    ids: frozenset[str]
    twice: tuple[tuple[str, int], ...]
    """Ids that stand again, with the line."""
    links: tuple[tuple[str, int], ...]
    """Links within the site, each with the line on which it first stands."""
    id_refs: tuple[tuple[str, str, int], ...]
    """Attribute, id and line of every reference to an id on the same page."""
    faults: tuple[Fault, ...]
    passages: Mapping[str, str]
    """Text of each passage's paragraph by the passage's id."""


def check(files: Mapping[str, bytes], linked: Linked, base_path: str = "/") -> Iterator[Fault]:
    """Yield every fault of a finished site."""
    yield from names(files)
    # One dead link stands on many pages; what it may have meant is looked for once.
    guess = cache(lambda target: did_you_mean(target, files))
    pages = {path: look(path, content) for path, content in files.items()
             if path.endswith(".html")}
    for page in pages.values():
        yield from page.faults
        for name, line in page.twice:
            yield Fault(page.path, line, 1, "P003", f"The id {name!r} stands twice.",
                        "Give one of them another id.")
        yield from _links(page, pages, files, base_path, guess)
        for attribute, name, line in page.id_refs:
            if name not in page.ids:
                yield Fault(page.path, line, 1, "P002", f"{attribute} names {name!r}, and the "
                            "page has no such id.", did_you_mean(name, page.ids))
    yield from requests_of_css(files)
    yield from words(linked, pages)


def loose(pages: Mapping[str, Seen], exists: Callable[[str], bool],
          base_path: str = "/") -> Iterator[Fault]:
    """Yield the faults of some pages of a site whose other files are not at hand."""
    for page in pages.values():
        yield from page.faults
        for name, line in page.twice:
            yield Fault(page.path, line, 1, "P003", f"The id {name!r} stands twice.",
                        "Give one of them another id.")
        yield from _links(page, pages, _Files(exists), base_path, lambda target: "")


def files_linked(page: Seen) -> Iterator[str]:
    """Give the files below the site's root that a page leads to; never for ``404.html``."""
    folder = posixpath.dirname(page.path)
    for address, _ in page.links:
        file = unquote(re.split("[?#]", address, maxsplit=1)[0])
        if file:
            yield posixpath.normpath(posixpath.join(folder, file))


class _Files:
    """Files of which one can only ask whether they are there."""

    def __init__(self, exists: Callable[[str], bool]) -> None:
        self._exists = exists

    def __contains__(self, path: object) -> bool:
        return isinstance(path, str) and self._exists(path)


def names(files: Mapping[str, bytes]) -> Iterator[Fault]:
    """Check that names are short enough and differ by more than case."""
    folded: dict[str, str] = {}
    for path in sorted(files):
        if len(path) > LONGEST_NAME:
            yield Fault(path, 0, 0, "P006", f"The name has {len(path)} characters.",
                        f"At most {LONGEST_NAME} are safe on every disk; shorten the id.")
        other = folded.setdefault(path.casefold(), path)
        if other != path:
            yield Fault(path, 0, 0, "P006", f"It differs from {other!r} by case only.",
                        "Rename one of them.")


# ---- reading a page -----------------------------------------------------------------------------

def look(path: str, content: bytes) -> Seen:
    """Read one page once, for all checks."""
    root = etree.fromstring(content, etree.HTMLParser(encoding="utf-8", huge_tree=True))
    ids: set[str] = set()
    twice: list[tuple[str, int]] = []
    links: dict[str, int] = {}
    id_refs: list[tuple[str, str, int]] = []
    faults: list[Fault] = []
    passages: dict[str, str] = {}
    if root is None:
        return Seen(path, frozenset(), (), (), (), (Fault(
            path, 0, 0, "P001", "The page is empty.", "Check its template."),), {})
    for element in _WANTED(root):
        line, tag, attributes = element.sourceline or 0, element.tag, element.attrib
        if tag in ("script", "style") and (message := _inline(element)):
            faults.append(Fault(path, line, 1, "P005", message, "Move it to a file in assets/."))
        for key, value in attributes.items():
            if key == "id":
                if value in ids:
                    twice.append((value, line))
                ids.add(value)
                if value.startswith("section-"):
                    passages[value] = "".join(element.itertext())
                if _PASSAGE.search(attributes.get("class", "")):
                    found = _FIRST_P(element)
                    passages[value] = "".join(found[0].itertext()) if found else ""
            elif key in _LINKS or key == "srcset":
                faults += _address(path, line, element, key, value, links)
            elif key == "style" or key.startswith("on"):
                faults.append(Fault(path, line, 1, "P005", f"<{tag}> has the attribute "
                                    f"{key}={value[:40]!r}.", "Move it to a file in assets/."))
            elif key in _ID_LISTS:
                id_refs += [(key, name, line) for name in value.split()]
            elif key == "http-equiv" and value.lower() == "refresh":
                target = attributes.get("content", "").partition("=")[2].strip("'\" ")
                faults += _address(path, line, element, "href", target, links)
    return Seen(path, frozenset(ids), tuple(twice), tuple(links.items()), tuple(id_refs),
                tuple(faults), passages)


def _inline(element: etree._Element) -> str:
    """Give what is wrong with a script or style element; nothing where it is allowed.

    A page that stands alone may hold what its own policy allows by its hash.
    """
    inside = (element.text or "").encode("utf-8")
    digest = base64.b64encode(hashlib.sha256(inside).digest()).decode()
    policy = element.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    if "src" not in element.attrib and f"'sha256-{digest}'" in policy:
        return ""
    if element.tag == "style":
        return "A <style> element stands in the page."
    if "src" in element.attrib or element.get("type", "") in _DATA_BLOCKS:
        return ""
    return "An inline script stands in the page."


def _address(path: str, line: int, element: etree._Element, key: str, value: str,
             links: dict[str, int]) -> Iterator[Fault]:
    """Sort one address: a link within the site is noted, one that leaves it is judged."""
    if key == "srcset":
        for part in value.split(","):
            yield from _address(path, line, element, "src", part.split()[0], links)
        return
    if not _OUTSIDE.match(value):
        links.setdefault(value, line)
        return
    scheme = value.partition(":")[0].lower()
    followed_by_hand = element.tag in ("a", "area") and key.endswith("href")
    told_only = element.tag == "link" and set(element.get("rel", "x").split()) <= _FREE_LINK_RELS
    if scheme == "javascript":
        yield Fault(path, line, 1, "P005", f"The address {value[:40]!r} is a script.",
                    "Move it to a file in assets/.")
    elif scheme != "data" and not followed_by_hand and not told_only:
        yield Fault(path, line, 1, "P004", f"<{element.tag} {key}> asks for {value!r}.",
                    "Bring the file into the site; nothing is fetched from outside.")


# ---- links ------------------------------------------------------------------------------------

def _links(page: Seen, pages: Mapping[str, Seen], files: Container[str], base_path: str,
           guess: Callable[[str], str]) -> Iterator[Fault]:
    folder = posixpath.dirname(page.path)
    for address, line in page.links:
        file, _, fragment = address.partition("#")
        file = file.partition("?")[0]
        if not file:
            target = page.path
        elif page.path == ROOTED:
            if not file.startswith(base_path):
                yield Fault(page.path, line, 1, "P007", f"{address!r} does not begin with "
                            f"{base_path!r}.", "This page is served at any address: begin its "
                            "links with base_path.")
                continue
            target = unquote(file[len(base_path):])
        elif file.startswith("/"):
            yield Fault(page.path, line, 1, "P007", f"{address!r} begins at the root.",
                        "Write it relative to the page.")
            continue
        else:
            target = posixpath.normpath(posixpath.join(folder, unquote(file)))
            if file.endswith("/"):
                target += "/"
        if target not in files:
            yield Fault(page.path, line, 1, "P001", f"{address!r} leads to no file.",
                        guess(target))
        elif fragment and not fragment.startswith(":~:") and target in pages:
            name = unquote(fragment.partition(":~:")[0])
            if name not in pages[target].ids:
                yield Fault(page.path, line, 1, "P002", f"{address!r} leads to no anchor: "
                            f"{target} has no id {name!r}.",
                            did_you_mean(name, pages[target].ids))


def requests_of_css(files: Mapping[str, bytes]) -> Iterator[Fault]:
    """Check that style sheets ask for nothing outside, and only for files that are there."""
    for path, content in files.items():
        if not path.endswith(".css"):
            continue
        for found in _CSS_REQUEST.finditer(content):
            address = found.group(1).decode()
            line = content[:found.start()].count(b"\n") + 1
            if address.startswith(("data:", "#")):
                continue
            if _OUTSIDE.match(address):
                yield Fault(path, line, 1, "P004", f"The style sheet asks for {address!r}.",
                            "Bring the file into the site.")
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path),
                                                       urlsplit(address).path))
            if target not in files:
                yield Fault(path, line, 1, "P001", f"{address!r} leads to no file.",
                            did_you_mean(target, files))


# ---- the report's words -------------------------------------------------------------------------

def words(linked: Linked, pages: Mapping[str, Seen]) -> Iterator[Fault]:
    """Check that every passage stands on its page, once, in its own words and in order."""
    for page in linked.pages:
        seen = pages.get(page.url)
        if seen is None:
            yield Fault(page.url, 0, 0, "T004", "The page of a part of the report is missing.",
                        f"It should hold {len(page.passages)} paragraphs.")
            continue
        for passage in page.passages:
            text = seen.passages.get(passage.paragraph.id)
            if text != passage.paragraph.text:
                yield Fault(page.url, 0, 0, "T004", f"The paragraph {passage.paragraph.id} "
                            f"reads {_difference(text or '', passage.paragraph.text)}.",
                            "Check the template of the section page.")
        for name in page.sections:
            line = linked.sections[(page.report, name)].source_text
            if line is not None and line not in seen.passages.get(name, ""):
                yield Fault(page.url, 0, 0, "T004", f"The heading {name} does not read {line!r}.",
                            "Check the template of the section page.")
        wanted = [p.paragraph.id for p in page.passages]
        order = [name for name in seen.passages if name in set(wanted)]
        if Counter(order) == Counter(wanted) and order != wanted:
            yield Fault(page.url, 0, 0, "T004", "The paragraphs are not in the report's order.",
                        "Check the template of the section page.")


def _difference(text: str, wanted: str) -> str:
    offset = next((n for n, pair in enumerate(zip(text, wanted, strict=False))
                   if pair[0] != pair[1]), min(len(text), len(wanted)))
    start = max(offset - 20, 0)
    return f"{text[start:offset + 20]!r} where the report has {wanted[start:offset + 20]!r}"


# ---- withheld names ---------------------------------------------------------------------------

def withheld(files: Mapping[str, bytes], names: Collection[str],
             public: Collection[str] = ()) -> Iterator[Fault]:
    """Check that no withheld name, and no id made of one, stands in a file or in its name.

    ``public`` are names of others in which a withheld one may stand.
    """
    if not names:
        return
    hidden = {form.encode() for name in names for form in _written(name)}
    free = {form.encode() for name in public for form in _written(name)}
    pattern = re.compile(rb"(?<![\w-])(?:" + b"|".join(
        map(re.escape, sorted(hidden | free, key=len, reverse=True))) + rb")(?!\w)")
    for path, content in files.items():
        plain = gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content
        for text, inside in ((path.encode(), False), (plain, True)):
            found = next((f for f in pattern.finditer(text) if f.group() in hidden), None)
            if found:
                line = text[:found.start()].count(b"\n") + 1 if inside else 0
                yield Fault(path, line, int(inside), "P008",
                            f"The withheld name {found.group().decode()!r} is in the output.",
                            "Keep it out of this file, or set the record's visibility to full.")
                break


def _written(name: str) -> tuple[str, ...]:
    """Give the forms that a name has in a file: plain, in HTML, and in an address."""
    return name, escape(name), quote(name), quote_plus(name)
