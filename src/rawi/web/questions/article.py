"""One article out of the store: its facts, and its record put together again."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from rawi.record import (
    Casualty,
    Content,
    Cue,
    DocumentInfo,
    EngineInfo,
    Entity,
    Event,
    EventDate,
    Mention,
    Place,
    Record,
    Sentence,
    Statement,
    Trigger,
)
from rawi.store.place import Connection
from rawi.web.questions.parts import row, rows


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an article, or another carrier of its story."""

    key: str
    outlet: str | None
    title: str | None
    published: date | None
    version: int
    current: bool


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article as stored. ``text`` is None in a store without texts; then the record's own texts are empty.

    ``outlets`` maps the ids of events and statements to the number of outlets that report them, and ``linked`` to the stable
    id of the event or statement that they witness, where it is not their own.
    """

    number: int
    key: str
    content: str
    version: int
    outlet: str | None
    url: str | None
    title: str | None
    published: date | None
    published_from: str | None
    dateline_place: str | None
    agency: str | None
    characters: int
    text: str | None
    record: Record
    identities: dict[str, str | None]
    outlets: dict[str, int]
    linked: dict[str, str]
    versions: tuple[Version, ...] = ()
    carriers: tuple[Version, ...] = ()


_HEAD = """
SELECT a.article, a.key, CAST(a.content AS VARCHAR), a.version, a.outlet, a.url, a.title, a.published, a.published_from,
  a.dateline_place, a.agency, a.characters, a.text, a.source_id, CAST(a.identity AS VARCHAR), r.engine, r.model
FROM articles a LEFT JOIN runs r USING (run) WHERE a.key = ?
"""
_VERSIONS = """
SELECT a.key, a.outlet, a.title, a.published, a.version, z.current FROM articles a JOIN article_state z USING (article)
WHERE a.article <> ? AND {} ORDER BY a.published NULLS LAST, a.version, a.article LIMIT 20
"""


def read_article(connection: Connection, key: str) -> StoredArticle | None:
    """The article of a key with its record, or None.

    What the store does not keep is left out of the record: the dateline's span and the words of a date.
    """
    head = row(connection, _HEAD, [key])
    if head is None:
        return None
    (number, _, content, version, outlet, url, title, published, published_from, place, agency, characters, text, source_id,
     identity, engine, model) = head  # fmt: skip
    document = DocumentInfo(
        id=source_id or key, title=title, outlet=outlet, url=url, published=published.isoformat() if published else None,
        published_from=published_from, characters=characters,
    )  # fmt: skip
    told = text or ""
    entities, identities = _entities(connection, number, told)
    record = Record(
        engine=EngineInfo(version=engine or "", model=model or ""), document=document,
        sentences=_sentences(connection, number), entities=entities,
        statements=_statements(connection, number, told), events=_with_parties(connection, number, _events(connection, number, told)),
    )  # fmt: skip
    outlets, linked = _linked(connection, number, key)
    return StoredArticle(
        number, key, content, version, outlet, url, title, published, published_from, place, agency, characters, text, record,
        identities, outlets, linked,
        tuple(Version(*line) for line in rows(connection, _VERSIONS.format("a.identity = CAST(? AS UBIGINT)"), [number, identity])),
        tuple(
            Version(*line)
            for line in rows(connection, _VERSIONS.format(
                "z.current AND z.story = (SELECT story FROM article_state WHERE article = ?)"), [number, number])
        ),
    )  # fmt: skip


def _sentences(connection: Connection, number: int) -> tuple[Sentence, ...]:
    found = rows(
        connection, "SELECT sentence, span_start, span_end, paragraph FROM sentences WHERE article = ? ORDER BY sentence", [number]
    )
    return tuple(Sentence(id=f"s{n}", span=(start, end), paragraph=paragraph) for n, start, end, paragraph in found)


def _entities(connection: Connection, number: int, text: str) -> tuple[tuple[Entity, ...], dict[str, str | None]]:
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for entity, start, end, kind in rows(
        connection, "SELECT entity, span_start, span_end, kind FROM mentions WHERE article = ? ORDER BY span_start, span_end", [number]
    ):
        mentions[entity].append(Mention(span=(start, end), text=text[start:end], kind=kind))
    found, identities = [], {}
    for id, type, name, name_en, wikidata, country, sector, others, office, office_en, members, identity in rows(
        connection,
        "SELECT entity, type, name, name_en, wikidata, country, sector, other_sectors, office, office_en, members, identity "
        "FROM entities WHERE article = ?", [number],
    ):  # fmt: skip
        identities[id] = identity
        found.append(
            Entity(
                id=id, type=type, name=name, name_en=name_en, wikidata=wikidata, country=country, sector=sector,
                other_sectors=tuple(others or ()), office=office, office_en=office_en, members=tuple(members or ()),
                mentions=tuple(mentions[id]),
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda entity: _order(entity.id))), identities


def _order(id: str) -> tuple[int, str]:
    digits = id[1:]
    return (int(digits) if digits.isdecimal() else 0, id)


def _statements(connection: Connection, number: int, text: str) -> tuple[Statement, ...]:
    found = []
    for (id, start, end, act, cue_start, cue_end, lemma, speaker, speaker_start, speaker_end, speaker_from, via, addressee,
         content_start, content_end, quoted, quotes, inside, rule, confidence) in rows(
        connection,
        "SELECT statement, span_start, span_end, act, cue_start, cue_end, cue_lemma, speaker, speaker_start, speaker_end, "
        "speaker_from, via, addressee, content_start, content_end, quoted, quotes, inside, rule, confidence "
        "FROM statements WHERE article = ?", [number],
    ):  # fmt: skip
        found.append(
            Statement(
                id=id, span=(start, end), act=act, cue=Cue(span=(cue_start, cue_end), text=text[cue_start:cue_end], lemma=lemma),
                speaker=speaker, speaker_span=_span(speaker_start, speaker_end), speaker_from=speaker_from,
                via=tuple(via or ()), addressee=tuple(addressee or ()),
                content=Content(span=(content_start, content_end), text=text[content_start:content_end]), quoted=quoted,
                quotes=tuple((a, b) for a, b in quotes or ()), in_=inside, rule=rule or "", confidence=_rounded(confidence),
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda statement: _order(statement.id)))


_EVENT_COLUMNS = (
    "event", "type", "mode", "contexts", "quad", "score", "trigger_start", "trigger_end", "status", "status_start", "status_end",
    "said_in", "same_as", "historical", "date_start", "date_end", "date_from", "date_span_start", "date_span_end", "place",
    "place_entity", "place_start", "place_end", "place_country", "latitude", "longitude", "casualties", "rule", "confidence",
)  # fmt: skip


def _events(connection: Connection, number: int, text: str) -> tuple[Event, ...]:
    lines = rows(connection, f"SELECT {', '.join(_EVENT_COLUMNS)} FROM events WHERE article = ?", [number])
    found = [_event(dict(zip(_EVENT_COLUMNS, line, strict=True)), text) for line in lines]
    return tuple(sorted(found, key=lambda event: _order(event.id)))


def _event(told: dict[str, Any], text: str) -> Event:
    trigger = (told["trigger_start"], told["trigger_end"])
    when = _span(told["date_span_start"], told["date_span_end"])
    day = None
    if told["date_start"]:
        day = EventDate(
            start=told["date_start"].isoformat(), end=(told["date_end"] or told["date_start"]).isoformat(),
            text=text[slice(*when)] if when and text else None, span=when, source=told["date_from"] or "text",
        )  # fmt: skip
    place = None
    if told["place"]:
        place = Place(
            name=told["place"], entity=told["place_entity"], span=_span(told["place_start"], told["place_end"]),
            country=told["place_country"], latitude=_rounded(told["latitude"]), longitude=_rounded(told["longitude"]),
        )  # fmt: skip
    return Event(
        id=told["event"], type=told["type"], mode=told["mode"], contexts=tuple(told["contexts"] or ()), quad=told["quad"],
        score=_rounded(told["score"]), trigger=Trigger(span=trigger, text=text[slice(*trigger)]), place=place, date=day,
        status=told["status"], status_cue=_span(told["status_start"], told["status_end"]), said_in=told["said_in"],
        same_as=told["same_as"], historical=bool(told["historical"]),
        casualties=tuple(
            Casualty(kind=c["kind"], number=c["number"], span=(c["span_start"], c["span_end"])) for c in told["casualties"] or ()
        ),
        rule=told["rule"] or "", confidence=_rounded(told["confidence"]) or 0.0,
    )  # fmt: skip


def _with_parties(connection: Connection, number: int, events: tuple[Event, ...]) -> tuple[Event, ...]:
    sides: dict[str, dict[str, list[str]]] = defaultdict(lambda: {"actor": [], "recipient": []})
    for event, role, entity in rows(
        connection, "SELECT event, role, entity FROM parties WHERE article = ? ORDER BY event, role, position", [number]
    ):
        sides[event][role].append(entity)
    return tuple(
        event.model_copy(update={"actors": tuple(sides[event.id]["actor"]), "recipients": tuple(sides[event.id]["recipient"])})
        for event in events
    )


def _linked(connection: Connection, number: int, key: str) -> tuple[dict[str, int], dict[str, str]]:
    """How many outlets report each event and statement, and which one they witness."""
    outlets: dict[str, int] = {}
    linked: dict[str, str] = {}
    for kind in ("event", "statement"):
        for id, count, other, part in rows(
            connection,
            f"SELECT s.{kind}, s.outlets, g.key, s.linked_{kind} FROM {kind}_state s "
            "JOIN articles g ON g.article = s.linked_article WHERE s.article = ?", [number],
        ):  # fmt: skip
            outlets[id] = count or 1
            if (other, part) != (key, id):
                linked[id] = f"{other}:{part}"
    return outlets, linked


def _span(start: int | None, end: int | None) -> tuple[int, int] | None:
    return None if start is None or end is None else (start, end)


def _rounded(value: float | None) -> Any:
    """A number as it was before the store kept it with single precision."""
    return None if value is None else float(f"{value:.6g}")
