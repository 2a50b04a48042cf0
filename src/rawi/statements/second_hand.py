"""Source phrases: they pass on the acts of their sentence, or are its only cue."""

from __future__ import annotations

from collections.abc import Callable

from rawi.statements.act import Act
from rawi.statements.content import content_between
from rawi.statements.cues import Cue
from rawi.statements.frames.behind import WHICH
from rawi.statements.frames.walk import Frame
from rawi.statements.phrases import Phrase, head_class
from rawi.statements.sources import SourcePhrase
from rawi.statements.speakers.find import Subject
from rawi.statements.tables import CueRow
from rawi.statements.view import Kind, Quote, View, scope_at


def second_hand(
    view: View, acts: list[Act], sources: list[SourcePhrase], entity_of: Callable[[Phrase], int]
) -> list[Act]:
    """Source phrases: via of the acts of their sentence, or statements where it has none."""
    by_scope: dict[int, list[Act]] = {}
    for act in acts:
        by_scope.setdefault(scope_at(view, act.token)[0], []).append(act)
    dropped: set[int] = set()
    added: list[Act] = []
    for source in sources:
        first, _ = scope_at(view, source.first)
        here = [a for a in by_scope.get(first, []) if source.leads or a.token < source.first]
        if _alone(view, source):
            here = by_scope.get(scope_at(view, first - 1)[0], [])
        marks = _marks_before(view, source)
        if marks is not None and not here:
            here = [a for a in acts if a.frame.quote is marks]
        speaker = entity_of(source.who)
        if any(a.parent is None for a in here):
            paper = view.tokens[source.who.first].article and head_class(view, source.who) == "document"
            for act in here:
                if act.parent is None and act.speaker != speaker and not paper:
                    act.via.append(speaker)
        elif source.leads or not any(a.source is not None and a.speaker == speaker for a in by_scope.get(first, [])):
            made = _source_act(view, source, speaker)
            if made is not None:
                added.append(made)
    for here in by_scope.values():
        for act in here:
            if act.frame.kind == "clause" and view.bare[act.frame.opener] not in {"كما", *WHICH}:
                others = [a for a in here if a is not act and a.parent is None and a.token < act.token]
                if others and act.speaker is not None:
                    dropped.add(id(act))
                    for other in others:
                        other.via.append(act.speaker)
    return sorted([a for a in acts if id(a) not in dropped] + added, key=lambda a: a.token)


def _marks_before(view: View, source: SourcePhrase) -> Quote | None:
    """“…. …”، بحسب المصادر: the quotation of several sentences that ends before a source phrase."""
    first, _ = scope_at(view, source.first)
    at = source.first - 1
    while at > first and view.kind[at] is Kind.COMMA:
        at -= 1
    quote = view.quote_end.get(at)
    return quote if quote is not None and quote.first < first and not source.leads else None


def _alone(view: View, source: SourcePhrase) -> bool:
    """“…”. بحسب رويترز.: a sentence of nothing else belongs to the one before it."""
    first, last = scope_at(view, source.first)
    if source.first > first or first == view.start or source.who.last < last - 1:
        return False
    between = view.analysis.text[view.tokens[first - 1].end : view.tokens[first].start]
    return "\n" not in between


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
    else:
        quote = _marks_before(view, source)
        if quote is not None:
            start, end = quote.first, quote.last
    frame = Frame("source", source.first, start)
    row = CueRow("بحسب", "say", frozenset(), frozenset(), frozenset("f"), "", "")
    cue = Cue(source.first, row, "f", False, "", "", "")
    act = Act(cue, frame, Subject(source.who, "source", source.first, [], []), source.first)
    act.content = content_between(view, start, end)
    act.speaker, act.span, act.speaker_how = speaker, (source.who.first, source.who.last), "source phrase"
    return act if act.content is not None and act.content.last - act.content.first >= 2 else None
