"""Phrases of bodies and places that no table knows: لجنة تقصي الحقائق، الهيئة العليا للمفاوضات."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rawi.knowledge.office_words import is_adjective, words

if TYPE_CHECKING:
    from rawi.knowledge.office_grammar import Found, Parser

BODIES = ("organization", "armed_group", "seat")
MAX_BODY_WORDS = 8
"""Words of a body that no table knows: لجنة تقصي الحقائق في أحداث, with a margin."""
MAX_GENITIVE = 3
"""Words without article before the one that closes a genitive: مكتب تنسيق شؤون الإغاثة."""


def is_name(parser: Parser, at: int) -> bool:
    return parser.tokens[at].article and not is_adjective(parser.tokens[at]) and parser.parse(at) is None


def is_plain(parser: Parser, at: int) -> bool:
    token = parser.tokens[at]
    return token.is_word and not token.conjunction and not token.preposition and token.key not in words("particle")


def take_noun_phrase(parser: Parser, found: Found) -> bool:
    """The phrase of a body noun: لجنة [تقصي الحقائق], الهيئة [العليا للمفاوضات].

    After the noun comes a genitive (words without article up to one with it, or a known name), then
    adjectives with article, then what is joined by ``لل`` or by و, again with adjectives.
    """
    tokens, noun = parser.tokens, found.last - 1
    end = min(parser.end_of(noun), noun + 1 + MAX_BODY_WORDS)
    at = noun + 1
    if not tokens[noun].article:
        at = _genitive(parser, at, end)
        if at == noun + 1:
            return False
    while at < end:
        token, match = tokens[at], parser.matches.get(at)
        if match is not None and match.preposition == "ل" and match.entries[0].kind != "person":
            at = match.last
        elif match is not None and match.entries[0].kind in ("nationality", "person"):
            break
        elif _goes_on(parser, at, noun):
            at += 1
        else:
            break
        if token.kind == "punctuation":
            break
    if at == noun + 1:
        return False
    found.body_text = (found.last, at)
    for inside in range(found.last, at):
        match = parser.match(inside, "country", "nationality", "capital", "place", *BODIES)
        if match is not None and match.entries[0].country and not found.country:
            found.country = match.entries[0].country
    found.abroad = any(
        tokens[inside].stem in words("international") and tokens[inside - 1].stem not in words("foreign affairs")
        for inside in range(found.last, at)
    )
    found.last = at
    found.definite = True
    return True


def _goes_on(parser: Parser, at: int, noun: int) -> bool:
    """Whether a word with article goes on with a body's phrase rather than being the verb's next noun."""
    token = parser.tokens[at]
    if not token.article or token.key in words("particle"):
        return False
    if token.conjunction:
        joined = token.conjunction == "و" and not token.preposition and at >= noun + 2
        if parser.tokens[noun].article and not is_adjective(token):
            return False  # النادي الأهلي والرياضة are two
        return joined and parser.parse(at) is None and parser.parse(at, True) is None
    if token.preposition:
        return token.preposition == "ل" and at > noun + 1
    return is_adjective(token)


def _genitive(parser: Parser, start: int, end: int) -> int:
    """The end of a genitive: [مكافحة الفساد], [«الشباب»]; ``start`` when there is none."""
    at = start
    while at < end and at - start <= MAX_GENITIVE:
        token, match = parser.tokens[at], parser.matches.get(at)
        if match is not None and not match.conjunction and not match.preposition:
            return start if match.entries[0].kind == "nationality" or at > start + 1 else match.last
        if not is_plain(parser, at) or token.pronoun:
            return start
        if token.article:
            return _named_after(parser, at, end)
        if token.text.endswith("ية") or (parser.finite is not None and at in parser.finite and at == start):
            return start
        at += 1
    return start


def _named_after(parser: Parser, at: int, end: int) -> int:
    """The end of a word with article, and of the name that follows الملك، الأمير: مركز [الملك سلمان]."""
    if parser.tokens[at].key not in words("namesake") or at + 1 >= end or not is_plain(parser, at + 1):
        return at + 1
    match = parser.match(at, "person") or parser.match(at + 1, "person")
    until = match.last if match is not None else at + 2
    while until + 1 < end and parser.tokens[until].key == "بن" and is_plain(parser, until + 1):
        until += 2
    return until
