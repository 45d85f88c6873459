"""Prints precision and recall of the converter on reports that readers annotated.

    python -m tests.annotation_quality FOLDER [--unseen] [--errors KIND] [--spacy MODEL]

FOLDER holds the publisher's pages, ``<country>-<year>.html``; they are not part of the project.
With ``--spacy``, a package of spaCy that is installed finds the persons of the same paragraphs in
the same run: a mention counts as found where it shares words with the reader's.
"""

from __future__ import annotations

import argparse
import importlib
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from rightsref.annotate import SectionedParagraph, propose
from rightsref.annotate.tokens import sentences_of
from tests.annotation_quality import score
from tests.annotation_quality.gold import FOLDER, Marked, Place, read, rows_of
from tests.annotation_quality.score import Count

_CLASS = re.compile(r"^(?:\w[^A-Z]*)?\b(?:[Ll]aws|legislation|[Rr]egulations|rules)\b")
"""Words for a class of laws rather than for one."""
KINDS = ("persons", "identity", "provisions", "statements", "modality", "rights")


def main() -> None:
    """Measure every report, then the sums."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("folder", type=Path, help="the publisher's pages")
    options.add_argument("--unseen", action="store_true",
                         help="the third that no rule was written on")
    options.add_argument("--errors", choices=(*KINDS, "all"), help="show what is wrong of a kind")
    options.add_argument("--spacy", metavar="MODEL", help="also ask this package of spaCy")
    options.add_argument("--only", help="one report")
    given = options.parse_args()
    if given.unseen and given.errors:
        options.error("--errors would show what is to stay unseen")
    folder = FOLDER / ("unseen" if given.unseen else "development")
    ask = _spacy(given.spacy) if given.spacy else None
    print(f"{'':22}" + "".join(f"{kind:>19}" for kind in KINDS) + ("        spaCy" if ask else ""))
    sums = dict.fromkeys((*KINDS, "spaCy"), Count())
    for path in sorted(folder.glob("*.tsv")):
        page = given.folder / f"{path.stem}.html"
        if (given.only and path.stem != given.only) or not page.exists():
            continue
        rows = rows_of(page)
        texts = [row.text for row in rows]
        marked, mine = read(path, texts), proposed(rows, path.stem)
        counts = score.compare(mine, marked)
        if ask:
            counts["spaCy"] = score.overlapping(ask(texts), marked.persons)
        for kind, count in counts.items():
            sums[kind] += count
        print(_line(path.stem, counts))
        if given.errors:
            _show(given.errors, mine, marked, rows)
    print(_line("all", sums if ask else {kind: sums[kind] for kind in KINDS}))


def proposed(rows: Sequence[SectionedParagraph], stem: str) -> Marked:
    """Let the rules annotate a report."""
    country = re.sub(r"-\d{4}$", "", stem).replace("-", " ").title()
    found = propose(rows, country=country, year=int(stem[-4:]))
    known = {one.id: one for one in found.provisions}
    marked = Marked()
    for at, one in enumerate(found.paragraphs):
        for mention in one.mentions:
            place = (at, mention.start, mention.end)
            if mention.kind == "person":
                marked.persons[place] = mention.target
            elif mention.kind == "provision":
                record = known[mention.target]
                loose = record.kind == "offence" or _CLASS.search(rows[at].text[place[1]:place[2]])
                (marked.classes if loose else marked.provisions).add(place)
        for said in one.statements:
            if said.explicit:
                before = marked.statements.get((at, said.end), frozenset())
                marked.statements[at, said.end] = before | {said.modality}
        marked.rights[at] = frozenset(
            tag.id for tag in one.rights if tag.rank == "primary") - {"none"}
    return marked


def _spacy(package: str) -> Callable[[Sequence[str]], list[Place]]:
    nlp = importlib.import_module(package).load()

    def ask(texts: Sequence[str]) -> list[Place]:
        return [(at, one.start_char, one.end_char)
                for at, read_ in enumerate(nlp.pipe(texts)) for one in read_.ents
                if one.label_ == "PERSON"]

    return ask


def _line(name: str, counts: dict[str, Count]) -> str:
    return f"{name:22}" + "".join(
        f"  P {one.precision:.3f} R {one.recall:.3f} " for one in counts.values())


def _sentence(text: str, end: int) -> str:
    return next(text[a:b] for a, b in sentences_of(text) if b == end)


def _show(kind: str, mine: Marked, marked: Marked, rows: Sequence[SectionedParagraph]) -> None:
    def around(place: Place) -> str:
        text = rows[place[0]].text
        return (f"[{place[0] + 1}] …{text[max(place[1] - 45, 0):place[1]]}"
                f"⟦{text[place[1]:place[2]]}⟧{text[place[2]:place[2] + 35]}…")

    if kind in ("persons", "all"):
        for place in sorted(set(marked.persons) ^ set(mine.persons)):
            print("  ", "missed" if place in marked.persons else "false ", around(place))
    if kind in ("identity", "all"):
        pairs = {(mine.persons[p], marked.persons[p]) for p in mine.persons if p in marked.persons}
        for a, b in sorted(pairs):
            if sum(x == a for x, _ in pairs) > 1 or sum(y == b for _, y in pairs) > 1:
                print("   identity", a, "is", b)
    if kind in ("provisions", "all"):
        for side, one, other in (("missed", marked.provisions, mine.provisions),
                                 ("false ", mine.provisions, marked.provisions)):
            for place in sorted(one):
                if not any(score.meet(place, o) for o in other):
                    print("  ", side, around(place))
    if kind in ("statements", "all"):
        for at, end in sorted(set(marked.statements) ^ set(mine.statements)):
            print("  ", "missed" if (at, end) in marked.statements else "false ",
                  f"[{at + 1}] {_sentence(rows[at].text, end)}")
    if kind in ("modality", "all"):
        for key in sorted(set(marked.statements) & set(mine.statements)):
            if not marked.statements[key] & mine.statements[key]:
                print("   modality", set(mine.statements[key]), "is", set(marked.statements[key]),
                      _sentence(rows[key[0]].text, key[1]))
    if kind in ("rights", "all"):
        for at, ids in sorted(marked.rights.items()):
            if ids != mine.rights.get(at):
                print(f"   [{at + 1}] {rows[at].section} {rows[at].heading}:",
                      f"{set(mine.rights.get(at, ()))} is {set(ids)}: {rows[at].text[:150]}")


if __name__ == "__main__":
    sys.exit(main())
