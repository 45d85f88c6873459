"""Puts the rules together: one report in, everything proposed for it out.

In: a report's paragraphs, its country and year, and the records that exist. Out: ``Proposals``.
Never writes, never asks; the same input gives the same output.

It is done in two steps, so that many reports can be read at a time: ``observe`` reads one report
and needs no other, ``settle`` gives what was found its ids, report after report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rightsref.annotate import axes, dates, people, provisions, rights, statements, things
from rightsref.annotate.entities import (
    Entity,
    abbreviations_of,
    adopt,
    also_of,
    gather,
    ids_of,
    new_of,
    provision_of,
)
from rightsref.annotate.person_drafts import person_drafts
from rightsref.annotate.short_names import with_short_names
from rightsref.annotate.tokens import Token, tokens_of
from rightsref.annotate.types import (
    Authorities,
    Proposals,
    ProposedParagraph,
    SectionedParagraph,
)
from rightsref.annotate.words import slug, words
from rightsref.model import Mention, Organisation, Place, RightTag, Statement


@dataclass(frozen=True, slots=True)
class Observed:
    """What the rules find in one report, before anything has an id that other reports share."""

    rows: tuple[SectionedParagraph, ...]
    country: str
    people: list[people.Found]
    tokens: list[list[Token]]
    """Of the paragraphs that name a person; of the others none."""
    mentions: list[list[Mention]]
    """By paragraph, all but those of people; their targets are keys of this report."""
    said: list[list[Statement]]
    entities: dict[str, dict[str, Entity]]
    rights: list[tuple[RightTag, ...]]


def propose(
    report_paragraphs: Sequence[SectionedParagraph],
    *,
    country: str,
    year: int,
    authorities: Authorities | None = None,
) -> Proposals:
    """Propose annotations and draft records for a report."""
    return settle(observe(report_paragraphs, country=country, year=year), authorities)


def observe(
    report_paragraphs: Sequence[SectionedParagraph], *, country: str, year: int
) -> Observed:
    """Read a report: the long part, for which no other report is needed."""
    rows = list(report_paragraphs)
    texts = [row.text for row in rows]
    tokens = [tokens_of(text) for text in texts]
    found = people.people_of(texts, tokens)
    named_here: list[list[tuple[int, int]]] = [[] for _ in rows]
    for person in found:
        for at, start, end, _, _ in person.mentions:
            named_here[at].append((start, end))
    mentions: list[list[Mention]] = [[] for _ in rows]
    said: list[list[Statement]] = []
    entities: dict[str, dict[str, Entity]] = {"provision": {}, "organisation": {}, "place": {}}
    alias = abbreviations_of(texts)
    crossrefs = [dates.crossrefs_of(text) for text in texts]
    laws = with_short_names(texts, [
        provisions.provisions_of(row.text, [(m.start, m.end) for m in crossed], row.label)
        for row, crossed in zip(rows, crossrefs, strict=True)
    ])
    for number, row in enumerate(rows):
        text = row.text
        held = named_here[number]
        crossed, named = crossrefs[number], laws[number]
        spans = [(n.start, n.end) for n in named]
        mentions[number] += crossed
        mentions[number] += [
            m
            for m in dates.dates_of(text, year)
            if not any(m.start >= a and m.end <= b for a, b in spans)
        ]
        for one in named:
            gather(
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
            gather(
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
    adopt(entities["provision"])
    return Observed(
        tuple(rows),
        country,
        found,
        [row if held else [] for row, held in zip(tokens, named_here, strict=True)],
        mentions,
        said,
        entities,
        rights.rights_of(rows, year),
    )


def settle(seen: Observed, authorities: Authorities | None = None) -> Proposals:
    """Give what was observed its ids: those of records that exist, or new ones."""
    known = authorities or Authorities()
    countries = words().countries
    code = countries.get(seen.country) or countries.get(
        re.split(r"[,(]", seen.country)[0].strip(), ""
    )
    entities = seen.entities
    mentions = [list(row) for row in seen.mentions]
    drafts = person_drafts(
        seen.people,
        list(seen.rows),
        [row.text for row in seen.rows],
        seen.tokens,
        seen.country,
        known,
        mentions,
    )
    renamed = ids_of(entities, known, code or slug(seen.country))
    paragraphs = []
    for number, row in enumerate(seen.rows):
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
            for s in seen.said[number]
        )
        paragraphs.append(
            ProposedParagraph(
                seen.rights[number],
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
            provision_of(e, code, renamed, entities["provision"])
            for e in new_of(entities["provision"], "provision", renamed, known.provisions)
        ),
        tuple(
            Organisation(
                id=e.key,
                name=e.name,
                also=also_of(e),
                kind=e.kind,
                by=f"rule:{e.rule}",
                confidence=e.sure,
            )
            for e in new_of(entities["organisation"], "organisation", renamed, known.organisations)
        ),
        tuple(
            Place(
                id=e.key,
                name=e.name,
                also=also_of(e),
                kind=e.kind,
                country=e.country or code,
                by=f"rule:{e.rule}",
                confidence=e.sure,
            )
            for e in new_of(entities["place"], "place", renamed, known.places)
        ),
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
