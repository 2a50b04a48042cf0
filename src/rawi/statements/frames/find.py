"""How the content of an act is joined to its cue: complementiser, colon, quotation, preposition, object.

Walks from the cue to the right over subject, addressee and adjuncts until something opens the content.
"""

from __future__ import annotations

from rawi.statements.cues import Cue
from rawi.statements.frames.marks import step_colon, step_complementiser, step_quotation
from rawi.statements.frames.nouns import step_clause, step_noun, step_verb
from rawi.statements.frames.prepositions import step_preposition
from rawi.statements.frames.walk import WITH_MA, Frame, Walk, object_after_all, opens
from rawi.statements.tables import words
from rawi.statements.view import Kind, View, scope_at

_SAYING = frozenset({"يقول", "تقول", "يقولون"})
REACH = 45
"""Tokens from the cue within which the content must open: the longest subject with adjuncts seen had 38."""


def find_frame(view: View, cue: Cue) -> Frame | None:
    """The frame that opens the content of a cue, or None when nothing does."""
    _, last = scope_at(view, cue.token)
    limit = min(last, cue.token + 1 + REACH)
    walk = Walk(view, cue, cue.token + 1, limit, Frame("", cue.token, cue.token + 1), find_frame)
    walk.front = cue.form == "f" and (cue.number in ("dual", "plural") or _subject_in_front(view, cue.token))
    while 0 <= walk.at < limit:
        found = _step(walk)
        if found is not None:
            return None if _needs_second_verb(cue, found) or _has_its_object(cue, found) else found
    return object_after_all(walk) or _without_joint(walk)


def _without_joint(walk: Walk) -> Frame | None:
    """وأضاف تم القبض على الجاني: a clause right behind a verb of saying, without mark or إن."""
    view, at = walk.view, walk.cue.token + 1
    if "bare" not in walk.cue.row.frames or walk.cue.form != "f" or at + 2 >= len(view.tokens):
        return None
    if walk.cue.present or not view.tokens[walk.cue.token].conjunction or view.bare[at] not in words("opening"):
        return None
    walk.at = at
    walk.frame.phrases.clear()
    return opens(walk, "direct", at)


def _opens_behind_comma(walk: Walk) -> bool:
    """وقال الوزير للصحفيين، تم تحديد: a comma for the colon, before a word that no title goes on with."""
    view, at = walk.view, walk.at + 1
    if "bare" not in walk.cue.row.frames or walk.in_clause or not walk.frame.phrases or at + 1 >= walk.limit:
        return False
    if at in view.withheld:
        return False
    if walk.cue.form != "f" or view.tokens[at].conjunction or view.bare[at][:3] in ("هذا", "هذه", "ذلك"):
        return False
    return view.bare[at] in words("opening")


def _subject_in_front(view: View, token: int) -> bool:
    """كان المغرب قد أعلن، إن المغرب أعلن: what follows the verb is no subject."""
    if view.tokens[token].conjunction or token == 0:
        return False
    if view.bare[token - 1] == "قد":
        return token > 1 and view.analysis.entities.at(token - 2) is not None
    mention = view.analysis.entities.at(token - 1)
    if mention is None or mention.kind == "nominal" or mention.first == 0:
        return False
    return view.kind[mention.first - 1] in (Kind.COMPLEMENTISER, Kind.CLAUSE, Kind.STOP)


def _has_its_object(cue: Cue, frame: Frame) -> bool:
    """يقره، أكده: with its object written onto it the verb takes no further clause."""
    return (
        bool(cue.pronoun)
        and cue.form == "f"
        and not cue.row.addressee
        and frame.kind in ("inna", "direct", "quote")
    )


def _needs_second_verb(cue: Cue, frame: Frame) -> bool:
    """مضى الرئيس قائلا إن: the verb reports only together with قائلا."""
    frames = cue.row.frames
    return "double" in frames and not frame.consumed and not frames & {frame.kind, "direct"}


def _step(walk: Walk) -> Frame | None:
    """One step to the right: the frame when the content opens here; ``walk.at = -1`` when it cannot any more."""
    view, at = walk.view, walk.at
    kind = view.kind[at]
    if at in view.withheld and walk.frame.phrases:
        walk.at = view.withheld[at]  # مسؤول رفض الكشف عن اسمه
        return None
    if kind is Kind.COMPLEMENTISER:
        return step_complementiser(walk)
    if kind is Kind.COLON:
        return step_colon(walk)
    if kind is Kind.OPEN_QUOTE:
        return step_quotation(walk)
    if kind is Kind.STOP or (kind is Kind.CLOSE_QUOTE and view.quote_end[at].opening < walk.cue.token):
        walk.at = -1
        return None
    if view.bare[at] in words("double_cue") and not walk.in_clause:
        if "alone" in walk.cue.row.frames:
            walk.at = -1  # غرد الوزير قائلا: what he tweeted hangs on the second verb
            return None
        walk.frame.consumed.append(at)
        walk.at += 1
        return None
    if "double" in walk.cue.row.frames and at == walk.cue.token + 1 and view.bare[at] in _SAYING:
        walk.frame.consumed.append(at)  # ومضى يقول
        walk.at += 1
        return None
    if view.bare[at] in words("prep_pronoun"):
        walk.at += 1
        return None
    if kind is Kind.COMMA and _opens_behind_comma(walk):
        return opens(walk, "direct", at + 1)
    if (
        kind is Kind.PREPOSITION
        or view.tokens[at].preposition
        or view.bare[at] in ("ب", "ل")
        or view.bare[at] in WITH_MA
    ):
        return step_preposition(walk)
    if kind is Kind.RELATIVE:
        walk.in_clause = walk.frame.skipped_clause = True
    elif kind is Kind.COMMA:
        walk.in_clause = False
        walk.comma = True
    elif kind is Kind.OPEN_PAREN:
        if _speech_in_brackets(walk):
            return opens(walk, "direct", at + 1)
        walk.at = _closing(view, at, walk.limit)
        return None
    elif view.bare[at] in words("blessing") and at + 1 < walk.limit and view.bare[at + 1] == "الله":
        walk.at += 2  # وأشاد -حفظه الله- بالعلاقات
        return None
    elif kind is Kind.VERB:
        return step_verb(walk)
    elif kind is Kind.CLAUSE:
        return step_clause(walk)
    elif kind in (Kind.WORD, Kind.NUMBER):
        return step_noun(walk)
    walk.at += 1
    return None


def _speech_in_brackets(walk: Walk) -> bool:
    """وقال أحد المشجعين (المدرب أخطأ ...): brackets for quotation marks, with nothing behind them."""
    view, at = walk.view, walk.at
    if "direct" not in walk.cue.row.frames or walk.in_clause or not walk.frame.phrases:
        return False
    last = next((i for i in range(at + 1, walk.limit) if view.kind[i] is Kind.CLOSE_PAREN), -1)
    if last < at + 5 or (last + 1 < len(view.tokens) and view.kind[last + 1] is not Kind.STOP):
        return False
    return Kind.VERB in view.kind[at + 1 : last]


def _closing(view: View, at: int, limit: int) -> int:
    for i in range(at + 1, min(limit, at + 15)):
        if view.kind[i] is Kind.CLOSE_PAREN:
            return i + 1
    return at + 1
