"""PLOVER's own rules: what type, mode, status and sides a candidate has in the end."""

from __future__ import annotations

from rawi.events import clauses
from rawi.events.candidate import Candidate, Shape
from rawi.events.parties import group_parties
from rawi.events.sides import destination, meeting
from rawi.events.state import Party, State
from rawi.events.status import Verdict
from rawi.events.view import Kind

_DIRECTED = frozenset(("ACCUSE", "SUPPORT", "REJECT", "REQUEST", "THREATEN", "SANCTION", "AGREE", "AID"))
_ATTACKS = frozenset(("تفجير", "هجوم", "اعتداء", "هجمات", "اعتداءات", "تفجيرات", "اغتيال", "حادث"))
_COOPERATION = frozenset(("CONSULT", "COOPERATE", "AID", "SUPPORT"))


def reshape(state: State, c: Candidate, verdict: Verdict) -> Shape:
    """Apply the codebook's rules: future cooperation is AGREE, a future retreat CONCEDE, a host is a recipient."""
    shape = Shape(
        c.row.type,
        c.mode,
        verdict.status,
        list(c.roles.actors),
        list(c.roles.recipients),
        list(c.roles.notes),
    )
    if verdict.status == "ongoing" and verdict.rule == "present" and _told_now(state, c):
        shape.status = "happened"
    if "negated" in c.row.flags:
        shape.status = "planned" if verdict.cue >= 0 and state.view.bare[verdict.cue] == "لن" else "ongoing"
    statement = state.statement_at[c.first]
    if (
        statement >= 0
        and state.statements[statement].act == "deny"
        and shape.status in ("happened", "ongoing")
    ):
        shape.status = "negated"
        shape.notes.append("inside a denial")
    if verdict.status == "planned" and shape.type in _COOPERATION:
        shape.type, shape.mode = "AGREE", None
        shape.notes.append(f"planned {c.row.type} is AGREE")
    elif verdict.status == "planned" and shape.type == "RETREAT":
        shape.type, shape.mode = "CONCEDE", None
        shape.notes.append("planned RETREAT is CONCEDE")
    if shape.type == "PROTEST" and shape.mode == "demo" and shape.actors and state.entity(shape.actors[0].entity).sector == "GOV":
        shape.type, shape.mode = "ACCUSE", "disapprove"
        shape.notes.append("a state's protest is ACCUSE")
    taken = {p.entity for p in shape.actors}
    shape.recipients = [p for p in shape.recipients if p.entity not in taken]
    if shape.type == "MOBILIZE":
        shape.recipients = []  # forces are raised and moved, not against anybody
    if shape.type == "CONSULT":
        meeting(state, c, shape)
        destination(state, c, shape)
    _will_not(state, c, shape, verdict)
    if not shape.recipients and shape.type in _DIRECTED and not c.row.frame.two_sided:
        shape.recipients = target(state, c, {p.entity for p in shape.actors})
        if shape.recipients:
            shape.notes.append("recipient: the nearest party behind the trigger")
    return shape


_REFUSED: dict[str, str | None] = {
    "CONSULT": "meet", "AID": "assist", "COOPERATE": "assist", "RETREAT": "yield", "CONCEDE": "yield", "SUPPORT": None
}  # fmt: skip
"""The mode of REJECT for what somebody says will not be done."""


def _will_not(state: State, c: Candidate, shape: Shape, verdict: Verdict) -> None:
    """لن يلتقي، لن تنسحب: cooperation or a retreat that somebody says will not come is refused."""
    if verdict.status != "negated" or verdict.cue < 0 or state.view.bare[verdict.cue] != "لن":
        return
    if shape.type not in _REFUSED or not shape.actors:
        return
    if shape.type == "CONSULT":  # whom one will not meet is no side of talks
        subject = {p.entity for p in clauses.subject(state, c.unit)} if c.verbal else set()
        own = [p for p in shape.actors if p.entity in subject] or shape.actors[:1]
        others = [p for p in shape.actors if p not in own]
        if c.mode == "visit" and not shape.recipients:
            return
        shape.actors, shape.recipients = own, shape.recipients or others
    shape.notes.append(f"{shape.type} that will not come is REJECT")
    shape.type, shape.mode, shape.status = "REJECT", _REFUSED[shape.type], "planned"


def _told_now(state: State, c: Candidate) -> bool:
    """Positions in the present that news treats as taken (يتهم، يطالب), against lasting ones (يرفض، يريد)."""
    if c.row.kind in ("adjective", "predicate", "phrase"):
        return c.row.type != "REJECT"
    if c.row.type == "REQUEST":
        form = state.view.form[state.view.units[c.unit].first]
        return "clausal" not in c.row.flags and (form is None or form.person == 3) and not _opens(state, c)
    if c.row.type == "ACCUSE":
        return c.row.mode == "allege"
    form = state.view.form[state.view.units[c.unit].first]
    return c.row.type == "SUPPORT" and state.statement_at[c.first] >= 0 and (
        form is None or form.person == 3 or form.lemma in _DONE_BY_SAYING
    )


_DONE_BY_SAYING = frozenset(("شكر", "هنّأ", "هنأ", "حيّا"))
"""Verbs whose first person does what it says: نشكر قطر على دعمها."""


def _opens(state: State, c: Candidate) -> bool:
    """وتطالب الحكومة بالمدينة: a sentence of the newspaper's own that begins with the present tells what lasts."""
    first, _ = state.view.sentence(c.first)
    return c.first == first and state.statement_at[c.first] < 0 and bool(state.view.tokens[first].conjunction)


def target(state: State, c: Candidate, actors: set[int]) -> list[Party]:
    """The party that a position is about: the first country or body named behind its trigger in the sentence.

    Places (في، ب) are none, nor is anybody behind a noun of attack that has no author.
    """
    view = state.view
    own = {state.entity(a).country for a in actors} - {None}
    _, end = view.units_of_sentence(c.first)
    start = view.unit_of[c.last - 1]
    limit = min(end, start + 14)
    for u in range(start, limit):
        unit = view.units[u]
        if unit.kind is Kind.HARD and unit.first >= c.last and view.tokens[unit.first].text != ":":
            break
        if unit.kind is Kind.COMPLEMENTISER and c.row.type == "REJECT":
            break  # what is denied is nobody's target
        if u > start and (unit.first in state.cue_at or view.bare[unit.first] in _OTHER_CLAUSE):
            break
        if unit.kind is not Kind.NOUN or (unit.last <= c.last):
            continue
        if (
            unit.preposition in ("في", "ب")
            and unit.mention is not None
            and state.entity(unit.mention.entity).type == "place"
        ):
            continue
        if unit.preposition == "في" and c.row.type == "REJECT":
            continue  # نفى الاتهامات في المحكمة
        if _where_said(state, u) or (c.row.type == "REQUEST" and unit.preposition and u - start > _NEAR):
            continue
        if view.tokens[unit.first].stem in _ATTACKS:
            break
        found = [p for p in group_parties(state, u) if _foreign(state, p, actors, own)]
        if found:
            return found
    return []


_OTHER_CLAUSE = frozenset(("بينما", "فيما", "حيث", "لكن", "غير", "كما", "اثر", "بعدما", "علما"))


_NEAR = 8
"""Units behind a request within which a phrase under a preposition may be its addressee."""


def _where_said(state: State, u: int) -> bool:
    """في مقابلة مع بي بي سي، على موقع تويتر، لصحيفة الحياة: media through which a position was told."""
    unit = state.view.units[u]
    mention = unit.mention
    if not unit.preposition or mention is None:
        return False
    draft = state.entity(mention.entity)
    return draft.sector == "JRN" or state.view.stem[unit.first] in _CHANNELS


_CHANNELS = frozenset(("موقع", "تويتر", "فيسبوك", "صفحه", "حساب", "صحيفه", "قناه", "وكاله", "اذاعه", "شبكه", "تلفزيون"))


def _foreign(state: State, party: Party, actors: set[int], own: set[str | None]) -> bool:
    draft = state.entity(party.entity)
    return (
        party.entity not in actors
        and draft.country not in own
        and draft.type != "place"
        and draft.country is not None
    )
