"""Countries under one name: the reports of Kyrgyzstan and of the Kyrgyz Republic are one row.

In: a country as a report calls it. Out: the name that the library files it under. Never changes
what a report says: its own name stands on its own pages, and beside the year where it differs.
"""

from __future__ import annotations

import re
import unicodedata

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


def slug(country: str) -> str:
    """Give a country as a part of an id, without its article."""
    bare = country.removeprefix("The ").strip() or country
    plain = unicodedata.normalize("NFKD", bare).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")


_NAMES = {slug(other): name for name, others in _FILED.items() for other in (name, *others)}


def filed(country: str) -> str:
    """Give the name that a country is filed under: ``Gambia`` of "The Gambia"."""
    return _NAMES.get(slug(country), country.removeprefix("The ").strip() or country)


def own(country: str) -> str:
    """Give a report's own name of its country where a reader would not know it in the other."""
    return "" if slug(country) == slug(filed(country)) else country


def of_report(report: str) -> str:
    """Give the country of a report by its id: ``kyrgyzstan`` of ``kyrgyz-republic-2018``."""
    name = re.sub(r"-\d{4}$", "", report).removeprefix("the-")
    return slug(_NAMES[name]) if name in _NAMES else name
