"""Countries under one name: the reports of Kyrgyzstan and of the Kyrgyz Republic are one row.

In: a country as a report calls it. Out: the name that the library files it under. Never changes
what a report says: its own name stands on its own pages, and beside the year where it differs.
"""

from __future__ import annotations

from rightsref.link import slug

_FILED = {
    "Kyrgyzstan": ("Kyrgyz Republic",),
    "North Korea": ("Democratic People’s Republic of Korea",
                    "Korea, Democratic People’s Republic of"),
    "South Korea": ("Republic of Korea", "Korea, Republic of"),
    "Micronesia": ("Federated States of Micronesia", "Micronesia, Federated States of"),
    "Burma": ("Myanmar",),
    "Eswatini": ("Swaziland",),
    "North Macedonia": ("Macedonia",),
    "Czech Republic": ("Czechia",),
    "Cabo Verde": ("Cape Verde",),
    "Turkey": ("Türkiye", "Turkey (Türkiye)"),
    "Cote d’Ivoire": ("Côte d’Ivoire", "Ivory Coast"),
    "Timor-Leste": ("East Timor", "Timor Leste"),
    "Sao Tome and Principe": ("São Tomé and Príncipe",),
    "China": ("China (includes Tibet, Hong Kong, and Macau)",
              "China (includes Hong Kong, Macau, and Tibet)"),
    "Israel, West Bank and Gaza": (
        "Israel", "Israel, Golan Heights, West Bank, and Gaza",
        "Israel and the occupied territories"),
    "Democratic Republic of the Congo": ("Congo, Democratic Republic of the",),
    "Republic of the Congo": ("Congo, Republic of the",),
}
"""Names that editions of one publisher gave one country, by the name that it is filed under."""
_NAMES = {slug(other, 100): name for name, others in _FILED.items() for other in (name, *others)}


def filed(country: str) -> str:
    """Give the name that a country is filed under: ``Gambia`` of "The Gambia"."""
    bare = country.removeprefix("The ").strip() or country
    return _NAMES.get(slug(bare, 100), bare)


def own(country: str) -> str:
    """Give a report's own name of its country where a reader would not know it in the other."""
    bare = country.removeprefix("The ").strip() or country
    return "" if slug(bare, 100) == slug(filed(country), 100) else country
