"""Tokens to sentences and paragraphs.

A line break ends a paragraph and its sentence, so headlines and list entries need no stop. A full stop ends a
sentence unless it stands in a number, after an abbreviation or initial (أ.ف.ب، د. أحمد), after the number of a
list entry, between brackets, or within a word of letters (إن.تي.في). A question or exclamation mark before a comma
does not. Marks that close a quotation or bracket right behind the stop belong to the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from rawi.text.types import Sentence, Token

_STOPS = frozenset(".!?؟…۔")
_CLOSING = frozenset("\"»”’')]}›")
_CLOSERS = _STOPS | _CLOSING
_AFTER = frozenset("،,؛;:")
_BREAKS = frozenset("\n\r\u2028\u2029\x85\v\f\x1c\x1d\x1e")
_BRACKET_REACH = 40  # tokens; a bracket that closes later than this was left open by mistake
_SPELLED = 4  # letters; names of letters are no longer (إن.تي.في، إم.آي)
_DOMAINS = frozenset(["نت", "كوم", "اورغ", "com", "net", "org"])


@lru_cache(maxsize=1)
def abbreviations() -> frozenset[str]:
    """The words after which a full stop ends no sentence (data/text/abbreviations.tsv)."""
    text = files("rawi").joinpath("data/text/abbreviations.tsv").read_text("utf-8")
    return frozenset(line.split("\t")[0] for line in text.splitlines()[1:])


def find_sentences(text: str, tokens: Sequence[Token]) -> list[Sentence]:
    """The sentences of an article; together they hold every token.

    >>> from rawi.text.tokenizer import tokenize
    >>> text = "نقلت أ.ف.ب عن د. أحمد قوله «انتهت.» وأضاف 5.4 %."
    >>> [text[s.start : s.end] for s in find_sentences(text, tokenize(text))]
    ['نقلت أ.ف.ب عن د. أحمد قوله «انتهت.»', 'وأضاف 5.4 %.']
    """
    out: list[Sentence] = []
    bracketed = _inside_brackets(text, tokens)
    first, paragraph, size, at = 0, 1, len(tokens), 0
    while at < size:
        end = at + 1
        if tokens[at].text in _STOPS and at not in bracketed and _ends(text, tokens, first, at):
            end = _with_closing(tokens, at + 1)
        elif end < size and not _broken(text, tokens[at], tokens[end]):
            at = end
            continue
        out.append(Sentence(len(out), tokens[first].start, tokens[end - 1].end, first, end, paragraph))
        if end < size and _broken(text, tokens[end - 1], tokens[end]):
            paragraph += 1
        first = at = end
    return out


def _broken(text: str, before: Token, after: Token) -> bool:
    gap = text[before.end : after.start]
    return gap != " " and gap != "" and any(c in _BREAKS for c in gap)


def _with_closing(tokens: Sequence[Token], at: int) -> int:
    """Past more stops and the closing marks written onto the stop."""
    while at < len(tokens) and tokens[at].start == tokens[at - 1].end and tokens[at].text in _CLOSERS:
        at += 1
    return at


def _inside_brackets(text: str, tokens: Sequence[Token]) -> frozenset[int]:
    """The stops between brackets that open and close in one paragraph, near each other."""
    inside: set[int] = set()
    opened = -1
    stops: list[int] = []
    for i, token in enumerate(tokens):
        if token.kind != "punctuation":
            continue
        if opened >= 0 and (i - opened > _BRACKET_REACH or any(c in _BREAKS for c in text[tokens[i - 1].end : token.start])):
            opened = -1
        if token.text == "(":
            opened, stops = i, []
        elif token.text == ")" and opened >= 0:
            inside.update(stops)
            opened = -1
        elif token.text in _STOPS and opened >= 0:
            stops.append(i)
    return frozenset(inside)


def _ends(text: str, tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether the stop at token ``at`` ends the sentence that began at token ``first``."""
    token = tokens[at]
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None:
        return True
    glued = after.start == token.end
    if glued and after.text in _STOPS:
        return False  # the last of several stops decides
    behind = _with_closing(tokens, at + 1)
    following = tokens[behind] if behind < len(tokens) else None
    if following is not None and following.text in _AFTER and not _broken(text, tokens[behind - 1], following):
        return False
    if token.text != "." or _broken(text, token, after):
        return True
    before = tokens[at - 1] if at > first else None
    if before is None or before.end != token.start:
        return True
    if before.kind == "number" and at - 1 == first and len(before.text) <= 3:
        return False  # 1. in a list
    if glued and after.text not in _CLOSING:
        return _glued_end(before, after)
    return not _abbreviated(tokens, first, at)


def _abbreviated(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether the word before the stop is an abbreviation here: م after a number (2015 م.) is not."""
    before = tokens[at - 1]
    known = before.text in abbreviations() or before.text.removeprefix("و") in abbreviations()
    if not known and not (before.kind == "latin" and len(before.text) == 1):
        return False
    return not (before.text == "م" and at - 2 >= first and tokens[at - 2].kind == "number")


def _glued_end(before: Token, after: Token) -> bool:
    """Whether a stop without a space behind it ends a sentence: برودة.وقال does, إن.تي.في and العربية.نت do not."""
    if after.kind == "number" or after.kind == "latin" or after.text in _DOMAINS or after.key in _DOMAINS:
        return False
    if after.kind == "punctuation":
        return before.kind == "word" and len(before.key) > 1
    short = len(before.key) <= _SPELLED and len(after.key) <= _SPELLED
    return not (short and not after.conjunction) and len(before.key) > 1 and len(after.key) > 1
