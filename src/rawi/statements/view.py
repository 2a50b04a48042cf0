"""One article as the statements room reads it: a class for every token, quotations and scopes by token.

Made in one pass. A scope is a sentence as this room needs it: ``؛`` and ``..`` do not end it.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache

from rawi.analysis import Analysis
from rawi.language.types import VerbForm
from rawi.mentions.types import Mention
from rawi.statements.anonymity import withheld
from rawi.statements.glued import with_prepositions
from rawi.statements.tables import Phrase, cue_rows, phrases, speaker_nouns, words
from rawi.text.types import Token


class Kind(IntEnum):
    """What a token can do in a clause."""

    WORD = 0
    PREPOSITION = 1
    COMPLEMENTISER = 2  # إن، أن، بأن with or without a pronoun
    RELATIVE = 3
    CLAUSE = 4  # a particle that begins a clause: لكن، حيث، فيما، كما
    NEGATION = 5
    VERB = 6  # a finite verb
    COMMA = 7
    COLON = 8
    STOP = 9
    OPEN_QUOTE = 10
    CLOSE_QUOTE = 11
    OPEN_PAREN = 12
    CLOSE_PAREN = 13
    DASH = 14
    NUMBER = 15
    OTHER = 16
    ADVERB = 17


_PUNCTUATION = {
    "،": Kind.COMMA, ",": Kind.COMMA, "؛": Kind.COMMA, ";": Kind.COMMA, ":": Kind.COLON, ".": Kind.STOP,
    "!": Kind.STOP, "?": Kind.STOP, "؟": Kind.STOP, "…": Kind.COMMA, "(": Kind.OPEN_PAREN, "[": Kind.OPEN_PAREN,
    ")": Kind.CLOSE_PAREN, "]": Kind.CLOSE_PAREN, "-": Kind.DASH, "–": Kind.DASH, "—": Kind.DASH, "ـ": Kind.DASH,
}  # fmt: skip
_ALWAYS_VERBS = frozenset(["قال", "قالت", "قالوا", "قالا"])
_PRONOUN_ENDINGS = ("", "ه", "ها", "هم", "هما", "هن", "نا", "ني", "ي", "كم", "ك")


@lru_cache(maxsize=1)
def _complementisers() -> frozenset[str]:
    stems = ["ان" + p for p in _PRONOUN_ENDINGS]
    return frozenset(
        s for base in stems for s in (base, "ب" + base) if s not in ("اني", "بانك", "باني", "انك")
    )


@lru_cache(maxsize=1)
def _word_kinds() -> dict[str, Kind]:
    table: dict[str, Kind] = {}
    for kind, name in (
        (Kind.ADVERB, "adverb"), (Kind.CLAUSE, "clause"), (Kind.NEGATION, "negation"),
        (Kind.PREPOSITION, "preposition"), (Kind.RELATIVE, "relative"),
    ):  # fmt: skip
        table.update(dict.fromkeys(words(name), kind))
    table.update(dict.fromkeys(_complementisers(), Kind.COMPLEMENTISER))
    for preposition in words("preposition"):
        stem = preposition[:-1] + "ي" if preposition.endswith("ي") else preposition
        for pronoun in ("ه", "ها", "هم", "هما"):
            table.setdefault(stem + pronoun, Kind.ADVERB)
    return table


@lru_cache(maxsize=1)
def _source_words() -> frozenset[str]:
    """First words of source phrases that are prepositions by themselves: بحسب، وفقا."""
    return frozenset(
        k for k, found in phrases().items() if any(p.kind == "source" and len(p.keys) < 3 for p in found)
    )


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation by tokens: the marks at ``opening`` and ``closing``, its inside ``[first, last)``."""

    opening: int
    first: int
    last: int
    closing: int  # token after the closing mark; equals ``last`` when the mark is missing
    start: int
    end: int
    closed: bool


@dataclass(slots=True)
class View:
    """Token-parallel lists over one article; see the module's docstring."""

    analysis: Analysis
    tokens: tuple[Token, ...]
    bare: list[str]  # key without the conjunction
    kind: list[Kind]
    quote_at: dict[int, Quote]  # by opening token
    quote_end: dict[int, Quote]  # by closing mark
    inside_quote: list[int]  # opening token of the innermost quotation, or -1
    scope_first: list[int]
    scope_last: list[int]
    start: int  # first token of the story, behind the dateline
    day: set[int] = field(default_factory=set)  # tokens of time expressions
    column: bool = False  # told in the first person: a column rather than a report
    sources: set[int] = field(default_factory=set)  # tokens where a source phrase begins
    withheld: dict[int, int] = field(default_factory=dict)  # clauses in which a source withholds its name

    def mention_from(self, token: int) -> Mention | None:
        """The maximal mention that begins exactly at this token."""
        mention = self.analysis.entities.at(token)
        return mention if mention is not None and mention.first == token else None

    def verbs(self, token: int) -> tuple[VerbForm, ...]:
        return self.analysis.language.verbs[token]

    def phrase_at(self, token: int, kind: str | None = None) -> Phrase | None:
        """The longest phrase of the room's table that begins here (of one kind when given)."""
        for phrase in phrases().get(self.bare[token], ()):
            if kind is None or phrase.kind == kind:
                last = token + len(phrase.keys)
                if last <= len(self.tokens) and all(
                    key in (self.bare[i], self.tokens[i].key)  # الحزام والطريق: a conjunction inside
                    for i, key in enumerate(phrase.keys[1:], token + 1)
                ):
                    return phrase
        return None


def _bare(token: Token) -> str:
    """The key without its conjunction; a و before a particle is one also where the word was left whole."""
    key = token.key
    if key in ("فيه", "وفيه") and "ئ" in token.text:
        return "فئه"  # فئة من المشجعين is no فيه
    if token.conjunction and len(key) > 2:
        return key[1:]
    return key[1:] if key.startswith("و") and key[1:] in _word_kinds() else key


def _classify(token: Token, bare: str, verbs: tuple[VerbForm, ...], pos: str) -> Kind:
    if token.kind == "punctuation":
        return _PUNCTUATION.get(token.text, Kind.OTHER)
    if token.kind == "number":
        return Kind.NUMBER
    if token.kind != "word":
        return Kind.WORD
    kind = _word_kinds().get(bare)
    if kind is not None:
        return kind
    if bare == "لاحق":
        return Kind.WORD  # في بيان لاحق
    if token.conjunction and token.stem in _ALWAYS_VERBS:
        return Kind.VERB
    if verbs and not token.article and _finite(token, verbs, pos) and not _speaker_noun(token, bare):
        return Kind.VERB
    return Kind.WORD


def _speaker_noun(token: Token, bare: str) -> bool:
    """وزير is no form of زار, قادة none of قاد: the nouns for speakers win over rare verb forms."""
    table = speaker_nouns()
    if token.stem.removesuffix("ت") + "ه" in words("speech_noun"):
        return True
    return bare in table or token.key in table or token.stem in table


def _finite(token: Token, verbs: tuple[VerbForm, ...], pos: str) -> bool:
    """True for a token that is read as a finite verb rather than as a noun."""
    finite = [v for v in verbs if v.kind == "finite" and v.tense != "imperative" and v.person != 2]
    if not any(v.voice == "active" for v in finite):
        finite = [v for v in finite if v.tense == "present"]
    if not finite:
        return False
    if pos:
        return pos in ("VERB", "AUX")
    if len(finite) == len(verbs):
        return True
    return finite[0] is verbs[0] or all(v.lemma not in cue_rows() for v in verbs if v.kind != "finite")


def _quotes(analysis: Analysis, starts: list[int]) -> tuple[dict[int, Quote], dict[int, Quote], list[int]]:
    """Quotations by token, by closing token, and for each token the innermost one around it."""
    at: dict[int, Quote] = {}
    ends: dict[int, Quote] = {}
    inside = [-1] * len(starts)
    stack: list[Quote] = []
    position = 0
    for q in analysis.layer.quotations:
        opening = bisect_left(starts, q.opening)
        first = bisect_left(starts, q.start)
        last = bisect_left(starts, q.end)
        if opening >= len(starts) or first >= last:
            continue
        closing = last + 1 if q.closed and last < len(starts) else last
        quote = Quote(opening, first, last, closing, q.start, q.end, q.closed)
        at[opening] = quote
        if q.closed:
            ends[last] = quote
        if q.closed:
            position = _fill(inside, stack, position, opening)
            stack.append(quote)
    _fill(inside, stack, position, len(starts))
    return at, ends, inside


def _fill(inside: list[int], stack: list[Quote], position: int, until: int) -> int:
    """Write the innermost open quotation for tokens up to ``until``, closing those that end on the way."""
    while position < until:
        while stack and stack[-1].last <= position:
            stack.pop()
        stop = min(until, stack[-1].last) if stack else until
        if stack:
            inside[position:stop] = [stack[-1].opening] * (stop - position)
        position = stop
    return position


def _scopes(analysis: Analysis) -> tuple[list[int], list[int]]:
    """First and last token of the scope of each token."""
    tokens = analysis.layer.tokens
    bounds: list[tuple[int, int]] = []
    paragraph = 0
    for sentence in analysis.layer.sentences:
        if bounds and sentence.paragraph == paragraph and _runs_on(tokens, sentence.first):
            bounds[-1] = (bounds[-1][0], sentence.last)
        else:
            bounds.append((sentence.first, sentence.last))
        paragraph = sentence.paragraph
    first = [0] * len(tokens)
    last = [0] * len(tokens)
    for a, b in bounds:
        first[a:b] = [a] * (b - a)
        last[a:b] = [b] * (b - a)
    return first, last


def _runs_on(tokens: tuple[Token, ...], at: int) -> bool:
    """True when the mark before this token does not end a sentence: ؛ or two dots."""
    before = tokens[at - 1].text
    if before in "؛…":
        return True
    return (
        before == "."
        and at >= 2
        and tokens[at - 2].text == "."
        and tokens[at - 2].end == tokens[at - 1].start
    )


def _days(analysis: Analysis, starts: list[int]) -> set[int]:
    found: set[int] = set()
    for date in analysis.dates:
        found.update(range(bisect_left(starts, date.start), bisect_left(starts, date.end)))
    return found


def make_view(analysis: Analysis) -> View:
    """Classify the tokens of an article; linear in its length."""
    tokens = with_prepositions(analysis)
    starts = [t.start for t in tokens]
    language = analysis.language
    bare = [_bare(t) for t in tokens]
    kind = [
        _classify(t, b, v, p) for t, b, v, p in zip(tokens, bare, language.verbs, language.pos, strict=True)
    ]
    at, ends, inside = _quotes(analysis, starts)
    for opening, quote in at.items():
        kind[opening] = Kind.OPEN_QUOTE
        if quote.closed:
            kind[quote.last] = Kind.CLOSE_QUOTE
    first, last = _scopes(analysis)
    for i in range(len(tokens) - 1):
        if kind[i] is Kind.STOP and last[i] > i + 2 and kind[i + 1] is not Kind.CLOSE_QUOTE:
            kind[i] = Kind.OTHER  # بي.بي.سي
    start = bisect_left(starts, analysis.dateline.end) if analysis.dateline else 0
    day = _days(analysis, starts)
    view = View(analysis, tokens, bare, kind, at, ends, inside, first, last, start, day, withheld=withheld(tokens, bare))
    for i, token in enumerate(tokens):
        if token.kind == "word" and bare[i] in _source_words():
            kind[i] = Kind.PREPOSITION
    for i in range(len(tokens) - 1):
        if bare[i] == "غير" and kind[i + 1] is not Kind.COMPLEMENTISER:
            kind[i] = Kind.WORD
    _names_are_no_particles(view)
    _doubtful_verbs(view)
    return view


def _names_are_no_particles(view: View) -> None:
    """The علي of a person's name is no preposition, the ذكر of a title no verb, the إن of "إن بي سي" no joint."""
    for i in range(view.start + 1, len(view.tokens)):
        if view.kind[i] is Kind.COMPLEMENTISER and _part_of_name(view, i):
            view.kind[i] = Kind.WORD
    for mention in view.analysis.entities.mentions:
        for i in range(mention.first, mention.last):
            if view.kind[i] in (Kind.PREPOSITION, Kind.VERB, Kind.CLAUSE, Kind.ADVERB) and i == mention.first:
                view.kind[i] = Kind.WORD


def _part_of_name(view: View, at: int) -> bool:
    """جيه-إن, "إن بي سي": behind a hyphen, or at the head of a short quotation without a verb."""
    before = view.tokens[at - 1]
    if before.text == "-" and before.end == view.tokens[at].start:
        return at < 2 or view.tokens[at - 2].end == before.start
    quote = view.quote_at.get(at - 1)
    if quote is None or not quote.closed or quote.last - quote.first > 4 or view.tokens[at].conjunction:
        return False
    kinds = view.kind[quote.first : quote.last]
    return (
        Kind.VERB not in kinds and view.tokens[at].text in ("إن", "ان", "أن") and quote.last - quote.first > 1
    )


def _doubtful_verbs(view: View) -> None:
    """Without tags a bare past form behind a noun is a noun: الرئيس حسن، السفير علاء يوسف، كلمته.

    In verb-subject order no verb follows the subject; what follows an indefinite speaker noun may be one
    (مسؤول رفض الكشف عن هويته), and so may a cue behind its subject.
    """
    table = speaker_nouns()
    for i in range(1, len(view.tokens)):
        token = view.tokens[i]
        if (
            view.kind[i] is not Kind.VERB
            or view.analysis.language.pos[i]
            or token.conjunction
            or token.future
        ):
            continue
        before = view.tokens[i - 1]
        if view.kind[i - 1] is Kind.VERB and before.stem not in AUXILIARIES and not token.key.endswith("وا"):
            if not any(v.tense == "present" for v in view.verbs(i)):
                view.kind[i] = Kind.WORD
            continue
        if view.kind[i - 1] is not Kind.WORD or before.kind != "word":
            continue
        sure = any(v.tense == "present" and v.person == 3 for v in view.verbs(i)) or token.key.endswith(
            ("ت", "وا")
        )
        cue = (
            any(v.lemma in cue_rows() and v.kind == "finite" for v in view.verbs(i))
            and token.stem not in _NAMES
        )
        speaker = not before.article and (before.stem in table or before.key in table)
        if (not sure and not cue and not speaker) or token.stem in _NAMES:
            view.kind[i] = Kind.WORD


AUXILIARIES = frozenset(
    ["كان", "كانت", "كانا", "كانوا", "يكون", "تكون", "بات", "عاد", "عادت", "مضي", "ظل", "بدا", "اصبح"]
)
_NAMES = frozenset(
    {"شكر", "يوسف", "سعد", "حسن", "عادل", "يحيي", "يزيد", "كامل", "ابو", "ابي", "راغب", "وليد", "ياسر"}
)


def scope_at(view: View, token: int) -> tuple[int, int]:
    """The scope of a token, never beginning before the story does."""
    return max(view.scope_first[token], view.start), view.scope_last[token]
