"""Finds the sentences in which the report itself says what the law does.

In: a paragraph's text. Out: statements with modality, explicit or not. Never takes what the
report tells of others' views of the law ("Critics said the law …") for its own.
"""

from __future__ import annotations

import re

from rightsref.annotate.tokens import sentences_of
from rightsref.model import MODALITIES, Statement

_LAWS = (r"(?:laws?|constitution|legislation|codes?|acts?|decrees?|decree-law|regulations?|"
         r"statutes?|ordinances?|amendments?|provisions?|proclamations?|Constitution|Law|Act|Code|"
         r"Decree|Legislation|Ordinance|bylaws?|sharia|Sharia|legal framework|basic law|"
         r"legal provisions?|legal code|Proclamation|edicts?|charter|Laws|Amendments?|Regulations?|"
         r"Provisions?|Statute|Decrees)")
_NOT_LAW = re.compile(
    r"\b(?:in|with|by|of|under|to|for|against|violated?|violating|enforced?|enforcing|implement\w*|"
    r"respect\w*|through|between|outside|beyond|from|using|apply|applied|invoked?|used|amended|passed|adopted|enacted|"
    r"signed|approved|proposed|drafted|draft|criticized|review\w*|on|per|changed?)\s+"
    r"(?:(?:the|a|an|these|this|those|their|its|any|some|all|both|other|such|constitution and|"
    r"law and)\s+)?(?:(?!the\b|an?\b|this\b|these\b|its\b)[\w’-]+\s+){0,3}?$", re.I)
_LAW = re.compile(rf"\b(?:{_LAWS}|[Aa]rticles? \d+[\w()]*)\b")
_LEAD = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hese|[Tt]hose|[Ss]everal|[Ss]ome|[Nn]o|[Oo]ther|[Aa]nother|"
    r"[Nn]ew|[Ee]xisting|[Cc]urrent|[Vv]arious|[Bb]oth|[Ii]ts|[Ss]uch)\s+")
_QUICK = re.compile(rf"\b(?:{_LAWS}|[Aa]rticles?|legal\w*|illegal|lawful|unlawful|crime|criminal\w*|"
                    r"outlawed|punishable|prohibited|constitutionally|offense|right|rights|must|required|entitled|may be|subject to)\b")
_GAP = (r"(?:[,;]?\s*(?:also|further|generally|specifically|explicitly|expressly|nevertheless|"
        r"however|currently|still|clearly|only|both|either|now|does|did|do|itself|similarly|"
        r"additionally|nonetheless|formally|strictly|technically|effectively|largely|broadly|partially)\s*,?)*\s*")
#: What may stand between the law and its verb: another law, a bracket, an aside.
_TAIL = re.compile(
    rf"\s*\([^)]{{1,90}}\)|\s*,?\s*(?:and|or|and/or|as well as)\s+(?:the\s+)?"
    rf"(?:[\w’-]+\s+){{0,3}}?{_LAWS}\b|[,–]\s*[^,–]{{3,110}}[,–]|\s+\d+(?:/\d+)?\b")
_TOPIC = re.compile(
    r"\s+(?:on|of|for|against|governing|regulating|concerning|regarding|in|to|related|relating|"
    r"about|covering|from|pertaining|signed|passed|adopted|enacted|under|as|that took)\b")
_TOPIC_ENDS = frozenset("that which who said reported stated".split())
_STEP = re.compile(r"\s+([\w’“”/&.-]+),?")

_VERBS: dict[str, str] = {}
for _modality, _words in {
    "prohibits": "prohibit ban forbid bar outlaw proscribe disallow preclude prevent restrict limit "
                 "exclude abolish deny disqualify",
    "requires": "require oblige obligate mandate compel necessitate demand order",
    "permits": "allow permit authorize enable empower let entitle exempt",
    "provides": "provide grant guarantee establish define state stipulate recognize protect set "
                "specify cover include afford confer accord foresee envisage ensure assure give "
                "determine regulate vest place create declare designate set extend recognise "
                "enshrine contain address describe apply govern say note treat consider classify "
                "codify affirm secure prescribe dictate outline spell stipulate safeguard "
                "acknowledge divide distinguish offer reserve uphold call fix list divide "
                "concentrate allocate promote place assign incorporate mention bestow secure detail",
    "penalises": "criminalize penalize punish criminalise penalise impose carry sanction levy",
    "lacks": "lack fail omit",
}.items():
    for _word in _words.split():
        _VERBS[_word] = _modality


def _forms(verb: str) -> list[str]:
    past = {"forbid": "forbade", "let": "let", "set": "set", "give": "gave", "foresee": "foresaw",
            "say": "said", "spell": "spelled", "uphold": "upheld"}.get(verb)
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return [verb, verb[:-1] + "ies", past or verb[:-1] + "ied"]
    third = verb + ("es" if verb.endswith(("sh", "ch", "s", "x")) else "s")
    if past is None:
        past = verb + "d" if verb.endswith("e") else \
            verb + verb[-1] + "ed" if verb in ("ban", "bar", "permit", "omit", "compel") else verb + "ed"
    return [verb, third, past]


_FORM = {form: verb for verb in _VERBS for form in _forms(verb)}
_VERB = "|".join(sorted(map(re.escape, _FORM), key=len, reverse=True))
_MAIN = re.compile(rf"(?P<not>(?:does|did|do|has|have)\s+not,?\s+(?:however, |also |specifically |explicitly |"
                   rf"expressly |always |generally |otherwise |clearly |adequately |fully |"
                   rf"automatically |by itself )*)?(?P<verb>{_VERB})\b")
_PASSIVE = re.compile(
    r"(?:(?:make|makes|made)\s+(?:it|(?:[\w’-]+\s+){0,8}?)\s*(?P<crime>(?:a\s+)?(?:crime|criminal|illegal|"
    r"punishable|unlawful|an? (?:\w+ )?offense|mandatory|compulsory))|"
    r"(?P<no>(?:contain|has|have|had|contained|make|made|makes)\s+no\s+)|"
    r"(?P<be>(?:is|are|was|were|remain|remained)\s+(?:silent|vague|unclear|ambiguous|not clear)))")
_BY_LAW = re.compile(
    rf"(?:\b[Bb]y law\b|\b[Uu]nder (?:the |a |an |this |these |existing |current |new |national |local |"
    rf"\w+ )?(?:[\w’-]+ ){{0,4}}?{_LAWS}\b|\b(?:[Aa]ccording to|[Pp]er|[Ii]n accordance with|"
    rf"[Pp]ursuant to|[Cc]onsistent with) (?:the |existing |\w+ )?(?:[\w’-]+ ){{0,4}}?{_LAWS}\b)")
_LEGAL = re.compile(
    r"\b(?:(?:is|are|was|were|remain(?:s|ed)?)\s+(?:not\s+)?(?:also\s+)?(?:illegal|legal|unlawful|lawful|criminalized|outlawed|"
    r"punishable|legally|prohibited by law|a crime|a criminal offense|an offense|constitutionally|prohibited under|"
    r"subject to (?:a )?(?:fines?|imprisonment|prosecution)|protected by (?:the )?law|"
    r"not (?:prohibited|protected|covered) by)|legally (?:required|entitled|protected|obliged|allowed|"
    r"permitted|mandated|guaranteed|recognized|prohibited|binding)|legally registered|legal procedures? exists?|[Ss]imilar regulations exist|legal (?:requirement|stipulation|"
    r"minimum|authority)\b|(?:established|guaranteed|required|protected|"
    r"prohibited|mandated|permitted|provided(?: for)?|regulated|defined|set) by (?:the )?(?:law|constitution|statute|decree|labor code))")
_NO_LAW = re.compile(
    rf"(?:\b(?:[Tt]here (?:is|are|was|were|existed|exists?)|[Tt]he country (?:has|had|lacks|lacked)|[Tt]he government (?:has|had))\s+(?:also\s+)?"
    rf"(?P<none>no|not any|neither|few)?\s*(?:[\w’-]+ ){{0,5}}?(?:{_LAWS}|legal (?:restrictions?|protections?|"
    rf"provisions?|requirements?|mechanisms?|recognition|prohibition|impediments?|barriers?|framework|remed(?:y|ies)|definition))\b|"
    rf"\b[Nn]o (?:[\w’-]+ ){{0,4}}?(?:{_LAWS})\s+(?:[\w’-]+\s+){{0,4}}?(?P<v>\w+))")
_OTHERS = re.compile(
    r"\b(?:said|stated|asserted|argued|claimed|reported|noted|alleged|maintained|believed|complained|"
    r"contended|criticized|opined|observed|indicated|told|according to|According to|expressed|"
    r"concern(?:ed)?|found|concluded|warned|suggested|recommended|urged|called on|welcomed|denounced|condemned|"
    r"acknowledged|explained|announced|considered|described|estimated|viewed|objected|feared)\b", re.I)
_PENALTY = re.compile(
    r"\b(?:penalt(?:y|ies)|imprisonment|prison|fines?|punish(?:ment|able|ments)|sentences?|jail|"
    r"death penalty|sanctions|years in)\b", re.I)
_POWER = re.compile(r"\b(?:authority|power|powers|discretion|the (?:option|ability)|permission|"
                    r"immunity|amnesty)\b")
_MUST = re.compile(r"\b(?:must|shall|(?:is|are|was|were|be) (?:also )?(?:required|obliged|obligated|mandatory|compulsory)|"
                   r"(?:need|needs|had|has|have) to|should|requires?|required|mandatory)\b")
_MAY_NOT = re.compile(r"\b(?:may not|cannot|can not|could not|may only|must not|shall not|"
                      r"(?:is|are|was|were|be) (?:\w+ )?(?:prohibited|banned|forbidden|barred|"
                      r"not (?:allowed|permitted)|illegal|unlawful|excluded|ineligible|"
                      r"disqualified)|no \w+ (?:may|can))\b")
_MAY = re.compile(r"\b(?:may|can|could|might|(?:is|are|was|were) (?:\w+ )?(?:allowed|permitted|"
                  r"authorized|eligible|entitled|able|free) to|(?:has|have|had) (?:the )?(?:\w+ )?"
                  r"(?:authority|power|discretion))\b")
_THAT = re.compile(rf"\b{_LAWS}\s+(?:(?:on|to|in|into|from)\s+(?:[\w’,-]+\s+){{1,8}}?)?(?:that|which)\s+(?:also\s+)?(?P<verb>{_VERB})\b")
_BROKEN = re.compile(
    rf"\b(?:[Vv]iolations?|[Vv]iolators|[Vv]iolating|[Ii]nfringements?) of (?:the |this |these |any )?(?:[\w’-]+ ){{0,4}}?{_LAWS}\b"
    r"[^.;]{0,40}?\b(?:leads?|led|is|are|was|were|may|can|could|carry|carries|carried|face[sd]?)\b[^.]*"
    r"\b(?:fined?|fines|imprisonment|prison|punish\w*|penalt\w+|sanctions|sentence[sd]?)\b")
_FUTURE = re.compile(r"\b(?:would|draft|proposed|bill)\b")


def statements_of(text: str, section: str | None, label: str | None = None) -> list[Statement]:
    """Give the statements of law of a paragraph, without ids and provisions."""
    found: list[Statement] = []
    for start, end in sentences_of(text):
        begin = start
        if start == 0 and label and text.startswith(f"{label}: "):
            begin = len(label) + 2
        sentence = text[begin:end]
        said, explicit, rule, sure = _modality(sentence, section)
        for modality in sorted(said, key=MODALITIES.index):
            found.append(Statement("", begin, end, modality, None, explicit, f"rule:{rule}", sure))
    return found


def _modality(sentence: str, section: str | None) -> tuple[set[str], bool, str, float]:
    said: set[str] = set()
    if sentence.startswith("“") and re.search(r",” (?:he|she|they|[A-Z]\w+) (?:said|wrote|stated)",
                                              sentence):
        return said, True, "", 0.0
    if not _QUICK.search(sentence):
        return said, True, "", 0.0
    for one in _LAW.finditer(sentence):
        at = _past(sentence, one.end())
        gap = re.compile(_GAP).match(sentence, at)
        assert gap
        place = gap.end()
        if sentence[at:place].rstrip().endswith(("does", "did", "do")):
            place = at
            while sentence[place:place + 1] == " ":
                place += 1
        verb = _MAIN.match(sentence, place)
        other = None if verb else _PASSIVE.match(sentence, place)
        if not verb and not other:
            continue
        lead = sentence[max(one.start() - 70, 0):one.start()]
        dets = list(_LEAD.finditer(lead))
        inner = lead[dets[-1].end():] if dets else " ".join(lead.split()[-4:])
        if re.search(r"\b(?:that|which|who|to|not)\b", inner) or _others(sentence[:one.start()]) \
                or _NOT_LAW.search(lead):
            continue
        if verb:
            negated = bool(dets) and dets[-1][0].strip().lower() == "no"
            said |= _of_verb(verb, sentence[verb.end():], negated)
            said |= _second(sentence[verb.end():])
            continue
        if other:
            said.add("lacks" if other["no"] or other["be"] else
                     "requires" if other["crime"] in ("mandatory", "compulsory") else
                     "prohibits" if other["crime"] in ("illegal", "unlawful") else "penalises")
    if said:
        return said, True, "law-subject", 0.92
    led = _BY_LAW.search(sentence)
    if led and not _others(sentence[:led.start()]) and not _reported_before(sentence, led) \
            and not re.search(r"\b(?:charged|convicted|sentenced|arrested|"
                              r"detained|prosecuted|accused|indicted|tried|fined|investigated)\b",
                              sentence) \
            and (led.start() < 40 or re.search(r"[,;]\s*$|\b(?:and|but|although|while)\s+$",
                                               sentence[:led.start()])
                 or led[0].lower() == "by law"):
        kinds = {_clause(sentence)}
        if kinds == {"prohibits"} and re.search(r"\b(?:have|has|had) (?:a|the) right", sentence):
            kinds.add("provides")
        return kinds, True, "by-law", 0.8
    broken = _BROKEN.search(sentence)
    if broken and not _others(sentence[:broken.start()]):
        return {"penalises"}, True, "violation", 0.75
    if re.search(r"\b(?:legislative|legal) framework (?:does|did) not exist", sentence):
        return {"lacks"}, True, "no-law", 0.8
    none = _NO_LAW.search(sentence)
    if none and not _others(sentence[:none.start()]) and (none["none"] or none["v"] in _FORM):
        return {"lacks"}, True, "no-law", 0.85
    if none and not _others(sentence[:none.start()]) and re.match(
            r"[Tt]here", none[0]) and re.search(r"\b(?:laws?|legislation)\b", none[0]):
        return {_clause(sentence) if _MUST.search(sentence) else
                "prohibits" if re.search(r"against|prohibit|crimin", sentence) else "provides"}, \
            True, "there-is-law", 0.65
    legal = _LEGAL.search(sentence)
    if legal and not _others(sentence[:legal.start()]):
        words = legal[0]
        kind = ("lacks" if re.search(r"\bno legal|not (?:prohibited|protected|covered)", sentence)
                else "prohibits" if re.search(r"illegal|unlawful|outlawed|prohibited", words)
                and "not" not in words else "penalises" if re.search(
                    r"punishable|crime|criminal|offense|subject to", words)
                else "permits" if re.search(r"\blegal$|lawful", words) else "requires" if re.search(r"requirement|stipulation", words) else _clause(sentence))
        return {kind}, True, "legal", 0.7
    that = _THAT.search(sentence)
    if that and not _FUTURE.search(sentence) and not _others(sentence[:that.start()]):
        return {_VERBS[_FORM[that["verb"]]]}, True, "law-that", 0.6
    if section and section[:3] in ("1.d", "1.e", "2.d", "2.e", "2.f", "2.g") \
            and not _OTHERS.search(sentence) and re.search(
                r"\b(?:(?:have|has|had) (?:the|a) right|must (?:be|\w+)|are required|is required|"
                r"may be (?:held|extended|detained)|are entitled|is entitled)\b", sentence):
        return {_clause(sentence)}, False, "rule-unnamed", 0.5
    return set(), True, "", 0.0


def _past(sentence: str, at: int) -> int:
    """Go past what stands between a law and its verb."""
    for _ in range(3):
        tail = _TAIL.match(sentence, at)
        if tail:
            at = tail.end()
            continue
        topic = _TOPIC.match(sentence, at)
        if not topic:
            break
        place = topic.end()
        for _ in range(15):
            step = _STEP.match(sentence, place)
            if not step or step[1] in _TOPIC_ENDS:
                return at
            if step[1] in _FORM and not step[1].endswith("ing") or step[1] in ("does", "did", "do"):
                return place
            if step[1] in ("also", "generally", "specifically", "only"):
                return place
            place = step.end()
        return at
    return at


def _others(before: str) -> bool:
    """Tell whether what stands before the law says that somebody else speaks of it."""
    spoken = [m for m in _OTHERS.finditer(before)]
    if not spoken:
        return False
    last = spoken[-1]
    rest = before[last.end():]
    # A new clause after what others said is the report's own again.
    return not re.search(r"(?:[;–]|, (?:but|and|although|while|yet)\b)", rest) and not re.match(
        r"\s+(?:the |existing )?(?:\w+ )?(?:laws?|constitution|code)\b", rest[:0])


def _reported_before(sentence: str, led: re.Match[str]) -> bool:
    head = led[0].lower()
    return head.startswith("according to") and not re.search(_LAWS, head)


def _of_verb(verb: re.Match[str], after: str, negated: bool) -> set[str]:
    name = _FORM[verb["verb"]]
    modality = _VERBS[name]
    if verb["not"] or negated:
        return {"prohibits"} if name in ("allow", "permit", "authorize", "let") and not negated \
            else {"lacks"}
    clause = re.split(r"[;.]|, but |, although |, however|; | but ", after)[0]
    if modality in ("provides",) and name in ("provide", "establish", "prescribe", "include", "set",
                                              "contain", "stipulate", "state", "specify", "call",
                                              "dictate", "foresee"):
        near = clause[:70]
        if _PENALTY.search(near) and not re.search(r"\bright|pretrial|protect|freedom", near[:30]):
            return {"penalises"}
        if re.match(r"\s+(?:that|also that|for [\w ]+ (?:must|to)|\S+ \S+ (?:must|may|shall))", clause) \
                or name in ("state", "stipulate", "specify", "dictate", "provide"):
            if re.search(r"^.{0,60}\b(?:authority|power|discretion)\b", clause) and name == "provide":
                return {"permits"}
            if name != "provide" or re.match(r"\s+that\b", clause):
                if _MAY_NOT.search(clause):
                    return {"prohibits"}
                if _MUST.search(clause):
                    return {"requires"}
                if re.search(r"\bmay\b", clause):
                    return {"permits"}
                if _PENALTY.search(clause):
                    return {"penalises"}
    if name in ("give", "grant", "confer", "vest", "accord", "afford") and _POWER.search(clause[:80]):
        return {"permits"}
    if name == "impose" and not _PENALTY.search(clause):
        return {"requires"}
    if name == "carry" and not _PENALTY.search(clause):
        return set()
    if name in ("restrict", "limit", "deny", "exclude", "prevent"):
        return {"prohibits"}
    return {modality}


def _second(after: str) -> set[str]:
    """Give what a second verb of the same sentence adds."""
    said: set[str] = set()
    if re.search(r", with (?:a |maximum |minimum |possible )?(?:fines?|penalt\w+|punish\w+|imprisonment|"
                 r"prison|sentences?|criminal penalt\w+)\b|, punishable by", after):
        said.add("penalises")
    for one in re.finditer(
            rf"(?:,? and|, but|; it|, or|,(?= (?:grants|allows|prohibits|requires|provides|criminalizes|permits|"
            rf"granted|allowed|prohibited|required|criminalized|permitted)\b))\s+(?:it\s+)?(?:also\s+|generally\s+|further\s+)?"
            rf"(?P<not>does not |did not |do not )?(?P<verb>{_VERB})\b(?!\s+(?:by|to|of|in|from|with|and)\b)", after):
        name = _FORM[one["verb"]]
        # Only the law's own verb: same number and tense as a third person or past form.
        if one["verb"] == name and not one["not"]:
            continue
        tail = after[one.end():]
        match = _MAIN.match(after, one.start("verb") if not one["not"] else one.start("not"))
        if match and name not in ("state", "include", "say", "note", "report", "consider", "place",
                                  "treat", "apply", "call", "set", "order", "limit", "address",
                                  "cover", "carry", "demand", "fail", "deny", "contain"):
            said |= _of_verb(match, tail, False)
    return said


def _clause(sentence: str) -> str:
    """Give the modality of a rule told by its modal verb."""
    if _MAY_NOT.search(sentence):
        return "prohibits"
    if _MUST.search(sentence):
        return "requires"
    if _PENALTY.search(sentence) and re.search(r"punish|fine|penal|liable|face", sentence):
        return "penalises"
    if _MAY.search(sentence):
        return "permits"
    if re.search(r"\b(?:do not|does not|did not|are not|is not|no)\b", sentence) and not re.search(
            r"\bright", sentence):
        return "lacks"
    return "provides"
