"""The verb ``convert``: a source becomes content, or joins the content that is there.

In: source files, a content folder, options and a terminal. Out: content files, and exit code 0,
or 1 where a source cannot be converted; then nothing of that report is changed. What an editor
wrote stays; what an editor rejected is not proposed again; what changed is shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from rightsref import draft, forms, ledger, merge, model, publish, store, yamlio
from rightsref.annotate import Authorities, propose
from rightsref.cli.stages import BUILT_IN
from rightsref.cli.terminal import Terminal, count
from rightsref.faults import Fault, FaultError, errors
from rightsref.load import load, shown, text_of
from rightsref.sources.read import read_source
from rightsref.sources.types import SourceReport

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
    fresh, records = _proposed(source, library)
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


def _proposed(source: SourceReport,
              library: model.Library) -> tuple[model.Report, list[tuple[str, model.Record]]]:
    """Give the drafted report with what the rules propose, and the records it needs."""
    report = draft.draft(source)
    report = replace(report, publisher=PUBLISHER, settings={"licence": LICENCE})
    proposals = propose(draft.sectioned(report), country=source.country, year=source.year,
                        authorities=_authorities(library))
    records: list[tuple[str, model.Record]] = [
        *(("person", r) for r in proposals.people),
        *(("provision", r) for r in proposals.provisions),
        *(("organisation", r) for r in proposals.organisations),
        *(("place", r) for r in proposals.places)]
    return draft.annotated(report, proposals), records


def _authorities(library: model.Library) -> Authorities:
    """Give the records whose ids may be used again; those of one name only if this report's."""
    here = {m.target for report in library.reports for p in report.paragraphs
            for m in p.mentions if m.kind == "person"}
    people = {key: person for key, person in library.people.items()
              if " " in person.name or key in here}
    used = frozenset(m.target for report in library.reports for p in report.paragraphs
                     for m in p.mentions)
    return Authorities(people, library.provisions, library.organisations, library.places, used)


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
    moved = [(kind, _moved(record, fresh.id, names)) for kind, record in records]
    _write(folder.parent.parent, folder, merged.report, moved, library)
    publish.write_text(folder / "proposals", _all_proposals(base, fresh, merged, names))
    if entries:
        publish.write_text(folder / "ledger",
                           ledger.write(ledger.ended(entries, merged.heirs).values()))
    for line in merged.differences:
        terminal.say(f"{shown(folder)}: {line}")
    if not merged.differences:
        terminal.say(f"{shown(folder)}: nothing new.")


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

def _write(content: Path, folder: Path, report: model.Report,
           records: list[tuple[str, model.Record]], library: model.Library) -> None:
    """Write a report's folder and the records that it needs and that are not there."""
    publish.write_text(folder / report.source_file, report.source_text)
    publish.write_text(folder / "report.yaml", store.report_text(report))
    names = set()
    for number, file in enumerate(report.files, 1):
        name = Path(file.path).name or store.file_name(number, file.title)
        names.add(name)
        publish.write_text(folder / name, store.section_text(file))
    for stray in folder.glob("[0-9]*.md"):
        if stray.name not in names:
            stray.unlink()
    for kind, record in needed(report, records):
        if record.id not in library.records(kind):
            publish.write_text(content / store.record_path(kind, record.id),
                               store.record_text(record))


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
