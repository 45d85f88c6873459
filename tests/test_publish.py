"""The writing room: all or nothing, only what differs, and never into somebody else's folder."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rightsref.publish import MARKER, Published, PublishError, publish, write_text
from tests.browsers import ROOT


def held(folder: Path) -> dict[str, bytes]:
    """Give what a folder holds beside the marker."""
    return {path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*") if path.is_file() and path.name != MARKER}


def test_a_site_holds_just_the_files_of_the_last_build(tmp_path: Path) -> None:
    out = tmp_path / "site"
    assert publish({"index.html": b"one", "a/b.html": b"two"}, out) == Published(2, 0, 0)
    assert publish({"index.html": b"one", "c/d.html": b"three"}, out) == Published(1, 1, 1)
    assert held(out) == {"index.html": b"one", "c/d.html": b"three"}
    assert os.listdir(tmp_path) == ["site"]


def test_a_file_that_did_not_change_keeps_its_date(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish({"index.html": b"one", "b.html": b"two"}, out)
    os.utime(out / "index.html", (1, 1))
    publish({"index.html": b"one", "b.html": b"new"}, out)
    assert (out / "index.html").stat().st_mtime == 1


def test_a_folder_with_files_of_somebody_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "photos"
    out.mkdir()
    (out / "cat.jpg").write_bytes(b"cat")
    with pytest.raises(PublishError, match="did not write"):
        publish({"index.html": b"one"}, out)
    assert held(out) == {"cat.jpg": b"cat"}


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_bytes(b"a file")
    with pytest.raises(PublishError, match="is a file"):
        publish({"index.html": b"one"}, tmp_path / "site")


def test_a_symbolic_link_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "other")
    with pytest.raises(PublishError, match="symbolic link"):
        publish({"index.html": b"one"}, tmp_path / "site")
    assert held(tmp_path / "other") == {}


def test_a_symbolic_link_inside_the_site_is_replaced_and_not_followed(tmp_path: Path) -> None:
    out, other = tmp_path / "site", tmp_path / "other"
    publish({"index.html": b"one", "people/a.html": b"a"}, out)
    other.mkdir()
    (other / "a.html").write_bytes(b"a")
    (out / "people" / "a.html").unlink()
    (out / "people").rmdir()
    (out / "people").symlink_to(other)
    (out / "index.html").unlink()
    (out / "index.html").symlink_to(other / "a.html")
    publish({"index.html": b"two", "people/a.html": b"a"}, out)
    assert held(out) == {"index.html": b"two", "people/a.html": b"a"}
    assert not (out / "people").is_symlink()
    assert held(other) == {"a.html": b"a"}


@pytest.mark.parametrize("path", ["../escape.html", "/root.html", "a/../../b.html", "", "a//b",
                                  "a\\b.html"])
def test_a_name_that_is_not_below_the_site_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(PublishError, match="no name below"):
        publish({path: b"x"}, tmp_path / "site")
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_refuses_leaves_the_old_site(tmp_path: Path,
                                                 monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "site"
    publish({"index.html": b"one"}, out)
    wrote = Path.write_bytes

    def refuse(path: Path, content: bytes) -> int:
        if path.name == "b.html":
            raise OSError(28, "No space left on device", str(path))
        return wrote(path, content)

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(PublishError, match="No space left"):
        publish({"index.html": b"two", "b.html": b"two"}, out)
    monkeypatch.undo()
    assert held(out) == {"index.html": b"one"}
    assert os.listdir(tmp_path) == ["site"]


_FOREVER = """
import sys
from pathlib import Path
from rightsref.publish import publish
n = 0
while True:
    n += 1
    publish({f"{i}.html": b"%d " % n * 2000 for i in range(60)}, Path(sys.argv[1]))
"""


def test_a_kill_at_any_moment_leaves_one_whole_site(tmp_path: Path) -> None:
    out = tmp_path / "site"
    for wait in (0.02, 0.05, 0.08, 0.11, 0.14, 0.17):
        process = subprocess.Popen([sys.executable, "-c", _FOREVER, str(out)], cwd=ROOT)
        while not out.exists():
            time.sleep(0.005)
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        process.wait()
        found = held(out)
        assert len(found) == 60
        assert len(set(found.values())) == 1, "two builds are mixed"
    publish({"index.html": b"last"}, out)
    assert os.listdir(tmp_path) == ["site"], "what the killed builds left is swept away"


def test_where_two_names_cannot_be_exchanged_the_site_is_moved_in(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rightsref.publish._exchange", lambda one, other: False)
    out = tmp_path / "site"
    publish({"index.html": b"one"}, out)
    publish({"index.html": b"two"}, out)
    assert held(out) == {"index.html": b"two"}
    assert os.listdir(tmp_path) == ["site"]


def test_a_site_that_a_kill_left_aside_is_brought_back(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish({"index.html": b"one"}, out)
    out.rename(tmp_path / ".site.rightsref-old")
    assert publish({"index.html": b"one"}, out) == Published(0, 1, 0)


def test_a_content_file_is_written_only_where_it_differs(tmp_path: Path) -> None:
    path = tmp_path / "reports" / "ledger"
    assert write_text(path, "one\n")
    assert not write_text(path, "one\n")
    assert path.read_text() == "one\n"
    assert os.listdir(path.parent) == ["ledger"]
