"""All finite forms of a verb, as sounds with their features."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rawi.language.types import Mood, Tense, Voice
from rawi.language.verbs.stems import PAST_PASSIVE, U_PREFIX, Stem, Verb, past_stem, present_stem, settle


class Finite(NamedTuple):
    """One finite form: features and sounds."""

    tense: Tense
    mood: Mood
    voice: Voice
    person: int
    number: str
    gender: str
    sounds: str


_PAST_ENDINGS = (  # person, number, gender, ending
    (3, "singular", "masculine", "a"), (3, "singular", "feminine", "aت"), (3, "dual", "masculine", "A"),
    (3, "dual", "feminine", "aتA"), (3, "plural", "masculine", "U*"), (3, "plural", "feminine", "نa"),
    (2, "singular", "masculine", "تa"), (2, "singular", "feminine", "تi"), (2, "dual", "", "تuمA"),
    (2, "plural", "masculine", "تuم"), (2, "plural", "feminine", "تuننa"),
    (1, "singular", "", "تu"), (1, "plural", "", "نA"),
)  # fmt: skip
_PRESENT_ENDINGS = (  # person, number, gender, prefix, indicative, subjunctive, jussive
    (3, "singular", "masculine", "ي", "u", "a", ""), (3, "singular", "feminine", "ت", "u", "a", ""),
    (3, "dual", "masculine", "ي", "Aنi", "A", "A"), (3, "dual", "feminine", "ت", "Aنi", "A", "A"),
    (3, "plural", "masculine", "ي", "Uنa", "U*", "U*"), (3, "plural", "feminine", "ي", "نa", "نa", "نa"),
    (2, "singular", "masculine", "ت", "u", "a", ""), (2, "singular", "feminine", "ت", "Iنa", "I", "I"),
    (2, "dual", "", "ت", "Aنi", "A", "A"), (2, "plural", "masculine", "ت", "Uنa", "U*", "U*"),
    (2, "plural", "feminine", "ت", "نa", "نa", "نa"),
    (1, "singular", "", "ء", "u", "a", ""), (1, "plural", "", "ن", "u", "a", ""),
)  # fmt: skip
_IMPERATIVE_ENDINGS = (
    (2, "singular", "masculine", ""), (2, "singular", "feminine", "I"), (2, "dual", "", "A"),
    (2, "plural", "masculine", "U*"), (2, "plural", "feminine", "نa"),
)  # fmt: skip
_MOODS: tuple[Mood, ...] = ("indicative", "subjunctive", "jussive")


def has_passive(verb: Verb) -> bool:
    return verb.form in PAST_PASSIVE and "no_passive" not in verb.irregular


def finite_forms(verb: Verb) -> Iterator[Finite]:
    """Every finite form; a form may come twice (two spellings) or share its spelling with another."""
    voices: tuple[Voice, ...] = ("active", "passive") if has_passive(verb) else ("active",)
    for voice in voices:
        passive = voice == "passive"
        yield from _past(past_stem(verb, passive=passive), voice)
        if "past_only" not in verb.irregular:
            yield from _present(verb, present_stem(verb, passive=passive), voice)
    if "past_only" not in verb.irregular and "no_imperative" not in verb.irregular:
        yield from _imperative(verb)


def _join(stem: Stem, ending: str) -> str:
    vowel_first = ending[:1] in ("a", "i", "u", "A", "I", "U")
    return (stem.before_vowel if vowel_first else stem.before_consonant) + ending


def _past(stem: Stem, voice: Voice) -> Iterator[Finite]:
    for person, number, gender, ending in _PAST_ENDINGS:
        yield Finite("past", "", voice, person, number, gender, settle(_join(stem, ending)))


def _present(verb: Verb, stem: Stem, voice: Voice) -> Iterator[Finite]:
    vowel = "u" if voice == "passive" or verb.form in U_PREFIX else "a"
    for person, number, gender, prefix, *endings in _PRESENT_ENDINGS:
        for mood, ending in zip(_MOODS, endings, strict=True):
            sounds = settle(prefix + vowel + _join(stem, ending))
            yield Finite("present", mood, voice, person, number, gender, sounds)
            if verb.doubled and mood == "jussive" and not ending:  # يردَّ beside يردد
                sounds = settle(prefix + vowel + stem.before_vowel + "a")
                yield Finite("present", mood, voice, person, number, gender, sounds)


def _imperative(verb: Verb) -> Iterator[Finite]:
    stem = present_stem(verb)
    for person, number, gender, ending in _IMPERATIVE_ENDINGS:
        shapes = [_join(stem, ending)]
        if verb.doubled and not ending:
            shapes.append(stem.before_vowel + "a")
        for shape in shapes:
            sounds = settle(_opening(verb, shape) + shape)
            if "short_imperative" in verb.irregular:  # خذ، كل، مر
                sounds = sounds.replace("@uء", "")
            yield Finite("imperative", "", "active", person, number, gender, sounds)


def _opening(verb: Verb, shape: str) -> str:
    """What an imperative puts before its stem so that no word starts with two consonants."""
    if verb.form == 4:
        return "ءa"
    if shape[1:2] in tuple("aiuAIU"):
        return ""
    return "@u" if verb.form == 1 and verb.present_vowel == "u" else "@i"
