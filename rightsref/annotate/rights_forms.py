"""What speaks for each right: by section, heading, label and word.

In: nothing. Out: tables and compiled patterns. Never weighs them (``rights.py`` does).
"""

from __future__ import annotations

import re

SECTIONS: dict[str, str] = {
    "1.a": "life",
    "1.b": "disappearance",
    "1.c": "torture",
    "1.d": "liberty",
    "1.e": "fair-trial",
    "1.f": "privacy",
    "1.g": "life",
    "2.a": "expression",
    "2.b": "assembly",
    "2.c": "religion",
    "2.d": "movement",
    "2.e": "displaced-persons",
    "2.f": "refugees",
    "2.g": "statelessness",
    "3": "political-participation",
    "4": "corruption",
    "5": "human-rights-defenders",
    "7.a": "association",
    "7.b": "livelihood",
    "7.c": "children",
    "7.d": "livelihood",
    "7.e": "livelihood",
}
LATER = {
    2022: {"2.e": "refugees", "2.f": "displaced-persons"},
    2023: {
        "2.e": "refugees",
        "2.f": "displaced-persons",
        "1.f": "transnational-repression",
        "1.g": "property",
        "1.h": "privacy",
        "1.i": "life",
    },
}
HEADINGS: tuple[tuple[str, str], ...] = (
    (r"prison and detention", "prison-conditions"),
    (r"role of the police", "remedy"),
    (r"arrest procedures", "liberty"),
    (r"trial procedures", "fair-trial"),
    (r"political prisoners", "political-prisoners"),
    (r"individuals located outside|transnational", "transnational-repression"),
    (r"civil judicial", "remedy"),
    (r"property (?:restitution|seizure)", "property"),
    (r"internet freedom", "internet"),
    (r"academic freedom", "academic-freedom"),
    (r"peaceful assembly$|freedom of assembly", "assembly"),
    (r"^freedom of association", "association"),
    (r"internally displaced", "displaced-persons"),
    (r"protection of refugees", "refugees"),
    (r"stateless", "statelessness"),
    (r"elections and political", "political-participation"),
    (r"^women", "women"),
    (r"^children", "children"),
    (r"anti-?semitism", "religion"),
    (r"disabilit", "disability"),
    (r"minorit|racial|ethnic|indigenous", "minorities"),
    (r"sexual orientation|gender identity", "lgbti"),
    (r"hiv", "health"),
    (r"trafficking", "none"),
    (r"organ harvesting", "life"),
)
LABELS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    (r"^physical conditions|^abusive physical", ("prison-conditions",), ()),
    (r"^independent monitoring|^improvements", ("prison-conditions",), ()),
    (r"^administration", ("prison-conditions",), ("remedy",)),
    (r"^arbitrary arrest|^pretrial|^detainee|^protracted", ("liberty",), ()),
    (r"^amnesty", ("liberty",), ()),
    (
        r"^freedom of (?:speech|expression)$|^national security|^nongovernmental impact|^libel",
        ("expression",),
        (),
    ),
    (
        r"^freedom of (?:the )?press|^press and media|^freedom of expression for members|"
        r"^violence and harass|^censorship",
        ("press",),
        ("expression",),
    ),
    (r"^actions to expand", ("expression",), ()),
    (r"^in-country|^foreign travel|^exile", ("movement",), ()),
    (r"^citizenship", ("statelessness",), ("movement",)),
    (
        r"^access to asylum|^refoulement|^safe country|^durable|^temporary protection|"
        r"^access to basic|^abuse of refugees",
        ("refugees",),
        (),
    ),
    (r"^abuse of migrants", ("migrants", "refugees"), ()),
    (r"^employment", ("refugees",), ("livelihood",)),
    (r"^recent elections|^abuses or irregularities", ("elections",), ("political-participation",)),
    (r"^political parties", ("political-participation",), ("association",)),
    (r"^participation of women", ("political-participation", "women"), ()),
    (r"^corruption|^financial disclosure", ("corruption",), ()),
    (r"^government human rights|^the united nations", ("remedy",), ()),
    (r"^retribution", ("human-rights-defenders",), ()),
    (
        r"^rape|^sexual harassment|^female genital|^other (?:harmful|forms of gender)|"
        r"^gender-biased|^discrimination|^coercion",
        ("women",),
        (),
    ),
    (r"^reproductive", ("women",), ("health",)),
    (r"^birth registration", ("children",), ("statelessness",)),
    (
        r"^child|^education|^early|^sexual exploitation|^displaced children|^institutionalized|"
        r"^international child|^infanticide|^medical care",
        ("children",),
        (),
    ),
    (r"^killings", ("life",), ()),
    (r"^abductions", ("disappearance",), ()),
    (r"^physical abuse", ("torture",), ()),
    (
        r"^criminalization|^violence against lgbt|^availability of legal|^involuntary",
        ("lgbti",),
        (),
    ),
    (r"^wage|^occupational|^informal|^wages", ("livelihood",), ()),
    (
        r"^threats, harassment|^extraterritorial|^misuse|^efforts to control|^bilateral",
        ("transnational-repression",),
        (),
    ),
)
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
#: Rights that section by section are too near to the primary one to be named beside it.
NEAR = {
    "fair-trial": {"liberty"},
    "press": {"expression", "internet"},
    "internet": {"expression", "press"},
    "refugees": {"movement", "statelessness"},
    "elections": {"political-participation"},
    "prison-conditions": {"liberty"},
    "human-rights-defenders": {"association"},
}
#: How many different signs make a right secondary.
SECOND = {
    "torture": 2,
    "life": 2,
    "remedy": 3,
    "liberty": 3,
    "fair-trial": 4,
    "prison-conditions": 4,
    "press": 4,
    "human-rights-defenders": 4,
    "religion": 3,
    "political-participation": 4,
    "women": 3,
    "children": 3,
    "refugees": 3,
    "health": 3,
    "movement": 2,
    "assembly": 3,
    "expression": 2,
    "association": 2,
    "minorities": 3,
    "internet": 3,
    "livelihood": 3,
    "property": 3,
    "migrants": 3,
    "elections": 4,
    "statelessness": 3,
    "academic-freedom": 3,
}
#: A second primary right: where the paragraph stands, what joins it, what must be said.
JOINS: tuple[tuple[str, str, str], ...] = (
    (
        "prison-conditions",
        "life",
        r"(?:\bdied\b|\bdeaths?\b).*(?:\bdied\b|\bdeaths?\b|"
        r"\bsuicides?\b)",
    ),
    (
        "torture",
        "remedy",
        r"brought to justice|(?:convicted|sentenced)[^.]{0,80}(?:officers?|"
        r"officials?|guards?|police|torture)|"
        r"(?:officers?|officials?|guards?|police)[^.]{0,60}(?:were|was) "
        r"(?:convicted|sentenced|charged|arrested)",
    ),
    ("liberty", "torture", r"(?:tortur|beat|abus)[^.]{0,60}(?:extract|confess|detaine|inmate)"),
    ("fair-trial", "corruption", r"(?:corrupt|brib)\w*.*(?:corrupt|brib)"),
    (
        "internet",
        "privacy",
        r"surveill\w*.*(?:surveill|monitor|identif|personal data|intercept)|"
        r"monitor(?:ed|s|ing)? (?:private|online|internet|communications)",
    ),
    ("expression", "press", r"freedom of (?:speech|expression)[^.]{0,40}(?:press|media)"),
    ("elections", "political-participation", r"(?:ability|right) to choose their government"),
    ("political-participation", "elections", r"(?:ability|right) to choose their government"),
    (
        "political-participation",
        "association",
        r"(?:bann(?:ed|ing)|dissol|regist(?:er|rat)|outlaw|"
        r"delist)\w*[^.]{0,80}\bpart(?:y|ies)\b|"
        r"\bpart(?:y|ies)\b[^.]{0,60}(?:bann(?:ed|ing)|"
        r"dissol|registration|outlaw|delist)",
    ),
    (
        "human-rights-defenders",
        "association",
        r"(?:refus|denied|reject)\w*[^.]{0,60}(?:regist|"
        r"application)",
    ),
    ("privacy", "internet", r"internet.*(?:internet|online|website)"),
    (
        "refugees",
        "livelihood",
        r"(?:right to work|work permits?|employment)[^.]*\.?.*(?:employ|"
        r"work|wage)",
    ),
    ("movement", "women", r"(?:wom[ae]n|wife|wives)[^.]{0,80}(?:permission|consent|guardian)"),
    ("women", "health", r"contracepti\w*.*(?:health|maternal)"),
    ("liberty", "remedy", r"impunity.*(?:investigat|accountab|prosecut)"),
)
