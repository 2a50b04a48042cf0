"""What the taggers see of a word and its neighbours.

Nearly all of it depends on the word type alone, so it is made once a type and kept; per token only lists are
joined. Feature names are short because their bytes are hashed and stored millions of times.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rawi.language.tables import NameList, WordTable
from rawi.language.words import stem_word
from rawi.text.types import Token

_NO_GROUPS = ("-", "-", "-")


@dataclass(frozen=True, slots=True)
class _Type:
    word: str
    coarse: str
    middle: str
    own: list[str]
    as_second_before: list[str]
    as_before: list[str]
    as_after: list[str]
    as_second_after: list[str]


_START = _Type("^", "^", "^", [], ["a^"], ["b^"], [], [])
_END = _Type("$", "$", "$", [], [], [], ["y$"], ["z$"])


class FeatureMaker:
    """Turns sentences of tokens into lists of feature names, one list a token."""

    def __init__(self, words: WordTable, names: NameList | None, most_types: int = 300_000) -> None:
        self._words = words
        self._names = names
        self._types: dict[tuple[str, str], _Type] = {}
        self._most_types = most_types  # bounds memory on endless streams; the cache starts afresh beyond it

    def features(self, tokens: Sequence[Token]) -> list[list[str]]:
        """The features of one sentence."""
        types = [self._type(stem_word(t), t.kind) for t in tokens]
        listed = self._names.find([t.word for t in types]) if self._names else []
        count = len(types)
        out: list[list[str]] = []
        signs = [_signs(t) for t in tokens]
        for i, own in enumerate(types):
            before = types[i - 1] if i else _START
            after = types[i + 1] if i + 1 < count else _END
            before2 = types[i - 2] if i > 1 else _START
            after2 = types[i + 2] if i + 2 < count else _END
            row = own.own + before.as_before + after.as_after + before2.as_second_before + after2.as_second_after
            row += [
                "B" + before.word + "_" + own.word, "A" + own.word + "_" + after.word,
                "C" + before.coarse + "_" + own.coarse, "D" + own.coarse + "_" + after.coarse,
                "E" + before.middle + "_" + own.middle,
                "F" + before2.middle + "_" + before.middle, "G" + after.middle + "_" + after2.middle,
                "s" + signs[i], "t" + (signs[i - 1] if i else "^"), "u" + (signs[i + 1] if i + 1 < count else "$"),
            ]  # fmt: skip
            if listed:
                row += ["g" + kind for kind in listed[i]]
                if i:
                    row += ["h" + kind for kind in listed[i - 1]]
                if i + 1 < count:
                    row += ["i" + kind for kind in listed[i + 1]]
            out.append(row)
        return out

    def _type(self, word: str, kind: str) -> _Type:
        found = self._types.get((word, kind))
        if found is None:
            if len(self._types) >= self._most_types:
                self._types.clear()
            found = self._types[word, kind] = self._make(word, kind)
        return found

    def _make(self, word: str, kind: str) -> _Type:
        word = word[:40]
        groups = self._words.groups.get(word, _NO_GROUPS)
        coarse, middle, fine = groups
        bare = word[2:] if word.startswith("ال") and len(word) > 4 else word
        own = ["w" + word, "k" + kind[0]]
        if kind == "word":
            own += [
                "2" + word[:2], "3" + word[:3], "4" + word[:4],
                "6" + bare[-1:], "7" + bare[-2:], "8" + bare[-3:], "9" + bare[-4:],
                "l" + str(min(len(word), 9)), "v" + bare, "f" + self._words.commonness.get(word, "0"),
                "c" + coarse, "d" + middle, "e" + fine,
            ]  # fmt: skip
            if bare != word:
                own.append("j" + self._words.groups.get(bare, _NO_GROUPS)[2])
        return _Type(
            word, coarse, middle, own,
            ["a" + word, "K" + middle, "L" + fine],
            ["b" + word, "M" + middle, "N" + fine, "O" + word[-2:], "P" + word[-3:]],
            ["y" + word, "Q" + middle, "R" + fine, "S" + word[-2:], "T" + word[-3:]],
            ["z" + word, "U" + middle, "V" + fine],
        )  # fmt: skip


def _signs(token: Token) -> str:
    """The clitics of a token as one sign each."""
    return token.conjunction + token.preposition + ("A" if token.article else "") + token.pronoun + "S" * token.future
