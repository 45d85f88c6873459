"""How instruments are named: patterns for laws, codes, treaties, offences.

In: ``instruments.json``. Out: compiled patterns. Never reads a report (``provisions.py`` does).
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import resources

from rightsref.annotate.lists import named


@cache
def known() -> tuple[tuple[re.Pattern[str], str, str, str], ...]:
    """Give pattern, id, name and kind of instruments that are one record in every report."""
    stored = json.loads(
        resources.files(__package__).joinpath("instruments.json").read_text("utf-8")
    )
    return tuple(
        (re.compile(rf"\b(?:{row['pattern']})"), row["id"], row["name"], row["kind"])
        for row in stored
    )


UP = r"[A-ZÀ-Þ][\w’'&.-]*"
LINK = (
    r"(?:of|on|the|and|for|to|against|in|with|or|de|del|la|from|by|concerning|relating|regarding)"
)
TITLE_LAW = re.compile(
    rf"(?:\b(?P<y>(?:19|20)\d\d) )?\b(?P<name>{UP}(?:[ ,]+(?:{UP}|{LINK}(?= ))){{0,9}}?"
    rf"(?: \({UP}(?:[ ,]+(?:{UP}|{LINK}(?= ))){{0,4}}\))?[ ]"
    r"(?P<head>Act|Law|Laws|Bill|Ordinance|Decree-Law|Decree|Regulations?|Proclamation|Code|"
    r"Convention|Protocol|Covenant|Charter|Statute|Declaration|Accords?|Treaty|Compact|"
    r"Constitution|Agreement|Directive|Rules|Penal Code|Edict|Bylaw|bill|convention))\b"
    rf"(?P<tail>(?: (?:on|for|against|concerning|relating to|of|to|to Combat)"
    rf"(?: (?:the|{UP}|and|of|for|to|"
    rf"in))*? {UP})*)"
    r"(?: (?:of )?(?P<y2>(?:19|20)\d\d)\b)?(?: \((?P<y3>(?:19|20)\d\d)\))?"
)
ON = re.compile(
    r"\b(?P<name>(?P<y>(?:19|20)\d\d )?(?:(?P<up>Law|Act|Laws|Convention|Agreement|Code) |"
    r"(?P<low>laws?|act|decree|convention|agreement|regulations|code|"
    r"rules|guidelines) )(?P<prep>on|against|concerning|governing|regulating|for) (?P<what>(?!the "
    r"(?:grounds|basis)|its|their|his|her|a\b|an\b|any|all|which|this|that|behalf|occasion|paper|"
    r"books|(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December)\b)"
    r"(?:(?:the |and |of |in |for |or |to |with )?[\w’“”-]+(?:,(?= [\w’-]+,? and ))?[ ]?){1,9}))"
)
FOR_WHAT = re.compile(
    r"the (?:protection|prevention|promotion|classification|regulation|return)", re.IGNORECASE
)
"""What a "law for" must be for, to be one by name and not by its fault: "the law for having …"."""
CRIMES = named("""
incitement propaganda insult violation violations dissemination libel abuse organization
participation illegal unlawful public sedition treason terrorism extremism hooliganism false fake
disrespect contempt calls promotion infringement libelous defamation slander obstruction creation
distribution illicit unauthorized malicious attempted conspiracy disobedience resistance apology
offending acts crimes membership financing espionage subversion harm
""")
CUT = re.compile(
    r"[ ](?:is|are|was|were|that|which|who|to (?:detain|be|prohibit|allow|require|make|mitigate|"
    r"ban|"
    r"expand|include|increase|reduce|restrict|limit|permit|provide|protect|ensure|establish|"
    r"create|address|combat|regulate|criminalize|introduce|give|grant|bring|conform)|prohibit\w*|"
    r"provid\w+|requir\w+|allow\w*|"
    r"permit\w*|includ\w+|came|went|enter\w*|took|by|as|by|has|had|have|may|must|should|does|did|"
    r"do|also|but|when|while|after|before|since|because|during|set|sets|states|stated|stipulat\w+|"
    r"criminaliz\w+|impos\w+|guarant\w+|grant\w+|establish\w*|defin\w+|passed|adopted|signed|"
    r"enacted|approved|remain\w*|contain\w*|limit\w*|restrict\w*|and (?:the|to|was|is|a|other)|at|"
    r"from|"
    r"under|with|without|through|according|if|so|would|could|can|will|not|nor|whose|where|there|"
    r"against which|expand\w+|effect\w*|mandat\w+|ban|bans|banned|were|it|they|he|she|among|into|"
    r"due|despite|in (?:the|January|February|"
    r"March|April|May|June|July|August|September|October|November|December|20\d\d))\b.*"
)
ADJECTIVE = (
    r"(?:anti-?\s?terror(?:ism|ist)?|counter-?terror(?:ism|ist)?|anti-?extremism|extremism|press|"
    r"media|mass media|election|electoral|political part(?:y|ies)|"
    r"citizenship|nationality|domestic violence|asylum|refugee|immigration|migration|emergency|"
    r"cyber-?crimes?|cyber-?security|"
    r"national security|internal security|state security|anti-?corruption|NGO|blasphemy|sedition|"
    r"libel|defamation|lese majeste|l[eè]se-majest[eé]|"
    r"foreign agents?|public order|public assembly|assembly|association|associations|religion|"
    r"religious freedom|amnesty|"
    r"access to information|freedom of information|right[- ]to[- ]information|trafficking|"
    r"antitrafficking|anti-?trafficking|"
    r"labor relations|trade union|minimum wage|hate speech|hate crimes?|antidiscrimination|"
    r"anti-?discrimination|"
    r"transparency|asset[- ]declaration|whistleblower|data protection|privacy|family|personal "
    r"status|"
    r"broadcast(?:ing)?|internet|telecommunications|publications?|official secrets?|state secrets|"
    r"terrorism|money[- ]laundering|"
    r"land|property|marriage|child protection|juvenile|juvenile justice|domestic worker|"
    r"sponsorship|kafala|compulsory military service|"
    r"sodomy|antisodomy|anti-?propaganda|propaganda|fake news|social media|"
    r"demonstrations?|public gatherings?|peaceful assembly|restitution|disability|equality|gender "
    r"equality|gender-based violence|femicide|lustration|judicial reform|basic)"
)
ADJ_LAW = re.compile(
    rf"\b(?P<name>(?P<y>(?:19|20)\d\d )?(?:new |amended |revised |draft "
    rf")?(?P<adj>{ADJECTIVE}(?:(?:,| and| or) {ADJECTIVE})*) (?P<head>laws?|act|decree|"
    r"legislation|regulations))\b",
    re.I,
)
CODE = re.compile(
    r"\b(?P<name>(?:(?P<who>[Cc]riminal|[Pp]enal|[Cc]ivil|[Ll]abou?r|[Ff]amily|[Ee]lection|"
    r"[Ee]lectoral|[Mm]ilitary|[Aa]dministrative|[Tt]ax|"
    r"[Cc]hildren’s|[Cc]hild|[Mm]arriage|[Pp]ersonal status|[Pp]ersonal and family|[Pp]rocedural|"
    r"[Cc]riminal and administrative|[Ww]ork) (?:[Pp]rocedures? )?"
    r"[Cc]ode(?: of (?:criminal |civil |Criminal |Civil )?[Pp]rocedures?)?|[Cc]ode of "
    r"(?:[Cc]riminal|[Cc]ivil|[Aa]dministrative) [Pp]rocedures?|"
    r"[Cc]riminal [Pp]rocedures? ([Cc]ode|[Ll]aw)|[Pp]enal [Pp]rocedures? [Cc]ode))\b(?!s? of "
    r"conduct)"
)
CONSTITUTION = re.compile(r"\b[Cc]onstitution\b(?! of (?:the )?(?:party|organization|union))")
ARTICLE = re.compile(
    r"\b(?P<name>(?:[Aa]rticles?|[Ss]ections?|[Pp]aragraph|[Cc]hapter) "
    r"(?P<n>\d{1,4}(?:[-–]\d+)?(?:[A-Z]{1,2}\b)?(?:\(\w+\))*(?:\.\d+)*))(?P<more>(?:, "
    r"\d+[A-Z]?)*,? (?:and|or|to|through) \d+[A-Z]?(?:\(\w+\))*)?"
)
ILO = re.compile(
    r"\b(?:(?:International Labor Organization|ILO)(?:’s)?(?: \(ILO\))? "
    r"[Cc]onventions? (?:[Nn]os?\.? )?"
    r"(?P<n>\d{1,3})(?:(?:, \d{1,3})*,? (?:and|or) \d{1,3})?|ILO[- ](?P<m>\d{2,3}))\b"
)
NUMBERED = re.compile(
    r"\b(?P<name>(?P<head>Law|Act|Decree|Decree-Law|Decree Law|Legislative Decree|Presidential "
    r"Decree|Executive Decree|Supreme Decree|"
    r"Executive Order|Government Resolution|Resolution|Royal Decree|Ministerial Decree|"
    r"Proclamation|Ordinance|Directive|"
    r"Convention|Order|Regulation|UN Security Council Resolution|Circular|Constitutional "
    r"Amendment|Amendment|Provision|Royal Order|decree|law|resolution) "
    r"(?:(?:[Nn]o\.?|[Nn]umber|#) ?)?(?P<n>\d{1,6}(?:[./-]\d{1,6})*(?:/[A-Z-]+)*(?: of (?:19|"
    r"20)\d\d)?))\b(?! (?:percent|persons|years|days|months))"
)
AMENDMENTS = re.compile(
    r"\b(?P<name>(?:(?P<y>(?:19|20)\d\d) )?(?:constitutional(?: and legislative)? amendments?(?: "
    r"(?:in|of|from) (?P<y2>(?:19|20)\d\d))?|"
    r"amendments? to the (?:[\w’-]+ ){0,6}?(?:law|code’s Article \d+|code|act|constitution)(?: on "
    r"[\w ]{3,40}?(?=[,.;]| (?:that|which|to|and|in|were|was)))?|"
    r"amendments? on (?:the )?[a-z][\w ]{6,60}?(?=[,.;]| (?:that|which|to|took|were|was|went|"
    r"mandat\w+|requir\w+|prohibit\w+|signed)\b)))"
)
DECREE = re.compile(
    r"\b(?P<name>(?:presidential|royal|executive|cabinet|government|ministerial|emergency|"
    r"legislative) "
    r"(?:decree|order|edict)(?:-law)?(?: (?:signed|issued|of|dated)(?: on)? (?:January|February|"
    r"March|April|May|June|July|August|"
    r"September|October|November|December) \d{1,2})?)\b"
)
NICKNAMED = re.compile(r"(?P<name>“[^“”]{3,60}” (?:law|Law|act|Act|bill|decree))\b")
TREATY = re.compile(
    r"\b(?:bilateral |readmission |repatriation |labor |peace |extradition |trade |cooperation )+"
    r"(?:agreements?|treat(?:y|ies)|accords?)(?: with (?:the )?[A-Z]\w+(?: [A-Z]\w+)*)"
)
MONTH = (r"(?:January|February|March|April|May|June|July|August|September|October|November|"
         r"December)")
DATED = re.compile(
    rf"\b(?:{MONTH} )?(?P<y>(?:19|20)\d\d) (?P<head>law|decree|act|constitution|edict|ordinance)\b"
    r"(?! (?:on|for|against)\b)"
)
PROHIBITING = re.compile(
    r"\b(?:[Tt]he|(?:19|20)\d\d) (?P<name>law (?:prohibiting|criminalizing|mandating|"
    r"requiring(?! that)|"
    r"regulating|regarding|related to|relating to|controlling|limiting|restricting|"
    r"protecting|"
    r"banning|outlawing)) "
)
_CLAUSE = re.compile(
    r"[,.;:)–]|\s(?:is|are|was|were|has|had|have|took|takes|remained|did|does|do|but|when|while|"
    r"which|that|who|and (?:called|the|to)|to (?=[a-z]+ (?:women|persons|inmates|people))|at least|"
    r"during|after|before|since|in (?=\d{4})|conduct during|came|went|provides?|allows?|"
    r"prohibits?|requires?|contains?|entered|effectively|by)\b"
)


def clause_end(text: str, at: int) -> int:
    """Give where the words end that tell what a law does."""
    found = _CLAUSE.search(text, at)
    return found.start() if found else len(text)


QUOTED = re.compile(r"“(?P<name>[^“”]{6,220})[.,]?”")
CHARGE = re.compile(
    r"\b(?:charg\w+|convict\w+|accus\w+|sentenc\w+|indict\w+|prosecut\w+|guilty|offens\w+|crimes?|"
    r"criminaliz\w+|penaliz\w+|felony|prohibits|punish\w+|arrest\w+|detain\w+|investigat\w+|"
    r"penalt\w+|liab\w+|articles?)\b",
    re.I,
)
NOT_LAWS = re.compile(
    r"(?:Rule of Law|Human Rights Act(?:ion|ivis)|Bill of Rights Watch|Code Pink|School of Law|"
    r"Faculty of Law|"
    r"Law School|Law Center|Law Society|Common Law|Supreme Court Act|Sharia Law|Islamic Law|"
    r"Martial Law|Law and|Women and Law|\bNGO\b|Internet Protocol|Coordinator|"
    r"Not-[Ff]or-Profit|"
    r"Ministry|Baptist|Department|Commission|Association|Organization|Institute|Foundation|"
    r"Committee|Peace Agreement Monitoring|University|Internet Protocol|Transfer Protocol|"
    r"Basotho Convention|Not-[Ff]or-Profit Law|Development Law|National Accord|Inspectorate)"
)
