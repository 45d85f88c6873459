"""Drafts a record for each person that a report names.

In: the people found, the report's paragraphs and the records that exist. Out: drafts, and the
mentions of people added to each paragraph's. Never changes a record that exists.
"""

from __future__ import annotations

import re

from rightsref.annotate import cues, people
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
    names = {person.name: key for key, person in known.people.items()}
    used = set(known.people)
    drafts: list[Person] = []
    surnames: dict[str, list[str]] = {}
    keys: list[str] = []
    for one in found:
        number, start, end, _, _ = max(one.mentions, key=lambda m: (m[2] - m[1], -m[0]))
        name = texts[number][start:end]
        key = names.get(name)
        if key is None:
            key = base = slug(name) or "person"
            count = 2
            while key in used:
                key, count = f"{base}-{count}", count + 1
            used.add(key)
        keys.append(key)
        surnames.setdefault(one.form[-1], []).append(key)
        surnames.setdefault(one.form[0], []).append(key)
    for one, key in zip(found, keys, strict=True):
        for number, start, end, rule, sure in one.mentions:
            mentions[number].append(Mention("person", key, start, end, f"rule:person-{rule}", sure))
        if key in known.people:
            continue
        longest = max(one.mentions, key=lambda m: (m[2] - m[1], -m[0]))
        name = texts[longest[0]][longest[1] : longest[2]]
        forms = [texts[n][a:b] for n, a, b, _, _ in one.mentions]
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
                also=tuple(dict.fromkeys(f for f in forms if f != name)),
                by="rule:person",
                confidence=round(one.confidence, 2),
                sort=_sort(one.form, country),
                role=_role(one, rows, texts, tokens),
                not_=tuple(confused),
            )
        )
    return drafts


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
