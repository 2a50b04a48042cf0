"""Statements of one article: acts, their speakers, who passed them on, what stands inside what."""

from __future__ import annotations

from rawi.analysis import Analysis
from rawi.mentions.types import Mention
from rawi.record import Act as ActName
from rawi.record import SpeakerFrom
from rawi.statements.acts import Act, find_acts
from rawi.statements.confidence import confidence_of
from rawi.statements.content import names_source
from rawi.statements.discourse import Discourse, Turn, main_subject
from rawi.statements.phrases import Phrase, head_class, phrase_at
from rawi.statements.speakers import entity_agrees
from rawi.statements.tables import express_nouns, words
from rawi.statements.types import StatementDraft
from rawi.statements.view import Kind, View, make_view, scope_at


def statements_of(analysis: Analysis) -> list[StatementDraft]:
    """All statements of an article, in text order."""
    if not analysis.layer.tokens:
        return []
    view = make_view(analysis)
    acts = find_acts(view)
    discourse = Discourse(view)
    kept: list[Act] = []
    for position, act in enumerate(acts):
        discourse.read_subjects(scope_at(view, act.token)[0])
        if _resolve(view, discourse, acts, position):
            kept.append(act)
            if act.parent is None and act.speaker is not None:
                discourse.add(Turn(act.speaker, act.token, True))
    return _drafts(view, kept)


def _resolve(view: View, discourse: Discourse, acts: list[Act], position: int) -> bool:
    """Find the speaker of an act; False when nobody can be speaking."""
    act = acts[position]
    subject = act.subject
    if act.source is not None:
        act.speaker, act.span = _entity_of(view, act.source), (act.source.first, act.source.last)
        act.speaker_how = "source"
        if act.carrier is not None:
            act.via.append(_entity_of(view, act.carrier))
        return True
    if act.cue.form != "f":
        return _controller(view, acts, position, discourse)
    if subject.phrase is not None and subject.how in ("after", "before"):
        act.speaker_how = subject.how
        act.span = (subject.phrase.first, subject.phrase.last)
        act.speaker = _entity_of(view, subject.phrase)
        if subject.joint:
            _join(view, act)
        return True
    if subject.how in ("antecedent", "resumptive"):
        assert subject.phrase is not None
        act.speaker, act.span = _entity_of(view, subject.phrase), (subject.phrase.first, subject.phrase.last)
        act.speaker_how = subject.how
        return True
    return _left_out(view, discourse, acts, position)


def _entity_of(view: View, phrase: Phrase) -> int:
    if phrase.mention is not None:
        return phrase.mention.entity
    first = phrase.first + 1 if phrase.quoted else phrase.first
    last = phrase.last - 1 if phrase.quoted else phrase.last
    covering = view.analysis.entities.at(first)
    if covering is not None and covering.first == first:
        return covering.entity
    return view.analysis.entities.phrase(first, max(last, first + 1), rule="statements.speaker").entity


def _join(view: View, act: Act) -> None:
    assert act.subject.phrase is not None and act.speaker is not None
    members = [act.speaker] + [_entity_of(view, p) for p in act.subject.joint]
    last = act.subject.joint[-1].last
    first = act.subject.phrase.first
    act.span = (first, last)
    if len(set(members)) > 1:
        act.speaker = view.analysis.entities.group(members).index


def _controller(view: View, acts: list[Act], position: int, discourse: Discourse) -> bool:
    """The speaker of a participle: who acts in the clause before it."""
    act = acts[position]
    first, last = scope_at(view, act.token)
    entities = view.analysis.entities.entities
    for earlier in reversed(acts[max(0, position - 8) : position]):
        if earlier.speaker is None or earlier.subject.how in ("antecedent",):
            continue
        if scope_at(view, earlier.token)[0] != first:
            break
        if entity_agrees(act.cue, entities[earlier.speaker]):
            act.speaker, act.speaker_how = earlier.speaker, "clause before"
            act.via = list(earlier.via)
            return True
    mention = main_subject(view, first, act.token)
    if mention is not None and entity_agrees(act.cue, entities[mention.entity], mention):
        act.speaker, act.speaker_how = mention.entity, "main subject"
        return True
    return _left_out(view, discourse, acts, position)


def _left_out(view: View, discourse: Discourse, acts: list[Act], position: int) -> bool:
    act = acts[position]
    entities = view.analysis.entities.entities
    first, _ = scope_at(view, act.token)
    if act.parent is not None:
        for earlier in reversed(acts[max(0, position - 6) : position]):
            if earlier.parent is act.parent and earlier.speaker is not None and act.cue.form == "f":
                if entity_agrees(act.cue, entities[earlier.speaker]):
                    act.speaker, act.speaker_how = earlier.speaker, "clause before"
                    return True
    same_scope = [
        e for e in acts[max(0, position - 6) : position]
        if e.speaker is not None and scope_at(view, e.token)[0] == first and e.parent is None
    ]  # fmt: skip
    if not same_scope and act.token > first:
        mention = main_subject(view, first, act.token)
        if mention is not None and entity_agrees(act.cue, entities[mention.entity], mention):
            act.speaker, act.speaker_how = mention.entity, "main subject"
            return True
    act.speaker, act.speaker_how = discourse.left_out(act)
    return act.speaker is not None


def _act_name(view: View, act: Act) -> ActName:
    noun = act.frame.act_noun
    if noun is None and act.cue.row.act == "express" and act.frame.first < len(view.tokens):
        noun = act.frame.first
    if noun is not None:
        decided = express_nouns().get(view.tokens[noun].stem)
        if decided is not None:
            return decided
    return act.cue.row.act


def _speaker_from(view: View, act: Act) -> SpeakerFrom:
    if act.span is None:
        return "dropped"
    entity = view.analysis.entities.entities[act.speaker] if act.speaker is not None else None
    if entity is not None and entity.members:
        return "collective"
    if act.subject.phrase is not None and act.subject.phrase.mention is not None:
        return "named"
    phrase = act.source or act.subject.phrase
    if phrase is not None and head_class(view, phrase) == "collective":
        return "collective"
    return "unnamed"


def _drafts(view: View, acts: list[Act]) -> list[StatementDraft]:
    out: list[StatementDraft] = []
    index = {id(a): i for i, a in enumerate(acts)}
    tokens = view.tokens
    for i, act in enumerate(acts):
        assert act.content is not None
        c = act.content
        span = (tokens[act.span[0]].start, tokens[act.span[1] - 1].end) if act.span else None
        out.append(
            StatementDraft(
                i, _act_name(view, act), (tokens[act.token].start, tokens[act.token].end), act.cue.lemma, act.token,
                act.speaker, span, _speaker_from(view, act), (c.start, c.end), (c.first, c.last),
                via=tuple(dict.fromkeys(act.via)), quoted=c.quoted, quotes=c.quotes,
                inside=_inside(act, index), rule=f"cue.{act.cue.lemma}.{act.cue.form}.{act.frame.kind}",
                confidence=confidence_of(act),
                evidence=[f"frame {act.frame.kind}", f"speaker by {act.speaker_how}"],
            )
        )  # fmt: skip
    return out


def _inside(act: Act, index: dict[int, int]) -> int | None:
    parent = act.parent
    while parent is not None and id(parent) not in index:
        parent = parent.parent
    if parent is None or parent.content is None or not parent.content.first <= act.token < parent.content.last:
        return None
    return index[id(parent)]
