"""Whether an event happened: tense, negation, modals, plans and wishes, each with the words that say so."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rawi.events import clauses
from rawi.events.lexicon import spellings
from rawi.events.ontology import read_table
from rawi.events.state import State
from rawi.events.view import Kind
from rawi.record import Status
from rawi.text.folding import fold


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status, the token that shows it (-1: none), and the rule's name."""

    status: Status
    cue: int = -1
    rule: str = ""


@lru_cache(maxsize=1)
def _table() -> dict[str, frozenset[str]]:
    out: dict[str, set[str]] = {}
    for row in read_table("status.tsv"):
        word = row["words"]
        stems = {word} if row["kind"] in ("wish", "plan") else set(spellings(word)) | {fold(word)}
        out.setdefault(row["kind"], set()).update(stems)
    return {k: frozenset(v) for k, v in out.items()}


_MEETING = frozenset(("التقى", "اجتمع", "عقد", "استقبل"))


def is_future(state: State, i: int) -> bool:
    """سـ or سوف before a present, or a present with a word that puts it ahead (غدا، المقبل)."""
    view = state.view
    token = view.tokens[i]
    if token.future:
        return True
    form = view.form[i]
    if form is not None and form.tense == "present" and token.stem[:1] == "س":
        return True  # سترد: a present begins with one of أنيت, so what stands before is the future's sign
    return i > 0 and view.bare[i - 1] == "سوف"


def negation_of(state: State, i: int) -> int | None:
    """The token that negates a verb: لم، لن، لا، ما، ليس directly before it."""
    view = state.view
    for k in (i - 1, i - 2):
        if k < 0:
            break
        if view.kind[k] is Kind.NEGATION and view.bare[k] not in ("غير", "دون", "بدون"):
            return k
        if view.kind[k] not in (Kind.PARTICLE, Kind.QUOTE):
            break
    return None


def _lemmas(state: State, u: int) -> set[str]:
    token = state.view.units[u].first
    return {r.lemma for r in state.view.analysis.language.verbs[token] if r.kind == "finite"}


def of_verb(state: State, u: int) -> Verdict:
    """The status of a finite verb."""
    view = state.view
    i = view.units[u].first
    form = view.form[i]
    if view.units[u].kind is Kind.PARTICIPLE:
        return Verdict("happened", i, "circumstance")
    no = negation_of(state, i)
    if no is not None:
        return Verdict("negated", no, "negation")
    if is_future(state, i):
        return Verdict("planned", i if view.tokens[i].future else i - 1, "future")
    if (form is not None and form.tense == "present") or form is None:
        ahead = _matrix(state, u)
        if ahead is not None:
            return ahead
        day = future_date(state, u)
        if day is not None:
            return Verdict("planned", day, "present with a day ahead")
        if form is not None and form.lemma in _MEETING and form.voice == "active":
            return Verdict("planned", i, "a meeting in the present is to come")
        return Verdict("ongoing", i, "present")
    return _conditional(state, u) or Verdict("happened", i, "past")


def _conditional(state: State, u: int) -> Verdict | None:
    view = state.view
    for k in (u - 1, u - 2):
        if k >= 0 and view.bare[view.units[k].first] in ("لو", "اذا"):
            return Verdict("hypothetical", view.units[k].first, "condition")
    return None


def _matrix(state: State, u: int) -> Verdict | None:
    """What a present depends on: قد، يمكن أن، يعتزم أن، يأمل أن، لو."""
    view = state.view
    table = _table()
    start, _ = view.units_of_sentence(view.units[u].first)
    for k in range(u - 1, max(start, u - 8) - 1, -1):
        unit = view.units[k]
        word = view.bare[unit.first]
        if unit.kind is Kind.HARD:
            break
        if unit.kind is Kind.VERB:
            lemmas = _lemmas(state, k)
            if view.tokens[unit.first].stem in table["modal"] or word in table["modal"]:
                return Verdict("hypothetical", unit.first, "modal")
            between = view.units[u - 1].kind is Kind.COMPLEMENTISER or k == u - 1
            counts_as = "عدّ" in lemmas and view.units[u].kind is Kind.NOUN and not view.units[u].preposition
            if lemmas & table["plan"] and between and not counts_as:  # يعد عدوانا: no promise
                return Verdict("planned", unit.first, "plan")
            if lemmas & table["wish"]:
                return Verdict("hypothetical", unit.first, "wish")
            break
        stem = view.tokens[unit.first].stem
        if stem in table["planned"] and view.tokens[unit.first].article:
            return Verdict("planned", unit.first, "من المقرر أن")
        if word in table["modal"] or stem in table["modal"]:
            if word == "قد" and k != u - 1:
                continue
            return Verdict("hypothetical", unit.first, "modal")
    return None


def future_date(state: State, u: int) -> int | None:
    """A day after publication in the clause, or a word such as المقبل: its token."""
    view = state.view
    published = view.analysis.published
    for k in [u, *clauses.scope(state, u)]:
        unit = view.units[k]
        if unit.kind is Kind.DATE:
            from rawi.events.timeplace import date_at

            date = date_at(state, unit.first)
            if date is not None and (
                date.direction == "future" or (published and date.first_day and date.first_day > published)
            ):
                return unit.first
        for i in range(unit.first, unit.last):
            if view.tokens[i].stem in ("غدا", "قريبا") or view.bare[i] in ("غدا", "قريبا"):
                return i
    return None


def of_noun(
    state: State, unit: int, first: int, last: int, governor: int | None, light: str, relative: int | None = None
) -> Verdict:
    """The status of a noun event: words that plan, negate or doubt it around it, then the verb that carries it."""
    view = state.view
    table = _table()
    u = view.units[unit]
    for i in range(last, min(u.last + 3, view.sentence(first)[1], last + 7)):
        if view.kind[i] in (Kind.VERB, Kind.HARD, Kind.COMPLEMENTISER, Kind.RELATIVE):
            break
        if view.tokens[i].stem in table["planned"] and not view.tokens[i].preposition:
            return Verdict("planned", i, "planned word")
    for i in range(first - 1, max(view.sentence(first)[0], first - 4) - 1, -1):
        stem = view.tokens[i].stem
        if view.kind[i] in (Kind.HARD, Kind.VERB, Kind.SOFT):
            break
        if stem in table["negative"] or view.bare[i] in table["negative"]:
            return Verdict("negated", i, "negative word")
        if stem in table["modal"] and view.bare[i] != "قد":
            return Verdict("hypothetical", i, "modal word")
        if stem in table["ongoing"]:
            return Verdict("ongoing", i, "continuation")
        if stem in table["ahead"] and not light:
            return Verdict("planned", i, "preparation")
    if governor is not None and light:
        verdict = of_verb(state, governor)
        from rawi.events.carried import light_verbs

        given = light_verbs().get(light, ("", ""))[1]
        if given and verdict.status in ("happened", "ongoing"):
            return Verdict(given, view.units[governor].first, f"carried by {light}")  # type: ignore[arg-type]
        return verdict
    chain = _chain_head(state, unit)
    if chain != unit and first == u.first:
        head = view.units[chain]
        for i in range(head.first, head.last):
            if view.stem[i] in table["modal"]:
                return Verdict("hypothetical", i, "modal word before the first of the series")
    if relative is not None:
        told = of_verb(state, relative)
        if told.status != "ongoing":
            return told
    if light == "":
        predicate = _predicate_of(state, unit)
        if predicate is not None:
            return predicate
    day = future_date(state, unit)
    if day is not None:
        return Verdict("planned", day, "day ahead")
    if governor is not None:
        verdict = of_verb(state, governor)
        if verdict.status in ("planned", "hypothetical"):
            return verdict
    return Verdict("happened", -1, "noun")


_TAKES_PLACE = frozenset(
    ("تمّ", "جرى", "حدث", "حصل", "وقع", "عقد", "انعقد", "بدأ", "كان", "استأنف", "أجرى", "تحقّق", "نفّذ", "أنجز", "اكتمل", "تأكّد", "صدر", "وجد")
)


def _predicate_of(state: State, unit: int) -> Verdict | None:
    """The status that the noun's own verb gives: اللقاء سيجري في مايو."""
    view = state.view
    end = min(view.units_of_sentence(view.units[unit].first)[1], unit + 10)
    for k in range(unit + 1, end):
        kind = view.units[k].kind
        if kind is Kind.VERB:
            if clauses.phrase_before(state, k) == unit:
                told = of_verb(state, k)
                if told.status == "negated" and not _lemmas(state, k) & _TAKES_PLACE:
                    return None  # الهجوم لم يسفر عن ضحايا
                return told
            return None
        if kind in (Kind.HARD, Kind.COMPLEMENTISER, Kind.RELATIVE, Kind.SUBORDINATOR):
            return None
    return None


def _chain_head(state: State, unit: int) -> int:
    """The first of the phrases that و joins to this one."""
    units = state.view.units
    start, _ = state.view.units_of_sentence(units[unit].first)
    i = unit
    while i > start and units[i].conjunction and units[i].kind is Kind.NOUN and unit - i < 12:
        j = i - 1
        while j > start and not (units[j].kind is Kind.NOUN and (units[j].preposition == "" or units[j].conjunction)):
            if units[j].kind in (Kind.VERB, Kind.HARD, Kind.COMPLEMENTISER, Kind.RELATIVE):
                return i
            if units[j].kind is Kind.NOUN and view_prefix(state, j) in ("علي", "الي", "عن"):
                return j
            j -= 1
        i = j
    return i


def view_prefix(state: State, u: int) -> str:
    return state.view.units[u].preposition
