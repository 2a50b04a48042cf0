"""Names of the knowledge tables found in an article, in one pass over its tokens.

Every name is a key of folded words. A dictionary holds, for each first word, how many words the longest name
beginning with it has, so each token costs a bounded number of look-ups whatever the number of names. The
first word may bear a conjunction and a preposition (وبروسيا، للأمم المتحدة); nationalities also an article.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from rawi.knowledge.context import Site, risky_names, rule_for
from rawi.knowledge.evidence import Evidence
from rawi.knowledge.hits import Hit, Name
from rawi.knowledge.spelling import SKIPPED, key
from rawi.knowledge.tables import all_entries
from rawi.knowledge.types import Entry, Match
from rawi.text import TextLayer, Token
from rawi.text.folding import fold_letter

MAX_WORDS = 14
"""Names longer than this are cut to their first words; the longest official name in the tables has 12."""

KEPT = 50_000
"""Words whose readings as first words are remembered; beyond it they are gathered afresh."""

QUOTES = SKIPPED - frozenset("-–—‑")


class Head(NamedTuple):
    """One reading of a first word: its key, what was split off before it, whether its article was."""

    key: str
    conjunction: str = ""
    preposition: str = ""
    bare: bool = False  # the article was taken off; only nationalities are looked up so


class Gazetteer:
    """An index over entries. Building it costs some microseconds a name; finding is linear in the text."""

    def __init__(self, entries: Iterable[Entry], overriding: Iterable[Entry] = ()) -> None:
        """Index entries; a name of an ``overriding`` entry hides all other entries of that name."""
        self._risky = risky_names()
        self._names: dict[str, list[Name]] = {}
        self._longest: dict[str, int] = {}
        self._bare: dict[str, int] = {}  # first words of nationalities, without the article
        self._openings: dict[str, tuple[tuple[Head, int], ...]] = {}  # remembered for words already met
        for entry in entries:
            self._add(entry)
        for entry in overriding:
            for text in entry.names:
                self._names.pop(key(text), None)
        for entry in overriding:
            self._add(entry, risky=False)

    def _add(self, entry: Entry, risky: bool = True) -> None:
        if entry.forms:
            for form in entry.forms:
                self._put(key(form.text), Name(entry, form.text, form.gender, form.number), self._bare, risky)
                if " " in form.text:
                    words = form.text.split(" ")
                    for text in (" ال".join(words), " ".join(words)):
                        name = Name(entry, text, form.gender, form.number)
                        self._put(key("ال" + text), name, self._longest, risky)
        for text in entry.names if not entry.forms else ():
            self._put(key(text), Name(entry, text), self._longest, risky)

    def _put(self, name_key: str, name: Name, longest: dict[str, int], risky: bool) -> None:
        words = name_key.count(" ") + 1
        if not name_key or words > MAX_WORDS:
            return
        if risky and name_key in self._risky:
            name = name._replace(context=rule_for(name.entry.id, name_key))
        known = self._names.get(name_key)
        if known is None:
            self._names[name_key] = [name]
        elif not any(other.entry is name.entry for other in known):
            known.append(name)
        head = name_key.partition(" ")[0]
        if longest.get(head, 0) < words:
            longest[head] = words

    def __len__(self) -> int:
        """How many keys the index holds."""
        return len(self._names)

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """All entries that bear a name, however hamza, marks and the article of a nationality are written.

        >>> [entry.id for entry in gazetteer().lookup("قازاقستان")]
        ['country:KAZ']
        """
        wanted = key(name)
        found = self._names.get(wanted) or self._names.get(wanted.removeprefix("ال")) or []
        return tuple(dict.fromkeys(each.entry for each in found))

    def find(self, layer: TextLayer) -> list[Match]:
        """All names in an article, the longest at each place, in text order, not overlapping.

        Args:
            layer: the article's tokens.

        Returns:
            Matches with every entry that bears the name and that its context allows.

        >>> from rawi.text import read_text
        >>> [(m.name, m.entries[0].id) for m in gazetteer().find(read_text("زار وفد من الأمم المتحدة دمشق"))]
        [('الأمم المتحدة', 'organization:un'), ('دمشق', 'capital:damascus')]
        """
        hits = list(self._hits(layer))
        evidence = Evidence(hits, layer)
        accepted = _weigh(hits, evidence)
        return [_match(evidence.settle(hit), layer) for hit in _longest_first(accepted)]

    def _opened_by(self, word: str) -> tuple[tuple[Head, int], ...]:
        """The readings of a word that begin a name, each with the most words that such a name has."""
        found = self._openings.get(word)
        if found is None:
            if len(self._openings) >= KEPT:
                self._openings.clear()
            out = []
            for head in _heads(word):
                bare = self._bare.get(head.key, 0)
                longest = bare if head.bare else max(self._longest.get(head.key, 0), bare)
                if longest:
                    out.append((head, longest))
            found = self._openings[word] = tuple(out)
        return found

    def _hits(self, layer: TextLayer) -> Iterator[Hit]:
        tokens = layer.tokens
        words = [t.index for t in tokens if t.text not in SKIPPED or not _inside(t, tokens)]
        keys = [tokens[i].key if tokens[i].kind != "latin" else tokens[i].key.casefold() for i in words]
        sentence_of = layer.sentence_of
        for at, first in enumerate(words):
            if tokens[first].kind == "punctuation":
                continue
            for head, longest in self._opened_by(keys[at]):
                name = ""
                for until in range(at + 1, min(at + longest, len(words)) + 1):
                    if sentence_of[words[until - 1]] != sentence_of[first] and not _glued(tokens, words[until - 1]):
                        break
                    name = f"{name} {keys[until - 1]}" if name else head.key
                    names = self._names.get(name)
                    if names is None:
                        continue
                    if head.bare:
                        names = [each for each in names if each.entry.kind == "nationality"]
                    proclitic = head.conjunction + head.preposition
                    surface = tokens[first].text[_letters(tokens[first].text, len(proclitic)) :]
                    site = Site(layer, words, keys, at, until, head.preposition, surface)
                    if names:
                        yield Hit(site, tuple(names), (head.conjunction, head.preposition))


def _inside(token: Token, tokens: tuple[Token, ...]) -> bool:
    """Whether a mark may stand inside a name: quotation marks always, hyphens when glued on both sides."""
    if token.text not in "-–—‑":
        return True
    before, after = token.index - 1, token.index + 1
    return (
        before >= 0
        and after < len(tokens)
        and tokens[before].end == token.start
        and tokens[after].start == token.end
    )


def _glued(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a token stands right behind the one before, as the letters of بي.إم.دبليو do."""
    return tokens[at - 1].end == tokens[at].start


def _heads(word: str) -> tuple[Head, ...]:
    """All readings of a first word: whole, without conjunction, without preposition, without article.

    >>> [head.key for head in _heads("وللصين")]
    ['وللصين', 'للصين', 'الصين', 'صين', 'لصين']
    """
    out = [Head(word)]
    bodies = [("", word)]
    if word[:1] in ("و", "ف") and len(word) > 3:
        out.append(Head(word[1:], word[0]))
        bodies.append((word[0], word[1:]))
    if word.startswith("ال") and len(word) > 4:
        out.append(Head(word[2:], "", "", True))
    for conjunction, body in bodies:
        if conjunction and body.startswith("ال") and len(body) > 4:
            out.append(Head(body[2:], conjunction, "", True))
        if len(body) < 4 or body[0] not in "بلك":
            continue
        if body.startswith("لل"):
            out.append(Head("ال" + body[2:], conjunction, "ل"))
            out.append(Head(body[2:], conjunction, "ل", True))
        elif body[1:3] == "ال" and len(body) > 5:
            out.append(Head(body[3:], conjunction, body[0], True))
        out.append(Head(body[1:], conjunction, body[0]))
    return tuple(out)


def _letters(text: str, count: int) -> int:
    """The offset in ``text`` after ``count`` folded letters (marks and tatweel that follow them included)."""
    at = 0
    while count > 0 and at < len(text):
        count -= len(fold_letter(text[at]))
        at += 1
    while at < len(text) and count == 0 and not fold_letter(text[at]):
        at += 1
    return at


def _weigh(hits: list[Hit], evidence: Evidence) -> list[Hit]:
    """Hits without the names that their context does not allow."""
    out = []
    for hit in hits:
        names = tuple(name for name in hit.names if evidence.allows(name, hit))
        if names:
            out.append(hit._replace(names=names))
    return out


def _longest_first(hits: list[Hit]) -> Iterator[Hit]:
    """Of overlapping hits the one that begins first, then the longest, then the one with fewest clitics.

    Hits of one span and one reading of its clitics are joined: their entries share the name.
    """

    def order(hit: Hit) -> tuple[int, int, int]:
        return hit.site.at, -hit.site.until, len("".join(hit.proclitics))

    until = -1
    ordered = sorted(hits, key=order)
    for place, same in groupby(ordered, key=order):
        if place[0] >= until:
            first, *others = same
            yield first._replace(names=first.names + tuple(name for hit in others for name in hit.names))
            until = -place[1]


def _match(hit: Hit, layer: TextLayer) -> Match:
    site, tokens = hit.site, layer.tokens
    first, last = tokens[site.words[site.at]], tokens[site.words[site.until - 1]]
    final = last.index + 1
    inner = layer.text[first.end : last.end]
    if final < len(tokens) and tokens[final].text in QUOTES and sum(inner.count(mark) for mark in QUOTES) % 2:
        last = tokens[final]
        final += 1
    start = first.start + _letters(first.text, len("".join(hit.proclitics)))
    name = hit.names[0]
    entries = tuple(dict.fromkeys(each.entry for each in hit.names))
    return Match(
        first.index, final, entries, name.text, start, last.end, name.gender, name.number, *hit.proclitics
    )


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The index over all packaged entries of the tables module."""
    return Gazetteer(all_entries())


def find(layer: TextLayer) -> list[Match]:
    """All names of the packaged tables in an article; see ``Gazetteer.find``."""
    return gazetteer().find(layer)
