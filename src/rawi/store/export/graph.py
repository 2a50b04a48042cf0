"""GraphML of who met whom and who named whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from rawi.store.answers import between
from rawi.store.place import Connection

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="name" for="node" attr.name="name" attr.type="string"/>
<key id="name_en" for="node" attr.name="name_en" attr.type="string"/>
<key id="type" for="node" attr.name="type" attr.type="string"/>
<key id="country" for="node" attr.name="country" attr.type="string"/>
<key id="relation" for="edge" attr.name="relation" attr.type="string"/>
<key id="count" for="edge" attr.name="count" attr.type="int"/>
<key id="first" for="edge" attr.name="first" attr.type="string"/>
<key id="last" for="edge" attr.name="last" attr.type="string"/>
<graph id="rawi" edgedefault="directed">
"""
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that XML 1.0 cannot hold."""

_EDGES = """
CREATE OR REPLACE TEMP TABLE edges AS
SELECT x.identity AS a, y.identity AS b, 'met' AS relation, count(*) AS n, min(day) AS first, max(day) AS last
FROM (SELECT s.article, s.event, s.day FROM event_state s JOIN events e USING (article, event)
  WHERE s.counted AND e.type = 'CONSULT' AND e.status IN ('happened', 'ongoing'){met}) s
JOIN parties p ON p.article = s.article AND p.event = s.event JOIN parties r ON r.article = s.article AND r.event = s.event
JOIN entities x ON x.article = p.article AND x.entity = p.entity JOIN entities y ON y.article = r.article AND y.entity = r.entity
WHERE x.identity < y.identity GROUP BY ALL
UNION ALL
SELECT x.identity, y.identity, 'named', count(DISTINCT (s.article, s.statement)), min(day), max(day)
FROM statement_state s JOIN statements t USING (article, statement)
JOIN entities x ON x.article = t.article AND x.entity = t.speaker
JOIN mentions m ON m.article = t.article AND m.span_start >= t.content_start AND m.span_end <= t.content_end AND m.kind = 'name'
JOIN entities y ON y.article = m.article AND y.entity = m.entity
WHERE s.counted AND x.identity <> y.identity AND y.type <> 'place'{named} GROUP BY ALL
"""
_NODES = """
SELECT identity, mode(name ORDER BY name), mode(name_en ORDER BY name_en), mode(type), mode(country) FROM entities
WHERE identity IN (SELECT a FROM edges UNION SELECT b FROM edges) GROUP BY identity ORDER BY identity
"""


def graphml(connection: Connection, since: str | None = None, until: str | None = None) -> Iterator[str]:
    """Nodes are entities with an identity; an edge "met" joins parties of a CONSULT event that took place (its direction
    means nothing), an edge "named" leads from a speaker to whom a statement names."""
    met, values = between("s.day", since, until)
    named, more = between("day", since, until)
    connection.execute(_EDGES.format(met=met, named=named), [*values, *more])
    yield _HEAD
    for identity, name, english, type, country in connection.execute(_NODES).fetchall():
        told = (("name", name), ("name_en", english), ("type", type), ("country", country))
        yield f"<node id={_attribute(identity)}>{_data(told)}</node>\n"
    edges = connection.execute("SELECT a, b, relation, n, first, last FROM edges ORDER BY a, b, relation").fetchall()
    for a, b, relation, n, first, last in edges:
        told = (("relation", relation), ("count", str(n)), ("first", str(first)), ("last", str(last)))
        yield f"<edge source={_attribute(a)} target={_attribute(b)}>{_data(told)}</edge>\n"
    yield "</graph>\n</graphml>\n"


def _attribute(value: str) -> str:
    return quoteattr(_FORBIDDEN.sub("", value))


def _data(pairs: tuple[tuple[str, str | None], ...]) -> str:
    return "".join(f'<data key="{key}">{escape(_FORBIDDEN.sub("", value))}</data>' for key, value in pairs if value)
