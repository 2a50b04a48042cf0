"""The stages in order: text -> Record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rawi.analysis import Analysis
from rawi.article import Article, document_id
from rawi.assemble import assemble, evidence
from rawi.dates import find_dates, parse_dateline
from rawi.events import EventDraft, find_events
from rawi.knowledge.gazetteer import Gazetteer
from rawi.language import NameModel, analyse_language
from rawi.mentions import find_entities
from rawi.record import Record
from rawi.statements import StatementDraft, find_statements
from rawi.text import TextLayer, read_text

__all__ = ["Article", "Engine", "document_id"]


class Engine:
    """Reads articles into records. Make one with ``rawi.load()``; it is safe to reuse, not to share over threads.

    Args:
        names: a model that finds names in place of the packaged one.
        knowledge: a gazetteer that holds tables of the user's own besides the packaged ones.
    """

    def __init__(self, names: NameModel | None = None, knowledge: Gazetteer | None = None) -> None:
        self._names = names
        self._knowledge = knowledge

    def read(self, text: str, *, published: str | None = None, title: str | None = None, id: str | None = None) -> Record:
        return self.read_article(Article(text, id, title, published, published_from="option"))

    def pipe(self, articles: Iterable[Article]) -> Iterator[Record]:
        for article in articles:
            yield self.read_article(article)

    def read_article(self, article: Article) -> Record:
        found = self._find(article)
        return assemble(article, *found, article.id or document_id(article.text))

    def read_with_text(self, article: Article) -> tuple[Record, TextLayer]:
        """The record, and the tokens and sentences that it was read from, for an index of words."""
        found = self._find(article)
        return assemble(article, *found, article.id or document_id(article.text)), found[0].layer

    def explain(self, article: Article) -> tuple[Record, dict[str, tuple[str, ...]]]:
        """The record, and for each of its ids the words, rules and look-ups that led to it."""
        found = self._find(article)
        return assemble(article, *found, article.id or document_id(article.text)), evidence(*found)

    def _find(self, article: Article) -> tuple[Analysis, list[StatementDraft], list[EventDraft]]:
        analysis = self.analyse(article)
        statements = find_statements(analysis)
        return analysis, statements, find_events(analysis, statements)

    def analyse(self, article: Article) -> Analysis:
        layer = read_text(article.text)
        dateline = parse_dateline(layer, article.published)
        published = (dateline.date if dateline else None) or article.published
        language = analyse_language(layer, self._names)
        dates = find_dates(layer, published)
        entities = find_entities(
            layer, language, dateline, published, article.title, article.outlet, self._knowledge
        )
        return Analysis(article.text, layer, language, entities, dates, dateline, published, article.title)
