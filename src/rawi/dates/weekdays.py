"""Days by name and day words: الاثنين، يوم الخميس الماضي، أمس (الثلاثاء)، مساء غد الجمعة، يومي السبت والأحد."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from rawi.dates.found import Context, Found, direction_of
from rawi.dates.intervals import Interval, near_weekday, shift, week_interval
from rawi.dates.months import day_month, numeric
from rawi.dates.words import Reading, Words


def _lead(words: Words, i: int) -> tuple[int, int, Reading | None]:
    """Past مساء، صباح، يوم before a day: the token after them, the first character, the day word يوم if any."""
    at, start, day = i, words.tokens[i].start, None
    while True:
        reading = words.get(at, "daytime") if not day else None
        if reading is None:
            reading = words.get(at, "day")
            if reading is None or day is not None:
                return at, start, day
            day = reading
        if at == i:
            start = reading.start
        at = reading.last


def explicit(words: Words, i: int, context: Context) -> Found | None:
    """A date with day and month at token ``i``, behind الموافق or a bracket or comma too."""
    at = i
    bracket = words.is_punctuation(at, "(")
    if bracket or words.is_punctuation(at, "،,-–"):
        at += 1
    equals = words.get(at, "equals")
    if equals:
        at = equals.last
        if words.key(at) in ("ل", "ال"):
            at += 1
    if at >= words.size:
        return None
    found = numeric(words, at, context) or day_month(words, at, context)
    if not found:
        return None
    last = found.last + 1 if bracket and words.is_punctuation(found.last, ")") else found.last
    return Found(found.start, last, found.interval, found.kind, found.rule, "", found.future, found.hijri)


def with_equal(words: Words, found: Found, context: Context) -> Found:
    """A date and its counterpart in the other calendar are one: 26 شوال 1436 هـ الموافق 11 أغسطس 2015 م."""
    at = found.last
    if not (words.get(at, "equals") or (words.is_punctuation(at, "(-–") and found.hijri)):
        return found
    other = explicit(words, at, context)
    if not other or other.hijri == found.hijri:
        return found
    interval = (found if other.hijri else other).interval
    return Found(found.start, other.last, interval, found.kind, found.rule + "_equal", found.direction)


def _weekday_list(words: Words, at: int, first: Reading) -> tuple[int, int]:
    """The last day of a list (السبت والأحد) and the token after it."""
    last, end = int(first.value), first.last
    while True:
        gap = end + 1 if words.is_punctuation(end, "،,-–/") or words.key(end) == "و" else end
        more = words.get(gap, "weekday")
        if not more or (gap == end and more.start == words.tokens[end].start):
            return last, end
        last, end = int(more.value), more.last


def weekday(words: Words, i: int, context: Context) -> Found | None:
    """A day of the week with what stands before and after it."""
    at, start, day = _lead(words, i)
    name = words.get(at, "weekday")
    if not name or (at > i and name.start != words.tokens[at].start):
        return None
    if at == i:
        start = name.start
    date_part = explicit(words, name.last, context)
    if date_part and (words.key(name.last) != "و"):
        return with_equal(
            words, Found(start, date_part.last, date_part.interval, "absolute", "weekday_date", "",
                         date_part.future, date_part.hijri), context)  # fmt: skip
    ref, wd = context.ref, int(name.value)
    if day and day.value in ("2", "3"):
        return _days(words, start, name, at, context)
    modifier = words.whole(name.last, "modifier")
    if modifier:
        value = int(modifier.value)
        interval = near_weekday(ref, wd, (value > 0) - (value < 0)) if ref else None
        if interval and abs(value) == 2:
            interval = shift(interval[0], 7 if value > 0 else -7)
        return Found(start, modifier.last, interval, "weekday", "weekday_modifier", direction_of(value))
    week = _of_week(words, name.last)
    if week:
        value, last = week
        whole = week_interval(ref, value) if ref else None
        interval = shift(whole[0], wd) if whole else None
        return Found(start, last, interval, "weekday", "weekday_of_week", direction_of(value))
    interval = near_weekday(ref, wd, 0) if ref else None
    future = near_weekday(ref, wd, 1) if ref else None
    return Found(start, name.last, interval, "weekday", "weekday", "", future)


def _days(words: Words, start: int, name: Reading, at: int, context: Context) -> Found:
    """يومي السبت والأحد: one interval from the first to the last of the list."""
    last, end = _weekday_list(words, at, name)
    if end == name.last and words.key(at - 1).endswith("ايام"):
        return Found(start, end, None, "weekday", "every_weekday")  # أيام الأحد: each Sunday
    modifier = words.whole(end, "modifier")
    value = int(modifier.value) if modifier else None
    ref, span = context.ref, (last - int(name.value)) % 7
    interval: Interval | None = None
    future: Interval | None = None
    if ref:
        sign = 0 if value is None else (value > 0) - (value < 0)
        close = near_weekday(ref, last, sign) if sign <= 0 else None
        if close:
            begin = shift(close[0], -span)
            interval = (begin[0], close[1]) if begin else None
        opening = near_weekday(ref, int(name.value), 1)
        finish = shift(opening[0], span) if opening else None
        ahead = (opening[0], finish[0]) if opening and finish else None
        if sign > 0:
            interval = ahead
        elif sign == 0:
            future = ahead
    direction = direction_of(value) if value is not None else ""
    return Found(start, modifier.last if modifier else end, interval, "weekday", "weekdays", direction, future)


def _of_week(words: Words, i: int) -> tuple[int, int] | None:
    """من الأسبوع الماضي، من هذا الأسبوع: how many weeks away, and the token after."""
    if words.key(i) not in ("من", "في"):
        return None
    this = words.get(i + 1, "this")
    unit = words.get(this.last if this else i + 1, "unit_the")
    if not unit or unit.value != "w":
        return None
    if this:
        return 0, unit.last
    modifier = words.get(unit.last, "modifier")
    return (int(modifier.value), modifier.last) if modifier else None


def _is_today(words: Words, i: int, at: int, end: int) -> bool:
    """Whether اليوم at token ``at`` is today, and not a newspaper's name, a numbered or a named day."""
    if words.key(at) in ("فاليوم", "كاليوم"):
        return False
    before, after = words.tokens[at - 1] if at else None, words.key(end)
    if before and before.text in "«\"“(" and words.is_punctuation(end, "»\"”)"):
        return bool(words.get(at + 2, "weekday"))
    if before and i == at and (words.get(at - 1, "paper_before") or before.key in ("في", "بين", "عن", "هذا", "ذلك", "ذات")):
        return bool(words.get(end, "weekday"))
    if words.get(end, "no_today") or (after.startswith("ال") and after.endswith(("ه", "ي")) and at == i and _adjective(words, end)):
        return False
    return not words.get(end, "ordinal") or words.get(end, "weekday") is not None


def _adjective(words: Words, i: int) -> bool:
    """A definite adjective right after اليوم (اليوم العالمي): no day name, no bracket between."""
    return words.key(i).endswith("ي") and not words.get(i, "weekday") and len(words.key(i)) > 6


def day_word(words: Words, i: int, context: Context) -> Found | None:
    """أمس، يوم أمس الأول، فجر اليوم، غدا الخميس، اليوم (الثلاثاء)، الليلة الماضية."""
    at, start, _day = _lead(words, i)
    word = words.get(at, "dayword")
    if not word:
        return None
    if at == i:
        start = word.start
    days = int(word.value)
    if words.key(word.last) == "الحاجه":  # في أمس الحاجة: in the direst need
        return None
    if days == 0 and words.key(at).endswith("اليوم") and not _is_today(words, i, at, word.last):
        return None
    interval = shift(context.ref, days) if context.ref else None
    direction = direction_of(days)
    end = word.last
    bracket = words.is_punctuation(end, "(«")
    gap = end + 1 if bracket or words.is_punctuation(end, "،,") else end
    name = words.whole(gap, "weekday")
    if name:
        end = name.last
        if bracket and words.is_punctuation(end, ")«»"):
            end += 1
        if context.ref and interval:
            interval = _agree(interval[0], int(name.value))
    date_part = explicit(words, end, context)
    if date_part and date_part.interval:
        return Found(start, date_part.last, date_part.interval, "absolute", "dayword_date", direction)
    return Found(start, end, interval, "relative", "dayword_weekday" if name else "dayword", direction)


def _agree(day: date, wanted: int) -> Interval | None:
    """The day of that name nearest to ``day``: أمس الأربعاء in a report dated a day late."""
    ahead = (wanted - day.weekday()) % 7
    return shift(day, ahead if ahead <= 1 else ahead - 7)


def day_of_writing(words: Words, published: date | None) -> date | None:
    """The day the article counts from. Sites date reports a day or two late; اليوم الخميس tells.

    The pairs of day word and weekday vote among the days from three before to one after ``published``.
    """
    if published is None:
        return None
    votes: Counter[date] = Counter()
    for i, readings in words.readings.items():
        for reading in readings:
            if reading.cls != "dayword":
                continue
            gap = reading.last + 1 if words.is_punctuation(reading.last, "(،,") else reading.last
            name = words.whole(gap, "weekday")
            if name and (i == 0 or not words.get(i - 1, "dayword")):
                for late in (0, 1, 2, 3, -1):
                    day = published - timedelta(days=late)
                    if (day + timedelta(days=int(reading.value))).weekday() == int(name.value):
                        votes[day] += 1
                        break
            break
    if not votes or votes[published] == max(votes.values()):
        return published
    return votes.most_common(1)[0][0]
