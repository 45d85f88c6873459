"""Reads saved text, a "custom report" page or plain text, into lines.

In: the file as a string. Out: the text (the file itself, unless its lines were hard-wrapped)
and its lines. Never tells furniture from report (``structure.py`` does).
"""

from __future__ import annotations

import re
from itertools import pairwise

from rightsref.sources.types import Line

_END = re.compile(r"[.!?:;”\"’)\]]\s*$")


def read_text(text: str) -> tuple[str, tuple[Line, ...], bool]:
    """Give the text, its lines, and whether wrapped lines had to be joined."""
    wrapped = is_wrapped(text)
    if wrapped:
        text = unwrap(text)
    lines = []
    for found in re.finditer(r"[^\n\r]+", text):
        words = found[0].strip()
        if words:
            start = found.start() + len(found[0]) - len(found[0].lstrip())
            lines.append(Line(words, start, start + len(words)))
    return text, tuple(lines), wrapped


def is_wrapped(text: str) -> bool:
    """Tell whether paragraphs run over several lines of one narrow width."""
    lines = [line.rstrip() for line in text.splitlines()]
    long = [line for line in lines if len(line) > 40]
    if len(long) < 20 or max(map(len, long)) > 140:
        return False
    open_ended = sum(1 for here, after in pairwise(lines)
                     if len(here) > 40 and after.strip() and not _END.search(here))
    return open_ended > len(long) * 0.4


def unwrap(text: str) -> str:
    """Join the lines of each paragraph, a blank line between paragraphs."""
    blocks = re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "\n\n".join(re.sub(r"[ \t]*\n[ \t]*", " ", block).strip()
                       for block in blocks if block.strip()) + "\n"
