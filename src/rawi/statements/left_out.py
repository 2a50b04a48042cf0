"""Speakers that no noun phrase names: of participles, of verbs without a subject."""

from __future__ import annotations

from rawi.mentions.types import EntityDraft, Mention
from rawi.statements.act import Act
from rawi.statements.discourse import Discourse, clause_subject, main_subject
from rawi.statements.speakers.agreement import entity_agrees
from rawi.statements.tables import words
from rawi.statements.view import View, scope_at


def controller(view: View, acts: list[Act], position: int, discourse: Discourse) -> bool:
    """The speaker of a participle: who acts in the clause before it."""
    act = acts[position]
    first, _ = scope_at(view, act.token)
    entities = view.analysis.entities.entities
    near = list(reversed(acts[max(0, position - 8) : position]))
    near.sort(key=lambda a: (a.frame.kind == "clause", _told_within(view, a)))  # وفقا لما ذكرته الوكالة: it passes the words on
    for earlier in near:
        if earlier.speaker is None or earlier.subject.how == "antecedent":
            continue
        if scope_at(view, earlier.token)[0] != first:
            continue
        inner = _subject_inside(view, act, earlier)
        if inner is not None:
            act.speaker, act.speaker_how, act.within = inner.entity, "subject inside", True
            return True
        if _state_of(act, entities[earlier.speaker]):
            act.speaker, act.speaker_how, act.follows = earlier.speaker, "clause before", earlier
            return True
    mention = main_subject(view, first, act.token)
    if mention is not None and entity_agrees(act.cue, entities[mention.entity], mention):
        act.speaker, act.speaker_how = mention.entity, "main subject"
        return True
    return left_out(view, discourse, acts, position) and "without agreement" not in act.speaker_how


def _told_within(view: View, act: Act) -> bool:
    """Whether an act stands inside the words of somebody who speaks for himself; spokesmen only pass words on."""
    outer = act.parent
    if outer is None or outer.speaker is None:
        return False
    entity = view.analysis.entities.entities[outer.speaker]
    spoken_for = (i for m in entity.mentions for i in range(m.first, min(m.last + 2, len(view.tokens))))
    return not any(view.tokens[i].stem in words("relay") for i in spoken_for)


def _subject_inside(view: View, act: Act, earlier: Act) -> Mention | None:
    """قالت المنظمة إن النخيفي حوكم …، منتقدا: a participle of the other gender is the inner subject's."""
    entities = view.analysis.entities.entities
    if earlier.frame.kind != "inna" or earlier.speaker is None or earlier.content is None or not act.cue.gender:
        return None
    outer = entities[earlier.speaker]
    if not outer.gender or outer.number != "singular" or outer.type == "country":
        return None
    if outer.gender == act.cue.gender or act.cue.number != "singular":
        return None
    mention = view.mention_from(earlier.frame.first)
    if mention is None or entities[mention.entity].type not in ("person", "organization", "office"):
        return None
    gender = mention.gender or entities[mention.entity].gender
    return mention if gender == act.cue.gender and mention.number == "singular" else None


def _state_of(act: Act, entity: EntityDraft) -> bool:
    """Whether a participle can describe this entity; only persons of the other gender are ruled out."""
    if entity_agrees(act.cue, entity):
        return True
    return entity.type != "person" and not entity.members and act.cue.number != "dual"


def left_out(view: View, discourse: Discourse, acts: list[Act], position: int) -> bool:
    act = acts[position]
    entities = view.analysis.entities.entities
    first, _ = scope_at(view, act.token)
    if act.parent is not None and act.subject.how == "none":
        for earlier in reversed(acts[max(0, position - 6) : position]):
            beside = earlier.parent is act.parent and earlier.speaker is not None and act.cue.form == "f"
            if beside and earlier.speaker is not None and entity_agrees(act.cue, entities[earlier.speaker]):
                act.speaker, act.speaker_how, act.follows = earlier.speaker, "clause before", earlier
                return True
        return False
    same_scope = [
        e for e in acts[max(0, position - 6) : position]
        if e.speaker is not None and scope_at(view, e.token)[0] == first and e.parent is None
    ]  # fmt: skip
    if (
        act.cue.number == "plural"
        and same_scope
        and not any(entity_agrees(act.cue, entities[e.speaker]) for e in same_scope if e.speaker is not None)
    ):
        return False  # قال الوزير إن قادتهم يخدعونهم، ويخبرونهم بأن: it goes on with what he says
    if act.token > first:
        mention = None
        if not same_scope:
            mention = main_subject(view, first, act.token)
        elif view.tokens[act.token].conjunction == "ف":
            mention = clause_subject(view, same_scope[-1].token + 1, act.token)
        if mention is not None and entity_agrees(act.cue, entities[mention.entity], mention):
            act.speaker, act.speaker_how = mention.entity, "main subject"
            return True
    act.speaker, act.speaker_how = discourse.left_out(act)
    return act.speaker is not None
