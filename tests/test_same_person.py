"""Whether two records are one person: each case is taken from published reports, for one reason."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from rightsref.annotate import SectionedParagraph, propose
from rightsref.annotate.profiles import Passage, Profile, profile
from rightsref.annotate.same_person import compare, likeness, name_words
from rightsref.annotate.types import Authorities
from rightsref.model import Person


def told(report: str, *texts: str, forms: Sequence[str] = ()) -> Profile:
    """Give the profile of the person whose name stands in brackets in sentences of a report."""
    passages, names = [], list(forms)
    for number, text in enumerate(texts):
        plain = text.replace("[", "").replace("]", "")
        spans = []
        for found in re.finditer(r"\[([^\]]+)\]", text):
            start = found.start() - 2 * len(spans)
            spans.append((start, start + len(found[1])))
            names.append(found[1])
        passages.append(Passage(report, f"p-{number}", plain, tuple(spans)))
    return profile(report, names, passages)


SURE = {
    "an uncommon full name in two years of one country": (
        told("saudi-arabia-2018", "On February 28, the SCC sentenced lawyer and ACPRA member "
             "[Issa al-Nukheifi] to six years in prison."),
        told("saudi-arabia-2023", "They expressed concerns for human rights defenders Mohammad "
             "al-Rabea, [Issa al-Nukheifi], and Mohammed al-Qahtani.")),
    "two spellings that sound alike, of which the same is told": (
        told("russia-2018", "A court in Petrozavodsk acquitted renowned historian of the gulag and "
             "human rights activist [Yuri Dmitriyev] of charges that many observers believed to "
             "be politically motivated and in retaliation for his efforts."),
        told("russia-2021", "Many observers believed to be politically motivated the case of "
             "human rights activist [Yuriy Dmitriyev].")),
    "a second surname in one of the reports, and the same words of both": (
        told("venezuela-2018", "ANC president [Diosdado Cabello] continued to use his weekly "
             "television program to denounce individual journalists and media outlets."),
        told("venezuela-2023", "PSUV’s Vice President [Diosdado Cabello Rondón] continued to use "
             "his weekly television program to denounce individual journalists.")),
    "a report of another country that names the person's own": (
        told("tunisia-2021", "The press reported that [Slimane Bouhafs], a refugee living in "
             "Tunisia since 2018, was forcibly returned to Algeria to face terrorism charges."),
        told("algeria-2018", "In 2016 police in Setif arrested [Slimane Bouhafs], a Christian "
             "convert, for posting statements on his Facebook page.")),
    "the holder of an office that many countries' reports name": (
        told("saudi-arabia-2021", "An official threatened UN special rapporteur [Agnes Callamard] "
             "during her investigation."),
        told("el-salvador-2018", "On February 27, UN Special Rapporteur [Agnes Callamard] "
             "released a statement.")),
    "a name that many bear, with the same case told in the same words": (
        told("china-2021", "Authorities in Wuhan took into custody Chen Qiushi, Li Zehua, "
             "[Zhang Zhan], and Fang Bin for reporting on the initial COVID-19 outbreak."),
        told("china-2023", "The health of [Zhang Zhan], sentenced for reporting on the initial "
             "COVID-19 outbreak in Wuhan, continued to decline.")),
}

ASKED = {
    "two spellings, and nothing else that they share": (
        told("tunisia-2018", "Witnesses said 19-year-old [Omar Labidi] had shouted to police that "
             "he did not know how to swim."),
        told("tunisia-2021", "In March the Indictment Chamber referred the case of [Omar Laabidi], "
             "who drowned in 2018 allegedly due to police negligence.")),
    "a namesake in another country, and nothing else that they share": (
        told("turkey-2021", "In March authorities blocked French freelance journalist [Sylvain "
             "Mercadier] from entering the country."),
        told("yemen-2023", "Officials on the island of Socotra arrested two men, Quentin Mueller "
             "and [Sylvain Mercadier].")),
    "a longer form of a name that many bear": (
        told("somalia-2018", "Ethnic Bantu Federal Parliamentarian [Mohamed Nur] spoke before the "
             "Parliament about his experiences."),
        told("somalia-2021", "The attack killed five, including former general [Mohamed Nur "
             "Galal].")),
    "a name that many bear, in one country": (
        told("egypt-2018", "A court sentenced [Mohamed Hassan] to a year in prison."),
        told("egypt-2023", "Security forces detained [Mohamed Hassan] in Aswan.")),
    "a surname alone under the office that the other holds": (
        told("tajikistan-2018", "The state is dominated by President [Emomali Rahmon]."),
        told("tajikistan-2023", "Individuals had protested President [Rahmon]’s meeting in "
             "Berlin.")),
    "two spellings in one report, which its reader kept apart": (
        told("pakistan-2018", "On January 13, police in Karachi shot and killed a Pashtun man, "
             "[Naqeebullah Mehsud]."),
        told("pakistan-2018", "One case involved the January 13 Karachi killing of a Pashtun man, "
             "[Naqibullah Mehsud].")),
    "a keeper of prisoners and a prisoner": (
        told("iran-2018", "Judge [Asghar Rostampour] ordered the arrest of three editors."),
        told("iran-2021", "Prisoner [Asghar Rostampour] began a hunger strike.")),
}

APART = {
    "two people of one surname": (
        told("belarus-2021", "In June 2020, [Eduard Babaryka] was detained by officers."),
        told("belarus-2021", "Authorities sentenced presidential hopeful [Viktar Babaryka].")),
    "one told of as a woman, the other as a man": (
        told("kenya-2018", "The court fined businesswoman [Nyokabi Wairimu]."),
        told("kenya-2021", "Police arrested Mr. [Nyokabi Wairimu].")),
    "ages that one person cannot have": (
        told("iran-2018", "Authorities arrested [Sepehr Darvishi], 19, at a rally."),
        told("iran-2021", "The court heard 64-year-old [Sepehr Darvishi].")),
    "one who acts after the other died": (
        told("bolivia-2018", "[Iskra Quisbert] died in custody in May."),
        told("bolivia-2021", "[Iskra Quisbert] told reporters that nobody had asked."),),
    "a man and a woman of one family": (
        told("uzbekistan-2018", "[Islam Karimov] ruled the country."),
        told("uzbekistan-2021", "[Islama Karimova] ruled nothing.")),
    "common names in two countries, and nothing else": (
        told("egypt-2018", "A court sentenced [Mohamed Hassan] to a year in prison."),
        told("somalia-2021", "Gunmen attacked [Mohamed Hassan] in Kismayo.")),
}


@pytest.mark.parametrize("case", SURE)
def test_joined_without_a_question(case: str) -> None:
    verdict = compare(*SURE[case])
    assert verdict.same, verdict


@pytest.mark.parametrize("case", ASKED)
def test_offered_to_the_editor(case: str) -> None:
    verdict = compare(*ASKED[case])
    assert 0 < verdict.confidence < 0.9, verdict


@pytest.mark.parametrize("case", APART)
def test_told_apart(case: str) -> None:
    assert compare(*APART[case]).confidence == 0


@pytest.mark.parametrize("case", [*SURE, *ASKED, *APART])
def test_a_verdict_is_the_same_from_both_sides(case: str) -> None:
    one, two = (SURE | ASKED | APART)[case]
    assert compare(one, two).confidence == compare(two, one).confidence


@pytest.mark.parametrize(("one", "two", "rule"), [
    ("Nasrin Sotoudeh", "Nasrin Sotudeh", "sound"), ("Ahmed Mansoor", "Ahmed Mansour", "sound"),
    ("El Kadi Ihsane", "Ihsane El-Kadi", "order"),
    ("Azimjon Askarov", "Azimjan Askarov", "spelling"),
    ("Niyamaddin Ahmedov", "Niyameddin Ahmedov", "spelling"),
    ("Varavara Rao", "Varvara Rao", "spelling"),
    ("Filipe Nyusi", "Filipe Jacinto Nyusi", "longer-name"),
    ("President Otto Pérez Molina", "Otto Perez Molina", "same-name"),
    ("Mario Rojas", "Maria Rojas", ""), ("Daniel Ruiz", "Daniela Ruiz", ""),
    ("Ana Lopez", "Ana Gomez", ""), ("Mai Mai", "Mai Mai Simba", "")])
def test_how_two_names_may_be_one(one: str, two: str, rule: str) -> None:
    assert likeness(name_words(one), name_words(two)) == rule


# ---- a report that names people whom others named -----------------------------------------------

SOTOUDEH = "On June 13, authorities arrested human rights lawyer Nasrin Sotoudeh at her home."


def ids(report: str, country: str, text: str, known: Authorities) -> list[str]:
    made = propose([SectionedParagraph(text, "1.d", ref=f"{report}/p-1")], country=country,
                   year=int(report[-4:]), authorities=known)
    return [m.target for p in made.paragraphs for m in p.mentions if m.kind == "person"]


def knowing(text: str, report: str, *people: Person) -> Authorities:
    def told_of(wanted: object) -> dict[str, Profile]:
        return {p.id: profile(p.id, (p.name,), [Passage(report, "p-1", text, (
            (text.index(p.name), text.index(p.name) + len(p.name)),))]) for p in people}

    return Authorities({p.id: p for p in people}, told=told_of)


def test_a_person_of_an_earlier_year_keeps_the_id_under_another_spelling() -> None:
    known = knowing(SOTOUDEH, "iran-2018", Person(id="nasrin-sotoudeh", name="Nasrin Sotoudeh"))
    later = ("A court convicted human rights lawyer Nasrin Sotudeh, whom authorities arrested at "
             "her home on June 13.")
    assert ids("iran-2021", "Iran", later, known) == ["nasrin-sotoudeh"]


def test_the_record_learns_the_new_form_of_the_name() -> None:
    known = knowing(SOTOUDEH, "iran-2018", Person(id="nasrin-sotoudeh", name="Nasrin Sotoudeh"))
    later = ("A court convicted human rights lawyer Nasrin Sotudeh, whom authorities arrested at "
             "her home on June 13.")
    made = propose([SectionedParagraph(later, "1.d", ref="iran-2021/p-1")], country="Iran",
                   year=2021, authorities=known)
    assert [(p.id, p.name, p.also) for p in made.people] == [
        ("nasrin-sotoudeh", "Nasrin Sotoudeh", ("Nasrin Sotudeh",))]


def test_a_namesake_elsewhere_gets_a_record_of_his_own() -> None:
    text = "A court sentenced journalist Lazaro Quintana to a year in prison."
    known = knowing(text, "mexico-2018", Person(id="lazaro-quintana", name="Lazaro Quintana"))
    elsewhere = "Police detained farmer Lazaro Quintana during a protest."
    assert ids("peru-2021", "Peru", elsewhere, known) == ["lazaro-quintana-2"]
    assert ids("mexico-2021", "Mexico", elsewhere, known) == ["lazaro-quintana"]


def test_a_record_that_no_report_names_yet_is_meant_by_its_name() -> None:
    known = Authorities({"lazaro-q": Person(id="lazaro-q", name="Lazaro Quintana")})
    text = "Police detained farmer Lazaro Quintana during a protest."
    assert ids("peru-2021", "Peru", text, known) == ["lazaro-q"]
