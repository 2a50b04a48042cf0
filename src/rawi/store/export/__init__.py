"""Files of other tools out of a store; docs/exports.md documents their columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rawi.store.place import Connection

Lines = Iterator[str]
Writer = Callable[[Connection, str | None, str | None], Lines]


def writer(kind: str) -> Writer:
    """The function that makes the text of an export: store, first and last day to chunks of text."""
    from rawi.store.export.annotations import annotation_page
    from rawi.store.export.flat import flat_csv
    from rawi.store.export.gdelt import gdelt_tsv
    from rawi.store.export.graph import graphml
    from rawi.store.export.plover import plover_jsonl

    return {
        "plover": plover_jsonl, "csv": flat_csv, "gdelt": gdelt_tsv, "annotations": annotation_page, "graphml": graphml,
    }[kind]  # fmt: skip


KINDS = ("plover", "csv", "parquet", "gdelt", "annotations", "graphml")
