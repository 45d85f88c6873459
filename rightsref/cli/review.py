"""The verb ``review``: what is said about the text, the least certain first, and the counts.

In: a content folder and a terminal. Out: lines to read, exit code 0, or 1 where the content has
errors. Changes nothing.
"""

from __future__ import annotations

from pathlib import Path

from rightsref import review
from rightsref.cli.stages import Clock, read
from rightsref.cli.terminal import Terminal
from rightsref.faults import errors
from rightsref.link import link


def run(content: Path, terminal: Terminal, most: int, below: float) -> int:
    """Print at most ``most`` items under a confidence (0: all), then the counts."""
    found = read(content, Clock())
    if errors(found.faults):
        terminal.faults(found.faults)
        return 1
    linked = link(found.library)
    items = [item for item in review.items(linked) if item.confidence < below]
    for item in items[:most or None]:
        words = item.words if len(item.words) <= 70 else item.words[:69] + "…"
        terminal.tell(f"{item.confidence:.2f}  {item.kind:<12} {item.target:<44} {words!r}\n"
                      f"      {item.ref}  {item.path}:{item.line}  {item.by}")
    if most and len(items) > most:
        terminal.tell(f"… and {len(items) - most:,} more: --most 0 shows all.")
    terminal.tell("")
    for name, number, parts in review.counts(linked):
        terminal.tell(f"{name:<28}{number:>6}   {parts}")
    return 0
