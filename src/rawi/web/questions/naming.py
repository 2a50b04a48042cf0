"""Who is called so, out of memory: words of all names that the store knows, with whose they are."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from heapq import nsmallest

from rawi.store.identity import name_key
from rawi.store.place import Connection

_ARABIC = re.compile(r"[\u0600-\u06ff\s]+")
_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Forms of names by their words. Actors are numbered by the articles that name them, most first.

    ``forms[starts[n]:starts[n + 1]]`` are the forms that hold ``words[n]``; ``whose`` has the actor of each form.
    """

    words: list[str]
    starts: array[int]
    forms: array[int]
    whose: array[int]
    identities: list[str]

    @classmethod
    def of(cls, connection: Connection, kinds: str) -> NameIndex:
        """The names of all actors of some types; ``kinds`` is a list of SQL."""
        ((identities,),) = connection.execute(
            f"SELECT list(identity) FROM (SELECT identity FROM identities WHERE type IN {kinds} ORDER BY articles DESC, identity)"
        ).fetchall()
        number = {identity: at for at, identity in enumerate(identities or ())}
        whose = array("i")
        holding: dict[str, array[int]] = {}
        for identity, key in connection.execute("SELECT identity, name_key FROM identity_names").fetchall():
            if identity in number and key:
                for word in set(key.split()):
                    holding.setdefault(word, array("i")).append(len(whose))
                whose.append(number[identity])
        words = sorted(holding)
        starts, forms = array("i", [0]), array("i")
        for word in words:
            forms.extend(holding[word])
            starts.append(len(forms))
        return cls(words, starts, forms, whose, identities or [])

    def find(self, name: str, most: int) -> list[str]:
        """The identities with a form that has a word beginning with each word of ``name``, the most named first."""
        found: set[int] | None = None
        for word in sorted(name_key(name).split()[:8], key=len, reverse=True):
            first, last = bisect_left(self.words, word), bisect_left(self.words, word + _LAST)
            some = self.forms[self.starts[first] : self.starts[last]]
            found = set(some) if found is None else found.intersection(some)
            if not found:
                return []
        return [self.identities[at] for at in nsmallest(most, {self.whose[form] for form in found or ()})]


def is_arabic(name: str) -> bool:
    """Whether a name can be looked up here: English names and country codes are asked of the store.

    >>> is_arabic("سيرغي لافروف"), is_arabic("Lavrov")
    (True, False)
    """
    return bool(_ARABIC.fullmatch(name))
