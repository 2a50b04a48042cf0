"""The slots of a frame: subject, object, phrases under a preposition, the agent of a passive."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from rawi.events import clauses
from rawi.events.antecedents import resolve_pronoun
from rawi.events.lexicon import word_classes, words
from rawi.events.parties import group_parties, in_class
from rawi.events.state import Party, State, expand
from rawi.events.view import Kind
from rawi.text.folding import fold

_AGENT = {("من", "قبل"), ("علي", "يد"), ("علي", "ايدي"), ("علي", "يدي"), ("من", "جانب"), ("من", "طرف")}
_AGENT_WORDS = frozenset(("بايدي", "بيد", "بواسطه", "برصاص", "بنيران"))


@dataclass(slots=True)
class Roles:
    """Parties of one event, and notes for ``rawi explain``."""

    actors: list[Party] = field(default_factory=list)
    recipients: list[Party] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def agent_phrase(state: State, units: list[int]) -> list[Party]:
    """The agent after من قبل، على يد، بأيدي."""
    view = state.view
    for i in units:
        unit = view.units[i]
        if unit.kind is not Kind.NOUN:
            continue
        pair = (unit.preposition, view.tokens[unit.first].stem)
        if pair in _AGENT or view.bare[unit.first] in _AGENT_WORDS:
            if unit.mention is not None:
                return group_parties(state, i)
            if i + 1 < len(view.units) and view.units[i + 1].kind is Kind.NOUN:
                return group_parties(state, i + 1)
        if unit.preposition == "قبل" and i >= 2 and view.bare[view.units[i - 2].first] == "من":
            return group_parties(state, i)
    return []


def thing(state: State, u: int) -> list[Party]:
    """A building, vehicle or place that is attacked, as a party named by its words."""
    unit = state.view.units[u]
    if unit.kind is not Kind.NOUN or not in_class(state, "target", unit.first, unit.last, None):
        return []
    mention = state.view.analysis.entities.phrase(unit.first, unit.last, type="place", rule="events:thing")
    return [Party(mention.entity, unit.first, unit.last, "thing")]


def merged(one: list[Party], two: list[Party]) -> list[Party]:
    seen = {p.entity for p in one}
    return one + [p for p in two if p.entity not in seen]


def slot_parties(
    state: State,
    u: int,
    units: list[int],
    slot: str,
    apart: frozenset[int] = frozenset(),
    joint: bool = False,
) -> list[Party]:
    """Parties in one slot of a frame; ``apart`` are entities that no pronoun in it can mean, ``joint``: a side of talks."""
    if slot == "s":
        return clauses.subject(state, u)
    if slot == "o":
        return clauses.objects(state, u)
    if slot == "speaker":
        token = state.view.units[u].first
        speaker = state.speaker(token)
        return expand(state, speaker, token, token + 1, "speaker") if speaker is not None else []
    if slot == "بين":
        return between(state, units)
    return under(state, units, fold(slot), apart, joint)


_RELATION = frozenset(
    (
        "حدود",
        "علاقه",
        "علاقات",
        "تعاون",
        "حدودي",
        "حدوديه",
        "حرب",
        "صراع",
        "نزاع",
        "خلاف",
        "تجاره",
        "بالتزامن",
        "تزامن",
        "بالمقارنه",
    )
)
"""Nouns that take مع for themselves: حدود تركيا مع سوريا، العلاقات مع إيران."""


def _own_with(state: State, i: int) -> bool:
    """Whether the مع before unit ``i`` belongs to the noun before it, not to the verb."""
    k = i - 1
    units = state.view.units
    while k >= 0 and units[k].kind in (Kind.PREPOSITION, Kind.QUOTE):
        k -= 1
    if k < 0 or units[k].kind is not Kind.NOUN:
        return False
    return any(state.view.stem[t] in _RELATION for t in range(units[k].first, units[k].last))


def under(
    state: State, units: list[int], preposition: str, apart: frozenset[int] = frozenset(), joint: bool = False
) -> list[Party]:
    """Parties of the first phrase under a preposition that names any, or of what a nameless one belongs to."""
    if " " in preposition:
        preposition = preposition.split()[-1]
    for number, i in enumerate(clauses.governed(state, units, preposition)):
        if (preposition == "من" and _since(state, i)) or (preposition in ("علي", "في") and _channel(state, i)):
            continue
        if joint and preposition == "مع" and _own_with(state, i):
            continue
        parties = group_parties(state, i)
        if parties and parties[0].how == "pronoun" and any(p.entity in apart for p in parties):
            parties = _other_than(state, parties[0], apart)
        if joint and preposition == "ل" and parties and parties[0].how == "inner":
            return []  # اجتماعا لمناقشة هجوم التنظيم: what it is for
        if not parties and not number and state.view.units[i].kind is Kind.NOUN:
            parties = clauses.owners(state, i)
        if parties:
            return [replace(p, how=f"{p.how}:{preposition}") for p in parties]
    return []


def _channel(state: State, i: int) -> bool:
    """على موقع تويتر، في حسابه على فيسبوك: where something was written, not whom it was done to."""
    unit = state.view.units[i]
    return unit.kind is Kind.NOUN and any(
        state.view.stem[t] in words("channel") for t in range(unit.first, unit.last)
    )


def _since(state: State, i: int) -> bool:
    """بعد شهرين من انطلاق الطائرة، على بعد كيلومترين من: a من of time or distance."""
    units = state.view.units
    k = i - 1
    if k >= 0 and units[k].kind is Kind.PREPOSITION:
        k -= 1
    if k < 0 or units[k].kind is not Kind.DATE:
        return False
    return any(state.view.bare[t] in ("بعد", "قبل", "بعيد", "قبيل") for t in range(units[k].first, units[k].last))


def _other_than(state: State, party: Party, apart: frozenset[int]) -> list[Party]:
    """الذي أعرب له، استقبال الوزير له: somebody else than who does it."""
    unit = state.view.units[state.view.unit_of[party.first]]
    found = resolve_pronoun(state, unit.first, state.view.bare[unit.first], apart)
    return expand(state, found, unit.first, unit.last, "pronoun") if found is not None else []


def two_sides(state: State, parties: list[Party]) -> bool:
    """Whether parties already are both sides of talks: two countries, or two bodies of one."""
    return len({state.entity(p.entity).country for p in parties} - {None}) > 1


def between(state: State, units: list[int]) -> list[Party]:
    for i in clauses.governed(state, units, "بين"):
        parties = group_parties(state, i)
        if parties:
            return parties
    return []


def before_other_talks(state: State, units: list[int]) -> list[int]:
    """Units up to other talks that a phrase brings in: عقد اجتماعا تمهيدا للاجتماع المشترك بين الوزيرين."""
    view = state.view
    meetings = word_classes()["meeting"].stems
    for number, i in enumerate(units):
        unit = view.units[i]
        if (
            number
            and unit.kind is Kind.NOUN
            and unit.preposition in _BRINGS_IN
            and view.stem[unit.first] in meetings
        ):
            return units[:number]
    return units


_BRINGS_IN = frozenset(("ل", "قبل", "بعد", "عقب", "قبيل", "علي", "عن"))
