"""Editions: the three parts of 2024, and pages whose headings no outline knows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from pathlib import Path

import pytest
from lxml import html

import build
from rightsref.sources import SourceReport, read_source
from rightsref.sources.outline import outline_of

WORDS = ("The government of Ruritania told the ombudsman about {}, and civil society groups said "
         "that it investigated few of the cases which they had brought before a court there.")


def page(headings: Iterable[tuple[str, int]], year: int) -> bytes:
    """Give a page of the publisher's form with two paragraphs under each heading."""
    body = "".join(f"<h{level + 1}>{escape(text)}</h{level + 1}><p>{WORDS.format(f'case {n}')}</p>"
                   f"<p>{WORDS.format(f'another matter, {n},')}</p>"
                   for n, (text, level) in enumerate(headings))
    return (f"<!DOCTYPE html><html lang='en'><head><title>Ruritania</title></head><body><main>"
            f"<h1>{year} Country Reports on Human Rights Practices: Ruritania</h1>"
            f"<div class='report__content'>{body}</div></main></body></html>").encode()


def of_2024() -> list[tuple[str, int]]:
    outline = outline_of(2024)
    assert outline is not None
    return [(entry.text, entry.level) for entry in outline.entries]


def shown(report: SourceReport) -> list[tuple[str, int]]:
    return [(heading.text, heading.level) for heading in report.headings]


def test_the_edition_of_2024_keeps_its_three_parts_as_found() -> None:
    report = read_source("ruritania-2024.html", page(of_2024(), 2024))
    assert shown(report) == of_2024()
    assert {heading.origin for heading in report.headings} == {"source"}
    assert (report.warnings, report.missing) == ((), ())
    letters = {h.number for h in report.headings if h.level == 2}
    assert {"life.a", "liberty.a", "security-of-the-person.a"} <= letters


def test_a_report_of_2024_converts_and_builds_into_pages_with_working_sections(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ruritania-2024.html").write_bytes(page(of_2024(), 2024))
    assert build.main(["convert", "ruritania-2024.html"]) == 0
    assert build.main([]) == 0, capsys.readouterr().err
    site = tmp_path / "site"
    made = {path.name for path in (site / "ruritania-2024").glob("*.html")}
    contents = html.fromstring((site / "ruritania-2024" / "index.html").read_bytes())
    for text, level in of_2024():
        if level == 2:
            title = text.partition(" ")[2]
            found = [a.get("href") for a in contents.xpath("//main//a")
                     if title in a.text_content() and a.get("href").partition("#")[0] in made]
            assert found, text
            target, _, anchor = found[0].partition("#")
            assert not anchor or html.fromstring(
                (site / "ruritania-2024" / target).read_bytes()).xpath(f"//*[@id='{anchor}']")


OWN = [("EXECUTIVE SUMMARY", 1), ("Part One. The Machinery of the State", 1),
       ("Courts and Their Independence", 2), ("Journalists at Work", 2),
       ("Part Two. The Daily Life of Citizens", 1), ("Schools", 2), ("Disappearance", 2)]


def test_headings_that_no_outline_knows_are_kept_as_found_with_a_warning() -> None:
    report = read_source("ruritania-2023.html", page(OWN, 2023))
    assert [text for text, _ in shown(report)] == [text for text, _ in OWN]
    assert {heading.origin for heading in report.headings} == {"source"}
    assert [fault.code for fault in report.warnings] == ["C005"]


def test_an_outline_in_another_order_is_kept_as_found_with_a_warning() -> None:
    outline = outline_of(2023)
    assert outline is not None
    parts = [(e.text, e.level) for e in outline.entries if e.level < 3 and e.share > 0.9]
    tops = [n for n, (_, level) in enumerate(parts) if level == 1]
    cuts = [parts[a:b] for a, b in zip(tops, [*tops[1:], len(parts)], strict=True)]
    turned = [row for cut in reversed(cuts) for row in cut]
    report = read_source("ruritania-2023.html", page(turned, 2023))
    assert shown(report) == turned
    assert {heading.origin for heading in report.headings} == {"source"}
    assert [fault.code for fault in report.warnings] == ["C005"]


def test_a_page_without_one_known_heading_still_builds(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ruritania-2023.html").write_bytes(page(OWN, 2023))
    assert build.main(["convert", "ruritania-2023.html"]) == 0
    assert re.search(r"warning C005", capsys.readouterr().err)
    assert build.main([]) == 0
