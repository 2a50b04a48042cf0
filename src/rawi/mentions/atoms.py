"""What tables, titles and the name model found, cut against one another."""

from __future__ import annotations

from rawi.knowledge.types import Match, OfficeMatch
from rawi.language.types import NameSpan
from rawi.mentions.chunks import Atom, AtomKind
from rawi.mentions.surnames import bare, find_surnames
from rawi.text.types import TextLayer

_GAZETTEER_KINDS: dict[str, AtomKind] = {
    "country": "country", "nationality": "nationality", "capital": "capital", "seat": "organization",
    "organization": "organization", "armed_group": "organization", "person": "person", "place": "place",
    "region": "region",
}  # fmt: skip
_NAME_KINDS: dict[str, AtomKind] = {
    "PER": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "nationality",
}  # fmt: skip


def gather(layer: TextLayer, matches: list[Match], offices: list[OfficeMatch], names: tuple[NameSpan, ...]) -> list[Atom]:
    """All pieces as atoms, best first at each place, names of the model cut against the tables."""
    atoms = [Atom(o.first, o.last, "office", office=o) for o in offices]
    for match in matches:
        atoms.append(Atom(match.first, match.last, _GAZETTEER_KINDS[match.entries[0].kind], match=match))
    for name in names:
        kind = _NAME_KINDS.get(name.label)
        if kind:
            atoms.append(Atom(name.first, name.last, kind, label=name.label))
    merged = merge(atoms)
    surnames = find_surnames(layer, merged)
    several = [a for a in merged if _several(layer, a, surnames)]
    return merge([a for a in merged if a not in several] + find_surnames(layer, merged, several))


def _several(layer: TextLayer, atom: Atom, surnames: list[Atom]) -> bool:
    """True for `أطلع لافروف وانغ`: what the model took for one name is two surnames side by side."""
    if atom.kind != "person" or atom.match is not None or atom.last - atom.first != 2:
        return False
    known = {bare(layer.tokens[a.first]) for a in surnames}
    return all(bare(layer.tokens[i]) in known for i in range(atom.first, atom.last))


def _rank(atom: Atom) -> tuple[int, int, int]:
    """Order of preference among overlapping atoms: longer first; names in tables before titles, the model last."""
    source = 2 if atom.match else 1 if atom.office or atom.label == "surname" else 0
    return (atom.last - atom.first, source, -atom.first)


def merge(atoms: list[Atom]) -> list[Atom]:
    """Atoms that do not cross. A model's name that contains a person of the tables keeps the link."""
    kept: list[Atom] = []
    taken: dict[int, Atom] = {}
    for atom in sorted(atoms, key=_rank, reverse=True):
        clash = {id(taken[i]): taken[i] for i in range(atom.first, atom.last) if i in taken}
        if not clash:
            kept.append(atom)
            for i in range(atom.first, atom.last):
                taken[i] = atom
            continue
        other = next(iter(clash.values()))
        same_start = other.first == atom.first and other.kind == atom.kind and len(clash) == 1
        if same_start and other.match is None and atom.match is not None and other.kind == "person":
            linked = Atom(other.first, other.last, other.kind, match=atom.match, label=other.label)
            kept[kept.index(other)] = linked
            for i in range(other.first, other.last):
                taken[i] = linked
    return sorted(kept, key=lambda a: a.first)
