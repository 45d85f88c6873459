"""One instrument is one record: a treaty in all countries, a law in its own alone."""

from __future__ import annotations

import pytest

from rightsref.annotate import SectionedParagraph, propose
from rightsref.annotate.types import Authorities
from rightsref.model import Provision


def provisions(country: str, text: str, known: Authorities | None = None) -> list[Provision]:
    made = propose([SectionedParagraph(text, "2.d", ref="x-2021/p-1")], country=country,
                   year=2021, authorities=known)
    return list(made.provisions)


@pytest.mark.parametrize(("one", "two", "id_"), [
    ("In July the country left the Istanbul Convention.",
     "Parliament ratified the Council of Europe Convention on preventing and combating violence "
     "against women and domestic violence.", "istanbul-convention"),
    ("The government cited ILO Convention No. 87.", "Workers cited Convention 87.",
     "ilo-convention-87"),
    ("The case relied on the African Charter on Human and Peoples’ Rights.",
     "It is protected by the African Charter on Human and People’s Rights.",
     "african-charter-on-human-and-peoples-rights"),
    ("The country is a party to the 1951 Refugee Convention.",
     "The law follows the UN Convention on Refugees of 1951.", "refugee-convention-1951"),
    ("The law implements the Optional Protocol to the Convention against Torture.",
     "It acts under the UN Optional Protocol to the Convention against Torture and Other Cruel, "
     "Inhuman or Degrading Treatment or Punishment.",
     "optional-protocol-to-the-convention-against-torture")])
def test_a_treaty_is_one_record_in_every_country_and_under_every_name(
        one: str, two: str, id_: str) -> None:
    for country, text in (("Turkey", one), ("Kenya", two)):
        assert [(p.id, p.jurisdiction) for p in provisions(country, text)] == [
            (id_, "international")]


@pytest.mark.parametrize("text", [
    "The constitution provides for freedom of speech.",
    "The penal code prohibits torture.",
    "The Transition Charter sets the term of the council.",
    "In May the government signed an agreement on wages, the Collective Agreement.",
    "The police acted under bilateral agreements with Qatar.",
    "The Online Media Operation Directive requires registration."])
def test_what_one_country_has_is_never_anothers(text: str) -> None:
    first, second = provisions("Kenya", text), provisions("Uganda", text)
    assert first
    assert {p.id for p in first}.isdisjoint({p.id for p in second})
    known = Authorities(provisions={p.id: p for p in first})
    assert {p.id for p in provisions("Uganda", text, known)} == {p.id for p in second}
    assert provisions("Kenya", text, known) == []


def test_what_only_sounds_like_a_treaty_is_none() -> None:
    assert provisions("China", "They blocked calls by Voice over Internet Protocol.") == []
