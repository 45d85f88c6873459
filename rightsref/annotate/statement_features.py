"""What a sentence shows of whether the report says in it what the law does.

In: a sentence, its section, and what the rules found in it. Out: features with values, the same
when they are learnt (``tools/train_statements.py``) and when they are used. Never weighs them.

``w=`` words and ``b=`` pairs of words, ``N=`` ``P=`` words right after and before one that names
law, ``n…=`` ``p…=`` those around the first such word, ``first=`` ``opens=`` how it begins, ``r=``
the rule that spoke, ``S=`` section.
"""

from __future__ import annotations

import re
from itertools import pairwise

from rightsref.annotate import statement_forms as forms

NAMES_LAW = re.compile(
    r"\b(?:laws?|constitution\w*|legislation|legislative|codes?|acts?|decrees?|regulations?|rules?|"
    r"statut\w+|ordinances?|amendments?|legal\w*|illegal\w*|lawful\w*|unlawful\w*|provisions?|"
    r"articles?|orders?|bylaws?|by-laws?|sharia|edicts?|charter|directives?|resolutions?|"
    r"conventions?|proclamations?|guidelines)\b", re.IGNORECASE)
"""Words one of which an explicit statement of law must have."""
_WORD = re.compile(r"[A-Za-z’-]+|\d+|[,;“”%$]")
_FEW, _MORE, _NEAR, _MOST = 0.4, 0.5, 0.6, 0.7
"""What kinds of features count against each other."""


def features_of(
    sentence: str, section: str | None, rule: str, explicit: bool, after_one: bool
) -> dict[str, float]:
    """Give the features of a sentence.

    ``rule`` is the name of the rule that found something, empty where none did; ``after_one``
    tells that the sentence before is an explicit statement by the rules.
    """
    words = ["#" if word.isdigit() else word.lower() for word in _WORD.findall(sentence)]
    names = [at for at, word in enumerate(words) if NAMES_LAW.fullmatch(word)]
    found = {f"r={rule or 'none'}{'' if explicit else ' unnamed'}": 1.0}
    found |= {f"w={word}": _FEW for word in words}
    found |= {f"b={one} {two}": _FEW for one, two in pairwise(words)}
    for at in names[:1]:
        found[f"place={min(at // 4, 5)}"] = _MORE
        for away in range(1, 5):
            if at + away < len(words):
                found[f"n{min(away, 2)}={words[at]} {words[at + away]}"] = _NEAR
            if at >= away:
                found[f"p{min(away, 2)}={words[at - away]} {words[at]}"] = _NEAR
    for at in names:
        if at + 1 < len(words):
            found[f"N={words[at + 1]}"] = _MOST
        if at + 2 < len(words):
            found[f"N={words[at + 1]} {words[at + 2]}"] = _MOST
        if at:
            found[f"P={words[at - 1]} {words[at]}"] = _MOST
    found |= {f"first={word}": _MOST for word in words[:2]}
    found[f"opens={' '.join(words[:3])}"] = _MOST
    law = NAMES_LAW.search(sentence)
    if forms.OTHERS.search(sentence):
        found["others speak"] = 1.0
    if law and forms.OTHERS.search(sentence[:law.start()]):
        found["others speak before"] = 1.0
    found[f"long={min(len(words) // 12, 4)}"] = _MORE
    found[f"S={(section or 'summary')[:1]}"] = _MORE
    found[f"S={section or 'summary'}"] = _MORE
    if after_one:
        found["after one"] = _MOST
    return found
