"""The page of a search."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from fastapi import APIRouter, Request, Response
from markupsafe import Markup

from rawi.errors import EmptyInputError, NotFoundError
from rawi.record import Act
from rawi.store.identity import terms
from rawi.text import read_text
from rawi.text.tokenizer import tokenize
from rawi.web.kept import kept_of
from rawi.web.pages.article import options
from rawi.web.pages.articles import outlets_of, paging_of
from rawi.web.pages.safe import visible
from rawi.web.pages.shown import choice, day_of, language_of, library_of, page
from rawi.web.questions.hits import SearchFilters, search_hits
from rawi.web.questions.portrait import known_called
from rawi.web.questions.types import SearchHit

router = APIRouter()
ACTS: tuple[str, ...] = Act.__args__  # type: ignore[attr-defined]
LONGEST_QUERY = 400
LONGEST_SENTENCE = 700
PEOPLE = 6
_PIECE = re.compile(r"\S+")
SMALL = frozenset(("في", "من", "علي", "الي", "عن", "مع", "ان", "او", "ما", "لا", "هذا", "هذه", "التي", "الذي"))
"""Words that are found but not marked beside others: in every sentence they would hide what was meant."""


@router.get("/search")
def search(
    request: Request, q: str = "", speaker: str = "", act: str = "", outlet: str = "", since: str = "", until: str = ""
) -> Response:
    library, language = library_of(request), language_of(request)
    first, last, query, chosen = day_of(since, "since"), day_of(until, "until"), q[:LONGEST_QUERY], choice(act, ACTS)
    filters = SearchFilters(speaker[:200] or None, chosen or None, outlet or None, first, last)
    values: dict[str, Any] = {
        "query": query, "speaker": speaker, "act": chosen, "outlet": outlet, "since": first, "until": last, "list": None, "people": (),
        "message": "", "acts": options(language, "act", ACTS), "outlets": outlets_of(kept_of(request), library),
    }  # fmt: skip
    if query.strip():
        with library.connection() as connection:
            index = library.index(connection)
            try:
                found = search_hits(connection, query, filters, paging_of(request.query_params.get("page"), 20), index)
                values["list"] = _Hits(found, query)
            except (EmptyInputError, NotFoundError) as error:
                values["message"] = error.message
            values["people"] = known_called(connection, query, PEOPLE, index)
    return page(request, "search.html", values)


class _Hits:
    """A page of hits whose sentences have the words of the query marked."""

    def __init__(self, found: Any, query: str) -> None:
        wanted = set(terms(read_text(query).tokens))
        wanted = wanted - SMALL or wanted
        self.items = [_Hit(hit, wanted) for hit in found.items]
        self.page, self.next, self.previous = found.page, found.next, found.previous


class _Hit:
    def __init__(self, hit: SearchHit, wanted: set[str]) -> None:
        self.article, self.id, self.day, self.outlet = hit.article, hit.id, hit.day, hit.outlet
        self.title, self.act, self.speaker = hit.title, hit.act, hit.speaker
        self.marked = marked(hit.sentence or "", wanted)


def marked(sentence: str, wanted: set[str]) -> Markup:
    """A sentence with the words that were searched for marked; a long one is cut.

    >>> str(marked("قال لافروف", {"لافروف"}))
    'قال <mark>لافروف</mark>'
    """
    text = sentence if len(sentence) <= LONGEST_SENTENCE else sentence[:LONGEST_SENTENCE] + "…"
    out, at = [], 0
    for piece in _PIECE.finditer(text):
        for first, last, term in _terms_in(piece[0]):
            if term in wanted:
                start, end = piece.start() + first, piece.start() + last
                out += [visible(text[at:start]), Markup("<mark>"), visible(text[start:end]), Markup("</mark>")]
                at = end
    return Markup("").join((*out, visible(text[at:])))


@lru_cache(maxsize=1 << 15)
def _terms_in(piece: str) -> tuple[tuple[int, int, str], ...]:
    """The terms between two spaces with their places; no token holds a space, so that each can be looked at by itself."""
    return tuple((token.start, token.end, term) for token in tokenize(piece) for term in terms([token]))
