"""Reads what careful readers marked in a report: persons, provisions, statements, rights.

In: a ``.tsv`` beside this file and the report's paragraphs. Out: ``Marked``. The rows hold
places in the report, never its text: paragraph number (from 1, as the converter counts them),
kind, and by kind

    R  primary rights, with commas
    P  words, which occurrence of them in the paragraph, key of the person
    L  words, occurrence, grade of the provision: ``numbered``, ``named``, or ``class`` for a kind
       of laws ("labor laws"), which counts neither as missed nor as false
    S  number of the sentence (from 1), modalities with commas
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rightsref.annotate import SectionedParagraph
from rightsref.annotate.tokens import sentences_of
from rightsref.sources import read_source

FOLDER = Path(__file__).parent / "gold"

Place = tuple[int, int, int]
"""Paragraph (from 0), start and end."""


@dataclass(frozen=True)
class Marked:
    """What stands in a report, by a reader or by the rules."""

    persons: dict[Place, str] = field(default_factory=dict)
    """Each mention with the key of its person."""
    provisions: set[Place] = field(default_factory=set)
    classes: set[Place] = field(default_factory=set)
    """Words for a class of laws, or for an offence: they may be proposed, and need not be."""
    statements: dict[tuple[int, int], frozenset[str]] = field(default_factory=dict)
    """Paragraph and end of each sentence that says explicitly what law does: modalities."""
    rights: dict[int, frozenset[str]] = field(default_factory=dict)
    """Primary rights by paragraph; empty where the paragraph is about none."""


def rows_of(page: Path) -> list[SectionedParagraph]:
    """Read a page's paragraphs as the converter reads them."""
    return [SectionedParagraph(p.text, p.section, p.heading, p.label)
            for p in read_source(page.name, page.read_bytes()).paragraphs]


def read(path: Path, texts: Sequence[str]) -> Marked:
    """Read a reader's rows; raise ``ValueError`` where the report has no such words."""
    marked = Marked()
    for line in path.read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        number, kind, *rest = line.split("\t")
        at = int(number) - 1
        if kind == "R":
            marked.rights[at] = frozenset(rest[0].split(",")) - {"none"}
        elif kind == "S":
            end = sentences_of(texts[at])[int(rest[0]) - 1][1]
            marked.statements[at, end] = frozenset(rest[1].split(","))
        else:
            start = _nth(texts[at], rest[0], int(rest[1]), f"{path.name}: {line}")
            place = (at, start, start + len(rest[0]))
            if kind == "P":
                marked.persons[place] = rest[2]
            else:
                (marked.classes if rest[2] == "class" else marked.provisions).add(place)
    return marked


def _nth(text: str, words: str, nth: int, where: str) -> int:
    start = -1
    for _ in range(nth):
        start = text.find(words, start + 1)
        if start < 0:
            raise ValueError(f"{where}: the paragraph has no such words")
    return start
