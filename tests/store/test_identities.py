"""The table of identities: what it counts, and that keeping it up gives what making it anew gives."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from tests.store.stub import StubOutcome, article, items, record_of

from rawi.article import Article
from rawi.record import Entity, Mention
from rawi.store import place, spellings
from rawi.store.identity import name_key
from rawi.store.ingest import ItemLike, OutcomeLike, ingest
from rawi.store.rows import coded_article, index_of
from rawi.store.who import meant

DERIVED = ("article_state", "event_state", "statement_state", "identities", "identity_names")


def people(found: Iterator[ItemLike]) -> AbstractContextManager[Iterator[OutcomeLike]]:
    """Codes an article as the stub does, but its parties are two people named by the last two words."""

    def lines() -> Iterator[OutcomeLike]:
        for item in found:
            assert item.article is not None
            record = record_of(item.article)
            names = item.article.text.rstrip(".").split()[-2:]
            both = tuple(
                Entity(id=f"e{n}", type="person", name=name, mentions=(Mention(span=(0, 1), text="x", kind="name"),))
                for n, name in enumerate(names, 1)
            )
            pair = Entity(id="e3", type="group", name="الطرفان", members=("e1", "e2"))
            said = record.statements[0].model_copy(update={"speaker": "e3"})
            record = record.model_copy(update={"entities": (*both, pair), "statements": (said,)})
            yield StubOutcome(item, coded_article(item.article, record, index_of(item.article)))

    return closing(lines())  # type: ignore[type-var]


def named(number: int, first: str, second: str) -> Article:
    return replace(article(number), text=f"{article(number).text} {first} {second}.")


def derived(connection: Any) -> dict[str, list[tuple[Any, ...]]]:
    return {table: connection.execute(f"SELECT * FROM {table} ORDER BY ALL").fetchall() for table in DERIVED}


def test_what_is_counted(tmp_path: Path) -> None:
    store = tmp_path / "news.rawi"
    one, two = named(1, "زيد", "عمرو"), replace(named(2, "زيد", "هند"), outlet="صحيفة", published="2022-02-01")
    copy = replace(one, id="copy", outlet="ناقل", text=one.text + " زيد عمرو")
    ingest(items([one, two, copy]), str(store), people)
    with closing(place.open_reading(str(store))) as connection:
        rows = connection.execute(
            "SELECT name, identity, articles, outlets, statements, events, first, last FROM identities ORDER BY name"
        ).fetchall()
    told = {row[0]: (row[1], *row[2:6], row[6].isoformat(), row[7].isoformat()) for row in rows}
    assert told["زيد"] == ("person:زيد:", 3, 3, 2, 2, "2022-01-11", "2022-02-01"), "a copy is an article, but no new event"
    assert told["هند"] == ("person:هند:", 1, 1, 1, 1, "2022-02-01", "2022-02-01"), "a member says what the group says"


def test_kept_up_it_is_what_it_would_be_made_anew(tmp_path: Path) -> None:
    store, generator = str(tmp_path / "news.rawi"), random.Random(3)
    names = ["زيد", "عمرو", "هند", "سعاد", "العمرو"]
    for _ in range(6):
        batch = [named(generator.randrange(8), *generator.sample(names, 2)) for _ in range(4)]
        batch += [replace(a, id=f"{a.id}-copy", outlet="ناقل", text=a.text + " زيد هند") for a in batch[:1]]
        ingest(items(batch), store, people)
    with place.writer_lock(store):
        connection = place.open_writing(store)
        kept = derived(connection)
        for table in DERIVED:
            connection.execute(f"DELETE FROM {table}")
        place.refresh(connection)
        assert derived(connection) == kept
        assert [row[0] for row in kept["identities"]] == ["person:زيد:", "person:سعاد:", "person:عمرو:", "person:هند:"]
        place.finish(connection, store)


def test_one_name_in_two_spellings_is_one_identity(tmp_path: Path) -> None:
    store = str(tmp_path / "news.rawi")
    ingest(items([named(1, "ترامب", "نتانياهو"), named(2, "ترمب", "نتنياهو"), named(3, "ترمبي", "هند")]), store, people)
    with closing(place.open_reading(store)) as connection:
        told = dict(connection.execute("SELECT identity, articles FROM identities").fetchall())
        names = connection.execute("SELECT name_key FROM identity_names WHERE identity = 'person:ترامب:' ORDER BY 1").fetchall()
        asked = [meant(connection, name).name for name in ("ترمب", "ترامب", "person:ترمب:", "person:ترامب:")]
        counts = [connection.execute("SELECT count(*) FROM meant").fetchone() for name in ("ترمب", "person:ترمب:") if meant(connection, name)]
    assert told == {"person:ترامب:": 2, "person:نتنياهو:": 2, "person:ترمبي:": 1, "person:هند:": 1}
    assert names == [("ترامب",), ("ترمب",)] and len(asked) == 4
    assert counts[0] == counts[1]


def test_a_store_made_before_is_joined_by_its_next_writer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = str(tmp_path / "news.rawi")
    with monkeypatch.context() as without:
        without.setattr(spellings, "spellings", dict)
        ingest(items([named(1, "ترامب", "زيد"), named(2, "ترمب", "هند")]), store, people)
    with closing(place.open_reading(store)) as connection:
        assert connection.execute("SELECT count(*) FROM identities").fetchone() == (4,)
        assert meant(connection, "person:ترمب:").name == "ترمب", "what has not been joined is found by its own name"
    ingest(items([named(3, "سعاد", "زيد")]), store, people)
    with closing(place.open_reading(store)) as connection:
        told = dict(connection.execute("SELECT identity, articles FROM identities").fetchall())
        assert connection.execute("SELECT count(*) FROM entities WHERE identity = 'person:ترمب:'").fetchone() == (0,)
    assert told == {"person:ترامب:": 2, "person:زيد:": 2, "person:هند:": 1, "person:سعاد:": 1}


def test_the_spellings_are_folded_and_lead_to_one_that_stays() -> None:
    known = spellings.spellings()
    assert all(name_key(word) == word for row in known.items() for word in row)
    assert not set(known) & set(known.values())
    text = (files("rawi") / "data" / "store" / "name_spellings.tsv").read_text("utf-8").splitlines()[1:]
    for line in text:
        one, _, other = line.split("\t")[2].partition(" = ")
        assert one != other and spellings.one_spelling(name_key(one)) == name_key(other)
        assert line.split("\t")[3]
