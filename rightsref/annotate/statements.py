"""Finds the sentences in which the report itself says what the law does.

In: a paragraph's text. Out: statements with modality, explicit or not. Never takes what the
report tells of others' views of the law ("Critics said the law …") for its own.

Rules find the law and its verb; whether a sentence is a statement is then weighed by a model that
was learnt from reports annotated by reading (``tools/train_statements.py``), to which the rule is
one sign among others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import exp

from rightsref.annotate import statement_forms as forms
from rightsref.annotate.learnt import linear
from rightsref.annotate.statement_features import NAMES_LAW, features_of
from rightsref.annotate.statement_verbs import kind_of, of_clause, of_verb, second_of
from rightsref.annotate.tokens import sentences_of
from rightsref.model import MODALITIES, Statement

MODEL = "statement_model"
EXPLICIT = "explicit statement"
ENOUGH = -0.4
"""Score from which a sentence is an explicit statement of law."""
UNNAMED = "rule-unnamed"
"""A legal rule told without naming the law."""


def statements_of(text: str, section: str | None, label: str | None = None) -> list[Statement]:
    """Give the statements of law of a paragraph, without ids and provisions."""
    found: list[Statement] = []
    model = linear(MODEL)
    for begin, end, features, said, rule in read(text, section, label):
        explicit = bool(features) and model.score(features, EXPLICIT) > ENOUGH
        if explicit:
            said = said or {kind_of(text[begin:end])}
            sure = round(1 / (1 + exp(-model.score(features, EXPLICIT))), 2)
        elif rule == UNNAMED or (said and not features):
            rule, sure = UNNAMED, 0.5
        else:
            continue
        if explicit and rule in ("", UNNAMED):
            rule = "learnt"
        found += [Statement("", begin, end, modality, None, explicit, f"rule:{rule}", sure)
                  for modality in sorted(said, key=MODALITIES.index)]
    return found


Read = tuple[int, int, dict[str, float], set[str], str]
"""Start and end of a sentence, its features (none where it names no law), what the rules say the
law does, and the rule that spoke."""


def read(text: str, section: str | None, label: str | None) -> Iterator[Read]:
    """Read the sentences of a paragraph by the rules, and give their features."""
    after_one = False
    for start, end in sentences_of(text):
        begin = start
        if start == 0 and label and text.startswith(f"{label}: "):
            begin = len(label) + 2
        sentence = text[begin:end]
        said, explicit, rule, _ = _modality(sentence, section)
        features = (features_of(sentence, section, rule if said else "", explicit, after_one)
                    if NAMES_LAW.search(sentence) else {})
        yield begin, end, features, said, rule if said else ""
        after_one = bool(said) and explicit


def _modality(sentence: str, section: str | None) -> tuple[set[str], bool, str, float]:
    said: set[str] = set()
    if sentence.startswith("“") and re.search(
        r",” (?:he|she|they|[A-Z]\w+) (?:said|wrote|stated)", sentence
    ):
        return said, True, "", 0.0
    sentence = sentence.replace("–", " , ")
    if not forms.QUICK.search(sentence):
        return said, True, "", 0.0
    for one in forms.LAW.finditer(sentence):
        at = _past(sentence, one.end())
        gap = re.compile(forms.GAP).match(sentence, at)
        assert gap
        place = gap.end()
        if sentence[at:place].rstrip().endswith(("does", "did", "do")):
            place = at
            while sentence[place : place + 1] == " ":
                place += 1
        verb = forms.MAIN.match(sentence, place)
        other = None if verb else forms.PASSIVE.match(sentence, place)
        if not verb and not other:
            continue
        lead = sentence[max(one.start() - 70, 0) : one.start()]
        dets = list(forms.LEAD.finditer(lead))
        inner = lead[dets[-1].end() :] if dets else " ".join(lead.split()[-4:])
        if re.search(r"\b(?:what|than|as)\s*$", lead[: dets[-1].start()] if dets else lead):
            continue
        if (
            re.search(r"\b(?:that|which|who|to|not)\b", inner)
            or _others(sentence[: one.start()])
            or forms.NOT_LAW.search(lead)
        ):
            continue
        if verb:
            negated = bool(dets) and dets[-1][0].strip().lower() == "no"
            said |= of_verb(verb, sentence[verb.end() :], negated)
            said |= second_of(sentence[verb.end() :])
            continue
        if other:
            said.add(
                "lacks"
                if other["no"] or other["be"]
                else "requires"
                if other["crime"] in ("mandatory", "compulsory")
                else "prohibits"
                if other["crime"] in ("illegal", "unlawful")
                else "penalises"
            )
    if said:
        return said, True, "law-subject", 0.92
    led = forms.BY_LAW.search(sentence)
    if (
        led
        and not re.match(
            r"There (?:was|were) (?:no|one|several|some|multiple|numerous)? ?"
            r"(?:\w+ ){0,2}(?:arrests?|convictions?|prosecutions?|reports?|cases?|"
            r"known)",
            sentence,
        )
        and not _others(sentence[: led.start()])
        and not _reported_before(sentence, led)
        and not re.search(
            r"\b(?:charged|convicted|sentenced|arrested|"
            r"detained|prosecuted|accused|indicted|tried|fined|investigated)\b",
            sentence,
        )
        and (
            led.start() < 3
            or re.search(r"[,;]\s*$|\b(?:and|but|although|while)\s+$", sentence[: led.start()])
            or (
                led[0].lower() == "by law"
                and not re.search(
                    r"(?:\w+ed(?: for)?|forth|as|than|what)\s+$", sentence[: led.start()]
                )
            )
        )
    ):
        kinds = {of_clause(sentence)}
        if kinds == {"prohibits"} and re.search(r"\b(?:have|has|had) (?:a|the) right", sentence):
            kinds.add("provides")
        return kinds, True, "by-law", 0.8
    broken = forms.BROKEN.search(sentence)
    if broken and not _others(sentence[: broken.start()]):
        return {"penalises"}, True, "violation", 0.75
    if re.search(r"\b(?:legislative|legal) framework (?:does|did) not exist", sentence):
        return {"lacks"}, True, "no-law", 0.8
    none = forms.NO_LAW.search(sentence)
    if none and re.search(r"\bno (?:\w+ )*(?:reports?|cases?|arrests?|instances?)\b", none[0]):
        none = None
    if none and not _others(sentence[: none.start()]) and (none["none"] or none["v"] in forms.FORM):
        return {"lacks"}, True, "no-law", 0.85
    if (
        none
        and not _others(sentence[: none.start()])
        and re.match(r"[Tt]here", none[0])
        and re.search(r"\b(?:laws?|legislation)\b", none[0])
    ):
        return (
            {
                of_clause(sentence)
                if forms.MUST.search(sentence)
                else "prohibits"
                if re.search(r"against|prohibit|crimin", sentence)
                else "provides"
            },
            True,
            "there-is-law",
            0.65,
        )
    having = forms.HAVING.search(sentence)
    if having and not _others(sentence[: having.start()]):
        word = having["what"]
        return (
            {
                "prohibits"
                if re.match(r"against|prohibit|restrict|bann?|limit|forbid", word)
                else "penalises"
                if word.startswith(("criminal", "penal", "punish"))
                else "requires"
                if word.startswith("requir")
                else "permits"
                if word.startswith(("allow", "permit"))
                else "provides"
            },
            True,
            "have-law",
            0.75,
        )
    legal = forms.LEGAL.search(sentence)
    if legal and not _others(sentence[: legal.start()]):
        words = legal[0]
        kind = (
            "lacks"
            if re.search(
                r"\bno legal|not (?:prohibited|protected|covered)|not have (?:the )?legal", sentence
            )
            else "prohibits"
            if re.search(r"illegal|unlawful|outlawed|prohibited", words) and "not" not in words
            else "penalises"
            if re.search(r"punishable|crime|criminal|offense|subject to", words)
            else "permits"
            if re.search(r"\blegal$|lawful", words)
            else "requires"
            if re.search(r"requirement|stipulation", words)
            else of_clause(sentence)
        )
        return {kind}, True, "legal", 0.7
    that = forms.THAT.search(sentence)
    if (
        that
        and not re.search(r"violat\w+ of (?:the|a) $", sentence[: that.start()])
        and not forms.FUTURE.search(sentence)
        and not _others(sentence[: that.start()])
    ):
        return {forms.VERBS[forms.FORM[that["verb"]]]}, True, "law-that", 0.6
    for pattern in (forms.CHANGED, forms.ADOPTED):
        change = pattern.search(sentence)
        if change and not forms.FUTURE.search(sentence) and not _others(sentence[: change.start()]):
            doing = forms.FORM.get(change["verb"])
            if doing or pattern is forms.CHANGED or change["verb"].endswith("ed"):
                kind = forms.VERBS[doing] if doing else "other"
                return {kind}, True, "law-changed", 0.55
    if (
        section
        and section[:3] in ("1.d", "1.e", "2.d", "2.e", "2.f", "2.g")
        and not forms.OTHERS.search(sentence)
        and re.search(
            r"\b(?:(?:have|has|had) (?:the|a) right|must (?:be|\w+)|are required|is required|"
            r"may be (?:held|extended|detained)|are entitled|is entitled)\b",
            sentence,
        )
    ):
        return {of_clause(sentence)}, False, UNNAMED, 0.5
    return set(), True, "", 0.0


def _past(sentence: str, at: int) -> int:
    """Go past what stands between a law and its verb."""
    for _ in range(3):
        tail = forms.TAIL.match(sentence, at)
        if tail:
            at = tail.end()
            continue
        topic = forms.TOPIC.match(sentence, at)
        if not topic:
            break
        place = topic.end()
        for _ in range(15):
            step = forms.STEP.match(sentence, place)
            if not step or step[1] in forms.TOPIC_ENDS:
                return at
            if (step[1] in forms.FORM and not step[1].endswith("ing")) or step[1] in (
                "does",
                "did",
                "do",
            ):
                return place
            if step[1] in ("also", "generally", "specifically", "only"):
                return place
            place = step.end()
        return at
    return at


def _others(before: str) -> bool:
    """Tell whether what stands before the law says that somebody else speaks of it."""
    spoken = list(forms.OTHERS.finditer(before))
    if not spoken:
        return False
    last = spoken[-1]
    rest = before[last.end() :]
    # A new clause after what others said is the report's own again.
    return not re.search(r"(?:[;–]|, (?:but|and|although|while|yet)\b)", rest)


def _reported_before(sentence: str, led: re.Match[str]) -> bool:
    head = led[0].lower()
    return head.startswith("according to") and not re.search(forms.LAWS, head)
