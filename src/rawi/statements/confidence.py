"""How far a statement can be trusted: marks of its cue, frame, subject and content, weighed by a fitted table."""

from __future__ import annotations

import math

from rawi.statements.act import Act
from rawi.statements.phrases import can_speak
from rawi.statements.tables import confidence_weights
from rawi.statements.view import Kind, View, scope_at

_FAR = 15
_LONG = 60
_CLAUSAL = ("inna", "direct", "quote")


def confidence_of(view: View, act: Act) -> tuple[float, list[str]]:
    """The chance that cue, speaker and content are all right, and the marks that lower it."""
    weights = confidence_weights()
    marks = marks_of(view, act)
    total = weights["always"] + sum(weights.get(m, 0.0) for m in marks)
    against = [m for m in marks if weights.get(m, 0.0) < 0]
    return 1 / (1 + math.exp(-total)), against


def marks_of(view: View, act: Act) -> list[str]:
    """Everything about an act that may tell a sure one from a doubtful one."""
    return [*_frame_marks(view, act), *_speaker_marks(view, act), *_content_marks(view, act)]


def _frame_marks(view: View, act: Act) -> list[str]:
    frame, cue = act.frame, act.cue
    clausal = frame.kind in _CLAUSAL
    out = [
        f"frame {frame.kind}" if clausal or frame.kind in ("source", "post", "clause") else "frame of a noun"
    ]
    if frame.kind in cue.row.weak:
        out.append("frame rare for the cue")
    if frame.opener - act.token > _FAR:
        out.append("content opens far from the cue")
    if frame.skipped_clause:
        out.append("a clause between cue and content")
    if cue.form != "f":
        out.append("participle" if cue.form == "p" else "verbal noun")
    elif cue.present:
        out.append("present tense")
    if cue.form == "f" and view.analysis.language.pos[act.token] not in ("VERB", "AUX", ""):
        out.append("the tagger sees no verb")
    return out


def _speaker_marks(view: View, act: Act) -> list[str]:
    phrase = act.source or act.subject.phrase
    how = act.speaker_how
    if act.span is None:
        out = [f"left out: {how}"]
    elif phrase is not None and phrase.mention is not None:
        entity = view.analysis.entities.entity(phrase.mention)
        out = [f"speaker is a {phrase.mention.kind}", f"speaker found {how}"]
        if entity.type not in ("person", "organization", "country", "office", "group"):
            out.append("speaker of an unlikely kind")
    else:
        known = phrase is not None and can_speak(view, phrase)
        out = [
            "speaker is a noun that speaks" if known else "speaker is an unknown phrase",
            f"speaker found {how}",
        ]
    if act.subject.joint:
        out.append("several speakers")
    if act.parent is not None:
        out.append("inside another statement")
    return out


def _content_marks(view: View, act: Act) -> list[str]:
    content = act.content
    if content is None:
        return []
    out = []
    if content.last - content.first > _LONG:
        out.append("long content")
    if content.last - content.first < 3:
        out.append("very short content")
    _, last = scope_at(view, act.token)
    if content.last < last - 1 and not act.stops and view.kind[content.last] is not Kind.CLOSE_QUOTE:
        out.append("content ends inside its sentence")
    commas = sum(
        view.kind[i] is Kind.COMMA for i in range(content.first, min(content.last, content.first + _LONG))
    )
    if commas > 1 and act.frame.quote is None:
        out.append("several commas in the content")
    return out
