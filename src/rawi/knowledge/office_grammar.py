"""How titles combine: TITLE + portfolio + nationality, TITLE + country, TITLE + body, deputy + TITLE, وزيرا + two.

One parser reads one article. At a token it walks the pattern tree, and for every row whose pattern ends there
it takes what may follow: modifiers (السابق), nationality, country, body, another title, a post, affairs.
The longest result wins; of equally long ones the one with the more special pattern.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rawi.knowledge.office_table import (
    HeadForm,
    Node,
    OfficeRow,
    Reading,
    doubtful_words,
    modifiers,
    readings,
    tree,
)
from rawi.knowledge.types import Entry, Gender, Match, Number
from rawi.text.folding import fold
from rawi.text.types import TextLayer, Token

BODIES = ("organization", "armed_group", "seat")
LINKS = frozenset(map(fold, ("دولة", "جمهورية", "مملكة", "سلطنة", "إمارة")))
PLACE_NOUNS = frozenset(map(fold, "مدينة محافظة ولاية منطقة إقليم بلدة مقاطعة قرية قضاء جهة إمارة مديرية حي".split()))
AFFAIRS = frozenset(map(fold, ("شؤون", "شئون")))
IN = frozenset(map(fold, ("في", "لدى")))
POSTED = frozenset(map(fold, ("في", "لدى", "إلى", "الى", "عند")))
ABOUT = frozenset(map(fold, ("في", "لدى", "عن", "من", "على", "باسم", "بلسان")))
NONSTATE = frozenset(("UNO", "IGO", "EUR", "NGO"))
BEFORE_ELLIPSIS = frozenset(
    map(fold, ("باسم", "بيان", "عن", "بلسان", "قالت", "أعلنت", "أكدت", "أضافت", "نفت", "أوضحت", "ذكرت", "استدعت",
               "دعت", "أدانت", "طالبت", "رفضت", "وزيري", "وزيرا", "وزراء", "كشفت", "أشارت", "حذرت", "نددت", "اتهمت")),
)  # fmt: skip
ADJECTIVES = frozenset(
    map(fold, ("العليا عليا أعلى عام عامة خاص خاصة مشترك مشتركة مستقل مستقلة مؤقت مؤقتة دائم دائمة حر حرة مسلح مسلحة "
               "متحد متحدة موحد موحدة كبير كبرى صغرى جديد جديدة أول أولى مقدس مقدسة مالك مالكة حاكم حاكمة مركزي تابع "
               "تابعة متخصص متخصصة منظم منظمة معارض معارضة رفيع رفيعة").split()))
PARTICLES = frozenset(
    map(fold, "إن أن أنه أنها إنه إنها ان في من على عن إلى الى التي الذي الذين اللذين اللتين ما لا لم لن قد كما بعد قبل "
              "خلال عقب ضد مع بين حول ثم أو او حيث هو هي هم هذا هذه ذلك تلك كان كانت يوم أمس اليوم أيضا غير كل بعض "
              "قال قالت أعلن أعلنت أكد أكدت عقد عقدت".split()))
SAYING = frozenset(map(fold, "قال أكد أعلن أضاف أوضح ذكر صرح أفاد قتل أصيب اعتقل خطف أطلق هاجم فجر زعم رأى اعتبر انتقد دعا نفى".split()))
BEFORE_NOUN = SAYING | frozenset(
    map(fold, "من عن على إلى الى إن أن مع بين ضد كل عدد آلاف مئات عشرات نحو حوالي عدة بعض أحد مقتل وفاة إصابة اعتقال هو هي "
              "قبل بحق يا هناك أيها ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة أي لكن بعد عودة فرار مئة ألف قيام".split()))
MAX_DEPTH = 4
"""Titles inside titles: مساعد + نائب + وزير + portfolio is the deepest seen in newswire."""
MAX_BODY_WORDS = 7


@dataclass(slots=True)
class Found:
    """A title with all it has taken, before it becomes an ``OfficeMatch``."""

    first: int
    last: int
    head: int
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
    sector: str | None = None
    former: bool = False
    modifier: str = ""
    possessive: bool = False
    placed: bool = False  # has a place, a post or affairs

    @property
    def complete(self) -> bool:
        """Whether anything beside modifiers was taken."""
        return bool(self.countries or self.organization or self.inner or self.body_text or self.person or self.placed)


class Parser:
    """Reads the titles of one article. Each token is parsed at most once per kind of question."""

    def __init__(self, layer: TextLayer, matches: Sequence[Match], pos: Sequence[str] = ()) -> None:
        self.layer = layer
        self.pos = pos
        self.tokens = layer.tokens
        self.matches: dict[int, Match] = {}
        for match in matches:
            known = self.matches.get(match.first)
            if known is None or known.last < match.last:
                self.matches[match.first] = match
        self.sentence_of = layer.sentence_of
        self._cache: dict[tuple[int, bool], Found | None] = {}
        self._depth = 0

    def end_of(self, index: int) -> int:
        """The first token after the sentence that holds ``index``."""
        return self.layer.sentences[self.sentence_of[index]].last

    def parse(self, index: int, institution: bool = False) -> Found | None:
        """The longest title (or, when asked, institution) that begins at a token."""
        key = (index, institution)
        if key in self._cache:
            return self._cache[key]
        self._cache[key] = None
        if self._depth >= MAX_DEPTH or self.tokens[index].kind == "punctuation":
            return None
        self._depth += 1
        try:
            best: Found | None = None
            for found in self._candidates(index, institution):
                if best is None or order(found) > order(best):
                    best = found
            self._cache[key] = best
        finally:
            self._depth -= 1
        if self._depth and best is None:
            del self._cache[key]  # a deeper call was cut off; a shallower one may succeed
        return best

    # patterns

    def _candidates(self, index: int, institution: bool) -> list[Found]:
        out: list[Found] = []
        forms, roots = tree()
        for reading in readings(self.tokens[index]):
            for features in forms.get(reading.stem, ()):
                root = roots[features.lemma]
                for node, until, inside in self._walk(root, index + 1, self.end_of(index)):
                    for row in node.rows:
                        if (row.kind == "institution") == institution or (institution and row.kind == "institution"):
                            found = self._start(row, index, until, reading, features)
                            if found and self._fill(found, inside) and self._valid(found):
                                out.append(found)
            if out and not reading.pronoun and reading.stem == self.tokens[index].key:
                break  # the whole word is a title; do not cut it further
        return out

    def _walk(self, node: Node, at: int, end: int) -> list[tuple[Node, int, tuple[Match, ...]]]:
        """All places in the tree that the words from ``at`` reach; adjectives in between are skipped."""
        reached: list[tuple[Node, int, tuple[Match, ...]]] = [(node, at, ())] if node.rows else []
        stack: list[tuple[Node, int, tuple[Match, ...]]] = [(node, at, ())]
        while stack:
            node, at, inside = stack.pop()
            if at >= end or not node.next:
                continue
            after_gap = bool(inside) and inside[-1].last == at
            for reading in readings(self.tokens[at]):
                if after_gap and not reading.preposition and reading.stem not in ABOUT | node.agreeing:
                    continue  # a nationality is followed by a preposition or adjective: وزير الدولة الإماراتي للشؤون
                child = node.next.get((reading.conjunction, reading.preposition, reading.stem))
                if child is not None:
                    if child.rows:
                        reached.append((child, at + 1, inside))
                    stack.append((child, at + 1, inside))
                    break
            match = self.matches.get(at)
            if match is not None and match.entries[0].kind in ("nationality", "country") and not inside and not match.conjunction:
                stack.append((node, match.last, (match,)))
        return reached

    def _start(self, row: OfficeRow, index: int, until: int, reading: Reading, features: HeadForm) -> Found | None:
        last = self.tokens[until - 1]
        pronoun = reading.pronoun if until == index + 1 else ""
        if until > index + 1:
            cuts = [r for r in readings(last) if r.pronoun]
            pronoun = cuts[0].pronoun if cuts and not last.article and self._needs_pronoun(last, row) else ""
        definite = reading.article or last.article or bool(pronoun) or last.key.startswith("ال")
        if until == index + 1 and not self._is_noun(index, reading, features):
            return None
        if row.needs == "ellipsis" and not (reading.article and until == index + 1):
            return None
        number = features.number
        if number == "singular" and reading.stem.endswith("ا") and reading.stem != features.lemma and not reading.article:
            following = self.tokens[until - 1] if until > index + 1 else None
            if following is not None and following.article and not following.preposition:
                number = "dual"  # وزيرا الخارجية: a construct, so no accusative
        return Found(
            index, until, index, row, features.gender, number, until, definite, possessive=bool(pronoun)
        )  # fmt: skip

    def _is_noun(self, index: int, reading: Reading, features: HeadForm) -> bool:
        """Whether a word that is an adjective or verb as well stands for a person here.

        الجناح العسكري and هجوم مسلح hold adjectives; in قال عسكري, من عسكريين and المعارضون it is a noun.
        """
        kind = doubtful_words().get(features.lemma)
        if kind is None or reading.preposition or reading.pronoun:
            return True
        if index < len(self.pos) and self.pos[index] in ("NOUN", "PROPN"):
            return True
        before = self.tokens[index - 1] if index else None
        if before is None or not before.is_word or reading.conjunction:
            return kind == "adjective" or reading.article
        if index <= len(self.pos) and self.pos[index - 1] in ("VERB", "ADP", "NUM", "SCONJ", "CCONJ"):
            return kind == "adjective" or reading.article
        if before.key in BEFORE_NOUN or before.kind == "number" or _is_verb_like(before):
            return True
        if kind == "verb":
            return reading.article or features.number != "singular"
        if features.number == "plural":
            return not (before.key.endswith(("ين", "ون", "اء", "ات")) or before.stem in tree().forms)
        return bool(before.preposition and reading.article)

    def _needs_pronoun(self, token: Token, row: OfficeRow) -> bool:
        """Whether the last word of a pattern is only found when a possessive is taken off (وزير خارجيته)."""
        words = {fold(word.lstrip("~")) for pattern in row.patterns for word in pattern.split()[1:]}
        return token.key not in words and token.key.removeprefix("ال") not in words

    # complements

    def _fill(self, found: Found, inside: tuple[Match, ...]) -> bool:
        """Take all that may follow; False when a complement contradicts the row."""
        for match in inside:
            self._take_country(found, match)
        self._reach_end(found)
        end = self.end_of(found.first)
        while found.last < end and (
            self._modifier(found, end)
            or self._nationality(found)
            or self._country(found, end)
            or self._complement(found, end)
            or self._place(found, end)
            or self._posted(found, end)
            or self._affairs(found, end)
        ):
            pass
        if found.number != "singular":
            self._further_countries(found, end)
        return True

    def _reach_end(self, found: Found) -> None:
        """A pattern that ends inside a body's name takes all of it: رئيس [البرلمان العراقي]."""
        for at in range(found.first, found.pattern_end):
            match = self._match(at, *BODIES)
            if match is not None and match.last > found.pattern_end and not found.countries:
                self._take_country(found, match)
                found.last = match.last
                if match.entries[0].kind != "seat":  # a title cut through a body's name is no special title
                    found.organization, found.pattern_end = match.entries[0], match.first
                return

    def _modifier(self, found: Found, end: int) -> bool:
        for reading in readings(self.tokens[found.last]):
            if reading.conjunction or (reading.preposition and reading.stem != self.tokens[found.last].key):
                continue
            for words, effect in modifiers().get(reading.stem, ()):
                until = found.last + 1 + len(words)
                if until > end or any(self.tokens[found.last + 1 + i].key != w for i, w in enumerate(words)):
                    continue
                if not words and reading.article != found.definite and not (effect == "former" and found.countries):
                    if not (found.countries or found.inner or found.organization):
                        continue
                found.last = until
                found.former = found.former or effect == "former"
                found.modifier = found.modifier or effect
                return True
        return False

    def _match(self, index: int, *kinds: str) -> Match | None:
        match = self.matches.get(index)
        if match is None or match.entries[0].kind not in kinds:
            return None
        return match

    def _nationality(self, found: Found) -> bool:
        match = self._match(found.last, "nationality", "country")
        if match is None or not is_nationality(match) or match.conjunction or match.preposition or found.countries or found.inner:
            return False
        article = self.tokens[found.last].article
        if found.definite != article and not (article and found.row.kind == "institution"):
            return False
        if found.row.needs == "ellipsis" and match.gender != "feminine":
            return False
        self._take_country(found, match)
        found.last = match.last
        return True

    def _take_country(self, found: Found, match: Match) -> None:
        country = match.entries[0].country
        found.countries.append(country or "")
        found.nested.append((match.first, match.last, country or ""))
        if country:
            found.country = country

    def _country(self, found: Found, end: int) -> bool:
        """A country in the genitive: رئيس فرنسا، وزير خارجية دولة قطر، السفير السابق للولايات المتحدة."""
        row = found.row
        if found.countries or found.inner or found.organization or found.body_text:
            return False
        if "country" not in row.takes and "place" not in row.takes:
            return False
        at, token = found.last, self.tokens[found.last]
        construct = not self.tokens[found.last - 1].article
        cuts = readings(token)
        linked = any(r.stem in LINKS and not r.conjunction and (r.preposition in ("", "ب", "ل")) for r in cuts)
        by = next((r.preposition for r in cuts if r.stem in LINKS and r.preposition), "")
        if linked and at + 1 < end:
            match = self._match(at + 1, "country")
            if match is not None and not match.preposition and not match.conjunction and (construct or by):
                return self._put_country(found, match)
        kinds = ["country", "region"]
        if row.kind == "institution" or "post" in row.takes:
            kinds.append("capital")
        if "place" in row.takes:
            kinds += ["place", "capital"]
        match = self._match(at, *kinds)
        if match is None or match.conjunction:
            return False
        if match.preposition == "ل" or (not match.preposition and construct):
            return self._put_country(found, match)
        if match.preposition == "ب" and match.name.startswith(("دولة", "جمهورية", "مملكة", "المملكة", "سلطنة")):
            return self._put_country(found, match)
        return False

    def _place(self, found: Found, end: int) -> bool:
        """A place no table knows, after its kind or as a single word: حاكم ولاية تكساس، محافظ الأنبار."""
        if "place" not in found.row.takes or found.complete or self.tokens[found.last - 1].article:
            return False
        at = found.last
        while at < end and any(r.stem in PLACE_NOUNS and not r.conjunction for r in readings(self.tokens[at])):
            at += 1
        match = self.matches.get(at) if at < end else None
        if match is not None and not match.conjunction and match.entries[0].kind in ("place", "capital", "country"):
            self._take_country(found, match)
            found.last = match.last
        elif at < end and match is None and self._plain(at) and (at > found.last or self.tokens[at].article):
            found.last = at + 1
        else:
            return False
        found.placed = found.definite = True
        return True

    def _plain(self, at: int) -> bool:
        token = self.tokens[at]
        return token.is_word and not token.conjunction and not token.preposition and token.key not in PARTICLES

    def _put_country(self, found: Found, match: Match) -> bool:
        self._take_country(found, match)
        found.last = match.last
        found.definite = True
        return True

    def _complement(self, found: Found, end: int) -> bool:
        """A body, another title, a person or a noun phrase: رئيس [هيئة X]، نائب [وزير X]، حكومة [فلان]."""
        row = found.row
        if found.inner or found.organization or found.body_text or found.person:
            return False
        if not row.takes & {"body", "title", "person", "np", "portfolio"}:
            return False
        token = self.tokens[found.last]
        at = found.last
        separate = token.key in ABOUT and at + 1 < end and at >= found.pattern_end
        if separate:
            at += 1
            token = self.tokens[at]
        direct = not self.tokens[found.last - 1].article and not separate
        cut = self._cut(at)
        if token.conjunction or not (direct or separate or cut):
            return False
        if direct and cut and not self._begins(at):
            return False
        return self._take_complement(found, at, direct or cut == "ل", separate or bool(cut))

    def _cut(self, at: int) -> str:
        """The ل or ب written onto a word, as the tables read it."""
        match = self.matches.get(at)
        if match is not None:
            return match.preposition if match.preposition in ("ل", "ب") else ""
        token = self.tokens[at]
        if token.preposition:
            return token.preposition if token.preposition in ("ل", "ب") else ""
        for reading in readings(token):
            if reading.stem in tree().forms and not reading.conjunction and not reading.pronoun:
                return reading.preposition if reading.preposition in ("ل", "ب") else ""
        return ""

    def _begins(self, at: int) -> bool:
        return at in self.matches or self.parse(at) is not None or self.parse(at, True) is not None

    def _take_complement(self, found: Found, at: int, near: bool, by: bool) -> bool:
        takes = found.row.takes
        if "title" in takes and near:
            inner = self.parse(at)
            if inner is not None and inner.row.kind == "office" and inner.number == "singular":
                return self._put_inner(found, inner)
        if "person" in takes and near:
            person = self._match(at, "person")
            if person is not None:
                found.person, found.last = person, person.last
                return True
        if "title" in takes and "person" in takes or "body" in takes:
            if self._take_body(found, at):
                return True
        if "np" in takes and near and not by:
            until = self.noun_phrase(found.last - 1)
            if until > found.last:
                found.body_text = (found.last, until)
                self._country_inside(found, found.last, until)
                found.last = until
                return True
        return False

    def _take_body(self, found: Found, at: int) -> bool:
        match = self._match(at, *BODIES)
        institution = self.parse(at, institution=True)
        if match is not None and (institution is None or institution.last <= match.last):
            found.organization, found.last = match.entries[0], match.last
            found.nested.append((match.first, match.last, match.entries[0].country or ""))
            return True
        if institution is not None:
            return self._put_inner(found, institution)
        return False

    def _put_inner(self, found: Found, inner: Found) -> bool:
        found.inner = inner
        found.last = inner.last
        found.definite = True
        found.countries += inner.countries
        found.nested += inner.nested
        person = self._match(inner.last, "person")
        if person is not None and person.last < len(self.tokens) and found.row.takes & {"post"}:
            after = self.tokens[person.last]
            if not person.conjunction and (after.key in POSTED or after.preposition == "ل"):
                found.last = person.last  # مبعوث الرئيس الأميركي دونالد ترامب إلى ...
        return True

    def noun_phrase(self, noun: int) -> int:
        """Where the phrase of a body noun ends: لجنة [تقصي الحقائق], الهيئة [العليا للمفاوضات].

        After the noun comes a genitive (words without article up to one with it, or a known name), then
        adjectives with article, then what is joined by ``لل`` or by و, again with adjectives.
        """
        end = min(self.end_of(noun), noun + 1 + MAX_BODY_WORDS)
        at = noun + 1
        if not self.tokens[noun].article:
            at = self._genitive(at, end)
            if at == noun + 1:
                return at
        while at < end:
            token, match = self.tokens[at], self.matches.get(at)
            if match is not None and match.preposition == "ل" and match.entries[0].kind != "person":
                at = match.last
            elif not token.article or (match is not None and match.entries[0].kind == "nationality"):
                break
            elif token.preposition == "ل" and not token.conjunction:
                at += 1
            elif token.conjunction == "و" and at > noun + 2 and not token.preposition and self.parse(at) is None:
                at += 1
            elif not token.conjunction and not token.preposition and is_adjective(token):
                at += 1
            else:
                break
        return at

    def _genitive(self, at: int, end: int) -> int:
        """The end of a genitive: [مكافحة الفساد], [«الشباب»], [تيك توك] as a known name; ``at`` when there is none."""
        start = at
        while at < end:
            token, match = self.tokens[at], self.matches.get(at)
            if match is not None and not match.conjunction and not match.preposition:
                return start if match.entries[0].kind == "nationality" else match.last
            if not token.is_word or token.conjunction or token.preposition or token.key in PARTICLES:
                return start
            if token.article:
                return at + 1
            at += 1
            if at - start > 3:
                break
        return start

    def _country_inside(self, found: Found, first: int, until: int) -> None:
        for at in range(first, until):
            match = self._match(at, "country", "nationality", "capital", "place", *BODIES)
            if match is not None and match.entries[0].country and not found.country:
                found.country = match.entries[0].country

    def _posted(self, found: Found, end: int) -> bool:
        """Where an envoy or ambassador is posted; the place does not say whom he serves."""
        if "post" not in found.row.takes or found.placed or (found.inner and found.inner.placed):
            return False
        token = self.tokens[found.last]
        at = found.last + 1 if token.key in POSTED else found.last
        match = self.matches.get(at) if at < end else None
        if match is None or match.conjunction or match.entries[0].kind in ("nationality", "person"):
            return False
        if at == found.last and match.preposition not in ("ل", "ب"):
            return False
        found.placed = True
        found.nested.append((match.first, match.last, match.entries[0].country or ""))
        found.last = match.last
        return True

    def _affairs(self, found: Found, end: int) -> bool:
        """لشؤون الشرق الأوسط، للشؤون السياسية: what the office is for."""
        at = found.last
        if found.row.kind != "office" or at + 1 >= end:
            return False
        if not any(r.stem in AFFAIRS and r.preposition == "ل" for r in readings(self.tokens[at])):
            return False
        at += 1
        first = at
        while at < min(end, first + 5):
            match = self.matches.get(at)
            token = self.tokens[at]
            if at == first and match is not None and match.entries[0].kind not in ("person", "nationality"):
                at = match.last
            elif at == first and token.is_word and not token.conjunction and not token.preposition:
                at += 1
            elif token.article and not token.preposition and (is_adjective(token) or not self.tokens[at - 1].article):
                at += 1
            else:
                break
        if at == first:
            return False
        found.placed, found.last = True, at
        return True

    def _further_countries(self, found: Found, end: int) -> None:
        """وزيرا الخارجية الروسي والأمريكي، وزراء خارجية مصر والسعودية."""
        while found.countries and found.last < end:
            at = found.last
            if self.tokens[at].text in "،," and at + 1 < end:
                at += 1
            match = self._match(at, "nationality", "country", "capital", "region")
            if match is None or match.preposition or (at == found.last and match.conjunction != "و"):
                return
            before = self.matches.get(found.nested[-1][0])
            if before is None or is_nationality(before) != is_nationality(match):
                return
            self._take_country(found, match)
            found.last = match.last

    def _valid(self, found: Found) -> bool:
        needs = found.row.needs
        if needs == "" or found.possessive and needs in ("definite", "country", "complement"):
            return True
        if needs == "definite":
            return found.definite or bool(found.countries)
        if needs in ("country", "nationality"):
            return bool(found.countries)
        if needs == "complement":
            return found.complete
        if needs == "title":
            return found.inner is not None and found.inner.row.kind == "office"
        if needs == "body":
            return bool(found.organization or found.body_text or (found.inner and found.inner.row.kind == "institution"))
        if needs == "np":
            return bool(found.body_text or found.organization)
        if needs == "chancellor":
            return found.country in ("DEU", "AUT") or (found.gender == "feminine" and found.definite and not found.countries)
        if needs == "leaders":
            return found.number == "plural" and bool(found.countries)
        if needs == "pope":
            return found.definite or bool(found.countries)
        if needs == "ellipsis":
            before = self.tokens[found.first - 1].stem if found.first else ""
            return bool(found.countries) or before in BEFORE_ELLIPSIS
        return True


def _is_verb_like(token: Token) -> bool:
    """A guess without a lexicon: third person forms that begin with ي or ت and bear no article, or end in ت."""
    word = token.key.removeprefix("و")
    return not token.article and len(word) > 3 and (word[0] in "ي" or word.endswith("ت") or word in SAYING)


def is_adjective(token: Token) -> bool:
    """Whether a word with article looks like an adjective: a relative one (الوطنية), or a common one (العليا)."""
    stem = token.key.removeprefix("و").removeprefix("ال")
    return stem.endswith(("ي", "يه")) or stem in ADJECTIVES


def is_nationality(match: Match) -> bool:
    """Whether a name found is (also) an adjective: السعودية names the country as well."""
    return any(entry.kind == "nationality" for entry in match.entries) or match.name == "السعودية"


def order(found: Found) -> tuple[int, int, bool, int]:
    """Longest first, then the longest pattern, then one with a complement, then offices before agents."""
    return (found.last, found.pattern_end, found.complete, -list(_KINDS).index(found.row.kind))


_KINDS = ("office", "institution", "agent", "honorific")

__all__ = ["Found", "Parser"]
