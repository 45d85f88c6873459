"""The words that speak for each right, wherever a paragraph stands.

In: nothing. Out: compiled patterns, each with what it tells. Never weighs them (``rights.py``
does).
"""

from __future__ import annotations

import re

#: What speaks for a right. Each pattern that is found counts once.
SIGNS: dict[str, tuple[str, str]] = {
    "life": (
        r"(?:unlawful|arbitrary|extrajudicial) (?:killings?|executions?|deprivation)|"
        r"\bkill(?:ed|ing|ings)\b|"
        r"\bdeaths?\b|shot (?:dead|and killed)|\bdied\b|summary execution|\bsuicides?\b",
        "deaths or killings are told",
    ),
    "disappearance": (
        r"disappear(?:ance|ances|ed)|forcibly disappeared|abduct(?:ed|ion|ions)|"
        r"whereabouts|kidnapp",
        "disappearance or abduction is told",
    ),
    "torture": (
        r"\btortur|beat(?:en|ing|ings)?\b|ill-treat|mistreat|degrading|inhuman|physical "
        r"abuse|electric shock|"
        r"excessive force|coerce[d]? confess|extract (?:a )?confession|abused? "
        r"(?:detainees|prisoners|inmates)",
        "torture or ill-treatment is told",
    ),
    "prison-conditions": (
        r"\bprison(?:s|ers?)?\b|\binmates?\b|detention (?:cent|facilit)|"
        r"overcrowd|\bcells?\b|"
        r"sanitary|prison (?:authorities|officials|conditions)|penitentiary|"
        r"correctional",
        "conditions of persons deprived of liberty",
    ),
    "liberty": (
        r"\barrest(?:s|ed)?\b|\bdetain(?:ed|ees?)?\b|pretrial|\bbail\b|habeas|warrant|"
        r"without charge|custody|"
        r"house arrest|arbitrar(?:y|ily) (?:arrest|detention|detain)|hours of (?:arrest|"
        r"detention)",
        "arrest or detention is told",
    ),
    "fair-trial": (
        r"\btrials?\b|\bjudges?\b|\bjudicia|\bdefendants?\b|\bcourts?\b|defense "
        r"(?:lawyer|attorney|counsel)|"
        r"presumption of innocence|\bappeal(?:ed|s)?\b|\bsentenced\b|convict|due "
        r"process|\bjur(?:y|ors)\b|legal counsel",
        "courts, judges or the rights of defendants",
    ),
    "political-prisoners": (
        r"political prisoner|political detainee|politically motivated "
        r"(?:charges|detention|imprison|convict|sentenc)|prisoners? of "
        r"conscience",
        "imprisonment on political grounds",
    ),
    "transnational-repression": (
        r"interpol|red notice|extradit|abroad|in exile|residing "
        r"(?:abroad|in)|deported? (?:to|from)|outside the country|"
        r"transnational",
        "reprisal across borders",
    ),
    "remedy": (
        r"ombudsman|human rights commission|investigat(?:e|ed|ion|ions|ing)|accountab|"
        r"impunity|compensation|redress|"
        r"disciplin|complaints? (?:mechanism|against|about|with)|prosecut(?:ed|ion|ions)|"
        r"civil remed|reparation|inquiry",
        "investigation, accountability or redress",
    ),
    "privacy": (
        r"\bprivacy\b|wiretap|surveill|search(?:es)? (?:of )?homes?|correspondence|"
        r"intercept|eavesdrop|personal data|"
        r"monitored? (?:private|telephone|communications|email)|home raids?|family "
        r"members? (?:of|for)",
        "privacy, home or correspondence",
    ),
    "expression": (
        r"freedom of (?:expression|speech)|\blibel|defam|slander|insult|self-censor|"
        r"criticiz(?:e|ed|ing) (?:the )?(?:government|president|king)|"
        r"blasphem|hate speech|lese|false information|social media posts?|posts? on "
        r"(?:facebook|social)|academic and artistic",
        "speech and its limits",
    ),
    "press": (
        r"journalis|\bmedia\b|newspaper|reporters?\b|broadcast|\bpress\b|editor|radio|"
        r"television|news outlet|news website|censor",
        "journalists and media",
    ),
    "internet": (
        r"\binternet\b|\bonline\b|website|social media|\bweb\b|vpn|bloggers?|cyber|"
        r"facebook|twitter|telegram|messaging",
        "access to and speech on the internet",
    ),
    "academic-freedom": (
        r"academic freedom|universit|professors?\b|curricul|textbook|cultural "
        r"events?|scholars?|\bfilms?\b|artists?\b|concert|festival",
        "academic and cultural life",
    ),
    "assembly": (
        r"assembl(?:y|ies)|\bprotest(?:s|ers?|ed)?\b|demonstrat(?:ion|ions|ors|ed)|"
        r"\brall(?:y|ies)\b|\bmarch(?:es|ed)?\b|gatherings?",
        "protests and gatherings",
    ),
    "association": (
        r"freedom of association|register(?:ed)? (?:as )?(?:ngos?|organi|associat|"
        r"part)|registration of (?:ngo|organi|part)|trade unions?|\bunions?\b|"
        r"collective bargaining|\bstrikes?\b|civil society organi|\bassociations?\b|"
        r"dissol(?:ve|ution)",
        "associations, parties or unions",
    ),
    "religion": (
        r"religio(?:n|us)|\bworship|church|mosque|muslim|christian|jewish|synagogue|"
        r"holocaust|anti-?semit|temple|cleric|sect\b",
        "religion or belief",
    ),
    "movement": (
        r"freedom of movement|\btravel\b|passports?|exit (?:visa|permit|ban)|"
        r"checkpoints?|internal movement|curfew|emigrat|repatriat|leave the country|"
        r"residence permit",
        "movement, exit or return",
    ),
    "refugees": (r"refugees?\b|asylum|unhcr|refoulement|asylum[- ]seekers?", "refugees and asylum"),
    "migrants": (
        r"migrants?\b|migrant workers?|undocumented|labor migra|foreign workers?|"
        r"domestic workers?",
        "migrants and migrant workers",
    ),
    "statelessness": (
        r"stateless|nationality law|citizenship|birth certificate|naturaliz|"
        r"documentation",
        "nationality or statelessness",
    ),
    "political-participation": (
        r"political part(?:y|ies)|parliament|legislat|opposition|seats|"
        r"cabinet|women in (?:politic|parliament)|minister|participation",
        "participation in public affairs",
    ),
    "elections": (
        r"election|\bvot(?:e|ed|ers?|ing)\b|ballot|polling|electoral|referendum|"
        r"candidates?\b|suffrage",
        "elections and voting",
    ),
    "corruption": (
        r"corrupt|brib|embezzl|financial disclosure|asset declar|money launder|"
        r"kickback|procurement|graft",
        "corruption or transparency",
    ),
    "human-rights-defenders": (
        r"human rights (?:defenders?|groups?|organi[sz]ations?|activists?|"
        r"ngos?|lawyers?)|\bngos?\b|civil society|activists?\b",
        "defenders and organisations of human rights",
    ),
    "disability": (
        r"disabilit|wheelchair|accessib|blind\b|deaf\b|albinism|mental health",
        "persons with disabilities",
    ),
    "women": (
        r"\bwomen\b|\bgirls\b|\brape\b|domestic violence|gender|femicide|sexual harassment|"
        r"spous|maternal|contracepti|wom[ae]n’s",
        "women and their equality",
    ),
    "children": (
        r"\bchild(?:ren)?\b|minors?\b|juvenile|\bgirls\b|\bboys\b|school|underage|"
        r"younger than 18|adolescents?",
        "children",
    ),
    "lgbti": (
        r"lgbt|sexual orientation|gender identity|transgender|same-sex|homosexual|\bgay\b|"
        r"lesbian|intersex",
        "LGBTI persons",
    ),
    "minorities": (
        r"minorit|\bethnic|\bracial|\brace\b|\broma\b|romani|indigenous|tribe|tribal|"
        r"afro|xenophob|linguistic",
        "ethnic, racial or linguistic minorities",
    ),
    "health": (
        r"covid|\bhealth\b|medical|hospital|hiv|aids\b|vaccin|doctor|medicine|disease|"
        r"pandemic",
        "health and medical care",
    ),
    "livelihood": (
        r"\bwages?\b|working (?:conditions|hours)|employment|labor inspect|overtime|"
        r"occupational safety|minimum wage|forced labor|housing|food|unemploy|"
        r"\bwork(?:ers)?\b",
        "work, housing or social security",
    ),
    "property": (
        r"\bproperty\b|restitution|\bland\b|evict|expropriat|confiscat|demoli",
        "property, land or restitution",
    ),
    "displaced-persons": (
        r"internally displaced|\bidps?\b|displace[dm]",
        "internally displaced persons",
    ),
}
COMPILED = {right: (re.compile(pattern), why) for right, (pattern, why) in SIGNS.items()}
