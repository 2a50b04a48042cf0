"""Web pages to articles: body, title, date and outlet out of the page, without menus and advertisements."""

from __future__ import annotations

import re

from rawi.article import Article
from rawi.errors import EmptyInputError
from rawi.extras import need
from rawi.sources.arabic import check_arabic
from rawi.sources.decode import check_text, decode
from rawi.sources.published import published_day
from rawi.sources.streams import foreign

_HOST = re.compile(r"https?://(?:www\.)?([^/:?#@]+)")


def read_page(
    data: bytes, where: str, *, encoding: str | None = None, url: str | None = None, id: str | None = None
) -> Article:
    """The article of a page. Method: trafilatura, which tells the body by markup and density of text.

    Args:
        data: the page; its encoding is told by ``encoding``, else by the page itself.
        url: where it was found; else the page's own canonical address is taken.

    Raises one of the InputErrors when no Arabic article is in it.
    """
    trafilatura = need("trafilatura", "web-sources")
    page: bytes | str = decode(data, where, encoding) if encoding else data
    try:
        found = trafilatura.bare_extraction(
            page, url=url, with_metadata=True, include_comments=False, include_tables=False, favor_precision=True
        )
    except Exception as error:  # whatever a parser of broken markup may raise
        raise foreign(where, error) from None
    text = (found.text or "") if found else ""
    if not text.strip():
        raise EmptyInputError(f"{where}: no article found in the page; give its text as a .txt file")
    check_text(text, where)
    check_arabic(text, where)
    address = url or found.url or None
    host = _HOST.match(address) if address else None
    outlet = found.sitename or (host[1] if host else None)
    return Article(text, id, found.title or None, published_day(found.date or ""), outlet, address)
