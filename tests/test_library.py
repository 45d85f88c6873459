"""A library: every report a room, built as a unit, and what spans the reports."""

from __future__ import annotations

import json
import re
from array import array
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Playwright

import build
from rightsref.cards import Leaf
from rightsref.cli import library
from rightsref.cli.terminal import Terminal
from rightsref.link import link
from rightsref.load import load
from rightsref.pages import shelves
from rightsref.pages.base import Extras
from rightsref.pages.desk import Desk
from rightsref.rooms import Room, house
from rightsref.search.pairs import files, pair, pairs_of
from rightsref.search.records import SearchRecord
from rightsref.search.routes import head, spans
from rightsref.survey import Survey, survey
from rightsref.years import differences, meet
from tests import small_library
from tests.browsers import ROOT, Reader, Site, launch, serve
from tests.test_site import held


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the small library once."""
    made = tmp_path_factory.mktemp("library")
    small_library.write(made / "content")
    assert library.build(made / "content", made / "site", Terminal(quiet=True), workers=1) == 0
    return made


def page(folder: Path, path: str) -> html.HtmlElement:
    return html.fromstring((folder / "site" / path).read_bytes())


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def links(element: html.HtmlElement) -> dict[str, str]:
    return {words(link): link.get("href") for link in element.iter("a")}


# ---- rooms --------------------------------------------------------------------------------------

def test_every_link_of_the_library_leads_to_a_file(folder: Path) -> None:
    site = folder / "site"
    dead = [(path.relative_to(site).as_posix(), link) for path in sorted(site.rglob("*.html"))
            if path.name != "404.html"
            for link in html.fromstring(path.read_bytes()).xpath("//@href | //@src | //@action")
            if not re.match(r"[a-z]+:|#", link)
            and not (path.parent / re.split("[?#]", link)[0]).is_file()]
    assert dead == []


def test_the_first_page_leads_to_every_report_by_country_and_by_year(folder: Path) -> None:
    home = page(folder, "index.html")
    countries = words(home.xpath("//section[h2[@id='countries']]")[0])
    assert "Freedonia: 2020, 2021" in countries
    assert "Sylvania: 2021" in countries
    hrefs = set(home.xpath("//a/@href"))
    assert {"freedonia-2020/index.html", "freedonia-2021/index.html", "sylvania-2021/index.html",
            "years/2020.html", "years/2021.html", "compare/freedonia.html"} <= hrefs


def test_a_report_and_its_data_keep_their_addresses_in_a_library(folder: Path) -> None:
    for path in ("freedonia-2020/1-b.html", "freedonia-2020/index.html",
                 "data/freedonia-2020.json", "data/cite/freedonia-2020.js"):
        assert (folder / "site" / path).is_file(), path


def test_a_topic_across_reports_lists_years_and_leads_to_each_reports_own_page(
        folder: Path) -> None:
    topic = page(folder, "topics/disappearance.html")
    assert small_library.NONE not in words(topic)
    assert "../freedonia-2021/topics/disappearance.html" in topic.xpath("//a/@href")
    assert small_library.SOME in words(page(folder, "freedonia-2021/topics/disappearance.html"))


def test_a_record_that_one_report_alone_names_stands_in_full_at_its_one_address(
        tmp_path: Path) -> None:
    content = small_library.write(tmp_path / "content")
    second = content / "reports/freedonia-2021/01-disappearance.md"
    text = second.read_text("utf-8").replace("[Anna Smith](person:anna-smith)", "Anna Smith")
    start = text.index("      person:anna-smith:")
    second.write_text(text[:start] + text[text.index("    ranges:", start):], "utf-8")
    assert library.build(content, tmp_path / "site", Terminal(quiet=True), workers=1) == 0
    assert "police detained Anna Smith" in words(page(tmp_path, "people/anna-smith.html"))
    assert not (tmp_path / "site/freedonia-2020/people/anna-smith.html").exists()


def test_a_record_that_several_name_has_one_page_that_leads_to_theirs(folder: Path) -> None:
    person = page(folder, "people/john-smith.html")
    assert {"../freedonia-2020/people/john-smith.html",
            "../sylvania-2021/people/john-smith.html"} <= set(person.xpath("//a/@href"))
    index = page(folder, "people/index.html")
    assert "by-letter/s.html" in index.xpath("//a/@href")
    letter = page(folder, "people/by-letter/s.html")
    assert "../../people/john-smith.html" in letter.xpath("//a/@href")


def test_a_survey_finds_who_names_what_without_reading_a_record(tmp_path: Path) -> None:
    found = survey(small_library.write(tmp_path / "content"))
    assert found.reports == ("freedonia-2020", "freedonia-2021", "sylvania-2021")
    assert found.owner(("place", "fredville")) == ""
    assert found.owner(("provision", "criminal-code-article-9")) == ""
    assert found.owner(("person", "nobody")) is None


def test_a_survey_knows_a_mark_in_every_form_it_is_written_in(tmp_path: Path) -> None:
    report = tmp_path / "reports" / "freedonia-2020"
    report.mkdir(parents=True)
    (report / "01-one.md").write_text("""---
number: 1.a
paragraphs:
  p-11111:
    ranges:
    - kind: place
      id: 'fredville'
      start: 1
---

{#p-11111}
[Anna Smith](person:anna-smith) of [Bar of [Freedonia](place:freedonia)]{.organisation ref="bar"}.
""", "utf-8")
    assert set(survey(tmp_path).owners) == {
        ("person", "anna-smith"), ("place", "freedonia"), ("organisation", "bar"),
        ("place", "fredville")}


def test_no_two_reports_of_a_library_make_one_page(folder: Path, tmp_path: Path) -> None:
    content = small_library.write(tmp_path / "content")
    told: list[str] = []
    terminal = Terminal(quiet=False)
    terminal.say = told.append  # type: ignore[method-assign]
    assert library.build(content, tmp_path / "site", terminal, workers=1) == 0
    counted = next(int(found[1].replace(",", "")) for line in told
                   if (found := re.search(r"([\d,]+) pages", line)))
    assert counted == len(list((tmp_path / "site").rglob("*.html")))


def test_an_index_with_many_entries_is_parted_and_leads_from_part_to_part(tmp_path: Path) -> None:
    made, _ = load(small_library.write(tmp_path / "content"), ROOT / "content")
    desk = Desk(link(replace(made, reports=())), Extras(words=False))
    many = [(f"Smith {n:04}", f"smith-{n}", "", 1) for n in range(2 * shelves.LONGEST + 1)]
    rolls = {view.url: view.page for view in shelves.rolls(desk, "person", many, set())}
    assert {"people/by-letter/s.html", "people/by-letter/s-2.html", "people/by-letter/s-3.html"} \
        <= rolls.keys()
    first, second = rolls["people/by-letter/s.html"], rolls["people/by-letter/s-2.html"]
    assert isinstance(first, shelves.RollPage)
    assert isinstance(second, shelves.RollPage)
    assert len(first.entries) == len(second.entries) == shelves.LONGEST
    assert [part.href for part in first.parts] == ["", "s-2.html", "s-3.html"]


def test_a_page_moved_into_its_room_has_its_links_rewritten_wherever_they_stand() -> None:
    room = Room("a-1", Survey(("a-1", "b-1"), {("person", "x"): "", ("person", "y"): "a-1"},
                              frozenset(), ()), frozenset({("person", "x"), ("person", "y")}))
    source = (b'<link rel="canonical" href="https://h.org/topics/t.html">'
              b'<a href="../people/x.html#p-1">x</a><a href="../people/y.html">y</a>'
              b'<a href="../a-1/1.html">1</a><a href="../index.html">home</a>'
              b'<script type="application/ld+json">{"url":"../people/x.html"}</script>')
    housed = house({"topics/t.html": source, "people/x.html": b"", "people/y.html": b"",
                    "a-1/1.html": b"", "index.html": b""}, room, "https://h.org/")
    moved = housed.files["a-1/topics/t.html"].decode()
    assert 'href="https://h.org/a-1/topics/t.html"' in moved
    assert 'href="../people/x.html#p-1"' in moved
    assert 'href="../../people/y.html"' in moved
    assert 'href="../1.html"' in moved
    assert 'href="../../index.html"' in moved
    assert '"url":"../people/x.html"' in moved
    assert housed.leaving == {"index.html"}


# ---- units --------------------------------------------------------------------------------------

def test_a_pool_and_one_process_make_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    content = small_library.write(tmp_path / "content")
    assert library.build(content, tmp_path / "site", Terminal(quiet=True), workers=2) == 0
    assert held(tmp_path / "site") == held(folder / "site")


def test_an_error_in_one_report_leaves_the_whole_published_library_as_it_was(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    content = small_library.write(tmp_path / "content")
    assert build.main(["--quiet"]) == 0
    before = held(tmp_path / "site")
    wrong = content / "reports/sylvania-2021/01-disappearance.md"
    wrong.write_text(wrong.read_text("utf-8").replace("no reports", "two reports"), "utf-8")
    assert build.main(["--quiet"]) == 1
    assert "reports/sylvania-2021/01-disappearance.md" in capsys.readouterr().err
    assert held(tmp_path / "site") == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_checking_a_library_publishes_nothing(tmp_path: Path,
                                              monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    small_library.write(tmp_path / "content")
    assert build.main(["check", "--quiet"]) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["content"]


def test_a_name_withheld_in_one_report_is_in_no_room(tmp_path: Path) -> None:
    content = small_library.write(tmp_path / "content")
    person = content / "people/john-smith.md"
    person.write_text(person.read_text("utf-8").replace(
        "name: John Smith\n", "name: John Smith\nvisibility: withheld\n"), "utf-8")
    assert library.build(content, tmp_path / "site", Terminal(quiet=True), workers=1) == 0
    told = [path for path in (tmp_path / "site").rglob("*")
            if path.is_file() and (b"John Smith" in path.read_bytes()
                                   or "john-smith" in path.as_posix())]
    assert told == []


# ---- comparison ---------------------------------------------------------------------------------

def test_two_years_meet_paragraph_by_paragraph(folder: Path) -> None:
    met = page(folder, "compare/freedonia/2020-2021.html")
    states = {state: [words(one) for one in met.find_class(f"met-{state}")]
              for state in ("kept", "changed", "new", "gone")}
    assert [len(found) for found in states.values()] == [1, 1, 1, 1]
    assert "no" in [words(one) for one in met.iter("del")]
    assert "few" in [words(one) for one in met.iter("ins")]
    assert small_library.ADDED in states["new"][0]
    assert "John Smith told the City Court" in states["gone"][0]


def test_what_an_edition_no_longer_covers_is_said_at_the_head(folder: Path) -> None:
    met = page(folder, "compare/freedonia/2020-2021.html")
    assert "Respect for Civil Liberties" in words(met.xpath("//section[h2[@id='lost']]")[0])
    country = page(folder, "compare/freedonia.html")
    row = country.xpath("//tr[th[contains(., 'Respect for Civil Liberties')]]")[0]
    assert [words(cell) for cell in row.iter("td")] == ["2", "not covered"]


def test_one_right_is_shown_across_the_countries_of_a_year(folder: Path) -> None:
    right = page(folder, "compare/disappearance/2021.html")
    assert "2 reports of 2 tell of it." in words(right)
    told = {words(one.find(".//h2/a")): words(one) for one in right.find_class("compared")}
    assert small_library.SOME in told["Freedonia"]
    assert small_library.NONE in told["Sylvania"]


def leaf(section: str, title: str, id_: str, text: str) -> Leaf:
    return Leaf(section, title, id_, f"{section} ¶ 1", f"r/{section}.html#{id_}", text)


def test_a_section_is_known_again_when_its_number_changes() -> None:
    old = [leaf("1.f", "Privacy", "a", "The law protects private homes and letters.")]
    new = [leaf("1.f", "Transnational Repression", "b", "Agents followed exiles abroad."),
           leaf("1.g", "Privacy", "c", "The law protects private homes and letters.")]
    parts = meet(old, new).parts
    assert [(part.old, part.new) for part in parts] == [
        (None, ("1.f", "Transnational Repression")), (("1.f", "Privacy"), ("1.g", "Privacy"))]
    assert [pair.state for part in parts for pair in part.pairs] == ["new", "kept"]


def test_a_paragraph_that_stands_in_another_section_has_moved_and_is_not_gone() -> None:
    old = [leaf("1", "One", "a", "Some words that move."), leaf("2", "Two", "b", "Others stay.")]
    new = [leaf("1", "One", "c", "Fresh text entirely here."),
           leaf("2", "Two", "d", "Others stay."),
           leaf("2", "Two", "e", "Some words that move.")]
    found = meet(old, new)
    assert dict(found.counts) == {"kept": 2, "new": 1}
    assert [pair.moved for part in found.parts for pair in part.pairs] == [False, False, True]


def test_the_runs_of_a_changed_text_give_back_both_texts() -> None:
    old, new = "Police held two men in May.", "Police held three men in late May."
    runs = differences(old, new)
    assert "".join(text for kind, text in runs if kind != "del") == new
    assert "".join(text for kind, text in runs if kind != "ins").split() == old.split()


def test_words_that_went_from_the_end_stand_apart_from_what_stayed() -> None:
    assert differences("It went on. Little was known.", "It went on.") == [
        ("same", "It went on."), ("del", " Little was known.")]


def test_a_rewritten_text_keeps_the_pieces_that_stayed_and_no_crumbs() -> None:
    old = "The country is a parliamentary democracy. In June voters chose a new president."
    new = "The country is a parliamentary democracy. A court found that a mayor had lied."
    assert differences(old, new, 4) == [
        ("same", "The country is a parliamentary democracy. "),
        ("del", "In June voters chose a new president."),
        ("ins", "A court found that a mayor had lied.")]


# ---- search -------------------------------------------------------------------------------------

@pytest.mark.parametrize(("numbers", "written"), [
    ([0], "1"), ([3, 4, 5, 9], "4+2.4"), (range(40), "1+13"), ([36, 80], "11.18")])
def test_the_reports_of_a_word_are_written_as_steps_and_runs(numbers: list[int],
                                                             written: str) -> None:
    assert spans(list(numbers)) == written


def test_a_word_of_any_script_has_a_file_with_a_plain_name() -> None:
    assert head("torture") == "tor"
    assert re.fullmatch("[a-z0-9]+", head("пытки"))


def test_two_words_side_by_side_lead_to_the_reports_that_hold_them_so() -> None:
    def of(text: str) -> array[int]:
        return pairs_of([SearchRecord("paragraph", "x.html", "Freedonia 2020", text=text)])

    reports = [of("Police held a land reform activist."), of("An activist of land and of reform."),
               of("The land reform failed.")]
    (text,) = files(reports, 0, 0, 1).values()
    held = dict(one.split("=") for one in text.decode().split('"')[3].split(";"))
    assert held[_base32(pair("land", "reform"))] == "1.2"
    assert held[_base32(pair("reform", "activist"))] == "1"
    assert _base32(pair("activist", "land")) not in held


def _base32(number: int) -> str:
    return (_base32(number // 32) if number > 31 else "") + "0123456789abcdefghijklmnopqrstuv"[
        number % 32]


def test_the_catalogue_names_every_report_and_holds_no_text(folder: Path) -> None:
    text = (folder / "site/search/library/catalogue.js").read_text("utf-8")
    data = json.loads(text.removeprefix("RightsSearch.catalogue(").removesuffix(");\n"))
    assert [report[:3] for report in data["reports"]] == [
        ["freedonia-2020", "Freedonia", 2020], ["freedonia-2021", "Freedonia", 2021],
        ["sylvania-2021", "Sylvania", 2021]]
    assert "zebras" not in text


@pytest.fixture(scope="module", params=["chromium", "firefox"])
def reader(request: pytest.FixtureRequest, playwright: Playwright,
           folder: Path) -> Iterator[Reader]:
    with serve(folder / "site") as address, launch(
            playwright, request.param, Site(folder / "site", address)) as one:
        yield one


@pytest.mark.parametrize("scheme", ["http", "file"])
@pytest.mark.parametrize(("query", "status", "first"), [
    ("q=zebras", "1 report", "Freedonia 2021"), ("q=zebars", "1 report", "Freedonia 2021"),
    ("q=police&country=Sylvania", "1 report", "Sylvania 2021"),
    ("q=disappearances&year=2020&right=disappearance", "1 report", "Freedonia 2020"),
    ("q=police&report=sylvania-2021", "1 passage", "1.b ¶ 2"),
    ("q=Sylvania+police", "1 report", "Sylvania 2021"),
    ("q=%22counted+zebras%22", "1 report", "Freedonia 2021"),
    ("q=xylophone", "Nothing found", "")],
    ids=["a word of one report", "a misspelt word", "a country", "a year and a right",
         "one report alone", "a country named", "a phrase", "a word of none"])
def test_the_whole_library_is_searched_over_http_and_from_disk(
        reader: Reader, scheme: str, query: str, status: str, first: str) -> None:
    with reader.open(reader.site.at(scheme, f"search.html?{query}")) as (shown, recorder):
        shown.wait_for_selector("#search-page[data-shown]")
        assert shown.inner_text("#search-status").startswith(status)
        found = shown.locator("#search-results > li").all_inner_texts()
        assert (found[0].startswith(first) if first else found == []), found
        opened = {url.split("/search/shards/")[0].rpartition("/")[2] for url in recorder.requests
                  if "/search/shards/" in url and not url.endswith("shards/engine.js")}
        assert len(opened) <= 3
        assert recorder.failed == []
        assert recorder.complaints == []
