"""Who takes part in talks and visits, and who hosts whom: the conventions for CONSULT."""

from __future__ import annotations

from rawi.events import clauses, nouns, slots
from rawi.events.candidate import Candidate
from rawi.events.parties import group_parties
from rawi.events.state import Party, State
from rawi.events.view import Kind

_DURING = frozenset(("خلال", "اثناء", "في", "لدي", "عقب", "بعد", "عند", "غداه", "ب", "اثر", "قبيل", "قبل", "ضمن"))
_TELLING = frozenset(("أبلغ", "أطلع", "أخبر", "طمأن", "هنّأ", "شكر", "أحاط", "عزّى", "نصح", "حثّ", "سلّم"))
_ATTENDANCE = frozenset(("مشاركه", "حضور"))
_ATTENDING = frozenset(("بمشاركه", "بحضور"))
_WAS = frozenset(("كان", "كانت", "وكان", "وكانت"))


def attending(state: State, c: Candidate) -> None:
    """قال الوزير خلال لقاء مع نظيره: the subject of the sentence's verb is a side of the talks, or the visitor."""
    place = c.place
    assert place is not None
    during = _span_of(state, place)
    if c.row.type in ("PROTEST", "SUPPORT") and not c.roles.actors and _adverbial(state, c):
        c.roles.actors = clauses.subject(state, place.governor) if place.governor is not None else []
        return
    if during not in _DURING or c.row.type != "CONSULT":
        return
    governor = place.governor
    if governor is None:
        governor = _verb_behind(state, place.unit)
    if governor is None:
        governor = _first_verb(state, place.unit)
    if governor is None:
        return
    if c.row.frame.two_sided:
        if len(c.roles.actors) < 2:
            _take_part(state, c, governor)
    elif not c.roles.actors and not view_definite(state, c.first):
        c.roles.actors = clauses.subject(state, governor)
        c.roles.notes.append("the subject of the verb is the visitor")


_STAGES = frozenset(("ختام", "مستهل", "بدايه", "نهايه", "اطار", "اليوم", "يوم", "اول", "ثاني", "مطلع", "اعقاب", "هامش"))


def _span_of(state: State, place: nouns.NounPlace) -> str:
    """The preposition over a noun; through its stages as well: في ختام زيارة، في اليوم الأول من زيارة."""
    view = state.view
    unit = view.units[place.unit]
    if place.parent >= 0 and view.stem[unit.first] in _STAGES and unit.preposition in ("في", "علي", "ب"):
        return "في"
    if place.preposition == "من":
        begin = max(view.sentence(place.first)[0], place.first - 4)
        if any(view.stem[i] in _STAGES or view.bare[i] in _STAGES for i in range(begin, place.first)):
            return "في"
    return place.preposition


def _first_verb(state: State, u: int) -> int | None:
    """The main verb of a sentence whose later words a phrase closes: وعد بأن يكون حاضرا، خلال زيارة."""
    view = state.view
    start, _ = view.units_of_sentence(view.units[u].first)
    first = next((i for i in range(start, min(u, start + 8)) if view.units[i].kind is Kind.VERB), None)
    if first is None or view.units[first].first not in state.cue_at:
        return None
    between = range(first + 1, u)
    return first if not any(view.units[i].kind in (Kind.HARD, Kind.RELATIVE) for i in between) else None


def _take_part(state: State, c: Candidate, governor: int) -> None:
    """The subject of the verb is a side of the talks, and so is whom it tells (أبلغ نظيره في اتصال)."""
    doers = clauses.subject(state, governor)
    if not doers or state.entity(doers[0].entity).type != "person":
        return
    told: list[Party] = []
    token = state.view.units[governor].first
    if any(r.lemma in _TELLING for r in state.view.analysis.language.verbs[token]):
        told = [p for p in clauses.objects(state, governor) if state.entity(p.entity).type == "person"]
    if len(doers) + len(c.roles.actors) + len(told) < 2:
        return
    c.roles.actors = slots.merged(slots.merged(doers, told), c.roles.actors)
    c.roles.notes.append("the subject of the verb takes part")


def participants(state: State, c: Candidate) -> None:
    """اجتماع بمشاركة وزراء، قمة بحضور الرئيسين: those who take part are sides."""
    if c.row.type != "CONSULT" or not c.row.frame.two_sided or c.place is None:
        return
    view = state.view
    start = view.unit_of[c.last - 1]
    end = min(view.units_of_sentence(c.first)[1], start + 12)
    for u in range(start + 1, end):
        unit = view.units[u]
        if unit.kind in (Kind.HARD, Kind.VERB, Kind.RELATIVE):
            return
        attending = unit.preposition in _ATTENDING or (unit.preposition == "ب" and view.stem[unit.first] in _ATTENDANCE)
        if unit.kind is Kind.NOUN and attending:
            more = group_parties(state, u)
            if more:
                c.roles.actors = slots.merged(c.roles.actors, more)
                c.roles.notes.append("those who take part")
            return


def reception(state: State, c: Candidate) -> None:
    """كان في استقبال الوفد الوزير: the genitive is the guest; whoever كان is said of is the host."""
    place = c.place
    assert place is not None
    if "reception" not in c.row.flags or place.preposition not in ("في", "ب"):
        return
    view = state.view
    start, _ = view.units_of_sentence(c.first)
    was = next(
        (k for k in range(place.unit - 1, max(start, place.unit - 5) - 1, -1) if view.bare[view.units[k].first] in _WAS),
        None,
    )
    if was is None:
        return
    guest = c.roles.recipients or c.roles.actors
    host: list[Party] = []
    for k in [*range(was + 1, place.unit), *clauses.scope(state, place.unit)]:
        unit = view.units[k]
        if unit.kind is Kind.NOUN and not unit.preposition and not unit.conjunction:
            host = [p for p in group_parties(state, k) if p.entity not in {g.entity for g in guest}]
            if host:
                break
    if not host:
        before = clauses.phrase_before(state, was)
        host = group_parties(state, before) if before is not None else []
    if was > start and view.units[was - 1].kind is Kind.RELATIVE and view.tokens[c.last - 1].pronoun:
        antecedent = clauses.antecedent(state, was - 1)
        host = group_parties(state, antecedent) if antecedent is not None else host
    if host and guest and guest[0].entity in {h.entity for h in host}:
        guest = [p for p in clauses.main_subject(state, c.first) if p.entity not in {h.entity for h in host}]
    if host and guest:
        c.roles.actors, c.roles.recipients = guest, host
        c.roles.notes.append("received: the genitive is the guest")


def _adverbial(state: State, c: Candidate) -> bool:
    """احتجاجا على، تضامنا مع: an accusative of purpose, whose subject is that of the sentence."""
    key = state.view.tokens[c.first].key
    return key.endswith("ا") and c.place is not None and not c.place.preposition and not c.place.definite


def _verb_behind(state: State, u: int) -> int | None:
    """خلال زيارة إلى باريس، قال الوزير: the main verb that follows the phrase that opens the sentence."""
    view = state.view
    start, end = view.units_of_sentence(view.units[u].first)
    if u - start > 4:
        return None
    return next((i for i in range(u + 1, min(end, u + 12)) if view.units[i].kind is Kind.VERB), None)


def view_definite(state: State, i: int) -> bool:
    return state.view.tokens[i].article
