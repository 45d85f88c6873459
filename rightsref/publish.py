"""The writing room: the only writer of ``site/`` and of the ledgers.

In: finished files by their path, and a folder. Out: that folder holding just those files. Never
judges a file, never publishes a part: a new folder is laid beside the old one and the two change
places in one step, so that a kill at any moment leaves the old site or the new one.

The folder carries a marker, which names the reports that it holds. One that is not empty and has
none is somebody else's, and is refused; so is a symbolic link, and so is a publication that would
take a whole report away. What did not change keeps its file and its date.
"""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import stat
import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

MARKER = ".rightsref"
MARKER_TEXT = (b"This folder is written by rightsref. Each build puts in it what the content says\n"
               b"and removes everything else. Keep nothing of your own here.\n")
_HELD = "report "
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


class PublishError(Exception):
    """Why a folder was left as it was; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Published:
    """What one publication did."""

    written: int
    """Files that are new or differ."""
    kept: int
    """Files that were there already, word for word."""
    pruned: int
    """Files that are no longer part of the site."""


def publish(files: Mapping[str, bytes], out: Path, reports: Collection[str] = ()) -> Published:
    """Make ``out`` hold ``files`` and nothing else, in one step; ``reports`` are their ids."""
    for path in files:
        _refuse_escape(path)
    draft = Draft.begin(out, reports)
    try:
        draft.lay(files)
        return draft.finish()
    finally:
        draft.discard()


@dataclass(frozen=True, slots=True)
class Draft:
    """A new folder beside the old one, not yet published: several processes may lay files in it.

    Nobody keeps what was laid: a library larger than memory is published in this way.
    """

    out: Path
    fresh: Path

    @classmethod
    def begin(cls, out: Path, reports: Collection[str] = ()) -> Draft:
        """Make an empty draft of a site that is to hold these reports."""
        refuse_foreign(out)
        fresh = out.with_name(f".{out.name}.rightsref-{os.getpid()}")
        try:
            out.parent.mkdir(parents=True, exist_ok=True)
            _sweep(out)
            refuse_loss(out, reports)
            fresh.mkdir()
        except OSError as error:
            raise _unwritten(out, error) from error
        draft = cls(out, fresh)
        draft.lay({MARKER: _marker(reports)})
        return draft

    def lay(self, files: Mapping[str, bytes]) -> None:
        """Lay some files; one that did not change is taken over from the old folder."""
        for path in files:
            _refuse_escape(path)
        try:
            for folder in sorted({PurePosixPath(path).parent.as_posix() for path in files}):
                (self.fresh / folder).mkdir(parents=True, exist_ok=True)
            for path, content in files.items():
                if not (_same(self.out / path, content)
                        and _take_over(self.out / path, self.fresh / path)):
                    (self.fresh / path).write_bytes(content)
        except OSError as error:
            raise _unwritten(self.out, error) from error

    def finish(self) -> Published:
        """Put the draft in the place of the old folder, in one step."""
        old, new = _regular_files(self.out), _regular_files(self.fresh)
        kept = sum(_is_one(self.out / path, self.fresh / path) for path in old & new - {MARKER})
        try:
            _swap(self.fresh, self.out)
        except OSError as error:
            raise _unwritten(self.out, error) from error
        return Published(len(new) - 1 - kept, kept, len(old - new))

    def discard(self) -> None:
        """Remove what is left beside the site: the old folder, or a draft that was given up."""
        shutil.rmtree(self.fresh, ignore_errors=True)


def _unwritten(out: Path, error: OSError) -> PublishError:
    return PublishError(f"{out} could not be written ({error.strerror}: {error.filename}); "
                        "it is as it was.")


def _marker(reports: Collection[str]) -> bytes:
    return MARKER_TEXT + "".join(f"{_HELD}{name}\n" for name in sorted(reports)).encode("utf-8")


def held_reports(out: Path) -> set[str]:
    """Give the ids of the reports that a published folder says it holds."""
    try:
        lines = (out / MARKER).read_text("utf-8", "replace").splitlines()
    except OSError:
        return set()
    return {line.removeprefix(_HELD) for line in lines if line.startswith(_HELD)}


def refuse_loss(out: Path, reports: Collection[str]) -> None:
    """Raise ``PublishError`` where a published report would go, with every address in it."""
    lost = sorted(held_reports(out) - set(reports))
    if lost:
        raise PublishError(
            f"{out} holds {', '.join(lost)}, and the content no longer does: every address in it "
            "would be lost. Put the report's folder back, or, to take it off the site on purpose, "
            f"remove the line {_HELD + lost[0]!r} from {out / MARKER}.")


def refuse_foreign(out: Path) -> None:
    """Raise ``PublishError`` where a folder is not ours to replace."""
    try:
        _refuse_foreign(out)
    except OSError as error:
        raise PublishError(f"{out} cannot be looked into ({error.strerror}).") from error


def _refuse_foreign(out: Path) -> None:
    if out.is_symlink():
        raise PublishError(f"{out} is a symbolic link. Name the folder itself.")
    if out.exists() and not out.is_dir():
        raise PublishError(f"{out} is a file. Name a folder.")
    if out.is_dir() and any(out.iterdir()):
        marker = out / MARKER
        if marker.is_symlink() or not marker.is_file():
            raise PublishError(f"{out} has files in it that rightsref did not write. Name an empty "
                               "or a new folder, or empty this one yourself.")


def _refuse_escape(path: str) -> None:
    pure = PurePosixPath(path)
    if (not path or pure.is_absolute() or ".." in pure.parts or path != str(pure)
            or re.search(r"[\\\x00-\x1f]", path)):
        raise PublishError(f"{path!r} is no name below the site's folder.")


def _regular_files(folder: Path) -> set[str]:
    """Give the plain files below a folder; what a symbolic link leads to is not looked at."""
    found: set[str] = set()
    for base, _, names in os.walk(folder, followlinks=False):
        for name in names:
            path = os.path.join(base, name)
            if stat.S_ISREG(os.lstat(path).st_mode):
                found.add(Path(path).relative_to(folder).as_posix())
    return found


def _same(path: Path, content: bytes) -> bool:
    try:
        seen = path.lstat()
    except OSError:
        return False
    return (stat.S_ISREG(seen.st_mode) and seen.st_size == len(content)
            and path.read_bytes() == content)


def _is_one(one: Path, other: Path) -> bool:
    """Tell whether two names are of one file."""
    return os.path.samestat(one.lstat(), other.lstat())


def _take_over(path: Path, fresh: Path) -> bool:
    """Give an unchanged file a second name in the new folder; False where the disk cannot."""
    try:
        os.link(path, fresh, follow_symlinks=False)
    except (OSError, NotImplementedError):
        return False
    return True


def _swap(fresh: Path, out: Path) -> None:
    """Let two folders change places; afterwards ``fresh`` holds the old one, if there was one."""
    if not out.exists():
        fresh.rename(out)
    elif not _exchange(fresh, out):
        # No such call on this system: for an instant there is no folder, and the next run
        # finds the old one under its other name (see ``_sweep``).
        aside = _aside(out)
        out.rename(aside)
        fresh.rename(out)
        aside.rename(fresh)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two names in one step, where the system can (Linux and macOS)."""
    names = os.fsencode(one), os.fsencode(other)
    with suppress(OSError, AttributeError):
        libc = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return int(libc.renamex_np(*names, _RENAME_EXCHANGE)) == 0
        return int(libc.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE)) == 0
    return False


def _aside(out: Path) -> Path:
    return out.with_name(f".{out.name}.rightsref-old")


def _sweep(out: Path) -> None:
    """Bring back a site that a kill left aside, and remove what killed runs left behind."""
    aside = _aside(out)
    if aside.is_dir() and not out.exists():
        aside.rename(out)
    for left in out.parent.glob(f".{out.name}.rightsref-*"):
        number = left.name.rpartition("-")[2]
        if left.is_dir() and not left.is_symlink() and not _alive(number):
            shutil.rmtree(left, ignore_errors=True)


def _alive(number: str) -> bool:
    if not number.isdigit():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return int(number) != os.getpid()


# ---- content ------------------------------------------------------------------------------------

def write_text(path: Path, text: str) -> bool:
    """Write one file below ``content/`` in one step, where it differs; tell whether it did."""
    with written({path: text}) as settle:
        return settle() > 0


@contextmanager
def written(texts: Mapping[Path, str]) -> Iterator[Callable[[], int]]:
    """Lay those of some files that differ beside the old ones; what is given back moves them in.

    So it is known that all can be written before anything that depends on them is done.
    """
    laid: dict[Path, Path] = {}

    def settle() -> int:
        for path, fresh in laid.items():
            with _told(path):
                fresh.replace(path)
        return len(laid)

    try:
        for path, text in texts.items():
            with _told(path):
                content = text.encode("utf-8")
                if not path.is_file() or path.read_bytes() != content:
                    path.parent.mkdir(parents=True, exist_ok=True)
                    laid[path] = path.with_name(f".{path.name}.{os.getpid()}")
                    laid[path].write_bytes(content)
        yield settle
    finally:
        for fresh in laid.values():
            with suppress(OSError):
                fresh.unlink(missing_ok=True)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Say of a file that could not be written which it is, and why."""
    try:
        yield
    except OSError as error:
        raise PublishError(f"{path} could not be written ({error.strerror}). "
                           "Check that its folder may be written to.") from error
