"""What the bound editions share, the book and the single page: their indexes and their text.

In: the linked library and a report. Out: index entries by kind, and a paragraph's text as
markup. Never decides where a link leads.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from rightsref.link import Linked, Passage
from rightsref.model import Mention, Paragraph, Record
from rightsref.pages.text import annotated

NAMES = {"topic": "Topics", "person": "People", "provision": "Laws and provisions",
         "organisation": "Organisations", "place": "Places"}
"""Name of each index, in the order of a book."""

Entry = tuple[Record, list[Passage]]


def indexes(linked: Linked, report_id: str) -> dict[str, list[Entry]]:
    """Give, by kind, every record with its passages in one report, in alphabetical order."""
    library = linked.library
    found: dict[str, list[Entry]] = {kind: [] for kind in NAMES}
    for key, tagged in linked.by_topic.items():
        found["topic"].append((library.topics[key], [t.passage for t in tagged]))
    for (kind, key), cited in linked.by_record.items():
        record = library.records(kind).get(key)
        if record is not None:
            found[kind].append((record, [c.passage for c in cited]))
    out: dict[str, list[Entry]] = {}
    for kind, entries in found.items():
        mine = [(record, [p for p in passages if p.report == report_id])
                for record, passages in entries]
        kept = [entry for entry in mine if entry[1]]
        if kept:
            out[kind] = sorted(kept, key=_alphabetical)
    return out


def _alphabetical(entry: Entry) -> str:
    return (getattr(entry[0], "sort", "") or entry[0].name).lower()


def text(paragraph: Paragraph, resolve: Callable[[Mention], str]) -> str:
    """Give a paragraph's text with its links and the anchors of its statements."""
    pieces: list[str] = []
    for stretch in annotated(paragraph, lambda mention: (resolve(mention), "")):
        inner = "".join(f'<a href="{escape(run.href)}">{escape(run.text)}</a>' if run.href
                        else escape(run.text) for run in stretch.runs)
        for span in reversed(stretch.spans):
            name = f' id="{span.id}"' if span.id else ""
            inner = f"<span{name}>{inner}</span>"
        pieces.append(inner)
    return "".join(pieces)
