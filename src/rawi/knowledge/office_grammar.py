"""How titles combine: TITLE + portfolio + nationality, TITLE + country, TITLE + body, deputy + TITLE, وزيرا + two.

One parser reads one article. At a token it walks the pattern tree, and for every row whose pattern ends there
it takes what may follow (``office_complements``): modifiers, nationality, country, body, title, post, affairs.
The longest result wins; of equally long ones the one with the more special pattern.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from rawi.knowledge.office_complements import fill
from rawi.knowledge.office_table import Node, OfficeRow, step, tree
from rawi.knowledge.office_words import HeadForm, Reading, doubtful_words, is_verb_like, readings, words
from rawi.knowledge.types import Entry, Gender, Match, Number
from rawi.text.folding import fold
from rawi.text.types import TextLayer, Token

MAX_DEPTH = 4
"""Titles inside titles: مساعد + نائب + وزير + portfolio is the deepest seen in newswire."""

QUOTES = frozenset("\"«»“”‘’'-–")
_KINDS = ("office", "institution", "agent", "honorific")


@dataclass(slots=True)
class Found:
    """A title with all it has taken, before it becomes an ``OfficeMatch``."""

    first: int
    last: int
    row: OfficeRow
    gender: Gender
    number: Number
    pattern_end: int
    definite: bool
    country: str | None = None
    countries: list[str] = field(default_factory=list)
    nested: list[tuple[int, int, str]] = field(default_factory=list)
    organization: Entry | None = None
    inner: Found | None = None
    body_text: tuple[int, int] | None = None
    person: Match | None = None
    former: bool = False
    modifier: str = ""
    possessive: bool = False
    placed: bool = False  # has a place, a post or affairs
    abroad: bool = False  # calls itself international: المنظمة الكشفية العالمية

    @property
    def complete(self) -> bool:
        """Whether anything beside modifiers was taken."""
        return bool(self.countries or self.organization or self.inner or self.body_text or self.person or self.placed)


class Parser:
    """Reads the titles of one article; every token is parsed at most once for each kind of title."""

    def __init__(
        self, layer: TextLayer, matches: Sequence[Match], pos: Sequence[str] = (), finite: AbstractSet[int] | None = None
    ) -> None:
        self.layer = layer
        self.tokens = layer.tokens
        self.pos = pos
        self.finite = finite
        self.sentence_of = layer.sentence_of
        self.matches: dict[int, Match] = {}
        for match in matches:
            known = self.matches.get(match.first)
            if known is None or known.last < match.last:
                self.matches[match.first] = match
        self._cache: dict[tuple[int, bool], Found | None] = {}
        self._depth = 0
        self._cut_off = False

    def end_of(self, index: int) -> int:
        """The first token after the sentence that holds ``index``."""
        return self.layer.sentences[self.sentence_of[index]].last

    def match(self, index: int, *kinds: str) -> Match | None:
        """The name of the tables that begins at a token, if it is of one of these kinds."""
        match = self.matches.get(index)
        return match if match is not None and match.entries[0].kind in kinds else None

    def parse(self, index: int, institution: bool = False) -> Found | None:
        """The longest title (or, when asked, institution) that begins at a token."""
        key = (index, institution)
        if key in self._cache:
            return self._cache[key]
        if self._depth >= MAX_DEPTH:
            self._cut_off = True
            return None
        self._cache[key] = None
        self._depth += 1
        outer, self._cut_off = self._cut_off, False
        best: Found | None = None
        for found in self._candidates(index, institution):
            if best is None or order(found) > order(best):
                best = found
        self._depth -= 1
        if self._cut_off and self._depth:
            del self._cache[key]  # not to the end: a shallower question may get further
        else:
            self._cache[key] = best
        self._cut_off = self._cut_off or outer
        return best

    def _candidates(self, index: int, institution: bool) -> Iterator[Found]:
        if index and self.tokens[index - 1].text == "_":
            return  # inside a hashtag: #مجلس_الوزراء
        if self.names_a_place(index):
            return
        forms, roots = tree()
        for reading in readings(self.tokens[index]):
            whole = False
            for features in forms.get(reading.stem, ()):
                if (features.construct and reading.article) or self._is_possessed(index, reading, features):
                    continue
                for node, until, inside, former in self._walk(roots[features.lemma], index + 1):
                    for row in node.rows:
                        if (row.kind == "institution") != institution:
                            continue
                        found = self._start(row, index, until, reading, features)
                        if found is None:
                            continue
                        found.former = former
                        fill(self, found, inside)
                        if self._valid(found):
                            whole = whole or (not reading.pronoun and reading.stem == self.tokens[index].key)
                            yield found
            if whole:
                return  # the whole word is a title; do not cut it further

    def _is_possessed(self, index: int, reading: Reading, features: HeadForm) -> bool:
        """نائبه is his deputy, not the deputy (نائبة), unless the article keeps a pronoun away."""
        feminine = features.gender == "feminine" and features.number == "singular" and not features.lemma.endswith("ه")
        return feminine and not reading.pronoun and not reading.article and self.tokens[index].text.endswith("ه")

    def names_a_place(self, index: int) -> bool:
        """Whether الملك, الأمير, الشيخ only name a road, an airport, a hospital: مدينة الملك فهد الطبية."""
        if not index or self.tokens[index].key not in words("namesake") or self.sentence_of[index - 1] != self.sentence_of[index]:
            return False
        before = self.tokens[index - 1]
        return not before.article and any(r.stem in words("facility") and not r.pronoun for r in readings(before))

    def _walk(self, node: Node, at: int) -> list[tuple[Node, int, tuple[Match, ...], bool]]:
        """All places in the tree that the words from ``at`` reach; one nationality and السابق are skipped.

        Returns:
            Node, the token after the pattern, nationalities inside, and whether former stood inside.
        """
        end = self.end_of(at - 1)
        start: tuple[Node, int, tuple[Match, ...], bool] = (node, at, (), False)
        reached = [start] if node.rows else []
        stack = [(start, False)]
        while stack:
            (node, at, inside, former), gap = stack.pop()
            if at < end and self.tokens[at].text == "_":
                at += 1
            if at >= end or not node.next:
                continue
            child = step(node, readings(self.tokens[at]), gap, words("about"))
            if child is not None:
                stack.append(((child, at + 1, inside, former), False))
                if child.rows:
                    reached.append((child, at + 1, inside, former))
            match = self.match(at, "nationality", "country")
            if match is not None and not inside and not match.conjunction and not match.preposition:
                stack.append(((node, match.last, (match,), former), True))
            if not former and self.tokens[at].article and self.tokens[at].stem in words("former"):
                stack.append(((node, at + 1, inside, True), True))
        return reached

    def _start(self, row: OfficeRow, index: int, until: int, reading: Reading, features: HeadForm) -> Found | None:
        alone = until == index + 1
        if alone and not self._is_noun(index, reading, features):
            return None
        if row.needs == "ellipsis" and not (reading.article and alone):
            return None
        if row.unless and until < len(self.tokens) and self.tokens[until].key in row.unless:
            return None
        last = self.tokens[until - 1]
        pronoun = reading.pronoun if alone else self._pronoun(last, row)
        if (pronoun and row.id == "member-of-parliament") or (row.id == "courts" and reading.preposition == "ب"):
            return None  # نائبه is a deputy, بالقضاء على and بالنيابة are no courts
        definite = reading.article or last.article or bool(pronoun) or last.key.startswith("ال")
        number = features.number
        accusative = reading.stem.endswith("ا") and reading.stem != features.lemma and number == "singular"
        construct = not alone and not last.preposition and (last.article or not last.key.endswith("ا"))
        if accusative and not reading.article and construct:
            number = "dual"  # وزيرا الخارجية، وزيرا خارجية روسيا are no accusative, مصدرا دبلوماسيا is one
        return Found(index, until, row, features.gender, number, until, definite, possessive=bool(pronoun))

    def _pronoun(self, last: Token, row: OfficeRow) -> str:
        """The possessive on the last word of a pattern (وزير خارجيته), if it is found only without it."""
        cuts = [r for r in readings(last) if r.pronoun]
        if not cuts or last.article:
            return ""
        known = {fold(word.lstrip("~")) for pattern in row.patterns for word in pattern.split()[1:]}
        return "" if last.key in known else cuts[0].pronoun

    def _is_noun(self, index: int, reading: Reading, features: HeadForm) -> bool:
        """Whether a word that is an adjective or verb as well stands for a person here.

        الجناح العسكري and هجوم مسلح hold adjectives; in قال عسكري, من عسكريين and المعارضون it is a noun.
        """
        kind = doubtful_words().get(features.lemma)
        if kind is None or reading.pronoun:
            return True
        if kind == "hamza":  # إمام, not أمام
            return self.tokens[index].text[self.tokens[index].key.find(reading.stem[:3]) :][:1] != "أ"
        at = index - 1
        while at > 0 and self.tokens[at].text in QUOTES:
            at -= 1
        before = self.tokens[at] if index and self.sentence_of[at] == self.sentence_of[index] else None
        if before is None or not before.is_word:
            return reading.article or features.number == "plural" or (kind == "adjective" and not reading.conjunction)
        if reading.article and (before.article or before.pronoun) and before.key not in words("before_noun"):
            return features.number == "plural" and features.gender == "masculine" and before.stem not in tree().forms
        if reading.preposition and not reading.conjunction:
            return kind == "adjective" or reading.article
        if before.key in words("copula") and not reading.article and features.number == "singular":
            return False  # كان مسلحا
        likely = before.key in words("before_noun") or before.kind == "number" or self._finite(at)
        if likely and not reading.conjunction and (kind == "adjective" or reading.article or features.number != "singular"):
            return True
        if index < len(self.pos) and self.pos[index] in ("VERB", "ADJ"):
            return False
        if kind == "verb":
            following = self.match(index + 1, "nationality")  # طالب كيني, but طالب الرئيس
            adjective = following is not None and following.number == "singular" and not self.tokens[index + 1].article
            return reading.article or features.number != "singular" or adjective
        if features.number == "plural" and features.gender == "masculine":
            return not (before.key.endswith(("ين", "ون", "اء", "ات")) or before.stem in tree().forms)
        return bool(before.preposition and reading.article and not before.article)

    def _valid(self, found: Found) -> bool:
        """Whether a find has what its row needs."""
        needs, countries = found.row.needs, bool(found.countries)
        if self.tokens[found.last - 1].key in words("about"):
            return False  # the preposition of مصدر في has found nothing
        if needs in ("", "pope"):
            return True
        if needs == "definite":
            return (found.definite or countries) and not self._is_adjective(found)
        if needs in ("country", "nationality"):
            return countries or (found.possessive and found.row.kind == "office")
        if needs == "article":
            return found.person is not None or (self.tokens[found.first].article and countries)
        if needs == "complement":
            named = found.row.kind == "institution" and found.pattern_end > found.first + 1  # قوات النظام
            return found.complete or named
        if needs == "of":  # ممثل فرنسا, but not الممثلة الفرنسية
            states = any(self.match(first, "country", "region", "capital") for first, _, _ in found.nested)
            return found.complete and (states or not countries or found.inner is not None)
        if needs == "deputy" and found.possessive:
            return found.number == "singular"  # نائبه
        if needs in ("title", "deputy"):
            return found.inner is not None and found.inner.row.kind == "office"
        if needs in ("body", "np", "inner"):
            inner = found.inner is not None and found.inner.row.kind == "institution"
            named = inner or found.organization is not None or found.body_text is not None
            named = named or (needs != "body" and self._depth > 1 and found.definite)  # رئيس [الهيئة]
            return named and (needs != "inner" or self._depth > 1)
        if needs == "chancellor":
            german = found.country in ("DEU", "AUT")
            return german or (found.gender == "feminine" and found.definite and not found.complete)
        if needs == "leaders":
            return found.number == "plural" and (countries or found.possessive)
        before = self.tokens[found.first - 1].key if found.first else ""  # an ellipsis: الخارجية
        return countries or before in words("before_ellipsis")

    def _is_adjective(self, found: Found) -> bool:
        """السبب الرئيس: a bare word with article after one with article, no name following, is an adjective."""
        if found.complete or found.last != found.first + 1 or not found.first:
            return False
        if found.first < len(self.pos) and self.pos[found.first] == "ADJ":
            return True
        before = self.tokens[found.first - 1]
        if self.sentence_of[found.first - 1] != self.sentence_of[found.first]:
            return False
        noun = before.article and found.first - 1 not in self.matches and not self.parse(found.first - 1)
        after = self.tokens[found.last] if found.last < len(self.tokens) else None
        name = after is not None and after.is_word and not after.article and not after.preposition and not after.conjunction
        return noun and not (name and after is not None and after.key not in words("particle"))

    def _finite(self, index: int) -> bool:
        if self.finite is not None:
            return index in self.finite
        return is_verb_like(self.tokens[index])


def order(found: Found) -> tuple[int, int, bool, int]:
    """Longest first, then the longest pattern, then one with a complement, then offices before agents."""
    return (found.last, found.pattern_end, found.complete, -_KINDS.index(found.row.kind))
