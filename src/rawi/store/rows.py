"""One article and its record to rows of the store's tables."""

from __future__ import annotations

import json
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

Row = tuple[object, ...]
Rows = dict[str, list[Row]]
"""Rows by table; the first value of each row is the article's number."""


@dataclass(frozen=True, slots=True)
class Index:
    """What the search index and the search for copies need of one article's text."""

    postings: list[tuple[str, int, int]]
    words: int
    minhash: bytes


def coded_line(engine: Engine, article: Article) -> str:
    """Record and index of one article as one line of JSON: what a worker sends to the writer."""
    record = engine.read_article(article)
    index = index_of(article)
    return json.dumps([record.to_json(), index.postings, index.words, index.minhash.hex()], ensure_ascii=False)


def read_coded_line(line: str) -> tuple[Record, Index]:
    record, postings, words, minhash = json.loads(line)
    return Record.from_json(record), Index([(t, s, f) for t, s, f in postings], words, bytes.fromhex(minhash))


def index_of(article: Article) -> Index:
    """Search terms by sentence (0 is the title) and the MinHash signature of the text."""
    layer = read_text(article.text)
    postings: list[tuple[str, int, int]] = []
    words: list[str] = []
    if article.title:
        postings += [(t, 0, n) for t, n in Counter(terms(read_text(article.title).tokens)).items()]
    for sentence in layer.sentences:
        found = terms(layer.tokens[sentence.first : sentence.last])
        words += found
        postings += [(t, sentence.index + 1, n) for t, n in Counter(found).items()]
    return Index(postings, sum(n for _, _, n in postings), signature(words))


def rows_of(
    number: int, version: int, run: int, source: str, article: Article, record: Record, index: Index, with_text: bool
) -> Rows:
    """The rows of one article in all tables."""
    document = record.document
    identity, content = article_identity(article), article_content(article)
    dateline = document.dateline
    head = (
        number, article_key(identity, content), identity, content, version, run, source, article.id, document.outlet,
        document.url, document.title, document.language, _day(document.published), document.published_from,
        *_dateline(dateline), document.characters, index.words,
        article.text if with_text else None,
    )  # fmt: skip
    starts = [sentence.span[0] for sentence in record.sentences]
    rows: Rows = {"articles": [head], "sentences": [_sentence(number, n, s) for n, s in enumerate(record.sentences, 1)]}
    rows["entities"] = [
        (
            number, e.id, e.type, e.name, e.name_en, name_key(e.name), entity_identity(e), e.wikidata, e.country,
            e.country_inferred, e.sector, list(e.other_sectors), e.office, e.office_en, list(e.members),
        )
        for e in record.entities
    ]  # fmt: skip
    rows["mentions"] = [(number, e.id, *m.span, m.kind) for e in record.entities for m in e.mentions]
    rows["statements"] = [_statement(number, s, starts) for s in record.statements]
    rows["events"] = [_event(number, e, starts) for e in record.events]
    rows["parties"] = [
        (number, e.id, role, position, party)
        for e in record.events
        for role, parties in (("actor", e.actors), ("recipient", e.recipients))
        for position, party in enumerate(parties, 1)
    ]
    rows["postings"] = [(term, number, sentence, min(n, 32_767)) for term, sentence, n in index.postings]
    if index.minhash:
        rows["signatures"] = [(number, index.minhash)]
        rows["bands"] = [(band, number) for band in bands(index.minhash)]
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


def _sentence(number: int, at: int, sentence: Sentence) -> Row:
    return number, min(at, 32_767), *sentence.span, min(sentence.paragraph, 32_767)


def _sentence_at(starts: list[int], offset: int) -> int | None:
    return min(bisect_right(starts, offset), 32_767) or None


def _pair(span: Span | None) -> tuple[int | None, int | None]:
    return span or (None, None)


def _statement(number: int, s: Statement, starts: list[int]) -> Row:
    return (
        number, s.id, *s.span, _sentence_at(starts, s.cue.span[0]), s.act, *s.cue.span, s.cue.lemma, s.speaker,
        *_pair(s.speaker_span), s.speaker_from, list(s.via), list(s.addressee), *s.content.span, s.quoted,
        [list(q) for q in s.quotes], s.in_, s.rule, s.confidence,
    )  # fmt: skip


def _event(number: int, e: Event, starts: list[int]) -> Row:
    place, when = e.place, e.date
    return (
        number, e.id, e.type, e.mode, list(e.contexts), e.quad, e.score, *e.trigger.span,
        _sentence_at(starts, e.trigger.span[0]), e.status, *_pair(e.status_cue), e.said_in, e.same_as, e.historical,
        _day(when.start) if when else None, _day(when.end) if when else None, when.source if when else None,
        *_pair(when.span if when else None), place.name if place else None, place.entity if place else None,
        *_pair(place.span if place else None), place.country if place else None,
        place.latitude if place else None, place.longitude if place else None,
        [{"kind": c.kind, "number": c.number, "span_start": c.span[0], "span_end": c.span[1]} for c in e.casualties],
        e.rule, e.confidence,
    )  # fmt: skip
