"""Names of the trained part made whole: where they end, what belongs to them still, which are none."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from rawi.knowledge.context import given_names
from rawi.knowledge.people import by_surname
from rawi.language.types import LanguageLayer, NameSpan
from rawi.mentions.lexicon import never_in_names, servants_of_god
from rawi.text.types import TextLayer, Token

_BRACKETS = frozenset("()[]")
LINKS = frozenset(("بن", "ابن", "بنت"))
"""Words that tie the father's name to the child's: what stands on both sides is one name."""


def bare(token: Token) -> str:
    """The folded word without conjunction and preposition, the article kept."""
    if token.preposition == "ل" and token.article and token.key[len(token.conjunction) :].startswith("لل"):
        return "ال" + token.stem
    return token.key[len(token.conjunction) + len(token.preposition) :]


def whole_names(
    layer: TextLayer, language: LanguageLayer, titles: Mapping[int, int], firm: Collection[int], taken: Collection[int]
) -> list[NameSpan]:
    """The model's names, cut and completed.

    Args:
        layer: the article's tokens.
        language: its tags and the names of the model.
        titles: first token of each title -> its end.
        firm: tokens that are a country, capital or nationality of the tables.
        taken: tokens of names in the tables and of titles, over which no name is drawn out.

    >>> from rawi.text import read_text
    >>> layer = read_text("قال زيد بن علي بن حمد الراشد إن")
    >>> language = LanguageLayer(("X",) * 9, ((),) * 9, (NameSpan(1, 4, "PER"),))
    >>> [layer.slice(n.first, n.last) for n in whole_names(layer, language, {}, (), ())]
    ['زيد بن علي بن حمد']
    """
    out: list[NameSpan] = []
    within = {i: last for first, last in titles.items() for i in range(first + 1, last)}
    found_ones = hyphenated(layer, language)
    for found in sorted([*found_ones, *_behind_titles(layer, language, titles, found_ones)], key=lambda n: n.first):
        name = _after_title(layer, language, _without_title(found, titles), within)
        if name.label == "PER" and name.last > name.first + 1 and _no_first_name(layer, language, name, found_ones):
            name = replace(name, first=name.first + 1)
        rest = range(name.first + 1, name.last)
        if name.label != "PER" and rest and taken and _surname_and_place(layer, name.first, name.first + 1, taken) and all(i in taken for i in rest):
            name = NameSpan(name.first, name.first + 1, "PER")  # وطالب ترمب كوريا الجنوبية: subject and object
        name = replace(name, last=_end(layer, language, name, firm))
        if name.label == "ORG" and name.last > name.first:
            name = _described(layer, language, name, firm)
        if name.label == "PER" and name.last > name.first:
            name = _completed(layer, language, name, taken)
            if out and out[-1].label == "PER" and out[-1].last > name.first:
                name = replace(out.pop(), last=max(name.last, out[-1].last if out else name.last))
        if name.last > name.first:
            out.append(name)
    full = {bare(layer.tokens[i]) for n in out if n.label == "PER" and n.last - n.first > 1 for i in range(n.first, n.last)}
    return [n for n in out if n.label != "PER" or _is_name(layer, language, n, full)]


def hyphenated(layer: TextLayer, language: LanguageLayer) -> list[NameSpan]:
    """The model's names, those of one hyphenated person made one: كيم جونغ-أون, تايي-بروك زيريهون.

    Two surnames of the tables beside a hyphen stay two people (قمة ترامب-كيم); words with the article are no names.
    """
    out: list[NameSpan] = []
    tokens = layer.tokens
    for name in language.names:
        if out and name.first < out[-1].last:
            continue  # joined already
        if out and out[-1].last + 1 == name.first and "PER" in (out[-1].label, name.label) and _joins(layer, language, out[-1].last):
            name = NameSpan(out.pop().first, name.last, "PER")
        while name.last + 1 < len(tokens) and name.label in ("PER", "GPE") and _joins(layer, language, name.last):
            last = name.last + 2
            if name.label == "GPE":
                if not (last < len(tokens) and _called_name(layer, language, last)):
                    break
                last += 1
            name = NameSpan(name.first, last, "PER")
        if name.last - name.first == 3 and tokens[name.first + 1].text == "-" and _surnames(tokens[name.first], tokens[name.last - 1]):
            out.append(replace(name, last=name.first + 1))
            name = replace(name, first=name.last - 1)
        out.append(name)
    return out



def _no_first_name(
    layer: TextLayer, language: LanguageLayer, name: NameSpan, found: Collection[NameSpan]
) -> bool:
    """True where the model took أن into the name behind it (بأن القرني), or a verb (وزار جنتيلوني, named in full elsewhere)."""
    token, word = layer.tokens[name.first], bare(layer.tokens[name.first])
    if word == "ان":
        return "آ" not in token.text
    finite = any(f.kind == "finite" and f.tense == "past" for f in language.verbs[name.first])
    if token.conjunction != "و" or not finite or name.last != name.first + 2 or word in given_names():
        return False
    family = bare(layer.tokens[name.first + 1])
    return any(
        n.label == "PER" and n.last > n.first + 1 and n != name and bare(layer.tokens[n.last - 1]) == family
        and bare(layer.tokens[n.first]) != word for n in found
    )  # fmt: skip


_AFTER_NAMES = frozenset(("ان", "،", ":", "."))


def _behind_titles(
    layer: TextLayer, language: LanguageLayer, titles: Mapping[int, int], found: Collection[NameSpan]
) -> Iterator[NameSpan]:
    """محافظ نينوى نوفل العاكوب أن: a given name and a family name right behind a title, which the model took for nouns."""
    tokens = layer.tokens
    taken = {i for name in found for i in range(name.first, name.last)}
    for first, at in titles.items():
        if at - first < 2 or at + 2 >= len(tokens) or at in taken or at + 1 in taken or at in titles:
            continue
        given, family = tokens[at], tokens[at + 1]
        ends = tokens[at + 2].key in _AFTER_NAMES or tokens[at + 2].key in never_in_names()
        sure = given.text != "علي" or " على " in layer.text or tokens[at + 2].key in _AFTER_NAMES
        if given.key in given_names() and _plain(given) and family.article and ends and sure:
            yield NameSpan(at, at + 2, "PER")


def _surnames(one: Token, other: Token) -> bool:
    return bare(one) in by_surname() and bare(other) in by_surname()


def _joins(layer: TextLayer, language: LanguageLayer, at: int) -> bool:
    """True when a hyphen glued on both sides stands here, between two words that may be parts of one name."""
    tokens = layer.tokens
    if not 0 < at < len(tokens) - 1 or tokens[at].text not in ("-", "‐", "‑"):
        return False
    before, after = tokens[at - 1], tokens[at + 1]
    if before.end != tokens[at].start or tokens[at].end != after.start or not after.is_word:
        return False
    if before.article or after.article or _surnames(before, after):
        return False
    return language.pos[at - 1] == "PROPN" and (language.pos[at + 1] == "PROPN" or language.pos[at - 2] == "PROPN")


def _without_title(name: NameSpan, titles: Mapping[int, int]) -> NameSpan:
    """الملك سلمان, الشيخ تميم: the title that the model took into the name is a title."""
    first = name.first
    while name.label == "PER" and titles.get(first, name.last) < name.last:
        first = titles[first]
    return replace(name, first=first) if first != name.first else name


def _after_title(
    layer: TextLayer, language: LanguageLayer, name: NameSpan, within: Mapping[int, int]
) -> NameSpan:
    """محافظ نينوى نوفل العاكوب: the place belongs to the title, what the model drew to it is the bearer's name."""
    token = layer.tokens[name.first]
    dots = token.key == "علي" and not token.text.endswith("ى")  # a man
    particle = token.key in never_in_names() and language.pos[name.first] in _PARTICLES and not dots
    preposition = name.label == "PER" and token.key in never_in_names() and token.text.endswith("ى")
    if (particle or preposition) and name.first + 1 < name.last:
        return replace(name, first=name.first + 1)  # سؤالا على ماكرون, الوزارة أن لافروف
    first = within.get(name.first, name.first)
    if name.label == "PER" or not name.first < first < name.last or not _called_name(layer, language, first):
        return name
    last = first + 1
    while last < min(len(layer.tokens), first + 4) and _called_name(layer, language, last):
        last += 1
    following = layer.tokens[last + 1].key if last + 1 < len(layer.tokens) else ""
    if last < len(layer.tokens) and layer.tokens[last].article and following in ("ان", "،"):
        last += 1
    return NameSpan(first, last, "PER")


_PARTICLES = frozenset(("SCONJ", "ADP", "CCONJ", "PART"))


def _called_name(layer: TextLayer, language: LanguageLayer, at: int) -> bool:
    return layer.tokens[at].is_word and _plain(layer.tokens[at]) and language.pos[at] == "PROPN"


def _end(layer: TextLayer, language: LanguageLayer, name: NameSpan, firm: Collection[int]) -> int:
    """Where a name of the model ends: before a preposition, a day, a verb; a person's rarely before anything else."""
    if layer.tokens[name.first].future or (name.label != "PER" and is_verb(language, name.first)):
        return name.first  # نحن [فتحنا الرياض]
    for i in range(name.first + 1, name.last):
        token = layer.tokens[i]
        verb = language.pos[i] == "VERB" and bool(language.verbs[i])
        if token.text in _BRACKETS and (name.label == "PER" or not _closed(layer, i, name.last)):
            return i
        if token.key in never_in_names() and not _is_ali(layer, name, i):
            return i
        if name.label != "PER" and (token.future or verb):
            return i
        if name.label == "PER" and _ends_person(layer, language, name, i, firm):
            return i
    return name.last


def _closed(layer: TextLayer, at: int, last: int) -> bool:
    """False for المحكمة (كراون كورت, where the name of the model ends inside the brackets that it opens."""
    return layer.tokens[at].text in "([" and any(layer.tokens[i].text in ")]" for i in range(at + 1, last))


def is_verb(language: LanguageLayer, index: int) -> bool:
    """True for a word that the tags call a verb and that has a finite reading."""
    return language.pos[index] == "VERB" and any(form.kind == "finite" for form in language.verbs[index])


def _is_ali(layer: TextLayer, name: NameSpan, index: int) -> bool:
    """علي the name has the key of على the preposition: the dots tell, or a link before it."""
    token = layer.tokens[index]
    if name.label != "PER" or token.key != "علي":
        return False
    return token.text.endswith("ي") or layer.tokens[index - 1].key in LINKS


def _ends_person(layer: TextLayer, language: LanguageLayer, name: NameSpan, index: int, firm: Collection[int]) -> bool:
    """True when a person's name ends before this word.

    One word is seldom a whole name, so after the first word little ends it: in بيل باكلي, ثيو والكوت, بيتر تشيك the second
    word only looks like a clitic or a country.
    """
    tokens = layer.tokens
    token, first = tokens[index], index == name.first + 1
    before = bare(tokens[index - 1])
    verb = language.pos[index] == "VERB" and bool(language.verbs[index])
    finite = any(f.kind == "finite" for f in language.verbs[index])
    if verb or (finite and before in by_surname() and language.pos[index] != "PROPN"):
        if before in by_surname():
            return True  # الرئيس شي بعث
        return token.key[0] in "ايتن" and before not in given_names() and bare(token) not in given_names()
    if first and index + 1 == name.last and _surname_and_place(layer, name.first, index, firm):
        return True  # زار [بومبيو | بيونغيانغ]
    if first or before in LINKS:
        listed = token.conjunction == "و" and tokens[name.first].conjunction == "و"
        return listed and (token.article or bare(token) in given_names())
    if index in firm:
        return token.article or index + 1 == name.last
    if token.conjunction:
        return token.article or bare(token) in given_names() or token.conjunction == "و"
    return bool(token.preposition) and (token.article or bare(token) in given_names())


def _surname_and_place(layer: TextLayer, surname: int, place: int, firm: Collection[int]) -> bool:
    """True for two whole names: a known surname that is no given name, and a country or capital of the tables."""
    word, token = bare(layer.tokens[surname]), layer.tokens[place]
    return place in firm and not token.article and word in by_surname() and word not in given_names()


def _described(layer: TextLayer, language: LanguageLayer, name: NameSpan, firm: Collection[int]) -> NameSpan:
    """نادي ريال مدريد + الإسباني: the nationality behind a body's foreign name tells its country, unless a name goes on."""
    tokens, at = layer.tokens, name.last
    if at >= len(tokens) or at not in firm or not tokens[at].article or tokens[at].conjunction or tokens[at].preposition:
        return name
    head, before = tokens[name.first], tokens[at - 1]
    if name.last - name.first < 2 and not (name.first and language.pos[name.first - 1] == "NOUN"):
        return name
    goes_on = at + 1 < len(tokens) and language.pos[at + 1] == "PROPN"
    if before.article or head.article or before.preposition or goes_on or layer.sentence_of[at] != layer.sentence_of[at - 1]:
        return name
    return replace(name, last=at + 1)


def _completed(layer: TextLayer, language: LanguageLayer, name: NameSpan, taken: Collection[int]) -> NameSpan:
    """زيد بن علي + بن زيد; مارسيلو + بييلسا: links and a second word that the tags call a name."""
    tokens = layer.tokens
    first, last = name.first, name.last

    def joins(at: int) -> bool:
        return at < len(tokens) and tokens[at].is_word and layer.sentence_of[at] == layer.sentence_of[first]

    if tokens[first].key in LINKS and first and joins(first - 1) and first - 1 not in taken:
        first -= 1
    if tokens[last - 1].key in LINKS and joins(last):
        last += 1
    while joins(last + 1) and tokens[last].key in LINKS and tokens[last + 1].key not in never_in_names():
        last += 2
    alone = last - first == 1 and not tokens[first].article and joins(last) and last not in taken
    if alone and language.pos[last] == "PROPN" and _plain(tokens[last]) and language.pos[first] == "PROPN":
        last += 1
    elif alone and tokens[last].text == "علي" and " على " in layer.text and bare(tokens[first]) in given_names():
        last += 1  # يونس علي, in an article that keeps على apart
    return replace(name, first=first, last=last)


def _plain(token: Token) -> bool:
    return not (token.conjunction or token.preposition or token.article or token.pronoun)


def _is_name(layer: TextLayer, language: LanguageLayer, name: NameSpan, full: Collection[str]) -> bool:
    """False for single words that the tags take for verbs or adjectives, unless part of a full name elsewhere."""
    token = layer.tokens[name.first]
    word = bare(token)
    if all(t.kind == "latin" for t in layer.tokens[name.first : name.last]):
        return False  # names of films and programmes: Ballers
    if name.last - name.first > 1:
        devout = layer.tokens[name.last - 1].stem == "الله" and name.last - name.first == 2
        return not devout or word in servants_of_god()
    if len(word) < 2 or word in LINKS or word == "الله" or "\u064b" in token.text:
        return False
    if language.pos[name.first] in ("PROPN", "X") or word in full:
        return True
    return word in by_surname() or (word in given_names() and language.pos[name.first] == "NOUN" and not token.preposition)
