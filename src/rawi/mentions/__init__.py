"""Who is meant: mentions and entities of one article."""

from __future__ import annotations

from rawi.dates.types import DatelineInfo
from rawi.knowledge import gazetteer, holders, offices, people
from rawi.knowledge.gazetteer import Gazetteer
from rawi.language.types import LanguageLayer
from rawi.mentions.find import entities_of
from rawi.mentions.layer import Entities
from rawi.mentions.lexicon import home_of
from rawi.mentions.types import EntityDraft, Mention
from rawi.text import read_text
from rawi.text.types import TextLayer

__all__ = ["Entities", "EntityDraft", "Mention", "find_entities"]


def find_entities(
    layer: TextLayer, language: LanguageLayer, dateline: DatelineInfo | None, published: str | None,
    title: str | None, outlet: str | None = None, knowledge: Gazetteer | None = None,
) -> Entities:
    """All mentions of actors and places in an article, and the entities they denote.

    Args:
        layer: the article's tokens.
        language: its verb readings, tags and names.
        dateline: its head, so that the agency is nobody's speaker.
        published: ISO day of publication; decides who holds an office. None if unknown.
        title: the headline, if given apart; gives full names for surnames in the text.
        knowledge: the packaged tables with those of the user, instead of the packaged ones alone.
        outlet: who published it; a national outlet names its own officials without the country.
    """
    matches = knowledge.find(layer) if knowledge is not None else gazetteer.find(layer)
    countries = {t.country for m in matches for e in m.entries for t in e.terms if t.country}
    matches = sorted(matches + people.find(layer, countries), key=lambda m: (m.first, m.last))
    finite = frozenset(i for i, forms in enumerate(language.verbs) if any(f.kind == "finite" for f in forms))
    titles = offices.find(layer, matches, language.pos, finite, published)
    return entities_of(
        layer, matches, titles, language, published, holders.who, home_of(outlet), dateline, _named_in(title)
    )


def _named_in(title: str | None) -> frozenset[str]:
    """The countries that a headline names: what the story is about."""
    if not title:
        return frozenset()
    found = gazetteer.find(read_text(title))
    return frozenset(code for m in found if (code := m.entries[0].on(None).country) is not None)
