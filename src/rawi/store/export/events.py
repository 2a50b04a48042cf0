"""Counted events with their parties, one at a time, as the exports want them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rawi.store.answers import between
from rawi.store.place import Connection

AT_ONCE = 500
"""Articles whose events are asked for at once: memory does not grow with the store."""

_EVENTS = """
SELECT e.id, e.linked_event, e.day, e.date_start, e.date_end, e.type, e.mode, e.contexts, e.quad, e.score, e.status, e.historical,
  e.casualties, e.place, e.place_country, e.latitude, e.longitude, e.said_in, e.confidence, e.rule,
  e.trigger_start, e.trigger_end, e.outlet, e.url, e.title, e.published, e.key, e.sentence, e.outlets, e.sentence_text,
  t.span_start AS sentence_start, t.span_end AS sentence_end,
  substr(a.text, e.trigger_start + 1, e.trigger_end - e.trigger_start) AS trigger_text, e.article, e.event,
  w.type AS place_type, w.name_en AS place_en
FROM event_list e JOIN articles a USING (article)
LEFT JOIN (SELECT * FROM sentences WHERE article BETWEEN {first} AND {last}) t ON t.article = e.article AND t.sentence = e.sentence
LEFT JOIN (SELECT * FROM entities WHERE article BETWEEN {first} AND {last}) w ON w.article = e.article AND w.entity = e.place_entity
WHERE e.counted AND e.article BETWEEN {first} AND {last} AND a.article BETWEEN {first} AND {last}{period}
ORDER BY e.article, e.trigger_start, e.event
"""
_PARTIES = """
SELECT p.article, p.event, p.role, n.entity, n.type, n.name, n.name_en, n.country, n.sector, n.other_sectors,
  coalesce(n.office_en, n.office) AS office, n.wikidata, n.identity
FROM parties p JOIN entities n USING (article, entity)
WHERE p.article BETWEEN {first} AND {last} AND n.article BETWEEN {first} AND {last} ORDER BY p.article, p.event, p.role, p.position
"""
_PARTY = ("entity", "type", "name", "name_en", "country", "sector", "other_sectors", "office", "wikidata", "identity")


def counted_events(connection: Connection, since: str | None, until: str | None) -> Iterator[dict[str, Any]]:
    """Each linked event once, in the order of its articles, with lists of actors and recipients."""
    period, values = between("day", since, until)
    found = connection.execute(f"SELECT DISTINCT article FROM event_state WHERE counted{period} ORDER BY article", values).fetchall()
    for at in range(0, len(found), AT_ONCE):
        some = found[at : at + AT_ONCE]
        yield from _events(connection, some[0][0], some[-1][0], since, until)


def _events(connection: Connection, first: int, last: int, since: str | None, until: str | None) -> Iterator[dict[str, Any]]:
    sides: dict[tuple[int, str, str], list[dict[str, Any]]] = {}
    for article, event, role, *told in connection.execute(_PARTIES.format(first=first, last=last)).fetchall():
        sides.setdefault((article, event, role), []).append(dict(zip(_PARTY, told, strict=True)))
    period, values = between("e.day", since, until)
    cursor = connection.execute(_EVENTS.format(first=first, last=last, period=period), values)
    columns = [column[0] for column in cursor.description]
    for row in cursor.fetchall():
        event = dict(zip(columns, row, strict=True))
        name = event.pop("article"), event.pop("event")
        event["actors"] = sides.get((*name, "actor"), [])
        event["recipients"] = sides.get((*name, "recipient"), [])
        yield event
