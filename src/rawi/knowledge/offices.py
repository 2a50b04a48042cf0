"""Office titles, agents, institutions and honorifics in an article.

``find`` gives every title with its country, body and sector, the person's name left out, so that a mention is
TITLE + NAME. Titles that stand side by side (نائب رئيس مجلس الوزراء وزير الداخلية) are matches side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import lru_cache

from rawi.knowledge.office_complements import NONSTATE
from rawi.knowledge.office_grammar import Found, Parser, order
from rawi.knowledge.office_table import Honorific, OfficeRow, honorifics, office_rows
from rawi.knowledge.office_words import is_adjective, readings, words
from rawi.knowledge.types import Entry, Match, OfficeMatch
from rawi.text import TextLayer, fold, read_text

MAX_NAME = 8
"""How many words before a title a name may begin that holds it."""

__all__ = ["OfficeRow", "find", "lookup", "office_rows", "role_of"]


def find(
    layer: TextLayer,
    matches: Sequence[Match],
    pos: Sequence[str] = (),
    finite: AbstractSet[int] | None = None,
    on: str | None = None,
) -> list[OfficeMatch]:
    """All titles of an article in text order, not overlapping.

    Args:
        layer: the article's tokens.
        matches: what the gazetteer found: countries, nationalities, bodies, places, and people where known.
        pos: a universal part of speech for each token, where known; it parts عسكري the soldier from the adjective.
        finite: tokens that may be finite verbs, where known: after one, عسكري is a soldier.

        on: the article's ISO date, by which bodies have their country and sector.

    Returns:
        The longest composed title at each place, without the name of its holder.

    >>> layer = read_text("قال وزير الخارجية الروسي سيرغي لافروف")
    >>> from rawi.knowledge.gazetteer import gazetteer
    >>> [(m.office, m.country, layer.slice(m.first, m.last)) for m in find(layer, gazetteer().find(layer))]
    [('وزير الخارجية', 'RUS', 'وزير الخارجية الروسي')]
    """
    parser = Parser(layer, matches, pos, finite)
    out: list[OfficeMatch] = []
    at, end = 0, len(layer.tokens)
    while at < end:
        found = _at(parser, at, on, bool(out) and out[-1].last == at and out[-1].kind == "office")
        if found is None:
            at += 1
            continue
        out.append(found)
        at = found.last
    return _share_country(out, layer)


def _at(parser: Parser, index: int, on: str | None, after_title: bool) -> OfficeMatch | None:
    office = parser.parse(index)
    institution = parser.parse(index, institution=True)
    if office is None or (institution is not None and order(institution) > order(office)):
        office = institution
    if office is not None and _covered(parser, office):
        office = None
    respect = None if parser.names_a_place(index) else _honorific(parser, index, after_title)
    if respect is not None and _covered(parser, respect):
        respect = None
    if respect is not None and (office is None or office.last < respect.last or _only_rank(office, respect)):
        return respect
    return to_match(office, parser.layer, on) if office is not None else None


def _covered(parser: Parser, found: Found | OfficeMatch) -> bool:
    """Whether a name of the tables holds all of it: the المدني of الدفاع المدني السوري, the الشيخ of شرم الشيخ."""
    for first in range(max(0, found.first - MAX_NAME), found.first + 1):
        match = parser.matches.get(first)
        if match is None or match.last < found.last or match.entries[0].kind == "nationality":
            continue
        if match.entries[0].kind == "country" and (match.first, match.last) != (found.first, found.last):
            continue
        if match.entries[0].kind == "person" and match.first == found.first:
            continue
        institution = isinstance(found, Found) and found.row.kind in ("institution", "agent")
        if match.last > found.last or match.first < found.first or institution:
            return True
    return False


def _only_rank(office: Found, respect: OfficeMatch) -> bool:
    """An honorific with nothing more to it is preferred to a bare agent noun: السيد، القاضي، المهندس."""
    return office.last == respect.last and office.row.kind == "agent"


def _honorific(parser: Parser, index: int, after_title: bool) -> OfficeMatch | None:
    tokens = parser.tokens
    for reading in readings(tokens[index]):
        word = ("ال" if reading.article else "") + reading.stem
        if after_title and "ال" + word in honorifics() and not reading.preposition:
            word = "ال" + word  # المتحدث باسم الجوازات عقيد فلان
        for each in honorifics().get(word, ()):
            until = index + len(each.words)
            if until > parser.end_of(index) or any(tokens[index + i].key != w for i, w in enumerate(each.words) if i):
                continue
            if each.alone or _before_name(parser, until):
                return _respect(each, index, until)
    return None


def _before_name(parser: Parser, at: int) -> bool:
    """Whether a name or title may stand here: الدكتور needs one after it, الفريق alone is a team."""
    if at >= len(parser.tokens) or parser.sentence_of[at] != parser.sentence_of[at - 1]:
        return False
    token = parser.tokens[at]
    if at in parser.matches or parser.parse(at) is not None:
        return True
    if token.article and is_adjective(token):
        return False  # الفريق الأمني
    plain = token.is_word and not token.conjunction and not token.preposition and token.key not in words("particle")
    return plain and not (parser.finite is not None and at in parser.finite) and token.key not in words("saying")


def _respect(each: Honorific, index: int, until: int) -> OfficeMatch:
    return OfficeMatch(
        index, until, each.text, "", each.sector, None, gender=each.gender or "masculine",
        row="honorific", kind="honorific", head=index, definite=True,
    )  # fmt: skip


def to_match(found: Found, layer: TextLayer, on: str | None = None) -> OfficeMatch:
    """The parser's find as the rest of the engine sees it."""
    office, english = _names(found, layer)
    codes = [code for code in found.countries if code]
    country = _country(found, on)
    return OfficeMatch(
        found.first, found.last, office, english, _sector(found, on), country, found.organization or _body(found),
        found.former, found.number, found.gender or "masculine", found.row.id, found.row.kind, found.first,
        found.definite, tuple(codes), tuple(found.nested), found.row.role, found.possessive,
    )  # fmt: skip


def _body(found: Found) -> Entry | None:
    return found.inner.organization if found.inner else None


def _country(found: Found, on: str | None) -> str | None:
    codes = set(found.countries)
    if len(codes) > 1:
        return None
    if found.country:
        return found.country
    if found.body_text is not None and found.row.kind == "institution" and found.abroad:
        return "NGO" if found.row.sector == "SOC" else "IGO"
    if found.organization is not None and found.organization.on(on).country:
        return found.organization.on(on).country
    if found.inner is not None:
        inner = _country(found.inner, on)
        if inner:
            return inner
    if found.person is not None and found.person.entries[0].on(on).country:
        return found.person.entries[0].on(on).country
    return found.row.country


def _sector(found: Found, on: str | None) -> str | None:
    row, own, body = found.row, found.row.sector, found.organization
    if found.former and row.kind == "office":
        return "ELI"
    if row.country in NONSTATE:
        return own
    if body is not None and (row.inherits or row.kind == "institution"):
        term = body.on(on)
        if term.sector:
            return term.sector
        return None if term.country in NONSTATE and not any(found.countries) else own
    if found.person is not None and row.inherits:
        return found.person.entries[0].on(on).sector or own
    if found.inner is not None and row.inherits:
        sector = _sector(found.inner, on)
        return sector if sector or (_country(found.inner, on) in NONSTATE and not found.country) else own
    state = row.inherits and any(found.countries) and found.country not in NONSTATE
    return own or ("GOV" if state and row.kind == "office" else None)


def _names(found: Found, layer: TextLayer) -> tuple[str, str]:
    """The office in Arabic and English, with what it is an office of."""
    row, inner = found.row, found.inner
    if found.body_text is not None and row.kind == "institution":
        return _written(layer, found.first, found.body_text[1]), row.office_en
    if "{}" not in row.office_en:
        return row.office, row.office_en
    if found.organization is not None:
        return _joined(row.office, found.organization.name), _english(row, found.organization.name_en)
    if inner is not None:
        arabic, english = _names(inner, layer)
        return _joined(row.office, arabic), _english(row, english)
    if found.person is not None:
        entry = found.person.entries[0]
        return _joined(row.office, entry.name), _english(row, entry.name_en)
    return row.office, _english(row, None)


def _written(layer: TextLayer, first: int, last: int) -> str:
    """The words of the text without the conjunction and preposition written onto the first."""
    token = layer.tokens[first]
    written = [clitic for clitic in token.clitics if clitic.kind in ("conjunction", "preposition")]
    start = max((clitic.end for clitic in written), default=token.start)
    text = layer.text[start : layer.tokens[last - 1].end]
    return "ا" + text if token.preposition == "ل" and token.article and text.startswith("ل") else text


def _joined(office: str, of: str) -> str:
    """An office and what it is of: زعيم + حزب, الأمين العام + حزب الله gives الأمين العام لحزب الله.

    >>> _joined("الأمين العام", "الجامعة العربية"), _joined("الزعيم", "المعارضة")
    ('الأمين العام للجامعة العربية', 'زعيم المعارضة')
    """
    if " " not in office:
        return f"{office.removeprefix('ال')} {of}"
    if not office.split()[-1].startswith("ال"):
        return f"{office} {of}"
    return f"{office} {'لل' + of[2:] if of.startswith('ال') else 'ل' + of}"


def _english(row: OfficeRow, of: str | None) -> str:
    if not of:
        return row.office_en.replace("for {}", "").replace("{}", "").strip()
    link = "of " if row.id in _HEADS else "to " if row.id in _HELPERS else ""
    name = of.removeprefix("the ")
    inside = link or "for {}" in row.office_en
    article = "the " if inside and {name.split()[0], name.split()[-1]} & words("english nouns") else ""
    return row.office_en.replace("{}", link + article + name)


_HEADS = frozenset(("head-of-body", "director-of-body", "secretary-general", "director-general", "supervisor-general", "office-director", "special-representative", "representative", "undersecretary", "commissioner-general", "leader", "commander", "group-leader"))
_HELPERS = frozenset(("adviser", "assistant", "secretary", "press-secretary"))


def _share_country(matches: list[OfficeMatch], layer: TextLayer) -> list[OfficeMatch]:
    """Titles side by side serve the same country: عضو مجلس الدولة | وزير الخارجية الصيني."""
    tokens = layer.tokens
    for i in range(len(matches) - 1, 0, -1):
        left, right = matches[i - 1], matches[i]
        beside = left.last == right.first and not tokens[right.first].conjunction and not tokens[right.first].preposition
        if not beside or left.kind != "office" or right.kind != "office" or left.number != right.number:
            continue
        if left.country is None and right.country and not left.countries and left.organization is None:
            matches[i - 1] = replace(left, country=right.country)
        elif right.country is None and left.country and not right.countries and right.organization is None:
            matches[i] = replace(right, country=left.country)
    return matches


@lru_cache(maxsize=1)
def _by_name() -> dict[str, OfficeRow]:
    """Rows of offices by name and pattern, folded, without articles; the first row that has a name keeps it."""
    out: dict[str, OfficeRow] = {}
    for row in office_rows().values():
        if row.kind == "office":
            out.setdefault(_bare(row.office), row)
    for row in office_rows().values():
        if row.kind == "office":
            for pattern in row.patterns:
                out.setdefault(_bare(pattern.replace("~", "")), row)
    return out


@lru_cache(maxsize=10_000)
def _bare(office: str) -> str:
    """A title folded, without articles: الأمين العام للأمم المتحدة gives امين عام لامم متحده."""
    parts = fold(office).split()
    return " ".join(w if w in ("الله", "الي") else "ل" + w[2:] if w.startswith("لل") else w.removeprefix("ال") for w in parts)


@lru_cache(maxsize=10_000)
def lookup(office: str) -> OfficeRow | None:
    """The row of an office by its id, its name or any of its patterns, in any form.

    >>> lookup("وزيرة الخارجية").id, lookup("foreign-minister").office
    ('foreign-minister', 'وزير الخارجية')
    """
    row = office_rows().get(office) or _by_name().get(_bare(office.strip()))
    if row is not None:
        return row
    layer = read_text(office)
    if not layer.tokens:
        return None
    found = Parser(layer, ()).parse(0)
    return found.row if found is not None and found.last == len(layer.tokens) else None


def role_of(office: str, row: OfficeRow | None = None) -> str:
    """What an office has in common with others: رئيس الوزراء, رئيس الحكومة and المستشار are head_of_government.

    Offices without a role of their own have their folded name without articles as role.

    Args:
        office: the office's name.
        row: its row where known; else only the names and patterns of the table are looked through.
    """
    row = row or _by_name().get(_bare(office))
    return row.role if row is not None and row.role else _bare(office)
