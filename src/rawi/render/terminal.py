"""A record for the eye, in a terminal.

Arabic stays in logical order: terminals that know right-to-left text turn it themselves, and for the others no
order of ours would be right. Latin labels stand between Arabic values on a line, so that a terminal that does
turn text cannot swap two of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import StringIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rawi.record import Entity, Event, Record, Statement
from rawi.render.names import codes, depth, participants, when
from rawi.render.plain import one_line

Piece = str | tuple[str, str]


def terminal_text(record: Record, text: str, *, width: int = 100, colour: bool = False) -> str:
    """The record as text: head, participants, statements and events.

    Args:
        record: what to show.
        text: the article that the record was made of.
        width: columns to fill.
        colour: whether to write terminal colours.
    """
    console = Console(
        file=StringIO(), width=width, force_terminal=colour, no_color=not colour, highlight=False, markup=False,
        emoji=False, legacy_windows=False, _environ={},
    )  # fmt: skip
    with console.capture() as capture:
        for block in _blocks(record, text):
            console.print(block)
    return "\n".join(line.rstrip() for line in capture.get().split("\n"))


def _blocks(record: Record, text: str) -> Iterator[Text | Table | Padding]:
    entities = {e.id: e for e in record.entities}
    statements = {s.id: s for s in record.statements}
    yield from _head(record, text)
    yield _heading("Participants", len(record.entities))
    for entity in participants(record):
        yield _row(entity.id, "cyan", _entity(entity))
    yield _heading("Statements", len(record.statements))
    for statement in record.statements:
        row = _row(statement.id, "green", _statement(statement, entities))
        yield Padding(row, (0, 0, 0, 3 * depth(statement, statements)))
    yield _heading("Events", len(record.events))
    for event in record.events:
        yield _row(event.id, "magenta", _event(event, entities, statements))


def line(*pieces: Piece) -> Text:
    """Pieces joined by a space; a pair is a piece with its style; empty pieces are left out."""
    pairs = [(p, "") if isinstance(p, str) else p for p in pieces]
    return Text(" ").join(Text(one_line(words), style) for words, style in pairs if words)


def _heading(name: str, number: int) -> Text:
    return Text.assemble("\n", (name, "bold"), (f"  {number or 'none'}", "dim"))


def _row(id: str, style: str, lines: Iterable[Text]) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(min_width=3, style=style)
    grid.add_column(ratio=1, overflow="fold")
    grid.expand = True
    for number, content in enumerate(lines):
        grid.add_row("" if number else id, content)
    return grid


def _head(record: Record, text: str) -> Iterator[Text]:
    head = record.document
    if head.title:
        yield line((head.title, "bold"))
    if head.dateline:
        yield line((text[slice(*head.dateline.span)], "" if head.title else "bold"))
    origin = f"(from {head.published_from})" if head.published_from else ""
    yield line(("published", "dim"), head.published or "on an unknown day", (origin, "dim"))
    labelled = [("outlet", head.outlet), ("url", head.url)]
    if head.dateline:
        labelled += [("place", head.dateline.place), ("agency", head.dateline.agency)]
    for label, value in labelled:
        if value:
            yield line((label, "dim"), value)
    yield line(
        (f"{len(record.sentences):,} sentences, {head.characters:,} characters, id", "dim"), (head.id, "dim"),
    )  # fmt: skip


def _entity(entity: Entity) -> Iterator[Text]:
    members = f"= {' + '.join(entity.members)}" if entity.members else ""
    yield line(
        (entity.type, "dim"), (codes(entity), "yellow"), (entity.name, "bold"), (entity.name_en or "", "dim"), members
    )
    if entity.office:
        yield line(("office", "dim"), entity.office, (entity.office_en or "", "dim"))


def called(id: str | None, entities: dict[str, Entity]) -> Text:
    """An entity as others mention it: id, name and codes."""
    if id is None or id not in entities:
        return line((id or "unknown", "dim"))
    return line((id, "cyan"), entities[id].name, (codes(entities[id]), "yellow"))


def _listed(label: str, ids: Iterable[str], entities: dict[str, Entity]) -> Iterator[Text]:
    names = Text("; ").join(called(id, entities) for id in ids)
    if names:
        yield Text(" ").join([Text(label, "dim"), names])


_FROM = {
    "named": "", "dropped": "(subject left out)", "pronoun": "(by a pronoun)", "collective": "",
    "unnamed": "(unnamed source)",
}  # fmt: skip


def _statement(statement: Statement, entities: dict[str, Entity]) -> Iterator[Text]:
    marks = [_FROM[statement.speaker_from], "quoted" if statement.quoted else ""]
    if statement.in_:
        marks.append(f"in {statement.in_}")
    yield Text(" ").join(
        [line((statement.act, "bold green")), called(statement.speaker, entities), line(*((m, "dim") for m in marks))]
    )
    yield from _listed("via", statement.via, entities)
    yield from _listed("to", statement.addressee, entities)
    yield line((statement.cue.text, "green"), ("|", "dim"), statement.content.text)


def _event(event: Event, entities: dict[str, Entity], statements: dict[str, Statement]) -> Iterator[Text]:
    repeats = f"(again: {event.same_as})" if event.same_as else ""
    yield line(
        (event.type, "bold magenta"), (event.mode or "", "magenta"), event.status,
        "historical" if event.historical else "", (repeats, "dim"), ("|", "dim"), event.trigger.text,
    )  # fmt: skip
    yield from _listed("who", event.actors, entities)
    yield from _listed("to whom", event.recipients, entities)
    if event.date:
        yield line(("when", "dim"), when(event), (event.date.text or "", "dim"))
    if event.place:
        yield line(("where", "dim"), event.place.name, (event.place.country or "", "yellow"))
    for casualty in event.casualties:
        yield line((casualty.kind, "dim"), "?" if casualty.number is None else f"{casualty.number:,}")
    said = statements.get(event.said_in or "")
    by = called(said.speaker, entities) if said else line("the report itself")
    yield Text(" ").join([line(("told by", "dim"), (event.said_in or "", "green")), by])
