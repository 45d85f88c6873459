"""Tells what a law does by the verb of a statement: prohibits, requires, permits, and so on.

In: a sentence that says what law does, or the verb in it. Out: modalities. Never decides whether a
sentence is such a statement (``statements.py`` does).
"""

from __future__ import annotations

import re

from rightsref.annotate import statement_forms as forms
from rightsref.annotate.statement_features import NAMES_LAW
from rightsref.model import MODALITIES


def kind_of(sentence: str) -> str:
    """Give the modality of a statement in which no rule found the law's verb."""
    clauses = re.split(r"; |,? but |, although |, though |, and authorities ", sentence)
    sentence = next((clause for clause in clauses if NAMES_LAW.search(clause)), sentence)
    if re.search(r"\bPenalt\w+ |\b(?:prison )?sentences? for\b|\bcriminalizing\b", sentence):
        return "penalises"
    if re.search(r"\b(?:no|not have|without) (?:\w+ )?legal|"
                 r"\bnot (?:protected|covered|included)\b|"
                 r"\bdid not exist|\bno (?:\w+ ){0,3}(?:laws?|provisions?|protections?)\b",
                 sentence):
        return "lacks"
    for verb in forms.MAIN.finditer(sentence):
        name = forms.FORM[verb["verb"]]
        if verb["verb"] != name or verb["not"]:
            kinds = of_verb(verb, sentence[verb.end():], False)
            if kinds:
                return min(kinds, key=MODALITIES.index)
    return of_clause(sentence)


def of_verb(verb: re.Match[str], after: str, negated: bool) -> set[str]:
    name = forms.FORM[verb["verb"]]
    modality = forms.VERBS[name]
    if verb["not"] or negated:
        return (
            {"prohibits"}
            if name in ("allow", "permit", "authorize", "let") and not negated
            else {"lacks"}
        )
    clause = re.split(r"[;.]|, but |, although |, however|; | but ", after)[0]
    if modality in ("provides",) and name in (
        "provide",
        "establish",
        "prescribe",
        "include",
        "set",
        "contain",
        "introduce",
        "stipulate",
        "state",
        "specify",
        "call",
        "dictate",
        "foresee",
    ):
        near = clause[:70]
        if forms.PENALTY.search(near) and not re.search(
            r"\bright|pretrial|protect|freedom", near[:30]
        ):
            return {"penalises"}
        if re.match(
            r"\s+(?:that|also that|for [\w ]+ (?:must|to)|\S+ \S+ (?:must|may|shall))", clause
        ) or name in ("state", "stipulate", "specify", "dictate", "provide"):
            if (
                re.search(r"^.{0,60}\b(?:authority|power|discretion)\b", clause)
                and name == "provide"
            ):
                return {"permits"}
            if name != "provide" or re.match(r"\s+that\b", clause):
                if forms.MAY_NOT.search(clause):
                    return {"prohibits"}
                if forms.MUST.search(clause):
                    return {"requires"}
                if re.search(
                    r"\bguilty of an? offen[sc]e|may (?:receive|face|be (?:fined|punished|"
                    r"sentenced|imprisoned))",
                    clause,
                ):
                    return {"penalises"}
                if re.search(r"\bmay\b", clause):
                    return {"permits"}
                if forms.PENALTY.search(clause):
                    return {"penalises"}
    if name in ("give", "grant", "confer", "vest", "accord", "afford") and forms.POWER.search(
        clause[:80]
    ):
        return {"permits"}
    if name == "impose" and not forms.PENALTY.search(clause):
        return {"requires"}
    if name == "carry" and not forms.PENALTY.search(clause):
        return set()
    if name in ("restrict", "limit", "deny", "exclude", "prevent"):
        return {"prohibits"}
    return {modality}


def second_of(after: str) -> set[str]:
    """Give what a second verb of the same sentence adds."""
    said: set[str] = set()
    if re.search(
        r", with (?:a |maximum |minimum |possible )?(?:fines?|penalt\w+|punish\w+|"
        r"imprisonment|"
        r"prison|sentences?|criminal penalt\w+)\b|, punishable by",
        after,
    ):
        said.add("penalises")
    for one in re.finditer(
        rf"(?:,? and|,? but|; it|, or|,(?= (?:grants|allows|prohibits|requires|provides|"
        rf"criminalizes|permits|"
        rf"granted|allowed|prohibited|required|criminalized|"
        rf"permitted)\b))\s+(?:it\s+)?(?:also\s+|generally\s+|further\s+)?"
        rf"(?P<not>does not |did not |do not )?(?P<verb>{forms.VERB})\b(?!\s+(?:by|to|of|in|from|"
        rf"with|and)\b)",
        after,
    ):
        name = forms.FORM[one["verb"]]
        # Only the law's own verb: same number and tense as a third person or past form.
        if one["verb"] == name and not one["not"]:
            continue
        tail = after[one.end() :]
        match = forms.MAIN.match(after, one.start("verb") if not one["not"] else one.start("not"))
        if match and name not in (
            "state",
            "include",
            "say",
            "note",
            "report",
            "consider",
            "place",
            "treat",
            "apply",
            "call",
            "set",
            "order",
            "limit",
            "address",
            "cover",
            "carry",
            "demand",
            "fail",
            "deny",
            "contain",
        ):
            said |= of_verb(match, tail, False)
    return said


def of_clause(sentence: str) -> str:
    """Give the modality of a rule told by its modal verb."""
    if forms.MAY_NOT.search(sentence):
        return "prohibits"
    if forms.MUST.search(sentence):
        return "requires"
    if forms.PENALTY.search(sentence) and re.search(r"punish|fine|penal|liable|face", sentence):
        return "penalises"
    if forms.MAY.search(sentence):
        return "permits"
    if re.search(r"\b(?:do not|does not|did not|are not|is not|no)\b", sentence) and not re.search(
        r"\bright", sentence
    ):
        return "lacks"
    return "provides"
