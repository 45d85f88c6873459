"""The same index for the same records, to the byte.

In: Pagefind's files and what a reader shall see of each page. Out: files with names made from
their content, in a fixed order. Never changes which word is found where.

Pagefind numbers pages by insertion, but writes filters in the order of a hash map, and that order
also enters the names of files and the entry file. All of these are written anew here. A page's
own file (its "fragment") is replaced: Pagefind indexed plain words, the reader sees the text.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import cbor2

from rightsref.search.service import VERSION, SearchError

_SIGN = b"pagefind_dcd"
FRAGMENTS_A_SHARD = 32_000
"""Compressed bytes of fragments after which a new shard begins (a third more in base64)."""


@dataclass(frozen=True, slots=True)
class Index:
    """Pagefind's data, canonical."""

    files: Mapping[str, bytes]
    """Path below Pagefind's folder → bytes."""
    shards: Mapping[str, tuple[str, ...]]
    """Shard name → the paths that it carries, for pages opened from a disk."""
    script: str
    """Pagefind's own browser script, as it came."""


def canonical(raw: Mapping[str, bytes], shown: Mapping[str, dict[str, Any]],
              extra: Mapping[str, bytes]) -> Index:
    """Canonical files from ``raw``; ``shown`` maps a page's key to what the reader gets of it.

    ``extra`` files stand beside Pagefind's and ride in the core shard.
    """
    meta_path = _only(raw, "pf_meta")
    version, pages, chunks, filters, sorts, fields = _decode(raw[meta_path])
    if version != VERSION:
        raise SearchError(f"Pagefind {version} made this index; this code knows {VERSION}")
    files: dict[str, bytes] = dict(extra)
    shards: dict[str, tuple[str, ...]] = {}
    new_pages = _fragments(raw, pages, shown, files, shards)
    new_chunks = []
    for first, last, old in chunks:
        data = _pack(_unpack(raw[f"index/{old}.pf_index"]))
        name = f"i{_digest(data)}"
        files[f"index/{name}.pf_index"] = data
        shards[name] = (f"index/{name}.pf_index",)
        new_chunks.append([first, last, name])
    new_filters = []
    for facet, old in sorted(filters):
        _, values = _decode(raw[f"filter/{old}.pf_filter"])
        data = _encode([facet, sorted([value, sorted(found)] for value, found in values)])
        name = f"x{_digest(data)}"
        files[f"filter/{name}.pf_filter"] = data
        new_filters.append([facet, name])
    meta = _encode([version, new_pages, new_chunks, new_filters, sorts, fields])
    name = f"m{_digest(meta)}"
    files[f"pagefind.{name}.pf_meta"] = meta
    files["wasm.unknown.pagefind"] = raw["wasm.unknown.pagefind"]
    entry = json.loads(raw["pagefind-entry.json"])
    entry["languages"] = {"unknown": {"hash": name, "wasm": None, "page_count": len(pages)}}
    files["pagefind-entry.json"] = json.dumps(entry, sort_keys=True, ensure_ascii=False).encode()
    shards["core"] = tuple(sorted(path for path in files
                                  if not path.startswith(("fragment/", "index/"))))
    return Index(files, shards, raw["pagefind.js"].decode())


def _fragments(raw: Mapping[str, bytes], pages: list[list[Any]], shown: Mapping[str, Any],
               files: dict[str, bytes], shards: dict[str, tuple[str, ...]]) -> list[list[Any]]:
    """Write one fragment a page; neighbours share a shard, whose name begins theirs."""
    new_pages: list[list[Any]] = []
    paths: list[str] = []
    size = shard = 0
    for old, count in pages:
        key = json.loads(_unpack(raw[f"fragment/{old}.pf_fragment"]))["url"]
        body = {"url": key, "content": "", "word_count": count, "filters": {}, "anchors": [],
                **shown[key]}
        data = _pack(json.dumps(body, sort_keys=True, ensure_ascii=False).encode())
        if size and size + len(data) > FRAGMENTS_A_SHARD:
            shards[f"f{shard}"] = tuple(paths)
            paths, size, shard = [], 0, shard + 1
        name = f"f{shard}-{_digest(data + key.encode())}"
        path = f"fragment/{name}.pf_fragment"
        files[path] = data
        paths.append(path)
        size += len(data)
        new_pages.append([name, count])
    if paths:
        shards[f"f{shard}"] = tuple(paths)
    return new_pages


def _only(raw: Mapping[str, bytes], ending: str) -> str:
    """The one path that ends so."""
    found = [path for path in raw if path.endswith("." + ending)]
    if len(found) != 1:
        raise SearchError(f"Pagefind made {len(found)} files *.{ending}, one was expected")
    return found[0]


def _unpack(data: bytes) -> bytes:
    plain = gzip.decompress(data)
    if not plain.startswith(_SIGN):
        raise SearchError("a file of Pagefind's lacks its signature")
    return plain[len(_SIGN):]


def _pack(data: bytes) -> bytes:
    return gzip.compress(_SIGN + data, compresslevel=6, mtime=0)


def _decode(data: bytes) -> Any:
    return cbor2.loads(_unpack(data))


def _encode(value: Any) -> bytes:
    return _pack(cbor2.dumps(value))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:10]
