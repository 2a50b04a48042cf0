"""Several candidates that tell one event: a call inside a talk, a duty said twice, a plan inside an agreement."""

from __future__ import annotations

from rawi.events import clauses
from rawi.events.candidate import Candidate
from rawi.events.slots import merged
from rawi.events.state import State
from rawi.events.view import Kind

_INSIDE = frozenset(("خلال", "اثناء", "في", "عبر", "ضمن"))
_CONTENT = frozenset(("REQUEST", "AGREE", "REJECT", "THREATEN"))
_CONTENT_SLOTS = frozenset(("الي", "علي", "ب", "ل", "من", "", "عن"))


def merge(state: State, found: list[Candidate]) -> list[Candidate]:
    """The candidates without those that only repeat or complete another one of the same clause."""
    by_unit: dict[int, Candidate] = {}
    for c in found:
        if c.verbal or c.light == "row":
            by_unit.setdefault(c.unit, c)
    gone: set[int] = set()
    for c in found:
        if c.place is None or c.light == "row":
            continue
        governor = by_unit.get(c.place.governor) if c.place.governor is not None else None
        if governor is None or governor is c:
            continue
        if _same_talk(c, governor):
            _lend(c, governor)
            gone.add(id(governor))
        elif _in_content(state, c, governor):
            gone.add(id(c))
    agreed = frozenset(c.first for c in found if c.row.type in ("AGREE", "REQUEST"))
    kept = [c for c in found if id(c) not in gone and not _invited(state, c, agreed)]
    kept = _results(state, _no_causes(state, _no_doers(state, kept)))
    kept = _no_pairs(state, _no_demanded(state, kept))
    return _no_second_duty(state, kept)


def _no_demanded(state: State, found: list[Candidate]) -> list[Candidate]:
    """The verb inside a demand (يجب أن تلتزم إيران, يريد أن تتخلى) is what is asked, not an event."""
    view = state.view
    demands = {c.last: c for c in found if c.row.type == "REQUEST"}
    asking = frozenset(c.unit for c in found if c.row.type == "REQUEST")
    out: list[Candidate] = []
    for c in found:
        token = view.units[c.unit].first
        before = view.unit_of[token - 1] if token else 0
        verb = c.verbal and c.row.type not in ("ASSAULT", "REQUEST") and view.kind[token] is Kind.VERB
        if verb and (token in demands or (view.bare[token - 1] == "ان" and _under_demand(state, before, asking))):
            continue
        out.append(c)
    return out


def _under_demand(state: State, complementiser: int, asking: frozenset[int]) -> bool:
    return clauses.governor(state, complementiser) in asking


def _no_pairs(state: State, found: list[Candidate]) -> list[Candidate]:
    """شكره وتقديره, تعازيه ومواساته: two nouns for one position are one event."""
    out: list[Candidate] = []
    for c in found:
        last = out[-1] if out else None
        joined = (
            last is not None and c.place is not None and last.row.type == c.row.type and c.first == last.last
            and bool(state.view.tokens[c.first].conjunction)
        )  # fmt: skip
        if joined and last is not None:
            last.roles.recipients = last.roles.recipients or c.roles.recipients
            last.last = c.last
            continue
        out.append(c)
    return out


def _no_doers(state: State, found: list[Candidate]) -> list[Candidate]:
    """الزيارة ستبحث التعاون: what a meeting is to do is no event beside the meeting."""
    meetings = frozenset(c.place.unit for c in found if c.place is not None and c.row.type == "CONSULT")
    out: list[Candidate] = []
    for c in found:
        doing = c.verbal and c.row.type in ("CONSULT", "AGREE", "COOPERATE")
        if doing and clauses.phrase_before(state, c.unit) in meetings:
            after = clauses.subject_after(state, c.unit)
            if after is None or state.view.units[after].mention is None:
                continue
        out.append(c)
    return out


def _no_causes(state: State, found: list[Candidate]) -> list[Candidate]:
    """يواصلون إضرابهم احتجاجا على الخطة: what a protest is for is no protest of its own."""
    out: list[Candidate] = []
    for c in found:
        cause = c.row.type == "PROTEST" and state.view.bare[c.first] in ("احتجاجا", "تنديدا", "رفضا")
        sentence = state.view.sentence(c.first)[0]
        if cause and any(o.row.type == "PROTEST" and max(sentence, c.first - 12) <= o.first for o in out):
            continue
        out.append(c)
    return out


def _same_talk(c: Candidate, verb: Candidate) -> bool:
    """بحث الرئيسان خلال اتصال هاتفي: one talk, named by the noun."""
    place = c.place
    assert place is not None
    return c.row.type == verb.row.type == "CONSULT" and place.preposition in _INSIDE and not place.definite


def _lend(c: Candidate, verb: Candidate) -> None:
    c.roles.actors = merged(verb.roles.actors, c.roles.actors)
    c.mode = c.mode or verb.mode
    c.rule = f"{verb.row.id}+{c.row.id}"
    c.light, c.light_unit = "row", verb.unit
    c.unit = verb.unit


def _in_content(state: State, c: Candidate, verb: Candidate) -> bool:
    """A noun inside what is asked, agreed or refused (اتفقا على عقد قمة) is not asserted on its own."""
    if verb.row.type not in _CONTENT or c.row.type == "ASSAULT":
        return False
    if c.first <= verb.with_token < c.last:
        return True  # رفضت إجراء محادثات: it fulfils the row of what is refused
    place = c.place
    assert place is not None
    units = state.view.units
    own = units[place.unit].preposition or state.view.tokens[units[place.unit].first].preposition
    if own not in _CONTENT_SLOTS or c.light == "row":
        return False
    return clauses.subject_after(state, verb.unit) != place.unit


def _no_second_duty(state: State, found: list[Candidate]) -> list[Candidate]:
    """A predicate of duty or blame inside a statement repeats what the statement's verb already codes."""
    out: list[Candidate] = []
    seen: set[tuple[str, int, int]] = set()
    for c in found:
        sentence = state.view.analysis.layer.sentence_of[c.first]
        key = (c.row.type, sentence, state.statement_at[c.first])
        outer = (c.row.type, sentence, state.cue_at.get(state.view.units[c.unit].first, -2))
        if "speech" in c.row.flags and (key in seen or _cue_coded(state, c, out)):
            continue
        seen.add(key)
        seen.add(outer)
        out.append(c)
    return out


def _cue_coded(state: State, c: Candidate, out: list[Candidate]) -> bool:
    statement = state.statement_at[c.first]
    if statement < 0:
        return False
    cue = state.statements[statement].cue_token
    return any(o.row.type == c.row.type and (o.first == cue or state.view.units[o.unit].first == cue) for o in out[-6:])


def _invited(state: State, c: Candidate, agreed: frozenset[int]) -> bool:
    """دعوة لزيارة الرياض: the visit is what the invitation is for."""
    if c.place is None or c.row.type != "CONSULT" or c.place.preposition not in ("ل", "الي") or c.light:
        return False
    sentence = state.view.sentence(c.first)[0]
    return not agreed.isdisjoint(range(max(sentence, c.first - 13), c.first))


_RESULTS = frozenset(("استهدف", "طال", "استهدفت", "قتل", "مقتل", "إصابة", "أودى", "أوقع", "سقط", "لقي", "استشهد", "جرح", "أصاب"))
_NEAR = 25


def _results(state: State, found: list[Candidate]) -> list[Candidate]:
    """An attack and its victims are one event: مقتل جنود في هجوم, هجوم أودى بحياة عشرين."""
    out: list[Candidate] = []
    for c in found:
        last = out[-1] if out else None
        if last is None or not _one_attack(state, last, c):
            out.append(c)
            continue
        attack, result = (last, c) if c.row.words[0] in _RESULTS else (c, last)
        if result.verbal and attack.place is not None and attack.light != "row":
            attack.light, attack.light_unit, attack.unit = "row", result.unit, result.unit
        attack.roles.actors = attack.roles.actors or result.roles.actors
        if result.roles.recipients:
            attack.roles.recipients = result.roles.recipients
        attack.rule = f"{attack.rule}+{result.row.id}"
        out[-1] = attack
    return out


def _one_attack(state: State, a: Candidate, b: Candidate) -> bool:
    if a.row.type != "ASSAULT" or b.row.type != "ASSAULT" or b.first - a.last > _NEAR:
        return False
    if (a.row.words[0] in _RESULTS) == (b.row.words[0] in _RESULTS):
        return False
    sentence = state.view.analysis.layer.sentence_of
    if sentence[a.first] != sentence[b.first] or state.statement_at[a.first] != state.statement_at[b.first]:
        return False
    attack = b if a.row.words[0] in _RESULTS else a
    if attack.row.frame.two_sided:
        return False
    return not attack.verbal or attack.light == "row"
