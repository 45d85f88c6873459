"""The ledger of addresses: every id that was ever published, minted once.

In: the text of ``content/reports/<report>/ledger`` and what a report holds now. Out: entries,
new ids, and faults where a published id has vanished. Never reads or writes the disk, never
derives an id anew for a paragraph that has one.

A ledger is a text file of one address a line, in order of publication, five fields parted by
tabs: the id; its state (``live``, or what became of it: ``split``, ``merged``, ``retired``); the
pages where it stands or stood, the newest last, parted by commas, and after ``>`` the ids that
took its place; the first twelve hex digits of the SHA-256 of its words; a short quote. Above
them stands how many they are, so that a line that is taken out is missed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from rightsref.faults import Fault
from rightsref.model import FOLDERS, RECORD_KINDS, Heading, Report, SectionFile

STATES = ("live", "split", "merged", "retired")
_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
HEADER = "# id\tstate\twhere\tsha256\tquote\n"
_COUNT = "# addresses\t"


@dataclass(frozen=True, slots=True)
class Entry:
    """One address."""

    id: str
    """``p-7k3qd``, ``s-4kq2z``, ``section-1-a``, ``people/azamat-orazaly``."""
    state: str
    where: tuple[str, ...]
    """Pages on which the id stood, the newest last; of a record nothing."""
    digest: str
    quote: str
    heirs: tuple[str, ...] = ()
    """Ids that took its place, where it is no longer live."""


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
    said = (0, 0)
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith(_COUNT) and line.removeprefix(_COUNT).isdecimal():
            said = int(line.removeprefix(_COUNT)), number
        if not line or line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) != 5 or fields[1] not in STATES or fields[0] in entries:
            faults.append(Fault(path, number, 1, "L003", f"{line[:60]!r} is no ledger line.",
                                "It needs a new id, a state, where, digest and quote, parted "
                                "by tabs."))
            continue
        pages, _, heirs = fields[2].partition(">")
        entries[fields[0]] = Entry(fields[0], fields[1], _list(pages), fields[3], fields[4],
                                   _list(heirs))
    if not faults and len(entries) < said[0]:
        faults.append(Fault(path, said[1], 1, "L004", f"The ledger had {said[0]} addresses and has "
                            f"{len(entries)}: a line was taken out.",
                            "Bring it back from an earlier version; an address that is no more "
                            "keeps its line as split, merged or retired."))
    return entries, faults


def _list(text: str) -> tuple[str, ...]:
    return tuple(filter(None, text.split(",")))


def write(entries: Iterable[Entry]) -> str:
    """Write a ledger, one address a line."""
    def where(entry: Entry) -> str:
        return ",".join(entry.where) + (">" + ",".join(entry.heirs) if entry.heirs else "")

    entries = list(entries)
    return HEADER + f"{_COUNT}{len(entries)}\n" + "".join(
        "\t".join((e.id, e.state, where(e), e.digest, e.quote)) + "\n" for e in entries)


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
            where = tuple(w for w in known.where if w not in entry.where) + entry.where
            entries[entry.id] = replace(entry, where=where)
    return entries


def ended(entries: dict[str, Entry], heirs: Mapping[str, tuple[str, ...]]) -> dict[str, Entry]:
    """Note that ids are no longer live; ``heirs`` gives those that took their place.

    Several heirs are a split, one a merger, none a retirement.
    """
    out = dict(entries)
    for name, to in heirs.items():
        state = "split" if len(to) > 1 else "merged" if to else "retired"
        if name in out:
            out[name] = replace(out[name], state=state, heirs=tuple(to))
    return out


def risen(entries: dict[str, Entry], now: Iterable[Entry]) -> dict[str, Entry]:
    """Note that ids that had ended live again: headings, and what has the very words it had."""
    out = dict(entries)
    for entry in now:
        known = out.get(entry.id)
        if known and known.state != "live" and (known.digest == entry.digest
                                                or entry.id.startswith("section")):
            out[entry.id] = replace(known, state="live", heirs=())
    return out


def reused(entries: dict[str, Entry], report: Report, now: Iterable[Entry],
           path: str) -> list[Fault]:
    """Give a fault for every id that had ended and that the report has again."""
    places = {block.id: (file.path, block.line) for file in report.files for block in file.blocks}
    places |= {s.id: (file.path, p.line) for file in report.files for p in file.paragraphs
               for s in p.statements}
    faults = []
    for name in dict.fromkeys(entry.id for entry in now):
        known = entries.get(name)
        if known is None or known.state == "live":
            continue
        where, line = places.get(name, (path, 0))
        became = f" into {', '.join(known.heirs)}" if known.heirs else ""
        faults.append(Fault(
            where, line, 1 if line else 0, "L002", f"The id {name!r} was {known.state}{became}, "
            "and stands here again: its address would change its meaning.",
            "Take the id out and run `build.py mint` for a new one; if these are the very words "
            "that it had, write live in its line of the ledger."))
    return faults


def uncovered(entries: dict[str, Entry], now: Iterable[Entry],
              reports: Iterable[Report]) -> dict[str, tuple[str, ...]]:
    """Give the heir of each opaque id of a person whose name may be read again.

    The opaque id is made of the paragraph that names a person first. Who was hidden has no line
    of his own; where that is true of several people of one paragraph, an editor must say.
    """
    there = {entry.id for entry in now}
    first: dict[str, str] = {}
    for report in reports:
        for paragraph in report.paragraphs:
            for mention in paragraph.mentions:
                if mention.kind == "person":
                    first.setdefault(f"{FOLDERS['person']}/{mention.target}", paragraph.id)
    heirs: dict[str, tuple[str, ...]] = {}
    for entry in entries.values():
        opaque = re.fullmatch(rf"{FOLDERS['person']}/person-(\w+)(-\d+)?", entry.id)
        if opaque and entry.state == "live" and entry.id not in there:
            names = [name for name, where in first.items()
                     if where == f"p-{opaque[1]}" and name in there and name not in entries]
            if len(names) == 1:
                heirs[entry.id] = (names[0],)
    return heirs


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
