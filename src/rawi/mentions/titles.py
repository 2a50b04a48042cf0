"""Mentions without a name: the minister, his counterpart, the two sides - and whom they mean here."""

from __future__ import annotations

from collections.abc import Callable

from rawi.knowledge.tables import country_by_code, with_nationality
from rawi.knowledge.types import Entry, OfficeMatch
from rawi.mentions.layer import STORY
from rawi.mentions.lexicon import LOCAL_WORDS, Relation
from rawi.mentions.pieces import Chunk
from rawi.mentions.registry import Person, apply_entry
from rawi.mentions.resolve import (
    Resolution,
    add_offices,
    country_of,
    note_honorifics,
    resolve_complement,
    start_of,
    surface,
)
from rawi.mentions.types import EntityDraft, Mention
from rawi.record import MentionKind
from rawi.text.folding import fold

Holder = Callable[[str, str, str | None], Entry | None]
"""Office words, country, date -> who held that office then."""


def resolve_title(state: Resolution, chunk: Chunk, holder: Holder) -> None:
    """A title without a name: its bearer in this article, else its holder by the tables, else an entity of its own."""
    office = chunk.office
    assert office is not None
    country = country_of(chunk) or _possessor(state, chunk, office)
    definite = _definite(state, chunk, office, country)
    person = None
    if office.kind == "office" and office.number == "singular" and definite and not office.former:
        person = _bearer(state, chunk, office, country, holder)
    if person is not None:
        draft = person.draft
        draft.evidence.append(f"title {office.office!r} stands for {draft.name}")
        state.registry.see(person, chunk.first)
        note_honorifics(state, person, chunk.first, chunk.last)
        state.mention(chunk, draft, "title", "title-of-known-person")
        return
    if len(office.countries) > 1 and office.kind == "office":
        state.mention(chunk, _holders_of(state, chunk, office, holder), "title", "titles-of-several-states")
        return
    if office.number == "dual" and definite and office.kind == "office":
        pair = last_pair(state, office)
        if pair is not None:
            state.mention(chunk, pair, "title", "dual-title")
            return
    if office.row in OFFICIALS and definite and not _introduced(state, chunk) and office.number == "singular":
        unnamed = _unnamed_before(state, chunk, office, country)
        person = None if unnamed else next((p for p in reversed(state.registry.recent) if _is_official(p, country)), None)
        if person is not None:
            state.registry.see(person, chunk.first)
            state.mention(chunk, person.draft, "title", "official-before")
            return
    draft = _own_entity(state, chunk, office, country, definite)
    if draft.entry is None and definite and country and office.kind == "office" and office.number == "singular":
        entry = holder(office.office, country, state.registry.published)
        if entry is not None and not (office.gender == "feminine" and entry.gender == "masculine"):
            draft.type = "person"
            name = draft.name
            apply_entry(draft, entry, state.registry.published)
            draft.name = name
            known = state.registry.add_person(draft, ())
            state.registry.office_of(known, office.office, country)
            if not office.possessive:  # برفقة وزير خارجيته والتقى نظيره: the counterpart is the president's
                state.registry.see(known, chunk.first)
    if not draft.country_inferred:
        state.registry.see_state(draft.country)
    state.mention(chunk, draft, "title" if office.kind == "office" else "nominal", f"{office.kind}-phrase")


def _possessor(state: Resolution, chunk: Chunk, office: OfficeMatch) -> str | None:
    """The country of وزير خارجيته and رئيسها: that of the person, or of the state, spoken of before."""
    if not office.possessive or office.countries or office.organization is not None:
        return None
    last = state.layer.tokens[office.last - 1]
    if last.key.endswith("ها"):
        return state.registry.states[-1] if state.registry.states else None
    person = next((p for p in reversed(state.registry.recent) if p.draft.country and p.offices), None)
    return person.draft.country if person else None


OFFICIALS = frozenset(("official", "senior-official", "diplomat"))
"""المسؤول الإماراتي with the article is the official of that country who was spoken of."""


def _is_official(person: Person, country: str | None) -> bool:
    draft = person.draft
    return (country is None or draft.country == country) and (bool(person.offices) or draft.office is not None)


def _bearer(
    state: Resolution, chunk: Chunk, office: OfficeMatch, country: str | None, holder: Holder
) -> Person | None:
    """The person of this article whom the title means: the holder of that day if named here, else by what is said here."""
    registry = state.registry
    own = country or (state.home if chunk.last - chunk.first > 1 else None)
    if own:
        entry = holder(office.office, own, registry.published)
        named = registry.by_entry.get(entry.id) if entry else None
        if named is not None:
            return named
    if country is None and own:
        person = registry.holder_here(office.office, own)
        if person is not None:
            return person
    return registry.holder_here(office.office, country)


def _holders_of(state: Resolution, chunk: Chunk, office: OfficeMatch, holder: Holder) -> EntityDraft:
    """وزيرا خارجية روسيا والصين: one member a country, named here, or known by the tables, or the state itself."""
    members: list[int] = []
    for country in office.countries:
        person = state.registry.holder_here(office.office, country)
        if person is None:
            entry = holder(office.office, country, state.registry.published)
            name = with_nationality(office.office, country, office.gender)
            draft = state.entities.new_entity("person" if entry else "office", name)
            draft.country, draft.sector = country, office.sector
            if entry is not None:
                apply_entry(draft, entry, state.registry.published)
                draft.name = entry.name
            person = state.registry.add_person(draft, ())
            state.registry.office_of(person, office.office, country)
        state.registry.see(person, chunk.first)
        members.append(person.draft.index)
    return state.entities.group(members, state.layer.slice(chunk.first, chunk.last))


def _definite(state: Resolution, chunk: Chunk, office: OfficeMatch, country: str | None) -> bool:
    if office.definite or state.layer.tokens[chunk.first].article:
        return True
    tokens = state.layer.tokens[chunk.first : chunk.last]
    if any(t.article for t in tokens[1:]):
        return True
    adjective = tokens[-1].key.endswith(("ي", "يه")) and not tokens[-1].article and len(tokens) > 1  # أميرة سعودية
    return country is not None and office.organization is None and not chunk.nationalities and not adjective


def _own_entity(state: Resolution, chunk: Chunk, office: OfficeMatch, country: str | None, definite: bool) -> EntityDraft:
    """The entity of an unnamed bearer; المسؤول goes back to the مسؤول أمريكي met before."""
    name = surface(state.layer, chunk.first, chunk.last)
    key = " ".join(w.removeprefix("ال") for w in fold(name).split())
    head = fold(office.office).split()[0]
    draft = state.registry.keyed("title", key)
    if draft is None and definite and chunk.last - chunk.first == 1:
        draft = state.registry.keyed("title-head", f"{head}/{office.number}")
    if draft is None and office.kind == "agent" and state.layer.tokens[chunk.first].article:
        draft = _unnamed_before(state, chunk, office, country)
    if draft is not None:
        if len(name.split()) > len(draft.name.split()):  # المصادر المحلية tells no more than مصادر محلية
            draft.name = name
        return draft
    draft = state.entities.new_entity("group" if office.number != "singular" else "office", name)
    if office.kind == "agent":
        draft.type = "group" if office.number != "singular" else "person"
    draft.gender, draft.number = office.gender, office.number
    add_offices(draft, chunk, country)
    whose = resolve_complement(state, chunk)
    draft.country = draft.country or country or (whose.country if whose else None) or _out_of(state, chunk) or _there(state, chunk, office)
    if draft.country is None and _local(office, chunk, definite):
        draft.country = state.local(chunk.first)
        draft.country_inferred = draft.country is not None
        draft.evidence.append(f"country {draft.country}: {STORY}")
    state.registry.remember("title", key, draft)
    state.registry.remember("title-head", f"{head}/{office.number}", draft)
    return draft


def _introduced(state: Resolution, chunk: Chunk) -> bool:
    """مسؤول كبير في وزارة الدفاع: the articles further on are no article of the head's."""
    return not any(t.article for t in state.layer.tokens[chunk.first : chunk.last][:2])


def _unnamed_before(state: Resolution, chunk: Chunk, office: OfficeMatch, country: str | None) -> EntityDraft | None:
    """المسؤول الأمريكي after مسؤول رفيع في وزارة الدفاع الأمريكية: who was spoken of without a name, and is no other's."""
    head = fold(office.office).split()[0]
    draft = state.registry.keyed("title-head", f"{head}/{office.number}")
    if draft is None or not draft.mentions or state.layer.tokens[draft.mentions[0].first].article:
        return None
    if country and draft.country and draft.country != country:
        return None
    told = set(_stems(draft.name))
    nations = {i for first, atom in chunk.nationalities for i in range(first, atom.last)} if country == draft.country else set()
    words = [t.stem for t in state.layer.tokens[chunk.first : chunk.last] if t.index not in nations]
    own = [w for w in words if not (country and office.countries)]
    return draft if all(w in told for w in own[1:]) else None


def _stems(name: str) -> list[str]:
    return [w.removeprefix("ال") for w in fold(name).split()]


def _out_of(state: Resolution, chunk: Chunk) -> str | None:
    """وزيرين من حكومة أردوغان: those of whom some are named give the country."""
    tokens = state.layer.tokens
    if chunk.last >= len(tokens) or tokens[chunk.last].key != "من" or chunk.last + 1 not in state.entities.hints:
        return None
    near = {code for i in range(chunk.last + 1, min(chunk.last + 8, len(tokens))) if (code := state.entities.hints.get(i, (None,))[0])}
    if len(near) > 1:
        return None  # طلاب من السعودية والسودان
    return state.entities.codes(chunk.last + 1, min(chunk.last + 5, len(tokens)))[0]


def _there(state: Resolution, chunk: Chunk, office: OfficeMatch) -> str | None:
    """مصادر تربوية في صنعاء: sources in a place speak for what goes on there, unless several are named."""
    tokens, at = state.layer.tokens, chunk.last
    if not office.row.endswith("source") or office.row == "diplomatic-source" or at + 1 >= len(tokens) or tokens[at].key != "في":
        return None
    atom = state.entities.hints.get(at + 1)
    behind = tokens[at + 2] if at + 2 < len(tokens) else None
    return atom[0] if atom is not None and (behind is None or not behind.conjunction) else None


LOCAL_SECTORS = frozenset(("CVL", "MIL", "COP", "REB", "JUD", "LEG", "CRM", "REF", "REL", "LAB", "AGR", "MED", "EDU"))
"""Agents of these sectors belong to the country of the story; sources, diplomats and experts may be of anywhere."""


def _local(office: OfficeMatch, chunk: Chunk, definite: bool) -> bool:
    """True when a bearer named without a country is one of the country that the article is about."""
    if office.organization is not None or chunk.nationalities or office.nested or len(office.countries) > 1:
        return False
    if office.kind == "agent":
        if office.row in ("official", "official-source", "local-source", "source") and any(w in LOCAL_WORDS for w in _stems(office.office)):
            return True
        return office.sector in LOCAL_SECTORS and office.row not in ("activist", "rights-activist")
    return definite and office.number == "singular"


def last_pair(state: Resolution, office: OfficeMatch) -> EntityDraft | None:
    """The two persons spoken of last whose offices suit a dual title (الرئيسان، الوزيران); else any two in office."""
    in_office = [p for p in reversed(state.registry.recent) if p.offices]
    suiting = [p for p in in_office if state.registry.bears(p, office.office)]
    bearers = {p.draft.index for p in (suiting if len(suiting) >= 2 else in_office)}
    for draft in reversed(state.entities.entities):
        if len(draft.members) == 2 and bearers.issuperset(draft.members):
            return draft  # وزيرا خارجية أرمينيا وأذربيجان … وزير الخارجية الجورجي … الوزيران: those named as two
    fitting = suiting[:2] if len(suiting) >= 2 else in_office[:2]
    if len(fitting) < 2:
        return None
    pair = sorted(fitting, key=lambda p: p.draft.index)
    return state.entities.group([p.draft.index for p in pair])


def resolve_counterpart(state: Resolution, chunk: Chunk, relation: Relation, holder: Holder) -> None:
    """نظيره الصيني: the same office as the person before, in the country of the adjective."""
    registry = state.registry
    model = next((p for p in reversed(registry.recent) if p.offices), None)
    country = country_of(chunk)
    office = model.offices[0][0] if model else ""
    person = registry.holder_here(office, country) if country and office else None
    if person is not None and person is not model:
        state.mention(chunk, person.draft, "title", "counterpart-of-known")
        registry.see(person, chunk.first)
        return
    draft = state.entities.new_entity("office", surface(state.layer, chunk.first, chunk.last))
    draft.country, draft.gender, draft.number = country, relation.gender, relation.number
    if model is not None:
        draft.office, draft.office_en, draft.sector = model.draft.office, model.draft.office_en, model.draft.sector
        draft.evidence.append(f"same office as {model.draft.name}: {office}")
        entry = holder(office, country, registry.published) if office and country else None
        if entry is not None:
            name, draft.type = draft.name, "person"
            apply_entry(draft, entry, registry.published)
            draft.name = name
        known = registry.add_person(draft, ())
        registry.office_of(known, office, country)
        registry.see(known, chunk.first)
    registry.see_state(draft.country)
    state.mention(chunk, draft, "title", "counterpart")


def country_entity(state: Resolution, code: str) -> EntityDraft:
    """The entity of a state, made if the article has not named it yet."""
    draft = state.registry.keyed("country", f"country:{code}")
    if draft is None:
        entry = country_by_code().get(code)
        draft = state.entities.new_entity("country", entry.name if entry else code)
        draft.country, draft.sector = code, "GOV"
        if entry is not None:
            apply_entry(draft, entry, state.registry.published)
            draft.sector = "GOV"
        state.registry.remember("country", f"country:{code}", draft)
    return draft


def resolve_sides(state: Resolution, token: int, relation: Relation) -> Mention | None:
    """الجانبان, البلدان: the group of the two states last spoken of."""
    codes = state.registry.states[-2:]
    if len(codes) < 2:
        return None
    draft = state.entities.group([country_entity(state, code).index for code in codes])
    draft.sector = relation.sector or "GOV"
    return add_mention(state, token, draft, "nominal", relation, f"{relation.kind}: the two states before")


NUMBERS = {"ثلاث": 3, "ثلاثه": 3, "اربع": 4, "اربعه": 4, "خمس": 5, "خمسه": 5, "ست": 6, "سته": 6}


def resolve_several(state: Resolution, token: int, relation: Relation) -> None:
    """هذه الدول الثلاث: the group of that many states last spoken of."""
    tokens = state.layer.tokens
    following = tokens[token + 1] if token + 1 < len(tokens) else None
    count = NUMBERS.get(following.stem, 0) if following is not None and following.article else 0
    codes = state.registry.states[-count:] if count else []
    if count and len(codes) == count:
        draft = state.entities.group([country_entity(state, code).index for code in codes])
        draft.sector = relation.sector
        add_mention(state, token, draft, "nominal", relation, f"the {count} states before")


def add_mention(
    state: Resolution, token: int, draft: EntityDraft, kind: MentionKind, relation: Relation, rule: str
) -> Mention:
    """A one-word mention of a known entity."""
    mention = Mention(
        len(state.entities.mentions), token, token + 1, token, start_of(state.layer, token),
        state.layer.tokens[token].end, kind, draft.index, relation.number, relation.gender,
        relation.kind not in ("countries", "body"), rule=rule,
    )  # fmt: skip
    draft.mentions.append(mention)
    state.entities.mentions.append(mention)
    return mention


def resolve_side(state: Resolution, chunk: Chunk, relation: Relation) -> None:
    """الجانب الصيني: a state as one party of talks."""
    name = surface(state.layer, chunk.first, chunk.last)
    draft = state.registry.keyed("side", fold(name))
    if draft is None:
        draft = state.registry.remember("side", fold(name), state.entities.new_entity("group", name))
        draft.country, draft.sector, draft.gender = country_of(chunk), "GOV", "masculine"
    state.mention(chunk, draft, "nominal", "side")
