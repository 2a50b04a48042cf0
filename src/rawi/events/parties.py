"""Who stands in a noun phrase: units to entities, coordination, groups, pronouns, first persons."""

from __future__ import annotations

from functools import lru_cache

from rawi.events.antecedents import home_of, owner_of, resolve_pronoun, two_before
from rawi.events.lexicon import WordClass, word_classes, words
from rawi.events.state import Party, State, expand
from rawi.events.view import Kind, Unit

ACTOR_CLASSES = ("human", "armed", "crowd", "police", "court", "person", "official", "visitor", "state")


@lru_cache(maxsize=1)
def _counts() -> frozenset[str]:
    return words("quantifier") | words("number")


@lru_cache(maxsize=1)
def counting_words() -> frozenset[str]:
    """Words that only count: numbers, quantifiers, amounts."""
    return _counts() | words("amount")


def in_class(state: State, name: str, first: int, last: int, entity: int | None) -> bool:
    """Whether a phrase belongs to a word class: by its entity's sector or type, else by its first words."""
    wanted: WordClass = word_classes()[name]
    if entity is not None:
        draft = state.entity(entity)
        if draft.sector in wanted.sectors or draft.type in wanted.types:
            return True
    stem = state.view.stem
    skip = _counts()
    amounts = words("amount")
    for i in range(first, min(last, first + 4)):
        if stem[i] in amounts and i + 1 < last and state.view.tokens[i + 1].kind == "word":
            continue
        if stem[i] in wanted.stems or (stem[i].endswith("ا") and stem[i][:-1] in wanted.stems):
            return True
        if stem[i] not in skip and state.view.tokens[i].kind == "word" and stem[i] != "من":
            return False
    return False


def _lead(state: State, unit: Unit) -> list[int]:
    """The common nouns that stand before the first mention of a phrase (numbers and quantifiers left out)."""
    assert unit.mention is not None
    tokens = state.view.tokens
    skip = _counts()
    return [
        i
        for i in range(unit.first, unit.mention.first)
        if tokens[i].kind == "word" and tokens[i].stem not in skip and tokens[i].stem not in ("من", "ال")
    ]


def phrase_parties(state: State, u: int, inner: bool = True) -> list[Party]:
    """The parties that one noun phrase names; a group stands for its members.

    ``inner``: a thing's owner counts (مواقع الحوثيين, تصريحات الرئيس) when the phrase itself is no actor.
    """
    view = state.view
    unit = view.units[u]
    if unit.kind is Kind.PRONOUN and view.bare[unit.first].endswith("هما"):
        return two_before(state, unit.first)
    if unit.kind is Kind.PRONOUN:
        found = resolve_pronoun(state, unit.first, view.bare[unit.first])
        return [] if found is None else expand(state, found, unit.first, unit.last, "pronoun")
    if unit.kind is not Kind.NOUN:
        return []
    head = view.tokens[unit.first]
    if head.stem.startswith("بلاد") and head.pronoun:
        owner = owner_of(state, unit.first)
        home = home_of(state, owner) if owner is not None else None
        return [Party(home, unit.first, unit.first + 1, "home")] if home is not None else []
    if (
        head.article
        and head.stem in words("two")
        and not (unit.mention and state.entity(unit.mention.entity).members)
    ):
        pair = two_before(state, unit.first)
        if pair:
            return pair
    if unit.mention is not None:
        _settle_origin(state, u, unit.mention.entity)
        return _mentioned(state, unit, inner)
    part = part_of(state, u)
    if part is not None:
        return phrase_parties(state, part, inner)
    nested = view.analysis.entities.nested_between(unit.first, unit.last)
    people = any(in_class(state, c, unit.first, unit.last, None) for c in ACTOR_CLASSES)
    if people or (not nested and _plural_people(state, unit)):
        mention = view.analysis.entities.phrase(unit.first, unit.last, rule="events:phrase")
        _settle_origin(state, u, mention.entity)
        return [Party(mention.entity, unit.first, unit.last, "phrase")]
    if nested and inner:
        return [Party(nested[0].entity, nested[0].first, nested[0].last, "adjective")]
    return []


_PLURAL_OF_PEOPLE = 5
"""Letters that a sound masculine plural of people has at least: نازحون; shorter ones are mostly no plurals."""


def _plural_people(state: State, unit: Unit) -> bool:
    """المانحون، نازحين، المثليين: sound masculine plurals of participles and relational words are people."""
    view = state.view
    head = next((i for i in range(unit.first, unit.last) if not amount(state, i)), unit.first)
    stem = view.tokens[head].stem
    if view.tokens[head].kind != "word" or view.tokens[head].pronoun or len(stem) < _PLURAL_OF_PEOPLE:
        return False
    if stem.endswith(("يين", "يون")) and len(stem) > _PLURAL_OF_PEOPLE:
        return True
    if not stem.endswith(("ين", "ون")) or not stem.startswith("م"):
        return False
    return any(
        r.kind in ("active_participle", "passive_participle") and r.number == "plural"
        for r in view.analysis.language.verbs[head]
    )


def _settle_origin(state: State, u: int, entity: int) -> None:
    """قوات من الشرطة العراقية، مهاجرون من النيجر: the country of people whose own words tell none."""
    view = state.view
    draft = state.entity(entity)
    if (
        draft.type != "group"
        or draft.entry is not None
        or (draft.country and not draft.country_inferred)
        or draft.members
    ):
        return
    k = u + 1
    if (
        k < len(view.units)
        and view.units[k].kind is Kind.PREPOSITION
        and view.bare[view.units[k].first] == "من"
    ):
        k += 1
    if k >= len(view.units) or view.units[k].kind is not Kind.NOUN or view.units[k].mention is None:
        return
    if view.units[k].preposition != "من" and view.units[k - 1].kind is not Kind.PREPOSITION:
        return
    mention = view.units[k].mention
    assert mention is not None
    origin = state.entity(mention.entity)
    if origin.country is None or origin.type == "person":
        return
    draft.country, draft.country_inferred = origin.country, origin.country_inferred
    draft.sector = draft.sector or (origin.sector if origin.type == "organization" else None)
    draft.evidence.append(f"country {draft.country}: they are from {origin.name}")


def amount(state: State, i: int) -> bool:
    """Whether a word only counts: ثلاثة، عددا، كلا."""
    stem = state.view.stem[i]
    counting = counting_words()
    return (
        state.view.tokens[i].kind == "number"
        or stem in counting
        or (stem.endswith("ا") and stem[:-1] in counting)
    )


def part_of(state: State, u: int) -> int | None:
    """The phrase of whom a number or quantity is: ثلاثة من المواطنين، كل من الوزير."""
    view = state.view
    unit = view.units[u]
    if u + 2 >= len(view.units) or unit.last - unit.first > 2:
        return None
    counted = all(amount(state, i) for i in range(unit.first, unit.last))
    of = view.units[u + 1]
    if (
        counted
        and of.kind is Kind.PREPOSITION
        and view.bare[of.first] == "من"
        and view.units[u + 2].kind is Kind.NOUN
    ):
        return u + 2
    return None


def _mentioned(state: State, unit: Unit, inner: bool) -> list[Party]:
    mention = unit.mention
    assert mention is not None
    lead = _lead(state, unit)
    if not lead:
        return expand(state, mention.entity, mention.first, mention.last, "mention")
    if any(in_class(state, c, lead[0], lead[-1] + 1, None) for c in ACTOR_CLASSES):
        found = state.view.analysis.entities.phrase(unit.first, unit.last, rule="events:phrase")
        return expand(state, found.entity, unit.first, unit.last, "phrase")
    return expand(state, mention.entity, mention.first, mention.last, "inner") if inner else []


def apposed(state: State, u: int) -> bool:
    """Whether a phrase only names again whom the phrase before it names: أمير الكويت، الشيخ صباح."""
    units = state.view.units
    unit = units[u]
    if unit.kind is not Kind.NOUN or unit.preposition or unit.conjunction or unit.mention is None:
        return False
    j = u - 1
    comma = False
    while j >= 0 and units[j].kind in (Kind.SOFT, Kind.QUOTE) and u - j < 4:
        comma = True
        j -= 1
    if (
        j < 0
        or units[j].kind is not Kind.NOUN
        or units[j].mention is None
        or unit.mention.first != unit.first
    ):
        return False
    before = units[j].mention
    assert before is not None
    if before.entity == unit.mention.entity:
        return True
    one, other = state.entity(before.entity), state.entity(unit.mention.entity)
    titled = "title" in (before.kind, unit.mention.kind) and before.kind != unit.mention.kind
    return comma and one.type == other.type == "person" and one.country == other.country and titled


def coordinated(state: State, u: int) -> list[int]:
    """A phrase's unit and those joined to it by و: الرئيس والوزير، وسفير."""
    units = state.view.units
    out = [u]
    end = state.view.units_of_sentence(units[u].first)[1]
    i = u + 1
    titled = False
    while i < end:
        unit = units[i]
        if titled and _title_only(state, unit):
            pass  # ولي عهد أبو ظبي ونائب القائد الأعلى: the second office of the same person
        elif unit.kind is Kind.NOUN and unit.conjunction and unit.preposition in ("", units[u].preposition):
            titled = False
            if i + 1 < end and units[i + 1].kind is Kind.VERB and units[i - 1].kind is Kind.SOFT:
                break
            out.append(i)
        elif apposed(state, i):
            titled = True
        elif unit.kind in (Kind.SOFT, Kind.QUOTE, Kind.PREPOSITION) and i + 1 < end and _joins(state, i + 1):
            pass
        else:
            break
        i += 1
    return out


def _title_only(state: State, unit: Unit) -> bool:
    return (
        unit.kind is Kind.NOUN
        and unit.conjunction
        and unit.mention is not None
        and unit.mention.kind == "title"
    )


def _joins(state: State, u: int) -> bool:
    following = state.view.units[u]
    return (
        (following.kind is Kind.NOUN and following.conjunction)
        or following.kind is Kind.QUOTE
        or apposed(state, u)
    )


def group_parties(state: State, u: int, inner: bool = True) -> list[Party]:
    """Parties of a phrase and of all that is coordinated with it, each entity once."""
    out: list[Party] = []
    seen: set[int] = set()
    if state.view.units[u].mention is None and (part := part_of(state, u)) is not None:
        u = part  # كل من الوزير والسفير: what و joins stands behind من
    for k in coordinated(state, u):
        for party in phrase_parties(state, k, inner):
            if party.entity not in seen:
                seen.add(party.entity)
                out.append(party)
    return out
