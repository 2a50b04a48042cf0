"""Who is meant: mentions and entities of one article."""

from __future__ import annotations

from rawi.dates.types import DatelineInfo
from rawi.language.types import LanguageLayer
from rawi.mentions.layer import Entities
from rawi.mentions.types import EntityDraft, Mention
from rawi.text.types import TextLayer

__all__ = ["Entities", "EntityDraft", "Mention", "find_entities"]


def find_entities(
    layer: TextLayer, language: LanguageLayer, dateline: DatelineInfo | None, published: str | None, title: str | None
) -> Entities:
    entities = Entities(layer)
    entities.seal()
    return entities
