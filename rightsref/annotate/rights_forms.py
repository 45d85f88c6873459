"""How rights go together: which are neighbours, which one is wider than another.

In: nothing. Out: tables. Never weighs them (``rights.py`` does), and holds no words that speak for
a right by themselves (``rights_signs.py`` does).
"""

from __future__ import annotations

#: Rights that are so near to the primary one that it takes more to name them beside it.
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
BROADER = {
    "gender-based-violence": "women",
    "reproductive-rights": "women",
    "employment-discrimination": "livelihood",
    "working-conditions": "livelihood",
    "forced-labor": "livelihood",
    "trade-unions": "association",
    "child-abuse": "children",
    "child-labor": "children",
    "child-marriage": "children",
    "birth-registration": "children",
    "education": "children",
    "antisemitism": "religion",
    "indigenous-peoples": "minorities",
    "hiv-stigma": "health",
}
"""The wider right that a narrower one, where it fits, makes needless."""
