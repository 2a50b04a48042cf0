"""Entities by name, and what is known of them: statements, meetings, offices over time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from rawi.errors import EmptyInputError
from rawi.store.answers import Answer, ask, between
from rawi.store.identity import name_key
from rawi.store.place import Connection
from rawi.store.shown import answer, events_shown, statements_shown
from rawi.store.spellings import written_as

_COUNTRY = re.compile(r"[A-Z]{3}")
_LATIN = re.compile(r"[^\W\d_\u0600-\u06ff]")


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a question means: numbers of articles with entity ids are found by joining this table's name."""

    table: str
    name: str


def meant(connection: Connection, asked: str, table: str = "meant") -> Meant:
    """Makes a temporary table ``(article, entity, name)`` of whom a name, country code, Wikidata id or identity means.

    A name means every identity with a name that has all its words, Arabic (folded) or English, under whatever other
    names, and entities without identity that are called so. For a country its government and offices are meant too.

    Raises EmptyInputError when the store knows nobody of this name.
    """
    if _COUNTRY.fullmatch(asked):
        where, values = "country = ? AND (type IN ('country', 'office') OR sector IS NOT NULL)", [asked]
    elif re.fullmatch(r"Q\d+", asked) or ":" in asked:
        known = connection.execute("SELECT 1 FROM identities WHERE identity = ? LIMIT 1", [asked]).fetchall()
        where, values = "identity = ?", [asked if known else written_as(asked)]
    else:
        where, values = _named(connection, asked)
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {table} AS SELECT article, entity, name FROM entities WHERE {where}", values
    )
    row = connection.execute(f"SELECT name, count(*) FROM {table} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 1").fetchone()
    if row is None:
        raise EmptyInputError(f"the store knows nobody called {asked}; try one word of the name, or a code such as RUS")
    # Who is meant by a group that has them as a member is meant too: الرئيسان, موسكو وبكين.
    connection.execute(
        f"INSERT INTO {table} SELECT DISTINCT g.article, g.entity, g.name FROM "
        "(SELECT article, entity, name, unnest(members) AS member FROM entities WHERE type = 'group') g "
        f"JOIN {table} m ON m.article = g.article AND m.entity = g.member"
    )
    return Meant(table, row[0])


def _named(connection: Connection, asked: str) -> tuple[str, list[str]]:
    """The condition on ``entities`` of a name, and its values; identities of this name go to a temporary table."""
    words = asked.casefold().split() if _LATIN.search(asked) else name_key(asked).split()
    if not words:
        raise EmptyInputError("the name is empty; give a name such as لافروف, a code such as RUS or a Wikidata id")
    values = [f"% {word} %" for word in words]
    if _LATIN.search(asked):
        where = " AND ".join("(' ' || lower(name_en) || ' ') LIKE ?" for _ in words)
        sql, rest = f"SELECT identity FROM identities WHERE type <> 'group' AND {where}", ""
    else:
        where = " AND ".join("(' ' || name_key || ' ') LIKE ?" for _ in words)
        sql = (
            f"SELECT DISTINCT identity FROM identity_names WHERE {where} "
            "AND identity NOT IN (SELECT identity FROM identities WHERE type = 'group')"
        )
        rest = f" OR (identity IS NULL AND {where})"
    connection.execute(f"CREATE OR REPLACE TEMP TABLE meant_identities AS {sql}", values)
    return f"identity IN (SELECT identity FROM meant_identities){rest}", values if rest else []


def who(
    connection: Connection, asked: str, since: str | None = None, until: str | None = None, limit: int = 20
) -> list[Answer]:
    """Names and offices over time, meetings, other events, and statements, newest first.

    Raises EmptyInputError when the store knows nobody of this name.
    """
    person = meant(connection, asked)
    period, values = between("a.published", since, until)
    offices = ask(
        connection, f"positions of {person.name}",
        "SELECT n.name, n.office, n.country, min(a.published) AS first, max(a.published) AS last, count(*) AS articles "
        "FROM meant JOIN entities n USING (article, entity) JOIN article_state z USING (article) JOIN articles a USING (article) "
        f"WHERE z.current AND n.type <> 'group'{period} GROUP BY ALL ORDER BY articles DESC, first, name LIMIT {int(limit)}",
        values,
    )  # fmt: skip
    period, values = between("s.day", since, until)
    chosen = connection.execute(
        "SELECT s.article, s.statement FROM statement_state s JOIN statements t USING (article, statement) "
        f"JOIN meant m ON m.article = s.article AND m.entity = t.speaker WHERE s.counted{period} "
        f"ORDER BY s.day DESC NULLS LAST, s.article, s.statement LIMIT {int(limit)}",
        values,
    ).fetchall()
    statements = sorted(statements_shown(connection, chosen), key=newest_first)
    columns = ("day", "act", "speaker", "content", "outlets", "outlet", "sentence", "id")
    meetings, events = _events(connection, since, until, limit)
    return [offices, meetings, answer("statements", columns, statements), events]


def _events(connection: Connection, since: str | None, until: str | None, limit: int) -> tuple[Answer, Answer]:
    """Meetings and all other events of whom ``meant`` has, with the names of the others."""
    period, values = between("s.day", since, until)
    chosen = [
        connection.execute(
            "SELECT s.article, s.event FROM event_state s JOIN (SELECT DISTINCT p.article, p.event FROM parties p "
            "JOIN meant USING (article, entity)) m USING (article, event) JOIN events e USING (article, event) "
            f"WHERE s.counted AND e.type {sign} 'CONSULT'{period} ORDER BY s.day DESC NULLS LAST, s.article, s.event LIMIT {int(limit)}",
            values,
        ).fetchall()
        for sign in ("=", "<>")
    ]
    found = sorted(events_shown(connection, [*chosen[0], *chosen[1]]), key=newest_first)
    own = set(connection.execute("SELECT article, entity FROM meant").fetchall()) if found else set()
    for event in found:
        parties = [*event["sides"]["actor"], *event["sides"]["recipient"]]
        names = {name for entity, name in parties if (event["article"], entity) not in own}
        event["others"] = "، ".join(sorted(names)) or None
    columns = ("day", "type", "mode", "status", "others", "score", "outlets", "outlet", "sentence", "id")
    meetings = answer("meetings", columns, [event for event in found if event["type"] == "CONSULT"])
    return meetings, answer("events", columns, [event for event in found if event["type"] != "CONSULT"])


def newest_first(row: Mapping[str, Any]) -> tuple[bool, int, str]:
    """Order of an answer: the newest day first, without a day last, then by id."""
    day = row["day"]
    return (False, -day.toordinal(), str(row["id"])) if isinstance(day, date) else (True, 0, str(row["id"]))
