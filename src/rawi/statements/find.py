"""Statements of one article: acts, their speakers, who passed them on, what stands inside what."""

from __future__ import annotations

from dataclasses import dataclass

from rawi.analysis import Analysis
from rawi.mentions.resolve import surface
from rawi.statements.act import Act
from rawi.statements.acts import find_acts
from rawi.statements.addressees import addressees_of
from rawi.statements.discourse import Discourse, Turn
from rawi.statements.drafts import drafts
from rawi.statements.left_out import controller, left_out
from rawi.statements.levels import settle
from rawi.statements.phrases import Phrase, head_class
from rawi.statements.second_hand import second_hand
from rawi.statements.sources import SourcePhrase, find_sources
from rawi.statements.speech_nouns import FRAME
from rawi.statements.tables import words
from rawi.statements.types import StatementDraft
from rawi.statements.unnamed import Unnamed
from rawi.statements.view import View, make_view, scope_at


def statements_of(analysis: Analysis) -> list[StatementDraft]:
    """All statements of an article, in text order."""
    if not analysis.layer.tokens:
        return []
    view, acts = read_acts(analysis)
    return drafts(view, acts)


def read_acts(analysis: Analysis) -> tuple[View, list[Act]]:
    """The acts of an article with their speakers, and the view they were read from."""
    view = make_view(analysis)
    sources = sorted(find_sources(view), key=lambda s: s.first)
    view.sources.update(s.first for s in sources)
    reader = _Reader(view, find_acts(view), Discourse(view), Unnamed(view), list(sources))
    view.column = reader.discourse.writer_speaks
    kept = reader.read()
    settle(view, kept)
    told = second_hand(view, kept, sources, reader.entity_of)
    for act in told:
        reader.address(act)
    return view, told


@dataclass(slots=True)
class _Reader:
    """Goes through the acts in text order and finds who speaks."""

    view: View
    acts: list[Act]
    discourse: Discourse
    unnamed: Unnamed
    sources: list[SourcePhrase]

    def hear(self, until: int, telling: set[int]) -> None:
        """Source phrases up to a token speak too: those that open a sentence, and those that are its only cue."""
        while self.sources and self.sources[0].first < until:
            source = self.sources.pop(0)
            first = scope_at(self.view, source.first)[0]
            self.discourse.read_subjects(first)
            if not source.leads and first not in telling:
                self.discourse.note_subject(first, source.first)
            if source.leads or first not in telling:
                self.discourse.add(Turn(self.entity_of(source.who), source.first, True))

    def read(self) -> list[Act]:
        kept: list[Act] = []
        telling = {scope_at(self.view, act.token)[0] for act in self.acts}
        told_by_narrator: set[int] = set()  # scopes that already have an act outside another's words
        for position, act in enumerate(self.acts):
            first = scope_at(self.view, act.token)[0]
            self.hear(act.token, telling)
            self.discourse.read_subjects(first)
            if not self.resolve(position) or _event_rather(self.view, act):
                continue
            kept.append(act)
            aside = act.subject.how in ("antecedent", "relative")
            alone = first not in told_by_narrator
            if act.parent is None and act.frame.kind != FRAME:
                told_by_narrator.add(first)
            told = act.parent is not None or (aside and not alone)
            if act.speaker is not None and not told and act.frame.kind != FRAME:
                phrase = act.subject.phrase
                paper = phrase is not None and head_class(self.view, phrase) == "document"
                self.discourse.add(Turn(act.speaker, act.token, True, paper=paper))
                self.unnamed.note_issuer(act.token, act.speaker)
        return kept

    def entity_of(self, phrase: Phrase) -> int:
        return self.unnamed.entity_of(phrase, self.discourse.last_speaker())

    def address(self, act: Act) -> None:
        """Note to whom an act is addressed, the speaker aside."""
        hearers = [self.entity_of(p) for p in addressees_of(self.view, act)]
        act.addressee = [e for e in dict.fromkeys(hearers) if e != act.speaker]

    def resolve(self, position: int) -> bool:
        """Find the speaker of an act; False when nobody can be speaking."""
        act = self.acts[position]
        subject = act.subject
        if act.source is not None:
            act.speaker, act.span = self.entity_of(act.source), (act.source.first, act.source.last)
            act.speaker_how = "source"
            if act.carrier is not None:
                act.via.append(self.entity_of(act.carrier))
                self.unnamed.name_sources(act.source, act.speaker, act.via[-1])
            return True
        if act.carrier is not None:
            act.via.append(self.entity_of(act.carrier))
            return left_out(self.view, self.discourse, self.acts, position)
        if act.cue.form != "f":
            return controller(self.view, self.acts, position, self.discourse)
        phrase = subject.phrase
        if phrase is not None and subject.how in ("after", "before", "antecedent", "resumptive"):
            act.speaker_how = subject.how
            act.span = (phrase.first, phrase.last)
            act.speaker = self.entity_of(phrase)
            if not subject.joint:
                began = act.token + 1 if subject.how == "after" else phrase.first
                self.unnamed.held.note(began, phrase, act.speaker)
            if subject.joint:
                self.join(act)
            return True
        return left_out(self.view, self.discourse, self.acts, position)

    def join(self, act: Act) -> None:
        assert act.subject.phrase is not None and act.speaker is not None
        members = [act.speaker] + [self.entity_of(p) for p in act.subject.joint]
        act.span = (act.subject.phrase.first, act.subject.joint[-1].last)
        if len(set(members)) > 1:
            act.speaker = self.view.analysis.entities.group(members, self.wording(act, members)).index
            self.unnamed.joint[len(set(members))] = act.speaker

    def wording(self, act: Act, members: list[int]) -> str | None:
        """دعت أمريكا وفرنسا: joint states are called as the text calls them here; people by their names."""
        entities = self.view.analysis.entities.entities
        phrases = [act.subject.phrase, *act.subject.joint]
        if any(entities[m].type != "country" for m in members) or act.span is None:
            return None
        said = [surface(self.view.analysis.layer, p.first, p.last) for p in phrases if p is not None]
        return " و".join(said)


def _event_rather(view: View, act: Act) -> bool:
    """Agreeing told inside another's words is told as a deed, not as words: قال إن الطرفين اتفقا على الهدنة.

    So is looking forward to a thing.
    """
    if act.parent is None:
        return False
    if act.cue.row.act == "agree" or (act.cue.lemma == "تطلّع" and act.cue.present):
        return True
    if act.subject.how == "pronoun" and act.parent.speaker == act.speaker:
        return True
    phrase = act.subject.phrase
    return act.cue.present and phrase is not None and view.tokens[phrase.first].key in words("own")
