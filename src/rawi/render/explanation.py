"""Why an entry of the record is there: the words, the rule and the look-ups that led to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from io import StringIO
from typing import Any

from rich.console import Console, Group
from rich.padding import Padding
from rich.text import Text

from rawi.record import Entity, Event, Record, Span, Statement
from rawi.render.names import codes, when
from rawi.render.terminal import line

LONGEST = 400
"""Characters of a passage that are shown: enough for any sentence, not for a page on one line."""
Evidence = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the article and the part that they play."""

    part: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Explanation:
    """One entry: what it says, where the article says it, which rule made it, from which evidence."""

    id: str
    what: str
    rule: str
    confidence: float | None
    words: tuple[Words, ...]
    evidence: tuple[str, ...]
    sentence: str = ""

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def explain(record: Record, text: str, evidence: Evidence, id: str) -> list[Explanation]:
    """The explanation of one entry, and those of the entities that it names.

    Raises KeyError when the record has no entry of that id.
    """
    entities = {e.id: e for e in record.entities}
    for statement in record.statements:
        if statement.id == id:
            named = [statement.speaker, *statement.via, *statement.addressee]
            return [_statement(statement, record, text, evidence), *_entities(named, entities, evidence)]
    for event in record.events:
        if event.id == id:
            return [
                _event(event, record, text, evidence),
                *_entities([*event.actors, *event.recipients], entities, evidence),
            ]
    return [_entity(entities[id], evidence)]


def ids(record: Record) -> list[str]:
    """The ids of all statements, events and entities."""
    return [part.id for parts in (record.statements, record.events, record.entities) for part in parts]


def _statement(statement: Statement, record: Record, text: str, evidence: Evidence) -> Explanation:
    names = {e.id: e.name for e in record.entities}
    words = [Words("cue", statement.cue.text, statement.cue.span)]
    if statement.speaker_span:
        words.append(_words("speaker", text, statement.speaker_span))
    words.append(Words("content", statement.content.text, statement.content.span))
    speaker = f"{names.get(statement.speaker or '', 'unknown')} [{statement.speaker_from}]"
    return Explanation(
        statement.id, f"{statement.act} ({statement.cue.lemma}): {speaker}", statement.rule, statement.confidence,
        tuple(words), evidence.get(statement.id, ()), _sentence(record, text, statement.cue.span),
    )  # fmt: skip


def _event(event: Event, record: Record, text: str, evidence: Evidence) -> Explanation:
    words = [Words("trigger", event.trigger.text, event.trigger.span)]
    for part, span in (
        ("date", event.date and event.date.span), ("place", event.place and event.place.span), ("status", event.status_cue),
    ):  # fmt: skip
        if span:
            words.append(_words(part, text, span))
    said = f"told in {event.said_in}" if event.said_in else "told by the report itself"
    what = " ".join(filter(None, (event.type, event.mode, event.status, when(event), said)))
    return Explanation(
        event.id, what, event.rule, event.confidence, tuple(words), evidence.get(event.id, ()),
        _sentence(record, text, event.trigger.span),
    )  # fmt: skip


def _entity(entity: Entity, evidence: Evidence) -> Explanation:
    what = " ".join(filter(None, (entity.type, codes(entity), entity.name, entity.office)))
    words = tuple(Words(m.kind, m.text, m.span) for m in entity.mentions)
    return Explanation(entity.id, what, "", None, words, evidence.get(entity.id, ()))


def _entities(named: list[str | None], entities: dict[str, Entity], evidence: Evidence) -> Iterator[Explanation]:
    wanted: dict[str, None] = {}
    for id in named:
        if id in entities:
            wanted.update(dict.fromkeys((id, *entities[id].members)))
    yield from (_entity(entities[id], evidence) for id in wanted if id in entities)


def _words(part: str, text: str, span: Span) -> Words:
    return Words(part, text[slice(*span)], span)


def _sentence(record: Record, text: str, span: Span) -> str:
    held = next((s for s in record.sentences if s.span[0] <= span[0] < s.span[1]), None)
    return text[slice(*held.span)] if held else ""


def explanation_text(explanations: list[Explanation], *, width: int = 100, colour: bool = False) -> str:
    """Explanations for the terminal, the first in full and the entities that it names below it."""
    console = Console(
        file=StringIO(), width=width, force_terminal=colour, no_color=not colour, highlight=False, markup=False,
        emoji=False, legacy_windows=False, _environ={},
    )  # fmt: skip
    with console.capture() as capture:
        for number, explanation in enumerate(explanations):
            console.print(Padding(Group(*_lines(explanation)), (1 if number else 0, 0, 0, 3 if number else 0)))
    return "\n".join(row.rstrip() for row in capture.get().split("\n"))


def _lines(explanation: Explanation) -> Iterator[Text]:
    yield line((explanation.id, "bold"), explanation.what)
    if explanation.sentence:
        yield line(("sentence", "dim"), explanation.sentence[:LONGEST])
    for words in explanation.words:
        place = f"{words.span[0]}-{words.span[1]}"
        yield line((words.part, "dim"), (place, "cyan"), words.text[:LONGEST])
    if explanation.rule:
        sure = "" if explanation.confidence is None else f"confidence {explanation.confidence:.2f}"
        yield line(("rule", "dim"), (explanation.rule, "green"), (sure, "dim"))
    for reason in explanation.evidence:
        yield line(("because", "dim"), reason[:LONGEST])
    if not explanation.evidence and not explanation.rule:
        yield line(("no rule or look-up is noted for it", "dim"))
