"""What the taggers see of a word and its neighbours.

Nearly all of it depends on the word type alone, so it is made once a type and kept; per token only lists are
joined. Feature names are short because their bytes are hashed and stored millions of times.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rawi.language.tables import NameList, WordTable
from rawi.language.types import VerbForm
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

    def __init__(self, words: WordTable, names: NameList, most_types: int = 300_000) -> None:
        self._words = words
        self._names = names
        self._types: dict[tuple[str, str], _Type] = {}
        self._most_types = most_types  # bounds memory on endless streams; the cache starts afresh beyond it

    def rows(self, tokens: Sequence[Token]) -> list[list[str]]:
        """What both taggers see of one sentence."""
        types = [self._type(stem_word(t), t.kind) for t in tokens]
        listed = [("^",), *self._names.find([t.word for t in types]), ("$",)]
        signs = ["^", *(_signs(t) for t in tokens), "$"]
        around = [_START, _START, *types, _END, _END]
        out: list[list[str]] = []
        for i, own in enumerate(types):
            before2, before, _, after, after2 = around[i : i + 5]
            row = own.own + before.as_before + after.as_after + before2.as_second_before + after2.as_second_after
            row += (
                "C" + before.coarse + "_" + own.coarse, "D" + own.coarse + "_" + after.coarse,
                "E" + before.middle + "_" + own.middle,
                "F" + before2.middle + "_" + before.middle, "G" + after.middle + "_" + after2.middle,
                "s" + signs[i + 1], "t" + signs[i], "u" + signs[i + 2],
            )  # fmt: skip
            if listed[i + 1]:
                row += ["g" + kind for kind in listed[i + 1]]
            if listed[i]:
                row += ["h" + kind for kind in listed[i]]
            if listed[i + 2]:
                row += ["i" + kind for kind in listed[i + 2]]
            out.append(row)
        return out

    def name_rows(self, tokens: Sequence[Token], rows: list[list[str]]) -> list[list[str]]:
        """What the name tagger sees: pairs of words besides."""
        words = ["^", *(stem_word(t) for t in tokens), "$"]
        return [
            [*row, "B" + words[i] + "_" + words[i + 1], "A" + words[i + 1] + "_" + words[i + 2]]
            for i, row in enumerate(rows)
        ]

    def tag_rows(
        self, tokens: Sequence[Token], rows: list[list[str]], verbs: Sequence[Sequence[VerbForm]], names: Sequence[str],
        chances: Sequence[float],
    ) -> list[list[str]]:
        """What the part-of-speech tagger sees: agreement with the word before, verb readings, name tags besides.

        ``chances`` says how likely each token is a finite verb, in its place and by its habits; 0.0 where it cannot be.
        """
        readings = [_readings(forms) for forms in verbs]
        out: list[list[str]] = []
        for i, row in enumerate(rows):
            more = [*row, *readings[i], "=" + "".join(readings[i]), "N" + names[i]]
            if chances[i]:
                chance = str(int(chances[i] * 5.999))
                more += ["{" + chance, "}" + chance + "".join(readings[i])]
            more.append("[" + (names[i - 1] if i else "^"))
            more.append("]" + (names[i + 1] if i + 1 < len(rows) else "$"))
            if i:
                more += ["<" + reading for reading in readings[i - 1]]
                more += _agreement(tokens[i - 1], tokens[i])
            out.append(more)
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


def _readings(forms: Sequence[VerbForm]) -> list[str]:
    """The kinds of form that a token may be, finite ones with their tense."""
    return sorted({"V" + form.kind[:6] + form.tense for form in forms}) or ["V-"]


def _agreement(before: Token, token: Token) -> list[str]:
    """Articles, prepositions and endings of two neighbours together: what tells an adjective from a noun."""
    sign = "q" + "A" * token.article + "a" * before.article + "P" * bool(before.preposition)
    sign += "p" * bool(token.preposition) + "c" * bool(token.conjunction)
    return [
        sign, sign + token.stem[-1:] + "_" + before.stem[-1:], sign + "_" + token.stem[-2:],
        "x" + token.stem[-2:] + "_" + before.stem[-2:],
    ]  # fmt: skip


def _signs(token: Token) -> str:
    """The clitics of a token as one sign each."""
    return token.conjunction + token.preposition + ("A" if token.article else "") + token.pronoun + "S" * token.future
