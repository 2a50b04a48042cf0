"""Rows with named columns to articles: CSV and Parquet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from rawi.article import Article
from rawi.errors import BadLineError
from rawi.sources.arabic import check_arabic
from rawi.sources.decode import check_text
from rawi.sources.published import published_day

COLUMNS = {
    "text": ("text", "content", "body", "article", "نص", "النص"),
    "id": ("id", "article_id", "uid"),
    "title": ("title", "headline", "العنوان"),
    "date": ("date", "published", "published_at", "pubdate", "التاريخ"),
    "source": ("source", "outlet", "publisher", "site", "المصدر"),
    "url": ("url", "link", "الرابط"),
}
"""What a column may be called, first come first served; letter case does not matter."""


def columns_of(names: list[str]) -> dict[str, str]:
    """For each field of an article the column that holds it.

    Raises BadLineError when no column holds the text.

    >>> columns_of(["Headline", "Body", "link"])
    {'text': 'Body', 'title': 'Headline', 'url': 'link'}
    """
    by_name = {name.strip().lstrip("\ufeff").lower(): name for name in reversed(names)}
    found = {}
    for field, called in COLUMNS.items():
        column = next((by_name[name] for name in called if name in by_name), None)
        if column is not None:
            found[field] = column
    if "text" not in found:
        raise BadLineError(
            f"no column holds the text: there are {', '.join(names)[:200] or 'none'}; call it {', '.join(COLUMNS['text'][:3])}"
        )
    return found


def article_of(row: Mapping[str, object], columns: Mapping[str, str]) -> tuple[Article, str | None]:
    """The article of a row and, if its date cannot be used, a warning.

    Raises one of the InputErrors when its text is empty or not Arabic.
    """
    values = {field: _text(row.get(column)) for field, column in columns.items()}
    text = values.get("text")
    if not text:
        raise BadLineError(f"the column {columns['text']!r} is empty")
    check_text(text, f"the column {columns['text']!r}")
    check_arabic(text, "the text")
    given = values.get("date")
    published = published_day(given) if given else None
    warning = f"the date {given[:40]!r} is no ISO date (YYYY-MM-DD); read without it" if given and not published else None
    article = Article(text, values.get("id"), values.get("title"), published, values.get("source"), values.get("url"))
    return article, warning


def _text(value: object) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value)
