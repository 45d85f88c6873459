"""The rights scheme as SKOS, in Turtle and in JSON-LD.

In: the topics of a library. Out: two files that say the same. Treaty articles are no concepts:
a topic points to them with a property of ours, always with the instrument named, and says
whether the article was checked against the instrument. Format: W3C SKOS Reference, 2009.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from rightsref.model import Library, Topic

SCHEME = "urn:rightsref:topics"
PREFIXES = {"skos": "http://www.w3.org/2004/02/skos/core#",
            "dct": "http://purl.org/dc/terms/",
            "rr": "urn:rightsref:vocabulary:"}
_SCHEMES = {"sdg": "http://metadata.un.org/sdg/", "unbis": "http://metadata.un.org/thesaurus/",
            "eurovoc": "http://eurovoc.europa.eu/"}


def files(library: Library) -> dict[str, bytes]:
    """Give ``data/topics.ttl`` and ``data/topics.jsonld``."""
    if not library.topics:
        return {}
    graph = _graph(library)
    return {"data/topics.ttl": _turtle(graph).encode("utf-8"),
            "data/topics.jsonld": (json.dumps(
                {"@context": _context(), "@graph": graph}, ensure_ascii=False, indent=1,
                sort_keys=True) + "\n").encode("utf-8")}


def concept(topic_id: str) -> str:
    """Give the IRI of a topic; it does not depend on where a site is published."""
    return f"{SCHEME}:{topic_id}"


def _graph(library: Library) -> list[dict[str, Any]]:
    topics = dict(sorted(library.topics.items()))
    narrower: dict[str, list[str]] = {}
    for key, topic in topics.items():
        if topic.broader:
            narrower.setdefault(topic.broader, []).append(key)
    top = [concept(key) for key, topic in topics.items() if not topic.broader]
    scheme = {"@id": SCHEME, "@type": "skos:ConceptScheme", "dct:title": "Topics: rights",
              "skos:prefLabel": "Topics: rights",
              "skos:hasTopConcept": top}
    return [scheme, *(_concept(topic, topics, narrower) for topic in topics.values())]


def _concept(topic: Topic, topics: Mapping[str, Topic],
             narrower: Mapping[str, list[str]]) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": concept(topic.id), "@type": "skos:Concept",
                            "skos:inScheme": SCHEME, "skos:prefLabel": topic.name}
    labels = sorted({label for label in topic.alt if label != topic.name})
    related = sorted({*topic.related, *(key for key, other in topics.items()
                                        if topic.id in other.related)} & set(topics))
    matches = [_SCHEMES[scheme] + value for scheme in sorted(topic.matches)
               if scheme in _SCHEMES for value in topic.matches[scheme]]
    extra: dict[str, Any] = {
        "skos:altLabel": labels, "skos:definition": topic.definition,
        "skos:scopeNote": topic.scope, "skos:notation": topic.notation,
        "skos:broader": concept(topic.broader) if topic.broader and topic.broader in topics else "",
        "skos:narrower": [concept(key) for key in narrower.get(topic.id, ())],
        "skos:related": [concept(key) for key in related],
        "skos:relatedMatch": matches,
        "rr:protectedBy": [f"{a.instrument}, Article {a.article}" for a in topic.articles
                           if a.checked],
        "rr:protectedByUnchecked": [f"{a.instrument}, Article {a.article}"
                                    for a in topic.articles if not a.checked]}
    if not topic.broader:
        extra["skos:topConceptOf"] = SCHEME
    return node | {key: value for key, value in extra.items() if value}


_LINKS = ("skos:inScheme", "skos:hasTopConcept", "skos:broader", "skos:narrower", "skos:related",
          "skos:relatedMatch", "skos:topConceptOf")
_TEXTS = ("skos:prefLabel", "skos:altLabel", "skos:definition", "skos:scopeNote", "dct:title")


def _context() -> dict[str, Any]:
    links = {key: {"@id": key, "@type": "@id"} for key in _LINKS}
    texts = {key: {"@id": key, "@language": "en"} for key in _TEXTS}
    return {**PREFIXES, **links, **texts}


def _turtle(graph: list[dict[str, Any]]) -> str:
    lines = [f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items()]
    for node in graph:
        lines += ["", f"<{node['@id']}> a {node['@type']}"]
        for key in sorted(k for k in node if not k.startswith("@")):
            values = node[key] if isinstance(node[key], list) else [node[key]]
            shown = " , ".join(_term(key, value) for value in values)
            lines[-1] += " ;"
            lines.append(f"  {key} {shown}")
        lines[-1] += " ."
    return "\n".join(lines) + "\n"


def _term(key: str, value: str) -> str:
    if key in _LINKS:
        return f"<{value}>"
    quoted = json.dumps(value, ensure_ascii=False)
    return quoted + "@en" if key in _TEXTS else quoted
