"""A report on one HTML page: to print, to keep, and to open on a phone that opens no folder.

In: the linked library, a report, one style sheet and one script. Out: a page that needs nothing
beside itself. Its style and script are inline, each allowed by its hash in the page's own
Content Security Policy; nothing else is. Without its script it is complete but for the finding.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from html import escape

from rightsref.exports import bound
from rightsref.link import Linked, Page, Passage
from rightsref.model import FOLDERS, Heading, Mention, Report


def page(linked: Linked, report: Report, style: str, script: str) -> bytes:
    """Make the page of one report."""
    body = "\n".join(_Maker(linked, report).body())
    policy = (f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
              "img-src data:; base-uri 'none'; form-action 'none'")
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="color-scheme" content="light dark">
<title>{escape(report.title)}</title>
<link rel="icon" href="data:,">
<style>{style}</style>
</head>
<body class="onepage">
<main>
{body}
</main>
<script>{script}</script>
</body>
</html>
""".encode()


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return "sha256-" + base64.b64encode(digest).decode()


class _Maker:
    def __init__(self, linked: Linked, report: Report) -> None:
        self.linked, self.report = linked, report
        self.pages = [p for p in linked.pages if p.report == report.id]

    def body(self) -> Iterator[str]:
        yield from self.head()
        for page in self.pages:
            yield from self.section(page)
        yield from self.indexes()

    def head(self) -> Iterator[str]:
        report = self.report
        yield f"<h1>{escape(report.title)}</h1>"
        facts = [report.publisher, f"Published {report.published}" if report.published else "",
                 f"Edition {report.edition}, {report.edition_date}".rstrip(", ")]
        yield f"<p>{escape('. '.join(filter(None, facts)))}.</p>"
        yield (f"<p>Headings in square brackets, references and indexes are ours; all other words "
               f"equal the source, whose SHA-256 is <code>{report.source_sha256}</code>.</p>")
        if report.missing:
            yield "<p>This copy does not contain: " + escape("; ".join(
                f"{m.section} {m.title}" if m.section[:1].isdigit() else m.title
                for m in report.missing)) + ".</p>"
        yield ('<form id="find" role="search" hidden><label for="find-words">Find words'
               '</label> <input id="find-words" type="search" autocomplete="off"> '
               '<button>Find</button><p id="find-status" role="status"></p>'
               '<ol id="find-list"></ol></form>')
        items = "".join(
            f'<li><a href="#{page.section}">{escape(page.file.number or "")} '
            f"{escape(page.file.title)}</a></li>" for page in self.pages if page.section)
        yield f'<nav aria-label="Contents"><h2>Contents</h2><ul>{items}</ul></nav>'

    def section(self, page: Page) -> Iterator[str]:
        passages = iter(page.passages)
        for block in page.file.blocks:
            if isinstance(block, Heading):
                level = min(block.level + 1, 6)
                shown = escape(block.text)
                if block.origin == "editorial":
                    shown = f'<span class="ours">[{shown}]</span>'
                yield f'<h{level} id="{block.id}">{shown}</h{level}>'
            else:
                yield self.passage(next(passages))

    def passage(self, passage: Passage) -> str:
        paragraph = passage.paragraph
        notes = "".join(f'<p class="note">Note of the edition: {escape(n)}</p>'
                        for n in paragraph.notes)
        return (f'<div class="passage" id="{paragraph.id}" data-ref="{escape(passage.ref)}">'
                f'<a class="permalink" href="#{paragraph.id}">{escape(passage.ref)}</a>'
                f'<p>{bound.text(paragraph, self.resolve)}</p>{notes}</div>')

    def resolve(self, mention: Mention) -> str:
        if mention.kind in FOLDERS and mention.target in self.linked.library.records(mention.kind):
            return f"#{mention.kind}-{mention.target}"
        if mention.kind == "crossref":
            section = self.linked.numbered(self.report.id, mention.target)
            return f"#{section.id}" if section else ""
        return ""

    def indexes(self) -> Iterator[str]:
        for kind, entries in bound.indexes(self.linked, self.report.id).items():
            yield f"<h2>{bound.NAMES[kind]}</h2><dl>"
            for record, passages in entries:
                links = ", ".join(f'<a href="#{p.paragraph.id}">{escape(p.ref)}</a>'
                                  for p in passages)
                yield (f'<dt id="{kind}-{record.id}">{escape(record.name)}</dt>'
                       f"<dd>{links}</dd>")
            yield "</dl>"
