"""Killed, wounded, arrested, abducted, displaced: numbers that the text gives, each bound to the event it belongs to.

Words come from ``casualties.tsv``: nouns before those who suffer (مقتل خمسة), nouns that are those who suffer
(خمسة قتلى), verbs (قتل خمسة، أصيب سبعة).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rawi.events import clauses
from rawi.events.counting import Count, count_at, of_people
from rawi.events.lexicon import spellings, word_classes
from rawi.events.ontology import read_table
from rawi.events.state import State
from rawi.events.types import EventDraft
from rawi.events.view import Kind
from rawi.record import Casualty
from rawi.text.folding import fold

_TYPES = {
    "killed": ("ASSAULT",), "wounded": ("ASSAULT", "PROTEST"), "abducted": ("ASSAULT", "COERCE"),
    "arrested": ("COERCE", "SANCTION"), "displaced": ("ASSAULT", "COERCE"),
}  # fmt: skip
_BACK = 2
"""Sentences before in which the attack may stand whose victims a sentence tells."""


@dataclass(frozen=True, slots=True)
class Found:
    """A number of people with what happened to them, at the token of the word that says so."""

    kind: str
    count: Count
    token: int


@dataclass(frozen=True, slots=True)
class _Words:
    nouns: dict[str, str]
    sufferers: dict[str, str]
    verbs: dict[
        str, tuple[str, str, str, frozenset[str]]
    ]  # lemma -> kind, who, preposition, completing words


@lru_cache(maxsize=1)
def _words() -> _Words:
    nouns: dict[str, str] = {}
    sufferers: dict[str, str] = {}
    verbs: dict[str, tuple[str, str, str, frozenset[str]]] = {}
    for row in read_table("casualties.tsv"):
        form, _, who = row["form"].partition(":")
        for word in row["words"].split():
            if form == "noun":
                nouns.update(dict.fromkeys(spellings(word), row["kind"]))
            elif form == "sufferer":
                sufferers[fold(word)] = row["kind"]
            else:
                doer, _, rest = who.partition(" & ")
                words = frozenset(fold(w) for w in (rest or doer).split()[-1].split("/"))
                complete = bool(rest) or doer not in ("subject", "either")
                verbs[word] = (
                    row["kind"],
                    doer,
                    "ب" if doer.startswith("ب ") else "",
                    words if complete else frozenset(),
                )
    return _Words(nouns, sufferers, verbs)


def add_casualties(state: State, events: list[EventDraft]) -> None:
    """Give each event the numbers of people that the text tells of it; linear in the article."""
    by_sentence: dict[int, list[EventDraft]] = {}
    sentence_of = state.view.analysis.layer.sentence_of
    for event in events:
        if event.status not in ("negated", "hypothetical", "planned"):
            by_sentence.setdefault(sentence_of[event.trigger_token], []).append(event)
    for sentence in state.view.analysis.layer.sentences:
        for found in find_casualties(state, sentence.first, sentence.last):
            event_ = _bound(state, found, by_sentence, sentence.index)
            if event_ is not None:
                _give(state, event_, found)


def _give(state: State, event: EventDraft, found: Found) -> None:
    tokens = state.view.tokens
    start = max(
        [tokens[found.count.first].start]
        + [c.end for c in tokens[found.count.first].clitics if c.kind in _LOOSE]
    )
    span = (start, tokens[found.count.last - 1].end)
    if any(c.kind == found.kind and c.span[0] < span[1] and span[0] < c.span[1] for c in event.casualties):
        return
    told = Casualty(kind=found.kind, number=found.count.number, span=span)
    event.casualties = (*event.casualties, told)
    event.evidence.append(f"{found.kind}: {state.view.text[span[0] : span[1]]}")


_LOOSE = ("conjunction", "preposition", "question")


def _bound(
    state: State, found: Found, by_sentence: dict[int, list[EventDraft]], sentence: int
) -> EventDraft | None:
    """The event of its kind nearest to the words, in the sentence; else the attack that the sentence points back at."""
    types = _TYPES[found.kind]
    statement_at = state.statement_at
    near = [e for e in by_sentence.get(sentence, []) if e.type in types]
    same = [e for e in near if statement_at[e.trigger_token] == statement_at[found.token]]
    if same or near:
        return min(same or near, key=lambda e: abs(e.trigger_token - found.token))
    if found.kind == "arrested" or not _points_back(state, found):
        return None
    for back in range(sentence - 1, max(-1, sentence - _BACK - 1), -1):
        earlier = [e for e in by_sentence.get(back, []) if e.type in types]
        if earlier:
            return earlier[0]
    return None


def _points_back(state: State, found: Found) -> bool:
    """Whether the sentence speaks of an attack known already: الهجوم، التفجير، القصف."""
    view = state.view
    first, last = view.sentence(found.token)
    attacks = word_classes()["attacknoun"].stems | {"انفجار", "حادث", "عمليه"}
    named = [view.tokens[i].article for i in range(first, last) if view.stem[i] in attacks]
    return bool(named) and all(named)  # a new attack beside it (بعد هجوم على غزنة) may be the one meant


def find_casualties(state: State, first: int, last: int) -> list[Found]:
    """All numbers of people killed, wounded, arrested, abducted or displaced between two tokens of one sentence."""
    out: list[Found] = []
    view = state.view
    table = _words()
    for i in range(first, last):
        kind = view.kind[i]
        if kind in (Kind.VERB, Kind.PARTICIPLE):
            out += _of_verb(state, i, last)
        elif kind is Kind.NOUN and view.tokens[i].kind == "word":
            if view.stem[i] in table.nouns and not view.tokens[i].article and not _denied(state, i):
                out += _of_noun(state, i, table.nouns[view.stem[i]], last)
            elif view.stem[i] in table.sufferers and not view.tokens[i].pronoun:
                found = _of_sufferer(state, i, table.sufferers[view.stem[i]], first, last)
                if found is not None:
                    out.append(found)
    return _once(out)


def _denied(state: State, i: int) -> bool:
    return i > 0 and (
        state.view.stem[i - 1] in ("عدم", "دون", "بدون") or state.view.bare[i - 1] in ("لم", "لا")
    )


def _of_noun(state: State, i: int, kind: str, last: int) -> list[Found]:
    view = state.view
    if view.tokens[i].pronoun:
        return []
    following = view.stem[i + 1] if i + 1 < last else ""
    if following in _words().nouns and view.tokens[i + 1].conjunction:
        return []  # مقتل وإصابة عشرين: how many of each is not told
    count = count_at(view, i + 1, last)
    if count is None:
        return _named(state, i, kind)
    if not count.people and count.number is not None and _things(state, count.last, last):
        return []
    return [Found(kind, count, i), *_joined(state, kind, count, i, last)]


def _named(state: State, i: int, kind: str) -> list[Found]:
    """مقتل الزعيم فلان: one person, named."""
    mention = state.view.mention_at(i + 1) if i + 1 < len(state.view.tokens) else None
    if mention is None or mention.first != i + 1 or mention.number != "singular" or not mention.human:
        return []
    draft = state.entity(mention.entity)
    if draft.type != "person" or draft.members or mention.kind not in ("name", "title") or draft.name == "":
        return []
    return [Found(kind, Count(1, mention.first, mention.last, True), i)]


def _things(state: State, i: int, last: int) -> bool:
    """Whether the word behind a bare number is something else than people: إصابة ثلاثة منازل."""
    view = state.view
    if (
        i >= last
        or view.kind[i] is not Kind.NOUN
        or view.tokens[i].kind != "word"
        or view.tokens[i].conjunction
    ):
        return False
    return not view.tokens[i].preposition and not of_people(view, i) and view.mention_at(i) is None


def _joined(state: State, kind: str, count: Count, i: int, last: int) -> list[Found]:
    """مقتل ثلاثة جنود وأربعة مدنيين: what و joins to the first number is of the same kind."""
    view = state.view
    out: list[Found] = []
    k = count.last
    while k < last and len(out) < 3:
        while (
            k < last
            and view.kind[k] is Kind.NOUN
            and not view.tokens[k].conjunction
            and not view.tokens[k].preposition
            and k - count.last < 3
        ):
            k += 1
        if (
            k >= last
            or not view.tokens[k].conjunction
            or view.stem[k] in _words().nouns
            or view.kind[k] is not Kind.NOUN
        ):
            return out
        more = count_at(view, k, last)
        if (
            more is None
            or more.first != k
            or not more.people
            or view.stem[more.last - 1] in _words().sufferers
        ):
            return out
        out.append(Found(kind, more, i))
        k = more.last
    return out


def _of_sufferer(state: State, i: int, kind: str, first: int, last: int) -> Found | None:
    """خمسة قتلى، 16 جريحا، عشرات القتلى، سقوط قتيل، قتيلان."""
    view = state.view
    stem = view.stem[i]
    for k in range(max(first, i - 6), i):
        count = count_at(view, k, last)
        reaches = count is not None and (count.last == i + 1 or count.last == i) and count.first == k
        if count is not None and reaches and not (count.number == 1 and count.first != i - 1):
            number = None if _mixed(state, i, last) else count.number
            return Found(kind, Count(number, count.first, i + 1, True), i)
    if view.tokens[i].article:
        return None
    if stem.endswith(("ان", "تين")) or stem in ("قتيلين", "جريحين", "شهيدين"):
        return Found(kind, Count(2, i, i + 1, True), i)
    before = view.stem[i - 1] if i > first else ""
    if stem in ("قتلي", "جرحي", "شهداء", "مصابين") and (
        before in ("سقوط", "وقوع", "سقط", "وقع") or view.tokens[i].conjunction
    ):
        return Found(kind, Count(None, i, i + 1, True), i)
    if stem in ("قتيل", "جريح", "شهيد", "قتيلا", "جريحا") and before in ("سقوط", "سقط", "وقوع"):
        return Found(kind, Count(1, i, i + 1, True), i)
    return None


def _mixed(state: State, i: int, last: int) -> bool:
    """ستون قتيلا وجريحا: one number for both."""
    view = state.view
    return i + 1 < last and view.tokens[i + 1].conjunction != "" and view.stem[i + 1] in _words().sufferers


def _of_verb(state: State, i: int, last: int) -> list[Found]:
    view = state.view
    form = view.form[i]
    if form is None or view.tokens[i].future or _denied(state, i):
        return []
    row = _words().verbs.get(form.lemma)
    if row is None:
        return []
    kind, _, preposition, words = row
    if words:
        return _completed(state, i, kind, preposition, words, last)
    u = view.unit_of[i]
    found: list[Found] = []
    for k in clauses.scope(state, u)[:6]:
        unit = view.units[k]
        if unit.kind is Kind.PARTICLE or (unit.kind is Kind.PREPOSITION and found == []):
            continue
        if unit.kind is not Kind.NOUN or unit.preposition not in ("", "عن", "من", "علي") or unit.conjunction:
            continue
        count = count_at(view, unit.first, last)
        if (
            count is not None
            and count.first < unit.last
            and (count.people or not _things(state, count.last, last))
        ):
            found = [Found(kind, count, i), *_joined(state, kind, count, i, last)]
            break
    return found or _before(state, u, i, kind, last)


def _before(state: State, u: int, i: int, kind: str, last: int) -> list[Found]:
    """وأن خمسة جنود قتلوا: the counted phrase before its verb, where nothing stands behind that it could have done."""
    view = state.view
    place = clauses.phrase_before(state, u)
    if place is None or clauses.object_unit(state, u) is not None or view.tokens[i].pronoun:
        return []
    count = count_at(view, view.units[place].first, i)
    if count is None or count.first >= view.units[place].last or not count.people or count.number == 1:
        return []
    return [Found(kind, count, i)]


def _completed(
    state: State, i: int, kind: str, preposition: str, words: frozenset[str], last: int
) -> list[Found]:
    """أودى بحياة عشرين، لقي أربعة مدنيين مصرعهم: the number stands beside the word that completes the verb."""
    view = state.view
    for k in range(i + 1, min(last, i + 14)):
        if view.kind[k] in (Kind.HARD, Kind.VERB):
            break
        if view.stem[k] not in words and view.bare[k] not in words:
            continue
        if preposition or not view.tokens[k].pronoun:
            count = count_at(view, k + 1, last)
        else:
            count = count_at(view, i + 1, k)
        return [Found(kind, count, i)] if count is not None else []
    return []


def _once(found: list[Found]) -> list[Found]:
    """Each counted phrase once: مقتل خمسة شهداء tells it twice."""
    out: list[Found] = []
    for f in found:
        if not any(o.count.first < f.count.last and f.count.first < o.count.last for o in out[-4:]):
            out.append(f)
    return out
