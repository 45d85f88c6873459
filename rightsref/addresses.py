"""Old addresses: what every link that was ever published opens today.

In: a report's ledger and the pages that it has now. Out: for each page, those ids that once
stood there and what became of them; pages and records that are gone altogether; redirects for a
host that reads them. Never drops an id, never makes HTML.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rightsref.ledger import Entry


@dataclass(frozen=True, slots=True)
class Former:
    """An id that no longer stands where it was published."""

    id: str
    state: str
    """``moved``, ``split``, ``merged`` or ``retired``."""
    quote: str
    """The first words that it had, or empty where they are withheld."""
    heirs: tuple[tuple[str, str], ...]
    """Id and address, relative to the site's root, of what took its place."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """The old addresses of one report."""

    on_page: Mapping[str, tuple[Former, ...]]
    """By page slug, ``1-a``: the former ids that must still open there."""
    gone_pages: tuple[str, ...]
    """Those of the slugs that the report no longer has: each needs a stub of its own."""
    gone_records: Mapping[str, Former]
    """By ``people/<id>``: records that are gone."""
    redirects: tuple[tuple[str, str], ...]
    """Old and new page below the site's root, where all that stood on one went to another."""


def resolve(report_id: str, entries: Iterable[Entry], pages: Iterable[str]) -> Addresses:
    """Say for every address in a ledger where it leads now; ``pages`` are today's slugs."""
    known = {entry.id: entry for entry in entries}
    present = set(pages)
    on_page: dict[str, list[Former]] = {}
    gone_records: dict[str, Former] = {}
    targets: dict[str, set[str]] = {}
    for entry in known.values():
        heirs = tuple(_heirs(entry, known, report_id, ()))
        if "/" in entry.id:
            if entry.state != "live":
                gone_records[entry.id] = Former(entry.id, entry.state, entry.quote, heirs)
            continue
        for slug in _former_pages(entry):
            state = "moved" if entry.state == "live" else entry.state
            on_page.setdefault(slug, []).append(Former(entry.id, state, entry.quote, heirs))
            targets.setdefault(slug, set()).update(url.partition("#")[0] for _, url in heirs)
    gone = tuple(sorted(slug for slug in on_page if slug not in present))
    redirects = tuple((f"{report_id}/{slug}.html", next(iter(targets[slug])))
                      for slug in gone if len(targets[slug]) == 1)
    return Addresses({slug: tuple(on_page[slug]) for slug in sorted(on_page)}, gone,
                     gone_records, redirects)


def _former_pages(entry: Entry) -> tuple[str, ...]:
    """Give the pages on which an id was published and no longer stands."""
    return entry.where[:-1] if entry.state == "live" else entry.where


def _heirs(entry: Entry, known: Mapping[str, Entry], report_id: str,
           seen: tuple[str, ...]) -> Iterable[tuple[str, str]]:
    """Follow what became of an id to those that live, through any number of steps."""
    if entry.id in seen:
        return
    if entry.state == "live":
        if "/" in entry.id:
            yield entry.id, f"{entry.id}.html"
        else:
            yield entry.id, f"{report_id}/{entry.where[-1]}.html#{entry.id}"
        return
    for name in entry.heirs:
        if name in known:
            yield from _heirs(known[name], known, report_id, (*seen, entry.id))
