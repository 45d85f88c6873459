"""How these reports say what the law does: verbs, clauses, and who speaks.

In: nothing. Out: compiled patterns and the modality of each verb. Never reads a report.
"""

from __future__ import annotations

import re

from rightsref.annotate.lists import named

LAWS = (
    r"(?:laws?|constitution|legislation|codes?|acts?|decrees?|decree-law|regulations?|"
    r"statutes?|ordinances?|amendments?|provisions?|proclamations?|Constitution|Law|Act|Code|"
    r"Decree|Legislation|Ordinance|bylaws?|sharia|Sharia|legal framework|basic law|"
    r"legal provisions?|legal code|Proclamation|edicts?|charter|Laws|Amendments?|Regulations?|"
    r"Provisions?|Statute|Decrees)"
)
NOT_LAW = re.compile(
    r"\b(?:in|with|by|of|under|to|for|against|violated?|violating|enforced?|enforcing|implement\w*|"
    r"respect\w*|through|between|outside|beyond|from|using|apply|applied|invoked?|used|amended|"
    r"passed|adopted|enacted|"
    r"signed|approved|proposed|drafted|draft|criticized|review\w*|on|per|changed?)\s+"
    r"(?:(?:the|a|an|these|this|those|their|its|any|some|all|both|other|such|constitution and|"
    r"law and)\s+)?(?:(?!the\b|an?\b|this\b|these\b|its\b)[\w’-]+\s+){0,3}?$",
    re.I,
)
LAW = re.compile(rf"\b(?:{LAWS}|[Aa]rticles? \d+[\w()]*)\b")
LEAD = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hese|[Tt]hose|[Ss]everal|[Ss]ome|[Nn]o|[Oo]ther|[Aa]nother|"
    r"[Nn]ew|[Ee]xisting|[Cc]urrent|[Vv]arious|[Bb]oth|[Ii]ts|[Ss]uch)\s+"
)
QUICK = re.compile(
    rf"\b(?:{LAWS}|[Aa]rticles?|legal\w*|illegal|lawful|unlawful|crime|"
    rf"criminal\w*|"
    r"outlawed|punishable|prohibited|constitutionally|offense|right|rights|must|"
    r"required|entitled|may be|subject to|framework|resolution|rules)\b"
)
GAP = (
    r"(?:[,;]?\s*(?:also|further|generally|specifically|explicitly|expressly|nevertheless|"
    r"however|currently|still|[a-z]+ly|continues? to|continued to|clearly|only|both|either|"
    r"now|does|did|do|itself|similarly|"
    r"additionally|nonetheless|formally|strictly|technically|effectively|largely|broadly|"
    r"partially)\s*,?)*\s*"
)
#: What may stand between the law and its verb: another law, a bracket, an aside.
TAIL = re.compile(
    rf"\s*\([^)]{{1,90}}\)|\s*,?\s*(?:and|or|and/or|as well as)\s+(?:the\s+)?"
    rf"(?:[\w’-]+\s+){{0,3}}?{LAWS}\b|[,–]\s*[^,–]{{3,110}}[,–]|\s+\d+(?:/\d+)?\b"
)
TOPIC = re.compile(
    r"\s+(?:on|of|for|against|governing|regulating|concerning|regarding|in|to|related|relating|"
    r"about|covering|from|pertaining|signed|passed|adopted|enacted|under|as|that took)\b"
)
TOPIC_ENDS = named("that which who said reported stated")
STEP = re.compile(r"\s*,?\s+([\w’“”/&.-]+),?")
VERBS: dict[str, str] = {}
for _kind, _words in {
    "prohibits": "prohibit ban forbid bar outlaw proscribe disallow preclude prevent restrict "
    "limit "
    "exclude abolish deny disqualify",
    "requires": "require oblige obligate mandate compel necessitate demand order",
    "permits": "allow permit authorize enable empower let entitle exempt",
    "provides": "provide grant guarantee establish define state stipulate recognize protect set "
    "specify cover include afford confer accord foresee envisage ensure assure give "
    "determine regulate vest place create declare designate set extend recognise "
    "enshrine contain address describe apply govern say note treat consider classify "
    "codify affirm secure prescribe dictate outline spell stipulate safeguard "
    "acknowledge introduce divide distinguish offer reserve uphold call fix list "
    "divide "
    "concentrate allocate promote place assign incorporate mention bestow secure "
    "detail",
    "penalises": "criminalize penalize punish criminalise penalise impose carry sanction levy",
    "lacks": "lack fail omit",
}.items():
    for _word in _words.split():
        VERBS[_word] = _kind


def forms(verb: str) -> list[str]:
    past = {
        "forbid": "forbade",
        "let": "let",
        "set": "set",
        "give": "gave",
        "foresee": "foresaw",
        "say": "said",
        "spell": "spelled",
        "uphold": "upheld",
    }.get(verb)
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return [verb, verb[:-1] + "ies", past or verb[:-1] + "ied"]
    third = verb + ("es" if verb.endswith(("sh", "ch", "s", "x")) else "s")
    if past is None:
        past = (
            verb + "d"
            if verb.endswith("e")
            else verb + verb[-1] + "ed"
            if verb in ("ban", "bar", "permit", "omit", "compel")
            else verb + "ed"
        )
    return [verb, third, past]


FORM = {form: verb for verb in VERBS for form in forms(verb)}
VERB = "|".join(sorted(map(re.escape, FORM), key=len, reverse=True))
MAIN = re.compile(
    rf"(?P<not>(?:does|did|do|has|have)\s+not,?\s+(?:however, |also |specifically |"
    rf"explicitly |"
    rf"expressly |always |generally |otherwise |clearly |adequately |fully |"
    rf"automatically |by itself )*)?(?P<verb>{VERB})\b"
)
PASSIVE = re.compile(
    r"(?:(?:make|makes|made)\s+(?:it|(?:[\w’-]+\s+){0,8}?)\s*(?P<crime>(?:a\s+)?(?:crime|criminal|"
    r"illegal|"
    r"punishable|unlawful|an? (?:\w+ )?offense|mandatory|compulsory))|"
    r"(?P<no>(?:contain|has|have|had|contained|make|made|makes)\s+no\s+)|"
    r"(?P<be>(?:is|are|was|were|remain|remained)\s+(?:silent|vague|unclear|ambiguous|not clear)))"
)
BY_LAW = re.compile(
    rf"(?:\b[Bb]y law\b|\b[Uu]nder (?:the |a |an |this |these |existing |current |new |national |"
    rf"local |"
    rf"\w+ )?(?:[\w’-]+ ){{0,4}}?{LAWS}\b|\b(?:[Aa]ccording to|[Pp]er|[Ii]n accordance with|"
    rf"[Pp]ursuant to|[Cc]onsistent with) (?:the |existing |\w+ )?(?:[\w’-]+ ){{0,4}}?{LAWS}\b)"
)
LEGAL = re.compile(
    r"\b(?:(?:is|are|was|were|remain(?:s|ed)?)\s+(?:not\s+)?(?:also\s+)?(?:illegal|legal|unlawful|"
    r"lawful|criminalized|outlawed|"
    r"punishable|legally|prohibited by law|a crime|a criminal offense|an offense|constitutionally|"
    r"prohibited under|"
    r"subject to (?:a )?(?:fines?|imprisonment|prosecution)|protected by (?:the )?law|"
    r"not (?:prohibited|protected|covered) by)|legally (?:required|entitled|protected|obliged|"
    r"allowed|"
    r"permitted|mandated|guaranteed|recognized|prohibited|binding)|be legally registered|legal "
    r"procedures? exists?|[Ss]imilar regulations exist|legal (?:requirement|stipulation|"
    r"minimum)\b|not have (?:the )?legal authority|(?:established|guaranteed|required|protected|"
    r"prohibited|mandated|permitted|provided(?: for)?|regulated|defined|set) by (?:the )?(?:law|"
    r"constitution|statute|decree|labor code))"
)
LAWS_ONLY = LAWS.replace("acts?|", "")
NO_LAW = re.compile(
    rf"(?:\b(?:[Tt]here (?:is|are|was|were|existed|exists?)|[Tt]he country (?:has|had|lacks|"
    rf"lacked)|[Tt]he government (?:has|had))\s+(?:also\s+)?"
    rf"(?P<none>no|not any|neither|few)?\s*(?:[\w’-]+ ){{0,5}}?(?:{LAWS_ONLY}|legal "
    rf"(?:restrictions?|protections?|"
    rf"provisions?|requirements?|mechanisms?|recognition|prohibition|impediments?|barriers?|"
    rf"framework|remed(?:y|ies)|definition))\b|"
    rf"\b[Nn]o (?:[\w’-]+ ){{0,4}}?(?:{LAWS_ONLY})\s+(?:[\w’-]+\s+){{0,4}}?(?P<v>\w+))"
)
OTHERS = re.compile(
    r"\b(?:said|stated|asserted|argued|claimed|reported|noted|alleged|maintained|believed|"
    r"complained|"
    r"contended|criticized|opined|observed|indicated|told|according to|According to|expressed|"
    r"concern(?:ed|s)?|found|concluded|warned|suggested|recommended|urged|called on|welcomed|"
    r"denounced|condemned|"
    r"acknowledged|explained|announced|considered|described|estimated|viewed|objected|feared)\b",
    re.I,
)
PENALTY = re.compile(
    r"\b(?:penalt(?:y|ies)|imprisonment|prison|fines?|punish(?:ment|able|ments)|sentences?|jail|"
    r"death penalty|sanctions|years in)\b",
    re.I,
)
POWER = re.compile(
    r"\b(?:authority|power|powers|discretion|the (?:option|ability)|permission|"
    r"immunity|amnesty)\b"
)
MUST = re.compile(
    r"\b(?:must|shall|(?:is|are|was|were|be) (?:also )?(?:required|obliged|"
    r"obligated|mandatory|compulsory)|"
    r"(?:need|needs|had|has|have) to|should|requires?|required|mandatory)\b"
)
MAY_NOT = re.compile(
    r"\b(?:may not|cannot|can not|could not|may only|must not|shall not|"
    r"(?:is|are|was|were|be) (?:\w+ )?(?:prohibited|banned|forbidden|barred|"
    r"not (?:allowed|permitted)|illegal|unlawful|excluded|ineligible|"
    r"disqualified)|no \w+ (?:may|can))\b"
)
MAY = re.compile(
    r"\b(?:may|can|could|might|(?:is|are|was|were) (?:\w+ )?(?:allowed|permitted|"
    r"authorized|eligible|entitled|able|free) to|(?:has|have|had) (?:the )?(?:\w+ )?"
    r"(?:authority|power|discretion))\b"
)
THAT = re.compile(
    rf"\b{LAWS}\s+(?:(?:on|to|in|into|from)\s+(?:[\w’,-]+\s+){{1,8}}?)?(?:that|"
    rf"which)\s+(?:also\s+)?(?P<verb>{VERB})\b"
)
BROKEN = re.compile(
    rf"\b(?:[Vv]iolations?|[Vv]iolators|[Vv]iolating|[Ii]nfringements?) of (?:the |this |these |"
    rf"any )?(?:[\w’-]+ ){{0,4}}?{LAWS}\b"
    r"[^.;]{0,40}?\b(?:leads?|led|is|are|was|were|may|can|could|carry|carries|carried|"
    r"face[sd]?)\b[^.]*"
    r"\b(?:fined?|fines|imprisonment|prison|punish\w*|penalt\w+|sanctions|sentence[sd]?)\b"
)
HAVING = re.compile(
    r"\b(?:states|provinces|country|cities|government|cantons|municipalities|islands?|"
    r"jurisdictions|"
    r"localities|regions|territories|[A-Z]\w+) (?:also )?(?:has|have|had) (?:a |an )?(?:[\w’-]+ "
    r"){0,4}?"
    r"(?:laws?|legislation|statutes?|regulations?|ordinances?) (?P<what>against|prohibiting|"
    r"restricting|"
    r"banning|criminalizing|protecting|requiring|providing|allowing|permitting|limiting|governing|"
    r"forbidding|penalizing|guaranteeing|establishing|addressing|punishing|mandating)\b"
)
CHANGED = re.compile(
    rf"\b{LAWS}\s+(?:was|were|is|are)\s+(?:also\s+)?(?:included|added|introduced|amended|"
    r"revised|changed|made)\b[^.;]{0,110}?\bto (?P<verb>[a-z]+)\b"
)
ADOPTED = re.compile(
    rf"\b(?:adopted|passed|signed|issued|approved|enacted|promulgated) "
    rf"(?:into law )?"
    rf"(?:a |an |the |new |several )?(?:[\w’-]+ ){{0,4}}?(?:{LAWS}|resolution|"
    rf"rules)\b[^.;]{{0,60}}?"
    r"\b(?:that|to|which) (?P<verb>[a-z]+)\b"
)
FUTURE = re.compile(r"\b(?:would|draft|proposed|bill)\b")
