"""RSS and Atom feeds to articles."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import date
from html.parser import HTMLParser
from typing import Any

from rawi.article import Article
from rawi.errors import BinaryInputError, EmptyInputError, RawiError
from rawi.extras import need
from rawi.sources.arabic import check_arabic
from rawi.sources.html import read_page
from rawi.sources.streams import foreign
from rawi.sources.tables import Found

_BLOCKS = frozenset(["p", "div", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr"])
_SILENT = frozenset(("script", "style"))


class _Text(HTMLParser):
    """The text of a fragment of markup, one line for each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.silent += tag in _SILENT
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in _SILENT and self.silent > 0
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(data)


def plain(markup: str) -> str:
    """The text of a fragment of HTML.

    >>> plain("<p>قال الوزير&nbsp;إن <b>الاجتماع</b> ناجح.</p><p>وأضاف</p>")
    'قال الوزير إن الاجتماع ناجح.\\nوأضاف'
    """
    parser = _Text()
    parser.feed(markup)
    parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.parts).split("\n"))
    return "\n".join(line for line in lines if line)


Follow = Callable[[str, str | None], bytes | None]
"""Fetches the page of a link, given when the feed says it was last changed (ISO, UTC); None when it is known already."""


def read_feed(data: bytes, where: str, follow: Follow | None = None) -> Iterator[Found]:
    """Each entry of a feed: its own text, title, date and link; the feed's title is the outlet.

    Args:
        follow: when given, the text is that of the page that an entry links to, if it is the longer one; entries whose
            page is known already are left out.
    """
    parser = need("feedparser", "web-sources")
    try:
        feed = parser.parse(io.BytesIO(data))
    except Exception as error:  # the parser may fail on broken markup in ways of its own
        yield "", foreign(where, error), None
        return
    if not feed.entries and not feed.get("version"):
        yield "", BinaryInputError(f"{where} is no RSS or Atom feed; a single page should end in .html"), None
        return
    outlet = feed.feed.get("title") or None
    for number, entry in enumerate(feed.entries, 1):
        own: Article | RawiError
        try:
            own = _entry(entry, outlet)
        except RawiError as error:
            own = error
        link = entry.get("link")
        if follow is None or not link:
            yield f":{number}", own, None
            continue
        found = _followed(entry, own, outlet, link, follow)
        if found is not None:
            yield f":{number}", *found


def _followed(
    entry: Any, own: Article | RawiError, outlet: str | None, link: str, follow: Follow
) -> tuple[Article | RawiError, str | None] | None:
    """The article of an entry's page and perhaps a warning; the entry's own where the page has none; None when known."""
    changed = (entry.get("updated_parsed") if "updated_parsed" in entry else None) or entry.get("published_parsed")
    try:
        data = follow(link, "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}".format(*changed[:6]) if changed else None)
        if data is None:
            return None
        page = read_page(data, link, url=link)
    except RawiError as error:
        return (own, f"{error.message}; read the entry alone") if isinstance(own, Article) else (error, None)
    if isinstance(own, Article) and len(own.text) >= len(page.text):
        return own, None
    title = plain(entry.get("title") or "") or page.title
    published = _published(entry) or page.published
    return Article(page.text, entry.get("id") or None, title, published, outlet or page.outlet, link), None


def _entry(entry: Any, outlet: str | None) -> Article:
    bodies = [content.get("value", "") for content in entry.get("content", [])] + [entry.get("summary", "")]
    text = max((plain(body or "") for body in bodies), key=len)
    title = plain(entry.get("title") or "") or None
    if not text:
        raise EmptyInputError("the entry has no text, only a link")
    check_arabic(text, "the entry")
    return Article(text, entry.get("id") or None, title, _published(entry), outlet, entry.get("link") or None)


def _published(entry: Any) -> str | None:
    when = entry.get("published_parsed") or entry.get("updated_parsed")
    try:
        return date(*when[:3]).isoformat() if when else None
    except ValueError:  # a day that no calendar has
        return None
