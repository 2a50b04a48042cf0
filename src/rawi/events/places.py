"""Where an event was: the place in its clause, before it, of the noun it stands for, or where a visit goes.

Words of ``places.tsv``: prepositions of place, directions (شمالي), facilities (مطار، ساحة), topics (الوضع في سوريا is
no place of talks) and common nouns that mean the place named last (في المدينة).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rawi.events import clauses
from rawi.events.candidate import Candidate, Shape
from rawi.events.counting import of_people
from rawi.events.lexicon import spellings
from rawi.events.nouns import relative_verb
from rawi.events.ontology import read_table
from rawi.events.state import Party, State
from rawi.events.view import Kind, Unit
from rawi.record import Place
from rawi.text.folding import fold

_SPOKEN = frozenset(("ACCUSE", "SUPPORT", "REJECT", "REQUEST", "THREATEN", "CONCEDE"))
"""Positions have no place of their own: what stands under في beside them is mostly what they are about."""
_HELD = frozenset(("عقد", "انعقد", "جرى", "أقام", "نظّم", "استضاف", "وقع", "حدث", "شهد", "دار"))
_TAKING_TIME = frozenset(("استمرّ", "استغرق", "دام", "امتدّ"))
_AHEAD = 12
_REACH = 14
_BEFORE = 4


@dataclass(frozen=True, slots=True)
class Found:
    """A place with the entity it is linked to and the rule that bound it."""

    place: Place
    entity: int | None
    rule: str


@lru_cache(maxsize=8)
def _words(kind: str) -> frozenset[str]:
    rows = [r["words"] for r in read_table("places.tsv") if r["kind"] == kind]
    if kind == "preposition":
        return frozenset(fold(w) for w in rows)
    return frozenset(s for w in rows for s in spellings(w))


def place_of(state: State, c: Candidate, shape: Shape) -> Found | None:
    """The place of an event, the nearest binding first; None when the text gives none."""
    if shape.mode == "phone" or (c.row.type in _SPOKEN and c.row.type == shape.type):
        return None
    if shape.type == "AGREE" and c.row.type not in ("CONSULT", "COOPERATE", "AID"):
        return None
    return (
        _visited(state, c, shape)
        or _behind(state, c)
        or _ahead_of(state, c)
        or _in_relative(state, c)
        or _where(state, c)
        or _struck(state, c, shape)
        or _circumstance(state, c, shape)
    )


def met_at(state: State, c: Candidate) -> Place | None:
    """Where talks were held, for who hosted whom."""
    found = _behind(state, c) or _ahead_of(state, c) or _in_relative(state, c) or _where(state, c)
    return found.place if found is not None else None


def _place(state: State, u: int, rule: str) -> Found | None:
    """A unit as a place: its place mention, else its words when they name a facility or a direction."""
    view = state.view
    unit = view.units[u]
    mention = unit.mention
    cut = view.analysis.layer.slice
    if mention is not None:
        draft = state.entity(mention.entity)
        if draft.type in ("place", "country"):
            name = draft.name
            span = (mention.start, mention.end)
            if (
                view.stem[unit.first] in _words("facility") | _words("direction")
                and mention.first > unit.first
            ):
                name = cut(unit.first, unit.last) if not view.prefix[unit.first] else draft.name
            return Found(
                Place(name=name, span=span, country=draft.country, latitude=draft.latitude, longitude=draft.longitude),
                draft.index, rule,
            )  # fmt: skip
    inner = [m for m in view.analysis.entities.nested_between(unit.first, unit.last)]
    named = next((m for m in inner if state.entity(m.entity).type in ("place", "country")), None)
    if view.stem[unit.first] not in _words("facility") or view.tokens[unit.first].pronoun:
        return None
    if unit.last - unit.first < 2:
        return _again(state, unit, rule)
    if of_people(view, unit.first + 1) and not view.tokens[unit.first + 1].article:
        return None  # بسجن صحفيين: no place but a deed
    last = mention.last if mention is not None and mention.first < unit.last else unit.last
    start = view.tokens[unit.first].stem_start if view.prefix[unit.first] else view.tokens[unit.first].start
    name = view.text[start : view.tokens[last - 1].end]
    country = state.entity(named.entity).country if named is not None else None
    return Found(Place(name=name, span=(start, view.tokens[last - 1].end), country=country), None, rule)


def _again(state: State, unit: Unit, rule: str) -> Found | None:
    """في المدينة، هذه البلدة: the place named last before, in the sentence or the two before it."""
    view = state.view
    if not view.tokens[unit.first].article or view.stem[unit.first] not in _words("again"):
        return None
    sentence = view.analysis.layer.sentence_of[unit.first]
    begin = view.analysis.layer.sentences[max(0, sentence - 2)].first
    for mention in reversed(view.analysis.entities.between(begin, unit.first)):
        draft = state.entity(mention.entity)
        if draft.type == "place" and draft.latitude is not None:
            return Found(
                Place(name=draft.name, span=(mention.start, mention.end), country=draft.country,
                      latitude=draft.latitude, longitude=draft.longitude),
                draft.index, f"{rule}, the one named before",
            )  # fmt: skip
    return None


def _located(state: State, k: int) -> bool:
    """Whether a unit stands under a preposition of place or begins with a direction."""
    unit = state.view.units[k]
    if unit.kind is not Kind.NOUN:
        return False
    direction = (
        unit.preposition == "" and not unit.conjunction and state.view.stem[unit.first] in _words("direction")
    )
    return direction or fold(unit.preposition) in _words("preposition")


def _about(state: State, k: int) -> bool:
    """Whether the phrase before a place is what the place belongs to: الوضع في سوريا."""
    view = state.view
    j = k - 1
    while j >= 0 and view.units[j].kind in (Kind.PREPOSITION, Kind.QUOTE):
        j -= 1
    if j < 0 or view.units[j].kind is not Kind.NOUN:
        return False
    before = view.units[j]
    return any(view.stem[i] in _words("topic") for i in range(before.first, before.last))


def _search(state: State, units: list[int], rule: str, own: frozenset[int] = frozenset()) -> Found | None:
    for k in units:
        if k in state.triggers and k not in own:
            return None
        if not _located(state, k) or _about(state, k):
            continue
        found = _place(state, k, rule)
        if found is not None and found.entity is None:
            return _linked_next(state, k, units, rule) or found
        if found is not None:
            return found
    return None


def _linked_next(state: State, k: int, units: list[int], rule: str) -> Found | None:
    """في مقر الأمانة في مدينة الرياض: the place with coordinates that the next phrase names."""
    for j in units:
        if k < j <= k + 3 and _located(state, j):
            found = _place(state, j, rule)
            return found if found is not None and found.entity is not None else None
    return None


def _behind(state: State, c: Candidate) -> Found | None:
    """في or ب and a place in the clause: of the noun first, then of the verb that carries it."""
    view = state.view
    home = view.unit_of[c.last - 1]
    units = clauses.scope(state, home)
    last = units[-1] if units else home
    if last + 1 < len(view.units) and view.units[last + 1].kind is Kind.PARTICIPLE:
        units += clauses.scope(state, last + 1)  # غاراته مستهدفا الحركة في غزة
    own = frozenset((home, c.unit, home + 1))
    found = _search(state, units, "place in the clause", own)
    if found is None and c.unit < home:
        between = [k for k in clauses.scope(state, c.unit) if k < home]
        found = _search(state, between, "place before the noun", own)
    return found


def _ahead_of(state: State, c: Candidate) -> Found | None:
    """وفي نيروبي سيرأس أوباما القمة: the phrase of place that opens the clause."""
    view = state.view
    u = min(c.unit, view.unit_of[c.first])
    start, _ = view.units_of_sentence(c.first)
    for k in range(u - 1, max(start, u - _BEFORE) - 1, -1):
        unit = view.units[k]
        if unit.kind in (Kind.VERB, Kind.HARD, Kind.RELATIVE, Kind.COMPLEMENTISER, Kind.PARTICIPLE):
            return None
        opens = k == start or (k == start + 1 and view.units[start].kind is Kind.PREPOSITION)
        if opens and _located(state, k):
            return _place(state, k, "place that opens the clause")
    return None


def _in_relative(state: State, c: Candidate) -> Found | None:
    """القمة التي عقدها ترمب في سنغافورة، اجتماع عقد في رام الله: the place in the noun's relative clause."""
    if c.place is None:
        return None
    view = state.view
    verb = relative_verb(state, c.place)
    if verb is None:
        verb = _held_at(state, view.unit_of[c.last - 1])
    if verb is None:
        return None
    end = view.units_of_sentence(c.first)[1]
    units = list(range(verb + 1, min(end, verb + _AHEAD)))
    stop = next(
        (n for n, k in enumerate(units) if view.units[k].kind in (Kind.VERB, Kind.HARD, Kind.RELATIVE)),
        len(units),
    )
    return _search(state, units[:stop], "place in the relative clause")


def _held_at(state: State, u: int) -> int | None:
    view = state.view
    end = min(view.units_of_sentence(view.units[u].first)[1], u + 4)
    for k in range(u + 1, end):
        unit = view.units[k]
        if unit.kind is Kind.VERB:
            readings = view.analysis.language.verbs[unit.first]
            return k if any(r.kind == "finite" and r.lemma in _HELD for r in readings) else None
        if unit.kind not in (Kind.RELATIVE, Kind.QUOTE, Kind.NOUN, Kind.SOFT):
            return None
    return None


def _where(state: State, c: Candidate) -> Found | None:
    """زار موسكو حيث بحث مع بوتين: the place before حيث."""
    view = state.view
    start, _ = view.units_of_sentence(c.first)
    u = view.unit_of[c.first] if c.place is None else c.unit
    k = u - 1
    while k > start and u - k < 3 and view.bare[view.units[k].first] != "حيث":
        if view.units[k].kind in (Kind.VERB, Kind.HARD, Kind.NOUN):
            return None
        k -= 1
    if k <= start or view.bare[view.units[k].first] != "حيث":
        return None
    for j in range(k - 1, max(start, k - _BEFORE) - 1, -1):
        mention = view.units[j].mention
        if mention is not None and state.entity(mention.entity).type in ("place", "country"):
            return _place(state, j, "place before حيث")
        if view.units[j].kind is Kind.VERB:
            return None
    return None


def _circumstance(state: State, c: Candidate, shape: Shape) -> Found | None:
    """قتلته الشرطة بعدما طعن حارسا في القدس، مقتل 15 في اشتباك شهدته الرقة: the place that the rest of the sentence names."""
    if shape.type not in ("ASSAULT", "COERCE"):
        return None
    view = state.view
    home = view.unit_of[c.last - 1]
    end = min(view.units_of_sentence(c.first)[1], home + _REACH)
    for k in range(home + 1, end):
        unit = view.units[k]
        if unit.kind is Kind.HARD or state.statement_at[unit.first] != state.statement_at[c.first]:
            return None
        if unit.kind is Kind.VERB and view.stem[unit.first].startswith("شهد") and k + 1 < end:
            mention = view.units[k + 1].mention
            return _place(state, k + 1, "the place that saw it") if mention is not None else None
        if unit.kind is Kind.NOUN and unit.preposition in ("في", "ب") and not _about(state, k):
            found = _place(state, k, "place in the circumstance")
            if found is not None and found.entity is not None and state.entity(found.entity).type == "place":
                return found
    return None


def _of_party(state: State, party: Party, rule: str) -> Found | None:
    view = state.view
    draft = state.entity(party.entity)
    mention = view.mention_at(party.first)
    if draft.type not in ("place", "country") or mention is None:
        return None
    place = Place(
        name=draft.name, span=(mention.start, mention.end), country=draft.country,
        latitude=draft.latitude, longitude=draft.longitude,
    )  # fmt: skip
    return Found(place, draft.index, rule)


def _visited(state: State, c: Candidate, shape: Shape) -> Found | None:
    """Where a visit goes: زار موسكو، وصل إلى الرياض، زيارة لباريس."""
    if c.row.mode != "visit":
        return None
    for party in c.roles.recipients:
        if party.how.split(":")[0] in ("mention", "inner", "destination"):
            found = _of_party(state, party, "where the visit goes")
            if found is not None:
                return found
    return _capital(state, c) or (_lasting(state, c) if not c.roles.recipients else None)


def _capital(state: State, c: Candidate) -> Found | None:
    """إلى العاصمة المصرية، القاهرة: the name behind a capital that its adjective describes."""
    view = state.view
    for k in clauses.scope(state, view.unit_of[c.last - 1]):
        unit = view.units[k]
        if unit.kind is not Kind.NOUN or view.stem[unit.first] != "عاصمه" or not unit.preposition:
            continue
        for j in range(k + 1, min(k + 3, len(view.units))):
            mention = view.units[j].mention
            if mention is not None and not view.units[j].preposition and state.entity(mention.entity).type == "place":
                return _place(state, j, "the capital that the visit goes to")
    return None


def _lasting(state: State, c: Candidate) -> Found | None:
    """زيارة تستمر يومين لباريس: where a visit goes stands behind how long it takes."""
    view = state.view
    home = view.unit_of[c.last - 1]
    if home + 1 >= len(view.units) or view.units[home + 1].kind is not Kind.VERB:
        return None
    lemmas = {r.lemma for r in view.analysis.language.verbs[view.units[home + 1].first] if r.kind == "finite"}
    if not lemmas & _TAKING_TIME:
        return None
    for k in range(home + 2, min(home + 5, view.units_of_sentence(c.first)[1])):
        unit = view.units[k]
        if unit.kind in (Kind.HARD, Kind.COMPLEMENTISER, Kind.RELATIVE):
            return None
        if unit.mention is not None and unit.preposition in ("ل", "الي", "إلى"):
            found = _place(state, k, "where the visit goes")
            if found is not None:
                return found
    return None


def _struck(state: State, c: Candidate, shape: Shape) -> Found | None:
    """The place that an attack or a siege strikes: قصفت مدينة إدلب، غارة على صعدة."""
    if shape.type not in ("ASSAULT", "COERCE", "MOBILIZE", "PROTEST"):
        return None
    for party in shape.recipients:
        if party.how.split(":")[0] in ("mention", "inner", "genitive"):
            found = _of_party(state, party, "the place that is struck")
            if found is not None and (
                state.entity(party.entity).type == "place" or party.how.endswith(":علي")
            ):
                return found
    return None
