"""Rows of the store as shown parts: sources, parties, passages of chosen articles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rawi.store.place import Connection
from rawi.web.questions.paging import Ids, numbers, of_articles
from rawi.web.questions.types import Party, Passage, Source

SOURCE = "a.key, a.outlet, a.published, a.title, a.url"
PARTY = "n.entity, n.identity, n.type, n.name, n.name_en, n.country, n.sector, n.office, n.wikidata"


def dictionaries(connection: Connection, sql: str, values: Sequence[object] = ()) -> list[dict[str, Any]]:
    """All rows of a query by the names of its columns."""
    cursor = connection.execute(sql, list(values))
    columns = [column[0] for column in cursor.description]
    return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


def chosen(ids: Ids) -> tuple[str, list[object]]:
    """A table ``c (position, article, part)`` of ids as SQL, and its values."""
    sql = "(SELECT unnest(CAST(? AS INTEGER[])) AS position, unnest(CAST(? AS INTEGER[])) AS article, unnest(CAST(? AS VARCHAR[])) AS part) c"
    return sql, [list(range(len(ids))), [i[0] for i in ids], [i[1] for i in ids]]


def source(row: dict[str, Any]) -> Source:
    return Source.model_construct(
        article=row["key"], outlet=row["outlet"], published=row["published"], title=row["title"], url=row["url"]
    )


def passage(row: dict[str, Any], name: str) -> Passage:
    """The passage whose columns are ``name_start``, ``name_end`` and ``name_text``."""
    return Passage.model_construct(start=row[f"{name}_start"], end=row[f"{name}_end"], text=row[f"{name}_text"])


def sentence(row: dict[str, Any]) -> Passage | None:
    """The passage of the columns ``sentence_...``; None where no sentence holds it."""
    return None if row["sentence_start"] is None else passage(row, "sentence")


def words(name: str, start: str, end: str) -> str:
    """Columns of a passage; ``start`` and ``end`` are SQL."""
    return f"{start} AS {name}_start, {end} AS {name}_end, substr(a.text, {start} + 1, {end} - {start}) AS {name}_text"


def party(row: Sequence[Any]) -> Party:
    """The party of a row that has the columns ``PARTY``."""
    names = ("entity", "identity", "type", "name", "name_en", "country", "sector", "office", "wikidata")
    return Party.model_construct(**dict(zip(names, row, strict=True)))


def entities(connection: Connection, wanted: Iterable[tuple[int, str | None]]) -> dict[tuple[int, str], Party]:
    """The parties of these articles and entity ids."""
    pairs = sorted({(article, entity) for article, entity in wanted if entity is not None})
    if not pairs:
        return {}
    rows = connection.execute(
        f"SELECT n.article, {PARTY} FROM {of_articles('entities', numbers(pairs))} n SEMI JOIN (SELECT unnest(CAST(? AS INTEGER[])) AS article, "
        "unnest(CAST(? AS VARCHAR[])) AS entity) w ON w.article = n.article AND w.entity = n.entity",
        [[p[0] for p in pairs], [p[1] for p in pairs]],
    ).fetchall()
    return {(row[0], row[1]): party(row[1:]) for row in rows}
