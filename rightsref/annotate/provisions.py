"""Finds the instruments that a report names: treaties, constitutions, codes, articles, laws.

In: a paragraph's text and the country's code. Out: mentions with what is known of each. Never
invents a number or a date, and leaves alone "the law" that names none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rightsref.annotate.words import slug

_DOMESTIC = ""


@dataclass(frozen=True, slots=True)
class Named:
    """One mention of an instrument."""

    start: int
    end: int
    key: str
    """Id of the instrument."""
    name: str
    kind: str
    grade: str
    jurisdiction: str
    """Empty for the report's own country."""
    parent: str | None
    date: str
    rule: str
    confidence: float


#: Pattern, id, name, kind. The same instrument is one record in every report.
_KNOWN: tuple[tuple[str, str, str, str], ...] = (
    (r"(?:UN |U\.N\. |United Nations )?Convention [Aa]gainst Torture(?: and Other Cruel, Inhuman,? or Degrading Treatment or Punishment)?",
     "un-convention-against-torture", "UN Convention against Torture", "treaty"),
    (r"(?:UN )?Optional Protocol to the (?:UN )?Convention [Aa]gainst Torture",
     "optional-protocol-to-the-convention-against-torture",
     "Optional Protocol to the Convention against Torture", "treaty"),
    (r"1951 (?:UN |Refugee |Geneva )?(?:Refugee )?Convention(?: (?:Relating|relating) to the Status of Refugees)?|(?:UN |Geneva )?(?:Refugee )Convention(?: of 1951)?|Convention (?:Relating|relating|on) (?:to )?the Status of Refugees",
     "1951-convention", "1951 Convention relating to the Status of Refugees", "treaty"),
    (r"1967 (?:[Pp]rotocol)(?: (?:Relating|relating) to the Status of Refugees)?", "1967-protocol",
     "1967 Protocol relating to the Status of Refugees", "treaty"),
    (r"(?:1980 )?Hague Convention on the Civil Aspects of International Child Abduction|1980 Hague Convention|Hague Abduction Convention",
     "1980-hague-convention-on-child-abduction",
     "1980 Hague Convention on the Civil Aspects of International Child Abduction", "treaty"),
    (r"(?:UN )?Convention on the Rights of the Child", "convention-on-the-rights-of-the-child",
     "Convention on the Rights of the Child", "treaty"),
    (r"(?:UN )?Convention on the Rights of Persons with Disabilities",
     "convention-on-the-rights-of-persons-with-disabilities",
     "Convention on the Rights of Persons with Disabilities", "treaty"),
    (r"(?:UN )?Convention on the Elimination of [Aa]ll Forms of Discrimination [Aa]gainst Women",
     "convention-on-the-elimination-of-all-forms-of-discrimination-against-women",
     "Convention on the Elimination of All Forms of Discrimination against Women", "treaty"),
    (r"International Covenant on Civil and Political Rights",
     "international-covenant-on-civil-and-political-rights",
     "International Covenant on Civil and Political Rights", "treaty"),
    (r"European Convention (?:on|for the Protection of) Human Rights", "european-convention-on-human-rights",
     "European Convention on Human Rights", "treaty"),
    (r"Universal Declaration of Human Rights", "universal-declaration-of-human-rights",
     "Universal Declaration of Human Rights", "standard"),
    (r"Terezin Declaration(?: on Holocaust Era Assets)?", "terezin-declaration",
     "Terezin Declaration", "standard"),
    (r"Guidelines and Best Practices for the Restitution or Compensation of Immovable \(Real\) Property",
     "guidelines-and-best-practices-restitution", "Guidelines and Best Practices for the "
     "Restitution or Compensation of Immovable (Real) Property", "standard"),
    (r"Istanbul Convention", "istanbul-convention", "Istanbul Convention", "treaty"),
    (r"Rome Statute", "rome-statute", "Rome Statute", "treaty"),
    (r"Dublin (?:III )?Regulation", "dublin-regulation", "Dublin Regulation", "law"),
    (r"Mandela Rules", "mandela-rules", "Nelson Mandela Rules", "standard"),
    (r"(?:UN )?Guiding Principles on Internal Displacement", "guiding-principles-on-internal-displacement",
     "Guiding Principles on Internal Displacement", "standard"),
    (r"(?:Justice for Uncompensated Survivors Today \(JUST\) Act|JUST Act)(?! [Rr]eport)",
     "just-act", "Justice for Uncompensated Survivors Today (JUST) Act", "law"),
)
_UP = r"[A-ZÀ-Þ][\w’'&.-]*"
_LINK = r"(?:of|on|the|and|for|to|against|in|with|or|de|del|la|from|by|concerning|relating|regarding)"
_TITLE_LAW = re.compile(
    rf"(?:\b(?P<y>(?:19|20)\d\d) )?\b(?P<name>{_UP}(?:[ ,]+(?:{_UP}|{_LINK}(?= ))){{0,9}}?[ ]"
    r"(?P<head>Act|Law|Laws|Bill|Ordinance|Decree-Law|Decree|Regulations?|Proclamation|Code|"
    r"Convention|Protocol|Covenant|Charter|Statute|Declaration|Accords?|Treaty|Compact|"
    r"Constitution|Agreement|Directive|Rules|Penal Code|Edict))\b"
    rf"(?P<tail>(?: (?:on|for|against|concerning|relating to|of|to)(?: (?:the|{_UP}|and|of|for|to|in))*? {_UP})*)"
    r"(?: (?:of )?(?P<y2>(?:19|20)\d\d)\b)?(?: \((?P<y3>(?:19|20)\d\d)\))?")
_ON = re.compile(
    r"\b(?P<name>(?P<y>(?:19|20)\d\d )?(?:(?P<up>Law|Act|Laws|Convention|Agreement|Code) |(?P<low>laws?|act|decree|convention|agreement|regulations|code|"
    r"rules|guidelines) )(?P<prep>on|against|concerning|governing|regulating|for) (?P<what>(?!the (?:grounds|basis)|its|their|his|her|a\b|an\b|any|all|which|this|that|behalf|occasion|paper|books)"
    r"(?:(?:the |and |of |in |for |or |to |with )?[\w’-]+(?:,(?= [\w’-]+,? and ))?[ ]?){1,9}))")
_CUT = re.compile(
    r"[ ](?:is|are|was|were|that|which|who|to (?:be|prohibit|allow|require|make)|prohibit\w*|provid\w+|requir\w+|allow\w*|"
    r"permit\w*|includ\w+|came|went|enter\w*|took|by|as|by|has|had|have|may|must|should|does|did|"
    r"do|also|but|when|while|after|before|since|because|during|set|sets|states|stated|stipulat\w+|"
    r"criminaliz\w+|impos\w+|guarant\w+|grant\w+|establish\w*|defin\w+|passed|adopted|signed|"
    r"enacted|approved|remain\w*|contain\w*|limit\w*|restrict\w*|and (?:the|to|was|is|a|other)|at|from|"
    r"under|with|without|through|according|if|so|would|could|can|will|not|nor|whose|where|there|"
    r"against which|expand\w+|effect\w*|mandat\w+|ban|bans|banned|were|it|they|he|she|among|into|due|despite|in (?:the|January|February|"
    r"March|April|May|June|July|August|September|October|November|December|20\d\d))\b.*")
_ADJECTIVE = (
    r"(?:anti-?\s?terror(?:ism|ist)?|counter-?terror(?:ism|ist)?|anti-?extremism|extremism|press|media|mass media|election|electoral|political part(?:y|ies)|"
    r"citizenship|nationality|domestic violence|asylum|refugee|immigration|migration|emergency|cyber-?crimes?|cyber-?security|"
    r"national security|internal security|state security|anti-?corruption|NGO|blasphemy|sedition|libel|defamation|lese majeste|l[eè]se-majest[eé]|"
    r"foreign agents?|public order|public assembly|assembly|association|associations|religion|religious freedom|amnesty|"
    r"access to information|freedom of information|right[- ]to[- ]information|trafficking|antitrafficking|anti-?trafficking|"
    r"labor relations|trade union|minimum wage|hate speech|hate crimes?|antidiscrimination|anti-?discrimination|"
    r"transparency|asset[- ]declaration|whistleblower|data protection|privacy|family|personal status|"
    r"broadcast(?:ing)?|internet|telecommunications|publications?|official secrets?|state secrets|terrorism|money[- ]laundering|"
    r"land|property|marriage|child protection|juvenile|juvenile justice|domestic worker|sponsorship|kafala|compulsory military service|"
    r"martial|sodomy|antisodomy|anti-?propaganda|propaganda|fake news|social media|demonstrations?|public gatherings?|peaceful assembly|restitution|disability|equality|gender equality|gender-based violence|femicide|lustration|judicial reform|basic|sharia)")
_ADJ_LAW = re.compile(
    rf"\b(?P<name>(?P<y>(?:19|20)\d\d )?(?:new |amended |revised |draft )?(?P<adj>{_ADJECTIVE}(?:(?:,| and| or) {_ADJECTIVE})*) (?P<head>laws?|act|decree|"
    r"legislation|regulations))\b", re.I)
_CODE = re.compile(
    r"\b(?P<name>(?:(?P<who>[Cc]riminal|[Pp]enal|[Cc]ivil|[Ll]abou?r|[Ff]amily|[Ee]lection|[Ee]lectoral|[Mm]ilitary|[Aa]dministrative|[Tt]ax|"
    r"[Cc]hildren’s|[Cc]hild|[Mm]arriage|[Pp]ersonal status|[Pp]ersonal and family|[Pp]rocedural|[Cc]riminal and administrative|[Ww]ork) (?:[Pp]rocedures? )?"
    r"[Cc]ode(?: of (?:criminal |civil |Criminal |Civil )?[Pp]rocedures?)?|[Cc]ode of (?:[Cc]riminal|[Cc]ivil|[Aa]dministrative) [Pp]rocedures?|"
    r"[Cc]riminal [Pp]rocedures? ([Cc]ode|[Ll]aw)|[Pp]enal [Pp]rocedures? [Cc]ode))\b(?!s? of conduct)")
_CONSTITUTION = re.compile(r"\b[Cc]onstitution\b(?! of (?:the )?(?:party|organization|union))")
_ARTICLE = re.compile(
    r"\b(?P<name>(?:[Aa]rticles?|[Ss]ections?|[Pp]aragraph|[Cc]hapter) (?P<n>\d{1,4}(?:[-–]\d+)?(?:[A-Z]{1,2}\b)?(?:\(\w+\))*(?:\.\d+)*))(?P<more>(?:, \d+[A-Z]?)*,? (?:and|or|to|through) \d+[A-Z]?(?:\(\w+\))*)?")
_NUMBERED = re.compile(
    r"\b(?P<name>(?P<head>Law|Act|Decree|Decree-Law|Decree Law|Legislative Decree|Presidential Decree|Executive Decree|Supreme Decree|"
    r"Executive Order|Government Resolution|Resolution|Royal Decree|Ministerial Decree|Proclamation|Ordinance|Directive|"
    r"Convention|Order|Regulation|UN Security Council Resolution|Circular|Constitutional Amendment|Amendment|Provision|Royal Order|decree|law|resolution) "
    r"(?:(?:[Nn]o\.?|[Nn]umber|#) ?)?(?P<n>\d{1,6}(?:[./-]\d{1,6})*(?:/[A-Z-]+)*(?: of (?:19|20)\d\d)?))\b(?! (?:percent|persons|years|days|months))")
_AMENDMENTS = re.compile(
    r"\b(?P<name>(?:(?P<y>(?:19|20)\d\d) )?(?:constitutional(?: and legislative)? amendments?(?: (?:in|of|from) (?P<y2>(?:19|20)\d\d))?|"
    r"amendments? to the (?:[\w’-]+ ){0,6}?(?:law|code’s Article \d+|code|act|constitution)(?: on [\w ]{3,40}?(?=[,.;]| (?:that|which|to|and|in|were|was)))?|"
    r"amendments? on (?:the )?[a-z][\w ]{6,60}?(?=[,.;]| (?:that|which|to|took|were|was|went|mandat\w+|requir\w+|prohibit\w+|signed)\b)))")
_DECREE = re.compile(
    r"\b(?P<name>(?:presidential|royal|executive|cabinet|government|ministerial|emergency|legislative) "
    r"(?:decree|order|edict)(?:-law)?(?: (?:signed|issued|of|dated)(?: on)? (?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December) \d{1,2})?)\b")
_QUOTED = re.compile(r"“(?P<name>[^“”]{6,220})[.,]?”")
_CHARGE = re.compile(
    r"\b(?:charg\w+|convict\w+|accus\w+|sentenc\w+|indict\w+|prosecut\w+|guilty|offens\w+|crimes?|"
    r"criminaliz\w+|penaliz\w+|felony|prohibits|punish\w+|arrest\w+|detain\w+|investigat\w+|penalt\w+|liab\w+|articles?)\b", re.I)
_FOREIGN = re.compile(r"(?:EU|European|UN|United Nations|international|African|U\.S\.|Geneva|Hague|ILO|"
                      r"Vienna|Convention|Covenant|Protocol|Treaty|Accord|Compact)")
_NOT_LAWS = re.compile(
    r"(?:Rule of Law|Human Rights Act(?:ion|ivis)|Bill of Rights Watch|Code Pink|School of Law|Faculty of Law|"
    r"Law School|Law Center|Law Society|Common Law|Supreme Court Act|Sharia Law|Islamic Law|Martial Law|Law and|"
    r"Ministry|Department|Commission|Association|Organization|Institute|Foundation|Committee|Peace Agreement Monitoring|University)")


def provisions_of(text: str, section: str | None, crossed: list[tuple[int, int]]) -> list[Named]:
    """Give the instruments that a paragraph names; ``crossed`` holds references to sections."""
    found: list[Named] = []
    taken = list(crossed)

    def add(start: int, end: int, key: str, name: str, kind: str, grade: str, rule: str,
            sure: float, parent: str | None = None, date: str = "", jurisdiction: str = "",
            nest: bool = False) -> None:
        if not nest and any(start < b and end > a for a, b in taken):
            return
        taken.append((start, end))
        found.append(Named(start, end, key, name, kind, grade, jurisdiction, parent, date,
                           rule, sure))

    for pattern, key, name, kind in _KNOWN:
        for one in re.finditer(rf"\b(?:{pattern})", text):
            date = re.match(r"(19|20)\d\d", name)
            add(one.start(), one.end(), key, name, kind, "named", "known-instrument", 0.98,
                date=date[0] if date else "",
                jurisdiction="us" if key == "just-act" else "international")
    codes = list(_CODE.finditer(text))
    for one in _ARTICLE.finditer(text):
        word = one["name"].split()[0].lower()
        around = text[max(one.start() - 60, 0):one.end() + 90]
        law = re.search(r"\b(?:code|law|act|constitution|decree|ordinance|convention|covenant|treaty|statute|penal|criminal)\b",
                        around, re.I)
        if word in ("section", "sections", "paragraph", "chapter") and not re.search(
                r"\b(?:of the (?:\w+ ){0,4}?(?:code|law|act|constitution)|code|Act|penal|criminal|Constitution)\b", around):
            continue
        if word in ("article", "articles") or law:
            parent = _parent(text, one.start(), one.end(), codes)
            key = slug(f"{parent or 'law'}-{word.rstrip('s')}-{one['n']}")
            add(one.start(), one.end("name"), key, one["name"][0].upper() + one["name"][1:],
                "article", "numbered", "article", 0.95, parent)
    for one in _NUMBERED.finditer(text):
        head = one["head"].lower()
        if head in ("law", "resolution", "decree", "order", "provision", "act", "amendment") and one["head"].islower() and not re.search(
                r"no|number|/|-", one["name"]):
            continue
        if head in ("order", "provision", "act", "convention") and len(one["n"]) < 2:
            continue
        kind = "resolution" if "resolution" in head else "decree" if re.search(
            "decree|order|proclamation|circular|edict", head) else "treaty" if "convention" in head \
            else "amendment" if "amendment" in head else "law"
        outer = "international" if head in ("convention", "un security council resolution") else ""
        year = re.search(r"(?:of |[/-])((?:19|20)\d\d)$", one["name"])
        add(one.start(), one.end(), slug(one["name"]), one["name"][0].upper() + one["name"][1:], kind, "numbered", "numbered-law",
            0.95, date=year[1] if year else "", jurisdiction=outer)
    for one in _TITLE_LAW.finditer(text):
        _title_law(text, one, add)
    for one in _AMENDMENTS.finditer(text):
        parent = "constitution" if "onstitution" in one["name"] else None
        add(one.start(), one.end(), slug(one["name"]), one["name"], "amendment", "named", "amendment", 0.75,
            parent, one["y"] or one["y2"] or "")
    for one in _ON.finditer(text):
        what = _CUT.sub("", " " + one["what"]).strip(" ,")
        what = re.sub(r"[ ](?:and|or|of|in|for|to|with|the)$", "", what)
        if len(what) < 4 or (one["low"] in ("act", "code", "rules", "regulations", "guidelines", "decree", "laws", "agreement", "convention", "law")
                             and one["prep"] in ("for", "against") and not one["y"] and one["low"] != "law"):
            continue
        end = one.start("what") + len(what)
        name = text[one.start():end]
        head = (one["up"] or one["low"]).lower()
        kind = {"convention": "treaty", "agreement": "treaty", "code": "code", "decree": "decree",
                "regulations": "decree", "rules": "decree", "guidelines": "standard"}.get(head, "law")
        if re.search(r"\bno\s+$", text[max(one.start() - 5, 0):one.start()]):
            continue
        add(one.start(), end, slug(name), name, kind,
            "unnamed" if head in ("laws", "regulations", "rules", "guidelines") else "named", "law-on", 0.75,
            date=(one["y"] or "").strip(), jurisdiction="international" if kind == "treaty" else "")
    for one in codes:
        low = one["name"].lower().replace("labour", "labor")
        key = slug({"penal code": "penal-code"}.get(low, low))
        add(one.start(), one.end(), key, low, "code", "named", "code", 0.95)
    for one in _DECREE.finditer(text):
        add(one.start(), one.end(), slug(one["name"]), one["name"], "decree",
            "named" if re.search(r"\d", one["name"]) else "unnamed", "decree", 0.6)
    for one in _ADJ_LAW.finditer(text):
        name = re.sub(r"^(?:new|amended|revised|draft) ", "", one["name"].lower())
        if name in ("basic laws", "basic law") and one["adj"].islower():
            continue
        plural = one["head"].lower() in ("laws", "legislation", "regulations")
        start = one.start() + (len(one["name"]) - len(name))
        add(start, one.end(), slug(re.sub(r"legislation$", "laws", name)), name, "law",
            "unnamed" if plural else "named", "kind-of-law", 0.7, date=(one["y"] or "").strip())
    for one in _CONSTITUTION.finditer(text):
        add(one.start(), one.end(), "constitution", "constitution", "constitution", "named",
            "constitution", 0.97)
    for one in _QUOTED.finditer(text):
        _offence(text, one, add)
    return sorted(found, key=lambda n: (n.start, -n.end))


def _parent(text: str, start: int, end: int, codes: list[re.Match[str]]) -> str | None:
    for code in codes:
        between = text[end:code.start()]
        if 0 <= code.start() - end < 40 and re.fullmatch(r"[^.;]{0,12}? ?(?:of|in) (?:the |its )?(?:[\w’]+ ){0,3}", between):
            return slug(code["name"].lower())
        if 0 <= start - code.end() < 12 and re.fullmatch(r"(?:’s|,|’s controversial)? ?\(?", text[code.end():start]):
            return slug(code["name"].lower())
    around = text[end:end + 40]
    if re.match(r"[^.;]{0,20}of the (?:\w+ )?[Cc]onstitution", around):
        return "constitution"
    return None


def _title_law(text: str, one: re.Match[str], add: object) -> None:
    start, end = one.start("name"), one.end("head")
    name = text[start:end]
    words = name.split()
    head = one["head"]
    # A sentence's first word, and titles before the name, are not part of it.
    while len(words) > 1 and words[0] in (
            "The", "In", "On", "Under", "A", "An", "This", "These", "According", "By", "While",
            "Although", "Despite", "Section", "Article", "Parliament", "President", "With", "As",
            "Since", "Its", "Their", "Some", "For", "to", "of", "and", "the", "on", "for", "in",
            "When", "After", "Before", "During", "Additionally,", "However,", "Both", "Several"):
        start += len(words[0]) + 1
        words = words[1:]
    name = text[start:end]
    if len(words) < 2 and not one["tail"] and not one["y"]:
        return
    if _NOT_LAWS.search(name) or (head in ("Law", "Rules", "Code", "Agreement", "Charter", "Bill") and
                                  text[end:end + 4] in (" Enf", " Cen", " Soc", " Sch", " Fac", " Ass", " Fir", " Stu", " Com")):
        return
    if re.search(r"(?:[a-z]+ ){3}", name) and "," in name and len(words) > 8:
        return
    tail = one["tail"] or ""
    if tail and head in ("Law", "Convention", "Agreement", "Declaration", "Protocol", "Charter", "Act", "Code"):
        end += len(tail)
    name = text[start:end]
    outer = "international" if head in ("Convention", "Protocol", "Covenant", "Treaty", "Accord", "Accords",
                                        "Compact", "Statute", "Charter", "Declaration", "Directive") or name.startswith(
                                            ("EU ", "UN ", "African ", "European ", "International ")) else ""
    kind = {"Convention": "treaty", "Protocol": "treaty", "Covenant": "treaty", "Treaty": "treaty",
            "Accord": "treaty", "Accords": "treaty", "Agreement": "treaty", "Compact": "treaty",
            "Charter": "treaty", "Declaration": "standard", "Statute": "law", "Decree": "decree",
            "Decree-Law": "decree", "Proclamation": "decree", "Code": "code", "Penal Code": "code",
            "Constitution": "constitution", "Rules": "standard", "Edict": "decree"}.get(head, "law")
    if kind == "constitution":
        return
    if kind == "code":
        name = name.lower()
    year = one["y"] or one["y2"] or one["y3"] or ""
    if one["y"]:
        start = one.start()
    add(start, end, slug(name), name, kind, "named", "titled-law", 0.85,  # type: ignore[operator]
        date=year, jurisdiction=outer)


def _offence(text: str, one: re.Match[str], add: object) -> None:
    name = one["name"].rstrip(".,; ")
    before = text[max(one.start() - 130, 0):one.start()]
    sentence = re.split(r"[.!?]\s", before)[-1]
    if not _CHARGE.search(sentence) or re.search(
            r"\b(?:said|called|stated|described|wrote|says|termed|declared|noted|claimed|titled|entitled|known as|chant\w+|slogan|shout\w+|named|label\w*|so-called|website|article titled|posted)\b[^“]{0,40}$",
            sentence):
        return
    if not re.match(r"[A-Za-z]", name) or re.search(r"[.!?]\s", name) or len(name.split()) < 2:
        return
    if not re.search(
            r"\b(?:of|for|with|on|as|to|that|against|prohibit\w*|criminaliz\w+|penaliz\w+|includ\w+|following|and|or|are|,|:|in)\s*,?:?\s*(?:his|her|their|alleged(?:ly)?|the (?:crime|charge|offense)s? of|crimes? of|article \d+,?)?\s*$|”,?\s*(?:and|or)?\s*$",
            sentence):
        return
    if re.match(r"(?:I|we|you|he|she|they|it|the|this|there|a|an|my|our|your)\b", name, re.I):
        return
    add(one.start("name"), one.start("name") + len(name), slug(name)[:90].strip("-"), name,  # type: ignore[operator]
        "offence", "named", "offence", 0.7)
