"""Speakers without a name of their own: المصدر، المصادر، البيان، الشركة point back to who was named before."""

from __future__ import annotations

from dataclasses import dataclass, field

from rawi.mentions.titles import NUMBERS
from rawi.mentions.types import Mention
from rawi.statements.held import Held
from rawi.statements.phrases import Phrase, head_class, is_plural
from rawi.statements.sources import author
from rawi.statements.tables import words
from rawi.statements.view import Kind, View, scope_at
from rawi.text.types import Token

_LOOK_BACK = 600
"""Tokens before the phrase within which its antecedent is sought."""


_THIS = frozenset(("هذا", "هذه", "هولاء", "ذلك", "تلك", "هاتان", "هذان"))
_REPORTS = frozenset(("تقارير", "دراسات", "وثايق", "انباء"))
_SOURCES = frozenset(("مصدر", "مصادر"))
_RANKS = {
    "سموه": frozenset({"سمو", "امير", "الامير", "اميره", "ولي", "شيخ"}),
    "معال": frozenset({"معالي", "وزير", "وزيره", "رئيس", "رييس", "امين", "محافظ", "مدير", "نائب", "مستشار"}),
}


@dataclass(slots=True)
class Unnamed:
    """Entities of phrases by head noun, and who issued the statement last spoken of."""

    view: View
    heads: dict[str, int] = field(default_factory=dict)
    issuer: int | None = None
    held: Held = field(init=False)
    joint: dict[int, int] = field(default_factory=dict)  # by how many they are: the joint speakers heard last
    named: dict[int, bool] = field(default_factory=dict)  # names are all found before statements are read

    def __post_init__(self) -> None:
        self.held = Held(self.view)

    def _has_name(self, mention: Mention) -> bool:
        """Whether the mention's entity has a name; looked up once, since an entity may have many mentions."""
        found = self.named.get(mention.entity)
        if found is None:
            entity = self.view.analysis.entities.entity(mention)
            found = entity.entry is not None or any(m.kind == "name" for m in entity.mentions)
            self.named[mention.entity] = found
        return found

    def entity_of(self, phrase: Phrase, last_speaker: int | None) -> int:
        """The entity of a speaker phrase, old or new.

        ``last_speaker`` is who spoke before; سموه، معاليه go on with him when his titles allow it.
        """
        view = self.view
        first = phrase.first + 1 if phrase.quoted else phrase.first
        last = max(phrase.last - 1 if phrase.quoted else phrase.last, first + 1)
        if view.bare[first] in _THIS and last > first + 1:
            first += 1  # هذه الدول، هذا الناطق: who was spoken of before
            pointed = self._pointed_at(first, last)
            if pointed is not None:
                return pointed
        token = view.tokens[first]
        if head_class(view, phrase) == "document":
            found = self._document(phrase, last_speaker)
            if found is not None:
                return found
        if (
            last_speaker is not None
            and token.key in words("respect")
            and self._same_rank(token.key, last_speaker)
        ):
            return last_speaker
        the_source = token.stem == "مصدر" and token.article and last == first + 1
        if the_source and last_speaker is not None and self._source_unknown(first):
            return last_speaker  # بحسب المصدر، where no source was spoken of but a body spoke
        pair = self._pair(phrase)
        if pair is not None:
            return pair
        if token.key in ("الاخير", "الاخيره") and phrase.mention is None:
            latter = self._latter(first)
            if latter is not None:
                return latter
        if phrase.mention is not None:
            return self._of_mention(phrase.mention, token, last_speaker)
        if head_class(view, phrase) == "unnamed":
            holder = self.held.holder(first, last)
            if holder is not None:
                return holder
        if token.article and last <= first + 2:
            found = self._antecedent(token.stem, first)
            if found is None and last == first + 1 and token.stem in words("body_noun"):
                found = self._body(last_speaker)
            if found is not None:
                return found
        bearer = self._bearer(first, last)
        if bearer is not None:
            return bearer
        entity = view.analysis.entities.phrase(first, last, rule="statements.speaker").entity
        if is_plural(view, phrase) and not phrase.quoted:
            view.analysis.entities.entities[entity].number = "plural"
        self.heads[token.stem] = entity
        return entity

    def _bearer(self, first: int, last: int) -> int | None:
        """سفير كندا في الأمم المتحدة، برهان غفور،: words between commas behind a title name its bearer."""
        entities, view = self.view.analysis.entities, self.view
        inside = entities.nested_between(first, last)
        whole = next((m for m in inside if (m.first, m.last) == (first, last)), None)
        if whole is not None and entities.entity(whole).type == "person":
            return whole.entity
        if first < 2 or last - first < 2 or view.kind[first - 1] is not Kind.COMMA or view.tokens[first].article:
            return None
        title = entities.at(first - 2)
        if title is None or title.kind != "title" or title.number != "singular" or title.last != first - 1:
            return None
        if entities.entity(title).type != "office" or head_class(view, Phrase(first, first + 1)) is not None:
            return None
        self.named.pop(title.entity, None)
        return entities.name_bearer(entities.entity(title), first, last, "statements.speaker").entity

    def _of_mention(self, mention: Mention, token: Token, last_speaker: int | None) -> int:
        """The entity of a mention: whom its title or head stood for before, else its own."""
        known = self._title(mention)
        if known is None:
            known = self._same_body(mention, last_speaker)
            if known is not None:
                self.heads[token.stem] = known
        if known is not None:
            return known
        self.heads[self.view.tokens[mention.first].stem] = mention.entity
        self._of_paper(mention)
        if mention.kind == "nominal" and token.stem in words("plural_head"):
            draft = self.view.analysis.entities.entity(mention)
            draft.number, draft.gender = "plural", ""
        return mention.entity

    def _of_paper(self, mention: Mention) -> None:
        """أكدت مصادر «عكاظ», كشفت مصادر (الجزيرة): the paper in marks right behind its sources names them."""
        view, last = self.view, mention.last
        if mention.last != mention.first + 1 or view.tokens[mention.first].stem not in _SOURCES or last + 2 >= len(view.tokens):
            return
        if view.tokens[mention.first].article or view.kind[last] not in (Kind.OPEN_PAREN, Kind.OPEN_QUOTE):
            return
        closing = (Kind.CLOSE_PAREN, Kind.CLOSE_QUOTE)
        end = next((i for i in range(last + 1, min(last + 4, len(view.tokens))) if view.kind[i] in closing), -1)
        entity = view.analysis.entities.entities[mention.entity]
        if end > last + 1 and " " not in entity.name:
            entity.name = f"{entity.name} {view.analysis.layer.slice(last + 1, end)}"

    def _source_unknown(self, before: int) -> bool:
        """Whether no مصدر was spoken of yet that المصدر could mean."""
        if "مصدر" in self.heads:
            return False
        tokens = self.view.tokens
        return all(tokens[i].stem not in ("مصدر", "مصادر") for i in range(max(0, before - _LOOK_BACK), before))

    def name_sources(self, phrase: Phrase, entity: int, paper: int) -> None:
        """علمت "الرياض" من مصادرها: the paper's sources are called by its name."""
        token, entities = self.view.tokens[phrase.first], self.view.analysis.entities.entities
        head = token.key.removesuffix("ها").removesuffix("ه")
        if phrase.last == phrase.first + 1 and head != token.key and head in ("مصادر", "مصدر"):
            entities[entity].name = f"{head} {entities[paper].name}"
            self.heads[head] = entity

    def _same_rank(self, word: str, entity: int) -> bool:
        """معاليه of a minister, سموه of a prince; other words of respect fit anybody."""
        titles = _RANKS.get(word[:4])
        draft = self.view.analysis.entities.entities[entity]
        if draft.type not in ("person", "office", "group"):
            return False
        if titles is None:
            return True
        tokens = self.view.tokens
        return any(
            tokens[i].stem in titles or tokens[i].key in titles
            for m in draft.mentions
            for i in range(m.first, m.last)
        )

    def _latter(self, before: int) -> int | None:
        """الأخير: who was named last."""
        entities = self.view.analysis.entities
        for mention in reversed(entities.between(max(0, before - 60), before)):
            if entities.entity(mention).type in ("person", "country", "organization"):
                return mention.entity
        return None

    def _title(self, mention: Mention) -> int | None:
        """المتحدث الرسمي: the person whose longer mention before holds the same title."""
        entities = self.view.analysis.entities
        token = self.view.tokens[mention.first]
        few = mention.last - mention.first <= 2 or token.stem in ("متحدث", "متحدثه", "ناطق", "ناطقه")
        titled = mention.kind in ("title", "nominal") and mention.human and mention.number == "singular"
        if titled and not self._has_name(mention):
            holder = self.held.holder(mention.first, mention.last)
            if holder is not None:
                return holder
        short = few and token.article and mention.kind in ("title", "nominal") and mention.human
        if not short or self._has_name(mention):
            return None
        for other in reversed(entities.between(max(0, mention.first - _LOOK_BACK), mention.first)):
            person = self._has_name(other)
            if person and other.last - other.first < 3:
                continue
            head = self.view.tokens[other.first]
            if not person and (head.article or head.stem != token.stem):
                continue
            if any(self.view.tokens[i].stem == token.stem for i in range(other.first, other.last)):
                return other.entity
        return None

    def _same_body(self, mention: Mention, last_speaker: int | None) -> int | None:
        """الوكالة الأمريكية: the agency that spoke last, where no other of that name is known."""
        tokens, entities = self.view.tokens, self.view.analysis.entities
        first = tokens[mention.first]
        if last_speaker is None or not first.article or mention.last != mention.first + 2 or mention.human:
            return None
        entity = entities.entity(mention)
        if entity.entry is not None or first.stem not in words("body_noun") or not tokens[mention.last - 1].article:
            return None
        before = self.heads.get(first.stem)
        if before is not None and entity.country and entities.entities[before].country == entity.country:
            return before  # الصحيفة البريطانية: the British one named before, though others spoke since
        spoke = entities.entities[last_speaker]
        same = any(tokens[m.first].stem == first.stem and m.first < mention.first for m in spoke.mentions)
        return last_speaker if spoke.type == "organization" and same else None

    def _document(self, phrase: Phrase, last_speaker: int | None) -> int | None:
        _, limit = scope_at(self.view, phrase.first)
        by = author(self.view, phrase.first, min(limit, phrase.last + 4))
        if by is not None:
            self.issuer = by.mention.entity if by.mention is not None else self.entity_of(by, last_speaker)
            return self.issuer
        token = self.view.tokens[phrase.first]
        if token.stem in _REPORTS or (not token.article and not token.pronoun and phrase.last > phrase.first + 1):
            return None  # تقارير غربية: nobody's that was named
        return self.issuer if self.issuer is not None else last_speaker

    def _pointed_at(self, first: int, last: int) -> int | None:
        """The latest phrase with the head of هذه الدول, هذا الناطق; the other words are only told anew."""
        view = self.view
        if not view.tokens[first].article:
            return None
        several = NUMBERS.get(view.tokens[last - 1].stem, NUMBERS.get(view.tokens[min(last, len(view.tokens) - 1)].stem))
        if several in self.joint:
            return self.joint[several]  # هذه الدول الثلاث
        return self._antecedent(view.tokens[first].stem, first)

    def _antecedent(self, stem: str, before: int) -> int | None:
        """The latest phrase or mention with the same head noun: المصدر <- مصدر أمني, الوزارة <- وزارة الدفاع."""
        found = self.heads.get(stem)
        if found is not None:
            return found
        entities = self.view.analysis.entities
        seen = entities.between(max(0, before - _LOOK_BACK), before)
        tokens = self.view.tokens
        for mention in reversed(seen):
            if tokens[mention.first].stem == stem:
                return mention.entity
        return None

    def _body(self, last_speaker: int | None) -> int | None:
        """الشركة، الصحيفة: the body that spoke last."""
        if last_speaker is None:
            return None
        entity = self.view.analysis.entities.entities[last_speaker]
        return last_speaker if entity.type == "organization" else None

    def _pair(self, phrase: Phrase) -> int | None:
        """الرئيسان، الوزيران: the two persons named last."""
        view = self.view
        if view.tokens[phrase.first].key not in words("dual_head") or phrase.last > phrase.first + 2:
            return None
        entities = view.analysis.entities
        if phrase.mention is not None and entities.entity(phrase.mention).members:
            return phrase.mention.entity
        found: list[int] = []
        for mention in reversed(entities.between(max(0, phrase.first - _LOOK_BACK), phrase.first)):
            if entities.entity(mention).type == "person" and mention.entity not in found:
                found.append(mention.entity)
            if len(found) == 2:
                return entities.group(sorted(found)).index
        return None

    def note_issuer(self, token: int, speaker: int) -> None:
        """قال البيت الأبيض في بيان: what the statement says later is the White House's."""
        view = self.view
        _, last = scope_at(view, token)
        for i in range(token + 1, min(last, token + 20)):
            if view.tokens[i].stem in words("statement_noun"):
                self.issuer = speaker
                return
