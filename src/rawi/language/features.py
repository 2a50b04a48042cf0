"""What the taggers see of a word and its neighbours.

Nearly all of it depends on the word type alone, so it is made once a type and kept; per token only lists are
joined. Feature names are short because their bytes are hashed and stored millions of times.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rawi.language.tables import NameList, WordTable
from rawi.language.types import VerbForm
from rawi.language.words import stem_word
from rawi.text.types import Token

Row = list[bytes]
"""The features of one token, in UTF-8 as the models hold them."""

_NO_GROUPS = ("-", "-", "-")
_NO_READINGS = [b"V-"]


@dataclass(frozen=True, slots=True)
class _Type:
    word: str
    coarse: bytes
    middle: bytes
    own: tuple[bytes, ...]
    as_second_before: tuple[bytes, ...]
    as_before: tuple[bytes, ...]
    as_after: tuple[bytes, ...]
    as_second_after: tuple[bytes, ...]


_START = _Type("^", b"^", b"^", (), (b"a^",), (b"b^",), (), ())
_END = _Type("$", b"$", b"$", (), (), (), (b"y$",), (b"z$",))


class FeatureMaker:
    """Turns sentences of tokens into lists of feature names, one list a token.

    Args:
        words: groups and commonness of words.
        names: the listed names.
        known: the features that a model has weights for, each under itself; all others say nothing to the model and are
            left out. None to make them all, as training does.
        most_types: bounds memory on endless streams; what is kept of word types starts afresh beyond it.
    """

    def __init__(
        self, words: WordTable, names: NameList, known: Mapping[bytes, bytes] | None = None, most_types: int = 50_000
    ) -> None:
        self._words = words
        self._names = names
        self._known = known
        self._types: dict[tuple[str, str], _Type] = {}
        self._most_types = most_types

    def rows(self, tokens: Sequence[Token]) -> list[Row]:
        """What both taggers see of one sentence."""
        types = [self._type(stem_word(t), t.kind) for t in tokens]
        listed = [("^",), *self._names.find([t.word for t in types]), ("$",)]
        signs = [b"^", *(_signs(t).encode() for t in tokens), b"$"]
        around = [_START, _START, *types, _END, _END]
        out: list[Row] = []
        for i, own in enumerate(types):
            before2, before, _, after, after2 = around[i : i + 5]
            row = [
                *own.own, *before.as_before, *after.as_after, *before2.as_second_before, *after2.as_second_after,
                b"C" + before.coarse + b"_" + own.coarse, b"D" + own.coarse + b"_" + after.coarse,
                b"E" + before.middle + b"_" + own.middle,
                b"F" + before2.middle + b"_" + before.middle, b"G" + after.middle + b"_" + after2.middle,
                b"s" + signs[i + 1], b"t" + signs[i], b"u" + signs[i + 2],
            ]  # fmt: skip
            if listed[i + 1]:
                row += [b"g" + kind.encode() for kind in listed[i + 1]]
            if listed[i]:
                row += [b"h" + kind.encode() for kind in listed[i]]
            if listed[i + 2]:
                row += [b"i" + kind.encode() for kind in listed[i + 2]]
            out.append(row)
        return out

    def name_rows(self, tokens: Sequence[Token], rows: list[Row]) -> list[Row]:
        """What the name tagger sees: pairs of words besides."""
        words = [b"^", *(stem_word(t).encode() for t in tokens), b"$"]
        pairs = [before + b"_" + after for before, after in pairwise(words)]
        out: list[Row] = []
        for i, row in enumerate(rows):
            out.append([*row, *self._told((b"B" + pairs[i], b"A" + pairs[i + 1]))])
        return out

    def tag_rows(
        self, tokens: Sequence[Token], rows: list[Row], verbs: Sequence[Sequence[VerbForm]], names: Sequence[str],
        chances: Sequence[float],
    ) -> list[Row]:
        """What the part-of-speech tagger sees: agreement with the word before, verb readings, name tags besides.

        ``chances`` says how likely each token is a finite verb, in its place and by its habits; 0.0 where it cannot be.
        """
        readings = [_readings(forms) if forms else _NO_READINGS for forms in verbs]
        tags = [b"^", *(name.encode() for name in names), b"$"]
        out: list[Row] = []
        for i, row in enumerate(rows):
            joined = b"".join(readings[i])
            more = [*row, *readings[i], b"=" + joined, b"N" + tags[i + 1]]
            if chances[i]:
                chance = str(int(chances[i] * 5.999)).encode()
                more += [b"{" + chance, b"}" + chance + joined]
            more.append(b"[" + tags[i])
            more.append(b"]" + tags[i + 2])
            if i:
                more += [b"<" + reading for reading in readings[i - 1]]
                more += self._told([feature.encode() for feature in _agreement(tokens[i - 1], tokens[i])])
            out.append(more)
        return out

    def _told(self, features: Iterable[bytes]) -> list[bytes]:
        """The features that say something to the model."""
        if self._known is None:
            return list(features)
        return [feature for feature in features if feature in self._known]

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
            word, coarse.encode(), middle.encode(), self._kept(own),
            self._kept(["a" + word, "K" + middle, "L" + fine]),
            self._kept(["b" + word, "M" + middle, "N" + fine, "O" + word[-2:], "P" + word[-3:]]),
            self._kept(["y" + word, "Q" + middle, "R" + fine, "S" + word[-2:], "T" + word[-3:]]),
            self._kept(["z" + word, "U" + middle, "V" + fine]),
        )  # fmt: skip

    def _kept(self, features: Iterable[str]) -> tuple[bytes, ...]:
        """The features of a type that say something to the model, as the objects that the model's table holds."""
        made = [feature.encode() for feature in features]
        if self._known is None:
            return tuple(made)
        return tuple([self._known[feature] for feature in made if feature in self._known])


def _readings(forms: Sequence[VerbForm]) -> list[bytes]:
    """The kinds of form that a token may be, finite ones with their tense."""
    return [reading.encode() for reading in sorted({"V" + form.kind[:6] + form.tense for form in forms})]


def _agreement(before: Token, token: Token) -> list[str]:
    """Articles, prepositions and endings of two neighbours together: what tells an adjective from a noun."""
    sign = "q" + "A" * token.article + "a" * before.article + "P" * bool(before.preposition)
    sign += "p" * bool(token.preposition) + "c" * bool(token.conjunction)
    last = token.stem[-2:]
    return [
        sign, sign + last[-1:] + "_" + before.stem[-1:], sign + "_" + last, "x" + last + "_" + before.stem[-2:],
    ]  # fmt: skip


def _signs(token: Token) -> str:
    """The clitics of a token as one sign each."""
    return token.conjunction + token.preposition + ("A" if token.article else "") + token.pronoun + "S" * token.future
