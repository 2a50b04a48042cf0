"""Office titles as data: rows, the forms of their first words, and the tree in which patterns are looked up.

A pattern is a title without articles (``رئيس وزراء``): articles are ignored when it is matched, so it finds
رئيس الوزراء and رئيس وزراء alike. Its first word stands for all its forms (وزير، وزيرة، وزيرا، وزراء); a word
marked ``~`` is an adjective that agrees (``أمين ~عام`` finds الأمينة العامة).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, NamedTuple

from rawi.knowledge.sheets import packaged_rows
from rawi.knowledge.types import Gender, Number
from rawi.text.folding import fold
from rawi.text.types import Token

Kind = Literal["office", "institution", "agent", "honorific"]

PRONOUNS = ("هما", "هم", "هن", "ها", "نا", "كم", "ه", "ي")
"""Possessive pronouns, folded, longest first: رئيسها، وزيرنا."""


class Reading(NamedTuple):
    """One way to cut a word: what is split off in front and behind, and what is left, folded."""

    stem: str
    conjunction: str = ""
    preposition: str = ""
    article: bool = False
    pronoun: str = ""


class HeadForm(NamedTuple):
    """What the form of a first word says."""

    lemma: str
    gender: Gender
    number: Number


@lru_cache(maxsize=1)
def doubtful_words() -> dict[str, str]:
    """First words that are more often adjectives (عسكري) or verbs (طالب), by folded lemma."""
    return {fold(r.cells["word"]): r.cells["doubt"] for r in packaged_rows("office_words.csv") if r.cells["doubt"]}


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """One row of the offices table; see docs for the columns."""

    id: str
    office: str
    patterns: tuple[str, ...]
    office_en: str
    sector: str | None
    role: str
    kind: Kind
    takes: frozenset[str]
    needs: str
    inherits: bool
    country: str | None
    example: str


@dataclass(slots=True)
class Node:
    """A place in the pattern tree: where each next word leads, and the rows whose pattern ends here."""

    next: dict[tuple[str, str, str], Node] = field(default_factory=dict)
    rows: list[OfficeRow] = field(default_factory=list)
    agreeing: set[str] = field(default_factory=set)  # next words that are adjectives: may follow a nationality


def readings(token: Token) -> tuple[Reading, ...]:
    """All ways to cut a word; the whole word comes first, possessive pronouns come last.

    >>> from rawi.text import read_text
    >>> [r.stem for r in readings(read_text("للوزير").tokens[0])]
    ['للوزير', 'وزير', 'لوزير']
    """
    if token.kind == "punctuation":
        return ()
    return _readings(token.key, token.text.endswith("ة"))


@lru_cache(maxsize=100_000)
def _readings(word: str, feminine: bool) -> tuple[Reading, ...]:
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
        out += [cut for reading in tuple(out) if not reading.article for cut in _without_pronoun(reading)]
    return tuple(out)


def _without_pronoun(reading: Reading) -> list[Reading]:
    """A reading with a possessive taken off: وزارته gives وزاره, رؤسائهم gives رؤساء."""
    word = reading.stem
    for pronoun in PRONOUNS:
        rest = word.removesuffix(pronoun)
        if rest == word or len(rest) < 3:
            continue
        stems = [rest]
        if rest.endswith("ت"):
            stems.append(rest[:-1] + "ه")
        return [reading._replace(stem=stem, pronoun=pronoun) for stem in stems]
    return []


_GENDERS: dict[str, Gender] = {"m": "masculine", "f": "feminine"}
_NUMBERS: dict[str, Number] = {"s": "singular", "d": "dual", "p": "plural"}


@lru_cache(maxsize=1)
def word_forms() -> dict[str, dict[str, HeadForm]]:
    """For each first word of the words table its folded forms with gender and number."""
    out: dict[str, dict[str, HeadForm]] = {}
    for row in packaged_rows("office_words.csv"):
        lemma = fold(row.cells["word"])
        forms: dict[str, HeadForm] = {}

        def put(form: str, gender: Gender, number: Number, forms: dict[str, HeadForm] = forms, lemma: str = lemma) -> None:
            forms.setdefault(fold(form), HeadForm(lemma, gender, number))

        for part in row.names("forms"):
            form, _, code = part.partition(":")
            put(form, _GENDERS[code[0]], _NUMBERS[code[1]])
        own: Gender = "feminine" if row.cells["word"].endswith("ة") else "masculine"
        put(lemma, own, "singular")
        if own == "feminine":
            for ending in ("تان", "تين", "تا", "تي"):
                put(lemma[:-1] + ending, own, "dual")
        else:
            put(lemma + "ا", own, "singular")
            for plural in row.names("plural"):
                if plural == "ون":
                    for ending in ("ون", "ين", "و", "ي"):
                        put(lemma + ending, own, "plural")
                else:
                    put(plural, own, "plural")
            for ending in ("ان", "ين", "ي"):
                put(lemma + ending, own, "dual")
        for plural in row.names("plural"):
            if plural != "ون":
                put(plural, own, "plural")
        if row.cells["feminine"] == "+":
            put(lemma + "ه", "feminine", "singular")
            put(lemma + "ات", "feminine", "plural")
            for ending in ("تان", "تين", "تا", "تي"):
                put(lemma + ending, "feminine", "dual")
        out[lemma] = forms
    return out


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
    """The folded forms of any first word; words outside the words table have a singular only."""
    lemma = fold(word)
    known = word_forms().get(lemma_of(lemma))
    if known is not None:
        return known
    if word.endswith("ة"):
        forms = {lemma: HeadForm(lemma, "feminine", "singular")}
        for ending in ("تان", "تين", "تا", "تي"):
            forms[lemma[:-1] + ending] = HeadForm(lemma, "feminine", "dual")
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


@lru_cache(maxsize=1)
def office_rows() -> dict[str, OfficeRow]:
    """The rows of the offices table by id.

    >>> office_rows()["foreign-minister"].office_en
    'Minister of Foreign Affairs'
    """
    out: dict[str, OfficeRow] = {}
    for row in packaged_rows("offices.csv"):
        cells = row.cells
        if cells["id"] in out:
            raise row.problem("id", f"'{cells['id'][:40]}' stands twice; rename one")
        out[cells["id"]] = OfficeRow(
            cells["id"], cells["office"], row.names("patterns"), cells["office_en"], cells["sector"] or None,
            cells["role"], cells["kind"], frozenset(row.names("takes")), cells["needs"],  # type: ignore[arg-type]
            bool(cells["inherits"]), cells["country"] or None, cells["example"],
        )  # fmt: skip
    return out


class Tree(NamedTuple):
    """The compiled patterns: by folded form of the first word its features and where it leads."""

    forms: dict[str, tuple[HeadForm, ...]]
    roots: dict[str, Node]  # by lemma


@lru_cache(maxsize=1)
def tree() -> Tree:
    """All patterns of the offices table as one tree."""
    forms: dict[str, dict[str, HeadForm]] = {}
    roots: dict[str, Node] = {}
    for row in office_rows().values():
        for pattern in row.patterns:
            words = pattern.split()
            head = words[0].removeprefix("ال") if row.needs == "ellipsis" else words[0]
            for form, features in forms_of(head).items():
                forms.setdefault(form, {})[features.lemma] = features
            node = roots.setdefault(lemma_of(fold(head)), Node())
            for word in words[1:]:
                node = _grow(node, word)
            if row not in node.rows:
                node.rows.append(row)
    return Tree({form: tuple(by_lemma.values()) for form, by_lemma in forms.items()}, roots)


def _grow(node: Node, word: str) -> Node:
    """The node to which a pattern's next word leads; every way to cut the word leads there."""
    if word.startswith("~"):
        keys = [("", "", form) for form in adjective_forms(word[1:])]
        node.agreeing.update(adjective_forms(word[1:]))
    else:
        cuts = [r for r in _readings(fold(word), True) if not r.pronoun]
        keys = [(r.conjunction, r.preposition, r.stem) for r in cuts]
    for key in keys:
        if key in node.next:
            child = node.next[key]
            break
    else:
        child = Node()
    for key in keys:
        node.next.setdefault(key, child)
    return child


@lru_cache(maxsize=1)
def modifiers() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Adjectives that may follow a title, by folded first word: further words, and their effect."""
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in packaged_rows("office_modifiers.csv"):
        words = row.cells["words"].split()
        first = adjective_forms(words[0]) if len(words) == 1 else (fold(words[0]),)
        for form in first:
            out.setdefault(form, []).append((tuple(fold(word) for word in words[1:]), row.cells["effect"]))
    return {form: tuple(sorted(found, key=lambda each: -len(each[0]))) for form, found in out.items()}


class Honorific(NamedTuple):
    """A word of respect or a rank that may stand before a title or name."""

    words: tuple[str, ...]  # folded
    text: str
    gender: Gender
    sector: str | None


@lru_cache(maxsize=1)
def honorifics() -> dict[str, tuple[Honorific, ...]]:
    """Honorifics by folded first word, longest first."""
    out: dict[str, list[Honorific]] = {}
    for row in packaged_rows("honorifics.csv"):
        words = tuple(fold(word) for word in row.cells["words"].split())
        gender = _GENDERS[row.cells["gender"][0]]
        out.setdefault(words[0], []).append(Honorific(words, row.cells["words"], gender, row.cells["sector"] or None))
    return {word: tuple(sorted(found, key=lambda each: -len(each.words))) for word, found in out.items()}
