"""Puts the rules together: one report in, everything proposed for it out.

In: a report's paragraphs, its country and year, and the records that exist. Out: ``Proposals``.
Never writes, never asks; the same input gives the same output.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from rightsref.annotate import axes, cues, dates, people, provisions, rights, statements, things
from rightsref.annotate.tokens import Token, tokens_of
from rightsref.annotate.types import (
    Authorities,
    Proposals,
    ProposedParagraph,
    SectionedParagraph,
)
from rightsref.annotate.words import slug, words
from rightsref.model import (
    Mention,
    Organisation,
    Person,
    Place,
    Provision,
    Quotation,
    Statement,
)

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


@dataclass
class _Entity:
    """What is gathered of one organisation, place or provision over the report."""

    key: str
    name: str
    kind: str
    forms: Counter[str] = field(default_factory=Counter)
    sure: float = 0.0
    rule: str = ""
    country: str = ""
    provision: provisions.Named | None = None
    same: str = ""
    """Key of the entity that this one turned out to be."""


def propose(
    report_paragraphs: Sequence[SectionedParagraph],
    *,
    country: str,
    year: int,
    authorities: Authorities | None = None,
) -> Proposals:
    """Propose annotations and draft records for a report."""
    known = authorities or Authorities()
    rows = list(report_paragraphs)
    texts = [row.text for row in rows]
    tokens = [tokens_of(text) for text in texts]
    found = people.people_of(texts, tokens)
    countries = words().countries
    code = countries.get(country) or countries.get(re.split(r"[,(]", country)[0].strip(), "")
    mentions: list[list[Mention]] = [[] for _ in rows]
    drafts = _people(found, rows, texts, tokens, country, known, mentions)
    said: list[list[Statement]] = []
    entities: dict[str, dict[str, _Entity]] = {"provision": {}, "organisation": {}, "place": {}}
    alias = _abbreviations(texts)
    for number, row in enumerate(rows):
        text = row.text
        held = [(m.start, m.end) for m in mentions[number]]
        crossed = dates.crossrefs_of(text)
        named = provisions.provisions_of(text, [(m.start, m.end) for m in crossed], row.label)
        spans = [(n.start, n.end) for n in named]
        mentions[number] += crossed
        mentions[number] += [
            m
            for m in dates.dates_of(text, year)
            if not any(m.start >= a and m.end <= b for a, b in spans)
        ]
        for one in named:
            _gather(
                entities["provision"],
                one.key,
                one.name,
                one.kind,
                text[one.start : one.end],
                one.confidence,
                one.rule,
                one.jurisdiction,
                one,
            )
            mentions[number].append(
                Mention(
                    "provision", one.key, one.start, one.end, f"rule:{one.rule}", one.confidence
                )
            )
        for thing in things.things_of(text, tokens[number], held, spans, row.label):
            key = alias.get(thing.key, thing.key) if thing.kind == "organisation" else thing.key
            _gather(
                entities[thing.kind],
                key,
                thing.name,
                thing.sort,
                text[thing.start : thing.end],
                thing.confidence,
                thing.rule.removeprefix("rule:"),
                thing.country,
                None,
            )
            mentions[number].append(
                Mention(thing.kind, key, thing.start, thing.end, thing.rule, thing.confidence)
            )
        said.append(
            [_cited(one, named) for one in statements.statements_of(text, row.section, row.label)]
        )
    prefix = code or slug(country)
    _adopt(entities["provision"])
    renamed = _renamed(entities, known, prefix)
    tags = rights.rights_of(rows, year)
    paragraphs = []
    for number, row in enumerate(rows):
        absence = axes.absence_of(row.text)
        placed = tuple(
            sorted(
                (
                    replace(m, target=renamed.get((m.kind, m.target), m.target))
                    for m in mentions[number]
                ),
                key=lambda m: (m.start, -m.end, m.kind),
            )
        )
        stated = tuple(
            replace(s, provision=renamed.get(("provision", s.provision), s.provision))
            if s.provision
            else s
            for s in said[number]
        )
        paragraphs.append(
            ProposedParagraph(
                tags[number],
                axes.groups_of(row.text),
                axes.kinds_of(row.text, absence, bool(stated)),
                absence,
                placed,
                stated,
            )
        )
    return Proposals(
        tuple(paragraphs),
        tuple(drafts),
        tuple(
            _provision(e, code, renamed, entities["provision"])
            for e in _new(entities["provision"], "provision", renamed, known.provisions)
        ),
        tuple(
            Organisation(
                id=e.key,
                name=e.name,
                also=_also(e),
                kind=e.kind,
                by=f"rule:{e.rule}",
                confidence=e.sure,
            )
            for e in _new(entities["organisation"], "organisation", renamed, known.organisations)
        ),
        tuple(
            Place(
                id=e.key,
                name=e.name,
                also=_also(e),
                kind=e.kind,
                country=e.country or code,
                by=f"rule:{e.rule}",
                confidence=e.sure,
            )
            for e in _new(entities["place"], "place", renamed, known.places)
        ),
    )


# ---- people -------------------------------------------------------------------------------------


def _people(
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


# ---- the rest -----------------------------------------------------------------------------------


def _gather(
    into: dict[str, _Entity],
    key: str,
    name: str,
    kind: str,
    form: str,
    sure: float,
    rule: str,
    country: str,
    named: provisions.Named | None,
) -> None:
    entity = into.setdefault(
        key, _Entity(key, name, kind, rule=rule, country=country, provision=named)
    )
    entity.forms[form] += 1
    if sure > entity.sure:
        entity.sure, entity.rule = sure, rule
    if len(name) > len(entity.name) and entity.rule in ("acronym", "body"):
        entity.name, entity.kind = name, kind


def _abbreviations(texts: Sequence[str]) -> dict[str, str]:
    """Give for an abbreviation's id the id of the name that the report expands it to."""
    given: dict[str, str] = {}
    for text in texts:
        for one in re.finditer(r"\(([A-Z][A-Za-z-]{1,9})\)", text):
            letters = [c for c in one[1].lower() if c.isalpha()]
            before = re.findall(
                r"[A-ZÀ-Þ][\w’-]*|\b(?:of|for|and|on|the|in|to|against|de|del|"
                r"la)\b",
                text[max(one.start() - 110, 0) : one.start()],
            )
            while before and before[0][0].islower():
                before.pop(0)
            for size in range(len(letters), len(letters) + 6):
                chunk = before[-size:]
                capitals = [w for w in chunk if w[0].isupper()]
                if (
                    len(chunk) == size
                    and chunk
                    and chunk[0][0].lower() == letters[0]
                    and chunk[0][0].isupper()
                    and len(capitals) >= len(letters) - 1
                ):
                    name = text[text.rfind(chunk[0], 0, one.start()) : one.start()].strip()
                    if len(name) < 110 and "," not in name[:1]:
                        given.setdefault(slug(one[1]), slug(name))
                    break
    return given


_GENERAL = frozenset(("court", "ministry", "agency", "legislature", "prison", "other"))


def _renamed(
    entities: dict[str, dict[str, _Entity]], known: Authorities, prefix: str
) -> dict[tuple[str, str], str]:
    """Give for each entity its id: an existing record's, or one that no other country shares."""
    given: dict[tuple[str, str], str] = {}
    for kind, records in (
        ("provision", known.provisions),
        ("organisation", known.organisations),
        ("place", known.places),
    ):
        forms: dict[str, list[str]] = {}
        for key, record in records.items():
            for form in (record.name, *record.also):
                forms.setdefault(form.lower(), []).append(key)
        for first, entity in entities[kind].items():
            key = entity.same or first
            local = _is_local(kind, entity)
            own = slug(f"{prefix}-{_short(key)}") if local else key
            names = [entity.name.lower(), *(form.lower() for form in entity.forms)]
            others = [other for name in names for other in forms.get(name, ())]
            mine = [o for o in others if not local or o in known.used or o.startswith(f"{prefix}-")]
            given[(kind, first)] = mine[0] if mine else own
    return given


def _is_local(kind: str, entity: _Entity) -> bool:
    """Tell whether other countries may have a thing of the same name."""
    if kind == "provision":
        return entity.provision is not None and not entity.provision.jurisdiction
    if kind == "organisation":
        return entity.kind in _GENERAL and entity.rule != "known-body"
    return False


def _short(key: str) -> str:
    return key.replace("-article-", "-art-")


def _new(
    entities: dict[str, _Entity],
    kind: str,
    renamed: dict[tuple[str, str], str],
    records: Mapping[str, object],
) -> list[_Entity]:
    """Give the entities that have no record yet, under their ids, each id once."""
    fresh: dict[str, _Entity] = {}
    for key in sorted(entities):
        final = renamed[(kind, key)]
        if final in records:
            continue
        entity = replace(entities[key], key=final)
        if final in fresh:
            fresh[final].forms.update(entity.forms)
        else:
            fresh[final] = entity
    return [fresh[key] for key in sorted(fresh)]


def _also(entity: _Entity) -> tuple[str, ...]:
    return tuple(form for form in sorted(entity.forms) if form != entity.name)


def _adopt(entities: dict[str, _Entity]) -> None:
    """Give a later "article 174" the code that the report named with it before."""
    for key, entity in entities.items():
        if key.startswith("law-article-"):
            number = key.removeprefix("law-article-")
            full = [k for k in entities if k.endswith(f"-article-{number}") and k != key]
            if len(full) == 1:
                entity.same = full[0]


def _provision(
    entity: _Entity,
    code: str,
    renamed: dict[tuple[str, str], str],
    others: dict[str, _Entity],
) -> Provision:
    named = entity.provision
    assert named is not None
    parent = named.parent if named.parent in others else None
    return Provision(
        id=entity.key,
        name=entity.name,
        also=_also(entity),
        kind=named.kind,
        grade=named.grade,
        jurisdiction=named.jurisdiction or code,
        parent=renamed[("provision", parent)] if parent else None,
        date=named.date,
        quote=min(entity.forms, key=lambda f: (-entity.forms[f], f)),
        by=f"rule:{entity.rule}",
        confidence=entity.sure,
    )


def _cited(one: Statement, named: list[provisions.Named]) -> Statement:
    """Link a statement to the provision that its sentence names first, where it names one."""
    within = [
        n for n in named if n.start >= one.start and n.end <= one.end and n.kind not in ("offence",)
    ]
    if not within:
        return one
    rank = {"numbered": 0, "named": 1, "unnamed": 2}
    best = min(
        within,
        key=lambda n: (
            n.kind == "constitution" and len(within) > 1,
            n.start - one.start > 90,
            rank[n.grade],
            n.start,
        ),
    )
    return replace(one, provision=best.key)
