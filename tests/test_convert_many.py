"""Many sources at once: side by side, one register, the same outcome whatever the processes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import build
from rightsref import lands
from rightsref.cli import convert, corpus
from rightsref.cli.pool import Workers
from rightsref.cli.register import Register
from rightsref.cli.terminal import Terminal
from rightsref.model import Person
from rightsref.sources.structure import label_of

TEXT = """{year} Country Reports on Human Rights Practices: {country}

EXECUTIVE SUMMARY

{country} is a republic with an elected parliament, and its president is chosen every five years.

Section 1. Respect for the Integrity of the Person

a. Arbitrary Deprivation of Life and Other Unlawful or Politically Motivated Killings

On May 3, police in {city} shot the journalist {person}, and Amnesty International asked for an \
inquiry. {surname} died of the wounds. The Criminal Code prohibits killings by the police.

b. Disappearance

There were no reports of disappearances by or on behalf of government authorities, {detail}.
"""
LANDS = {"Freedonia": ("Fredville", "Anna Smithson"), "Sylvania": ("Sylvan City", "Karl Bodnar"),
         "Ruritania": ("Strelsau", "Rudolf Elphberg")}


def source(folder: Path, country: str, year: int, name: str = "",
           detail: str = "the ombudsman said") -> Path:
    """Write a source; the texts are inventions of the tests."""
    city, person = LANDS[country]
    path = folder / (name or f"{country.lower()}-{year}.txt")
    path.write_text(TEXT.format(year=year, country=country, city=city, person=person,
                                surname=person.split()[1], detail=detail), "utf-8")
    return path


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Stand in a folder with six sources: two years of three countries."""
    monkeypatch.chdir(tmp_path)
    return [source(tmp_path, country, year) for country in LANDS for year in (2020, 2021)]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*") if path.is_file()}


def converted(sources: list[Path], content: Path, workers: int) -> dict[str, bytes]:
    assert convert.run(sources, content, convert.Options(), Terminal(quiet=True), workers) == 0
    return contents(content)


def test_the_number_of_processes_changes_not_one_byte(sources: list[Path]) -> None:
    one = converted(sources, Path("one"), 1)
    assert converted(sources, Path("two"), 2) == one
    assert sum(name.endswith("report.yaml") for name in one) == 6


def test_one_command_makes_what_a_command_for_each_source_makes(sources: list[Path]) -> None:
    together = converted(sources, Path("together"), 1)
    for one in sources:
        converted([one], Path("apart"), 1)
    assert contents(Path("apart")) == together


def test_what_spans_countries_is_one_record_and_a_countrys_own_law_is_not(
        sources: list[Path]) -> None:
    made = converted(sources, Path("content"), 1)
    assert [name for name in made if "amnesty" in name] == [
        "organisations/amnesty-international.md"]
    codes = [name for name in made if name.startswith("provisions/") and "criminal-code" in name]
    assert len(codes) == len(LANDS)


def test_a_second_source_of_a_report_in_one_command_joins_the_first(
        sources: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    again = source(Path(), "Sylvania", 2021, "sylvania-2021-corrected.txt", "the courts said")
    assert build.main(["convert", *map(str, (*sources, again))]) == 0
    said = capsys.readouterr().out
    assert "7 sources: 6 new reports" in said
    assert "1 merged into what was there" in said
    text = "".join(path.read_text("utf-8")
                   for path in sorted(Path("content/reports/sylvania-2021").glob("0*.md")))
    assert "the courts said" in text
    assert "the ombudsman said" not in text


def test_a_source_that_is_no_report_stops_none_of_the_others(
        sources: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    Path("broken-2020.html").write_text("<html><body><p>Cut o", "utf-8")
    assert build.main(["convert", "broken-2020.html", *map(str, sources)]) == 1
    told = capsys.readouterr()
    assert "broken-2020.html" in told.err
    assert "7 sources: 6 new reports" in told.out
    assert len(list(Path("content/reports").iterdir())) == 6


def test_converting_the_same_sources_again_writes_nothing(sources: list[Path]) -> None:
    made = converted(sources, Path("content"), 2)
    assert converted(sources, Path("content"), 2) == made


def test_a_register_gives_the_ids_of_a_name_in_one_order_whenever_they_came() -> None:
    people = [Person(id=id_, name="John Smith") for id_ in ("john-smith-2", "john-smith")]
    registers = []
    for order in (people, people[::-1]):
        register = Register.of(Path("nowhere"))
        for person in order:
            register.add("person", person)
        registers.append(register.authorities("x-2020", None).forms_of("person")["john smith"])
    assert registers == [["john-smith", "john-smith-2"]] * 2


def test_works_come_back_in_their_order() -> None:
    for number in (1, 2):
        with Workers(number) as pool:
            assert list(pool.each(abs, range(-9, 0))) == [(n, -n) for n in range(-9, 0)]


@pytest.mark.parametrize(("country", "filed", "own"), [
    ("Kazakhstan", "Kazakhstan", ""), ("The Gambia", "Gambia", ""),
    ("Kyrgyz Republic", "Kyrgyzstan", "Kyrgyz Republic"),
    ("Democratic People’s Republic of Korea", "North Korea",
     "Democratic People’s Republic of Korea"),
    ("Israel, Golan Heights, West Bank, and Gaza", "Israel, West Bank and Gaza",
     "Israel, Golan Heights, West Bank, and Gaza"), ("Freedonia", "Freedonia", "")])
def test_a_country_is_filed_under_one_name_and_keeps_the_reports_own(
        country: str, filed: str, own: str) -> None:
    assert (lands.filed(country), lands.own(country)) == (filed, own)


def test_a_measure_of_a_folder_tells_costs_and_what_each_edition_has(
        sources: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert build.main(["bench", "--corpus", "."]) == 0
    told = capsys.readouterr().out
    assert "6 sources, 6 reports" in told
    assert re.search(r"\| convert \| [\d,]+ \|", told)
    assert re.search(r"\| pages \| [\d,]+ \|", told)
    assert "| reports | 3 | 3 |" in told
    assert "| 1.b Disappearance | 3 | 3 |" in told
    assert "18 paragraphs of 18 stand in their pages letter for letter" in told


def test_a_measure_may_take_a_few_sources_from_all_over_the_alphabet(tmp_path: Path) -> None:
    for letter in "abcdefghij":
        (tmp_path / f"{letter}-2020.html").touch()
    assert [path.name[0] for path in corpus.chosen(tmp_path, 5)] == ["a", "c", "e", "g", "i"]
    assert len(corpus.chosen(tmp_path, 0)) == 10


TWICE = """2021 Country Reports on Human Rights Practices: Freedonia

Section 1. Respect for the Integrity of the Person

a. Arbitrary Deprivation of Life and Other Unlawful or Politically Motivated Killings

There were no reports that the government or its agents committed arbitrary or unlawful \
killings, and the ombudsman of Freedonia received no complaint of one.

Section 2. Respect for Civil Liberties

c. Freedom of Religion

c. Freedom of Religion

See the Department of State’s International Religious Freedom Report at the address given there.

Section 7. Worker Rights

d. Discrimination with Respect for Employment and Occupation

The law prohibits discrimination with respect to employment, and the ministry enforced the law well.
"""


def test_a_heading_that_a_page_prints_twice_or_words_its_own_way_makes_one_page(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("freedonia-2021.txt").write_text(TWICE, "utf-8")
    assert build.main(["convert", "freedonia-2021.txt", "--quiet"]) == 0
    heads = [line for path in sorted(Path("content/reports/freedonia-2021").glob("0*.md"))
             for line in path.read_text("utf-8").splitlines() if line.startswith("number: ")]
    assert heads.count("number: 2.c") == 1
    assert heads.count("number: 7.d") == 1
    report = Path("content/reports/freedonia-2021/report.yaml").read_text("utf-8")
    assert "7.d" not in report
    assert build.main(["--quiet"]) == 0


def test_a_label_ends_where_its_colon_stands() -> None:
    assert label_of("Physical Conditions: The cells were full.") == "Physical Conditions"
    assert label_of("Physical Conditions : The cells were full.") is None
