"""What the words of a name tell of its bearer's country: الغامدي is Saudi, راموس Spanish, محمد of any Arab state."""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib.resources import files
from math import log

from rawi.knowledge.tables import regions
from rawi.knowledge.transliteration import arabic_names
from rawi.mentions.names import parts
from rawi.text.folding import fold

STRENGTH = 4.0
"""Bearers that the general share of a country counts for when the bearers of one word are few."""

FEWEST, MOST = 4, 0.75
"""A word of at least so many bearers, so large a share of them of one country, brings that country in."""

_NAMES_SHARED = frozenset(
    ("IRN", "TUR", "PAK", "AFG", "IDN", "MYS", "BGD", "AZE", "UZB", "KAZ", "TKM", "TJK", "KGZ", "NGA", "SEN", "MLI", "NER",
     "ALB", "BIH", "XKX", "TCD", "ERI", "ETH", "TZA", "IND")
)  # fmt: skip
"""States outside the Arab world where many bear Arabic names."""

_ANY = "*"


@lru_cache(maxsize=1_024)
def _looks(name: str) -> tuple[bool, bool]:
    """Whether a name is marked as Arabic (بن, عبد, the article), and whether a word of it is a known Arabic name."""
    words = fold(name).split()
    marked = "بن" in words or any(w.startswith(("عبد", "ابو")) or (w.startswith("ال") and len(w) > 4) for w in words)
    return marked, any(word in arabic_names() for word in words)


@lru_cache(maxsize=1)
def arab_countries() -> frozenset[str]:
    """Codes of the states where names are Arabic: the members of the Arab world in the table of regions."""
    return frozenset(next(entry.countries for entry in regions() if entry.id == "region:arab-world"))


def could_be_of(name: str, country: str | None) -> bool:
    """Whether a name looks like one of a country: Arabic names in Arab states, others elsewhere.

    Only such people may be taken for people of the country that a story is about: دييغو مارادونا is not of Cuba for
    being named there, but neither can an Arab state have him.

    >>> could_be_of("محمد عبد الله", "YEM"), could_be_of("فينبار سكستون", "EGY")
    (True, False)
    """
    if country in _NAMES_SHARED:
        return True
    marked, known = _looks(name)
    return marked or known if country in arab_countries() else not marked


@lru_cache(maxsize=1)
def bearers() -> dict[str, dict[str, int]]:
    """For each folded word of names how many people of each country bear it; under ``*`` all people counted."""
    path = files("rawi") / "data" / "mentions" / "name_origins.tsv"
    with path.open(encoding="utf-8") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        pairs = ((row["word"], [each.split(":") for each in row["bearers"].split("|")]) for row in rows)
        return {word: {code: int(count) for code, count in found} for word, found in pairs}


@lru_cache(maxsize=1)
def _everyone() -> tuple[dict[str, int], int]:
    """All people counted, by country, and what their shares are shares of."""
    counted = bearers().get(_ANY, {})
    return counted, sum(counted.values()) + len(counted) + 1


@lru_cache(maxsize=1_024)
def _counted(name: str) -> tuple[tuple[dict[str, int], int], ...]:
    """For each word of a name that the table has: its bearers by country, and all of them."""
    found = (bearers().get(word) for word in parts(name))
    return tuple((known, sum(known.values())) for known in found if known is not None)


def origin(name: str, country: str, without: str | None = None) -> dict[str, float]:
    """How much a name speaks for a country, as features of the logit of ``story``.

    Args:
        name: the name as the text has it.
        country: the country's code.
        without: in training, the country under which this very person was counted, to be taken out.

    >>> origin("سعيد الغامدي", "SAU")["origin"] > origin("سعيد الغامدي", "FRA")["origin"]
    True
    """
    features = {"alphabet": float(could_be_of(name, country))}
    everyone, everybody = _everyone()
    share = (everyone.get(country, 0) + 1) / everybody
    total = 0.0
    for known, of_all in _counted(name):
        of_country = known.get(country, 0)
        if without is not None and known.get(without, 0):
            of_country -= without == country
            of_all -= 1
        total += log((of_country + STRENGTH * share) / (of_all + STRENGTH) / share)
    features["origin"] = max(-4.0, min(4.0, total))
    return features


def suggested(name: str, without: str | None = None) -> list[str]:
    """Countries to which most bearers of a word of the name belong, whether the article names them or not."""
    out: dict[str, None] = {}
    for word in parts(name):
        known = dict(bearers().get(word, {}))
        if without is not None and known.get(without):
            known[without] -= 1
        total = sum(known.values())
        if total >= FEWEST:
            out.update({code: None for code, n in known.items() if n >= MOST * total})
    return list(out)
