"""Where rights stand in a report, and how they go together: section, heading, label, neighbour.

In: nothing. Out: tables. Never weighs them (``rights.py`` does), and holds no words that speak for
a right by themselves (``rights_signs.py`` does).
"""

from __future__ import annotations

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
