"""Complementisers, colons and quotation marks that open content."""

from __future__ import annotations

from rawi.statements.cues import Cue
from rawi.statements.frames.nouns import object_may_start
from rawi.statements.frames.walk import CALLED, Frame, Walk, after_complementiser, object_after_all, opens
from rawi.statements.nouns import express_noun, verbal
from rawi.statements.phrases import Phrase
from rawi.statements.tables import PREPOSITIONS, words
from rawi.statements.view import Kind, Quote, View

_QUOTE_WORDS = 4
"""A quotation of so many words is speech; a shorter one needs a verb."""


def is_speech(view: View, quote: Quote) -> bool:
    """Speech rather than a name, a title or a scare quote: long enough, or it has a verb or an إن."""
    length = sum(
        view.tokens[i].kind != "punctuation" for i in range(quote.first, min(quote.last, quote.first + 8))
    )
    mention = view.mention_from(quote.first)
    if mention is not None and mention.last >= quote.last:
        return False
    if length >= _QUOTE_WORDS:
        return True
    inner = view.kind[quote.first : quote.last]
    return any(kind in inner for kind in (Kind.VERB, Kind.COMPLEMENTISER, Kind.STOP, Kind.NEGATION))


def blocked(view: View, at: int, cue: Cue) -> bool:
    """True for an أن that belongs to the word before it: بعد أن، يمكن أن، ضرورة أن، على أن."""
    if view.bare[at].startswith("ب"):
        return False
    before = view.bare[at - 1]
    if at - 1 == cue.token:
        return False  # وأبان أنه: a verb like a preposition
    if view.kind[at - 1] is Kind.PREPOSITION:
        if at - 2 == cue.token:
            return False  # موضحة إلى أن: the writer's slip
        return not any(PREPOSITIONS.get(f) == before for f in cue.row.frames) and not _noun_takes(
            view, at - 1
        )
    return before in words("before_complementiser") and at - 1 != cue.token


def _noun_takes(view: View, preposition: int) -> bool:
    """أمله في أن: the preposition belongs to the noun that carries the act."""
    return express_noun(view, preposition - 1) is not None


def step_colon(walk: Walk) -> Frame | None:
    view, at = walk.view, walk.at
    if not walk.cue.row.frames & {"direct", "inna", "double"}:
        walk.at = -1
        return None
    i = at + 1
    while i < walk.limit and view.kind[i] in (Kind.COLON, Kind.DASH):
        i += 1
    fresh = walk.cue.row.act in ("say", "add", "explain") or "inna" not in walk.cue.row.frames
    if walk.candidate is not None and walk.candidate[1] > 0 and i not in view.quote_at and not fresh:
        return object_after_all(walk)
    if i < walk.limit and i in view.quote_at:
        walk.frame.quote = view.quote_at[i]
        return opens(walk, "direct", _quoted_first(view, view.quote_at[i]))
    if i < walk.limit and view.kind[i] is Kind.COMPLEMENTISER and not view.tokens[i].conjunction:
        i = after_complementiser(view, i, walk.limit)
        if i in view.quote_at:
            walk.frame.quote = view.quote_at[i]
    if i >= walk.limit:  # a colon with nothing after it in this clause
        walk.at = -1
        return None
    return opens(walk, "direct", i)


def _quoted_first(view: View, quote: Quote) -> int:
    """First content token inside a quotation: an opening إن is the narrator's joint."""
    first = quote.first
    if (
        view.kind[first] is Kind.COMPLEMENTISER
        and not view.tokens[first].conjunction
        and first + 1 < quote.last
    ):
        return after_complementiser(view, first, quote.last)
    return first


def step_complementiser(walk: Walk) -> Frame | None:
    view, at = walk.view, walk.at
    if not walk.cue.row.frames & {"inna", "direct", "double"}:
        walk.at = -1
        return None
    if view.tokens[at].conjunction == "ف" or view.tokens[at].end == _dot_behind(view, at):
        walk.at += 1
        return None
    if blocked(view, at, walk.cue) or (walk.in_clause and _owed(view, at, walk.cue.token)):
        walk.in_clause = True
        walk.at += 1
        return None
    if walk.candidate is not None and _keeps_object(walk):
        return object_after_all(walk)
    return opens(walk, "inna", after_complementiser(view, at, walk.limit))


def _dot_behind(view: View, at: int) -> int:
    """Where a dot follows at once: the أن of أن.بي.سي is a letter's name."""
    following = view.tokens[at + 1] if at + 1 < len(view.tokens) else None
    return (
        following.start
        if following is not None and following.text == "." and view.kind[at + 1] is Kind.OTHER
        else -1
    )


def _owed(view: View, at: int, start: int) -> bool:
    """An أن right behind a verb of the subject's relative clause: الذي يريد أن، الذي أكد أن."""
    before = at - 1
    if view.kind[before] is Kind.PREPOSITION:
        before -= 1
    return before > start and view.kind[before] is Kind.VERB and not _has_object(view, before)


def _has_object(view: View, at: int) -> bool:
    """الذي لم يسمه أن: a verb with its object written onto it takes no clause."""
    token = view.tokens[at]
    return bool(token.pronoun) or (len(token.key) > 3 and token.key.endswith(("ه", "ها")) and token.text[-1] != "ة")


def _keeps_object(walk: Walk) -> bool:
    """الاتهامات بأن، قرارا بأن: the clause completes the object; أكد الوزير X أن: it is the content."""
    assert walk.candidate is not None
    at, seen = walk.candidate
    apart = walk.view.kind[walk.at - 1] is Kind.COMMA and walk.candidate_end == walk.at - 1
    if apart and not walk.view.bare[walk.at].startswith("ب"):
        return False
    if seen == 0 and _surname(walk.view, at) and not walk.view.bare[walk.at].startswith("ب"):
        return False
    if seen == 0 and (not verbal(walk.view, at) or walk.candidate_end == walk.at):
        return walk.view.bare[walk.at].startswith("ب") and verbal(walk.view, at)
    if walk.candidate_end == walk.at and express_noun(walk.view, walk.at - 1) is None:
        return walk.view.bare[walk.at].startswith("ب")  # أكد مدير عام صحة الجوف أن
    return verbal(walk.view, at) or walk.view.bare[walk.at].startswith("ب")


def _surname(view: View, at: int) -> bool:
    """وأكدت رحمة …: the name of a person of this article, spelt like a noun."""
    return view.analysis.entities.is_surname(view.tokens[at].text)


def step_quotation(walk: Walk) -> Frame | None:
    view, frames = walk.view, walk.cue.row.frames
    quote = view.quote_at[walk.at]
    if frames & {"noun", "gift"} and express_noun(view, quote.first) is not None and not walk.in_clause:
        walk.frame.act_noun = quote.first
        return opens(walk, "noun", walk.at)
    title = view.bare[walk.at - 1] in words("entitled") or _name_of_outlet(view, quote)
    speech = is_speech(view, quote) and not title and not _goes_on(walk, quote)
    if frames & {"direct", "double"} and speech and not _named_ahead(walk, quote):
        walk.frame.quote = quote
        return opens(walk, "quote", _quoted_first(view, quote))
    if quote.last == quote.first + 1 and view.bare[quote.first] in words("adverb"):
        walk.at = quote.closing  # أدان "بشدة" حصار المدينة
        return None
    opened = _opened_inside(walk, quote)
    if opened is not None:
        return opened
    fresh = walk.candidate is None and not walk.in_clause
    if "object" in frames and fresh and object_may_start(walk, Phrase(walk.at, quote.closing)):
        walk.candidate, walk.candidate_end = (walk.at, len(walk.frame.phrases)), quote.closing
    if not walk.in_clause:
        walk.frame.phrases.append(Phrase(walk.at, quote.closing, view.mention_from(quote.first), quoted=True))
    walk.at = max(quote.closing, walk.at + 1)
    return None


def _goes_on(walk: Walk, quote: Quote) -> bool:
    """تابعت "عن كثب": followed closely, not continued."""
    return walk.view.bare[quote.first] == "عن" and walk.cue.lemma in ("تابع", "واصل")


def _opened_inside(walk: Walk, quote: Quote) -> Frame | None:
    """دعا الأمين إسرائيل "إلى اتخاذ …"، وصفتها "بالتدخل": the joint stands inside the quotation marks."""
    view, first = walk.view, quote.first
    single = quote.last - first < 2 and not (walk.cue.lemma == "وصف" and view.tokens[first].preposition == "ب")
    if walk.in_clause or single:
        return None
    if walk.cue.pronoun and walk.cue.lemma in CALLED and walk.cue.form == "f":
        return opens(walk, "object", walk.at)  # فيديو اعتبرته الحكومة "مسيئا"
    if view.kind[first] is Kind.COMPLEMENTISER and "inna" in walk.cue.row.frames:
        walk.frame.quote = quote
        return opens(walk, "inna", after_complementiser(view, first, quote.last))
    alone = view.kind[first] is Kind.PREPOSITION
    key = view.bare[first] if alone else view.tokens[first].preposition
    governed = next((f for f in walk.cue.row.frames if PREPOSITIONS.get(f) == key), None)
    if governed is None:
        return None
    walk.frame.quote = quote
    return opens(walk, governed, first + 1 if alone else walk.at)


def _name_of_outlet(view: View, quote: Quote) -> bool:
    """لشبكة "تي في 5 موند": a few words behind what is called so."""
    before = view.tokens[quote.opening - 1] if quote.opening else None
    if before is None or quote.last - quote.first > 5 or not {before.stem, before.key} & words("titled"):
        return False
    return not {Kind.VERB, Kind.COMPLEMENTISER, Kind.NEGATION} & set(view.kind[quote.first : quote.last])


def _named_ahead(walk: Walk, quote: Quote) -> bool:
    """وقالت "رويترز الدولية للأنباء" إن: a name in marks, as an إن or colon follows at once."""
    at = quote.closing
    if at >= walk.limit or quote.last - quote.first > 6:
        return False
    return walk.view.kind[at] in (Kind.COMPLEMENTISER, Kind.COLON)
