"""Sides that a sentence leaves out: of the last talks, of the speaker, of the place where they met."""

from __future__ import annotations

from collections.abc import Iterator

from rawi.events import clauses
from rawi.events.candidate import Candidate, Shape
from rawi.events.lexicon import words
from rawi.events.parties import phrase_parties
from rawi.events.state import Party, State
from rawi.events.types import EventDraft
from rawi.events.view import Kind

_TALK_BACK = 4
"""Sentences before talks without sides in which the talks may stand whose sides they are."""


def sides_from_before(state: State, c: Candidate, draft: EventDraft, events: list[EventDraft]) -> None:
    """Talks whose sides stand in a sentence before (تمت مناقشة المسألة، اتفقنا): those of the last meeting.

    Only when the one side that is named took part in it.
    """
    if not c.row.frame.two_sided or draft.type not in ("CONSULT", "AGREE", "ASSAULT"):
        return
    dual = bool(c.roles.actors) and all(p.how == "dual" or _the_two(state, p) for p in c.roles.actors)
    if draft.type == "ASSAULT":
        if dual:
            _fighting_sides(state, c, draft, events)
        return
    if len(draft.actors) + len(draft.recipients) >= 2 and not dual:
        return
    if _speaker_is_the_other(state, c, draft):
        return
    for earlier in _before(state, c.first, events, _TALK_BACK):
        sides = earlier.actors + earlier.recipients
        if earlier.type != "CONSULT" or len(sides) < 2:
            continue
        codes = {state.entity(i).country for i in sides}
        if draft.actors and not dual and state.entity(draft.actors[0]).country not in codes:
            continue
        if draft.type == "AGREE":
            draft.actors = sides
        else:
            draft.actors, draft.recipients = earlier.actors, earlier.recipients
            draft.mode = draft.mode or (earlier.mode if earlier.type == "CONSULT" else None)
        draft.evidence.append(f"sides: those of the talks before ({earlier.index})")
        return


def _the_two(state: State, party: Party) -> bool:
    """الجانبان، الطرفان: whoever stands opposed in what was told before."""
    view = state.view
    unit = view.units[view.unit_of[party.first]]
    return any(view.tokens[i].article and view.stem[i] in _BOTH for i in range(unit.first, unit.last))


_BOTH = frozenset(("جانبان", "جانبين", "طرفان", "طرفين", "وزيران", "وزيرين", "مسوولان", "مسوولين"))


def _fighting_sides(state: State, c: Candidate, draft: EventDraft, events: list[EventDraft]) -> None:
    """تبادل الجانبان القصف: the attacker and the attacked of the sentences before."""
    for earlier in _before(state, c.first, events, _TALK_BACK):
        if earlier.type == "ASSAULT" and earlier.actors and (earlier.recipients or len(earlier.actors) > 1):
            draft.actors = tuple(dict.fromkeys(earlier.actors + earlier.recipients))
            draft.evidence.append(f"sides: those of the attack before ({earlier.index})")
            return


def attack_from_before(state: State, c: Candidate, draft: EventDraft, events: list[EventDraft]) -> None:
    """الغارات وقعت، القصف استمر: an attack with the article and without sides is the one told just before."""
    if draft.type != "ASSAULT" or draft.actors or draft.recipients or c.place is None or not c.place.definite:
        return
    for earlier in _before(state, c.first, events, 2):
        if earlier.type != "ASSAULT":
            continue
        if draft.mode in (None, earlier.mode) and (earlier.actors or earlier.recipients):
            draft.actors, draft.recipients = earlier.actors, earlier.recipients
            draft.evidence.append(f"sides: those of the attack before ({earlier.index})")
        return


def _before(state: State, token: int, events: list[EventDraft], sentences: int) -> Iterator[EventDraft]:
    """The accepted events of the last sentences, nearest first."""
    sentence_of = state.view.analysis.layer.sentence_of
    for earlier in reversed(events[-8:]):
        if sentence_of[token] - sentence_of[earlier.trigger_token] > sentences:
            return
        yield earlier


_REACH = 6


def recipients_from_before(state: State, c: Candidate, draft: EventDraft, events: list[EventDraft]) -> None:
    """A meeting called off or asked for: the other side of the talks before. An attack condemned: who did it."""
    if draft.recipients or not draft.actors:
        return
    own = {state.entity(i).country for i in draft.actors}
    if draft.mode == "meet" and draft.type in ("REJECT", "REQUEST"):
        for earlier in _before(state, c.first, events, _REACH):
            sides = earlier.actors + earlier.recipients
            if earlier.type not in ("CONSULT", "AGREE") or not own & {state.entity(i).country for i in sides}:
                continue
            draft.recipients = tuple(i for i in sides if state.entity(i).country not in own)
            if draft.recipients:
                draft.evidence.append(f"recipient: the other side of the talks before ({earlier.index})")
                return
    elif draft.type == "ACCUSE" and draft.mode == "disapprove" and _deed(state, c):
        for earlier in _before(state, c.first, events, _REACH):
            if earlier.type in ("ASSAULT", "COERCE"):
                draft.recipients = tuple(i for i in earlier.actors if state.entity(i).country not in own)
                draft.evidence.append(f"recipient: who did it ({earlier.index})")
                return


def _deed(state: State, c: Candidate) -> bool:
    """Whether a condemnation points back at a deed: هذا العمل، الجريمة، الاعتداء."""
    view = state.view
    end = min(view.sentence(c.first)[1], c.last + 6)
    return any(
        view.stem[i] in words("deed") and (view.tokens[i].article or view.bare[i - 1] == "هذا")
        for i in range(c.last, end)
    )


def destination(state: State, c: Candidate, shape: Shape) -> None:
    """A visit whose host no frame found: the first foreign place behind it, past adjectives and participles."""
    if shape.mode != "visit" or shape.recipients or not shape.actors:
        return
    view = state.view
    told = [p for p in shape.actors if not state.entity(p.entity).country_inferred] or shape.actors
    own = {state.entity(p.entity).country for p in told}
    start = view.unit_of[c.last - 1]
    end = min(view.units_of_sentence(c.first)[1], start + 9)
    for u in [*_before_noun(state, c), *range(start + 1, end)]:
        unit = view.units[u]
        if u > start and unit.kind in (Kind.HARD, Kind.VERB, Kind.COMPLEMENTISER):
            return
        if unit.kind is not Kind.NOUN or unit.preposition == "من" or unit.mention is None:
            continue
        draft = state.entity(unit.mention.entity)
        if draft.type in ("country", "place") and draft.country not in (None, *own):
            shape.recipients = [Party(draft.index, unit.mention.first, unit.mention.last, "destination")]
            c.roles.recipients = c.roles.recipients or shape.recipients
            shape.notes.append("visited: the first foreign place")
            return


def _before_noun(state: State, c: Candidate) -> list[int]:
    """وصل إلى بغداد في زيارة رسمية: the phrases under إلى between a verb of arrival and its visit."""
    if c.place is None or c.place.governor is None:
        return []
    units = state.view.units
    return [u for u in range(c.place.governor + 1, c.place.unit) if units[u].preposition == "الي"]


def _speaker_is_the_other(state: State, c: Candidate, draft: EventDraft) -> bool:
    """Talks with one named side inside somebody's words (قال ترامب إن القمة مع كيم): the speaker is the other."""
    speaker = state.speaker(c.first)
    if speaker is None or len(draft.actors) != 1 or c.place is None or draft.mode == "multilateral":
        return False
    one, other = state.entity(draft.actors[0]), state.entity(speaker)
    if other.type != "person" or other.sector != "GOV" or other.country in (None, one.country):
        return False
    draft.actors = (speaker, *draft.actors)
    draft.evidence.append("sides: the speaker is the other side")
    return True


def _host(state: State, c: Candidate, shape: Shape) -> list[Party]:
    """The side at whose seat they met: في مقر الحكومة اليمنية، بمكتبه."""
    view = state.view
    if len(shape.actors) < 2:
        return []
    for u in clauses.scope(state, c.unit):
        unit = view.units[u]
        if (
            unit.kind is not Kind.NOUN
            or unit.preposition not in ("في", "ب")
            or view.stem[unit.first] not in words("seat")
        ):
            continue
        if view.tokens[unit.first].pronoun:
            return [shape.actors[0]]
        owners = phrase_parties(state, u)
        codes = {state.entity(p.entity).country for p in owners} - {None}
        host = [p for p in shape.actors if state.entity(p.entity).country in codes]
        if host and len(host) < len(shape.actors):
            return host
    return []


def meeting(state: State, c: Candidate, shape: Shape) -> None:
    """Mode and sides of a meeting: where it took place shows who hosted whom."""
    from rawi.events.places import met_at

    codes = set(_countries(state, shape.actors))
    if shape.mode == "multilateral" and len(codes) == 2 and len(shape.actors) == 2 and c.last - c.first == 1:
        shape.mode = None
    if shape.mode in (None,) and len(codes) >= 3:
        shape.mode = "multilateral"
        return
    if shape.mode is not None or shape.recipients:
        return
    host = _host(state, c, shape)
    if host:
        rest = [p for p in shape.actors if p not in host]
        shape.mode, shape.actors, shape.recipients = "visit", rest, host
        shape.notes.append("met at the seat of one side, which is the host")
        return
    place = met_at(state, c)
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
