#!/usr/bin/env python3
"""Verify a downloaded copy of this site: its words are the report's own.

Run it in the folder that holds index.html, with nothing but Python 3.8 or newer:

    python3 verify.py [FOLDER]

For every report it checks that
  1. the source text has the SHA-256 that the data records;
  2. the paragraphs and the source's own headings, one after the other, are that source, without
     the page furniture that the data lists, character for character;
  3. the paragraphs that the pages show are those paragraphs, character for character;
and, where a list of checksums lies beside it, that no file was changed. It reads only this
folder, writes nothing, and ends with 0 where all is well and with 1 where anything differs.
"""

import hashlib
import json
import sys
from html.parser import HTMLParser
from pathlib import Path


class Passages(HTMLParser):
    """Collects the text of the first paragraph in every element of class ``passage``."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.texts = {}
        self.current = None
        self.inside = False

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if "passage" in (attributes.get("class") or "").split():
            self.current = attributes.get("id")
        elif tag == "p" and self.current and self.current not in self.texts:
            self.inside = True
            self.texts[self.current] = ""

    def handle_endtag(self, tag):
        if tag == "p":
            self.inside = False

    def handle_data(self, data):
        if self.inside:
            self.texts[self.current] += data


def blocks_in_order(report):
    """Give headings of the source and paragraphs in the order in which they stand."""
    by_id = {p["id"]: p["text"] for p in report["paragraphs"]}
    for section in report["sections"]:
        if section["source_text"] is not None:
            yield section["source_text"]
        for name in section["paragraphs"]:
            yield by_id[name]


def source_faults(report, text):
    """Compare a report with its source."""
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    recorded = report["source"]["sha256"]
    if digest != recorded:
        yield f"the source has SHA-256 {digest}, recorded is {recorded}"
        return
    dropped = [d["text"] for d in report["source"]["dropped"] if d["text"].strip()]
    title = [report["source"]["title_text"]] if report["source"].get("title_text") else []
    blocks = list(blocks_in_order(report))
    # A page's furniture stands before the title, after it and at the end, and may hold the same
    # words as the report: a list of its sections. So every way to share it out is tried.
    reached, fault = -1, ""
    for before in range(len(dropped) + 1):
        for after in range(before, len(dropped) + 1):
            order = [(dropped[:before], title), (dropped[before:after], blocks),
                     (dropped[after:], [])]
            at, wrong = follow(text, order)
            if not wrong:
                return
            if at > reached:
                reached, fault = at, wrong
    yield fault


def follow(text, order):
    """Follow a source through furniture, which may stand, and blocks, which must.

    Give how far it goes, and what is wrong there; nothing where it goes to the end.
    """
    at = 0
    for furniture, blocks in order:
        for part in furniture:
            start = skipped(text, at)
            if text.startswith(part, start):
                at = start + len(part)
        for block in blocks:
            # White space that opens a text belongs to it, not to the gap before it.
            opening = len(block) - len(block.lstrip())
            start = max(at, skipped(text, at) - opening)
            if not text.startswith(block, start):
                shown = text[start:].strip()[:70]
                return at, f"the source goes on {shown!r}, where the report has {block[:70]!r}"
            at = start + len(block)
    rest = text[at:].strip()
    return at, f"the source goes on after the last paragraph: {rest[:70]!r}" if rest else ""


def skipped(text, at):
    """Give the place of the next character that is no white space."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def page_faults(folder, report):
    """Compare the pages with the paragraphs."""
    pages = {}
    for paragraph in report["paragraphs"]:
        pages.setdefault(paragraph["url"].partition("#")[0], []).append(paragraph)
    for page, paragraphs in sorted(pages.items()):
        path = folder / page
        if not path.is_file():
            yield f"{page} is missing"
            continue
        reader = Passages()
        reader.feed(path.read_text("utf-8"))
        for paragraph in paragraphs:
            if reader.texts.get(paragraph["id"]) != paragraph["text"]:
                name = paragraph["id"]
                yield f"{page} shows other words for {name}"


def checksum_faults(folder):
    """Compare the files with the list of checksums, where there is one."""
    listed = folder / "SHA256SUMS"
    if not listed.is_file():
        return
    for line in listed.read_text("utf-8").splitlines():
        digest, _, name = line.partition("  ")
        path = folder / name
        if not path.is_file():
            yield f"{name} is missing"
        elif hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            yield f"{name} was changed"


def own_folder():
    """Give the folder of the site: the one that holds this file, or the one above it."""
    here = Path(__file__).resolve().parent
    return here if (here / "data").is_dir() or not (here.parent / "data").is_dir() else here.parent


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else own_folder()
    faults = list(checksum_faults(folder))
    reports = 0
    for path in sorted((folder / "data").glob("*-[0-9][0-9][0-9][0-9].json")):
        report = json.loads(path.read_text("utf-8"))
        reports += 1
        name = report["id"]
        source = folder / "data" / (name + ".source.txt")
        found = list(page_faults(folder, report))
        if source.is_file():
            found += source_faults(report, source.read_bytes().decode("utf-8"))
        else:
            print(f"{name}: names are withheld, so its source is not here to compare")
        count, end = len(report["paragraphs"]), "FAULTS" if found else "all as in the source"
        print(f"{name}: {count} paragraphs, {end}")
        faults += [f"{name}: {fault}" for fault in found]
    if not reports:
        faults.append(f"{folder} holds no report")
    for fault in faults:
        print("fault: " + fault, file=sys.stderr)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
