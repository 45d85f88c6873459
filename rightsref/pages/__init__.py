"""Pages: the linked library as one context a page.

In: ``Linked``, and ``Extras`` that other rooms made. Out: ``View`` values with URL, template,
frame and context. Never makes HTML, never reads or writes the disk.
"""

from __future__ import annotations

from collections.abc import Iterator

from rightsref.link import Linked
from rightsref.pages import home, indexes, law, record, report, section, tables, topic
from rightsref.pages.base import (
    Citation,
    Download,
    Extras,
    Link,
    PageContext,
    SiteContext,
    View,
)
from rightsref.pages.desk import Desk
from rightsref.pictures import Picture

__all__ = ["Citation", "Download", "Extras", "Link", "PageContext", "Picture",
           "SiteContext", "View", "views"]


def views(linked: Linked, extras: Extras | None = None) -> Iterator[View]:
    """Give every page of the site."""
    desk = Desk(linked, extras or Extras())
    for kind in (home, report, section, topic, record, indexes, law, tables):
        yield from kind.views(desk)
