"""Drafts a record for each person that a report names.

In: the people found, the report's paragraphs and the records that exist. Out: drafts, and the
mentions of people added to each paragraph's. Of a record that exists it changes nothing but that
it adds the forms that this report writes the name in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from rightsref.annotate import cues, people
from rightsref.annotate.profiles import Passage, profile
from rightsref.annotate.same_person import alike, best, forms_of, keys_of
from rightsref.annotate.tokens import Token
from rightsref.annotate.types import Authorities, SectionedParagraph
from rightsref.annotate.words import slug
from rightsref.model import Mention, Person, Quotation

_SURNAME_FIRST = frozenset(
    (
        "Vietnam",
        "China",
        "Cambodia",
        "Taiwan",
        "Hong Kong",
        "South Korea",
        "North Korea",
        "Republic of Korea",
        "Democratic People’s Republic of Korea",
    )
)


def person_drafts(
    found: list[people.Found],
    rows: list[SectionedParagraph],
    texts: list[str],
    tokens: list[list[Token]],
    country: str,
    known: Authorities,
    mentions: list[list[Mention]],
) -> list[Person]:
    keys = _keys(found, rows, texts, known)
    drafts: list[Person] = []
    surnames: dict[str, list[str]] = {}
    for one, key in zip(found, keys, strict=True):
        surnames.setdefault(one.form[-1], []).append(key)
        surnames.setdefault(one.form[0], []).append(key)
    for one, key in zip(found, keys, strict=True):
        for number, start, end, rule, sure in one.mentions:
            mentions[number].append(Mention("person", key, start, end, f"rule:person-{rule}", sure))
        name, *forms = _names(one, texts)
        if key in known.people:
            if key not in known.used:
                drafts += _grown(known.people[key], (name, *forms))
            continue
        confused = sorted(
            {
                other
                for word in (one.form[0], one.form[-1])
                if len(one.form) > 1
                for other in surnames[word]
                if other != key
            }
        )
        drafts.append(
            Person(
                id=key,
                name=name,
                also=tuple(forms),
                by="rule:person",
                confidence=round(one.confidence, 2),
                sort=_sort(one.form, country),
                role=_role(one, rows, texts, tokens),
                not_=tuple(confused),
            )
        )
    return drafts


def _names(one: people.Found, texts: list[str]) -> list[str]:
    """Give the forms of a name, the fullest first."""
    number, start, end, _, _ = max(one.mentions, key=lambda m: (m[2] - m[1], -m[0]))
    forms = (texts[n][a:b] for n, a, b, _, _ in one.mentions)
    return list(dict.fromkeys((texts[number][start:end], *forms)))


def _grown(person: Person, forms: tuple[str, ...]) -> list[Person]:
    """Give a record with forms that it lacks."""
    more = tuple(f for f in forms if f not in (person.name, *person.also))
    return [replace(person, also=(*person.also, *more))] if more else []


def _keys(
    found: list[people.Found],
    rows: list[SectionedParagraph],
    texts: list[str],
    known: Authorities,
) -> list[str]:
    """Give each person an id: of a record that is theirs, or a new one."""
    names = [_names(one, texts) for one in found]
    here = {key: known.people[key] for key in sorted(known.used & known.people.keys())}
    keys: dict[int, str] = {}
    for at, (name, *_) in enumerate(names):
        own = [k for k, p in here.items() if p.name == name]
        own = own or [k for k, p in here.items() if " " in name and name in p.also]
        if own:
            keys[at] = own[-1]
    taken = set(keys.values())
    for at, (name, *_) in enumerate(names):
        lone = [k for k, p in here.items() if name in p.also and k not in taken]
        if at not in keys and len(lone) == 1:
            keys[at] = lone[0]
    taken |= set(keys.values())
    joined = _joined([at for at in range(len(found)) if at not in keys], found, names, rows,
                     texts, known, taken)
    keys |= joined
    used = {*known.people, *keys.values()}
    for at, (name, *_) in enumerate(names):
        if at not in keys:
            base = slug(name) or "person"
            keys[at], count = base, 2
            while keys[at] in used:
                keys[at], count = f"{base}-{count}", count + 1
            used.add(keys[at])
    return [keys[at] for at in range(len(found))]


def _joined(
    todo: list[int],
    found: list[people.Found],
    names: list[list[str]],
    rows: list[SectionedParagraph],
    texts: list[str],
    known: Authorities,
    taken: set[str],
) -> dict[int, str]:
    """Give those of other reports that people are, each once, the surest first."""
    meet = known.meeting if known.meeting is not None else meeting_of(known.people)
    near = {
        at: {
            key
            for part in keys_of(names[at][0])
            for key in meet.get(part, ())
            # Only of those whose names are alike need the passages be looked up.
            if key not in taken and alike(names[at], forms_of(known.people[key]))
        }
        for at in todo
        if " " in names[at][0]
    }
    wanted = set().union(*near.values()) if near else set()
    told = dict(known.told(wanted)) if wanted else {}
    for key in wanted - told.keys():
        told[key] = profile(key, forms_of(known.people[key]), ())
    sure: list[tuple[float, int, str]] = []
    for at, keys in near.items():
        mine = profile("", names[at], _passages(found[at], rows, texts))
        chosen = best(mine, {key: told[key] for key in keys})
        if chosen:
            sure.append((-chosen[1].confidence, at, chosen[0]))
    given: dict[int, str] = {}
    for _, at, key in sorted(sure):
        if key not in given.values():
            given[at] = key
    return given


def meeting_of(people: Mapping[str, Person]) -> dict[str, set[str]]:
    """Give people by the keys under which their names meet others."""
    meet: dict[str, set[str]] = {}
    for key, person in people.items():
        for part in meeting_keys(person):
            meet.setdefault(part, set()).add(key)
    return meet


def meeting_keys(person: Person) -> set[str]:
    """Give the keys under which the names of a person meet others."""
    return {part for form in forms_of(person) if " " in form for part in keys_of(form)}


def _passages(
    one: people.Found, rows: list[SectionedParagraph], texts: list[str]
) -> list[Passage]:
    spans: dict[int, list[tuple[int, int]]] = {}
    for number, start, end, _, _ in one.mentions:
        spans.setdefault(number, []).append((start, end))
    return [
        Passage(*rows[number].ref.partition("/")[::2], texts[number], tuple(places))
        for number, places in sorted(spans.items())
    ]


def _sort(form: tuple[str, ...], country: str) -> str:
    if len(form) < 2 or country in _SURNAME_FIRST:
        return " ".join(form)
    return f"{form[-1]}, {' '.join(form[:-1])}"


def _role(
    one: people.Found, rows: list[SectionedParagraph], texts: list[str], tokens: list[list[Token]]
) -> Quotation | None:
    """Give the report's words that say who a person is: before the name, else after it."""
    ordered = sorted(one.mentions, key=lambda m: (m[0], m[1]))
    for number, start, end, _, _ in ordered:
        text, row = texts[number], tokens[number]
        at = next((n for n, token in enumerate(row) if token.start == start), None)
        if at is None:
            continue
        first = at
        while (
            first > 0
            and row[first - 1].text[0].isalpha()
            and row[first].start - row[first - 1].end <= 3
            and at - first < 7
        ):
            word = row[first - 1].text.lower()
            if (
                word in cues.STOPS
                or word in cues.SAYING
                or word.endswith("ly")
                or (
                    word.endswith("ed")
                    and word not in ("jailed", "convicted", "detained", "renowned")
                )
            ):
                break
            first -= 1
        lead = text[row[first].start : start].strip() if first < at else ""
        if lead and any(
            w.lower() in cues.ROLES or w.lower() in cues.TITLES for w in re.findall(r"[\w-]+", lead)
        ):
            return Quotation(lead.strip(" ,“("), rows[number].ref)
        after = re.match(
            r", ((?:an? |the |his |her |then |former |who )[^,;.()]{4,110})[,;.]", text[end:]
        )
        if after and (
            after[1].startswith("who ")
            or any(w.lower() in cues.ROLES for w in re.findall(r"[\w-]+", after[1])[:8])
        ):
            return Quotation(after[1], rows[number].ref)
    return None
