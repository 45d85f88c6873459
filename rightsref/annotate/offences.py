"""Tells an offence by its quotation marks: charged with “spreading false information”.

In: a paragraph's text and words in quotation marks. Out: what ``add`` is called with, once or not
at all. Never takes for an offence what somebody said, or the title of a work.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from rightsref.annotate import provision_forms as forms
from rightsref.annotate.words import slug


def offence(text: str, one: re.Match[str], add: Callable[..., None]) -> None:
    name = one["name"].rstrip(".,; ")
    before = text[max(one.start() - 130, 0) : one.start()]
    sentence = re.split(r"[.!?]\s", before)[-1]
    if re.search(r"following:[^.]*$", text[: one.start()]):
        sentence = f"offenses {sentence}"
    if not forms.CHARGE.search(sentence) or re.search(
        r"\b(?:said|called|stated|described|wrote|says|termed|declared|noted|claimed|titled|"
        r"entitled|known as|chant\w+|slogan|shout\w+|named|label\w*|so-called|website|article "
        r"titled|posted)\b[^“]{0,40}$",
        sentence,
    ):
        return
    if not re.match(r"[A-Za-z]", name) or re.search(r"[.!?]\s", name) or len(name.split()) < 2:
        return
    if not re.search(
        r"\b(?:of|for|with|on|as|to|that|against|prohibit\w*|criminaliz\w+|penaliz\w+|includ\w+|"
        r"following|and|or|are|,|:|in)\s*,?:?\s*(?:his|her|their|alleged(?:ly)?|the (?:crime|"
        r"charge|offense)s? of|crimes? of|article \d+,?)?\s*$|”,?\s*(?:and|or)?\s*$",
        sentence,
    ):
        return
    charged = re.search(
        r"(?:charges? of|charged with|convicted of|accused of|guilty of|crimes? of|"
        r"offenses? of|arrested for|sentenced for|detained for|accusations of|"
        r"suspicion of|prosecuted for|indicted (?:for|on))\s*$",
        sentence,
    )
    first = name.split()[0].lower()
    listed = re.search(r"following:[^.]*$", text[: one.start()]) and re.search(
        r"\b(?:articles?|provisions?|penal|criminal|offen[sc]es?|law)\b", text[: one.start()]
    )
    if (
        not charged
        and not listed
        and first not in forms.CRIMES
        and not any(word.endswith("ing") for word in name.split()[:2])
    ):
        return
    if re.match(r"(?:I|we|you|he|she|they|it|the|this|there|a|an|my|our|your)\b", name, re.I):
        return
    add(
        one.start("name"),
        one.start("name") + len(name),
        slug(name)[:90].strip("-"),
        name,
        "offence",
        "named",
        "offence",
        0.7,
    )
