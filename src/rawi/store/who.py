"""Entities by name, and what is known of them: statements, meetings, offices over time."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rawi.errors import EmptyInputError
from rawi.store.answers import Answer, ask, between, choose
from rawi.store.identity import name_key
from rawi.store.place import Connection

_COUNTRY = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a question means: numbers of articles with entity ids are found by joining this table's name."""

    table: str
    name: str


def meant(connection: Connection, asked: str, table: str = "meant") -> Meant:
    """Makes a temporary table of the entities that a name, a three-letter country code or a Wikidata id means.

    A name means every entity whose folded name has all its words, and the same identities under other names. For a
    country its government and offices are meant too.

    Raises EmptyInputError when the store knows nobody of this name.
    """
    if _COUNTRY.fullmatch(asked):
        where, values = "country = ? AND (type IN ('country', 'office') OR sector IS NOT NULL)", [asked]
    elif re.fullmatch(r"Q\d+", asked):
        where, values = "identity = ?", [asked]
    else:
        words = name_key(asked).split()
        if not words:
            raise EmptyInputError("the name is empty; give a name such as لافروف, a code such as RUS or a Wikidata id")
        where = " AND ".join("(' ' || name_key || ' ') LIKE ?" for _ in words)
        values = [f"% {word} %" for word in words]
        connection.execute(
            "CREATE OR REPLACE TEMP TABLE meant_identities AS SELECT DISTINCT identity FROM entities "
            f"WHERE identity IS NOT NULL AND type <> 'group' AND {where}",
            values,
        )
        where = f"identity IN (SELECT identity FROM meant_identities) OR (identity IS NULL AND {where})"
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {table} AS SELECT article, entity FROM entities WHERE {where}", values)
    row = connection.execute(
        f"SELECT n.name, count(*) FROM {table} JOIN entities n USING (article, entity) GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 1"
    ).fetchone()
    if row is None:
        raise EmptyInputError(f"the store knows nobody called {asked}; try one word of the name, or a code such as RUS")
    # Who is meant by a group that has them as a member is meant too: الرئيسان, موسكو وبكين.
    connection.execute(
        f"INSERT INTO {table} SELECT g.article, g.entity FROM entities g JOIN {table} m ON m.article = g.article "
        "WHERE g.type = 'group' AND list_contains(g.members, m.entity)"
    )
    return Meant(table, row[0])


def who(
    connection: Connection, asked: str, since: str | None = None, until: str | None = None, limit: int = 20
) -> list[Answer]:
    """Names and offices over time, meetings, other events, and statements, newest first.

    Raises EmptyInputError when the store knows nobody of this name.
    """
    person = meant(connection, asked)
    period, values = between("a.published", since, until)
    offices = ask(
        connection, "positions",
        "SELECT n.name, n.office, n.country, min(a.published) AS first, max(a.published) AS last, count(*) AS articles "
        "FROM meant JOIN entities n USING (article, entity) JOIN current_articles a USING (article) "
        f"WHERE n.type <> 'group'{period} GROUP BY ALL ORDER BY articles DESC, first LIMIT {int(limit)}",
        values,
    )  # fmt: skip
    period, values = between("s.day", since, until)
    chosen_events = (
        "SELECT s.article, s.event FROM event_state s JOIN (SELECT DISTINCT p.article, p.event FROM parties p "
        "JOIN meant USING (article, entity)) m USING (article, event) JOIN events e USING (article, event) "
        f"WHERE s.counted AND e.type {{}} 'CONSULT'{period} ORDER BY s.day DESC NULLS LAST, s.article, s.event LIMIT {int(limit)}"
    )
    shown_events = (
        "SELECT e.day, e.type, e.mode, e.status, (SELECT string_agg(DISTINCT n.name, '، ' ORDER BY n.name) FROM parties p "
        "JOIN entities n USING (article, entity) ANTI JOIN meant o ON o.article = p.article AND o.entity = p.entity "
        "WHERE p.article = e.article AND p.event = e.event AND p.article IN ({0}) AND n.article IN ({0})) AS others, "
        "e.score, e.outlets, e.outlet, e.sentence_text AS sentence, e.id "
        "FROM event_list e JOIN chosen USING (article, event) WHERE e.article IN ({0}) ORDER BY e.day DESC NULLS LAST, e.id"
    )
    articles = choose(connection, chosen_events.format("="), values)
    meetings = ask(connection, "meetings", shown_events.format(articles))
    articles = choose(connection, chosen_events.format("<>"), values)
    others = ask(connection, "events", shown_events.format(articles))
    articles = choose(
        connection,
        "SELECT s.article, s.statement FROM statement_state s JOIN statements t USING (article, statement) "
        f"JOIN meant m ON m.article = s.article AND m.entity = t.speaker WHERE s.counted{period} "
        f"ORDER BY s.day DESC NULLS LAST, s.article, s.statement LIMIT {int(limit)}",
        values,
    )
    statements = ask(
        connection, "statements",
        "SELECT published AS day, act, speaker_name AS speaker, content_text AS content, outlets, outlet, "
        "sentence_text AS sentence, id FROM statement_list JOIN chosen USING (article, statement) "
        f"WHERE article IN ({articles}) ORDER BY day DESC NULLS LAST, id",
    )  # fmt: skip
    return [Answer(f"positions of {person.name}", offices.columns, offices.rows), meetings, statements, others]
