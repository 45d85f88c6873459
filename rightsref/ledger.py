"""The ledger of addresses: every id that was ever published, minted once.

In: the text of ``content/reports/<report>/ledger`` and what a report holds now. Out: entries,
new ids, and faults where a published id has vanished. Never reads or writes the disk, never
derives an id anew for a paragraph that has one.

A ledger is a text file of one address a line, five fields parted by tabs, sorted by kind and
then in order of publication: the id; its state (``live``, or what became of it:
``split``, ``merged``, ``retired``); the pages or ids where it stood or went, the newest last,
parted by commas; the first twelve hex digits of the SHA-256 of its words; a short quote.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from rightsref.faults import Fault
from rightsref.model import FOLDERS, RECORD_KINDS, Heading, Report, SectionFile

STATES = ("live", "split", "merged", "retired")
_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
HEADER = "# id\tstate\twhere\tsha256\tquote\n"


@dataclass(frozen=True, slots=True)
class Entry:
    """One address."""

    id: str
    """``p-7k3qd``, ``s-4kq2z``, ``section-1-a``, ``people/azamat-orazaly``."""
    state: str
    where: tuple[str, ...]
    """Pages on which a live id stood, the present one last; of another state, its heirs."""
    digest: str
    quote: str


def digest(text: str) -> str:
    """Give the first twelve hex digits of the SHA-256 of a text."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]


def quote(text: str, most: int = 60) -> str:
    """Give the first words of a text, on one line."""
    flat = re.sub(r"\s+", " ", text)
    return flat if len(flat) <= most else flat[:most].rsplit(" ", 1)[0] + "…"


def mint(prefix: str, seed: str, taken: Collection[str]) -> str:
    """Give a new id, ``p-7k3qd``, that is not in ``taken``.

    The same seed gives the same id as long as it is free, so that two people who convert one
    source meet in one address; once minted, the ledger alone says what an id means.
    """
    for attempt in range(10_000):
        number = int.from_bytes(hashlib.sha256(f"{seed}\0{attempt}".encode()).digest()[:8], "big")
        letters = ""
        for _ in range(5):
            number, rest = divmod(number, len(_ALPHABET))
            letters += _ALPHABET[rest]
        if (name := f"{prefix}-{letters}") not in taken:
            return name
    raise ValueError(f"no free id for {prefix!r}")


def read(text: str, path: str) -> tuple[dict[str, Entry], list[Fault]]:
    """Read a ledger; a line that is no entry is a fault."""
    entries: dict[str, Entry] = {}
    faults: list[Fault] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) != 5 or fields[1] not in STATES or fields[0] in entries:
            faults.append(Fault(path, number, 1, "L003", f"{line[:60]!r} is no ledger line.",
                                "It needs a new id, a state, where, digest and quote, parted "
                                "by tabs."))
            continue
        where = tuple(filter(None, fields[2].split(",")))
        entries[fields[0]] = Entry(fields[0], fields[1], where, fields[3], fields[4])
    return entries, faults


def write(entries: Iterable[Entry]) -> str:
    """Write a ledger, one address a line."""
    return HEADER + "".join(
        "\t".join((e.id, e.state, ",".join(e.where), e.digest, e.quote)) + "\n" for e in entries)


def present(report: Report, slugs: dict[str, str], withheld: Collection[str] = (),
            ) -> Iterator[Entry]:
    """Give an entry for every address that a report has now.

    ``slugs`` gives the page name of each file by its path; a text that holds one of the
    ``withheld`` names gets no quote.
    """
    def entry(name: str, where: str, text: str) -> Entry:
        hidden = any(word in text for word in withheld)
        return Entry(name, "live", (where,), digest(text), "" if hidden else quote(text))

    records: dict[str, None] = {}
    for file in report.files:
        slug = slugs[file.path]
        for block in file.blocks:
            yield entry(block.id, slug, block.text)
            if isinstance(block, Heading):
                continue
            for s in block.statements:
                yield entry(s.id, slug, block.text[s.start:s.end])
                if s.provision:
                    records[f"{FOLDERS['provision']}/{s.provision}"] = None
            for mention in block.mentions:
                if mention.kind in RECORD_KINDS:
                    records[f"{FOLDERS[mention.kind]}/{mention.target}"] = None
    for record in sorted(records):
        hidden = record.partition("/")[2] in withheld
        yield Entry(record, "live", (), "", "" if hidden else record.partition("/")[2])


def update(old: dict[str, Entry], now: Iterable[Entry]) -> dict[str, Entry]:
    """Add what is new and note new pages and words; nothing is ever taken away."""
    entries = dict(old)
    for entry in now:
        known = entries.get(entry.id)
        if known is None:
            entries[entry.id] = entry
        else:
            where = known.where if known.state == "live" else ()
            where = tuple(w for w in where if w not in entry.where) + entry.where
            entries[entry.id] = replace(entry, where=where)
    return entries


def vanished(entries: dict[str, Entry], now: Iterable[Entry], path: str) -> list[Fault]:
    """Give a fault for every live address that the report no longer has."""
    there = {entry.id for entry in now}
    return [Fault(path, 0, 0, "L001", f"The published id {entry.id!r} is gone "
                  f"({entry.quote or 'no quote'}).",
                  "Put it back, or write in the ledger what became of it: split, merged (with "
                  "its heirs) or retired.")
            for entry in entries.values() if entry.state == "live" and entry.id not in there]


def taken(report_files: Iterable[SectionFile], entries: dict[str, Entry]) -> set[str]:
    """Give every id that may not be minted again."""
    names = set(entries)
    for file in report_files:
        for block in file.blocks:
            names.add(block.id)
            names |= {s.id for s in getattr(block, "statements", ())}
    return names
