"""Files of other tools, as `rawi export` writes them."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ElementTree
from contextlib import closing
from pathlib import Path

import pyarrow.parquet as parquet
import pytest
from fastapi.testclient import TestClient

from rawi.store.export import writer
from rawi.store.place import open_reading


@pytest.mark.parametrize("kind", ["plover", "csv", "gdelt", "annotations", "graphml"])
def test_an_export_is_what_the_command_writes(client: TestClient, store: Path, kind: str) -> None:
    answer = client.get(f"/api/v1/exports/{kind}")
    assert answer.status_code == 200
    with closing(open_reading(str(store))) as connection:
        assert answer.content.decode() == "".join(writer(kind)(connection, None, None))
    assert "attachment" in answer.headers["content-disposition"]


def test_exports_can_be_read_by_their_tools(client: TestClient) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get("/api/v1/exports/csv").text)))
    assert rows and rows[0]["event_id"]
    assert all(json.loads(line)["id"] for line in client.get("/api/v1/exports/plover").text.splitlines())
    assert json.loads(client.get("/api/v1/exports/annotations").text)["type"] == "AnnotationPage"
    ElementTree.fromstring(client.get("/api/v1/exports/graphml").text)
    table = parquet.read_table(io.BytesIO(client.get("/api/v1/exports/parquet").content))
    assert table.num_rows == len(rows)


def test_an_export_of_a_period(client: TestClient) -> None:
    lines = client.get("/api/v1/exports/plover?since=2030-01-01").text
    assert lines == ""
