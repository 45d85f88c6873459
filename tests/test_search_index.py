"""The index of the search: the same bytes for the same records, and nothing hidden in it."""

from __future__ import annotations

import gzip
import json
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightsref.findable import settings
from rightsref.link import link
from rightsref.load import load
from rightsref.search import Lacking, SearchError, SearchRecord, SearchSettings, build_index
from rightsref.search.engine import classic
from rightsref.search.index import id_word, indexed, reference_word, short_name
from rightsref.search.text import fold, words
from rightsref.search.vocabulary import front_coded, packed, sections
from tests.browsers import ROOT

RECORDS = [
    SearchRecord("paragraph", "a-2020/1-a.html#p-aaaaa", "A 2020", "1.a ¶ 1", "1.a Life",
                 "Police detained Azamat Orazaly’s brother near Nur-Sultan.",
                 filters={"right": ("life", "liberty"), "section": ("a-2020/1.a",),
                          "person": ("azamat-orazaly",), "report": ("a-2020",)}),
    SearchRecord("paragraph", "a-2020/2-b.html#p-bbbbb", "A 2020", "2.b ¶ 1", "2.b Assembly",
                 "The court banned the protest.",
                 filters={"right": ("assembly",), "section": ("a-2020/2.b",),
                          "report": ("a-2020",)}),
    SearchRecord("person", "people/azamat-orazaly.html", "Azamat Orazaly", text="local herdsman",
                 also=("Orazaly", "Azamat"), filters={"person": ("azamat-orazaly",)}),
    SearchRecord("topic", "topics/life.html", "Right to life", text="Nobody may be killed.",
                 also=("killed by police",), hints="Deaths in custody.",
                 filters={"right": ("life",)})]
SETTINGS = SearchSettings(labels={"right": {"life": "Right to life"}})


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return build_index(RECORDS, SETTINGS)


def test_the_same_records_give_the_same_bytes(files: dict[str, bytes]) -> None:
    for _ in range(5):
        assert build_index(RECORDS, SETTINGS) == files


def test_everything_lies_below_the_search_folder(files: dict[str, bytes]) -> None:
    assert {path.split("/")[0] for path in files} == {"search"}


def test_the_reader_is_given_the_text_and_not_the_words_of_the_index(
        files: dict[str, bytes]) -> None:
    bodies = [json.loads(gzip.decompress(data)[12:]) for path, data in files.items()
              if "/fragment/" in path]
    assert {body["content"] for body in bodies} == {record.text for record in RECORDS}
    assert {body["url"] for body in bodies} == {record.url for record in RECORDS}


def test_shards_carry_every_file_of_the_index_just_once(files: dict[str, bytes]) -> None:
    carried: list[str] = []
    for path, data in files.items():
        if path.startswith("search/shards/"):
            call = data.decode().removeprefix("RightsSearch.shard(").removesuffix(");\n")
            carried += json.loads(f"[{call}]")[1]
    assert sorted(carried) == sorted(path.removeprefix("search/pf/") for path in files
                                     if path.startswith("search/pf/"))


def test_a_record_is_found_by_its_names_and_hints_and_a_passage_by_its_reference() -> None:
    assert "orazaly" in indexed(RECORDS[2])
    assert "deaths in custody" in indexed(RECORDS[3])
    assert reference_word("1.a ¶ 2") == "qzref1xax2"
    assert reference_word("1.a ¶ 1") in indexed(RECORDS[0])


def test_a_passage_is_found_by_its_own_id() -> None:
    assert id_word("a-2020/1-a.html#p-aaaaa") == "qzidpxaaaaa"
    assert indexed(RECORDS[0]).endswith(id_word(RECORDS[0].url))
    assert "qzid" not in indexed(RECORDS[2])


def test_no_phrase_reaches_from_one_field_into_the_next() -> None:
    assert "life killed" not in indexed(RECORDS[3])


def test_an_empty_site_has_no_search() -> None:
    with pytest.raises(SearchError, match="nothing to search"):
        build_index([], SETTINGS)


def test_an_unknown_engine_script_is_refused() -> None:
    with pytest.raises(SearchError, match="exports"):
        classic("let a = 1;")
    with pytest.raises(SearchError, match="not the script"):
        classic("export{search};")


def test_the_engine_is_a_classic_script(files: dict[str, bytes]) -> None:
    engine = files["search/engine.js"].decode()
    assert "import.meta" not in engine
    assert "export{" not in engine


def test_opensearch_is_described_only_where_the_site_has_an_address(
        files: dict[str, bytes]) -> None:
    assert "opensearch.xml" not in files
    made = build_index(RECORDS, SearchSettings(title="R & R", base_url="https://example.org/r/"))
    root = ET.fromstring(made["opensearch.xml"])
    template = root.find("{http://a9.com/-/spec/opensearch/1.1/}Url")
    assert template is not None
    assert template.get("template") == "https://example.org/r/search.html?q={searchTerms}"


@pytest.mark.parametrize(("title", "name"), [
    ("R & R", "R & R"), ("Human Rights Reports, a reference edition", "Human Rights"),
    ("Country Reports: x", "Country Reports"), ("Menschenrechtsberichte", "Menschenrechtsbe")])
def test_the_short_name_for_a_browser_is_cut_at_a_word(title: str, name: str) -> None:
    assert short_name(title) == name


def test_sections_are_known_by_report_number_first_page_and_last_paragraph() -> None:
    second = replace(RECORDS[0], ref="1.a ¶ 12", url="a-2020/1-a.html#p-ccccc")
    assert sections([*RECORDS, second]) == [
        ["a-2020", "1.a", "1.a Life", "a-2020/1-a.html", 12],
        ["a-2020", "2.b", "2.b Assembly", "a-2020/2-b.html", 1]]


def test_the_browser_knows_what_the_copy_lacks() -> None:
    made = build_index(RECORDS, replace(SETTINGS, lacking=(
        Lacking("a-2020", "6", "Abuses", "a-2020/about.html#missing", ("women",)),)))
    words_file = json.loads(gzip.decompress(made["search/pf/words.gz"]))
    assert words_file["lacking"] == [["a-2020", "6", "Abuses", "a-2020/about.html#missing",
                                      ["women"]]]


def test_a_missing_section_holds_the_rights_that_the_outline_places_there() -> None:
    lacking = {one.number: one for one in settings(link(load(ROOT / "content")[0])).lacking}
    assert set(lacking) == {"", "6", "7"}
    assert "gender-based-violence" in lacking["6"].topics
    assert "working-conditions" in lacking["7"].topics
    assert lacking[""].topics == ()


@pytest.mark.parametrize(("text", "cut"), [
    ("Agadil’s arrest", ["agadil", "arrest"]),
    ("Nur-Sultan, COVID-19; HIV/AIDS", ["nur", "sultan", "covid", "19", "hiv", "aids"]),
    ("Ní Aoláin said 54, 000", ["ni", "aolain", "said", "54", "000"]),
    ("prisoners’ and O’Brien", ["prisoners", "and", "obrien"]),
    ("Семёнова", ["семёнова"]),
    ("assistants–prisoners", ["assistants", "prisoners"])])
def test_words_are_cut_plainly(text: str, cut: list[str]) -> None:
    assert words(text) == cut


@given(st.text())
def test_folding_is_done_once_and_for_all(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_the_words_of_the_vocabulary_survive_front_coding() -> None:
    assert front_coded(Counter({"arrest": 5, "arrested": 1, "abai": 2}), {"abai"}) == \
        "0abaiO1rrestC6edA"


def test_a_word_of_a_note_is_no_known_word() -> None:
    known = json.loads(gzip.decompress(packed(RECORDS, SETTINGS)))["words"]
    assert "herdsman" not in known
    assert "orazaly" in known


def test_a_script_of_the_search_stays_small() -> None:
    for path in Path(ROOT / "assets" / "js").glob("search*.js"):
        assert path.read_text("utf-8").count("\n") < 400, path.name


def test_little_is_loaded_before_a_search_begins() -> None:
    first = (ROOT / "assets" / "js" / "search.js").read_bytes()
    assert len(gzip.compress(first)) < 6_000
