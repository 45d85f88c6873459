"""The measure of a whole library: what ``bench --corpus DIR`` finds for a folder of saved pages.

In: a folder of sources and a terminal. Out: seconds, memory, pages and bytes of conversion and
build, then tables in Markdown: the sections found by edition, and whether every paragraph stands
in its source, letter for letter. Writes only into a folder of its own, which it removes.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lxml import html

from rightsref import draft
from rightsref.cli.pool import Workers
from rightsref.cli.stages import ROOT
from rightsref.cli.terminal import Terminal, count, size
from rightsref.faults import FaultError
from rightsref.load import load_report, shown
from rightsref.model import Heading
from rightsref.sources.read import read_source

SAMPLED = 0.5
"""Seconds between two looks at the memory of all processes."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one command took."""

    seconds: float
    processor: float
    """Seconds of processor time, of all its processes."""
    largest: float
    """Most megabytes of one process."""
    total: float
    """Most megabytes of all processes at one moment; 0 where the system does not tell."""


@dataclass(slots=True)
class Edition:
    """What the reports of one year have."""

    reports: int = 0
    found: Counter[str] = field(default_factory=Counter)
    """Reports whose source has a section, by its number."""
    restored: Counter[str] = field(default_factory=Counter)
    """Reports in which the outline restored it."""
    paragraphs: int = 0
    verbatim: int = 0
    headings: int = 0
    added: int = 0
    dropped: int = 0


FIGURES = {"reports": "reports", "paragraphs": "paragraphs",
           "verbatim": "of these letter for letter in the page", "headings": "headings found",
           "added": "headings restored", "dropped": "pieces of page furniture left out"}


@dataclass(frozen=True, slots=True)
class Seen:
    """What one converted report has."""

    year: int
    sections: tuple[tuple[str, str, str], ...]
    """Number, title and origin of each section and lettered subsection."""
    paragraphs: int
    verbatim: int
    headings: int
    added: int
    dropped: int
    strayed: tuple[str, ...]
    """First words of paragraphs that do not stand in the source as they are."""


def run(folder: Path, most: int, terminal: Terminal) -> int:
    """Measure; give the exit code."""
    sources = chosen(folder, most)
    if not sources:
        terminal.complain(f"{folder} has no pages (*.html or *.txt).")
        return 2
    with tempfile.TemporaryDirectory(prefix="rightsref-library-") as name:
        content, site = Path(name) / "content", Path(name) / "site"
        terminal.progress(f"converting {count(len(sources), 'source')}")
        converted = command(["convert", "--quiet", "--content", str(content), *map(str, sources)])
        terminal.progress("building the library")
        built = command(["--quiet", "--content", str(content), "--site", str(site)])
        terminal.progress("comparing every paragraph with its page")
        with Workers(os.cpu_count() or 1) as pool:
            seen = [one for _, one in pool.each(look, [(path, content) for path in sources]) if one]
        held = len(list((content / "reports").iterdir()))
        lines = [f"{count(len(sources), 'source')}, {count(held, 'report')}, "
                 f"{count(os.cpu_count() or 1, 'core')}.", "", *costs(converted, built, held), "",
                 *weights(site), "", *by_edition(seen)]
    for line in lines:
        terminal.tell(line)
    return 0 if all(one.paragraphs == one.verbatim for one in seen) else 1


def chosen(folder: Path, most: int) -> list[Path]:
    """Give the sources of a folder, or ``most`` of them, evenly spread over the alphabet."""
    found = sorted(path for path in folder.iterdir() if path.suffix in (".html", ".txt"))
    if not most or len(found) <= most:
        return found
    return [found[at * len(found) // most] for at in range(most)]


# ---- costs --------------------------------------------------------------------------------------

def command(arguments: Sequence[str]) -> Cost:
    """Run one command of ours in a process of its own."""
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, str(ROOT / "build.py"), *arguments],
                               stdout=subprocess.DEVNULL)
    peak = [0.0]
    ended = threading.Event()

    def watch() -> None:
        while not ended.wait(SAMPLED):
            peak[0] = max(peak[0], sum(map(_held, _family(process.pid))))

    watcher = threading.Thread(target=watch)
    watcher.start()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    ended.set()
    watcher.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"build.py {arguments[0]} ended with {process.returncode}")
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit, peak[0])


def _family(process: int) -> list[int]:
    """Give a process and all that it started; on Linux alone."""
    found = [process]
    for path in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            found += [one for child in path.read_text().split() for one in _family(int(child))]
        except OSError:
            continue
    return found


def _held(process: int) -> float:
    """Give the megabytes that a process has, what it shares counted in parts."""
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    found = re.search(r"^Pss:\s+(\d+)", text, re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0


def costs(converted: Cost, built: Cost, reports: int) -> Iterable[str]:
    yield "| step | seconds | of processor | a report | largest process | all processes |"
    yield "|---|---:|---:|---:|---:|---:|"
    for name, cost in (("convert", converted), ("build", built)):
        yield (f"| {name} | {cost.seconds:,.0f} | {cost.processor:,.0f} | "
               f"{cost.processor / reports:.2f} s | {cost.largest:.0f} MB | {cost.total:.0f} MB |")


def weights(site: Path) -> Iterable[str]:
    """Say how much was made: pages and bytes by kind, the heaviest page, the widest folder."""
    kinds: Counter[str] = Counter()
    numbers: Counter[str] = Counter()
    heavy: tuple[int, str] = (0, "")
    wide: tuple[int, str] = (0, "")
    for base, _, names in os.walk(site):
        inner = Path(base).relative_to(site).as_posix()
        wide = max(wide, (len(names), inner))
        for name in names:
            weight = os.stat(os.path.join(base, name)).st_size
            path = name if inner == "." else f"{inner}/{name}"
            kind = ("pages" if name.endswith(".html") else "search" if "search/" in path
                    else "data" if "data/" in path else "the rest")
            kinds[kind] += weight
            numbers[kind] += 1
            if name.endswith(".html"):
                heavy = max(heavy, (weight, path))
    yield "| made | files | bytes |"
    yield "|---|---:|---:|"
    for kind in ("pages", "search", "data", "the rest"):
        yield f"| {kind} | {numbers[kind]:,} | {size(kinds[kind])} |"
    yield f"| together | {sum(numbers.values()):,} | {size(sum(kinds.values()))} |"
    yield ""
    yield (f"The heaviest page is `{heavy[1]}`, {size(heavy[0])}; the folder with the most files "
           f"is `{wide[1]}/`, {wide[0]:,}.")


# ---- what was found -----------------------------------------------------------------------------

def look(work: tuple[Path, Path]) -> Seen | None:
    """Compare one source with what it became: a unit of work. None where it was not converted."""
    path, content = work
    data = path.read_bytes()
    try:
        source = read_source(shown(path), data, restoring=False)
    except FaultError:
        return None
    report, _ = load_report(content / "reports" / draft.report_id(source.country, source.year))
    if report is None:
        return None
    page = text_of(data)
    at, strayed = 0, []
    for paragraph in report.paragraphs:
        words = "".join(paragraph.text.split())
        place = page.find(words, at)
        if place < 0:
            strayed.append(f"{report.id}: {paragraph.text[:60]}")
        else:
            at = place + len(words)
    headings = [block for file in report.files for block in file.blocks
                if isinstance(block, Heading)]
    found = re.compile(r"section-(\d(?:-[a-z])?)$")
    numbered = [(match[1].replace("-", "."), block.text, block.origin)
                for block in headings if (match := found.match(block.id))]
    return Seen(report.year, tuple(numbered), len(report.paragraphs),
                len(report.paragraphs) - len(strayed), len(headings),
                sum(block.origin == "editorial" for block in headings), len(report.dropped),
                tuple(strayed))


def text_of(data: bytes) -> str:
    """Give all letters of a source, with no white space: read without our own reader."""
    text = data.decode("utf-8")
    if "<html" in text[:4000].lower():
        tree = html.document_fromstring(text.encode("utf-8"),
                                        parser=html.HTMLParser(encoding="utf-8"))
        text = "".join(tree.itertext())
    return "".join(text.split())


def by_edition(seen: Sequence[Seen]) -> Iterable[str]:
    """Give the tables: what the reports of each year have."""
    editions: dict[int, Edition] = {}
    titles: dict[str, dict[int, Counter[str]]] = {}
    for one in seen:
        edition = editions.setdefault(one.year, Edition())
        edition.reports += 1
        for number, title, origin in one.sections:
            (edition.found if origin == "source" else edition.restored)[number] += 1
            titles.setdefault(number, {}).setdefault(one.year, Counter())[_bare(title)] += 1
        edition.paragraphs += one.paragraphs
        edition.verbatim += one.verbatim
        edition.headings += one.headings - one.added
        edition.added += one.added
        edition.dropped += one.dropped
    years = sorted(editions)
    yield "| | " + " | ".join(map(str, years)) + " |"
    yield "|---|" + "---:|" * len(years)
    for name, words in FIGURES.items():
        yield f"| {words} | " + " | ".join(f"{getattr(editions[y], name):,}" for y in years) + " |"
    yield ""
    yield "| section | " + " | ".join(map(str, years)) + " |"
    yield "|---|" + "---:|" * len(years)
    for number in sorted(titles):
        cells = []
        for year in years:
            found, restored = editions[year].found[number], editions[year].restored[number]
            cells.append(f"{found:,}" + (f" + {restored:,}" if restored else "")
                         if found or restored else "–")
        yield f"| {number} {_called(titles[number])} | " + " | ".join(cells) + " |"
    strayed = [line for one in seen for line in one.strayed]
    yield ""
    yield (f"{count(sum(e.verbatim for e in editions.values()), 'paragraph')} of "
           f"{sum(e.paragraphs for e in editions.values()):,} stand in their pages letter for "
           "letter and in their order.")
    yield from (f"- not so: {line}" for line in strayed)


def _called(titles: Mapping[int, Counter[str]]) -> str:
    """Give the title of a number; with the years where it had several."""
    years: dict[str, list[int]] = {}
    for year, found in sorted(titles.items()):
        years.setdefault(found.most_common(1)[0][0], []).append(year)
    if len({title.casefold() for title in years}) == 1:
        return next(iter(years))
    return "; ".join(f"{title} ({', '.join(map(str, held))})" for title, held in years.items())


def _bare(title: str) -> str:
    return re.sub(r"^(section \d\.?|[a-k]\.)\s+", "", title, flags=re.IGNORECASE).rstrip(":")
