"""The codes that knowledge rows may bear: countries, bodies that belong to no state, sectors."""

from __future__ import annotations

from functools import lru_cache

from rawi.knowledge.sheets import packaged_rows

NONSTATE = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})
"""Codes in place of a country (PLOVER codebook, chapter on actors)."""

SECTORS = frozenset(
    {
        "AGR", "BUS", "COP", "CRM", "CVL", "EDU", "ELI", "GOV", "JRN", "JUD", "LAB", "LEG", "MED", "MIL",
        "OPP", "PRE", "PRM", "PTY", "REB", "REF", "REL", "SOC", "SPY", "UAF", "UNK",
    }
)  # fmt: skip


@lru_cache(maxsize=1)
def country_codes() -> frozenset[str]:
    """All country codes of the countries table, former states included, and the non-state codes."""
    return frozenset(row.cells["code"] for row in packaged_rows("countries.csv")) | NONSTATE
