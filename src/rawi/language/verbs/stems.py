"""Stems of a verb: patterns of the ten forms and what weak, doubled and hamzated roots do to them.

Patterns use the digits 1 2 3 4 for the radicals, Latin letters for vowels (see ``spelling``). Each stem comes in
two shapes: before an ending that starts with a vowel (قالـ ت) and before a consonant or nothing (قلـ ت).
Rules as in any reference grammar (Wright, *A Grammar of the Arabic Language*, vol. 1, parts 2-3).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

PAST = {
    1: "1a2V3", 2: "1a22a3", 3: "1A2a3", 4: "ءa12a3", 5: "تa1a22a3", 6: "تa1A2a3", 7: "@iن1a2a3",
    8: "@i1تa2a3", 9: "@i12a33", 10: "@iستa12a3", 11: "1a23a4", 12: "تa1a23a4", 13: "@i12a3a44",
}  # fmt: skip
PAST_PASSIVE = {
    1: "1u2i3", 2: "1u22i3", 3: "1U2i3", 4: "ءu12i3", 5: "تu1u22i3", 6: "تu1U2i3", 8: "@u1تu2i3",
    10: "@uستu12i3", 11: "1u23i4", 12: "تu1u23i4",
}  # fmt: skip
PRESENT = {  # after the vowel of the prefix
    1: "12V3", 2: "1a22i3", 3: "1A2i3", 4: "12i3", 5: "تa1a22a3", 6: "تa1A2a3", 7: "ن1a2i3",
    8: "1تa2i3", 9: "12a33", 10: "ستa12i3", 11: "1a23i4", 12: "تa1a23a4", 13: "12a3i44",
}  # fmt: skip
PRESENT_PASSIVE = {
    1: "12a3", 2: "1a22a3", 3: "1A2a3", 4: "12a3", 5: "تa1a22a3", 6: "تa1A2a3", 8: "1تa2a3",
    10: "ستa12a3", 11: "1a23a4", 12: "تa1a23a4",
}  # fmt: skip
_SPLIT_ENDING = {"@i12a33": "@i12a3a3", "12a33": "12a3i3", "@i12a3a44": "@i12a34a4", "12a3i44": "12a34i4"}
_LENGTHEN = {"a": "A", "i": "I", "u": "U"}
_SHORTEN = {"A": "a", "I": "i", "U": "u"}
_EIGHTH = {"ص": "صط", "ض": "ضط", "ط": "طط", "ظ": "ظط", "د": "دد", "ذ": "دد", "ز": "زد", "و": "تت", "ت": "تت"}
U_PREFIX = frozenset({2, 3, 4, 11})


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb as its row gives it: root letters (hamza ء), form number, vowels of form I, irregularities."""

    lemma: str
    root: str
    form: int
    past_vowel: str = "a"
    present_vowel: str = "a"
    irregular: frozenset[str] = frozenset()

    @property
    def weak_last(self) -> bool:
        return self.root[-1] in "وي"

    @property
    def doubled(self) -> bool:
        return len(self.root) == 3 and self.root[1] == self.root[2] and not self.weak_last and self.form not in (2, 5)

    @property
    def hollow(self) -> bool:
        return (
            len(self.root) == 3 and self.root[1] in "وي" and not self.weak_last
            and self.form in (1, 4, 7, 8, 10) and "strong_middle" not in self.irregular
        )  # fmt: skip


class Stem(NamedTuple):
    """The two shapes of a stem, as sounds; a weak last radical is still open (``w`` or ``y``)."""

    before_vowel: str
    before_consonant: str


def past_stem(verb: Verb, *, passive: bool = False) -> Stem:
    """Stem of the past: قال/قل، ردّ/ردد، أشار/أشر."""
    pattern = (PAST_PASSIVE if passive else PAST)[verb.form].replace("V", verb.past_vowel)
    if verb.hollow and verb.form == 1 and not passive:
        short = "u" if verb.root[1] == "و" and verb.past_vowel == "a" else "i"
        return Stem(fill("1A3", verb), fill(f"1{short}3", verb))
    if "drop_middle" in verb.irregular and verb.form == 4:
        pattern = pattern.replace("12", "1")
    if "short_middle" in verb.irregular:
        return Stem(fill(pattern, verb).replace("يa", "ي"), fill("1a3", verb))  # ليس, لست
    weak = "w" if verb.form == 1 and verb.past_vowel == "a" and verb.root[-1] == "و" and not passive else "y"
    return _shapes(pattern, verb, weak)


def present_stem(verb: Verb, *, passive: bool = False) -> Stem:
    """Stem of the present without prefix: قول/قل، شير/شر، ستدعي."""
    pattern = (PRESENT_PASSIVE if passive else PRESENT)[verb.form].replace("V", verb.present_vowel)
    if verb.form == 1 and not passive and drops_first(verb):
        pattern = pattern.replace("12", "2")
    if "drop_middle" in verb.irregular:
        pattern = pattern.replace("12", "1")
    weak = "w" if verb.form == 1 and verb.present_vowel == "u" and verb.root[-1] == "و" and not passive else "y"
    return _shapes(pattern, verb, weak)


def drops_first(verb: Verb) -> bool:
    """Whether the first radical و is lost in the present: وعد يعد, وقع يقع."""
    return verb.root[0] == "و" and "keep_first" not in verb.irregular and (
        verb.past_vowel == "a" or verb.present_vowel == "i" or "drop_first" in verb.irregular
    )  # fmt: skip


def _shapes(pattern: str, verb: Verb, weak: str) -> Stem:
    open_shape = closed_shape = pattern
    if pattern in _SPLIT_ENDING:
        closed_shape = _SPLIT_ENDING[pattern]
    elif verb.hollow:
        open_shape = lengthen_middle(pattern)
        closed_shape = re.sub("[AIU](?=3)", lambda m: _SHORTEN[m.group()], open_shape)
    elif verb.doubled:
        open_shape = contract(pattern)
    return Stem(fill(open_shape, verb, weak), fill(closed_shape, verb, weak))


def lengthen_middle(pattern: str) -> str:
    """A weak middle radical becomes a long vowel: ``1u12i3`` → ``1I3``."""
    match = re.search("(.)2([aiu])3", pattern)
    if match is None:
        return pattern
    before, vowel = match.groups()
    if before == "a":
        return pattern[: match.start()] + "A3" + pattern[match.end() :]
    if before == "u":
        return pattern[: match.start()] + "I3" + pattern[match.end() :]
    return pattern[: match.start()] + before + _LENGTHEN[vowel] + "3" + pattern[match.end() :]


def contract(pattern: str) -> str:
    """Two equal last radicals close up: ``1a2a3`` → ``1a23``, ``12u3`` → ``1u23``."""
    match = re.search("(.)2([aiu])3", pattern)
    if match is None:
        return pattern
    before, vowel = match.groups()
    closed = before + "23" if before in "aiuAIU" else before + vowel + "23"
    return pattern[: match.start()] + closed + pattern[match.end() :]


def fill(pattern: str, verb: Verb, weak: str = "y") -> str:
    """Put the radicals in; the last one as ``w``/``y`` when it is weak; the t of form VIII assimilates."""
    root = verb.root
    if verb.form == 8 and "1ت" in pattern:
        pattern = pattern.replace("1ت", _eighth(verb))
    letters = list(root)
    if verb.weak_last:
        letters[-1] = weak
    return "".join(letters[int(c) - 1] if c in "1234" else c for c in pattern)


def _eighth(verb: Verb) -> str:
    first = verb.root[0]
    if first == "ء" and "assimilate_hamza" in verb.irregular:
        return "تت"
    return _EIGHTH.get(first, "1ت")


def settle(sounds: str) -> str:
    """Close the open ends of a whole form: weak last radicals, hamza pairs, و and ي after i and u.

    >>> settle("دaعaw" + "aت"), settle("نaفaya"), settle("رaضiy" + "U*"), settle("ءaءمaنa")
    ('دaعaت', 'نaفE', 'رaضU*', 'ءAمaنa')
    """
    if "w" in sounds or "y" in sounds:
        for rule, replacement in _WEAK_ENDINGS:
            sounds = rule.sub(replacement, sounds)
        sounds = sounds.replace("w", "و").replace("y", "ي")
    sounds = _HAMZA_PAIR.sub(lambda m: "ء" + _LENGTHEN[m.group(1)], sounds)
    sounds = _W_AFTER_I.sub("I", sounds)
    return _Y_AFTER_U.sub("U", sounds)


_HAMZA_PAIR = re.compile("^ء([aiu])ء(?=[^aiuAIUEء])")
_W_AFTER_I = re.compile("iو(?=[^aiuAIUEوF*]|$)")  # إيقاف، استيراد
_Y_AFTER_U = re.compile("uي(?=[^aiuAIUEيF*])")  # يوقظ
_WEAK_ENDINGS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rule), replacement)
    for rule, replacement in (
        ("a[wy]aT", "AT"),
        ("a[wy]a(?=ت)", "a"),
        ("awa$", "A"),
        ("aya$", "E"),
        ("a[wy]u$", "E"),
        ("a[wy]F$", "E"),
        ("a[wy]U", "aو"),
        ("a[wy]I", "aي"),
        ("a[wy]$", "a"),
        ("A[wy]", "Aء"),
        ("i[wy]u$", "I"),
        ("i[wy]U", "U"),
        ("i[wy]I", "I"),
        ("i[wy]$", "i"),
        ("i[wy](?=[^aAFiuIU])", "I"),
        ("iw", "iي"),
        ("u[wy]u$", "U"),
        ("u[wy]U", "U"),
        ("u[wy]I", "I"),
        ("u[wy]$", "u"),
        ("uw(?=[^aAFiuIU])", "U"),
    )
)
