"""Of which country unnamed people, bodies and things are that take part in an event."""

from __future__ import annotations

from rawi.events import clauses
from rawi.events.candidate import Candidate, Shape
from rawi.events.lexicon import words
from rawi.events.state import Party, State
from rawi.events.types import EventDraft
from rawi.events.view import Kind
from rawi.mentions.layer import STORY
from rawi.mentions.lexicon import placeless
from rawi.mentions.types import EntityDraft

_AS_WORDED = ("phrase", "thing", "mention", "genitive", "pronoun", "dropped", "inner", "cue")
SURE_ENOUGH = 0.4
"""Probability from which the country that the story is about counts for those it names."""

_OF_THEIR_OWN = frozenset(
    ("ASSAULT", "COERCE", "PROTEST", "SANCTION", "CONSULT", "AGREE", "REQUEST", "THREATEN", "MOBILIZE")
)
"""Types whose unnamed parties are mostly people of the country in question; who accuses may be anybody."""


def settle(state: State, c: Candidate, shape: Shape, country: str | None) -> None:
    """Give unnamed parties the country of the place where the event was, else the one that the story is about.

    Args:
        country: the code of the event's place, when the text names one.
    """
    _settle_seat(state, shape)
    if country is None and shape.type in _SEEN:
        country = _place_behind(state, c)
    for party in [*shape.actors, *shape.recipients]:
        draft = state.entity(party.entity)
        if not _unnamed(draft) or party.how.split(":")[0] not in _AS_WORDED:
            continue
        if _unknown(state, draft):
            draft.country, draft.country_inferred = None, False
            continue
        if party.how in ("cue", "dropped", "pronoun") and not _local(state, draft):
            continue  # مصادر، دبلوماسيون: who speaks of it was not there
        there = _stands_in(state, party) if draft.type == "place" or draft.country is None else None
        if there:
            draft.country, draft.country_inferred = there, True
            draft.evidence.append(f"country {there}: the place named behind")
        elif country and (draft.country is None or (draft.country_inferred and draft.country != country)):
            draft.country, draft.country_inferred = country, True
            draft.evidence.append(f"country {country}: where the event was")
        elif draft.country is None and shape.type in _OF_THEIR_OWN and _local(state, draft):
            _from_story(state, draft, party)


_SEEN = frozenset(("ASSAULT", "COERCE", "PROTEST"))


def _place_behind(state: State, c: Candidate) -> str | None:
    """قتل مدنيون في غارات على إدلب، تظاهروا أمام السفارة في بيروت: the first place named behind, though the event's place be none."""
    for i in clauses.scope(state, c.unit):
        unit = state.view.units[i]
        if unit.kind is not Kind.NOUN or unit.mention is None or unit.preposition not in (*_WHERE, "علي", "الي"):
            continue
        draft = state.entity(unit.mention.entity)
        if draft.type == "place" and draft.country and not draft.country_inferred:
            return draft.country
    return None


def _stands_in(state: State, party: Party) -> str | None:
    """قاعدة عسكرية في الأراضي السورية، أحد أحياء حلب: the country of the place named right behind a thing or people."""
    units = state.view.units
    k = state.view.unit_of[party.last - 1] + 1
    if k < len(units) and units[k].kind is Kind.PREPOSITION:
        k += 1
    if k >= len(units) or units[k].kind is not Kind.NOUN or units[k].preposition not in _WHERE or units[k].conjunction:
        return None
    mention = units[k].mention
    inner = state.view.analysis.entities.nested_between(units[k].first, units[k].last)
    places = [mention.entity] if mention is not None else [m.entity for m in inner]
    for draft in map(state.entity, places):
        if draft.type in ("place", "country") and draft.country and not draft.country_inferred:
            return draft.country
    return None


_WHERE = ("في", "ب", "قرب", "شمال", "جنوب", "شرق", "غرب", "وسط", "داخل")


def struck(state: State, draft: EventDraft) -> None:
    """قصفوا أحياء شمال عدن، سيطرت على الطريق في تعز: an attack on nobody named is one on the place where it was."""
    if draft.recipients or not draft.actors or draft.place_entity is None:
        return
    if (draft.type == "ASSAULT" and draft.mode in _ON_PLACES) or (draft.type, draft.mode) == ("COERCE", "seize"):
        draft.recipients = (draft.place_entity,)
        draft.evidence.append("recipient: the place where it was")


_ON_PLACES = frozenset((None, "heavy-weapons", "aerial", "drone", "destroy", "explosives", "suicide-attack"))


def authority(state: State, draft: EventDraft) -> None:
    """اعتقل الناشط، حكم عليه بالسجن، أقيل الوزير: power that only a state has, exercised by the state of the place or of its people."""
    if draft.actors or not draft.recipients or draft.status == "negated" or (draft.type, draft.mode) not in _OF_STATES:
        return
    behind = state.view.bare[draft.trigger_token + 1 : draft.trigger_token + 2]
    if any(word.startswith("لدي") for word in behind):
        return  # محتجزين لديه، معتقلون لدى الفصيل: another holds them
    codes = {state.entity(i).country for i in draft.recipients} - {None}
    country = draft.place.country if draft.place is not None and draft.place.country else None
    if country is None and len(codes) == 1:
        country = codes.pop()
    for entity in state.view.analysis.entities.entities if country else ():
        if entity.country == country and entity.type == "country":
            draft.actors = (entity.index,)
            draft.evidence.append(f"actor {country}: the state where it was")
            return


_OF_STATES = frozenset(
    (("COERCE", "arrest"), ("SANCTION", "convict"), ("SANCTION", "expel"), ("ACCUSE", "investigate"))
)


def _unnamed(draft: EntityDraft) -> bool:
    """A group, a thing or a person (ناشط، شرطي) that no name tells apart from others."""
    if draft.entry is not None or draft.members:
        return False
    if draft.type in ("group", "place"):
        return True
    return draft.type == "person" and all(m.kind in ("nominal", "dropped", "pronoun") for m in draft.mentions)


def _stems(state: State, draft: EntityDraft) -> list[str]:
    """The words of the first mention with words of its own."""
    for mention in draft.mentions:
        if mention.kind not in ("pronoun", "dropped"):
            return [state.view.stem[i] for i in range(mention.first, mention.last)]
    return []


def _unknown(state: State, draft: EntityDraft) -> bool:
    """مسلحون مجهولون: nobody knows whose they are."""
    return draft.type != "place" and any(stem in words("unknown") for stem in _stems(state, draft))


def _local(state: State, draft: EntityDraft) -> bool:
    """Whether a group can be one of the country that a story is about: not دول، وزراء، قادة أوروبيون."""
    stems = _stems(state, draft)
    return bool(stems) and draft.type != "place" and not any(s in placeless() or s in words("abroad") for s in stems)


def _from_story(state: State, draft: EntityDraft, party: Party) -> None:
    setting = state.view.analysis.entities.setting
    if setting is None:
        return
    code, chance = setting.best(party.first)
    if code is not None and chance >= SURE_ENOUGH:
        draft.country, draft.country_inferred = code, True
        draft.evidence.append(f"country {code}: {STORY}")


def _settle_seat(state: State, shape: Shape) -> None:
    """ترأست ماي اجتماعا لمجلس الأمن القومي: a body without a country of its own is of who leads its session."""
    if shape.type not in ("CONSULT", "AGREE") or len(shape.actors) < 2:
        return
    leader = state.entity(shape.actors[0].entity)
    if leader.type not in ("person", "office") or leader.country is None or leader.country_inferred:
        return
    for party in shape.actors[1:]:
        draft = state.entity(party.entity)
        if draft.type == "organization" and draft.country_inferred and party.how.endswith(":ل"):
            draft.country = leader.country
            draft.evidence.append(f"country {leader.country}: {leader.name} leads its session")
