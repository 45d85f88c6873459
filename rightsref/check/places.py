"""Where a fault lies: line and column of words in a content file.

In: a function that gives a file's text by its shown path, and the words to look for. Out:
line and column, from 1. Reads a file only when a fault was found in it; never judges.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable

_MARK_END = re.compile(r"\]\([^)\s]*\)|\]\{[^}]*\}")
_ENTITY = re.compile(r"&#\d+;")


class Finder:
    """Finds words in content files, each file read once."""

    def __init__(self, read: Callable[[str], str]) -> None:
        self._read = read
        self._lines: dict[str, list[str]] = {}

    def lines(self, path: str) -> list[str]:
        """Give the lines of a file; none where it cannot be read."""
        if path not in self._lines:
            try:
                text = self._read(path)
            except (OSError, UnicodeDecodeError):
                text = ""
            self._lines[path] = text.replace("\r\n", "\n").split("\n")
        return self._lines[path]

    def line(self, path: str, number: int) -> str:
        """Give one line, counted from 1; empty where there is none."""
        lines = self.lines(path)
        return lines[number - 1] if 0 < number <= len(lines) else ""

    def on_line(self, path: str, number: int, words: str, nth: int = 1) -> tuple[int, int]:
        """Give the place of the ``nth`` occurrence of some words on a known line."""
        raw, at = self.line(path, number), -1
        for _ in range(nth):
            found = raw.find(words, at + 1)
            if found < 0:
                break
            at = found
        return number, max(at, 0) + 1

    def after(self, path: str, *steps: str) -> tuple[int, int]:
        """Follow steps through a file, each a regular expression looked for after the one before.

        Gives the place of the last step found; where it has a group, the place of the group.
        """
        place, column = (0, 0), 0
        lines = self.lines(path)
        row = 0
        for step in steps:
            pattern = re.compile(step)
            while row < len(lines) and not (found := pattern.search(lines[row], column)):
                row, column = row + 1, 0
            if row == len(lines):
                break
            assert found is not None
            start = found.start(found.re.groups and 1)
            place, column = (row + 1, start + 1), found.end()
        return place


def raw_column(raw: str, offset: int) -> int:
    """Give the column in a line of annotated Markdown for an offset in its text.

    Walks the notation that ``markup.write`` uses: brackets of marks and their tails, backslashes
    and numeric entities take room in the line and none, or one character, in the text.
    """
    at, passed = 0, 0
    if heading := re.match(r"#+ ", raw):
        at = heading.end()
    while at < len(raw):
        if raw[at] == "[":
            at += 1
        elif raw[at] == "]" and (tail := _MARK_END.match(raw, at)):
            at = tail.end()
        elif passed == offset:
            break
        elif raw[at] == "\\":
            at, passed = at + 2, passed + 1
        elif entity := _ENTITY.match(raw, at):
            at, passed = entity.end(), passed + len(html.unescape(entity.group()))
        else:
            at, passed = at + 1, passed + 1
    return at + 1
