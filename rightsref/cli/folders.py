"""The folders of a command: refuses those that cannot be meant, before anything is read.

In: the content folder and the folder to publish into, as they were named. Out: nothing, or a
``FaultError`` or ``PublishError`` that says what is wrong with them. Never writes.
"""

from __future__ import annotations

from pathlib import Path

from rightsref.faults import Fault, FaultError
from rightsref.load import shown
from rightsref.publish import PublishError


def refuse_content(content: Path, made: bool = False) -> None:
    """Refuse a content folder that is not there, unless it is to be ``made``, or is a file."""
    if content.is_dir() or (made and not content.exists()):
        return
    wrong = "This is a file." if content.exists() else "There is no such folder."
    raise FaultError([Fault(shown(content), 0, 0, "C003", wrong,
                            "Name the content folder after --content, or make one with "
                            "`build.py convert SOURCE`.")])


def refuse_nesting(content: Path, out: Path) -> None:
    """Refuse a site inside the content, or content inside the site, which is replaced whole."""
    one, other = content.resolve(), out.resolve()
    if one == other or one in other.parents or other in one.parents:
        raise PublishError(f"{out} and {content} lie one in the other. Name two folders that "
                           "stand apart.")
