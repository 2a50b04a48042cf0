"""Gold articles: what an annotator found in an article, read from JSON and checked field by field."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictBool, ValidationError

from rawi.errors import GoldError
from rawi.events.ontology import event_types, sectors
from rawi.record import Act, Status

MOST_COMPLAINTS = 5  # of one file; the first few are enough to start mending


def _one_day(value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise ValueError(f"{value!r} is no date; write it as 2022-01-11") from None


def _days(value: str) -> str:
    start, slash, end = value.partition("/")
    if slash and _one_day(end) <= _one_day(start):
        raise ValueError(f"{value!r} ends before it starts, or is one day; write start/end")
    _one_day(start)
    return value


def _sector(value: str) -> str:
    if value not in sectors():
        raise ValueError(f"{value!r} is no PLOVER sector")
    return value


def _event_type(value: str) -> str:
    if value not in event_types():
        raise ValueError(f"{value!r} is none of the 16 event types")
    return value


Text = Annotated[str, Field(min_length=1)]
Day = Annotated[str, AfterValidator(_one_day)]
Country = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
Sector = Annotated[str, AfterValidator(_sector)]


class Gold(BaseModel):
    """Base of every part of a gold file: frozen, unknown fields refused so that a misspelt one is noticed."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class GoldHead(Gold):
    """What the dateline says; None where it says nothing. ``date`` is an ISO day, or the text's own words."""

    place: Text | None = None
    date: Text | None = None
    agency: Text | None = None


class GoldParty(Gold):
    """An actor or recipient: a name and its codes."""

    name: Text
    country: Country | None
    sector: Sector | None


class GoldSource(GoldParty):
    """A speaker; ``mention`` is None where the sentence leaves it out or has only a pronoun."""

    mention: Text | None


class GoldStatement(Gold):
    """One statement; ``cue`` and ``content`` are exact substrings of the article's text."""

    cue: Text
    act: Act
    source: GoldSource
    content: Text
    quoted: StrictBool = False
    via: Text | None = None
    doubt: StrictBool = False


class GoldEvent(Gold):
    """One event; ``sentence`` is an exact substring of the text, ``trigger`` one of the sentence."""

    type: Annotated[str, AfterValidator(_event_type)]
    mode: str | None
    trigger: Text
    sentence: Text
    actors: tuple[GoldParty, ...]
    recipients: tuple[GoldParty, ...]
    date: Annotated[str, AfterValidator(_days)] | None = None
    place: Text | None = None
    status: Status
    said_by: Text | None = None
    same_as: int | None = None
    doubt: StrictBool = False


class GoldArticle(Gold):
    """One article with all that is right about it."""

    doc_id: Text
    source: str | None = None
    url: str | None = None
    date: Day | None
    title: str | None = None
    text: Text
    dateline: GoldHead | None = None
    statements: tuple[GoldStatement, ...]
    events: tuple[GoldEvent, ...]


def read_gold(folder: str | Path) -> list[GoldArticle]:
    """The gold articles of all ``*.json`` files of a folder, in the order of the files' names.

    Raises:
        GoldError: when the folder holds none, or a file is wrong; the message names the file and its fields.
    """
    paths = gold_paths(folder)
    articles = [read_gold_file(path) for path in paths]
    seen: dict[str, Path] = {}
    for path, article in zip(paths, articles, strict=True):
        other = seen.setdefault(article.doc_id, path)
        if other != path:
            raise GoldError(f"{path}: doc_id: {article.doc_id!r} is also that of {other.name}; give it one of its own")
    return articles


def gold_paths(folder: str | Path) -> list[Path]:
    """The gold files of a folder in the order of their names; raises GoldError when there is none."""
    if not Path(folder).is_dir():
        raise GoldError(f"{folder} is no folder; name one with gold articles (*.json)")
    paths = sorted(Path(folder).glob("*.json"))
    if not paths:
        raise GoldError(f"{folder} holds no gold article (*.json); name another folder")
    return paths


def read_gold_file(path: Path) -> GoldArticle:
    """One gold file, checked; raises GoldError with the file and the fields that are wrong."""
    try:
        data = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise GoldError(f"{path} cannot be read: {error.strerror}; check the path and your rights") from None
    except UnicodeDecodeError as error:
        raise GoldError(f"{path} is not UTF-8 at byte {error.start}; save it as UTF-8") from None
    except (json.JSONDecodeError, RecursionError) as error:
        raise GoldError(f"{path} is no JSON: {error}; mend it there") from None
    try:
        article = GoldArticle.model_validate(data)
    except ValidationError as error:
        raise GoldError(f"{path}: {_complaints(_field_errors(error))}") from None
    wrong = misfits(article)
    if wrong:
        raise GoldError(f"{path}: {_complaints(wrong)}")
    return article


def misfits(article: GoldArticle) -> list[str]:
    """What does not fit together in a gold article: words that are not in the text, modes of other types, odd links."""
    wrong: list[str] = []
    for field in ("doc_id", "source", "url", "title", "text"):
        if any("\ud800" <= character <= "\udfff" for character in getattr(article, field) or ""):
            wrong.append(f"{field}: holds half of a surrogate pair, which no encoding can write")
    for number, statement in enumerate(article.statements):
        mention = statement.source.mention
        for field, words in (("cue", statement.cue), ("content", statement.content), ("source.mention", mention)):
            if words is not None and words not in article.text:
                wrong.append(f"statements.{number}.{field}: {words[:60]!r} is not in the text, letter for letter")
    for number, event in enumerate(article.events):
        where = f"events.{number}"
        if event.sentence not in article.text:
            wrong.append(f"{where}.sentence: {event.sentence[:60]!r} is not in the text, letter for letter")
        if event.trigger not in event.sentence:
            wrong.append(f"{where}.trigger: {event.trigger!r} is not in its sentence, letter for letter")
        if event.mode is not None and event.mode not in event_types()[event.type].modes:
            known = ", ".join(event_types()[event.type].modes) or "none"
            wrong.append(f"{where}.mode: {event.mode!r} is no mode of {event.type}, which has {known}")
        if event.same_as is not None and not 0 <= event.same_as < number:
            wrong.append(f"{where}.same_as: {event.same_as} is not the index of an earlier event")
    return wrong


def _field_errors(error: ValidationError) -> list[str]:
    return [f"{'.'.join(map(str, e['loc'])) or 'the file'}: {e['msg'].removeprefix('Value error, ')}" for e in error.errors()]


def _complaints(wrong: list[str]) -> str:
    more = f"; and {len(wrong) - MOST_COMPLAINTS} more" if len(wrong) > MOST_COMPLAINTS else ""
    return "; ".join(wrong[:MOST_COMPLAINTS]) + more
