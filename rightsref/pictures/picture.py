"""What every picture is, and the few marks of SVG that they are drawn with.

In: values. Out: a ``Picture``: inline SVG, a key to its signs, and the same data as a table.
Never reads the disk, never styles: colours and sizes are classes of ``pictures.css``.

Text never shrinks on a narrow screen: across, places are percentages of the page's width; down,
they are in ``em`` of its type. A picture therefore fits any width and follows a reader's zoom.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape

from rightsref.link import Linked, Passage

Href = Callable[[str], str]
"""Turns an address below the site's root into one relative to the page that shows the picture."""
Cell = str | tuple[str, str]
"""Text of a table's cell, or text with the address that it leads to."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with everything that a page shows around it."""

    id: str
    """``coverage-kazakhstan-2020``; ids inside the SVG begin with it."""
    title: str
    svg: str
    """Markup, safe to place in a page as it stands."""
    caption: str
    """What it shows and how to read it, plain text."""
    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    """The same data as a table."""
    key: tuple[tuple[str, str], ...] = ()
    """Class of a sign (``key-<class>``) and its meaning."""


def own(linked: Linked, report_id: str) -> list[Passage]:
    """Give the passages of one report, in its order.

    Every picture starts here and looks at nothing else, so that its cost is that of its report.
    """
    return [p for page in linked.pages if page.report == report_id for p in page.passages]


def tag(name: str, *inner: str, **attributes: str | float | None) -> str:
    """Write an element; ``inner`` is markup, attributes are escaped, ``None`` leaves one out.

    ``class_`` is ``class``, and ``_`` inside a name becomes a hyphen.
    """
    shown = "".join(f' {key.rstrip("_").replace("_", "-")}="{escape(number(value))}"'
                    for key, value in attributes.items() if value is not None)
    body = "".join(inner)
    return f"<{name}{shown}>{body}</{name}>" if body else f"<{name}{shown}/>"


def number(value: str | float) -> str:
    """Write a number as short as it can be, so that the same data gives the same bytes."""
    return value if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")


def percent(value: float) -> str:
    """Write a share of the width, from 0 to 1."""
    return number(value * 100) + "%"


def em(value: float) -> str:
    """Write a height in the page's own type."""
    return number(value) + "em"


SMALL = 0.8
"""Size of small text; the class ``small`` sets the same."""


def words(content: str, x: str, y: float, class_: str | None = None, small: bool = False) -> str:
    """Write a line of text, its baseline ``y`` em down."""
    # An em inside a text is its own size, so that small text counts in smaller ones.
    both = " ".join(filter(None, (class_, "small" if small else None)))
    return tag("text", escape(content, quote=False), x=x, y=em(y / SMALL if small else y),
               class_=both or None)


def name(content: str, y: float, width: float) -> str:
    """Write a name at the left, its baseline ``y`` em down, cut off where ``width`` ends."""
    return tag("svg", words(content, "0", 1.1), y=em(y - 1.1), width=percent(width),
               height="1.6em")


def mark(url: str, said: str, *inner: str, class_: str | None = None) -> str:
    """Write a mark that leads somewhere; ``said`` says where, and shows on pointing."""
    return tag("a", tag("title", escape(said, quote=False)), *inner, href=url, class_=class_)


def drawing(kind: str, report: str, title: str, description: str, inner: Iterable[str],
            **attributes: str | float | None) -> str:
    """Write the whole picture, named and described for those who do not see it."""
    id_ = f"{kind}-{report}"
    return tag("svg", tag("title", escape(title, quote=False), id=f"{id_}-title"),
               tag("desc", escape(description, quote=False), id=f"{id_}-desc"), *inner,
               class_=f"picture picture-{kind}", role="group",
               aria_labelledby=f"{id_}-title", aria_describedby=f"{id_}-desc", **attributes)


def count(number_: int, noun: str) -> str:
    """Write a count with its noun: ``1 passage``, ``3 passages``."""
    return f"{number_:,} {noun if number_ == 1 else noun + 's'}"
