"""Fidelity: what remains when the annotations are stripped is the source, character for character.

In: a report with its source text, the paths of files with faults of form, and a ``Finder``. Out:
faults, one a place that differs. Never mends a text, never forgives a space inside a paragraph.

The source must be: recorded furniture, the title, furniture where a page has some there, then
headings of origin ``source`` and paragraphs in the report's order, then furniture again, with
white space alone between any two of them.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from rightsref.check.places import Finder, raw_column
from rightsref.faults import Fault
from rightsref.model import Dropped, Heading, Paragraph, Report

_SHOWN = 24
"""Characters shown on each side of a difference."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the report that must stand in the source."""

    text: str
    name: str
    """What a fault calls it: ``the paragraph p-7k3qd``."""
    path: str
    line: int
    """0 where the whole file is meant."""


def check(report: Report, unread: Collection[str], find: Finder) -> Iterator[Fault]:
    """Yield every difference between a report and its source.

    Nothing is compared where a file of the report was not read at all: its words would be missed.
    """
    folder, read = posixpath.dirname(report.path), {file.path for file in report.files}
    if not report.source_text or any(
            path.endswith(".md") and posixpath.dirname(path) == folder and path not in read
            for path in unread):
        return
    walk = _Walk(report, unread, find)
    yield from walk.front()
    yield from walk.body()
    yield from walk.back()


def pieces(report: Report) -> list[Piece]:
    """Give the title, the source's own headings and the paragraphs, in order."""
    found = []
    if report.title_text:
        found.append(Piece(report.title_text, "the title", report.path, 0))
    for file in report.files:
        for block in file.blocks:
            if isinstance(block, Paragraph):
                found.append(Piece(block.text, f"the paragraph {block.id}", file.path, block.line))
            elif isinstance(block, Heading) and block.origin == "source":
                found.append(Piece(block.text, f"the heading {block.id}", file.path, block.line))
    return found


class _Walk:
    """One way through the source, from its first character to its last."""

    def __init__(self, report: Report, unread: Collection[str], find: Finder) -> None:
        self.report, self.unread, self.find = report, unread, find
        self.source = report.source_text
        self.at = 0
        self.pieces = pieces(report)
        self.left: list[Dropped] = list(report.dropped)

    def skip(self) -> None:
        while self.at < len(self.source) and self.source[self.at].isspace():
            self.at += 1

    def furniture(self) -> None:
        """Pass over recorded furniture as long as the next of it stands here."""
        self.skip()
        while self.left and self.source.startswith(self.left[0].text, self.at):
            if self.begins_here():
                break
            self.at += len(self.left.pop(0).text)
            self.skip()

    def begins_here(self) -> bool:
        """Tell whether the report itself begins here: its first two pieces follow."""
        at = self.at
        for piece in self.pieces[:2]:
            if not self.source.startswith(piece.text, at):
                return False
            at += len(piece.text)
            while at < len(self.source) and self.source[at].isspace():
                at += 1
        return bool(self.pieces)

    def front(self) -> Iterator[Fault]:
        self.furniture()
        if not self.pieces or self.source.startswith(self.pieces[0].text, self.at):
            return
        start = self.source.find(self.pieces[0].text, self.at)
        if start > 0 and self.pieces[0].path not in self.unread:
            yield from self.unrecorded(start, "before")
            self.at = start

    def unrecorded(self, end: int, where: str) -> Iterator[Fault]:
        """Report words of the source that are neither report nor recorded furniture."""
        words = self.source[self.at:end].strip()
        if words:
            yield Fault(self.report.path, *self.find.after(self.report.path, r"^source:"), "T001",
                        f"The source has {_show(words)} {where} the report, and it is not recorded "
                        "as dropped.", "Record it under 'dropped', or convert the source again.")

    def body(self) -> Iterator[Fault]:
        index = 0
        while index < len(self.pieces):
            if index == 1 and self.report.title_text:
                # A page has furniture between its title and its first section too.
                self.furniture()
            piece, floor = self.pieces[index], self.at
            self.skip()
            # White space that opens a text belongs to it, not to the gap before it.
            start = max(floor, self.at - len(piece.text) + len(piece.text.lstrip()))
            if self.source.startswith(piece.text, start):
                self.at = start + len(piece.text)
                index += 1
                continue
            # The next piece that stands further on in the source ends what differs here.
            following, end = self.resume(index)
            differing = self.pieces[index:following]
            yield from self.differences(differing, self.source[self.at:end].strip(), piece)
            self.at = end
            index = following

    def resume(self, index: int) -> tuple[int, int]:
        """Give the next piece that the source still holds, and where it begins.

        The nearest in the source wins, among this piece and the few that follow it, so that one
        altered paragraph, one too many or one too few does not spoil all the rest.
        """
        best: tuple[int, int, int] | None = None
        for ahead in range(index, min(index + 40, len(self.pieces))):
            start = self.source.find(self.pieces[ahead].text, self.at)
            if start >= 0 and self.pieces[ahead].text.strip():
                cost = start - self.at + sum(len(p.text) for p in self.pieces[index:ahead])
                if best is None or cost < best[0]:
                    best = (cost, ahead, start)
        if best is not None:
            return best[1], best[2]
        return len(self.pieces), self.end_of_report()

    def end_of_report(self) -> int:
        """Give where the closing furniture begins, else the end of the source."""
        ends = [found for d in self.left if (found := self.source.find(d.text, self.at)) >= 0]
        return min(ends, default=len(self.source))

    def differences(self, differing: list[Piece], words: str, before: Piece) -> Iterator[Fault]:
        if any(piece.path in self.unread for piece in differing):
            return
        if not differing:
            yield from self.surplus(words, before)
            return
        # Pair the pieces with the source's lines from the top; what is left over is one fault.
        lines = [line for line in words.split("\n") if line.strip()]
        for number, piece in enumerate(differing):
            if number >= len(lines):
                yield Fault(piece.path, piece.line, int(piece.line > 0), "T001",
                            f"The source does not have {piece.name}: {_show(piece.text)}.",
                            "Remove it, or restore the source's words.")
            else:
                last = number == len(differing) - 1
                rest = "\n".join(lines[number:]) if last else lines[number]
                yield self.difference(piece, rest)

    def difference(self, piece: Piece, words: str) -> Fault:
        """Report the first character in which a piece and the source differ."""
        offset = next((n for n, (ours, theirs) in enumerate(zip(piece.text, words, strict=False))
                       if ours != theirs), min(len(piece.text), len(words)))
        column = raw_column(self.find.line(piece.path, piece.line), offset) if piece.line else 0
        return Fault(piece.path, piece.line, column, "T001",
                     f"In {piece.name} stands {_near(piece.text, offset)}, and the source has "
                     f"{_near(words, offset)}.", "Restore the source's words.")

    def surplus(self, words: str, before: Piece) -> Iterator[Fault]:
        """Report words of the source between two pieces of the report."""
        inside = [d for d in self.left if d.text.strip() and d.text.strip() in words]
        for dropped in inside:
            words = words.replace(dropped.text.strip(), "", 1).strip()
            self.left.remove(dropped)
            yield Fault(self.report.path,
                        *self.find.after(self.report.path, r"dropped:", _start(dropped.text)),
                        "T002", f"{_show(dropped.text)} is recorded as dropped and stands inside "
                        f"the report, before {before.name}.",
                        "Furniture lies only before the title or after the last paragraph; put "
                        "these words into the report.")
        if words:
            yield Fault(before.path, before.line, int(before.line > 0), "T001",
                        f"Before {before.name} the source has {_show(words)}, and the report "
                        "does not.", "Put these words back.")

    def back(self) -> Iterator[Fault]:
        self.furniture()
        if any(file.path in self.unread for file in self.report.files):
            return
        yield from self.unrecorded(len(self.source), "after")
        for dropped in self.left:
            if dropped.text not in self.source:
                yield Fault(self.report.path,
                            *self.find.after(self.report.path, r"dropped:", _start(dropped.text)),
                            "T002", f"{_show(dropped.text)} is recorded as dropped, and the "
                            "source does not have it.", "Remove it from 'dropped'.")


def _start(text: str) -> str:
    """Give a pattern for the first words of a dropped text in ``report.yaml``."""
    words = "".join(c if c.isalnum() or c == " " else "." for c in text.split("\n")[0][:24])
    return f"({words})"


def _show(text: str, most: int = 80) -> str:
    return repr(text if len(text) <= most else text[:most - 1] + "…")


def _near(text: str, offset: int) -> str:
    """Show a text around an offset."""
    start, end = max(offset - _SHOWN, 0), offset + _SHOWN
    return repr(f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}")
