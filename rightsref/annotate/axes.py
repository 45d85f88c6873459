"""Proposes who is affected, what kind of statement a paragraph makes, and absence.

In: a paragraph's text. Out: ids of groups, kinds, and one absence or none. Never reads an absence
out of words that only sound like one.
"""

from __future__ import annotations

import re

_GROUPS: tuple[tuple[str, str, int], ...] = (
    (
        "women",
        r"\bwom[ae]n(?:’s)?\b|\bgirls?\b|\bwife\b|\bwives\b|\bfemales?\b|domestic violence|"
        r"\brape\b",
        2,
    ),
    (
        "children",
        r"\bchild(?:ren)?(?:’s)?\b|\bjuveniles?\b|\bminors?\b|\bgirls?\b|\bboys?\b|"
        r"\bschool|\badolescent|\byouth\b",
        2,
    ),
    ("persons-with-disabilities", r"disabilit\w+|\bdeaf\b|\bblind\b|wheelchair|albinism", 1),
    ("refugees-and-asylum-seekers", r"refugees?\b|asylum[- ]seekers?|asylum", 2),
    (
        "migrants",
        r"\bmigrants?\b|migrant workers?|foreign workers?|immigrants?\b|domestic workers?",
        2,
    ),
    ("stateless-persons", r"\bstateless(?:ness)?\b", 1),
    (
        "prisoners",
        r"\bprisoners?\b|\binmates?\b|\bdetainees?\b|\bdetained\b|\bin custody\b|"
        r"\barrested\b|\bprisons?\b|"
        r"\bimprison\w*|pretrial|\bdetention\b",
        2,
    ),
    (
        "journalists",
        r"\bjournalists?\b|\breporters?\b|\beditors?\b|\bcorrespondents?\b|\bmedia "
        r"(?:workers|outlets)\b|\bbloggers?\b",
        2,
    ),
    (
        "human-rights-defenders",
        r"human rights (?:defenders?|activists?|lawyers?|monitors?)|"
        r"\bactivists?\b|\bdefenders?\b",
        2,
    ),
    (
        "political-opposition",
        r"\bopposition(?:ist|ists)?\b|\bdissidents?\b|political opponents?|"
        r"political prisoners?",
        1,
    ),
    ("lawyers", r"\blawyers?\b|\battorneys?\b|defense counsel", 2),
    ("judges", r"\bjudges?\b|\bmagistrates?\b|\bjudiciary\b", 2),
    (
        "workers-and-trade-unions",
        r"\bworkers?\b|\btrade unions?\b|\bunions?\b|\bstrikes?\b|"
        r"\bemployees?\b|\blabor\b",
        3,
    ),
    (
        "minorities",
        r"\bminorit\w+|\bethnic\b|\bRoma\b|\bindigenous\b|\btrib(?:e|es|al)\b|racial",
        2,
    ),
    (
        "religious-groups",
        r"\breligious (?:groups?|organizations?|minorit\w+|communit\w+)|"
        r"\bchurch(?:es)?\b|\bmosques?\b|Jehovah|\bMuslims?\b|"
        r"\bChristians?\b|\bJew(?:s|ish)\b",
        2,
    ),
    ("lgbti", r"LGBT\w*|\btransgender\b|\bgay\b|\blesbian|same-sex|sexual orientation", 1),
    ("homeless-persons", r"\bhomeless", 1),
    (
        "health-workers",
        r"\bdoctors?\b|\bnurses?\b|medical (?:workers?|staff|personnel)|health "
        r"(?:workers?|professionals?)",
        2,
    ),
    (
        "families-of-targets",
        r"\b(?:family members?|relatives|families) of\b|\b(?:his|her|their) "
        r"(?:wife|husband|relatives|family)\b",
        2,
    ),
    (
        "ngos",
        r"\bNGOs?\b|civil society (?:groups?|organizations?)|human rights (?:groups?|"
        r"organizations?)",
        2,
    ),
    ("academics", r"\bacademics?\b|\bprofessors?\b|\bscholars?\b|\buniversit\w+", 2),
    ("foreigners", r"\bforeigners?\b|\bforeign (?:citizens?|nationals?)\b", 1),
)
_COMPILED = tuple((group, re.compile(pattern, re.I), least) for group, pattern, least in _GROUPS)
_ALLEGED = re.compile(
    r"\b(?:reported(?:ly)?|alleged(?:ly)?|according to|claimed|asserted|complained|criticized|"
    r"observers|activists (?:said|noted|stated|reported)|ngos? (?:said|reported|stated|noted)|"
    r"human rights (?:groups|organizations|observers)|credible reports|accused|expressed concern|"
    r"there were (?:numerous |multiple |several |some )?(?:reports|allegations|complaints))\b",
    re.I,
)
_OFFICIAL = re.compile(
    r"\b(?:government|ministry|minister|police|authorities|officials?|president|spokes\w+|"
    r"prosecutor(?: general)?(?:’s office)?|ombudsman|agency|commission|court|"
    r"office)\b[^.]{0,50}?\b"
    r"(?:said|stated|announced|denied|reported|claimed|confirmed|responded|acknowledged|declared|"
    r"explained|maintained|published|released)\b",
    re.I,
)
_FIGURE = re.compile(
    r"\b\d[\d,.]*\s*(?:percent|million|billion|thousand|persons?|cases?|complaints?|people|"
    r"individuals|prisoners|inmates|detainees|children|women|refugees|asylum|reports?|convictions?|"
    r"deaths?|incidents?|victims?|migrants|students|workers|households|families|officers|"
    r"candidates|seats|members|investigations|journalists|judges|websites)\b|\b\d{1,3},\d{3}\b|"
    r"\bapproximately \d|\bestimated \d",
    re.I,
)
_NONE = re.compile(
    r"\bno (?:(?:credible|confirmed|known|new|further|substantiated|such|reported|other|official|"
    r"reliable|recent|significant|specific|public|widespread) )*(?:reports?|cases?|"
    r"instances?|allegations?|incidents?|complaints|information)\b(?: (?:during the year|that|of|"
    r"the|or|in|on|from|by|regarding|concerning)\b|[,.;])|"
    r"\bno government restrictions\b|\bnot aware of any (?:reports|cases)\b|\bno [\w "
    r"]{0,40}?(?:was|were) reported\b",
    re.I,
)
_NOT_APPLICABLE = re.compile(r"(?:^|: )Not applicable\.?$")


def groups_of(text: str) -> tuple[str, ...]:
    """Give the groups that a paragraph is really about."""
    return tuple(
        group for group, pattern, least in _COMPILED if len(pattern.findall(text)) >= least
    )


def kinds_of(text: str, absence: str | None, has_statement: bool) -> tuple[str, ...]:
    """Give the kinds of what a paragraph says."""
    alleged, official = bool(_ALLEGED.search(text)), bool(_OFFICIAL.search(text))
    kinds = []
    if absence == "not-applicable":
        return ("finding",)
    if not alleged or len(text) > 500 or absence:
        kinds.append("finding")
    if alleged and not absence:
        kinds.append("allegation")
    if official and not absence:
        kinds.append("official-reply")
    if _FIGURE.search(text):
        kinds.append("figure")
    if has_statement:
        kinds.append("statement-of-law")
    return tuple(kinds)


def absence_of(text: str) -> str | None:
    """Tell whether a paragraph says that there was nothing to report, or that nothing applies."""
    if _NOT_APPLICABLE.search(text.strip()):
        return "not-applicable"
    first = re.split(r"(?<=[.])\s", text)[0]
    found = _NONE.search(first)
    if not found or re.search(
        r"\b(?:said|stated|claimed|according to|asserted)\b", first[: found.start()], re.I
    ):
        return None
    rest = text[len(first) :]
    # Several sentences of facts after it take the absence back.
    return "none-reported" if len(rest) < 500 else None
