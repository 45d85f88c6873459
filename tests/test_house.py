"""The house: rooms import downward only, files stay small, code is clean, nothing names a host."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browsers import ROOT

#: Rooms from the ground up: each imports only from rooms named before it.
FLOORS = (
    "faults", "model", "forms", "yamlio", "markup", "sources", "lands", "annotate", "shapes",
    "survey", "acquaint", "load", "store", "ledger", "link", "cards", "draft", "align", "carry",
    "arrange", "years", "merge", "decide", "namesakes", "mint", "addresses", "redact", "review",
    "search", "findable", "pictures", "pages", "rooms", "exports", "gather", "render", "check",
    "publish", "cli")
LONGEST = 420
"""Lines a module may have before it should become a folder."""
MODULES = sorted((ROOT / "rightsref").rglob("*.py"))


def room(path: Path) -> str:
    """Give the room that a module belongs to."""
    return path.relative_to(ROOT / "rightsref").parts[0].removesuffix(".py")


def rooms_imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            if node.module == "rightsref":
                names |= {alias.name for alias in node.names}
            elif node.module.startswith("rightsref."):
                names.add(node.module.split(".")[1])
        elif isinstance(node, ast.Import):
            names |= {alias.name.split(".")[1] for alias in node.names
                      if alias.name.startswith("rightsref.")}
    return names - {room(path)}


@pytest.mark.parametrize("path", [m for m in MODULES if m.parent.name != "rightsref"
                                  or m.name != "__init__.py"],
                         ids=lambda path: path.relative_to(ROOT / "rightsref").as_posix())
def test_a_room_imports_only_from_below(path: Path) -> None:
    own = FLOORS.index(room(path))
    above = {name for name in rooms_imported(path) if FLOORS.index(name) > own}
    assert above == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_opens_by_saying_what_it_is_and_stays_small(path: Path) -> None:
    text = path.read_text("utf-8")
    assert ast.get_docstring(ast.parse(text)), "no docstring"
    assert text.count("\n") <= LONGEST


def test_build_py_reads_like_a_table_of_contents() -> None:
    assert (ROOT / "build.py").read_text("utf-8").count("\n") < 250


@pytest.mark.parametrize(("name", "package"), [
    ("markdown_it", "markup.py"), ("yaml", "yamlio.py"), ("jinja2", "render.py"),
    ("pydantic", "forms.py yamlio.py")])
def test_a_tool_has_one_home(name: str, package: str) -> None:
    homes = {path.relative_to(ROOT / "rightsref").as_posix() for path in MODULES
             if re.search(rf"^\s*(import|from) {name}\b", path.read_text("utf-8"), re.MULTILINE)}
    assert homes <= set(package.split())


def run(*command: str) -> str:
    made = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True,
                          text=True, check=False)
    return "" if made.returncode == 0 else made.stdout + made.stderr


def test_ruff_finds_nothing() -> None:
    assert run("ruff", "check", "--no-cache", ".") == ""


def test_the_types_hold() -> None:
    assert run("mypy") == ""


def tracked() -> list[Path]:
    """Give every file that the repository holds; all files where it is no checkout."""
    made = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True,
                          check=False)
    names = made.stdout.split("\0") if made.returncode == 0 else []
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-test.txt",
                                  "requirements-tools.txt"])
def test_requirements_are_pinned_with_hashes_and_name_no_host(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    pins = re.findall(r"^[a-z][\w.-]*(?:\[[\w,-]+\])?(.*)$", text, re.MULTILINE | re.IGNORECASE)
    assert pins
    assert all(pin.startswith("==") for pin in pins)
    assert text.count("--hash=sha256:") >= len(pins)
    assert not re.search(r"https?://|--index|--find-links|--trusted-host", text)


def test_a_lock_file_of_npm_records_no_address() -> None:
    for path in tracked():
        if path.name in ("package-lock.json", "npm-shrinkwrap.json"):
            assert not re.search(r'"resolved"|https?://[^"]*registry', path.read_text("utf-8"))


def test_nothing_is_left_undone() -> None:
    words = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "X" + "XX")) + r")\b")
    for path in tracked():
        if path.suffix in (".py", ".js", ".css", ".html", ".toml", ".sh") or not path.suffix:
            found = words.search(path.read_text("utf-8", "replace"))
            assert found is None, f"{path}: {found}"
