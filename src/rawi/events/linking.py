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
        if _dates_agree(event, events[earlier]) and (event.type == "CONSULT" or _same(whom, events[earlier], entities)):
            event.same_as = earlier


def parties_key(indexes: tuple[int, ...], entities: list[EntityDraft]) -> frozenset[str]:
    return frozenset(entities[i].country or entities[i].name for i in indexes)


def _same(whom: frozenset[str], earlier: EventDraft, entities: list[EntityDraft]) -> bool:
    other = parties_key(earlier.recipients, entities)
    return not whom or not other or bool(whom & other)


def _dates_agree(event: EventDraft, earlier: EventDraft) -> bool:
    a, b = event.date, earlier.date
    return a is None or b is None or (a.start <= b.end and b.start <= a.end)
