"""From pieces to entities: the order of work of the mentions room."""

from __future__ import annotations

from collections import deque

from rawi.dates.types import DatelineInfo
from rawi.knowledge.types import Entry, Match, OfficeMatch
from rawi.language.types import LanguageLayer
from rawi.language.verbs import lookup_token
from rawi.mentions.atoms import gather
from rawi.mentions.bodies import body_inside
from rawi.mentions.chunks import build
from rawi.mentions.layer import Entities
from rawi.mentions.lexicon import Relation, people_nouns, relations
from rawi.mentions.pieces import Atom, Chunk
from rawi.mentions.registry import NO_STATE, Registry
from rawi.mentions.resolve import (
    REGIONAL,
    Resolution,
    country_of,
    namesake,
    note_honorifics,
    resolve_body,
    resolve_person,
    settle_institution,
    start_of,
    surface,
)
from rawi.mentions.story import Mark, Story
from rawi.mentions.titles import (
    Holder,
    add_mention,
    country_entity,
    resolve_counterpart,
    resolve_several,
    resolve_side,
    resolve_sides,
    resolve_title,
)
from rawi.mentions.types import Mention
from rawi.text.types import TextLayer, Token


def entities_of(
    layer: TextLayer,
    matches: list[Match],
    offices: list[OfficeMatch],
    language: LanguageLayer,
    published: str | None,
    holder: Holder,
    home: str | None = None,
    dateline: DatelineInfo | None = None,
    headline: frozenset[str] = frozenset(),
) -> Entities:
    """All mentions and entities of an article.

    Two passes: names first, so that a title may mean somebody named only later; then, in text order,
    titles, counterparts and sides, each seeing who was spoken of last.
    """
    relational = relational_nouns(layer)
    made_up = [_as_office(layer, i, r) for i, r in relational.items() if r.kind in ("counterpart", "side")]
    atoms = [a for a in gather(layer, matches, offices + made_up, language) if not _in_head(layer, a, dateline)]
    chunks = build(layer, atoms, language)
    entities = Entities(layer)
    entities.hints.update(_hints(matches, offices, atoms))
    story = _story(layer, atoms, headline, home)
    state = Resolution(layer, entities, Registry(entities, published), story, language.pos, home)
    _add_people(state)
    entities.story, entities.setting = state.local, story
    for chunk in chunks:
        if chunk.person is not None:
            resolve_person(state, chunk)
        elif chunk.body is not None:
            resolve_body(state, chunk)
    state.registry.forget_order()
    state.settle_people()
    _second_pass(state, chunks, relational, holder)
    _nested(state, atoms)
    entities.seal()
    return entities


def _in_head(layer: TextLayer, atom: Atom, dateline: DatelineInfo | None) -> bool:
    """True for the agency and byline of a report's head: they publish the story and are nobody in it."""
    if dateline is None or layer.tokens[atom.first].start >= dateline.end:
        return False
    place = dateline.place_span
    return place is None or not (place[0] <= layer.tokens[atom.first].start < place[1])


_MARKS = {"country": "place", "nationality": "place", "capital": "place", "place": "place", "person": "person"}


def _story(
    layer: TextLayer, atoms: list[Atom], headline: frozenset[str], home: str | None
) -> Story:
    """Where each state is named by its name, its adjective, its places, bodies, people and titles."""
    marks = []
    for atom in atoms:
        code = atom.office.country if atom.office else atom.entries[0].on(None).country if atom.entries else None
        if code and code not in NO_STATE:
            kind = "person" if atom.office else _MARKS.get(atom.kind, "body")
            marks.append(Mark(layer.tokens[atom.first].start, atom.first, code, kind))
    return Story(layer, marks, headline, home)


def relational_nouns(layer: TextLayer) -> dict[int, Relation]:
    """Tokens that are understood from others, with their table rows."""
    table = relations()
    out: dict[int, Relation] = {}
    for token in layer.tokens:
        relation = table.get(token.stem) or next((table[w] for w in _without_pronoun(token) if w in table), None)
        if relation is None:
            continue
        if relation.kind in ("side", "sides", "countries", "body", "kingdom", "several") and not token.article:
            continue
        if relation.kind == "respect" and not _is_respect(layer, token):
            continue
        out[token.index] = relation
    return out


_AMBIGUOUS = ("سياد", "سعاد")


def _is_respect(layer: TextLayer, token: Token) -> bool:
    """سموه, معاليه; سيادته and سعادته only right after a verb: elsewhere they are sovereignty and happiness."""
    if not token.pronoun and not token.stem.endswith(("ه", "ها")):
        return False
    if not token.stem.startswith(_AMBIGUOUS):
        return True
    return token.index > 0 and any(f.kind == "finite" for f in lookup_token(layer.tokens[token.index - 1]))


_PRONOUNS = ("هما", "هم", "هن", "ها", "ه")


def _without_pronoun(token: Token) -> list[str]:
    """The stem without a pronoun that the clitic splitter left on (نظيريه)."""
    stem = token.stem
    return [stem[: -len(p)] for p in _PRONOUNS if stem.endswith(p) and not token.pronoun and not token.article]


def _as_office(layer: TextLayer, index: int, relation: Relation) -> OfficeMatch:
    return OfficeMatch(
        index, index + 1, layer.tokens[index].stem, relation.kind, relation.sector, None, None, False, relation.number,
        relation.gender, relation.kind, "office", index, True,
    )  # fmt: skip


def _second_pass(state: Resolution, chunks: list[Chunk], relational: dict[int, Relation], holder: Holder) -> None:
    covered = {i for c in chunks for i in range(c.first, c.last) if c.person is not None or c.body is not None}
    waiting = deque(sorted(i for i, r in relational.items() if r.kind in _ALONE and i not in covered))
    for chunk in chunks:
        while waiting and waiting[0] < chunk.first:
            _alone(state, waiting[0], relational[waiting.popleft()])
        relation = relational.get(chunk.first)
        if chunk.person is not None:
            person = state.persons[chunk.first]
            note_honorifics(state, person, chunk.first, chunk.last)
            state.registry.see(person, chunk.first)
        elif chunk.body is not None:
            _see_body(state, chunk)
        elif relation is not None and relation.kind == "counterpart":
            resolve_counterpart(state, chunk, relation, holder)
        elif relation is not None and relation.kind == "side" and chunk.nationalities:
            resolve_side(state, chunk, relation)
        elif chunk.offices and (relation is None or relation.kind == "body"):
            resolve_title(state, chunk, holder)
        elif chunk.honorific:
            continue
        elif relation is None and chunk.nationalities:
            _resolve_people(state, chunk)
    for index in waiting:
        _alone(state, index, relational[index])


_ALONE = frozenset(("sides", "countries", "respect", "body", "kingdom", "several"))


def _alone(state: Resolution, index: int, relation: Relation) -> None:
    """A word that means something only through what stood before."""
    if relation.kind == "respect":
        person = state.registry.addressed_as(state.layer.tokens[index].stem)
        if person is not None:
            add_mention(state, index, person.draft, "title", relation, "respect: the person before")
            state.registry.see(person, index)
    elif relation.kind == "several":
        resolve_several(state, index, relation)
    elif relation.kind == "kingdom":
        code = state.named_by(relation.codes)
        if code is not None:
            add_mention(state, index, country_entity(state, code), "nominal", relation, "the state of this kind")
            state.registry.see_state(code)
    elif relation.kind == "body":
        draft = state.registry.keyed("body-head", state.layer.tokens[index].stem) or body_inside(state, index, relation)
        if draft is not None:
            add_mention(state, index, draft, "nominal", relation, "the body of this kind before")
    else:
        resolve_sides(state, index, relation)


def _see_body(state: Resolution, chunk: Chunk) -> None:
    body = chunk.body
    assert body is not None
    if body.kind == "country":
        state.registry.see_state(country_code(chunk))
    draft = state.bodies[chunk.first]
    head = state.layer.tokens[chunk.first].stem
    if body.office is not None and draft.country is None:
        bearer = namesake(state, chunk)
        if bearer is not None:
            draft.country = bearer.country
            draft.evidence.append(f"country {draft.country}: that of {bearer.name}")
    regional = state.layer.tokens[chunk.last - 1].stem in REGIONAL
    if body.office is not None and draft.country is None and not regional:
        settle_institution(state, draft, chunk.first, chunk.last - chunk.first == 1)
    if draft.type == "organization":
        state.registry.see_state(draft.country)
        state.registry.remember("body-head", head, draft)


def country_code(chunk: Chunk) -> str | None:
    entries: tuple[Entry, ...] = chunk.body.entries if chunk.body else ()
    return entries[0].on(None).country if entries else None


def _resolve_people(state: Resolution, chunk: Chunk) -> None:
    """الفلسطينيون, الروس: people of a nation as a group; a mere adjective is left to the nested mentions."""
    atom = chunk.nationalities[0][1]
    if atom.match is None or atom.match.number == "singular" or _qualifies(state, atom):
        return
    name = surface(state.layer, chunk.first, chunk.last)
    code = country_of(chunk)
    key = f"{code}/people"
    draft = state.registry.keyed("people", key)
    if draft is None:
        draft = state.registry.remember("people", key, state.entities.new_entity("group", name))
        draft.country, draft.sector, draft.number = code, "CVL", "plural"
    state.mention(chunk, draft, "nominal", "people")


def _qualifies(state: Resolution, atom: Atom) -> bool:
    """True for an adjective without article after its noun: ناقلتي نفط سعوديتين."""
    token = state.layer.tokens[atom.first]
    before = state.layer.tokens[atom.first - 1] if atom.first else None
    feminine = atom.match is not None and (atom.match.gender == "feminine" or atom.match.number == "dual")
    if before is None or not feminine or token.article or token.conjunction or token.preposition:
        return False
    return before.is_word and not before.preposition and state.tags[before.index] in ("NOUN", "PROPN")


def _nested(state: Resolution, atoms: list[Atom]) -> None:
    """Nationality adjectives as mentions of their country, inside a phrase or alone."""
    for atom in atoms:
        if atom.kind != "nationality" or not atom.entries:
            continue
        code = atom.entries[0].on(None).country
        if code is None:
            continue
        draft = country_entity(state, code)
        mention = Mention(
            -1, atom.first, atom.last, atom.first, start_of(state.layer, atom.first), state.layer.tokens[atom.last - 1].end,
            "nominal", draft.index, human=False, rule="nationality",
        )  # fmt: skip
        state.entities.nested.append(mention)


def _hints(
    matches: list[Match], offices: list[OfficeMatch], atoms: list[Atom]
) -> dict[int, tuple[str | None, str | None]]:
    """What single words tell of a phrase around them: a country by name or adjective, a sector by agent noun."""
    out: dict[int, tuple[str | None, str | None]] = {}
    for match in matches:
        if match.entries[0].kind != "person" or match.last - match.first > 1:
            term = match.entries[0].on(None)
            out[match.first] = (term.country, term.sector if match.entries[0].kind in _BODIES else None)
    for office in [*offices, *(a.office for a in atoms if a.office is not None)]:
        if office.kind != "honorific":
            body = office.organization
            country = office.country or (body.on(None).country if body else None)
            out[office.first] = (country or out.get(office.first, (None, None))[0], office.sector)
    return out


def _add_people(state: Resolution) -> None:
    """People without a title (32 شخصا, أسر الضحايا) tell a sector."""
    table = people_nouns()
    for token in state.layer.tokens:
        sector = table.get(token.stem)
        if sector is not None and token.index not in state.entities.hints:
            state.entities.hints[token.index] = (None, sector)


_BODIES = frozenset(("organization", "armed_group", "seat"))
