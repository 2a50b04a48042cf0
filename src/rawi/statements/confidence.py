"""How far a statement can be trusted: marks of its cue, frame, subject and content, weighed by a fitted table."""

from __future__ import annotations

import math

from rawi.statements.act import Act
from rawi.statements.phrases import can_speak
from rawi.statements.tables import confidence_weights
from rawi.statements.view import Kind, View, scope_at

_FAR = 15
_LONG = 60
_ENDLESS = 120
_BACK = 150
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
    out = [*_frame_marks(view, act), *_speaker_marks(view, act), *_content_marks(view, act)]
    out += [*_place_marks(view, act), *_identity_marks(view, act)]
    return out


def _place_marks(view: View, act: Act) -> list[str]:
    """Where the cue stands: a column, a long run without a stop, the middle of a clause."""
    out = []
    if view.column:
        out.append("a column")
    first, last = scope_at(view, act.token)
    if last - first > _ENDLESS:
        out.append("a sentence without end")
    token = view.tokens[act.token]
    before = view.kind[act.token - 1] if act.token else Kind.STOP
    if act.cue.form == "f" and not token.conjunction and before is Kind.WORD and act.span is None:
        out.append("verb in the middle of a clause")
    if act.parent is not None and act.cue.present:
        out.append("present tense inside another statement")
    if act.cue.form == "p" and before is not Kind.COMMA and not token.conjunction:
        out.append("participle without comma")
    return out


def _identity_marks(view: View, act: Act) -> list[str]:
    """How well the speaker is known: a title without name, one word, somebody else named since."""
    if act.speaker is None:
        return ["no speaker"]
    entity = view.analysis.entities.entities[act.speaker]
    out = []
    named = entity.entry is not None or any(m.kind == "name" for m in entity.mentions)
    if not named:
        out.append("speaker without name" if entity.type in ("person", "office") else "body without name")
    elif entity.type == "person" and " " not in entity.name:
        out.append("speaker of one word")
    if act.span is None:
        seen = [m.first for m in entity.mentions if m.first < act.token]
        others = view.analysis.entities.between(max(seen[-1], act.token - _BACK) if seen else 0, act.token) if seen else []
        people = {m.entity for m in others if m.human and m.entity != act.speaker}
        out.append(f"others named since: {min(len(people), 2)}")
        if not entity.gender:
            out.append("speaker of unknown gender")
    return out


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
    inside = range(content.first, min(content.last, content.first + _LONG))
    if act.frame.kind not in _CLAUSAL and sum(view.kind[i] is Kind.VERB for i in inside) > 1:
        out.append("verbs in a noun phrase")
    if act.stops and content.last in act.stops and not _marked_end(view, content.last):
        out.append("content ends at a verb without mark")
    if act.frame.quote is not None and not act.frame.quote.closed:
        out.append("quotation without end")
    commas = sum(
        view.kind[i] is Kind.COMMA for i in range(content.first, min(content.last, content.first + _LONG))
    )
    if commas > 1 and act.frame.quote is None:
        out.append("several commas in the content")
    return out


def _marked_end(view: View, at: int) -> bool:
    """Whether a mark, و or a particle stands where the content ends."""
    if at >= len(view.tokens):
        return True
    return bool(view.tokens[at].conjunction) or view.kind[at - 1] in (Kind.COMMA, Kind.STOP, Kind.CLOSE_QUOTE)
