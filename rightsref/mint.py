"""Minting: gives an id to every block of a content file that has none.

In: the text of a content file and the ids that are taken. Out: the text with the ids written in,
and which they are. Never changes a word, never replaces an id, never touches the disk.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from rightsref import ledger, markup
from rightsref.link import slug

_FRONT = re.compile(r"\A---\n.*?\n---(?:\n|\Z)", re.DOTALL)


def mint(text: str, report: str, taken: Collection[str]) -> tuple[str, list[str]]:
    """Write an id above every paragraph and heading that lacks one."""
    front = _FRONT.match(text)
    first_line = text[:front.end()].count("\n") + 1 if front else 1
    blocks, _ = markup.parse(text[front.end():] if front else text, "", first_line)
    lines = text.split("\n")
    new: list[tuple[int, str]] = []
    known = set(taken)
    for block in blocks:
        if not block.id:
            name = (_heading_id(block.text, known) if block.level
                    else ledger.mint("p", f"{report}\n{block.text}", known))
            known.add(name)
            new.append((block.line - 1, name))
    for row, name in reversed(new):
        lines.insert(row, f"{{#{name}}}")
    return "\n".join(lines), [name for _, name in new]


def _heading_id(text: str, taken: Collection[str]) -> str:
    name = base = f"section-{slug(text, 40)}"
    number = 1
    while name in taken:
        number += 1
        name = f"{base}-{number}"
    return name
