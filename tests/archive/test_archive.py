"""Shards in, Parquet out: the same bytes for any number of workers, restarts, workers killed, and Ray."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import time
from pathlib import Path

import pyarrow.parquet
import pytest
from tests.store.stub import article, record_of

from rawi.archive.run import archive
from rawi.archive.shards import Done
from rawi.article import Article
from rawi.record import Record


class StubEngine:
    """Codes without tables; waits where a text asks for it, so that a worker can be killed in the middle."""

    def read_article(self, article: Article) -> Record:
        if "مهلة" in article.text and not os.path.exists(_flag()):
            Path(_flag()).write_text(str(os.getpid()))
            time.sleep(60)
        return record_of(article)


def _flag() -> str:
    return os.environ["RAWI_TEST_FLAG"]


def load() -> StubEngine:
    return StubEngine()


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RAWI_TEST_FLAG", str(tmp_path / "flag"))
    folder = tmp_path / "in"
    (folder / "2022").mkdir(parents=True)
    for shard in range(4):
        lines = [json.dumps({"text": article(n).text, "id": f"a{n}"}, ensure_ascii=False) for n in range(shard * 10, shard * 10 + 10)]
        lines.insert(3, "broken")
        (folder / "2022" / f"part-{shard}.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    return folder


def digests(out: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(out.iterdir())}


def test_shards_become_parquet_with_a_manifest(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    summary = archive(str(source), str(out), load)  # type: ignore[arg-type]
    assert (summary.shards, summary.passed_over, summary.articles, summary.failed) == (4, 0, 44, 4)
    table = pyarrow.parquet.read_table(out / "2022%2Fpart-0.jsonl.parquet")
    rows = table.to_pylist()
    assert [row["id"] for row in rows[:3]] == ["a0", "a1", "a2"]
    assert (rows[3]["error_code"], rows[3]["record"], rows[3]["source"]) == ("R107", None, "2022/part-0.jsonl:4")
    assert Record.from_json(rows[0]["record"]).document.id == "a0"
    manifest = json.loads((out / "manifest.json").read_text("utf-8"))
    assert manifest["articles"] == 44 and len(manifest["shards"]) == 4
    for shard in manifest["shards"]:
        assert hashlib.sha256((out / shard["output"]).read_bytes()).hexdigest() == shard["output_sha256"]


def test_the_same_bytes_for_any_number_of_workers(source: Path, tmp_path: Path) -> None:
    archive(str(source), str(tmp_path / "one"), load)  # type: ignore[arg-type]
    archive(str(source), str(tmp_path / "two"), load, workers=2)  # type: ignore[arg-type]
    assert digests(tmp_path / "one") == digests(tmp_path / "two")


def test_it_goes_on_where_it_stopped_and_mends_what_is_damaged(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    archive(str(source), str(out), load)  # type: ignore[arg-type]
    before = digests(out)
    (out / "2022%2Fpart-1.jsonl.parquet").write_bytes(b"torn")
    (out / "2022%2Fpart-2.jsonl.parquet.json").unlink()
    made: list[Done] = []
    summary = archive(str(source), str(out), load, tell=lambda done, number, total: made.append(done))  # type: ignore[arg-type]
    assert summary.passed_over == 2 and len(made) == 2
    assert digests(out) == before
    (source / "2022" / "part-3.jsonl").write_text(json.dumps({"text": article(99).text}, ensure_ascii=False), "utf-8")
    assert archive(str(source), str(out), load).passed_over == 3  # type: ignore[arg-type]


def kill_when_waiting() -> None:
    """Kills the worker that says it waits."""
    flag = Path(_flag())
    for _ in range(600):
        if flag.exists() and flag.read_text():
            os.kill(int(flag.read_text()), signal.SIGKILL)
            return
        time.sleep(0.05)


def test_a_worker_killed_in_the_middle_costs_nothing(source: Path, tmp_path: Path) -> None:
    import threading

    archive(str(source), str(tmp_path / "whole"), load)  # type: ignore[arg-type]
    (source / "2022" / "part-4.jsonl").write_text(json.dumps({"text": article(7).text + " مهلة"}, ensure_ascii=False), "utf-8")
    killer = threading.Thread(target=kill_when_waiting)
    killer.start()
    summary = archive(str(source), str(tmp_path / "killed"), load, workers=2)  # type: ignore[arg-type]
    killer.join()
    assert summary.shards == 5 and summary.articles == 45
    whole, killed = digests(tmp_path / "whole"), digests(tmp_path / "killed")
    assert not [name for name in killed if name.endswith(".part")]
    assert all(killed[name] == digest for name, digest in whole.items() if name != "manifest.json")


@pytest.mark.filterwarnings("ignore")
def test_ray_writes_the_same_bytes_though_a_worker_is_killed(source: Path, tmp_path: Path) -> None:
    ray = pytest.importorskip("ray", reason="Ray is not installed: pip install 'rawi[ray]'")
    import threading

    (source / "2022" / "part-4.jsonl").write_text(json.dumps({"text": article(7).text + " مهلة"}, ensure_ascii=False), "utf-8")
    killer = threading.Thread(target=kill_when_waiting)
    killer.start()
    try:
        archive(str(source), str(tmp_path / "ray"), load, engine="ray", workers=2)  # type: ignore[arg-type]
    finally:
        ray.shutdown()
        killer.join()
    archive(str(source), str(tmp_path / "local"), load)  # type: ignore[arg-type]
    found = {name: digest for name, digest in digests(tmp_path / "ray").items() if not name.endswith(".part")}
    assert found == digests(tmp_path / "local")
