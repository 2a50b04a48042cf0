"""Sides that a sentence leaves out: of the last talks, of the speaker, of the place where they met."""

from __future__ import annotations

from rawi.events.candidate import Candidate, Shape
from rawi.events.state import Party, State
from rawi.events.types import EventDraft

_TALK_BACK = 4
"""Sentences before talks without sides in which the talks may stand whose sides they are."""


def sides_from_before(state: State, c: Candidate, draft: EventDraft, events: list[EventDraft]) -> None:
    """Talks whose sides stand in a sentence before (تمت مناقشة المسألة، اتفقنا): those of the last meeting.

    Only when the one side that is named took part in it.
    """
    if not c.row.frame.two_sided or draft.type not in ("CONSULT", "AGREE") or len(draft.actors) + len(draft.recipients) >= 2:
        return
    if _speaker_is_the_other(state, c, draft):
        return
    sentence = state.view.analysis.layer.sentence_of[c.first]
    for earlier in reversed(events[-8:]):
        if sentence - state.view.analysis.layer.sentence_of[earlier.trigger_token] > _TALK_BACK:
            break
        sides = earlier.actors + earlier.recipients
        if earlier.type != "CONSULT" or len(sides) < 2:
            continue
        codes = {state.entity(i).country for i in sides}
        if draft.actors and state.entity(draft.actors[0]).country not in codes:
            continue
        if draft.type == "AGREE":
            draft.actors = sides
        else:
            draft.actors, draft.recipients = earlier.actors, earlier.recipients
            draft.mode = draft.mode or earlier.mode
        draft.evidence.append(f"sides: those of the talks before ({earlier.index})")
        return


def _speaker_is_the_other(state: State, c: Candidate, draft: EventDraft) -> bool:
    """Talks with one named side inside somebody's words (قال ترامب إن القمة مع كيم): the speaker is the other."""
    speaker = state.speaker(c.first)
    if speaker is None or len(draft.actors) != 1 or c.place is None:
        return False
    one, other = state.entity(draft.actors[0]), state.entity(speaker)
    if other.type != "person" or other.sector != "GOV" or other.country in (None, one.country):
        return False
    draft.actors = (speaker, *draft.actors)
    draft.evidence.append("sides: the speaker is the other side")
    return True


def meeting(state: State, c: Candidate, shape: Shape) -> None:
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


def _countries(state: State, parties: list[Party]) -> list[str]:
    return [code for p in parties if (code := state.entity(p.entity).country)]
