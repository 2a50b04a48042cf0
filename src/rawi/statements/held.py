"""Titles that a name was given with, so that the title alone points back: مدير صحة الجوف حسين … وأكد مدير الصحة."""

from __future__ import annotations

from dataclasses import dataclass, field

from rawi.statements.phrases import Phrase, head_class
from rawi.statements.view import Kind, View

_LONGEST = 30
"""Tokens of a title at most."""
_KEPT = 60
"""Titles remembered, latest last."""


@dataclass(slots=True)
class Held:
    """Titles by their words, each with the entity that holds it."""

    view: View
    titles: list[tuple[str, frozenset[str], int]] = field(default_factory=list)

    def note(self, subject_from: int, phrase: Phrase, entity: int) -> None:
        """Remember the title in front of a named speaker and the one behind a comma after the name."""
        mention = phrase.mention
        if mention is None or mention.kind != "name" or not mention.human:
            return
        name = set(self.view.analysis.entities.entities[entity].name.split())
        before = [i for i in range(max(subject_from, phrase.last - _LONGEST), phrase.last)]
        self._add([i for i in before if self.view.tokens[i].text not in name], entity)
        self._add(self._behind(phrase.last), entity)

    def _behind(self, at: int) -> list[int]:
        """زين الدين زيدان، المدير الفني لريال مدريد،: the title between commas."""
        tokens = self.view.tokens
        if at + 1 >= len(tokens) or self.view.kind[at] is not Kind.COMMA:
            return []
        if head_class(self.view, Phrase(at + 1, at + 2)) != "unnamed":
            return []
        last = at + 1
        stops = (Kind.COMMA, Kind.STOP, Kind.COMPLEMENTISER, Kind.VERB, Kind.COLON, Kind.OPEN_QUOTE)
        while last < min(len(tokens), at + _LONGEST) and self.view.kind[last] not in stops:
            last += 1
        return list(range(at + 1, last))

    def _add(self, places: list[int], entity: int) -> None:
        stems = [_stem(self.view.tokens[i].stem) for i in places if self.view.tokens[i].kind == "word"]
        if stems:
            self.titles.append((stems[0], frozenset(stems), entity))
            del self.titles[:-_KEPT]

    def holder(self, first: int, last: int) -> int | None:
        """Who was named with this title before; its words must all stand in the longer title."""
        tokens = self.view.tokens
        stems = [_stem(tokens[i].stem) for i in range(first, last) if tokens[i].kind == "word"]
        if not stems or (len(set(stems)) < 2 and not tokens[first].article):
            return None
        for head, words, entity in reversed(self.titles):
            if stems[0] == head and set(stems) <= words:
                return entity
        return None


def _stem(key: str) -> str:
    return key.removeprefix("ال")
