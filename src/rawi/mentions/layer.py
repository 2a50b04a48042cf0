"""The mention layer: the face that statements and events see."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import Literal

from rawi.mentions.lexicon import LOCAL_WORDS, placeless
from rawi.mentions.story import Story
from rawi.mentions.types import EntityDraft, Mention
from rawi.record import EntityType, MentionKind
from rawi.text.types import TextLayer

STORY = "the one that the story is about here"
_PROCLITICS = ("conjunction", "question", "preposition")


class Entities:
    """All mentions of one article in text order, and the entities behind them.

    Statements and events ask it who stands at a token, and give it the mentions that only they can see
    (dropped subjects, pronouns, unnamed sources, joint speakers).
    """

    def __init__(self, layer: TextLayer) -> None:
        self.layer = layer
        self.entities: list[EntityDraft] = []
        self.mentions: list[Mention] = []  # maximal ones, sorted by first token, not overlapping
        self.nested: list[Mention] = []  # those inside a maximal one, sorted likewise
        self.hints: dict[int, tuple[str | None, str | None]] = {}  # token -> country and sector that it tells
        self.story: Callable[[int], str | None] = lambda token: None  # country of the story at a token
        self.setting: Story | None = None  # where each state is named; `story` answers from it
        self._phrases: dict[str, int] = {}  # folded words -> entity
        self._groups: dict[tuple[int, ...], EntityDraft] = {}  # by their members
        self._surnames: set[str] = set()  # last words of the names of the first `_surnamed` entities
        self._surnamed = 0
        self._at: dict[int, Mention] = {}
        self._starts: list[int] = []
        self._nested_starts: list[int] = []

    def seal(self) -> None:
        """Index the mentions; called once by the mentions room when it has found them all."""
        self.mentions.sort(key=lambda m: m.first)
        self._starts = [m.first for m in self.mentions]
        self.nested.sort(key=lambda m: m.first)
        self._nested_starts = [m.first for m in self.nested]
        self._at = {i: m for m in self.mentions for i in range(m.first, m.last)}

    def at(self, token: int) -> Mention | None:
        """The maximal mention that covers this token, if any."""
        return self._at.get(token)

    def between(self, first: int, last: int) -> list[Mention]:
        """Maximal mentions that start at token ``first`` or later and before ``last``, in text order."""
        return self.mentions[bisect_left(self._starts, first) : bisect_left(self._starts, last)]

    def nested_between(self, first: int, last: int) -> list[Mention]:
        """Nested mentions (the روسي of الرئيس الروسي) whose first token lies in ``[first, last)``."""
        return self.nested[bisect_left(self._nested_starts, first) : bisect_left(self._nested_starts, last)]

    def is_surname(self, word: str) -> bool:
        """Whether a person of this article has this word, as written, as the last of the name."""
        for draft in self.entities[self._surnamed :]:  # statements and events add to them
            if draft.type == "person":
                self._surnames.update(draft.name.split()[-1:])
        self._surnamed = len(self.entities)
        return word in self._surnames

    def entity(self, mention: Mention) -> EntityDraft:
        return self.entities[mention.entity]

    def new_entity(self, type: EntityType, name: str) -> EntityDraft:
        draft = EntityDraft(len(self.entities), type, name)
        self.entities.append(draft)
        return draft

    def phrase(
        self, first: int, last: int, kind: MentionKind = "nominal", type: EntityType = "group", rule: str = ""
    ) -> Mention:
        """The maximal mention that covers tokens ``[first, last)`` best, else a new entity named by these words.

        Use it for unnamed sources (مصدر دبلوماسي) and any noun phrase in a role that no mention covers.
        The new entity gets country and sector from nationality adjectives and agent nouns inside the phrase.
        """
        for m in self.between(first, last):
            if m.first == first:  # a mention further in is only part of it: أسرة السراديح
                return m
        tokens = self.layer.tokens
        words = " ".join(t.stem for t in tokens[first:last])
        known = self._phrases.get(words)
        if known is None:
            draft = self._phrase_entity(first, last, type)
            known = self._phrases[words] = draft.index
        start = max([tokens[first].start] + [c.end for c in tokens[first].clitics if c.kind in _PROCLITICS])
        mention = Mention(-1, first, last, first, start, tokens[last - 1].end, kind, known, rule=rule)
        self.entities[known].mentions.append(mention)
        for i in range(first, last):
            self._at.setdefault(i, mention)
        return mention

    def name_bearer(self, draft: EntityDraft, first: int, last: int, rule: str) -> Mention:
        """Give the bearer of a title, until now without a name, the name at tokens ``[first, last)``."""
        tokens = self.layer.tokens
        start, end = tokens[first].start, tokens[last - 1].end
        mention = Mention(-1, first, last, first, start, end, "name", draft.index, gender=draft.gender, rule=rule)
        draft.type, draft.name = "person", " ".join(self.layer.text[start:end].split())
        draft.evidence.append(f"name {draft.name}: between commas behind the title")
        draft.mentions.append(mention)
        for i in range(first, last):
            self._at.setdefault(i, mention)
        return mention

    def _phrase_entity(self, first: int, last: int, type: EntityType) -> EntityDraft:
        tokens = self.layer.tokens
        start = max([tokens[first].start] + [c.end for c in tokens[first].clitics if c.kind in _PROCLITICS])
        draft = self.new_entity(type, " ".join(self.layer.text[start : tokens[last - 1].end].split()))
        draft.country, draft.sector = self.codes(first, last)
        draft.evidence.append(f"phrase; country and sector from its own words: {draft.country}, {draft.sector}")
        if draft.country is None:
            draft.country = self._seat(last) if draft.type == "group" else None
        if draft.country is None and self._of_the_story(first, last):
            draft.country = self.story(first)
            draft.country_inferred = draft.country is not None
            draft.evidence.append(f"country {draft.country}: {STORY}")
        return draft

    def _of_the_story(self, first: int, last: int) -> bool:
        """Sources and bodies of many lands are of none, unless an adjective says so: مصادر محلية but not قنوات عربية."""
        stems = [self.layer.tokens[i].stem for i in range(first, last)]
        return stems[0] not in placeless() or any(stem in LOCAL_WORDS for stem in stems)

    def _seat(self, last: int) -> str | None:
        """مصادر تربوية في صنعاء: sources of a place are of its country."""
        tokens = self.layer.tokens
        if last + 1 >= len(tokens) or tokens[last].key != "في":
            return None
        place = self.at(last + 1)
        known = self.entities[place.entity] if place is not None and place.first == last + 1 else None
        return known.country if known is not None and known.type in ("place", "country") else None

    def codes(self, first: int, last: int) -> tuple[str | None, str | None]:
        """Country and sector that the words of a phrase tell: its first nationality or name, its first agent noun."""
        found = [self.hints[i] for i in range(first, last) if i in self.hints]
        country = next((c for c, _ in found if c), None)
        sector = next((s for _, s in found if s), None)
        return country, sector

    def refer(self, entity: int, start: int, end: int, token: int, kind: Literal["pronoun", "dropped"]) -> Mention:
        """Record that a pronoun clitic or a verb without subject at ``start:end`` denotes ``entity``."""
        mention = Mention(-1, token, token + 1, token, start, end, kind, entity)
        self.entities[entity].mentions.append(mention)
        return mention

    def group(self, members: list[int], name: str | None = None) -> EntityDraft:
        """The joint entity of several (الرئيسان، دمشق ومسقط); the same members give the same entity."""
        wanted = tuple(members)
        known = self._groups.get(wanted)
        if known is not None:
            return known
        drafts = [self.entities[i] for i in members]
        draft = self.new_entity("group", name or " و".join(d.name for d in drafts))
        draft.members = wanted
        self._groups[wanted] = draft
        countries = {d.country for d in drafts}
        sectors = {d.sector for d in drafts}
        draft.country = countries.pop() if len(countries) == 1 else None
        draft.country_inferred = draft.country is not None and all(d.country_inferred for d in drafts)
        draft.sector = sectors.pop() if len(sectors) == 1 else None
        draft.number = "dual" if len(members) == 2 else "plural"
        return draft
