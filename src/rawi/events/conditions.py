"""What a trigger row asks of the words around it."""

from __future__ import annotations

from dataclasses import dataclass

from rawi.events.antecedents import owner_of
from rawi.events.lexicon import Condition, TriggerRow, Want
from rawi.events.parties import amount, in_class
from rawi.events.state import State
from rawi.events.view import Kind, split_pronoun

_NOMINAL = frozenset(("noun", "phrase", "adjective", "predicate"))
_VERB_WINDOW = 14
_NOUN_WINDOW = 4
_UNLESS_WINDOW = 7
"""Units behind a trigger that its conditions may look at: a long title counts as one."""
_CARRIERS = frozenset(("سلسله", "محاوله", "عدد", "عمليه", "عده", "موجه", "من", "اي", "كل", "بعض", "جميع", "معظم", "عشرات", "مئات"))
"""Words that may stand between a preposition and the noun it is about: تعرضت لسلسلة من الهجمات."""


@dataclass(frozen=True, slots=True)
class Match:
    """A row that holds at a place: its words ``first`` up to ``last``, and the word that fulfilled its condition."""

    row: TriggerRow
    first: int
    last: int
    with_token: int = -1


def window(state: State, last: int, size: int, through: bool = False) -> int:
    """Where the words end that a condition may look at: the clause, at most ``size`` units; ``through`` بأنها."""
    view = state.view
    first = view.unit_of[last - 1]
    stop = min(view.units_of_sentence(last - 1)[1], first + size)
    for u in range(first + 1, stop):
        unit = view.units[u]
        if unit.kind is Kind.PARTICIPLE:
            return unit.first + 1  # مؤتمرا، مخيما: nouns of place look like participles
        if unit.kind in (Kind.HARD, Kind.VERB, Kind.SUBORDINATOR):
            return unit.first
        if through and view.bare[unit.first].startswith("بان"):
            continue  # وصف القرار بأنه سخيف
        if unit.kind in (Kind.RELATIVE, Kind.COMPLEMENTISER) and unit.first > last:
            return unit.first
    return view.units[stop - 1].last


def _word_at(state: State, i: int, prefix: str) -> bool:
    token = state.view.tokens[i]
    if token.kind != "word":
        return False
    return state.view.stem[i].startswith(prefix) or state.view.bare[i].startswith(prefix)


def _under(state: State, i: int, preposition: str) -> bool:
    """Whether a word stands directly under a preposition (numbers and quotation marks may stand between)."""
    view = state.view
    if view.prefix[i]:
        return view.prefix[i] == preposition
    if preposition in ("ب", "ل", "ك") and view.bare[i].startswith(preposition):
        return True
    k = i - 1
    while k >= 0 and view.bare[k] != preposition and _may_stand_between(state, k):
        if view.stem[k] in _CARRIERS and view.prefix[k] == preposition:
            return True
        k -= 1
    return k >= 0 and view.bare[k] == preposition


def _may_stand_between(state: State, k: int) -> bool:
    view = state.view
    return view.kind[k] is Kind.QUOTE or view.stem[k] in _CARRIERS or amount(state, k)


def _meets(state: State, i: int, want: Want, end: int) -> bool:
    if want.preposition and want.word_class == "any":
        view = state.view
        if view.kind[i] is Kind.PRONOUN:
            return split_pronoun(view.bare[i])[0] == want.preposition
        return want.preposition in (view.bare[i], view.prefix[i])
    if want.preposition and not _under(state, i, want.preposition):
        return False
    if want.word_class:
        return _of_class(state, i, want.word_class)
    if i + len(want.words) > end:
        return False
    return all(_word_at(state, i + k, w) for k, w in enumerate(want.words))


def _of_class(state: State, i: int, name: str) -> bool:
    if name == "any":
        return state.view.tokens[i].kind == "word"
    mention = state.view.mention_at(i)
    if mention is not None and mention.first != i:
        return False
    return in_class(state, name, i, i + 1, mention.entity if mention is not None else None)


_OBJECT = frozenset(("", "ب", "ل"))


def _free(state: State, i: int, verbal: bool, want: Want) -> bool:
    """Words wanted as a verb's object may not stand under في، من، على, nor in a title: أعلن قائد قوات الدعم السريع فلان."""
    if not verbal or want.preposition:
        return True
    mention = state.view.mention_at(i) if not want.word_class else None
    if mention is not None and mention.human and mention.kind == "name" and mention.first != i:
        return False
    unit = state.view.units[state.view.unit_of[i]]
    return unit.kind is not Kind.NOUN or unit.preposition in _OBJECT or len(want.words) > 1


def _first_met(state: State, part: tuple[Want, ...], last: int, end: int, verbal: bool) -> int | None:
    """The first word of a stretch that fulfils one part of a condition."""
    view = state.view
    beginnings: tuple[str, ...] = ()  # where only words are wanted, what a word must begin with: most fail by it
    if not any(want.word_class or not want.words for want in part):
        beginnings = tuple([want.words[0] for want in part])
    for i in range(last, end):
        if beginnings and not (view.stem[i].startswith(beginnings) or view.bare[i].startswith(beginnings)):
            continue
        for want in part:
            if _meets(state, i, want, end) and _free(state, i, verbal, want):
                return i
    return None


def fulfilled(state: State, condition: Condition, last: int, end: int, verbal: bool = False) -> int | None:
    """The word that fulfils the first part of a condition; None when some part is not met, ``last`` if it asks nothing."""
    found = last
    for number, part in enumerate(condition):
        at = _first_met(state, part, last, end, verbal)
        if at is None:
            return None
        if number == 0:
            found = at
    return found


BEFORE = "<"
"""Marks a word that may not stand directly before the trigger: حكم الإعدام."""


def _before(state: State, first: int, want: Want) -> bool:
    if want.preposition != BEFORE or not first:
        return False
    return any(_word_at(state, i, want.words[0]) for i in range(max(0, first - 2), first))


_NOT_TAKEN_UP = frozenset(("any", "human", "meeting", "summit", "person", "visitor"))
_BACK = 6
"""Words before a verb among which what its pronoun takes up may stand."""


def _taken_up(state: State, having: Condition, first: int, end: int) -> int | None:
    """الرسوم التي ستفرضها كندا, قيود فرضتها السلطات: the noun that the verb's pronoun takes up meets its condition."""
    view = state.view
    begin = view.sentence(first)[0]
    between = (Kind.RELATIVE, Kind.NOUN, Kind.QUOTE, Kind.PREPOSITION)
    for i in range(first - 1, max(begin, first - _BACK) - 1, -1):
        if view.kind[i] not in between:
            return None
        other = view.tokens[first].pronoun == "ه" and view.tokens[i].text.endswith("ة")
        if other and Kind.RELATIVE not in view.kind[i:first]:
            continue  # كلمته الافتتاحية أمام مؤتمر حضره وزراء
        if any(
            not w.preposition and w.word_class not in _NOT_TAKEN_UP and _meets(state, i, w, first)
            for w in having[0]
        ):
            rest = fulfilled(state, having[1:], first + 1, end) if len(having) > 1 else first
            return i if rest is not None else None
    return None


def _passive(state: State, token: int) -> bool:
    """قذائف أُطلقت من القطاع: written as a passive, so that what it is about may stand before it."""
    form = state.view.form[token]
    return form is not None and form.voice == "passive"


_ON_PEOPLE = frozenset(("COERCE", "ASSAULT", "RETREAT", "AID"))


def _somebody(state: State, row: TriggerRow, token: int) -> bool:
    """توقيفه, أوقفتهم: a pronoun for people where the row asks for people."""
    if row.type not in _ON_PEOPLE or len(row.having) > 1:
        return False
    if not any(w.word_class == "human" and not w.preposition for w in row.having[0]):
        return False
    owner = owner_of(state, token)
    return owner is not None and state.entity(owner).type in ("person", "group")


def _having(state: State, row: TriggerRow, first: int, last: int, end: int) -> int | None:
    """The word that fulfils what a row wants: behind it, or before it where its pronoun or its passive points back."""
    verbal = row.kind not in _NOMINAL
    object_pronoun = state.view.tokens[last - 1].pronoun in ("ه", "ها", "هم", "هما")
    found = fulfilled(state, row.having, last, end, verbal)
    if "two_objects" in row.flags:
        return found  # خطوة اعتبرتها الحكومة تدخلا
    if verbal and object_pronoun and not any(w.preposition for w in row.having[0]):
        found = None  # its object is the pronoun
    if found is None and verbal and (object_pronoun or _passive(state, first)):
        found = _taken_up(state, row.having, first, end)
    if found is None and object_pronoun and _somebody(state, row, last - 1):
        return -1
    return found


def holds(state: State, row: TriggerRow, first: int, last: int) -> Match | None:
    """Whether a row's conditions hold for the words ``first`` up to ``last``."""
    size = _NOUN_WINDOW if row.kind in _NOMINAL else _VERB_WINDOW
    end = window(state, last, size, "through" in row.flags)
    at = -1
    if row.having:
        found = _having(state, row, first, last, end)
        if found is None:
            return None
        at = found
    if row.unless:
        if any(_before(state, first, w) for part in row.unless for w in part):
            return None
        near = min(end, last + _UNLESS_WINDOW)
        for i in range(last, near):
            if any(
                w.preposition != BEFORE and _meets(state, i, w, near) for part in row.unless for w in part
            ):
                return None
    return Match(row, first, last, at)
