"""Proposes rights for a paragraph, by where it stands and by what it says.

In: a paragraph with its section, sub-heading and label, and the report's year. Out: rights with
rank and reason. A single word moves nothing; place alone gives a primary right only where the
words do not speak for another.
"""

from __future__ import annotations

import re

from rightsref.annotate.types import SectionedParagraph
from rightsref.model import RightTag

_SECTIONS: dict[str, str] = {
    "1.a": "life", "1.b": "disappearance", "1.c": "torture", "1.d": "liberty",
    "1.e": "fair-trial", "1.f": "privacy", "1.g": "life", "2.a": "expression", "2.b": "assembly",
    "2.c": "religion", "2.d": "movement", "2.e": "displaced-persons", "2.f": "refugees",
    "2.g": "statelessness", "3": "political-participation", "4": "corruption",
    "5": "human-rights-defenders", "7.a": "association", "7.b": "livelihood", "7.c": "children",
    "7.d": "livelihood", "7.e": "livelihood",
}
_LATER = {2022: {"2.e": "refugees", "2.f": "displaced-persons"},
          2023: {"2.e": "refugees", "2.f": "displaced-persons", "1.f": "transnational-repression",
                 "1.g": "property", "1.h": "privacy", "1.i": "life"}}

_HEADINGS: tuple[tuple[str, str], ...] = (
    (r"prison and detention", "prison-conditions"), (r"role of the police", "remedy"),
    (r"arrest procedures", "liberty"), (r"trial procedures", "fair-trial"),
    (r"political prisoners", "political-prisoners"),
    (r"individuals located outside|transnational", "transnational-repression"),
    (r"civil judicial", "remedy"), (r"property (?:restitution|seizure)", "property"),
    (r"internet freedom", "internet"), (r"academic freedom", "academic-freedom"),
    (r"peaceful assembly$|freedom of assembly", "assembly"),
    (r"^freedom of association", "association"), (r"internally displaced", "displaced-persons"),
    (r"protection of refugees", "refugees"), (r"stateless", "statelessness"),
    (r"elections and political", "political-participation"), (r"^women", "women"),
    (r"^children", "children"), (r"anti-?semitism", "religion"),
    (r"disabilit", "disability"), (r"minorit|racial|ethnic|indigenous", "minorities"),
    (r"sexual orientation|gender identity", "lgbti"), (r"hiv", "health"),
    (r"trafficking", "none"), (r"organ harvesting", "life"),
)

_LABELS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    (r"^physical conditions|^abusive physical", ("prison-conditions",), ()),
    (r"^independent monitoring|^improvements", ("prison-conditions",), ()),
    (r"^administration", ("prison-conditions",), ("remedy",)),
    (r"^arbitrary arrest|^pretrial|^detainee|^protracted", ("liberty",), ()),
    (r"^amnesty", ("liberty",), ()),
    (r"^freedom of (?:speech|expression)$|^national security|^nongovernmental impact|^libel",
     ("expression",), ()),
    (r"^freedom of (?:the )?press|^press and media|^freedom of expression for members|"
     r"^violence and harass|^censorship", ("press",), ("expression",)),
    (r"^actions to expand", ("expression",), ()),
    (r"^in-country|^foreign travel|^exile", ("movement",), ()),
    (r"^citizenship", ("statelessness",), ("movement",)),
    (r"^access to asylum|^refoulement|^safe country|^durable|^temporary protection|"
     r"^access to basic|^abuse of refugees", ("refugees",), ()),
    (r"^abuse of migrants", ("migrants", "refugees"), ()),
    (r"^employment", ("refugees",), ("livelihood",)),
    (r"^recent elections|^abuses or irregularities", ("elections",), ("political-participation",)),
    (r"^political parties", ("political-participation",), ("association",)),
    (r"^participation of women", ("political-participation", "women"), ()),
    (r"^corruption|^financial disclosure", ("corruption",), ()),
    (r"^government human rights|^the united nations", ("remedy",), ()),
    (r"^retribution", ("human-rights-defenders",), ()),
    (r"^rape|^sexual harassment|^female genital|^other (?:harmful|forms of gender)|"
     r"^gender-biased|^discrimination|^coercion", ("women",), ()),
    (r"^reproductive", ("women",), ("health",)),
    (r"^birth registration", ("children",), ("statelessness",)),
    (r"^child|^education|^early|^sexual exploitation|^displaced children|^institutionalized|"
     r"^international child|^infanticide|^medical care", ("children",), ()),
    (r"^killings", ("life",), ()), (r"^abductions", ("disappearance",), ()),
    (r"^physical abuse", ("torture",), ()),
    (r"^criminalization|^violence against lgbt|^availability of legal|^involuntary", ("lgbti",), ()),
    (r"^wage|^occupational|^informal|^wages", ("livelihood",), ()),
    (r"^threats, harassment|^extraterritorial|^misuse|^efforts to control|^bilateral",
     ("transnational-repression",), ()),
)

#: What speaks for a right. Each pattern that is found counts once.
_SIGNS: dict[str, tuple[str, str]] = {
    "life": (r"(?:unlawful|arbitrary|extrajudicial) (?:killings?|executions?|deprivation)|\bkill(?:ed|ing|ings)\b|"
             r"\bdeaths?\b|shot (?:dead|and killed)|\bdied\b|summary execution|\bsuicides?\b",
             "deaths or killings are told"),
    "disappearance": (r"disappear(?:ance|ances|ed)|forcibly disappeared|abduct(?:ed|ion|ions)|whereabouts|kidnapp",
                      "disappearance or abduction is told"),
    "torture": (r"\btortur|beat(?:en|ing|ings)?\b|ill-treat|mistreat|degrading|inhuman|physical abuse|electric shock|"
                r"excessive force|coerce[d]? confess|extract (?:a )?confession|abused? (?:detainees|prisoners|inmates)",
                "torture or ill-treatment is told"),
    "prison-conditions": (r"\bprison(?:s|ers?)?\b|\binmates?\b|detention (?:cent|facilit)|overcrowd|\bcells?\b|"
                          r"sanitary|prison (?:authorities|officials|conditions)|penitentiary|correctional",
                          "conditions of persons deprived of liberty"),
    "liberty": (r"\barrest(?:s|ed)?\b|\bdetain(?:ed|ees?)?\b|pretrial|\bbail\b|habeas|warrant|without charge|custody|"
                r"house arrest|arbitrar(?:y|ily) (?:arrest|detention|detain)|hours of (?:arrest|detention)",
                "arrest or detention is told"),
    "fair-trial": (r"\btrials?\b|\bjudges?\b|\bjudicia|\bdefendants?\b|\bcourts?\b|defense (?:lawyer|attorney|counsel)|"
                   r"presumption of innocence|\bappeal(?:ed|s)?\b|\bsentenced\b|convict|due process|\bjur(?:y|ors)\b|legal counsel",
                   "courts, judges or the rights of defendants"),
    "political-prisoners": (r"political prisoner|political detainee|politically motivated (?:charges|detention|imprison|convict|sentenc)|prisoners? of conscience",
                            "imprisonment on political grounds"),
    "transnational-repression": (r"interpol|red notice|extradit|abroad|in exile|residing (?:abroad|in)|deported? (?:to|from)|outside the country|transnational",
                                 "reprisal across borders"),
    "remedy": (r"ombudsman|human rights commission|investigat(?:e|ed|ion|ions|ing)|accountab|impunity|compensation|redress|"
               r"disciplin|complaints? (?:mechanism|against|about|with)|prosecut(?:ed|ion|ions)|civil remed|reparation|inquiry",
               "investigation, accountability or redress"),
    "privacy": (r"\bprivacy\b|wiretap|surveill|search(?:es)? (?:of )?homes?|correspondence|intercept|eavesdrop|personal data|"
                r"monitored? (?:private|telephone|communications|email)|home raids?|family members? (?:of|for)",
                "privacy, home or correspondence"),
    "expression": (r"freedom of (?:expression|speech)|\blibel|defam|slander|insult|self-censor|criticiz(?:e|ed|ing) (?:the )?(?:government|president|king)|"
                   r"blasphem|hate speech|lese|false information|social media posts?|posts? on (?:facebook|social)|academic and artistic",
                   "speech and its limits"),
    "press": (r"journalis|\bmedia\b|newspaper|reporters?\b|broadcast|\bpress\b|editor|radio|television|news outlet|news website|censor",
              "journalists and media"),
    "internet": (r"\binternet\b|\bonline\b|website|social media|\bweb\b|vpn|bloggers?|cyber|facebook|twitter|telegram|messaging",
                 "access to and speech on the internet"),
    "academic-freedom": (r"academic freedom|universit|professors?\b|curricul|textbook|cultural events?|scholars?|\bfilms?\b|artists?\b|concert|festival",
                         "academic and cultural life"),
    "assembly": (r"assembl(?:y|ies)|\bprotest(?:s|ers?|ed)?\b|demonstrat(?:ion|ions|ors|ed)|\brall(?:y|ies)\b|\bmarch(?:es|ed)?\b|gatherings?",
                 "protests and gatherings"),
    "association": (r"freedom of association|register(?:ed)? (?:as )?(?:ngos?|organi|associat|part)|registration of (?:ngo|organi|part)|trade unions?|\bunions?\b|"
                    r"collective bargaining|\bstrikes?\b|civil society organi|\bassociations?\b|dissol(?:ve|ution)",
                    "associations, parties or unions"),
    "religion": (r"religio(?:n|us)|\bworship|church|mosque|muslim|christian|jewish|synagogue|holocaust|anti-?semit|temple|cleric|sect\b",
                 "religion or belief"),
    "movement": (r"freedom of movement|\btravel\b|passports?|exit (?:visa|permit|ban)|checkpoints?|internal movement|curfew|emigrat|repatriat|leave the country|residence permit",
                 "movement, exit or return"),
    "refugees": (r"refugees?\b|asylum|unhcr|refoulement|asylum[- ]seekers?", "refugees and asylum"),
    "migrants": (r"migrants?\b|migrant workers?|undocumented|labor migra|foreign workers?|domestic workers?", "migrants and migrant workers"),
    "statelessness": (r"stateless|nationality law|citizenship|birth certificate|naturaliz|documentation", "nationality or statelessness"),
    "political-participation": (r"political part(?:y|ies)|parliament|legislat|opposition|seats|cabinet|women in (?:politic|parliament)|minister|participation",
                                "participation in public affairs"),
    "elections": (r"election|\bvot(?:e|ed|ers?|ing)\b|ballot|polling|electoral|referendum|candidates?\b|suffrage", "elections and voting"),
    "corruption": (r"corrupt|brib|embezzl|financial disclosure|asset declar|money launder|kickback|procurement|graft", "corruption or transparency"),
    "human-rights-defenders": (r"human rights (?:defenders?|groups?|organi[sz]ations?|activists?|ngos?|lawyers?)|\bngos?\b|civil society|activists?\b",
                               "defenders and organisations of human rights"),
    "disability": (r"disabilit|wheelchair|accessib|blind\b|deaf\b|albinism|mental health", "persons with disabilities"),
    "women": (r"\bwomen\b|\bgirls\b|\brape\b|domestic violence|gender|femicide|sexual harassment|spous|maternal|contracepti|wom[ae]n’s", "women and their equality"),
    "children": (r"\bchild(?:ren)?\b|minors?\b|juvenile|\bgirls\b|\bboys\b|school|underage|younger than 18|adolescents?", "children"),
    "lgbti": (r"lgbt|sexual orientation|gender identity|transgender|same-sex|homosexual|\bgay\b|lesbian|intersex", "LGBTI persons"),
    "minorities": (r"minorit|\bethnic|\bracial|\brace\b|\broma\b|romani|indigenous|tribe|tribal|afro|xenophob|linguistic", "ethnic, racial or linguistic minorities"),
    "health": (r"covid|\bhealth\b|medical|hospital|hiv|aids\b|vaccin|doctor|medicine|disease|pandemic", "health and medical care"),
    "livelihood": (r"\bwages?\b|working (?:conditions|hours)|employment|labor inspect|overtime|occupational safety|minimum wage|forced labor|housing|food|unemploy|\bwork(?:ers)?\b",
                   "work, housing or social security"),
    "property": (r"\bproperty\b|restitution|\bland\b|evict|expropriat|confiscat|demoli", "property, land or restitution"),
    "displaced-persons": (r"internally displaced|\bidps?\b|displace[dm]", "internally displaced persons"),
}
_COMPILED = {right: (re.compile(pattern), why) for right, (pattern, why) in _SIGNS.items()}
#: Rights that section by section are too near to the primary one to be named beside it.
_NEAR = {
    "fair-trial": {"liberty"}, "press": {"expression", "internet"}, "internet": {"expression", "press"},
    "refugees": {"movement", "statelessness"}, "elections": {"political-participation"},
    "prison-conditions": {"liberty"}, "human-rights-defenders": {"association"},
}
#: How many different signs make a right secondary.
_SECOND = {"torture": 2, "life": 2, "remedy": 3, "liberty": 3, "fair-trial": 4, "prison-conditions": 4,
           "press": 4, "human-rights-defenders": 4, "religion": 3, "political-participation": 4,
           "women": 3, "children": 3, "refugees": 3, "health": 3, "movement": 2, "assembly": 3,
           "expression": 2, "association": 2, "minorities": 3, "internet": 3, "livelihood": 3,
           "property": 3, "migrants": 3, "elections": 4, "statelessness": 3, "academic-freedom": 3}


def rights_of(paragraphs: list[SectionedParagraph], year: int) -> list[tuple[RightTag, ...]]:
    """Give the rights of each paragraph of a report, in order."""
    given: list[tuple[RightTag, ...]] = []
    label: str | None = None
    place: tuple[str | None, str | None] = (None, None)
    for paragraph in paragraphs:
        if (paragraph.section, paragraph.heading) != place:
            label, place = None, (paragraph.section, paragraph.heading)
        carried = paragraph.label is None
        label = paragraph.label or label
        given.append(_rights(paragraph, label, carried, year))
    return given


def _rights(paragraph: SectionedParagraph, label: str | None, carried: bool,
            year: int) -> tuple[RightTag, ...]:
    lower = paragraph.text.lower()
    signs = {right: _signs(right, lower) for right in _COMPILED}
    primary, secondary, why, rule = _by_place(paragraph, label, year)
    if paragraph.section is None and not primary:
        # The executive summary speaks of everything: its words alone decide.
        best = sorted((right for right in signs if len(signs[right]) >= 2),
                      key=lambda right: (-len(signs[right]), right))[:3]
        if not best:
            return (RightTag("none", "primary", "tells how the state is set up", "rule:summary", 0.5),)
        return tuple(RightTag(right, "primary" if n == 0 else "secondary",
                              _COMPILED[right][1], "rule:summary", 0.45)
                     for n, right in enumerate(best))
    chosen: list[RightTag] = []
    primary = _moved(paragraph, list(primary), signs, label, carried)
    for right in primary[:3]:
        found = signs.get(right, [])
        sure = 0.9 if found and not carried else 0.85 if found else 0.7
        reason = f"{why}: {_shown(found)}" if found else why
        chosen.append(RightTag(right, "primary", reason, f"rule:{rule}", sure))
    have = set(primary)
    if have == {"none"}:
        return tuple(chosen)
    near = set().union(*(_NEAR.get(right, set()) for right in have))
    more = [right for right in signs if right not in have and (
        len(signs[right]) >= _SECOND.get(right, 2) + (1 if right in near else 0)
        or (right in secondary and signs[right]))]
    more.sort(key=lambda right: (right not in secondary, -len(signs[right]), right))
    for right in more[:4 - len(chosen)][:2]:
        chosen.append(RightTag(right, "secondary", f"{_COMPILED[right][1]}: {_shown(signs[right])}",
                               "rule:signs", 0.55))
    return tuple(chosen)


def _signs(right: str, text: str) -> list[str]:
    """Give the different signs of a right in a text in lower case."""
    return list(dict.fromkeys(_COMPILED[right][0].findall(text)))


def _shown(found: list[str]) -> str:
    return ", ".join(f"“{word.strip()}”" for word in found[:3])


def _by_place(paragraph: SectionedParagraph, label: str | None,
              year: int) -> tuple[tuple[str, ...], tuple[str, ...], str, str]:
    section = paragraph.section or ""
    if label:
        low = label.lower()
        for pattern, primary, secondary in _LABELS:
            if re.search(pattern, low) and not (
                    section.startswith("2") and low.startswith(("freedom of movement",))):
                if low.startswith("discrimination") and section.startswith("7"):
                    continue
                if low.startswith("employment") and section == "2.g":
                    return ("statelessness",), ("livelihood",), f"under “{label}”", "label"
                if section.startswith("3") and low.startswith("participation of women"):
                    return primary, ("minorities",), f"under “{label}”", "label"
                return primary, secondary, f"under “{label}”", "label"
    if paragraph.heading:
        low = paragraph.heading.lower()
        for pattern, right in _HEADINGS:
            if re.search(pattern, low):
                return (right,), (), f"under “{paragraph.heading}”", "heading"
    table = _SECTIONS | next((_LATER[y] for y in (2023, 2022) if year >= y), {})
    known = table.get(section)
    if known is None:
        return (), (), "", ""
    return (known,), (), f"in section {section}", "section"


def _moved(paragraph: SectionedParagraph, primary: list[str], signs: dict[str, list[str]],
           label: str | None, carried: bool) -> list[str]:
    """Let what the paragraph says correct what its place says."""
    section, text = paragraph.section or "", paragraph.text
    if not primary:
        return primary
    here = primary[0]
    if section == "2.a" and here == "expression" and not label and len(signs["press"]) >= 3 \
            and len(signs["press"]) > len(signs["expression"]):
        return ["press"]
    if here == "press" and carried and len(signs["press"]) < 2 and signs["expression"]:
        return ["expression"]
    if here == "press" and len(signs["press"]) < 2 and len(signs["expression"]) > 1:
        return ["expression"]
    if section == "3" and here == "political-participation" and len(signs["elections"]) >= 3 \
            and not (label or "").lower().startswith(("political", "participation")):
        return ["elections"]
    if here == "elections" and carried and len(signs["elections"]) < 2:
        return ["political-participation"]
    if section == "2.b" and here == "assembly" and not paragraph.heading \
            and len(signs["association"]) > len(signs["assembly"]):
        return ["association"]
    if section == "2.b" and here == "assembly" and not paragraph.heading \
            and len(signs["association"]) >= 2 and len(signs["assembly"]) >= 1 \
            and re.search(r"assembly and association", text):
        return ["assembly", "association"]
    if section == "2.d" and here == "movement" and len(signs["movement"]) == 0:
        for other in ("refugees", "migrants", "displaced-persons", "statelessness"):
            if len(signs[other]) >= 2:
                return [other]
    if section == "2.d" and here == "movement" and len(signs["migrants"]) >= 2:
        return ["movement", "migrants"]
    if section == "5" and re.search(
            r"ombuds|human rights commission(?:er)?\b|national (?:human rights|commission)|"
            r"the commission\b", text, re.I) and len(signs["remedy"]) >= 1 and (
                label or "").lower().startswith("government"):
        return ["remedy"]
    if section == "5" and here == "remedy" and (label or "").lower().startswith("the united"):
        return ["human-rights-defenders"]
    if here == "torture" and section == "1.c" and not paragraph.heading and len(
            signs["torture"]) == 0 and len(signs["remedy"]) >= 2:
        return ["remedy"]
    if here == "prison-conditions" and re.search(r"religio(?:us|n)", text) and len(
            signs["religion"]) >= 2 and len(signs["prison-conditions"]) <= 3 and len(text) < 700:
        return ["religion", "prison-conditions"]
    if here == "remedy" and (paragraph.heading or "").lower().startswith("role") and not signs["remedy"]:
        return ["liberty"]
    if here == "life" and section in ("1.g", "1.i") and not label:
        order = [right for right in ("displaced-persons", "torture", "disappearance", "children")
                 if len(signs[right]) > max(len(signs["life"]), 1)]
        return order[:1] or primary
    if section == "7.b" and signs["children"] and len(signs["children"]) > 2:
        return ["livelihood", "children"]
    return primary
