"""The contract between contexts and templates: each uses just what the other has."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, nodes

from rightsref.addresses import Addresses, Former
from rightsref.cards import card, leaves, records, sections, told
from rightsref.link import link
from rightsref.load import load
from rightsref.pages import Extras, SiteContext, View, compare, shelves, views
from rightsref.pages.desk import Desk
from rightsref.years import meet
from tests.browsers import ROOT
from tests.test_faults import SMALL

TEMPLATES = ROOT / "templates"
ENVIRONMENT = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)
GONE = Former("people/no-one", "retired", "No One", ())


@cache
def shown() -> tuple[View, ...]:
    """Give the views of the small library, with every kind of page that extras can bring."""
    library, _ = load(SMALL, ROOT / "content")
    report = library.reports[0].id
    extras = Extras(brief=True, addresses={report: Addresses({}, (), {GONE.id: GONE}, ())})
    return (*views(link(library), extras), *spanning())


def spanning() -> Iterator[View]:
    """Give every kind of page that only a library has."""
    library, _ = load(SMALL, ROOT / "content")
    linked = link(library)
    known = shelves.about(Desk(linked, Extras()))
    first = card(linked)
    second = replace(first, id="freedonia-2021", year=2021)
    both, desk = (first, second), Desk(link(replace(library, reports=())), Extras(words=False))
    yield from (view for view in shelves.views(desk, both)
                if view.template in ("library.html", "year.html", "spread.html", "roll.html"))
    people = records(linked, lambda path: f"room/{path}", lambda kind, id_: known[kind, id_])[
        "person"]
    found = {id_: [(one, named) for one in both] for id_, named in people.items()}
    yield from shelves.shared(desk, "person", found)
    many = [("Smith", f"smith-{n}", "", 1) for n in range(shelves.LONGEST + 1)]
    yield from shelves.rolls(desk, "person", many, set())
    yield compare.index(desk, both)
    yield from compare.rights(desk, 2021, (second,), {second.id: told(linked)},
                              {topic: [2020, 2021] for topic in second.topics})
    yield compare.country(desk, both, {one.id: sections(linked) for one in both})
    yield compare.years(desk, first, second, meet(leaves(linked), leaves(linked)[1:]))


def by_template() -> dict[str, type]:
    return {view.template: type(view.page) for view in shown()}


def parsed(name: str) -> Iterator[nodes.Template]:
    """Give a template with all that it extends, includes and imports."""
    todo, seen = [name], set()
    while todo:
        current = todo.pop()
        if current in seen:
            continue
        seen.add(current)
        tree = ENVIRONMENT.parse((TEMPLATES / current).read_text("utf-8"))
        yield tree
        for kind in (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport):
            for node in tree.find_all(kind):
                assert isinstance(node.template, nodes.Const), "a template's name is written out"
                todo.append(node.template.value)


def used(name: str, variable: str) -> set[str]:
    return {node.attr for tree in parsed(name) for node in tree.find_all(nodes.Getattr)
            if isinstance(node.node, nodes.Name) and node.node.name == variable}


def fields(context: type) -> set[str]:
    return {field.name for field in dataclasses.fields(context)}


@pytest.mark.parametrize("template", sorted(by_template()))
def test_a_template_asks_for_nothing_that_its_context_lacks(template: str) -> None:
    assert used(template, "page") <= fields(by_template()[template])


@pytest.mark.parametrize("template", sorted(by_template()))
def test_a_context_has_nothing_that_its_template_does_not_use(template: str) -> None:
    assert fields(by_template()[template]) <= used(template, "page")


def test_the_frame_and_the_base_template_hold_the_same() -> None:
    assert used("_base.html", "site") == fields(SiteContext)


def test_every_context_is_frozen_and_says_what_it_is() -> None:
    for context in by_template().values():
        assert context.__dataclass_params__.frozen
        assert context.__doc__ and not context.__doc__.startswith(f"{context.__name__}(")


def test_every_template_is_a_page_of_a_context_or_part_of_one() -> None:
    reached = {name for template in by_template() for name in files(template)}
    assert {path.name for path in TEMPLATES.glob("*.html")} == reached


def files(name: str) -> set[str]:
    """Give a template's own name and the names of all that it draws in."""
    found = {name}
    tree = ENVIRONMENT.parse((TEMPLATES / name).read_text("utf-8"))
    for kind in (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport):
        for node in tree.find_all(kind):
            assert isinstance(node.template, nodes.Const)
            found |= files(node.template.value)
    return found


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.html")), ids=lambda path: path.name)
def test_a_template_sorts_nothing_and_makes_no_address(path: Path) -> None:
    tree = ENVIRONMENT.parse(path.read_text("utf-8"))
    assert not {"sort", "groupby", "dictsort"} & {f.name for f in tree.find_all(nodes.Filter)}
