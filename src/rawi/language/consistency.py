"""One name, one reading within an article.

News gives a name in full once and then in short (وزير الخارجية مايك بومبيو ... وأضاف بومبيو). A model that looks at
one sentence misses many of the short ones; the rest of the article tells. On the last tenth of NewsFANE this adds 2
points to persons (docs/model-card.md).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from rawi.language.tables import NameList, WordTable
from rawi.language.types import NameLabel, NameSpan
from rawi.language.words import stem_word
from rawi.text.types import Token

SHORTEST = 3  # letters of a word that may stand for a name by itself
RARE = 2  # digits of the count of a word met fewer than a hundred times in the 21 million words of the newswire
LABELS = frozenset(["PER", "GPE", "ORG"])  # the other kinds lose by it


def with_short_forms(
    tokens: Sequence[Token], names: Sequence[NameSpan], is_name: Callable[[str], bool]
) -> tuple[NameSpan, ...]:
    """The names, and words outside them that are the last word of a person's name, or a name of one word, elsewhere.

    Args:
        tokens: all tokens of the article.
        names: what the model found in it.
        is_name: whether a stem word is hardly a common word: rare in the newswire, or a listed surname.
    """
    known: defaultdict[str, Counter[NameLabel]] = defaultdict(Counter)
    covered = set[int]()
    for name in names:
        covered.update(range(name.first, name.last))
        if name.label == "PER" or (name.last - name.first == 1 and name.label in LABELS):
            known[stem_word(tokens[name.last - 1])][name.label] += 1
    added: list[NameSpan] = []
    for i, token in enumerate(tokens):
        if i in covered or not token.is_word:
            continue
        word = stem_word(token)
        if len(word) >= SHORTEST and word in known and is_name(word):
            added.append(NameSpan(i, i + 1, known[word].most_common(1)[0][0]))
    return tuple(sorted([*names, *added], key=lambda name: name.first))


def is_name(word: str, words: WordTable, listed: NameList) -> bool:
    """Whether a stem word is hardly a common word: rare in the newswire, or a listed surname."""
    return int(words.commonness.get(word, "0")) <= RARE or "SURNAME" in listed.kinds.get((word,), ())
