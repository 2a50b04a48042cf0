"""`rawi schema`: the JSON Schema of the record."""

from __future__ import annotations

import argparse
import json

from rawi.cli.options import Commands, add_command
from rawi.cli.output import emit


def register(commands: Commands) -> None:
    add_command(commands, "schema", run, "print the JSON Schema of the record")


def run(options: argparse.Namespace) -> int:
    emit(schema_text())
    return 0


def schema_text() -> str:
    """The schema of what ``Record.to_json`` writes, as JSON text; docs/record.schema.json is a copy."""
    from rawi.record import SCHEMA, Record

    schema = Record.model_json_schema(by_alias=True, mode="serialization")
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"urn:{SCHEMA.replace('/', ':')}"}
    return json.dumps(head | schema, ensure_ascii=False, indent=2) + "\n"
