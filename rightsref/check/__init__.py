"""Checks: small pure generators that look at content and finished pages and yield faults.

In: the library, the linked library, or the finished files, with a ``Finder`` for places. Out:
``Fault`` values. Never writes, never mends, never stops at the first fault.
"""
