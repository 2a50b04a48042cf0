"""PLOVER's own rules: what type, mode, status and sides a candidate has in the end."""

from __future__ import annotations

from dataclasses import dataclass, field

from rawi.events.parties import Party, State
from rawi.events.status import Verdict
from rawi.events.triggers import Candidate
from rawi.record import Status

_COOPERATION = frozenset(("CONSULT", "COOPERATE", "AID", "SUPPORT"))


@dataclass(slots=True)
class Shape:
    """The coded form of a candidate."""

    type: str
    mode: str | None
    status: Status
    actors: list[Party]
    recipients: list[Party]
    notes: list[str] = field(default_factory=list)


def reshape(state: State, c: Candidate, verdict: Verdict) -> Shape | None:
    """Apply the codebook's rules: future cooperation is AGREE, a future retreat CONCEDE, a host is a recipient."""
    shape = Shape(c.row.type, c.row.mode, verdict.status, list(c.roles.actors), list(c.roles.recipients), list(c.roles.notes))
    if "negated" in c.row.flags:
        shape.status = "planned" if verdict.cue >= 0 and state.view.bare[verdict.cue] == "لن" else "ongoing"
    if verdict.status == "planned" and shape.type in _COOPERATION:
        shape.type, shape.mode = "AGREE", None
        shape.notes.append(f"planned {c.row.type} is AGREE")
    elif verdict.status == "planned" and shape.type == "RETREAT":
        shape.type, shape.mode = "CONCEDE", None
        shape.notes.append("planned RETREAT is CONCEDE")
    taken = {p.entity for p in shape.actors}
    shape.recipients = [p for p in shape.recipients if p.entity not in taken]
    if shape.type == "CONSULT":
        _meeting(state, c, shape)
    return shape


def _countries(state: State, parties: list[Party]) -> list[str]:
    return [code for p in parties if (code := state.entity(p.entity).country)]


def _meeting(state: State, c: Candidate, shape: Shape) -> None:
    """Mode and sides of a meeting: where it took place shows who hosted whom."""
    from rawi.events.timeplace import event_place

    codes = set(_countries(state, shape.actors))
    if shape.mode in (None,) and len(codes) >= 3:
        shape.mode = "multilateral"
        return
    if shape.mode is not None or shape.recipients:
        return
    place, _ = event_place(state, c.unit, [])
    if place is None or place.country is None or len(codes) != 2:
        return
    if place.country not in codes:
        shape.mode = "third-party"
        shape.notes.append("met in a third country")
        return
    host = [p for p in shape.actors if state.entity(p.entity).country == place.country]
    guest = [p for p in shape.actors if state.entity(p.entity).country != place.country]
    if host and guest:
        shape.mode, shape.actors, shape.recipients = "visit", guest, host
        shape.notes.append("met in the country of one side, which is the host")
