"""Where the lexicon's rows match in an article: candidates for events, with their parties."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from rawi.events import clauses, roles
from rawi.events.conditions import Match, holds
from rawi.events.lexicon import Pattern, TriggerRow, lexicon, words
from rawi.events.ontology import read_table
from rawi.events.parties import Party, State, in_class
from rawi.events.roles import NounPlace, Roles
from rawi.events.view import Kind, plausible


@dataclass(slots=True)
class Candidate:
    """A place where a row holds. ``first`` and ``last`` are the trigger's tokens."""

    row: TriggerRow
    first: int
    last: int
    unit: int
    roles: Roles
    place: NounPlace | None = None  # for nouns
    light: str = ""  # lemma of the verb that carries the noun
    light_unit: int = -1
    with_token: int = -1
    mode: str | None = None
    rule: str = ""
    notes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.mode = self.mode or self.row.mode
        self.rule = self.rule or self.row.id

    @property
    def verbal(self) -> bool:
        return self.place is None


@lru_cache(maxsize=1)
def light_verbs() -> dict[str, tuple[str, str]]:
    """Verbs that carry a noun event: lemma -> (role of their subject, status they give)."""
    return {r["lemma"]: (r["subject"], r["status"]) for r in read_table("light.tsv")}


def find_candidates(state: State) -> list[Candidate]:
    """All candidates of an article in text order; a noun carried by a verb row is one event with it."""
    out: list[Candidate] = []
    view = state.view
    covered = -1
    for i, kind in enumerate(view.kind):
        if kind in (Kind.VERB, Kind.PARTICIPLE):
            found = _verb_candidate(state, i)
            if found is not None:
                out.append(found)
        if kind in (Kind.NOUN, Kind.PARTICLE, Kind.NEGATION, Kind.VERB, Kind.PARTICIPLE, Kind.PREPOSITION) and i >= covered:
            if kind in (Kind.VERB, Kind.PARTICIPLE) and out and out[-1].first == i:
                continue
            noun = _noun_candidate(state, i)
            if noun is not None:
                covered = noun.last
                out.append(noun)
    return _joined(state, out)


def _verb_candidate(state: State, i: int) -> Candidate | None:
    view = state.view
    u = view.unit_of[i]
    table = lexicon()
    seen: set[str] = set()
    finite = view.kind[i] is Kind.VERB
    wanted = ("finite",) if finite else ("active_participle",)
    chosen = view.form[i]
    readings = ([chosen] if chosen is not None else []) + list(view.analysis.language.verbs[i])
    for reading in readings:
        if reading.kind not in wanted or reading.lemma in seen or (finite and not plausible(view, i, reading)):
            continue
        seen.add(reading.lemma)
        if finite and reading.mood == "jussive" and chosen is not None and reading.lemma != chosen.lemma:
            continue
        rows = table.verbs.get(reading.lemma, [])
        if view.kind[i] is Kind.PARTICIPLE:
            rows = table.participles.get(reading.lemma, []) + [r for r in rows if r.type in _POSITIONS or r.mode == "visit"]
        for row in rows:
            if finite and chosen is not None and reading.lemma != chosen.lemma:
                view.form[i] = reading
            match = _verb_row(state, i, u, row)
            if match is not None:
                return match
            view.form[i] = chosen
    return None


def _verb_row(state: State, i: int, u: int, row: TriggerRow) -> Candidate | None:
    from rawi.events.status import is_future, negation_of

    if "future" in row.flags and not is_future(state, i):
        return None
    if "negated" in row.flags and negation_of(state, i) is None:
        return None
    if "clausal" in row.flags and not _other_subject(state, u):
        return None
    form = state.view.form[i]
    if "dual" in row.flags and (form is None or form.number != "dual"):
        return None
    if "no_pronoun" in row.flags and state.view.tokens[i].pronoun:
        return None
    match = holds(state, row, i, i + 1)
    if match is None:
        return None
    if row.subject and not _subject_is(state, u, row.subject):
        return None
    first, last = i, i + 1
    if "trigger_with" in row.flags and match.with_token >= 0:
        first, last = match.with_token, match.with_token + 1
    found = roles.of_verb(state, u, row.frame, row.type)
    if "clausal" in row.flags and not found.recipients:
        found.recipients = _clause_party(state, u + 1)
    if "addressee" in row.flags and not found.recipients and i in state.cue_at:
        found.recipients = positions_addressees(state, i)
    if "addressee" in row.flags and not found.recipients:
        return None
    return Candidate(row, first, last, u, found, with_token=match.with_token)


def positions_addressees(state: State, cue: int) -> list[Party]:
    from rawi.events.positions import addressees

    return addressees(state, cue)


def _other_subject(state: State, u: int) -> bool:
    """يريد ترامب أن تتخلى كوريا: whether another than the subject is to act in the clause behind أن."""
    view = state.view
    end = view.units_of_sentence(view.units[u].first)[1]
    for i in range(u + 1, min(end, u + 8)):
        unit = view.units[i]
        if unit.kind is Kind.COMPLEMENTISER:
            if view.bare[unit.first] != "ان" or i + 1 >= end or view.units[i + 1].kind is not Kind.VERB:
                return False
            inner = {p.entity for p in clauses.subject(state, i + 1)}
            return bool(inner) and not inner & {p.entity for p in clauses.subject(state, u)}
        if unit.kind in (Kind.VERB, Kind.HARD, Kind.RELATIVE):
            return False
        if unit.kind is Kind.NOUN and unit.preposition == "من" and unit.mention is not None:
            return True
    return False


def _subject_is(state: State, u: int, name: str) -> bool:
    view = state.view
    after = clauses.subject_after(state, u)
    before = clauses.phrase_before(state, u)
    for place in (before, after):
        if place is None:
            continue
        unit = view.units[place]
        entity = unit.mention.entity if unit.mention is not None and unit.mention.first == unit.first else None
        if in_class(state, name, unit.first, unit.last, entity):
            return True
    parties = clauses.subject(state, u)
    return any(in_class(state, name, 0, 0, p.entity) for p in parties)


def _noun_candidate(state: State, i: int) -> Candidate | None:
    view = state.view
    token = view.tokens[i]
    if token.kind != "word":
        return None
    mention = view.mention_at(i)
    if mention is not None and mention.last - mention.first > 1 and mention.first <= i and _name_inside(state, i):
        return None
    patterns = lexicon().patterns.get(view.stem[i], [])
    if view.bare[i] != view.stem[i]:
        patterns = patterns + [p for p in lexicon().patterns.get(view.bare[i], []) if p not in patterns]
    for pattern in patterns:
        match = _pattern(state, i, pattern)
        if match is not None:
            return _noun_event(state, match)
    return None


def _name_inside(state: State, i: int) -> bool:
    """A word inside a name is no event: جامعة الدول, منظمة معاهدة الأمن الجماعي, حزب المؤتمر."""
    mention = state.view.mention_at(i)
    return mention is not None and mention.kind in ("name", "title")


def _pattern(state: State, i: int, pattern: Pattern) -> Match | None:
    view = state.view
    last = i + len(pattern.words)
    if last > view.sentence(i)[1]:
        return None
    for k, stems in enumerate(pattern.words):
        if view.stem[i + k] not in stems and view.bare[i + k] not in stems:
            return None
    if pattern.row.kind == "noun" and view.kind[i] not in (Kind.NOUN,):
        return None
    return holds(state, pattern.row, i, last)


def _noun_event(state: State, match: Match) -> Candidate | None:
    row = match.row
    if row.kind in ("adjective", "predicate", "phrase"):
        return _predicate(state, match)
    if _denied_by_parent(state, match.first):
        return None
    if "no_article" in row.flags and state.view.tokens[match.first].article:
        return None
    place = roles.noun_place(state, match.first, match.last)
    found = roles.of_noun(state, place, row.frame)
    candidate = Candidate(row, match.first, match.last, place.unit, found, place, with_token=match.with_token)
    _carried(state, candidate)
    if not candidate.light:
        _attending(state, candidate)
    return candidate


def _denied_by_parent(state: State, first: int) -> bool:
    """وقف المناورات، مكافحة التهريب, خطر الهجمات: the word before says that the noun is not told as a fact."""
    view = state.view
    begin = view.sentence(first)[0]
    unit = view.units[view.unit_of[first]]
    for k in range(first - 1, max(begin, first - 4) - 1, -1):
        if view.kind[k] in (Kind.VERB, Kind.HARD, Kind.SOFT):
            return False
        if view.stem[k] in words("denying"):
            return True
        if k < unit.first and not (view.stem[k] in ("هذه", "هذا", "مثل") or view.kind[k] is Kind.PARTICLE or view.kind[k] is Kind.PREPOSITION):
            return False
    return False


def _predicate(state: State, match: Match) -> Candidate | None:
    """An adjective that asserts a position (الصين مستعدة للتعاون): its subject stands before it."""
    view = state.view
    u = view.unit_of[match.first]
    units = clauses.scope(state, u)
    found = Roles()
    row = match.row
    if "speech" in row.flags and state.statement_at[match.first] < 0:
        return None
    if row.kind in ("adjective", "predicate") and view.tokens[match.first].article:
        return None
    for slot in row.frame.actors:
        if slot == "s":
            found.actors = predicate_subject(state, u, match.first)
        else:
            found.actors = roles._slot(state, u, units, slot)
        if found.actors:
            break
    for slot in row.frame.recipients:
        if slot == "s":
            found.recipients = predicate_subject(state, u, match.first)
        elif slot in ("clause", "gen"):
            found.recipients = _clause_party(state, u)
        else:
            found.recipients = roles._slot(state, u, units, slot)
        if found.recipients:
            break
    return Candidate(row, match.first, match.last, u, found, with_token=match.with_token)


def predicate_subject(state: State, u: int, token: int) -> list[Party]:
    """The subject of a nominal predicate: inside its own unit before it, else the phrase or pronoun before."""
    from rawi.events.parties import expand, group_parties, resolve_pronoun

    view = state.view
    unit = view.units[u]
    if unit.mention is not None and unit.mention.first < token:
        return expand(state, unit.mention.entity, unit.mention.first, unit.mention.last, "mention")
    start, _ = view.units_of_sentence(token)
    for i in range(u - 1, max(start, u - 12) - 1, -1):
        before = view.units[i]
        if before.kind is Kind.NOUN and not before.preposition:
            return group_parties(state, i)
        if before.kind is Kind.COMPLEMENTISER:
            found = resolve_pronoun(state, before.first, view.bare[before.first]) if len(view.bare[before.first]) > 3 else None
            return expand(state, found, token, token + 1, "pronoun") if found is not None else []
        if view.bare[before.first] in ("نحن", "انا"):
            speaker = state.speaker(token)
            return expand(state, speaker, token, token + 1, "speaker") if speaker is not None else []
        if before.kind in (Kind.HARD, Kind.VERB, Kind.RELATIVE):
            break
    speaker = state.speaker(token)
    return expand(state, speaker, token, token + 1, "speaker") if speaker is not None else []


def _clause_party(state: State, u: int) -> list[Party]:
    """يجب أن تلتزم إيران: the subject of the verb, or the genitive, after a predicate of duty."""
    from rawi.events.parties import group_parties

    view = state.view
    end = view.units_of_sentence(view.units[u].first)[1]
    for i in range(u, min(end, u + 6)):
        unit = view.units[i]
        if unit.kind is Kind.VERB:
            after = clauses.subject_after(state, i)
            return group_parties(state, after) if after is not None else []
        if unit.kind is Kind.NOUN and unit.mention is not None:
            return group_parties(state, i)
        if unit.kind is Kind.HARD:
            break
    return []


_CARRIERS = frozenset(("سلسله", "عدد", "موجه", "حمله", "حملات", "عمليه", "عمليات", "مراسم", "جوله", "جلسه", "مزيد", "خالص", "اعمال", "العديد", "عديد", "كل", "بعض", "مجموعه", "وابل", "عشرات", "مئات", "لاجراء", "اجراء", "عقد", "شن"))
_SAYING = frozenset(("أعرب", "عبّر", "أبدى", "أعلن", "أكّد", "جدّد", "جهر", "تضمّن"))
_POSITIONS = frozenset(("SUPPORT", "REJECT", "ACCUSE", "AGREE", "CONCEDE", "THREATEN", "REQUEST"))
_DURING = frozenset(("خلال", "اثناء", "في", "لدي", "عقب", "بعد", "عند", "غداه", "ب", "اثر", "قبيل", "قبل", "علي", "ضمن"))


def _attending(state: State, c: Candidate) -> None:
    """قال الوزير خلال لقاء مع نظيره: the subject of the sentence's verb is a side of the talks, or the visitor."""
    place = c.place
    assert place is not None
    if c.row.type in ("PROTEST", "SUPPORT") and not c.roles.actors and _adverbial(state, c):
        c.roles.actors = clauses.subject(state, place.governor) if place.governor is not None else []
        return
    if place.preposition not in _DURING or c.row.type != "CONSULT":
        return
    governor = place.governor if place.governor is not None else _verb_behind(state, place.unit)
    if governor is None:
        return
    if c.row.frame.two_sided:
        if len(c.roles.actors) < 2:
            doers = clauses.subject(state, governor)
            alone = not c.roles.actors and len(doers) < 2
            if doers and not alone and state.entity(doers[0].entity).type == "person":
                c.roles.actors = roles._merged(doers, c.roles.actors)
                c.roles.notes.append("the subject of the verb takes part")
    elif not c.roles.actors and not view_definite(state, c.first):
        c.roles.actors = clauses.subject(state, governor)
        c.roles.notes.append("the subject of the verb is the visitor")


def _adverbial(state: State, c: Candidate) -> bool:
    """احتجاجا على، تضامنا مع: an accusative of purpose, whose subject is that of the sentence."""
    key = state.view.tokens[c.first].key
    return key.endswith("ا") and c.place is not None and not c.place.preposition and not c.place.definite


def _verb_behind(state: State, u: int) -> int | None:
    """خلال زيارة إلى باريس، قال الوزير: the main verb that follows the phrase that opens the sentence."""
    view = state.view
    start, end = view.units_of_sentence(view.units[u].first)
    if u - start > 4:
        return None
    return next((i for i in range(u + 1, min(end, u + 12)) if view.units[i].kind is Kind.VERB), None)


def view_definite(state: State, i: int) -> bool:
    return state.view.tokens[i].article


def _carried(state: State, c: Candidate) -> None:
    """Take parties from the verb that carries the noun: أجرى الوزير اتصالا, تلقى الرئيس انتقادات, تم اعتقال."""
    place = c.place
    assert place is not None
    if place.governor is None or place.preposition not in ("", "ب", "في", "عن", "الي", "ل", "علي", "من"):
        return
    view = state.view
    token = view.units[place.governor].first
    lemmas = [r.lemma for r in view.analysis.language.verbs[token] if r.kind == "finite"]
    lemma = next((x for x in lemmas if x in light_verbs()), "")
    if not lemma:
        return
    if clauses.subject_after(state, place.governor) == place.unit and light_verbs()[lemma][0] != "none":
        return  # the noun is itself the subject: حقق الهجوم أهدافه
    if place.parent >= 0 and view.tokens[place.parent].stem not in _CARRIERS:
        return
    if lemma in _SAYING and c.row.type not in _POSITIONS:
        if not c.roles.actors and place.preposition in ("", "عن") and not place.definite:
            c.roles.actors = clauses.subject(state, place.governor)  # أعلن المغرب قطع علاقاته
            c.light = "" if c.row.needs == "carried" else lemma
        return
    if lemma in _SAYING and place.preposition not in ("", "عن"):
        return
    c.light, c.light_unit = lemma, place.governor
    role = light_verbs()[lemma][0]
    if role == "object":
        parties = clauses.objects(state, place.governor)
        if parties and c.row.type not in _POSITIONS:
            _carry_actor(state, c, parties)
        c.light = ""
        return
    if role == "control":
        if c.row.type not in _POSITIONS or not c.roles.actors:
            _carry_actor(state, c, clauses.subject(state, place.governor))
        c.light = "" if c.row.needs else lemma
        return
    if role in ("actor", "recipient"):
        parties = clauses.subject(state, place.governor)
        if role == "actor":
            _carry_actor(state, c, parties)
        else:
            _carry_recipient(c, parties)
    if not c.roles.recipients and not c.row.frame.two_sided:
        units = clauses.scope(state, place.governor)
        for slot in c.row.frame.recipients:
            if slot not in ("g", "o", "s") and not c.roles.recipients:
                c.roles.recipients = roles._slot(state, place.governor, units, slot)


def _carry_actor(state: State, c: Candidate, parties: list[Party]) -> None:
    if c.row.frame.two_sided:
        units = clauses.scope(state, c.light_unit)
        more: list[Party] = []
        for slot in c.row.frame.joint:
            more = more or roles._slot(state, c.light_unit, units, slot)
        c.roles.actors = roles._merged(parties, roles._merged(c.roles.actors, more))
        return
    if c.roles.actors and c.roles.actors != parties and not c.roles.recipients:
        c.roles.recipients = [p for p in c.roles.actors if p.entity not in {q.entity for q in parties}]
    if parties:
        c.roles.actors = parties


def _carry_recipient(c: Candidate, parties: list[Party]) -> None:
    if c.row.frame.two_sided:
        c.roles.actors = roles._merged(c.roles.actors, parties)
        return
    c.roles.recipients = parties or c.roles.recipients
    taken = {p.entity for p in c.roles.recipients}
    c.roles.actors = [p for p in c.roles.actors if p.entity not in taken]


def _take(c: Candidate, noun: Candidate) -> None:
    """عقد قمة, إجراء محادثات: the second noun lends its parties to the first."""
    if noun.row.type != c.row.type:
        return
    c.last = max(c.last, noun.last)
    c.mode = c.mode or noun.mode
    c.roles.actors = c.roles.actors or noun.roles.actors
    c.roles.recipients = c.roles.recipients or noun.roles.recipients
    c.rule = f"{c.row.id}+{noun.row.id}"


def _joined(state: State, found: list[Candidate]) -> list[Candidate]:
    """A verb row fulfilled by a noun and that noun's own row are one event: the noun names it, both give parties."""
    by_first = {c.first: c for c in found if not c.verbal}
    gone: set[int] = set()
    for c in found:
        if c.with_token < 0 or id(c) in gone:
            continue
        noun = next((by_first[k] for k in range(c.with_token, c.with_token + 3) if k in by_first), None)
        if noun is None or noun is c:
            continue
        gone.add(id(noun))
        if not c.verbal:
            _take(c, noun)
            continue
        if noun.row.type == c.row.type or "trigger_with" in c.row.flags:
            c.first, c.last = noun.first, noun.last
            c.place = noun.place
            c.light, c.light_unit = "row", c.unit
            c.roles.actors = c.roles.actors or noun.roles.actors
            c.roles.recipients = c.roles.recipients or noun.roles.recipients
            if c.row.frame.two_sided and len(c.roles.actors) < 2:
                c.roles.actors = roles._merged(c.roles.actors, noun.roles.actors)
            if noun.row.type == c.row.type:
                c.mode = c.mode or noun.row.mode
            c.rule = f"{c.row.id}+{noun.row.id}"
    return [c for c in found if id(c) not in gone]
