"""Content that stands in front of its cue, and documents that speak."""

from __future__ import annotations

from rawi.statements.cues import Cue
from rawi.statements.frames.find import find_frame
from rawi.statements.frames.marks import is_speech
from rawi.statements.frames.walk import CALLED, Frame
from rawi.statements.phrases import Phrase, can_speak, phrase_at
from rawi.statements.tables import CueRow, speaker_nouns, words
from rawi.statements.view import Kind, View, scope_at

WHICH = frozenset({"هو", "هي", "هذا"})
_ANSWERS = frozenset({"deny", "stress", "confirm", "reject"})


def _document(view: View, cue: Cue) -> Frame | None:
    """جاء في بيان الوزارة أن: needs the preposition and a document or speech noun right behind the verb."""
    at = cue.token + 1
    if at + 1 >= len(view.tokens) or view.bare[at] != "في":
        return None
    medium = view.tokens[at + 1].stem in words("medium")
    if view.tokens[at + 1].stem not in words("speech_noun") and not medium:
        return None
    row = cue.row
    speech = CueRow(row.lemma, row.act, frozenset({"inna", "direct"}), row.weak, row.forms, "", row.example)
    frame = find_frame(
        view, Cue(cue.token, speech, cue.form, cue.present, cue.number, cue.gender, cue.pronoun)
    )
    if frame is not None:
        named = phrase_at(view, at + 1, scope_at(view, cue.token)[1]) if medium else None
        frame.phrases = [named or Phrase(at + 1, at + 2)]
    return frame


def _behind_quotation(view: View, cue: Cue) -> Frame | None:
    """«…»، قال الوزير: the quotation in front of the cue is its content."""
    if "direct" not in cue.row.frames or cue.form != "f" or view.bare[cue.token] in words("lookalike"):
        return None
    if view.tokens[cue.token].conjunction:
        return None
    at = cue.token - 1
    while at > 0 and view.kind[at] in (Kind.COMMA, Kind.DASH):
        at -= 1
    quote = view.quote_end.get(at)
    if quote is None or not is_speech(view, quote):
        return None
    phrase = phrase_at(view, cue.token + 1, scope_at(view, cue.token)[1]) if _has_next(view, cue) else None
    return Frame("post", at, quote.first, [phrase] if phrase else [], quote)


def _has_next(view: View, cue: Cue) -> bool:
    return cue.token + 1 < scope_at(view, cue.token)[1]


def _behind_clause(view: View, cue: Cue) -> Frame | None:
    """…، كما قالت المدعية / بحسب ما أعلنت الوزارة: the clause in front is the content."""
    if cue.form != "f" or not cue.row.frames & {"inna", "direct"} or not _has_next(view, cue):
        return None
    if cue.lemma in CALLED and cue.present:
        return None  # كما يعتبر الأمير مرشحا
    first, last = scope_at(view, cue.token)
    for length in (1, 2):
        at = cue.token - length
        phrase = view.phrase_at(at, "source_verb") if at >= first else None
        if phrase is not None and view.bare[at - 1] in words("takes_on"):
            return None  # ردا على ما صرح به الكاتب
        if phrase is not None and len(phrase.keys) == length and at > first + 2:
            at_who = cue.token + 1
            while at_who < last and (view.bare[at_who] in words("prep_pronoun") or at_who in view.day):
                at_who += 1
            hearer = view.analysis.entities.at(at_who) if at_who < last else None
            if hearer is not None and view.tokens[at_who].preposition == "ل":
                at_who = hearer.last  # بحسب ما قال لوكالة الأنباء مسؤول
            who = (
                phrase_at(view, at_who, last)
                if at_who < last and not view.tokens[at_who].preposition
                else None
            )
            if who is None or not _ends_clause(view, _beside(view, who, last), last):
                return None
            frame = Frame("clause", at, first, [who])
            frame.act_noun = None
            return frame
    return None


def _which(view: View, cue: Cue) -> Frame | None:
    """…، وهو ما تنفيه الدوحة: what was told before is denied or confirmed by another."""
    at = cue.token - 2 if view.bare[cue.token - 1] == "ما" else cue.token - 3
    first, last = scope_at(view, cue.token)
    if cue.form != "f" or not cue.pronoun or cue.row.act not in _ANSWERS or at <= first or not _has_next(view, cue):
        return None
    joint = view.bare[at : cue.token]
    if joint[1:] not in (["ما"], ["الامر", "الذي"]) or joint[0] not in WHICH or view.tokens[at].conjunction != "و":
        return None
    who = phrase_at(view, cue.token + 1, last)
    return Frame("clause", at, first, [who]) if who is not None and can_speak(view, who) else None


def _beside(view: View, who: Phrase, last: int) -> int:
    """The end of a name with what its bearer is behind it: أفاد عساف عبود مراسل الإذاعة."""
    if who.mention is None or who.mention.kind != "name":
        return who.last
    at = who.mention.last
    if at >= last or view.kind[at] is not Kind.WORD:
        return who.last
    beside = phrase_at(view, at, last)
    trade = view.tokens[at].stem in speaker_nouns() or view.tokens[at].stem in words("kin")
    if beside is None or not trade or view.tokens[at].conjunction:
        return who.last
    end = beside.last
    while end < last and view.kind[end] is Kind.WORD and view.tokens[end].article and end not in view.day:
        end += 1
    return end


def _ends_clause(view: View, at: int, last: int) -> bool:
    """Nothing but an adjunct or a mark follows: كما قال الوزير، not كما يعتبر الوزير مرشحا."""
    if at >= last or at in view.day or view.tokens[at].preposition:
        return True
    if view.tokens[at].conjunction:  # حسب ما قالته الأمم المتحدة ومسؤولون
        another = phrase_at(view, at, last)
        return another is not None and can_speak(view, another) and _ends_clause(view, another.last, last)
    return view.kind[at] not in (Kind.WORD, Kind.COMPLEMENTISER, Kind.VERB)


def frame_of(view: View, cue: Cue) -> Frame | None:
    if "document" in cue.row.frames:
        return _document(view, cue)
    answered = _which(view, cue) if cue.token > 2 else None
    if answered is not None:
        return answered
    if cue.token and view.bare[cue.token - 1] != "كما":
        told = _behind_clause(view, cue)
        if told is not None:
            return told
    frame = find_frame(view, cue)
    return frame or _behind_quotation(view, cue) or _behind_clause(view, cue)
