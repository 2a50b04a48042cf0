"""Searches out of memory answer as the store's own search does."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.store.stub import article, code, items

from rawi.store.ingest import ingest
from rawi.web.library import Library
from rawi.web.questions import ranking
from rawi.web.questions.hits import SearchFilters, search_hits
from rawi.web.questions.paging import Paging

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
