"""What tables, titles and the name model found, cut against one another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from rawi.knowledge.context import given_names
from rawi.knowledge.people import by_surname
from rawi.knowledge.types import Match, OfficeMatch
from rawi.language.types import LanguageLayer, NameSpan
from rawi.mentions.name_spans import LINKS, bare, is_verb, whole_names
from rawi.mentions.pieces import Atom, AtomKind
from rawi.mentions.surnames import find_surnames
from rawi.text.types import TextLayer

_GAZETTEER_KINDS: dict[str, AtomKind] = {
    "country": "country", "nationality": "nationality", "capital": "capital", "seat": "organization",
    "organization": "organization", "armed_group": "organization", "person": "person", "place": "place",
    "region": "region",
}  # fmt: skip
_NAME_KINDS: dict[str, AtomKind] = {
    "PER": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "nationality",
}  # fmt: skip


def gather(layer: TextLayer, matches: list[Match], offices: list[OfficeMatch], language: LanguageLayer) -> list[Atom]:
    """All pieces as atoms, best first at each place, names of the model cut against the tables."""
    nations = {m.first for m in matches if m.entries[0].kind == "nationality"}
    atoms = [Atom(o.first, o.last, "office", office=o) for o in offices if _is_title(layer, language, o, nations)]
    firm = {m.first for m in matches if m.last - m.first == 1 and m.entries[0].kind in _FIRM}
    for match in matches:
        atoms.append(Atom(match.first, match.last, _GAZETTEER_KINDS[match.entries[0].kind], match=match))
    titles = {a.first: a.last for a in atoms if a.office is not None}
    taken = {i for a in atoms for i in range(a.first, a.last)}
    heads = {a.first: a.office for a in atoms if a.office is not None}
    states = {m.first: m.last for m in matches if m.entries[0].kind in ("country", "capital")}
    inside = {i: m.last for m in matches if m.entries[0].kind == "nationality" for i in range(m.first + 1, m.last)}
    for name in whole_names(layer, language, titles, firm, taken):
        kind = _NAME_KINDS.get(name.label)
        if name.first in inside and inside[name.first] < name.last and name.label == "PER":
            name = replace(name, first=inside[name.first])  # الكوري [الجنوبي | تشونغ مونغ جون]
        if name.label == "PER" and _verb_first(layer, language, name):
            name = replace(name, first=name.first + 1)
        half = states.get(name.first, name.last)
        two = half < name.last and states.get(half) == name.last
        if kind and not two and not _body_and_officer(name, heads):  # لم تقبل [اليونان | مقدونيا]
            atoms.append(Atom(name.first, name.last, kind, label=name.label))
    called = [named for a in atoms if (named := _called_after(layer, a)) is not None]
    atoms = [_over_name(a, called) for a in atoms] + called
    merged = merge(atoms)
    verbs = frozenset(i for i in range(len(layer.tokens)) if is_verb(language, i))
    surnames = find_surnames(layer, merged, (), verbs)
    known = {bare(layer.tokens[a.first]) for a in surnames} | {
        bare(layer.tokens[a.last - 1]) for a in merged if a.kind == "person" and a.last - a.first > 1
    }
    several = [a for a in merged if _several(layer, a, known)]
    aside = {a.first for a in several}  # merged atoms share no token
    return merge([a for a in merged if a.first not in aside] + find_surnames(layer, merged, several, verbs))


RULERS = frozenset(("ملك", "امير", "امام", "شيخ"))
"""After whom places and bodies are called: جامعة الملك سعود."""
_CALLED: dict[str, AtomKind] = {
    "جامعه": "organization", "مستشفي": "organization", "موسسه": "organization", "مركز": "organization",
    "كليه": "organization", "معهد": "organization", "مدينه": "place", "مطار": "place", "ميناء": "place",
    "طريق": "place", "شارع": "place", "جسر": "place", "ملعب": "place", "استاد": "place", "قاعده": "place",
    "مجمع": "place", "حديقه": "place", "مسجد": "place", "جامع": "place", "حي": "place",
}  # fmt: skip


def _called_after(layer: TextLayer, atom: Atom) -> Atom | None:
    """جامعة الملك سعود, مطار الأمير نايف: what is called after a ruler is one name, and he is nobody in it."""
    if atom.kind != "person":
        return None
    tokens, ruler = layer.tokens, atom.first
    if not (tokens[ruler].article and tokens[ruler].stem in RULERS):
        ruler -= 1
    if ruler < 1 or not tokens[ruler].article or tokens[ruler].stem not in RULERS or tokens[ruler].conjunction:
        return None
    kind = _CALLED.get(tokens[ruler - 1].stem)
    if kind is None or tokens[ruler - 1].article or layer.sentence_of[ruler - 1] != layer.sentence_of[ruler]:
        return None
    return Atom(ruler - 1, atom.last, kind, label="FAC")


def _over_name(atom: Atom, called: list[Atom]) -> Atom:
    """مدير [مدينة الملك عبدالله]: a title that ends inside the name of a place goes on to its end."""
    if atom.office is None:
        return atom
    last = next((c.last for c in called if atom.first < c.first < atom.last < c.last), atom.last)
    return replace(atom, last=last, office=replace(atom.office, last=last)) if last > atom.last else atom


def _verb_first(layer: TextLayer, language: LanguageLayer, name: NameSpan) -> bool:
    """قال بن دغر: the name of a house begins with its link, the verb before it is no part of it; so with وزار جنتيلوني."""
    at = name.first
    if name.last - at == 2 and is_verb(language, at) and bare(layer.tokens[at]) not in given_names():
        return bare(layer.tokens[at + 1]) in by_surname()
    if name.last - at < 3 or layer.tokens[at + 1].key not in LINKS:
        return False
    finite = any(form.kind == "finite" for form in language.verbs[at])
    return language.pos[at] == "VERB" or (finite and language.pos[at] != "PROPN")


def _body_and_officer(name: NameSpan, heads: Mapping[int, OfficeMatch]) -> bool:
    """استدعت [وزارة الخارجية الكازاخستانية | السفير الأوزبكي]: subject and object, which the model took for one body."""
    body = heads.get(name.first)
    if name.label != "ORG" or body is None or body.kind != "institution" or body.last >= name.last:
        return False
    officer = heads.get(body.last)
    return officer is not None and officer.kind == "office" and officer.definite


_FIRM = frozenset(("country", "capital", "nationality"))
_VERBAL_NOUNS = frozenset(("opposition", "presidency", "leadership"))
_FUNCTION_WORDS = frozenset(("الي", "الا", "اي", "علي", "اما"))


def _is_title(layer: TextLayer, language: LanguageLayer, office: OfficeMatch, nations: set[int]) -> bool:
    """False for words that only look like a title or an agent here.

    معارضة كل تدخل and برئاسة فلان are verbal nouns: as bodies they have the article or a nationality. An adjective
    after its noun is no agent (خسائر اقتصادية, مؤتمر صحفي).
    """
    token = layer.tokens[office.first]
    if token.key in _FUNCTION_WORDS or _other_hamza(layer, office):
        return False
    alone = office.last - office.first == 1
    if alone and office.last < len(layer.tokens) and layer.tokens[office.last].key == "علي" and office.row == "judiciary":
        return False  # القضاء على: doing away with
    if office.kind == "agent" and office.first and layer.tokens[office.first - 1].key in ("بدون", "دون"):
        return False  # طائرة بدون طيار
    if office.kind == "agent" and office.possessive and alone and office.number == "singular":
        return False  # كتابها, مصدرها
    if office.row == "preacher" and alone and not token.article and office.last < len(layer.tokens) and layer.tokens[office.last].article:
        return office.last in nations  # داعية الأطراف: calling on them
    glued = token.conjunction or token.preposition
    if office.kind == "agent" and alone and office.first and not glued and language.pos[office.first] == "ADJ":
        before = language.pos[office.first - 1]
        if before in ("NOUN", "PROPN", "ADJ", "X"):
            return False
    return office.row not in _VERBAL_NOUNS or token.article or office.first + 1 in nations


def _other_hamza(layer: TextLayer, office: OfficeMatch) -> bool:
    """أمام is not إمام: keys are folded, but a hamza that was written counts."""
    token = layer.tokens[office.first]
    written = layer.text[token.stem_start : token.stem_start + 1]
    meant = office.office.removeprefix("ال")[:1]
    return {written, meant} == {"أ", "إ"}


def _several(layer: TextLayer, atom: Atom, known: set[str]) -> bool:
    """True for `أطلع لافروف وانغ`: what the model took for one name is two surnames side by side."""
    if atom.kind != "person" or atom.match is not None or atom.last - atom.first != 2:
        return False
    return all(bare(layer.tokens[i]) in known for i in range(atom.first, atom.last))


def _rank(atom: Atom) -> tuple[int, int, int]:
    """Order among overlapping atoms: longer first; then names in tables, surnames of people named here, titles, the model."""
    if atom.match is not None:
        source = 3 if atom.kind in _FIRM or atom.last - atom.first > 1 or atom.kind == "person" else 2
    elif atom.label == "surname":
        source = 3
    else:
        source = 1 if atom.office else 0
    return (atom.last - atom.first, source, -atom.first)


def merge(atoms: list[Atom]) -> list[Atom]:
    """Atoms that do not cross. A model's name that contains a person of the tables keeps the link."""
    kept: list[Atom] = []
    taken: dict[int, Atom] = {}
    for atom in sorted(atoms, key=_rank, reverse=True):
        clash = {id(taken[i]): taken[i] for i in range(atom.first, atom.last) if i in taken}
        if not clash:
            kept.append(atom)
            for i in range(atom.first, atom.last):
                taken[i] = atom
            continue
        persons = [other for other in clash.values() if other.kind == "person"]
        if atom.match is None or atom.kind != "person" or len(persons) != 1 or persons[0].match is not None:
            continue
        other = persons[0]  # خادم الحرمين [الملك | سلمان] بن عبد العزيز: the title has taken the first word of the table's name
        if atom.first <= other.first:
            linked = replace(other, match=atom.match)
            kept[kept.index(other)] = linked
            for i in range(other.first, other.last):
                taken[i] = linked
    return sorted(kept, key=lambda a: a.first)
