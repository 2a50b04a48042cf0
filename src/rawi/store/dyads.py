"""Who did what to whom, counted: dyads by month, and events in order of time."""

from __future__ import annotations

from rawi.store.answers import Answer, ask, between
from rawi.store.place import Connection
from rawi.store.shown import answer, events_shown
from rawi.store.who import meant, newest_first


def dyad(
    connection: Connection, first: str, second: str, since: str | None = None, until: str | None = None, limit: int = 20
) -> list[Answer]:
    """Events between two parties, either way: counted by month and type with their mean score, and the newest ones.

    Args:
        first, second: names, three-letter country codes or Wikidata ids.

    Raises EmptyInputError when the store does not know one of them.
    """
    a, b = meant(connection, first, "first_side"), meant(connection, second, "second_side")
    period, values = between("s.day", since, until)
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE between_them AS SELECT DISTINCT s.*, e.type, e.mode, e.status, e.score, "
        "x.role AS first_role, y.role AS second_role "
        "FROM (SELECT DISTINCT p.article, p.event, p.role FROM parties p JOIN first_side USING (article, entity)) x "
        "JOIN (SELECT DISTINCT p.article, p.event, p.role FROM parties p JOIN second_side USING (article, entity)) y "
        "USING (article, event) JOIN event_state s USING (article, event) JOIN events e USING (article, event) "
        "WHERE s.counted AND (x.role <> y.role OR e.type IN ('CONSULT', 'AGREE', 'COOPERATE'))" + period,
        values,
    )
    direction = (
        "CASE WHEN first_role = second_role OR type = 'CONSULT' THEN 'both' WHEN first_role = 'actor' THEN 'first to second' "
        "ELSE 'second to first' END AS direction"
    )
    months = ask(
        connection, f"{a.name} and {b.name} by month",
        f"SELECT strftime(day, '%Y-%m') AS month, type, {direction}, count(DISTINCT (article, event)) AS events, "
        "round(avg(score), 2) AS score FROM between_them WHERE status <> 'negated' GROUP BY ALL ORDER BY month, events DESC, type, direction",
    )  # fmt: skip
    chosen = connection.execute(
        f"SELECT article, event, min(direction) FROM (SELECT article, event, day, {direction} FROM between_them) "
        f"GROUP BY article, event ORDER BY max(day) DESC NULLS LAST, article, event LIMIT {int(limit)}",
    ).fetchall()
    directions = {(article, event): how for article, event, how in chosen}
    events = events_shown(connection, list(directions))
    for event in events:
        event["direction"] = directions[event["article"], event["event"]]
    columns = ("day", "type", "mode", "direction", "status", "score", "outlets", "outlet", "sentence", "id")
    newest = answer("events", columns, sorted(events, key=newest_first))
    return [months, newest]


def timeline(
    connection: Connection,
    asked: list[str],
    since: str | None = None,
    until: str | None = None,
    type: str | None = None,
    limit: int = 50,
) -> list[Answer]:
    """Events in order of time, each once however many outlets carried it; of all, or of those in which all named take part.

    Raises EmptyInputError when the store does not know one of those named.
    """
    period, values = between("s.day", since, until)
    if type:
        period += " AND e.type = ?"
        values.append(type.upper())
    joined = ""
    for number, name in enumerate(asked):
        table = f"named_{number}"
        meant(connection, name, table)
        joined += (
            f" AND EXISTS (SELECT 1 FROM parties p JOIN {table} USING (article, entity) "
            "WHERE p.article = s.article AND p.event = s.event)"
        )
    chosen = connection.execute(
        "SELECT s.article, s.event FROM event_state s JOIN events e USING (article, event) "
        f"WHERE s.counted{period}{joined} ORDER BY s.day, s.article, s.event LIMIT {int(limit)}",
        values,
    ).fetchall()
    events = events_shown(connection, chosen)
    for event in events:
        for role, column in (("actor", "actors"), ("recipient", "recipients")):
            event[column] = "، ".join(name for _, name in event["sides"][role]) or None
    columns = (
        "day", "type", "mode", "status", "actors", "recipients", "place", "score", "outlets", "outlet", "sentence", "id",
    )  # fmt: skip
    return [answer("timeline", columns, sorted(events, key=lambda event: (event["day"] is None, event["day"], event["id"])))]
