"""What the template of the search page needs.

In: nothing. Out: the context of ``search.html`` and ``_search_states.html``. Never searches.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SearchLink:
    """A list that reaches every passage without a search."""

    label: str
    """What the list is called."""
    url: str
    """Relative to the site's root, where the search page stands."""


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Context of ``search.html``."""

    examples: tuple[str, ...]
    """Queries that show what can be asked."""
    indexes: tuple[SearchLink, ...]
    """Lists that reach every passage without a search: sections, topics, people, word list."""
