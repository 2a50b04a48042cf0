"""What the names of an article say for each other: which risky ones count, which of several is meant."""

from __future__ import annotations

from rawi.knowledge.codes import NONSTATE
from rawi.knowledge.context import Context, Term, Witness, holds
from rawi.knowledge.fits import cut_fits, form_fits
from rawi.knowledge.hits import Hit, Name
from rawi.knowledge.types import Entry
from rawi.text import TextLayer

PLACES = frozenset({"place", "capital"})

BODIES = frozenset({"organization", "armed_group", "seat"})

LISTED_KINDS = frozenset({"country", "capital", "organization", "armed_group"})
"""Kinds whose neighbours in a list are of their kind: موريتانيا ومالي، حماس وفتح."""

_TIERS = {
    2: Context(((Term("country"),), (Term("town"), Term("nowhere")))),
    3: Context(((Term("country"), Term("locative")), (Term("country"), Term("among")))),
}
"""What a less known place needs: its country named or a noun of place before it; its country and a place word."""


_LOCATED = Context(((Term("locative"),), (Term("byline"),)))


def _safe(name: Name) -> bool:
    return name.context is None and name.entry.tier == 1


class Evidence:
    """What the names of an article say about it: entries, countries, neighbours.

    Names that need no context are taken first, then the risky ones that count by what those say.
    """

    def __init__(self, hits: list[Hit], layer: TextLayer) -> None:
        self.layer = layer
        self.by_entry: dict[str, set[str]] = {}
        self.by_country: dict[str, set[str]] = {}
        self.starts: set[int] = set()
        self.adjectives: dict[int, str] = {}  # countries of nationalities with article, by first word
        self.ends: set[int] = set()
        self.place_starts: set[int] = set()
        self.place_ends: set[int] = set()
        self.name_ends: set[int] = set()
        self.codes: frozenset[str] = frozenset()
        self.sole: dict[str, frozenset[str]] = {}  # countries that only one spelling vouches for
        self._add([(n, h) for h in hits for n in h.names if _safe(n) and form_fits(n, h, layer)])
        self._add([(n, h) for h in hits for n in h.names if n.context is not None and self.allows(n, h)])

    def _add(self, found: list[tuple[Name, Hit]]) -> None:
        """Take names as evidence, then sum up which countries they name."""
        for name, hit in found:
            self.by_entry.setdefault(name.entry.id, set()).add(name.text)
            code = name.entry.country
            if code is not None and len({other.entry.country for other in hit.names}) == 1:
                self.by_country.setdefault(code, set()).add(name.text)
            if name.entry.kind == "nationality" and code and hit.site.keys[hit.site.at].startswith("ال"):
                self.adjectives[hit.site.at] = code
            if name.entry.kind not in ("nationality", "region"):
                self.name_ends.add(hit.site.until)
            if name.entry.kind in LISTED_KINDS:
                self.ends.add(hit.site.until)
                if hit.proclitics[0]:
                    self.starts.add(hit.site.at)
            if name.entry.kind in PLACES:
                self.place_ends.add(hit.site.until)
                if hit.proclitics[0]:
                    self.place_starts.add(hit.site.at)
        self.codes = frozenset(self.by_country)
        self.sole = {}
        for code, texts in self.by_country.items():
            if len(texts) == 1:
                text = next(iter(texts))
                self.sole[text] = self.sole.get(text, frozenset()) | {code}

    def witness(self, name: Name, hit: Hit) -> Witness:
        """What stands elsewhere in the article for one name; the name itself is no witness."""
        site = hit.site
        return Witness(
            bool(self.by_entry.get(name.entry.id, set()) - {name.text}),
            bool(self.by_country.get(name.entry.country or "", set()) - {name.text}),
            site.until in self.starts or (site.at in self.ends and hit.proclitics[0] != ""),
            site.until in self.place_starts or (site.at in self.place_ends and hit.proclitics[0] != ""),
            self.codes - self.sole.get(name.text, frozenset()),
            not any(hit.proclitics)
            and site.at > 0
            and (site.keys[site.at - 1].startswith(("ال", "وال", "بال", "لل")) or site.at in self.name_ends),
        )

    def allows(self, name: Name, hit: Hit) -> bool:
        """Whether one name of a hit counts: its form, its own rule, and the tier of its entry."""
        if not form_fits(name, hit, self.layer) or not cut_fits(name, hit, self.layer):
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
        if len({name.entry.id for name in hit.names}) < 2:
            return hit
        if {name.entry.kind for name in hit.names} == {"country", "capital"}:
            return self._state_or_city(hit, named)
        if not named or any(name.entry.kind not in ("place", "capital") for name in hit.names):
            return hit
        return hit._replace(names=tuple(named))

    def _state_or_city(self, hit: Hit, named: list[Name]) -> Hit:
        """عمان the state or the capital of another: by the countries named elsewhere, a list of states, a place word."""
        if len({name.entry.country for name in hit.names}) < 2:
            return hit
        capital = [name for name in hit.names if name.entry.kind == "capital"]
        state = [name for name in hit.names if name.entry.kind == "country"]
        if named and len({name.entry.country for name in named}) == 1:
            return hit._replace(names=tuple(named))
        if self.witness(state[0], hit).listed:
            return hit._replace(names=tuple(state))
        located = holds(_LOCATED, hit.site, self.witness(capital[0], hit))
        return hit._replace(names=tuple(capital if located or hit.site.at == 0 else state))
