"""How the content of an act is joined to its cue: complementiser, colon, quotation, preposition, object.

Walks from the cue to the right over subject, addressee and adjuncts until something opens the content.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from rawi.statements.cues import Cue
from rawi.statements.phrases import Phrase, can_speak, head_class, phrase_at
from rawi.statements.tables import PREPOSITIONS, cue_rows, express_nouns, words
from rawi.statements.view import Kind, Quote, View, scope_at

REACH = 45
"""Tokens from the cue within which the content must open: the longest subject with adjuncts seen had 38."""
_QUOTE_WORDS = 4
"""A quotation of so many words is speech; a shorter one needs a verb."""
_BODY_NOUNS = 10


@dataclass(slots=True)
class Frame:
    """What joins content to cue. ``first`` is the first token of the content."""

    kind: str  # inna, direct, quote, bare, object, noun, carry, blame, or a preposition
    opener: int
    first: int
    phrases: list[Phrase] = field(default_factory=list)  # noun phrases between cue and content
    quote: Quote | None = None
    consumed: list[int] = field(default_factory=list)  # قائلا behind another verb
    act_noun: int | None = None  # token of the noun that decides the act
    adjuncts: int = 0
    skipped_clause: bool = False
    source: Phrase | None = None  # نقل … عن SOURCE


def is_speech(view: View, quote: Quote) -> bool:
    """Speech rather than a name, a title or a scare quote: long enough, or it has a verb or an إن."""
    length = sum(view.tokens[i].kind != "punctuation" for i in range(quote.first, min(quote.last, quote.first + 8)))
    if length >= _QUOTE_WORDS and view.mention_from(quote.first) is None:
        return True
    if length > _QUOTE_WORDS:
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
    token = view.tokens[at]
    before = view.bare[at - 1]
    if token.preposition or token.key.startswith("ب"):
        return False
    if view.kind[at - 1] is Kind.PREPOSITION:
        return not any(PREPOSITIONS.get(f) == before for f in cue.row.frames) and not _noun_takes(view, at - 1, cue)
    if before in words("before_complementiser"):
        return at - 1 != cue.token
    return False


def _noun_takes(view: View, preposition: int, cue: Cue) -> bool:
    """أمله في أن: the preposition belongs to the noun that carries the act."""
    return view.tokens[preposition - 1].stem in express_nouns()


@dataclass(slots=True)
class _Walk:
    """State of the walk from the cue to the content."""

    view: View
    cue: Cue
    at: int
    limit: int
    frame: Frame
    in_clause: bool = False  # inside a relative or subordinate clause
    debt: int = 0  # complementisers that belong to verbs passed on the way
    object_at: int | None = None
    comma: bool = False


def find_frame(view: View, cue: Cue) -> Frame | None:
    """The frame that opens the content of a cue, or None when nothing does."""
    _, last = scope_at(view, cue.token)
    limit = min(last, cue.token + 1 + REACH)
    frame = Frame("", cue.token, cue.token + 1)
    walk = _Walk(view, cue, cue.token + 1, limit, frame)
    while walk.at < limit:
        found = _step(walk)
        if found is not None:
            return found
        if walk.at < 0:
            break
    return _at_the_end(walk)


def _opens(walk: _Walk, kind: str, first: int) -> Frame:
    walk.frame.kind = kind
    walk.frame.opener = walk.at
    walk.frame.first = first
    return walk.frame


def _step(walk: _Walk) -> Frame | None:
    """One step to the right: the frame when the content opens here; ``walk.at = -1`` when it cannot any more."""
    view, at, frames = walk.view, walk.at, walk.cue.row.frames
    kind = view.kind[at]
    if kind is Kind.COMPLEMENTISER:
        return _complementiser(walk)
    if kind is Kind.COLON:
        if "direct" in frames or "inna" in frames:
            return _opens(walk, "direct", _after_colon(view, at, walk.limit))
        walk.at = -1
        return None
    if kind is Kind.OPEN_QUOTE:
        return _quotation(walk)
    if kind is Kind.STOP:
        walk.at = -1
        return None
    if view.bare[at] in words("double_cue") and not walk.in_clause:
        walk.frame.consumed.append(at)
        walk.at += 1
        return None
    if kind is Kind.PREPOSITION or view.tokens[at].preposition or view.bare[at] == "ب":
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


def _after_colon(view: View, at: int, limit: int) -> int:
    """First content token behind a colon: إن and opening dashes are skipped."""
    i = at + 1
    while i < limit and view.kind[i] in (Kind.COLON, Kind.DASH):
        i += 1
    if i < limit and view.kind[i] is Kind.COMPLEMENTISER and not view.tokens[i].conjunction:
        return after_complementiser(view, i, limit)
    return i


def _complementiser(walk: _Walk) -> Frame | None:
    view, at = walk.view, walk.at
    if "inna" not in walk.cue.row.frames and "direct" not in walk.cue.row.frames:
        walk.at = -1
        return None
    if walk.debt:
        walk.debt -= 1
    elif not blocked(view, at, walk.cue):
        if walk.object_at is not None and view.bare[at] == "ان" and at - walk.object_at > _BODY_NOUNS:
            walk.at = -1
            return None
        return _opens(walk, "inna", after_complementiser(view, at, walk.limit))
    walk.in_clause = True
    walk.at += 1
    return None


def _quotation(walk: _Walk) -> Frame | None:
    view = walk.view
    quote = view.quote_at[walk.at]
    if "direct" in walk.cue.row.frames and is_speech(view, quote) and not walk.in_clause:
        walk.frame.quote = quote
        first = quote.first
        if view.kind[first] is Kind.COMPLEMENTISER and not view.tokens[first].conjunction:
            first = after_complementiser(view, first, quote.last)
        return _opens(walk, "quote", first)
    if "object" in walk.cue.row.frames and _object_may_start(walk, Phrase(walk.at, quote.closing)):
        return _opens(walk, "object", walk.at)
    walk.frame.phrases.append(Phrase(walk.at, quote.closing, view.mention_from(quote.first), quoted=True))
    walk.at = max(quote.closing, walk.at + 1)
    return None


def _preposition(walk: _Walk) -> Frame | None:
    """A preposition opens the content when the cue governs it; else its phrase is an adjunct."""
    view, at = walk.view, walk.at
    token = view.tokens[at]
    key = view.bare[at] if view.kind[at] is Kind.PREPOSITION or view.bare[at] == "ب" else token.preposition
    governed = next((f for f in walk.cue.row.frames if PREPOSITIONS.get(f) == key), None)
    if governed and not walk.in_clause and not (token.preposition and _adverbial(view, at)):
        return _governed(walk, governed)
    walk.frame.adjuncts += 1
    walk.at = _skip_adjunct(view, at, walk.limit)
    return None


def _adverbial(view: View, at: int) -> bool:
    """بقوة، بأشد العبارات، بشكل: a manner, not what is said; also ل before an addressee."""
    token = view.tokens[at]
    return (
        token.key in words("adverb") or token.stem in ("اشد", "شكل", "صوره", "لهجه", "عباره", "مناسبه", "اسم", "حسب", "قول")
        or view.phrase_at(at, "source") is not None or view.phrase_at(at, "switch") is not None
    )  # fmt: skip


def _governed(walk: _Walk, governed: str) -> Frame | None:
    view, at = walk.view, walk.at
    following = at + 1
    if following < walk.limit and view.kind[following] is Kind.COMPLEMENTISER and view.tokens[at].preposition == "":
        walk.at = following
        return _opens(walk, "inna", after_complementiser(view, following, walk.limit))
    if view.tokens[at].preposition or view.bare[at] == "ب":
        return _opens(walk, governed, at)
    return _opens(walk, governed, following) if following < walk.limit else None


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
        while i < limit and _construct(view, i):
            i += 1
        return i
    if i >= limit or view.kind[i] is Kind.COMPLEMENTISER:
        return i
    found = phrase_at(view, i, limit)
    return found.last if found else i


def _construct(view: View, i: int) -> bool:
    token, before = view.tokens[i], view.tokens[i - 1]
    if view.kind[i] is not Kind.WORD or token.conjunction or token.preposition or view.mention_from(i):
        return False
    return bool(token.article) and not before.pronoun


def _verb(walk: _Walk) -> Frame | None:
    """A finite verb on the way: a clause without relative pronoun, the start of bare content, or the end."""
    view, at = walk.view, walk.at
    if view.tokens[at].conjunction and not walk.in_clause:
        walk.at = -1
        return None
    if not walk.in_clause and not walk.frame.phrases and "bare" not in walk.cue.row.frames:
        walk.at = -1
        return None
    if any(v.lemma in cue_rows() and "inna" in cue_rows()[v.lemma][0].frames for v in view.verbs(at)):
        walk.debt += _has_complementiser(view, at, walk.limit)
    walk.in_clause = walk.frame.skipped_clause = True
    walk.at += 1
    return None


def _has_complementiser(view: View, at: int, limit: int) -> int:
    """1 when a later إن in this clause must belong to the verb at ``at`` because another follows it."""
    count = sum(view.kind[i] is Kind.COMPLEMENTISER for i in range(at, limit))
    return 1 if count >= 2 else 0


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
    if at in view.day or walk.in_clause:
        walk.at += 1
        return None
    if view.verbs(at) and walk.frame.phrases and _new_state(view, at):
        walk.at = -1
        return None
    special = _special(walk)
    if special is not None:
        return special
    phrase = phrase_at(view, at, walk.limit)
    if phrase is None:
        walk.at += 1
        return None
    if view.bare[at].startswith("ايا") or view.bare[at] in words("subject_pronoun"):
        walk.at += 1
        return None
    if "object" in walk.cue.row.frames and _object_may_start(walk, phrase):
        if not _complementiser_next(view, phrase.last, walk):
            return _opens(walk, "object", at)
    walk.frame.phrases.append(phrase)
    walk.comma = False
    walk.at = phrase.last
    return None


def _new_state(view: View, at: int) -> bool:
    """A participle of state of another cue: the act of this cue ends before it."""
    return any(
        v.kind == "active_participle" and v.lemma in cue_rows() and view.tokens[at].key.endswith(("ا", "ين"))
        and not view.tokens[at].article for v in view.verbs(at)
    )  # fmt: skip


def _object_may_start(walk: _Walk, phrase: Phrase) -> bool:
    """Whether this noun phrase is what is confirmed, refused, condemned, rather than who does it."""
    view, before = walk.view, walk.frame.phrases
    if walk.cue.pronoun and walk.cue.form == "f":
        return False
    if walk.cue.form == "p":
        return not before
    if walk.cue.row.addressee and walk.cue.row.frames & {"ب", "على", "إلى"}:
        return False
    if before:
        return not (walk.comma and phrase.mention is not None and phrase.mention.human)
    if phrase.mention is not None:
        return not can_speak(view, phrase)
    if head_class(view, phrase) in ("unnamed", "collective"):
        return False
    return not view.tokens[phrase.first].key.endswith("ون")


def _complementiser_next(view: View, at: int, walk: _Walk) -> bool:
    """True when إن or a colon follows so soon that the phrase must be the subject."""
    i, steps = at, 0
    while i < walk.limit and steps < 8:
        kind = view.kind[i]
        if kind is Kind.COMPLEMENTISER:
            return "inna" in walk.cue.row.frames and not blocked(view, i, walk.cue) and steps == 0
        if kind is Kind.COLON:
            return "direct" in walk.cue.row.frames
        if i in view.day or kind is Kind.COMMA:
            i += 1
            continue
        return False
    return False


def _special(walk: _Walk) -> Frame | None:
    """Frames whose opener is a noun: أبدى استعداده، قدّم شكره، جدّد تأكيده، حمّل المسؤولية."""
    view, at, frames = walk.view, walk.at, walk.cue.row.frames
    token = view.tokens[at]
    if "blame" in frames and (token.key in words("blame") or token.stem in words("blame")):
        return _opens(walk, "blame", at)
    if frames & {"noun", "gift"} and token.stem in express_nouns():
        walk.frame.act_noun = at
        return _opens(walk, "noun", at)
    return None


def _at_the_end(walk: _Walk) -> Frame | None:
    """Nothing opened the content: bare content behind the subject for قال and أضاف."""
    return None
