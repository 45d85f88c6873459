"""The data contract: every report and every record as JSON.

In: the linked library. Out: ``data/<report>.json`` and one file a kind of record, as bytes, the
same for the same content. Never looks at the clock, never leaves out what a page shows.

Offsets count Unicode code points in a paragraph's ``text``, end exclusive. A later version may
add keys; it may not rename or drop one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from rightsref.link import Linked, Passage, Section, is_inferred
from rightsref.model import (
    FOLDERS,
    RECORD_KINDS,
    Mention,
    Organisation,
    Paragraph,
    Person,
    Place,
    Provision,
    Quotation,
    Record,
    Report,
    Statement,
    Topic,
)


def files(linked: Linked) -> dict[str, bytes]:
    """Give every data file by its path below the site's root."""
    made = {f"data/{report.id}.json": encode(_report(linked, report))
            for report in linked.library.reports}
    for kind in RECORD_KINDS:
        records = linked.library.records(kind)
        made[f"data/{FOLDERS[kind]}.json"] = encode(
            [_record(kind, records[id_], [c.passage.id for c in linked.by_record.get((kind, id_),
                                                                                  ())])
             for id_ in sorted(records)])
    topics = linked.library.topics
    made["data/topics.json"] = encode(
        [_record("topic", topics[id_], [t.passage.id for t in linked.by_topic.get(id_, ())])
         for id_ in sorted(topics)])
    return made


def sources(linked: Linked) -> dict[str, bytes]:
    """Give each report's source as it is, so that anyone can compare; none that is redacted."""
    return {f"data/{report.id}.source.txt": report.source_text.encode()
            for report in linked.library.reports if report.source_text}


def encode(value: Mapping[str, Any] | list[Any]) -> bytes:
    """Write JSON with sorted keys, one paragraph, section or record a line."""
    if isinstance(value, list):
        return (_lines(value) + "\n").encode()
    pairs = [f"{_compact(key)}: {_lines(item) if isinstance(item, list) else _compact(item)}"
             for key, item in sorted(value.items())]
    return ("{\n" + ",\n".join(pairs) + "\n}\n").encode()


def _lines(items: list[Any]) -> str:
    return "[\n" + ",\n".join(map(_compact, items)) + "\n]" if items else "[]"


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


# ---- a report -----------------------------------------------------------------------------------

def _report(linked: Linked, report: Report) -> dict[str, Any]:
    return {
        "id": report.id, "title": report.title, "country": report.country, "year": report.year,
        "publisher": report.publisher, "published": report.published,
        "original_url": report.original_url, "edition": report.edition,
        "edition_date": report.edition_date,
        "licence": str(report.settings.get("licence") or ""),
        "source": {"file": report.source_file, "sha256": report.source_sha256,
                   "title_text": report.title_text,
                   "dropped": [{"text": d.text, "why": d.why} for d in report.dropped]},
        "missing": [{"section": m.section, "title": m.title, "why": m.why}
                    for m in report.missing],
        "sections": [_section(section) for (owner, _), section in linked.sections.items()
                     if owner == report.id],
        "paragraphs": [_paragraph(passage) for passage in linked.passages
                       if passage.report == report.id]}


def _section(section: Section) -> dict[str, Any]:
    return {"id": section.id, "number": section.number, "title": section.title,
            "source_text": section.source_text, "level": section.level, "parent": section.parent,
            "origin": section.origin, "by": section.by, "confidence": section.confidence,
            "url": section.url, "paragraphs": list(section.paragraphs)}


def _paragraph(passage: Passage) -> dict[str, Any]:
    paragraph = passage.paragraph
    return {
        "id": paragraph.id, "ref": passage.ref, "section": passage.section, "url": passage.url,
        "text": paragraph.text, "label": paragraph.label, "absence": paragraph.absence,
        "rights": [{"id": r.id, "rank": r.rank, "why": r.why, "by": r.by,
                    "confidence": r.confidence} for r in paragraph.rights],
        "groups": list(paragraph.groups), "kinds": list(paragraph.kinds),
        "notes": list(paragraph.notes),
        "annotations": _annotations(paragraph),
        "rules": [_statement(paragraph, s) for s in paragraph.statements if not s.explicit]}


def _annotations(paragraph: Paragraph) -> list[dict[str, Any]]:
    """Give mentions and explicit statements of law in the order of the text."""
    found = [_mention(paragraph, m) for m in paragraph.mentions]
    found += [{"kind": "statement", **_statement(paragraph, s)}
              for s in paragraph.statements if s.explicit]
    return sorted(found, key=lambda a: (a["start"], -a["end"], a["kind"], a["id"]))


def _mention(paragraph: Paragraph, mention: Mention) -> dict[str, Any]:
    exact = paragraph.text[mention.start:mention.end]
    given = {"kind": mention.kind, "id": mention.target, "start": mention.start,
             "end": mention.end, "exact": exact, "by": mention.by,
             "confidence": mention.confidence}
    if mention.kind == "date":
        given["inferred"] = is_inferred(mention.target, exact)
    return given


def _statement(paragraph: Paragraph, statement: Statement) -> dict[str, Any]:
    return {"id": statement.id, "start": statement.start, "end": statement.end,
            "exact": paragraph.text[statement.start:statement.end],
            "modality": statement.modality, "provision": statement.provision,
            "by": statement.by, "confidence": statement.confidence}


# ---- records ------------------------------------------------------------------------------------

def _record(kind: str, record: Record, passages: Iterable[str]) -> dict[str, Any]:
    return {"id": record.id, "name": record.name, "url": f"{FOLDERS[kind]}/{record.id}.html",
            "also": list(record.also), "search": list(record.search),
            "visibility": record.visibility, "note": record.note, "by": record.by,
            "confidence": record.confidence, "passages": list(passages), **_own(record)}


def _own(record: Record) -> dict[str, Any]:
    """Give the keys that only this kind of record has."""
    match record:
        case Person():
            return {"sort": record.sort, "not": list(record.not_),
                    "role": _quotation(record.role) if record.role else None,
                    "events": [_quotation(event) for event in record.events]}
        case Provision():
            return {"kind": record.kind, "grade": record.grade,
                    "jurisdiction": record.jurisdiction, "parent": record.parent,
                    "date": record.date or None, "quote": record.quote}
        case Organisation():
            return {"kind": record.kind}
        case Place():
            return {"kind": record.kind, "country": record.country, "latitude": record.latitude,
                    "longitude": record.longitude}
        case Topic():
            return {"alt": list(record.alt), "definition": record.definition,
                    "scope": record.scope, "notation": record.notation,
                    "broader": record.broader, "related": list(record.related),
                    "articles": [{"instrument": a.instrument, "article": a.article,
                                  "checked": a.checked, "note": a.note}
                                 for a in record.articles],
                    "matches": {scheme: list(ids) for scheme, ids in record.matches.items()}}
    return {}


def _quotation(quotation: Quotation) -> dict[str, Any]:
    report, _, paragraph = quotation.paragraph.rpartition("/")
    return {"quote": quotation.quote, "report": report, "paragraph": paragraph,
            "date": quotation.date or None}
