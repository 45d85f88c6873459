"""Visibility: a library without the names that are to be withheld.

In: a ``Library``. Out: one in which every person whose record says ``initials`` or ``withheld``
is nowhere named: not in the text, in quotations, notes or reasons, in ids or in forms for the
search; and the list of what was replaced, for fidelity and the ledger. Runs before linking, so
that no output can forget it. Never touches a person whose record says ``full``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from rightsref.model import (
    Library,
    Mention,
    Paragraph,
    Person,
    Quotation,
    Report,
    Statement,
)

WITHHELD = "[name withheld]"


@dataclass(frozen=True, slots=True)
class Redaction:
    """One replaced stretch of a paragraph."""

    paragraph: str
    """``<report>/<paragraph id>``."""
    start: int
    end: int
    """Offsets in the source's own text."""
    shown: str
    """What stands there instead."""


@dataclass(frozen=True, slots=True)
class Redacted:
    """A library as it may be published."""

    library: Library
    redactions: tuple[Redaction, ...]
    renamed: Mapping[str, str]
    """Opaque id by the id that carried a name."""
    names: tuple[str, ...]
    """Every form that must not stand in any output, the longest first."""
    public: tuple[str, ...] = ()
    """Names of others in which such a form may stand: ``John Smith`` where ``Smith`` is hidden."""


def redact(library: Library) -> Redacted:
    """Take out what the records say is to be withheld; the same library where nothing is."""
    hidden = {key: person for key, person in library.people.items()
              if person.visibility != "full"}
    if not hidden:
        return Redacted(library, (), {}, ())
    renamed = _opaque(library, hidden)
    shown = {key: WITHHELD if person.visibility == "withheld" else initials(person.name)
             for key, person in hidden.items()}
    forms = _forms(library, hidden)
    public = _around(library, hidden, forms)
    clean = _cleaner(forms, shown, public)
    redactions: list[Redaction] = []
    texts: dict[str, tuple[str, list[Redaction]]] = {}
    reports = []
    for report in library.reports:
        files = []
        for file in report.files:
            blocks = []
            for block in file.blocks:
                if isinstance(block, Paragraph):
                    name = f"{report.id}/{block.id}"
                    edits = _edits(name, block, shown)
                    texts[name] = (block.text, edits)
                    redactions += edits
                    blocks.append(_paragraph(block, edits, renamed, clean))
                else:
                    blocks.append(_map_text(block, clean))
            files.append(replace(file, blocks=tuple(blocks)))
        reports.append(_without_source(replace(report, files=tuple(files))))

    def quotation(value: Quotation) -> Quotation:
        text, edits = texts.get(value.paragraph, ("", []))
        at = text.find(value.quote)
        quote = _apply(text, edits, at, at + len(value.quote)) if at >= 0 else value.quote
        return replace(value, quote=clean(quote))

    people: dict[str, Person] = {}
    for key, person in library.people.items():
        changed: Person = _map_text(person, clean)
        changed = replace(
            changed, role=quotation(person.role) if person.role else None,
            events=tuple(map(quotation, person.events)),
            not_=tuple(renamed.get(other, other) for other in person.not_))
        if key in hidden:
            changed = replace(changed, id=renamed[key], name=shown[key], also=(), search=(),
                              sort=shown[key], path="")
        people[changed.id] = changed
    def cleaned(records: Mapping[str, Any]) -> dict[str, Any]:
        return {key: _map_text(record, clean) for key, record in records.items()}

    out = replace(
        library, reports=tuple(reports), people=people, places=cleaned(library.places),
        provisions=cleaned(library.provisions), organisations=cleaned(library.organisations))
    names = tuple(sorted(forms, key=lambda form: (-len(form), form)))
    return Redacted(out, tuple(redactions), renamed, names, public)


def initials(name: str) -> str:
    """Give ``A. O.`` of ``Azamat Orazaly``."""
    return " ".join(f"{word[0].upper()}." for word in re.findall(r"\w[\w’'-]*", name))


def _opaque(library: Library, hidden: Mapping[str, Person]) -> dict[str, str]:
    """Give ids that tell nothing: made of the address where a person is first named."""
    first: dict[str, str] = {}
    for report in library.reports:
        for paragraph in report.paragraphs:
            for mention in paragraph.mentions:
                if mention.kind == "person" and mention.target in hidden:
                    count = sum(1 for other in first.values()
                                if other.startswith(f"person-{paragraph.id[2:]}"))
                    first.setdefault(mention.target,
                                     f"person-{paragraph.id[2:]}" + (f"-{count}" if count else ""))
    unnamed = [key for key in sorted(hidden) if key not in first]
    return first | {key: f"person-unnamed-{n}" for n, key in enumerate(unnamed)}


def _forms(library: Library, hidden: Mapping[str, Person]) -> dict[str, str]:
    """Give every form that names a hidden person and nobody else, with that person's id."""
    def of(person: Person) -> tuple[str, ...]:
        return (person.name, *person.also, *person.search)

    public = {form for key, person in library.people.items() if key not in hidden
              for form in of(person)}
    return {form: key for key, person in hidden.items() for form in of(person)
            if form not in public}


def _around(library: Library, hidden: Mapping[str, Person],
            forms: Mapping[str, str]) -> tuple[str, ...]:
    """Give the names of others that hold a hidden form: they stay whole."""
    records = [*(p for key, p in library.people.items() if key not in hidden),
               *library.organisations.values(), *library.places.values()]
    own = {form for person in hidden.values()
           for form in (person.name, *person.also, *person.search)}
    names = {name for record in records for name in (record.name, *record.also)}
    # Indexes turn a name round: ``Smith, John``.
    names |= {f"{last}, {first}" for first, _, last in (n.rpartition(" ") for n in names) if first}
    names |= {record.sort for record in records if isinstance(record, Person)}
    return tuple(sorted(name for name in names
                        if name not in own and any(form in name for form in forms)))


def _cleaner(forms: Mapping[str, str], shown: Mapping[str, str],
             public: tuple[str, ...]) -> Callable[[str], str]:
    """Give a function that takes every form of every hidden name out of a text of ours."""
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(
        re.escape(form) for form in sorted({*forms, *public}, key=len, reverse=True)) + r")(?!\w)")

    def replaced(found: re.Match[str]) -> str:
        words = found.group()
        return shown[forms[words]] if words in forms else words

    return lambda text: pattern.sub(replaced, text)


def _edits(name: str, paragraph: Paragraph, shown: Mapping[str, str]) -> list[Redaction]:
    edits = [Redaction(name, m.start, m.end, shown[m.target]) for m in paragraph.mentions
             if m.kind == "person" and m.target in shown]
    return sorted(edits, key=lambda edit: edit.start)


def _apply(text: str, edits: list[Redaction], start: int, end: int) -> str:
    """Give a stretch of a text with its edits; an edit that it cuts is put in whole."""
    pieces, at = [], start
    for edit in edits:
        if edit.end > start and edit.start < end:
            pieces += [text[at:max(edit.start, start)], edit.shown]
            at = min(edit.end, end)
    return "".join(pieces) + text[at:end]


def _paragraph(paragraph: Paragraph, edits: list[Redaction], renamed: Mapping[str, str],
               clean: Callable[[str], str]) -> Paragraph:
    def moved(at: int, is_end: bool) -> int:
        shift = 0
        for edit in edits:
            if edit.end <= at:
                shift += len(edit.shown) - (edit.end - edit.start)
            elif edit.start < at:
                return edit.start + shift + (len(edit.shown) if is_end else 0)
        return at + shift

    def place(mark: Any) -> Any:
        return replace(mark, start=moved(mark.start, False), end=moved(mark.end, True))

    mentions: list[Mention] = [place(m) for m in paragraph.mentions]
    mentions = [replace(m, target=renamed.get(m.target, m.target)) if m.kind == "person" else m
                for m in mentions]
    statements: list[Statement] = [place(s) for s in paragraph.statements]
    return replace(
        paragraph, text=_apply(paragraph.text, edits, 0, len(paragraph.text)),
        mentions=tuple(mentions), statements=tuple(statements),
        rights=tuple(replace(tag, why=clean(tag.why)) for tag in paragraph.rights),
        notes=tuple(map(clean, paragraph.notes)))


def _without_source(report: Report) -> Report:
    """Drop the source's own text, which names everybody."""
    return replace(report, source_text="")


def _map_text(value: Any, clean: Callable[[str], str]) -> Any:
    """Clean every text in a frozen value but its id and its path."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, tuple):
        return tuple(_map_text(item, clean) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _map_text(getattr(value, f.name), clean)
                                 for f in fields(value)
                                 if f.name not in ("id", "path", "paragraph", "target")})
    return value
