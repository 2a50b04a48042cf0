"""The tools themselves: questions to a library, answered with cited sentences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rawi.article import Article
from rawi.errors import TooLargeError
from rawi.model_context.types import (
    Between,
    Citation,
    Happening,
    Hit,
    Hits,
    Known,
    MonthOf,
    Office,
    Reading,
    Said,
)
from rawi.record import Event, Record, Statement
from rawi.sources.arabic import check_arabic
from rawi.sources.decode import check_text
from rawi.web.library import Library
from rawi.web.questions.actors import actor_facts
from rawi.web.questions.dyads import dyad_facts
from rawi.web.questions.hits import SearchFilters, search_hits
from rawi.web.questions.paging import Paging
from rawi.web.questions.types import EventReport, Party, Passage, Source, StatementReport

MOST_CHARACTERS = 100_000
"""Of a text to read."""


def search(library: Library, query: str, filters: SearchFilters, limit: int) -> Hits:
    """The articles that answer best; raises EmptyInputError, NotFoundError."""
    with library.connection() as connection:
        page = search_hits(connection, query, filters, Paging(size=limit), library.index(connection))
    hits = tuple(
        Hit(
            source=Citation(id=h.id, outlet=h.outlet, date=h.day, title=h.title, url=h.url, sentence=h.sentence),
            speaker=h.speaker, act=h.act,
        )
        for h in page.items
    )  # fmt: skip
    return Hits(query=query, hits=hits, more=page.more)


def who(library: Library, name: str, since: date | None, until: date | None, limit: int) -> Known:
    """Positions, statements and events of somebody; raises NotFoundError."""
    with library.connection() as connection:
        facts = actor_facts(connection, name, since, until, limit)
    return Known(
        name=facts.name, articles=sum(actor.articles for actor in facts.actors),
        positions=tuple(
            Office(name=p.name, office=p.office, country=p.country, first=p.first, last=p.last, articles=p.articles)
            for p in facts.positions
        ),
        statements=tuple(map(_said, facts.statements)), events=tuple(map(_happening, facts.events)),
    )  # fmt: skip


def dyad(library: Library, first: str, second: str, since: date | None, until: date | None, limit: int) -> Between:
    """Events between two parties; raises NotFoundError."""
    with library.connection() as connection:
        facts = dyad_facts(connection, first, second, since, until)
    months = (MonthOf(month=m.month, type=m.type, direction=m.direction, events=m.events, score=m.score) for m in facts.months)
    return Between(first=first, second=second, months=tuple(months), events=tuple(map(_happening, facts.events[:limit])))


def read(library: Library, text: str, published: date | None, title: str | None) -> Reading:
    """What a text says; raises InputError when it cannot be read."""
    if len(text) > MOST_CHARACTERS:
        raise TooLargeError(f"the text has {len(text):,} characters; {MOST_CHARACTERS:,} are read at once, send it in parts")
    check_text(text, "the text")
    check_arabic(text, "the text")
    article = Article(text, title=title, published=published.isoformat() if published else None, published_from="option")
    with library.engine() as engine:
        return _reading(engine.read_article(article), text)


def _citation(source: Source, id: str, sentence: Passage | None) -> Citation:
    return Citation(
        id=id, outlet=source.outlet, date=source.published, title=source.title, url=source.url,
        sentence=sentence.text if sentence else None,
    )  # fmt: skip


def _said(report: StatementReport) -> Said:
    return Said(
        speaker=_name(report.speaker), act=report.act, content=report.content.text, via=tuple(p.name for p in report.via),
        source=_citation(report.source, report.id, report.sentence), outlets=report.outlets,
    )  # fmt: skip


def _happening(report: EventReport) -> Happening:
    return Happening(
        day=report.day, type=_type(report.type, report.mode), status=report.status, actors=tuple(p.name for p in report.actors),
        recipients=tuple(p.name for p in report.recipients), place=report.place.name if report.place else None, score=report.score,
        said_by=_name(report.said_by) or ("unnamed" if report.said_in else None),
        source=_citation(report.source, report.id, report.sentence), outlets=report.outlets,
    )  # fmt: skip


def _name(party: Party | None) -> str | None:
    return party.name if party else None


def _type(type: str, mode: str | None) -> str:
    return f"{type} ({mode})" if mode else type


def _reading(record: Record, text: str) -> Reading:
    names = {entity.id: entity.name for entity in record.entities}
    people = tuple(
        f"{entity.name}، {entity.office}" if entity.office else entity.name
        for entity in record.entities
        if entity.type in ("person", "organization", "country")
    )
    speakers = {statement.id: statement.speaker for statement in record.statements}
    head = record.document

    def cited(part: Statement | Event, at: int) -> Citation:
        held = next((s for s in record.sentences if s.span[0] <= at < s.span[1]), None)
        day = date.fromisoformat(head.published) if head.published else None
        return Citation(
            id=f"{head.id}:{part.id}", outlet=head.outlet, date=day, title=head.title, url=head.url,
            sentence=text[slice(*held.span)] if held else None,
        )  # fmt: skip

    def all_names(ids: Sequence[str]) -> tuple[str, ...]:
        return tuple(names[id] for id in ids if id in names)

    statements = tuple(
        Said(
            speaker=names.get(s.speaker or ""), act=s.act, content=s.content.text, via=all_names(s.via),
            source=cited(s, s.cue.span[0]),
        )
        for s in record.statements
    )  # fmt: skip
    events = tuple(
        Happening(
            day=date.fromisoformat(e.date.start) if e.date else None, type=_type(e.type, e.mode), status=e.status,
            actors=all_names(e.actors), recipients=all_names(e.recipients), place=e.place.name if e.place else None, score=e.score,
            said_by=(names.get(speakers.get(e.said_in) or "") or "unnamed") if e.said_in else None,
            source=cited(e, e.trigger.span[0]),
        )
        for e in record.events
    )  # fmt: skip
    place = head.dateline.place if head.dateline else None
    return Reading(published=head.published, place=place, people=people, statements=statements, events=events)
