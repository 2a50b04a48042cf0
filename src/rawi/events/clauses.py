"""Objects of a verb; and the face of this room's clauses: phrases, subjects and objects in one place."""

from __future__ import annotations

from rawi.events.antecedents import LOOK_BACK, agrees
from rawi.events.parties import group_parties, phrase_parties
from rawi.events.phrases import antecedent, bare_phrases, governed, governor, noun_scope, scope
from rawi.events.state import Party, State, expand
from rawi.events.subjectplace import cognate, phrase_before, subject_after
from rawi.events.subjects import circumstance_subject, doer, left_out, main_subject, pronoun_before, subject
from rawi.events.view import Kind

__all__ = [
    "antecedent", "bare_phrases", "behind", "circumstance_subject", "doer", "governed", "governor", "left_out", "main_subject", "noun_scope",
    "object_unit", "objects", "owners", "phrase_before", "pronoun_before", "scope", "subject", "subject_after",
]  # fmt: skip


def objects(state: State, u: int, consumed: int = -1) -> list[Party]:
    """The object of a verb: its pronoun, or the first bare phrase that is not its subject.

    ``consumed`` is the word that completed the trigger (أطلق سراح): the object is what it belongs to.
    """
    view = state.view
    token = view.tokens[view.units[u].first]
    if token.pronoun and token.pronoun not in ("نا", "ي", "ني"):
        found = _object_pronoun(state, u)
        if found is not None:
            return expand(state, found, token.index, token.index + 1, "pronoun")
    if token.pronoun in ("نا", "ني", "ي"):
        speaker = state.speaker(token.index)
        return expand(state, speaker, token.index, token.index + 1, "speaker") if speaker is not None else []
    place = object_unit(state, u)
    if place is None:
        return []
    if view.units[place].first <= consumed < view.units[place].last:
        return behind(state, consumed)
    return group_parties(state, place) or _belongs_to(state, place)


def behind(state: State, token: int) -> list[Party]:
    """Whose a word is that completes a trigger: أطلق سراح المعتقلين، أودى بحياة عشرين شخصا."""
    view = state.view
    place = view.unit_of[token]
    parties = group_parties(state, place)
    after = place + 1
    if not parties and after < len(view.units) and view.units[after].kind is Kind.NOUN:
        unit = view.units[after]
        if not unit.conjunction and unit.preposition in ("", "ل"):
            return group_parties(state, after)
    return parties or _belongs_to(state, place)


_OWNED = frozenset(("تابعه", "تابع", "خاضعه", "خاضع", "تابعين", "مواليه", "موالي"))


def _belongs_to(state: State, place: int) -> list[Party]:
    """Whose a thing without owner of its own is: مواقع لتنظيم، مقرين تابعين للحزب."""
    view = state.view
    end = min(view.units_of_sentence(view.units[place].first)[1], place + 7)
    for i in range(place + 1, end):
        unit = view.units[i]
        if unit.kind is Kind.NOUN and unit.preposition == "ل":
            return group_parties(state, i)
        joined = unit.kind is Kind.NOUN and (unit.conjunction or view.stem[unit.first] in _OWNED)
        if not joined and unit.kind not in (Kind.QUOTE, Kind.PARTICLE):
            break
    return []


def owners(state: State, place: int) -> list[Party]:
    """Whose a nameless thing directly before من or ل is: لمحاولات من الأمريكيين، لأي محاولة من قبل قوى خارجية."""
    units = state.view.units
    i = place + 1
    while i < len(units) and units[i].kind in (Kind.QUOTE, Kind.PREPOSITION):
        i += 1
    if i >= len(units) or units[i].kind is not Kind.NOUN or units[i].conjunction:
        return []
    if (
        units[i].preposition == "من"
        and state.view.stem[units[i].first] in ("قبل", "جانب", "طرف")
        and i + 1 < len(units)
    ):
        return group_parties(state, i) or group_parties(state, i + 1)
    return group_parties(state, i) if units[i].preposition in ("من", "ل") else []


def object_unit(state: State, u: int) -> int | None:
    """The unit of a verb's object; its cognate accusative (رفض رفضا قاطعا) is none."""
    phrases = [i for i in bare_phrases(state, scope(state, u)) if not cognate(state, u, i)]
    if not phrases:
        return None
    if (
        phrase_before(state, u) is None
        and pronoun_before(state, u) is None  # أنه اعتقل عشرات المتشددين
        and subject_after(state, u) == phrases[0]
        and not _spoken_by_other(state, u, phrases[0])
    ):
        phrases = phrases[1:]
    return phrases[0] if phrases else None


def _spoken_by_other(state: State, u: int, place: int) -> bool:
    """The first phrase behind a cue whose speaker is somebody else is its object: واتهم حماس."""
    cue = state.cue_at.get(state.view.units[u].first)
    speaker = state.statements[cue].speaker if cue is not None else None
    mention = state.view.units[place].mention
    if speaker is None or mention is None:
        return False
    named = {mention.entity, *state.entity(mention.entity).members}
    return speaker not in named


def _object_pronoun(state: State, u: int) -> int | None:
    """Whom the pronoun on a verb means: the antecedent of its relative clause, else an entity before it."""
    view = state.view
    token = view.tokens[view.units[u].first]
    if u > 0 and view.units[u - 1].kind is Kind.RELATIVE:
        place = antecedent(state, u - 1)
        if place is not None:
            found = phrase_parties(state, place)
            return found[0].entity if found else None
    doers = {p.entity for p in subject(state, u)}
    first = max(view.sentence(token.index)[0], token.index - LOOK_BACK)
    entities = view.analysis.entities
    for mention in reversed(entities.between(first, token.index)):
        if mention.entity not in doers and agrees(state, mention.entity, token.pronoun):
            return mention.entity
    for back in range(view.analysis.layer.sentence_of[token.index] - 1, -1, -1):
        entity = state.spoken[back]
        if entity >= 0 and entity not in doers and agrees(state, entity, token.pronoun):
            return entity
        if view.analysis.layer.sentence_of[token.index] - back > 3:
            break
    return None
