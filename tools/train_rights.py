#!/usr/bin/env python3
"""Learns what paragraphs about each right look like, from reports annotated by reading.

In: a folder of the publisher's pages, the readers' rows in ``tests/annotation_quality/gold``, and
the report in ``content/``. Out: ``rightsref/annotate/rights_model.json.gz``. Needs scikit-learn
(``requirements-tools.txt``); the converter does not.

    python tools/train_rights.py FOLDER --measure   five folds by report, nothing written
    python tools/train_rights.py FOLDER             learn from all development reports
"""

from __future__ import annotations

import argparse
import gzip
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_selection import chi2
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from rightsref.annotate import SectionedParagraph, learnt, rights
from rightsref.annotate.rights_features import by_paragraph
from tests.annotation_quality.gold import FOLDER, read, rows_of
from tools.own_report import own_report

ROOT = Path(__file__).resolve().parent.parent
FEATURES = 3_000
"""Features kept: those that tell most."""
LEAST = 0.06
"""Weight below which a feature says nothing of a right."""
Report = tuple[list[dict[str, float]], list[frozenset[str]]]


def main() -> None:
    """Measure on held-out reports, or learn from all and write the model."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("folder", type=Path)
    options.add_argument("--measure", action="store_true")
    given = options.parse_args()
    reports = [_read(path, given.folder) for path in sorted((FOLDER / "development").glob("*.tsv"))]
    own = _own()
    if given.measure:
        right = proposed = marked = 0
        for fold in range(5):
            model = learn([one for at, one in enumerate(reports) if at % 5 != fold] + [own])
            for features, ids in (one for at, one in enumerate(reports) if at % 5 == fold):
                for row, true in zip(features, ids, strict=True):
                    mine = chosen(model, row)
                    right += len(mine & true)
                    proposed += len(mine)
                    marked += len(true)
        print(f"{len(reports)} reports, five folds: precision {right / proposed:.3f}, "
              f"recall {right / marked:.3f}")
        return
    data = encode([*reports, own])
    path = Path(rights.__file__).with_name(f"{rights.MODEL}.json.gz")
    path.write_bytes(data)
    print(f"{path.relative_to(ROOT)}: {len(data):,} bytes from {len(reports) + 1} reports")


def _read(path: Path, folder: Path) -> Report:
    rows = rows_of(folder / f"{path.stem}.html")
    marked = read(path, [row.text for row in rows])
    return _features(rows, int(path.stem[-4:])), [
        marked.rights.get(at, frozenset()) for at in range(len(rows))]


def _own() -> Report:
    """Give the report of this project, which was read twice and adjudicated."""
    year, rows = own_report()
    return _features([row for row, _ in rows], year), [
        frozenset(tag.id for tag in paragraph.rights if tag.rank == "primary") - {"none"}
        for _, paragraph in rows]


def _features(rows: Sequence[SectionedParagraph], year: int) -> list[dict[str, float]]:
    return [features for _, features in by_paragraph(rows, year)]


def _fit(reports: Sequence[Report]) -> tuple[Any, Any]:
    rows = [row for features, _ in reports for row in features]
    ids = [true or frozenset(("none",)) for _, marked in reports for true in marked]
    vectors = DictVectorizer()
    table = vectors.fit_transform(rows)
    index = [at for at, true in enumerate(ids) for _ in true]
    classes = [right for true in ids for right in sorted(true)]
    weights = [1 / len(true) for true in ids for _ in true]
    often = np.where(np.asarray((table != 0).sum(0)).ravel() >= 3)[0]
    telling = np.nan_to_num(chi2(table[index][:, often], classes)[0])
    kept = often[np.argsort(-telling)[:FEATURES]]
    model = LogisticRegression(C=3, max_iter=400)
    model.fit(table[index][:, kept], classes, sample_weight=weights)
    return model, vectors.get_feature_names_out()[kept]


def encode(reports: Sequence[Report]) -> bytes:
    """Learn from reports; give the file of the model."""
    model, names = _fit(reports)
    return learnt.encoded(
        model.classes_, model.intercept_,
        {name: list(enumerate(model.coef_[:, at])) for at, name in enumerate(names)}, LEAST)


def learn(reports: Sequence[Report]) -> learnt.Linear:
    """Learn from reports; give the model as the converter reads it."""
    return learnt.decoded(gzip.decompress(encode(reports)))


def chosen(model: learnt.Linear, row: dict[str, float]) -> frozenset[str]:
    """Give the primary rights of a paragraph by a model."""
    return frozenset(rights.primaries(model, row)) - {"none"}


if __name__ == "__main__":
    main()
