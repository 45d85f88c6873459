"""Word lists written as running text.

In: words with spaces between. Out: a frozen set. Nothing else.
"""

from __future__ import annotations


def named(words: str) -> frozenset[str]:
    """Give the words of a text as a set."""
    return frozenset(words.split())
