"""Days and months by name or number: 11 يناير 2022، الحادي عشر من آب/أغسطس، 26 شوال 1436 هـ، 22/07/2015."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from rawi.dates.found import Context, Found, direction_of
from rawi.dates.intervals import (
    Interval,
    day_interval,
    distance,
    hijri_interval,
    hijri_year_of,
    month_interval,
)
from rawi.dates.words import Words

_NUMERIC = re.compile(r"(\d{1,4})( ?)([/\-.])\2(\d{1,2})\2\3\2(\d{1,4})(?!\d)")
_HIJRI_YEARS = range(1343, 1501)
_YEARS = range(1501, 2101)


@dataclass(frozen=True, slots=True)
class Year:
    """A year named beside a month: its number, its calendar, the token after it."""

    number: int
    hijri: bool
    last: int


@dataclass(frozen=True, slots=True)
class Month:
    """A month by name: calendar g or h, its number, the token after it, the support its word needs."""

    calendar: str
    number: int
    start: int
    last: int
    support: str
    pair: bool = False


def year_number(words: Words, i: int) -> Year | None:
    """A year in digits, with م or هـ behind it.

    >>> from rawi.text import read_text
    >>> layer = read_text("1436 هـ")
    >>> year_number(Words(layer.tokens, layer.text), 0)
    Year(number=1436, hijri=True, last=2)
    """
    n = words.number(i)
    if n is None:
        return None
    mark = words.key(i + 1)
    if n in _HIJRI_YEARS and mark != "م":
        return Year(n, True, i + 2 if mark == "ه" else i + 1)
    if n in _YEARS:
        return Year(n, False, i + 2 if mark == "م" else i + 1)
    return None


def year_at(words: Words, i: int, context: Context) -> Year | None:
    """The year behind a month: 2015، عام 2015، من العام الماضي، من العام نفسه، من ذات العام."""
    plain = year_number(words, i)
    if plain:
        return plain
    j = i + 1 if words.key(i) in ("من", "في") else i
    before = words.key(j) in ("ذات", "نفس")
    unit = words.get(j + before, "unit") or words.get(j + before, "unit_the")
    if not unit or unit.value != "y":
        return None
    if before:
        return Year(context.last_year, False, unit.last) if context.last_year else None
    named = year_number(words, unit.last)
    if named:
        return named
    same = words.get(unit.last, "same")
    if same and context.last_year:
        return Year(context.last_year, False, same.last)
    modifier = words.get(unit.last, "modifier")
    if modifier and context.ref:
        return Year(context.ref.year + int(modifier.value), False, modifier.last)
    return None


def month_at(words: Words, i: int) -> Month | None:
    """A month, the names of two regions taken as one: آب/أغسطس، تموز (يوليو)."""
    reading = words.get(i, "month")
    if not reading:
        return None
    calendar, number, last = reading.value[0], int(reading.value[1:]), reading.last
    bracket = words.is_punctuation(last, "(")
    gap = last + 1 if words.is_punctuation(last, "/\\-–(|") else last
    other = words.whole(gap, "month")
    if other and other.value == reading.value:
        end = other.last
        if not bracket or words.is_punctuation(end, ")"):
            return Month(calendar, number, reading.start, end + bracket, reading.note, True)
    return Month(calendar, number, reading.start, last, reading.note)


def day_number(words: Words, i: int) -> tuple[int, int] | None:
    """The day of a month at token ``i`` and the token after it: 11، الحادي عشر، الثالث والعشرين، الـ27."""
    if words.key(i) == "ال" and words.number(i + 1):
        i += 1
    n = words.number(i)
    if n is not None:
        return (n, i + 1) if 1 <= n <= 31 else None
    ordinal = words.get(i, "ordinal")
    if not ordinal:
        return None
    n = int(ordinal.value)
    teen = words.get(ordinal.last, "teen")
    if teen and n < 10:
        return n + 10, teen.last
    tens = words.get(ordinal.last, "tens")
    if tens and n < 10 and words.key(ordinal.last).startswith("و"):
        return n + int(tens.value), tens.last
    return n, ordinal.last


def _one(calendar: str, year: int, month: int, first: int | None, last: int | None) -> Interval | None:
    if calendar == "h":
        begin = hijri_interval(year, month, first)
        end = hijri_interval(year, month, last)
    elif first is None or last is None:
        return month_interval(year, month)
    else:
        begin, end = day_interval(year, month, first), day_interval(year, month, last)
    return (begin[0], end[1]) if begin and end and begin[0] <= end[1] else None


def resolve(
    month: Month, days: tuple[int, int] | None, modifier: int | None, ref: date | None
) -> tuple[Interval | None, Interval | None]:
    """A month or day without a year: the plain reading and, where it differs, the one ahead of ``ref``."""
    if ref is None:
        return None, None
    year = ref.year if month.calendar == "g" else hijri_year_of(ref)
    if year is None:
        return None, None
    first, last = days or (None, None)
    near = [_one(month.calendar, year + k, month.number, first, last) for k in (-1, 0, 1)]
    choices = [c for c in near if c]
    before = [c for c in choices if c[1] < ref]
    after = [c for c in choices if c[0] > ref]
    if modifier is not None and modifier < 0:
        return (before[-1] if before else None), None
    if modifier is not None and modifier > 0:
        return (after[0] if after else None), None
    if modifier == 0 or not choices:
        return near[1], None
    ahead = [c for c in choices if c[1] >= ref]
    if days is None:
        plain = [c for c in choices if c[0] <= ref][-1:] or choices[:1]
    else:
        plain = [min(choices, key=lambda c: distance(ref, c))]
    future = ahead[0] if ahead and ahead[0] != plain[0] else None
    return plain[0], future


def _tail(
    words: Words, start: int, month: Month, days: tuple[int, int] | None, context: Context
) -> Found:
    """What follows the month: a year, a modifier (الماضي), or nothing."""
    kind, rule = ("absolute", "day_month") if days else ("month", "month")
    hijri = month.calendar == "h"
    at = month.last + 1 if words.is_punctuation(month.last, ",،") and words.number(month.last + 1) else month.last
    year = year_at(words, at, context)
    if year and year.hijri == hijri:
        first, last = days or (None, None)
        if not hijri:
            context.last_year = year.number
        interval = _one(month.calendar, year.number, month.number, first, last)
        return Found(start, year.last, interval, kind, rule + "_year", hijri=hijri)
    modifier = words.whole(month.last, "modifier")
    value = int(modifier.value) if modifier else None
    interval, future = resolve(month, days, value, context.ref)
    if interval and modifier:
        context.last_year = interval[0].year
    end = modifier.last if modifier else month.last
    direction = direction_of(value) if value is not None else ""
    return Found(start, end, interval, kind, rule, direction, future, hijri)


def _is_of_month(words: Words, i: int) -> int:
    """Past من and شهر between a day and its month."""
    if words.key(i) == "من":
        i += 1
    if words.key(i) == "شهر":
        i += 1
    return i


def day_month(words: Words, i: int, context: Context) -> Found | None:
    """11 يناير 2022، الرابع عشر من يوليو الماضي، 3-5 يناير، 5 إلى 15 أغسطس، من 3 يناير إلى 5 فبراير."""
    start = words.tokens[i].start
    day = day_number(words, i)
    if not day:
        return None
    first, at = day
    if words.tokens[i].kind == "word" and words.get(i - 1, "unit_the"):
        return None  # الأسبوع الأول من يوليو
    if first > 30 and words.tokens[i].kind != "number":
        return None
    month = month_at(words, _is_of_month(words, at))
    last = first
    if not month:
        second = day_number(words, at + 1) if _joins(words, at) else None
        if not second:
            return None
        last = second[0]
        month = month_at(words, _is_of_month(words, second[1]))
        if not month or last <= first:
            return None
    if month.support == "year" and not year_number(words, month.last):
        return None
    return _tail(words, start, month, (first, last), context)


def _joins(words: Words, i: int) -> bool:
    return words.key(i) in ("و", "الي", "حتي", "او") or words.is_punctuation(i, "-–—,،")


_BEFORE_MONTH = frozenset(["في", "شهر", "منذ", "حتي", "خلال", "بين", "لشهر", "بشهر", "نهايه", "مطلع", "بدايه", "اوائل",
                           "اواخر", "منتصف", "مستهل", "اواسط", "وشهر", "بحلول", "قبل", "بعد", "الي"])  # fmt: skip


def month_alone(words: Words, i: int, context: Context) -> Found | None:
    """يناير، شهر مارس الماضي، أبريل (نيسان) 2015، ديسمبر المقبل; a doubtful word needs support beside it."""
    start = words.tokens[i].start
    prefix = words.get(i, "unit")
    named = prefix is not None and prefix.value == "m" and prefix.note == "one"
    at = i + 1 if named else i
    if named and words.key(i) != "شهر" and prefix:
        start = prefix.start
    if named and (words.get(at, "ordinal") or words.is_punctuation(at, "(")):
        return None
    month = month_at(words, at)
    if not month:
        return None
    if not named:
        start = month.start
    year = year_number(words, month.last)
    if month.support != "free" and not named and not month.pair and not year:
        before = words.key(i - 1)
        modifier = words.whole(month.last, "modifier")
        if month.support != "strict" or not (before.removeprefix("و") in _BEFORE_MONTH or modifier):
            return None
    return _tail(words, start, month, None, context)


def week_of_month(words: Words, i: int, context: Context) -> Found | None:
    """الأسبوع الأول من يوليو: days 1 to 7, and so on."""
    unit = words.get(i, "unit_the")
    ordinal = words.get(unit.last, "ordinal") if unit and unit.value == "w" else None
    if not unit or not ordinal or int(ordinal.value) > 4 or words.key(ordinal.last) not in ("من", "في"):
        return None
    month = month_at(words, _is_of_month(words, ordinal.last))
    if not month or month.support == "year":
        return None
    first = 7 * int(ordinal.value) - 6
    found = _tail(words, unit.start, month, (first, first + 6), context)
    return Found(
        found.start, found.last, found.interval, "week", "week_of_month", found.direction, found.future, found.hijri
    )


def numeric(words: Words, i: int, context: Context) -> Found | None:
    """22/07/2015، 2015/07/22، 21 / 10 / 1436هـ; day first unless that is no date."""
    token = words.tokens[i]
    if token.kind != "number" or (words.glued(i) and words.tokens[i - 1].kind == "number"):
        return None
    match = _NUMERIC.match(words.text, token.start)
    if not match:
        return None
    a, b, c = int(match[1]), int(match[4]), int(match[5])
    if len(match[1]) == 4:
        year, month, day = a, b, c
    elif len(match[5]) == 4:
        year, month, day = c, b, a
    else:
        return None
    hijri = year in _HIJRI_YEARS
    if not hijri and year not in _YEARS:
        return None
    one = hijri_interval if hijri else day_interval
    interval = one(year, month, day) or (one(year, day, month) if not hijri else None)
    if not interval:
        return None
    last = words.token_at(i, match.end())
    if words.key(last) == ("ه" if hijri else "م"):
        last += 1
    return Found(token.start, last, interval, "absolute", "numeric", hijri=hijri)
