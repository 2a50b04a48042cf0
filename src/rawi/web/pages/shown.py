"""What all pages share: language and theme, filters and functions of the templates, answers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any, TypeVar, cast
from urllib.parse import quote, unquote, urlencode

from fastapi import Request
from fastapi.responses import Response
from jinja2 import Environment
from markupsafe import Markup

from rawi.errors import BadOptionError, NotFoundError
from rawi.web.library import Library
from rawi.web.pages.safe import plain, visible
from rawi.web.pages.words import DIRECTION, LANGUAGES, Language, counted, word
from rawi.web.questions.parts import slug_of
from rawi.web.questions.types import Passage
from rawi.web.templating import render

THEMES = ("auto", "light", "dark")
_ESCAPED = re.compile(r"(?:%[CDcd][0-9A-Fa-f]%[89ABab][0-9A-Fa-f])+")
"""Letters of two bytes, such as Arabic ones."""
YEAR = 31_536_000
T = TypeVar("T")


def language_of(request: Request) -> Language:
    """The reader's language: the address's, else the cookie's, else that of the settings."""
    for told in (request.query_params.get("lang"), request.cookies.get("rawi_language")):
        if told in LANGUAGES:
            return told
    return cast("Language", request.app.state.settings.language)


def theme_of(request: Request) -> str:
    for told in (request.query_params.get("theme"), request.cookies.get("rawi_theme")):
        if told in THEMES:
            return told
    return "auto"


def context(request: Request) -> dict[str, Any]:
    """What every template knows besides the values of its page."""
    language = language_of(request)
    return {
        "lang": language, "dir": DIRECTION[language], "theme": theme_of(request), "t": partial(word, language),
        "n": partial(counted, language), "here": request.url.path, "with_query": partial(with_query, request),
        "other": "ar" if language == "en" else "en", "can_review": request.app.state.library.corrections is not None,
        "fragment": request.headers.get("HX-Request") == "true", "query": "",
    }  # fmt: skip


def page(request: Request, template: str, values: dict[str, Any], status: int = 200) -> Response:
    """A page; a language or theme chosen by its address is kept in a cookie."""
    answer = render(request, template, values, status)
    for parameter, cookie, allowed in (("lang", "rawi_language", LANGUAGES), ("theme", "rawi_theme", THEMES)):
        chosen = request.query_params.get(parameter)
        if chosen is not None and chosen in allowed:
            answer.set_cookie(cookie, chosen, max_age=YEAR, samesite="lax", httponly=True)
    answer.headers["Vary"] = "Cookie, HX-Request"
    answer.headers.setdefault("Cache-Control", "no-cache")
    return answer


def with_query(request: Request, **changes: object) -> str:
    """The page's address with some of its query changed; None takes a part away."""
    kept = [(key, value) for key, value in request.query_params.multi_items() if key not in changes and key not in ("lang", "theme")]
    kept += [(key, str(value)) for key, value in changes.items() if value is not None and value != ""]
    query = urlencode(kept)
    return quote(request.url.path, safe="/:~") + (f"?{query}" if query else "")


def library_of(request: Request) -> Library:
    return cast("Library", request.app.state.library)


def prepare(environment: Environment) -> None:
    """Adds what the templates of the pages use to the server's environment."""
    environment.finalize = _finalize
    environment.filters.update(plain=plain, readable=readable, percent=_percent)
    environment.globals.update(
        actor_url=actor_url, dyad_url=dyad_url, slug=party_slug, quad_kind=quad_kind, isodate=_isodate, score=_score,
        article_url=article_url, split_sentence=split_sentence,
    )  # fmt: skip


def _finalize(value: object) -> object:
    """Strings are escaped with their invisible controls shown; None is nothing."""
    if value is None:
        return ""
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return visible(value)
    return value


def path_part(name: str) -> str:
    """A name as one part of an address's path.

    >>> path_part("person:a/b")
    'person:a~1b'
    """
    return quote(name.replace("~", "~0").replace("/", "~1"), safe=":~")


def name_of(part: str) -> str:
    """The name that ``path_part`` was made of; the server has undone the percent signs already.

    >>> name_of("person:a~1b")
    'person:a/b'
    """
    return part.replace("~1", "/").replace("~0", "~")


def actor_url(slug: str) -> str:
    return f"/actors/{path_part(slug)}"


def dyad_url(first: str, second: str) -> str:
    return f"/dyads/{path_part(first)}/{path_part(second)}"


def article_url(key: str, part: str = "") -> str:
    return f"/articles/{quote(key)}" + (f"#{quote(part)}" if part else "")


def party_slug(party: Any) -> str | None:
    """How a party of the record, a list or the network is named in addresses."""
    if isinstance(party, dict):
        return cast("str | None", party.get("slug"))
    if hasattr(party, "slug"):
        return cast("str | None", party.slug)
    return slug_of(party.identity, party.type, party.country)


def quad_kind(quad: str) -> str:
    """cooperation or conflict, for colours."""
    return "cooperation" if quad.upper().endswith("COOPERATION") else "conflict"


def readable(url: str) -> str:
    """An address as a reader would write it, its percent signs undone; the link itself stays as it is.

    >>> readable("https://news.example.org/%D8%B1%D9%88%D8%B3%D9%8A%D8%A7%20%E2%80%AE")
    'https://news.example.org/روسيا%20%E2%80%AE'
    """
    return _ESCAPED.sub(lambda match: _letters(match[0]), url)


def _letters(escaped: str) -> str:
    told = unquote(escaped, errors="replace")
    return told if all(letter.isalnum() or letter in "-_" for letter in told) else escaped


def _isodate(day: date | None) -> str:
    return day.isoformat() if day else ""


def _score(value: float | None) -> str:
    """A score with its sign, and a minus that is one."""
    return "" if value is None else f"{value:+.1f}".replace("-", "\u2212").replace("+0.0", "0.0").replace("\u22120.0", "0.0")


def _percent(value: float | None) -> str:
    return "" if value is None else f"{value * 100:.0f}%"


def split_sentence(sentence: Passage | None, *parts: tuple[str, Passage | None]) -> Markup:
    """A sentence with the parts given marked by their classes; parts outside it and overlapping ones are left out."""
    if sentence is None or sentence.text is None:
        return Markup("")
    spans = sorted(
        (part.start - sentence.start, part.end - sentence.start, kind) for kind, part in parts if part is not None
    )
    out, at = [], 0
    for start, end, kind in spans:
        end = min(end, len(sentence.text))
        if at <= start < end:
            out += [visible(sentence.text[at:start]), Markup('<mark class="{}">').format(kind), visible(sentence.text[start:end])]
            out.append(Markup("</mark>"))
            at = end
    return Markup("").join((*out, visible(sentence.text[at:])))


def found(value: T | None, what: str) -> T:
    """The value, or NotFoundError that says what there is not."""
    if value is None:
        raise NotFoundError(what)
    return value


def day_of(text: str | None, name: str) -> date | None:
    """A day typed into a form; an empty field is none. Raises BadOptionError."""
    if not text or not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise BadOptionError(f"{name} is no day; write it as 2022-01-31") from None


def choice(text: str | None, allowed: Mapping[str, object] | tuple[str, ...] | list[str]) -> str:
    """A choice out of a list; anything else is none."""
    return text if text and text in allowed else ""


def shown_lines(text: str) -> Markup:
    """Escaped text in one line, white space made single."""
    return visible(" ".join(text.split()))



