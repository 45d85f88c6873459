"""What a paragraph shows of the rights that it is about: where it stands, and its words.

In: a paragraph with its section, sub-heading and label, and the report's year. Out: features with
values, the same when they are learnt (``tools/train_rights.py``) and when they are used.

``S=`` section, also with the edition whose letters it follows; ``H=`` sub-heading; ``L=`` run-in
label, carried on to the paragraphs below it that have none; ``w=`` a word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from rightsref.annotate.lists import named
from rightsref.annotate.types import SectionedParagraph

_WORD = re.compile(r"[a-z]+(?:[-’][a-z]+)*")
_EMPTY = named("""
the of and to in a that for by on with were was as or not from at an had be they it their is are
have its which who this but there no did also other than such these would any all some more most
during year including government reported according authorities persons against state’s gov www
http https see section department released
""")
"""Words that stand in every paragraph and say nothing of a right."""
_CARRIED = 0.7
"""What a label counts for below the paragraph that it opens."""
_MOST = 4
"""Times after which a word says no more."""
_SCALE = 1.8
"""Weight of all words of a paragraph together, against where it stands."""


def edition(year: int) -> str:
    """Give the first year of the editions whose sections are lettered alike."""
    return "2022" if year >= 2022 else "2020" if year >= 2020 else "2016"


def by_paragraph(
    paragraphs: Sequence[SectionedParagraph], year: int
) -> Iterator[tuple[str | None, dict[str, float]]]:
    """Give for each paragraph, in order, the label it stands under and its features.

    A label holds for the paragraphs below it until the next one, or the next heading.
    """
    label: str | None = None
    place: tuple[str | None, str | None] = (None, None)
    for paragraph in paragraphs:
        if (paragraph.section, paragraph.heading) != place:
            label, place = None, (paragraph.section, paragraph.heading)
        label = paragraph.label or label
        yield label, features_of(paragraph, label, paragraph.label is None, year)


def features_of(
    paragraph: SectionedParagraph, label: str | None, carried: bool, year: int
) -> dict[str, float]:
    """Give the features of one paragraph; ``label`` may be carried from one above it."""
    section = paragraph.section or "summary"
    found: dict[str, float] = {f"S={section}": 1.0, f"S={section}/{edition(year)}": 1.0}
    if paragraph.heading:
        found[f"H={_key(paragraph.heading)}"] = 1.0
    if label:
        found[f"L={_key(label)[:28]}"] = _CARRIED if carried else 1.0
    if carried:
        found[f"unlabelled={section}"] = 1.0
    words = Counter(word for word in _WORD.findall(paragraph.text.lower())
                    if len(word) > 2 and word not in _EMPTY)
    size = max(words.total(), 1) ** 0.5
    for word, count in words.items():
        found[f"w={word}"] = min(count, _MOST) ** 0.5 * _SCALE / size
    return found


def _key(title: str) -> str:
    return re.sub(r"[^a-z]+", "-", title.lower()).strip("-")
