"""The mentions room's own small table: counterparts, sides, the two countries."""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple, cast

from rawi.text.folding import fold

LOCAL_WORDS = frozenset(("محلي", "محليه", "حكومي", "حكوميه", "حكوميون", "محليون", "حكوميين", "محليين"))
"""What makes an official or source one of the country of the story: مسؤول حكومي, مصادر محلية."""

RelationKind = Literal["counterpart", "side", "sides", "countries", "respect", "body", "kingdom", "several"]


class Relation(NamedTuple):
    """A noun that is understood from others: نظيره، الجانبان، سموه، المجلس."""

    stem: str
    kind: RelationKind
    number: Literal["singular", "dual", "plural"]
    gender: Literal["masculine", "feminine"]
    sector: str | None
    codes: tuple[str, ...] = ()  # states that the word may mean: المملكة


@lru_cache(maxsize=1)
def relations() -> dict[str, Relation]:
    """Relational nouns by folded stem."""
    path = files("rawi") / "data" / "mentions" / "relations.tsv"
    with path.open(encoding="utf-8") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {
            fold(row["stems"]): Relation(
                fold(row["stems"]),
                cast(RelationKind, row["kind"]),
                cast(Literal["singular", "dual", "plural"], row["number"]),
                cast(Literal["masculine", "feminine"], row["gender"]),
                None if row["kind"] == "kingdom" else row["sector"] or None,
                tuple(row["sector"].split("|")) if row["kind"] == "kingdom" else (),
            )
            for row in rows
        }


@lru_cache(maxsize=1)
def _homes() -> dict[str, str]:
    path = files("rawi") / "data" / "mentions" / "outlets.tsv"
    with path.open(encoding="utf-8") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {fold(name).lower(): row["country"] for row in rows for name in row["names"].split("|")}


def home_of(outlet: str | None) -> str | None:
    """The country whose officials an outlet names without saying which country: `وزير الداخلية` in a Saudi daily.

    >>> home_of("okaz")
    'SAU'
    """
    return _homes().get(fold(outlet).lower()) if outlet else None


@lru_cache(maxsize=1)
def people_nouns() -> dict[str, str]:
    """Sectors of nouns for people without a title, by folded stem: شخصا, ضحايا -> CVL."""
    path = files("rawi") / "data" / "mentions" / "people_nouns.tsv"
    with path.open(encoding="utf-8") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {fold(stem): row["sector"] for row in rows for stem in row["stems"].split("|")}


@lru_cache(maxsize=1)
def placeless() -> frozenset[str]:
    """Folded head nouns of phrases that belong to no country or to many: قوى, أطراف, دول, مصادر."""
    path = files("rawi") / "data" / "mentions" / "placeless.tsv"
    with path.open(encoding="utf-8") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return frozenset(fold(stem) for row in rows for stem in row["stems"].split("|"))


@lru_cache(maxsize=1)
def never_in_names() -> frozenset[str]:
    """Folded words at which a name of the model ends: days, prepositions, particles (البيت الأبيض | الخميس)."""
    path = files("rawi") / "data" / "mentions" / "not_in_names.tsv"
    with path.open(encoding="utf-8") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return frozenset(fold(stem) for row in rows for stem in row["stems"].split("|"))


@lru_cache(maxsize=1)
def person_heads() -> dict[str, str | None]:
    """Nouns for persons that are no office, by folded stem, with their sector: الجناح (الويلزي غاريث بيل), الملاكم."""
    path = files("rawi") / "data" / "mentions" / "person_heads.tsv"
    with path.open(encoding="utf-8") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {fold(stem): row["sector"] or None for row in rows for stem in row["stems"].split("|")}


@lru_cache(maxsize=1)
def servants_of_god() -> frozenset[str]:
    """Folded first words of names in الله: عبد الله, سعد الله; بفضل الله and بإذن الله are none."""
    path = files("rawi") / "data" / "mentions" / "names_in_god.tsv"
    with path.open(encoding="utf-8") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return frozenset(fold(stem) for row in rows for stem in row["stems"].split("|"))
