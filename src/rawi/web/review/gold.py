"""Gold files of judged articles, in the format that ``rawi evaluate`` reads (docs/evaluation.md)."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from rawi.evaluate.gold import GoldArticle, GoldEvent, GoldParty, GoldSource, GoldStatement
from rawi.record import Entity, Event, Record, Span, Statement
from rawi.web.review.corrections import Corrections, Judgement, KeptArticle, matched

UNKNOWN = "غير معروف"
Placed = tuple[Span, dict[str, Any], str]
"""An entry with its place in the text and the id in the record that it stands for."""


def gold_statement(statement: Statement, record: Record, doubt: bool = False) -> GoldStatement:
    """A statement of a record as a gold entry."""
    people = {entity.id: entity for entity in record.entities}
    speaker = people.get(statement.speaker or "")
    told = statement.speaker_from not in ("dropped", "pronoun") and statement.speaker_span is not None
    mention = _words(speaker, statement.speaker_span) if told else None
    via = people.get(statement.via[-1]) if statement.via else None
    source = GoldSource(
        name=(speaker.name if speaker else "") or mention or UNKNOWN, country=_country(speaker), sector=_sector(speaker), mention=mention
    )
    return GoldStatement(
        cue=statement.cue.text, act=statement.act, source=source, content=statement.content.text, quoted=statement.quoted,
        via=via.name if via else None, doubt=doubt,
    )  # fmt: skip


def _words(speaker: Entity | None, span: Span | None) -> str | None:
    return next((m.text for m in speaker.mentions if m.span == span and m.text), None) if speaker else None


def gold_event(event: Event, record: Record, text: str, doubt: bool = False) -> GoldEvent:
    """An event of a record as a gold entry, without ``same_as``: indices are known when all entries are together."""
    people = {entity.id: entity for entity in record.entities}
    said = next((s for s in record.statements if s.id == event.said_in), None)
    speaker = people.get(said.speaker or "") if said else None
    actors, recipients = (
        tuple(
            GoldParty(name=people[i].name or UNKNOWN, country=_country(people[i]), sector=_sector(people[i])) for i in side if i in people
        )
        for side in (event.actors, event.recipients)
    )
    day = event.date
    return GoldEvent(
        type=event.type, mode=event.mode, trigger=event.trigger.text, sentence=sentence_around(event.trigger.span, record, text),
        actors=actors, recipients=recipients, date=(day.start if day.start == day.end else f"{day.start}/{day.end}") if day else None,
        place=event.place.name if event.place else None, status=event.status, said_by=speaker.name if speaker else None, doubt=doubt,
    )  # fmt: skip


def sentence_around(span: Span, record: Record, text: str) -> str:
    """The words of the sentence, or sentences, that hold a span."""
    held = [s.span for s in record.sentences if s.span[0] < span[1] and span[0] < s.span[1]]
    start, end = (held[0][0], held[-1][1]) if held else span
    return text[min(start, span[0]) : max(end, span[1])]


def _country(entity: Entity | None) -> str | None:
    code = entity.country if entity else None
    return code if code and len(code) == 3 and code.isascii() and code.isupper() else None


def _sector(entity: Entity | None) -> str | None:
    return entity.sector if entity else None


def gold_article(kept: KeptArticle, record: Record | None, judgements: Iterable[Judgement]) -> GoldArticle:
    """The gold file of an article: what was accepted or corrected, without what was rejected.

    What nobody has judged stands in it with ``doubt``, so that it is neither rewarded nor punished. ``record`` is the present
    record of the same text, or None when the store has it no more; then only the judged entries are written.
    """
    found = matched(judgements, record) if record is not None else None
    statements, events = list[Placed](), list[Placed]()
    lost = list(found.lost if found else judgements)
    if record is not None and found is not None:
        for statement in record.statements:
            _put(statements, statement.cue.span, statement.id, found.by_id.get(statement.id),
                 partial(_machine, statement, record, kept.text))  # fmt: skip
        for event in record.events:
            _put(events, event.trigger.span, event.id, found.by_id.get(event.id),
                 partial(_machine, event, record, kept.text))  # fmt: skip
    for judgement in lost:
        entry = judgement.entry if judgement.verdict == "corrected" else judgement.machine
        if judgement.verdict != "rejected" and entry is not None:
            (statements if judgement.kind == "statement" else events).append((judgement.span, {**entry, "doubt": entry.get("doubt", False)}, ""))
    statements.sort(key=lambda placed: placed[0])
    events.sort(key=lambda placed: placed[0])
    _join(events, record)
    return GoldArticle.model_validate(
        {
            "doc_id": kept.key, "source": kept.outlet, "url": kept.url, "date": kept.published, "title": kept.title,
            "text": kept.text, "dateline": kept.dateline,
            "statements": [entry for _, entry, _ in statements], "events": [entry for _, entry, _ in events],
        }
    )  # fmt: skip


def _machine(entry: Statement | Event, record: Record, text: str, doubt: bool) -> dict[str, Any]:
    """What the machine says, as a gold entry."""
    if isinstance(entry, Statement):
        return gold_statement(entry, record, doubt).model_dump()
    return gold_event(entry, record, text, doubt).model_dump()


def _put(out: list[Placed], span: Span, id: str, judgement: Judgement | None, machine: Callable[[bool], dict[str, Any]]) -> None:
    if judgement is None:
        out.append((span, machine(True), id))
    elif judgement.verdict == "corrected" and judgement.entry is not None:
        out.append((span, judgement.entry, id))
    elif judgement.verdict == "accepted":
        # What was accepted is what the machine had said then, whatever it says now.
        out.append((span, judgement.machine or machine(False), id))


def _join(events: list[Placed], record: Record | None) -> None:
    """Writes which event repeats which, where both are there and the earlier comes first."""
    if record is None:
        return
    places = {id: place for place, (_, _, id) in enumerate(events) if id}
    for event in record.events:
        here, first = places.get(event.id), places.get(event.same_as or "")
        if here is not None and first is not None and first < here:
            span, entry, id = events[here]
            events[here] = (span, {**entry, "same_as": first}, id)


def gold_json(article: GoldArticle) -> str:
    return json.dumps(article.model_dump(), ensure_ascii=False, indent=1) + "\n"


def gold_archive(corrections: Corrections, record_of: Callable[[KeptArticle], Record | None]) -> bytes:
    """A ZIP file with one gold file for each article that has a judgement."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for kept in corrections.articles():
            article = gold_article(kept, record_of(kept), corrections.of_article(kept.key, kept.content))
            archive.writestr(f"{kept.key}.json", gold_json(article))
    return out.getvalue()
