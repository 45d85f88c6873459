"""Pagefind, spoken to directly.

In: records as Pagefind wants them. Out: its files as path and bytes. Never touches the disk.

Pagefind's own Python interface waits a tenth of a second before each reply. Its binary also reads
requests from its standard input (base64 of JSON, a comma after each) and answers in the same form:
all requests are written at once, and the replies read as they come.
"""

from __future__ import annotations

import base64
import json
import subprocess
import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import pagefind_bin  # type: ignore[import-untyped]

VERSION = "1.5.2"
"""The only version whose files and script this room knows."""


class SearchError(RuntimeError):
    """The index could not be made; the message says why."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One page of Pagefind's index."""

    url: str
    """The key by which the page is known again."""
    content: str
    """Plain words, a space between them."""
    filters: Mapping[str, list[str]]
    """Facet → values."""


def index_files(entries: Iterable[Entry]) -> dict[str, bytes]:
    """All files that Pagefind makes for ``entries``, its own scripts included.

    The language is left unknown on purpose: Pagefind then keeps every form as it is, and the
    browser's half decides which forms belong together and how much each counts.
    """
    return ask_for_files([
        {"type": "AddRecord", "index_id": 0, "url": entry.url, "content": entry.content,
         "language": "unknown", "meta": {}, "sort": None,
         "filters": {key: list(values) for key, values in sorted(entry.filters.items())}}
        for entry in entries], "unknown")


def ask_for_files(records: list[dict[str, Any]], language: str) -> dict[str, bytes]:
    """All files for records given as Pagefind's own requests."""
    requests: list[dict[str, Any]] = [
        {"type": "NewIndex", "config": {"force_language": language, "keep_index_url": True}},
        *records, {"type": "GetFiles", "index_id": 0}]
    for payload in _ask(requests):
        if payload["type"] == "Error":
            raise SearchError(f"Pagefind refused a record: {payload['message']}")
        if payload["type"] == "GetFiles":
            return {file["path"]: base64.b64decode(file["content"]) for file in payload["files"]}
    raise SearchError("Pagefind ended without handing over its files")


def _ask(requests: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Write every request, yield every reply; a thread writes, so that no pipe fills up."""
    binary = Path(pagefind_bin.__file__).with_name("pagefind")
    process = subprocess.Popen(
        [str(binary), "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL)
    assert process.stdin is not None
    assert process.stdout is not None
    writer = threading.Thread(target=_write, args=(process.stdin, requests), daemon=True)
    writer.start()
    try:
        for reply in _replies(process.stdout):
            yield reply["payload"]
    finally:
        process.kill()
        writer.join()
        process.stdout.close()
        process.wait()


def _write(pipe: IO[bytes], requests: list[dict[str, Any]]) -> None:
    """One message a request, numbered from 1; a reader that has left is no fault of ours."""
    try:
        for number, payload in enumerate(requests, 1):
            message = json.dumps({"message_id": number, "payload": payload}).encode()
            pipe.write(base64.b64encode(message) + b",")
        pipe.flush()
    except BrokenPipeError:
        pass


def _replies(pipe: IO[bytes]) -> Iterator[dict[str, Any]]:
    """Replies as they come, cut at their commas."""
    rest: list[bytes] = []
    while chunk := pipe.read1(1 << 20):  # type: ignore[attr-defined]
        *whole, last = chunk.split(b",")
        for part in whole:
            rest.append(part)
            yield json.loads(base64.b64decode(b"".join(rest)))
            rest = []
        rest.append(last)
