#!/usr/bin/env python3
"""Learns what the first paragraph under each heading of a report looks like.

In: a folder of the publisher's pages. Out: ``rightsref/sources/outline_model.json.gz``. To
measure, hold reports out, learn from the rest, remove headings from those held out on purpose,
and count what comes back; then learn from all of them, which is what the project keeps.

    python tools/train_outline.py FOLDER --hold-out countries --measure   unseen countries
    python tools/train_outline.py FOLDER --hold-out reports --measure     unseen reports
    python tools/train_outline.py FOLDER                                  learn from all
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
from collections import Counter, defaultdict
from itertools import pairwise
from math import exp, log
from multiprocessing import get_context
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from rightsref.sources import outline, restore
from rightsref.sources.features import features, terms
from rightsref.sources.read import read_source
from rightsref.sources.types import Block, SourceHeading, SourceParagraph

MODEL = Path(restore.__file__).with_name("outline_model.json.gz")
MOST = 31_800
"""Weights kept: the largest, so that the model stays below 200 kB."""
TERMS = 2_700
"""Words kept that tell under which heading a paragraph stands."""


FOLDS = 9


def held_out(folder: Path, how: str, fold: int) -> set[str]:
    """Give the file names that are held out: every ninth country, or report, or none."""
    paths = sorted(folder.glob("*.html"))
    if how == "none":
        return set()
    if how == "reports":
        return {path.name for path in paths[fold::FOLDS]}
    countries = sorted({re.sub(r"-\d{4}$", "", path.stem) for path in paths})
    chosen = set(countries[fold::FOLDS])
    return {path.name for path in paths if re.sub(r"-\d{4}$", "", path.stem) in chosen}


def rows(blocks: tuple[Block, ...]) -> list[tuple[str | None, SourceParagraph]]:
    """Give each paragraph with the key of the heading that it opens, None where it opens none."""
    given: list[tuple[str | None, SourceParagraph]] = []
    opened: str | None = None
    for block in blocks:
        if isinstance(block, SourceHeading):
            opened = outline.key(block.text)
        else:
            given.append((opened, block))
            opened = None
    return given


def train(folder: Path, how: str, fold: int) -> None:
    """Learn one logistic regression a heading, and write the largest weights."""
    skip = held_out(folder, how, fold)
    reports = []
    empty: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    under: dict[str, Counter[str]] = defaultdict(Counter)
    paragraphs: Counter[str] = Counter()
    for path in sorted(folder.glob("*.html")):
        if path.name in skip:
            continue
        report = read_source(path.name, path.read_bytes(), restoring=False)
        for here, after in pairwise(report.blocks):
            if isinstance(here, SourceHeading):
                name = f"{outline.key(here.text)}@{report.year}"
                seen[name] += 1
                empty[name] += isinstance(after, SourceHeading)
        current = ""
        for key, paragraph in rows(report.blocks):
            current = key or current
            paragraphs[current] += 1
            under[current].update(terms(features(paragraph.text, paragraph.label)))
        places = [n for n, block in enumerate(report.blocks) if isinstance(block, SourceParagraph)]
        reports.append([
            (key, features(p.text, p.label) | restore.placed(report.blocks, n, report.year))
            for (key, p), n in zip(rows(report.blocks), places, strict=True)])
    starts = Counter(key for report in reports for key, _ in report if key)
    heads = sorted(key for key, count in starts.items() if count >= 12)
    print(f"{len(reports)} reports, {len(heads)} headings")
    common: Counter[str] = Counter()
    for report in reports:
        for _, found in report:
            common.update(found)
    keep = sorted(feature for feature, count in common.items() if count >= 8)
    number_of = {feature: number for number, feature in enumerate(keep)}
    _REPORTS[:] = [[(key, sorted(number_of[f] for f in found if f in number_of))
                    for key, found in report] for report in reports]
    weights: list[tuple[float, int, str]] = []
    bias: list[float] = []
    with get_context("fork").Pool() as pool:
        for number, (learnt, constant) in enumerate(pool.imap(_learn, heads)):
            bias.append(round(constant, 2))
            weights += [(value, number, keep[feature]) for feature, value in learnt.items()]
    weights.sort(key=lambda row: -abs(row[0]))
    table: dict[str, str] = defaultdict(str)
    for value, number, feature in weights[:MOST]:
        table[feature] += chr(restore.CODE + number) + restore.encoded(value, restore.START_STEP)
    stored = {"heads": heads, "bias": bias,
              "empty": {key: round(empty[key] / seen[key], 3) for key in sorted(seen)
                        if seen[key] >= 12},
              "weights": dict(sorted(table.items())),
              "topics": _topics(heads, under, paragraphs)}
    text = json.dumps(stored, ensure_ascii=False, separators=(",", ":")) + "\n"
    MODEL.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))
    print(f"{MODEL}: {MODEL.stat().st_size:,} bytes, {len(weights):,} weights")


def _topics(heads: list[str], under: dict[str, Counter[str]],
            paragraphs: Counter[str]) -> dict[str, str]:
    """Give the words that tell headings apart, each with its log-ratio under every heading."""
    total: Counter[str] = Counter()
    for head in heads:
        total.update(under[head])
    every = sum(paragraphs[head] for head in heads)
    ratios: dict[str, list[float]] = {}
    worth: dict[str, float] = {}
    for term, count in total.items():
        if count < 25:
            continue
        base = count / every
        row = []
        gain = 0.0
        for head in heads:
            share = (under[head][term] + 4 * base) / (paragraphs[head] + 4)
            row.append(log(share / base))
            gain += paragraphs[head] / every * share * log(share / base)
        ratios[term], worth[term] = row, gain
    best = sorted(worth, key=lambda term: (-worth[term], term))[:TERMS]
    return {term: "".join(restore.encoded(value, restore.TOPIC_STEP) for value in ratios[term])
            for term in sorted(best)}


_REPORTS: list[list[tuple[str | None, list[int]]]] = []
"""What is learnt from: by report, each paragraph's heading and features; processes share it."""


def _learn(head: str) -> tuple[dict[int, float], float]:
    """Learn to tell a heading's first paragraph from those around it and elsewhere."""
    chance = random.Random(head)
    examples: list[tuple[list[int], float]] = []
    for report in _REPORTS:
        at = next((n for n, (key, _) in enumerate(report) if key == head), None)
        near = range(0) if at is None else range(max(at - 14, 0), min(at + 20, len(report)))
        far = [n for n in range(len(report)) if n not in near]
        far = chance.sample(far, min(12, len(far)))
        for number in sorted({*near, *far}):
            key, found = report[number]
            examples.append((found, 1.0 if key == head else 0.0))
    good = sum(label for _, label in examples)
    prior = log(good / (len(examples) - good))
    weights: dict[int, float] = defaultdict(float)
    rate, shrink = 0.25, 2e-5
    constant = 0.0
    for _ in range(10):
        chance.shuffle(examples)
        for found, label in examples:
            total = prior + constant + sum([weights[f] for f in found])
            wrong = label - 1 / (1 + exp(-max(min(total, 30), -30)))
            if abs(wrong) < 0.002:
                continue
            step = rate * wrong / (len(found) ** 0.5)
            constant += step
            for feature in found:
                weights[feature] += step - rate * shrink * weights[feature]
        rate *= 0.8
    return {f: v for f, v in weights.items() if abs(v) > 0.07}, constant


def measure(folder: Path, how: str, fold: int, show: bool) -> None:
    """Remove headings from held-out reports on purpose, and count what comes back."""
    names = sorted(held_out(folder, "reports" if how == "none" else how, fold))
    print(f"{len(names)} reports held out")
    for title, share, kept in (("one heading in five", 0.2, 0), ("half", 0.5, 0),
                               ("all below the sections", 1.0, 1), ("all", 1.0, 0)):
        lost = right = false = 0
        misses: Counter[str] = Counter()
        wrongs: Counter[str] = Counter()
        for name in names:
            report = read_source(name, (folder / name).read_bytes(), restoring=False)
            edition = outline.outline_of(report.year)
            assert edition
            chance = random.Random(name + title)
            known = {entry.key for entry in edition.entries}
            thinned: list[Block] = []
            gone: set[tuple[int, str]] = set()
            truth = {(b.start, outline.key(a.text)) for a, b in _openings(report.blocks)}
            for block in report.blocks:
                if isinstance(block, SourceHeading) and outline.key(block.text) in known \
                        and block.level > kept and chance.random() < share:
                    gone.add((_opens(report.blocks, block), outline.key(block.text)))
                    continue
                thinned.append(block)
            back = {(p.start, outline.key(h.text))
                    for h, p in _openings(restore.restore(thinned, edition))
                    if h.origin == "editorial"}
            lost += len(gone)
            right += len(gone & back)
            false += len(back - gone - truth)
            misses.update(key for _, key in gone - back)
            wrongs.update(key for _, key in back - gone - truth)
        print(f"{title}: {lost} removed, {right / lost:.1%} restored at the right paragraph, "
              f"{false / max(right + false, 1):.2%} of what was restored false")
        if show:
            print("   missed", misses.most_common(14))
            print("   false ", wrongs.most_common(10))


def _opens(blocks: tuple[Block, ...], heading: Block) -> int:
    """Give where the first paragraph after a heading begins."""
    at = blocks.index(heading)
    return next((b.start for b in blocks[at:] if isinstance(b, SourceParagraph)), -1)


def _openings(blocks: tuple[Block, ...]) -> list[tuple[SourceHeading, SourceParagraph]]:
    """Give each heading with the paragraph that follows it."""
    given = []
    waiting: list[SourceHeading] = []
    for block in blocks:
        if isinstance(block, SourceHeading):
            waiting.append(block)
        else:
            given += [(heading, block) for heading in waiting]
            waiting = []
    return given


def main() -> None:
    """Read the command line."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("folder", type=Path)
    options.add_argument("--hold-out", choices=("none", "reports", "countries"), default="none")
    options.add_argument("--fold", type=int, choices=range(FOLDS), default=4, metavar="N",
                         help="which ninth is held out, 0 to 8 (default 4)")
    options.add_argument("--measure", action="store_true", help="measure on what is held out")
    options.add_argument("--only", action="store_true", help="measure the stored model as it is")
    options.add_argument("--show", action="store_true", help="show what was missed")
    given = options.parse_args()
    if not given.only:
        train(given.folder, given.hold_out, given.fold)
        restore.model.cache_clear()
        restore.weights.cache_clear()
    if given.measure or given.only:
        measure(given.folder, given.hold_out, given.fold, given.show)


if __name__ == "__main__":
    main()
