"""Source phrases: بحسب، وفقا ل، نقلا عن. A clause known only from them is a statement; else they pass it on."""

from __future__ import annotations

from dataclasses import dataclass

from rawi.statements.phrases import Phrase, head_class, phrase_at
from rawi.statements.tables import phrases, speaker_nouns, words
from rawi.statements.view import Kind, View, scope_at

_CARRYING = frozenset({"نقل", "نشر", "تناقل", "بثّ", "أوردت"})


_ENDS = (Kind.COMMA, Kind.STOP, Kind.OPEN_QUOTE)
"""What may stand behind a carrier: also its short name in marks, وكالة الأنباء السعودية "واس"."""


@dataclass(frozen=True, slots=True)
class SourcePhrase:
    """A source phrase: its tokens ``[first, last)`` up to the one named, who is named, and where it stands."""

    first: int
    last: int
    who: Phrase
    leads: bool  # it opens its sentence; else the clause stands before it


def find_sources(view: View) -> list[SourcePhrase]:
    """All source phrases of the article that name somebody who can be a source."""
    out: list[SourcePhrase] = []
    table = phrases()
    for at in range(view.start, len(view.tokens)):
        if view.bare[at] not in table:
            continue
        carried = _carried(view, at)
        if carried is not None:
            out.append(carried)
            continue
        phrase = view.phrase_at(at, "source")
        if phrase is None or view.tokens[at].kind != "word" or _tells_whose(view, at):
            continue
        _, limit = scope_at(view, at)
        behind = _behind(view, at, len(phrase.keys))
        who = who_is_named(view, behind, limit) if behind < limit else None
        if who is not None:
            first, _ = scope_at(view, at)
            out.append(
                SourcePhrase(
                    at,
                    behind,
                    who,
                    (at <= first + 1 or _introduces(view, at)) and view.kind[first] is not Kind.OPEN_QUOTE,
                )
            )
    return out


def _carried(view: View, at: int) -> SourcePhrase | None:
    """…، بحسب ما نقلته الوكالة، كما نقلت الوكالة: who carried what stands before."""
    phrase = view.phrase_at(at, "source_verb")
    first, limit = scope_at(view, at)
    if phrase is None or at <= first or view.inside_quote[at] >= 0:
        return None
    verb = at + len(phrase.keys)
    if verb + 1 >= limit or not any(v.lemma in _CARRYING and v.tense == "past" for v in view.verbs(verb)):
        return None
    if phrase.keys == ("كما",) and view.kind[at - 1] not in (Kind.COMMA, Kind.CLOSE_QUOTE):
        return None
    behind = verb + 2 if view.bare[verb + 1] in words("prep_pronoun") else verb + 1
    if view.bare[verb + 1] == "علي" and view.bare[verb + 2 : verb + 3] in (["لسانه"], ["لسانها"], ["لسانهم"]):
        behind = verb + 3
    who = who_is_named(view, behind, limit) if behind < limit else None
    ends = who is not None and (who.last >= limit or view.kind[who.last] in _ENDS)
    return SourcePhrase(at, behind, who, False) if who is not None and ends else None


def _tells_whose(view: View, at: int) -> bool:
    """نقل البيان على لسان الوزير: the phrase goes with the verb."""
    if view.bare[at] != "علي" or view.bare[at + 1 : at + 2] != ["لسان"]:
        return False
    first = max(view.scope_first[at], at - 8)
    return any(v.lemma in _CARRYING for i in range(first, at) for v in view.verbs(i))


def _introduces(view: View, at: int) -> bool:
    """، ووفقا لخبراء فإن: joined on by و, the phrase belongs to what follows."""
    if view.bare[at - 1] == "لكن":
        return True
    return bool(view.tokens[at].conjunction) and view.kind[at - 1] in (Kind.COMMA, Kind.STOP)


def _behind(view: View, at: int, length: int) -> int:
    """The token that names the source; وفقا needs ل written onto it."""
    behind = at + length
    if view.bare[at] in ("وفقا", "طبقا") and behind < len(view.tokens):
        if view.tokens[behind].key == "ل":
            return behind + 1  # وفقا لـ "رويترز"
        return behind if view.tokens[behind].key.startswith("ل") else len(view.tokens)
    return behind


def who_is_named(view: View, at: int, limit: int) -> Phrase | None:
    """The source named here: a person, a body, a source noun; for a document its author (بيان لوزارة الخارجية)."""
    if view.kind[at] is Kind.OPEN_QUOTE:
        return phrase_at(view, at, limit)
    mention = view.analysis.entities.at(at)
    if mention is not None and mention.first <= at:
        if view.analysis.entities.entity(mention).type in (
            "person",
            "organization",
            "office",
            "group",
            "country",
        ):
            return Phrase(mention.first, mention.last, mention)
        return None
    stem = view.tokens[at].stem
    kind = speaker_nouns().get(stem) or speaker_nouns().get(view.bare[at])
    if kind == "document" or stem in words("speech_noun") or view.bare[at] in words("speech_noun"):
        return author(view, at, limit) or (Phrase(at, at + 1) if view.tokens[at].article else None)
    if kind is None:
        return None
    return phrase_at(view, at, limit) or Phrase(at, at + 1)


def author(view: View, document: int, limit: int) -> Phrase | None:
    """The mention that a document noun belongs to: بيان الوزارة، بيان صادر عن الوزارة، بيان للوزارة."""
    for i in range(document + 1, min(limit, document + 6)):
        if view.kind[i] in (
            Kind.COMMA,
            Kind.STOP,
            Kind.COMPLEMENTISER,
            Kind.COLON,
            Kind.OPEN_QUOTE,
            Kind.VERB,
        ) and view.tokens[i].stem not in ("صادر", "صادره"):
            return None
        mention = view.analysis.entities.at(i)
        if mention is not None:
            return Phrase(mention.first, mention.last, mention)
        if view.bare[i] == "في":
            return None  # تقارير صحفية في إسبانيا
        if head_class(view, Phrase(i, i + 1)) == "collective":
            return phrase_at(view, i, limit) or Phrase(i, i + 1)
    return None
