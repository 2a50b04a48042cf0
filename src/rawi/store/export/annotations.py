"""W3C Web Annotations (JSON-LD) of mentions, statements and events, each on its characters."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from rawi.store.answers import between
from rawi.store.place import Connection

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_PARTS = (
    ("mention", "SELECT a.key, a.url, a.text, m.entity || '.' || row_number() OVER (PARTITION BY m.article, m.entity ORDER BY m.span_start), "
     "m.span_start, m.span_end, n.type || ': ' || n.name, n.wikidata FROM mentions m JOIN entities n USING (article, entity)"),
    ("statement", "SELECT a.key, a.url, a.text, m.statement, m.content_start, m.content_end, m.act || coalesce(': ' || n.name, ''), NULL "
     "FROM statements m LEFT JOIN entities n ON n.article = m.article AND n.entity = m.speaker"),
    ("event", "SELECT a.key, a.url, a.text, m.event, m.trigger_start, m.trigger_end, m.type || coalesce(' ' || m.mode, '') "
     "|| CASE WHEN m.status = 'happened' THEN '' ELSE ' (' || m.status || ')' END, NULL FROM events m"),
)  # fmt: skip


def annotation_page(connection: Connection, since: str | None = None, until: str | None = None) -> Iterator[str]:
    """One AnnotationPage with all annotations of the latest versions.

    Positions count code points of the article's text; the quote is left out where the store has no text.
    """
    yield f'{{"@context": "{CONTEXT}", "id": "urn:rawi:page:1", "type": "AnnotationPage", "items": [\n'
    period, values = between("a.published", since, until)
    first = True
    for kind, sql in _PARTS:
        cursor = connection.execute(f"{sql} JOIN current_articles a ON a.article = m.article WHERE true{period} ORDER BY a.article, 5", values)
        while rows := cursor.fetchmany(500):
            for row in rows:
                yield ("" if first else ",\n") + json.dumps(_annotation(kind, *row), ensure_ascii=False)
                first = False
    yield "\n]}\n"


def _annotation(
    kind: str, key: str, url: str | None, text: str | None, part: str, start: int, end: int, label: str, wikidata: str | None
) -> dict[str, Any]:
    body: list[dict[str, Any]] = [{"type": "TextualBody", "purpose": "tagging", "value": label, "format": "text/plain"}]
    if wikidata:
        body.append({"type": "SpecificResource", "purpose": "identifying", "source": f"http://www.wikidata.org/entity/{wikidata}"})
    selector: list[dict[str, Any]] = [{"type": "TextPositionSelector", "start": start, "end": end}]
    if text is not None:
        quote = {"exact": text[start:end], "prefix": text[max(0, start - 20) : start], "suffix": text[end : end + 20]}
        selector.append({"type": "TextQuoteSelector", **quote})
    return {
        "id": f"urn:rawi:{key}:{kind}:{part}",
        "type": "Annotation",
        "motivation": "identifying" if kind == "mention" else "classifying",
        "body": body,
        "target": {"source": url or f"urn:rawi:{key}", "selector": selector},
    }
