"""Proposals: what the rules find in sentences of every kind, and what they leave alone."""

from __future__ import annotations

import pytest

from rightsref.annotate import Proposals, SectionedParagraph, propose


def proposed(*texts: str, section: str = "1.d", country: str = "Ruritania") -> Proposals:
    rows = [SectionedParagraph(text, section, None, None, f"r/p-{n}")
            for n, text in enumerate(texts)]
    return propose(rows, country=country, year=2021)


def marked(texts: tuple[str, ...], kind: str) -> list[tuple[str, str]]:
    given = proposed(*texts)
    return [(m.target, text[m.start:m.end])
            for text, paragraph in zip(texts, given.paragraphs, strict=True)
            for m in paragraph.mentions if m.kind == kind]


@pytest.mark.parametrize(("text", "name"), [
    ("Police arrested the activist Azamat Orazaly.", "Azamat Orazaly"),
    ("On May 2, a court sentenced journalist Pham Doan Trang to nine years.", "Pham Doan Trang"),
    ("President Andrés Manuel López Obrador criticized the media.",
     "Andrés Manuel López Obrador"),
    ("Authorities detained human rights lawyer Waleed Abu al-Khair.", "Waleed Abu al-Khair"),
    ("In May blogger Gyorgy Barna Senyei received a fine.", "Gyorgy Barna Senyei"),
    ("The son, Ivan O’Brien, 34, told reporters he was beaten.", "Ivan O’Brien"),
    ("Minister of Internal Affairs Erlan Turgumbayev denied the report.", "Erlan Turgumbayev"),
    ("In July, Prince Saud bin Faisal returned.", "Saud bin Faisal"),
])
def test_people_of_many_cultures_are_found_without_their_titles(text: str, name: str) -> None:
    assert [form for _, form in marked((text,), "person")] == [name]


@pytest.mark.parametrize("text", [
    "On July 15, the Kazybek Bi district court in Almaty dismissed the claim.",
    "Students of King Abdulaziz University protested in Jeddah.",
    "Human Rights Watch and Amnesty International criticized the law.",
    "The newspaper Aristegui Noticias reported the case.",
    "Residents of Norte de Santander and Valle del Cauca fled to the city.",
    "The Ministry of Justice and the Supreme Court did not respond.",
    "The terrorist group Boko Haram attacked villages in the Niger Delta.",
    "The law on Peaceful Assembly entered into force in Cao Bang Province.",
])
def test_courts_places_laws_and_bodies_are_no_people(text: str) -> None:
    assert marked((text,), "person") == []


@pytest.mark.parametrize("text", [
    "Afro-Cubans reported employment discrimination. Tamils from the north alleged ill-treatment.",
    "Authorities harassed Bahais and Sufis because of their beliefs.",
    "The government of Sri Lanka released dozens of suspects.",
    "Authorities blocked the outlets El Nacional, La Patilla, and El Pitazo.",
    "The Caceres family hired private attorneys.",
])
def test_peoples_countries_outlets_and_families_are_no_people(text: str) -> None:
    assert marked((text,), "person") == []


@pytest.mark.parametrize(("text", "forms"), [
    ("Former president Luis Inacio “Lula” da Silva was convicted. Lula appealed the sentence.",
     ["Luis Inacio “Lula” da Silva", "Lula"]),
    ("Police arrested singer Ali Bukenya, also known as Nubian Li. Nubian Li was beaten.",
     ["Ali Bukenya", "Nubian Li", "Nubian Li"]),
    ("Cartoonist Zulkiflee Anwar, popularly known as Zunar, was charged. Zunar denied it.",
     ["Zulkiflee Anwar", "Zunar", "Zunar"]),
])
def test_a_nickname_is_its_bearers(text: str, forms: list[str]) -> None:
    found = marked((text,), "person")
    assert [form for _, form in found] == forms
    assert len({target for target, _ in found}) == 1


@pytest.mark.parametrize(("text", "name"), [
    ("Unit commander Lt. Col. Monchai Yimyoo accepted responsibility.", "Monchai Yimyoo"),
    ("Former president of the College of Nurses Julio Garcia was detained.", "Julio Garcia"),
    ("Police beat the Iranian-Canadian Kavous Seyed-Emami, who died.", "Kavous Seyed-Emami"),
    ("On May 2, parliamentarian Amir Khojasteh said he was threatened.", "Amir Khojasteh"),
    ("King Mohammed VI pardoned 12 prisoners.", "Mohammed VI"),
])
def test_a_name_begins_after_its_title_and_ends_with_its_number(text: str, name: str) -> None:
    assert [form for _, form in marked((text,), "person")] == [name]


def test_two_spellings_in_one_report_are_one_person() -> None:
    found = marked(("Authorities arrested politician Gubad Ibadoghlu.",
                    "Relatives of Gubad Ibadoglu were harassed."), "person")
    assert len({target for target, _ in found}) == 1


def test_a_surname_alone_is_its_owners() -> None:
    assert marked(("Police arrested activist Dulat Agadil. Agadil died the next day.",
                   "Agadil’s death led to protests."), "person") == [
        ("dulat-agadil", "Dulat Agadil"), ("dulat-agadil", "Agadil"), ("dulat-agadil", "Agadil")]


def test_two_people_of_one_surname_stay_two() -> None:
    found = marked(("A court sentenced activist Kenzhebek Abishev. Abishev appealed.",
                    "Police later detained blogger Aset Abishev. Abishev was fined."), "person")
    assert [target for target, _ in found] == [
        "kenzhebek-abishev", "kenzhebek-abishev", "aset-abishev", "aset-abishev"]


def test_people_easily_confused_are_named_on_each_others_records() -> None:
    people = proposed("Police held activist Kenzhebek Abishev and blogger Aset Abishev.").people
    assert {p.id: p.not_ for p in people} == {
        "kenzhebek-abishev": ("aset-abishev",), "aset-abishev": ("kenzhebek-abishev",)}


def test_the_arabic_article_does_not_part_a_name() -> None:
    found = marked(("The court convicted writer Noha al-Balawi. Al-Balawi appealed.",), "person")
    assert {target for target, _ in found} == {"noha-al-balawi"}
    assert len(found) == 2


def test_a_role_is_quoted_in_the_reports_words() -> None:
    person = proposed("Police detained local herdsman Azamat Orazaly.").people[0]
    assert person.role is not None
    assert person.role.quote.endswith("local herdsman")
    assert person.role.paragraph == "r/p-0"


@pytest.mark.parametrize(("text", "modalities"), [
    ("The law prohibits torture; nevertheless, there were reports of abuse.", ["prohibits"]),
    ("The constitution and law provide for an independent judiciary.", ["provides"]),
    ("The law requires authorities to inform detainees of their rights.", ["requires"]),
    ("The law allows police to hold a detainee for 48 hours.", ["permits"]),
    ("The law does not allow unapproved religious services.", ["prohibits"]),
    ("The law does not provide for an independent judiciary.", ["lacks"]),
    ("The law provides criminal penalties for corruption by officials.", ["penalises"]),
    ("The law prohibits rape and provides penalties of up to 10 years.",
     ["prohibits", "penalises"]),
    ("By law a defendant must be represented by an attorney.", ["requires"]),
    ("The law prohibited such practices, but they occurred.", ["prohibits"]),
    ("The criminal code makes rape a crime punishable by eight years in prison.", ["penalises"]),
])
def test_what_the_law_does_is_told_with_its_modality(text: str, modalities: list[str]) -> None:
    said = proposed(text).paragraphs[0].statements
    assert [s.modality for s in said] == modalities
    assert all(text[s.start:s.end] == text and s.explicit for s in said)


@pytest.mark.parametrize("text", [
    "According to UNHCR, the law provides a range of rights to refugees.",
    "Critics said the law prohibits too much.",
    "The government did not effectively enforce the law.",
    "Activists criticized the new media law.",
    "There were no arrests under this statute.",
])
def test_what_others_say_of_the_law_is_no_statement(text: str) -> None:
    assert proposed(text).paragraphs[0].statements == ()


@pytest.mark.parametrize("text", [
    "Rape is illegal, and the law was not enforced.",
    "The minimum legal age for marriage is 18.",
    "NCPO Order 3/2015 grants the military authority to detain persons without charge.",
    "There were no legal protections for domestic workers.",
])
def test_law_is_named_in_many_ways(text: str) -> None:
    said = proposed(text, section="6").paragraphs[0].statements
    assert [one.explicit for one in said[:1]] == [True]


@pytest.mark.parametrize("text", [
    "Rape is punishable by a maximum of 20 years’ imprisonment and caning.",
    "The government effectively enforced the law.",
    "Authorities cited national security laws to arrest critics.",
])
def test_what_names_no_law_or_only_enforces_it_is_no_explicit_statement(text: str) -> None:
    said = proposed(text, section="6").paragraphs[0].statements
    assert not any(one.explicit for one in said)


def test_a_statement_is_linked_to_the_provision_that_it_names() -> None:
    said = proposed("The constitution provides for freedom of speech.").paragraphs[0].statements
    assert [s.provision for s in said] == ["ruritania-constitution"]


def test_an_article_belongs_to_its_code() -> None:
    given = proposed("A court convicted him under Article 174 of the criminal code.",
                     country="Kazakhstan").provisions
    assert {(p.id, p.grade, p.parent) for p in given} == {
        ("kz-criminal-code", "named", None),
        ("kz-criminal-code-art-174", "numbered", "kz-criminal-code")}


@pytest.mark.parametrize(("text", "names"), [
    ("The political crimes law defines such acts.", ["political crimes law"]),
    ("Women protested the country’s compulsory hijab law.", ["compulsory hijab law"]),
    ("The 2019 plea bargaining law was suspended.", ["2019 plea bargaining law"]),
    ("Labor law prohibits such contracts; the employment code does too.",
     ["Labor law", "employment code"]),
    ("The country ratified ILO Conventions No. 26, 87, and 144.",
     ["ILO Conventions No. 26, 87, and 144"]),
    ("Soldiers ruled under martial law and customary law.", []),
    ("There is no statutory rape law. Members of law enforcement beat him.", []),
    ("The NGO Article 19 criticized the new law for having a chilling effect.", []),
    ("Inspectors may act on tips. The dress code was strict.", []),
])
def test_a_law_is_named_by_its_subject_or_number(text: str, names: list[str]) -> None:
    assert [form for _, form in marked((text,), "provision")] == names


def test_the_short_name_of_a_law_is_a_mention_of_it() -> None:
    found = marked(("Parliament amended the Prevention of Terrorism Act (PTA) in 2022.",
                    "At least 15 persons were arrested under the PTA."), "provision")
    assert [form for _, form in found] == ["Prevention of Terrorism Act", "PTA"]
    assert len({target for target, _ in found}) == 1


def test_a_treaty_is_one_record_in_every_country() -> None:
    text = "The country is not a party to the 1951 Refugee Convention."
    one, two = proposed(text), proposed(text, country="Kazakhstan")
    assert [p.id for p in one.provisions] == [p.id for p in two.provisions] == [
        "refugee-convention-1951"]


def test_a_label_names_no_instrument() -> None:
    row = SectionedParagraph("Libel/Slander Laws: There were no reports.", "2.a", None,
                             "Libel/Slander Laws")
    assert propose([row], country="Ruritania", year=2021).provisions == ()


@pytest.mark.parametrize(("text", "value"), [
    ("On October 17, police came.", "2021-10-17"),
    ("In May 2019 a body was found.", "2019-05"),
    ("Schools closed from March 16 to May 11.", "2021-03-16/2021-05-11"),
    ("He was sentenced in 2016.", "2016"),
    ("In August the court ruled.", "2021-08"),
    ("Figures for 2017-18 were not published.", "2017/2018"),
])
def test_dates_take_their_year_from_the_reports_period(text: str, value: str) -> None:
    assert [target for target, _ in marked((text,), "date")] == [value]


def test_references_to_sections_are_told_from_sections_of_laws() -> None:
    assert marked(("There were abuses (see section 6, Women, and 7.a.).",
                   "He was charged under section 66 of the penal code."), "crossref") == [
        ("6", "section 6"), ("7.a", "7.a.")]


@pytest.mark.parametrize(("text", "absence"), [
    ("There were no reports of disappearances by or on behalf of government authorities.",
     "none-reported"),
    ("Not applicable.", "not-applicable"),
    ("Police detained 40 persons.", None),
])
def test_absence_is_information(text: str, absence: str | None) -> None:
    assert proposed(text).paragraphs[0].absence == absence


@pytest.mark.parametrize(("section", "heading", "label", "text", "right"), [
    ("6", "Women", "Rape and Domestic Violence",
     "Rape and Domestic Violence: The law criminalizes rape, including spousal rape.",
     "gender-based-violence"),
    ("7.c", None, None, "The law prohibits the worst forms of child labor.", "child-labor"),
    ("7.a", None, None, "The law provides for the right of workers to form independent unions.",
     "trade-unions"),
    ("6", "Anti-Semitism", None, "Vandals destroyed ten tombstones in a Jewish cemetery.",
     "antisemitism"),
])
def test_a_paragraph_has_the_narrowest_right_that_fits(
    section: str, heading: str | None, label: str | None, text: str, right: str
) -> None:
    tags = propose([SectionedParagraph(text, section, heading, label)],
                   country="Ruritania", year=2021).paragraphs[0].rights
    assert [tag.id for tag in tags if tag.rank == "primary"] == [right]
    assert tags[0].by == "rule:learnt"
    assert 0.5 < tags[0].confidence <= 0.99


def test_a_right_says_where_the_paragraph_stands_and_which_words_spoke_for_it() -> None:
    row = SectionedParagraph("Independent Monitoring: The government permitted prison visits by "
                             "independent observers, and inmates could complain.", "1.c",
                             "Prison and Detention Center Conditions", "Independent Monitoring")
    tag = propose([row], country="Ruritania", year=2018).paragraphs[0].rights[0]
    assert tag.id == "prison-conditions"
    assert tag.why.startswith("under “Independent Monitoring”")


def test_every_paragraph_has_one_to_four_rights_and_a_primary_one() -> None:
    texts = ("There were no reports.", "Journalists said the internet was censored.",
             "Prisoners died of disease, and the ombudsman investigated the deaths.")
    for paragraph in proposed(*texts, section="1.c").paragraphs:
        assert 1 <= len(paragraph.rights) <= 4
        assert any(right.rank == "primary" for right in paragraph.rights)
        assert all(right.why for right in paragraph.rights)


def test_the_same_paragraphs_give_the_same_proposals() -> None:
    texts = ("Police arrested the activist Azamat Orazaly in Almaty.",)
    assert proposed(*texts) == proposed(*texts)


def test_every_target_has_its_draft_record() -> None:
    given = proposed("On May 2, the Medeu district court in Almaty fined activist Sanavar "
                     "Zakirova under the law on peaceful assembly.", country="Kazakhstan")
    records = {record.id for group in (given.people, given.provisions, given.organisations,
                                       given.places) for record in group}
    targets = {m.target for p in given.paragraphs for m in p.mentions if m.kind != "date"}
    assert targets == records
