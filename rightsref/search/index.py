"""The whole search of a site, as files.

In: records and settings. Out: path below the site's root → bytes. Never touches the disk.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from rightsref.search import canonical, engine, service, vocabulary
from rightsref.search.records import PASSAGES, SearchRecord, SearchSettings
from rightsref.search.text import words

FIELD_END = "qzfieldqz"
"""A word of no language between two fields, so that no phrase reaches across."""


def build_index(records: Sequence[SearchRecord], settings: SearchSettings,
                room: bool = False) -> dict[str, bytes]:
    """Index, engine, vocabulary and shards below ``search/``; the same bytes for the same input.

    With ``room`` the index is one of many: shards alone serve it, over http too, and the engine
    has a shard of its own, which all indexes share.
    """
    if not records:
        raise service.SearchError("there is nothing to search: no record was given")
    keys = [f"{number:06d}" for number in range(len(records))]
    raw = service.index_files(
        service.Entry(key, indexed(record), _filters(record))
        for key, record in zip(keys, records, strict=True))
    index = canonical.canonical(
        raw, {key: shown(record) for key, record in zip(keys, records, strict=True)},
        {"words.gz": vocabulary.packed(records, settings)})
    files = {f"search/pf/{path}": data for path, data in index.files.items()}
    files["search/engine.js"] = engine.classic(index.script).encode()
    shards = index.shards
    if room:
        files = {path: data for path, data in files.items() if not path.startswith("search/pf/")}
        shards = {name: tuple(p for p in paths if not p.startswith("wasm."))
                  for name, paths in shards.items()}
        shards |= {"engine": tuple(p for p in index.files if p.startswith("wasm."))}
    for name, paths in shards.items():
        files[f"search/shards/{name}.js"] = engine.shard(index.files, name, paths).encode()
    if settings.base_url:
        files["opensearch.xml"] = opensearch(settings).encode()
    return dict(sorted(files.items()))


def indexed(record: SearchRecord) -> str:
    """The words by which the engine finds a record: names first, then text, then its reference."""
    fields = [] if record.kind in PASSAGES else [record.title, *record.also, record.hints]
    fields.append(record.text)
    cut = [" ".join(words(field)) for field in fields if field]
    if record.ref:
        cut.append(reference_word(record.ref))
    if record.kind in PASSAGES:
        cut.append(id_word(record.url))
    return f" {FIELD_END} ".join(cut)


def reference_word(ref: str) -> str:
    """A reference as one word that nobody types by chance: ``1.a ¶ 2`` → ``qzref1xax2``."""
    return "qzref" + "x".join(words(ref))


def id_word(url: str) -> str:
    """The id of a passage as one word: ``…/1-a.html#p-w5n2h`` → ``qzidpxw5n2h``."""
    return "qzid" + "x".join(words(url.partition("#")[2]))


def shown(record: SearchRecord) -> dict[str, Any]:
    """What the browser gets of a record once it is found."""
    meta = {"kind": record.kind, "title": record.title, "ref": record.ref,
            "section": record.section, "rights": list(record.filters.get("right", ()))}
    return {"url": record.url, "content": record.text,
            "meta": {key: value for key, value in meta.items() if value}}


def short_name(title: str, most: int = 16) -> str:
    """Cut a title at a word: the format allows sixteen characters, and 48 for the long name."""
    if len(title) <= most:
        return title
    return title[:most + 1].rpartition(" ")[0].rstrip(" ,;:–-") or title[:most]


def opensearch(settings: SearchSettings) -> str:
    """The description by which a browser offers this search in its address field."""
    root = settings.base_url.rstrip("/")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"<ShortName>{escape(short_name(settings.title))}</ShortName>\n"
        f"<LongName>{escape(short_name(settings.title, 48))}</LongName>\n"
        f"<Description>{escape((settings.description or settings.title)[:1024])}</Description>\n"
        "<InputEncoding>UTF-8</InputEncoding>\n"
        f'<Url type="text/html" template="{escape(root)}/search.html?q={{searchTerms}}"/>\n'
        "</OpenSearchDescription>\n")


def _filters(record: SearchRecord) -> dict[str, list[str]]:
    filters = {facet: sorted(set(values)) for facet, values in record.filters.items() if values}
    if record.kind in PASSAGES and record.filters.get("right"):
        filters["main"] = [record.filters["right"][0]]
    filters["type"] = ["passage" if record.kind in PASSAGES else "record"]
    return filters
