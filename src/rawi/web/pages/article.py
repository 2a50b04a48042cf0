"""The page of an article: its text with marks, and its record in lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request, Response

from rawi.record import Entity, Event, Record, Statement
from rawi.render.names import depth, participants, when
from rawi.web.pages.marks import DEEPEST, Labels, marked_text
from rawi.web.pages.safe import controls, lookalikes
from rawi.web.pages.shown import actor_url, choice, found, language_of, library_of, page
from rawi.web.pages.words import Language, word
from rawi.web.questions.article import StoredArticle, read_article
from rawi.web.questions.parts import slug_of

router = APIRouter()
SHORT = 58
"""Characters of an article that stand for its title where it has none."""


@dataclass(frozen=True, slots=True)
class Person:
    """An entity of the article, as the lists show it."""

    id: str
    slug: str | None
    name: str
    name_en: str | None
    type: str
    country: str | None
    sector: str | None
    office: str | None
    inferred: bool
    mentions: int


@router.get("/articles/{key}")
def article(request: Request, key: str, act: str = "", type: str = "") -> Response:
    library, language = library_of(request), language_of(request)
    with library.connection() as connection:
        stored = found(read_article(connection, key[:40]), f"no article {key[:40]} in this store; the list of articles has all of them")
    verdicts = library.corrections.verdicts(stored) if library.corrections is not None else {}
    record = stored.record
    shown = narrowed(record, act, type)
    people = {entity.id: person(entity, stored.identities.get(entity.id)) for entity in record.entities}
    told = f"{stored.title or ''}\n{stored.text or ''}"
    values = {
        "a": stored, "text": marked_text(shown, stored.text, labels(shown, people, language)) if stored.text else None,
        "statements": [statement_entry(s, record, people, stored, verdicts, language) for s in shown.statements],
        "events": [event_entry(e, record, people, stored, verdicts, language) for e in shown.events],
        "participants": [people[entity.id] for entity in participants(record)],
        "acts": options(language, "act", dict.fromkeys(s.act for s in record.statements)),
        "types": options(language, "type", dict.fromkeys(e.type for e in record.events)),
        "act": act, "type": type, "heading": stored.title or first_words(stored.text or ""), "controls": controls(told), "lookalikes": lookalikes(told),
    }  # fmt: skip
    return page(request, "article.html", values)


def first_words(text: str) -> str:
    """What stands for a title where an article has none.

    >>> first_words("قال الوزير " * 20)
    'قال الوزير قال الوزير قال الوزير قال الوزير قال الوزير قال …'
    """
    words = text.split()
    shown = ""
    for word_ in words:
        if shown and len(shown) + len(word_) > SHORT:
            return f"{shown} …"
        shown = f"{shown} {word_[:SHORT]}".strip()
    return shown


def options(language: Language, kind: str, values: Any) -> list[tuple[str, str]]:
    """Values with their words, to choose from."""
    return [(value, word(language, f"{kind}.{value}")) for value in values]


def narrowed(record: Record, act: str, type: str) -> Record:
    """The record with statements of one act and events of one type, where such are asked for."""
    chosen_act = choice(act, [s.act for s in record.statements])
    chosen_type = choice(type, [e.type for e in record.events])
    if not chosen_act and not chosen_type:
        return record
    return record.model_copy(
        update={
            "statements": tuple(s for s in record.statements if s.act == chosen_act) if chosen_act or chosen_type else record.statements,
            "events": tuple(e for e in record.events if e.type == chosen_type) if chosen_act or chosen_type else record.events,
        }
    )


def person(entity: Entity, identity: str | None) -> Person:
    return Person(
        entity.id, slug_of(identity, entity.type, entity.country) if entity.type != "place" else identity, entity.name,
        entity.name_en, entity.type, entity.country, entity.sector, entity.office, entity.country_inferred, len(entity.mentions),
    )  # fmt: skip


def labels(record: Record, people: dict[str, Person], language: Language) -> Labels:
    """What the marks need of the record."""
    unspoken = {
        s.id: people[s.speaker].name
        for s in record.statements
        if s.speaker in people and s.speaker_from in ("dropped", "pronoun")
    }
    addresses = {id: actor_url(p.slug) for id, p in people.items() if p.slug}
    return Labels({}, addresses, {id: name for id, name in unspoken.items() if name})


def statement_entry(
    s: Statement, record: Record, people: dict[str, Person], stored: StoredArticle, verdicts: dict[str, str], language: Language
) -> dict[str, Any]:
    by_id = {other.id: other for other in record.statements}
    speaker = people.get(s.speaker or "")
    outer = by_id.get(s.in_ or "")
    chain = [people.get(link or "") for link in chain_of(s, by_id)]
    note = word(language, f"from.{s.speaker_from}") if s.speaker_from != "named" else ""
    return {
        "id": s.id, "act": s.act, "speaker": speaker, "depth": min(depth(s, by_id), DEEPEST), "content": " ".join(s.content.text.split()),
        "cue": s.cue.text, "lemma": s.cue.lemma, "chain": chain, "addressee": [people[i] for i in s.addressee if i in people],
        "inside": outer, "from_note": note, "quoted": s.quoted, "rule": s.rule, "confidence": s.confidence,
        "outlets": stored.outlets.get(s.id, 1), "verdict": verdicts.get(s.id, ""),
        "about": f"{called(speaker, language)} {word(language, f'act.{s.act}')}: {s.rule}",
    }  # fmt: skip


def chain_of(statement: Statement, statements: dict[str, Statement]) -> Iterator[str | None]:
    """By whose word a statement comes to us, the outermost first and the speaker last; each once in a row."""
    links: list[str | None] = [statement.speaker, *reversed(statement.via)]
    seen, outer = {statement.id}, statement.in_
    while outer in statements and outer not in seen:
        seen.add(outer)
        links.append(statements[outer].speaker)
        outer = statements[outer].in_
    last: object = object()
    for link in reversed(links):
        if link != last:
            yield link
        last = link


def called(someone: Person | None, language: Language) -> str:
    if someone is None:
        return word(language, "speaker.unknown")
    return someone.name_en if language == "en" and someone.name_en else someone.name


def event_entry(
    e: Event, record: Record, people: dict[str, Person], stored: StoredArticle, verdicts: dict[str, str], language: Language
) -> dict[str, Any]:
    said = next((s for s in record.statements if s.id == e.said_in), None)
    actors, recipients = ([people[i] for i in side if i in people] for side in (e.actors, e.recipients))
    about = [word(language, f"type.{e.type}"), e.mode or "", ", ".join(called(p, language) for p in actors)]
    about += [word(language, "event.toward"), ", ".join(called(p, language) for p in recipients)] if recipients else []
    about += [word(language, f"status.{e.status}"), when(e), e.rule]
    return {
        "id": e.id, "type": e.type, "mode": e.mode, "status": e.status, "score": e.score, "quad": e.quad, "actors": actors,
        "recipients": recipients, "trigger": e.trigger.text, "when": when(e), "when_words": e.date.text if e.date else None,
        "place": e.place, "contexts": e.contexts, "casualties": e.casualties, "said_in": said.id if said else None,
        "said_by": people.get(said.speaker or "") if said else None, "same_as": e.same_as, "historical": e.historical,
        "rule": e.rule, "confidence": e.confidence, "outlets": stored.outlets.get(e.id, 1), "verdict": verdicts.get(e.id, ""),
        "about": " · ".join(part for part in about if part),
    }  # fmt: skip

