"""When: the date that binds to a trigger."""

from __future__ import annotations

from rawi.dates.types import DateMention
from rawi.events import clauses
from rawi.events.state import State
from rawi.events.view import Kind
from rawi.record import EventDate, Status


def date_at(state: State, token: int) -> DateMention | None:
    """The time expression that covers a token."""
    dates = state.view.analysis.dates
    start = state.view.tokens[token].start
    k = _locate(dates, start)
    if k >= 0 and dates[k].start <= start < dates[k].end:
        return dates[k]
    return None


def _locate(dates: tuple[DateMention, ...], start: int) -> int:
    low, high = 0, len(dates)
    while low < high:
        middle = (low + high) // 2
        if dates[middle].start <= start:
            low = middle + 1
        else:
            high = middle
    return low - 1


def event_date(state: State, u: int, status: Status) -> tuple[EventDate | None, str]:
    """The date of an event and the rule that bound it.

    The nearest time expression of the clause, right before left; then of the sentence before the trigger's
    clause, up to the beginning of the words it is said in, and past it that of the saying.
    """
    view = state.view
    token = view.units[u].first
    for k in _clause(state, u):
        found = _resolved(state, k, status)
        if found is not None:
            return found, "same clause, after"
    for k in _joined(state, u):
        found = _resolved(state, k, status)
        if found is not None:
            return found, "clause joined by and"
    statement = state.statement_at[token]
    begin = state.statements[statement].content_tokens[0] if statement >= 0 else -1
    rule = "same sentence, before"
    start, _ = view.units_of_sentence(token)
    for k in range(u - 1, max(start, u - 30) - 1, -1):
        unit = view.units[k]
        if unit.kind is Kind.HARD:
            break
        if unit.first < begin:
            rule = "day of the saying"
        found = _resolved(state, k, status)
        if found is not None:
            return found, rule
    return None, ""


def _clause(state: State, u: int) -> list[int]:
    """The trigger, its clause, and the circumstance (مستهدفا …) that hangs on it."""
    view = state.view
    out = [u, *clauses.scope(state, u)]
    behind = out[-1] + 1
    if behind < len(view.units) and view.units[behind].kind is Kind.PARTICIPLE and behind > u:
        out += clauses.scope(state, behind)
    return out


def _joined(state: State, u: int) -> list[int]:
    """قتل شرطي وأصيب آخر أمس: the clause that و joins on directly, whose day is that of both."""
    view = state.view
    if view.units[u].kind is not Kind.VERB:
        return []
    behind = ([u, *clauses.scope(state, u)])[-1] + 1
    if behind >= view.units_of_sentence(view.units[u].first)[1]:
        return []
    unit = view.units[behind]
    joined = unit.kind is Kind.VERB and view.tokens[unit.first].conjunction == "و"
    own = state.statement_at[unit.first] == state.statement_at[view.units[u].first] and unit.first not in state.cue_at
    return [behind, *clauses.scope(state, behind)] if joined and own else []


_PLUPERFECT = frozenset(("كان", "كانت", "سبق"))
_OF_AN_OCCASION = frozenset(("حلول", "ذكري", "مناسبه"))


def _resolved(state: State, k: int, status: Status) -> EventDate | None:
    unit = state.view.units[k]
    if unit.kind is not Kind.DATE:
        return None
    date = date_at(state, unit.first)
    if date is None or date.kind == "duration" or state.view.stem[unit.first - 1] in _OF_AN_OCCASION:
        return None
    if status != "ongoing" and _since_then(state, unit.first, date):
        return None
    first, last = date.first_day, date.last_day
    if status == "planned" and date.future_first_day and date.future_last_day:
        first, last = date.future_first_day, date.future_last_day
    if date.since and status == "ongoing" and state.view.analysis.published:
        last = max(last or "", state.view.analysis.published)
    if first is None or last is None:
        return None
    return EventDate(start=first, end=last, text=date.text, span=(date.start, date.end))


def _since_then(state: State, token: int, date: DateMention) -> bool:
    """للمرة الأولى منذ عام 1998، منذ حرب غزة عام 2014: from when on, not when."""
    begin = max(state.view.sentence(token)[0], token - 4)
    return date.since or any(state.view.bare[i] == "منذ" for i in range(begin, token))


def from_story(state: State, u: int, status: Status) -> tuple[EventDate | None, str]:
    """The day of the story, for what is told as news: not for what had happened before it."""
    view = state.view
    if status != "happened" or state.story_day is None:
        return None, ""
    if u > 0 and view.units[u].kind is Kind.VERB and view.stem[view.units[u - 1].first] in _PLUPERFECT:
        return None, ""
    return state.story_day, "the day of the story"
