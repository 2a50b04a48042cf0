"""Sentences into units: noun phrases with their prepositions, verbs, particles, marks."""

from __future__ import annotations

from rawi.analysis import Analysis
from rawi.events.classify import make_view
from rawi.events.lexicon import word_classes, words
from rawi.events.view import Kind, Unit, View, split_pronoun
from rawi.mentions.types import Mention

_STOP = (Kind.VERB, Kind.PREPOSITION, Kind.COMPLEMENTISER, Kind.RELATIVE, Kind.SUBORDINATOR, Kind.NEGATION,
         Kind.PARTICLE, Kind.SOFT, Kind.HARD, Kind.DATE, Kind.PARTICIPLE, Kind.PRONOUN)  # fmt: skip
_MAX_NOUNS = 7
"""A noun phrase without a mention inside ends after so many words: longer ones are mis-read clauses."""


def read_article(analysis: Analysis) -> View:
    """The view of an article, cut into units."""
    view = make_view(analysis)
    cut_units(view)
    return view


def cut_units(view: View) -> None:
    """Fill ``units``, ``unit_of`` and ``sentence_units`` of a view."""
    view.unit_of = [0] * len(view.tokens)
    for sentence in view.analysis.layer.sentences:
        start = len(view.units)
        i = sentence.first
        pending = ""
        pending_at = -1
        while i < sentence.last:
            unit = _unit(view, i, sentence.last, pending, pending_at)
            if unit.kind is Kind.PREPOSITION:
                pending, pending_at = view.bare[i], i
            else:
                pending, pending_at = ("", -1) if unit.kind is not Kind.QUOTE else (pending, pending_at)
            number = len(view.units)  # one object for all its tokens
            for k in range(unit.first, unit.last):
                view.unit_of[k] = number
            view.units.append(unit)
            i = unit.last
        view.sentence_units.append((start, len(view.units)))


def _unit(view: View, i: int, last: int, pending: str, pending_at: int) -> Unit:
    kind = view.kind[i]
    token = view.tokens[i]
    conjunction = bool(token.conjunction)
    if kind is Kind.DATE:
        j = i + 1
        while j < last and view.kind[j] is Kind.DATE:
            j += 1
        return Unit(kind, i, j, pending or token.preposition, conjunction)
    if kind is Kind.PRONOUN:
        return Unit(kind, i, i + 1, split_pronoun(view.bare[i])[0], conjunction)
    if kind is not Kind.NOUN:
        return Unit(kind, i, i + 1, conjunction=conjunction)
    first_conjunction = conjunction or (pending_at >= 0 and bool(view.tokens[pending_at].conjunction))
    end, mention = _phrase_end(view, i, last)
    return Unit(Kind.NOUN, i, end, pending or view.prefix[i], first_conjunction, mention, i)


def _phrase_end(view: View, i: int, last: int) -> tuple[int, Mention | None]:
    """Where the noun phrase that begins at ``i`` ends, and the first mention inside it."""
    mention = view.mention_at(i)
    j = i + 1
    if (mention is not None and mention.first == i) or mention is not None:
        j = mention.last
    found = mention
    while j < last:
        if view.kind[j] is Kind.QUOTE:
            if not _goes_on(view, j + 1, last):
                break
            j += 1
            continue
        if view.kind[j] in _STOP:
            break
        token = view.tokens[j]
        if token.conjunction or view.prefix[j]:
            break
        inner = view.mention_at(j)
        if inner is not None and inner.first == j:
            if found is not None or _another(view, i, j, inner):
                break
            found = inner
            j = inner.last
            continue
        if not _extends(view, i, j, found is not None):
            break
        j += 1
    return j, found


def _another(view: View, i: int, j: int, inner: Mention) -> bool:
    """المقاتلات الحوثيين، الرسالة وزير الدولة: a definite thing takes no genitive, so a new phrase begins."""
    before = view.tokens[j - 1]
    if not before.article or j - i > 2 or view.tokens[i].stem in word_classes()["human"].stems:
        return False
    draft = view.analysis.entities.entity(inner)
    if draft.type in ("organization", "group"):
        return inner.kind == "name" and not adjectival(view, j) and view.tokens[j].article
    return draft.type == "person" and inner.kind == "title" and not view.tokens[i].stem.startswith("سيد")


def _goes_on(view: View, j: int, last: int) -> bool:
    """After a quotation mark inside a phrase: whether the phrase goes on behind it."""
    return (
        j < last
        and view.kind[j] is Kind.NOUN
        and not view.tokens[j].conjunction
        and not view.tokens[j].preposition
    )


def _extends(view: View, i: int, j: int, complete: bool) -> bool:
    """Whether the word at ``j`` belongs to the phrase begun at ``i``: adjective or genitive."""
    token, before = view.tokens[j], view.tokens[j - 1]
    if token.kind == "number":
        return False
    if j - i >= _MAX_NOUNS:
        return False
    if _people_behind_a_body(view, j):
        return False
    if complete:
        return token.article and adjectival(view, j)
    if before.kind == "number" or before.stem in words("number") or before.stem in words("quantifier"):
        return True
    if before.pronoun and not token.article:
        return False
    if before.article:
        return token.article and adjectival(view, j)
    if before.key.endswith("ون") and not token.article:
        return token.key.endswith("ون")
    if before.key.endswith("ا") and len(before.key) > 3 and not token.article:
        return token.key.endswith("ا") or adjectival(view, j)
    return True


def _people_behind_a_body(view: View, j: int) -> bool:
    """فرقت الشرطة المتظاهرين: a feminine body takes no plural of people for its adjective."""
    token, before = view.tokens[j], view.tokens[j - 1]
    if not (token.article and before.article and before.stem.endswith("ه")):
        return False
    people = token.stem.startswith("م") and token.stem.endswith(("ين", "ون")) and len(token.stem) > 5
    mention = view.mention_at(j - 1)
    if not people or mention is None:
        return False
    return view.analysis.entities.entity(mention).type == "organization"


def _verbal_noun_alone(view: View, j: int) -> bool:
    """أعلن الجيش السوري السيطرة على: tagged an adjective, yet nothing else than a verbal noun before its preposition."""
    token = view.tokens[j]
    readings = view.analysis.language.verbs[j]
    if not token.article or not readings or any(r.kind != "verbal_noun" for r in readings):
        return False
    relational = token.stem.endswith(("ي", "يه", "يا")) and not (token.stem[:1] == "ت" and len(token.stem) < 6)
    return not relational and j + 1 < len(view.tokens) and view.bare[j + 1] in ("علي", "عن", "من")


def adjectival(view: View, j: int) -> bool:
    """Whether a word looks like an adjective: tagged so, relational, or a participle form."""
    pos = view.analysis.language.pos[j]
    if pos:
        return pos == "ADJ" and not _verbal_noun_alone(view, j)
    stem = view.tokens[j].stem
    if stem.endswith(("ي", "يه", "يين", "يون", "يات", "يا", "يتين", "يان")):
        return True
    return any(
        r.kind in ("active_participle", "passive_participle") for r in view.analysis.language.verbs[j]
    ) or stem in words("adjective")
