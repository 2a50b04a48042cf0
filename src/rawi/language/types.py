"""What the language room hands on: verb forms, parts of speech, name spans."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Tense = Literal["past", "present", "imperative", ""]
Mood = Literal["indicative", "subjunctive", "jussive", ""]  # subjunctive also stands for forms shared with jussive
Voice = Literal["active", "passive"]
FormKind = Literal["finite", "active_participle", "passive_participle", "verbal_noun"]
NameLabel = Literal["PER", "GPE", "LOC", "ORG", "NORP", "FAC", "MISC"]


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One reading of a stem as a form of a lexicon verb.

    ``lemma`` is the past 3rd masculine singular with hamza and with shadda (قال، أوضح، صرّح، تعهّد, ردّ),
    no other vowel marks. Finite forms have person, number and gender; participles and verbal nouns have
    number and gender, and ``definite`` tells nothing (the article is a clitic of the token).
    """

    lemma: str
    kind: FormKind
    tense: Tense = ""
    mood: Mood = ""
    voice: Voice = "active"
    person: int = 0  # 1 2 3, 0 where the form has none
    number: Literal["singular", "dual", "plural", ""] = ""
    gender: Literal["masculine", "feminine", ""] = ""
    form: int = 1  # I..X as 1..10; 11 = quadriliteral I, 12 = quadriliteral II


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name found by the trained part: tokens ``first`` up to ``last`` (exclusive)."""

    first: int
    last: int
    label: NameLabel


@dataclass(frozen=True, slots=True)
class LanguageLayer:
    """Per token: universal part of speech and verb readings; and the names of the article."""

    pos: tuple[str, ...]
    verbs: tuple[tuple[VerbForm, ...], ...]
    names: tuple[NameSpan, ...] = ()
