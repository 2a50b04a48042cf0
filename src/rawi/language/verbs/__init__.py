"""Verb forms without a model: a conjugator, the table of all forms of the lexicon's verbs, and choice in context."""

from rawi.language.verbs.disambiguation import likely, likely_all, ordered_all, probability
from rawi.language.verbs.inflection import conjugate, vocalised
from rawi.language.verbs.lexicon import VerbRow, verb
from rawi.language.verbs.surroundings import may_be_both
from rawi.language.verbs.table import lookup
from rawi.language.verbs.tokens import lookup_all, lookup_token

__all__ = [
    "VerbRow",
    "conjugate",
    "likely",
    "likely_all",
    "lookup",
    "lookup_all",
    "lookup_token",
    "may_be_both",
    "ordered_all",
    "probability",
    "verb",
    "vocalised",
]
