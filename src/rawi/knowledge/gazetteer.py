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

from rawi.knowledge.codes import NONSTATE
from rawi.knowledge.context import Context, Site, Term, Witness, given_names, holds, rule_for
from rawi.knowledge.spelling import SKIPPED, key
from rawi.knowledge.tables import all_entries
from rawi.knowledge.types import Entry, Gender, Match, Number
from rawi.text import TextLayer, Token
from rawi.text.folding import MARKS, fold_letter

MAX_WORDS = 14
"""Names longer than this are cut to their first words; the longest official name in the tables has 12."""

QUOTES = SKIPPED - frozenset("-–—‑")


class Name(NamedTuple):
    """One spelling of one entry, as the index holds it."""

    entry: Entry
    text: str
    gender: Gender = ""
    number: Number = "singular"
    context: Context | None = None


class Hit(NamedTuple):
    """One spelling found, before context is weighed."""

    site: Site
    names: tuple[Name, ...]
    proclitics: tuple[str, str]  # conjunction, preposition


class Head(NamedTuple):
    """One reading of a first word: its key, what was split off before it, whether its article was."""

    key: str
    conjunction: str = ""
    preposition: str = ""
    bare: bool = False  # the article was taken off; only nationalities are looked up so


class Gazetteer:
    """An index over entries. Building it costs about a microsecond a name; finding is linear in the text."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._names: dict[str, list[Name]] = {}
        self._longest: dict[str, int] = {}
        self._bare: dict[str, int] = {}  # first words of nationalities, without the article
        for entry in entries:
            self._add(entry)

    def _add(self, entry: Entry) -> None:
        if entry.forms:
            for form in entry.forms:
                self._put(key(form.text), Name(entry, form.text, form.gender, form.number), self._bare)
                if " " in form.text:
                    words = form.text.split(" ")
                    for text in (" ال".join(words), " ".join(words)):
                        self._put(key("ال" + text), Name(entry, text, form.gender, form.number), self._longest)
        for text in entry.names if not entry.forms else ():
            self._put(key(text), Name(entry, text), self._longest)

    def _put(self, name_key: str, name: Name, longest: dict[str, int]) -> None:
        words = name_key.count(" ") + 1
        if not name_key or words > MAX_WORDS:
            return
        context = rule_for(name.entry.id, name_key)
        if context is not None:
            name = name._replace(context=context)
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
        evidence = _Evidence(hits, layer)
        accepted = _weigh(hits, evidence)
        return [_match(evidence.settle(hit), layer) for hit in _longest_first(accepted)]

    def _hits(self, layer: TextLayer) -> Iterator[Hit]:
        tokens = layer.tokens
        words = [t.index for t in tokens if t.text not in SKIPPED or not _inside(t, tokens)]
        keys = [tokens[i].key if tokens[i].kind != "latin" else tokens[i].key.casefold() for i in words]
        sentence_of = layer.sentence_of
        for at, first in enumerate(words):
            if tokens[first].kind == "punctuation":
                continue
            for head in _heads(keys[at]):
                longest = (self._bare if head.bare else self._longest).get(head.key, 0)
                if not head.bare:
                    longest = max(longest, self._bare.get(head.key, 0))
                name = ""
                for until in range(at + 1, min(at + longest, len(words)) + 1):
                    if sentence_of[words[until - 1]] != sentence_of[first]:
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


@lru_cache(maxsize=100_000)
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


def _weigh(hits: list[Hit], evidence: _Evidence) -> list[Hit]:
    """Hits without the names that their context does not allow."""
    out = []
    for hit in hits:
        names = tuple(name for name in hit.names if evidence.allows(name, hit))
        if names:
            out.append(hit._replace(names=names))
    return out


class _Evidence:
    """What the names that need no context say about an article: entries, countries, neighbours."""

    def __init__(self, hits: list[Hit], layer: TextLayer) -> None:
        self.layer = layer
        self.by_entry: dict[str, set[str]] = {}
        self.by_country: dict[str, set[str]] = {}
        self.starts: set[int] = set()
        self.adjectives: dict[int, str] = {}  # countries of nationalities with article, by first word
        self.ends: set[int] = set()
        self.name_ends: set[int] = set()
        for hit in hits:
            for name in hit.names:
                if name.context is None and name.entry.tier == 1 and _form_fits(name, hit, layer):
                    self._add(name, hit)

    def _add(self, name: Name, hit: Hit) -> None:
        self.by_entry.setdefault(name.entry.id, set()).add(name.text)
        code = name.entry.country
        if code is not None:
            self.by_country.setdefault(code, set()).add(name.text)
        if name.entry.kind == "nationality" and code and hit.site.keys[hit.site.at].startswith("ال"):
            self.adjectives[hit.site.at] = code
        if name.entry.kind not in ("nationality", "region"):
            self.name_ends.add(hit.site.until)
        if name.entry.kind in LISTED_KINDS:
            self.ends.add(hit.site.until)
            if hit.proclitics[0]:
                self.starts.add(hit.site.at)

    def witness(self, name: Name, hit: Hit) -> Witness:
        """What stands elsewhere in the article for one name; the name itself is no witness."""
        site = hit.site
        return Witness(
            bool(self.by_entry.get(name.entry.id, set()) - {name.text}),
            bool(self.by_country.get(name.entry.country or "", set()) - {name.text}),
            site.until in self.starts or (site.at in self.ends and hit.proclitics[0] != ""),
            frozenset(code for code, texts in self.by_country.items() if texts - {name.text}),
            not any(hit.proclitics)
            and site.at > 0
            and (site.keys[site.at - 1].startswith(("ال", "وال", "بال", "لل")) or site.at in self.name_ends),
        )

    def allows(self, name: Name, hit: Hit) -> bool:
        """Whether one name of a hit counts: its form, its own rule, and the tier of its entry."""
        if not _form_fits(name, hit, self.layer) or not _cut_fits(name, hit, self.layer):
            return False
        tier = name.entry.tier
        if name.entry.kind in BODIES and self._foreign(name.entry, hit):
            return False
        if name.context is None and tier == 1:
            return True
        witness = self.witness(name, hit)
        if name.context is not None:
            return holds(name.context, hit.site, witness)
        return witness.seen or holds(_TIERS[tier], hit.site, witness)


    def _foreign(self, entry: Entry, hit: Hit) -> bool:
        """Whether the nationality after a national body is another: صحيفة الوطن السورية is not the Saudi one."""
        after = self.adjectives.get(hit.site.until)
        return after is not None and entry.country not in NONSTATE and entry.country != after

    def settle(self, hit: Hit) -> Hit:
        """Of several places of one name those whose country the article names; all when it names none.

        طرابلس is the Lebanese one where Lebanon is named and Libya is not.
        """
        named = [name for name in hit.names if self.witness(name, hit).country]
        if len({name.entry.id for name in hit.names}) < 2 or not named:
            return hit
        if any(name.entry.kind not in ("place", "capital") for name in hit.names):
            return hit
        return hit._replace(names=tuple(named))


BODIES = frozenset({"organization", "armed_group", "seat"})

LISTED_KINDS = frozenset({"country", "capital", "organization", "armed_group"})
"""Kinds whose neighbours in a list are of their kind: موريتانيا ومالي، حماس وفتح."""

_TIERS = {
    2: Context(((Term("country"),), (Term("town"), Term("nowhere")))),
    3: Context(((Term("country"), Term("locative")),)),
}
"""What a less known place needs: its country named or a noun of place before it; its country and a place word."""


def _form_fits(name: Name, hit: Hit, layer: TextLayer) -> bool:
    """Spelling tests where a country and a nationality, or two words, have one key.

    An accusative adjective may look like a country (وفدا روسيا), and an accusative with its mark is never one
    (روسيًا). A final ى is no ي unless the article writes every ya so (اليد اليمنى is no يمني).
    """
    token = layer.tokens[hit.site.words[hit.site.until - 1]]
    last = token.text
    if token.kind == "latin":
        return not name.text.isupper() or last.isupper()  # WHO is a body, who is not
    if len(hit.names) > 1 and last.rstrip(TANWIN).endswith("ا") and hit.site.until == hit.site.at + 1:
        accusative = TANWIN in last
        if name.entry.kind == "nationality":
            return accusative or _after_accusative(hit, layer)
        return not accusative
    if name.entry.kind != "nationality":
        return TANWIN not in last and (name.entry.kind != "place" or _place_fits(name, hit))
    if last.endswith("ى") and not _final_dots(layer):
        return False
    return not _surname(name, hit)


def _cut_fits(name: Name, hit: Hit, layer: TextLayer) -> bool:
    """Whether the splitter cuts the first word as the name needs, asked where a wrong cut is likely.

    ف and ك are rare before names; short or little known places hide in common words (بنوك is no ب + نوك).
    """
    conjunction, preposition = hit.proclitics
    token = layer.tokens[hit.site.words[hit.site.at]]
    place = name.entry.kind in ("place", "capital")
    if conjunction == "ف" and token.conjunction != "ف":
        return False
    if preposition == "ك" and (place or token.preposition != "ك" or not hit.site.surface.startswith("ال")):
        return False
    if place and (len(hit.site.surface) <= 4 or name.context is not None or name.entry.tier > 1):
        return token.conjunction == conjunction and token.preposition == preposition
    return True


def _place_fits(name: Name, hit: Hit) -> bool:
    """Whether a place of one word is spelt so: فأس is no فاس, إطار no أطار, صفوي no صفوى, حمد السلوم no town."""
    site = hit.site
    if site.until - site.at > 1:
        return True
    surface = "".join(letter for letter in site.surface if letter not in MARKS)
    if surface.startswith("ال") and not any(hit.proclitics) and site.at and site.keys[site.at - 1] in given_names():
        return False
    if surface == name.text or len(surface) != len(name.text):
        return True
    spellings = [name.text, *(text for text in name.entry.names if key(text) == key(name.text))]
    return any(_same_letters(surface, text) for text in spellings)


def _same_letters(surface: str, text: str) -> bool:
    """Whether hamza and final ya, where the article writes them, are those of the name."""
    for at, (written, wanted) in enumerate(zip(surface, text, strict=True)):
        if written != wanted and (
            (written in "أآ" and wanted not in "أآ" and (at or wanted != "ا"))
            or (written == "إ" and wanted != "إ" and (at or wanted != "ا"))
            or (written in "ؤئ")
            or (written == "ي" and wanted == "ى")
        ):
            return False
    return True


def _surname(name: Name, hit: Hit) -> bool:
    """Whether a masculine singular with the article is a surname: محمد المصري، أبو أنس الليبي."""
    site = hit.site
    if site.at == 0 or name.gender != "masculine" or name.number != "singular" or any(hit.proclitics):
        return False
    return site.keys[site.at].startswith("ال") and (
        site.keys[site.at - 1] in given_names() or (site.at > 1 and site.keys[site.at - 2] in ("ابو", "ابي"))
    )


def _after_accusative(hit: Hit, layer: TextLayer) -> bool:
    """Whether the word before looks like an indefinite accusative noun: وفدا، مسؤولًا."""
    if hit.site.at == 0 or any(hit.proclitics):
        return False
    before = layer.tokens[hit.site.words[hit.site.at - 1]]
    if TANWIN in before.text:
        return True
    word = before.key
    return len(word) > 3 and word.endswith("ا") and not word.endswith(("ها", "نا", "ما")) and word not in NO_NOUNS


NO_NOUNS = frozenset(
    ["هذا", "لهذا", "بهذا", "وهذا", "كذا", "هكذا", "لذا", "دعا", "ودعا", "ايضا", "حاليا", "لاحقا", "موخرا", "سابقا"]
)
"""Words in -ا before a country that are no accusative nouns."""

TANWIN = "\u064b"


def _final_dots(layer: TextLayer) -> bool:
    """Whether the article writes every final ya without dots (فى), as Egyptian papers do."""
    text = layer.text
    return " فى " in text and " في " not in text


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
