"""One article as the events room reads it: a class for every token, and each sentence cut into units.

A unit is a verb, a noun phrase with the preposition that governs it, a particle, or a mark. One pass, linear.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache

from rawi.analysis import Analysis
from rawi.events.lexicon import lexicon, words
from rawi.language.types import VerbForm
from rawi.mentions.types import Mention
from rawi.text.types import Token


class Kind(IntEnum):
    """What a token is to this room."""

    NOUN = 0
    VERB = 1
    PREPOSITION = 2
    COMPLEMENTISER = 3
    RELATIVE = 4
    SUBORDINATOR = 5
    NEGATION = 6
    PARTICLE = 7
    SOFT = 8  # a mark inside a clause: comma, dash, bracket
    HARD = 9  # a mark that ends a clause: stop, colon, semicolon
    QUOTE = 10
    DATE = 11
    PARTICIPLE = 12  # an accusative participle that opens a circumstance: متهما، داعيا
    PRONOUN = 13  # a preposition with a pronoun: معه، عليها، له


_HARD = frozenset(".؟!:؛;…?")
_QUOTES = frozenset("#\"'«»“”„‹›‘’()[]")
_NOT_PRESENT = frozenset(("يوم", "ياسر", "يمن", "يمين", "يهود", "يسار", "يونيو", "يوليو", "يناير", "يورو", "يافا", "تركيا", "تونس"))


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of a sentence: tokens ``first`` up to ``last``; ``preposition`` governs a noun phrase ('' none)."""

    kind: Kind
    first: int
    last: int
    preposition: str = ""
    conjunction: bool = False
    mention: Mention | None = None
    head: int = -1


@dataclass(slots=True)
class View:
    """Token-parallel lists over one article, and its units sentence by sentence."""

    analysis: Analysis
    tokens: tuple[Token, ...]
    kind: list[Kind]
    bare: list[str]  # key without conjunction
    form: list[VerbForm | None]  # the finite form a token is read as
    stem: list[str] = field(default_factory=list)  # look-up stem, also where the splitter left a preposition on
    prefix: list[str] = field(default_factory=list)  # the preposition written onto the word
    units: list[Unit] = field(default_factory=list)
    unit_of: list[int] = field(default_factory=list)  # for each token its unit
    sentence_units: list[tuple[int, int]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.analysis.text

    def mention_at(self, token: int) -> Mention | None:
        return self.analysis.entities.at(token)

    def sentence(self, token: int) -> tuple[int, int]:
        """First and last (exclusive) token of a token's sentence."""
        s = self.analysis.layer.sentences[self.analysis.layer.sentence_of[token]]
        return s.first, s.last

    def units_of_sentence(self, token: int) -> tuple[int, int]:
        return self.sentence_units[self.analysis.layer.sentence_of[token]]


@lru_cache(maxsize=1)
def _word_kinds() -> dict[str, Kind]:
    table: dict[str, Kind] = {}
    for kind, name in (
        (Kind.PARTICLE, "particle"), (Kind.SUBORDINATOR, "subordinator"), (Kind.PREPOSITION, "preposition"),
        (Kind.RELATIVE, "relative"), (Kind.NEGATION, "negation"), (Kind.COMPLEMENTISER, "complementiser"),
    ):  # fmt: skip
        table.update(dict.fromkeys(words(name), kind))
    return table


def _day_tokens(analysis: Analysis, starts: list[int]) -> set[int]:
    found: set[int] = set()
    for date in analysis.dates:
        found.update(range(bisect_left(starts, date.start), bisect_left(starts, date.end)))
    return found


_PRONOUNS = ("هما", "هم", "هن", "ها", "ه", "نا", "ك", "كم", "ي")


@lru_cache(maxsize=1)
def _pronoun_forms() -> dict[str, tuple[str, str]]:
    """معه، عليها، له: surface -> (preposition, pronoun)."""
    out: dict[str, tuple[str, str]] = {}
    for preposition in ("مع", "علي", "الي", "عن", "من", "ضد", "لدي", "في", "ل", "ب", "بين", "نحو", "خلال", "اثر", "قبل", "بعد", "حول"):
        for pronoun in _PRONOUNS[:7]:
            out[preposition + pronoun] = (preposition, pronoun)
    for word in ("عنه", "منه", "عنها", "منها"):
        out[word] = (word[:2], word[2:])
    return out


def _preposition_with_pronoun(bare: str) -> bool:
    return bare in _pronoun_forms()


def split_pronoun(bare: str) -> tuple[str, str]:
    """The preposition and the pronoun of a word such as معه; empty when it is none."""
    return _pronoun_forms().get(bare, ("", ""))


def _classify(token: Token, bare: str) -> Kind:
    if token.kind == "punctuation":
        if token.text in _HARD:
            return Kind.HARD
        return Kind.QUOTE if token.text in _QUOTES else Kind.SOFT
    if token.kind != "word":
        return Kind.NOUN
    kind = _word_kinds().get(bare)
    if kind is not None:
        return kind
    return Kind.PRONOUN if _preposition_with_pronoun(bare) else Kind.NOUN


def make_view(analysis: Analysis) -> View:
    """Classify tokens, settle which words are finite verbs, cut sentences into units; linear in the article."""
    tokens = analysis.layer.tokens
    starts = [t.start for t in tokens]
    days = _day_tokens(analysis, starts)
    bare = [t.key[1:] if t.conjunction and len(t.key) > 2 else t.key for t in tokens]
    kind = [_classify(t, b) for t, b in zip(tokens, bare, strict=True)]
    for i in days:
        kind[i] = Kind.DATE
    for i, word in enumerate(bare):
        if word in _TWO_FACED and kind[i] is Kind.PREPOSITION and _two_faced_verb(analysis, bare, i):
            kind[i] = Kind.NOUN
    for i in range(1, len(tokens)):
        if bare[i] in _SO_CALLED and bare[i - 1] in ("ما", "لما", "بما", "مما"):
            kind[i - 1] = kind[i] = Kind.PARTICLE
    for i in range(len(tokens) - 1):
        if bare[i] in _ABOUT and kind[i] is Kind.PREPOSITION and _counts(tokens[i + 1]):
            kind[i] = Kind.PARTICLE
    for m in analysis.entities.mentions:
        for i in range(m.first, m.last):
            if kind[i] in (Kind.PREPOSITION, Kind.PARTICLE, Kind.SUBORDINATOR, Kind.RELATIVE, Kind.DATE):
                kind[i] = Kind.NOUN
    view = View(analysis, tokens, kind, bare, [None] * len(tokens))
    for token, word in zip(tokens, bare, strict=True):
        stem, prefix = _stem(token, word)
        view.stem.append(stem)
        view.prefix.append(prefix)
    for i in range(len(tokens)):
        if kind[i] is Kind.NOUN and tokens[i].kind == "word":
            view.form[i] = finite_form(view, i)
            if view.form[i] is not None or _unknown_verb(view, i):
                kind[i] = Kind.VERB
            elif _circumstance(view, i):
                kind[i] = Kind.PARTICIPLE
    return view


_TWO_FACED = {
    "قبل": ("دعوه", "الدعوه", "عرض", "العرض", "مبادره", "المبادره", "استقاله", "اقتراح", "وساطه", "دعوته", "دعوتها", "عرضا"),
    "عبر": ("عن", "الحدود", "حدود"),
    "مثل": ("امام",),
    "وسط": (),
}
"""Words that are prepositions unless one of these follows in the clause: عبّر الوزير عن، قبل الرئيس دعوة."""


def _two_faced_verb(analysis: Analysis, bare: list[str], i: int) -> bool:
    """Whether قبل، عبر، مثل is a verb here: it begins a clause or has a person behind it, and what it takes follows."""
    tokens = analysis.layer.tokens
    before = bare[i - 1] if i else "."
    begins = bool(tokens[i].conjunction) or not i or before in (".", "،", "ان", "قد", "كان", "الذي", ":", "كما")
    after = analysis.entities.at(i + 1)
    person = after is not None and analysis.entities.entity(after).type in ("person", "organization")
    if not (begins or person or (i + 1 < len(bare) and bare[i + 1] == "عن")):
        return False
    wanted = _TWO_FACED[bare[i]]
    for k in range(i + 1, min(len(tokens), i + 12)):
        if tokens[k].text in ".؟!:":
            return False
        if bare[k] in wanted or tokens[k].stem in wanted:
            return True
    return False


_SO_CALLED = frozenset(("يسمي", "يعرف", "تسمي", "تعرف", "اسماه", "اسمته", "وصفه", "وصفته", "سماه", "سمته"))
_ABOUT = frozenset(("نحو", "حوالي", "زهاء", "قرابه"))


def _counts(token: Token) -> bool:
    """Whether a word is a number, so that نحو before it means about."""
    return token.kind == "number" or token.stem in words("number")


def _stem(token: Token, bare: str) -> tuple[str, str]:
    """Look-up stem and preposition of a word; a ب or ل that the splitter left on a trigger word is cut here."""
    if token.kind != "word" or token.preposition or token.article or len(bare) < 5:
        return token.stem, token.preposition
    known = lexicon().patterns
    if token.stem in known or bare in known or bare[0] not in "بل":
        return token.stem, ""
    rest = bare[1:]
    for end in ("", "ه", "ها", "هم", "هما", "نا"):
        stem = rest[: len(rest) - len(end)] if end else rest
        if (not end or rest.endswith(end)) and len(stem) >= 3 and stem in known:
            return stem, bare[0]
    return token.stem, ""


def _circumstance(view: View, i: int) -> bool:
    """An accusative active participle that opens a clause of its own (متهما إيران بـ), not an adjective."""
    token = view.tokens[i]
    if token.article or token.preposition or token.pronoun:
        return False
    if not any(r.kind == "active_participle" for r in view.analysis.language.verbs[i]):
        return False
    before = view.tokens[i - 1] if i else None
    if before is not None and (before.kind == "number" or before.stem in words("number")):
        return False
    if before is not None and view.kind[i - 1] is Kind.SOFT:
        return token.key.endswith(("ا", "ه", "ين"))
    if not token.key.endswith("ا"):
        return False
    return before is None or not (before.key.endswith("ا") and not before.article and view.mention_at(i - 1) is None)


def _unknown_verb(view: View, i: int) -> bool:
    """A present that the verb lexicon lacks: سيحتفظ، يستثمر. Told by its prefix; names are mentions and stay out."""
    token = view.tokens[i]
    pos = view.analysis.language.pos[i]
    if pos:
        likely = token.stem[:1] in "يتنا" or token.stem.endswith(("ت", "وا", "تا")) or len(token.stem) <= 4
        return pos in ("VERB", "AUX") and likely and not view.mention_at(i) and not token.article
    if token.article or token.preposition not in ("", "ل") or view.mention_at(i) or view.analysis.language.verbs[i]:
        return False
    stem = token.stem
    if token.future:
        return len(stem) >= 3
    return stem[:1] == "ي" and len(stem) >= 4 and stem not in _NOT_PRESENT and not stem.endswith(("ه", "اء"))


def finite_form(view: View, i: int) -> VerbForm | None:
    """The finite reading of a token where it is a verb in this place, else None.

    Many past forms look like verbal nouns (بحث، دعم، قتل، رفض): what stands before and behind decides.
    """
    token = view.tokens[i]
    readings = view.analysis.language.verbs[i]
    if not readings:
        return None
    finite = [r for r in readings if r.kind == "finite" and plausible(view, i, r)]
    if not finite:
        return None
    if view.bare[i] in _TWO_FACED:
        return next((r for r in finite if r.tense == "past" and r.voice == "active"), None)
    others = [r for r in readings if r.kind != "finite"]
    if token.article and others:
        return None
    mention = view.mention_at(i)
    if mention is not None and (mention.first != i or mention.last - mention.first > 1):
        return None
    before = i - 1
    while before > 0 and view.kind[before] is Kind.QUOTE:
        before -= 1
    if before >= 0 and view.kind[before] is Kind.PREPOSITION and view.bare[before] not in ("منذ", "حتي", "بعد", "قبل", "عند"):
        return None
    pos = view.analysis.language.pos[i]
    if pos in ("VERB", "AUX") or _takes_object(view, i, finite):
        return _chosen(token, finite)
    if mention is None and _two_did(view, i, finite):
        return next(r for r in finite if r.number == "dual")
    if mention is None and pos == "NOUN" and _held(view, i):
        return next((r for r in finite if r.tense == "past" and r.voice == "active"), None)
    if pos in ("NOUN", "PROPN", "ADJ", "ADP", "NUM"):
        sure = not others and mention is None and (pos not in ("ADP", "NUM")) and len(token.stem) > 3
        return finite[0] if sure and finite[0].voice == "active" else None
    if mention is not None:
        return None
    if not others and finite[0].voice == "active":
        return finite[0]
    return finite[0] if _verb_place(view, i, finite[0]) else None


def _chosen(token: Token, finite: list[VerbForm]) -> VerbForm:
    """The likeliest finite reading; تحدثنا is we, not he with us."""
    if token.pronoun == "نا":
        for form in finite:
            if form.person == 1 and form.tense == "past":
                return form
    return finite[0]


def _takes_object(view: View, i: int, finite: list[VerbForm]) -> bool:
    """برنامج طلبه الصندوق: a past with a pronoun before a bare phrase; a noun with a possessive takes none."""
    token = view.tokens[i]
    if not token.pronoun or token.preposition or not any(r.tense == "past" for r in finite) or i + 1 >= len(view.tokens):
        return False
    mention = view.mention_at(i + 1)
    before = view.kind[i - 1] if i else Kind.HARD
    return mention is not None and mention.first == i + 1 and not view.tokens[i + 1].preposition and before is Kind.NOUN and not view.tokens[i + 1].conjunction and not view.tokens[i - 1].preposition


def _held(view: View, i: int) -> bool:
    """الرئيس عقد اجتماعا: between a person who opens the clause and an accusative, a verb."""
    if not i or i + 1 >= len(view.tokens):
        return False
    before, after = view.mention_at(i - 1), view.tokens[i + 1]
    if before is None or before.last != i or after.kind != "word" or after.article or view.mention_at(i + 1):
        return False
    if not after.key.endswith("ا") or len(after.key) < 4 or after.pronoun:
        return False
    opens = before.first == view.sentence(i)[0] or view.bare[before.first - 1] in ("كان", "ان", "قد", ":", ".", "لكن")
    return opens and view.analysis.entities.entities[before.entity].type in ("person", "organization", "country")


def _two_did(view: View, i: int, finite: list[VerbForm]) -> bool:
    """بحثا، تحدثا after two subjects: a dual past, not an accusative noun."""
    if not any(f.number == "dual" and f.tense == "past" and f.person == 3 for f in finite):
        return False
    before = view.mention_at(i - 1) if i else None
    if before is None:
        return i > 0 and view.bare[i - 1].endswith("هما")
    draft = view.analysis.entities.entities[before.entity]
    if draft.number == "dual" or len(draft.members) == 2 or before.number == "dual":
        return True
    head = view.tokens[before.first]
    return bool(head.conjunction) and before.first > 0 and view.mention_at(before.first - 1) is not None


def plausible(view: View, i: int, form: VerbForm) -> bool:
    """Readings that newswire does not use: imperatives, second persons, bare jussives, first persons out of speech."""
    if form.tense == "imperative" or form.person == 2:
        return False
    before = view.bare[i - 1] if i else ""
    if form.mood == "jussive" and before not in ("لم", "لا") and view.tokens[i].preposition != "ل":
        return False
    if form.person == 1 and form.number == "singular" and len(view.tokens[i].stem) <= 4:
        return before in ("انا", "انني", "اني", "لم", "لن", "لا", "ان") or view.kind[i - 1] is Kind.QUOTE if i else False
    return True


_RESUMING = frozenset(("فيه", "فيها", "خلاله", "خلالها", "اثره", "اثرها", "فيهما", "بعدها", "بعده"))
"""Words after which a relative clause without الذي has just begun: اشتباكات قتل فيها جندي."""


def _verb_place(view: View, i: int, form: VerbForm) -> bool:
    """Whether a word that may be verb or noun stands where verbs stand."""
    token = view.tokens[i]
    if token.future or (form.tense == "present" and form.person == 3 and token.stem[:1] in "يت"):
        return True
    if token.preposition:
        return False
    first, last = view.sentence(i)
    if i + 1 < last and view.bare[i + 1] in _RESUMING:
        return True
    if i == first:
        return not _genitive_like(view, i + 1, last)
    before = i - 1
    while before > first and view.kind[before] is Kind.QUOTE:
        before -= 1
    kind = view.kind[before]
    if kind is Kind.PREPOSITION:
        return False
    if kind is Kind.VERB:
        return False
    if view.bare[before] in words("auxiliary") or kind in (Kind.RELATIVE, Kind.COMPLEMENTISER, Kind.SUBORDINATOR):
        return True
    if kind is Kind.NEGATION:
        return view.bare[before] in ("لم", "لن", "لا", "ما")
    if kind in (Kind.HARD, Kind.SOFT):
        return bool(token.conjunction) or kind is Kind.HARD or form.gender == "feminine" or form.number == "plural"
    if token.conjunction:
        return not _noun_before(view, before)
    mention = view.mention_at(before)
    if mention is not None:
        return mention.last == i and (view.tokens[mention.first].preposition == "" or form.gender == "feminine")
    if form.gender == "feminine" or form.number in ("plural", "dual"):
        return True
    if i + 1 < last and kind is Kind.NOUN and view.tokens[before].preposition == "":
        following = view.kind[i + 1]
        if following in (Kind.PREPOSITION, Kind.PRONOUN, Kind.PARTICLE, Kind.DATE, Kind.SOFT, Kind.QUOTE):
            return True
    return kind is Kind.DATE


def _genitive_like(view: View, i: int, last: int) -> bool:
    """True when what follows makes a sentence-initial word a noun (الـ بعد نكرة in a headline is left a verb)."""
    return i < last and view.tokens[i].kind == "punctuation" and view.tokens[i].text in ":"


def _noun_before(view: View, before: int) -> bool:
    """After و: a noun before it suggests a second noun (رفض وإدانة), an own clause a verb."""
    token = view.tokens[before]
    return view.kind[before] is Kind.NOUN and token.kind == "word" and not token.article and view.mention_at(before) is None and not token.pronoun and before + 1 < len(view.tokens) and view.tokens[before].stem.endswith("ا")
