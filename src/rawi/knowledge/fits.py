"""Whether a name found by its folded key is spelt and cut as the name must be."""

from __future__ import annotations

from functools import lru_cache

from rawi.knowledge.context import PLACE_NOUNS, given_names
from rawi.knowledge.hits import Hit, Name
from rawi.knowledge.spelling import key
from rawi.text import TextLayer
from rawi.text.folding import MARKS

NO_NOUNS = frozenset(
    ["هذا", "لهذا", "بهذا", "وهذا", "كذا", "هكذا", "لذا", "دعا", "ودعا", "ايضا", "حاليا", "لاحقا", "موخرا", "سابقا"]
)
"""Words in -ا before a country that are no accusative nouns."""

TANWIN = "\u064b"


def form_fits(name: Name, hit: Hit, layer: TextLayer) -> bool:
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
    if last.endswith("ى") and not _final_dots(layer.text):
        return False
    return not _surname(name, hit)


def cut_fits(name: Name, hit: Hit, layer: TextLayer) -> bool:
    """Whether the splitter cuts the first word as the name needs, asked where a wrong cut is likely.

    ف and ك are rare before names; short or little known places hide in common words (بنوك is no ب + نوك).
    """
    conjunction, preposition = hit.proclitics
    token = layer.tokens[hit.site.words[hit.site.at]]
    place = name.entry.kind in ("place", "capital")
    if conjunction == "ف" and token.conjunction != "ف":
        return False
    if preposition == "ك" and (token.preposition != "ك" or not hit.site.surface.startswith("ال")):
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
    if _is_relative_adjective(surface, hit):
        return False
    if surface == name.text or len(surface) != len(name.text):
        return True
    spellings = [name.text, *(text for text in name.entry.names if key(text) == key(name.text))]
    return any(_same_letters(surface, text) for text in spellings)


def _is_relative_adjective(surface: str, hit: Hit) -> bool:
    """العمل الجراحي is no place: a word in -ي with article after a noun with article, unless a noun for places."""
    if not surface.startswith("ال") or not surface.endswith("ي") or any(hit.proclitics) or hit.site.at == 0:
        return False
    before = hit.site.keys[hit.site.at - 1]
    return before.startswith(("ال", "وال", "بال", "لل", "فال", "كال")) and before.lstrip("وفبك").removeprefix("ال") not in PLACE_NOUNS


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
    if TANWIN in before.text or before.kind == "number":
        return True  # عقوبات على 19 روسيا
    word = before.key
    return len(word) > 3 and word.endswith("ا") and not word.endswith(("ها", "نا", "ما")) and word not in NO_NOUNS


@lru_cache(maxsize=8)
def _final_dots(text: str) -> bool:
    """Whether the article writes every final ya without dots (فى), as Egyptian papers do."""
    return " فى " in text and " في " not in text
