"""The verb ``mint``: writes an id above every paragraph and heading that has none.

In: a content folder and a terminal. Out: content files with the new ids, exit code 0, or 1
where a file cannot be read; the others are minted all the same.
"""

from __future__ import annotations

from pathlib import Path

from rightsref import ledger, mint, publish
from rightsref.cli.stages import BUILT_IN
from rightsref.cli.terminal import Terminal
from rightsref.faults import FaultError
from rightsref.load import load, read_text, shown, text_of


def run(content: Path, terminal: Terminal) -> int:
    """Mint what is missing in every report; give the exit code."""
    library, _ = load(content, BUILT_IN)
    total = wrong = 0
    for report in library.reports:
        folder = content / "reports" / report.id
        path = folder / "ledger"
        entries, unknown = ledger.read(text_of(path), shown(path))
        if unknown:
            raise FaultError(unknown)
        taken = ledger.taken(report.files, entries)
        for file in sorted(folder.glob("[0-9]*.md")):
            text, unread = read_text(file)
            if text is None:
                wrong += terminal.faults(unread)
                continue
            fresh, names = mint.mint(text, report.id, taken)
            if names:
                publish.write_text(file, fresh)
                taken |= set(names)
                total += len(names)
                terminal.say(f"{shown(file)}: {', '.join(names)}")
    terminal.say(f"{total} ids minted." if total or wrong else "Every block has its id.")
    return 1 if wrong else 0
