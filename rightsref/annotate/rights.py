"""Proposes rights for a paragraph, by where it stands and by what it says.

In: paragraphs with section, sub-heading and label, and the report's year. Out: rights with rank,
reason and confidence.

What a paragraph is about (primary) is weighed by a model that was learnt from reports annotated by
reading (``tools/train_rights.py``); what else is at stake in it (secondary) by the signs of each
right, of which one alone moves nothing.
"""

from __future__ import annotations

from rightsref.annotate import rights_forms as forms
from rightsref.annotate.learnt import Linear, linear, probabilities
from rightsref.annotate.rights_features import by_paragraph
from rightsref.annotate.rights_signs import COMPILED
from rightsref.annotate.types import SectionedParagraph
from rightsref.model import RightTag

MODEL = "rights_model"
SECOND_SHARE = 0.3
"""A second right is primary too from this share of the first one's probability."""
SECOND_LEAST = 0.17
_TELLING = 0.12
"""What a word must add to be named as a reason."""
_SUMMARY = "tells of no one right"


def rights_of(paragraphs: list[SectionedParagraph], year: int) -> list[tuple[RightTag, ...]]:
    """Give the rights of each paragraph of a report, in order."""
    model = linear(MODEL)
    return [_rights(model, paragraph, label, features) for paragraph, (label, features)
            in zip(paragraphs, by_paragraph(paragraphs, year), strict=True)]


def _rights(
    model: Linear, paragraph: SectionedParagraph, label: str | None, features: dict[str, float]
) -> tuple[RightTag, ...]:
    about = primaries(model, features)
    if "none" in about:
        return (RightTag("none", "primary", _SUMMARY, "rule:learnt", round(about["none"], 2)),)
    chosen = [_primary(model, right, chance, paragraph, label, features)
              for right, chance in about.items()]
    return (*chosen, *_secondary(paragraph, set(about), 4 - len(chosen)))


def primaries(model: Linear, features: dict[str, float]) -> dict[str, float]:
    """Give what a paragraph is about, with probabilities: one right or two, or ``none`` alone."""
    chances = probabilities(model.scores(features))
    order = sorted(range(len(chances)), key=lambda at: (-chances[at], at))
    first, second = order[0], order[1]
    found = {model.classes[first]: chances[first]}
    if (
        "none" not in (model.classes[first], model.classes[second])
        and chances[second] >= SECOND_LEAST
        and chances[second] >= SECOND_SHARE * chances[first]
    ):
        found[model.classes[second]] = chances[second]
    return found


def _primary(
    model: Linear, right: str, chance: float, paragraph: SectionedParagraph, label: str | None,
    features: dict[str, float]
) -> RightTag:
    place = (f"under “{label}”" if label else f"under “{paragraph.heading}”" if paragraph.heading
             else f"in section {paragraph.section}" if paragraph.section else "in the summary")
    words = [feature.removeprefix("w=") for feature, share in model.shares(features, right)
             if feature.startswith("w=") and share >= _TELLING][:3]
    said = ", ".join(f"“{word}”" for word in words)
    return RightTag(right, "primary", f"{place}: {said}" if said else place, "rule:learnt",
                    round(min(chance, 0.99), 2))


def _secondary(
    paragraph: SectionedParagraph, have: set[str], room: int
) -> list[RightTag]:
    lower = paragraph.text.lower()
    signs = {right: list(dict.fromkeys(pattern.findall(lower)))
             for right, (pattern, _) in COMPILED.items()}
    near = set().union(*(forms.NEAR.get(right, set()) for right in have))
    broader = {forms.BROADER.get(right) for right in have}
    more = [right for right in signs if right not in have and right not in broader
            and len(signs[right]) >= forms.SECOND.get(right, 2) + (right in near)]
    more.sort(key=lambda right: (-len(signs[right]), right))
    return [RightTag(right, "secondary", f"{COMPILED[right][1]}: {_shown(signs[right])}",
                     "rule:signs", 0.55)
            for right in more[:room][:2]]


def _shown(found: list[str]) -> str:
    return ", ".join(f"“{word.strip()}”" for word in found[:3])
