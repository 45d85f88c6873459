"""``make search-quality``: our search, stock Pagefind and MiniSearch over the same records.

In: the content, queries.yaml. Out: a table by kind of query and half; exit code 1 where a bar of
the held-out half is not met. Never tunes anything.
"""

from __future__ import annotations

import argparse
import sys

from tests.search_quality.run import MissingTool, measure, report


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.search_quality", description=__doc__)
    parser.add_argument("--misses", action="store_true",
                        help="show what went wrong in the half that is tuned on")
    options = parser.parse_args()
    try:
        measured = measure()
    except MissingTool as missing:
        print(missing, file=sys.stderr)
        return 2
    text, met = report(measured, options.misses)
    print(text)
    return 0 if met else 1


sys.exit(main())
