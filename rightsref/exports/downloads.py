"""Downloads: the whole work in one file each, for those who keep or carry it.

In: the linked library and the finished files of the site. Out: archives by their path below the
site's root, the same bytes for the same content. Never reads the disk, never looks at the clock.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from rightsref import store
from rightsref.exports import epub, onepage
from rightsref.link import Linked
from rightsref.model import RECORD_KINDS, Library

FOLDER = "downloads"
_OPEN = """{title}

Open index.html in a browser. Nothing else is needed: no network, no server, no account.
On a phone that cannot open a folder, take the EPUB.

To check that every word equals the source: python3 verify.py
"""


@dataclass(frozen=True, slots=True)
class Packed:
    """One file to download."""

    path: str
    """Below the site's root."""
    title: str
    report: str
    """Id of the report that it holds; empty for the whole site."""
    data: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


def downloads(linked: Linked, files: Mapping[str, bytes]) -> tuple[Packed, ...]:
    """Make every download of a site whose pages are ``files``."""
    made = [Packed(f"{FOLDER}/site.zip", "The whole site, to open from disk (zip)", "",
                   _site(linked.library, files)),
            Packed(f"{FOLDER}/markdown.zip", "Reports and records as annotated Markdown (zip)", "",
                   _markdown(linked.library))]
    for name, data in epub.books(linked).items():
        report = name.removesuffix(".epub")
        made.append(Packed(f"{FOLDER}/{name}", "The report with its indexes as a book (EPUB 3)",
                           report, data))
    style, script = (files[name].decode() for name in ("assets/site.css", "assets/onepage.js"))
    made += [Packed(f"{FOLDER}/{report.id}.html", "The report on one page, to print and to keep",
                    report.id, onepage.page(linked, report, style, script))
             for report in linked.library.reports]
    return tuple(made)


def _site(library: Library, files: Mapping[str, bytes]) -> bytes:
    words = _OPEN.format(title=library.site.title).encode()
    inside = {**files, "README.txt": words}
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {path}\n"
                   for path, content in sorted(inside.items()))
    inside["SHA256SUMS"] = sums.encode()
    return epub.archive((f"site/{path}", content) for path, content in sorted(inside.items()))


def _markdown(library: Library) -> bytes:
    inside: list[tuple[str, str]] = []
    for report in library.reports:
        folder = f"reports/{report.id}"
        inside.append((f"{folder}/report.yaml", store.report_text(report)))
        inside += [(f"{folder}/{store.file_name(number, file.title)}", store.section_text(file))
                   for number, file in enumerate(report.files, 1)]
    for kind in (*RECORD_KINDS, "topic"):
        records = library.topics if kind == "topic" else library.records(kind)
        inside += [(store.record_path(kind, id_), store.record_text(record))
                   for id_, record in sorted(records.items())]
    return epub.archive((f"markdown/{path}", text.encode()) for path, text in inside)
