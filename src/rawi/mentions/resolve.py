"""Chunks become mentions of entities: names first, then titles, counterparts and sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from rawi.knowledge.offices import office_rows, role_of
from rawi.knowledge.tables import with_nationality
from rawi.knowledge.transliteration import transliterate
from rawi.knowledge.types import Entry, OfficeMatch
from rawi.mentions.layer import STORY, Entities
from rawi.mentions.lexicon import person_heads, relations
from rawi.mentions.names import parts
from rawi.mentions.origins import arab_countries
from rawi.mentions.pieces import Atom, Chunk
from rawi.mentions.registry import Person, Registry, apply_entry, choose_entry
from rawi.mentions.story import Story
from rawi.mentions.types import EntityDraft, Mention
from rawi.record import EntityType, MentionKind
from rawi.text.folding import fold
from rawi.text.types import TextLayer


def surface(layer: TextLayer, first: int, last: int) -> str:
    """The words of a phrase without the conjunction and preposition glued on in front.

    >>> from rawi.text import read_text
    >>> surface(read_text("وللأمم المتحدة دور"), 0, 2)
    'الأمم المتحدة'
    """
    token = layer.tokens[first]
    rest = layer.text[start_of(layer, first) : layer.tokens[last - 1].end]
    joined = token.article and token.preposition == "ل" and rest.startswith("لل")
    return " ".join((("ال" + rest[2:]) if joined else rest).replace("_", " ").replace("#", "").split())


def start_of(layer: TextLayer, first: int) -> int:
    """Where a phrase begins in the text: after conjunction and preposition clitics of its first word.

    In لل the preposition stays: the article has no letters of its own there.
    """
    token = layer.tokens[first]
    joined = token.article and token.preposition == "ل"
    start = token.start
    for clitic in token.clitics:
        if clitic.kind in ("conjunction", "question") or (clitic.kind == "preposition" and not joined):
            start = max(start, clitic.end)
    return start


SURE_ENOUGH, SURE_OF_NAMED = 0.4, 0.5
"""Below this probability no country is inferred; people with a name may be of anywhere, so more is asked for them."""


@dataclass(slots=True)
class Resolution:
    """The state of resolving one article."""

    layer: TextLayer
    entities: Entities
    registry: Registry
    story: Story
    tags: Sequence[str]  # universal part of speech of each token
    home: str | None = None  # country of a national outlet: its officials go without saying
    persons: dict[int, Person] = field(default_factory=dict)  # by first token of a named mention
    bodies: dict[int, EntityDraft] = field(default_factory=dict)  # likewise for bodies and places

    def local(self, token: int, name: str | None = None) -> str | None:
        """The country of whoever is named at ``token`` without one, as far as the story tells."""
        code, chance = self.story.best(token, name)
        return code if chance >= (SURE_ENOUGH if name is None else SURE_OF_NAMED) else None

    def named_by(self, codes: tuple[str, ...]) -> str | None:
        """Which of these states المملكة or السلطنة means here: the outlet's own, else the one named most."""
        if self.home in codes:
            return self.home
        named = [code for code in codes if code in self.story.totals]
        return max(named, key=lambda code: self.story.totals[code]) if named else codes[0] if len(codes) == 1 else None

    def settle_people(self) -> None:
        """People of whom nothing tells a country are taken for people of the country that the story is about."""
        for person in self.registry.persons:
            draft = person.draft
            if draft.name_en is None and draft.type == "person" and person.names:
                draft.name_en = transliterate(draft.name, draft.country not in arab_countries())
            if draft.country is None and draft.entry is None:
                code = self.local(draft.mentions[0].first if draft.mentions else 0, draft.name)
                draft.country, draft.country_inferred = code, code is not None
                draft.evidence.append(f"country {draft.country}: {STORY}")

    def mention(self, chunk: Chunk, draft: EntityDraft, kind: MentionKind, rule: str, human: bool = True) -> Mention:
        """Add the chunk as a mention of this entity; a complement goes to the nested ones."""
        office = chunk.office
        tokens = self.layer.tokens
        mention = Mention(
            len(self.entities.mentions), chunk.first, chunk.last, chunk.head, start_of(self.layer, chunk.first),
            tokens[chunk.last - 1].end, kind, draft.index, draft.number if not office else office.number,
            draft.gender or (office.gender if office else ""), human, rule=rule,
        )  # fmt: skip
        draft.mentions.append(mention)
        (self.entities.nested if chunk.inner else self.entities.mentions).append(mention)
        return mention


def country_of(chunk: Chunk) -> str | None:
    """The country that the phrase itself names: in its titles, else by nationality adjective."""
    for office in chunk.offices:
        if office.country:
            return office.country
        if office.organization is not None and office.organization.terms:
            return office.organization.terms[-1].country
    for _, atom in chunk.nationalities:
        if atom.entries:
            return atom.entries[0].on(None).country
    if chunk.place is not None and chunk.place.entries:
        return chunk.place.entries[0].on(None).country
    return None


def country_in(state: Resolution, chunk: Chunk) -> str | None:
    """The country of a place or body among the words of a title (مدير صحة جدة); not of where an envoy is posted."""
    if chunk.name is None or not chunk.offices:
        return None
    rows = office_rows()
    if any(office.row in rows and "post" in rows[office.row].takes for office in chunk.offices):
        return None
    return state.entities.codes(chunk.first, chunk.name[0])[0]


def resolve_person(state: Resolution, chunk: Chunk) -> None:
    """A chunk with a personal name: the known person, or a new one with codes from title and tables."""
    assert chunk.name is not None and chunk.person is not None
    registry, layer = state.registry, state.layer
    name = surface(layer, *chunk.name)
    words = parts(name)
    country = country_of(chunk) or country_in(state, chunk)
    entry = choose_entry(chunk.person.entries, registry.published, country) if chunk.person.entries else None
    if entry is None and country and chunk.person.entries:
        entry = choose_entry(chunk.person.entries, registry.published, None)
    if entry is not None and _of_other_trade(state.layer, chunk, entry):
        entry = None
    known = registry.person(words)
    if known and entry and known.draft.entry and known.draft.entry != entry.id:
        known = None
    if known is None and entry is not None:
        known = registry.by_entry.get(entry.id)
    if known is None:
        draft = state.entities.new_entity("person", name)
        known = registry.add_person(draft, words)
        if entry is not None:
            registry.names_of_entry(known, entry)
    draft = known.draft
    registry.add_name(known, words)
    if len(words) > len(parts(draft.name)):
        draft.name = name
    add_offices(draft, chunk, country)
    if entry is not None and draft.entry is None:
        _agree_on_office(draft, entry, chunk, registry.published)
        apply_entry(draft, entry, registry.published)
        registry.by_entry[entry.id] = known
        registry.office_of(known, draft.office or "", draft.country)
    for office in chunk.offices:
        if not office.is_relation:
            registry.office_of(known, office.office, country or draft.country)
    state.mention(chunk, draft, "name", "person-name" if not chunk.offices else "title+name")
    _borrow_office(state, known, chunk)
    registry.see(known, chunk.first)
    state.persons[chunk.first] = known


_TRADES = frozenset(("player", "artist", "writer", "engineer", "doctor"))


def _of_other_trade(layer: TextLayer, chunk: Chunk, entry: Entry) -> bool:
    """True for اللاعب أحمد عسيري, who is not the spokesman of that name."""
    sectors = {term.sector for term in entry.terms} - {None}
    before = layer.tokens[chunk.first - 1] if chunk.first else None
    if not chunk.offices and before is not None and before.article and person_heads().get(before.stem) == "SOC":
        return "SOC" not in sectors
    return any(o.row in _TRADES and o.sector for o in chunk.offices) and not sectors & {o.sector for o in chunk.offices}


def _agree_on_office(draft: EntityDraft, entry: Entry, chunk: Chunk, published: str | None) -> None:
    """Of several titles (عضو مجلس الدولة وزير الخارجية) the one that the table knows is the office."""
    term = entry.on(published)
    if term.office is None or len(chunk.offices) < 2:
        return
    if any(role_of(office.office) == role_of(term.office) for office in chunk.offices):
        draft.office, draft.office_en = term.office, term.office_en


def note_honorifics(state: Resolution, person: Person, first: int, last: int) -> None:
    """Keep with which honorifics a person was named, so that معاليه finds the one called معالي."""
    table = relations()
    for token in state.layer.tokens[first:last]:
        relation = table.get(token.stem)
        if relation is not None and relation.kind == "respect":
            person.honorifics[token.stem[:3]] = token.index


def _borrow_office(state: Resolution, known: Person, chunk: Chunk) -> None:
    """نظيره التركي فلان: the named counterpart has the office of the person before."""
    if not any(o.row == "counterpart" for o in chunk.offices):
        return
    model = next((p for p in reversed(state.registry.recent) if p.offices and p is not known), None)
    if model is None:
        return
    state.registry.office_of(known, model.draft.office or model.offices[0][0], known.draft.country)
    if known.draft.office is None:
        known.draft.office, known.draft.office_en = model.draft.office, model.draft.office_en
    if known.draft.sector is None:
        known.draft.sector = model.draft.sector
    known.draft.evidence.append(f"same office as {model.draft.name}, whose counterpart it is")


def add_offices(draft: EntityDraft, chunk: Chunk, country: str | None) -> None:
    """Codes that the words of this mention give: they outrank the tables, which may be out of date."""
    if country and not draft.country:
        draft.country = country
        draft.evidence.append(f"country {country} from the phrase")
    # Of several titles a former one tells most, then one with a role of its own: مستشار الملك رئيس هيئة الأركان is MIL.
    for office in sorted(chunk.offices, key=lambda o: (not o.former, not o.role)):
        if draft.office is None and not office.is_relation:
            draft.office, draft.office_en = office.office, office.office_en
        body = office.organization
        sector = "ELI" if office.former else office.sector
        if body is not None and body.terms and body.terms[-1].country in ("IGO", "UNO", "EUR"):
            sector = body.terms[-1].sector
        if draft.sector is None and sector:
            draft.sector = sector
            draft.evidence.append(f"sector {sector} from the title {office.office} ({office.row})")
        if office.gender == "feminine" and office.kind == "office":
            draft.gender = "feminine"
    if draft.sector is None and chunk.noun is not None:
        draft.sector = person_heads().get(chunk.noun)


def resolve_body(state: Resolution, chunk: Chunk) -> None:
    """Countries, places, organisations and institutions: one entity per table row or per name."""
    atom = chunk.body
    assert atom is not None
    layer, registry = state.layer, state.registry
    name = surface(layer, chunk.first, chunk.last)
    if atom.match is not None and chunk.last == atom.last and fold(atom.match.name) != fold(name):
        name = atom.match.name  # a proclitic or a mark stands inside the words as written
    if atom.office is not None and len(atom.office.countries) > 1:
        state.bodies[chunk.first] = _bodies_of(state, chunk, atom.office)
        state.mention(chunk, state.bodies[chunk.first], "nominal", "bodies-of-several-states", human=False)
        return
    whose = resolve_complement(state, chunk)
    entry = atom.entries[0] if atom.entries else None
    kind, type_ = _body_kind(atom)
    key = entry.id if entry else fold(name).removeprefix("ال")
    draft = registry.keyed(kind, key)
    if draft is None:
        draft = registry.remember(kind, key, state.entities.new_entity(type_, name))
        if atom.office is not None:
            _institution(draft, atom.office)
            draft.country = draft.country or country_of(chunk) or (whose.country if whose else None)
        if entry is not None:
            apply_entry(draft, entry, registry.published)
        elif atom.office is None and draft.country is None:
            draft.country, draft.sector = state.entities.codes(chunk.first, chunk.last)
        if kind in ("country", "capital"):
            draft.sector = "GOV"
        draft.gender = draft.gender or _gender(layer, chunk)
    elif len(name) > len(draft.name):
        draft.name = name
    if chunk.short:
        registry.remember(kind, fold(surface(layer, chunk.first, chunk.short)).removeprefix("ال"), draft)
    state.bodies[chunk.first] = draft
    state.mention(chunk, draft, "name" if atom.office is None else "nominal", f"{atom.kind}-name", human=False)


def _bodies_of(state: Resolution, chunk: Chunk, office: OfficeMatch) -> EntityDraft:
    """الجيشان اللبناني والسوري: one member a country."""
    members = []
    for code in office.countries:
        key = f"{office.row}/{code}"
        draft = state.registry.keyed("body-of", key)
        if draft is None:
            name = with_nationality(office.office, code, office.gender)
            draft = state.registry.remember("body-of", key, state.entities.new_entity("organization", name))
            _institution(draft, office)
            draft.country = code
            draft.number = "singular"
        members.append(draft.index)
    return state.entities.group(members, state.layer.slice(chunk.first, chunk.last))


def resolve_complement(state: Resolution, chunk: Chunk) -> EntityDraft | None:
    """The person inside حكومة الرئيس أردوغان, as a nested mention."""
    inner = chunk.complement
    if inner is None:
        return None
    inner.inner = True
    resolve_person(state, inner)
    return state.persons[inner.first].draft


REGIONAL = frozenset(("عربي", "عربيه", "غربي", "غربيه", "اجنبي", "اجنبيه", "دولي", "دوليه", "عالميه", "اقليميه"))
"""قنوات تلفزيونية عربية: adjectives of bodies that belong to many states."""


def namesake(state: Resolution, chunk: Chunk) -> EntityDraft | None:
    """مكتب الحريري: the person named in the article whose surname ends the phrase."""
    last = state.layer.tokens[chunk.last - 1].stem.removeprefix("ال")
    if chunk.last - chunk.first < 2:
        return None
    known = (p.draft for p in state.registry.persons if p.draft.country and len(p.draft.name.split()) > 1)
    return next((d for d in known if fold(d.name.split()[-1]).removeprefix("ال") == last), None)


def settle_institution(state: Resolution, draft: EntityDraft, token: int, alone: bool) -> None:
    """السلطات without a nationality: the same kind of body named before, else the state last spoken of, else home."""
    before = state.registry.keyed("body-head", state.layer.tokens[token].stem)
    if before is not None and before.country and alone:
        draft.country, draft.country_inferred = before.country, before.country_inferred
        draft.name = before.name if len(before.name) > len(draft.name) else draft.name
        draft.evidence.append(f"country {draft.country} as of {before.name}")
        return
    draft.country = state.local(token)
    if draft.country:
        draft.country_inferred = True
        draft.evidence.append(f"country {draft.country}: {STORY}")


def _body_kind(atom: Atom) -> tuple[str, EntityType]:
    if atom.office is not None or atom.kind == "organization":
        return "organization", "organization"
    if atom.kind == "country":
        return "country", "country"
    if atom.kind == "region":
        return "region", "group"
    return ("capital" if atom.kind == "capital" else "place"), "place"


def _institution(draft: EntityDraft, office: OfficeMatch) -> None:
    draft.country, draft.sector = office.country, office.sector
    draft.office_en = office.office_en
    draft.gender, draft.number = office.gender, office.number
    draft.evidence.append(f"institution {office.office} ({office.row})")


def _gender(layer: TextLayer, chunk: Chunk) -> Literal["masculine", "feminine", ""]:
    """Countries, cities and bodies in -ة are feminine, most foreign country and city names too, and الأمم المتحدة.

    Of a body of one word (حماس, رويترز) the word does not tell.
    """
    head = layer.tokens[chunk.first]
    if head.stem.endswith("ه") or (chunk.body is not None and chunk.body.kind in ("country", "capital", "place")):
        return "feminine"
    if chunk.last - chunk.first == 1:
        return ""
    second = layer.tokens[chunk.first + 1]
    return "feminine" if head.article and second.article and second.stem.endswith("ه") else "masculine"
