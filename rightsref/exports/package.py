"""The data package: what each data file holds, under which licence, and its form.

In: the linked library and the data files made so far. Out: ``data/datapackage.json``
(Frictionless Data Package 2.0), ``data/report.schema.json`` (JSON Schema 2020-12 of the data
contract), and an Atom feed of editions (RFC 4287). No clock.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from rightsref.exports.tables import Table
from rightsref.link import Linked
from rightsref.model import (
    ABSENCES,
    MENTION_KINDS,
    MODALITIES,
    STATEMENT_KINDS,
    Report,
)
from rightsref.pages.urls import about, absolute

FEED = "feed.xml"
TOPICS = {"text/turtle": "data/topics.ttl", "application/ld+json": "data/topics.jsonld"}
"""The scheme of topics by its media type."""
LICENCE = {"name": "other-pd", "title": "Public domain: a work of the United States Government"}


def files(linked: Linked, tables: tuple[Table, ...],
          made: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give the package, the schema and the feed; ``made`` are the data files described."""
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "rightsref-data", "title": linked.library.site.title,
        "description": linked.library.site.description, "licenses": [LICENCE],
        "sources": [_source(report) for report in linked.library.reports],
        "resources": [*(_table(table, made) for table in tables),
                      *(_resource(path, made) for path in sorted(made)
                        if path.endswith((".json", ".jsonld", ".ttl")))]}
    out = {"data/report.schema.json": _json(report_schema()),
           "data/datapackage.json": _json(package)}
    return out | feed(linked)


def feed(linked: Linked) -> dict[str, bytes]:
    """Give the feed of editions, where one has a date."""
    made = _feed(linked)
    return {FEED: made.encode("utf-8")} if made else {}


def catalogue(linked: Linked) -> dict[str, tuple[tuple[str, str], ...]]:
    """Say of each file of data what it is, by report; under an empty key those of the site."""
    library = linked.library
    found = {"": (
        ("data/datapackage.json", "all files of data with their columns, sizes and digests: a "
         "Frictionless data package"),
        ("data/report.schema.json", "the form of a report’s data: JSON Schema"),
        ("data/paragraphs.csv", "every paragraph of every report: a table"),
        ("data/statements.csv", "every statement of law: a table"),
        ("data/people.csv", "everyone named, with the number of passages: a table"),
        ("data/provisions.csv", "every law named, with the number of passages: a table"),
        ("data/people.json", "the records of people"),
        ("data/provisions.json", "the records of laws"),
        ("data/organisations.json", "the records of organisations"),
        ("data/places.json", "the records of places"),
        ("data/topics.json", "the topics, with definitions and passages"),
        *((TOPICS[kind], f"the topics as a SKOS scheme: {name}") for kind, name in (
            ("text/turtle", "Turtle"), ("application/ld+json", "JSON-LD")) if library.topics),
        *(((FEED, "a line an edition, for feed readers: Atom"),) if has_feed(linked) else ()))}
    for report in library.reports:
        found[report.id] = (
            (f"data/{report.id}.json", "sections, paragraphs and all that is said about them"),
            (f"data/{report.id}.annotations.jsonld", "every mark in the text as a W3C Web "
             "Annotation"),
            *(((f"data/{report.id}.source.txt", "the source as it was saved"),)
              if report.source_text else ()))
    return found


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")


def _source(report: Report) -> dict[str, str]:
    source = {"title": report.title}
    return source | ({"path": report.original_url} if report.original_url else {})


def _name(path: str) -> str:
    return path.removeprefix("data/").replace(".", "-").replace("/", "-")


def _resource(path: str, made: Mapping[str, bytes]) -> dict[str, Any]:
    kind = {"json": "application/json", "jsonld": "application/ld+json",
            "ttl": "text/turtle"}[path.rsplit(".", 1)[1]]
    return {"name": _name(path), "path": path.removeprefix("data/"), "mediatype": kind,
            "encoding": "utf-8", "bytes": len(made[path]),
            "hash": "sha256:" + hashlib.sha256(made[path]).hexdigest()}


def _table(table: Table, made: Mapping[str, bytes]) -> dict[str, Any]:
    path = f"data/{table.name}.csv"
    return {"name": table.name, "path": f"{table.name}.csv", "type": "table", "format": "csv",
            "mediatype": "text/csv", "encoding": "utf-8", "bytes": len(made[path]),
            "hash": "sha256:" + hashlib.sha256(made[path]).hexdigest(),
            "schema": {"primaryKey": [table.key], "missingValues": [""], "fields": [
                {"name": name, "type": kind, "description": meaning}
                for name, (kind, meaning) in table.columns.items()]}}


# ---- the form of a report's data ----------------------------------------------------------------

def _object(required: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    """Give an object that must have these keys, and may have others."""
    return {"type": "object", "properties": {**required, **more}, "required": sorted(required)}


def _list(items: Any) -> dict[str, Any]:
    return {"type": "array", "items": items}


TEXT = {"type": "string"}
MAYBE = {"type": ["string", "null"]}
COUNT = {"type": "integer", "minimum": 0}
SHARE = {"type": "number", "minimum": 0, "maximum": 1}
BY = {"type": "string", "pattern": "^(editor|source|rule:[a-z0-9.-]+)$"}


def report_schema() -> dict[str, Any]:
    """Give the JSON Schema of ``data/<report>.json``."""
    place = {"start": COUNT, "end": COUNT, "exact": TEXT, "by": BY, "confidence": SHARE}
    annotation = _object({"kind": {"enum": [*MENTION_KINDS, "statement"]}, "id": TEXT, **place},
                         modality={"enum": list(MODALITIES)}, provision=MAYBE,
                         inferred={"type": "boolean"})
    right = _object({"id": TEXT, "rank": {"enum": ["primary", "secondary"]}, "why": TEXT,
                     "by": BY})
    section = _object({
        "id": TEXT, "number": MAYBE, "title": TEXT, "source_text": MAYBE,
        "level": {"type": "integer", "minimum": 1}, "parent": MAYBE,
        "origin": {"enum": ["source", "editorial"]}, "url": TEXT, "paragraphs": _list(TEXT)})
    paragraph = _object({
        "id": {"type": "string", "pattern": "^p-[a-z0-9]+$"}, "ref": TEXT, "section": TEXT,
        "url": TEXT, "text": {"type": "string", "minLength": 1}, "label": MAYBE,
        "absence": {"enum": [None, *ABSENCES]},
        "rights": {"type": "array", "items": right, "minItems": 1, "maxItems": 4},
        "groups": _list(TEXT), "kinds": _list({"enum": list(STATEMENT_KINDS)}),
        "notes": _list(TEXT), "annotations": _list(annotation)})
    source = _object({"file": TEXT, "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
                      "dropped": _list(_object({"text": TEXT, "why": TEXT}))})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A human-rights report with annotations",
        "description": "Offsets count Unicode code points in a paragraph's text, end exclusive.",
        **_object({
            "id": TEXT, "title": TEXT, "country": TEXT, "year": {"type": "integer"},
            "publisher": TEXT, "published": TEXT, "edition": TEXT, "source": source,
            "missing": _list(_object({"section": TEXT, "title": TEXT, "why": TEXT})),
            "sections": _list(section), "paragraphs": _list(paragraph)})}


# ---- the feed -----------------------------------------------------------------------------------

def _feed(linked: Linked) -> str:
    """Give an Atom feed with an entry an edition; empty where no edition has a date."""
    if not has_feed(linked):
        return ""
    site = linked.library.site
    entries: list[tuple[str, str]] = []
    for report in linked.library.reports:
        for number, day, note in editions(report):
            if day:
                stamp = f"{day}T00:00:00Z"
                address = absolute(site.base_url, about(report.id))
                entries.append((stamp, "\n".join([
                    "<entry>", f"<id>urn:rightsref:{report.id}:edition:{escape(number)}</id>",
                    f"<title>{escape(report.title)}, edition {escape(number)}</title>",
                    f"<updated>{stamp}</updated>",
                    f'<link rel="alternate" href={quoteattr(address)}/>',
                    f"<summary>{escape(note or 'Published.')}</summary>", "</entry>"])))
    entries.sort(reverse=True)
    return "\n".join([
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">', "<id>urn:rightsref:feed</id>",
        f"<title>{escape(site.title)}: what changed</title>",
        f"<author><name>{escape(site.publisher)}</name></author>",
        f'<link rel="self" href={quoteattr(absolute(site.base_url, FEED))}/>',
        f"<updated>{entries[0][0]}</updated>", *(entry for _, entry in entries), "</feed>", ""])


def has_feed(linked: Linked) -> bool:
    """Tell whether an edition has a date, so that there is something to tell of."""
    return any(day for report in linked.library.reports for _, day, _ in editions(report))


def editions(report: Report) -> list[tuple[str, str, str]]:
    """Give number, date and note of every edition, the present one last."""
    listed = report.settings.get("editions") or []
    earlier = [(str(e["number"]), str(e["date"]), str(e.get("note", "")))
               for e in listed] if isinstance(listed, list) else []
    if not any(number == report.edition for number, _, _ in earlier):
        earlier.append((report.edition, report.edition_date, ""))
    return earlier
