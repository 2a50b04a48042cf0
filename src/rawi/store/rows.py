"""One article and its record to rows of the store's tables."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rawi.article import Article
from rawi.record import Dateline, Event, Record, Sentence, Span, Statement
from rawi.store.identity import (
    article_content,
    article_identity,
    article_key,
    entity_identity,
    name_key,
    terms,
)
from rawi.store.signatures import bands, signature
from rawi.text import read_text

if TYPE_CHECKING:
    from rawi.pipeline import Engine
    from rawi.text import TextLayer

Row = tuple[object, ...]
Rows = dict[str, list[Row]]
Columns = dict[str, list[list[object]]]
LARGEST = 32_767
"""Of the columns that are SMALLINT."""


@dataclass(frozen=True, slots=True)
class Index:
    """What the search index and the search for copies need of one article's text."""

    postings: tuple[list[str], list[int], list[int]]
    """Terms, their sentences, how often each stands there."""
    words: int
    minhash: bytes


@dataclass(frozen=True, slots=True)
class CodedArticle:
    """What a worker sends to the writer: the rows of one article in all tables but for what only the writer knows.

    ``columns`` has for each table its columns, without the article's number; of the table ``articles`` also version,
    run and source, and the text, are left out. Columns of plain values travel and become Arrow arrays faster than
    rows, or the record as JSON, would.
    """

    engine: str
    model: str
    words: int
    columns: Columns


def code_article(engine: Engine, article: Article) -> CodedArticle:
    """Codes one article for the store."""
    record, layer = engine.read_with_text(article)
    return coded_article(article, record, index_of(article, layer))


def coded_article(article: Article, record: Record, index: Index) -> CodedArticle:
    """Record and index as columns.

    >>> from rawi.record import DocumentInfo, EngineInfo
    >>> article = Article("قال الوزير", "a1")
    >>> record = Record(engine=EngineInfo(version="0", model="x"), document=DocumentInfo(id="a1", characters=10))
    >>> coded_article(article, record, Index((["قال"], [1], [1]), 1, b"")).columns["postings"]
    [['قال'], [1], [1]]
    """
    rows = _rows_of(article, record, index)
    columns: Columns = {table: [list(column) for column in zip(*some, strict=True)] for table, some in rows.items() if some}
    if index.postings[0]:
        columns["postings"] = [list(column) for column in index.postings]
    return CodedArticle(record.engine.version, record.engine.model, index.words, columns)


def index_of(article: Article, layer: TextLayer | None = None) -> Index:
    """Search terms by sentence (0 is the title) and the MinHash signature of the text."""
    layer = layer or read_text(article.text)
    found: tuple[list[str], list[int], list[int]] = ([], [], [])
    if article.title:
        _post(found, terms(read_text(article.title).tokens), 0)
    words: list[str] = []
    for sentence in layer.sentences:
        some = terms(layer.tokens[sentence.first : sentence.last])
        words += some
        _post(found, some, min(sentence.index + 1, LARGEST))
    return Index(found, sum(found[2]), signature(words))


def _post(postings: tuple[list[str], list[int], list[int]], found: list[str], sentence: int) -> None:
    counted = Counter(found)
    postings[0].extend(counted)
    postings[1].extend([sentence] * len(counted))
    postings[2].extend(min(n, LARGEST) for n in counted.values())


def _rows_of(article: Article, record: Record, index: Index) -> Rows:
    identity, content = article_identity(article), article_content(article)
    document = record.document
    head = (
        article_key(identity, content), identity, content, article.id, document.outlet, document.url, document.title,
        document.language, _day(document.published), document.published_from, *_dateline(document.dateline),
        document.characters, index.words,
    )  # fmt: skip
    starts = [sentence.span[0] for sentence in record.sentences]
    rows: Rows = {"articles": [head], "sentences": [_sentence(n, s) for n, s in enumerate(record.sentences, 1)]}
    rows["entities"] = [
        (
            e.id, e.type, e.name, e.name_en, name_key(e.name), entity_identity(e), e.wikidata, e.country,
            e.country_inferred, e.sector, list(e.other_sectors), e.office, e.office_en, list(e.members),
        )
        for e in record.entities
    ]  # fmt: skip
    rows["mentions"] = [(e.id, *m.span, m.kind) for e in record.entities for m in e.mentions]
    rows["statements"] = [_statement(s, starts) for s in record.statements]
    rows["events"] = [_event(e, starts) for e in record.events]
    rows["parties"] = [
        (e.id, role, position, party)
        for e in record.events
        for role, parties in (("actor", e.actors), ("recipient", e.recipients))
        for position, party in enumerate(parties, 1)
    ]
    if index.minhash:
        rows["signatures"] = [(index.minhash,)]
        rows["bands"] = [(band,) for band in bands(index.minhash)]
    return rows


def _dateline(dateline: Dateline | None) -> Row:
    if dateline is None:
        return (None,) * 6
    return dateline.place, dateline.place_entity, _day(dateline.date), *dateline.span, dateline.agency


def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat(iso) if iso else None
    except ValueError:
        return None


def _sentence(at: int, sentence: Sentence) -> Row:
    return min(at, LARGEST), *sentence.span, min(sentence.paragraph, LARGEST)


def _sentence_at(starts: list[int], offset: int) -> int | None:
    return min(bisect_right(starts, offset), LARGEST) or None


def _pair(span: Span | None) -> tuple[int | None, int | None]:
    return span or (None, None)


def _statement(s: Statement, starts: list[int]) -> Row:
    return (
        s.id, *s.span, _sentence_at(starts, s.cue.span[0]), s.act, *s.cue.span, s.cue.lemma, s.speaker,
        *_pair(s.speaker_span), s.speaker_from, list(s.via), list(s.addressee), *s.content.span, s.quoted,
        [list(q) for q in s.quotes], s.in_, s.rule, s.confidence,
    )  # fmt: skip


def _event(e: Event, starts: list[int]) -> Row:
    place, when = e.place, e.date
    return (
        e.id, e.type, e.mode, list(e.contexts), e.quad, e.score, *e.trigger.span,
        _sentence_at(starts, e.trigger.span[0]), e.status, *_pair(e.status_cue), e.said_in, e.same_as, e.historical,
        _day(when.start) if when else None, _day(when.end) if when else None, when.source if when else None,
        *_pair(when.span if when else None), place.name if place else None, place.entity if place else None,
        *_pair(place.span if place else None), place.country if place else None,
        place.latitude if place else None, place.longitude if place else None,
        [{"kind": c.kind, "number": c.number, "span_start": c.span[0], "span_end": c.span[1]} for c in e.casualties],
        e.rule, e.confidence,
    )  # fmt: skip
