"""Chosen events and statements with all that is shown of them.

Everything is fetched for the articles that hold them alone, their numbers written out (``IN (1, 2, 3)``), and joined
here: DuckDB then reads a few blocks of each table, where the views would join whole tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rawi.store.answers import Answer
from rawi.store.place import Connection

Id = tuple[int, str]
"""Number of the article; id of the event or statement in it."""
TextSpan = tuple[int, int | None, int | None]
"""Number of the article, start and end; None for no span."""
Sides = Mapping[tuple[int, str, str], list[tuple[str, str]]]
"""Entity and name of the parties, by article, event and role."""


def numbers(articles: Iterable[int]) -> str:
    """Article numbers for ``IN (...)``; never empty.

    >>> numbers([3, 1, 3]), numbers([])
    ('1, 3', '-1')
    """
    return ", ".join(map(str, sorted(set(articles)))) or "-1"


def answer(title: str, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Answer:
    """An answer of these columns."""
    return Answer(title, tuple(columns), tuple(tuple(row[column] for column in columns) for row in rows))


def events_shown(connection: Connection, ids: Sequence[Id]) -> list[dict[str, Any]]:
    """The events of these ids, in their order.

    Returns for each: ``id``, ``article`` (number), ``event``, ``day``, ``type``, ``mode``, ``status``, ``score``,
    ``place``, ``outlets``, ``outlet``, ``sentence`` (None without text), and ``sides``: the parties as pairs of entity and
    name, for ``actor`` and ``recipient``.
    """
    inside = numbers(article for article, _ in ids)
    rows = _by_id(
        connection,
        "SELECT e.article, e.event, e.type, e.mode, e.status, e.score, e.place, e.sentence, s.day, s.outlets "
        "FROM events e JOIN event_state s ON s.article = e.article AND s.event = e.event "
        f"WHERE e.article IN ({inside}) AND s.article IN ({inside})",
    )
    sides = sides_of(connection, inside)
    found = [rows[id] for id in ids if id in rows]
    _add_sources(connection, inside, found)
    for row in found:
        row["id"] = f"{row['key']}:{row['event']}"
        row["sides"] = {role: sides.get((row["article"], row["event"], role), []) for role in ("actor", "recipient")}
    return found


def statements_shown(connection: Connection, ids: Sequence[Id]) -> list[dict[str, Any]]:
    """The statements of these ids, in their order.

    Returns for each: ``id``, ``article`` (number), ``statement``, ``day``, ``act``, ``speaker`` (name), ``content``,
    ``outlets``, ``outlet``, ``sentence``; the texts are None where the store has none.
    """
    inside = numbers(article for article, _ in ids)
    rows = _by_id(
        connection,
        "SELECT q.article, q.statement, q.act, q.sentence, q.content_start, q.content_end, q.speaker AS entity, s.day, s.outlets "
        "FROM statements q JOIN statement_state s ON s.article = q.article AND s.statement = q.statement "
        f"WHERE q.article IN ({inside}) AND s.article IN ({inside})",
    )
    names: dict[Id, str] = {
        (article, entity): name
        for article, entity, name in connection.execute(
            f"SELECT article, entity, name FROM entities WHERE article IN ({inside})"
        ).fetchall()
    }
    found = [rows[id] for id in ids if id in rows]
    contents = _add_sources(connection, inside, found, [(r["article"], r["content_start"], r["content_end"]) for r in found])
    for row, content in zip(found, contents, strict=True):
        row["id"] = f"{row['key']}:{row['statement']}"
        row["content"] = content
        row["speaker"] = names.get((row["article"], row["entity"]))
    return found


def sides_of(connection: Connection, inside: str) -> Sides:
    """The parties of all events of some articles, in order; ``inside`` as ``numbers`` makes it."""
    found: dict[tuple[int, str, str], list[tuple[str, str]]] = {}
    for article, event, role, entity, name in connection.execute(
        "SELECT p.article, p.event, p.role, n.entity, n.name FROM parties p "
        "JOIN entities n ON n.article = p.article AND n.entity = p.entity "
        f"WHERE p.article IN ({inside}) AND n.article IN ({inside}) ORDER BY p.article, p.event, p.role, p.position"
    ).fetchall():
        found.setdefault((article, event, role), []).append((entity, name))
    return found


def passages(connection: Connection, spans: Sequence[TextSpan]) -> list[str | None]:
    """The text of spans (article, start, end), in their order; None where there is no span or no text."""
    if not spans:
        return []
    articles, starts, ends = (list(column) for column in zip(*spans, strict=True))
    rows = connection.execute(
        "SELECT c.position, substr(a.text, c.span_start + 1, c.span_end - c.span_start) FROM ("
        "SELECT unnest(CAST(? AS INTEGER[])) AS position, unnest(CAST(? AS INTEGER[])) AS article, "
        "unnest(CAST(? AS INTEGER[])) AS span_start, unnest(CAST(? AS INTEGER[])) AS span_end) c "
        f"JOIN articles a ON a.article = c.article WHERE a.article IN ({numbers(articles)})",
        [list(range(len(spans))), articles, starts, ends],
    ).fetchall()
    texts = dict(rows)
    return [texts.get(at) for at in range(len(spans))]


def _add_sources(
    connection: Connection, inside: str, rows: Sequence[dict[str, Any]], more: Sequence[TextSpan] = ()
) -> list[str | None]:
    """Adds key, outlet and the source sentence; returns the text of more spans."""
    sources = {
        row[0]: row[1:]
        for row in connection.execute(f"SELECT article, key, outlet FROM articles WHERE article IN ({inside})").fetchall()
    }
    sentences = {
        (article, sentence): (start, end)
        for article, sentence, start, end in connection.execute(
            f"SELECT article, sentence, span_start, span_end FROM sentences WHERE article IN ({inside})"
        ).fetchall()
    }
    spans = [(row["article"], *sentences.get((row["article"], row["sentence"]), (None, None))) for row in rows]
    texts = passages(connection, [*spans, *more])
    for row, sentence in zip(rows, texts, strict=False):
        row["key"], row["outlet"] = sources[row["article"]]
        row["sentence"] = sentence
    return texts[len(rows) :]


def _by_id(connection: Connection, sql: str) -> dict[Id, dict[str, Any]]:
    cursor = connection.execute(sql)
    columns = [column[0] for column in cursor.description]
    return {(row[0], row[1]): dict(zip(columns, row, strict=True)) for row in cursor.fetchall()}
