"""What a person sees: faults, progress and the closing line.

In: faults and short texts. Out: lines on standard output (results) and standard error (faults,
progress). Progress shows on a terminal only; colour too, and never with NO_COLOR.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TextIO

from rightsref.faults import Fault, errors

_COLOURS = {"error": "31", "warning": "33", "dim": "2", "good": "32"}


class Terminal:
    """Prints for one run."""

    def __init__(self, quiet: bool = False, out: TextIO | None = None,
                 err: TextIO | None = None) -> None:
        self.quiet = quiet
        self.out, self.err = out or sys.stdout, err or sys.stderr
        self._showing = False

    def say(self, text: str) -> None:
        """Print a result; nothing with ``--quiet``."""
        self._clear()
        if not self.quiet:
            print(text, file=self.out)

    def tell(self, text: str) -> None:
        """Print what was asked for, with ``--quiet`` too."""
        self._clear()
        print(text, file=self.out)

    def complain(self, text: str) -> None:
        """Print why a command could not be carried out."""
        self._clear()
        print(self._colour("error", "error: ") + text, file=self.err)

    def warn(self, text: str) -> None:
        """Print what should be mended and stops nothing."""
        self._clear()
        print(self._colour("warning", "warning: ") + text, file=self.err)

    def ask(self, question: str) -> str:
        """Ask a person; an answer that never comes is ``q``."""
        self._clear()
        print(question, end="", file=self.out, flush=True)
        line = sys.stdin.readline()
        return line.strip() if line else "q"

    def progress(self, stage: str) -> None:
        """Show which stage runs, on a terminal, in place of the one before."""
        if not self.quiet and self.err.isatty():
            self._clear()
            self.err.write(self._colour("dim", f"{stage} …"))
            self.err.flush()
            self._showing = True

    def faults(self, faults: Iterable[Fault]) -> int:
        """Print faults in their order, then the count; give the number of errors."""
        self._clear()
        found = list(faults)
        wrong = len(errors(found))
        for fault in found:
            if fault.severity == "error" or not self.quiet:
                word = f"{fault.severity} {fault.code}"
                print(str(fault).replace(word, self._colour(fault.severity, word), 1),
                      file=self.err)
        if found and (wrong or not self.quiet):
            print(f"{count(wrong, 'error')}, {count(len(found) - wrong, 'warning')}",
                  file=self.err)
        return wrong

    def _clear(self) -> None:
        if self._showing:
            self.err.write("\r\x1b[2K")
            self._showing = False

    def _colour(self, name: str, text: str) -> str:
        if os.environ.get("NO_COLOR") or not self.err.isatty():
            return text
        return f"\x1b[{_COLOURS[name]}m{text}\x1b[0m"


def count(number: int, noun: str) -> str:
    """Give ``1 error`` or ``2 errors``."""
    return f"{number} {noun}" if number == 1 else f"{number:,} {noun}s"


def size(number: int) -> str:
    """Give a number of bytes as a person reads it."""
    return f"{number / 1_000_000:.1f} MB" if number >= 100_000 else f"{number / 1000:.1f} kB"
