"""Converting again: the editor's work stays, and every address says what became of it."""

from __future__ import annotations

from dataclasses import replace

from rightsref import ledger
from rightsref.addresses import resolve
from rightsref.merge import merge, proposals, read_proposals, repointed, write_proposals
from rightsref.model import (
    Heading,
    Mention,
    Missing,
    Paragraph,
    Person,
    Quotation,
    Report,
    RightTag,
    SectionFile,
    Statement,
)

KILLED = "On October 17, police detained Azamat Orazaly, and later that day Orazaly died."
CHARGED = "The investigation led to charges of torture, and three police officers were arrested."
LAW = "The law prohibits torture; nevertheless, there were reports that police tortured people."
BY_RULE = {"by": "rule:person.full-name", "confidence": 0.9}


def mention(text: str, exact: str, target: str, **more: object) -> Mention:
    start = text.index(exact)
    return Mention("person", target, start, start + len(exact), **more)  # type: ignore[arg-type]


def report(*paragraphs: Paragraph, sha: str = "0" * 64, heading: str = "a. Killings") -> Report:
    blocks = (Heading("section-1", "Section 1. Integrity", 1),
              Heading("section-1-a", heading, 2), *paragraphs)
    file = SectionFile("01.md", "1.a", "Killings", "source", blocks)
    return Report("x-2020", "X", "X", 2020, "P", "", "", "1", "", "source.txt", sha, "", "X",
                  (), (), (file,))


def again(old: Report, fresh: Report, base: dict[str, set[str]] | None = None, **more: object):
    known = base if base is not None else read_proposals(write_proposals(old))
    decisions = {"rejected": {}, "aligned": {}} | more
    return merge(old, fresh, known, decisions["rejected"], decisions["aligned"],
                 {p.id for p in old.paragraphs})


def test_converting_the_same_source_again_changes_nothing() -> None:
    found = Paragraph("p-1", KILLED, mentions=(mention(KILLED, "Azamat Orazaly", "a", **BY_RULE),))
    merged = again(report(found), report(replace(found, id="p-draft")))
    assert merged.report == report(found)
    assert merged.differences == ()


def test_a_mention_that_the_editor_took_out_is_not_proposed_again() -> None:
    proposed = Paragraph("p-1", KILLED, mentions=(mention(KILLED, "October", "o", **BY_RULE),))
    base = read_proposals(write_proposals(report(proposed)))
    merged = again(report(replace(proposed, mentions=())), report(proposed), base)
    assert merged.report.paragraphs[0].mentions == ()


def test_what_a_decision_rejects_is_not_proposed() -> None:
    proposed = Paragraph("p-1", KILLED, mentions=(mention(KILLED, "October", "o", **BY_RULE),))
    merged = again(report(replace(proposed, mentions=())), report(proposed), {},
                   rejected={"p-1": set(proposals(proposed))})
    assert merged.report.paragraphs[0].mentions == ()


def test_what_a_better_rule_finds_is_added_and_told() -> None:
    known = Paragraph("p-1", KILLED, mentions=(mention(KILLED, "Azamat Orazaly", "a"),))
    second = Mention("person", "a", KILLED.rindex("Orazaly"), KILLED.rindex("Orazaly") + 7)
    merged = again(report(known), report(replace(known, mentions=(*known.mentions, second))))
    assert second in merged.report.paragraphs[0].mentions
    assert merged.differences == ('p-1: proposed person:a "Orazaly" 2',)


def test_a_mention_that_the_editor_corrected_stays_as_corrected() -> None:
    corrected = Paragraph("p-1", KILLED, mentions=(mention(KILLED, "Azamat Orazaly", "right"),))
    wrong = replace(corrected, mentions=(mention(KILLED, "Azamat Orazaly", "wrong", **BY_RULE),))
    merged = again(report(corrected), report(wrong), {})
    assert [m.target for m in merged.report.paragraphs[0].mentions] == ["right"]


def test_rights_that_an_editor_gave_are_a_judgement_and_no_rule_adds_to_it() -> None:
    read = Paragraph("p-1", KILLED, rights=(RightTag("life", "primary", "died"),))
    more = replace(read, rights=(RightTag("press", "primary", "a word", "rule:words", 0.4),))
    assert again(report(read), report(more)).report.paragraphs[0].rights == read.rights


def test_marks_move_with_a_corrected_word_and_statements_keep_their_ids() -> None:
    known = Paragraph("p-1", LAW, statements=(
        Statement("s-1", 0, len(LAW), "prohibits"),))
    corrected = LAW.replace("police tortured", "the police tortured")
    merged = again(report(known), report(Paragraph("p-x", corrected), sha="1" * 64))
    paragraph = merged.report.paragraphs[0]
    assert (paragraph.id, paragraph.text) == ("p-1", corrected)
    assert [(s.id, s.end) for s in paragraph.statements] == [("s-1", len(corrected))]


def test_a_mark_whose_words_changed_is_dropped_and_told() -> None:
    known = Paragraph("p-1", KILLED, mentions=(mention(KILLED, "Azamat Orazaly", "a"),))
    corrected = KILLED.replace("Azamat Orazaly", "Azamat Orazali")
    merged = again(report(known), report(Paragraph("p-x", corrected), sha="1" * 64))
    assert merged.report.paragraphs[0].mentions == ()
    assert 'p-1: dropped person:a "Azamat Orazaly" 1' in merged.differences


def test_a_retitled_subsection_keeps_its_id() -> None:
    old = report(Paragraph("p-1", KILLED))
    fresh = report(Paragraph("p-x", KILLED), sha="1" * 64, heading="a. Deprivation of Life")
    headings = [b for b in again(old, fresh).report.files[0].blocks if isinstance(b, Heading)]
    assert [(h.id, h.text) for h in headings][1] == ("section-1-a", "a. Deprivation of Life")


def test_a_files_own_title_and_rights_stay_and_only_new_ones_are_added() -> None:
    life = RightTag("life", "primary", "died")
    known = Paragraph("p-1", KILLED, rights=(life,))
    old = report(known)
    old = replace(old, files=(replace(old.files[0], title="Our words", rights=("torture",)),))
    law = Paragraph("p-y", LAW, rights=(RightTag("press", "primary", "a word"),))
    fresh = report(replace(known, id="p-x"), law, sha="1" * 64)
    file = again(old, fresh).report.files[0]
    assert (file.path, file.title, file.rights) == ("01.md", "Our words", ("torture", "press"))


def test_what_was_said_to_be_missing_stays_until_it_is_there() -> None:
    parts = (Missing("1.a", "Killings", "lost"), Missing("6", "Discrimination", "our reason"))
    old = replace(report(Paragraph("p-1", KILLED), sha="2" * 64), missing=parts)
    fresh = replace(report(Paragraph("p-x", KILLED)),
                    missing=(Missing("6", "Discrimination", "not in this copy"),))
    assert again(old, fresh).report.missing == parts[1:]


def test_a_judgement_goes_with_the_words_that_it_is_about_or_with_all_when_unsure() -> None:
    old = report(Paragraph("p-1", f"{KILLED} {CHARGED}", groups=("prisoners",), rights=(
        RightTag("life", "primary", "detained and died"),
        RightTag("torture", "secondary", "charges of torture"))))
    merged = again(old, report(Paragraph("p-x", KILLED), Paragraph("p-y", CHARGED), sha="1" * 64))
    killed, charged = merged.report.paragraphs
    assert [(t.id, t.rank) for t in killed.rights] == [("life", "primary")]
    assert [(t.id, t.rank) for t in charged.rights] == [("torture", "primary")]
    assert (killed.groups, charged.groups) == (("prisoners",), ("prisoners",))
    assert any("not sure" in line and "group:prisoners" in line for line in merged.differences)


def test_what_is_said_of_merged_paragraphs_is_said_of_their_heir_with_every_reason() -> None:
    old = report(
        Paragraph("p-1", KILLED, rights=(RightTag("life", "primary", "he died"),), notes=("one",),
                  mentions=(mention(KILLED, "Azamat Orazaly", "a"),)),
        Paragraph("p-2", CHARGED, rights=(RightTag("life", "secondary", "charges"),),
                  notes=("two",)))
    heir, = again(old, report(Paragraph("p-x", f"{KILLED} {CHARGED}"), sha="1" * 64)
                  ).report.paragraphs
    assert heir.rights == (RightTag("life", "primary", "he died; charges"),)
    assert (heir.notes, [m.target for m in heir.mentions]) == (("one", "two"), ["a"])


def test_a_quotation_follows_its_words_to_the_heir_that_holds_them_and_is_corrected() -> None:
    old = report(Paragraph("p-1", f"{KILLED} {CHARGED}"), Paragraph("p-2", LAW))
    law = LAW.replace("police tortured", "the police tortured")
    merged = again(old, report(Paragraph("p-x", KILLED), Paragraph("p-y", CHARGED),
                               Paragraph("p-z", law), sha="1" * 64))
    person = Person(id="a", name="A", role=Quotation("three police officers", "x-2020/p-1"),
                    events=(Quotation("reports that police tortured people", "x-2020/p-2"),))
    told: list[str] = []
    person = repointed(person, old, merged.report, merged.heirs, told)
    assert person.role and person.role.paragraph == f"x-2020/{merged.report.paragraphs[1].id}"
    assert person.events == (Quotation("reports that the police tortured people", "x-2020/p-2"),)
    assert len(told) == 2


def test_a_statement_that_is_gone_leads_to_the_paragraph_that_it_stood_in() -> None:
    old = report(Paragraph("p-1", f"{LAW} {KILLED}", statements=(
        Statement("s-1", 0, len(LAW), "prohibits"),)))
    merged = again(old, report(Paragraph("p-x", f"Ill treatment is forbidden. {KILLED}"),
                               sha="1" * 64), aligned={"p-1": "Ill treatment"})
    assert merged.heirs == {"s-1": ("p-1",)}


def test_a_heading_that_is_gone_leads_to_what_stood_beneath_it() -> None:
    old = report(Paragraph("p-1", KILLED))
    fresh = report(Paragraph("p-x", KILLED), sha="1" * 64)
    fresh = replace(fresh, files=(replace(fresh.files[0], blocks=tuple(
        b for b in fresh.files[0].blocks if b.id != "section-1-a")),))
    assert again(old, fresh).heirs == {"section-1-a": ("p-1",)}


def test_an_id_that_had_ended_lives_again_only_with_the_words_that_it_had() -> None:
    entry = ledger.Entry("p-1", "retired", ("1-a",), ledger.digest(KILLED), "")
    same = ledger.Entry("p-1", "live", ("1-a",), ledger.digest(KILLED), "")
    assert ledger.risen({"p-1": entry}, [same])["p-1"].state == "live"
    assert ledger.risen({"p-1": entry}, [replace(same, digest="x")])["p-1"].state == "retired"


def addresses_after(old: Report, fresh: Report):
    """Convert again and ask what every old address opens."""
    slugs = {"01.md": "1-a"}
    before = ledger.update({}, ledger.present(old, slugs))
    merged = again(old, fresh)
    after = ledger.ended(before, merged.heirs)
    now = list(ledger.present(merged.report, slugs))
    assert not ledger.vanished(after, now, "ledger")
    after = ledger.update(after, now)
    read, faults = ledger.read(ledger.write(after.values()), "ledger")
    assert (read, faults) == (after, [])
    return resolve("x-2020", after.values(), ["1-a"]), merged


def test_a_split_paragraph_leaves_an_address_that_names_its_heirs() -> None:
    old = report(Paragraph("p-1", f"{KILLED} {CHARGED}"))
    found, merged = addresses_after(
        old, report(Paragraph("p-x", KILLED), Paragraph("p-y", CHARGED), sha="1" * 64))
    former = found.on_page["1-a"][0]
    assert (former.id, former.state) == ("p-1", "split")
    assert [name for name, _ in former.heirs] == [p.id for p in merged.report.paragraphs]


def test_merged_paragraphs_leave_addresses_that_name_their_heir() -> None:
    old = report(Paragraph("p-1", KILLED), Paragraph("p-2", CHARGED))
    found, merged = addresses_after(
        old, report(Paragraph("p-x", f"{KILLED} {CHARGED}"), sha="1" * 64))
    heir = merged.report.paragraphs[0].id
    assert [(f.id, f.state, f.heirs[0][1]) for f in found.on_page["1-a"]] == [
        ("p-1", "merged", f"x-2020/1-a.html#{heir}"), ("p-2", "merged", f"x-2020/1-a.html#{heir}")]


def test_a_deleted_paragraph_leaves_an_address_that_says_so() -> None:
    old = report(Paragraph("p-1", KILLED), Paragraph("p-2", LAW))
    found, _ = addresses_after(old, report(Paragraph("p-x", LAW), sha="1" * 64))
    assert [(f.id, f.state, f.heirs) for f in found.on_page["1-a"]] == [("p-1", "retired", ())]


def test_an_id_that_moved_to_another_page_still_opens_on_the_old_one() -> None:
    entry = ledger.Entry("p-1", "live", ("1-a", "1-c"), "x", "On October 17")
    found = resolve("x-2020", [entry], ["1-a", "1-c"])
    assert found.on_page["1-a"][0].heirs == (("p-1", "x-2020/1-c.html#p-1"),)
    assert found.gone_pages == ()


def test_a_page_that_is_gone_redirects_where_all_of_it_went() -> None:
    entries = [ledger.Entry(f"p-{n}", "live", ("1-g", "1-f"), "x", "") for n in "12"]
    found = resolve("x-2020", entries, ["1-f"])
    assert found.gone_pages == ("1-g",)
    assert found.redirects == (("x-2020/1-g.html", "x-2020/1-f.html"),)


def test_heirs_are_followed_through_several_corrections() -> None:
    entries = [ledger.Entry("p-1", "merged", ("1-a",), "x", "", ("p-2",)),
               ledger.Entry("p-2", "split", ("1-a",), "x", "", ("p-3", "p-4")),
               ledger.Entry("p-3", "live", ("1-a",), "x", ""),
               ledger.Entry("p-4", "live", ("1-a",), "x", "")]
    former = resolve("x-2020", entries, ["1-a"]).on_page["1-a"][0]
    assert [name for name, _ in former.heirs] == ["p-3", "p-4"]


def test_an_id_is_never_minted_twice() -> None:
    taken: set[str] = set()
    for _ in range(50):
        taken.add(ledger.mint("p", "the same words", taken))
    assert len(taken) == 50
