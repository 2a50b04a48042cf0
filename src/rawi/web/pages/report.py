"""The pages of a statement and of an event, with all reports of it side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from fastapi import APIRouter, Request, Response
from markupsafe import Markup

from rawi.web.pages.safe import visible
from rawi.web.pages.shown import actor_url, language_of, library_of, page, party_slug
from rawi.web.pages.words import Language, word
from rawi.web.questions.events import event_report, event_witnesses
from rawi.web.questions.statements import statement_report, statement_witnesses
from rawi.web.questions.types import EventReport, Party, StatementReport

router = APIRouter()
MOST = 12
"""Witnesses side by side; a table with more cannot be read."""
R = TypeVar("R", StatementReport, EventReport)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing on which witnesses may differ."""

    label: str
    cells: tuple[Markup, ...]
    differs: bool


@router.get("/statements/{id}")
def statement(request: Request, id: str) -> Response:
    library, language = library_of(request), language_of(request)
    with library.connection() as connection:
        told, witnesses = statement_report(connection, id[:80]), statement_witnesses(connection, id[:80])[:MOST]
    facts = [
        ("statement.speaker", lambda q: _party(q.speaker, language)),
        ("report.act", lambda q: visible(word(language, f"act.{q.act}"))),
        ("statement.cue", lambda q: _arabic(q.cue.text)),
        ("statement.content", lambda q: _arabic(q.content.text)),
        ("statement.via", lambda q: _parties(q.via, language)),
        ("statement.addressee", lambda q: _parties(q.addressee, language)),
        ("report.speaker_from", lambda q: visible(word(language, f"from.{q.speaker_from}"))),
        ("report.inside", lambda q: _inside(q.inside, "statements")),
    ]  # fmt: skip
    compared = {"statement.speaker", "report.act", "statement.via", "statement.addressee"}
    return _page(request, "statement", told, witnesses, facts, compared, word(language, f"act.{told.act}"))


@router.get("/events/{id}")
def event(request: Request, id: str) -> Response:
    library, language = library_of(request), language_of(request)
    with library.connection() as connection:
        told, witnesses = event_report(connection, id[:80]), event_witnesses(connection, id[:80])[:MOST]
    facts = [
        ("event.type", lambda e: visible(" ".join(filter(None, (word(language, f"type.{e.type}"), e.mode))))),
        ("event.actors", lambda e: _parties(e.actors, language)),
        ("event.recipients", lambda e: _parties(e.recipients, language)),
        ("review.status", lambda e: visible(word(language, f"status.{e.status}"))),
        ("event.date", lambda e: _ltr(_period(e))),
        ("event.place", lambda e: _arabic(e.place.name) if e.place else Markup("")),
        ("event.numbers", lambda e: visible(word(language, "list.comma").join(
            f"{word(language, f'casualty.{size.kind}')}: {'?' if size.number is None else f'{size.number:,}'}" for size in e.sizes))),
        ("event.said_by", lambda e: _party(e.said_by, language) if e.said_in else visible(word(language, "event.newspaper"))),
        ("report.told_in", lambda e: _inside(e.said_in, "statements")),
        ("event.trigger", lambda e: _arabic(e.trigger.text)),
        ("event.contexts", lambda e: _ltr(", ".join(e.contexts))),
    ]  # fmt: skip
    compared = {
        "event.type", "event.actors", "event.recipients", "review.status", "event.date", "event.place", "event.numbers", "event.said_by",
    }  # fmt: skip
    return _page(request, "event", told, witnesses, facts, compared, word(language, f"type.{told.type}"))


def _page(
    request: Request, kind: str, told: R, witnesses: Sequence[R], facts: Sequence[tuple[str, Callable[[R], Markup]]],
    compared: set[str], heading: str,
) -> Response:  # fmt: skip
    language, library = language_of(request), library_of(request)
    lines = [_compared(word(language, key), [cell(w) for w in witnesses]) for key, cell in facts if key in compared]
    part = told.id.partition(":")[2]
    shown = [(word(language, key), value) for key, cell in facts if (value := cell(told))]
    shown += [(word(language, "report.rule"), _ltr(told.rule)), (word(language, "entry.confidence"), visible(f"{told.confidence:.0%}"))]
    words, label = (told.cue, told.act) if isinstance(told, StatementReport) else (told.trigger, told.type)
    verdict = ""
    if library.corrections is not None:
        verdict = library.corrections.verdict_of(told.source.article, kind, (words.start, words.end), label)
    values = {
        "kind": kind, "r": told, "part": part, "witnesses": witnesses, "heading": heading, "facts": shown,
        "comparison": [line for line in lines if any(line.cells)], "differing": [line.label for line in lines if line.differs],
        "verdict": verdict,
    }  # fmt: skip
    return page(request, "report.html", values)


def _compared(label: str, cells: list[Markup]) -> Line:
    told = {cell.striptags() for cell in cells if cell}
    return Line(label, tuple(cells), len(told) > 1)


def _party(party: Party | None, language: Language) -> Markup:
    if party is None:
        return visible(word(language, "speaker.unknown"))
    english = language == "en" and party.name_en
    name = Markup('<bdi lang="{}" dir="auto">{}</bdi>').format("en" if english else "ar", visible(party.name_en if english and party.name_en else party.name))
    slug = party_slug(party)
    codes = " ".join(filter(None, (party.country, party.sector)))
    shown = Markup('<a href="{}">{}</a>').format(actor_url(slug), name) if slug else name
    return shown + (Markup(' <span class="codes" dir="ltr" lang="en">{}</span>').format(codes) if codes else Markup(""))


def _parties(parties: Sequence[Party], language: Language) -> Markup:
    return Markup(word(language, "list.comma")).join(_party(party, language) for party in parties[:8])


def _arabic(text: str | None) -> Markup:
    return Markup('<bdi lang="ar" dir="rtl">{}</bdi>').format(visible(" ".join(text.split()))) if text else Markup("")


def _ltr(text: str) -> Markup:
    return Markup('<bdi lang="en" dir="ltr">{}</bdi>').format(visible(text)) if text else Markup("")


def _period(event: EventReport) -> str:
    if event.date_start is None:
        return ""
    if event.date_end in (None, event.date_start):
        return event.date_start.isoformat()
    return f"{event.date_start} – {event.date_end}"


def _inside(id: str | None, kind: str) -> Markup:
    return Markup('<a href="/{}/{}"><bdi dir="ltr">{}</bdi></a>').format(kind, id, id) if id else Markup("")
