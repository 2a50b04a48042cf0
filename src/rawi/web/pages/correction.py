"""The form of a correction: gold entries to fields, and fields back to checked gold entries."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from rawi.evaluate.gold import GoldEvent, GoldParty, GoldStatement
from rawi.events.ontology import event_types, sectors
from rawi.record import Record, Span
from rawi.web.pages.safe import restored
from rawi.web.review.gold import sentence_around

LONGEST = 20_000
"""Characters of a field at most."""
Problems = dict[str, str]
"""Keys of the interface's words, by field."""


def statement_fields(entry: GoldStatement) -> dict[str, Any]:
    """A gold statement as the fields of the form."""
    return {
        "act": entry.act, "cue": entry.cue, "content": entry.content, "mention": entry.source.mention or "", "name": entry.source.name,
        "country": entry.source.country or "", "sector": entry.source.sector or "", "via": entry.via or "", "quoted": entry.quoted,
        "doubt": entry.doubt, "note": "", "reviewer": "",
    }  # fmt: skip


def event_fields(entry: GoldEvent) -> dict[str, Any]:
    """A gold event as the fields of the form."""
    return {
        "type": entry.type, "mode": entry.mode or "", "status": entry.status, "trigger": entry.trigger, "actors": _lines(entry.actors),
        "recipients": _lines(entry.recipients), "date": entry.date or "", "place": entry.place or "", "said_by": entry.said_by or "",
        "doubt": entry.doubt, "note": "", "reviewer": "",
    }  # fmt: skip


def _lines(parties: tuple[GoldParty, ...]) -> str:
    return "\n".join(" | ".join((party.name, party.country or "", party.sector or "")).rstrip(" |") for party in parties)


def given(form: Mapping[str, str], names: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a form that was sent, with invisible characters as they are in the text."""
    found: dict[str, Any] = {}
    for name in names:
        if name in ("quoted", "doubt"):
            found[name] = form.get(name) == "yes"
        else:
            found[name] = restored(form.get(name, "")[:LONGEST].replace("\r\n", "\n")).strip()
    return found


def read_statement(fields: Mapping[str, Any], text: str) -> tuple[GoldStatement | None, Problems]:
    """The gold entry that the fields make, or what is wrong with them."""
    problems: Problems = {}
    cue, content = _exact("cue", fields, text, problems), _exact("content", fields, text, problems)
    mention = _exact("mention", fields, text, problems) if fields["mention"] else None
    country, sector = _code(fields["country"], "country", problems), _sector(fields["sector"], problems)
    if not fields["name"]:
        problems["name"] = "review.problem.empty"
    if problems:
        return None, problems
    source = {"name": fields["name"], "country": country, "sector": sector, "mention": mention}
    return _checked(
        GoldStatement,
        {"cue": cue, "act": fields["act"], "source": source, "content": content, "quoted": fields["quoted"],
         "via": fields["via"] or None, "doubt": fields["doubt"]},
    )  # fmt: skip


def read_event(fields: Mapping[str, Any], text: str, record: Record, near: Span) -> tuple[GoldEvent | None, Problems]:
    """The gold entry that the fields make, or what is wrong with them; ``near`` is where the trigger was."""
    problems: Problems = {}
    trigger = _exact("trigger", fields, text, problems)
    mode = fields["mode"] or None
    kind = event_types().get(fields["type"])
    if mode is not None and (kind is None or mode not in kind.modes):
        problems["mode"] = "review.problem.mode"
    actors, recipients = (_parties(name, fields[name], problems) for name in ("actors", "recipients"))
    if problems or kind is None:
        return None, problems or {"type": "review.problem.empty"}
    place = nearest(text, trigger, near[0])
    return _checked(
        GoldEvent,
        {"type": fields["type"], "mode": mode, "trigger": trigger, "sentence": sentence_around((place, place + len(trigger)), record, text),
         "actors": actors, "recipients": recipients, "date": fields["date"] or None, "place": fields["place"] or None,
         "status": fields["status"], "said_by": fields["said_by"] or None, "doubt": fields["doubt"]},
    )  # fmt: skip


def nearest(text: str, words: str, near: int) -> int:
    """Where some words stand that is nearest to a place.

    >>> nearest("قال ثم قال ثم قال", "قال", 8)
    7
    """
    before, after = text.rfind(words, 0, near + len(words)), text.find(words, near)
    places = [place for place in (before, after) if place >= 0]
    return min(places, key=lambda place: abs(place - near), default=0)


def _exact(name: str, fields: Mapping[str, Any], text: str, problems: Problems) -> str:
    words = str(fields[name])
    if not words:
        problems[name] = "review.problem.empty"
    elif words not in text:
        problems[name] = "review.problem.exact"
    return words


def _code(code: str, name: str, problems: Problems) -> str | None:
    code = code.strip().upper()
    if code and not (len(code) == 3 and code.isascii() and code.isalpha()):
        problems[name] = "review.problem.country"
    return code or None


def _sector(code: str, problems: Problems, name: str = "sector") -> str | None:
    code = code.strip().upper()
    if code and code not in sectors():
        problems[name] = "review.problem.sector"
    return code or None


def _parties(name: str, lines: str, problems: Problems) -> list[dict[str, str | None]]:
    found = []
    for line in lines.split("\n"):
        if not line.strip():
            continue
        who, country, sector = ([part.strip() for part in line.split("|")] + ["", ""])[:3]
        if not who:
            problems[name] = "review.problem.empty"
        found.append({"name": who, "country": _code(country, name, problems), "sector": _sector(sector, problems, name)})
    return found


def _checked(kind: Any, values: dict[str, Any]) -> tuple[Any, Problems]:
    try:
        return kind.model_validate(values), {}
    except ValidationError as error:
        wrong = {str(problem["loc"][0]) if problem["loc"] else "": "review.problem.empty" for problem in error.errors()}
        return None, {name: "review.problem.date" if name == "date" else key for name, key in wrong.items()}
