"""The verb ``bench``: seconds and peak memory by stage, beside Hugo with Pagefind.

In: a content folder and a terminal. Out: a table, and exit code 0. Writes only into a folder of
its own, which it removes. The peer gets the same paragraphs, one Markdown file a part of the
report, with the same topics, people, provisions and places as taxonomies, and is run in turn
with ours, so that a busy machine slows both.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rightsref.cli.stages import BUILT_IN, ROOT, Clock, finish, make
from rightsref.cli.terminal import Terminal
from rightsref.faults import errors
from rightsref.link import Linked, Page, link
from rightsref.load import load

RUNS = 5
LIMIT = 2.0
"""Seconds that a build from nothing may take, search index included, for one report."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one command took."""

    seconds: float
    megabytes: float
    """Peak of memory."""


def run(content: Path, terminal: Terminal) -> int:
    """Measure, and print what was measured; give the exit code."""
    library, faults = load(content, BUILT_IN)
    if errors(faults):
        terminal.faults(faults)
        return 1
    with tempfile.TemporaryDirectory(prefix="rightsref-bench-") as name:
        folder = Path(name)
        peer = _peer(link(library), folder / "hugo")
        ours: list[Cost] = []
        theirs: list[Cost] = []
        for number in range(RUNS):
            out = folder / f"site-{number}"
            ours.append(_command([sys.executable, str(ROOT / "build.py"), "--quiet", "--content",
                                  str(_copy(content, folder, number)), "--site", str(out)]))
            if peer:
                shutil.rmtree(folder / "hugo" / "public", ignore_errors=True)
                made = [_command(command) for command in peer]
                theirs.append(Cost(sum(c.seconds for c in made),
                                   max(c.megabytes for c in made)))
        stages = _stages(_copy(content, folder, RUNS), folder / "site-stages")
        pages = sum(1 for _ in (folder / "site-0").rglob("*.html"))
        public = folder / "hugo" / "public"
        peer_pages = sum(1 for _ in public.rglob("*.html")) if peer else 0
    _print(terminal, stages, ours, theirs, pages, peer_pages)
    return 0


def _copy(content: Path, folder: Path, number: int) -> Path:
    """Give a copy of the content, so that no ledger is touched."""
    return Path(shutil.copytree(content, folder / f"content-{number}"))


def _command(command: Sequence[str]) -> Cost:
    """Run one command in a process of its own."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    said = process.stderr.read().decode("utf-8", "replace")
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}: {said}")
    return Cost(seconds, usage.ru_maxrss / 1024)


def _stages(content: Path, out: Path) -> dict[str, Cost]:
    """Build once in a process of its own, and give what each stage took."""
    script = ("import sys\nfrom pathlib import Path\nfrom rightsref.cli import bench\n"
              "bench.measure(Path(sys.argv[1]), Path(sys.argv[2]))\n")
    made = subprocess.run([sys.executable, "-c", script, str(content), str(out)],
                          stdout=subprocess.PIPE, cwd=ROOT, check=True)
    return {stage: Cost(*cost) for stage, cost in json.loads(made.stdout).items()}


def measure(content: Path, out: Path) -> None:
    """Build, and print the seconds and the peak of memory at the end of each stage, as JSON."""
    clock = Clock()
    made = make(content, clock)
    if made.ok:
        finish(made, out, clock)
    json.dump({stage: (clock.seconds[stage], clock.peaks[stage]) for stage in clock.seconds},
              sys.stdout)


# ---- the peer -----------------------------------------------------------------------------------

_LAYOUT = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title>
<link rel="stylesheet" href="{{ "style.css" | relURL }}"></head><body><main data-pagefind-body>
<h1>{{ .Title }}</h1>{{ .Content }}
"""
_PEER_FILES = {
    "layouts/_default/single.html": _LAYOUT + """{{ range $name, $_ := .Site.Taxonomies }}
{{ range $.GetTerms $name }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}{{ end }}
{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
</main></body></html>
""",
    "layouts/_default/list.html": _LAYOUT + """<ul>{{ range .Pages }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></main></body></html>
""",
    # A term's page shows each passage in context, as ours does.
    "layouts/_default/term.html": _LAYOUT + """<ul>{{ range .Pages }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Content }}</li>{{ end }}</ul>
</main></body></html>
""",
    "static/style.css": "body { max-width: 40em }\n",
}


def _peer(linked: Linked, folder: Path) -> list[list[str]]:
    """Lay out the same text for Hugo; give the two commands, or none where Hugo is not there."""
    hugo, pagefind = _binary("hugo", "binaries/hugo"), _binary("pagefind_bin", "pagefind")
    if hugo is None or pagefind is None:
        return []
    files = {"hugo.json": json.dumps({
        "baseURL": "https://example.org/", "title": "peer", "disableKinds": ["RSS"],
        "taxonomies": {"right": "rights", "person": "people", "provision": "provisions",
                       "place": "places", "organisation": "organisations"}}), **_PEER_FILES}
    for page in linked.pages:
        for number in range(1, len(page.passages) + 1):
            files[f"content/{page.report}/{page.slug}/{number:03d}.md"] = _peer_passage(
                linked, page, number)
        files[f"content/{page.report}/{page.slug}/_index.md"] = (
            json.dumps({"title": page.file.title}) + "\n\n"
            + "\n\n".join(passage.paragraph.text for passage in page.passages) + "\n")
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return [[str(hugo), "--quiet", "--source", str(folder)],
            [str(pagefind), "--site", str(folder / "public")]]


def _peer_passage(linked: Linked, page: Page, number: int) -> str:
    passage = page.passages[number - 1]
    paragraph = passage.paragraph
    named: dict[str, list[str]] = {"rights": [r.id for r in paragraph.rights]}
    for kind, plural in (("person", "people"), ("provision", "provisions"), ("place", "places"),
                         ("organisation", "organisations")):
        named[plural] = sorted({m.target for m in paragraph.mentions if m.kind == kind})
    front = {"title": passage.ref, "weight": number, **{k: v for k, v in named.items() if v}}
    return f"{json.dumps(front)}\n\n{paragraph.text}\n"


def _binary(package: str, name: str) -> Path | None:
    """Give a program that an installed package carries."""
    found = importlib.util.find_spec(package)
    for folder in (found and found.submodule_search_locations) or ():
        if (path := Path(folder) / name).is_file():
            return path
    return None


# ---- the table ----------------------------------------------------------------------------------

def _print(terminal: Terminal, stages: dict[str, Cost], ours: list[Cost], theirs: list[Cost],
           pages: int, peer_pages: int) -> None:
    terminal.tell(f"{'stage':<22}{'seconds':>9}{'peak MB':>9}")
    for name, cost in stages.items():
        terminal.tell(f"{name:<22}{cost.seconds:>9.3f}{cost.megabytes:>9.0f}")
    best = min(ours, key=lambda cost: cost.seconds)
    verdict = "within" if best.seconds <= LIMIT else "OVER"
    terminal.tell(f"\n{'from nothing':<22}{best.seconds:>9.2f}{best.megabytes:>9.0f}   "
                  f"{pages:,} pages; best of {RUNS}, {verdict} the limit of {LIMIT:.1f} s")
    if theirs:
        peer = min(theirs, key=lambda cost: cost.seconds)
        terminal.tell(f"{'Hugo and Pagefind':<22}{peer.seconds:>9.2f}{peer.megabytes:>9.0f}   "
                      f"{peer_pages:,} pages of the same text, in turn with ours")
        terminal.tell(f"{'ratio':<22}{best.seconds / peer.seconds:>9.2f}")
    else:
        terminal.tell("Hugo is not installed: `make bench` installs it with the test tools.")
