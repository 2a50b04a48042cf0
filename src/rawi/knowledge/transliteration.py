"""Arabic names in Latin letters, as English newswire writes them: for people whom no table knows.

Common names come from a table. Other words are read letter by letter, with short vowels put where Arabic
syllables need them (مميش gives Mamish); foreign names get an e where consonants cannot stand together.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from rawi.knowledge.sheets import packaged_rows
from rawi.text.folding import fold

_CONSONANTS = {
    "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s",
    "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l",
    "م": "m", "ن": "n", "ه": "h", "و": "w", "ي": "y", "ء": "", "ؤ": "", "ئ": "",
}  # fmt: skip
_FOREIGN = {**_CONSONANTS, "ج": "j", "غ": "g", "ق": "k", "و": "v", "خ": "kh", "ث": "th"}
_PARTICLES = {"بن": "bin", "ابن": "ibn", "بنت": "bint", "ال": "Al", "ابو": "Abu", "ابي": "Abi", "ام": "Umm", "ولد": "Ould", "ذو": "Dhu", "ذي": "Dhi", "دي": "de", "دو": "du", "دا": "da", "فان": "van", "فون": "von", "لو": "Le"}
_LOWER = frozenset(("bin", "ibn", "bint", "de", "du", "da", "van", "von", "oglu"))
_ATTRIBUTES = ("الله", "الدين", "الاسلام", "الحق")
_DIN = {"الله": "Allah", "الدين": "al-Din", "الاسلام": "al-Islam", "الحق": "al-Haq"}
_SLAVE = {
    "الله": "Abdullah", "الرحمن": "Abdulrahman", "العزيز": "Abdulaziz", "الفتاح": "Abdel Fattah", "القادر": "Abdelkader",
    "الناصر": "Abdel Nasser", "ربه": "Abd-Rabbu", "الاله": "Abdelilah",
}  # fmt: skip
_FOREIGN_LETTERS = frozenset("ڤپچگ")
_ORDINALS = {"الاول": "I", "الثاني": "II", "الثالث": "III", "الرابع": "IV", "الخامس": "V", "السادس": "VI", "السابع": "VII",
             "الثامن": "VIII", "التاسع": "IX", "العاشر": "X"}  # fmt: skip


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    """Names by their folded Arabic form."""
    return {fold(row.cells["name"]): row.cells["latin"] for row in packaged_rows("romanized_names.csv")}


def arabic_names() -> Collection[str]:
    """Folded given and family names that are Arabic, by the table of romanized names."""
    return _table().keys()


@lru_cache(maxsize=10_000)
def transliterate(name: str, foreign: bool = False) -> str:
    """A personal name in Latin letters.

    Args:
        name: the name as the text has it, without titles; marks and tatweel do not matter.
        foreign: whether the bearer's country does not speak Arabic; و is then o, غ is g.

    Returns:
        The name by newswire convention; parts in Latin letters stay. Empty for an empty name.

    >>> transliterate("عبد الرحمن بن محمد الزعابي")
    'Abdulrahman bin Mohammed al-Zaabi'
    >>> transliterate("هربرت بيدرسن", foreign=True)
    'Herbert Bidersen'
    """
    out: list[str] = []
    parts = name.replace("-", " - ").split()
    at = 0
    while at < len(parts):
        part, following = parts[at], parts[at + 1] if at + 1 < len(parts) else ""
        word = fold(part)
        if word == "عبد" and following:
            out.append(_slave(fold(following), foreign))
            at += 1
        elif (word.startswith("عبد") and word[3:] in _SLAVE) or (word.startswith("عبدال") and len(word) > 6):
            out.append(_slave(word[3:], foreign))
        elif fold(following) in _ATTRIBUTES and word != "ال":
            first = _word(part, foreign)
            second = _DIN[fold(following)]
            out.append(first.removesuffix("a") + "allah" if second == "Allah" else f"{first} {second}")
            at += 1
        else:
            out.append(_part(part, word, foreign, bool(out)))
        at += 1
    return _join(out)


def _join(parts: list[str]) -> str:
    words = [part for part in parts if part]
    text = " ".join(words).replace(" - ", "-")
    return text[:1].upper() + text[1:] if text and not text.startswith("al-") else text


def _slave(of: str, foreign: bool) -> str:
    """Names with عبد: Abdullah, Abdul Karim."""
    if of in _SLAVE:
        return _SLAVE[of]
    return "Abdul " + _word(of.removeprefix("ال"), foreign)


def _part(part: str, word: str, foreign: bool, inner: bool) -> str:
    if word == "-":
        return "-"
    if not any("\u0620" <= letter <= "\u06ff" for letter in part):
        return part
    if part.startswith("آل") and word == "ال":
        return "Al"
    if inner and word in _ORDINALS:
        return _ORDINALS[word]
    if word.startswith("العبدال"):
        return "al-" + _slave(word[5:], foreign)
    if word in _PARTICLES and word != "ال":
        return _PARTICLES[word] if inner or _PARTICLES[word] not in _LOWER else _PARTICLES[word].capitalize()
    if word.startswith("ابو") and len(word) > 5 and word not in _table():
        return "Abu " + _word(part[3:], foreign)
    if word.startswith("ال") and len(word) > 3 and not foreign:
        return "al-" + _word(_strip(part, 2), foreign)
    return _word(part, foreign)


def _strip(part: str, letters: int) -> str:
    """A word without its first letters; vowel marks that belong to them go too."""
    at = 0
    while at < len(part) and letters:
        letters -= len(fold(part[at]))
        at += 1
    return part[at:]


def _word(part: str, foreign: bool) -> str:
    """One word without article: from the table, else by letters; lower case inside, capital in front."""
    word = fold(part)
    known = _table().get(word)
    if known is not None:
        return known
    text = _foreign_letters(part) if foreign or _FOREIGN_LETTERS & set(part) else _arabic_letters(part)
    return text[:1].upper() + text[1:]


def _letters(part: str) -> list[str]:
    """The letters to be read, without marks, one form for each alif."""
    plain = (letter for letter in part if fold(letter))
    return [{"أ": "ا", "ٱ": "ا", "ی": "ي", "ک": "ك"}.get(letter, letter) for letter in plain]


def _arabic_letters(part: str) -> str:
    """An Arabic word: long vowels as written, a short one where a syllable has none."""
    text = _letters(part)
    out: list[str] = []
    run: list[str] = []  # consonants since the last vowel
    left = ""  # the vowel before them
    for i, letter in enumerate(text):
        vowel = _arabic_vowel(text, i)
        if vowel is None:
            run.append(_CONSONANTS.get(letter, ""))
            continue
        out.append(_syllables(run, left, True, "a") + vowel)
        run, left = [], vowel
    # فاعل: an active participle has e before its last consonant, other words a
    out.append(_syllables(run, left, False, "e" if left == "a" and len(text) > 2 else "a"))
    return "".join(out)


def _arabic_vowel(text: list[str], at: int) -> str | None:
    """The vowel that a letter stands for, None for a consonant."""
    letter = text[at]
    if letter in "اآىة":
        return "a"
    if letter == "إ":
        return "" if text[at + 1 : at + 2] == ["ي"] else "i"
    if letter not in "وي" or at == 0:
        return None
    before_initial = text[at - 1] in "اإ" and at == 1
    if not before_initial and (text[at - 1] in "اآىة" or _arabic_vowel(text, at - 1) is not None):
        return None
    following = text[at + 1] if at + 1 < len(text) else ""
    if following == "ة" and letter == "ي":
        return "iy"
    if following and following in "اىةآ":
        return None
    return "u" if letter == "و" else "i"


def _syllables(run: list[str], left: str, onset: bool, vowel: str) -> str:
    """Consonants with the short vowels that they need.

    Args:
        run: consonants in a row, as sounds.
        left: the vowel before them, empty at the beginning of a word.
        onset: whether a vowel follows; else the word ends.
        vowel: the short vowel before the last consonant of a word; elsewhere it is a.
    """
    if not run:
        return ""
    if onset:
        tail, rest = run[-1], run[:-1]
    elif len(run) == 1:
        return run[0]
    else:
        tail, rest = run[-2] + vowel + run[-1], run[:-2]
    coda = ""
    if left and rest:
        coda, rest = rest[0], rest[1:]
    middle = ""
    if len(rest) % 2:
        middle, rest = rest[0] + "a", rest[1:]
    middle += "".join(rest[i] + "a" + rest[i + 1] for i in range(0, len(rest), 2))
    return coda + middle + tail


_ONSETS = frozenset(["br", "cr", "dr", "fr", "gr", "kr", "pr", "tr", "vr", "bl", "fl", "gl", "kl", "pl", "sl", "sm", "sn", "sp", "st", "sk", "sw", "shm", "shn", "shr", "sht", "shv", "tw"])
_CODAS = frozenset(["rt", "rd", "rk", "rg", "rs", "rm", "rn", "rl", "rf", "rv", "rts", "rch", "rsh", "rz", "rb", "lt", "ld", "lk", "lm", "lf", "lts", "lz", "ls", "nt", "nd", "nk", "ng", "ns", "nz", "nn", "ntz", "st", "sk", "ft", "kt", "ts", "ks", "x", "mp", "ms", "sh", "ch", "tz", "ss", "ll", "tt"])


def _foreign_letters(part: str) -> str:
    """A foreign word: و is o, ي is i; e is put in only where consonants cannot stand together."""
    sounds = _foreign_sounds(_letters(part))
    out, seen_vowel = "", False
    run: list[str] = []
    for sound in sounds:
        if sound[:1] in _LATIN_VOWELS:
            out += _cluster(run, seen_vowel, True) + sound
            run, seen_vowel = [], True
        else:
            run.append(sound)
    return out + _cluster(run, seen_vowel, False)


_LATIN_VOWELS = frozenset("aeiou")


def _cluster(run: list[str], left: bool, onset: bool) -> str:
    """Consonants between vowels (or at an edge of the word) with e where they need it."""
    if len(run) <= 1:
        return "".join(run)
    if onset:
        size = 2 if run[-2] + run[-1] in _ONSETS and (len(run) > 2 or not left) else 1
        tail, rest = "".join(run[-size:]), run[:-size]
    else:
        size = 2 if run[-2] + run[-1] in _CODAS and (left or len(run) > 2) else 1
        if left and len(run) == size:
            return "".join(run)
        tail, rest = run[-size - 1] + "e" + "".join(run[-size:]), run[: -size - 1]
    coda = ""
    if left and len(rest) == 2:
        return rest[0] + ("" if rest[0] + rest[1] in _CODAS else "e") + rest[1] + tail
    if left and rest:
        coda, rest = rest[0], rest[1:]
    middle = ""
    if len(rest) % 2:
        middle, rest = rest[0] + "e", rest[1:]
    return coda + middle + "".join(rest[i] + "e" + rest[i + 1] for i in range(0, len(rest), 2)) + tail


_PAIRS = (("تش", "ch"), ("كس", "x"), ("نغ", "ng"), ("شتش", "shch"))


def _foreign_sounds(text: list[str]) -> list[str]:
    """The letters of a foreign word as sounds; vowels apart from consonants."""
    out: list[str] = []
    i, count = 0, len(text)
    while i < count:
        letter, following = text[i], text[i + 1] if i + 1 < count else ""
        after_vowel = bool(out) and out[-1][-1] in _LATIN_VOWELS
        pair = next((sound for letters, sound in _PAIRS if letter + following == letters), "")
        if pair:
            out.append(pair)
            i += 2
            continue
        if letter in "اآ":
            sound = "" if not out and following and following in "وي" else "a"
        elif letter == "إ":
            sound = "" if following == "ي" else "e"
        elif letter in "ىة" or (letter == "ه" and i == count - 1):
            sound = "i" if letter == "ى" else "a"
        elif letter == "و":
            sound = "w" if (not out and i == 0) or (after_vowel and following in tuple("اي")) else "o"
        elif letter == "ي":
            sound = "y" if following in tuple("اوي") and (not out or after_vowel) else "i"
        elif letter == "ف":
            sound = "v" if after_vowel and (not following or following in "اويى") else "f"
        else:
            sound = _MORE.get(letter) or _FOREIGN.get(letter, "")
        if sound:
            out.append(sound)
        i += 1
    return out


_MORE = {"ڤ": "v", "پ": "p", "چ": "ch", "گ": "g"}
