"""Noun phrases as far as a statement needs them: where one begins and ends, and whether its head can speak."""

from __future__ import annotations

from dataclasses import dataclass

from rawi.mentions.types import Mention
from rawi.statements.tables import cue_rows, express_nouns, speaker_nouns, words
from rawi.statements.view import Kind, View
from rawi.text.types import Token

_LONGEST = 14
_ADJECTIVES = frozenset(
    [
        "العام",
        "العامه",
        "الاعلي",
        "العليا",
        "السابق",
        "السابقه",
        "الحالي",
        "الحاليه",
        "الجديد",
        "الجديده",
        "الاول",
        "الاولي",
        "الثاني",
        "الثانيه",
        "الثلاث",
        "الاربع",
        "الكبير",
        "الكبيره",
        "الرسمي",
        "الرسميه",
        "الدائم",
        "الدائمه",
        "المساعد",
        "المساعده",
        "الاسبق",
        "الراحل",
        "المكلف",
        "المنتخب",
        "الخاص",
        "الخاصه",
        "المتحده",
        "المحليه",
        "الاجنبيه",
        "الامنيه",
        "المسلحه",
        "المشتركه",
        "الكبري",
        "الصغري",
        "الاخير",
        "الاخيره",
        "المعارضه",
        "المعارض",
        "الحاكم",
        "الحاكمه",
    ]
)
_NISBA = ("ي", "يه", "يون", "يين", "يان", "يات")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens ``[first, last)`` of a noun phrase; ``mention`` when the mentions room knows it."""

    first: int
    last: int
    mention: Mention | None = None
    quoted: bool = False

    @property
    def known(self) -> bool:
        return self.mention is not None


def phrase_at(view: View, at: int, limit: int) -> Phrase | None:
    """The noun phrase that begins at a token: a mention, a name in quotation marks, or a run of nouns."""
    phrase = _bare_phrase(view, at, limit)
    if (
        phrase is None
        or phrase.quoted
        or phrase.last >= limit
        or view.kind[phrase.last] is not Kind.OPEN_QUOTE
    ):
        return phrase
    quote = view.quote_at[phrase.last]
    if quote.last - quote.first > 5 or quote.closing > limit or view.tokens[phrase.last - 1].article:
        return phrase
    if head_class(view, Phrase(at, at + 1)) != "collective":
        return phrase
    return Phrase(at, quote.closing, phrase.mention)  # مجموعة "والت ديزني"


def _bare_phrase(view: View, at: int, limit: int) -> Phrase | None:
    kind = view.kind[at]
    if kind is Kind.OPEN_QUOTE:
        quote = view.quote_at[at]
        if quote.closing <= limit:
            return Phrase(at, quote.closing, view.mention_from(quote.first), quoted=True)
        return None
    mention = view.mention_from(at)
    if mention is not None and mention.last <= limit:
        return _whole(view, mention, limit)
    if kind not in (Kind.WORD, Kind.NUMBER):
        return None
    last = _noun_run(view, at, min(limit, at + _LONGEST))
    if last <= at:
        return None
    counted = _counted(view, at, last, limit)
    if counted is not None:
        return counted
    name = view.analysis.entities.at(last - 1)
    titled = view.tokens[at].article and name is not None and view.tokens[name.first - 1].article
    if name is not None and name.human and name.first > at and name.kind == "name" and titled:
        return Phrase(at, last, name)  # الشاعر المعروف خالد البذال
    return Phrase(at, last)


_COUNTS = frozenset(("عدد", "عديد", "مجموعه", "كثير", "كثيرون", "جمع", "حشد"))


def _counted(view: View, at: int, last: int, limit: int) -> Phrase | None:
    """عدد من أصحاب المصانع, 80٪ من المشاركين: who is counted belongs to the count."""
    number = view.kind[at] is Kind.NUMBER
    if not number and view.tokens[at].stem not in _COUNTS:
        return None
    if number and last < limit and view.tokens[last].text in ("٪", "%"):
        last += 1
    if last + 1 >= limit or last - at > 2 or view.bare[last] != "من" or view.tokens[last].conjunction:
        return None
    if view.kind[last + 1] is not Kind.WORD or view.tokens[last + 1].preposition:
        return None
    return Phrase(at, _noun_run(view, last + 1, min(limit, last + 1 + _LONGEST)))


def _whole(view: View, mention: Mention, limit: int) -> Phrase:
    """A title that a noun in construct completes is longer than its mention: وزراء خارجية لجنة المبادرة."""
    last = mention.last
    token = view.tokens[last - 1]
    proper = view.analysis.language.pos[last - 1] == "PROPN"  # ثمّن أمير قطر جهود مصر: a country's name ends it
    if mention.kind == "name" or token.article or token.pronoun or proper or last >= limit:
        return Phrase(mention.first, last, mention)
    following = view.tokens[last]
    noun = view.kind[last] is Kind.WORD and not following.conjunction and not following.preposition
    verbal = any(v.kind == "verbal_noun" for v in view.verbs(last))
    if not noun or verbal or last in view.day or view.analysis.language.pos[last] not in ("NOUN", "PROPN"):
        return Phrase(mention.first, last, mention)
    return Phrase(mention.first, _noun_run(view, last, min(limit, last + _LONGEST)), mention)


_THIS = frozenset(("هذا", "هذه", "هولاء", "ذلك", "تلك"))
"""Words that begin a new noun phrase behind an adjective or a name: نفت بنت زيدان هذه المزاعم, not قادة هذه الدول."""


def _noun_run(view: View, at: int, limit: int) -> int:
    """End of the noun phrase at ``at``: nouns in construct, then the article's nouns and adjectives."""
    i = at + 1
    while i < limit and _continues(view, i):
        mention = view.mention_from(i)
        if mention is not None:
            return min(mention.last, limit)
        i += 1
    return i


def _continues(view: View, i: int) -> bool:
    """Whether the noun phrase that covers the token before goes on with this token."""
    token, before = view.tokens[i], view.tokens[i - 1]
    if view.kind[i] is not Kind.WORD or token.conjunction or token.preposition or i in view.day:
        return False
    if token.key in _THIS and view.analysis.language.pos[i - 1] in ("ADJ", "PROPN"):
        return False
    if token.key in words("blame") or _verbal_with_pronoun(view, i) or _feeling(token):
        return False
    if before.pronoun and not token.article:
        return view.mention_from(i) is not None
    mention = view.mention_from(i)
    if mention is not None:
        return not before.article or mention.human
    if not before.article:
        return True
    return token.article and adjectival(view, i)


def _feeling(token: Token) -> bool:
    """تفاؤلا behind a name: the object of أبدى, no part of the name."""
    return token.text.endswith(("اً", "ًا")) and token.key[:-1] in express_nouns()


def _verbal_with_pronoun(view: View, i: int) -> bool:
    """قوله، تأكيدها: begins something new, it is no part of the name before it."""
    if view.tokens[i].article or not view.tokens[i].key.endswith(("ه", "ها", "هم", "هما")):
        return False
    return any(v.kind == "verbal_noun" and v.lemma in cue_rows() for v in view.verbs(i))


def adjectival(view: View, i: int) -> bool:
    """A word with the article that describes the noun before it rather than begin a new phrase."""
    pos = view.analysis.language.pos[i]
    token = view.tokens[i]
    if token.key in _ADJECTIVES:
        return True
    if token.key in words("blame"):
        return False
    if _gender_differs(view, i):
        return False
    if pos:
        return pos == "ADJ"
    if token.stem in express_nouns():
        return False
    return token.key in _ADJECTIVES or token.key.endswith(_NISBA)


def _gender_differs(view: View, i: int) -> bool:
    """النائب الحكومة، الحكومة الشاعر: what differs in gender from the noun before is no adjective of it."""
    before = view.tokens[i - 1]
    feminine = view.tokens[i].key.endswith(("ه", "ات"))
    if before.key.endswith("ه") and before.article:
        return not feminine and not view.tokens[i].key.endswith(("ي", "ين", "ون", "ان", "ا"))
    mention = view.analysis.entities.at(i - 1)
    person = (
        mention is not None
        and mention.human
        and mention.gender == "masculine"
        and mention.number == "singular"
    )
    return bool(person and feminine and before.article and mention is not None and mention.kind == "title")


def can_speak(view: View, phrase: Phrase) -> bool:
    """True when the head of the phrase is somebody or some body that speaks."""
    mention = phrase.mention
    if mention is not None:
        return view.analysis.entities.entity(mention).type != "place" or not mention.human
    return head_class(view, phrase) is not None


def head_class(view: View, phrase: Phrase) -> str | None:
    """The class of the phrase's head noun in the table of speaker nouns: unnamed, collective, document."""
    head = phrase.first + 1 if phrase.quoted else phrase.first
    if head >= len(view.tokens) or view.tokens[head].text == "في":
        return None  # which is spelt like فئة without its ending
    token = view.tokens[head]
    table = speaker_nouns()
    if token.key in words("dual_head"):
        return "unnamed"
    for key in (token.stem, token.key, token.stem + "ه" if not token.stem.endswith("ه") else token.stem[:-1]):
        found = table.get(key)
        if found is not None:
            return found
    if token.stem.endswith("ات") and table.get(token.stem[:-2] + "ه") == "collective":
        return "collective"  # رئاسات, حكومات
    return None


def no_speaker(view: View, phrase: Phrase) -> bool:
    """True for heads that only show something: النتائج، الدراسة، الصور."""
    if phrase.mention is not None:
        return False
    token = view.tokens[phrase.first + 1 if phrase.quoted else phrase.first]
    if head_class(view, phrase) is not None:
        return False
    return bool({token.stem, token.key} & (words("nonspeaker") | words("speech_noun")))


def is_plural(view: View, phrase: Phrase) -> bool:
    token = view.tokens[phrase.first]
    return token.stem in words("plural_head") or token.stem.endswith(("ون", "ين"))
