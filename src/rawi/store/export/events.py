"""Counted events with their parties, one at a time, as the exports want them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rawi.store.answers import between
from rawi.store.place import Connection

_PARTY = """(SELECT list({{'entity': n.entity, 'name': n.name, 'name_en': n.name_en, 'country': n.country, 'sector': n.sector,
  'other_sectors': n.other_sectors, 'office': coalesce(n.office_en, n.office), 'wikidata': n.wikidata,
  'identity': n.identity}} ORDER BY p.position)
  FROM parties p JOIN entities n USING (article, entity) WHERE p.article = c.article AND p.event = c.event AND p.role = '{}')"""

_EVENTS = """
WITH c AS MATERIALIZED (SELECT s.article, s.event FROM event_state s WHERE s.counted{period})
SELECT e.id, e.linked_event, e.day, e.date_start, e.date_end, e.type, e.mode, e.contexts, e.quad, e.score, e.status, e.historical,
  e.casualties, e.place, e.place_country, e.latitude, e.longitude, e.said_in, e.confidence, e.rule,
  e.trigger_start, e.trigger_end, e.outlet, e.url, e.title, e.published, e.key, e.sentence, e.outlets, e.sentence_text,
  t.span_start AS sentence_start, t.span_end AS sentence_end,
  substr(a.text, e.trigger_start + 1, e.trigger_end - e.trigger_start) AS trigger_text,
  {actors} AS actors, {recipients} AS recipients
FROM event_list e JOIN c USING (article, event) JOIN articles a USING (article)
LEFT JOIN sentences t ON t.article = e.article AND t.sentence = e.sentence
ORDER BY e.article, e.trigger_start, e.event
"""


def counted_events(connection: Connection, since: str | None, until: str | None) -> Iterator[dict[str, Any]]:
    """Each linked event once, in the order of its articles, with lists of actors and recipients."""
    period, values = between("s.day", since, until)
    sql = _EVENTS.format(period=period, actors=_PARTY.format("actor"), recipients=_PARTY.format("recipient"))
    cursor = connection.execute(sql, values)
    columns = [column[0] for column in cursor.description]
    while rows := cursor.fetchmany(1_000):
        for row in rows:
            event = dict(zip(columns, row, strict=True))
            event["actors"] = event["actors"] or []
            event["recipients"] = event["recipients"] or []
            yield event
