"""The pages of review: what is to be judged, the form of a correction, and the gold files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, cast

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse

from rawi.errors import ForbiddenError, NotFoundError
from rawi.evaluate.gold import GoldEvent, GoldStatement
from rawi.events.ontology import event_types, sectors
from rawi.record import Act, Event, Record, Statement, Status
from rawi.store.place import Connection
from rawi.web.csrf import check_csrf
from rawi.web.pages import correction as forms
from rawi.web.pages.article import options
from rawi.web.pages.articles import paging_of
from rawi.web.pages.shown import article_url, choice, found, language_of, library_of, page
from rawi.web.pages.words import word
from rawi.web.questions.article import StoredArticle, read_article
from rawi.web.questions.events import event_report, events_shown
from rawi.web.questions.paging import Page, Paging, page_of
from rawi.web.questions.parts import row
from rawi.web.questions.statements import statement_report, statements_shown
from rawi.web.review.corrections import (
    KINDS,
    VERDICTS,
    Corrections,
    Judgement,
    KeptArticle,
    Kind,
    Verdict,
    anchor,
    kept_article,
    matched,
)
from rawi.web.review.gold import gold_archive, gold_article, gold_event, gold_json, gold_statement

router = APIRouter()
ACTS: tuple[str, ...] = Act.__args__  # type: ignore[attr-defined]
STATUSES: tuple[str, ...] = Status.__args__  # type: ignore[attr-defined]
MOST_LOST = 50
_QUEUE = {
    "statement": "SELECT s.article, s.statement FROM statement_state s JOIN statements t USING (article, statement) "
    "WHERE {} ORDER BY {} t.confidence, s.article, t.cue_start",
    "event": "SELECT s.article, s.event FROM event_state s JOIN events t USING (article, event) "
    "WHERE {} ORDER BY {} t.confidence, s.article, t.trigger_start",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement or event that is being judged, with its article."""

    stored: StoredArticle
    kind: Kind
    entry: Statement | Event

    @property
    def machine(self) -> dict[str, Any]:
        """What the machine says, as a gold entry."""
        if isinstance(self.entry, Statement):
            return gold_statement(self.entry, self.stored.record).model_dump()
        return gold_event(self.entry, self.stored.record, self.stored.text or "").model_dump()


async def fields_of(request: Request) -> dict[str, str]:
    """The text fields of a form that was sent."""
    return {name: value for name, value in (await request.form()).items() if isinstance(value, str)}


def corrections_of(request: Request) -> Corrections:
    """The file of corrections; raises ForbiddenError where nothing can be kept."""
    kept = library_of(request).corrections
    if kept is None:
        raise ForbiddenError("nothing can be kept here: this is a quick look without a store; use `rawi serve --store FILE.rawi`")
    return cast("Corrections", kept)


@router.get("/review")
def queue(request: Request, kind: str = "", article: str = "") -> Response:
    library = library_of(request)
    which = cast("Kind", choice(kind, KINDS) or "statement")
    if library.corrections is None:
        return page(request, "review.html", {"counts": {}, "articles": 0})
    corrections = corrections_of(request)
    with library.connection() as connection:
        stored = found(read_article(connection, article[:40]), f"no article {article[:40]} in this store") if article else None
        listed = _queue(connection, which, stored, paging_of(request.query_params.get("page"), 20))
    judged = corrections.of_article(stored.key, stored.content) if stored else corrections.of_articles([e.source.article for e in listed.items])
    lost = matched(judged, stored.record).lost if stored else ()
    values = {
        "counts": corrections.counts(), "articles": sum(1 for _ in corrections.articles()), "article": stored, "list": listed, "kind": which,
        "verdicts": _verdicts(which, listed, judged, stored),
        "lost": [{"kind": j.kind, "verdict": j.verdict, "words": _words(j)} for j in lost[:MOST_LOST]],
    }  # fmt: skip
    return page(request, "review.html", values)


def _queue(connection: Connection, kind: Kind, stored: StoredArticle | None, paging: Paging) -> Page[Any]:
    show = statements_shown if kind == "statement" else events_shown
    if stored is None:
        return page_of(connection, _QUEUE[kind].format("s.counted", ""), [], paging, cast("Any", show))
    start = "t.cue_start," if kind == "statement" else "t.trigger_start,"
    return page_of(connection, _QUEUE[kind].format("s.article = ?", start), [stored.number], paging, cast("Any", show))


def _verdicts(kind: Kind, listed: Page[Any], judged: list[Judgement], stored: StoredArticle | None) -> dict[str, str]:
    if stored is not None:
        return {f"{stored.key}:{id}": j.verdict for id, j in matched(judged, stored.record).by_id.items()}
    places = {(j.article, j.kind, j.span, j.label): j.verdict for j in judged}
    told = {}
    for entry in listed.items:
        words, label = (entry.cue, entry.act) if kind == "statement" else (entry.trigger, entry.type)
        told[entry.id] = places.get((entry.source.article, kind, (words.start, words.end), label), "")
    return told


def _words(judgement: Judgement) -> str:
    told = judgement.entry or judgement.machine or {}
    return str(told.get("content") or told.get("sentence") or "")[:300]


@router.get("/review/export.zip")
def export(request: Request) -> Response:
    corrections, library = corrections_of(request), library_of(request)

    def record_of(kept: KeptArticle) -> Record | None:
        with library.connection() as connection:
            return _record_of(connection, kept)

    return Response(
        gold_archive(corrections, record_of), media_type="application/zip",
        headers={"Content-Disposition": 'attachment; filename="rawi-gold.zip"', "Cache-Control": "no-store"},
    )  # fmt: skip


@router.get("/review/{key}/gold.json")
def gold(request: Request, key: str) -> Response:
    corrections, library = corrections_of(request), library_of(request)
    with library.connection() as connection:
        stored = read_article(connection, key[:40])
        kept = kept_article(stored) if stored is not None else corrections.article(key[:40])
        kept = found(kept, f"no article {key[:40]} in this store")
        record = stored.record if stored is not None else _record_of(connection, kept)
    told = gold_article(kept, record, corrections.of_article(kept.key, kept.content))
    return Response(gold_json(told), media_type="application/json", headers={"Cache-Control": "no-store"})


def _record_of(connection: Connection, kept: KeptArticle) -> Record | None:
    """The record of a kept article, or of the same text under another key."""
    stored = read_article(connection, kept.key)
    if stored is None:
        other = row(connection, "SELECT key FROM articles WHERE content = CAST(? AS UBIGINT) ORDER BY article DESC LIMIT 1", [kept.content])
        stored = read_article(connection, other[0]) if other else None
    return stored.record if stored is not None and stored.text == kept.text else None


def _entry(connection: Connection, kind: str, key: str, part: str) -> Entry:
    """What an address names; raises NotFoundError."""
    stored = found(read_article(connection, key[:40]), f"no article {key[:40]} in this store")
    if kind not in KINDS:
        raise NotFoundError(f"only statements and events are judged, not {kind[:20]}")
    parts: list[Statement | Event] = [*(stored.record.statements if kind == "statement" else stored.record.events)]
    entry: Statement | Event | None = next((e for e in parts if e.id == part), None)
    if entry is None:
        raise NotFoundError(f"the article has no {kind} {part[:20]}")
    if not stored.text:
        raise NotFoundError("this store keeps no texts; corrections need them")
    return Entry(stored, "statement" if kind == "statement" else "event", entry)


@router.get("/review/{kind}/{key}/{part}")
def show(request: Request, kind: str, key: str, part: str) -> Response:
    corrections = corrections_of(request)
    with library_of(request).connection() as connection:
        judged = _entry(connection, kind, key, part)
        return _form(request, connection, corrections, judged)


@router.post("/review/{kind}/{key}/{part}", dependencies=[Depends(check_csrf)])
def judge(request: Request, kind: str, key: str, part: str, form: Annotated[dict[str, str], Depends(fields_of)]) -> Response:
    corrections = corrections_of(request)
    verdict = cast("Verdict", choice(form.get("verdict"), VERDICTS) or "corrected")
    with library_of(request).connection() as connection:
        judged = _entry(connection, kind, key, part)
        entry, told = None, forms.given(form, {"note": "", "reviewer": ""})
        if verdict == "corrected":
            names = forms.statement_fields(gold_statement(judged.entry, judged.stored.record)) if isinstance(judged.entry, Statement) else (
                forms.event_fields(gold_event(judged.entry, judged.stored.record, judged.stored.text or "")))
            told = forms.given(form, names)
            entry, problems = _read(judged, told)
            if problems:
                return _form(request, connection, corrections, judged, told, problems)
    span, label = anchor(judged.entry)
    kept = matched(corrections.of_article(judged.stored.key, judged.stored.content), judged.stored.record).by_id.get(part)
    if kept is not None and kept.article == judged.stored.key:
        # The same place as before, so that the new judgement stands in front of the old one.
        span, label = kept.span, kept.label
    corrections.add(
        kept_article(judged.stored),
        Judgement(judged.stored.key, judged.kind, part, span, label, verdict, entry, judged.machine, told["reviewer"], told["note"]),
    )
    return RedirectResponse(_next(form.get("next"), article_url(judged.stored.key, part)), 303)


def _read(judged: Entry, told: dict[str, Any]) -> tuple[dict[str, Any] | None, forms.Problems]:
    text = judged.stored.text or ""
    if isinstance(judged.entry, Statement):
        statement, problems = forms.read_statement(told, text)
        return (statement.model_dump() if statement else None), problems
    event, problems = forms.read_event(told, text, judged.stored.record, judged.entry.trigger.span)
    return (event.model_dump() if event else None), problems


def _next(address: str | None, otherwise: str) -> str:
    """A page of the review to go back to; nothing that leads elsewhere."""
    return address if address and (address == "/review" or address.startswith("/review?")) and "\n" not in address else otherwise


def _form(
    request: Request, connection: Connection, corrections: Corrections, judged: Entry, told: dict[str, Any] | None = None,
    problems: forms.Problems | None = None,
) -> Response:  # fmt: skip
    language, stored = language_of(request), judged.stored
    kept = matched(corrections.of_article(stored.key, stored.content), stored.record).by_id.get(judged.entry.id)
    base = kept.entry if kept is not None and kept.entry is not None else judged.machine
    id = f"{stored.key}:{judged.entry.id}"
    if judged.kind == "statement":
        fields = told or forms.statement_fields(GoldStatement.model_validate(base))
        report: Any = statement_report(connection, id)
    else:
        fields = told or forms.event_fields(GoldEvent.model_validate(base))
        report = event_report(connection, id)
    if told is None and kept is not None:
        fields |= {"note": kept.note, "reviewer": kept.reviewer}
    modes = list(dict.fromkeys(mode for kind in event_types().values() for mode in kind.modes))
    values = {
        "kind": judged.kind, "key": stored.key, "part": judged.entry.id, "r": report, "kept": kept, "fields": fields,
        "problems": {name: word(language, key) for name, key in (problems or {}).items()}, "acts": options(language, "act", ACTS),
        "types": options(language, "type", event_types()), "statuses": options(language, "status", STATUSES),
        "sectors": [(code, code) for code in sectors()], "modes": [(mode, mode) for mode in sorted(modes)],
    }  # fmt: skip
    return page(request, "review_form.html", values, 422 if problems else 200)
