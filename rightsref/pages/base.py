"""What every page shares: the view, its frame, links, and what other rooms bring.

In: nothing. Out: frozen types. Never reads the library; the modules beside this one do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rightsref.addresses import Addresses
from rightsref.pictures import Picture


@dataclass(frozen=True, slots=True)
class Link:
    """A way to go, with the words that say where."""

    text: str
    href: str
    """Relative to the page on which it stands; empty where there is nothing to open."""
    kind: str = ""
    """``topic``, ``person``, ``provision``, ``place``, ``organisation``, ``group`` or empty."""
    note: str = ""
    """A few words beside the link."""
    count: int = 0
    """Number of passages behind it; 0 where it is not told."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file offered to the reader."""

    text: str
    url: str
    """Below the site's root."""
    size: str
    sha256: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """One form of a citation."""

    key: str
    """``bluebook``."""
    name: str
    """``Bluebook``."""
    text: str
    """With ``{pinpoint}``, ``{url}``, ``{accessed}`` standing for what differs."""


@dataclass(frozen=True, slots=True)
class Extras:
    """What other rooms make for the pages; every part may be absent."""

    pictures: Mapping[str, tuple[Picture, ...]] = field(default_factory=dict)
    """By the URL of the page that shows them."""
    scripts: tuple[str, ...] = ()
    """Names below ``assets/js/`` of the scripts that every page loads."""
    downloads: Mapping[str, tuple[Download, ...]] = field(default_factory=dict)
    """By report id; under an empty key those of the whole site."""
    citations: Mapping[str, tuple[Citation, ...]] = field(default_factory=dict)
    """By report id."""
    head_data: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """JSON-LD blocks by page URL, safe to stand in a script element."""
    meta: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """Further ``<meta name content>`` by page URL: citation tags."""
    data: Mapping[str, tuple[Link, ...]] = field(default_factory=dict)
    """Files of data with what each is, below the site's root: by report id; under an empty key
    those of the whole site."""
    images: Mapping[str, str] = field(default_factory=dict)
    """Picture for social cards by page URL; under an empty key that of all other pages."""
    addresses: Mapping[str, Addresses] = field(default_factory=dict)
    """Old addresses by report id."""
    words: bool = True
    """False where no index of words is made."""
    brief: bool = False
    """True where the page ``brief.html`` is made."""
    examples: tuple[str, ...] = ()
    """Queries that show what can be asked."""


@dataclass(frozen=True, slots=True)
class Source:
    """A report whose words stand on the page, for the foot."""

    title: str
    digest: str
    """SHA-256 of the source."""
    origin: str
    """Who published it and when, our edition, and what the copy lacks, for a printed page."""
    verify: str
    """Link to how to check it."""
    licence: str
    original: str
    """Address of the original, or empty."""


@dataclass(frozen=True, slots=True)
class SiteContext:
    """The frame of a page; every link is relative to that page."""

    title: str
    home: str
    stylesheet: str
    scripts: tuple[str, ...]
    search: str
    """The search page."""
    nav: tuple[Link, ...]
    """The few ways that stand at the head of every page."""
    indexes: tuple[Link, ...]
    """All lists, at the foot of every page."""
    about: str
    """How this edition was made."""
    errors: str
    """How to report an error or ask for a removal."""
    sources: tuple[Source, ...]
    canonical: str
    """Absolute address of the page; empty where no base address is set."""
    image: str
    """Absolute address of a picture for social cards, or empty."""


@dataclass(frozen=True, slots=True)
class HeadLink:
    """A ``<link>`` in the head of a page."""

    rel: str
    type: str
    href: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContext:
    """What the base template asks of every page."""

    title: str
    description: str
    crumbs: tuple[Link, ...] = ()
    """The way down to this page, the page itself left out."""
    here: str = ""
    """What the running head calls this page."""
    head_data: tuple[str, ...] = ()
    meta: tuple[tuple[str, str], ...] = ()
    head_links: tuple[HeadLink, ...] = ()
    """Where the same stands in another form."""
    worded: bool = False
    """True where the page shows words of a report, so that the foot may say that they are its."""


@dataclass(frozen=True, slots=True)
class View:
    """One page to render."""

    url: str
    """Below the site's root."""
    template: str
    site: SiteContext
    page: PageContext
