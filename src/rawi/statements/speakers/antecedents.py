"""Who a clause without a subject of its own points back to."""

from __future__ import annotations

from rawi.statements.cues import Cue
from rawi.statements.phrases import Phrase, adjectival
from rawi.statements.speakers.agreement import entity_agrees
from rawi.statements.speakers.clauses import BACK
from rawi.statements.tables import words
from rawi.statements.view import Kind, View, scope_at


def is_speech_noun(view: View, phrase: Phrase) -> bool:
    token = view.tokens[phrase.first]
    forms = {token.stem, token.key, token.key.removesuffix("ه"), token.key.removesuffix("ها")}
    return phrase.mention is None and bool(forms & words("speech_noun"))


def phrase_before(view: View, relative: int) -> Phrase | None:
    """The noun phrase in front of a relative pronoun."""
    i = relative - 1
    while i >= 0 and view.kind[i] in (Kind.COMMA, Kind.CLOSE_PAREN, Kind.CLOSE_QUOTE):
        i -= 1
    if i < 0:
        return None
    mention = view.analysis.entities.at(i)
    if mention is not None:
        return Phrase(mention.first, mention.last, mention)
    first = i
    while (
        first > 0
        and view.kind[first - 1] is Kind.WORD
        and first > i - 6
        and not view.tokens[first].preposition
    ):
        if view.tokens[first].article and not view.tokens[first - 1].article and not adjectival(view, first):
            break  # توقيف السائق الذي: the antecedent is the last noun
        first -= 1
    return Phrase(first, i + 1)


def nearest_person(view: View, cue: Cue) -> Phrase | None:
    """The last mention in front of a verb that can speak and agrees; persons before bodies."""
    entities = view.analysis.entities
    lowest, _ = scope_at(view, cue.token)
    near = list(reversed(entities.between(max(lowest, cue.token - BACK), cue.token)))
    for types in (("person", "office", "group"), ("organization", "country")):
        for mention in near:
            entity = entities.entity(mention)
            if entity.type in types and entity_agrees(cue, entity, mention):
                return Phrase(mention.first, mention.last, mention)
    return None


def sender(view: View, cue: Cue) -> Phrase | None:
    """Who speaks in a message or call: not the one it goes to (بعث شي برسالة إلى توكاييف، أعرب فيها)."""
    nearest = nearest_person(view, cue)
    if nearest is None or nearest.first == 0:
        return nearest
    token = view.tokens[nearest.first]
    if view.bare[nearest.first - 1] not in ("الي", "لدي") and token.preposition != "ل":
        return nearest
    entities = view.analysis.entities
    lowest, _ = scope_at(view, cue.token)
    for mention in reversed(entities.between(max(lowest, cue.token - BACK), nearest.first)):
        entity = entities.entity(mention)
        if entity.type in ("person", "office", "group") and entity_agrees(cue, entity, mention):
            return Phrase(mention.first, mention.last, mention)
    return nearest
