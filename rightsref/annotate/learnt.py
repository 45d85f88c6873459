"""Reads the weights that were learnt from reports annotated by reading, and adds them up.

In: a file of weights beside this module, and the features of one thing. Out: a score for each
class. Never learns (``tools/`` does), and never makes features.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp

STEP = 0.01
"""What one unit of a stored weight is worth."""


@dataclass(frozen=True, slots=True)
class Linear:
    """Weights of a linear model: a score is the bias and the weights of the features, added."""

    classes: tuple[str, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, tuple[tuple[int, float], ...]]
    """By feature: index of a class and weight, for the classes where it is not nought."""

    def scores(self, features: Mapping[str, float]) -> list[float]:
        """Give the score of each class."""
        given = list(self.bias)
        for feature, value in features.items():
            for at, weight in self.weights.get(feature, ()):
                given[at] += weight * value
        return given

    def score(self, features: Mapping[str, float], of: str) -> float:
        """Give the score of one class."""
        index = self.classes.index(of)
        return self.bias[index] + sum(
            weight * value for feature, value in features.items()
            for at, weight in self.weights.get(feature, ()) if at == index)

    def shares(self, features: Mapping[str, float], of: str) -> list[tuple[str, float]]:
        """Give what each feature adds to the score of one class, the largest first."""
        index = self.classes.index(of)
        shares = ((feature, value * weight) for feature, value in features.items()
                  for at, weight in self.weights.get(feature, ()) if at == index)
        return sorted(shares, key=lambda share: (-share[1], share[0]))


@cache
def linear(name: str) -> Linear:
    """Read the weights of ``<name>.json.gz``."""
    stored = resources.files("rightsref.annotate").joinpath(f"{name}.json.gz").read_bytes()
    return decoded(gzip.decompress(stored))


def decoded(data: bytes) -> Linear:
    """Read weights as ``encoded`` writes them."""
    held = json.loads(data)
    return Linear(
        tuple(held["classes"]), tuple(held["bias"]),
        {feature: tuple((row[at], row[at + 1] * STEP) for at in range(0, len(row), 2))
         for feature, row in held["weights"].items()})


def encoded(classes: Iterable[str], bias: Iterable[float],
            weights: Mapping[str, Iterable[tuple[int, float]]], least: float) -> bytes:
    """Give the weights as a file holds them, without those smaller than ``least``."""
    rows = {feature: [number for at, weight in row if abs(weight) >= least
                      for number in (at, round(weight / STEP))]
            for feature, row in sorted(weights.items())}
    text = json.dumps({"classes": list(classes), "bias": [round(one, 3) for one in bias],
                       "weights": {feature: row for feature, row in rows.items() if row}},
                      ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode(), compresslevel=9, mtime=0)


def probabilities(scores: list[float]) -> list[float]:
    """Turn scores into probabilities that sum to one (softmax)."""
    top = max(scores)
    raised = [exp(score - top) for score in scores]
    total = sum(raised)
    return [one / total for one in raised]
