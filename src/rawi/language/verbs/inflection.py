"""Every written form of a lexicon verb with its features: conjugator and nouns together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import cast
from unicodedata import normalize

from rawi.language.types import FormKind, Mood, Tense, VerbForm, Voice
from rawi.language.verbs.lexicon import VerbRow, verb
from rawi.language.verbs.nouns import Pronoun, inflect, participles, regular_noun, singular_shapes
from rawi.language.verbs.paradigm import Finite, finite_forms, has_passive
from rawi.language.verbs.spelling import SHADDA, spell

Written = tuple[str, VerbForm, Pronoun]
"""A spelling (with hamza, no marks), its features, and whether it needs or forbids a pronoun ending."""

_MOOD_OF: dict[frozenset[str], Mood] = {
    frozenset({"indicative", "subjunctive", "jussive"}): "",
    frozenset({"indicative", "subjunctive"}): "indicative",
    frozenset({"subjunctive", "jussive"}): "subjunctive",
}


def written_forms(row: VerbRow) -> Iterator[Written]:
    """All written forms of one verb, without clitics; one item for each spelling and meaning."""
    yield from _finite(row)
    yield from _participles(row)
    yield from _verbal_nouns(row)


def _finite(row: VerbRow) -> Iterator[Written]:
    moods: dict[tuple[str, Pronoun, VerbForm], set[str]] = defaultdict(set)
    for form in finite_forms(row.verb):
        for spelling, pronoun in _spellings(form.sounds):
            bare = VerbForm(
                row.lemma, "finite", form.tense, "", form.voice, form.person,
                form.number, form.gender, row.form,  # type: ignore[arg-type]
            )  # fmt: skip
            moods[spelling, pronoun, bare].add(form.mood)
    for (spelling, pronoun, bare), found in moods.items():
        mood = _MOOD_OF.get(frozenset(found)) if len(found) > 1 else cast(Mood, next(iter(found)))
        yield spelling, _with_mood(bare, "indicative" if mood is None else mood), pronoun


def _with_mood(form: VerbForm, mood: Mood) -> VerbForm:
    return VerbForm(
        form.lemma, form.kind, form.tense, mood, form.voice, form.person, form.number, form.gender, form.form
    )


def _spellings(sounds: str) -> set[tuple[str, Pronoun]]:
    plain = spell(sounds)
    alone = {plain, spell(sounds, loose=True)} if "ءu" in sounds or "ءU" in sounds else {plain}
    joined = alone
    if sounds[-1] in "E*" or "ء" in sounds[-3:]:
        joined = {spell(sounds, before_pronoun=True), spell(sounds, before_pronoun=True, loose=True)}
    if sounds.endswith("تuم"):  # أبلغتموه
        joined = {s + "و" for s in joined}
    out: set[tuple[str, Pronoun]] = {(s, "" if s in joined else "without") for s in alone}
    return out | {(s, "with") for s in joined - alone}


def _participles(row: VerbRow) -> Iterator[Written]:
    voices: tuple[Voice, ...] = ("active", "passive") if has_passive(row.verb) else ("active",)
    if "past_only" in row.irregular or "no_participle" in row.irregular:
        return
    for voice in voices:
        for noun in participles(row.verb, voice):
            yield noun.spelling, _nominal(row, noun.kind, noun.number, noun.gender, voice), noun.pronoun


def _nominal(row: VerbRow, kind: FormKind, number: str, gender: str, voice: Voice = "active") -> VerbForm:
    return VerbForm(row.lemma, kind, "", "", voice, 0, number, gender, row.form)  # type: ignore[arg-type]


def _verbal_nouns(row: VerbRow) -> Iterator[Written]:
    regular = None if "no_regular_noun" in row.irregular else regular_noun(row.verb)
    if regular is not None:
        spelling, open_ya = regular[0].replace(SHADDA, ""), regular[1]
        for number, gender, shape, pronoun in inflect(spelling, open_ya=open_ya, plural=True):
            yield shape, _nominal(row, "verbal_noun", number, gender), pronoun
    for word in row.verbal_nouns:
        spelling = word.lstrip("+").replace(SHADDA, "")
        if not word.startswith("+"):
            for number, gender, shape, pronoun in inflect(spelling):
                yield shape, _nominal(row, "verbal_noun", number, gender), pronoun
            continue
        gender = "feminine" if spelling.endswith("ات") else ""
        shapes: list[tuple[str, Pronoun]] = (
            [(spelling, "")] if spelling.endswith("ات") else singular_shapes(spelling)[0]
        )
        for shape, pronoun in shapes:
            yield shape, _nominal(row, "verbal_noun", "plural", gender), pronoun


def conjugate(
    lemma: str, *, kind: FormKind | None = None, tense: Tense | None = None, mood: Mood | None = None,
    voice: Voice | None = None, person: int | None = None, number: str | None = None, gender: str | None = None,
) -> tuple[str, ...]:  # fmt: skip
    """Written forms of a lexicon verb that have all the features asked for, in the order of the paradigm.

    Spelled with hamza and without vowel marks, as they stand before no pronoun. A mood matches the forms that
    serve it: ``subjunctive`` gives يكتب, which is also indicative.

    Raises:
        KeyError: the lexicon has no such verb.

    >>> conjugate("أوضح", tense="past", voice="active", person=3)
    ('أوضح', 'أوضحت', 'أوضحا', 'أوضحتا', 'أوضحوا', 'أوضحن')
    >>> conjugate("قال", tense="present", mood="jussive", voice="active", person=3, number="singular")
    ('يقل', 'تقل')
    """
    row = verb(lemma)
    found: list[str] = []
    if kind in (None, "finite"):
        wanted = (tense, mood, voice, person, number, gender)
        found += [spell(form.sounds) for form in finite_forms(row.verb) if _matches(form, wanted)]
    if tense is None and mood is None and person is None and kind != "finite":
        found += [
            spelling for spelling, form, pronoun in (*_participles(row), *_verbal_nouns(row))
            if pronoun != "with" and kind in (None, form.kind) and voice in (None, form.voice)
            and number in (None, form.number) and gender in (None, form.gender)
        ]  # fmt: skip
    return tuple(dict.fromkeys(found))


def vocalised(
    lemma: str, *, tense: Tense, mood: Mood = "", voice: Voice = "active", person: int = 3,
    number: str = "singular", gender: str = "masculine",
) -> tuple[str, ...]:  # fmt: skip
    """The same finite form with all its vowel marks.

    >>> vocalised("استدعى", tense="present", mood="indicative", voice="passive")
    ('يُستَدعَى',)
    """
    wanted = (tense, mood, voice, person, number, gender)
    forms = (form for form in finite_forms(verb(lemma).verb) if _matches(form, wanted))
    return tuple(dict.fromkeys(normalize("NFC", spell(form.sounds, vowels=True)) for form in forms))


def _matches(form: Finite, wanted: tuple[str | int | None, ...]) -> bool:
    return all(want is None or want == has for want, has in zip(wanted, form[:6], strict=True))
