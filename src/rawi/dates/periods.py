"""Longer spans: الأسبوع الماضي، عام 2015، قبل يومين، الصيف المقبل، الثمانينيات، الربع الأول من 2018."""

from __future__ import annotations

from datetime import date

from rawi.dates.found import Context, Found, direction_of
from rawi.dates.intervals import (
    Interval,
    hijri_interval,
    month_interval,
    season_interval,
    shift,
    week_interval,
    year_interval,
)
from rawi.dates.months import Year, day_number, month_alone, year_at, year_number
from rawi.dates.words import Words

_KINDS = {"d": "relative", "w": "week", "m": "month", "y": "year", "10y": "decade", "100y": "century"}


def unit_interval(ref: date, unit: str, away: int) -> Interval | None:
    """The calendar unit ``away`` units from the one that holds ``ref``.

    >>> [d.isoformat() for d in unit_interval(date(2018, 5, 9), "m", -1)]
    ['2018-04-01', '2018-04-30']
    """
    if unit == "d":
        return shift(ref, away)
    if unit == "w":
        return week_interval(ref, away)
    if unit == "m":
        return month_interval(ref.year, ref.month + away)
    if unit == "y":
        return year_interval(ref.year + away)
    if unit == "10y":
        return year_interval(ref.year // 10 * 10 + 10 * away, 10)
    if unit == "100y":
        return year_interval((ref.year - 1) // 100 * 100 + 1 + 100 * away, 100)
    return None


def _year(year: Year) -> Interval | None:
    return hijri_interval(year.number) if year.hijri else year_interval(year.number)


def unit_modified(words: Words, i: int, context: Context) -> Found | None:
    """الأسبوع الماضي، الشهر الجاري، هذا العام، القرن الماضي."""
    this = words.get(i, "this")
    at = this.last if this else i
    unit = words.get(at, "unit_the")
    if not unit or unit.value not in _KINDS or (this and unit.start != words.tokens[at].start):
        return None
    modifier = words.whole(unit.last, "modifier")
    if not this and (not modifier or _office(words, i, unit.value)):
        return None
    value = int(modifier.value) if modifier else 0
    interval = unit_interval(context.ref, unit.value, value) if context.ref else None
    if interval and unit.value == "y":
        context.last_year = interval[0].year
    start = this.start if this else unit.start
    end = modifier.last if modifier else unit.last
    return Found(start, end, interval, _KINDS[unit.value], "unit_modifier", direction_of(value))


def _office(words: Words, i: int, unit: str) -> bool:
    """Whether العام is the adjective of an office: الأمين العام الحالي."""
    before = words.key(i - 1)
    for letters in ("ال", "وال", "لل", "بال"):
        if before.startswith(letters) and unit == "y":
            return words.tokens[i - 1].end + 1 >= words.tokens[i].start and _is_office(before[len(letters) :])
    return False


def _is_office(word: str) -> bool:
    from rawi.dates.lexicon import lexicon

    return any(e.cls == "office" for e in lexicon().entries.get((word,), ()))


def units_modified(words: Words, i: int, context: Context) -> Found | None:
    """اليومين الماضيين، الأيام الثلاثة المقبلة، الـ24 ساعة الماضية; الأيام القادمة has no ends."""
    unit = words.get(i, "units_the")
    count: int | None = None
    if unit:
        count, at = (2 if unit.note == "two" else None), unit.last
        named = words.get(at, "cardinal_the") or words.get(at, "cardinal")
        if named:
            count, at = int(named.value), named.last
        else:
            number = at + 1 if words.key(at) == "ال" else at
            if words.number(number):
                count, at = words.number(number), number + 1
        start, code = unit.start, unit.value
    elif words.key(i) in ("ال", "وال") and words.number(i + 1):
        bare = words.get(i + 2, "unit")
        if not bare:
            return None
        count, at, start, code = words.number(i + 1), bare.last, words.tokens[i].start, bare.value
    else:
        return None
    modifier = words.get(at, "modifier") or words.get(at, "recent")
    if not modifier:
        return None
    value = int(modifier.value)
    interval = _run(context.ref, code, count * value) if context.ref and count and value else None
    return Found(start, modifier.last, interval, "duration", "units_modifier", direction_of(value))


def _run(ref: date, unit: str, count: int) -> Interval | None:
    """The run of ``count`` units that ends (negative) or begins at ``ref``."""
    if unit == "h":
        unit, count = "d", (count - (23 if count < 0 else -23)) // 24 if abs(count) > 24 else (1 if count > 0 else -1)
    if unit in ("d", "w"):
        other = shift(ref, count * (7 if unit == "w" else 1))
    elif unit in ("m", "y", "10y"):
        months = count * {"m": 1, "y": 12, "10y": 120}[unit]
        month = month_interval(ref.year, ref.month + months)
        other = shift(month[0], min(ref.day, month[1].day) - 1) if month else None
    else:
        return None
    if not other:
        return None
    return (other[0], ref) if count < 0 else (ref, other[0])


def ago(words: Words, i: int, context: Context) -> Found | None:
    """قبل يومين، منذ ثلاثة أيام، قبل أسبوع; قبل يومين من ... and بعد أيام count from another day: no interval."""
    about = words.whole(i, "ago_about")
    lead = about or words.get(i, "ago")
    if not lead:
        return None
    at, count = lead.last, None
    number = words.number(at)
    named = words.get(at, "cardinal")
    if number is not None:
        count, at = number, at + 1
    elif named:
        count, at = int(named.value), named.last
    unit = words.whole(at, "unit")
    if not unit:
        return None
    if count is None and unit.note != "many":
        count = 2 if unit.note == "two" else 1
        if unit.note == "one" and _continues(words, unit.last):
            return None
    other = words.key(unit.last) in ("من", "علي", "فقط") and words.key(unit.last) != "فقط"
    half = words.key(unit.last) in ("ونصف", "وربع")
    past = lead.value == "-1"
    interval: Interval | None = None
    if context.ref and past and not about and not other and not half:
        if unit.value in ("h", "n"):
            hours = 0 if unit.value == "n" else count or 24  # قبل ساعات may be yesterday
            interval = (context.ref, context.ref) if hours <= 6 else None
        elif count is not None:
            code, n = ("d", 7 * count) if unit.value == "w" else (unit.value, count)
            interval = unit_interval(context.ref, code, -n)
    kind = "relative" if unit.value in ("d", "w", "h", "n") else _KINDS[unit.value]
    direction = "past" if lead.value != "1" and not other else ""
    return Found(lead.start, unit.last, interval, kind if interval else "duration", "ago", direction)


def _continues(words: Words, i: int) -> bool:
    """Whether قبل يوم، قبل عام go on to name the day or year."""
    return bool(
        words.number(i) or words.get(i, "weekday") or words.get(i, "month") or words.get(i, "dayword")
        or words.get(i, "modifier") or words.get(i, "ordinal")
    )  # fmt: skip


def named_year(words: Words, i: int, context: Context) -> Found | None:
    """عام 2015، العام 2002م، عامي 2010 و2012، سنة 1436 هـ."""
    many = words.get(i, "years")
    unit = many or words.get(i, "unit") or words.get(i, "unit_the")
    if not unit or not (many or unit.value == "y"):
        return None
    year = year_number(words, unit.last)
    if not year:
        return None
    return _years(words, unit.start, year, context)


_JOIN_YEARS = frozenset(["و", "الي", "حتي", "او"])


def _years(words: Words, start: int, year: Year, context: Context) -> Found:
    """One year, or the run of years that a dash, و, إلى makes of it."""
    at = year.last
    gap = at + 1 if words.key(at) in _JOIN_YEARS or words.is_punctuation(at, "-–/") else at
    if gap > at and words.get(gap, "unit") and words.get(gap, "unit") and words.number(gap + 1):
        gap += 1
    second = year_number(words, gap) if gap > at else None
    begin, kind = _year(year), "year"
    if not year.hijri:
        context.last_year = year.number
    if second and second.hijri == year.hijri and year.number < second.number < year.number + 60:
        end = _year(second)
        if begin and end:
            return Found(start, second.last, (begin[0], end[1]), kind, "years", hijri=year.hijri)
    return Found(start, year.last, begin, kind, "year", hijri=year.hijri)


def bare_year(words: Words, i: int, context: Context) -> Found | None:
    """2014 after في، منذ، بحلول or in brackets, when it counts nothing (في 2016 موقعا)."""
    if words.number(i) is None or not 1900 <= (words.number(i) or 0) <= 2099:
        return None
    bracket = words.is_punctuation(i - 1, "(")
    before = words.key(i - 1)
    clitic = before in ("و", "ل", "ب") and words.glued(i)
    if not (bracket or clitic or words.get(i - 1, "in") or words.get(i - 1, "part") or before in ("بين", "وبين", "موسم", "لعام")):
        return None
    year = year_number(words, i)
    if not year or words.get(year.last, "counted") or (before == "من" and not _range_follows(words, year.last)):
        return None
    if clitic and not _year_before(words, i - 2):
        return None
    if (words.number(i) or 0) % 100 == 0 and words.tokens[min(year.last, words.size - 1)].kind == "word":
        return None
    return _years(words, words.tokens[i].start, year, context)


def _range_follows(words: Words, i: int) -> bool:
    return words.key(i) in ("الي", "حتي") or words.is_punctuation(i, "-–")


def _year_before(words: Words, i: int) -> bool:
    return year_number(words, i) is not None


def season(words: Words, i: int, context: Context) -> Found | None:
    """الخريف المقبل، صيف 2014، هذا الصيف; a winter by its year alone may be either: the whole year."""
    this = words.get(i, "this")
    the = words.get(this.last if this else i, "season_the")
    if the:
        modifier = words.whole(the.last, "modifier")
        if not modifier and not this:
            return None
        value = int(modifier.value) if modifier else 0
        interval = _near_season(context.ref, int(the.value), value) if context.ref else None
        start = this.start if this else the.start
        return Found(start, modifier.last if modifier else the.last, interval, "season", "season", direction_of(value))
    bare = words.get(i, "season")
    year = year_at(words, bare.last, context) if bare else None
    if not bare or not year or year.hijri:
        return None
    winter = bare.value == "3"
    interval = year_interval(year.number) if winter else season_interval(year.number, int(bare.value))
    return Found(bare.start, year.last, interval, "season", "season_year")


def _near_season(ref: date, number: int, value: int) -> Interval | None:
    choices = [c for c in (season_interval(ref.year + k, number) for k in (-2, -1, 0, 1)) if c]
    if value < 0:
        before = [c for c in choices if c[1] < ref]
        return before[-1] if before else None
    if value > 0:
        after = [c for c in choices if c[0] > ref]
        return after[0] if after else None
    return next((c for c in choices if c[0] <= ref <= c[1]), season_interval(ref.year, number))


def decade(words: Words, i: int, context: Context) -> Found | None:
    """الثمانينيات، تسعينات القرن الماضي، عشرينيات القرن التاسع عشر."""
    reading = words.get(i, "decade")
    if not reading:
        return None
    first, last = int(reading.value), reading.last
    at = last + 1 if words.key(last) == "من" else last
    found = century(words, at, context) or unit_modified(words, at, context)
    if found and found.kind == "century" and found.interval:
        first, last = found.interval[0].year // 100 * 100 + first % 100, found.last
    return Found(reading.start, last, year_interval(first, 10), "decade", "decade")


def century(words: Words, i: int, context: Context) -> Found | None:
    """القرن التاسع عشر، القرن الحادي والعشرين."""
    unit = words.get(i, "unit_the")
    number = day_number(words, unit.last) if unit and unit.value == "100y" else None
    if not unit or not number or not words.get(unit.last, "ordinal"):
        return None
    hijri = words.key(number[1]).startswith("الهجري")
    interval = None if hijri else year_interval(number[0] * 100 - 99, 100)
    return Found(unit.start, number[1] + hijri, interval, "century", "century", hijri=hijri)


def quarter(words: Words, i: int, context: Context) -> Found | None:
    """الربع الأول من العام الجاري، النصف الثاني من 2018."""
    reading = words.get(i, "quarter")
    ordinal = words.get(reading.last, "ordinal") if reading else None
    if not reading or not ordinal or int(ordinal.value) > int(reading.value) or words.key(ordinal.last) not in ("من", "لعام", "للعام"):
        return None
    at = ordinal.last + 1 if words.key(ordinal.last) == "من" else ordinal.last
    year = year_at(words, at, context)
    if not year or year.hijri:
        return None
    months = 12 // int(reading.value)
    first = month_interval(year.number, months * (int(ordinal.value) - 1) + 1)
    last = month_interval(year.number, months * int(ordinal.value))
    interval = (first[0], last[1]) if first and last else None
    return Found(reading.start, year.last, interval, "quarter", "quarter")


def part(words: Words, i: int, context: Context) -> Found | None:
    """أوائل يناير، منتصف الشهر الجاري, by thirds of the month; of a week or a year the whole is given."""
    reading = words.get(i, "part")
    if not reading or reading.last >= words.size:
        return None
    found = month_alone(words, reading.last, context)
    for rule in (unit_modified, named_year, season, bare_year):
        found = found or rule(words, reading.last, context)
    if not found or (found.kind != "month" and reading.value == "first"):
        return None
    cut = _cut if found.kind == "month" else (lambda interval, _which: interval)
    interval = cut(found.interval, reading.value) if found.interval else None
    future = cut(found.future, reading.value) if found.future else None
    return Found(reading.start, found.last, interval, found.kind, "part_" + found.rule, found.direction, future, found.hijri)


def _cut(interval: Interval, which: str) -> Interval:
    first, last = interval
    ends = {"begin": (0, 9), "middle": (10, 19), "end": (20, 99), "first": (0, 0)}[which]
    begin, end = shift(first, ends[0]), shift(first, min(ends[1], (last - first).days))
    return (begin[0], end[0]) if begin and end and begin[0] <= end[0] else interval
