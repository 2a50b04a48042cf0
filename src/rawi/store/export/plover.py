"""PLOVER JSON Lines with the field names of the codebook (chapter "JSON Data Fields")."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from rawi.store.export.crosswalk import QUAD
from rawi.store.export.events import counted_events
from rawi.store.place import Connection
from rawi.version import VERSION

CODEBOOK = "plover-base-2021"
_CONTEXTS_OF_STATUS = {"planned": "future", "hypothetical": "hypothetical", "negated": "negation"}
"""The codebook keeps these among the contexts."""
_SIZES = {"killed": "dead", "wounded": "injured", "arrested": "arrested"}


def plover_jsonl(connection: Connection, since: str | None = None, until: str | None = None) -> Iterator[str]:
    """One line for each counted event."""
    for event in counted_events(connection, since, until):
        fields = {name: value for name, value in _fields(event).items() if value not in (None, [], {})}
        yield json.dumps(fields, ensure_ascii=False, separators=(",", ":")) + "\n"


def _fields(event: dict[str, Any]) -> dict[str, Any]:
    marks = ["historical"] if event["historical"] else []
    marks += [_CONTEXTS_OF_STATUS[event["status"]]] if event["status"] in _CONTEXTS_OF_STATUS else []
    end = event["date_end"]
    return {
        "id": event["id"],
        "has_event": True,
        "date": _iso(event["day"]),
        "enddate": _iso(end) if end and end != event["day"] else None,
        "source": [_actor(party) for party in event["actors"]],
        "recipient": [_actor(party) for party in event["recipients"]],
        "event": [event["type"]],
        "event_loc": _location(event),
        "event_text": [event["trigger_text"]] if event["trigger_text"] else None,
        "quad_code": QUAD.get(event["quad"]),
        "event_scale": event["score"],
        "mode": [event["mode"]] if event["mode"] else None,
        "context": [*event["contexts"], *marks],
        "size_info": _sizes(event["casualties"] or []),
        "link": event["linked_event"],
        "text": event["sentence_text"],
        "text_info": {"sequence": event["sentence"], "start": event["sentence_start"], "end": event["sentence_end"]},
        "cite_info": _cited(event),
        "coder": f"rawi {VERSION}",
    }


def _sizes(casualties: list[dict[str, Any]]) -> dict[str, int]:
    return {_SIZES[c["kind"]]: c["number"] for c in casualties if c["kind"] in _SIZES and c["number"] is not None}


def _actor(party: dict[str, Any]) -> dict[str, Any]:
    fields = {
        "code": party["country"], "sector": party["sector"], "actor_text": party["name"],
        "identifier_id": party["wikidata"], "identifier_text": party["name_en"], "office": party["office"],
    }  # fmt: skip
    return {name: value for name, value in fields.items() if value}


def _location(event: dict[str, Any]) -> dict[str, Any]:
    fields = {
        "name": event["place"], "latitude": event["latitude"], "longitude": event["longitude"],
        "cc3": event["place_country"],
    }  # fmt: skip
    return {name: value for name, value in fields.items() if value is not None}


def _cited(event: dict[str, Any]) -> dict[str, Any]:
    fields = {
        "citation": event["key"], "url": event["url"], "title": event["title"], "language": "ar",
        "publication": event["outlet"], "coder": f"rawi {VERSION}", "codebook": CODEBOOK,
    }  # fmt: skip
    return {name: value for name, value in fields.items() if value}


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None
