"""Tables: paragraphs, people, provisions and statements as CSV.

In: the linked library. Out: one CSV a table (RFC 4180, UTF-8, header line), and what each column
means, for the data package. No clock, nothing outside the library.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rightsref.link import Linked


@dataclass(frozen=True, slots=True)
class Table:
    """One table with what its columns mean."""

    name: str
    columns: Mapping[str, tuple[str, str]]
    """By column: its Frictionless type and its meaning."""
    rows: tuple[Sequence[object], ...]
    key: str

    def csv(self) -> bytes:
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(self.columns)
        writer.writerows(self.rows)
        return out.getvalue().encode("utf-8")


def _joined(values: Iterable[str]) -> str:
    return "; ".join(values)


def tables(linked: Linked) -> tuple[Table, ...]:
    """Give the four tables of a library."""
    return (_paragraphs(linked), _people(linked), _provisions(linked), _statements(linked))


def files(linked: Linked) -> dict[str, bytes]:
    """Give the CSV files below the site's root."""
    return {f"data/{table.name}.csv": table.csv() for table in tables(linked)}


def _paragraphs(linked: Linked) -> Table:
    def rows() -> Iterator[Sequence[object]]:
        for p in linked.passages:
            said = p.paragraph
            yield (p.id, p.report, p.ref, p.section, p.url, said.text, said.label or "",
                   said.absence or "",
                   _joined(tag.id for tag in said.rights if tag.rank == "primary"),
                   _joined(tag.id for tag in said.rights if tag.rank == "secondary"),
                   _joined(said.groups), _joined(said.kinds))

    return Table("paragraphs", {
        "id": ("string", "Permanent id: report and paragraph"),
        "report": ("string", "Id of the report"),
        "ref": ("string", "What a person says and types: subsection and paragraph"),
        "section": ("string", "Id of the innermost section"),
        "url": ("string", "Address, relative to the site's root"),
        "text": ("string", "The report's own words, character for character"),
        "label": ("string", "Run-in label that opens the text"),
        "absence": ("string", "none-reported, not-applicable, or empty"),
        "rights_primary": ("string", "Topics that the paragraph is about, parted by '; '"),
        "rights_secondary": ("string", "Other topics at stake, parted by '; '"),
        "groups": ("string", "Groups affected, parted by '; '"),
        "kinds": ("string", "Kinds of statement, parted by '; '")}, tuple(rows()), "id")


def _people(linked: Linked) -> Table:
    def rows() -> Iterator[Sequence[object]]:
        for key, person in sorted(linked.library.people.items()):
            cited = linked.by_record.get(("person", key), ())
            role = person.role
            yield (key, person.name, _joined(person.also), role.quote if role else "",
                   role.paragraph if role else "", f"people/{key}.html",
                   sum(len(c.mentions) for c in cited), _joined(c.passage.id for c in cited))

    return Table("people", {
        "id": ("string", "Permanent id, one a human being"),
        "name": ("string", "Fullest form of the name in the reports"),
        "also": ("string", "Every other form that a report uses, parted by '; '"),
        "role": ("string", "Who the person is, in a report's own words"),
        "role_paragraph": ("string", "Paragraph that the role is quoted from"),
        "url": ("string", "Address, relative to the site's root"),
        "mentions": ("integer", "Number of mentions"),
        "paragraphs": ("string", "Paragraphs that name the person, parted by '; '")},
        tuple(rows()), "id")


def _provisions(linked: Linked) -> Table:
    def rows() -> Iterator[Sequence[object]]:
        for key, provision in sorted(linked.library.provisions.items()):
            cited = linked.by_record.get(("provision", key), ())
            yield (key, provision.name, _joined(provision.also), provision.kind, provision.grade,
                   provision.jurisdiction, provision.parent or "", provision.date,
                   f"provisions/{key}.html", sum(len(c.mentions) for c in cited),
                   _joined(c.passage.id for c in cited))

    return Table("provisions", {
        "id": ("string", "Permanent id"),
        "name": ("string", "Name of the instrument"),
        "also": ("string", "Every other form that a report uses, parted by '; '"),
        "kind": ("string", "treaty, constitution, code, article, law, amendment, decree, "
                           "resolution, offence, ruling or standard"),
        "grade": ("string", "numbered, named or unnamed"),
        "jurisdiction": ("string", "ISO 3166-1 alpha-2 in lower case, or international"),
        "parent": ("string", "Id of the instrument that it belongs to"),
        "date": ("string", "EDTF, as the report gives it"),
        "url": ("string", "Address, relative to the site's root"),
        "mentions": ("integer", "Number of mentions"),
        "paragraphs": ("string", "Paragraphs that cite it, parted by '; '")}, tuple(rows()), "id")


def _statements(linked: Linked) -> Table:
    def rows() -> Iterator[Sequence[object]]:
        for stated in linked.statements:
            s, p = stated.statement, stated.passage
            yield (f"{p.report}/{s.id}", p.report, p.id, p.ref, stated.url, s.modality,
                   s.provision or "", "true" if s.explicit else "false", stated.text,
                   _joined(tag.id for tag in p.paragraph.rights if tag.rank == "primary"))

    return Table("statements", {
        "id": ("string", "Permanent id: report and statement"),
        "report": ("string", "Id of the report"),
        "paragraph": ("string", "Id of the paragraph"),
        "ref": ("string", "Reference of the paragraph"),
        "url": ("string", "Address, relative to the site's root"),
        "modality": ("string", "prohibits, requires, permits, provides, penalises, lacks or other"),
        "provision": ("string", "Id of the provision that the sentence names, or empty"),
        "explicit": ("boolean", "Whether the sentence itself names the law"),
        "text": ("string", "The whole sentence, character for character"),
        "rights": ("string", "Primary topics of the paragraph, parted by '; '")},
        tuple(rows()), "id")
