"""Annotated Markdown: the body of a content file to blocks with marks, and back.

In: the Markdown below the front matter. Out: ``Block`` values whose text is the report's own,
with marks kept apart as offsets. The only home of markdown-it-py. Never reads the disk, never
looks a mark's target up.

The notation is CommonMark with two well-kept extensions and no syntax of our own: a mention is
a link with a compact URI, ``[Azamat Orazaly](person:azamat-orazaly)``; what encloses another
mark is a Pandoc span, ``[The law …]{.statement #s-4kq2z}`` or ``[…]{.organisation ref="x"}``;
the id of a block stands on the line above it, ``{#p-7k3qd}``, and a heading that an editor
restored has the class ``editorial`` there. A paragraph is one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin

from rightsref.faults import Fault, did_you_mean
from rightsref.model import MENTION_KINDS

SPAN_KINDS = ("statement", *MENTION_KINDS)
_ID = re.compile(r"[a-z][a-z0-9-]*\Z")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a block's text that means something."""

    kind: str
    """``statement`` or one of ``MENTION_KINDS``."""
    target: str
    """Id of a record, value of a date, number of a section; of a statement its own id."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A heading (``level`` 1 to 6) or a paragraph (``level`` 0) of a content file."""

    id: str
    text: str
    level: int = 0
    editorial: bool = False
    marks: tuple[Mark, ...] = ()
    line: int = 0
    """Line in the file, from 1; not compared by what a writer gives back."""


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").use(attrs_plugin, spans=True).use(attrs_block_plugin)
    # Left apart from plain text, an escaped character shows that its author meant it.
    return parser.disable("text_join")


_PARSER = _parser()


# ---- reading --------------------------------------------------------------------------------

def parse(body: str, path: str, first_line: int = 1) -> tuple[tuple[Block, ...], list[Fault]]:
    """Read a body into blocks.

    ``first_line`` is the line of the file on which ``body`` begins. Whatever is not understood
    is a fault with its place; blocks are given all the same, as far as they could be read.
    """
    reader = _Reader(path, first_line, body.split("\n"))
    return tuple(reader.blocks(_PARSER.parse(body))), reader.faults


class _Reader:
    def __init__(self, path: str, first_line: int, lines: list[str]) -> None:
        self.path, self.first_line, self.lines = path, first_line, lines
        self.faults: list[Fault] = []

    def fault(self, row: int, code: str, message: str, mend: str, near: str = "",
              offset: int = 0) -> None:
        raw = self.lines[row] if row < len(self.lines) else ""
        column = raw.find(near) + 1 + offset if near and near in raw else 1
        self.faults.append(
            Fault(self.path, row + self.first_line, column, code, message, mend))

    def blocks(self, tokens: Sequence[Token]) -> Iterator[Block]:
        opener: Token | None = None
        for token in tokens:
            row = token.map[0] if token.map else 0
            if token.type in ("heading_open", "paragraph_open") and token.level == 0:
                opener = token
            elif token.type == "inline" and opener is not None:
                yield self.block(opener, token, row)
            elif token.type in ("heading_close", "paragraph_close") and token.level == 0:
                opener = None
            elif opener is None and token.nesting >= 0 and token.level == 0:
                self.fault(row, "M005", f"{_show(self.lines[row])} is read as {token.type!r}.",
                           "Only headings and paragraphs can stand here; escape the first "
                           "character with a backslash.")

    def block(self, opener: Token, inline: Token, row: int) -> Block:
        attrs = dict(opener.attrs)
        classes = str(attrs.pop("class", "")).split()
        block_id = str(attrs.pop("id", ""))
        level = int(opener.tag[1:]) if opener.type == "heading_open" else 0
        above = max(row - 1, 0)
        for name in (*attrs, *(name for name in classes if name != "editorial")):
            self.fault(above, "M001", f"The attribute {name!r} means nothing on a block.",
                       "Keep only an id, and 'editorial' on a restored heading.", name)
        if not block_id:
            self.fault(row, "M002", f"{_show(inline.content)} has no id.",
                       "Write {#p-…} on the line above; `build.py mint` writes one.")
        elif not _ID.match(block_id):
            self.fault(above, "M001", f"The id {block_id!r} is not of the form a-z, 0-9, -.",
                       "Use lower-case letters, digits and hyphens.", block_id)
        text, marks = self.inline(inline, row)
        return Block(block_id, text, level, "editorial" in classes, tuple(marks),
                     row + self.first_line)

    def inline(self, inline: Token, row: int) -> tuple[str, list[Mark]]:
        text, at = "", 0
        marks: list[tuple[int, Mark]] = []
        opened: list[tuple[int, int, str, str]] = []
        for token in inline.children or []:
            if token.type == "text":
                self.check_plain(token.content, row)
                text += token.content
            elif token.type == "text_special":
                text += token.content
            elif token.type in ("link_open", "span_open"):
                kind, target = self.mark(token, row)
                opened.append((at, len(text), kind, target))
                at += 1
            elif token.type in ("link_close", "span_close"):
                order, start, kind, target = opened.pop()
                if kind and start < len(text):
                    marks.append((order, Mark(kind, target, start, len(text))))
                elif kind:
                    self.fault(row, "M001", f"The mark {kind}:{target} encloses no text.",
                               "Remove it, or put the words between the brackets.")
            elif token.type == "softbreak":
                self.fault(row, "M005", f"{_show(inline.content)} goes over several lines.",
                           "Write the paragraph on one line, with an empty line between two.")
                text += " "
            else:
                shown = token.content or token.markup or token.type
                self.fault(row, "M001", f"{_show(shown)} is read as {token.type!r}.",
                           "Escape it with a backslash.", shown)
                text += token.content
        return text, [mark for _, mark in sorted(marks, key=lambda pair: pair[0])]

    def check_plain(self, content: str, row: int) -> None:
        found = re.search(r"[\[\]{}]", content)
        if found:
            start = max(found.start() - 12, 0)
            near = content[start:found.end() + 24]
            self.fault(row, "M001", f"{_show(near)} was not understood and would be published.",
                       "Check the mark's brackets, braces and quotes; escape a bracket that "
                       "belongs to the text with a backslash.", near,
                       found.start() - start)

    def mark(self, token: Token, row: int) -> tuple[str, str]:
        """Give kind and target; an empty kind, with a fault, for what is no mark of ours."""
        if token.type == "link_open":
            href = unquote(str(token.attrs.get("href", "")))
            kind, colon, target = href.partition(":")
            if not colon or kind not in MENTION_KINDS or not target:
                self.fault(row, "M004", f"The link {href!r} is no mark.",
                           did_you_mean(kind, MENTION_KINDS)
                           or "Use kind:id, as in person:azamat-orazaly.", f"({href}", 1)
                return "", ""
            return kind, target
        attrs = dict(token.attrs)
        kind = str(attrs.pop("class", ""))
        target = str(attrs.pop("id" if kind == "statement" else "ref", ""))
        if kind not in SPAN_KINDS or not target or attrs:
            shown = " ".join([kind, *map(str, attrs)]).strip() or "without a class"
            self.fault(row, "M004", f"The span {shown!r} is no mark.",
                       did_you_mean(kind, SPAN_KINDS) or "Use {.statement #s-…} or "
                       '{.organisation ref="id"}.', "{." + kind)
            return "", ""
        return kind, target


def _show(text: str, most: int = 60) -> str:
    return repr(text if len(text) <= most else text[:most - 1] + "…")


# ---- writing --------------------------------------------------------------------------------

class Unwritable(ValueError):
    """A text that Markdown cannot hold, or marks that cross."""


def write(blocks: Sequence[Block]) -> str:
    """Write blocks as a body; ``parse`` gives the same blocks back.

    Raises ``Unwritable`` for control characters, line breaks inside a text, empty texts, and
    marks that cross (see ``split_crossing``).
    """
    return "\n".join(_write_block(block) for block in blocks)


def _write_block(block: Block) -> str:
    if not block.text or re.search(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]", block.text):
        raise Unwritable(f"{block.id}: {_show(block.text)} is empty or has control characters")
    classes = ".editorial " if block.editorial else ""
    prefix = "#" * block.level + " " if block.level else ""
    return f"{{{classes}#{block.id}}}\n{prefix}{_write_inline(block)}\n"


def _write_inline(block: Block) -> str:
    opens: dict[int, list[str]] = {}
    closes: dict[int, list[str]] = {}
    ordered = nest(block.marks)
    for index, mark in enumerate(ordered):
        if not 0 <= mark.start < mark.end <= len(block.text):
            raise Unwritable(f"{block.id}: a mark lies outside the text")
        encloses = any(mark.start <= other.start and other.end <= mark.end
                       for other in ordered[index + 1:])
        crosses = any(mark.start < other.start < mark.end < other.end
                      for other in ordered[index + 1:])
        if crosses:
            raise Unwritable(f"{block.id}: marks cross at {mark.start}")
        opens.setdefault(mark.start, []).append("[")
        closes.setdefault(mark.end, []).insert(0, _tail(mark, encloses))
    pieces: list[str] = []
    for at in range(len(block.text) + 1):
        pieces += closes.get(at, [])
        pieces += opens.get(at, [])
        if at < len(block.text):
            pieces.append(_escape(block.text, at, bool(block.level)))
    return "".join(pieces)


def _tail(mark: Mark, encloses: bool) -> str:
    if mark.kind == "statement":
        return f"]{{.statement #{mark.target}}}"
    if encloses:
        return f']{{.{mark.kind} ref="{mark.target}"}}'
    return f"]({mark.kind}:{mark.target})"


def nest(marks: Sequence[Mark]) -> list[Mark]:
    """Order marks as they nest: by start, the longer first, statements outside mentions."""
    return sorted(marks, key=lambda m: (m.start, -m.end, m.kind != "statement", m.kind, m.target))


def split_crossing(marks: Sequence[Mark]) -> tuple[list[Mark], list[Mark]]:
    """Part marks into those that nest, for the text, and those that cross, for front matter."""
    kept: list[Mark] = []
    crossing: list[Mark] = []
    for mark in sorted(nest(marks), key=lambda m: m.kind != "statement"):
        if any(mark.start < other.start < mark.end < other.end
               or other.start < mark.start < other.end < mark.end for other in kept):
            crossing.append(mark)
        else:
            kept.append(mark)
    return nest(kept), nest(crossing)


def _escape(text: str, at: int, heading: bool) -> str:
    """Give one character so that Markdown reads it back as itself."""
    char = text[at]
    if char.isspace() and (char != " " or at in (0, len(text) - 1)):
        return f"&#{ord(char)};"
    if char in "\\`*_[]{}<!":
        return "\\" + char
    if char == "&" and re.match(r"&[#A-Za-z]", text[at:at + 2]):
        return "\\&"
    if at == 0 and char in "#+->=~|:":
        return "\\" + char
    if char in ".)" and at <= 9 and text[:at].isdigit():
        return "\\" + char
    # A run of # at the end of a heading would be taken for its closing sequence.
    if heading and char == "#":
        return "\\#"
    return char
