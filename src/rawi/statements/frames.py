"""How the content of an act is joined to its cue: complementiser, colon, quotation, preposition, object.

Walks from the cue to the right over subject, addressee and adjuncts until something opens the content.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from rawi.record import Act
from rawi.statements.cues import Cue
from rawi.statements.phrases import Phrase, adjectival, can_speak, head_class, phrase_at
from rawi.statements.tables import PREPOSITIONS, cue_rows, express_nouns, words
from rawi.statements.view import Kind, Quote, View, scope_at

REACH = 45
"""Tokens from the cue within which the content must open: the longest subject with adjuncts seen had 38."""
_WITH_MA = {"بما": "ب", "عما": "عن", "مما": "من", "لما": "ل"}
_QUOTE_WORDS = 4
"""A quotation of so many words is speech; a shorter one needs a verb."""


@dataclass(slots=True)
class Frame:
    """What joins content to cue. ``first`` is the first token of the content."""

    kind: str  # inna, direct, quote, post, clause, object, noun, blame, or a preposition
    opener: int
    first: int
    phrases: list[Phrase] = field(default_factory=list)  # noun phrases between cue and content
    quote: Quote | None = None
    consumed: list[int] = field(default_factory=list)  # قائلا behind another verb
    act_noun: int | None = None  # token of the noun that decides the act
    act_cue: Cue | None = None  # جدّد التأكيد: the verbal noun that carries the act
    adjuncts: int = 0
    skipped_clause: bool = False


@dataclass(slots=True)
class _Walk:
    """State of the walk from the cue to the content."""

    view: View
    cue: Cue
    at: int
    limit: int
    frame: Frame
    in_clause: bool = False  # inside a relative or subordinate clause
    comma: bool = False
    candidate: tuple[int, int] | None = None  # object seen on the way: its token, phrases before it
    candidate_end: int = -1
    behind_adjunct: bool = False
    front: bool = False  # the subject stands in front of the verb


def is_speech(view: View, quote: Quote) -> bool:
    """Speech rather than a name, a title or a scare quote: long enough, or it has a verb or an إن."""
    length = sum(view.tokens[i].kind != "punctuation" for i in range(quote.first, min(quote.last, quote.first + 8)))
    mention = view.mention_from(quote.first)
    if mention is not None and mention.last >= quote.last:
        return False
    if length >= _QUOTE_WORDS:
        return True
    inner = view.kind[quote.first : quote.last]
    return Kind.VERB in inner or Kind.COMPLEMENTISER in inner or Kind.STOP in inner


def after_complementiser(view: View, at: int, limit: int) -> int:
    """First content token behind إن: marks that follow it are skipped."""
    i = at + 1
    while i < limit and view.kind[i] in (Kind.COLON, Kind.COMMA, Kind.DASH):
        i += 1
    return i


def blocked(view: View, at: int, cue: Cue) -> bool:
    """True for an أن that belongs to the word before it: بعد أن، يمكن أن، ضرورة أن، على أن."""
    if view.bare[at].startswith("ب"):
        return False
    before = view.bare[at - 1]
    if view.kind[at - 1] is Kind.PREPOSITION:
        if at - 2 == cue.token:
            return False  # موضحة إلى أن: the writer's slip
        return not any(PREPOSITIONS.get(f) == before for f in cue.row.frames) and not _noun_takes(view, at - 1)
    return before in words("before_complementiser") and at - 1 != cue.token


def _noun_takes(view: View, preposition: int) -> bool:
    """أمله في أن: the preposition belongs to the noun that carries the act."""
    return express_noun(view, preposition - 1) is not None


def express_noun(view: View, token: int) -> Act | None:
    """The act that a noun decides (أمل، شكر، إدانة), with the article, a preposition or a pronoun on it or not."""
    nouns = express_nouns()
    word = view.tokens[token]
    key = word.key[1:] if word.preposition == "ب" or word.key.startswith("ب") else word.key
    for form in (word.stem, word.key, _without_pronoun(word.key), _without_pronoun(word.stem), _bare_noun(key)):
        act = nouns.get(form)
        if act is not None:
            return act
    return None


def _bare_noun(key: str) -> str:
    """An indefinite accusative without its alif, a noun without its pronoun."""
    return key[:-1] if key.endswith("ا") else _without_pronoun(key)


def _without_pronoun(key: str) -> str:
    for ending in ("هما", "هم", "ها", "ه"):
        if key.endswith(ending) and len(key) - len(ending) >= 3:
            return key[: -len(ending)]
    return key


def find_frame(view: View, cue: Cue) -> Frame | None:
    """The frame that opens the content of a cue, or None when nothing does."""
    _, last = scope_at(view, cue.token)
    limit = min(last, cue.token + 1 + REACH)
    walk = _Walk(view, cue, cue.token + 1, limit, Frame("", cue.token, cue.token + 1))
    walk.front = cue.form == "f" and _subject_in_front(view, cue.token)
    while 0 <= walk.at < limit:
        found = _step(walk)
        if found is not None:
            return None if _needs_second_verb(cue, found) or _has_its_object(cue, found) else found
    return _object_after_all(walk)


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
    return bool(cue.pronoun) and cue.form == "f" and not cue.row.addressee and frame.kind in ("inna", "direct", "quote")


def _needs_second_verb(cue: Cue, frame: Frame) -> bool:
    """مضى الرئيس قائلا إن: the verb reports only together with قائلا."""
    frames = cue.row.frames
    return "double" in frames and not frame.consumed and not frames & {frame.kind, "direct"}


def _object_after_all(walk: _Walk) -> Frame | None:
    """No stronger opener came: the object seen on the way is the content."""
    if walk.candidate is None:
        return None
    walk.at, seen = walk.candidate
    del walk.frame.phrases[seen:]
    return _opens(walk, "object", walk.at)


def _opens(walk: _Walk, kind: str, first: int) -> Frame:
    walk.frame.kind = kind
    walk.frame.opener = walk.at
    walk.frame.first = first
    return walk.frame


def _step(walk: _Walk) -> Frame | None:
    """One step to the right: the frame when the content opens here; ``walk.at = -1`` when it cannot any more."""
    view, at = walk.view, walk.at
    kind = view.kind[at]
    if kind is Kind.COMPLEMENTISER:
        return _complementiser(walk)
    if kind is Kind.COLON:
        return _colon(walk)
    if kind is Kind.OPEN_QUOTE:
        return _quotation(walk)
    if kind is Kind.STOP or (kind is Kind.CLOSE_QUOTE and view.quote_end[at].opening < walk.cue.token):
        walk.at = -1
        return None
    if view.bare[at] in words("double_cue") and not walk.in_clause:
        walk.frame.consumed.append(at)
        walk.at += 1
        return None
    if view.bare[at] in words("prep_pronoun"):
        walk.at += 1
        return None
    if kind is Kind.PREPOSITION or view.tokens[at].preposition or view.bare[at] in ("ب", "ل") or view.bare[at] in _WITH_MA:
        return _preposition(walk)
    if kind is Kind.RELATIVE:
        walk.in_clause = walk.frame.skipped_clause = True
    elif kind is Kind.COMMA:
        walk.in_clause = False
        walk.comma = True
    elif kind is Kind.OPEN_PAREN:
        walk.at = _closing(view, at, walk.limit)
        return None
    elif kind is Kind.VERB:
        return _verb(walk)
    elif kind is Kind.CLAUSE:
        return _clause(walk)
    elif kind in (Kind.WORD, Kind.NUMBER):
        return _noun(walk)
    walk.at += 1
    return None


def _colon(walk: _Walk) -> Frame | None:
    view, at = walk.view, walk.at
    if not walk.cue.row.frames & {"direct", "inna", "double"}:
        walk.at = -1
        return None
    i = at + 1
    while i < walk.limit and view.kind[i] in (Kind.COLON, Kind.DASH):
        i += 1
    if walk.candidate is not None and walk.candidate[1] > 0 and i not in view.quote_at and "inna" in walk.cue.row.frames:
        if walk.cue.row.act not in ("say", "add", "explain"):
            return _object_after_all(walk)
    if i < walk.limit and i in view.quote_at:
        walk.frame.quote = view.quote_at[i]
        return _opens(walk, "direct", _quoted_first(view, view.quote_at[i]))
    if i < walk.limit and view.kind[i] is Kind.COMPLEMENTISER and not view.tokens[i].conjunction:
        i = after_complementiser(view, i, walk.limit)
        if i in view.quote_at:
            walk.frame.quote = view.quote_at[i]
    if i >= walk.limit:  # a colon with nothing after it in this clause
        walk.at = -1
        return None
    return _opens(walk, "direct", i)


def _quoted_first(view: View, quote: Quote) -> int:
    """First content token inside a quotation: an opening إن is the narrator's joint."""
    first = quote.first
    if view.kind[first] is Kind.COMPLEMENTISER and not view.tokens[first].conjunction and first + 1 < quote.last:
        return after_complementiser(view, first, quote.last)
    return first


def _complementiser(walk: _Walk) -> Frame | None:
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
        return _object_after_all(walk)
    return _opens(walk, "inna", after_complementiser(view, at, walk.limit))


def _dot_behind(view: View, at: int) -> int:
    """Where a dot follows at once: the أن of أن.بي.سي is a letter's name."""
    following = view.tokens[at + 1] if at + 1 < len(view.tokens) else None
    return following.start if following is not None and following.text == "." and view.kind[at + 1] is Kind.OTHER else -1


def _owed(view: View, at: int, start: int) -> bool:
    """An أن right behind a verb of the subject's relative clause: الذي يريد أن، الذي أكد أن."""
    before = at - 1
    if view.kind[before] is Kind.PREPOSITION:
        before -= 1
    return before > start and view.kind[before] is Kind.VERB


def _keeps_object(walk: _Walk) -> bool:
    """الاتهامات بأن، قرارا بأن: the clause completes the object; أكد الوزير X أن: it is the content."""
    assert walk.candidate is not None
    at, seen = walk.candidate
    apart = walk.view.kind[walk.at - 1] is Kind.COMMA and walk.candidate_end == walk.at - 1
    if apart and not walk.view.bare[walk.at].startswith("ب"):
        return False
    if seen == 0 and (not _verbal(walk.view, at) or walk.candidate_end == walk.at):
        return walk.view.bare[walk.at].startswith("ب") and _verbal(walk.view, at)
    return _verbal(walk.view, at) or walk.view.bare[walk.at].startswith("ب")


def _verbal(view: View, at: int) -> bool:
    """A noun of action: قبول، دعم، مقتل, read off the verb lexicon."""
    return any(v.kind == "verbal_noun" for v in view.verbs(at))


def _quotation(walk: _Walk) -> Frame | None:
    view, frames = walk.view, walk.cue.row.frames
    quote = view.quote_at[walk.at]
    if frames & {"noun", "gift"} and express_noun(view, quote.first) is not None and not walk.in_clause:
        walk.frame.act_noun = quote.first
        return _opens(walk, "noun", walk.at)
    if frames & {"direct", "double"} and is_speech(view, quote) and not _named_ahead(walk, quote):
        walk.frame.quote = quote
        return _opens(walk, "quote", _quoted_first(view, quote))
    fresh = walk.candidate is None and not walk.in_clause
    if "object" in frames and fresh and _object_may_start(walk, Phrase(walk.at, quote.closing)):
        walk.candidate, walk.candidate_end = (walk.at, len(walk.frame.phrases)), quote.closing
    if not walk.in_clause:
        walk.frame.phrases.append(Phrase(walk.at, quote.closing, view.mention_from(quote.first), quoted=True))
    walk.at = max(quote.closing, walk.at + 1)
    return None


def _named_ahead(walk: _Walk, quote: Quote) -> bool:
    """وقالت "رويترز الدولية للأنباء" إن: a name in marks, as an إن or colon follows at once."""
    at = quote.closing
    if at >= walk.limit or quote.last - quote.first > 6:
        return False
    return walk.view.kind[at] in (Kind.COMPLEMENTISER, Kind.COLON)


def _preposition(walk: _Walk) -> Frame | None:
    """A preposition opens the content when the cue governs it; else its phrase is an adjunct."""
    view, at = walk.view, walk.at
    token = view.tokens[at]
    key = _WITH_MA.get(view.bare[at]) or token.preposition
    if view.kind[at] is Kind.PREPOSITION or view.bare[at] in ("ب", "ل"):
        key = view.bare[at]
    name = view.mention_from(at) if at == walk.cue.token + 1 and token.preposition else None
    if name is not None and name.kind == "name" and name.human and key not in walk.cue.row.frames:
        walk.frame.phrases.append(Phrase(at, name.last, name))  # وقال بالمر: the letter is the name's
        walk.at = name.last
        return None
    governed = next((f for f in walk.cue.row.frames if PREPOSITIONS.get(f) == key), None)
    noun_ahead = governed == "عن" and at + 1 < walk.limit and express_noun(view, at + 1) is not None
    if governed == "عن" and walk.cue.row.act == "express" and not noun_ahead and _later_noun(walk):
        governed = None  # أعرب الوزير عن قارة آسيا عن نيته
    named = walk.cue.lemma == "وصف" and view.bare[at] == "ب" and at + 1 in view.quote_at
    if governed and (not walk.in_clause or noun_ahead or named) and not _manner(view, at):
        found = None if walk.cue.lemma == "وصف" and _later_predicate(walk) else _governed(walk, governed)
        if found is not None:
            return found
        if walk.at < 0:
            return None
    if walk.cue.row.frames & {"gift", "blame"} and token.preposition == "ب":
        special = _special(walk)
        if special is not None:
            return special
    walk.frame.adjuncts += 1
    walk.at = _skip_adjunct(view, at, walk.limit)
    walk.behind_adjunct = True
    return None


def _later_noun(walk: _Walk) -> bool:
    """A second عن with a noun of feeling behind it."""
    view = walk.view
    for i in range(walk.at + 2, walk.limit - 1):
        if view.kind[i] in (Kind.STOP, Kind.VERB, Kind.COMMA):
            return False
        if view.bare[i] == "عن":
            return express_noun(view, i + 1) is not None
    return False


def _later_predicate(walk: _Walk) -> bool:
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
    manners = ("اشد", "شكل", "صوره", "لهجه", "عباره", "مناسبه", "اسم", "حسب", "قول", "جانب", "جهته", "شده", "اضافه", "المقابل", "هدف", "غرض", "صدد", "رفقه", "حضور", "مشاركه")
    if token.preposition and (token.key in words("adverb") or token.stem in manners):
        return True
    return view.phrase_at(at, "switch") is not None or (
        bool(token.preposition) and view.phrase_at(at, "source") is not None
    )


def _governed(walk: _Walk, governed: str) -> Frame | None:
    view, at = walk.view, walk.at
    if walk.candidate is not None and walk.candidate_end == at and walk.cue.form == "f":
        owner = walk.candidate[0]
        if view.tokens[owner].pronoun or _verbal(view, owner) or express_noun(view, owner) is not None:
            return _object_after_all(walk)  # أكد حرصه على: the preposition is the noun's
    if view.tokens[at].preposition or view.bare[at] == "ب" or view.bare[at] in _WITH_MA:
        if not walk.cue.row.addressee and _deed(walk):
            walk.at = -1
            return None
        return _opens(walk, governed, at)
    following = at + 1
    if following >= walk.limit:
        return None
    if view.kind[following] is Kind.COMPLEMENTISER:
        walk.at = following
        return _opens(walk, "inna", after_complementiser(view, following, walk.limit))
    noun = _deciding_noun(view, following, walk.limit) if governed == "عن" else None
    if noun is not None:
        return _about_noun(walk, following, noun)
    return _opens(walk, governed, following)


def _deciding_noun(view: View, at: int, limit: int) -> int | None:
    """The noun that decides the act, behind an opening mark or words like خالص، أطيب."""
    i = at
    while i < min(limit, at + 3):
        if express_noun(view, i) is not None:
            return i
        if view.kind[i] is not Kind.OPEN_QUOTE and view.tokens[i].key not in words("degree"):
            return None
        i += 1
    return None


def _about_noun(walk: _Walk, first: int, noun: int) -> Frame:
    """أعرب عن أمله في أن: behind أن when it follows the noun at once, else from the noun."""
    view = walk.view
    walk.frame.act_noun = noun
    at = noun + 1
    if at < walk.limit and view.kind[at] is Kind.PREPOSITION:
        at += 1
    if at < walk.limit and view.kind[at] is Kind.COMPLEMENTISER:
        walk.at = at
        return _opens(walk, "عن", after_complementiser(view, at, walk.limit))
    return _opens(walk, "عن", first)


def _deed(walk: _Walk) -> bool:
    """أقر البرلمان إجراء انتخابات … ب: subject and object stand before it, so it is a deed's adjunct."""
    phrases = walk.frame.phrases
    if len(phrases) < 2 or "object" in walk.cue.row.frames:
        return False
    return phrases[0].last == phrases[1].first and _verbal(walk.view, phrases[1].first)


def _skip_adjunct(view: View, at: int, limit: int) -> int:
    """The token behind a prepositional phrase that does not open the content."""
    phrase = view.phrase_at(at, "switch")
    if phrase is not None:
        return at + len(phrase.keys)
    i = at + 1
    if view.tokens[at].preposition:
        mention = view.analysis.entities.at(at)
        if mention is not None and mention.last > at:
            return max(i, min(mention.last, limit))
        inner = view.mention_from(i) if i < limit else None
        if inner is not None and not view.tokens[at].article and not view.tokens[i].conjunction:
            return min(inner.last, limit)
        if view.tokens[at].stem in ("شكل", "صوره", "طريقه", "لهجه", "نحو") and i < limit and view.kind[i] is Kind.WORD:
            i += 1
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
    return _object_of_noun(view, found.last, limit) if found else i


def _object_of_noun(view: View, at: int, limit: int) -> int:
    """خلال لقائه الرئيس، عقب إجرائه محادثات: the object of a verbal noun with a pronoun belongs to it."""
    if at >= limit or not view.tokens[at - 1].pronoun or not _verbal(view, at - 1):
        return at
    if view.kind[at] is not Kind.WORD or view.tokens[at].conjunction or view.tokens[at].preposition:
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


def _verb(walk: _Walk) -> Frame | None:
    """A finite verb on the way: a clause of the subject's, a noun that looks like one, or the end."""
    view, at = walk.view, walk.at
    if walk.in_clause:
        walk.at += 1
        return None
    special = _special(walk)
    if special is not None:
        return special
    if _noun_after_all(walk):
        return _noun(walk)
    if at == walk.cue.token + 1 and walk.cue.form == "f" and not view.tokens[at].conjunction and _name_like(walk):
        walk.frame.phrases.append(Phrase(at, at + 1))
        walk.at += 1
        return None
    if view.kind[at - 1] is Kind.COMMA and at + 1 < walk.limit and view.bare[at + 1] in words("prep_pronoun"):
        walk.in_clause = walk.frame.skipped_clause = True  # مصدر، نقلت عنه الوكالة، أن
        walk.at += 2
        return None
    is_cue = any(v.lemma in cue_rows() and v.kind == "finite" for v in view.verbs(at))
    before = view.tokens[at - 1]
    describes = view.kind[at - 1] is Kind.WORD and not before.article and view.analysis.entities.at(at - 1) is None
    describes = describes or view.kind[at - 1] is Kind.NEGATION
    if describes and not view.tokens[at].conjunction and walk.behind_adjunct:
        walk.in_clause = walk.frame.skipped_clause = True  # في خطاب بعثت به، في بيان نشرته
        walk.at += 1
        return None
    if view.tokens[at].conjunction or not walk.frame.phrases or is_cue:
        walk.at = -1
        return None
    definite = before.article or view.analysis.entities.at(at - 1) is not None
    present = any(v.tense == "present" and v.person == 3 for v in view.verbs(at))
    if not definite or present:
        walk.in_clause = walk.frame.skipped_clause = True
    walk.at += 1
    return None


def _name_like(walk: _Walk) -> bool:
    """أعلنت يسى، أن: no verb follows a verb at once; before a mark or إن it is a name."""
    at = walk.at + 1
    return at < walk.limit and walk.view.kind[at] in (Kind.COMMA, Kind.COMPLEMENTISER, Kind.COLON, Kind.WORD)


def _noun_after_all(walk: _Walk) -> bool:
    """مؤكدا دعم …، أعلن الوزير نقل …: where an object is due, a verbal noun that looks like a past verb is one."""
    view, at = walk.view, walk.at
    if "object" not in walk.cue.row.frames or view.tokens[at].conjunction:
        return False
    if walk.cue.form == "p" and at == walk.cue.token + 1:
        return not any(v.tense == "present" and v.person == 3 for v in view.verbs(at))
    return bool(walk.frame.phrases) and _verbal(view, at)


def _clause(walk: _Walk) -> Frame | None:
    if walk.view.bare[walk.at] in ("حيث", "عندما", "حين", "حينما", "منذ", "كما", "كونه", "كونها", "بعدما"):
        walk.in_clause = walk.frame.skipped_clause = True
        walk.at += 1
        return None
    walk.at = -1
    return None


def _closing(view: View, at: int, limit: int) -> int:
    for i in range(at + 1, min(limit, at + 15)):
        if view.kind[i] is Kind.CLOSE_PAREN:
            return i + 1
    return at + 1


def _noun(walk: _Walk) -> Frame | None:
    """A noun phrase: subject, addressee, apposition, or the content itself for cues that take an object."""
    view, at = walk.view, walk.at
    if not view.tokens[at].conjunction:
        walk.behind_adjunct = False
    if view.bare[at] in ("كل", "كلا", "كلتا") and at + 1 < walk.limit and view.bare[at + 1] == "من":
        walk.at += 2
        return None
    if view.bare[at] == "ما" and at + 1 < walk.limit and view.kind[at + 1] is Kind.VERB and not walk.in_clause:
        if "object" in walk.cue.row.frames and walk.candidate is None:
            return _opens(walk, "object", at)
        walk.frame.phrases.append(Phrase(at, at + 2))
        walk.at += 2
        return None
    if view.tokens[at].conjunction and view.bare[at] in words("subject_pronoun"):
        walk.in_clause = walk.frame.skipped_clause = True  # المجلس، وهو مؤسسة بحثية،
        walk.at += 1
        return None
    if at in view.day or walk.in_clause or view.bare[at] in words("subject_pronoun") or view.bare[at][:3] == "ايا":
        walk.at += 1
        return None
    if _new_state(view, at):
        walk.at = -1
        return None
    special = _special(walk)
    if special is not None:
        return special
    phrase = phrase_at(view, at, walk.limit)
    if phrase is None:
        if view.kind[at] is not Kind.VERB:
            walk.at += 1
            return None
        phrase = Phrase(at, at + 1)
    phrase = _cut(walk, phrase)
    if "object" in walk.cue.row.frames and walk.candidate is None and _object_may_start(walk, phrase):
        named = walk.frame.phrases and not _comma_then_complementiser(view, phrase.last, walk.limit)
        if _verbal(view, at) and (named or walk.cue.form != "f"):
            return _opens(walk, "object", at)
        walk.candidate = (at, len(walk.frame.phrases))
        walk.candidate_end = phrase.last
    elif walk.candidate is not None and walk.candidate[1] == 0 and walk.cue.form == "f" and _second_object(walk, at):
        return _opens(walk, "object", at)
    if not (view.tokens[at].conjunction and walk.behind_adjunct):
        walk.frame.phrases.append(phrase)  # مع بلاده وإيران: the second noun belongs to the adjunct
    walk.comma = False
    walk.at = phrase.last
    return None


def _cut(walk: _Walk, phrase: Phrase) -> Phrase:
    """End a phrase before what the cue governs, should its mention have run over it."""
    view, mention = walk.view, phrase.mention
    if mention is None or phrase.quoted:
        return phrase
    head = view.tokens[phrase.first]
    for i in range(phrase.first + 1, phrase.last):
        token = view.tokens[i]
        blame = "blame" in walk.cue.row.frames and token.key in words("blame")
        if view.kind[i] is Kind.COMPLEMENTISER or token.stem in express_nouns() or blame:
            return Phrase(phrase.first, i, mention)
        key = view.bare[i] if view.kind[i] is Kind.PREPOSITION else token.preposition
        if mention.kind != "name" and any(PREPOSITIONS.get(f) == key for f in walk.cue.row.frames):
            return Phrase(phrase.first, i, mention)
        second = head.article and token.article and view.tokens[i - 1].article
        takes = walk.cue.row.addressee or "object" in walk.cue.row.frames
        if takes and second and mention.kind != "name" and not adjectival(view, i):
            return Phrase(phrase.first, i, mention)
    return phrase


def _comma_then_complementiser(view: View, at: int, limit: int) -> bool:
    """A second name before ، أنه is still the subject's."""
    return at + 1 < limit and view.kind[at] is Kind.COMMA and view.kind[at + 1] is Kind.COMPLEMENTISER


def _second_object(walk: _Walk, at: int) -> bool:
    """أعلن الأخير نقل السفارة: what looked like the object is the subject, as a noun of action follows."""
    assert walk.candidate is not None
    return "object" in walk.cue.row.frames and _verbal(walk.view, at) and not _verbal(walk.view, walk.candidate[0])


def _new_state(view: View, at: int) -> bool:
    """A participle of state of another cue: the act of this cue ends before it."""
    token = view.tokens[at]
    if token.article or token.pronoun or not token.stem.endswith(("ا", "ين")):
        return False
    return any(v.kind == "active_participle" and v.lemma in cue_rows() for v in view.verbs(at))


def _object_may_start(walk: _Walk, phrase: Phrase) -> bool:
    """Whether this noun phrase is what is confirmed, refused, condemned, rather than who does it."""
    view, before = walk.view, walk.frame.phrases
    if (walk.cue.pronoun and walk.cue.form == "f") or view.tokens[phrase.first].conjunction:
        return False
    if walk.cue.form != "f":
        return not before
    if walk.cue.row.addressee and walk.cue.row.frames & {"ب", "على", "إلى"}:
        return bool(before) and _verbal(view, phrase.first) and walk.cue.lemma in ("ناشد", "دعا")
    if walk.cue.row.addressee and before and _verbal(view, phrase.first):
        return True
    if before:
        if before[-1].last == phrase.first and view.tokens[phrase.first].article and _adjective(view, phrase.first):
            return False
        return not (walk.comma and phrase.mention is not None and phrase.mention.human)
    if walk.front:
        return True
    if phrase.mention is not None:
        return not can_speak(view, phrase)
    if head_class(view, phrase) is not None:
        return False
    return not view.tokens[phrase.first].key.endswith("ون")


def _adjective(view: View, at: int) -> bool:
    pos = view.analysis.language.pos[at]
    return pos == "ADJ" or (not pos and adjectival(view, at))


def _special(walk: _Walk) -> Frame | None:
    """Frames whose opener is a noun: أبدى استعداده، قدّم شكره، جدّد تأكيده، حمّل المسؤولية."""
    view, at, frames = walk.view, walk.at, walk.cue.row.frames
    token = view.tokens[at]
    if "blame" in frames and (token.key in words("blame") or token.stem in words("blame")):
        return _blame(walk)
    if frames & {"noun", "gift"} and not walk.in_clause:
        noun = _deciding_noun(view, at, walk.limit)
        if noun is not None:
            walk.frame.act_noun = noun
            return _opens(walk, "noun", at)
    if "carry" in frames:
        return _carried(walk)
    return None


def _blame(walk: _Walk) -> Frame | None:
    """حمّل المسؤولية: from the noun; أنحى باللائمة على: behind the preposition."""
    view, at = walk.view, walk.at
    if view.tokens[at].preposition and at + 2 < walk.limit and view.kind[at + 1] is Kind.PREPOSITION:
        return _opens(walk, "blame", at + 2)
    return _opens(walk, "blame", at)


def _carried(walk: _Walk) -> Frame | None:
    """جدّد التأكيد على، كرّر دعوته إلى، أعاد تأكيد: the verbal noun brings act and frames with it."""
    view, at = walk.view, walk.at
    for reading in view.verbs(at):
        rows = cue_rows().get(reading.lemma)
        if reading.kind != "verbal_noun" or not rows or rows[0].frames & {"carry", "via", "document", "gift"}:
            continue
        inner = find_frame(view, Cue(at, rows[0], "m", False, "", "", ""))
        if inner is not None:
            walk.frame.act_cue = Cue(at, rows[0], "m", False, "", "", "")
            walk.at = inner.opener
            walk.frame.quote = inner.quote
            return _opens(walk, inner.kind, inner.first)
    if express_noun(view, at) is not None:
        walk.frame.act_noun = at
        return _opens(walk, "noun", at)
    return None
