"""What the lower rooms know of one article, handed to statements and events in one piece."""

from __future__ import annotations

from dataclasses import dataclass

from rawi.dates.types import DatelineInfo, DateMention
from rawi.language.types import LanguageLayer
from rawi.mentions.layer import Entities
from rawi.text.types import TextLayer


@dataclass(frozen=True)
class Analysis:
    """One article: its text layer, language layer, entities, dates and head.

    ``published`` is the ISO date the article was published, from dateline, metadata or option; None if unknown.
    """

    text: str
    layer: TextLayer
    language: LanguageLayer
    entities: Entities
    dates: tuple[DateMention, ...]
    dateline: DatelineInfo | None
    published: str | None
    title: str | None = None
