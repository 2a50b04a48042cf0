"""Files of other tools."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Request
from fastapi.responses import FileResponse, Response
from starlette.background import BackgroundTask

from rawi.store.export import writer
from rawi.store.export.flat import flat_parquet
from rawi.web.api.common import NDJSON, Books, Since, Until, headers, streamed
from rawi.web.library import Library

router = APIRouter(prefix="/exports", tags=["exports"])
Kind = Literal["plover", "csv", "parquet", "gdelt", "annotations", "graphml"]
_FILES = {
    "plover": (NDJSON, "jsonl"), "csv": ("text/csv; charset=utf-8", "csv"), "parquet": ("application/vnd.apache.parquet", "parquet"),
    "gdelt": ("text/tab-separated-values; charset=utf-8", "tsv"), "annotations": ("application/ld+json", "jsonld"),
    "graphml": ("application/graphml+xml", "graphml"),
}  # fmt: skip
_CHUNK = 64_000


@router.get(
    "/{kind}", summary="Write events for other tools", response_class=Response,
    responses={200: {"description": "The file", "content": {kind.partition(";")[0]: {} for kind, _ in _FILES.values()}}},
)  # fmt: skip
def export(
    request: Request, library: Books, kind: Annotated[Kind, Path(description="which format")], since: Since = None, until: Until = None
) -> Response:
    """PLOVER JSON Lines, flat CSV or Parquet, GDELT-shaped TSV, W3C Web Annotations or GraphML; docs/exports.md has the columns."""
    period = (since.isoformat() if since else None, until.isoformat() if until else None)
    media, suffix = _FILES[kind]
    name = f"rawi-{kind}.{suffix}" if kind not in ("csv", "parquet", "graphml") else f"rawi.{suffix}"
    if kind == "parquet":
        return _parquet(request, library, period, media, name)
    return streamed(request, _chunks(library, kind, period), media, name)


def _chunks(library: Library, kind: str, period: tuple[str | None, str | None]) -> Iterator[str]:
    with library.stream() as connection:
        waiting: list[str] = []
        length = 0
        for line in writer(kind)(connection, *period):
            waiting.append(line)
            length += len(line)
            if length > _CHUNK:
                yield "".join(waiting)
                waiting, length = [], 0
        yield "".join(waiting)


def _parquet(request: Request, library: Library, period: tuple[str | None, str | None], media: str, name: str) -> Response:
    handle, path = tempfile.mkstemp(suffix=".parquet", prefix="rawi-")
    os.close(handle)
    try:
        with library.stream() as connection:
            flat_parquet(connection, path, *period)
    except BaseException:
        os.remove(path)
        raise
    return FileResponse(path, media_type=media, filename=name, headers=headers(request), background=BackgroundTask(os.remove, path))
