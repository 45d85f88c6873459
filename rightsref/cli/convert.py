"""The verb ``convert``: a source becomes content, or joins the content that is there.

In: source files, a content folder, options and a terminal. Out: content files, and exit code 0,
or 1 where a source cannot be converted; then nothing of that report is changed. What an editor
wrote stays; what an editor rejected is not proposed again; what changed is shown.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from rightsref import (
    acquaint,
    align,
    draft,
    forms,
    ledger,
    link,
    merge,
    model,
    publish,
    store,
    yamlio,
)
from rightsref.annotate import Authorities, propose
from rightsref.annotate.profiles import Profile
from rightsref.cli.stages import BUILT_IN
from rightsref.cli.terminal import Terminal, count
from rightsref.faults import Fault, FaultError, errors
from rightsref.load import load, shown, text_of
from rightsref.sources.read import read_source
from rightsref.sources.types import SourceHeading, SourceReport

PUBLISHER = "U.S. Department of State, Bureau of Democracy, Human Rights, and Labor"
LICENCE = ("A work of the United States Government; in the public domain in the United States.")


@dataclass(frozen=True, slots=True)
class Options:
    """What a person may say about the sources."""

    country: str | None = None
    year: int | None = None


def run(sources: Iterable[Path], content: Path, options: Options, terminal: Terminal) -> int:
    """Convert every source; give the exit code."""
    wrong = 0
    for path in sources:
        terminal.progress(f"converting {path.name}")
        try:
            faults = convert(path, content, options, terminal)
        except FaultError as error:
            faults = list(error.faults)
        wrong += terminal.faults(sorted(faults))
    return 1 if wrong else 0


def convert(path: Path, content: Path, options: Options, terminal: Terminal) -> list[Fault]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise FaultError([Fault(shown(path), 0, 0, "C001",
                                f"The source cannot be read: {error.strerror}.",
                                "Check that it exists and may be read.")]) from error
    source = read_source(shown(path), data, country=options.country, year=options.year)
    library, faults = load(content, BUILT_IN, only=draft.report_id(source.country, source.year))
    if errors(faults):
        raise FaultError(faults)
    if library.reports:
        source = _retitled(path, data, source, content, library.reports[0])
    fresh, records = _proposed(source, library, content)
    folder = content / "reports" / fresh.id
    if library.reports:
        _join(path, folder, library.reports[0], fresh, records, library, terminal)
    else:
        fresh = replace(fresh, edition_date=date.today().isoformat())
        _write(content, folder, fresh, records, library)
        publish.write_text(folder / "proposals", _written(
            {(p.id, key) for p in fresh.paragraphs for key in merge.proposals(p)}, fresh))
        terminal.say(f"{shown(folder)}: {_summary(fresh)}.")
    return list(source.warnings)


def _retitled(path: Path, data: bytes, source: SourceReport, content: Path,
              old: model.Report) -> SourceReport:
    """Read a source again where it retitled headings so that no outline knows them any more."""
    fresh = draft.draft(source)
    found = {b.id: b.text for file in fresh.files for b in file.blocks
             if isinstance(b, model.Heading) and b.origin == "source"}
    stood = [b for file in old.files for b in file.blocks
             if isinstance(b, model.Paragraph) or b.origin == "source"]
    headings = {b.id for b in stood if isinstance(b, model.Heading)} - found.keys()
    lines = [b.text for b in source.blocks
             if not isinstance(b, SourceHeading) or b.origin == "source"]
    titles, faults = align.retitled(
        [(b.id, b.text) for b in stood], headings, lines, set(found.values()), shown(path),
        decisions(content / "reports" / old.id / "decisions.yaml").aligned)
    if faults:
        raise FaultError(faults)
    if not titles:
        return source
    return read_source(shown(path), data, country=source.country, year=source.year,
                       retitled=titles)


def _proposed(source: SourceReport, library: model.Library,
              content: Path) -> tuple[model.Report, list[tuple[str, model.Record]]]:
    """Give the drafted report with what the rules propose, and the records it needs."""
    report = draft.draft(source)
    report = replace(report, publisher=PUBLISHER, settings={"licence": LICENCE})
    proposals = propose(draft.sectioned(report), country=source.country, year=source.year,
                        authorities=_authorities(library, content, report.id))
    records: list[tuple[str, model.Record]] = [
        *(("person", r) for r in proposals.people),
        *(("provision", r) for r in proposals.provisions),
        *(("organisation", r) for r in proposals.organisations),
        *(("place", r) for r in proposals.places)]
    return draft.annotated(report, proposals), records


def _authorities(library: model.Library, content: Path, report: str) -> Authorities:
    """Give the records whose ids may be used again, and what other reports tell of people."""
    used = frozenset(m.target for known in library.reports for p in known.paragraphs
                     for m in p.mentions)

    def told(ids: Collection[str]) -> dict[str, Profile]:
        return acquaint.told(content, library.people, ids, report)

    return Authorities(library.people, library.provisions, library.organisations, library.places,
                       used, told)


def _summary(report: model.Report) -> str:
    editorial = sum(1 for file in report.files for block in file.blocks
                    if isinstance(block, model.Heading) and block.origin == "editorial")
    mentions = sum(len(p.mentions) for p in report.paragraphs)
    return (f"{count(len(report.paragraphs), 'paragraph')} in {count(len(report.files), 'file')}, "
            f"{count(editorial, 'heading')} restored, {count(mentions, 'mention')} proposed, "
            f"{count(len(report.missing), 'part')} missing")


# ---- joining what is there ----------------------------------------------------------------------

def _join(path: Path, folder: Path, old: model.Report, fresh: model.Report,
          records: list[tuple[str, model.Record]], library: model.Library,
          terminal: Terminal) -> None:
    """Merge a conversion into the report that an editor has worked on."""
    entries, faults = ledger.read(_text(folder / "ledger"), shown(folder / "ledger"))
    if faults:
        raise FaultError(faults)
    decided = decisions(folder / "decisions.yaml")
    base = merge.read_proposals(_text(folder / "proposals"))
    merged = merge.merge(old, fresh, base, decided.rejected, decided.aligned,
                         ledger.taken(old.files, entries))
    if errors(merged.faults):
        raise FaultError(replace(fault, path=shown(path)) for fault in merged.faults)
    names = _kept_names(fresh, merged)
    differences = list(merged.differences)
    moved = [(kind, _moved(record, fresh.id, names)) for kind, record in records]
    people = {key: merge.repointed(person, old, merged.report, merged.heirs, differences)
              for key, person in library.people.items()}
    content = folder.parent.parent
    written = _write(content, folder, merged.report, moved, library, old)
    written += [path for path in (
        _put(content / store.record_path("person", key), store.record_text(person))
        for key, person in people.items() if person != library.people[key]) if path]
    texts = {"proposals": _all_proposals(base, fresh, merged, names)}
    if entries:
        texts["ledger"] = _addresses(entries, merged)
    written += [path for path in (_put(folder / name, texts[name]) for name in texts) if path]
    for line in differences:
        terminal.say(f"{shown(folder)}: {line}")
    for written_path in written:
        terminal.say(f"{shown(written_path)}: written")
    if not written:
        terminal.say(f"{shown(folder)}: nothing new.")


def _addresses(entries: dict[str, ledger.Entry], merged: merge.Merged) -> str:
    """Give the ledger with what became of every address."""
    slugs = {file.path: link.page_slug(file) for file in merged.report.files}
    standing = [entry for entry in ledger.present(merged.report, slugs) if "/" not in entry.id]
    return ledger.write(ledger.risen(ledger.ended(entries, merged.heirs), standing).values())


def _kept_names(fresh: model.Report, merged: merge.Merged) -> dict[str, str]:
    """Give for each drafted paragraph id the one that it has after the merger."""
    after = {p.text: p.id for p in merged.report.paragraphs}
    kept = merged.alignment.kept
    return {p.id: kept.get(index) or after.get(p.text, p.id)
            for index, p in enumerate(fresh.paragraphs)}


def _moved(record: model.Record, report: str, names: dict[str, str]) -> model.Record:
    """Give a drafted record whose quotations name the paragraphs that were kept."""
    def place(quotation: model.Quotation) -> model.Quotation:
        owner, _, name = quotation.paragraph.partition("/")
        name = names.get(name, name) if owner == report else name
        return replace(quotation, paragraph=f"{owner}/{name}")

    if not isinstance(record, model.Person):
        return record
    return replace(record, role=place(record.role) if record.role else None,
                   events=tuple(map(place, record.events)))


def _all_proposals(base: dict[str, set[str]], fresh: model.Report, merged: merge.Merged,
                   names: dict[str, str]) -> str:
    """Give what was ever proposed, under the ids that the paragraphs keep."""
    lines = {(name, key) for name, keys in base.items() for key in keys}
    lines |= {(names[p.id], key) for p in fresh.paragraphs for key in merge.proposals(p)}
    return _written(lines, merged.report)


def _written(lines: set[tuple[str, str]], report: model.Report) -> str:
    """Write proposals in the order of the paragraphs, so that a diff shows what is new."""
    place = {p.id: number for number, p in enumerate(report.paragraphs)}
    return "".join(f"{name}\t{key}\n" for name, key in
                   sorted(lines, key=lambda line: (place.get(line[0], len(place)), line)))


def decisions(path: Path) -> forms.DecisionsForm:
    """Read an editor's decisions; none where there is no file."""
    if not path.exists():
        return forms.DecisionsForm()
    document = yamlio.read(_text(path), shown(path))
    form = yamlio.check(document, forms.DecisionsForm)
    if form is None:
        raise FaultError(document.faults)
    return form


def _text(path: Path) -> str:
    return text_of(path)


# ---- writing ------------------------------------------------------------------------------------

def _put(path: Path, text: str) -> Path | None:
    """Write a file where it differs; give its path where it did."""
    return path if publish.write_text(path, text) else None


def _write(content: Path, folder: Path, report: model.Report,
           records: list[tuple[str, model.Record]], library: model.Library,
           old: model.Report | None = None) -> list[Path]:
    """Write a report's folder and the records that it needs and that are not there.

    What is as it was in ``old`` keeps its file, to the last comment. Gives what was written.
    """
    texts = {folder / report.source_file: report.source_text}
    if old is None or replace(report, files=old.files) != replace(
            old, source_text=report.source_text):
        texts[folder / "report.yaml"] = store.report_text(report)
    before = {file.path: file for file in old.files} if old else {}
    names = file_names(report.files)
    for file, name in zip(report.files, names, strict=True):
        same = before.get(file.path)
        if same is None or Path(file.path).name != name or _unplaced(file) != _unplaced(same):
            texts[folder / name] = store.section_text(file)
    for kind, record in needed(report, records):
        # Of a person who has a record comes what this report adds to the forms of the name.
        if record.id not in library.records(kind) or kind == "person":
            texts[content / store.record_path(kind, record.id)] = store.record_text(record)
    written = [path for path in (_put(*item) for item in texts.items()) if path]
    for stray in folder.glob("[0-9]*.md"):
        if stray.name not in names:
            stray.unlink()
            written.append(stray)
    return written


def file_names(files: Iterable[model.SectionFile]) -> list[str]:
    """Give the file names of a report's parts: as they are, numbered anew where one came between.
    """
    names = [Path(file.path).name or store.file_name(number, file.title)
             for number, file in enumerate(files, 1)]
    if names == sorted(set(names)):
        return names
    return [f"{number:02d}-{re.sub('^[0-9]+-?', '', name)}" for number, name in enumerate(names, 1)]


def _unplaced(file: model.SectionFile) -> model.SectionFile:
    """Give a file without the lines on which its blocks stand."""
    return replace(file, blocks=tuple(replace(block, line=0) for block in file.blocks))


def needed(report: model.Report,
           records: list[tuple[str, model.Record]]) -> list[tuple[str, model.Record]]:
    """Give those drafted records that the report mentions, and what stands above them."""
    drafted = {(kind, record.id): record for kind, record in records}
    wanted = [(m.kind, m.target) for p in report.paragraphs for m in p.mentions]
    wanted += [("provision", s.provision) for p in report.paragraphs for s in p.statements
               if s.provision]
    found: dict[tuple[str, str], model.Record] = {}
    while wanted:
        key = wanted.pop()
        record = drafted.get(key)
        if record is None or key in found:
            continue
        found[key] = record
        if isinstance(record, model.Provision) and record.parent:
            wanted.append(("provision", record.parent))
        if isinstance(record, model.Person):
            wanted += [("person", other) for other in record.not_]
    return [(kind, record) for (kind, _), record in sorted(found.items())]
