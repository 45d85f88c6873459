"""Gathers the organisations, places and provisions of a report, and gives each its id.

In: mentions, one by one, and the records that exist. Out: entities under their final ids, and the
drafts of provisions. Never reads a paragraph for new mentions (``things.py`` and
``provisions.py`` do), and never changes a record that exists.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from rightsref.annotate.provisions import Named
from rightsref.annotate.types import Authorities
from rightsref.annotate.words import slug
from rightsref.model import Provision


@dataclass
class Entity:
    """What is gathered of one organisation, place or provision over the report."""

    key: str
    name: str
    kind: str
    forms: Counter[str] = field(default_factory=Counter)
    sure: float = 0.0
    rule: str = ""
    country: str = ""
    provision: Named | None = None
    same: str = ""
    """Key of the entity that this one turned out to be."""


def gather(
    into: dict[str, Entity],
    key: str,
    name: str,
    kind: str,
    form: str,
    sure: float,
    rule: str,
    country: str,
    named: Named | None,
) -> None:
    entity = into.setdefault(
        key, Entity(key, name, kind, rule=rule, country=country, provision=named)
    )
    entity.forms[form] += 1
    if sure > entity.sure:
        entity.sure, entity.rule = sure, rule
    if len(name) > len(entity.name) and entity.rule in ("acronym", "body"):
        entity.name, entity.kind = name, kind


def abbreviations_of(texts: Sequence[str]) -> dict[str, str]:
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


def ids_of(
    entities: dict[str, dict[str, Entity]], known: Authorities, prefix: str
) -> dict[tuple[str, str], str]:
    """Give for each entity its id: an existing record's, or one that no other country shares."""
    given: dict[tuple[str, str], str] = {}
    for kind in ("provision", "organisation", "place"):
        forms = known.forms_of(kind)
        for first, entity in entities[kind].items():
            key = entity.same or first
            local = _is_local(kind, entity)
            own = slug(f"{prefix}-{_short(key)}") if local else key
            names = [entity.name.lower(), *(form.lower() for form in entity.forms)]
            others = [other for name in names for other in forms.get(name, ())]
            mine = [o for o in others if not local or o in known.used or o.startswith(f"{prefix}-")]
            given[(kind, first)] = mine[0] if mine else own
    return given


def _is_local(kind: str, entity: Entity) -> bool:
    """Tell whether other countries may have a thing of the same name."""
    if kind == "provision":
        return entity.provision is not None and not entity.provision.jurisdiction
    if kind == "organisation":
        return entity.kind in _GENERAL and entity.rule != "known-body"
    return False


def _short(key: str) -> str:
    return key.replace("-article-", "-art-")


def new_of(
    entities: dict[str, Entity],
    kind: str,
    renamed: dict[tuple[str, str], str],
    records: Mapping[str, object],
) -> list[Entity]:
    """Give the entities that have no record yet, under their ids, each id once."""
    fresh: dict[str, Entity] = {}
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


def also_of(entity: Entity) -> tuple[str, ...]:
    return tuple(form for form in sorted(entity.forms) if form != entity.name)


def adopt(entities: dict[str, Entity]) -> None:
    """Give a later "article 174" the code that the report named with it before."""
    for key, entity in entities.items():
        if key.startswith("law-article-"):
            number = key.removeprefix("law-article-")
            full = [k for k in entities if k.endswith(f"-article-{number}") and k != key]
            if len(full) == 1:
                entity.same = full[0]


def provision_of(
    entity: Entity,
    code: str,
    renamed: dict[tuple[str, str], str],
    others: dict[str, Entity],
) -> Provision:
    named = entity.provision
    assert named is not None
    parent = named.parent if named.parent in others else None
    return Provision(
        id=entity.key,
        name=entity.name,
        also=also_of(entity),
        kind=named.kind,
        grade=named.grade,
        jurisdiction=named.jurisdiction or code,
        parent=renamed[("provision", parent)] if parent else None,
        date=named.date,
        quote=min(entity.forms, key=lambda f: (-entity.forms[f], f)),
        by=f"rule:{entity.rule}",
        confidence=entity.sure,
    )
