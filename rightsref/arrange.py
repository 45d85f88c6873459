"""Arranging: the files and headings of a corrected source, with what an editor made of them.

In: the report as it stands, the corrected source as drafted, its paragraphs already merged. Out:
the files in the source's new order, each with the path, title and rights of the file it follows.
Never changes a paragraph, never touches the disk.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from rightsref.carry import NO_RIGHT
from rightsref.model import Heading, Paragraph, Report, SectionFile


def new_files(old: Report, fresh: Report, renamed: Mapping[str, str],
              after: Mapping[str, Paragraph], heirs: Mapping[str, tuple[str, ...]],
              rejected: Collection[str]) -> tuple[SectionFile, ...]:
    """Take the corrected source's order; headings that stood before keep their ids.

    ``renamed`` gives for each drafted paragraph the id that it has now, ``after`` the merged
    paragraphs, ``heirs`` what took the place of those that are gone.
    """
    above = _above(old, heirs)
    known = {b.id: b for file in old.files for b in file.blocks if isinstance(b, Heading)}
    standing = {h.id for headings in above.values() for h in headings}
    ours = {h.id for h in known.values() if h.origin == "editorial"}
    old_ids = {p.id for p in old.paragraphs}.union(*heirs.values())
    found = {b.id for file in fresh.files for b in file.blocks
             if isinstance(b, Heading) and b.origin == "source"}
    files: list[SectionFile] = []
    for file in fresh.files:
        blocks: list[Heading | Paragraph] = []
        waiting: list[Heading] = []
        for block in file.blocks:
            if isinstance(block, Heading):
                if block.origin == "source" or block.id not in rejected:
                    waiting.append(block)
                continue
            name = renamed[block.id]
            before = above.get(name, [])
            # A sub-heading of ours stands where the editor left it; a new one is restored only
            # above what is new, since above the rest an editor may have taken it out.
            waiting = [h for h in waiting if h.origin == "source" or h.level < 3
                       or (h.id not in ours & standing if h.id in known else name not in old_ids)]
            blocks += _settle(waiting, before, known, found)
            waiting = []
            blocks.append(after[name])
        files.append(replace(file, blocks=(*blocks, *waiting)))
    return _follow(old, files)


def _above(report: Report, heirs: Mapping[str, tuple[str, ...]]) -> dict[str, list[Heading]]:
    """Give the headings right above each paragraph, or above what took its place.

    The headings above one that is retired go on to the next paragraph of their file.
    """
    above: dict[str, list[Heading]] = {}
    for file in report.files:
        waiting: list[Heading] = []
        for block in file.blocks:
            if isinstance(block, Heading):
                waiting.append(block)
                continue
            for name in heirs.get(block.id, (block.id,)):
                above.setdefault(name, []).extend(waiting)
                waiting = []
    return above


def _settle(fresh: list[Heading], before: list[Heading], known: Mapping[str, Heading],
            found: Collection[str]) -> list[Heading]:
    """Give a retitled heading the id that it had, and keep one that was restored.

    ``before`` are the headings that stood here, ``known`` all that stood anywhere, ``found``
    the ids that the source itself has now.
    """
    settled: list[Heading] = []
    left = list(before)
    for heading in fresh:
        same = next((k for k in left if k.id == heading.id), None) or next(
            (k for k in left if k.level == heading.level and heading.id not in known), None)
        if same:
            left.remove(same)
            ours = heading.origin == same.origin == "editorial"
            heading = same if ours else replace(heading, id=same.id)
        settled.append(heading)
    settled += [k for k in left if k.origin == "editorial" and k.id not in found
                and (k.level > 2 or k.by == "editor")]
    return sorted(settled, key=lambda h: h.level)


# ---- files ------------------------------------------------------------------------------------

def _follow(old: Report, files: list[SectionFile]) -> tuple[SectionFile, ...]:
    """Give each file the path, title and rights of the old file whose paragraphs it holds."""
    left = list(old.files)
    followed: list[SectionFile] = []
    for file in files:
        names = {b.id for b in file.blocks}

        def weight(other: SectionFile, names: set[str] = names,
                   number: str | None = file.number) -> tuple[int, bool]:
            return (len(names & {p.id for p in other.paragraphs}),
                    number is not None and other.number == number)

        same = max(left, key=weight, default=None)
        if same is not None and any(weight(same)):
            left.remove(same)
            retitled = _opening(file) != _opening(same)
            file = replace(file, path=same.path, rights=same.rights,
                           title=file.title if retitled else same.title,
                           origin=file.origin if retitled else same.origin)
        else:
            file = replace(file, rights=())
        followed.append(file)
    return tuple(followed)


def _opening(file: SectionFile) -> tuple[str, str] | None:
    """Give the words and the origin of the heading that names a file."""
    heads = [b for b in file.blocks if isinstance(b, Heading) and b.level < 3]
    return (heads[-1].text, heads[-1].origin) if heads else None


def with_added_rights(file: SectionFile, old: Report) -> SectionFile:
    """Tag a file with the rights that its paragraphs have and that its forerunner's had not."""
    before = next((other for other in old.files if file.path and other.path == file.path), None)
    had = set(_primary(before)) if before else set()
    added = [right for right in _primary(file) if right not in had and right not in file.rights]
    return replace(file, rights=(*file.rights, *added)) if added else file


def _primary(file: SectionFile) -> list[str]:
    return list(dict.fromkeys(tag.id for p in file.paragraphs for tag in p.rights
                              if tag.rank == "primary" and tag.id != NO_RIGHT))
