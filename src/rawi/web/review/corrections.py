"""Judgements in an SQLite file beside the store, ``news.rawi.corrections``.

Rows are only ever added: a newer judgement of the same place stands in front of an older one, which stays. An article is
known by its key and by the hash of its content, a statement by the span of its cue and an event by the span of its trigger,
so that a judgement is found again when the article has been coded anew and ids have changed. The article's text is kept
with its first judgement: an export needs no store.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from rawi.errors import StoreError
from rawi.record import Event, Record, Span, Statement
from rawi.web.questions.article import StoredArticle

Kind = Literal["statement", "event"]
Verdict = Literal["accepted", "corrected", "rejected", "none"]
KINDS: tuple[Kind, ...] = ("statement", "event")
VERDICTS: tuple[Verdict, ...] = ("accepted", "corrected", "rejected", "none")
BUSY_SECONDS = 10.0
_EMPTY = ":memory:"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS articles (
  key TEXT PRIMARY KEY, content TEXT NOT NULL, outlet TEXT, url TEXT, title TEXT, published TEXT, text TEXT NOT NULL, dateline TEXT);
CREATE TABLE IF NOT EXISTS judgements (
  id INTEGER PRIMARY KEY, article TEXT NOT NULL REFERENCES articles (key), kind TEXT NOT NULL, part TEXT NOT NULL,
  span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, label TEXT NOT NULL, verdict TEXT NOT NULL, entry TEXT, machine TEXT,
  reviewer TEXT NOT NULL, note TEXT NOT NULL, time TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS judgements_of_article ON judgements (article, kind, span_start);
CREATE INDEX IF NOT EXISTS articles_of_content ON articles (content);
"""
_LATEST = """
SELECT j.id, j.article, j.kind, j.part, j.span_start, j.span_end, j.label, j.verdict, j.entry, j.machine, j.reviewer, j.note, j.time
FROM judgements j WHERE {} AND j.id = (SELECT max(o.id) FROM judgements o WHERE o.article = j.article AND o.kind = j.kind
  AND o.span_start = j.span_start AND o.span_end = j.span_end AND o.label = j.label) AND j.verdict <> 'none' ORDER BY j.span_start, j.id
"""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One judgement. ``entry`` is the corrected gold entry, ``machine`` what the machine had said, in the same form."""

    article: str
    kind: Kind
    part: str
    span: Span
    label: str
    verdict: Verdict
    entry: dict[str, Any] | None = None
    machine: dict[str, Any] | None = None
    reviewer: str = ""
    note: str = ""
    time: str = ""


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """An article with judgements, as it was when the first one was made."""

    key: str
    content: str
    outlet: str | None
    url: str | None
    title: str | None
    published: str | None
    text: str
    dateline: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Matched:
    """Judgements found again in a record by the ids of its entries, and those whose entry is gone."""

    by_id: dict[str, Judgement] = field(default_factory=dict)
    lost: tuple[Judgement, ...] = ()


class Corrections:
    """The file of judgements. Safe to share over threads and processes: each question opens it anew.

    Raises StoreError when it cannot be read or written.
    """

    def __init__(self, path: str) -> None:
        self.path = path

    def add(self, article: KeptArticle, judgement: Judgement) -> None:
        """Keeps a judgement and, the first time, its article."""
        with self._open(write=True) as connection:
            connection.execute(
                "INSERT OR IGNORE INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (article.key, article.content, article.outlet, article.url, article.title, article.published, article.text,
                 _json(article.dateline)),
            )  # fmt: skip
            connection.execute(
                "INSERT INTO judgements (article, kind, part, span_start, span_end, label, verdict, entry, machine, reviewer, note, time) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (article.key, judgement.kind, judgement.part, *judgement.span, judgement.label, judgement.verdict,
                 _json(judgement.entry), _json(judgement.machine), judgement.reviewer, judgement.note,
                 judgement.time or datetime.now(UTC).isoformat(timespec="seconds")),
            )  # fmt: skip

    def of_article(self, key: str, content: str = "") -> list[Judgement]:
        """The judgements that stand for an article, of this key or with this content under another one."""
        return self._latest("j.article IN (SELECT key FROM articles WHERE key = ? OR content = ?)", (key, content))

    def of_articles(self, keys: Sequence[str]) -> list[Judgement]:
        """The judgements that stand for some articles."""
        return self._latest("j.article IN (SELECT value FROM json_each(?))", (json.dumps(list(keys)),))

    def verdict_of(self, key: str, kind: str, span: Span, label: str) -> str:
        """The verdict on one entry; empty when nobody has judged it."""
        for judgement in self.of_article(key):
            if (judgement.kind, judgement.span, judgement.label) == (kind, span, label):
                return judgement.verdict
        return ""

    def verdicts(self, stored: StoredArticle) -> dict[str, str]:
        """The verdicts on the entries of an article's record by their ids."""
        found = matched(self.of_article(stored.key, stored.content), stored.record)
        return {id: judgement.verdict for id, judgement in found.by_id.items()}

    def counts(self) -> dict[str, int]:
        """How many judgements stand, by verdict."""
        found: dict[str, int] = {}
        for judgement in self._latest("true", ()):
            found[judgement.verdict] = found.get(judgement.verdict, 0) + 1
        return found

    def articles(self) -> Iterator[KeptArticle]:
        """All articles with a judgement that stands."""
        standing = {judgement.article for judgement in self._latest("true", ())}
        with self._open() as connection:
            found = connection.execute("SELECT * FROM articles ORDER BY key").fetchall()
        yield from (_article(line) for line in found if line[0] in standing)

    def article(self, key: str) -> KeptArticle | None:
        with self._open() as connection:
            found = connection.execute("SELECT * FROM articles WHERE key = ?", (key,)).fetchone()
        return _article(found) if found else None

    def _latest(self, where: str, values: Sequence[object]) -> list[Judgement]:
        with self._open() as connection:
            found = connection.execute(_LATEST.format(where), tuple(values)).fetchall()
        return [
            Judgement(
                article, kind, part, (start, end), label, verdict, json.loads(entry) if entry else None,
                json.loads(machine) if machine else None, reviewer, note, time,
            )
            for _, article, kind, part, start, end, label, verdict, entry, machine, reviewer, note, time in found
        ]  # fmt: skip

    @contextmanager
    def _open(self, write: bool = False) -> Iterator[sqlite3.Connection]:
        try:
            address = self._address(write)
            connection = sqlite3.connect(address, timeout=BUSY_SECONDS, isolation_level=None, uri=True)
            try:
                if write:
                    # One file, whole after each judgement, that reading leaves as it is: no log beside it.
                    connection.execute("PRAGMA journal_mode = DELETE")
                    connection.execute("PRAGMA synchronous = FULL")
                if write or address == _EMPTY:
                    connection.executescript(_SCHEMA)
                if write:
                    connection.execute("BEGIN IMMEDIATE")
                yield connection
                if write:
                    connection.execute("COMMIT")
            finally:
                connection.close()
        except sqlite3.Error as error:
            raise StoreError(f"{self.path} cannot be used: {error}; check the path, rights and free space") from None

    def _address(self, write: bool) -> str:
        """What is opened: to be read, nothing is made or changed; where there is no file yet, an empty one in memory stands for it."""
        if not write and not (os.path.exists(self.path) and os.path.getsize(self.path)):
            return _EMPTY
        # A journal is that of a writer at work, or of one that was killed, whose half change must be undone first.
        mode = "rwc" if write else "rw" if os.path.exists(f"{self.path}-journal") else "ro"
        return f"{Path(os.path.abspath(self.path)).as_uri()}?mode={mode}"


def open_corrections(store: str) -> Corrections:
    """The corrections beside a store; the file is made with the first judgement."""
    return Corrections(f"{store}.corrections")


def kept_article(stored: StoredArticle) -> KeptArticle:
    """What is kept of an article with its first judgement."""
    dateline = stored.record.document.dateline
    head = {"place": dateline.place, "date": dateline.date, "agency": dateline.agency} if dateline else None
    published = stored.published.isoformat() if stored.published else None
    return KeptArticle(stored.key, stored.content, stored.outlet, stored.url, stored.title, published, stored.text or "", head)


def anchor(entry: Statement | Event) -> tuple[Span, str]:
    """What an entry is found again by: the span of its cue or trigger, and its act or type."""
    return (entry.cue.span, entry.act) if isinstance(entry, Statement) else (entry.trigger.span, entry.type)


def matched(judgements: Iterable[Judgement], record: Record) -> Matched:
    """The judgements of an article at the entries of its present record.

    First those whose span and act or type are the same, then those of the same span, then those that overlap; each entry
    takes one judgement and each judgement one entry.
    """
    waiting = list(judgements)
    entries: dict[Kind, list[Statement | Event]] = {"statement": list(record.statements), "event": list(record.events)}
    by_id: dict[str, Judgement] = {}
    for closeness in (3, 2, 1):
        for judgement in list(waiting):
            free = [entry for entry in entries[judgement.kind] if entry.id not in by_id]
            entry = next((e for e in free if _closeness(judgement, e) >= closeness), None)
            if entry is not None:
                by_id[entry.id] = judgement
                waiting.remove(judgement)
    return Matched(by_id, tuple(waiting))


def _closeness(judgement: Judgement, entry: Statement | Event) -> int:
    span, label = anchor(entry)
    if span == judgement.span:
        return 3 if label == judgement.label else 2
    return 1 if span[0] < judgement.span[1] and judgement.span[0] < span[1] and label == judgement.label else 0


def _json(value: dict[str, Any] | None) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)


def _article(line: Sequence[Any]) -> KeptArticle:
    key, content, outlet, url, title, published, text, dateline = line
    return KeptArticle(key, content, outlet, url, title, published, text, json.loads(dateline) if dateline else None)
