"""Parties of a finite verb by its frame: who is actor and who recipient."""

from __future__ import annotations

from rawi.events import clauses
from rawi.events.lexicon import Frame
from rawi.events.parties import group_parties
from rawi.events.slots import Roles, agent_phrase, before_other_talks, merged, slot_parties, thing, two_sides
from rawi.events.state import Party, State
from rawi.events.view import Kind
from rawi.text.folding import fold


def of_verb(state: State, u: int, frame: Frame, type: str = "", consumed: int = -1) -> Roles:
    """Parties of a finite verb by its frame; ``type`` is the row's event type, ``consumed`` the word that completes it."""
    units = clauses.scope(state, u)
    token = state.view.units[u].first
    form = state.view.form[token]
    roles = Roles()
    passive = form is not None and form.voice == "passive"
    if frame.actors[:1] == ("s",) and "o" in frame.recipients and (passive or _reads_passive(state, u, type)):
        roles.recipients = clauses.subject(state, u)
        roles.actors = agent_phrase(state, units)
        roles.notes.append("passive: the subject is the recipient")
        return roles
    for slot in frame.actors:
        roles.actors = (
            clauses.doer(state, u)
            if slot == "s" and type in _BY_SOMEBODY
            else slot_parties(state, u, units, slot)
        )
        if roles.actors:
            break
    sides = () if two_sides(state, roles.actors) else frame.joint
    apart = frozenset(p.entity for p in roles.actors)
    for slot in sides:
        more = slot_parties(state, u, before_other_talks(state, units), slot, apart, joint=True)
        roles.actors = merged(roles.actors, more)
        if more:
            break
    if type == "CONSULT":
        _met_by_the_one_before(state, u, frame, roles)
    for slot in frame.recipients:
        roles.recipients = _verb_slot(state, u, units, slot, consumed, apart)
        if roles.recipients:
            roles.notes.append(f"recipient from slot {slot}")
            break
    if not roles.recipients and consumed >= 0 and type in ("SANCTION", "COERCE"):
        roles.recipients = clauses.behind(state, consumed)  # قضت المحكمة بسجن ناشط
    agent = agent_phrase(state, units)
    if agent and not roles.actors:
        roles.actors = agent
    if type == "CONSULT" and frame.recipients[:1] == ("o",):
        _visitor_behind(state, roles)
    if type == "ASSAULT" and not roles.recipients and frame.recipients:
        place = clauses.object_unit(state, u) if "o" in frame.recipients else None
        roles.recipients = aimed_at(state, u) or (thing(state, place) if place is not None else [])
        roles.recipients = roles.recipients or _shot_at(state, units, frame)
    return roles


def _met_by_the_one_before(state: State, u: int, frame: Frame, roles: Roles) -> None:
    """ثم التقى الرئيس المصري: a meeting has two sides, so the only one behind the verb was met by the one left out."""
    if "o" not in frame.joint or len(roles.actors) != 1 or roles.actors[0].how != "mention":
        return
    if clauses.phrase_before(state, u) is not None or state.view.units[u].first in state.cue_at:
        return
    before = clauses.left_out(state, u)
    if len(before) == 1 and state.entity(before[0].entity).country not in (
        None,
        state.entity(roles.actors[0].entity).country,
    ):
        roles.actors = merged(before, roles.actors)
        roles.notes.append("the other side: the subject left out")


def _visitor_behind(state: State, roles: Roles) -> None:
    """تزور تركيا رئيسة الحكومة البريطانية: a state does not visit somebody, the person behind it is the visitor."""
    if len(roles.actors) != 1 or not roles.recipients or roles.actors[0].how != "mention":
        return
    one, others = state.entity(roles.actors[0].entity), [state.entity(p.entity) for p in roles.recipients]
    if one.type in ("country", "place") and all(d.type in ("person", "office") for d in others):
        roles.actors, roles.recipients = roles.recipients, roles.actors
        roles.notes.append("the person behind the place is the visitor")


def _shot_at(state: State, units: list[int], frame: Frame) -> list[Party]:
    """أطلقوا النار على حافلة تقل مدنيين: a thing under the frame's preposition, by whom it carries or by its name."""
    view = state.view
    for slot in frame.recipients:
        for i in clauses.governed(state, units, fold(slot)) if slot not in ("o", "s", "obj", "named", "g") else []:
            found = thing(state, i)
            if found:
                k = i + 1
                carries = k < len(view.units) and view.units[k].kind is Kind.VERB and any(
                    r.lemma in ("أقلّ", "حمل", "نقل") for r in view.analysis.language.verbs[view.units[k].first]
                )
                return (clauses.objects(state, k) if carries else []) or found
    return []


def aimed_at(state: State, u: int) -> list[Party]:
    """شنّ غارة مستهدفا الحركة: the object of the participle that closes the clause."""
    units = clauses.scope(state, u)
    behind = (units[-1] if units else u) + 1
    if behind >= len(state.view.units) or state.view.units[behind].kind is not Kind.PARTICIPLE:
        return []
    token = state.view.units[behind].first
    if not any(r.lemma in ("استهدف", "طال") for r in state.view.analysis.language.verbs[token]):
        return []
    place = clauses.object_unit(state, behind)
    return group_parties(state, place) or thing(state, place) if place is not None else []


def _verb_slot(
    state: State, u: int, units: list[int], slot: str, consumed: int, apart: frozenset[int]
) -> list[Party]:
    if slot == "o":
        return clauses.objects(state, u, consumed)
    if slot == "obj":
        return clauses.behind(state, consumed) if consumed >= 0 else []
    if slot == "named":
        return _named(state, consumed) if consumed >= 0 else []
    return slot_parties(state, u, units, slot, apart)


def _named(state: State, token: int) -> list[Party]:
    """خططت لها بدقة قوى خارجية: who fulfils the row's condition, also where the words before draw it to themselves."""
    unit = state.view.units[state.view.unit_of[token]]
    if unit.first == token:
        return group_parties(state, state.view.unit_of[token])
    phrase = state.view.analysis.entities.phrase(token, unit.last, rule="events:named")
    return [Party(phrase.entity, token, unit.last, "phrase")]


_BY_SOMEBODY = frozenset(
    ("CONSULT", "AGREE", "SUPPORT", "REJECT", "ACCUSE", "REQUEST", "THREATEN", "CONCEDE", "AID")
)
"""Types that only people and bodies do, so that a thing behind their verb is its object."""
_SUFFERED = frozenset(("ASSAULT", "COERCE", "SANCTION", "RETREAT", "ACCUSE", "AID"))


def _reads_passive(state: State, u: int, type: str) -> bool:
    """A past form that may be active or passive (قتل خمسة جنود): no second phrase, no body that acts as subject."""
    view = state.view
    token = view.units[u].first
    form = view.form[token]
    if type not in _SUFFERED or token in state.cue_at or form is None or view.tokens[token].pronoun:
        return False
    readings = view.analysis.language.verbs[token]
    if not any(r.voice == "passive" and r.kind == "finite" and r.lemma == form.lemma for r in readings):
        return False
    units = clauses.scope(state, u)
    if agent_phrase(state, units):
        return True
    phrases = [
        i for i in clauses.bare_phrases(state, units) if view.stem[view.units[i].first] not in ("قيد", "رهن")
    ]
    if clauses.phrase_before(state, u) is not None or clauses.pronoun_before(state, u) is not None:
        return not phrases and form.tense == "past"
    if len(phrases) != 1 or clauses.subject_after(state, u) != phrases[0]:
        return False
    parties = clauses.subject(state, u)
    if parties and state.entity(parties[0].entity).type == "group":
        return True  # قتل المئات من الجنود والشرطة: the body is joined on to them
    return bool(parties) and not any(_acts(state, p) for p in parties)


def _acts(state: State, party: Party) -> bool:
    draft = state.entity(party.entity)
    return draft.type in ("organization", "country") and draft.sector in (
        "MIL",
        "REB",
        "COP",
        "GOV",
        "JUD",
        "PRM",
        "UAF",
    )
