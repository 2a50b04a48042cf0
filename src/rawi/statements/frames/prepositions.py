"""Prepositions on the way from a cue to its content: they open it where the cue governs them."""

from __future__ import annotations

from rawi.statements.frames.nouns import special_frame
from rawi.statements.frames.walk import (
    CALLED,
    WITH_MA,
    Frame,
    Walk,
    about_noun,
    after_complementiser,
    deciding_noun,
    object_after_all,
    opens,
)
from rawi.statements.nouns import express_noun, verbal
from rawi.statements.phrases import Phrase, adjectival, phrase_at
from rawi.statements.tables import PREPOSITIONS, words
from rawi.statements.view import Kind, View


def step_preposition(walk: Walk) -> Frame | None:
    """A preposition opens the content when the cue governs it; else its phrase is an adjunct."""
    view, at = walk.view, walk.at
    token = view.tokens[at]
    key = WITH_MA.get(view.bare[at]) or token.preposition
    if view.kind[at] is Kind.PREPOSITION or view.bare[at] in ("ب", "ل"):
        key = view.bare[at]
    name = view.mention_from(at) if at == walk.cue.token + 1 and token.preposition else None
    if name is not None and name.kind == "name" and name.human and key not in walk.cue.row.frames:
        walk.frame.phrases.append(Phrase(at, name.last, name))  # وقال بالمر: the letter is the name's
        walk.at = name.last
        return None
    if token.stem == "مثابه" and walk.cue.pronoun and walk.cue.lemma in CALLED:
        return opens(walk, "object", at)  # رحلة يعتبرها الكينيون بمثابة عودة
    governed = next((f for f in walk.cue.row.frames if PREPOSITIONS.get(f) == key), None)
    noun_ahead = governed == "عن" and at + 1 < walk.limit and express_noun(view, at + 1) is not None
    if governed == "عن" and walk.cue.row.act == "express" and not noun_ahead and _later_noun(walk):
        governed = None  # أعرب الوزير عن قارة آسيا عن نيته
    named = walk.cue.lemma == "وصف" and view.bare[at] == "ب" and at + 1 in view.quote_at
    if governed == "ب" and _place_first(walk):
        governed = None
    if governed and _title_goes_on(walk, governed):
        governed = None
    if governed and (not walk.in_clause or noun_ahead or named) and not _manner(view, at):
        found = None if walk.cue.lemma == "وصف" and _later_predicate(walk) else _governed(walk, governed)
        if found is not None:
            return found
        if walk.at < 0:
            return None
    if walk.cue.row.frames & {"gift", "blame"} and token.preposition == "ب":
        found = special_frame(walk)
        if found is not None:
            return found
    walk.frame.adjuncts += 1
    walk.at = _skip_adjunct(view, at, walk.limit)
    walk.behind_adjunct = True
    return None


def _title_goes_on(walk: Walk, governed: str) -> bool:
    """أكد المشرف على المركز، الدكتور عبدالله، أن؛ صرح المتحدث بالوزارة بأن: the preposition is the title's."""
    view, at = walk.view, walk.at
    if "inna" not in walk.cue.row.frames or not walk.frame.phrases or walk.frame.phrases[-1].last != at:
        return False
    if governed == "ل" and "إلى" in walk.cue.row.frames and _to_ahead(walk):
        return True  # دعت المديرية العامة للجوازات المواطنين إلى
    weak = governed in walk.cue.row.weak
    named = False
    for i in range(at + 1, walk.limit):
        kind = view.kind[i]
        if kind in (Kind.STOP, Kind.VERB, Kind.COLON, Kind.OPEN_QUOTE):
            return False
        if kind is Kind.COMMA and i + 1 < walk.limit:
            ahead = view.mention_from(i + 1)
            named = named or (ahead is not None and ahead.kind == "name" and ahead.human)
        if kind is Kind.COMPLEMENTISER:
            return weak or (named and view.kind[i - 1] is Kind.COMMA)
    return False


def _place_first(walk: Walk) -> bool:
    """توعد الوزير خلال حفل بمحافظة النجف، بكشف: the place of the occasion, as another ب with a deed follows."""
    view, at = walk.view, walk.at
    mention = view.analysis.entities.at(at)
    placed = mention is not None and view.analysis.entities.entity(mention).type == "place"
    if not walk.frame.adjuncts or not (placed or view.tokens[at].stem in words("place")):
        return False
    for i in range(at + 1, walk.limit):
        if view.kind[i] in (Kind.STOP, Kind.VERB, Kind.COMPLEMENTISER, Kind.COLON):
            return False
        if view.tokens[i].preposition == "ب" and verbal(view, i):
            return True
    return False


def _to_ahead(walk: Walk) -> bool:
    for i in range(walk.at + 1, walk.limit):
        if walk.view.kind[i] in (Kind.STOP, Kind.COMPLEMENTISER, Kind.COLON):
            return False
        if walk.view.bare[i] == "الي":
            return True
    return False


def _later_noun(walk: Walk) -> bool:
    """A second عن with a noun of feeling behind it."""
    view = walk.view
    for i in range(walk.at + 2, walk.limit - 1):
        if view.kind[i] in (Kind.STOP, Kind.VERB, Kind.COMMA):
            return False
        if view.bare[i] == "عن":
            return express_noun(view, i + 1) is not None
    return False


def _later_predicate(walk: Walk) -> bool:
    """وصف لقاءه بنظيره بـ"العابر": the ب that is meant stands before a quotation or is بأن."""
    view = walk.view
    for i in range(walk.at + 1, walk.limit):
        if view.kind[i] in (Kind.STOP, Kind.VERB):
            return False
        if view.bare[i].startswith("بان") and view.kind[i] is Kind.COMPLEMENTISER:
            return True
        if view.bare[i] == "ب" and i + 1 in view.quote_at:
            return True
    return False


def _manner(view: View, at: int) -> bool:
    """بقوة، بأشد العبارات، بشكل، من جانبه: a manner or a switch, not what is said."""
    token = view.tokens[at]
    manners = (
        "اشد",
        "شكل",
        "صوره",
        "لهجه",
        "عباره",
        "مناسبه",
        "اسم",
        "حسب",
        "قول",
        "جانب",
        "جهته",
        "شده",
        "اضافه",
        "المقابل",
        "هدف",
        "غرض",
        "صدد",
        "رفقه",
        "حضور",
        "مشاركه",
    )
    if token.preposition and (token.key in words("adverb") or token.stem in manners):
        return True
    return view.phrase_at(at, "switch") is not None or (
        bool(token.preposition) and view.phrase_at(at, "source") is not None
    )


def _governed(walk: Walk, governed: str) -> Frame | None:
    view, at = walk.view, walk.at
    if walk.candidate is not None and walk.candidate_end == at and walk.cue.form == "f":
        owner = walk.candidate[0]
        if view.tokens[owner].pronoun or verbal(view, owner) or express_noun(view, owner) is not None:
            return object_after_all(walk)  # أكد حرصه على: the preposition is the noun's
    if view.tokens[at].preposition or view.bare[at] == "ب" or view.bare[at] in WITH_MA:
        if not walk.cue.row.addressee and _deed(walk):
            walk.at = -1
            return None
        return opens(walk, governed, at)
    following = at + 1
    if following >= walk.limit:
        return None
    if view.kind[following] is Kind.COMPLEMENTISER:
        walk.at = following
        return opens(walk, "inna", after_complementiser(view, following, walk.limit))
    noun = deciding_noun(view, following, walk.limit) if governed == "عن" else None
    if noun is not None:
        return about_noun(walk, following, noun, "عن")
    return opens(walk, governed, following)


def _deed(walk: Walk) -> bool:
    """أقر البرلمان إجراء انتخابات … ب: subject and object stand before it, so it is a deed's adjunct."""
    phrases = walk.frame.phrases
    if len(phrases) < 2 or "object" in walk.cue.row.frames:
        return False
    return phrases[0].last == phrases[1].first and verbal(walk.view, phrases[1].first)


_MARKS = frozenset("»«\"”“")


def _skip_adjunct(view: View, at: int, limit: int) -> int:
    """The token behind a prepositional phrase that does not open the content."""
    phrase = view.phrase_at(at, "switch")
    if phrase is not None:
        return at + len(phrase.keys)
    i = at + 1
    if view.bare[at] in ("ب", "ل") and i + 1 < limit and view.tokens[i].text in _MARKS:
        return _behind_marks(view, i, limit)
    if view.tokens[at].preposition:
        mention = view.analysis.entities.at(at)
        if mention is not None and mention.last > at:
            return max(i, min(mention.last, limit))
        inner = view.mention_from(i) if i < limit else None
        if inner is not None and not view.tokens[at].article and not view.tokens[i].conjunction:
            return min(inner.last, limit)
        if (
            view.tokens[at].stem in ("شكل", "صوره", "طريقه", "لهجه", "نحو")
            and i < limit
            and view.kind[i] is Kind.WORD
        ):
            i += 1
        if view.tokens[at].stem in ("اشد", "اقسي", "اقوي") and i < limit and view.kind[i] is Kind.WORD:
            return i + 1  # بأشد العبارات الجريمة: what follows is the object
        while i < limit and _construct(view, i):
            i += 1
        return _object_of_noun(view, i, limit)
    if i >= limit or view.kind[i] in (Kind.COMPLEMENTISER, Kind.PREPOSITION):
        return i
    if view.kind[i] in (Kind.VERB, Kind.ADVERB):
        i += 1
        while i < limit and view.kind[i] is Kind.WORD and adjectival(view, i) and view.tokens[i].article:
            i += 1
        return i  # what follows a preposition is a noun, whatever it looks like
    found = phrase_at(view, i, limit)
    if found is None:
        return i
    at = found.last
    while at < limit and view.tokens[at].article and not view.tokens[at].conjunction and not view.tokens[at].preposition:
        if view.analysis.language.pos[at] != "ADJ" or view.kind[at] is not Kind.WORD:
            break
        at += 1  # في مدينة مونتريال الكندية
    return _object_of_noun(view, at, limit)


def _behind_marks(view: View, at: int, limit: int) -> int:
    """لـ«المدينة», also لـ»المدينة» where the marks are turned the wrong way: behind the name in its marks."""
    if view.kind[at] is Kind.OPEN_QUOTE:
        quote = view.quote_at[at]
        return min(quote.closing, limit) if quote.last - quote.first <= 5 else at
    named = phrase_at(view, at + 1, limit)
    after = named.last if named else at + 2
    return after + 1 if after < limit and view.tokens[after].text in _MARKS else after


def _object_of_noun(view: View, at: int, limit: int) -> int:
    """خلال لقائه الرئيس، عقب إجرائه محادثات: the object of a verbal noun with a pronoun belongs to it."""
    if at >= limit or not view.tokens[at - 1].pronoun or not verbal(view, at - 1):
        return at
    joint = view.tokens[at].conjunction or view.tokens[at].preposition or view.bare[at] in ("ب", "ل")
    if view.kind[at] is not Kind.WORD or joint:
        return at
    found = phrase_at(view, at, limit)
    return found.last if found else at


def _construct(view: View, i: int) -> bool:
    token, before = view.tokens[i], view.tokens[i - 1]
    if view.kind[i] is not Kind.WORD or token.conjunction or token.preposition or view.mention_from(i):
        return False
    if not token.article or before.pronoun:
        return False
    return not before.article or adjectival(view, i)
