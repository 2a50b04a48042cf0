"""What the statements room hands on to events and to the record."""

from __future__ import annotations

from dataclasses import dataclass, field

from rawi.record import Act, SpeakerFrom


@dataclass(slots=True)
class StatementDraft:
    """One reported act. Spans are characters, ``*_token`` token indexes; entities are indexes, not ids."""

    index: int
    act: Act
    cue: tuple[int, int]
    cue_lemma: str
    cue_token: int
    speaker: int | None
    speaker_span: tuple[int, int] | None
    speaker_from: SpeakerFrom
    content: tuple[int, int]
    content_tokens: tuple[int, int]
    via: tuple[int, ...] = ()
    addressee: tuple[int, ...] = ()
    quoted: bool = False
    quotes: tuple[tuple[int, int], ...] = ()
    inside: int | None = None  # index of the statement whose content holds this one
    rule: str = ""
    confidence: float = 0.5
    evidence: list[str] = field(default_factory=list)  # for `rawi explain`
