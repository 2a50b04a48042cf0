"""The order of work of the events room: candidates, checks, status, date and place, drafts, links."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rawi.analysis import Analysis
from rawi.events import clauses, timeplace, unnamed
from rawi.events.background import background
from rawi.events.candidate import Candidate, Shape
from rawi.events.casualties import add_casualties
from rawi.events.confidence import THRESHOLD, THRESHOLDS, confidence, possible
from rawi.events.lexicon import words
from rawi.events.linking import link_repeats
from rawi.events.merging import merge
from rawi.events.nouns import relative_verb
from rawi.events.places import place_of
from rawi.events.positions import addressees, from_acts
from rawi.events.shape import reshape
from rawi.events.sharedplace import share_places
from rawi.events.sides import attack_from_before, recipients_from_before, sides_from_before
from rawi.events.state import Party, State
from rawi.events.status import Verdict, of_noun, of_verb
from rawi.events.storyday import story_day
from rawi.events.topics import contexts_of, mode_of
from rawi.events.traits import features
from rawi.events.triggers import find_candidates
from rawi.events.types import EventDraft
from rawi.events.units import read_article
from rawi.events.view import Kind
from rawi.statements.types import StatementDraft


@dataclass(slots=True)
class Proposal:
    """A candidate with all that is known of it before it is accepted: what training learns from."""

    candidate: Candidate
    verdict: Verdict
    shape: Shape
    draft: EventDraft
    features: list[str]


def find(analysis: Analysis, statements: list[StatementDraft]) -> list[EventDraft]:
    """All events of an article that its words assert."""
    state = make_state(analysis, statements)
    # Of a proposal only the draft is kept: the features of all would be an eighth of what a long article holds.
    events = _distinct([p.draft for p in _proposals(state, accepted) if accepted(p)])
    link_repeats(events, analysis.entities.entities, {e.index: _kind_of(state, e) for e in events})
    for event in events:
        if (event.date is None or event.date.source != "text") and event.same_as is not None:
            told = events[event.same_as].date
            if told is not None and told.source == "text":
                event.date = told
                event.evidence.append(f"date: that of the event it repeats ({event.same_as})")
        _place_of_repeat(event, events)
    share_places(state, events)
    add_casualties(state, events)
    return events


_WEAK = str.maketrans("", "", "اويتسنمهء")
"""Letters that forms of one root may add: استدعت and استدعاء are both دع."""


def _kind_of(state: State, event: EventDraft) -> str:
    """What an event must share with one that it repeats: meetings the way they met, deeds and positions their root."""
    if event.type == "CONSULT":
        return "phone" if event.mode == "phone" else "met"
    stem = state.view.stem[event.trigger_token]
    return stem.translate(_WEAK) or stem


def _place_of_repeat(event: EventDraft, events: list[EventDraft]) -> None:
    """What is told twice was in one place: the one that either of them names."""
    if event.same_as is None:
        return
    first = events[event.same_as]
    if event.place is None and first.place is not None:
        event.place, event.place_entity = first.place, first.place_entity
        event.evidence.append(f"place: that of the event it repeats ({event.same_as})")
    elif first.place is None and event.place is not None and event.type == "CONSULT":
        first.place, first.place_entity = event.place, event.place_entity
        first.evidence.append(f"place: that of its repeat ({event.index})")


def propose(
    analysis: Analysis, statements: list[StatementDraft], accept: Callable[[Proposal], bool]
) -> tuple[State, list[Proposal]]:
    """All candidates with their drafts, in text order; ``accept`` tells which may lend sides to later ones."""
    state = make_state(analysis, statements)
    return state, list(_proposals(state, accept))


def _proposals(state: State, accept: Callable[[Proposal], bool]) -> Iterator[Proposal]:
    for u, unit in enumerate(state.view.units):
        if unit.kind is Kind.VERB:
            clauses.subject(state, u)
    found = find_candidates(state)
    found += from_acts(state, found)
    found.sort(key=lambda c: (c.first, c.last))
    found = merge(state, found)
    state.triggers = {c.unit for c in found} | {state.view.unit_of[c.first] for c in found}
    made = 0
    told: list[EventDraft] = []
    for candidate in found:
        proposal = _proposal(state, candidate, made, told)
        if proposal is None:
            continue
        made += 1
        if accept(proposal):
            told.append(proposal.draft)
        yield proposal


def accepted(proposal: Proposal) -> bool:
    """Whether a proposal is an event that the text asserts."""
    return proposal.draft.confidence >= THRESHOLDS.get(proposal.draft.type, THRESHOLD)


def make_state(analysis: Analysis, statements: list[StatementDraft]) -> State:
    """The article's view with its statements laid over the tokens, inner ones on top."""
    view = read_article(analysis)
    at = [-1] * len(view.tokens)
    for s in sorted(statements, key=lambda s: (s.content_tokens[0], -s.content_tokens[1])):
        for i in range(max(0, s.content_tokens[0]), min(s.content_tokens[1], len(at))):
            at[i] = s.index
    cues = {s.cue_token: s.index for s in statements}
    return State(
        view, statements, at, cues, spoken=[-1] * len(analysis.layer.sentences), story_day=story_day(analysis)
    )


def _proposal(state: State, c: Candidate, index: int, told: list[EventDraft]) -> Proposal | None:
    if state.view.bare[state.view.sentence(c.first)[0]] in words("boilerplate"):
        return None
    verdict = _verdict(state, c)
    if not c.roles.recipients and c.first in state.cue_at:
        c.roles.recipients = addressees(state, c.first)
    shape = reshape(state, c, verdict)
    if not possible(state, c, shape):
        return None
    draft = _draft(state, c, index, verdict, shape)
    sides_from_before(state, c, draft, told)
    recipients_from_before(state, c, draft, told)
    attack_from_before(state, c, draft, told)
    traits = features(state, c, shape, draft)
    draft.confidence = confidence(traits)
    unnamed.authority(state, draft)
    unnamed.struck(state, draft)
    return Proposal(c, verdict, shape, draft, traits)


def _verdict(state: State, c: Candidate) -> Verdict:
    if c.place is None or c.light == "row":
        return of_verb(state, c.unit)
    relative = relative_verb(state, c.place)
    return of_noun(state, c.unit, c.first, c.last, c.place.governor, c.light, relative)


def _draft(state: State, c: Candidate, index: int, verdict: Verdict, shape: Shape) -> EventDraft:
    tokens = state.view.tokens
    date, date_rule = timeplace.event_date(state, c.unit, shape.status)
    if date is None:
        date, date_rule = timeplace.from_story(state, c.unit, shape.status)
    past = background(state, c, date, shape.status)
    if past and date is not None and date.source != "text":
        date, date_rule = None, "none: background"
    found = place_of(state, c, shape)
    place = found.place if found is not None else None
    unnamed.settle(state, c, shape, place.country if place is not None else None)
    mode = shape.mode
    if shape.type == c.row.type:
        mode = mode or mode_of(state, shape.type, c.first, c.last)
    draft = EventDraft(
        index, shape.type, mode, (tokens[c.first].start, tokens[c.last - 1].end), c.first,
        actors=_entities(shape.actors), recipients=_entities(shape.recipients),
        contexts=contexts_of(state, c), place=place, place_entity=found.entity if found else None, date=date, status=shape.status,
        status_cue=_span(state, verdict.cue), said_in=_said_in(state, c), historical=bool(past),
        rule=c.rule,
    )  # fmt: skip
    cut = state.view.analysis.layer.slice
    draft.evidence = [
        f"row {c.row.id}: {' '.join(c.row.words[:3])} ({c.row.kind})", *shape.notes,
        *(f"actor {p.how}: {cut(p.first, p.last)}" for p in shape.actors),
        *(f"recipient {p.how}: {cut(p.first, p.last)}" for p in shape.recipients),
        f"status {verdict.status}: {verdict.rule}", f"date: {date_rule or 'none in the text'}",
        f"place: {found.rule if found else 'none'}",
    ]  # fmt: skip
    if past:
        draft.evidence.append(f"historical: {past}")
    return draft


def _entities(parties: list[Party]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(p.entity for p in parties))


def _span(state: State, token: int) -> tuple[int, int] | None:
    if token < 0:
        return None
    t = state.view.tokens[token]
    return t.start, t.end


def _said_in(state: State, c: Candidate) -> int | None:
    """The innermost statement whose content holds the trigger; none for a cue or the noun that carries its act."""
    own = state.cue_at.get(c.first)
    if own is None:
        own = state.cue_at.get(state.view.units[c.unit].first) if c.light else None
    inside = state.statement_at[c.first]
    if own is not None and inside == own:
        outer = state.statements[own].inside
        return outer
    return inside if inside >= 0 else None


def _distinct(events: list[EventDraft]) -> list[EventDraft]:
    """No two events of one type on the same words."""
    out: list[EventDraft] = []
    seen: set[tuple[str, int]] = set()
    for event in events:
        key = (event.type, event.trigger_token)
        if key in seen:
            continue
        seen.add(key)
        event.index = len(out)
        out.append(event)
    return out
