"""Content files as text: the other half of ``load.py``.

In: frozen types of ``model.py``. Out: the text of each content file, as an editor would write it
by hand. Never touches the disk; ``load`` of what is written gives the same values back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from rightsref import markup, model, yamlio


def section_text(file: model.SectionFile) -> str:
    """Write one content file of a report."""
    front: dict[str, Any] = {"number": file.number, "title": file.title, "origin": file.origin}
    if file.number is None:
        del front["number"]
    if file.rights:
        front["rights"] = list(file.rights)
    headings = {b.id: {"by": b.by, "confidence": b.confidence} for b in file.blocks
                if isinstance(b, model.Heading) and b.origin == "editorial" and b.by != "editor"}
    if headings:
        front["headings"] = headings
    blocks: list[markup.Block] = []
    details: dict[str, Any] = {}
    for block in file.blocks:
        if isinstance(block, model.Heading):
            blocks.append(markup.Block(block.id, block.text, block.level,
                                       block.origin == "editorial"))
            continue
        marks, detail = _paragraph(block)
        blocks.append(markup.Block(block.id, block.text, marks=marks))
        if detail:
            details[block.id] = detail
    if details:
        front["paragraphs"] = details
    return f"---\n{yamlio.write(front)}---\n\n{markup.write(blocks)}"


def _paragraph(paragraph: model.Paragraph) -> tuple[tuple[markup.Mark, ...], dict[str, Any]]:
    """Part a paragraph into the marks of its text and what front matter says of it."""
    sources: dict[markup.Mark, model.Mention | model.Statement] = {}
    for mention in paragraph.mentions:
        sources[markup.Mark(mention.kind, mention.target, mention.start, mention.end)] = mention
    for statement in paragraph.statements:
        sources[markup.Mark("statement", statement.id, statement.start, statement.end)] = statement
    kept, crossing = markup.split_crossing(list(sources))
    detail: dict[str, Any] = {}
    for name in ("label", "absence"):
        if getattr(paragraph, name) is not None:
            detail[name] = getattr(paragraph, name)
    if paragraph.rights:
        detail["rights"] = [_trimmed({"id": r.id, "rank": r.rank, "why": r.why, "by": r.by,
                                      "confidence": r.confidence}) for r in paragraph.rights]
    for name in ("groups", "kinds", "notes"):
        if getattr(paragraph, name):
            detail[name] = list(getattr(paragraph, name))
    marks = _mark_details(kept, sources)
    if marks:
        detail["marks"] = marks
    if crossing:
        detail["ranges"] = [
            {"kind": m.kind, "id": m.target, "start": m.start, "end": m.end,
             "exact": paragraph.text[m.start:m.end], **_said(sources[m])} for m in crossing]
    return tuple(kept), detail


def _mark_details(kept: Iterable[markup.Mark],
                  sources: dict[markup.Mark, model.Mention | model.Statement]) -> dict[str, Any]:
    details: dict[str, Any] = {}
    said: dict[str, list[dict[str, Any]]] = {}
    for mark in kept:
        if mark.kind == "statement":
            details[mark.target] = _said(sources[mark])
        else:
            said.setdefault(f"{mark.kind}:{mark.target}", []).append(_said(sources[mark]))
    for key, values in said.items():
        if all(value == values[0] for value in values):
            if values[0]:
                details[key] = values[0]
        else:
            details |= {f"{key}#{n}": v or {"by": "editor"} for n, v in enumerate(values, 1)}
    return details


def _said(source: model.Mention | model.Statement) -> dict[str, Any]:
    said: dict[str, Any] = {}
    if isinstance(source, model.Statement):
        said["modality"] = source.modality
        if source.provision:
            said["provision"] = source.provision
        if not source.explicit:
            said["explicit"] = False
    return _trimmed({**said, "by": source.by, "confidence": source.confidence})


def _trimmed(value: dict[str, Any]) -> dict[str, Any]:
    """Leave out an origin and a confidence that are those of an editor."""
    if value.get("by") == "editor":
        del value["by"]
    if value.get("confidence") == 1.0:
        del value["confidence"]
    return value


# ---- records --------------------------------------------------------------------------------

_FIELDS = ("name", "also", "search", "visibility", "sort", "role", "not", "events", "kind", "grade",
           "jurisdiction", "parent", "date", "quote", "country", "latitude", "longitude", "alt",
           "definition", "scope", "notation", "broader", "related", "articles", "matches", "by",
           "confidence")


def record_text(record: model.Record) -> str:
    """Write one authority record; what is empty or as usual is left out."""
    front: dict[str, Any] = {}
    for name in _FIELDS:
        value = _plain(getattr(record, "not_" if name == "not" else name, None))
        usual = {"visibility": "full", "by": "editor", "confidence": 1.0}.get(name)
        if value not in (None, "", [], {}, usual):
            front[name] = value
    note = f"\n{record.note}\n" if record.note else ""
    return f"---\n{yamlio.write(front)}---\n{note}"


def _plain(value: Any) -> Any:
    if isinstance(value, model.Quotation):
        plain = {"quote": value.quote, "paragraph": value.paragraph}
        return {"date": value.date, **plain} if value.date else plain
    if isinstance(value, model.TreatyArticle):
        plain_article: dict[str, Any] = {"instrument": value.instrument, "article": value.article,
                                         "checked": value.checked}
        return {**plain_article, "note": value.note} if value.note else plain_article
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if hasattr(value, "items"):
        return {key: _plain(item) for key, item in value.items()}
    return value


def record_path(kind: str, id_: str) -> str:
    """Give a record's path below ``content/``."""
    return f"{model.FOLDERS[kind]}/{id_}.md"


# ---- report.yaml ------------------------------------------------------------------------------

def report_text(report: model.Report) -> str:
    """Write ``report.yaml``."""
    front: dict[str, Any] = {
        "title": report.title, "country": report.country, "year": report.year,
        "publisher": report.publisher, "published": report.published,
        "original_url": report.original_url}
    front |= {key: value for key, value in report.settings.items() if value}
    front |= {
        "edition": report.edition, "edition_date": report.edition_date,
        "source": {"file": report.source_file, "sha256": report.source_sha256,
                   "title_text": report.title_text,
                   "dropped": [{"text": d.text, "why": d.why} for d in report.dropped]},
        "missing": [{"section": m.section, "title": m.title, "why": m.why}
                    for m in report.missing]}
    return yamlio.write({k: v for k, v in front.items() if v not in ("", [])})


def file_name(order: int, title: str) -> str:
    """Give the name of a content file: ``01-arbitrary-deprivation-of-life.md``."""
    plain = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")
    return f"{order:02d}-{plain[:48].rsplit('-', 1)[0] if len(plain) > 48 else plain}.md"
