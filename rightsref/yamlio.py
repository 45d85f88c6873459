"""YAML with places: reads it strictly, writes it so that a diff is easy to read.

In: YAML text, or plain values. Out: plain values with the line and column of each, or text.
The only home of PyYAML. Never reads the disk, never knows what a key means.

Every scalar is read as the text that stands there (``no``, ``2021-03-30`` and ``1.10`` stay
text; only an empty value, ``~`` and ``null`` are None): what type a value has is said by the
form that it is checked against (``forms.py``), not by YAML's guess.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from rightsref.faults import Fault, did_you_mean

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_DEEPEST = 24
Place = tuple[int, int]
Model = TypeVar("Model", bound=BaseModel)


@dataclass(slots=True)
class Document:
    """A parsed YAML text."""

    path: str
    value: Any
    places: dict[tuple[str | int, ...], Place] = field(default_factory=dict)
    """Line and column, from 1, of the key or item at each path into ``value``."""
    faults: list[Fault] = field(default_factory=list)

    def place(self, where: tuple[str | int, ...]) -> Place:
        """Give the place of the nearest thing at or above ``where``."""
        while where and where not in self.places:
            where = where[:-1]
        return self.places.get(where, (1, 1))

    def fault(self, where: tuple[str | int, ...], code: str, message: str,
              mend: str = "", severity: str = "error") -> Fault:
        line, column = self.place(where)
        return Fault(self.path, line, column, code, message, mend, severity)


def read(text: str, path: str, first_line: int = 1) -> Document:
    """Parse a YAML text that begins on ``first_line`` of the file ``path``."""
    document = Document(path, None)
    try:
        # A tag is lost once nodes are made of the text; few files have a sign for one at all.
        tags = _tagged(text) if "!" in text else ()
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
        document.faults.append(Fault(path, line, column, "F001", f"YAML: {error.problem}.",
                                     "Quote a value that holds ': ' or begins with a sign."))
        return document
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        reason = str(error).split("\n")[0]
        document.faults.append(Fault(path, first_line, 1, "F001", f"YAML: {reason}.",
                                     "Check this file in an editor that knows YAML."))
        return document
    document.faults += [Fault(path, mark.line + first_line, mark.column + 1, "F005",
                              f"A tag {tag!r} stands here.", "Remove it: what type a value has "
                              "is known.") for tag, mark in tags]
    if node is not None:
        document.value = _construct(node, (), document, first_line, set())
    return document


def _tagged(text: str) -> list[tuple[str, Any]]:
    """Give every explicit tag with its mark."""
    return [(tag, event.start_mark) for event in yaml.parse(text, Loader=_LOADER)
            if (tag := getattr(event, "tag", None)) is not None]


def _construct(node: yaml.Node, where: tuple[str | int, ...], document: Document,
               first_line: int, seen: set[int]) -> Any:
    place = (node.start_mark.line + first_line, node.start_mark.column + 1)
    document.places.setdefault(where, place)

    def fault(code: str, message: str, mend: str) -> None:
        document.faults.append(Fault(document.path, *place, code, message, mend))

    if id(node) in seen or len(where) > _DEEPEST:
        fault("F005", "An alias or a very deep nesting stands here.", "Write the value out.")
        return None
    if isinstance(node, yaml.ScalarNode):
        empty = node.style is None and node.value in ("", "~", "null")
        return None if empty else node.value
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        return [_construct(item, (*where, index), document, first_line, seen)
                for index, item in enumerate(node.value)]
    value: dict[str, Any] = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            fault("F005", "A key is a list or mapping.", "Use plain words as keys.")
            continue
        key = str(key_node.value)
        at = (key_node.start_mark.line + first_line, key_node.start_mark.column + 1)
        if key in value:
            document.faults.append(Fault(
                document.path, *at, "F002", f"The key {key!r} stands twice.",
                f"Keep one; the first is on line {document.place((*where, key))[0]}."))
            continue
        document.places[(*where, key)] = at
        value[key] = _construct(value_node, (*where, key), document, first_line, seen)
    return value


def check(document: Document, form: type[Model]) -> Model | None:
    """Check a document against its form; what is wrong joins ``document.faults``."""
    if document.faults:
        return None
    try:
        return form.model_validate(document.value if document.value is not None else {})
    except ValidationError as error:
        for problem in error.errors(include_url=False):
            document.faults.append(_translate(document, form, problem))
        return None


def _translate(document: Document, form: type[BaseModel], problem: Any) -> Fault:
    where = tuple(problem["loc"])
    name = where[-1] if where else ""
    kind, shown = problem["type"], problem.get("input")
    if kind == "extra_forbidden":
        known = problem.get("ctx", {}).get("known") or _known(form, where[:-1])
        return document.fault(where, "F003", f"The key {name!r} is not known here.",
                              did_you_mean(str(name), known)
                              or f"Known are: {', '.join(sorted(known))}.")
    if kind == "missing":
        return document.fault(where[:-1], "F004", f"The key {name!r} is missing.", "Add it.")
    reason = problem["msg"].removeprefix("Value error, ").rstrip(".")
    allowed = problem.get("ctx", {}).get("expected", "")
    guess = did_you_mean(str(shown), str(allowed).replace("'", "").replace(" or ", ", ")
                         .split(", ")) if allowed else ""
    return document.fault(where, "F005", f"{name!r} is {shown!r}: {reason}.", guess)


def _known(form: type[BaseModel], where: tuple[str | int, ...]) -> list[str]:
    """Give the keys that the form knows at a place, following nested forms."""
    current: Any = form
    for step in where:
        fields = getattr(current, "model_fields", {})
        by_alias = {(info.alias or key): info for key, info in fields.items()}
        if step in by_alias:
            current = _inner(by_alias[str(step)].annotation)
    return [info.alias or key for key, info in getattr(current, "model_fields", {}).items()]


def _inner(annotation: Any) -> Any:
    """Give the form inside ``list[Form]``, ``dict[str, Form]`` or ``Form | None``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        found = _inner(argument)
        if found is not None:
            return found
    return None


class _Dumper(_DUMPER):  # type: ignore[misc, valid-type]
    """Writes lists indented and long texts whole."""


def _represent_str(dumper: Any, value: str) -> Any:
    return dumper.represent_scalar("tag:yaml.org,2002:str", value,
                                   style="|" if "\n" in value.rstrip("\n") else None)


_Dumper.add_representer(str, _represent_str)


def write(value: Mapping[str, Any]) -> str:
    """Write a mapping in the order of its keys, one item a line, no line folded."""
    return str(yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False,
                         width=1_000_000, default_flow_style=False))
