"""What a candidate looks like: the traits from which its confidence is computed."""

from __future__ import annotations

from rawi.events.candidate import Candidate, Shape
from rawi.events.carried import light_verbs
from rawi.events.lexicon import words
from rawi.events.state import State
from rawi.events.types import EventDraft
from rawi.events.view import Kind

_YEARS_BEFORE, _YEARS_BEHIND = 12, 15
"""Tokens around a trigger in which a year is looked for."""

_MATERIAL = frozenset(("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "SANCTION", "AID", "RETREAT", "COOPERATE"))


def features(state: State, c: Candidate, shape: Shape, draft: EventDraft) -> list[str]:
    """Traits of a candidate as strings; each has one weight."""
    group = "material" if c.row.type in _MATERIAL else "talk" if c.row.type == "CONSULT" else "position"
    kind = c.row.kind if not c.row.id.startswith("act:") else "act"
    out = [f"type={shape.type}", f"row type={c.row.type}", f"kind={kind}", f"{group}|kind={kind}"]
    out.append(f"status={shape.status}|{group}")
    out += _parties(state, shape, draft, group)
    out += _noun(state, c, group) if c.place is not None else _verb(state, c, group)
    out += _speech(state, c, group)
    dated = draft.date is not None and draft.date.source == "text"
    out.append(f"date={'yes' if dated else 'no'}|{group}")
    if c.row.needs:
        out.append(f"needs={c.row.needs}|{'met' if needs_met(c, shape) else 'unmet'}")
    if c.row.mode:
        out.append(f"mode={c.row.type}:{c.row.mode}")
    if c.row.having:
        out.append("conditions met")
    out += _beside(state, c, shape, draft, group)
    return out


def _beside(state: State, c: Candidate, shape: Shape, draft: EventDraft, group: str) -> list[str]:
    """What else the sentence tells: an event of the same type before, a disaster, a year; whether it is background."""
    view = state.view
    sentence = view.analysis.layer.sentence_of[c.first]
    before = state.told.setdefault(sentence, [])
    out = [
        f"{shape.type}|actors={min(1, len(draft.actors))}|{shape.status}",
    ]
    if shape.type in before:
        out.append(f"second of its type|{group}")
    before.append(shape.type)
    if draft.historical:
        out.append(f"background|{group}")
    if shape.type in ("ASSAULT", "COERCE", "PROTEST") and _accident(state, sentence):
        out.append(f"accident|{'author' if draft.actors else 'nobody'}")
    first, last = view.sentence(c.first)
    if any(
        view.tokens[i].kind == "number" and _year(view.tokens[i].text)
        for i in range(max(first, c.first - _YEARS_BEFORE), min(last, c.last + _YEARS_BEHIND))
    ):
        out.append(f"year near|{group}")
    out.append(f"{shape.type}|kind={c.row.kind}|recipients={min(1, len(draft.recipients))}")
    return out


def _accident(state: State, sentence: int) -> bool:
    """زلزال، حادث سير، تحطم طائرة: whether the sentence tells of a disaster or accident."""
    span = state.view.analysis.layer.sentences[sentence]
    wanted = words("accident")
    return any(
        state.view.stem[i] in wanted or state.view.bare[i] in wanted for i in range(span.first, span.last)
    )


def _year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and text[:2] in ("18", "19", "20")


def _parties(state: State, shape: Shape, draft: EventDraft, group: str) -> list[str]:
    entities = state.view.analysis.entities.entities
    actors = [entities[i] for i in draft.actors]
    recipients = [entities[i] for i in draft.recipients]
    out = [f"actors={min(2, len(actors))}|{group}", f"recipients={min(1, len(recipients))}|{group}"]
    codes = {d.country for d in actors} - {None}
    others = {d.country for d in recipients} - {None}
    if codes and others:
        out.append(f"{'abroad' if codes != others else 'at home'}|{group}")
    elif len(codes) > 1:
        out.append(f"abroad|{group}")
    else:
        out.append(f"countries={'one' if codes or others else 'none'}|{group}")
    if actors:
        out.append(f"actor type={actors[0].type}")
        out.append(f"actor sector={actors[0].sector}")
    if shape.actors:
        out.append(f"actor how={shape.actors[0].how.split(':')[0]}|{group}")
    if shape.recipients:
        out.append(f"recipient how={shape.recipients[0].how.split(':')[0]}|{group}")
    if any(n.startswith("recipient: the nearest") for n in shape.notes):
        out.append("recipient only near")
    if any(n.startswith("sides: ") for n in draft.evidence):
        out.append("sides from before")
    return out


def _noun(state: State, c: Candidate, group: str) -> list[str]:
    view = state.view
    place = c.place
    assert place is not None
    token = view.tokens[c.first]
    form = "article" if token.article else "pronoun" if view.tokens[c.last - 1].pronoun else "bare"
    carried = "row" if c.light == "row" else light_verbs()[c.light][0] if c.light in light_verbs() else "no"
    out = [f"form={form}|{group}", f"carried={carried}|{group}", f"carried={carried}|form={form}"]
    out.append(f"{c.row.type}|carried={'no' if carried == 'no' else 'yes'}|form={form}")
    out.append(f"preposition={place.preposition or '-'}|carried={'no' if carried == 'no' else 'yes'}")
    parent = "none"
    if place.parent >= 0:
        stem = view.stem[place.parent]
        parent = "case" if stem in words("case") else "carrier" if stem in words("quantifier") else "other"
    out.append(f"parent={parent}|{group}")
    before = _word_before(state, c.first)
    if before in words("case"):
        out.append("behind a case word")
    if place.governor is None:
        out.append(f"no governor|{group}")
    else:
        cue = view.units[place.governor].first in state.cue_at
        out.append(f"governor={'cue' if cue else 'verb'}|{group}")
    after = view.units[place.unit + 1].kind.name if place.unit + 1 < len(view.units) else "END"
    if after in ("RELATIVE", "VERB"):
        out.append(f"after={after}|form={form}")
    if len(view.stem[c.first]) and c.last - c.first > 1:
        out.append("several words")
    return out


def _word_before(state: State, i: int) -> str:
    k = i - 1
    while k >= 0 and state.view.kind[k] is Kind.QUOTE:
        k -= 1
    return state.view.stem[k] if k >= 0 else ""


def _verb(state: State, c: Candidate, group: str) -> list[str]:
    view = state.view
    token = view.units[c.unit].first
    form = view.form[token]
    out = [f"tense={form.tense if form else 'none'}|{group}"]
    out.append(f"{c.row.type}|tense={form.tense if form else 'none'}")
    before = view.units[c.unit - 1] if c.unit else None
    if before is not None:
        out.append(f"behind={before.kind.name}|{group}")
    if form is not None and form.voice == "passive":
        out.append(f"passive|{group}")
    if form is not None and form.person == 1:
        out.append(f"first person|{group}")
    return out


def _speech(state: State, c: Candidate, group: str) -> list[str]:
    token = state.view.units[c.unit].first
    out = []
    if token in state.cue_at or c.first in state.cue_at:
        out.append(f"is a cue|{c.row.type}")
    index = state.statement_at[c.first]
    act = state.statements[index].act if index >= 0 else "none"
    out.append(f"inside={act}|{group}")
    if index >= 0:
        statement = state.statements[index]
        head = c.first - statement.content_tokens[0]
        if head <= 1:
            out.append(f"heads the content|{act}")
        if statement.quoted:
            out.append(f"quoted|{group}")
    return out


def needs_met(c: Candidate, shape: Shape) -> bool:
    """Whether a noun has what its row asks for: a carrier verb, both sides, an actor, anybody."""
    light = bool(c.light)
    pair = len(shape.actors) >= 2 or bool(shape.actors and shape.recipients)
    match c.row.needs:
        case "carried":
            return light
        case "light":
            return light or pair
        case "pair":
            return pair
        case "actor":
            return bool(shape.actors) or light
        case _:
            return light or bool(shape.actors or shape.recipients)
