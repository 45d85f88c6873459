"""The press: views into finished files.

In: views, the folder of templates and the folder of assets. Out: content by path below the
site's root. The only home of Jinja. Never makes a URL, never sorts, never writes.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from rightsref.pages import View

STYLESHEET = "assets/site.css"
TEXT_BUDGET, SCRIPT_BUDGET = 30_000, 15_000
"""Bytes, compressed, that a section page with its stylesheet and its scripts may have."""
AT_ROOT = ("verify.py",)
"""Assets that stand at the site's root: what is run there, and finds the site beside itself."""
LAYERS = ("tokens", "text", "chrome", "parts")
"""Style sheets in the order in which they are joined; all others follow, ``print`` is last."""


def render(views: Iterable[View], templates: Path, assets: Path | None) -> dict[str, bytes]:
    """Render every view, and bring the assets along where their folder is named."""
    environment = _environment(templates)
    files = static(assets) if assets else {}
    for view in views:
        template = environment.get_template(view.template)
        files[view.url] = template.render(site=view.site, page=view.page).encode()
    return files


@lru_cache(maxsize=4)
def _environment(templates: Path) -> Environment:
    return Environment(loader=FileSystemLoader(templates), autoescape=True,
                       undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
                       keep_trailing_newline=True, auto_reload=False)


def static(assets: Path) -> dict[str, bytes]:
    """Give the one stylesheet, and every other asset as it is."""
    files = {STYLESHEET: stylesheet(assets / "css").encode()}
    for path in sorted(assets.rglob("*")):
        name = path.relative_to(assets)
        if path.is_file() and name.parts[0] != "css":
            where = "" if name.as_posix() in AT_ROOT else "assets/"
            files[f"{where}{name.as_posix()}"] = path.read_bytes()
    return files


def stylesheet(folder: Path) -> str:
    """Join the layers of CSS into one sheet."""
    names = [path.stem for path in sorted(folder.glob("*.css"))]
    others = [name for name in names if name not in (*LAYERS, "print")]
    order = [*LAYERS, *others, "print"]
    return "\n".join(minify((folder / f"{name}.css").read_text("utf-8"))
                     for name in order if name in names) + "\n"


@dataclass(frozen=True, slots=True)
class Weight:
    """What a reader's first page costs, in bytes as a host sends them."""

    page: str
    """The heaviest section page."""
    text: int
    """That page with the stylesheet, compressed."""
    scripts: int
    """The scripts that it loads before anything is searched, compressed."""

    @property
    def over(self) -> tuple[str, ...]:
        """Say which of the two budgets is overdrawn, and by how much."""
        return tuple(
            f"{self.page}: its {what} {size / 1000:.1f} kB compressed, over the budget of "
            f"{budget / 1000:.0f} kB." for what, size, budget in (
                ("page and stylesheet are", self.text, TEXT_BUDGET),
                ("scripts are", self.scripts, SCRIPT_BUDGET)) if size > budget)


def weigh(files: Mapping[str, bytes], pages: Iterable[str]) -> Weight | None:
    """Weigh the heaviest of some pages; None where there are none."""
    heaviest = max(pages, key=lambda url: len(files[url]), default=None)
    if heaviest is None:
        return None
    names = re.findall(rb'<script defer src="(?:\.\./)*([^"]+)"', files[heaviest])
    return Weight(heaviest, _sent(files[heaviest]) + _sent(files[STYLESHEET]),
                  sum(_sent(files[name.decode()]) for name in names))


def _sent(content: bytes) -> int:
    return len(gzip.compress(content, 9))


def minify(css: str) -> str:
    """Take comments and needless white space out of a sheet that has no such text in strings."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r"\s*([{};,>])\s*", r"\1", css)
    css = re.sub(r":\s+", ":", css)
    return css.replace(";}", "}").strip()
