#!/usr/bin/env python3
"""Learns which forms name people, from many reports by rules and from a few by reading.

In: a folder of pages, the readers' rows in ``tests/annotation_quality/gold``, and
the report in ``content/``. Out: ``rightsref/annotate/name_model.json.gz``. Needs scikit-learn
(``requirements-tools.txt``); the converter does not.

The rules label the forms of all pages; a model learns these labels from other signs than the
rules use, and where both together speak against a label it is changed, twice over. What readers
marked counts in place of the rules' label, and ``_MARKED`` times. The weight by rules and the
learnt one are put together by a model of two numbers, learnt on what readers marked, with scores
from models that had not seen the country. The reports of ``gold/unseen`` are left out of all this.

    python tools/train_people.py FOLDER [--without REPORT …]
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from rightsref.annotate import learnt, name_weights
from rightsref.annotate.name_features import held, neighbours_of, with_neighbours
from rightsref.annotate.name_weights import ENOUGH, FIRST, MANY, ONE, SECOND
from rightsref.annotate.people import grouped, persons
from rightsref.annotate.tokens import tokens_of
from rightsref.sources import read_source
from tests.annotation_quality.gold import FOLDER, Place, read
from tools.own_report import own_report

ROOT = Path(__file__).resolve().parent.parent
FOLDS = 4
ROUNDS = 2
_MARKED = 6.0
_TRUST = 0.6
"""What the weight by rules counts beside the learnt one where a label is in doubt."""
LEAST = 0.05
OFTEN = 4
"""Forms that must show a feature for it to be kept."""
_SAME = {"south-korea": "republic-of-korea", "kyrgyzstan": "kyrgyz-republic",
         "north-korea": "democratic-peoples-republic-of-korea"}
Array = NDArray[np.float64]


@dataclass
class Forms:
    """The forms of all reports, in columns."""

    features: list[dict[str, float]] = field(default_factory=list)
    several: list[bool] = field(default_factory=list)
    ruled: list[float] = field(default_factory=list)
    """Weight by rules, from nought where it is enough."""
    resolved: list[bool] = field(default_factory=list)
    """Whether most places where it stands are mentions of somebody, by the rules."""
    marked: list[float] = field(default_factory=list)
    """1 or 0 where a reader marked the report, else -1."""
    country: list[str] = field(default_factory=list)
    near: list[tuple[list[int], int]] = field(default_factory=list)
    """Rows of the forms in one list, and of the last word alone (-1 where it never stands)."""

    def add(self, name: str, texts: Sequence[str], told: Collection[Place] | None) -> None:
        """Add the forms of a report, with the places of its people where a reader told them."""
        rows = [tokens_of(text) for text in texts]
        seen, groups = grouped(texts, rows)
        ruled = name_weights.ruled_weights(seen, groups)
        features = name_weights.features_by_form(seen, groups, rows, texts)
        near = neighbours_of(seen, groups)
        mentions = {(number, end) for person in persons(seen, groups, ruled)
                    for number, _, end, *_ in person.mentions}
        base = len(self.features)
        index = {form: base + at for at, form in enumerate(groups)}
        for form, where in groups.items():
            self.features.append(features[form])
            self.several.append(len(form) > 1)
            self.ruled.append(ruled[form] - ENOUGH)
            self.marked.append(float(sum(
                any(p[0] == seen[at].paragraph and p[1] < seen[at].end and seen[at].start < p[2]
                    for p in told) for at in where) * 2 > len(where))
                if told is not None else -1.0)
            self.resolved.append(sum((seen[at].paragraph, seen[at].end) in mentions
                                     for at in where) * 2 > len(where))
            country = re.sub(r"(__trashed)?-\d{4}$", "", name)
            self.country.append(_SAME.get(country, country))
            self.near.append(([index[other] for other in near[form]],
                              index.get(form[-1:], -1) if len(form) > 1 else -1))

    def beside(self, first: Array) -> list[dict[str, float]]:
        """Give the features with the first scores of the neighbours."""
        return [with_neighbours(found, [first[at] for at in listed],
                                first[alone] if alone >= 0 else None)
                for found, (listed, alone) in zip(self.features, self.near, strict=True)]


def main() -> None:
    """Read the pages, learn, write the model."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("folder", type=Path)
    options.add_argument("--without", nargs="*", default=[], metavar="REPORT",
                         help="leave these out too, to measure on them")
    given = options.parse_args()
    folder: Path = given.folder
    unseen = {path.stem for path in (FOLDER / "unseen").glob("*.tsv")} | set(given.without)
    forms = Forms()
    for page in sorted(folder.glob("*.html")):
        if page.stem in unseen or "__trashed" in page.stem:
            continue
        source = read_source(page.name, page.read_bytes(), restoring=False)
        gold = FOLDER / "development" / f"{page.stem}.tsv"
        texts = [p.text for p in source.paragraphs]
        forms.add(page.stem, texts, read(gold, texts).persons if gold.exists() else None)
    rows = own_report()[1]
    forms.add("kazakhstan-2020", [row.text for row, _ in rows], [
        (at, mention.start, mention.end) for at, (_, paragraph) in enumerate(rows)
        for mention in paragraph.mentions if mention.kind == "person"])
    print(f"{len(forms.features):,} forms")
    data = learn(forms)
    path = Path(name_weights.__file__).with_name(f"{name_weights.MODEL}.json.gz")
    path.write_bytes(data)
    print(f"{path.relative_to(ROOT)}: {len(data):,} bytes")


def learn(forms: Forms) -> bytes:
    """Learn from forms; give the file of the model."""
    several, ruled, marked = map(np.array, (forms.several, forms.ruled, forms.marked))
    read_ = marked >= 0
    countries = sorted(set(forms.country))
    folds = np.array([countries.index(country) % FOLDS for country in forms.country])
    labels = np.where(read_, marked > 0.5, np.array(forms.resolved))
    weights = np.where(read_, _MARKED, np.where(np.abs(ruled) > 0.6, 1.0, 0.4))
    for number in range(ROUNDS + 1):
        first = _held_out(forms.features, labels, weights, folds)
        second = _held_out(forms.beside(first), labels, weights, folds)
        if number < ROUNDS:
            both = second + _TRUST * np.clip(ruled, -3, 3)
            changed = np.where(several & ~read_ & (ruled > -8), both > 0, labels)
            print(f"round {number + 1}: {int((changed != labels).sum())} labels changed")
            labels = changed
            weights = np.where(read_, _MARKED,
                               np.where(several, np.clip(np.abs(both) / 2, 0.3, 1), weights))
    one, names = _fit(forms.features, labels, weights)
    first_all = _scores(one, names, forms.features)
    two, names_two = _fit(forms.beside(first_all), labels, weights)
    classes, rows, bias = [FIRST, SECOND, MANY, ONE], {}, [0.0] * 4
    for at, (model, features) in enumerate(((one, names), (two, names_two))):
        bias[at] = float(model.intercept_[0])
        for name, weight in zip(features, model.coef_[0], strict=True):
            rows.setdefault(name, []).append((at, float(weight)))
    for at, (what, which) in enumerate((("several words", several), ("one word", ~several)), 2):
        chosen = read_ & which & (ruled > -8)
        table = np.array([[held(a), held(b)]
                          for a, b in zip(second[chosen], ruled[chosen], strict=True)])
        true = marked[chosen] > 0.5
        model = LogisticRegression(C=100).fit(table, true)
        bias[at] = float(model.intercept_[0])
        for name, weight in zip(("learnt", "ruled"), model.coef_[0], strict=True):
            rows.setdefault(name, []).append((at, float(weight)))
        for how, mine in (("rules", np.array(forms.resolved)[chosen]),
                          ("learnt", second[chosen] > 0),
                          ("together", model.decision_function(table) > 0)):
            print(f"{what}, {how}: precision {(mine & true).sum() / mine.sum():.3f}, "
                  f"recall {(mine & true).sum() / true.sum():.3f} of {true.sum()} forms")
    return learnt.encoded(classes, bias, rows, LEAST)


def _held_out(features: list[dict[str, float]], labels: Any, weights: Array,
              folds: Any) -> Array:
    """Give each form's score by a model that has not seen its country."""
    scores = np.zeros(len(features))
    for fold in range(FOLDS):
        inside, outside = np.where(folds != fold)[0], np.where(folds == fold)[0]
        model, names = _fit([features[at] for at in inside], labels[inside], weights[inside])
        scores[outside] = _scores(model, names, [features[at] for at in outside])
    return scores


def _fit(features: list[dict[str, float]], labels: Any, weights: Array) -> tuple[Any, Any]:
    vectors = DictVectorizer()
    table = vectors.fit_transform(features)
    kept = np.where(np.asarray((table != 0).sum(0)).ravel() >= OFTEN)[0]
    model = LogisticRegression(C=0.4, max_iter=400)
    model.fit(table[:, kept], labels, sample_weight=weights)
    return model, vectors.get_feature_names_out()[kept]


def _scores(model: Any, names: Any, features: list[dict[str, float]]) -> Array:
    weight = dict(zip(names, model.coef_[0], strict=True))
    return np.array([model.intercept_[0] + sum(weight.get(name, 0.0) * value
                                               for name, value in found.items())
                     for found in features])


if __name__ == "__main__":
    main()
