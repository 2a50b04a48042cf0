"""Is it Arabic? If not, what does it look like?"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from rawi.errors import NotArabicError

LEAST_ARABIC = 0.2
"""Share of letters in the Arabic script below which a text is refused: technology news full of Latin
names and pages of film lists stay above it (measured on 60,000 articles)."""
LEAST_FOREIGN = 0.015
"""Share of letters that Arabic does not have (پ چ ژ گ ...) from which another language is likely. Of 9,900 Arabic
articles 99.9 % had none; the highest share was 1.7 %."""
LEAST_ARTICLE = 0.10
"""Share of words with the article ال below which Arabic is unlikely; 99.9 % of 9,900 Arabic articles
had more, half of them above 30 %."""

_SAMPLE = 10_000
_WORD = re.compile(r"[^\W\d_]+")
_ARTICLE = re.compile(r"[وف]?[بك]?(?:ال|لل)")
# Letters that tell the language when the script is Arabic, most telling first.
_LANGUAGES = (
    ("Uyghur", "ېۋۇۈە"),
    ("Central Kurdish", "ێۆڕڵە"),
    ("Pashto", "ښځڅډړېۍڼ"),
    ("Sindhi", "ڄڃڻڀٿڌڏ"),
    ("Urdu", "ٹڈڑےںہھ"),
    ("Persian", "پچژگ"),
)
_FOREIGN = frozenset("".join(letters for _, letters in _LANGUAGES))
_SCRIPTS = {
    "CYRILLIC": "a language in Cyrillic letters", "HEBREW": "Hebrew", "GREEK": "Greek", "HANGUL": "Korean",
    "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "CJK": "Chinese", "ARMENIAN": "Armenian", "GEORGIAN": "Georgian",
    "DEVANAGARI": "Hindi or another language in Devanagari", "ETHIOPIC": "Amharic or another language in Ethiopic letters",
    "THAI": "Thai", "BENGALI": "Bengali", "TAMIL": "Tamil", "SYRIAC": "Syriac",
}  # fmt: skip
_LATIN_WORDS = {
    "English": "the of and to in that is for with was",
    "French": "le la les des et du une dans est que pour",
    "Spanish": "el los las del y en una que por con se",
    "German": "der die das und ist nicht mit ein von den",
    "Turkish": "ve bir bu da de için ile olan olarak",
    "Italian": "il di che la del per una della sono gli",
    "Portuguese": "o os da do em que uma para com não",
    "Indonesian or Malay": "yang dan di itu dengan untuk dari ini",
}


def check_arabic(text: str, name: str) -> None:
    """Raises NotArabicError, saying what the text looks like, unless most signs point to Arabic.

    Method: shares of letters by script; for the Arabic script, letters that Arabic lacks against words with
    the article ال. Looks at 30,000 characters at most.

    >>> check_arabic("The minister said that the talks were useful.", "news.txt")
    Traceback (most recent call last):
    rawi.errors.NotArabicError: [R105] news.txt is not Arabic (0% Arabic letters): it looks like English; ...
    """
    looks_like = other_language(text)
    if looks_like:
        share, language = looks_like
        raise NotArabicError(
            f"{name} is not Arabic ({share:.0%} Arabic letters): it looks like {language}; Rawi reads Arabic only"
        )


def other_language(text: str) -> tuple[float, str] | None:
    """None for Arabic, else the share of letters in the Arabic script and what the text looks like."""
    sample = _sample(text)
    letters = Counter(c for word in _WORD.findall(sample) for c in word if c.isalpha())
    total = sum(letters.values())
    if not total:
        return 0.0, "a text without any letter"
    arabic = {c: n for c, n in letters.items() if _script(c) == "ARABIC"}
    share = sum(arabic.values()) / total
    if share < LEAST_ARABIC:
        return share, _by_script(sample, letters)
    foreign = sum(n for c, n in arabic.items() if c in _FOREIGN)
    words = [w for w in _WORD.findall(sample) if _script(w[0]) == "ARABIC"]
    with_article = sum(bool(_ARTICLE.match(w)) for w in words)
    if foreign > LEAST_FOREIGN * total and with_article < LEAST_ARTICLE * len(words):
        scores = {language: sum(letters[c] for c in signs) for language, signs in _LANGUAGES}
        return share, max(scores, key=lambda language: scores[language])
    return None


def _sample(text: str) -> str:
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = len(text) // 2
    return " ".join((text[:_SAMPLE], text[middle : middle + _SAMPLE], text[-_SAMPLE:]))


def _script(letter: str) -> str:
    return unicodedata.name(letter, "UNKNOWN").split(" ", 1)[0].split("-", 1)[0]


def _by_script(sample: str, letters: Counter[str]) -> str:
    scripts: Counter[str] = Counter()
    for letter, number in letters.items():
        scripts[_script(letter)] += number
    if scripts["HIRAGANA"] + scripts["KATAKANA"] > scripts["CJK"] / 10:
        scripts["HIRAGANA"] += scripts["CJK"]
    script = scripts.most_common(1)[0][0]
    if script != "LATIN":
        return _SCRIPTS.get(script, f"a language in {script.capitalize()} letters")
    words = Counter(w.lower() for w in _WORD.findall(sample))
    scores = {name: sum(words[w] for w in signs.split()) for name, signs in _LATIN_WORDS.items()}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] else "a language in Latin letters"
