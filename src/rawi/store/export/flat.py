"""Flat rows, one for each dyad, in the manner of event data sets: CSV and Parquet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

from rawi.extras import need
from rawi.store.export.crosswalk import QUAD, cameo
from rawi.store.export.events import counted_events
from rawi.store.place import Connection

_TEXT, _NUMBER, _SPAN, _DAY = "string", "float64", "int64", "date32"
COLUMNS = {
    "event_id": _TEXT, "linked_event": _TEXT, "date": _DAY, "date_start": _DAY, "date_end": _DAY, "event_type": _TEXT,
    "event_mode": _TEXT, "contexts": _TEXT, "cameo": _TEXT, "quad_class": _TEXT, "quad_code": _SPAN, "score": _NUMBER,
    "status": _TEXT, "historical": "bool", "actor_name": _TEXT, "actor_name_en": _TEXT, "actor_country": _TEXT,
    "actor_sector": _TEXT, "actor_other_sectors": _TEXT, "actor_office": _TEXT, "actor_wikidata": _TEXT,
    "recipient_name": _TEXT, "recipient_name_en": _TEXT, "recipient_country": _TEXT, "recipient_sector": _TEXT,
    "recipient_other_sectors": _TEXT, "recipient_office": _TEXT, "recipient_wikidata": _TEXT, "place": _TEXT,
    "place_country": _TEXT, "latitude": _NUMBER, "longitude": _NUMBER, "killed": _SPAN, "wounded": _SPAN,
    "arrested": _SPAN, "outlets": _SPAN, "outlet": _TEXT, "published": _DAY, "url": _TEXT, "title": _TEXT,
    "article": _TEXT, "trigger_start": _SPAN, "trigger_end": _SPAN, "sentence_start": _SPAN, "sentence_end": _SPAN,
    "sentence": _TEXT, "rule": _TEXT, "confidence": _NUMBER,
}  # fmt: skip


def flat_rows(connection: Connection, since: str | None = None, until: str | None = None) -> Iterator[tuple[Any, ...]]:
    """A row for each actor with each recipient; with each other actor where there is no recipient; or for the one actor."""
    for event in counted_events(connection, since, until):
        actors, recipients = event["actors"], event["recipients"]
        if actors and recipients:
            pairs = [(a, r) for a in actors for r in recipients]
        elif len(actors) > 1:
            pairs = [(a, b) for n, a in enumerate(actors) for b in actors[n + 1 :]]
        else:
            pairs = [(actors[0] if actors else None, recipients[0] if recipients else None)]
            pairs += [(None, r) for r in recipients[1:]]
        for actor, recipient in pairs:
            yield _row(event, actor, recipient)


def _row(event: dict[str, Any], actor: dict[str, Any] | None, recipient: dict[str, Any] | None) -> tuple[Any, ...]:
    sizes: dict[str, int] = {}
    for size in event["casualties"] or []:
        if size["number"] is not None:  # عشرات القتلى
            sizes.setdefault(size["kind"], size["number"])
    return (
        event["id"], event["linked_event"], event["day"], event["date_start"], event["date_end"], event["type"],
        event["mode"], ";".join(event["contexts"]), cameo(event["type"], event["mode"], event["contexts"]), event["quad"],
        QUAD.get(event["quad"]), event["score"], event["status"], event["historical"], *_party(actor), *_party(recipient),
        event["place"], event["place_country"], event["latitude"], event["longitude"], sizes.get("killed"),
        sizes.get("wounded"), sizes.get("arrested"), event["outlets"], event["outlet"], event["published"], event["url"],
        event["title"], event["key"], event["trigger_start"], event["trigger_end"], event["sentence_start"],
        event["sentence_end"], event["sentence_text"], event["rule"], event["confidence"],
    )  # fmt: skip


def _party(party: dict[str, Any] | None) -> tuple[Any, ...]:
    if party is None:
        return (None,) * 7
    return (
        party["name"], party["name_en"], party["country"], party["sector"], ";".join(party["other_sectors"] or []),
        party["office"], party["wikidata"],
    )  # fmt: skip


def flat_csv(connection: Connection, since: str | None = None, until: str | None = None) -> Iterator[str]:
    """The rows as CSV (RFC 4180, UTF-8), with a line of column names."""
    for row in chain([tuple(COLUMNS)], flat_rows(connection, since, until)):
        out = io.StringIO()
        csv.writer(out).writerow(row)
        yield out.getvalue()


def flat_parquet(connection: Connection, path: str, since: str | None = None, until: str | None = None) -> int:
    """Writes the rows as a Parquet file; returns their number."""
    arrow, parquet = need("pyarrow", "store"), need("pyarrow.parquet", "store")
    types = {"string": arrow.string(), "float64": arrow.float64(), "int64": arrow.int64(), "date32": arrow.date32(), "bool": arrow.bool_()}
    schema = arrow.schema([(name, types[kind]) for name, kind in COLUMNS.items()])
    rows, count = flat_rows(connection, since, until), 0
    with parquet.ParquetWriter(path, schema, compression="zstd") as file:
        while some := list(islice(rows, 10_000)):
            count += len(some)
            columns = zip(*some, strict=True)
            file.write_table(arrow.table([arrow.array(c, f.type) for c, f in zip(columns, schema, strict=True)], schema=schema))
    return count
