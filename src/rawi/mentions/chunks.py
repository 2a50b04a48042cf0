"""Pieces that stand together become one mention: title + nationality + name + apposition."""

from __future__ import annotations

from rawi.language.types import LanguageLayer
from rawi.mentions.nationals import national, nationality_after
from rawi.mentions.pieces import COMMAS, Atom, Chunk, Pieces, free, glued, skip_marks
from rawi.mentions.tails import tail_to_name
from rawi.text.folding import fold
from rawi.text.types import TextLayer, Token

MOST_BETWEEN = 4
"""At most this many definite words between a title and its nationality: وزارة الشؤون البلدية والقروية السعودية."""


def build(layer: TextLayer, atoms: list[Atom], language: LanguageLayer) -> list[Chunk]:
    """Maximal chunks in text order, from atoms that do not cross; the tags tell adjectives after an agent noun."""
    pieces = Pieces(layer, language, {a.first: a for a in atoms}, frozenset(a.last for a in atoms))
    chunks: list[Chunk] = []
    at = 0
    for start in sorted(pieces.starts):
        if start < at:
            continue
        chunk = _chunk(pieces, pieces.starts[start], at)
        if chunk.person is None and chunk.office is not None and chunk.office.kind == "agent":
            _adjectives(pieces, chunk)
        chunks.append(chunk)
        at = chunk.last
    return [c for c in chunks if layer.tokens[c.first].is_word or c.name]


def _adjectives(pieces: Pieces, chunk: Chunk) -> None:
    """مصادر أمنية مطلعة: adjectives that agree in definiteness belong to the agent noun."""
    layer, pos = pieces.layer, pieces.language.pos
    head = layer.tokens[chunk.first]
    while free(layer, chunk.last) and chunk.last not in pieces.starts and pos[chunk.last] == "ADJ":
        token = layer.tokens[chunk.last]
        if token.article != head.article or token.pronoun:
            return
        chunk.last += 1


def _chunk(pieces: Pieces, atom: Atom, floor: int) -> Chunk:
    if atom.office is not None and atom.office.kind in ("office", "honorific", "agent"):
        return _titled(pieces, atom)
    if atom.kind == "person":
        chunk = Chunk(atom.first, atom.last, atom.first, (atom.first, atom.last), atom)
        return _apposition(pieces, chunk)
    if atom.office is not None:
        chunk = Chunk(atom.first, atom.last, atom.first, None, body=atom, offices=[atom.office])
        return _serving(pieces, _of_person(pieces, _specified(pieces, chunk)))
    if atom.kind == "nationality":
        person = national(pieces, atom, floor)
        if person is not None:
            return _apposition(pieces, person)
        return Chunk(atom.first, atom.last, atom.first, None, nationalities=[(atom.first, atom)])
    return Chunk(atom.first, atom.last, atom.first, (atom.first, atom.last), body=atom)


def _serving(pieces: Pieces, chunk: Chunk) -> Chunk:
    """الأمانة العامة + لهيئة كبار العلماء: what a body serves belongs to its name, and tells its country."""
    marked = skip_marks(pieces.layer, chunk.last)
    state = pieces.starts.get(marked)
    of_state = state is not None and state.kind in ("country", "capital") and not glued(pieces.layer.tokens[marked])
    if marked > chunk.last and state is not None and of_state and not chunk.offices[0].country:
        chunk.place, chunk.last = state, state.last  # حكومة #إريتريا
        return chunk
    tokens, at = pieces.layer.tokens, chunk.last
    head, last = tokens[chunk.first], tokens[at - 1]
    if chunk.complement or chunk.nationalities or not (head.article and last.article and at - chunk.first >= 2):
        return chunk
    if at >= len(tokens) or tokens[at].preposition != "ل" or tokens[at].conjunction:
        return chunk
    atom = pieces.starts.get(at)
    if atom is None or atom.office is None or atom.office.kind not in ("office", "institution"):
        return chunk
    inner = _chunk(pieces, atom, at)
    chunk.short = chunk.last
    chunk.last = inner.last
    chunk.offices += inner.offices
    chunk.nationalities += inner.nationalities
    chunk.complement = inner if inner.person is not None else None
    return chunk


def _titled(pieces: Pieces, atom: Atom) -> Chunk:
    """TITLE (honorifics, further titles, nationality) NAME (apposition)."""
    layer, office = pieces.layer, atom.office
    assert office is not None
    chunk = Chunk(atom.first, atom.last, office.head if office.head >= 0 else atom.first)
    if office.kind == "honorific":
        chunk.honorific = True
    else:
        chunk.offices.append(office)
    plural = office.number != "singular"
    _specified(pieces, chunk)
    while (following := _following(pieces, chunk)) is not None:
        if following.kind == "nationality" and chunk.offices and not chunk.offices[0].country:
            chunk.nationalities.append((following.first, following))
            chunk.last = following.last
        elif plural and following.office is not None and following.office.kind == "office":
            break  # مدح النشطاء الرئيس المصري: subject and object
        elif following.office is not None and following.office.is_relation:
            break  # التقى الرئيس المصري نظيره السوداني: the counterpart is somebody else
        elif following.office is not None and following.office.kind in ("office", "honorific"):
            if following.office.kind == "office":
                chunk.offices.append(following.office)
            else:
                chunk.honorific = True
            chunk.last = following.last
        elif following.kind in ("place", "capital", "country") and chunk.last == atom.last and not office.country:
            chunk.place, chunk.last = following, following.last  # رئيس بلدية أغاديس
        elif following.kind == "person" and not plural and _serves(layer, chunk, following):
            inner = Chunk(following.first, following.last, following.first, (following.first, following.last), following)
            chunk.complement, chunk.last = inner, following.last
            break
        elif following.kind == "person" and not plural:
            chunk.person, chunk.name = following, (following.first, following.last)
            chunk.last = following.last
            return _apposition(pieces, chunk)
        else:
            break
    if plural or (chunk.honorific and not chunk.offices):
        return _of_person(pieces, chunk) if plural else chunk
    return _after_comma(pieces, chunk)


_TITLE_PARTS = frozenset(("nationality", "place", "capital", "country", "person"))


def _following(pieces: Pieces, chunk: Chunk) -> Atom | None:
    """The piece that may go on with a title: the next one, else the name at the end of the title's tail."""
    at = skip_marks(pieces.layer, chunk.last)
    atom = pieces.starts.get(at)
    if atom is not None and free(pieces.layer, chunk.last) and (atom.office is not None or atom.kind in _TITLE_PARTS):
        return atom
    named = tail_to_name(pieces, chunk)
    if named is None:
        return None
    chunk.last = named
    return pieces.starts[named]


def _serves(layer: TextLayer, chunk: Chunk, person: Atom) -> bool:
    """True for مستشار الرئيس الإيراني حسن روحاني: the name is that of the chief, not of the adviser.

    The tables tell: the person has held the office inside the title, never one that begins like the whole title.
    """
    if not chunk.offices or chunk.offices[-1].last - chunk.offices[-1].first < 2:
        return False
    title = chunk.offices[-1]
    outer = layer.tokens[title.first].stem
    inner = {t.stem for t in layer.tokens[title.first + 1 : title.last]}
    held = {fold(t.office).split()[0].removeprefix("ال") for e in person.entries for t in e.terms if t.office}
    return bool(held & inner) and outer not in held


def _after_comma(pieces: Pieces, chunk: Chunk) -> Chunk:
    """TITLE، NAME، : the full name after the comma is that of the title's bearer."""
    layer, starts = pieces.layer, pieces.starts
    tokens, at = layer.tokens, chunk.last + 1
    if at >= len(tokens) or tokens[chunk.last].text not in COMMAS or at not in starts or not free(layer, at):
        return chunk
    person = starts[at]
    if person.kind != "person" or person.last - person.first < 2:
        return chunk
    after = tokens[person.last] if person.last < len(tokens) else None
    if after is not None and after.conjunction and person.last in starts:
        return chunk  # a list of people
    chunk.person, chunk.name, chunk.last = person, (person.first, person.last), person.last
    return chunk


def _of_person(pieces: Pieces, chunk: Chunk) -> Chunk:
    """حكومة الرئيس أردوغان, مستشارو أوباما: whose they are stands in the genitive."""
    starts = pieces.starts
    if chunk.last not in starts or not free(pieces.layer, chunk.last) or chunk.nationalities:
        return chunk  # after بلدية طرابلس اللبنانية somebody else is named
    following = starts[chunk.last]
    if following.kind == "person" or (following.office and following.office.kind in ("office", "honorific")):
        inner = _chunk(pieces, following, chunk.last)
        if inner.person is not None:
            chunk.complement, chunk.last = inner, inner.last
    return chunk


def _specified(pieces: Pieces, chunk: Chunk) -> Chunk:
    """وزارة + التجارة + الصينية: definite nouns between a head and its nationality belong to the phrase."""
    layer, starts = pieces.layer, pieces.starts
    if not chunk.offices or chunk.offices[0].country or chunk.offices[0].organization is not None:
        return chunk
    at, absolute = chunk.last, _absolute(layer.tokens[chunk.last - 1]) and chunk.offices[0].kind == "agent"
    for _ in range(MOST_BETWEEN):
        if not free(layer, at):
            return chunk
        if at in starts:
            following = starts[at]
            if following.kind == "nationality":
                chunk.nationalities.append((following.first, following))
                chunk.last = following.last
            elif (
                following.office is not None and following.office.kind == "institution"
                and layer.tokens[at].article and not layer.tokens[chunk.first].article and not absolute
            ):  # but not طالب الوزير الحكومة المصرية, رشق متظاهرون الشرطة: subject and object  # fmt: skip
                chunk.offices.append(following.office)  # وزارة + الإعلام الفلسطينية
                chunk.last = following.last
            return chunk
        if not layer.tokens[at].article or (absolute and pieces.language.pos[at] != "ADJ"):
            return chunk
        at += 1
    return chunk


def _absolute(token: Token) -> bool:
    """True for a head that no genitive can follow: it has the article (المتظاهرون) or keeps the ن of its plural (متظاهرون)."""
    return token.article or (token.key.endswith("ون") and not token.pronoun)


def _apposition(pieces: Pieces, chunk: Chunk) -> Chunk:
    """NAME TITLE, and NAME، TITLE، : the titles after a name belong to it."""
    layer, starts, tokens = pieces.layer, pieces.starts, pieces.layer.tokens
    at = chunk.last
    comma = at < len(tokens) and tokens[at].text in COMMAS and at + 1 < len(tokens)
    if comma:
        at += 1
    while at in starts and free(layer, at):
        following = starts[at]
        office = following.office
        if office is None or office.kind != "office" or office.number != "singular" or office.is_relation:
            break
        if comma and tokens[following.first].article and following.last in starts:
            break  # `، الرئيس فلان` starts another person
        after = following.last
        if after in starts and starts[after].kind == "person":
            break  # the title of the next one: ترامب وزير الخزانة ستيفن منوتشين
        if not comma and chunk.offices and office.country and office.country != chunk.offices[0].country:
            break  # الملكة إليزابيث ولي العهد السعودي: subject and object
        chunk.offices.append(office)
        at = chunk.last = after
    nationality = nationality_after(pieces, at) if not chunk.offices and not chunk.nationalities else None
    if nationality is not None:
        chunk.nationalities.append((nationality.first, nationality))
        chunk.last = nationality.last
    return chunk
