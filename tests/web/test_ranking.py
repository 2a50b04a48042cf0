"""Searches out of memory answer as the store's own search does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from tests.store.stub import article, code, items

from rawi.store.identity import name_key
from rawi.store.ingest import ingest
from rawi.store.place import finish, open_reading, open_writing, store_info, writer_lock
from rawi.web.library import Library
from rawi.web.questions import ranking
from rawi.web.questions.hits import SearchFilters, search_hits
from rawi.web.questions.paging import Paging
from rawi.web.questions.portrait import known_called, list_known
from rawi.web.questions.postings import Rows, read_blocks, read_rows
from rawi.web.questions.ranking import SearchIndex

QUERIES = (
    "العقوبات", "لافروف ليبيا", "وزير الخارجية", "في", "قال الوزير إن بلاده في ليبيا", "زنجبيل", "اتصال هاتفي 2022", "Xinhua شينخوا",
    "نرفض العقوبات الغربية الجديدة على روسيا",
)  # fmt: skip
FILTERS = (
    SearchFilters(), SearchFilters(outlet="صحيفة أنقرة"), SearchFilters(since=date(2022, 1, 12)), SearchFilters(until=date(2022, 1, 11)),
    SearchFilters(outlet="لا أحد"),
)  # fmt: skip


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("filters", FILTERS)
def test_memory_and_store_give_the_same_answers(library: Library, query: str, filters: SearchFilters) -> None:
    for page in (1, 2):
        with library.connection() as connection:
            index = library.index(connection)
            remembered = search_hits(connection, query, filters, Paging(page, 2), index)
            asked = search_hits(connection, query, filters, Paging(page, 2))
        assert sorted(remembered.items, key=str) == sorted(asked.items, key=str)
        assert remembered.more == asked.more


def test_frequent_words_are_left_out_only_where_nothing_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "news.rawi"
    ingest(items(map(article, range(1, 60))), str(path), code)
    library = Library(str(path))
    for query in ("الوزير كلمة7003 قال", "قال كلمة3001 كلمة9009", "كلمة1001"):
        for size in (1, 3, 10, 59):
            with library.connection() as connection:
                remembered = search_hits(connection, query, SearchFilters(), Paging(size=size), library.index(connection))
                asked = search_hits(connection, query, SearchFilters(), Paging(size=size))
            assert [hit.score for hit in remembered.items] == [hit.score for hit in asked.items]
    library.close()


def postings(path: Path, terms: Sequence[str]) -> Iterator[tuple[Rows, Rows]]:
    """Of each term what memory holds and what the store has."""
    library = Library(str(path))
    with library.connection() as connection:
        index = SearchIndex.of(connection)
        for term in terms:
            yield tuple(map(tuple, index._rows(connection, term))), tuple(map(tuple, read_rows(connection, term)))  # type: ignore[misc]
    library.close()


def test_what_came_in_since_the_index_was_sorted_is_found_too(tmp_path: Path) -> None:
    path, terms = tmp_path / "news.rawi", ("قال", "وزير", "3001", "41001", "40029", "زنجبيل", "1", "41")
    for numbers in (range(1, 41), range(41, 44), range(44, 46)):
        ingest(items(map(article, numbers)), str(path), code)
    with closing(open_reading(str(path))) as connection:
        info = store_info(connection, str(path))
        blocks = read_blocks(connection)
    assert blocks is not None and [len(block.articles) for block in blocks] == [int(info["sorted_postings"]), 5 * 37]
    compared = list(postings(path, terms))
    assert all(held == stored for held, stored in compared)
    assert [len(held[0]) for held, _ in compared] == [45, 45, 1, 1, 1, 0, 2, 2]


def test_large_stores_are_asked_term_by_term(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    with library.connection() as connection:
        assert read_blocks(connection, most=10) is None
        whole = SearchIndex.of(connection)
        monkeypatch.setattr(ranking, "read_blocks", lambda _: None)
        part = SearchIndex.of(connection)
        assert whole.blocks is not None and part.blocks is None
        for query in QUERIES:
            found = [search_hits(connection, query, SearchFilters(), Paging(size=5), index) for index in (whole, part)]
            assert found[0] == found[1]


def test_postings_that_do_not_lie_as_told_are_not_trusted(tmp_path: Path) -> None:
    path = str(tmp_path / "news.rawi")
    ingest(items(map(article, range(1, 30))), path, code)
    with writer_lock(path):
        connection = open_writing(path)
        connection.execute("CREATE TABLE turned AS SELECT * FROM postings ORDER BY term DESC; DROP TABLE postings")
        connection.execute("ALTER TABLE turned RENAME TO postings")
        finish(connection, path)
    with closing(open_reading(path)) as connection:
        assert read_blocks(connection) is None
        index = SearchIndex.of(connection)
        assert [hit.score > 0 for hit in search_hits(connection, "3001", SearchFilters(), Paging(), index).items] == [True]


def test_little_is_kept(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranking, "KEPT", 5)
    with library.connection() as connection:
        index = ranking.SearchIndex.of(connection)
        for term in ("ليبيا", "عقوبات", "قال", "وزير"):
            index.postings(connection, term)
        assert list(index._kept)[-1] == "وزير" and len(index._kept) < 4


def test_a_new_publication_is_searched(tmp_path: Path) -> None:
    path = tmp_path / "news.rawi"
    ingest(items([article(1)]), str(path), code)
    library = Library(str(path))

    def hits() -> int:
        with library.connection() as connection:
            return len(search_hits(connection, "الوزير", SearchFilters(), Paging(), library.index(connection)).items)

    assert hits() == 1
    ingest(items([article(2)]), str(path), code)
    assert hits() == 2
    library.close()


@pytest.mark.parametrize("name", ("لافروف", "سيرغي لافروف", "لاف", "وزير الخارجية", "روس", "الصين", "زنجبيل", "Lavrov", "RUS", "تشاووش", "، "))
def test_who_is_called_so_is_the_same_out_of_memory(library: Library, name: str) -> None:
    with library.connection() as connection:
        told = known_called(connection, name, 3, library.index(connection))
        assert told == list_known(connection, Paging(size=3), name).items or not name_key(name)
        assert bool(told) == (name not in ("زنجبيل", "وزير الخارجية", "، "))
