#!/usr/bin/env python3
"""Checks that a downloaded copy of this site holds the reports' own words, all of them.

    python3 verify.py [FOLDER]

FOLDER is the one that holds index.html (default: the folder above this file, or that of this
file). Needs nothing but Python 3.9. It compares, for every report: the source with its digest;
the source with title, headings, paragraphs and recorded furniture, character for character,
white space alone between them; and every paragraph with the page on which it is read.
"""

import hashlib
import json
import re
import sys
from html.parser import HTMLParser
from pathlib import Path

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
        "track", "wbr"}


class Passages(HTMLParser):
    """Collects the text of the first paragraph in each passage of a page."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.texts, self.id, self.depth, self.inside = {}, None, 0, False

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if "passage" in (given.get("class") or "").split() and given.get("id"):
            self.id, self.depth = given["id"], 0
        if self.id and tag not in VOID:
            self.depth += 1
            if tag == "p" and self.id not in self.texts:
                self.texts[self.id], self.inside = "", True

    def handle_endtag(self, tag):
        if self.id and tag not in VOID:
            self.depth -= 1
            if tag == "p":
                self.inside = False
            if self.depth == 0:
                self.id = None

    def handle_data(self, data):
        if self.inside:
            self.texts[self.id] += data


def pieces(report):
    """Give title, headings of the source and paragraphs, in order."""
    if report["source"].get("title_text"):
        yield report["source"]["title_text"]
    paragraphs = {p["id"]: p["text"] for p in report["paragraphs"]}
    for section in report["sections"]:
        if section["source_text"]:
            yield section["source_text"]
        for name in section["paragraphs"]:
            yield paragraphs[name]


def check_source(folder, report, wrong):
    """Compare a report with its source."""
    path = folder / "data" / (report["id"] + ".source.txt")
    if not path.is_file():
        wrong.append(f"{path}: no source to compare with")
        return
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != report["source"]["sha256"]:
        wrong.append(f"{path}: its SHA-256 is not the recorded one")
    left = data.decode("utf-8")
    dropped = [d["text"] for d in report["source"]["dropped"]]
    for text in pieces(report):
        left = left.lstrip()
        while dropped and not left.startswith(text) and left.startswith(dropped[0]):
            left = left[len(dropped.pop(0)):].lstrip()
        if not left.startswith(text):
            wrong.append(f"{path}: the source goes on {left[:60]!r}, the report {text[:60]!r}")
            return
        left = left[len(text):]
    for text in dropped:
        left = left.lstrip()
        if left.startswith(text):
            left = left[len(text):]
    if left.strip():
        wrong.append(f"{path}: words are left over: {left.strip()[:60]!r}")


def check_pages(folder, report, wrong):
    """Compare every paragraph with the page on which it is read."""
    read = {}
    for paragraph in report["paragraphs"]:
        page, _, anchor = paragraph["url"].partition("#")
        if page not in read:
            parser = Passages()
            parser.feed((folder / page).read_text("utf-8"))
            read[page] = parser.texts
        if read[page].get(anchor) != paragraph["text"]:
            wrong.append(f"{page}: {anchor} does not read as in the report")


def main(arguments):
    here = Path(__file__).resolve().parent
    folder = Path(arguments[0]) if arguments else (
        here if (here / "index.html").is_file() else here.parent)
    names = [p for p in sorted((folder / "data").glob("*.json"))
             if re.search(r"-\d{4}$", p.stem)]
    if not names:
        print(f"{folder} holds no data/<report>.json")
        return 2
    wrong, paragraphs = [], 0
    for path in names:
        report = json.loads(path.read_text("utf-8"))
        paragraphs += len(report["paragraphs"])
        check_source(folder, report, wrong)
        check_pages(folder, report, wrong)
    for line in wrong:
        print(line)
    print("%d reports, %d paragraphs: %s" % (
        len(names), paragraphs, "%d differences" % len(wrong) if wrong
        else "every word equals the source"))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
