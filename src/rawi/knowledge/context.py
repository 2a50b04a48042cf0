"""Conditions under which a risky name counts: فتح after حركة or in quotes, عمان after سلطنة, مالي after في."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from rawi.errors import KnowledgeError
from rawi.knowledge.sheets import packaged_rows
from rawi.knowledge.spelling import SKIPPED, key
from rawi.text import TextLayer, fold

NEAR = 8
"""How many words before and after a name ``near:`` looks at: about a clause of newswire."""

def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(words).split())


STOPS = frozenset(".!؟?:؛\n")
PREPOSITIONS = _folded("في إلى من عن على مع بين ضد نحو باتجاه داخل خارج عبر حول تجاه لدى")
LOCATIVE = _folded(
    "في إلى من نحو باتجاه داخل خارج قرب شرق غرب شمال جنوب وسط شرقي غربي شمالي جنوبي محيط بين عبر شوارع أهالي سكان"
)
PLACE_NOUNS = _folded(
    "مدينة مدينتي مدن بلدة بلدتي بلدات قرية قريتي قرى محافظة محافظتي محافظات ولاية ولايتي ولايات مقاطعة إقليم"
    " قضاء مديرية مديريتي ضاحية حي حيي ريف مطار ميناء مرفأ جزيرة جزر معبر مخيم بلدية ناحية عاصمة جبال جبل وادي"
    " سهل بحيرة خليج ساحل سواحل صحراء سد منطقة منطقتي مناطق إمارة هجرة واحة"
)
"""Nouns for kinds of places, after which a place is named."""

TOWN_NOUNS = _folded("مدينة مدينتي بلدة بلدتي قرية قريتي")

ENCLOSING = SKIPPED | frozenset("()[]")


class Term(NamedTuple):
    """One condition: its kind, its words (folded, but for ``written`` and ``mentions``), whether negated."""

    kind: str
    words: frozenset[str] = frozenset()
    negated: bool = False


Conditions = tuple[tuple[Term, ...], ...]
"""Alternatives, each a list of terms that must all hold."""


@dataclass(frozen=True, slots=True)
class Context:
    """A name counts when any of ``needs`` holds (or there is none) and none of ``unless``."""

    needs: Conditions = ()
    unless: Conditions = ()


@dataclass(frozen=True, slots=True)
class Site:
    """Where a name was found and what else the article names."""

    layer: TextLayer
    words: list[int]  # token indexes without quotation marks and the like
    keys: list[str]  # their keys
    at: int  # the name is words ``at`` up to ``until``
    until: int
    proclitic: str  # preposition split off the first word
    surface: str  # the first word as written, without what was split off


@dataclass(frozen=True, slots=True)
class Witness:
    """What other names in the article say for one name."""

    seen: bool = False  # the same entry stands elsewhere under a safe name
    country: bool = False  # the entry's country is named elsewhere
    listed: bool = False  # a country or body stands right before or after: حماس وفتح
    among: bool = False  # a place stands right before or after: الحديدة ولحج
    codes: frozenset[str] = frozenset()  # countries named in the article
    after_name: bool = False  # the word before is definite or ends a name: الحكومة السعودية، عكاظ السعودية


def parse(cell: str, where: str) -> Conditions:
    """The conditions of a cell: alternatives by blanks, terms of one joined by ``&``, ``!`` for not.

    >>> parse("before:حركة quoted country&locative", "a.csv")[1]
    (Term(kind='quoted', words=frozenset(), negated=False),)

    Raises:
        KnowledgeError: an unknown condition.
    """
    return tuple(tuple(_term(part, where) for part in alternative.split("&")) for alternative in cell.split())


def _term(part: str, where: str) -> Term:
    kind, colon, words = part.removeprefix("!").partition(":")
    negated = part.startswith("!")
    if kind in _FLAGS and not colon:
        return Term(kind, frozenset(), negated)
    if kind in _LISTS and words:
        listed = words.replace("_", " ").split("|")
        folded = listed if kind in ("written", "mentions") else map(fold, listed)
        return Term(kind, frozenset(folded), negated)
    raise KnowledgeError(
        f"{where}: unknown condition '{part[:40]}'; known are {', '.join(sorted(_LISTS))} with words after a "
        f"colon, and {', '.join(sorted(_FLAGS))}"
    )


@lru_cache(maxsize=1)
def risky_names() -> dict[str, dict[str, Context]]:
    """For each risky key the rules by entry id, by kind (``place:``), or by ``*`` for any entry."""
    out: dict[str, dict[str, Context]] = {}
    for row in packaged_rows("risky_names.csv"):
        where = f"{row.file}, row {row.line}"
        context = Context(
            parse(row.cells["needs"], f"{where}, column needs"),
            parse(row.cells["unless"], f"{where}, column unless"),
        )
        for name in row.names("names"):
            out.setdefault(key(name), {})[row.cells["entry"]] = context
    return out


def rule_for(entry_id: str, name_key: str) -> Context | None:
    """The rule for one name of one entry: of the entry, else of its kind, else of any entry."""
    rules = risky_names().get(name_key)
    if rules is None:
        return None
    return rules.get(entry_id) or rules.get(entry_id.partition(":")[0] + ":") or rules.get("*")


def holds(context: Context, site: Site, witness: Witness) -> bool:
    """Whether a name counts where it stands."""

    def true(alternative: tuple[Term, ...]) -> bool:
        return all(_true(term, site, witness) is not term.negated for term in alternative)

    return (not context.needs or any(map(true, context.needs))) and not any(map(true, context.unless))


def _true(term: Term, site: Site, witness: Witness) -> bool:
    flag = _FLAGS.get(term.kind)
    return flag(site, witness) if flag else _LISTS[term.kind](site, witness, term.words)


def _before(site: Site, _: Witness, words: frozenset[str]) -> bool:
    if neighbour(site, site.at - 1) & words:
        return True
    return site.at > 1 and f"{site.keys[site.at - 2]} {site.keys[site.at - 1]}" in words


def _near(site: Site, _: Witness, words: frozenset[str]) -> bool:
    around = (*range(site.at - NEAR, site.at), *range(site.until, site.until + NEAR))
    return any(neighbour(site, i) & words for i in around)


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Common given names, after which a nationality with the article is a surname: محمد المصري."""
    return frozenset(key(name) for row in packaged_rows("given_names.csv") for name in row.names("names"))


_LISTS: dict[str, Callable[[Site, Witness, frozenset[str]], bool]] = {
    "before": _before,  # the word before (or the two: قيادي_في), clitics and article aside
    "after": lambda site, _, words: bool(neighbour(site, site.until) & words),
    "near": _near,
    "written": lambda site, _, words: site.surface in words,  # hamza and marks as they stand
    "prefix": lambda site, _, words: site.proclitic in words,
    "ending": lambda site, _, words: site.at > 0 and site.keys[site.at - 1].endswith(tuple(words)),
    "mentions": lambda _, witness, codes: bool(witness.codes & codes),
}


def _enclosed(site: Site, _: Witness) -> bool:
    tokens = site.layer.tokens
    first, last = site.words[site.at] - 1, site.words[site.until - 1] + 1
    if first < 0 or last >= len(tokens) or tokens[first].text not in ENCLOSING or tokens[last].text not in ENCLOSING:
        return False
    return (tokens[first].text in "-–—‑#_") == (tokens[last].text in "-–—‑#_")  # "جيمالتو" الفرنسية - الهولندية


def _byline(site: Site, _: Witness) -> bool:
    tokens = site.layer.tokens
    last = site.words[site.until - 1] + 1
    return last < min(len(tokens), 20) and tokens[last].text in ":-–—)"


def _noun_before(site: Site, nouns: frozenset[str]) -> bool:
    """Whether the word before is one of the nouns, without article: مدينة الجديدة, not المدينة الجديدة."""
    forms = neighbour(site, site.at - 1)
    return bool(forms & nouns) and not any(form.startswith("ال") for form in forms)


_FLAGS: dict[str, Callable[[Site, Witness], bool]] = {
    "seen": lambda _, witness: witness.seen,
    "country": lambda _, witness: witness.country,
    "attribute": lambda _, witness: witness.after_name,
    "listed": lambda _, witness: witness.listed,
    "among": lambda _, witness: witness.among,
    "quoted": _enclosed,
    "byline": _byline,
    "nowhere": lambda _, witness: not witness.codes,
    "placenoun": lambda site, _: _noun_before(site, PLACE_NOUNS),
    "town": lambda site, _: _noun_before(site, TOWN_NOUNS),
    "locative": lambda site, _: site.proclitic == "ب"
    or _noun_before(site, PLACE_NOUNS)
    or bool(neighbour(site, site.at - 1) & LOCATIVE),
    "preposition": lambda site, _: site.proclitic != "" or bool(neighbour(site, site.at - 1) & PREPOSITIONS),
    "bare": lambda site, _: not site.proclitic,
    "article": lambda site, _: site.surface.startswith(("ال", "لل")),
    "given": lambda site, _: site.at > 0 and site.keys[site.at - 1] in given_names(),
    "start": lambda site, _: site.at == 0 or site.layer.tokens[site.words[site.at - 1]].text in STOPS,
    "adjective": lambda site, _: site.until < len(site.keys) and site.keys[site.until].startswith("ال"),
}


def neighbour(site: Site, index: int) -> frozenset[str]:
    """The keys under which a word around the name may be listed."""
    return word_forms(site.keys[index]) if 0 <= index < len(site.keys) else frozenset()


@lru_cache(maxsize=50_000)
def word_forms(word: str) -> frozenset[str]:
    """A word's key, and what is left when conjunction, preposition and article are taken off.

    >>> sorted(word_forms("وللحركه"))
    ['الحركه', 'حركه', 'للحركه', 'وللحركه']
    """
    out = {word}
    if word[:1] in ("و", "ف") and len(word) > 3:
        word = word[1:]
        out.add(word)
    if word.startswith("لل") and len(word) > 3:
        word = "ال" + word[2:]
        out.add(word)
    elif word[:1] in ("ب", "ل", "ك") and len(word) > 3:
        out.add(word[1:])
        if word[1:3] == "ال":
            word = word[1:]
    if word.startswith("ال") and len(word) > 3:
        out.add(word[2:])
    return frozenset(out)
