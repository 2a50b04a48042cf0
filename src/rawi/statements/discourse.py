"""Subjects that Arabic leaves out: the speaker before, the main clause's subject, agreement, switch markers."""

from __future__ import annotations

from dataclasses import dataclass, field

from rawi.mentions.types import EntityDraft, Mention
from rawi.statements.act import Act
from rawi.statements.phrases import Phrase, can_speak, phrase_at
from rawi.statements.speakers.agreement import entity_agrees
from rawi.statements.tables import words
from rawi.statements.view import Kind, View, scope_at

_MEMORY = 12
_OWN = frozenset(["انا", "انني", "اني", "عندي", "رايي", "نظري", "اقول", "اتمني"])


@dataclass(slots=True)
class Turn:
    """Somebody who may go on speaking: entity, where, and whether as a speaker or as a sentence's subject."""

    entity: int
    token: int
    spoke: bool
    mention: Mention | None = None
    paper: bool = (
        False  # a statement or report spoke for the entity: وذكر (البيان) as well as وذكرت (الوزارة)
    )


@dataclass(slots=True)
class Discourse:
    """Who spoke and who was the subject so far, latest last."""

    view: View
    turns: list[Turn] = field(default_factory=list)
    read_to: int = 0
    writer_speaks: bool = field(init=False)

    def __post_init__(self) -> None:
        self.writer_speaks = _writer_speaks(self.view)

    def add(self, turn: Turn) -> None:
        self.turns.append(turn)
        del self.turns[:-_MEMORY]

    def last_speaker(self) -> int | None:
        return next((t.entity for t in reversed(self.turns) if t.spoke), None)

    def read_subjects(self, until: int) -> None:
        """Note the main subject of every narrative scope that ends before this token."""
        view = self.view
        while self.read_to < len(view.tokens):
            first, last = scope_at(view, self.read_to)
            if last > until or last <= self.read_to:
                break
            quoted = view.inside_quote[first] >= 0 or Kind.VERB not in view.kind[first:last]  # a heading
            spoke = any(t.spoke for t in self.turns)
            if not quoted and not any(t.token >= first for t in self.turns) and not (spoke and _impersonal(view, first)):
                mention = main_subject(view, first, last)
                if mention is not None and self._prominent(mention):
                    self.add(Turn(mention.entity, mention.first, False, mention))
            self.read_to = last

    def note_subject(self, first: int, until: int) -> None:
        """Note who a sentence tells of before it names its source: قفزت السيدة في البحيرة، بحسب مسؤولين."""
        mention = main_subject(self.view, first, until)
        if mention is not None and self._prominent(mention) and not any(t.token >= first for t in self.turns):
            self.add(Turn(mention.entity, mention.first, False, mention))

    def _prominent(self, mention: Mention) -> bool:
        entity = self.view.analysis.entities.entity(mention)
        return (
            entity.type in ("person", "organization", "country", "office", "group")
            and mention.rule != "place-name"
        )

    def left_out(self, act: Act) -> tuple[int | None, str]:
        """The entity that a verb without subject implies, and by which rule."""
        entities = self.view.analysis.entities.entities
        continuing = act.cue.row.act == "add"
        for turn in reversed(self.turns):
            if continuing and not turn.spoke:
                continue
            if self.writer_speaks and _first_person(self.view, act, entities[turn.entity]):
                continue
            fits = turn.paper and act.cue.number == "singular" and act.cue.gender == "masculine"
            if fits or entity_agrees(act.cue, entities[turn.entity], None if turn.spoke else turn.mention):
                return turn.entity, "last speaker" if turn.spoke else "last subject"
        for turn in reversed(self.turns):
            if self.writer_speaks and _first_person(self.view, act, entities[turn.entity]):
                continue
            if turn.spoke and act.cue.number == "singular":
                return turn.entity, "last speaker without agreement"
        return None, ""


def _impersonal(view: View, first: int) -> bool:
    """ومن المتوقع أن تفرض الدول: an aside on what is to come; whoever spoke before goes on behind it."""
    at = max(first, view.start)
    if at + 2 >= len(view.tokens) or view.bare[at] != "من" or view.kind[at] is not Kind.PREPOSITION:
        return False
    return bool(view.tokens[at + 1].article) and view.kind[at + 2] is Kind.COMPLEMENTISER


def _writer_speaks(view: View) -> bool:
    """Whether the article is told in the first person: a column rather than a report."""
    return any(view.inside_quote[i] < 0 and view.bare[i] in _OWN for i in range(view.start, len(view.tokens)))


def _first_person(view: View, act: Act, entity: EntityDraft) -> bool:
    """حذرتُ, كتبتُ look like حذرتْ: of a person who is not known to be a woman, the writer speaks of himself."""
    if act.cue.form != "f" or act.cue.present or act.cue.gender != "feminine" or entity.type != "person":
        return False
    return entity.gender != "feminine" and any(v.person == 1 for v in view.verbs(act.token))


def main_subject(view: View, first: int, last: int) -> Mention | None:
    """The subject of a scope's main clause: the first mention behind its verb or at its head."""
    i = max(first, view.start)
    limit = min(last, i + 60)
    if i + 1 < limit and view.tokens[i].stem in ("جاء", "جاءت") and view.bare[i + 1] in ("ذلك", "هذا"):
        return None  # جاء ذلك في تغريدة على تويتر، حيث قال: who spoke goes on
    if i < limit and view.kind[i] is Kind.PREPOSITION:
        subject = _behind_verb(view, i, limit)
        if subject is not None:
            return subject
    while i < limit:
        kind = view.kind[i]
        if kind is Kind.PREPOSITION and i + 1 < limit and view.kind[i + 1] is Kind.COMPLEMENTISER:
            i += 2
            continue
        if kind is Kind.PREPOSITION or view.tokens[i].preposition:
            i = _over(view, i, limit)
            continue
        if kind is Kind.RELATIVE:
            i = _comma(view, i, limit)
            continue
        mention = view.mention_from(i)
        if mention is not None:
            phrase = phrase_at(view, i, limit)
            speaks = phrase is not None and can_speak(view, phrase) and i not in view.day
            if speaks and view.tokens[i].key not in words("platform"):
                return mention
            i = mention.last
            continue
        i += 1
    return None


def _behind_verb(view: View, first: int, limit: int) -> Mention | None:
    """في أول تعليق له على …، تحدث الرئيس: the mention right behind the first verb that no relative governs."""
    in_clause = False
    for i in range(first, limit - 1):
        kind = view.kind[i]
        if kind in (Kind.RELATIVE, Kind.COMPLEMENTISER):
            in_clause = True
        elif kind is Kind.COMMA:
            in_clause = False
        elif kind is Kind.VERB and not in_clause:
            mention = view.mention_from(i + 1)
            if mention is not None and can_speak(view, Phrase(mention.first, mention.last, mention)):
                return mention
    return None


def clause_subject(view: View, first: int, last: int) -> Mention | None:
    """The subject right behind the last verb between two acts: تحدث كارتر للمراسلين فقال."""
    for i in range(last - 1, max(first, last - 25) - 1, -1):
        if view.kind[i] is Kind.VERB and view.kind[i - 1] is not Kind.RELATIVE:
            mention = view.mention_from(i + 1) if i + 1 < last else None
            if (
                mention is not None
                and mention.human
                and can_speak(view, Phrase(mention.first, mention.last, mention))
            ):
                return mention
            return None
    return None


def _over(view: View, at: int, limit: int) -> int:
    phrase = phrase_at(view, at + 1, limit) if view.kind[at] is Kind.PREPOSITION and at + 1 < limit else None
    if phrase is not None:
        return phrase.last
    mention = view.analysis.entities.at(at)
    return max(at + 1, mention.last) if mention is not None else at + 1


def _comma(view: View, at: int, limit: int) -> int:
    for i in range(at, limit):
        if view.kind[i] is Kind.COMMA:
            return i + 1
    return limit
