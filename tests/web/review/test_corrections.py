"""Judgements: kept beside the store, found again after a re-run, never lost, exported as gold files."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.store.conftest import ARTICLES
from tests.store.stub import items

from rawi.cli.ingest import coder
from rawi.cli.options import EngineOptions
from rawi.errors import StoreError
from rawi.evaluate.gold import GoldArticle, misfits, read_gold
from rawi.record import Record
from rawi.store.ingest import ingest
from rawi.web.app import create_app
from rawi.web.library import Library
from rawi.web.questions.article import StoredArticle, read_article
from rawi.web.review import Corrections, open_corrections
from rawi.web.review.corrections import Judgement, Kind, Verdict, anchor, kept_article, matched
from rawi.web.review.gold import gold_article, gold_json
from rawi.web.settings import Settings


def _stored(library: Library, key: str) -> StoredArticle:
    with library.connection() as connection:
        stored = read_article(connection, key)
    assert stored is not None
    return stored


def _send(reader: TestClient, path: str, **fields: str) -> str:
    """Fills the form of a page in and sends it; returns where the answer leads, or its page."""
    page = reader.get(path).text
    token = page.split('name="csrf_token" value="')[1].split('"')[0]
    answer = reader.post(path, data={"csrf_token": token, **fields}, follow_redirects=False)
    assert answer.status_code in (303, 422), answer.text
    return answer.headers.get("location", answer.text)


def _corrections(reader: TestClient) -> Corrections:
    kept = reader.app.state.library.corrections  # type: ignore[attr-defined]
    assert isinstance(kept, Corrections)
    return kept


def _event_fields() -> dict[str, str]:
    return {
        "verdict": "corrected", "type": "CONSULT", "mode": "phone", "status": "happened", "trigger": "اتصالا هاتفيا",
        "actors": "وانغ يي | CHN | GOV\nسيرغي لافروف | RUS | GOV", "recipients": "", "date": "2022-01-10", "place": "بكين",
        "said_by": "", "note": "الاتصال يوم الاثنين", "reviewer": "ليلى",
    }  # fmt: skip


def _judge(stored: StoredArticle, kind: Kind, place: int, verdict: Verdict, entry: dict[str, object] | None = None) -> Judgement:
    part = stored.record.statements[place] if kind == "statement" else stored.record.events[place]
    span, label = anchor(part)
    return Judgement(stored.key, kind, part.id, span, label, verdict, entry)


def test_accept_correct_and_reject_show_on_the_article(reader: TestClient, keys: dict[str, str]) -> None:
    key = keys["x1"]
    assert _send(reader, f"/review/statement/{key}/q1", verdict="accepted") == f"/articles/{key}#q1"
    _send(reader, f"/review/statement/{key}/q2", verdict="rejected")
    _send(reader, f"/review/event/{key}/v1", **_event_fields())
    page = reader.get(f"/articles/{key}").text
    assert [page.count(f'class="verdict {verdict}"') for verdict in ("accepted", "rejected", "corrected")] == [1, 1, 1]
    assert "ليلى" in reader.get(f"/review/event/{key}/v1").text
    assert 'class="verdict accepted"' in reader.get(f"/statements/{key}:q1").text
    assert _corrections(reader).counts() == {"accepted": 1, "rejected": 1, "corrected": 1}


def test_the_machines_record_stays_as_it_is(reader: TestClient, keys: dict[str, str]) -> None:
    before = reader.get(f"/api/v1/articles/{keys['x1']}/record").text
    _send(reader, f"/review/event/{keys['x1']}/v1", verdict="rejected")
    assert reader.get(f"/api/v1/articles/{keys['x1']}/record").text == before


def test_a_form_from_elsewhere_changes_nothing(reader: TestClient, keys: dict[str, str]) -> None:
    path = f"/review/statement/{keys['x1']}/q1"
    reader.get(path)
    assert reader.post(path, data={"verdict": "accepted"}).status_code == 403
    assert reader.post(path, data={"verdict": "accepted", "csrf_token": "x" * 43}).status_code == 403
    assert _corrections(reader).counts() == {}


def test_reading_changes_nothing(reader: TestClient, keys: dict[str, str]) -> None:
    reader.get(f"/review/statement/{keys['x1']}/q1?verdict=accepted")
    reader.get(f"/review?article={keys['x1']}&verdict=rejected")
    assert _corrections(reader).counts() == {}


def test_reading_writes_no_file(store: Path, tmp_path: Path) -> None:
    path = tmp_path / "news.rawi"
    path.write_bytes(store.read_bytes())
    library = Library(str(path), corrections=open_corrections(str(path)))
    reader = TestClient(create_app(library, Settings(rate=0)), base_url="http://localhost")
    key = reader.get("/api/v1/articles").json()["items"][0]["article"]
    pages = ("/review", "/review?kind=event", f"/review?article={key}", f"/articles/{key}", f"/review/{key}/gold.json", "/review/export.zip")
    assert [reader.get(page).status_code for page in pages] == [200] * 6
    assert [file.name for file in tmp_path.iterdir()] == ["news.rawi"]
    form = f"/review/event/{reader.get('/api/v1/events').json()['items'][0]['id'].replace(':', '/')}"
    _send(reader, form, verdict="rejected", reviewer="ليلى", note="")
    kept = tmp_path / "news.rawi.corrections"
    before = {file.name: (file.stat().st_mtime_ns, file.read_bytes()) for file in tmp_path.iterdir()}
    assert set(before) == {"news.rawi", kept.name}
    assert [reader.get(page).status_code for page in pages] == [200] * 6
    assert {file.name: (file.stat().st_mtime_ns, file.read_bytes()) for file in tmp_path.iterdir()} == before
    library.close()


def test_a_file_with_a_log_and_one_that_was_never_filled_are_read(library: Library, keys: dict[str, str], tmp_path: Path) -> None:
    empty = tmp_path / "empty.corrections"
    empty.touch()
    assert Corrections(str(empty)).counts() == {}
    kept = Corrections(str(tmp_path / "news.rawi.corrections"))
    stored = _stored(library, keys["x1"])
    kept.add(kept_article(stored), Judgement(stored.key, "event", "v1", (3, 8), "CONSULT", "accepted"))
    with closing(sqlite3.connect(kept.path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    assert kept.counts() == {"accepted": 1}
    kept.add(kept_article(stored), Judgement(stored.key, "event", "v2", (13, 18), "CONSULT", "rejected"))
    assert kept.counts() == {"accepted": 1, "rejected": 1}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"trigger": "ليس في النص"}, "trigger"), ({"trigger": ""}, "trigger"), ({"mode": "visit-phone"}, "mode"),
        ({"date": "أمس"}, "date"), ({"actors": "وانغ يي | China | GOV"}, "actors"), ({"actors": " | CHN | GOV"}, "actors"),
        ({"actors": "وانغ يي | CHN | XYZ"}, "actors"), ({"type": "TALK"}, "type"), ({"status": "maybe"}, "status"),
    ],
)  # fmt: skip
def test_wrong_corrections_are_told_at_their_field(reader: TestClient, keys: dict[str, str], change: dict[str, str], field: str) -> None:
    page = _send(reader, f"/review/event/{keys['x1']}/v1", **(_event_fields() | change))
    assert 'role="alert"' in page
    if field not in ("mode", "type", "status"):
        assert f'id="h-{field}"' in page and 'aria-invalid="true"' in page
    assert _corrections(reader).counts() == {}


def test_a_statement_is_corrected_in_the_articles_own_words(reader: TestClient, keys: dict[str, str]) -> None:
    path = f"/review/statement/{keys['l1']}/q1"
    fields = {
        "verdict": "corrected", "act": "reject", "cue": "ترفض", "content": "العقوبات الغربية الجديدة", "mention": "وزير الخارجية الروسي سيرغي لافروف",
        "name": "سيرغي لافروف", "country": "rus", "sector": "GOV", "via": "", "quoted": "", "doubt": "yes", "note": "", "reviewer": "",
    }  # fmt: skip
    _send(reader, path, **fields)
    (kept,) = _corrections(reader).of_article(keys["l1"])
    assert kept.entry == {
        "cue": "ترفض", "act": "reject", "content": "العقوبات الغربية الجديدة", "quoted": False, "via": None, "doubt": True,
        "source": {"name": "سيرغي لافروف", "country": "RUS", "sector": "GOV", "mention": "وزير الخارجية الروسي سيرغي لافروف"},
    }  # fmt: skip
    assert kept.machine is not None and kept.machine["cue"] == "قال"


def test_a_newer_judgement_stands_in_front_and_the_older_one_is_kept(reader: TestClient, keys: dict[str, str]) -> None:
    import sqlite3

    path = f"/review/statement/{keys['x1']}/q1"
    for verdict in ("accepted", "rejected", "none", "accepted"):
        _send(reader, path, verdict=verdict)
        standing = [judgement.verdict for judgement in _corrections(reader).of_article(keys["x1"])]
        assert standing == ([] if verdict == "none" else [verdict])
    connection = sqlite3.connect(_corrections(reader).path)
    assert connection.execute("SELECT count(*) FROM judgements").fetchone() == (4,)
    connection.close()


def test_judgements_survive_a_re_run(library: Library, keys: dict[str, str], tmp_path: Path) -> None:
    """The article is coded again into another store, under another URL, and its ids have changed."""
    corrections = Corrections(str(tmp_path / "c"))
    old = _stored(library, keys["x1"])
    for kind, place, verdict in (("statement", 0, "accepted"), ("statement", 3, "rejected"), ("event", 0, "accepted")):
        corrections.add(kept_article(old), _judge(old, kind, place, verdict))  # type: ignore[arg-type]
    again = tmp_path / "again.rawi"
    moved = replace(ARTICLES[0], id="moved", url="https://elsewhere.example.org/x1")
    ingest(items((ARTICLES[1], moved)), str(again), coder(1, EngineOptions()))
    other = Library(str(again))
    with other.connection() as connection:
        key = connection.execute("SELECT key FROM articles WHERE source_id = 'moved'").fetchone()[0]
    new = _stored(other, key)
    other.close()
    assert new.key != old.key
    shifted = new.record.model_copy(
        update={"statements": tuple(s.model_copy(update={"id": f"q{n + 7}"}) for n, s in enumerate(new.record.statements))}
    )
    found = matched(corrections.of_article(new.key, new.content), shifted)
    assert {id: judgement.verdict for id, judgement in found.by_id.items()} == {"q7": "accepted", "q10": "rejected", "v1": "accepted"}
    assert found.lost == ()


def test_what_the_machine_no_longer_finds_is_kept_and_exported(library: Library, keys: dict[str, str], tmp_path: Path) -> None:
    corrections, stored = Corrections(str(tmp_path / "c")), _stored(library, keys["x1"])
    entry = json.loads(gold_json(gold_article(kept_article(stored), stored.record, [])))["events"][0] | {"doubt": False, "place": "بكين"}
    corrections.add(kept_article(stored), _judge(stored, "event", 0, "corrected", entry))
    poorer = stored.record.model_copy(update={"events": stored.record.events[1:]})
    judgements = corrections.of_article(stored.key)
    assert len(matched(judgements, poorer).lost) == 1
    for record in (poorer, None):
        gold = gold_article(kept_article(stored), record, judgements)
        assert [e.place for e in gold.events if not e.doubt] == ["بكين"]
        assert misfits(gold) == []


def test_gold_files_are_what_evaluation_reads(reader: TestClient, keys: dict[str, str], tmp_path: Path) -> None:
    for source in ("x1", "l1"):
        _send(reader, f"/review/statement/{keys[source]}/q1", verdict="accepted")
    _send(reader, f"/review/statement/{keys['x1']}/q2", verdict="rejected")
    _send(reader, f"/review/event/{keys['x1']}/v1", **_event_fields())
    archive = zipfile.ZipFile(io.BytesIO(reader.get("/review/export.zip").content))
    archive.extractall(tmp_path / "gold")
    articles = {article.doc_id: article for article in read_gold(tmp_path / "gold")}
    assert set(articles) == {keys["x1"], keys["l1"]}
    example = articles[keys["x1"]]
    assert len([s for s in example.statements if not s.doubt]) == 1
    assert [(e.place, e.sentence[:4]) for e in example.events if not e.doubt] == [("بكين", "بكين")]
    record = Record.from_json(reader.get(f"/api/v1/articles/{keys['x1']}/record").text)
    assert len(example.statements) == len(record.statements) - 1
    single = GoldArticle.model_validate_json(reader.get(f"/review/{keys['x1']}/gold.json").text)
    assert single == example


def test_every_record_makes_a_gold_file(library: Library, keys: dict[str, str]) -> None:
    for key in keys.values():
        stored = _stored(library, key)
        assert misfits(gold_article(kept_article(stored), stored.record, [])) == []


def test_invisible_characters_come_back_as_they_are_in_the_text(reader: TestClient, keys: dict[str, str]) -> None:
    page = reader.get(f"/review/statement/{keys['h1']}/q1").text
    assert "\u202e" not in page
    stored = _stored(reader.app.state.library, keys["h1"])  # type: ignore[attr-defined]
    content = stored.record.statements[0].content.text
    assert "\u202c" in content
    from rawi.web.pages.correction import statement_fields
    from rawi.web.pages.safe import plain
    from rawi.web.review.gold import gold_statement

    fields = statement_fields(gold_statement(stored.record.statements[0], stored.record))
    sent = {name: plain(value) if isinstance(value, str) else "" for name, value in fields.items()}
    _send(reader, f"/review/statement/{keys['h1']}/q1", verdict="corrected", **sent)
    (kept,) = _corrections(reader).of_article(keys["h1"])
    assert kept.entry is not None and kept.entry["content"] == content


def test_the_queue_goes_back_to_itself_and_nowhere_else(reader: TestClient, keys: dict[str, str]) -> None:
    path = f"/review/statement/{keys['x1']}/q1"
    assert _send(reader, path, verdict="accepted", next="/review?kind=statement") == "/review?kind=statement"
    for elsewhere in ("https://example.org", "//example.org", "/review/../", "/reviewer", "javascript:x"):
        assert _send(reader, path, verdict="accepted", next=elsewhere).startswith("/articles/")


def test_a_place_that_cannot_be_used_is_told(library: Library, keys: dict[str, str], tmp_path: Path) -> None:
    stored = _stored(library, keys["x1"])
    with pytest.raises(StoreError, match="check the path"):
        Corrections(str(tmp_path / "missing" / "c")).add(
            kept_article(stored), Judgement(stored.key, "event", "v1", (3, 8), "CONSULT", "accepted")
        )
    other = tmp_path / "c"
    other.write_text("قال الوزير " * 100, "utf-8")
    corrections = Corrections(str(other))
    with pytest.raises(StoreError, match="check the path"):
        corrections.counts()
    with TestClient(create_app(Library(library.path, corrections=corrections), Settings(rate=0)), base_url="http://localhost") as client:
        assert client.get("/review").status_code == 503
