"""Time expressions of an article, longest first, resolved against the day it was written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from rawi.dates.found import Context, Found
from rawi.dates.months import day_month, month_alone, numeric, week_of_month
from rawi.dates.periods import (
    ago,
    bare_year,
    century,
    decade,
    named_year,
    part,
    quarter,
    season,
    unit_modified,
    units_modified,
)
from rawi.dates.types import DateMention
from rawi.dates.weekdays import day_of_writing, day_word, weekday, with_equal
from rawi.dates.words import Words
from rawi.text.types import TextLayer

Rule = Callable[[Words, int, Context], Found | None]
_WORD_RULES: tuple[Rule, ...] = (
    day_word, weekday, day_month, month_alone, unit_modified, units_modified, ago, named_year, season, decade,
    century, quarter, part, week_of_month,
)  # fmt: skip
_NUMBER_RULES: tuple[Rule, ...] = (numeric, day_month, bare_year)


def parse_iso(day: str | None) -> date | None:
    """An ISO day, or the first ten characters of a time stamp; None when it is neither."""
    try:
        return date.fromisoformat(day[:10]) if day else None
    except ValueError:
        return None


def anchor_day(layer: TextLayer, published: str | None) -> str | None:
    """The day that أمس and اليوم count from, ISO: ``published``, or a day beside it when the text says so.

    >>> from rawi.text import read_text
    >>> anchor_day(read_text("وصل الوزير اليوم (الثلاثاء) إلى القاهرة"), "2015-08-06")
    '2015-08-04'
    """
    day = day_of_writing(Words(layer.tokens, layer.text), parse_iso(published))
    return day.isoformat() if day else None


def find_dates(layer: TextLayer, published: str | None) -> tuple[DateMention, ...]:
    """Every time expression of the article in text order.

    Args:
        layer: the article's text layer.
        published: ISO day of publication (of the dateline, if it has one), or None.

    Returns:
        Mentions that do not overlap; offsets in characters of the text as given. Expressions whose
        interval the text does not settle have no days.

    >>> from rawi.text import read_text
    >>> m = find_dates(read_text("أجرى وانغ يي يوم الاثنين اتصالا هاتفيا"), "2022-01-11")[0]
    >>> m.text, m.first_day
    ('يوم الاثنين', '2022-01-10')
    """
    words = Words(layer.tokens, layer.text)
    context = Context(day_of_writing(words, parse_iso(published)))
    out: list[DateMention] = []
    i = 0
    while i < words.size:
        found = best_at(words, i, context)
        if not found:
            i += 1
            continue
        found = _to(words, i, found, context)
        out.append(_mention(words, i, found))
        i = max(found.last, i + 1)
    return tuple(out)


def best_at(words: Words, i: int, context: Context) -> Found | None:
    """The longest expression that starts at token ``i``."""
    if words.tokens[i].kind == "number":
        rules = _NUMBER_RULES
    elif i in words.readings or words.key(i) in ("ال", "وال"):
        rules = _WORD_RULES
    else:
        return None
    best: Found | None = None
    for rule in rules:
        found = rule(words, i, context)
        if found and (best is None or found.last > best.last):
            best = found
    return with_equal(words, best, context) if best and best.kind == "absolute" else best


_RANGES = frozenset(["absolute", "weekday", "relative", "month"])


def _to(words: Words, i: int, found: Found, context: Context) -> Found:
    """من 3 يناير إلى 5 فبراير، بين السبت والاثنين: two expressions as one interval."""
    before = words.key(i - 1)
    lead = next((w for w in ("من", "بين") if before.endswith(w)), None)
    if not lead or found.kind not in _RANGES or found.last >= words.size or not found.interval:
        return found
    if lead == "من":
        at = found.last + 1 if words.key(found.last) in ("الي", "حتي", "وحتي") else 0
    else:
        at = found.last if words.key(found.last).startswith("و") else 0
        at += words.key(at) == "و" and at > 0
    other = best_at(words, at, context) if 0 < at < words.size else None
    if not other or other.kind not in _RANGES or not other.interval:
        return found
    last = next((x for x in (other.interval, other.future) if x and x[1] >= found.interval[0]), None)
    if last is None:
        return found
    interval = (found.interval[0], last[1])
    return Found(found.start, other.last, interval, found.kind, found.rule + "_to_" + other.rule, found.direction)


def _iso(day: date) -> str:
    return day.isoformat()


def _mention(words: Words, i: int, found: Found) -> DateMention:
    end = words.tokens[found.last - 1].end
    interval, future = found.interval, found.future
    since = words.key(i - 1) in ("منذ", "ومنذ") or (found.rule == "ago" and words.key(i).endswith("منذ"))
    return DateMention(
        found.start, end, words.text[found.start : end],
        _iso(interval[0]) if interval else None, _iso(interval[1]) if interval else None,
        found.kind, found.rule, found.direction,
        _iso(future[0]) if future else None, _iso(future[1]) if future else None, since,
    )  # fmt: skip
