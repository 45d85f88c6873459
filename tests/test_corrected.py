"""A corrected source: the real report is edited, converted again and built, and every address that
was published before still opens what it meant, or says what became of it.
"""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html

import build
from rightsref import ledger
from rightsref.ledger import Entry
from rightsref.load import load
from rightsref.model import Heading, Paragraph, Report
from tests.browsers import ROOT

NAME = "kazakhstan-2020"
HOME = f"content/reports/{NAME}"
CHANGED, SPLIT, MERGED = "p-yvpfw", "p-xhbrn", ("p-2rn79", "p-canew")
MOVED, DELETED = "p-xrmxf", "p-jgd7x"
RETITLED = {"section-2-d": ("d. Freedom of Movement", "d. Freedom of Moving"),
            "section-2-b-freedom-of-association": ("Freedom of Association",
                                                   "Freedom to Associate")}


def report_of(content: Path) -> Report:
    library, faults = load(content, ROOT / "content")
    assert not [fault for fault in faults if fault.severity == "error"], faults
    return next(report for report in library.reports if report.id == NAME)


def entries_of(content: Path) -> dict[str, Entry]:
    entries, faults = ledger.read((content / "reports" / NAME / "ledger").read_text("utf-8"), "")
    assert not faults
    return entries


def texts_of(report: Report) -> dict[str, str]:
    """Give the words of each heading, paragraph and statement."""
    texts = {b.id: b.text for file in report.files for b in file.blocks}
    return texts | {s.id: p.text[s.start:s.end] for p in report.paragraphs for s in p.statements}


OLD = report_of(ROOT / "content")
TEXTS = texts_of(OLD)
HALVES = re.split(r"(?<=\.) ", TEXTS[SPLIT])


def a_word(source: str) -> str:
    return source.replace("local herdsman", "local cattle herdsman")


def a_split(source: str) -> str:
    half = len(HALVES) // 2
    return source.replace(TEXTS[SPLIT],
                          f"{' '.join(HALVES[:half])}\n\n{' '.join(HALVES[half:])}")


def a_merger(source: str) -> str:
    first, second = (TEXTS[name] for name in MERGED)
    start, end = source.index(first), source.index(second)
    return f"{source[:start]}{first} {source[end:]}"


def a_move(source: str) -> str:
    text, place = TEXTS[MOVED], "e. Status and Treatment of Internally Displaced Persons\n"
    return source.replace(f"{text}\n", "").replace(place, f"{place}\n{text}\n")


def a_deletion(source: str) -> str:
    return source.replace(f"{TEXTS[DELETED]}\n", "")


def new_titles(source: str) -> str:
    for old, new in RETITLED.values():
        source = re.sub(rf"(?m)^{re.escape(old)}[ \t]*$", new, source)
    return source


EDITS = (a_word, a_split, a_merger, a_move, a_deletion, new_titles)


@dataclass(frozen=True)
class Corrected:
    content: Path
    site: Path
    said: str


def convert(folder: Path, *edits: object) -> Path:
    """Lay the real content and convert the edited source into it; give the content's folder."""
    shutil.copytree(ROOT / "content", folder / "content")
    source = (folder / HOME / "source.txt").read_bytes().decode("utf-8")
    for edit in edits:
        edited = edit(source)  # type: ignore[operator]
        assert edited != source, edit
        source = edited
    (folder / f"{NAME}.txt").write_bytes(source.encode("utf-8"))
    here = Path.cwd()
    os.chdir(folder)
    try:
        assert build.main(["convert", f"{NAME}.txt"]) == 0
    finally:
        os.chdir(here)
    return folder / "content"


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Corrected:
    """Give the content and the site of the report with every edit made in its source."""
    folder = tmp_path_factory.mktemp("corrected")
    content = convert(folder, *EDITS)
    noted = (content / "reports" / NAME / "ledger").read_text("utf-8")
    assert build.main(["--content", str(content), "--site", str(folder / "site"), "--quiet"]) == 0
    return Corrected(content, folder / "site", noted)


def page(site: Path, path: str) -> html.HtmlElement:
    return html.document_fromstring((site / path).read_bytes())


def test_every_address_that_was_published_opens_its_words_or_says_what_became_of_them(
        corrected: Corrected) -> None:
    standing = texts_of(report_of(corrected.content))
    pages: dict[str, html.HtmlElement] = {}
    checked = 0
    for entry in entries_of(ROOT / "content").values():
        if "/" in entry.id:
            assert (corrected.site / f"{entry.id}.html").is_file(), entry
            continue
        for slug in entry.where:
            path = f"{NAME}/{slug}.html"
            shown = pages.setdefault(path, page(corrected.site, path))
            found = shown.xpath("//*[@id=$id]", id=entry.id)
            assert len(found) == 1, (entry, "has no place, or two, on its page")
            inside = found[0].xpath("ancestor-or-self::*[contains(@class, 'former')]")
            if not inside:
                assert entry.id in standing
                if entry.id not in (CHANGED, *RETITLED):
                    assert ledger.digest(standing[entry.id]) == entry.digest
            else:
                assert found[0].text_content().strip()
                for link in found[0].xpath(".//a/@href"):
                    assert_opens(corrected.site, path, link, pages)
            checked += 1
    assert checked > 400


def assert_opens(site: Path, path: str, link: str, pages: dict[str, html.HtmlElement]) -> None:
    target, _, anchor = unquote(link).partition("#")
    there = os.path.normpath(os.path.join(os.path.dirname(path), target)) if target else path
    shown = pages.setdefault(there, page(site, there))
    assert not anchor or shown.xpath("//*[@id=$id]", id=anchor), link


def test_each_correction_is_told_for_what_it_is(corrected: Corrected) -> None:
    entries = entries_of(corrected.content)
    state = {name: entries[name].state
             for name in (CHANGED, SPLIT, *MERGED, MOVED, DELETED, *RETITLED)}
    assert state == {CHANGED: "live", SPLIT: "split", MERGED[0]: "merged", MERGED[1]: "merged",
                     MOVED: "live", DELETED: "retired", **dict.fromkeys(RETITLED, "live")}
    assert entries[MOVED].where == ("1-c", "2-e")
    assert entries[MERGED[0]].heirs == entries[MERGED[1]].heirs
    heirs = [texts_of(report_of(corrected.content))[name] for name in entries[SPLIT].heirs]
    assert " ".join(heirs) == TEXTS[SPLIT]


def test_the_page_names_the_heirs_of_a_split_paragraph(corrected: Corrected) -> None:
    former = page(corrected.site, f"{NAME}/1-a.html").xpath("//*[@id=$id]", id=SPLIT)[0]
    links = [link.partition("#")[2] for link in former.xpath(".//a/@href")]
    assert links == list(entries_of(corrected.content)[SPLIT].heirs)


def test_a_retitled_heading_keeps_its_id_and_is_not_restored_besides(corrected: Corrected) -> None:
    headings = [b for file in report_of(corrected.content).files for b in file.blocks
                if isinstance(b, Heading)]
    assert [b.id for b in headings] == [
        b.id for file in OLD.files for b in file.blocks if isinstance(b, Heading)]
    assert {b.id: b.text for b in headings if b.id in RETITLED} == {
        name: new for name, (_, new) in RETITLED.items()}
    assert all(b.origin == "source" for b in headings if b.id in RETITLED)


def test_what_an_editor_said_of_split_and_merged_paragraphs_is_with_their_heirs(
        corrected: Corrected) -> None:
    before = {p.id: p for p in OLD.paragraphs}
    after = {p.id: p for p in report_of(corrected.content).paragraphs}
    entries = entries_of(corrected.content)
    for name in (SPLIT, *MERGED):
        heirs = [after[heir] for heir in entries[name].heirs]
        assert said(before[name]) <= set().union(*map(said, heirs))
        reasons = [tag.why for heir in heirs for tag in heir.rights]
        assert all(any(tag.why in why for why in reasons) for tag in before[name].rights)


def said(paragraph: Paragraph) -> set[tuple[str, ...]]:
    """Give what is said of a paragraph, whatever its place."""
    return {*(("right", t.id) for t in paragraph.rights),
            *(("group", g) for g in paragraph.groups), *(("note", n) for n in paragraph.notes),
            *(("mention", m.kind, m.target, paragraph.text[m.start:m.end])
              for m in paragraph.mentions), *(("statement", s.id) for s in paragraph.statements)}


def test_converting_the_corrected_source_again_finds_nothing_new(
        corrected: Corrected, capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(corrected.content.parent)
    assert build.main(["convert", f"{NAME}.txt"]) == 0
    assert capsys.readouterr().out.splitlines() == [f"{HOME}: nothing new."]


# ---- one word -----------------------------------------------------------------------------------

def held(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*") if path.is_file()}


def test_one_corrected_word_changes_its_own_file_and_no_other(tmp_path: Path) -> None:
    content = convert(tmp_path, a_word)
    before, after = held(ROOT / "content"), held(content)
    home = f"reports/{NAME}"
    changed = {name for name in before if after[name] != before[name]}
    assert set(after) == set(before)
    assert changed - {f"{home}/proposals"} == {
        f"{home}/source.txt", f"{home}/report.yaml", "people/azamat-orazaly.md",
        f"{home}/01-arbitrary-deprivation-of-life-and-other.md"}
    settings = [(one, other) for one, other in zip(
        before[f"{home}/report.yaml"].splitlines(), after[f"{home}/report.yaml"].splitlines(),
        strict=True) if one != other]
    assert [one.split(b":")[0].strip() for one, _ in settings] == [b"sha256"]


def test_an_editors_own_wording_and_comments_survive_a_correction_elsewhere(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    settings = tmp_path / HOME / "report.yaml"
    settings.write_text(settings.read_text("utf-8").replace(
        "why: not in this copy", "why: the publisher dropped it", 1), "utf-8")
    file = next((tmp_path / HOME).glob("02-*.md"))
    file.write_text(file.read_text("utf-8").replace("title:", "# read twice\ntitle:", 1), "utf-8")
    kept = file.read_bytes()
    source = (tmp_path / HOME / "source.txt").read_bytes().decode("utf-8")
    Path(f"{NAME}.txt").write_bytes(a_word(source).encode("utf-8"))
    assert build.main(["convert", f"{NAME}.txt", "--quiet"]) == 0
    assert file.read_bytes() == kept
    assert "why: the publisher dropped it" in settings.read_text("utf-8")
