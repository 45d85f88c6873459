"""The search: one Pagefind index with one ranking, over http and straight from a disk.

In: ``SearchRecord`` and ``SearchSettings``. Out: files below the site's root. Never writes them.
"""

from rightsref.search.index import build_index
from rightsref.search.records import FACETS, KINDS, Lacking, SearchRecord, SearchSettings
from rightsref.search.service import SearchError

__all__ = ["FACETS", "KINDS", "Lacking", "SearchError", "SearchRecord", "SearchSettings",
           "build_index"]
