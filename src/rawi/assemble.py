"""Drafts to the frozen record: ids in text order, and only entities that the record needs."""

from __future__ import annotations

from dataclasses import dataclass

from rawi.analysis import Analysis
from rawi.article import Article
from rawi.dates.types import DatelineInfo
from rawi.events.ontology import quad_of, score_of
from rawi.events.types import EventDraft
from rawi.mentions.types import EntityDraft
from rawi.record import (
    Content,
    Cue,
    Dateline,
    DocumentInfo,
    EngineInfo,
    Entity,
    Event,
    Mention,
    Record,
    Sentence,
    Statement,
    Trigger,
)
from rawi.statements.types import StatementDraft
from rawi.version import MODEL, VERSION


def _entity(draft: EntityDraft, ids: dict[int, str], text: str) -> Entity:
    seen: dict[tuple[int, int], Mention] = {}
    for m in draft.mentions:
        seen.setdefault((m.start, m.end), Mention(span=(m.start, m.end), text=text[m.start : m.end], kind=m.kind))
    return Entity(
        id=ids[draft.index], type=draft.type, name=draft.name, name_en=draft.name_en, wikidata=draft.wikidata,
        country=draft.country, country_inferred=draft.country_inferred, sector=draft.sector, other_sectors=draft.other_sectors, office=draft.office,
        office_en=draft.office_en, members=tuple(ids[i] for i in draft.members if i in ids),
        mentions=tuple(seen[k] for k in sorted(seen)),
    )  # fmt: skip


def _statement(draft: StatementDraft, ids: dict[int, str], q: dict[int, str], text: str) -> Statement:
    spans = [draft.cue, draft.content] + ([draft.speaker_span] if draft.speaker_span else [])
    return Statement(
        id=q[draft.index], span=(min(s[0] for s in spans), max(s[1] for s in spans)), act=draft.act,
        cue=Cue(span=draft.cue, text=text[slice(*draft.cue)], lemma=draft.cue_lemma),
        speaker=ids[draft.speaker] if draft.speaker is not None else None,
        speaker_span=draft.speaker_span, speaker_from=draft.speaker_from,
        via=tuple(ids[i] for i in draft.via), addressee=tuple(ids[i] for i in draft.addressee),
        content=Content(span=draft.content, text=text[slice(*draft.content)]),
        quoted=draft.quoted, quotes=draft.quotes, in_=q[draft.inside] if draft.inside is not None else None,
        rule=draft.rule, confidence=round(draft.confidence, 3),
    )  # fmt: skip


def _event(draft: EventDraft, ids: dict[int, str], q: dict[int, str], v: dict[int, str], text: str) -> Event:
    place = draft.place
    if place and draft.place_entity is not None:
        place = place.model_copy(update={"entity": ids[draft.place_entity]})
    return Event(
        id=v[draft.index], type=draft.type, mode=draft.mode, contexts=draft.contexts, quad=quad_of(draft.type),
        score=score_of(draft.type, draft.mode), trigger=Trigger(span=draft.trigger, text=text[slice(*draft.trigger)]),
        actors=tuple(ids[i] for i in draft.actors), recipients=tuple(ids[i] for i in draft.recipients),
        place=place, date=draft.date, status=draft.status, status_cue=draft.status_cue,
        said_in=q[draft.said_in] if draft.said_in is not None else None,
        same_as=v[draft.same_as] if draft.same_as is not None else None,
        historical=draft.historical, casualties=draft.casualties, rule=draft.rule,
        confidence=round(draft.confidence, 3),
    )  # fmt: skip


def _needed(analysis: Analysis, statements: list[StatementDraft], events: list[EventDraft]) -> list[EntityDraft]:
    wanted: set[int] = set()
    for s in statements:
        wanted.update(s.via, s.addressee, () if s.speaker is None else (s.speaker,))
    for e in events:
        wanted.update(e.actors, e.recipients, () if e.place_entity is None else (e.place_entity,))
    entities = analysis.entities.entities
    wanted.update(d.index for d in entities if any(m.kind == "name" for m in d.mentions))
    for i in sorted(wanted):
        wanted.update(entities[i].members)
    kept = [d for d in entities if d.index in wanted]
    return sorted(kept, key=lambda d: (min((m.start for m in d.mentions), default=len(analysis.text)), d.index))


@dataclass(frozen=True)
class _Order:
    """The drafts in the record's order, and the record's id for each draft's index."""

    entities: list[EntityDraft]
    statements: list[StatementDraft]
    events: list[EventDraft]
    e: dict[int, str]
    q: dict[int, str]
    v: dict[int, str]


def _in_order(analysis: Analysis, statements: list[StatementDraft], events: list[EventDraft]) -> _Order:
    entities = _needed(analysis, statements, events)
    statements = sorted(statements, key=lambda s: (s.cue, s.content))
    events = sorted(events, key=lambda e: (e.trigger, e.index))
    return _Order(
        entities, statements, events,
        {d.index: f"e{i}" for i, d in enumerate(entities, 1)},
        {s.index: f"q{i}" for i, s in enumerate(statements, 1)},
        {e.index: f"v{i}" for i, e in enumerate(events, 1)},
    )  # fmt: skip


def evidence(
    analysis: Analysis, statements: list[StatementDraft], events: list[EventDraft]
) -> dict[str, tuple[str, ...]]:
    """For each id of the record that ``assemble`` makes of the same drafts: the words, rules and look-ups behind it."""
    order = _in_order(analysis, statements, events)
    found = {order.e[d.index]: tuple(d.evidence) for d in order.entities}
    found.update({order.q[s.index]: tuple(s.evidence) for s in order.statements})
    found.update({order.v[e.index]: tuple(e.evidence) for e in order.events})
    return found


def _place_entity(analysis: Analysis, head: DatelineInfo, ids: dict[int, str]) -> str | None:
    """The entity of the dateline's place, when a mention stands there."""
    span = head.place_span
    for mention in analysis.entities.mentions if span else ():
        if span and mention.start < span[1] and span[0] < mention.end:
            return ids.get(mention.entity)
    return None


def assemble(
    article: Article, analysis: Analysis, statements: list[StatementDraft], events: list[EventDraft], document_id: str
) -> Record:
    """The record of one article from what the rooms found in it."""
    text = article.text
    order = _in_order(analysis, statements, events)
    ids, q, v = order.e, order.q, order.v
    head = analysis.dateline
    dateline = head and Dateline(
        place=head.place, place_entity=_place_entity(analysis, head, ids), date=head.date, agency=head.agency,
        span=(head.start, head.end),
    )  # fmt: skip
    published_from = "dateline" if head and head.date else (article.published_from if analysis.published else None)
    return Record(
        engine=EngineInfo(version=VERSION, model=MODEL),
        document=DocumentInfo(
            id=document_id, title=article.title, outlet=article.outlet, url=article.url, published=analysis.published,
            published_from=published_from, dateline=dateline or None, characters=len(text),
        ),
        sentences=tuple(
            Sentence(id=f"s{s.index + 1}", span=(s.start, s.end), paragraph=s.paragraph) for s in analysis.layer.sentences
        ),
        entities=tuple(_entity(d, ids, text) for d in order.entities),
        statements=tuple(_statement(s, ids, q, text) for s in order.statements),
        events=tuple(_event(e, ids, q, v, text) for e in order.events),
    )  # fmt: skip
