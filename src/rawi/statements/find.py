"""Statements of one article: acts, their speakers, who passed them on, what stands inside what."""

from __future__ import annotations

from dataclasses import dataclass

from rawi.analysis import Analysis
from rawi.mentions.types import EntityDraft
from rawi.record import Act as ActName
from rawi.record import SpeakerFrom
from rawi.statements.act import Act
from rawi.statements.acts import find_acts
from rawi.statements.confidence import confidence_of
from rawi.statements.content import content_between
from rawi.statements.cues import Cue
from rawi.statements.discourse import Discourse, Turn, clause_subject, main_subject
from rawi.statements.frames.walk import Frame, express_noun
from rawi.statements.levels import settle
from rawi.statements.phrases import Phrase, head_class
from rawi.statements.sources import SourcePhrase, find_sources
from rawi.statements.speakers.agreement import entity_agrees
from rawi.statements.speakers.find import Subject
from rawi.statements.tables import CueRow, words
from rawi.statements.types import StatementDraft
from rawi.statements.unnamed import Unnamed
from rawi.statements.view import Kind, View, make_view, scope_at


def statements_of(analysis: Analysis) -> list[StatementDraft]:
    """All statements of an article, in text order."""
    if not analysis.layer.tokens:
        return []
    view = make_view(analysis)
    sources = find_sources(view)
    view.sources.update(s.first for s in sources)
    leading = {scope_at(view, s.first)[0]: s for s in sources if s.leads}
    reader = _Reader(view, find_acts(view), Discourse(view), Unnamed(view), leading)
    kept = reader.read()
    settle(view, kept)
    kept = _passed_on(view, kept, sources, reader)
    return _drafts(view, kept)


@dataclass(slots=True)
class _Reader:
    """Goes through the acts in text order and finds who speaks."""

    view: View
    acts: list[Act]
    discourse: Discourse
    unnamed: Unnamed
    leading: dict[int, SourcePhrase]  # source phrases that open a sentence, by its first token

    def read(self) -> list[Act]:
        kept: list[Act] = []
        for position, act in enumerate(self.acts):
            first = scope_at(self.view, act.token)[0]
            self.discourse.read_subjects(first)
            source = self.leading.pop(first, None)
            if source is not None and source.first < act.token:
                self.discourse.add(Turn(self.entity_of(source.who), source.first, True))
            if not self.resolve(position) or _event_rather(self.view, act):
                continue
            kept.append(act)
            told = act.parent is not None or act.subject.how in ("antecedent", "relative")
            if act.speaker is not None and not told:
                phrase = act.subject.phrase
                paper = phrase is not None and head_class(self.view, phrase) == "document"
                self.discourse.add(Turn(act.speaker, act.token, True, paper=paper))
                self.unnamed.note_issuer(act.token, act.speaker)
        return kept

    def entity_of(self, phrase: Phrase) -> int:
        return self.unnamed.entity_of(phrase, self.discourse.last_speaker())

    def resolve(self, position: int) -> bool:
        """Find the speaker of an act; False when nobody can be speaking."""
        act = self.acts[position]
        subject = act.subject
        if act.source is not None:
            act.speaker, act.span = self.entity_of(act.source), (act.source.first, act.source.last)
            act.speaker_how = "source"
            if act.carrier is not None:
                act.via.append(self.entity_of(act.carrier))
            return True
        if act.carrier is not None:
            act.via.append(self.entity_of(act.carrier))
            return _left_out(self.view, self.discourse, self.acts, position)
        if act.cue.form != "f":
            return _controller(self.view, self.acts, position, self.discourse)
        phrase = subject.phrase
        if phrase is not None and subject.how in ("after", "before", "antecedent", "resumptive"):
            act.speaker_how = subject.how
            act.span = (phrase.first, phrase.last)
            act.speaker = self.entity_of(phrase)
            if subject.joint:
                self.join(act)
            return True
        return _left_out(self.view, self.discourse, self.acts, position)

    def join(self, act: Act) -> None:
        assert act.subject.phrase is not None and act.speaker is not None
        members = [act.speaker] + [self.entity_of(p) for p in act.subject.joint]
        act.span = (act.subject.phrase.first, act.subject.joint[-1].last)
        if len(set(members)) > 1:
            act.speaker = self.view.analysis.entities.group(members).index


def _event_rather(view: View, act: Act) -> bool:
    """Agreeing told inside another's words is told as a deed, not as words: قال إن الطرفين اتفقا على الهدنة."""
    if act.parent is None:
        return False
    if act.cue.row.act == "agree":
        return True
    if act.subject.how == "pronoun" and act.parent.speaker == act.speaker:
        return True
    phrase = act.subject.phrase
    return act.cue.present and phrase is not None and view.tokens[phrase.first].key in words("own")


def _passed_on(view: View, acts: list[Act], sources: list[SourcePhrase], reader: _Reader) -> list[Act]:
    """Source phrases: via of the acts of their sentence, or statements where it has none."""
    by_scope: dict[int, list[Act]] = {}
    for act in acts:
        by_scope.setdefault(scope_at(view, act.token)[0], []).append(act)
    dropped: set[int] = set()
    added: list[Act] = []
    for source in sources:
        first, _ = scope_at(view, source.first)
        here = [a for a in by_scope.get(first, []) if source.leads or a.token < source.first]
        speaker = reader.entity_of(source.who)
        if any(a.parent is None for a in here):
            for act in here:
                if act.parent is None and act.speaker != speaker:
                    act.via.append(speaker)
        else:
            made = _source_act(view, source, speaker)
            if made is not None:
                added.append(made)
    for here in by_scope.values():
        for act in here:
            if act.frame.kind == "clause" and view.bare[act.frame.opener] != "كما":
                others = [a for a in here if a is not act and a.parent is None and a.token < act.token]
                if others and act.speaker is not None:
                    dropped.add(id(act))
                    for other in others:
                        other.via.append(act.speaker)
    return sorted([a for a in acts if id(a) not in dropped] + added, key=lambda a: a.token)


def _told_from(view: View, at: int, last: int) -> int:
    """Where the clause begins that a leading source phrase introduces: behind فإن، فقد، the comma, إن."""
    for i in range(at, min(last, at + 14)):
        token = view.tokens[i]
        if (token.conjunction == "ف" or view.kind[i] is Kind.COMPLEMENTISER) and view.kind[
            i
        ] is not Kind.VERB:
            return i + 1
        if token.conjunction == "ف":
            return i
    for i in range(at, min(last, at + 14)):
        if view.kind[i] is Kind.COMMA:
            return i + 1
    return at


def _source_act(view: View, source: SourcePhrase, speaker: int) -> Act | None:
    """A statement whose only cue is the source phrase."""
    first, last = scope_at(view, source.first)
    start, end = first, source.first
    if source.leads:
        start, end = _told_from(view, source.who.last, last), last
    frame = Frame("source", source.first, start)
    row = CueRow("بحسب", "say", frozenset(), frozenset(), frozenset("f"), "", "")
    cue = Cue(source.first, row, "f", False, "", "", "")
    act = Act(cue, frame, Subject(source.who, "source", source.first, [], []), source.first)
    act.content = content_between(view, start, end)
    act.speaker, act.span, act.speaker_how = speaker, (source.who.first, source.who.last), "source phrase"
    return act if act.content is not None and act.content.last - act.content.first >= 2 else None


def _controller(view: View, acts: list[Act], position: int, discourse: Discourse) -> bool:
    """The speaker of a participle: who acts in the clause before it."""
    act = acts[position]
    first, _ = scope_at(view, act.token)
    entities = view.analysis.entities.entities
    near = list(reversed(acts[max(0, position - 8) : position]))
    near.sort(key=lambda a: a.frame.kind == "clause")  # وفقا لما ذكرته الوكالة: it passes the words on
    for earlier in near:
        if earlier.speaker is None or earlier.subject.how == "antecedent":
            continue
        if scope_at(view, earlier.token)[0] != first:
            continue
        if _state_of(act, entities[earlier.speaker]):
            act.speaker, act.speaker_how = earlier.speaker, "clause before"
            act.via = list(earlier.via)
            return True
    mention = main_subject(view, first, act.token)
    if mention is not None and entity_agrees(act.cue, entities[mention.entity], mention):
        act.speaker, act.speaker_how = mention.entity, "main subject"
        return True
    return _left_out(view, discourse, acts, position) and "without agreement" not in act.speaker_how


def _state_of(act: Act, entity: EntityDraft) -> bool:
    """Whether a participle can describe this entity; only persons of the other gender are ruled out."""
    if entity_agrees(act.cue, entity):
        return True
    return entity.type != "person" and not entity.members and act.cue.number != "dual"


def _left_out(view: View, discourse: Discourse, acts: list[Act], position: int) -> bool:
    act = acts[position]
    entities = view.analysis.entities.entities
    first, _ = scope_at(view, act.token)
    if act.parent is not None and act.subject.how == "none":
        for earlier in reversed(acts[max(0, position - 6) : position]):
            beside = earlier.parent is act.parent and earlier.speaker is not None and act.cue.form == "f"
            if beside and earlier.speaker is not None and entity_agrees(act.cue, entities[earlier.speaker]):
                act.speaker, act.speaker_how = earlier.speaker, "clause before"
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


def _act_name(view: View, act: Act) -> ActName:
    if act.frame.act_cue is not None:
        return act.frame.act_cue.row.act
    noun = act.frame.act_noun
    if noun is not None and act.cue.lemma == "وجّه":
        return express_noun(view, noun) or act.cue.row.act
    if not act.cue.row.frames & {"gift", "noun", "carry", "عن"} or act.cue.row.act not in (
        "express",
        "stress",
    ):
        return act.cue.row.act
    if noun is None and act.cue.row.act == "express" and act.frame.first < len(view.tokens):
        noun = act.frame.first
    if noun is not None:
        decided = express_noun(view, noun)
        if decided is not None:
            return decided
    return act.cue.row.act


def _speaker_from(view: View, act: Act) -> SpeakerFrom:
    if act.span is None:
        return "dropped"
    entity = view.analysis.entities.entities[act.speaker] if act.speaker is not None else None
    if entity is not None and entity.members:
        return "collective"
    phrase = act.source or act.subject.phrase
    mention = phrase.mention if phrase is not None else None
    if mention is not None and mention.kind in ("name", "title"):
        return "named"
    if mention is not None and mention.number == "plural":
        return "collective"
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
                i, _act_name(view, act), (tokens[_cue_first(view, act)].start, tokens[act.token].end), act.cue.lemma, act.token,
                act.speaker, span, _speaker_from(view, act), (c.start, c.end), (c.first, c.last),
                via=tuple(dict.fromkeys(act.via)), quoted=c.quoted, quotes=c.quotes,
                inside=_inside(act, index), rule=f"cue.{act.cue.lemma}.{act.cue.form}.{act.frame.kind}",
                confidence=confidence_of(act),
                evidence=[f"frame {act.frame.kind}", f"speaker by {act.speaker_how}"],
            )
        )  # fmt: skip
    return out


def _cue_first(view: View, act: Act) -> int:
    """بحسب ما أعلن: the source phrase is part of the cue; the كما of كما قال is not."""
    return (
        act.frame.opener if act.frame.kind == "clause" and view.bare[act.frame.opener] != "كما" else act.token
    )


def _inside(act: Act, index: dict[int, int]) -> int | None:
    parent = act.parent
    while parent is not None and id(parent) not in index:
        parent = parent.parent
    if (
        parent is None
        or parent.content is None
        or not parent.content.first <= act.token < parent.content.last
    ):
        return None
    return index[id(parent)]
