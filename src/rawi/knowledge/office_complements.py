"""What a title takes after its pattern: modifiers, nationality, country, body, title, place, post, affairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rawi.knowledge.office_phrases import BODIES, is_name, is_plain, take_noun_phrase
from rawi.knowledge.office_table import modifiers, tree
from rawi.knowledge.office_words import is_adjective, readings, words
from rawi.knowledge.people import by_surname
from rawi.knowledge.types import Match

if TYPE_CHECKING:
    from rawi.knowledge.office_grammar import Found, Parser

NONSTATE = frozenset(("UNO", "IGO", "EUR", "NGO", "IMG", "MNC"))


def fill(parser: Parser, found: Found, inside: tuple[Match, ...]) -> None:
    """Take all that may follow the pattern.

    Args:
        parser: the article's parser.
        found: the title so far; changed in place.
        inside: nationalities that stood inside the pattern.
    """
    for match in inside:
        take_country(found, match)
    _reach_end(parser, found)
    end = parser.end_of(found.first)
    if "np" in found.row.takes and not found.countries and found.organization is None:
        take_noun_phrase(parser, found)
    _portfolio(parser, found, end)
    steps = (_modifier, _nationality, _country, _sides, _complement, _place, _posted, _affairs)
    while found.last < end and any(take(parser, found, end) for take in steps):
        pass
    if found.number != "singular":
        _further_countries(parser, found, end)


def take_country(found: Found, match: Match) -> None:
    country = match.entries[0].country
    found.countries.append(country or "")
    found.nested.append((match.first, match.last, country or ""))
    if country:
        found.country = country


def is_nationality(match: Match) -> bool:
    """Whether a name found is (also) an adjective: السعودية names the country as well."""
    return any(entry.kind == "nationality" for entry in match.entries) or match.name == "السعودية"


def _kinds(match: Match) -> set[str]:
    """Whether a name can stand in a row of states or of adjectives; السعودية can in both."""
    adjective = {"adjective"} if is_nationality(match) else set()
    return adjective | ({"state"} if match.entries[0].kind != "nationality" else set())


def _reach_end(parser: Parser, found: Found) -> None:
    """A pattern that ends inside a body's name takes all of it: رئيس [البرلمان العراقي]."""
    places = ("place", "capital") if "place" in found.row.takes else ()
    for at in range(found.first, found.pattern_end):
        match = parser.match(at, "country", *BODIES, *places)
        if match is not None and match.last > found.pattern_end and not found.countries:
            found.last = match.last
            body = match.entries[0].kind in BODIES
            if body and (at == found.first or match.entries[0].kind != "seat"):
                found.organization = match.entries[0]
                found.nested.append((match.first, match.last, found.organization.country or ""))
                if at > found.first:  # a title cut through a body's name is no special title
                    found.pattern_end = match.first
            else:
                take_country(found, match)
            return


def _portfolio(parser: Parser, found: Found, end: int) -> None:
    """Further parts of a portfolio: وزارة الشؤون الإسلامية [والأوقاف والدعوة والإرشاد]."""
    row = found.row
    if not row.office.startswith(("وزير ", "وزارة ")) and row.id != "deputy-minister":
        return
    while found.last < end:
        token = parser.tokens[found.last]
        joined = token.conjunction == "و" and not token.preposition
        if token.stem not in words("portfolio") or found.last in parser.matches:
            return
        if not token.article:  # وزارة الاتصالات [وتكنولوجيا المعلومات]
            after = parser.tokens[found.last + 1] if joined and found.last + 1 < end else token
            if not after.article or after.stem not in words("portfolio"):
                return
            found.last += 2
            continue
        if not joined and not (found.last > found.pattern_end and is_adjective(token)):
            return
        found.last += 1


def _modifier(parser: Parser, found: Found, end: int) -> bool:
    """السابق، الحالي، المنتهية ولايته: adjectives of the holder, agreeing in article."""
    if found.person is not None or parser.match(found.last, "person") is not None:
        return False
    tokens, at = parser.tokens, found.last
    settled = bool(found.countries or found.inner or found.organization)
    for reading in readings(tokens[at]):
        if reading.conjunction or reading.pronoun or (reading.preposition and reading.stem != tokens[at].key):
            continue
        for more, effect in modifiers().get(reading.stem, ()):
            until = at + 1 + len(more)
            if until > end or any(tokens[at + 1 + i].key != word for i, word in enumerate(more)):
                continue
            if not more and reading.article != found.definite and not settled:
                continue
            if reading.stem == "عام" and until < end and tokens[until].key in words("year"):
                continue  # حركة حماس العام الماضي
            if settled and not more and not reading.article and found.definite and effect == "rank":
                continue
            found.last = until
            found.former = found.former or effect == "former"
            found.modifier = found.modifier or effect
            return True
    return False


def _nationality(parser: Parser, found: Found, end: int) -> bool:
    at = found.last
    if parser.tokens[at].text == "_" and at + 1 < end:
        at += 1  # #الزعيم_الكوري
    match = parser.match(at, "nationality", "country")
    if match is None or not is_nationality(match) or match.conjunction or match.preposition:
        return False
    if found.countries or found.inner or found.person:
        return False
    article = parser.tokens[at].article
    if found.definite != article and not (article and found.row.kind == "institution"):
        return False
    if found.row.needs == "ellipsis" and match.gender == "masculine":
        return False
    take_country(found, match)
    found.last = match.last
    return True


def _country(parser: Parser, found: Found, end: int) -> bool:
    """A country in the genitive: رئيس فرنسا، وزير خارجية دولة قطر، السفير السابق للولايات المتحدة."""
    row, at = found.row, found.last
    if found.countries or found.inner or found.organization or found.body_text or found.placed or found.person:
        return False
    if not row.takes & {"country", "place"}:
        return False
    construct = not parser.tokens[at - 1].article
    links = [r for r in readings(parser.tokens[at]) if r.stem in words("link") and not r.conjunction and not r.pronoun]
    if links and at + 1 < end:
        match = parser.match(at + 1, "country")
        by = any(r.preposition in ("ب", "ل") for r in links)
        if match is not None and not match.preposition and not match.conjunction and (construct or by):
            return _put_country(found, match)
    kinds = ["country", "region"]
    if row.kind == "institution" or "post" in row.takes:
        kinds.append("capital")
    if "place" in row.takes:
        kinds += ["place", "capital"]
    match = parser.match(at, *kinds)
    if match is None or match.conjunction:
        return False
    if match.preposition == "ل" and "envoy" in row.id and not _goes_somewhere(parser, match.last, end):
        return False  # المبعوث الخاص لليمن is sent there
    official = match.name.startswith(("دولة", "جمهورية", "مملكة", "المملكة", "سلطنة"))
    if match.preposition == "ل" or (not match.preposition and construct) or (match.preposition == "ب" and official):
        return _put_country(found, match)
    return False


def _goes_somewhere(parser: Parser, at: int, end: int) -> bool:
    if at >= end:
        return False
    match = parser.matches.get(at)
    return parser.tokens[at].key in words("posted") or (match is not None and match.preposition == "ل")


def _put_country(found: Found, match: Match) -> bool:
    take_country(found, match)
    found.last = match.last
    found.definite = True
    return True


def _sides(parser: Parser, found: Found, end: int) -> bool:
    """زعيمي البلدين، وزراء خارجية الدول، وزير خارجية البلاد: states named elsewhere."""
    token = parser.tokens[found.last]
    if found.complete or parser.tokens[found.last - 1].article:
        return False
    if token.key not in words("home" if found.number == "singular" else "sides") or "country" not in found.row.takes:
        return False
    found.placed = found.definite = True
    found.last += 1
    return True


def _place(parser: Parser, found: Found, end: int) -> bool:
    """A place no table knows, after its kind or as a single word: حاكم ولاية تكساس، محافظ الأنبار."""
    if "place" not in found.row.takes or found.complete or parser.tokens[found.last - 1].article:
        return False
    at = start = found.last
    if parser.tokens[at - 1].stem in words("place_noun"):
        start -= 1  # أمير منطقة | عسير
    while at < end and any(
        r.stem in words("place_noun") and not r.conjunction and not r.pronoun for r in readings(parser.tokens[at])
    ):
        at += 1
    match = parser.matches.get(at) if at < end else None
    if match is not None and not match.conjunction and match.entries[0].kind in ("place", "capital", "country"):
        take_country(found, match)
        found.last = match.last
    elif at < end and match is None and is_plain(parser, at) and (at > start or is_name(parser, at)):
        found.last = at + 1
    else:
        return False
    found.placed = found.definite = True
    return True


def _complement(parser: Parser, found: Found, end: int) -> bool:
    """A body, another title, a person or a noun phrase: رئيس [هيئة X]، نائب [وزير X]، حكومة [فلان]."""
    if found.inner or found.organization or found.body_text or found.person:
        return False
    takes, at = found.row.takes, found.last
    if not takes & {"body", "title", "person"}:
        return False
    separate = parser.tokens[at].key in words("about") and at + 1 < end
    if separate and "post" in takes and parser.tokens[at].key in words("posted"):
        return False  # مندوب المملكة لدى جامعة الدول العربية serves the kingdom
    if separate:
        at += 1
    direct = not parser.tokens[found.last - 1].article and not separate
    by = _by(parser, at)
    if by == "ب" and "post" in takes:
        return False  # nor does مندوب مصر بالجامعة العربية serve the League
    match = parser.matches.get(at)
    conjunction = match.conjunction if match is not None else parser.tokens[at].conjunction
    if conjunction or not (direct or separate or by):
        return False
    return _take_complement(parser, found, at, direct or by == "ل", by)


def _by(parser: Parser, at: int) -> str:
    """The ل or ب written onto a word, as the tables read it."""
    match, token = parser.matches.get(at), parser.tokens[at]
    if match is not None:
        preposition = match.preposition
    elif token.preposition:
        preposition = token.preposition
    else:
        known = (r for r in readings(token) if r.stem in tree().forms and not r.conjunction and not r.pronoun)
        preposition = next((r.preposition for r in known), "")
    return preposition if preposition in ("ل", "ب") else ""


def _take_complement(parser: Parser, found: Found, at: int, near: bool, by: str) -> bool:
    takes = found.row.takes
    if "title" in takes and near:
        inner = parser.parse(at)
        if inner is not None and inner.row.kind == "office" and inner.number == "singular":
            return _put_inner(parser, found, inner)
    if "person" in takes and near:
        person = parser.match(at, "person") or _surname(parser, at)
        if person is not None:
            found.person, found.last = person, person.last
            return True
    if "body" not in takes:
        return False
    match = parser.match(at, *BODIES)
    institution = parser.parse(at, institution=True)
    if institution is not None and by == "ل" and institution.row.needs in ("np", "inner") and institution.body_text is None:
        institution = None  # the الإدارة of رئيس الجمعية السعودية للإدارة is a subject
    if institution is not None and found.row.role == "leader" and institution.row.sector in ("JRN", "GOV", "BUS"):
        return False
    if by == "ل" and _is_told(found, match, institution):
        return False
    if match is not None and (institution is None or institution.last <= match.last):
        found.organization, found.last = match.entries[0], match.last
        found.nested.append((match.first, match.last, match.entries[0].country or ""))
        return True
    return institution is not None and _put_inner(parser, found, institution)


def _surname(parser: Parser, at: int) -> Match | None:
    """A person by a surname that suffices alone: حكومة مادورو، قوات صالح."""
    token = parser.tokens[at]
    bearers = [person for person in by_surname().get(token.key, ()) if person.alone]
    if len(bearers) != 1 or not token.is_word:
        return None
    return Match(at, at + 1, (bearers[0].entry,), bearers[0].entry.name, token.start, token.end)


def _is_told(found: Found, match: Match | None, institution: Found | None) -> bool:
    """قال مسؤول لوكالة الأنباء: news media after ل are those spoken to."""
    if found.row.kind != "agent" and not found.row.id.startswith("spokesperson"):
        return False
    if found.row.kind == "agent" and found.row.sector != "JRN":
        return True
    media = match is not None and match.entries[0].on(None).sector == "JRN"
    return media or (institution is not None and institution.row.sector == "JRN")


def _put_inner(parser: Parser, found: Found, inner: Found) -> bool:
    found.inner = inner
    found.last = inner.last
    found.definite = True
    found.countries += inner.countries
    found.nested += inner.nested
    person = parser.match(inner.last, "person")
    if person is not None and not person.conjunction and "post" in found.row.takes and person.last < len(parser.tokens):
        after = parser.tokens[person.last]
        if after.key in words("posted") or after.preposition == "ل":
            found.last = person.last  # مبعوث الرئيس الأميركي دونالد ترامب إلى ...
    return True


def _posted(parser: Parser, found: Found, end: int) -> bool:
    """Where an envoy or ambassador is posted; the place does not say whom he serves."""
    if "post" not in found.row.takes or found.placed or (found.inner and found.inner.placed):
        return False
    at = found.last
    separate = parser.tokens[at].key in words("posted")
    if separate:
        at += 1
    match = parser.matches.get(at) if at < end else None
    if at < end and parser.tokens[at].key in words("home") and (separate or at == found.pattern_end):
        found.placed = separate
        found.definite, found.last = True, at + 1  # سفير الدولة، السفير لدى المملكة
        return True
    if match is None or match.conjunction or match.entries[0].kind in ("nationality", "person"):
        return False
    if not separate and match.preposition not in ("ل", "ب"):
        return False
    found.placed = True
    found.nested.append((match.first, match.last, match.entries[0].country or ""))
    found.last = match.last
    return True


def _affairs(parser: Parser, found: Found, end: int) -> bool:
    """لشؤون الشرق الأوسط، للشؤون السياسية: what the office is for."""
    first = found.last + 1
    if found.row.kind != "office" or first >= end:
        return False
    if not any(r.stem in words("affairs") and r.preposition == "ل" for r in readings(parser.tokens[found.last])):
        return False
    at = first
    while at < min(end, first + 5):
        match, token = parser.matches.get(at), parser.tokens[at]
        if at == first and match is not None and match.entries[0].kind not in ("person", "nationality"):
            at = match.last
        elif (at == first and is_plain(parser, at)) or (
            token.article and not token.preposition and (is_adjective(token) or not parser.tokens[at - 1].article)
        ):
            at += 1
        else:
            break
    if at == first:
        return False
    found.placed, found.last = True, at
    return True


def _further_countries(parser: Parser, found: Found, end: int) -> None:
    """وزيرا الخارجية الروسي والأمريكي، وزراء خارجية مصر والسعودية."""
    while found.countries and found.last < end:
        at = found.last
        if parser.tokens[at].text in "،," and at + 1 < end:
            at += 1
        match = parser.match(at, "nationality", "country", "capital", "region")
        if match is None or match.preposition or (at == found.last and match.conjunction != "و"):
            return
        before = parser.matches.get(found.nested[-1][0])
        if before is None or not _kinds(before) & _kinds(match):
            return
        take_country(found, match)
        found.last = match.last
