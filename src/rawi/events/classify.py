"""A class for every token of an article: one pass, linear."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from rawi.analysis import Analysis
from rawi.events.counting import names_person
from rawi.events.finite import TWO_FACED, finite_form, unknown_verb
from rawi.events.lexicon import lexicon, words
from rawi.events.ontology import read_table
from rawi.events.view import Kind, View, split_pronoun
from rawi.text.folding import fold
from rawi.text.types import Token

_HARD = frozenset(".؟!:؛;…?")
_QUOTES = frozenset("#\"'«»“”„‹›‘’()[]")


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
    return Kind.PRONOUN if split_pronoun(bare)[0] else Kind.NOUN


@lru_cache(maxsize=1)
def _aside_table() -> dict[str, list[tuple[str, ...]]]:
    """Words that stand aside of the clause, by their first word, longest first: حفظه الله، ما لا يقل عن."""
    out: dict[str, list[tuple[str, ...]]] = {}
    for row in read_table("asides.tsv"):
        words_ = tuple(fold(w) for w in row["words"].split())
        out.setdefault(words_[0], []).append(words_)
    for rows in out.values():
        rows.sort(key=len, reverse=True)
    return out


def _asides(tokens: tuple[Token, ...], bare: list[str]) -> list[tuple[int, int]]:
    """Where blessings and words for about stand: they are no verbs and no negations."""
    table = _aside_table()
    out: list[tuple[int, int]] = []
    i = 0
    while i < len(bare):
        for row in (
            *table.get(bare[i], ()),
            *(table.get(tokens[i].key, ()) if tokens[i].conjunction else ()),
        ):
            if all(i + k < len(bare) and w in (bare[i + k], tokens[i + k].key) for k, w in enumerate(row)):
                out.append((i, i + len(row)))
                i += len(row) - 1
                break
        i += 1
    return out


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
        if word in TWO_FACED and kind[i] is Kind.PREPOSITION and _two_faced_verb(analysis, bare, i):
            kind[i] = Kind.NOUN
    for i, word in enumerate(bare[:-1]):
        if word == "فجر" and kind[i] is Kind.PARTICLE and _blew_up(analysis, bare, kind, i):
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
    for first, last in _asides(tokens, bare):
        kind[first:last] = [Kind.PARTICLE] * (last - first)
    view = View(analysis, tokens, kind, bare, [None] * len(tokens))
    for token, word in zip(tokens, bare, strict=True):
        stem, prefix = _stem(token, word)
        view.stem.append(stem)
        view.prefix.append(prefix)
    for i in range(len(tokens)):
        if kind[i] is Kind.NOUN and tokens[i].kind == "word":
            view.form[i] = finite_form(view, i)
            if view.form[i] is not None or unknown_verb(view, i):
                kind[i] = Kind.VERB
            elif _circumstance(view, i):
                kind[i] = Kind.PARTICIPLE
    return view


def _blew_up(analysis: Analysis, bare: list[str], kind: list[Kind], i: int) -> bool:
    """فجّر انتحاري نفسه, not فجر الجمعة: whether the word is the verb, told by its tag and by no day behind it."""
    following = analysis.layer.tokens[i + 1]
    return (
        analysis.language.pos[i] == "VERB"
        and following.kind == "word"
        and kind[i + 1] is not Kind.DATE
        and bare[i + 1] not in ("يوم", "اليوم", "امس", "غد", "غدا")
    )


def _two_faced_verb(analysis: Analysis, bare: list[str], i: int) -> bool:
    """Whether قبل، عبر، مثل is a verb here: it begins a clause or has a person behind it, and what it takes follows."""
    tokens = analysis.layer.tokens
    before = bare[i - 1] if i else "."
    begins = (
        bool(tokens[i].conjunction) or not i or before in (".", "،", "ان", "انه", "انها", "بانه", "بانها", "قد", "كان", "الذي", ":", "كما")
    )
    after = analysis.entities.at(i + 1)
    person = after is not None and analysis.entities.entity(after).type in ("person", "organization")
    if not (begins or person or (i + 1 < len(bare) and bare[i + 1] == "عن")):
        return False
    wanted = TWO_FACED[bare[i]]
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
    if token.article or token.preposition or token.pronoun or view.mention_at(i) is not None:
        return False
    if names_person(token.stem) and not token.stem.startswith("م"):
        return False  # ضابطا، عاملا; but متهما، محتجا may open a circumstance
    if not any(r.kind == "active_participle" for r in view.analysis.language.verbs[i]):
        return False
    before = view.tokens[i - 1] if i else None
    if before is not None and (before.kind == "number" or before.stem in words("number")):
        return False
    if before is not None and view.kind[i - 1] is Kind.SOFT:
        return token.key.endswith(("ا", "ه", "ين"))
    if not token.key.endswith("ا"):
        return False
    return before is None or not (
        before.key.endswith("ا") and not before.article and view.mention_at(i - 1) is None
    )
