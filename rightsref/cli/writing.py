"""Writes what a conversion made into the content folder.

In: a report, and records. Out: its files, written where they differ, and which these are. Never
decides what is said of a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from rightsref import model, publish, store
from rightsref.annotate import ProposedParagraph


def put(path: Path, text: str) -> Path | None:
    """Write a file where it differs; give its path where it did."""
    return path if publish.write_text(path, text) else None


def write_report(content: Path, folder: Path, report: model.Report,
           records: Iterable[tuple[str, model.Record]],
           old: model.Report | None = None) -> list[Path]:
    """Write a report's folder and some records.

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
    for kind, record in records:
        texts[content / store.record_path(kind, record.id)] = store.record_text(record)
    written = [path for path in (put(*item) for item in texts.items()) if path]
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


def needed(paragraphs: Iterable[model.Paragraph | ProposedParagraph],
           records: Iterable[tuple[str, model.Record]]) -> list[tuple[str, model.Record]]:
    """Give those drafted records that paragraphs mention, and what stands above them."""
    said = list(paragraphs)
    drafted = {(kind, record.id): record for kind, record in records}
    wanted = [(m.kind, m.target) for p in said for m in p.mentions]
    wanted += [("provision", s.provision) for p in said for s in p.statements
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
