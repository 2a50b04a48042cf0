"""Where the lexicon's rows match in an article: candidates for events, with their parties."""

from __future__ import annotations

from rawi.events import clauses, nouns, roles, slots
from rawi.events.candidate import POSITIONS, Candidate
from rawi.events.carried import carried
from rawi.events.conditions import Match, holds
from rawi.events.lexicon import Pattern, TriggerRow, lexicon, words
from rawi.events.parties import in_class
from rawi.events.predicates import clause_party, predicate
from rawi.events.state import Party, State
from rawi.events.talks import attending, participants, reception
from rawi.events.view import Kind, plausible


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
        if (
            kind in (Kind.NOUN, Kind.PARTICLE, Kind.NEGATION, Kind.VERB, Kind.PARTICIPLE, Kind.PREPOSITION)
            and i >= covered
        ):
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
        if (
            reading.kind not in wanted
            or reading.lemma in seen
            or (finite and not plausible(view, i, reading))
        ):
            continue
        seen.add(reading.lemma)
        other = finite and chosen is not None and reading.lemma != chosen.lemma
        if other and (reading.mood == "jussive" or (reading.mood and reading.number == "dual")):
            continue  # توصلا: of توصّل, not a subjunctive of أوصل
        rows = table.verbs.get(reading.lemma, [])
        if view.kind[i] is Kind.PARTICIPLE:
            rows = table.participles.get(reading.lemma, []) + [
                r for r in rows if r.type in POSITIONS or r.mode == "visit"
            ]
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
    no = negation_of(state, i)
    if "negated" in row.flags and no is None:
        return None
    if "will_not" in row.flags and (no is None or state.view.bare[no] != "لن"):
        return None
    if "speech" in row.flags and state.statement_at[i] < 0:
        return None
    if "clausal" in row.flags and not _other_subject(state, u):
        return None
    form = state.view.form[i]
    if "dual" in row.flags and (form is None or form.number != "dual"):
        return None
    if "no_pronoun" in row.flags and state.view.tokens[i].pronoun:
        return None
    if "pronoun" in row.flags and not (
        state.view.tokens[i].pronoun or state.view.tokens[i].key.endswith(("ني", "اه", "اها", "اهم"))
    ):
        return None
    match = holds(state, row, i, i + 1)
    if match is None:
        return None
    if row.subject and not _subject_is(state, u, row.subject):
        return None
    first, last = i, i + 1
    if "trigger_with" in row.flags and match.with_token >= 0:
        first, last = match.with_token, match.with_token + 1
    if "detail" in row.flags and _same_crowd(state, u):
        return None
    found = roles.of_verb(state, u, row.frame, row.type, match.with_token)
    if row.frame.actors[:1] == ("obj",) and match.with_token >= 0:
        found.actors = clauses.behind(state, match.with_token)
    if "clausal" in row.flags and not found.recipients:
        found.recipients = clause_party(state, u + 1)
    if "addressee" in row.flags and not found.recipients and i in state.cue_at:
        found.recipients = positions_addressees(state, i)
    if "addressee" in row.flags and not found.recipients:
        return None
    return Candidate(row, first, last, u, found, with_token=match.with_token)


_DEMONSTRATORS = frozenset(("متظاهرون", "متظاهرين", "محتجون", "محتجين", "معتصمون", "معتصمين"))


def _same_crowd(state: State, u: int) -> bool:
    """هتف المتظاهرون: what a crowd already known to protest does is no further protest."""
    view = state.view
    for place in (clauses.subject_after(state, u), clauses.phrase_before(state, u)):
        if place is None:
            continue
        unit = view.units[place]
        for i in range(unit.first, min(unit.last, unit.first + 2)):
            if view.stem[i] in _DEMONSTRATORS and view.tokens[i].article:
                return True
    return False


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
    if after is None and u + 1 < len(view.units) and view.units[u + 1].kind is Kind.NOUN:
        after = None if view.units[u + 1].preposition else u + 1  # رفع مئات العمال لافتات
    for place in (before, after):
        if place is None:
            continue
        unit = view.units[place]
        entity = (
            unit.mention.entity if unit.mention is not None and unit.mention.first == unit.first else None
        )
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
    if (
        mention is not None
        and mention.last - mention.first > 1
        and mention.first <= i
        and _name_inside(state, i)
    ):
        return None
    if mention is not None and mention.first == i and mention.rule == "office-name":
        return None  # أعلن التحالف: the body, not the deed
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
    if pattern.row.kind == "noun" and view.kind[i] not in (Kind.NOUN, Kind.PARTICIPLE):
        return None
    return holds(state, pattern.row, i, last)


def _noun_event(state: State, match: Match) -> Candidate | None:
    row = match.row
    if row.kind in ("adjective", "predicate", "phrase"):
        return predicate(state, match)
    if _denied_by_parent(state, match.first):
        return None
    if "no_article" in row.flags and state.view.tokens[match.first].article:
        return None
    if _no_deed(state, match):
        return None
    place = nouns.noun_place(state, match.first, match.last)
    found = nouns.of_noun(state, place, row.frame, row.type)
    candidate = Candidate(row, match.first, match.last, place.unit, found, place, with_token=match.with_token)
    carried(state, candidate)
    if not candidate.light:
        attending(state, candidate)
    participants(state, candidate)
    reception(state, candidate)
    return candidate


def _no_deed(state: State, match: Match) -> bool:
    """وتقديرنا أن الأمر خطير, وهي في سجن النساء: an estimate, a building; the deeds of those names take other words."""
    flags, bare = match.row.flags, state.view.bare
    if "no_clause" in flags and bare[match.last : match.last + 1] == ["ان"]:
        return True
    return "no_place" in flags and match.first > 0 and bare[match.first - 1] in ("في", "داخل", "من", "الي")


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
        if k < unit.first and not (
            view.stem[k] in ("هذه", "هذا", "مثل")
            or view.kind[k] is Kind.PARTICLE
            or view.kind[k] is Kind.PREPOSITION
        ):
            return False
    return False


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
    owner: dict[int, Candidate] = {}
    for c in found:
        if c.with_token < 0:
            continue
        noun = next((by_first[k] for k in range(c.with_token, c.with_token + 3) if k in by_first), None)
        if noun is None or noun is c:
            continue
        if c.row.mode == "convict" and noun.row.mode == "arrest":
            _jailed(owner.get(id(c), c), noun)
            continue
        if id(c) in gone:
            continue
        gone.add(id(noun))
        above = owner.get(id(noun))
        owner[id(noun)] = c
        if not c.verbal:
            _take(c, noun)
            if above is not None and above.row.kind == "verb" and above.row.type == c.row.type:
                _named_twice(c, above)
                gone.add(id(above))
            continue
        if noun.row.type == c.row.type or "trigger_with" in c.row.flags:
            c.first, c.last = noun.first, noun.last
            c.place = noun.place
            c.light, c.light_unit = "row", c.unit
            if "trigger_with" in c.row.flags:
                _own_first(c, noun)
            c.roles.actors = c.roles.actors or noun.roles.actors
            c.roles.recipients = c.roles.recipients or noun.roles.recipients
            if c.row.frame.two_sided and len(c.roles.actors) < 2:
                c.roles.actors = slots.merged(c.roles.actors, noun.roles.actors)
            if noun.row.type == c.row.type:
                c.mode = c.mode or noun.row.mode
            c.rule = f"{c.row.id}+{noun.row.id}"
    return [c for c in found if id(c) not in gone]


def _jailed(c: Candidate, noun: Candidate) -> None:
    """حكمت المحكمة على الناشط بالسجن: the codebook counts the conviction and the jailing, both of the same sides."""
    noun.roles.actors = list(c.roles.actors)
    noun.roles.recipients = list(c.roles.recipients)
    noun.unit = c.unit
    noun.light, noun.light_unit = "row", c.unit
    noun.rule = f"{noun.row.id}+{c.row.id}"


def _named_twice(c: Candidate, verb: Candidate) -> None:
    """تجدد تبادل القصف: a verb row fulfilled by the inner of two nouns is the event that the outer one names."""
    c.unit = verb.unit
    c.light, c.light_unit = "row", verb.unit
    c.roles.actors = c.roles.actors or verb.roles.actors
    c.roles.recipients = c.roles.recipients or verb.roles.recipients
    c.rule = f"{verb.row.id}+{c.rule}"


def _own_first(c: Candidate, noun: Candidate) -> None:
    """أعرب عن رفض السلطات للتصريحات: what the noun itself names goes before what its verb does."""
    if any(p.how in ("genitive", "inner", "mention") for p in noun.roles.actors):
        c.roles.actors = noun.roles.actors
    if noun.roles.recipients:
        c.roles.recipients = noun.roles.recipients
