"""Which event repeats which: same type, shared parties, same kind of trigger."""

from __future__ import annotations

from rawi.events.types import EventDraft
from rawi.mentions.types import EntityDraft


def link_repeats(events: list[EventDraft], entities: list[EntityDraft], kinds: dict[int, str]) -> None:
    """Set ``same_as`` to the first earlier event that an event repeats; linear by type and first actor.

    ``kinds`` gives each event's kind of trigger (its row's group), so that a call does not repeat a visit.
    """
    seen: dict[tuple[str, str, frozenset[str]], int] = {}
    for event in events:
        who = parties_key(event.actors, entities)
        whom = parties_key(event.recipients, entities)
        if not who and not whom:
            continue
        both = who | whom if event.type == "CONSULT" else who
        key = (event.type, kinds.get(event.index, ""), both)
        earlier = seen.get(key)
        if earlier is None:
            seen[key] = event.index
            continue
        if (
            _dates_agree(event, events[earlier])
            and _one_story(event, events[earlier], entities)
            and (event.type == "CONSULT" or _same(whom, events[earlier], entities))
        ):
            event.same_as = earlier


def _one_story(event: EventDraft, earlier: EventDraft, entities: list[EntityDraft]) -> bool:
    """Whether two events can be one: both news or both background, both true or neither, and the same persons."""
    if event.historical != earlier.historical or (event.status == "negated") != (earlier.status == "negated"):
        return False
    one, other = _persons(event, entities), _persons(earlier, entities)
    return not any(country in other and not people & other[country] for country, people in one.items())


def _persons(event: EventDraft, entities: list[EntityDraft]) -> dict[str, set[str]]:
    """The named persons of an event by country: a minister's talks are not his president's."""
    out: dict[str, set[str]] = {}
    for i in (*event.actors, *event.recipients):
        draft = entities[i]
        if draft.type == "person" and draft.country:
            out.setdefault(draft.country, set()).add(draft.name)
    return out


def parties_key(indexes: tuple[int, ...], entities: list[EntityDraft]) -> frozenset[str]:
    return frozenset(entities[i].country or entities[i].name for i in indexes)


def _same(whom: frozenset[str], earlier: EventDraft, entities: list[EntityDraft]) -> bool:
    other = parties_key(earlier.recipients, entities)
    return not whom or not other or bool(whom & other)


def _dates_agree(event: EventDraft, earlier: EventDraft) -> bool:
    a, b = event.date, earlier.date
    return a is None or b is None or (a.start <= b.end and b.start <= a.end)
