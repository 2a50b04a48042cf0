"""One article's record against its gold: what was found, what was missed, what was made up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rawi.evaluate.counts import EVENT_LEVELS, STATEMENT_LEVELS, Counts
from rawi.evaluate.gold import GoldArticle, GoldEvent, GoldParty, GoldStatement
from rawi.evaluate.matching import agreement, overlap, pair, place_statement, plain, same_name, word_starts
from rawi.record import Entity, Event, Record, Span, Statement

ENOUGH_CONTENT = 0.8  # F1 of words from which a content counts as found
CLOSE_CONTENT = 0.9

Kind = Literal["STATEMENT", "MISSED STATEMENT", "EXTRA STATEMENT", "EVENT", "MISSED EVENT", "EXTRA EVENT"]


@dataclass(frozen=True, slots=True)
class Mistake:
    """One difference between record and gold, for people to read."""

    article: str
    kind: Kind
    what: str

    def __str__(self) -> str:
        return f"{self.article} {self.kind} {self.what}"


@dataclass(frozen=True, slots=True)
class Pairing:
    """Which found entry is which gold entry; doubtful gold entries are neither rewarded nor punished."""

    sure: list[tuple[int, int]]
    missed: list[int]
    extra: list[int]
    gold: int
    found: int


def score_article(gold: GoldArticle, record: Record) -> tuple[Counts, list[Mistake]]:
    """The counts of one article and the list of its mistakes."""
    scorer = Scorer(gold, record)
    scorer.dateline()
    scorer.statements()
    scorer.events()
    return scorer.counts, scorer.mistakes


def pairing(doubtful: list[bool], found: int, pairs: list[tuple[int, int]]) -> Pairing:
    """Pairs sorted into what counts; an entry paired with a doubtful one counts as if it were not there."""
    excused = {j for i, j in pairs if doubtful[i]}
    hit_gold, hit_found = {i for i, _ in pairs}, {j for _, j in pairs}
    return Pairing(
        sure=[(i, j) for i, j in pairs if not doubtful[i]],
        missed=[i for i, doubt in enumerate(doubtful) if i not in hit_gold and not doubt],
        extra=[j for j in range(found) if j not in hit_found],
        gold=doubtful.count(False),
        found=found - len(excused),
    )


class Scorer:
    """The comparison of one article; keeps what all its steps look up."""

    def __init__(self, gold: GoldArticle, record: Record) -> None:
        self.gold = gold
        self.record = record
        self.entities = {entity.id: entity for entity in record.entities}
        self.statements_by_id = {statement.id: statement for statement in record.statements}
        self.counts = Counts()
        self.mistakes: list[Mistake] = []

    def dateline(self) -> None:
        """Place, date and agency, where the gold has them."""
        head, gold = self.record.document.dateline, self.gold.dateline
        if gold is None:
            return
        for name in ("date", "place", "agency"):
            right = getattr(gold, name)
            if right:
                self.counts.answer(f"dateline {name}", plain(str(getattr(head, name, None))) == plain(right))

    def statements(self) -> None:
        golds, founds = self.gold.statements, self.record.statements
        places = [place_statement(self.gold.text, g.cue, g.content) or (None, None) for g in golds]

        def near(place: tuple[Span | None, Span | None], found: Statement) -> float:
            return 1 + self._content(place[1], found) if overlap(place[0], found.cue.span) else 0.0

        pairs = pairing([g.doubt for g in golds], len(founds), pair(places, founds, near))
        for level in STATEMENT_LEVELS:
            self.counts.gold[level] += pairs.gold
            self.counts.found[level] += pairs.found
        for i, j in pairs.sure:
            self._statement(golds[i], founds[j], self._content(places[i][1], founds[j]))
        for i in pairs.missed:
            self._mistake("MISSED STATEMENT", f"{golds[i].cue!r} {golds[i].content[:60]!r}")
        for j in pairs.extra:
            self._mistake("EXTRA STATEMENT", f"{founds[j].cue.text!r} {founds[j].content.text[:60]!r}")

    def _content(self, gold: Span | None, found: Statement) -> float:
        text = self.gold.text
        return agreement(word_starts(text, gold), word_starts(text, found.content.span))

    def _statement(self, gold: GoldStatement, found: Statement, content: float) -> None:
        counts = self.counts
        speaker = self.entities.get(found.speaker or "")
        name, country = (speaker.name, speaker.country) if speaker else ("", None)
        right = same_name(gold.source.name, name)
        counts.right["statement"] += 1
        counts.right["statement+speaker"] += right
        counts.right["statement+speaker+content"] += right and content >= ENOUGH_CONTENT
        counts.contents.append(content)
        counts.answer("speaker", right)
        if gold.source.mention is None:
            counts.answer("speaker of dropped subject", right)
        counts.answer("speaker country", (gold.source.country or None) == (country or None))
        counts.answer("act", gold.act == found.act)
        counts.answer("content>=0.9", content >= CLOSE_CONTENT)
        counts.answer("quoted", gold.quoted == found.quoted)
        if gold.via:
            counts.answer("via", any(same_name(gold.via, e.name) for e in self._parties(found.via) if e))
        if not right or content < ENOUGH_CONTENT:
            what = f"{gold.cue!r} gold={gold.source.name!r} got={name!r} content F1={content:.2f}"
            self._mistake("STATEMENT", what)

    def events(self) -> None:
        golds, founds = self.gold.events, self.record.events
        matches = pair(golds, founds, self._same_event)
        pairs = pairing([g.doubt for g in golds], len(founds), matches)
        for level in EVENT_LEVELS:
            self.counts.gold[level] += pairs.gold
            self.counts.found[level] += pairs.found
        excused = set(range(len(founds))) - {j for _, j in pairs.sure} - set(pairs.extra)
        self.counts.gold.update(g.type for g in golds if not g.doubt)
        self.counts.found.update(f.type for j, f in enumerate(founds) if j not in excused)
        ids = {i: founds[j].id for i, j in matches}
        for i, j in pairs.sure:
            self._event(golds[i], founds[j])
            first = golds[i].same_as
            if first is not None and first in ids:
                self.counts.answer("same_as", founds[j].same_as == ids[first])
        for i in pairs.missed:
            self._mistake("MISSED EVENT", f"{golds[i].type} {golds[i].trigger!r} in {golds[i].sentence[:70]!r}")
        for j in pairs.extra:
            self._mistake("EXTRA EVENT", f"{founds[j].type} {founds[j].trigger.text!r}")

    def _same_event(self, gold: GoldEvent, found: Event) -> float:
        """0 for another type or sentence; else more for an overlapping trigger, and for actors of the same countries."""
        start = self.gold.text.find(gold.sentence)
        if gold.type != found.type or not overlap((start, start + len(gold.sentence)), found.trigger.span):
            return 0
        at = self.gold.text.find(gold.trigger, start)
        trigger = overlap((at, at + len(gold.trigger)), found.trigger.span)
        countries = {party.country for party in gold.actors}
        return 1 + 2 * trigger + (countries == {e.country if e else None for e in self._parties(found.actors)})

    def _event(self, gold: GoldEvent, found: Event) -> None:
        counts = self.counts
        actors = gold_sides(gold.actors) == self._sides(found.actors)
        recipients = gold_sides(gold.recipients) == self._sides(found.recipients)
        status = same_status(gold, found)
        for name, right in (
            (gold.type, True),
            ("event", True),
            ("event+actors", actors),
            ("event+actors+recipients", actors and recipients),
            ("event full", actors and recipients and status),
        ):
            counts.right[name] += right
        counts.answer("status", status)
        if gold.mode:
            counts.answer("mode", gold.mode == found.mode)
        if gold.date:
            counts.answer("date", gold.date == days(found))
        if gold.place:
            counts.answer("place", same_name(gold.place, found.place.name if found.place else ""))
        if gold.said_by:
            statement = self.statements_by_id.get(found.said_in or "")
            speaker = self.entities.get((statement.speaker if statement else None) or "")
            counts.answer("said_by", same_name(gold.said_by, speaker.name if speaker else ""))
        wanted = {party.sector for party in gold.actors if party.sector}
        if wanted:
            got = {entity.sector for entity in self._parties(found.actors) if entity} - {None}
            counts.answer("sector", wanted == got)
        if not (actors and recipients):
            sides = (
                f"actors {shown(gold_sides(gold.actors))} got {shown(self._sides(found.actors))}, "
                f"recipients {shown(gold_sides(gold.recipients))} got {shown(self._sides(found.recipients))}"
            )
            self._mistake("EVENT", f"{gold.type} {gold.trigger!r} {sides}")

    def _parties(self, ids: tuple[str, ...]) -> list[Entity | None]:
        return [self.entities.get(id) for id in ids]

    def _sides(self, ids: tuple[str, ...]) -> frozenset[str]:
        return frozenset((e.country if e else None) or plain(e.name if e else None) for e in self._parties(ids))

    def _mistake(self, kind: Kind, what: str) -> None:
        self.mistakes.append(Mistake(self.gold.doc_id, kind, what))


def gold_sides(parties: tuple[GoldParty, ...]) -> frozenset[str]:
    """The parties as their countries, or as their names where they have none."""
    return frozenset(party.country or plain(party.name) for party in parties)


def shown(sides: frozenset[str]) -> str:
    return "{" + ", ".join(sorted(sides)) + "}"


def same_status(gold: GoldEvent, found: Event) -> bool:
    """Whether the status is right; for AGREE a promise made and a deed planned are the same thing."""
    agreed = ("planned", "happened")
    return gold.status == found.status or (gold.type == "AGREE" and gold.status in agreed and found.status in agreed)


def days(event: Event) -> str | None:
    """The event's date as gold files write it: a day, or start/end."""
    if event.date is None:
        return None
    return event.date.start if event.date.start == event.date.end else f"{event.date.start}/{event.date.end}"
