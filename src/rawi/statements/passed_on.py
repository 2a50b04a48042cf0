"""Words passed on by somebody else: نقلت الوكالة عن الوزير قوله."""

from __future__ import annotations

from dataclasses import dataclass

from rawi.statements.act import Act, begin
from rawi.statements.cues import Cue, possessor
from rawi.statements.frames.find import find_frame
from rawi.statements.phrases import Phrase, can_speak, phrase_at
from rawi.statements.speakers.find import Subject, find_subject
from rawi.statements.tables import CueRow, cue_rows, words
from rawi.statements.view import Kind, View, scope_at


@dataclass(slots=True)
class Controlled:
    """A verbal noun that reports what a carrier passed on: نقلت الوكالة عن الوزير قوله."""

    source: Phrase | None
    carrier: Phrase | None
    verb: int  # the token of نقلت, where the clause of both begins


def passed_on(view: View, cue: Cue, controlled: dict[int, Controlled]) -> Act | None:
    """نقلت CARRIER عن SOURCE (قوله) إن …: an act of the source's, or the control of the verbal noun."""
    preposition = {"نسب": "الي", "علم": "من"}.get(cue.lemma, "عن")
    _, last = scope_at(view, cue.token)
    limit = min(last, cue.token + 25)
    at = next((i for i in range(cue.token + 1, limit) if view.bare[i] == preposition), -1)
    if at < 0 and preposition == "عن":  # نقل البيان على لسان الوزير
        at = next((i for i in range(cue.token + 2, limit) if view.bare[i - 1 : i + 1] == ["علي", "لسان"]), -1)
    if at < 0 or at + 1 >= limit:
        return _passed_on_word(view, cue, limit, controlled) or _carrier_itself(view, cue)
    carrier = next((p for p in _phrases(view, cue.token + 1, at)), None)
    source = phrase_at(view, at + 1, last)
    if source is None:
        return None
    speech = CueRow("قال", "say", frozenset({"inna", "direct"}), frozenset(), cue.row.forms, "", "")
    tail = Cue(source.last - 1, speech, "p", False, "", "", "")
    for i in range(source.last, min(last, source.last + 12)):
        if view.kind[i] in (Kind.COMPLEMENTISER, Kind.STOP):
            break
        if possessor(view, i) and any(
            v.kind == "verbal_noun" and v.lemma in cue_rows() for v in view.verbs(i)
        ):
            controlled[i] = Controlled(source, carrier, cue.token)
            return None
    frame = find_frame(view, tail)
    if frame is None:
        return None
    if source.last < frame.opener and view.bare[source.last] in ("القول", "التاكيد"):
        row = CueRow("قال", "say", speech.frames, frozenset(), cue.row.forms, "", "")
        cue = Cue(source.last, row, "m", False, "", "", "")  # نقلت الوكالة عن الشركة القول إنها
    act = Act(cue, frame, Subject(source, "source", cue.token, [], []), begin(view, cue, None))
    act.source, act.carrier = source, carrier
    return act


def _carrier_itself(view: View, cue: Cue) -> Act | None:
    """ونقلت الوكالة أن: no source is named, the carrier says it."""
    following = cue.token + 1
    if cue.lemma != "نقل" or following >= len(view.tokens) or view.bare[following] in words("prep_pronoun"):
        return None
    row = CueRow(cue.lemma, "say", frozenset({"inna"}), frozenset(), cue.row.forms, "", "")
    plain = Cue(cue.token, row, cue.form, cue.present, cue.number, cue.gender, cue.pronoun)
    frame = find_frame(view, plain)
    if frame is None or not frame.phrases:
        return None
    subject = find_subject(view, plain, frame)
    known = subject.how == "after" and subject.phrase is not None and can_speak(view, subject.phrase)
    return Act(plain, frame, subject, begin(view, plain, subject)) if known else None


def _passed_on_word(view: View, cue: Cue, limit: int, controlled: dict[int, Controlled]) -> Act | None:
    """نقلت الوكالات قوله إن: whose word it is the reader knows from before."""
    for i in range(cue.token + 1, min(limit, cue.token + 12)):
        if view.kind[i] in (Kind.COMPLEMENTISER, Kind.STOP, Kind.VERB):
            break
        if possessor(view, i) and any(
            v.kind == "verbal_noun" and v.lemma in cue_rows() for v in view.verbs(i)
        ):
            controlled[i] = Controlled(None, next(iter(_phrases(view, cue.token + 1, i)), None), cue.token)
            break
    return None


def _phrases(view: View, first: int, last: int) -> list[Phrase]:
    out: list[Phrase] = []
    i = first
    while i < last:
        phrase = phrase_at(view, i, last)
        if phrase is not None:
            out.append(phrase)
            i = phrase.last
        else:
            i += 1
    return out
