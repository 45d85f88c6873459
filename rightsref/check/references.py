"""References: ids that lead nowhere, quotations that are not there, rights that contradict.

In: the library as it was read, the paths of files that could not be read (what they would have
defined is not called unknown), and a ``Finder``. Out: faults. Never looks at the finished pages.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from rightsref.check.places import Finder
from rightsref.faults import Fault, did_you_mean
from rightsref.ledger import Entry
from rightsref.link import page_slug
from rightsref.model import (
    FOLDERS,
    RECORD_KINDS,
    Library,
    Mention,
    Paragraph,
    Person,
    Provision,
    Quotation,
    Record,
    Report,
    SectionFile,
    Topic,
)

NO_RIGHT = "none"
"""The category of a paragraph that is about no right: it stands alone and has no page."""
MOST_RIGHTS = 4


@dataclass(frozen=True, slots=True)
class Past:
    """What is known of paragraphs that are not what they were; each as ``<report>/<id>``."""

    changed: Collection[str] = ()
    """Those whose words differ from the source: what quotes them is not judged."""
    former: Mapping[str, Entry] = field(default_factory=dict)
    """What the ledgers say of every address that was ever published."""

    def heirs(self, name: str, seen: tuple[str, ...] = ()) -> Iterator[str]:
        """Give those live paragraphs that took the place of one, through any number of steps."""
        entry = self.former.get(name)
        if entry is None or name in seen:
            return
        if entry.state == "live":
            yield name
        for heir in entry.heirs:
            yield from self.heirs(f"{name.partition('/')[0]}/{heir}", (*seen, name))


@dataclass(frozen=True, slots=True)
class Known:
    """Every id that a reference may lead to."""

    records: Mapping[str, Collection[str]]
    """By kind of record, ``topic`` and ``group`` among them."""
    paragraphs: Mapping[str, str]
    """Text by ``<report>/<paragraph id>``."""
    unread: Collection[str]
    """Paths of the content files with an error of form."""
    past: Past

    def has(self, kind: str, id_: str) -> bool:
        return id_ in self.records[kind] or self.is_unread(kind, id_)

    def is_unread(self, kind: str, id_: str) -> bool:
        """Tell whether the record's own file, or the folder of its kind, could not be read."""
        own = "/groups.yaml" if kind == "group" else f"/{FOLDERS[kind]}/{id_}.md"
        folder = own.rpartition("/")[0] or own
        return any(f"/{path}".endswith((own, folder)) for path in self.unread)

    def report_unread(self, report: str) -> bool:
        """Tell whether a file of a report could not be read, so that paragraphs may lack."""
        return any(f"reports/{report}/" in f"{path}/" for path in self.unread)


def check(library: Library, unread: Collection[str], find: Finder,
          past: Past | None = None) -> Iterator[Fault]:
    """Yield every fault of reference in the library."""
    known = Known(
        {"topic": {*library.topics, NO_RIGHT}, "group": library.groups,
         **{kind: library.records(kind) for kind in RECORD_KINDS}},
        # Where an id stands twice, its first paragraph is the one that is meant.
        {f"{report.id}/{p.id}": p.text for report in library.reports
         for p in reversed(report.paragraphs)},
        unread, past or Past())
    for report in library.reports:
        yield from _pages(report, find)
        numbers = _section_numbers(report)
        for file in report.files:
            yield from _file(file, known, find)
            for paragraph in file.paragraphs:
                yield from _mentions(file, paragraph, known, find)
                yield from _crossrefs(file, paragraph, numbers,
                                      known.report_unread(report.id), find)
                yield from _tags(file, paragraph, known, find)
                yield from _rights(file, paragraph, find)
    for kind in (*RECORD_KINDS, "topic"):
        records = library.topics if kind == "topic" else library.records(kind)
        for record in records.values():
            yield from _record(kind, record, known, find)
    yield from _circles("parent", {p.id: p.parent for p in library.provisions.values()},
                        library.provisions, find)
    yield from _circles("broader", {t.id: t.broader for t in library.topics.values()},
                        library.topics, find)
    yield from _orphans(library, unread)


def _unknown(kind: str, id_: str, known: Collection[str]) -> tuple[str, str]:
    """Give message and mend for an id that leads nowhere."""
    place = "groups.yaml" if kind == "group" else f"{FOLDERS[kind]}/{id_}.md"
    return (f"No {kind} has the id {id_!r}.",
            did_you_mean(id_, known) or f"Correct it, or add {place}.")


# ---- what stands in a report ------------------------------------------------------------------

def _file(file: SectionFile, known: Known, find: Finder) -> Iterator[Fault]:
    for right in file.rights:
        if not known.has("topic", right):
            place = find.after(file.path, r"^rights:", rf"(?<![\w-]){re.escape(right)}(?![\w-])")
            yield Fault(file.path, *place, "R002", f"No topic has the id {right!r}.",
                        did_you_mean(right, known.records["topic"]) or "Add it to topics/.")


def _pages(report: Report, find: Finder) -> Iterator[Fault]:
    """Check that no two files would become one page."""
    first: dict[str, tuple[SectionFile, int]] = {}
    for file in report.files:
        key = "number" if file.number else "title"
        line, column = find.after(file.path, rf"^{key}: *(.)")
        other, there = first.setdefault(page_slug(file), (file, line))
        if other is not file:
            yield Fault(file.path, line, column, "R007",
                        f"The {key} {file.number or file.title!r} stands also in "
                        f"{other.path}:{there}.", "Each file is a page of its own: correct one.")


def _mentions(file: SectionFile, paragraph: Paragraph, known: Known,
              find: Finder) -> Iterator[Fault]:
    seen: dict[tuple[str, str], int] = {}
    for mention in paragraph.mentions:
        key = (mention.kind, mention.target)
        seen[key] = seen.get(key, 0) + 1
        if mention.kind in RECORD_KINDS and not known.has(*key):
            place = _mark_place(file, paragraph, mention, seen[key], find)
            yield Fault(file.path, *place, "R001",
                        *_unknown(*key, known.records[mention.kind]))


def _mark_place(file: SectionFile, paragraph: Paragraph, mention: Mention, nth: int,
                find: Finder) -> tuple[int, int]:
    """Give the place of a mark's target: in the text, else among the ranges above it."""
    raw = find.line(file.path, paragraph.line)
    form = re.compile(rf"\]\({mention.kind}:({re.escape(mention.target)})\)|"
                      rf'\{{\.{mention.kind} ref="?({re.escape(mention.target)})(?="|\}})')
    places = [found.start(1 if found.group(1) is not None else 2)
              for found in form.finditer(raw)]
    if places:
        return paragraph.line, places[min(nth, len(places)) - 1] + 1
    return find.after(file.path, _key(paragraph.id), r"ranges:",
                      rf"id: *(['\"]?{re.escape(mention.target)})(?![\w-])")


def _crossrefs(file: SectionFile, paragraph: Paragraph, numbers: Collection[str], partial: bool,
               find: Finder) -> Iterator[Fault]:
    for mention in paragraph.mentions:
        target = mention.target
        if mention.kind != "crossref" or partial:
            continue
        if target not in numbers and target.partition(".")[0] not in numbers:
            place = _mark_place(file, paragraph, mention, 1, find)
            yield Fault(file.path, *place, "R001", f"The report has no section {target!r}.",
                        did_you_mean(target, numbers) or f"It has {', '.join(sorted(numbers))}; "
                        "a part that this copy lacks stands under 'missing' in report.yaml.")


def _section_numbers(report: Report) -> set[str]:
    """Give the numbers that a cross-reference may name: what is here, and what is missing."""
    numbers = {file.number for file in report.files if file.number}
    numbers |= {number.partition(".")[0] for number in numbers}
    return numbers | {missing.section for missing in report.missing}


def _tags(file: SectionFile, paragraph: Paragraph, known: Known, find: Finder) -> Iterator[Fault]:
    for tag in paragraph.rights:
        if not known.has("topic", tag.id):
            place = find.after(file.path, _key(paragraph.id), r"rights:",
                               rf"id: *(['\"]?{re.escape(tag.id)})['\"]?\s*$")
            yield Fault(file.path, *place, "R002", f"No topic has the id {tag.id!r}.",
                        did_you_mean(tag.id, known.records["topic"]) or "Add it to topics/.")
    for group in paragraph.groups:
        if not known.has("group", group):
            place = find.after(file.path, _key(paragraph.id), r"groups:",
                               rf"(?<![\w-]){re.escape(group)}(?![\w-])")
            yield Fault(file.path, *place, "R001",
                        *_unknown("group", group, known.records["group"]))
    for statement in paragraph.statements:
        target = statement.provision
        if target is not None and not known.has("provision", target):
            place = find.after(file.path, _key(paragraph.id), _key(statement.id),
                               rf"provision: *(['\"]?{re.escape(target)})(?![\w-])")
            yield Fault(file.path, *place, "R001",
                        *_unknown("provision", target, known.records["provision"]))


def _rights(file: SectionFile, paragraph: Paragraph, find: Finder) -> Iterator[Fault]:
    """Check that rights are one to four, one of them primary, none twice, ``none`` alone."""
    tags = [tag.id for tag in paragraph.rights]
    twice = sorted({tag for tag in tags if tags.count(tag) > 1})
    if not paragraph.id:
        return
    wrong = ("has no right" if not tags
             else f"has {len(tags)} rights" if len(tags) > MOST_RIGHTS
             else f"has the right {twice[0]!r} twice" if twice
             else "has 'none' beside another right" if NO_RIGHT in tags and len(tags) > 1
             else "has no primary right" if all(t.rank != "primary" for t in paragraph.rights)
             else "")
    if wrong:
        place = find.after(file.path, _key(paragraph.id), r"rights:") if tags else (
            paragraph.line, 1)
        yield Fault(file.path, *place, "R005", f"The paragraph {paragraph.id} {wrong}.",
                    "Give it one to four, each once, at least one of them primary; "
                    "'none' stands alone.")


def _key(name: str) -> str:
    return rf"^ +(['\"]?{re.escape(name)}['\"]?):"


# ---- records ------------------------------------------------------------------------------------

def _record(kind: str, record: Record, known: Known, find: Finder) -> Iterator[Fault]:
    for key, target_kind, targets in _links(kind, record):
        for target in targets:
            place = find.after(record.path, rf"^{key}:",
                               rf"(?<![\w-]){re.escape(target)}(?![\w-])")
            if target == record.id:
                yield Fault(record.path, *place, "R006", f"{key!r} leads to the record itself.",
                            "Remove it.")
            elif not known.has(target_kind, target):
                yield Fault(record.path, *place, "R001",
                            *_unknown(target_kind, target, known.records[target_kind]))
    if isinstance(record, Person):
        quotations = [("role", record.role)] if record.role else []
        for key, quotation in [*quotations, *(("events", event) for event in record.events)]:
            yield from _quotation(record, key, quotation, known, find)


def _links(kind: str, record: Record) -> Iterator[tuple[str, str, Iterable[str]]]:
    """Give each key of a record that holds ids: key, kind of record, ids."""
    if isinstance(record, Person):
        yield "not", kind, record.not_
    if isinstance(record, Provision) and record.parent:
        yield "parent", kind, (record.parent,)
    if isinstance(record, Topic):
        yield "broader", kind, filter(None, (record.broader,))
        yield "related", kind, record.related


def _quotation(record: Record, key: str, quotation: Quotation, known: Known,
               find: Finder) -> Iterator[Fault]:
    text = known.paragraphs.get(quotation.paragraph)
    if text is None:
        if known.report_unread(quotation.paragraph.partition("/")[0]):
            return
        place = find.after(record.path, rf"^{key}:",
                           rf"paragraph: *(['\"]?{re.escape(quotation.paragraph)})")
        yield Fault(record.path, *place, "R001", *_gone(quotation, known))
    elif quotation.quote not in text and quotation.paragraph not in known.past.changed:
        start = re.escape(quotation.quote.split("\n")[0][:20])
        place = find.after(record.path, rf"^{key}:", rf"quote: *['\"]?({start})")
        yield Fault(record.path, *place, "R003",
                    f"{quotation.quote!r} does not stand in {quotation.paragraph}.",
                    _where(quotation, known.paragraphs, known)
                    or "Quote the report's words as they are, or correct the paragraph's id.")


def _gone(quotation: Quotation, known: Known) -> tuple[str, str]:
    """Say of a paragraph that is not there what became of it, and where its words stand now."""
    name = quotation.paragraph
    entry = known.past.former.get(name)
    if entry is None or entry.state == "live":
        return (f"No paragraph has the id {name!r}.", _where(quotation, known.paragraphs, known)
                or did_you_mean(name, known.paragraphs) or "Correct it.")
    heirs = [heir for heir in known.past.heirs(name) if heir in known.paragraphs]
    became = {"split": "split into", "merged": "merged into"}.get(entry.state, "")
    message = (f"The paragraph {name} was {became} {', '.join(heirs)}." if became and heirs
               else f"The paragraph {name} was {entry.state}.")
    return message, (_where(quotation, heirs or known.paragraphs, known)
                     or "Quote the report's words as they are now, or remove the quotation.")


def _where(quotation: Quotation, among: Iterable[str], known: Known) -> str:
    """Name the paragraph of the same report in which quoted words stand; empty where none does."""
    report = quotation.paragraph.partition("/")[0]
    found = [name for name in among if name.startswith(f"{report}/")
             and quotation.quote in known.paragraphs[name]]
    return f"These words stand in {found[0]}: name it." if len(found) == 1 else ""


def _circles(key: str, above: Mapping[str, str | None], records: Mapping[str, Record],
             find: Finder) -> Iterator[Fault]:
    """Yield one fault for each circle of records, at the least id in it."""
    for start in sorted(above):
        path, current = [start], above[start]
        while current is not None and current not in path:
            path.append(current)
            current = above.get(current)
        if current == start and start == min(path) and len(path) > 1:
            place = find.after(records[start].path, rf"^({key}):")
            yield Fault(records[start].path, *place, "R006",
                        f"{' → '.join([*path, start])} is a circle.",
                        f"Remove {key!r} from one of them.")


def _orphans(library: Library, unread: Collection[str]) -> Iterator[Fault]:
    """Warn of a record that no passage mentions.

    A topic without passages is no orphan: its page says that the report does not cover it. Nor
    is a provision whose articles are cited, or one that a statement of law names. Where a
    file of a report could not be read, nothing is called an orphan.
    """
    if any("reports/" in f"{path}/" for path in unread):
        return
    used = {(m.kind, m.target) for report in library.reports for p in report.paragraphs
            for m in p.mentions}
    used |= {("provision", s.provision) for report in library.reports
             for p in report.paragraphs for s in p.statements if s.provision}
    for id_ in [target for kind, target in used if kind == "provision"]:
        seen: set[str] = set()
        while id_ in library.provisions and id_ not in seen:
            seen.add(id_)
            used.add(("provision", id_))
            id_ = library.provisions[id_].parent or ""
    for kind in RECORD_KINDS:
        for record in library.records(kind).values():
            if (kind, record.id) not in used:
                yield Fault(record.path, 0, 0, "R004",
                            f"No passage mentions the {kind} {record.id!r}.",
                            "Mark its mentions in the text, or remove the record.", "warning")
