"""A report as an EPUB 3 book, with its indexes and a list of its paragraphs.

In: the linked library and a report. Out: the bytes of one ``.epub``, the same for the same
content. Formats: W3C EPUB 3.3 and EPUB Accessibility 1.1, 2023. Never looks at the clock: the
date of modification is that of the edition.
"""

from __future__ import annotations

import io
import uuid
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape

from rightsref.exports import bound
from rightsref.link import Linked, Page, Passage, Section
from rightsref.model import FOLDERS, Heading, Mention, Report

EPOCH = (1980, 1, 1, 0, 0, 0)
"""Time given to every file in an archive: the first that the format can hold."""
_STYLE = """body { line-height: 1.5; margin: 1em; }
h1, h2, h3 { line-height: 1.25; page-break-after: avoid; }
.editorial::before { content: "["; } .editorial::after { content: "]"; }
.ref { font-size: .8em; margin: 1em 0 0; } .about, .note { font-size: .85em; }
a { color: inherit; } .statement { font-style: normal; }
dt { font-weight: bold; margin-top: .8em; } dd { margin-left: 1em; }
"""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One document of the book."""

    file: str
    title: str
    body: str


def archive(files: Iterable[tuple[str, bytes]], stored: str = "") -> bytes:
    """Zip files so that the same content gives the same bytes; ``stored`` goes in first, as is."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as book:
        for path, data in files:
            info = zipfile.ZipInfo(path, EPOCH)
            info.compress_type = zipfile.ZIP_STORED if path == stored else zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            info.create_system = 3
            book.writestr(info, data)
    return out.getvalue()


def book(linked: Linked, report: Report) -> bytes:
    """Make the book of one report."""
    maker = _Maker(linked, report)
    chapters = tuple(maker.chapters())
    files: list[tuple[str, bytes]] = [
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", _CONTAINER.encode()),
        ("EPUB/package.opf", maker.package(chapters).encode()),
        ("EPUB/nav.xhtml", maker.navigation(chapters).encode()),
        ("EPUB/style.css", _STYLE.encode())]
    files += [(f"EPUB/{c.file}", _document(c.title, c.body).encode()) for c in chapters]
    return archive(files, "mimetype")


_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>
"""


def _document(title: str, body: str) -> str:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" \
xml:lang="en"><head><title>{escape(title)}</title>
<link rel="stylesheet" type="text/css" href="style.css"/></head>
<body>
{body}
</body></html>
"""


class _Maker:
    def __init__(self, linked: Linked, report: Report) -> None:
        self.linked, self.report = linked, report
        self.pages = [page for page in linked.pages if page.report == report.id]
        self.passages = [p for page in self.pages for p in page.passages]
        self.file = {p.id: f"{page.slug}.xhtml" for page in self.pages for p in page.passages}
        self.cited = bound.indexes(linked, report.id)

    # ---- chapters -------------------------------------------------------------------------

    def chapters(self) -> Iterator[Chapter]:
        yield Chapter("title.xhtml", self.report.title, self.title())
        for page in self.pages:
            number = f"{page.file.number} " if page.file.number else ""
            yield Chapter(f"{page.slug}.xhtml", number + page.file.title, self.section(page))
        for kind, entries in self.cited.items():
            yield Chapter(f"{FOLDERS[kind]}.xhtml", bound.NAMES[kind], self.index(kind, entries))

    def title(self) -> str:
        report = self.report
        lines = [f"<section epub:type=\"titlepage\"><h1>{escape(report.title)}</h1>"]
        if report.publisher:
            lines.append(f"<p>{escape(report.publisher)}</p>")
        facts = [f"Published {report.published}" if report.published else "",
                 f"Edition {report.edition}, {report.edition_date}".rstrip(", "),
                 f"The original: {report.original_url}" if report.original_url else "",
                 f"SHA-256 of the source: {report.source_sha256}"]
        lines += [f"<p class=\"about\">{escape(fact)}</p>" for fact in facts if fact]
        if report.missing:
            lines.append("<p class=\"about\">This copy does not contain: " + escape("; ".join(
                f"{m.section} {m.title}" if m.section[:1].isdigit() else m.title
                for m in report.missing)) + ".</p>")
        lines.append("<p class=\"about\">Headings in square brackets, indexes and references are "
                     "ours; all other words are the report’s.</p></section>")
        return "\n".join(lines)

    def section(self, page: Page) -> str:
        lines = ["<section>"]
        passages = iter(page.passages)
        for block in page.file.blocks:
            if isinstance(block, Heading):
                mark = ' class="editorial"' if block.origin == "editorial" else ""
                level = min(block.level, 6)
                lines.append(f'<h{level} id="{block.id}"{mark}>{escape(block.text)}</h{level}>')
            else:
                lines += self.passage(next(passages))
        return "\n".join([*lines, "</section>"])

    def passage(self, passage: Passage) -> Iterator[str]:
        paragraph = passage.paragraph
        yield (f'<p class="ref"><span id="page-{paragraph.id}" epub:type="pagebreak" '
               f'role="doc-pagebreak" aria-label="{escape(passage.ref)}"></span>'
               f"{escape(passage.ref)}</p>")
        yield f'<p id="{paragraph.id}">{bound.text(paragraph, self.resolve)}</p>'
        yield from (f'<p class="note">Note of the edition: {escape(n)}</p>'
                    for n in paragraph.notes)

    def resolve(self, mention: Mention) -> str:
        if mention.kind in FOLDERS:
            known = mention.target in self.linked.library.records(mention.kind)
            return f"{FOLDERS[mention.kind]}.xhtml#{mention.target}" if known else ""
        if mention.kind == "crossref":
            section = self.linked.numbered(self.report.id, mention.target)
            return self.heading_link(section) if section else ""
        return ""

    @staticmethod
    def heading_link(section: Section) -> str:
        path, _, anchor = section.url.partition("#")
        return f"{path.rpartition('/')[2].removesuffix('.html')}.xhtml#{anchor}"

    def index(self, kind: str, entries: list[bound.Entry]) -> str:
        lines = [f'<section epub:type="index"><h1>{bound.NAMES[kind]}</h1>', "<dl>"]
        for record, passages in entries:
            links = ", ".join(f'<a href="{self.file[p.id]}#{p.paragraph.id}">{escape(p.ref)}</a>'
                              for p in passages)
            lines.append(f'<dt id="{record.id}">{escape(record.name)}</dt><dd>{links}</dd>')
        return "\n".join([*lines, "</dl></section>"])

    # ---- package --------------------------------------------------------------------------

    def navigation(self, chapters: tuple[Chapter, ...]) -> str:
        toc = "\n".join(f'<li><a href="{c.file}">{escape(c.title)}</a></li>' for c in chapters)
        pages = "\n".join(
            f'<li><a href="{self.file[p.id]}#page-{p.paragraph.id}">{escape(p.ref)}</a></li>'
            for p in self.passages)
        landmarks = (f'<li><a epub:type="titlepage" href="title.xhtml">Title page</a></li>'
                     f'<li><a epub:type="bodymatter" href="{chapters[1].file}">Report</a></li>'
                     if len(chapters) > 1 else "")
        return _document("Contents", f"""<nav epub:type="toc" id="toc"><h1>Contents</h1><ol>
{toc}
</ol></nav>
<nav epub:type="page-list" id="page-list" hidden="hidden"><h2>Paragraphs</h2><ol>
{pages}
</ol></nav>
<nav epub:type="landmarks" hidden="hidden"><h2>Landmarks</h2><ol>{landmarks}</ol></nav>""")

    def package(self, chapters: tuple[Chapter, ...]) -> str:
        report = self.report
        name = uuid.uuid5(uuid.NAMESPACE_URL, f"urn:rightsref:{report.id}:{report.edition}")
        day = report.edition_date or report.published or f"{report.year}-01-01"
        meta = [
            f'<dc:identifier id="uid">urn:uuid:{name}</dc:identifier>',
            f"<dc:title>{escape(report.title)}</dc:title>", "<dc:language>en</dc:language>",
            f"<dc:creator>{escape(report.publisher or 'Unknown')}</dc:creator>",
            f'<meta property="dcterms:modified">{day[:10]}T00:00:00Z</meta>',
            "<dc:rights>" + escape(str(report.settings.get("licence") or "See the original."))
            + "</dc:rights>",
            *(f'<meta property="{key}">{value}</meta>' for key, value in _ACCESS)]
        if report.original_url:
            meta.append(f"<dc:source>{escape(report.original_url)}</dc:source>")
        items = "\n".join(
            f'<item id="c{n}" href="{c.file}" media-type="application/xhtml+xml"/>'
            for n, c in enumerate(chapters))
        spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
        return f"""<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="uid" xml:lang="en">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
{chr(10).join(meta)}
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="css" href="style.css" media-type="text/css"/>
{items}
</manifest>
<spine>{spine}</spine>
</package>
"""


_ACCESS: tuple[tuple[str, str], ...] = (
    ("schema:accessMode", "textual"), ("schema:accessModeSufficient", "textual"),
    ("schema:accessibilityFeature", "structuralNavigation"),
    ("schema:accessibilityFeature", "tableOfContents"),
    ("schema:accessibilityFeature", "index"),
    ("schema:accessibilityFeature", "pageNavigation"),
    ("schema:accessibilityFeature", "pageBreakMarkers"),
    ("schema:accessibilityFeature", "readingOrder"),
    ("schema:accessibilityHazard", "none"),
    ("schema:accessibilitySummary", "Plain text with headings, links, indexes and a list of "
                                    "paragraphs; no pictures, sound or motion."),
    ("pageBreakSource", "none"),
)


def books(linked: Linked) -> Mapping[str, bytes]:
    """Give the book of every report by its file name."""
    return {f"{report.id}.epub": book(linked, report) for report in linked.library.reports}
