"""Characters to paragraphs, sentences and tokens. Offsets index the text exactly as given."""

from __future__ import annotations

import re

from rawi.text.clitics import split
from rawi.text.folding import fold
from rawi.text.quotations import find_quotations
from rawi.text.types import Clitic, Sentence, TextLayer, Token, TokenKind

_MARK = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\u061c\ufeff\u00ad"
_LETTER = "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c9\ufb50-\ufd3d\ufd50-\ufdff\ufe70-\ufefc"
_TOKEN = re.compile(
    rf"(?P<word>[{_LETTER}][{_LETTER}{_MARK}]*)"
    r"|(?P<number>[0-9\u0660-\u0669\u06f0-\u06f9]+(?:[.,\u066b\u066c/:][0-9\u0660-\u0669\u06f0-\u06f9]+)*)"
    r"|(?P<latin>[^\W\d_\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefc]+)"
    r"|(?P<punctuation>\S)"
)
_STOPS = frozenset(".!?؟…؛")


def _token(index: int, start: int, text: str, kind: TokenKind) -> Token:
    if kind != "word":
        key = fold(text)
        return Token(index, start, start + len(text), text, kind, key, key, start, start + len(text))
    key, stem, stem_start, stem_end, clitics = split(text)
    kinds = {c[0]: c[3] for c in clitics}
    return Token(
        index, start, start + len(text), text, kind, key, stem, start + stem_start, start + stem_end,
        kinds.get("conjunction", ""), kinds.get("preposition", ""), "future" in kinds, "question" in kinds,
        "article" in kinds, kinds.get("pronoun", ""),
        tuple(Clitic(k, start + a, start + b, f) for k, a, b, f in clitics),  # type: ignore[arg-type]
    )  # fmt: skip


def _sentences(text: str, tokens: list[Token]) -> list[Sentence]:
    out: list[Sentence] = []
    first = paragraph = 0
    paragraph = 1

    def close(last: int) -> None:
        nonlocal first
        if last > first:
            out.append(Sentence(len(out), tokens[first].start, tokens[last - 1].end, first, last, paragraph))
            first = last

    for i, token in enumerate(tokens):
        if i and "\n" in text[tokens[i - 1].end : token.start]:
            close(i)
            paragraph += 1
        if token.text in _STOPS:
            after = text[token.end : token.end + 1]
            if token.text != "." or not after or after.isspace() or after in "\"»”'’)":
                last = i + 1
                if last < len(tokens) and tokens[last].text in "\"»”)" and tokens[last].start == token.end:
                    last += 1
                if last > i + 1:
                    continue
                close(last)
        elif i and tokens[i - 1].text in _STOPS and token.text in "\"»”)" and token.start == tokens[i - 1].end:
            close(i + 1)
    close(len(tokens))
    return out


def read_text(text: str) -> TextLayer:
    """Cut an article into sentences and clitic-split tokens.

    >>> [t.stem for t in read_text("وقال الوزير إنه سيزور باريس.").tokens]
    ['قال', 'وزير', 'انه', 'يزور', 'باريس', '.']
    """
    tokens = [
        _token(i, m.start(), m.group(), m.lastgroup)  # type: ignore[arg-type]
        for i, m in enumerate(_TOKEN.finditer(text))
    ]
    return TextLayer(text, tuple(tokens), tuple(_sentences(text, tokens)), find_quotations(text, tokens))
