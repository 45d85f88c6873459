"""Pages: what a reader is told, where links lead, and that the text stays the report's own."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from rightsref.link import Linked, link
from rightsref.load import load
from rightsref.model import Library, Mention, Paragraph, Quotation, Statement
from rightsref.pages import Extras, names, urls, views
from rightsref.pages.desk import Desk
from rightsref.pages.record import in_order
from rightsref.pages.text import Stretch, annotated, marked, sentence
from rightsref.render import (
    SCRIPT_BUDGET,
    TEXT_BUDGET,
    minify,
    render,
    stylesheet,
    weigh,
)
from tests.browsers import ROOT
from tests.test_faults import SMALL

TEXT = "The law bans torture. On May 3, John Smith of Freedonia sued under Article 7 of the code."


def library() -> Library:
    return load(SMALL, ROOT / "content")[0]


@pytest.fixture(scope="module")
def linked() -> Linked:
    return link(library())


@pytest.fixture(scope="module")
def files(linked: Linked) -> dict[str, bytes]:
    return render(views(linked), ROOT / "templates", ROOT / "assets")


def words(stretches: tuple[Stretch, ...]) -> str:
    return "".join(run.text for stretch in stretches for run in stretch.runs)


def shown(paragraph: Paragraph) -> tuple[Stretch, ...]:
    return annotated(paragraph, lambda mention: (f"{mention.target}.html", mention.target))


# ---- text as runs -----------------------------------------------------------------------------

@given(st.text(min_size=1, max_size=40), st.lists(st.tuples(
    st.sampled_from(["person", "place", "organisation", "date", "statement"]),
    st.integers(0, 40), st.integers(0, 40)), max_size=6))
def test_marks_that_nest_and_cross_leave_every_character_in_its_place(
        text: str, marks: list[tuple[str, int, int]]) -> None:
    ranges = [(kind, min(a, b), max(a, b)) for kind, a, b in marks
              if min(a, b) < max(a, b) <= len(text)]
    paragraph = Paragraph(
        "p-1", text, mentions=tuple(Mention(k, f"x{i}", a, b)
                                    for i, (k, a, b) in enumerate(ranges) if k != "statement"),
        statements=tuple(Statement(f"s-{i}", a, b, "other")
                         for i, (k, a, b) in enumerate(ranges) if k == "statement"))
    stretches = shown(paragraph)
    ids = [span.id for stretch in stretches for span in stretch.spans if span.id]
    assert words(stretches) == text
    assert sorted(ids) == sorted(s.id for s in paragraph.statements)


def test_a_person_inside_an_organisation_keeps_the_link() -> None:
    text = "the Smith Foundation"
    runs = shown(Paragraph("p-1", text, mentions=(
        Mention("organisation", "foundation", 4, 20), Mention("person", "smith", 4, 9))))[0].runs
    assert [(run.text, run.kind) for run in runs] == [
        ("the ", ""), ("Smith", "person"), (" Foundation", "organisation")]


def test_two_statements_over_one_span_have_two_addresses_and_one_stretch() -> None:
    stretch = shown(Paragraph("p-1", TEXT, statements=(
        Statement("s-a", 0, 21, "prohibits"), Statement("s-b", 0, 21, "penalises"))))[0]
    assert [span.id for span in stretch.spans] == ["s-a", "s-b"]


def test_statements_that_cross_are_parted_and_each_id_stands_once() -> None:
    stretches = shown(Paragraph("p-1", TEXT, statements=(
        Statement("s-a", 0, 40, "prohibits"), Statement("s-b", 20, 60, "requires"))))
    assert [[(span.id, span.style) for span in stretch.spans] for stretch in stretches] == [
        [("s-a", "statement off")], [("", "statement on"), ("s-b", "statement off")],
        [("", "statement on")], []]


def test_an_implied_rule_looks_other_than_a_statement() -> None:
    stretch = shown(Paragraph("p-1", TEXT, statements=(
        Statement("s-a", 0, 21, "prohibits", explicit=False),)))[0]
    assert stretch.spans[0].style == "rule"


def test_a_label_is_told_from_the_text_that_follows() -> None:
    runs = shown(Paragraph("p-1", "Abuse: It went on.", label="Abuse"))[0].runs
    assert [(run.text, run.kind) for run in runs] == [("Abuse:", "label"), (" It went on.", "")]


def test_words_looked_for_are_marked_where_they_stand() -> None:
    assert [(run.text, run.kind) for run in marked("John met John", [(0, 4), (9, 13)])] == [
        ("John", "mark"), (" met ", ""), ("John", "mark")]


def test_a_sentence_does_not_end_at_an_initial() -> None:
    text = "It began. J. Smith left on May 3. Nothing followed."
    start = text.index("May")
    assert text[slice(*sentence(text, start, start + 5))] == "J. Smith left on May 3."


# ---- words and addresses ----------------------------------------------------------------------

@pytest.mark.parametrize(("value", "told"), [
    ("2020-10-17", "17 October 2020"), ("2020-05", "May 2020"), ("2020", "2020"),
    ("2020-03/2020-05", "March 2020 to May 2020"), ("2020-05/..", "from May 2020"),
    ("2020-21", "spring 2020"), ("2020~", "about 2020"), ("199X", "the 1990s")])
def test_a_date_is_told_in_words(value: str, told: str) -> None:
    assert names.date(value) == told


@pytest.mark.parametrize(("page", "target", "href"), [
    ("index.html", "a/1.html#p", "a/1.html#p"), ("a/1.html", "a/2.html", "2.html"),
    ("a/1.html", "people/x.html", "../people/x.html"), ("a/1.html", "a/1.html#p", "#p"),
    ("a/1.html", "index.html", "../index.html"),
    ("404.html", "people/x.html", "/base/people/x.html")])
def test_a_link_is_relative_to_its_page_but_on_404(page: str, target: str, href: str) -> None:
    assert urls.relative(page, target, "/base/") == href


@pytest.mark.parametrize(("name", "told"), [
    ("Women", "women"), ("LGBTI persons", "LGBTI persons"), ("", "")])
def test_a_name_in_a_sentence_keeps_the_capitals_of_an_acronym(name: str, told: str) -> None:
    assert names.lower(name) == told


@pytest.mark.parametrize(("kind", "words", "explicit", "told"), [
    ("article", "The law bans it.", True, "The law"), ("", "The law bans it.", True, "The law"),
    ("decree", "Rules allow it.", True, "The government’s rule"),
    ("", "After an order from the ministry, visits ended.", False, "An order"),
    ("", "Owners must obey the orders of authorities.", True, "The law"),
    ("", "Visitors must register.", False, "A rule")])
def test_only_a_law_is_said_to_be_the_law(
        kind: str, words: str, explicit: bool, told: str) -> None:
    assert names.states(kind, words, explicit) == told


def test_what_a_rule_gave_says_so_and_how_sure_it_is() -> None:
    assert names.confidence("rule:section", 0.85) == "Given by a rule (section), 85\u00a0% sure"


# ---- pages --------------------------------------------------------------------------------------

def test_the_kinds_of_silence_are_told_apart_on_the_coverage_page(
        files: dict[str, bytes]) -> None:
    page = html.fromstring(files["coverage.html"])
    assert [h.get("id") for h in page.iter("h2") if h.get("id")] == [
        "none-reported", "not-applicable", "missing", "touched", "told-elsewhere", "untold"]


def test_a_topic_that_is_touched_on_is_not_said_to_be_met_with_silence(
        files: dict[str, bytes], linked: Linked) -> None:
    for id_ in linked.by_topic:
        if id_ in linked.library.topics:
            page = html.fromstring(files[urls.record("topic", id_)])
            said = " ".join(e.text_content() for e in page.find_class("silences"))
            assert "That is silence" not in said, id_


def test_no_right_that_a_passage_speaks_of_is_said_to_be_untold(
        files: dict[str, bytes], linked: Linked) -> None:
    page = html.fromstring(files["coverage.html"])
    lists = {h.get("id"): [a.get("href") for a in h.getparent().iterfind(".//li/a")]
             for h in page.iter("h2") if h.get("id")}
    told = {urls.record("topic", id_) for id_ in linked.by_topic}
    assert not told & {*lists["untold"], *lists["told-elsewhere"]}
    assert set(lists["touched"]) <= told


def test_every_page_leads_to_the_edition_and_to_where_errors_are_reported(
        files: dict[str, bytes]) -> None:
    for path, content in files.items():
        if path.endswith(".html"):
            foot = html.fromstring(content).find(".//footer")
            assert foot is not None, path
            found = [a.get("href") for a in foot.iter("a")]
            assert any(href.endswith("about.html#errors") for href in found), path


def test_a_printed_page_says_where_its_words_are_from_and_what_is_lacking(
        files: dict[str, bytes], linked: Linked) -> None:
    report = linked.library.reports[0]
    origin = html.fromstring(files[linked.pages[0].url]).find_class("origin")[0].text_content()
    assert report.title in origin and report.publisher in origin
    assert f"edition {report.edition}" in origin
    assert all((g.section if g.section[:1].isdigit() else g.title) in origin
               for g in report.missing)


def test_a_permalink_names_its_paragraph(files: dict[str, bytes], linked: Linked) -> None:
    passage = linked.passages[0]
    page = html.fromstring(files[passage.page])
    permalink = page.get_element_by_id(passage.paragraph.id).find_class("permalink")[0]
    assert permalink.get("aria-label") == f"Paragraph {passage.ref}"
    assert permalink.get("href") == f"#{passage.paragraph.id}"


def test_a_passage_stands_on_the_page_of_each_of_its_topics_and_records(
        files: dict[str, bytes], linked: Linked) -> None:
    for passage in linked.passages:
        named = [urls.record("topic", tag.id) for tag in passage.paragraph.rights
                 if tag.id in linked.library.topics]
        named += [urls.record(m.kind, m.target) for m in passage.paragraph.mentions
                  if m.kind not in ("date", "crossref")]
        for url in named:
            assert f'href="../{passage.url}"'.encode() in files[url], url


def test_an_event_without_a_date_follows_what_the_report_tells_before_it(linked: Linked) -> None:
    first, second = linked.passages[0], linked.passages[1]
    late, then, early = (Quotation(first.paragraph.text[:9], first.id, "2020-06"),
                         Quotation(first.paragraph.text[9:20], first.id),
                         Quotation(second.paragraph.text[:9], second.id, "2020-05"))
    assert in_order(Desk(linked, Extras()), (then, early, late)) == [early, late, then]


def test_a_canonical_address_is_given_only_where_the_site_has_one() -> None:
    plain = library()
    placed = replace(plain, site=replace(plain.site, base_url="https://example.org/x/"))
    for given_, wanted in ((plain, ""), (placed, "https://example.org/x/about.html")):
        view = next(v for v in views(link(given_)) if v.url == "about.html")
        assert view.site.canonical == wanted


@pytest.mark.parametrize("contact", ["", "desk@example.org"])
def test_who_is_in_danger_is_told_first_and_whom_to_ask(contact: str) -> None:
    plain = library()
    named = replace(plain, site=replace(plain.site, contact=contact))
    made = render(views(link(named)), ROOT / "templates", ROOT / "assets")
    for url in ("about.html", urls.about(plain.reports[0].id)):
        heading = html.fromstring(made[url]).get_element_by_id("errors")
        said = [p.text_content() for p in heading.itersiblings("p")]
        assert "endangers you" in said[0]
        assert (contact or "names nobody to write to") in said[1]


def test_a_library_of_two_reports_names_the_report_in_each_reference() -> None:
    one = library()
    other = replace(one.reports[0], id="sylvania-2021", country="Sylvania", year=2021)
    two = link(replace(one, reports=(one.reports[0], other)))
    made = render(views(two, Extras()), ROOT / "templates", ROOT / "assets")
    text = made[f"topics/{next(iter(two.by_topic))}.html"].decode()
    assert re.search(r"Sylvania 2021, [^<]*¶ \d+", text)


def test_the_real_section_pages_stay_within_their_budget(built: Path) -> None:
    files = {path.relative_to(built).as_posix(): path.read_bytes()
             for path in built.rglob("*") if path.suffix in (".html", ".css", ".js")}
    sections = [path for path, content in files.items() if b'<article class="section">' in content]
    weight = weigh(files, sections)
    assert weight is not None
    assert weight.text <= TEXT_BUDGET
    assert weight.scripts <= SCRIPT_BUDGET


def test_statements_of_law_stand_in_the_order_of_their_paragraphs(
        files: dict[str, bytes], linked: Linked) -> None:
    order = {s.url: (n, s.statement.start) for n, p in enumerate(linked.passages)
             for s in linked.statements if s.passage.id == p.id}
    shelves = html.fromstring(files["statements/index.html"]).find_class("laws")
    assert shelves
    for shelf in shelves:
        places = [order[q.get("cite").removeprefix("../")] for q in shelf.iter("q")]
        assert places == sorted(places)


def test_a_rule_told_without_naming_the_law_is_marked_as_implied(
        files: dict[str, bytes], linked: Linked) -> None:
    page = html.fromstring(files["statements/index.html"])
    stated = {s.url: s.statement.explicit for s in linked.statements}
    for line in page.find_class("laws")[0].iter("li"):
        cited = next(line.iter("q")).get("cite").removeprefix("../")
        assert (line.get("class") == "implied") is not stated[cited]


def test_a_section_that_states_the_law_has_a_key_to_its_corners(
        files: dict[str, bytes], linked: Linked) -> None:
    for page in linked.pages:
        states = any(p.paragraph.statements for p in page.passages)
        keys = html.fromstring(files[page.url]).find_class("corners")
        assert bool(keys) is states, page.url


def test_the_running_head_of_a_section_leads_to_its_neighbours_and_to_the_search(
        files: dict[str, bytes], linked: Linked) -> None:
    for before, page in pairwise(linked.pages):
        running = html.fromstring(files[page.url]).find_class("running")[0]
        ways = [a.get("href") for a in running.iterfind(".//p/a")]
        assert ways[0] == urls.relative(page.url, before.url)
        assert ways[-1].endswith("search.html")


# ---- style sheets -------------------------------------------------------------------------------

def test_the_style_sheet_ends_with_what_is_for_print() -> None:
    joined = stylesheet(ROOT / "assets" / "css")
    assert joined.index("--paper") < joined.index("@page")


def test_minifying_takes_comments_and_space_and_nothing_else() -> None:
    assert minify("/* x */ a > b ,\n c:hover { color : red; margin: 0 auto; }") == \
        "a>b,c:hover{color :red;margin:0 auto}"
