"""Lists: articles, actors, dyads."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from rawi.web.kept import Kept, kept_of
from rawi.web.library import Library
from rawi.web.pages.shown import choice, day_of, language_of, library_of, page
from rawi.web.pages.words import word
from rawi.web.questions.articles import ArticleFilters, article_list
from rawi.web.questions.dyads import dyad_list
from rawi.web.questions.network import names
from rawi.web.questions.paging import LAST, Paging
from rawi.web.questions.parts import is_country, rows
from rawi.web.questions.portrait import list_known

router = APIRouter()
KINDS = ("person", "organization", "country", "office")
MOST_OUTLETS = 200


def paging_of(text: str | None, size: int = 25) -> Paging:
    """The page asked for; what is no number is the first one."""
    number = int(text) if text and text.isascii() and text.isdecimal() and len(text) < 6 else 1
    return Paging(min(max(number, 1), LAST), size)


def outlets_of(kept: Kept, library: Library) -> list[tuple[str, str]]:
    """The outlets to choose from."""

    def ask() -> list[tuple[str, str]]:
        with library.connection() as connection:
            found = rows(
                connection,
                "SELECT outlet FROM articles WHERE outlet IS NOT NULL GROUP BY outlet ORDER BY count(*) DESC, outlet LIMIT ?", [MOST_OUTLETS],
            )  # fmt: skip
        return sorted((name, name) for (name,) in found)

    return kept.of(library, ("outlets",), ask)


@router.get("/articles")
def articles(request: Request, outlet: str = "", since: str = "", until: str = "", copies: str = "") -> Response:
    library, first, last = library_of(request), day_of(since, "since"), day_of(until, "until")
    filters = ArticleFilters(outlet or None, None, first, last, copies == "yes")
    with library.connection() as connection:
        found = article_list(connection, filters, paging_of(request.query_params.get("page")))
    values = {
        "list": found, "outlets": outlets_of(kept_of(request), library), "outlet": outlet, "since": first, "until": last,
        "copies": copies == "yes",
    }  # fmt: skip
    return page(request, "articles.html", values)


@router.get("/actors")
def actors(request: Request, name: str = "", type: str = "", country: str = "") -> Response:
    kind, code = choice(type, KINDS), country.strip().upper()[:3]
    with library_of(request).connection() as connection:
        found = list_known(connection, paging_of(request.query_params.get("page"), 50), name[:200], kind, code)
    language = language_of(request)
    kinds = [(kind, word(language, f"entity.{kind}")) for kind in KINDS]
    return page(request, "actors.html", {"list": found, "name": name, "type": kind, "country": code, "types": kinds})


@router.get("/dyads")
def dyads(request: Request, country: str = "", since: str = "", until: str = "") -> Response:
    library, code = library_of(request), country.strip().upper()[:3]
    first, last, paging = day_of(since, "since"), day_of(until, "until"), paging_of(request.query_params.get("page"), 50)

    def ask() -> dict[str, object]:
        with library.connection() as connection:
            found = dyad_list(connection, first, last, code if is_country(code) else None, paging)
            told = names(connection, {side for dyad in found.items for side in (dyad.first, dyad.second)})
        return {"list": found, "names": told}

    values = kept_of(request).of(library, ("dyads", code, first, last, paging.page), ask)
    return page(request, "dyads.html", {**values, "country": code, "since": first, "until": last})
