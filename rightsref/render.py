"""The press: views into finished files.

In: views, the folder of templates and the folder of assets. Out: content by path below the
site's root. The only home of Jinja. Never makes a URL, never sorts, never writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from rightsref.pages import View

STYLESHEET = "assets/site.css"
LAYERS = ("tokens", "text", "chrome", "parts")
"""Style sheets in the order in which they are joined; all others follow, ``print`` is last."""


def render(views: Iterable[View], templates: Path, assets: Path) -> dict[str, bytes]:
    """Render every view, and bring the assets along."""
    environment = _environment(templates)
    files = static(assets)
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
            files[f"assets/{name.as_posix()}"] = path.read_bytes()
    return files


def stylesheet(folder: Path) -> str:
    """Join the layers of CSS into one sheet."""
    names = [path.stem for path in sorted(folder.glob("*.css"))]
    others = [name for name in names if name not in (*LAYERS, "print")]
    order = [*LAYERS, *others, "print"]
    return "\n".join(minify((folder / f"{name}.css").read_text("utf-8"))
                     for name in order if name in names) + "\n"


def minify(css: str) -> str:
    """Take comments and needless white space out of a sheet that has no such text in strings."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r"\s*([{};,>])\s*", r"\1", css)
    css = re.sub(r":\s+", ":", css)
    return css.replace(";}", "}").strip()
