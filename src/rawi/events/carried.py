"""Nouns that a verb carries: light verbs, verbs of saying and of control, and talks that the subject attends."""

from __future__ import annotations

from functools import lru_cache

from rawi.events import clauses, slots
from rawi.events.candidate import POSITIONS, Candidate
from rawi.events.nouns import RELATIVE, NounPlace
from rawi.events.ontology import read_table
from rawi.events.state import Party, State
from rawi.events.view import Kind

_CARRIERS = frozenset(
    (
        "سلسله",
        "عدد",
        "موجه",
        "حمله",
        "حملات",
        "عمليه",
        "عمليات",
        "مراسم",
        "جوله",
        "جلسه",
        "مزيد",
        "خالص",
        "اعمال",
        "العديد",
        "عديد",
        "كل",
        "بعض",
        "مجموعه",
        "وابل",
        "عشرات",
        "مئات",
        "لاجراء",
        "اجراء",
        "عقد",
        "شن",
    )
)
_OCCUR = frozenset(("وقع", "حدث", "جرى", "حصل", "اندلع", "نفّذ"))
_SAYING = frozenset(("أعرب", "عبّر", "أبدى", "أعلن", "أكّد", "جدّد", "جهر", "تضمّن"))


@lru_cache(maxsize=1)
def light_verbs() -> dict[str, tuple[str, str]]:
    """Verbs that carry a noun event: lemma -> (role of their subject, status they give)."""
    return {r["lemma"]: (r["subject"], r["status"]) for r in read_table("light.tsv")}


def carried(state: State, c: Candidate) -> None:
    """Take parties from the verb that carries the noun: أجرى الوزير اتصالا, تلقى الرئيس انتقادات, تم اعتقال."""
    place = c.place
    assert place is not None
    if place.definite and not place.preposition:
        behind = _occurrence(state, place.unit)
        if behind is not None:
            c.light, c.light_unit = "وقع", behind
            return
    if _in_passing(state, c, place):
        return
    if place.governor is None or place.preposition not in ("", "ب", "في", "عن", "الي", "ل", "علي", "من"):
        return
    view = state.view
    token = view.units[place.governor].first
    lemmas = [r.lemma for r in view.analysis.language.verbs[token] if r.kind == "finite"]
    lemma = next((x for x in lemmas if x in light_verbs()), "")
    if not lemma:
        return
    begun = token in state.cue_at or clauses.phrase_before(state, place.governor) is not None
    if (
        not begun
        and clauses.subject_after(state, place.governor) == place.unit
        and light_verbs()[lemma][0] != "none"
    ):
        return  # the noun is itself the subject: حقق الهجوم أهدافه
    if place.parent >= 0 and view.tokens[place.parent].stem not in _CARRIERS:
        return
    if lemma in _SAYING and c.row.frame.two_sided and c.roles.actors:
        return
    if lemma in _SAYING and c.row.type not in POSITIONS:
        sayers = clauses.subject(state, place.governor)
        if (
            not c.roles.actors
            and place.preposition in ("", "عن")
            and (not place.definite or (lemma == "أعلن" and _by_themselves(state, place)))
            and _their_doing(state, c, sayers)
        ):
            c.roles.actors = sayers  # أعلن المغرب قطع علاقاته
            c.light = "" if c.row.needs == "carried" else lemma
        return
    if lemma in _SAYING and place.preposition not in ("", "عن"):
        return
    c.light, c.light_unit = lemma, place.governor
    role = light_verbs()[lemma][0]
    if role == "object":
        parties = clauses.objects(state, place.governor)
        if parties and c.row.type not in POSITIONS:
            _carry_actor(state, c, parties)
        c.light = ""
        return
    if role == "control":
        if c.row.type not in POSITIONS or not c.roles.actors:
            _carry_actor(state, c, clauses.subject(state, place.governor))
        c.light = "" if c.row.needs else lemma
        return
    if role in ("actor", "recipient"):
        parties = clauses.subject(state, place.governor)
        if role == "actor":
            _carry_actor(state, c, parties)
        else:
            _carry_recipient(c, parties or _suffering_thing(state, c, place.governor))
    if not c.roles.recipients and not c.row.frame.two_sided:
        units = clauses.scope(state, place.governor)
        for slot in c.row.frame.recipients:
            if slot not in ("g", "o", "s") and not c.roles.recipients:
                c.roles.recipients = slots.slot_parties(state, place.governor, units, slot)


def _in_passing(state: State, c: Candidate, place: NounPlace) -> bool:
    """كتب الرئيس: "..."، في انتقاد للرسوم: a position taken in what the subject of the main verb does or says."""
    view = state.view
    k = place.unit - 2
    if c.roles.actors or place.preposition != "في" or place.definite or c.row.type not in POSITIONS:
        return False
    if k < 0 or view.units[k].kind is not Kind.SOFT or c.first != view.units[place.unit].first:
        return False
    c.roles.actors = [Party(p.entity, c.first, c.last, "dropped") for p in clauses.main_subject(state, c.first)]
    return True


_DEATHS = frozenset(("مقتل", "إصابة", "استشهاد", "جرح", "سقوط", "مصرع", "وفاة"))


def _by_themselves(state: State, place: NounPlace) -> bool:
    """أعلن الجيش السيطرة على البلدة: with the article and a phrase of its own behind it, the announcer's deed."""
    view = state.view
    after = place.unit + 1
    return (
        not place.preposition
        and not view.tokens[place.last - 1].pronoun
        and after < len(view.units)
        and view.units[after].kind is Kind.PREPOSITION
        and view.units[after].first == place.last
        and view.bare[view.units[after].first] in ("علي", "عن", "من")
    )


def _their_doing(state: State, c: Candidate, sayers: list[Party]) -> bool:
    """Whether who announces a deed did it: not a death (أعلنت الوزارة مقتل خمسة), nor what happens to one's own."""
    codes = {state.entity(p.entity).country for p in sayers} - {None}
    if c.row.type in ("ASSAULT", "ACCUSE", "SANCTION") and c.row.words[0] in _DEATHS:
        return False
    suffered = {state.entity(p.entity).country for p in c.roles.recipients} - {None}
    return not (c.row.type in ("ACCUSE", "THREATEN") and bool(codes & suffered))


def _occurrence(state: State, unit: int) -> int | None:
    """The verb of happening behind its subject: التفجيران وقعا، الهجوم جرى أمس."""
    view = state.view
    end = min(view.units_of_sentence(view.units[unit].first)[1], unit + 6)
    for k in range(unit + 1, end):
        if view.units[k].kind is Kind.VERB:
            readings = view.analysis.language.verbs[view.units[k].first]
            happens = any(r.kind == "finite" and r.lemma in _OCCUR for r in readings)
            return k if happens and view.units[k - 1].kind is not Kind.RELATIVE else None
        if view.units[k].kind in (Kind.HARD, Kind.COMPLEMENTISER, Kind.RELATIVE):
            return None
    return None


def _carry_actor(state: State, c: Candidate, parties: list[Party]) -> None:
    if RELATIVE in c.roles.notes and c.roles.actors and not c.row.frame.two_sided:
        return  # أنهى الجيش عملية نفذها مسلحون
    if c.row.frame.two_sided:
        units = clauses.scope(state, c.light_unit)
        more: list[Party] = []
        for slot in c.row.frame.joint:
            more = more or slots.slot_parties(state, c.light_unit, units, slot, joint=True)
        c.roles.actors = slots.merged(parties, slots.merged(c.roles.actors, more))
        return
    if (
        c.row.type in POSITIONS
        and c.roles.actors
        and c.roles.actors[0].how in ("genitive", "inner", "mention")
    ):
        return  # أكد حرص مصر على: the noun's own genitive holds the position
    if c.roles.actors and c.roles.actors != parties and not c.roles.recipients:
        c.roles.recipients = [p for p in c.roles.actors if p.entity not in {q.entity for q in parties}]
    if parties:
        c.roles.actors = parties


def _suffering_thing(state: State, c: Candidate, verb: int) -> list[Party]:
    """تعرضت القاعدة الجوية لضربة: a building or place that suffers an attack."""
    if c.row.type not in ("ASSAULT", "COERCE"):
        return []
    after = clauses.subject_after(state, verb)
    place = after if after is not None and after < c.unit else clauses.phrase_before(state, verb)
    return slots.thing(state, place) if place is not None else []


def _carry_recipient(c: Candidate, parties: list[Party]) -> None:
    if c.row.frame.two_sided:
        c.roles.actors = slots.merged(c.roles.actors, parties)
        return
    c.roles.recipients = parties or c.roles.recipients
    taken = {p.entity for p in c.roles.recipients}
    c.roles.actors = [p for p in c.roles.actors if p.entity not in taken]
