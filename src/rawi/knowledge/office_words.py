"""The words of titles: how a written word may be cut, the forms of first words, lists of words around titles."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rawi.knowledge.sheets import Row, packaged_rows
from rawi.knowledge.types import Gender, Number
from rawi.text.folding import fold
from rawi.text.types import Token

PRONOUNS = ("هما", "هم", "هن", "ها", "نا", "كم", "ه")
"""Possessive pronouns, folded, longest first: رئيسها، وزيرنا. My (ي) is left out: it looks like a dual."""


class Reading(NamedTuple):
    """One way to cut a word: what is split off in front and behind, and what is left, folded."""

    stem: str
    conjunction: str = ""
    preposition: str = ""
    article: bool = False
    pronoun: str = ""


class HeadForm(NamedTuple):
    """What the form of a first word says; ``construct`` forms (وزيري، مسؤولو) bear no article."""

    lemma: str
    gender: Gender
    number: Number
    construct: bool = False


def readings(token: Token) -> tuple[Reading, ...]:
    """All ways to cut a word; the whole word comes first, possessive pronouns come last.

    >>> from rawi.text import read_text
    >>> [r.stem for r in readings(read_text("للوزير").tokens[0])]
    ['للوزير', 'وزير', 'لوزير']
    """
    if token.kind == "punctuation":
        return ()
    return cut(token.key, token.text.endswith("ة"))


@lru_cache(maxsize=20_000)
def cut(word: str, feminine: bool) -> tuple[Reading, ...]:
    """The ways to cut a folded word; a final ta marbuta (``feminine``) is no pronoun."""
    bodies = [("", word)]
    if word[:1] in ("و", "ف") and len(word) > 3:
        bodies.append((word[0], word[1:]))
    out: list[Reading] = []
    for conjunction, body in bodies:
        out.append(Reading(body, conjunction))
        if body.startswith("ال") and len(body) > 3:
            out.append(Reading(body[2:], conjunction, "", True))
        if body.startswith("لل") and len(body) > 3:
            out.append(Reading(body[2:], conjunction, "ل", True))
        if body[:1] in ("ب", "ل", "ك") and len(body) > 3:
            if body[1:3] == "ال" and len(body) > 4:
                out.append(Reading(body[3:], conjunction, body[0], True))
            out.append(Reading(body[1:], conjunction, body[0], body.startswith("لل")))
    if not feminine:
        out += [each for reading in tuple(out) if not reading.article for each in _without_pronoun(reading)]
    return tuple(out)


def _without_pronoun(reading: Reading) -> list[Reading]:
    """A reading with a possessive taken off: وزارته gives وزاره, رؤسائهم gives رؤساء."""
    word = reading.stem
    for pronoun in PRONOUNS:
        rest = word.removesuffix(pronoun)
        if rest == word or len(rest) < 3:
            continue
        stems = [rest, rest[:-1] + "ه"] if rest.endswith("ت") else [rest]
        if rest.endswith("اي"):
            stems.append(rest[:-1] + "ء")
        return [reading._replace(stem=stem, pronoun=pronoun) for stem in stems]
    return []


_GENDERS: dict[str, Gender] = {"m": "masculine", "f": "feminine"}
_NUMBERS: dict[str, Number] = {"s": "singular", "d": "dual", "p": "plural"}
_DUAL = (("ان", False), ("ين", False), ("ي", True))
_FEMININE_DUAL = (("تان", False), ("تين", False), ("تا", True), ("تي", True))
_PLURAL = (("ون", False), ("ين", False), ("و", True), ("ي", True))


@lru_cache(maxsize=1)
def word_forms() -> dict[str, dict[str, HeadForm]]:
    """For each first word of the words table its folded forms with gender and number."""
    return {fold(row.cells["word"]): _forms(row) for row in packaged_rows("office_words.csv")}


def _forms(row: Row) -> dict[str, HeadForm]:
    lemma = fold(row.cells["word"])
    own: Gender = "feminine" if row.cells["word"].endswith("ة") else "masculine"
    forms: dict[str, HeadForm] = {}

    def put(form: str, gender: Gender, number: Number, construct: bool = False) -> None:
        forms.setdefault(fold(form), HeadForm(lemma, gender, number, construct))

    for part in row.names("forms"):
        form, _, code = part.partition(":")
        if not code:
            continue
        put(form, _GENDERS[code[0]], _NUMBERS[code[1]])
    put(lemma, own, "singular")
    if own == "feminine":
        for ending, construct in _FEMININE_DUAL:
            put(lemma[:-1] + ending, own, "dual", construct)
    else:
        put(lemma + "ا", own, "singular")
    for plural in row.names("plural"):
        if plural == "ون":
            for ending, construct in _PLURAL:
                put(lemma + ending, own, "plural", construct)
        else:
            put(plural, own, "plural")
            if not fold(plural).endswith(("ه", "ا", "ء", "ي")):
                put(plural + "ا", own, "plural")
    if own == "masculine":
        for ending, construct in _DUAL:
            put(lemma + ending, own, "dual", construct)
    if row.cells["feminine"] == "+":
        put(lemma + "ه", "feminine", "singular")
        put(lemma + "ات", "feminine", "plural")
        for ending, construct in _FEMININE_DUAL:
            put(lemma + ending, "feminine", "dual", construct)
    for part in row.names("forms"):
        if part.startswith("-"):  # looks like something else: طالبان
            forms.pop(fold(part[1:]), None)
    return forms


@lru_cache(maxsize=1)
def doubtful_words() -> dict[str, str]:
    """First words that are more often adjectives (عسكري) or verbs (طالب), by folded lemma."""
    return {fold(r.cells["word"]): r.cells["doubt"] for r in packaged_rows("office_words.csv") if r.cells["doubt"]}


@lru_cache(maxsize=1)
def _lemmas() -> dict[str, str]:
    """Singular forms that are not the lemma itself: قاضي is a form of قاض."""
    out: dict[str, str] = {}
    for lemma, forms in word_forms().items():
        for form, features in forms.items():
            if features.number == "singular" and features.gender == "masculine" and form not in word_forms():
                out[form] = lemma
    return out


def lemma_of(word: str) -> str:
    """The lemma of a folded first word: itself, unless the words table has it as a form of another."""
    return _lemmas().get(word, word)


def forms_of(word: str) -> dict[str, HeadForm]:
    """The folded forms of any first word; words outside the words table have few.

    >>> forms_of("وزيرة")["وزيرتي"].number
    'dual'
    """
    lemma = fold(word)
    known = word_forms().get(lemma_of(lemma))
    if known is not None:
        return known
    if word.endswith("ة"):
        forms = {lemma: HeadForm(lemma, "feminine", "singular")}
        for ending, construct in _FEMININE_DUAL:
            forms[lemma[:-1] + ending] = HeadForm(lemma, "feminine", "dual", construct)
        return forms
    gender: Gender = "feminine" if lemma.endswith("ات") else "masculine"
    number: Number = "plural" if lemma.endswith("ات") else "singular"
    return {lemma: HeadForm(lemma, gender, number), lemma + "ا": HeadForm(lemma, gender, number)}


_IRREGULAR = {
    "اعلي": ("اعلي", "عليا"), "اول": ("اول", "اولي", "اولا"), "اكبر": ("اكبر", "كبري"), "سام": ("سام", "ساميه"),
}  # fmt: skip
_ADJECTIVE_ENDINGS = ("", "ه", "ا", "ون", "ين", "ان", "تان", "تين", "ات", "و", "ي")


@lru_cache(maxsize=2_000)
def adjective_forms(word: str) -> tuple[str, ...]:
    """The folded forms of an adjective that agrees with its noun.

    >>> adjective_forms("خاص")[:2], adjective_forms("أعلى")
    (('خاص', 'خاصه'), ('اعلي', 'عليا'))
    """
    lemma = fold(word)
    return _IRREGULAR.get(lemma) or tuple(lemma + ending for ending in _ADJECTIVE_ENDINGS)


@lru_cache(maxsize=32)
def words(name: str) -> frozenset[str]:
    """A list of folded words that help to read titles, by its name in the context table.

    >>> "في" in words("posted")
    True
    """
    return frozenset(
        fold(word) for row in packaged_rows("office_context.csv") if row.cells["class"] == name for word in row.names("words")
    )


def is_adjective(token: Token) -> bool:
    """Whether a word with article looks like an adjective: a relative one (الوطنية), or a common one (العليا)."""
    stem = token.key.removeprefix("و").removeprefix("ال")
    return stem.endswith(("ي", "يه")) or stem in words("adjective")


def is_verb_like(token: Token) -> bool:
    """A guess without a lexicon: forms with يـ in front or ـت behind and no article, and common verbs of news."""
    word = token.key.removeprefix("و")
    if token.article or len(word) < 4:
        return token.key in words("saying")
    return word[0] == "ي" or (word.endswith("ت") and not word.endswith("ات")) or token.key in words("saying")
