#!/usr/bin/env python3
"""Learns which sentences say what the law does, from reports annotated by reading.

In: a folder of the publisher's pages, the readers' rows in ``tests/annotation_quality/gold``, and
the report in ``content/``. Out: ``rightsref/annotate/statement_model.json.gz``. Needs scikit-learn
(``requirements-tools.txt``); the converter does not.

    python tools/train_statements.py FOLDER --measure   six folds by report, nothing written
    python tools/train_statements.py FOLDER             learn from all development reports
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from rightsref.annotate import learnt, statements
from tests.annotation_quality.gold import FOLDER, read, rows_of
from tools.own_report import own_report

ROOT = Path(__file__).resolve().parent.parent
LEAST = 0.04
"""Weight below which a feature says nothing."""
OFTEN = 3
Sentences = list[tuple[dict[str, float], bool]]


def main() -> None:
    """Measure on held-out reports, or learn from all and write the model."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("folder", type=Path)
    options.add_argument("--measure", action="store_true")
    given = options.parse_args()
    reports = [_sentences(path, given.folder)
               for path in sorted((FOLDER / "development").glob("*.tsv"))]
    own = _own()
    if given.measure:
        right = proposed = marked = 0
        for fold in range(6):
            model, names = _fit([one for at, one in enumerate(reports) if at % 6 != fold] + [own])
            weight = dict(zip(names, model.coef_[0], strict=True))
            for sentences in (one for at, one in enumerate(reports) if at % 6 == fold):
                for features, true in sentences:
                    mine = bool(features) and model.intercept_[0] + sum(
                        weight.get(name, 0.0) * value for name, value in features.items()
                    ) > statements.ENOUGH
                    right += mine and true
                    proposed += mine
                    marked += true
        print(f"{len(reports)} reports, six folds: precision {right / proposed:.3f}, "
              f"recall {right / marked:.3f}")
        return
    model, names = _fit([*reports, own])
    data = learnt.encoded([statements.EXPLICIT], model.intercept_, {
        name: [(0, float(weight))] for name, weight in zip(names, model.coef_[0], strict=True)},
        LEAST)
    path = Path(statements.__file__).with_name(f"{statements.MODEL}.json.gz")
    path.write_bytes(data)
    print(f"{path.relative_to(ROOT)}: {len(data):,} bytes from {len(reports) + 1} reports")


def _sentences(path: Path, folder: Path) -> Sentences:
    rows = rows_of(folder / f"{path.stem}.html")
    marked = read(path, [row.text for row in rows]).statements
    return [(features, (at, end) in marked) for at, row in enumerate(rows)
            for _, end, features, *_ in statements.read(row.text, row.section, row.label)]


def _own() -> Sentences:
    """Give the sentences of this project's report, which was read twice and adjudicated."""
    given: Sentences = []
    for row, paragraph in own_report()[1]:
        ends = {said.end for said in paragraph.statements if said.explicit}
        given += [(features, end in ends) for _, end, features, *_ in
                  statements.read(row.text, row.section, row.label)]
    return given


def _fit(reports: Sequence[Sentences]) -> tuple[Any, Any]:
    rows = [row for sentences in reports for row in sentences if row[0]]
    vectors = DictVectorizer()
    table = vectors.fit_transform([features for features, _ in rows])
    kept = np.where(np.asarray((table != 0).sum(0)).ravel() >= OFTEN)[0]
    model = LogisticRegression(C=1, max_iter=400).fit(table[:, kept], [true for _, true in rows])
    return model, vectors.get_feature_names_out()[kept]


if __name__ == "__main__":
    main()
