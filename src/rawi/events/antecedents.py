"""Whom pronouns, possessives and duals mean."""

from __future__ import annotations

from rawi.events.state import Party, State, expand

LOOK_BACK = 80
"""Tokens before a pronoun in which its antecedent is sought; keeps the work linear in long sentences."""


_OF_MEN = frozenset(("MIL", "REB", "PRM", "UAF", "COP", "OPP", "PTY", "CRM"))
"""Sectors of bodies that هم may mean: the Houthis, not a channel."""


def agrees(state: State, entity: int, pronoun: str) -> bool:
    """Whether a pronoun may denote an entity, by gender and number."""
    draft = state.entity(entity)
    if pronoun == "ه":
        return draft.number == "singular" and draft.gender != "feminine" and draft.type != "country"
    if pronoun == "ها":
        return draft.gender == "feminine" or draft.type in ("country", "organization", "place", "group")
    if pronoun == "هما":
        return draft.number == "dual" or bool(draft.members)
    if pronoun == "هم":
        plural = draft.number == "plural" or draft.type == "group" or bool(draft.members)
        return plural or (draft.type == "organization" and draft.sector in _OF_MEN)
    return True


def _governed(state: State, token: int) -> bool:
    """Whether a mention is under a preposition or a genitive: no likely antecedent inside somebody's words."""
    unit = state.view.units[state.view.unit_of[token]]
    return bool(unit.preposition) or unit.first < token


def _located(state: State, token: int, entity: int) -> bool:
    """A place under في or ب: mostly where something was, not whom a pronoun means."""
    unit = state.view.units[state.view.unit_of[token]]
    return unit.preposition in ("في", "ب") and state.entity(entity).type in ("place", "country")


def resolve_pronoun(
    state: State, token: int, surface: str, apart: frozenset[int] = frozenset()
) -> int | None:
    """The nearest entity before a token that a pronoun may mean, subjects first.

    First persons are the speaker; ``apart`` are entities that it cannot mean. Looks back through this sentence's mentions, then to the last subjects.
    """
    pronoun = next((p for p in ("هما", "هم", "ها", "نا", "ه") if surface.endswith(p)), surface[-1:])
    if pronoun in ("نا", "ي"):
        return state.speaker(token)
    first = max(state.view.sentence(token)[0], token - LOOK_BACK)
    entities = state.view.analysis.entities
    speaker = state.speaker(token)
    if speaker is not None and (speaker in apart or not agrees(state, speaker, pronoun)):
        speaker = None
    begin = state.statements[state.statement_at[token]].content_tokens[0] if speaker is not None else first
    spare: int | None = None
    for mention in reversed(entities.between(max(first, begin), token)):
        if mention.last > token or mention.entity in apart or not agrees(state, mention.entity, pronoun):
            continue
        if speaker is not None and _governed(state, mention.first):
            continue
        if _located(state, mention.first, mention.entity):
            spare = mention.entity if spare is None else spare
            continue
        return mention.entity
    if speaker is not None:
        return speaker
    sentence = state.view.analysis.layer.sentence_of[token]
    for back in range(sentence - 1, max(-1, sentence - 4), -1):
        entity = state.spoken[back]
        if entity >= 0 and entity not in apart and agrees(state, entity, pronoun):
            return entity if spare is None or state.entity(entity).type == "person" else spare
    return spare


def owner_of(state: State, token: int) -> int | None:
    """Whom a possessive of the third or first person means: the subject of the clause, the speaker, the last subject."""
    pronoun = state.view.tokens[token].pronoun
    if pronoun in ("نا", "ي"):
        return state.speaker(token)
    return resolve_pronoun(state, token, pronoun)


def home_of(state: State, entity: int) -> int | None:
    """The country entity for which somebody acts (بلاده)."""
    code = state.entity(entity).country
    if code is None:
        return None
    if not state.homes:
        for draft in state.view.analysis.entities.entities:
            if draft.type == "country" and draft.country:
                state.homes.setdefault(draft.country, draft.index)
    return state.homes.get(code, entity)


def two_before(state: State, token: int) -> list[Party]:
    """The two whom a dual without subject means: the last joint entity, else the last two persons or states named."""
    view = state.view
    entities = view.analysis.entities
    first = max(0, token - 2 * LOOK_BACK)
    speaker = state.speaker(token)
    pair: list[int] = []
    for mention in reversed(entities.between(first, token)):
        draft = state.entity(mention.entity)
        if draft.members and len(draft.members) == 2:
            return expand(state, mention.entity, token, token + 1, "dual")
        if mention.entity == speaker or mention.entity in pair or draft.type not in ("person", "country"):
            continue
        if any(state.entity(p).country == draft.country for p in pair):
            continue
        pair.append(mention.entity)
        if len(pair) == 2:
            return [Party(e, token, token + 1, "dual") for e in reversed(pair)]
    return []
