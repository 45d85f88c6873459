"""What the reports of a library tell of people, read without loading a report.

In: a content folder, the records of people, and whom to look for. Out: ``Profile`` by id. Never
parses more than the paragraphs that name one of them: a library is looked through in seconds.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from rightsref import markup, survey
from rightsref.annotate.profiles import Passage, Profile, profile
from rightsref.annotate.same_person import forms_of
from rightsref.model import Person

_MARK = re.compile(r'\(person:([a-z0-9-]+)\)|\.person ref="([a-z0-9-]+)"')
_ID = re.compile(r"\{#(p-[a-z0-9]+)\}$")


def told(content: Path, people: Mapping[str, Person], wanted: Collection[str], but: str = "",
         where: Collection[str] | None = None) -> dict[str, Profile]:
    """Give what reports tell of those people who are wanted.

    ``but`` is a report to leave out; ``where`` names the only reports to look into.
    """
    passages: dict[str, list[Passage]] = {id_: [] for id_ in wanted}
    for report in sorted(where) if where is not None else survey.reports(content):
        if report != but and wanted:
            for id_, passage in passages_of(content, report, wanted):
                passages[id_].append(passage)
    return {id_: profile(id_, forms_of(people[id_]), found) for id_, found in passages.items()}


def passages_of(content: Path, report: str,
                wanted: Collection[str]) -> Iterator[tuple[str, Passage]]:
    """Give the passages of one report that name people who are wanted, each with the id."""
    for path in sorted((content / "reports" / report).glob("[0-9]*.md")):
        yield from _passages(report, path.read_text("utf-8", "replace"), wanted)


def named_in(content: Path) -> dict[str, set[str]]:
    """Give for each person the reports that name them; no paragraph is parsed."""
    found: dict[str, set[str]] = {}
    for report in survey.reports(content):
        for path in (content / "reports" / report).glob("[0-9]*.md"):
            for one, other in _MARK.findall(path.read_text("utf-8", "replace")):
                found.setdefault(one or other, set()).add(report)
    return found


def _passages(report: str, text: str,
              wanted: Collection[str]) -> Iterator[tuple[str, Passage]]:
    lines: dict[int, set[str]] = {}
    for found in _MARK.finditer(text):
        id_ = found[1] or found[2]
        if id_ in wanted:
            lines.setdefault(text.rfind("\n", 0, found.start()) + 1, set()).add(id_)
    for start, ids in lines.items():
        line = text[start:].partition("\n")[0]
        above = text[:max(start - 1, 0)].rpartition("\n")[2]
        named = _ID.match(above)
        blocks, _ = markup.parse(f"{above}\n{line}\n" if named else f"{line}\n", "")
        for block in blocks:
            for id_ in sorted(ids):
                spans = tuple((m.start, m.end) for m in block.marks
                              if (m.kind, m.target) == ("person", id_))
                if spans:
                    yield id_, Passage(report, named[1] if named else "", block.text, spans)
