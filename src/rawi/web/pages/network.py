"""The page of the network; the drawing is made of its table by ``static/network.js``."""

from __future__ import annotations

from typing import cast

from fastapi import APIRouter, Request, Response

from rawi.web.kept import kept_of
from rawi.web.pages.articles import KINDS
from rawi.web.pages.shown import choice, day_of, language_of, library_of, page
from rawi.web.pages.words import word
from rawi.web.questions.network import RELATIONS, Level, Network, NetworkFilters, Relation, network

router = APIRouter()
LEVELS: tuple[Level, ...] = ("actors", "states")


@router.get("/network")
def show(
    request: Request, relation: str = "", level: str = "", since: str = "", until: str = "", type: str = "", country: str = "",
    least: str = "1",
) -> Response:  # fmt: skip
    library, language = library_of(request), language_of(request)
    filters = NetworkFilters(
        cast("Relation", choice(relation, RELATIONS) or "met"), cast("Level", choice(level, LEVELS) or "actors"),
        day_of(since, "since"), day_of(until, "until"), choice(type, KINDS), country.strip().upper()[:3],
        min(max(int(least), 1), 99) if least.isascii() and least.isdecimal() and len(least) < 4 else 1,
    )  # fmt: skip

    def ask() -> Network:
        with library.connection() as connection:
            return network(connection, filters)

    found = kept_of(request).of(library, ("network", filters), ask)
    values = {
        "net": found, "f": filters, "nodes": {node.slug: node for node in found.nodes},
        "relations": [(name, word(language, f"network.relation.{name}")) for name in RELATIONS],
        "levels": [(name, word(language, f"network.level.{name}")) for name in LEVELS],
        "types": [(kind, word(language, f"entity.{kind}")) for kind in KINDS],
    }  # fmt: skip
    return page(request, "network.html", values)
