"""Several candidates that tell one event: a call inside a talk, a duty said twice, a plan inside an agreement."""

from __future__ import annotations

from rawi.events import clauses
from rawi.events.parties import State
from rawi.events.roles import _merged
from rawi.events.triggers import Candidate

_INSIDE = frozenset(("خلال", "اثناء", "في", "عبر", "ضمن"))
_CONTENT = frozenset(("REQUEST", "AGREE", "REJECT", "THREATEN"))
_CONTENT_SLOTS = frozenset(("الي", "علي", "ب", "ل", "من", "", "عن"))


def merge(state: State, found: list[Candidate]) -> list[Candidate]:
    """The candidates without those that only repeat or complete another one of the same clause."""
    by_unit: dict[int, Candidate] = {}
    for c in found:
        if c.verbal or c.light == "row":
            by_unit.setdefault(c.unit, c)
    gone: set[int] = set()
    for c in found:
        if c.place is None or c.light == "row":
            continue
        governor = by_unit.get(c.place.governor) if c.place.governor is not None else None
        if governor is None or governor is c:
            continue
        if _same_talk(c, governor):
            _lend(c, governor)
            gone.add(id(governor))
        elif _in_content(state, c, governor):
            gone.add(id(c))
    kept = [c for c in found if id(c) not in gone]
    return _no_second_duty(state, kept)


def _same_talk(c: Candidate, verb: Candidate) -> bool:
    """بحث الرئيسان خلال اتصال هاتفي: one talk, named by the noun."""
    place = c.place
    assert place is not None
    return c.row.type == verb.row.type == "CONSULT" and place.preposition in _INSIDE and not place.definite


def _lend(c: Candidate, verb: Candidate) -> None:
    c.roles.actors = _merged(verb.roles.actors, c.roles.actors)
    c.mode = c.mode or verb.mode
    c.rule = f"{verb.row.id}+{c.row.id}"
    c.light, c.light_unit = "row", verb.unit
    c.unit = verb.unit


def _in_content(state: State, c: Candidate, verb: Candidate) -> bool:
    """A noun inside what is asked, agreed or refused (اتفقا على عقد قمة) is not asserted on its own."""
    if verb.row.type not in _CONTENT or c.row.type == "ASSAULT":
        return False
    place = c.place
    assert place is not None
    units = state.view.units
    own = units[place.unit].preposition or state.view.tokens[units[place.unit].first].preposition
    if own not in _CONTENT_SLOTS or c.light == "row":
        return False
    return clauses.subject_after(state, verb.unit) != place.unit


def _no_second_duty(state: State, found: list[Candidate]) -> list[Candidate]:
    """A predicate of duty or blame inside a statement repeats what the statement's verb already codes."""
    out: list[Candidate] = []
    seen: set[tuple[str, int, int]] = set()
    for c in found:
        sentence = state.view.analysis.layer.sentence_of[c.first]
        key = (c.row.type, sentence, state.statement_at[c.first])
        outer = (c.row.type, sentence, state.cue_at.get(state.view.units[c.unit].first, -2))
        if "speech" in c.row.flags and (key in seen or _cue_coded(state, c, out)):
            continue
        seen.add(key)
        seen.add(outer)
        out.append(c)
    return out


def _cue_coded(state: State, c: Candidate, out: list[Candidate]) -> bool:
    statement = state.statement_at[c.first]
    if statement < 0:
        return False
    cue = state.statements[statement].cue_token
    return any(o.row.type == c.row.type and (o.first == cue or state.view.units[o.unit].first == cue) for o in out[-6:])
