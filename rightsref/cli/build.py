"""The verbs that build: without a verb, ``pack`` and ``check``.

In: folders and a terminal. Out: exit code 0, or 1 where the content has errors. Nothing is
published where there is an error.
"""

from __future__ import annotations

import time
from pathlib import Path

from rightsref import publish
from rightsref.cli import library
from rightsref.cli.stages import Clock, finish, make
from rightsref.cli.terminal import Terminal, count, size
from rightsref.render import SCRIPT_BUDGET, TEXT_BUDGET, weigh
from rightsref.survey import reports


def build(content: Path, out: Path, terminal: Terminal, packing: bool = False) -> int:
    """Build the site, with ``packing`` its downloads too; give the exit code."""
    start = time.perf_counter()
    publish.refuse_foreign(out)
    if len(reports(content)) > 1:
        return library.build(content, out, terminal)
    clock = Clock(terminal.progress)
    made = make(content, clock, packing)
    if terminal.faults(made.faults):
        terminal.complain(f"nothing was published; {out} is as it was.")
        return 1
    published = finish(made, out, clock)
    pages = sum(path.endswith(".html") for path in made.files)
    paragraphs = sum(len(report.paragraphs) for report in made.library.reports)
    terminal.say(f"{count(len(made.library.reports), 'report')}, {count(paragraphs, 'paragraph')}, "
                 f"{count(pages, 'page')}, {size(sum(map(len, made.files.values())))}: "
                 f"{published.written:,} files written, {published.kept:,} kept, "
                 f"{published.pruned:,} removed, in {time.perf_counter() - start:.1f} s.")
    weight = weigh(made.files, [page.url for page in made.linked.pages] if made.linked else ())
    if weight:
        terminal.say(f"Heaviest section page: {weight.page}, {weight.text / 1000:.1f} of "
                     f"{TEXT_BUDGET / 1000:.0f} kB with its stylesheet, scripts "
                     f"{weight.scripts / 1000:.1f} of {SCRIPT_BUDGET / 1000:.0f} kB, compressed.")
        for words in weight.over:
            terminal.warn(words)
    if not made.library.site.contact:
        terminal.warn("content/site.yaml has no contact: the pages cannot say whom to ask for the "
                      "removal of a name. Set contact to a mail or web address.")
    terminal.say(f"Open {(out / 'index.html').resolve().as_uri()}")
    return 0


def check(content: Path, terminal: Terminal) -> int:
    """Check content and pages without publishing; give the exit code."""
    if len(reports(content)) > 1:
        return library.build(content, Path("site"), terminal, publishing=False)
    made = make(content, Clock(terminal.progress))
    if terminal.faults(made.faults):
        return 1
    pages = sum(path.endswith(".html") for path in made.files)
    paragraphs = sum(len(report.paragraphs) for report in made.library.reports)
    terminal.say(f"{count(paragraphs, 'paragraph')} equal the source; "
                 f"{count(pages, 'page')} hold them; no errors.")
    return 0
