"""A library of three small reports, made of the one small report: two years of a country, and
another country.

In: an empty folder. Out: content in it. The texts are inventions of the tests.
"""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from tests.test_faults import SMALL

NONE = "There were no reports of disappearances by or on behalf of government authorities."
SOME = "There were few reports of disappearances by or on behalf of government authorities."
ADDED = "The ombudsman of Freedonia counted zebras."


def write(content: Path) -> Path:
    """Write the library: Freedonia 2020 and 2021, Sylvania 2021."""
    shutil.copytree(SMALL, content)
    first = content / "reports" / "freedonia-2020"
    _report(first, "freedonia-2021", "Freedonia", 2021)
    _report(first, "sylvania-2021", "Sylvania", 2021)
    # In 2021 one paragraph of Freedonia reads otherwise, one is new, and section 2 is gone.
    second = content / "reports" / "freedonia-2021"
    _edit(second / "01-disappearance.md", NONE, SOME)
    _edit(second / "01-disappearance.md", "    absence: none-reported\n", "")
    (second / "02-civil-liberties.md").unlink()
    page = second / "01-disappearance.md"
    page.write_text(page.read_text("utf-8").replace(
        "paragraphs:\n", "paragraphs:\n  p-99999:\n    rights:\n    - {id: disappearance, "
        "rank: primary, why: tells of it}\n", 1).rstrip("\n")
        + f"\n\n{{#p-99999}}\n{ADDED}\n", "utf-8")
    source = (second / "source.txt").read_text("utf-8").replace(NONE, SOME)
    head, _, rest = source.partition("Section 2.")
    _source(second, f"{head}{ADDED}\n\nFollow us{rest.partition('Follow us')[2]}")
    # Sylvania does not name Anna Smith: she is Freedonia's alone.
    other = content / "reports" / "sylvania-2021" / "01-disappearance.md"
    _edit(other, "[Anna Smith](person:anna-smith)", "Anna Smith")
    text = other.read_text("utf-8")
    start = text.index("      person:anna-smith:")
    other.write_text(text[:start] + text[text.index("    ranges:", start):], "utf-8")
    return content


def _report(source: Path, id_: str, country: str, year: int) -> None:
    folder = source.with_name(id_)
    shutil.copytree(source, folder)
    about = folder / "report.yaml"
    _edit(about, "title: '2020 Reports: Freedonia'", f"title: '{year} Reports: {country}'")
    _edit(about, "country: Freedonia", f"country: {country}")
    _edit(about, "year: 2020", f"year: {year}")


def _source(folder: Path, text: str) -> None:
    before = hashlib.sha256((folder / "source.txt").read_bytes()).hexdigest()
    (folder / "source.txt").write_text(text, "utf-8")
    _edit(folder / "report.yaml", before, hashlib.sha256(text.encode()).hexdigest())


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text, (path, old)
    path.write_text(text.replace(old, new, 1), "utf-8")
