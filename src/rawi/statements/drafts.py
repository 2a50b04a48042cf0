"""Statement drafts: the act by name, how the speaker is told, spans, evidence."""

from __future__ import annotations

from rawi.record import Act as ActName
from rawi.record import SpeakerFrom
from rawi.statements.act import Act
from rawi.statements.confidence import confidence_of
from rawi.statements.frames.behind import WHICH
from rawi.statements.nouns import express_noun
from rawi.statements.phrases import head_class
from rawi.statements.types import StatementDraft
from rawi.statements.view import View


def drafts(view: View, acts: list[Act]) -> list[StatementDraft]:
    out: list[StatementDraft] = []
    index = {id(a): i for i, a in enumerate(acts)}
    tokens = view.tokens
    via = _passed_on_by(acts, index)
    for i, act in enumerate(acts):
        assert act.content is not None
        c = act.content
        confidence, doubts = confidence_of(view, act)
        span = (tokens[act.span[0]].start, tokens[act.span[1] - 1].end) if act.span else None
        out.append(
            StatementDraft(
                i, _act_name(view, act), (tokens[_cue_first(view, act)].start, tokens[act.token].end), act.cue.lemma, act.token,
                act.speaker, span, _speaker_from(view, act), (c.start, c.end), (c.first, c.last),
                via=via[i], addressee=tuple(act.addressee), quoted=c.quoted, quotes=c.quotes,
                inside=_inside(act, index), rule=f"cue.{act.cue.lemma}.{act.cue.form}.{act.frame.kind}",
                confidence=confidence,
                evidence=_evidence(act, doubts),
            )
        )  # fmt: skip
    return out


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


def _evidence(act: Act, doubts: list[str]) -> list[str]:
    """What `rawi explain` shows: the lexicon row, the frame, how the speaker was found, what speaks against it."""
    row = act.cue.row
    out = [
        f"row {row.lemma} ({row.act}; {' '.join(sorted(row.frames))})",
        f"frame {act.frame.kind}",
        f"speaker by {act.speaker_how}",
    ]
    if doubts:
        out.append("doubts: " + "; ".join(doubts))
    return out


def _cue_first(view: View, act: Act) -> int:
    """بحسب ما أعلن: the source phrase is part of the cue; the كما of كما قال is not."""
    return (
        act.frame.opener
        if act.frame.kind == "clause" and view.bare[act.frame.opener] not in {"كما", *WHICH}
        else act.token
    )


def _passed_on_by(acts: list[Act], index: dict[int, int]) -> list[tuple[int, ...]]:
    """Who passed each act on, outermost first: the speakers it stands inside of, then those its sentence names.

    A participle or a second verb of the same speaker is passed on by whoever passed on the act it follows.
    """
    out: list[tuple[int, ...]] = []
    for act in acts:
        inside = _inside(act, index)
        around = [] if inside is None else [*out[inside], acts[inside].speaker]
        before = index.get(id(act.follows)) if act.follows is not None else None
        if inside is None and before is not None and before < len(out):
            around += out[before]
        chain = dict.fromkeys(e for e in [*around, *act.via] if e is not None and e != act.speaker)
        out.append(tuple(chain))
    return out


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
