"""Pagefind's browser script as a classic script, and its files as scripts.

In: the script and the canonical index. Out: text of scripts that a page may load from a disk.
Never alters what Pagefind does; only where it gets its files from.

A page opened by ``file://`` may not import a module nor fetch a file, but it may add a script
element. So the engine becomes a function whose parameter is called ``fetch``, and each group of
files (a shard) a script with one call that hands the files over in base64.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterable, Mapping

from rightsref.search.service import VERSION, SearchError

_EXPORT = re.compile(r"export\{([\w,]+)\};?\s*\Z")
_META = "import.meta.url"


def classic(script: str) -> str:
    """The engine: ``RightsSearch.engine(fetch)`` answers with Pagefind's functions."""
    tail = _EXPORT.search(script)
    if tail is None or script.count("export{") != 1:
        raise SearchError("pagefind.js does not end in its one list of exports")
    if f'pagefind_version="{VERSION}"' not in script or "noWorker" not in script:
        raise SearchError(f"pagefind.js is not the script of Pagefind {VERSION}")
    body = script[:tail.start()].replace(_META, "pagefindAddress")
    if "import(" in body or "import.meta" in body:
        raise SearchError("pagefind.js imports something when it runs")
    return ("globalThis.RightsSearch = globalThis.RightsSearch || {};\n"
            'RightsSearch.engine = function (fetch) {\nvar pagefindAddress = "/pf/pagefind.js";\n'
            f"{body}\nreturn {{{tail.group(1)}}};\n}};\n")


def shard(files: Mapping[str, bytes], name: str, paths: Iterable[str]) -> str:
    """One shard: a call with path and base64 of each file that it carries."""
    carried = {path: base64.b64encode(files[path]).decode() for path in paths}
    return f"RightsSearch.shard({json.dumps(name)}, {json.dumps(carried, sort_keys=True)});\n"
