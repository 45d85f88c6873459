"""One run of the three searches over the real content.

In: the project's content. Out: figures, and whether the bars of the held-out half are met.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from rightsref.findable import records, settings
from rightsref.link import link
from rightsref.load import load
from rightsref.search import SearchRecord, build_index
from rightsref.search.service import ask_for_files
from tests.browsers import ROOT
from tests.search_quality.judge import Answer, Query, Tally, misses, queries, tally

HERE = Path(__file__).parent
ENGINES = ("ours", "pagefind", "minisearch")
BARS = {"name": ("first", 98), "word": ("first", 98), "variant": ("five", 98),
        "typo": ("five", 98), "cyrillic": ("five", 98), "alien": ("five", 95),
        "nothing": ("five", 95)}
"""Kind → figure and least share, in per cent, on the held-out half."""


class MissingTool(RuntimeError):
    """A tool that only this comparison needs is not here; the message says which."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything that one run found out."""

    asked: list[Query]
    """The judged queries."""
    given: dict[str, list[Answer]]
    """Engine → its answers, one a query."""
    passages: list[SearchRecord]
    """The passages in the report's order."""

    def tally(self, engine: str) -> dict[tuple[str, bool], Tally]:
        return tally(self.asked, self.given[engine], self.passages)


def real_records() -> tuple[list[SearchRecord], dict[str, bytes]]:
    """The records of the real content, and the files of its search."""
    library, _ = load(ROOT / "content")
    linked = link(library)
    found = records(linked)
    return found, build_index(found, settings(linked))


def measure() -> Measured:
    """Run all three engines on all judged queries."""
    _need_node()
    found, files = real_records()
    asked = queries(yaml.safe_load((HERE / "queries.yaml").read_text("utf-8")))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write(folder / "site", files)
        _write(folder / "stock", _stock(found))
        work = {"records": [_plain(record) for record in found],
                "queries": [query.text for query in asked]}
        (folder / "work.json").write_text(json.dumps(work), "utf-8")
        made = subprocess.run(
            ["node", str(HERE / "peers.js"), str(folder), str(ROOT / "assets" / "js")],
            capture_output=True, text=True, check=False)
    if made.returncode:
        raise MissingTool(f"node could not run the comparison:\n{made.stderr}")
    given = {engine: [Answer(one["urls"], one["said"]) for one in answers]
             for engine, answers in json.loads(made.stdout).items()}
    return Measured(asked, given, [one for one in found if one.kind == "paragraph"])


def report(measured: Measured, show_misses: bool) -> tuple[str, bool]:
    """The table, and whether every bar is met on the held-out half."""
    tallies = {engine: measured.tally(engine) for engine in ENGINES}
    lines = [f"{len(measured.asked)} judged queries; per cent first / in the first five"]
    met = True
    for held, half in ((False, "tuned on"), (True, "held out")):
        lines += ["", f"{half:<12}{'queries':>8}" + "".join(f"{name:>16}" for name in ENGINES)]
        for kind in dict.fromkeys(query.kind for query in measured.asked):
            rows = [tallies[engine][kind, held] for engine in ENGINES]
            lines.append(f"{kind:<12}{rows[0].asked:>8}" + "".join(
                f"{row.share(row.first):>8.0f} /{row.share(row.five):>5.0f} " for row in rows))
            if held and kind in BARS:
                figure, least = BARS[kind]
                met &= rows[0].share(getattr(rows[0], figure)) >= least
            if held:
                met &= all((rows[0].first, rows[0].five) >= (row.first, row.five)
                           for row in rows[1:])
        lines.append("nothing: first = honest (no answer, or the reader is told)")
    lines += ["", "every bar of the held-out half is met" if met
              else "a bar of the held-out half is NOT met"]
    if show_misses:
        lines += ["", "wrong first answers in the half that is tuned on:",
                  *misses(measured.asked, measured.given["ours"], measured.passages, held=False)]
    return "\n".join(lines), met


def _stock(found: list[SearchRecord]) -> dict[str, bytes]:
    """Pagefind as it comes: English stems, the title as metadata, default ranking."""
    return ask_for_files([
        {"type": "AddRecord", "index_id": 0, "url": record.url, "language": "en",
         "content": " ".join((record.text, *record.also, record.hints)).strip() or record.title,
         "meta": {"title": _title(record)}, "filters": None, "sort": None}
        for record in found], "en")


def _plain(record: SearchRecord) -> dict[str, Any]:
    return {"url": record.url, "title": _title(record), "also": " ; ".join(record.also),
            "text": record.text, "hints": record.hints}


def _title(record: SearchRecord) -> str:
    return f"{record.ref} {record.section}" if record.ref else record.title


def _write(folder: Path, files: dict[str, bytes]) -> None:
    for path, data in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def _need_node() -> None:
    if not shutil.which("node"):
        raise MissingTool("node is missing: the comparison runs in it (Debian: nodejs, npm)")
    if (HERE / "node_modules" / "minisearch").is_dir():
        return
    if not shutil.which("npm"):
        raise MissingTool("npm is missing: it brings MiniSearch for the comparison (Debian: npm)")
    made = subprocess.run(["npm", "ci", "--no-progress"], cwd=HERE, capture_output=True, text=True,
                          check=False)
    if made.returncode:
        raise MissingTool(f"npm could not bring MiniSearch:\n{made.stderr}")
