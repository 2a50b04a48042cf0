"""Versions, copies, linked reports: what is stored once and what belongs together."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.store.stub import article, code, items

from rawi.errors import StoreVersionError
from rawi.store import place
from rawi.store.ingest import ingest
from rawi.store.linking import link_reports, unlink
from rawi.store.place import connect, open_reading
from rawi.store.reports import Party, Report, days, parties
from rawi.store.signatures import signature, similarity
from rawi.store.stories import components


def counts(store: Path) -> tuple[int, int, int]:
    with closing(open_reading(str(store))) as connection:
        row: tuple[int, int, int] = connection.execute(
            "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM current_articles), (SELECT count(*) FROM counted_events)"
        ).fetchone()
        return row


def test_running_twice_adds_nothing(tmp_path: Path) -> None:
    store = tmp_path / "news.rawi"
    first = ingest(items(map(article, range(5))), str(store), code)
    again = ingest(items(map(article, range(7))), str(store), code)
    assert (first.new, first.known, again.new, again.known) == (5, 0, 2, 5)
    assert counts(store) == (7, 7, 7)


def test_the_same_article_twice_in_one_run_is_stored_once(tmp_path: Path) -> None:
    store = tmp_path / "news.rawi"
    summary = ingest(items([article(1), article(2), article(1)]), str(store), code)
    assert (summary.new, summary.known) == (2, 1)


def test_a_changed_article_becomes_a_version_and_the_old_one_stays(tmp_path: Path) -> None:
    store = tmp_path / "news.rawi"
    old = article(1)
    new = replace(old, text=old.text + "\nوأضاف أن المحادثات ستستمر.")
    third = replace(old, title="عنوان آخر")
    ingest(items([old]), str(store), code)
    summary = ingest(items([new, third, old]), str(store), code)
    assert (summary.new, summary.changed, summary.known) == (0, 2, 1)
    with closing(open_reading(str(store))) as connection:
        rows = connection.execute("SELECT version, text, title FROM articles ORDER BY version").fetchall()
        assert [row[0] for row in rows] == [1, 2, 3] and rows[0][1] == old.text
        assert connection.execute("SELECT version FROM current_articles").fetchall() == [(3,)]
        assert connection.execute("SELECT count(*) FROM event_list").fetchone() == (1,)


def test_failures_are_kept_with_their_reasons(tmp_path: Path) -> None:
    store = tmp_path / "news.rawi"
    broken = replace(article(2), text="عطل في هذا النص")
    summary = ingest(items([article(1), broken]), str(store), code)
    assert (summary.new, summary.failed) == (1, 1)
    with closing(open_reading(str(store))) as connection:
        assert connection.execute("SELECT run, source, code, message FROM failures").fetchall() == [
            (1, "stub:2", "R107", "the engine tripped")
        ]
        assert connection.execute("SELECT new, failed, finished IS NOT NULL FROM runs").fetchall() == [(1, 1, True)]


def test_no_text(tmp_path: Path) -> None:
    store = tmp_path / "news.rawi"
    ingest(items([article(1)]), str(store), code, with_text=False)
    with closing(open_reading(str(store))) as connection:
        assert connection.execute("SELECT text, words > 0 FROM articles").fetchall() == [(None, True)]
        assert connection.execute("SELECT sentence_text FROM event_list").fetchall() == [(None,)]


def test_copies_are_one_story_counted_once(tmp_path: Path) -> None:
    store = tmp_path / "news.rawi"
    original = replace(article(1), outlet="أ", published="2022-01-12")
    copy = replace(original, id="b", outlet="ب", text=original.text + " وتأتي هذه الزيارة بعد أيام.", published="2022-01-11")
    later = replace(original, id="c", outlet="ج", text=original.text + " خاص")
    assert ingest(items([original, copy]), str(store), code).duplicates == 1
    assert ingest(items([later, article(9)]), str(store), code).duplicates == 1
    assert counts(store) == (4, 4, 2)
    with closing(open_reading(str(store))) as connection:
        stories = connection.execute("SELECT article, story, reason FROM stories ORDER BY article").fetchall()
        assert [row[:2] for row in stories] == [(1, 2), (2, 2), (3, 2)], "the first carrier is who published first"
        assert stories[1][2] == "first carrier" and "%" in stories[0][2]
        assert connection.execute("SELECT max(outlets) FROM counted_events").fetchone() == (3,)
        assert connection.execute("SELECT DISTINCT reason FROM event_links").fetchall() == [("copies of one text",)]


def test_a_call_reported_by_both_sides_is_one_event(asked: Any) -> None:
    rows = asked.execute(
        "SELECT reason, score FROM event_links WHERE reason LIKE 'parties%' AND article_a <> article_b"
    ).fetchall()
    assert rows, "the call is told by Moscow's and by Ankara's report"
    linked = asked.execute(
        "SELECT linked_event, count(DISTINCT outlet) AS outlets FROM event_witnesses GROUP BY ALL ORDER BY outlets DESC LIMIT 1"
    ).fetchone()
    assert linked[1] == 3


def test_links_can_be_undone_and_made_again(tmp_path: Path) -> None:
    store = tmp_path / "news.rawi"
    original = replace(article(1), outlet="أ")
    ingest(items([original, replace(original, id="b", outlet="ب", text=original.text + " انتهى.")]), str(store), code)
    with closing(open_reading(str(store))) as connection:
        ids = [row[0] for row in connection.execute("SELECT id FROM event_list ORDER BY article").fetchall()]
    assert unlink(str(store), ids[1], ids[0]) == 1
    with closing(open_reading(str(store))) as connection:
        assert connection.execute("SELECT count(*) FROM event_links").fetchone() == (0,)
        assert connection.execute("SELECT count(DISTINCT linked_event) FROM event_list").fetchone() == (2,)
    with place.writer_lock(str(store)):
        connection = place.open_writing(str(store))
        link_reports(connection, anew=True)
        assert connection.execute("SELECT count(*) FROM event_links").fetchone() == (1,)
        place.finish(connection, str(store))


LAVROV = Party("person", "سيرغي لافروف", "Q58217", "RUS", "وزير خارجيه", "GOV")
SHORT = Party("person", "لافروف", None, None, None, None)
TURKEY = Party("country", "تركيا", "TUR", "TUR", None, "GOV")


def report(first: str, *actors: Party, recipients: tuple[Party, ...] = (), type: str = "CONSULT", dated: bool = True) -> Report:
    from datetime import date

    day = date.fromisoformat(first)
    return Report((1, "v1"), type, None, day, day, dated, actors, recipients)


def test_parties_and_days_agree_or_contradict() -> None:
    assert parties(report("2022-01-10", LAVROV, TURKEY), report("2022-01-10", TURKEY, SHORT)) > 0.9
    accuse = report("2022-01-10", LAVROV, recipients=(TURKEY,), type="ACCUSE")
    reverse = report("2022-01-10", TURKEY, recipients=(SHORT,), type="ACCUSE")
    assert parties(accuse, reverse) == 0.0
    assert days(report("2022-01-10", LAVROV), report("2022-01-10", LAVROV)) == 1.0
    assert days(report("2022-01-10", LAVROV), report("2022-01-12", LAVROV)) == 0.0


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 80))
def test_similarity_estimates_the_share_of_triples_in_common(changed: int) -> None:
    words = [f"w{n}" for n in range(200)]
    other = words[: 200 - changed] + [f"z{n}" for n in range(changed)]
    triples = [{" ".join(w[n : n + 3]) for n in range(len(w) - 2)} for w in (words, other)]
    true = len(triples[0] & triples[1]) / len(triples[0] | triples[1])
    assert abs(similarity(signature(words), signature(other)) - true) < 0.3


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=40))
def test_components_are_a_partition(pairs: list[tuple[int, int]]) -> None:
    found = components(pairs)
    members = [key for group in found for key in group]
    assert len(members) == len(set(members)) and set(members) == {key for pair in pairs for key in pair}
    assert all(any(a in group and b in group for group in found) for a, b in pairs)


def catalog(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Columns, comments and views of a store, in no order that would depend on its history."""
    with closing(connect(str(path), read_only=True)) as connection:
        return {
            "columns": connection.execute(
                "SELECT table_name, column_name, data_type, comment FROM duckdb_columns() WHERE NOT internal "
                "AND table_name IN (SELECT table_name FROM duckdb_tables()) ORDER BY ALL"
            ).fetchall(),
            "tables": connection.execute("SELECT table_name, comment FROM duckdb_tables() ORDER BY ALL").fetchall(),
            "views": connection.execute(
                "SELECT view_name, sql, comment FROM duckdb_views() WHERE NOT internal ORDER BY ALL"
            ).fetchall(),
        }  # fmt: skip


def old_store(path: Path) -> Path:
    """A store as version 1 was."""
    with closing(duckdb.connect()) as connection:
        connection.execute(f"ATTACH '{path}' AS old (BLOCK_SIZE 16384)")
        connection.execute("USE old")
        connection.execute((Path(__file__).parent / "version_1.sql").read_text("utf-8"))
    return path


def test_a_store_of_version_1_is_brought_up_to_date(tmp_path: Path) -> None:
    old, new = old_store(tmp_path / "old.rawi"), tmp_path / "new.rawi"
    first = article(1)
    first = replace(first, text=" ".join(first.text.split()[:14]) + ".")
    with closing(open_reading(str(old))) as connection:
        assert place.store_info(connection, str(old))["schema_version"] == str(place.SCHEMA_VERSION)
        texts = connection.execute("SELECT text, language FROM articles WHERE article = 1").fetchall()
        assert texts == [(first.text, "ar")]
        known = connection.execute("SELECT identity, articles, statements, events FROM identities ORDER BY ALL").fetchall()
        assert known == [("CHN", 2, 0, 1), ("RUS", 2, 1, 1)]
    summary = ingest(items([first, article(3)]), str(old), code)
    assert (summary.new, summary.known) == (1, 1)
    ingest(items([first]), str(new), code)
    assert catalog(old) == catalog(new), "a migrated store is what a new one is"


def test_a_writer_brings_an_older_store_up_to_date_too(tmp_path: Path) -> None:
    old = old_store(tmp_path / "old.rawi")
    assert ingest(items([article(2)]), str(old), code).new == 1
    assert counts(old)[:2] == (4, 3)


def test_a_newer_schema_is_refused(tmp_path: Path) -> None:
    store = tmp_path / "news.rawi"
    ingest(items([article(1)]), str(store), code)
    newer = place.SCHEMA_VERSION + 1
    with closing(connect(str(store), read_only=False)) as connection:
        connection.execute("UPDATE store_info SET value = ? WHERE name = 'schema_version'", [str(newer)])
    with pytest.raises(StoreVersionError, match=f"schema {newer}"):
        open_reading(str(store))


def test_what_is_no_store_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.rawi"
    path.write_text("text")
    with pytest.raises(StoreVersionError):
        open_reading(str(path))
    empty = tmp_path / "y.rawi"
    connect(str(empty), read_only=False).close()
    with pytest.raises(StoreVersionError, match="no store"):
        open_reading(str(empty))


def test_every_table_and_view_says_what_it_is(asked: Any) -> None:
    silent = asked.execute(
        "SELECT table_name FROM duckdb_tables() WHERE comment IS NULL AND NOT temporary "
        "UNION SELECT view_name FROM duckdb_views() WHERE comment IS NULL AND NOT internal"
    ).fetchall()
    assert not silent
