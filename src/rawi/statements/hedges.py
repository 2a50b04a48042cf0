"""Verbs of reporting that report nothing here: passives without a mark, things done to things."""

from __future__ import annotations

from rawi.statements.cues import Cue
from rawi.statements.nouns import express_noun
from rawi.statements.speakers.clauses import relative_before
from rawi.statements.speakers.find import Subject
from rawi.statements.tables import PREPOSITIONS, words
from rawi.statements.view import Kind, View

_PASSIVES = frozenset({"اعتقد", "ظنّ", "زعم", "قال", "خشي", "توقّع", "رجّح"})


def told_of(view: View, cue: Cue, subject: Subject, kind: str, unknown: bool) -> bool:
    """True where the verb tells of its subject what others think, or what it does, and not what it says.

    Args:
        kind: the frame's kind.
        unknown: the subject behind the verb cannot speak.
    """
    if cue.lemma == "أرجع" and cue.present:
        return subject.phrase is None or unknown  # وترجع التهم إلى: spelt like رجع
    if cue.lemma == "هاجم":
        return cue.form == "f" and _attacks(view, cue)
    if cue.lemma in ("أدان", "دان") and _court(view, subject):
        return True
    if cue.lemma in ("أكّد", "أيّد") and kind == "object" and _court(view, subject):
        return True  # أكدت المحكمة الحكم: upheld
    if cue.lemma == "اشتبه" and cue.present and subject.how != "after":
        return True  # رجل يشتبه في صلته
    if cue.lemma == "وجّه" and cue.row.act == "urge" and subject.how == "after" and subject.phrase is not None:
        return express_noun(view, subject.phrase.first) is not None  # وجهت إليهم اتهامات: the passive
    if cue.present and _paper_asks(view, cue.token):
        return True
    return _thought_of(view, cue, subject, kind) or _looks_back(view, cue, kind)


def _thought_of(view: View, cue: Cue, subject: Subject, kind: str) -> bool:
    """انتحاري يعتقد أنه ينتمي إلى: a present behind somebody unnamed, and أن with a pronoun that means him."""
    at = cue.token + 1
    if cue.lemma not in _PASSIVES or not cue.present or kind != "inna" or subject.how != "before":
        return False
    if at >= len(view.tokens) or view.kind[at] is not Kind.COMPLEMENTISER or not view.tokens[at].pronoun:
        return False
    phrase = subject.phrase
    if phrase is None or phrase.last != cue.token or (phrase.mention is not None and phrase.mention.kind == "name"):
        return False
    return not view.tokens[phrase.first].article and not view.tokens[phrase.last - 1].article


def _paper_asks(view: View, token: int) -> bool:
    """مذكرة تطالب بإقالته، العريضة التي تدعو إلى: what a paper demands is nobody's word here."""
    at = token - 1
    if at > 1 and view.kind[at] is Kind.RELATIVE:
        at -= 1
        while at > 0 and view.tokens[at].article and view.tokens[at].stem not in words("paper"):
            at -= 1
    return at >= 0 and not view.tokens[token].conjunction and view.tokens[at].stem in words("paper")


def _court(view: View, subject: Subject) -> bool:
    """أدانت المحكمة المتهم: found guilty."""
    phrase = subject.phrase
    return phrase is not None and view.tokens[phrase.first].stem in words("court")


def _looks_back(view: View, cue: Cue, kind: str) -> bool:
    """التي ينادي بها المجتمع بدوله: what is called for stands before, the second ب is an adjunct's."""
    at = cue.token + 1
    if at >= len(view.tokens) or cue.form != "f":
        return False
    governed = PREPOSITIONS.get(kind)
    if governed is not None and relative_before(view, cue.token) >= 0:
        return view.bare[at] in _with_pronouns(governed)
    unjoined = not view.tokens[cue.token].conjunction and kind in ("inna", "direct", "quote")
    if not unjoined or view.kind[cue.token - 1] is not Kind.WORD:
        return False  # اجتماع دعت إليه موسكو، إن
    return any(view.bare[at] in _with_pronouns(PREPOSITIONS[f]) for f in cue.row.frames if f in PREPOSITIONS)


def _with_pronouns(preposition: str) -> set[str]:
    return {preposition + p for p in ("ه", "ها", "هم", "هما", "هن")}


def _attacks(view: View, cue: Cue) -> bool:
    """المتشددين هاجموا فندقا: many attack by deed; so does whoever attacks a place."""
    if cue.number == "plural":
        return True
    entities = view.analysis.entities
    for at in range(cue.token + 1, min(cue.token + 6, len(view.tokens))):
        if view.kind[at] in (Kind.COMMA, Kind.STOP, Kind.PREPOSITION):
            break
        if view.tokens[at].stem in words("target"):
            return True
        mention = view.mention_from(at)
        if mention is not None and entities.entity(mention).type == "place":
            return True
    return False
