"""Participles and verbal nouns with their number, gender and written endings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from rawi.language.types import FormKind, Voice
from rawi.language.verbs.spelling import spell
from rawi.language.verbs.stems import PRESENT, PRESENT_PASSIVE, Verb, contract, fill, lengthen_middle, settle

Pronoun = Literal["", "without", "with"]  # whether the shape stands only without, or only with, a pronoun ending


class Nominal(NamedTuple):
    """One written shape of a participle or verbal noun."""

    kind: FormKind
    voice: Voice
    number: str
    gender: str
    spelling: str
    pronoun: Pronoun = ""


_MASDAR = {
    2: "تa12I3", 3: "مu1A2a3aT", 4: "ءi12A3", 5: "تa1a22u3", 6: "تa1A2u3", 7: "@iن1i2A3", 8: "@i1تi2A3",
    9: "@i12i3A3", 10: "@iستi12A3", 11: "1a23a4aT", 12: "تa1a23u4", 13: "@i12i34A4",
}  # fmt: skip
_ENDINGS: tuple[tuple[str, str, str, Pronoun], ...] = (  # number, gender, ending, pronoun
    ("singular", "masculine", "u", ""), ("singular", "masculine", "F", "without"),
    ("singular", "feminine", "aT", ""),
    ("dual", "masculine", "Aنi", "without"), ("dual", "masculine", "aينi", "without"),
    ("dual", "feminine", "aتAنi", "without"), ("dual", "feminine", "aتaينi", "without"),
    ("plural", "masculine", "Uنa", "without"), ("plural", "masculine", "Iنa", "without"),
    ("plural", "masculine", "U", ""), ("plural", "masculine", "I", ""),
    ("plural", "feminine", "Aت", ""),
)  # fmt: skip


def participle_stem(verb: Verb, voice: Voice) -> str:
    """Sounds of the participle without ending: قAئiل، مuشIر، مuستaدعay."""
    active = voice == "active"
    if verb.form == 1:
        return _first_form_participle(verb, active=active)
    pattern = PRESENT[verb.form] if active else PRESENT_PASSIVE.get(verb.form, PRESENT[verb.form])
    if active and verb.form in (5, 6, 12):
        pattern = re.sub("a(?=[34]$)", "i", pattern)
    if "drop_middle" in verb.irregular:
        pattern = pattern.replace("12", "1")
    if verb.hollow:
        pattern = lengthen_middle(pattern)
    elif verb.doubled:
        pattern = contract(pattern)
    return "مu" + fill(pattern, verb)


def _first_form_participle(verb: Verb, *, active: bool) -> str:
    if active:
        if verb.hollow:
            # جاء: a hamza after the hamza of the pattern turns into a weak ending (جاءٍ، الجائي)
            return fill("1Aءi", verb) + ("y" if verb.root[2] == "ء" else verb.root[2])
        return fill(contract("1A2i3") if verb.doubled else "1A2i3", verb)
    if verb.hollow:
        return fill("مa1U3" if verb.root[1] == "و" else "مa1I3", verb)
    if verb.weak_last:
        vowel, letter = ("U", "و") if verb.root[-1] == "و" and verb.present_vowel == "u" else ("I", "ي")
        return fill(f"مa12{vowel.lower()}", verb) + letter * 2
    return fill("مa12U3", verb)


def participles(verb: Verb, voice: Voice) -> Iterator[Nominal]:
    """All written shapes of one participle.

    >>> hurried = Verb("أسرع", "سرع", 4)
    >>> [n.spelling for n in participles(hurried, "active")][:5]
    ['مسرع', 'مسرعا', 'مسرعة', 'مسرعت', 'مسرعان']
    """
    kind: FormKind = "active_participle" if voice == "active" else "passive_participle"
    stem = participle_stem(verb, voice)
    if stem.endswith("iy"):  # داعٍ without ending
        yield Nominal(kind, voice, "singular", "masculine", spell(settle(stem)), "without")
    for number, gender, ending, pronoun in _ENDINGS:
        shape = stem + ending
        if stem.endswith(("ay", "aw")) and ending.startswith("a") and gender == "feminine":
            shape = stem[:-2] + "A" + ending[1:]  # مستدعاة، مستدعاتان
        sounds = settle(shape)
        spelling = spell(sounds)
        if ending == "aT":
            yield Nominal(kind, voice, number, gender, spelling, "without")
            yield Nominal(kind, voice, number, gender, spell(sounds, before_pronoun=True), "with")
            continue
        yield Nominal(kind, voice, number, gender, spelling, pronoun)
        if ending == "u" and spell(sounds, before_pronoun=True) != spelling:
            yield Nominal(kind, voice, number, gender, spell(sounds, before_pronoun=True), "with")
        if number == "dual":  # before another noun or a pronoun the dual loses its ن
            yield Nominal(kind, voice, number, gender, spelling[:-1])
        if "ءU" in sounds:
            yield Nominal(kind, voice, number, gender, spell(sounds, loose=True), pronoun)


def regular_noun(verb: Verb) -> tuple[str, bool] | None:
    """The verbal noun that the form gives by rule, and whether it ends in an open ي (تحدّ/تحدي); None in form I."""
    if verb.form == 1:
        return None
    pattern = _MASDAR[verb.form]
    last_hamza = verb.root[-1] == "ء"
    if verb.weak_last and verb.form in (5, 6, 12):
        stem = fill(re.sub("u(?=[34]$)", "i", pattern), verb)
        return spell(settle(stem + "u"), shadda=True), True
    if verb.form == 2 and (verb.weak_last or last_hamza):
        pattern = "تa12i3aT"
    elif verb.form == 3 and verb.weak_last:
        pattern = "مu1A2AT"
    elif verb.hollow and verb.form in (4, 10):
        pattern = pattern.replace("12A3", "1A3aT")
    elif verb.hollow and verb.form in (7, 8):
        pattern = pattern.replace("2A3", "يA3")
    elif verb.form == 11 and verb.weak_last:
        pattern = "1a23AT"
    elif verb.doubled and verb.form in (3, 6):
        pattern = contract(pattern.replace("2u3", "2i3"))
    if "drop_middle" in verb.irregular and verb.form == 4:
        pattern = "ءi1AءaT"
    return spell(settle(fill(pattern, verb)), shadda=True), False


def inflect(spelling: str, *, open_ya: bool = False, plural: bool = False) -> Iterator[tuple[str, str, str, Pronoun]]:
    """Written shapes of a noun: (number, gender, spelling, pronoun).

    ``plural`` adds the regular plural in ات. Works on letters alone, since verbal nouns of form I come as written.

    >>> [s for _, _, s, _ in inflect("زيارة", plural=True)][:4]
    ['زيارة', 'زيارت', 'زيارتان', 'زيارتين']
    """
    feminine = spelling.endswith("ة")
    gender = "feminine" if feminine else "masculine"
    base, dual = singular_shapes(spelling, open_ya=open_ya)
    for shape, pronoun in base:
        yield "singular", gender, shape, pronoun
    for stem in dual:
        for ending, pronoun in _DUAL_ENDINGS:
            yield "dual", gender, stem + ending, pronoun
    if plural:
        for stem in _plural_stems(spelling, dual):
            yield "plural", "feminine", stem + "ات", ""


_DUAL_ENDINGS: tuple[tuple[str, Pronoun], ...] = (("ان", "without"), ("ين", "without"), ("ا", ""), ("ي", ""))


def singular_shapes(word: str, *, open_ya: bool = False) -> tuple[list[tuple[str, Pronoun]], list[str]]:
    """Singular shapes, and the stems that dual endings join."""
    if word.endswith("ة"):
        return [(word, "without"), (word[:-1] + "ت", "with")], [word[:-1] + "ت"]
    if open_ya:
        return [(word, ""), (word[:-1], "without"), (word + "ا", "without")], [word]
    if word.endswith("اء"):
        return [(word, ""), (word[:-1] + "ؤ", "with"), (word[:-1] + "ئ", "with")], [word, word[:-1] + "ئ"]
    if word.endswith("ى"):
        return [(word, "without"), (word[:-1] + "ا", "with")], [word[:-1] + "ي"]
    if word.endswith("أ"):
        stems = [word[:-1] + "ؤ", word[:-1] + "ئ"]
        return [(word, ""), *((s, "with") for s in stems)], [word]
    if word.endswith("ء"):
        stems = [word[:-1] + "ؤ", word[:-1] + "ئ"]
        return [
            (word, ""), *((s, "with") for s in stems), (word + "ا", "without"), (word[:-1] + "ئا", "without"),
        ], [word, word[:-1] + "ئ"]  # fmt: skip
    return [(word, ""), (word + "ا", "without")], [word]


def _plural_stems(word: str, dual: list[str]) -> list[str]:
    if word.endswith("اة"):
        return [word[:-2] + "ي"]
    if word.endswith("أة"):
        return [word[:-2] + "ا"]
    if word.endswith("ة"):
        return [word[:-1]]
    return dual
