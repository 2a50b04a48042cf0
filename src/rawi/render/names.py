"""How entities, statements and events are called in every view."""

from __future__ import annotations

from collections.abc import Iterable

from rawi.record import Entity, Event, Record, Statement


def codes(entity: Entity) -> str:
    """The actor codes of an entity, such as ``CHN GOV`` or ``SYR REB/PTY``; empty when there are none.

    >>> codes(Entity(id="e1", type="person", name="وانغ يي", country="CHN", sector="GOV"))
    'CHN GOV'
    """
    sectors = "/".join(s for s in (entity.sector, *entity.other_sectors) if s)
    return " ".join(part for part in (entity.country, sectors) if part)


def depth(statement: Statement, statements: dict[str, Statement]) -> int:
    """How many statements hold this one: 0 for what the newspaper reports itself."""
    seen = {statement.id}
    outer = statement.in_
    while outer in statements and outer not in seen:
        seen.add(outer)
        outer = statements[outer].in_
    return len(seen) - 1


def when(event: Event) -> str:
    """An event's days: ``2022-01-10``, or ``2022-01-03 to 2022-01-09``; empty when unknown."""
    if event.date is None:
        return ""
    start, end = event.date.start, event.date.end
    return start if start == end else f"{start} to {end}"


def participants(record: Record) -> list[Entity]:
    """The entities that speak, act or are acted upon first, each with its members; then the rest, in text order."""
    acting: dict[str, None] = {}
    by_id = {e.id: e for e in record.entities}
    for id in _acting(record):
        acting.setdefault(id)
        acting.update(dict.fromkeys(by_id[id].members if id in by_id else ()))
    return sorted(record.entities, key=lambda e: e.id not in acting)


def _acting(record: Record) -> Iterable[str]:
    for statement in record.statements:
        yield from (*filter(None, (statement.speaker,)), *statement.via, *statement.addressee)
    for event in record.events:
        yield from (*event.actors, *event.recipients)
