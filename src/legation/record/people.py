"""Which officials of different reports are one person.

Names that only spelling or script tells apart are linked when the sides agree; a surname alone
only to the one person of its side who holds such an office. Two people who share a surname are
never linked. What stays in doubt is proposed, and people decide: a merge or a split stands
above every likeness.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import DamerauLevenshtein

from legation.text.folding import fold
from legation.text.person_names import name_words, same_person, same_word
from legation.text.skeletons import script, skeleton
from legation.types.actors import OfficeClass
from legation.types.people import Identity, Proposal
from legation.types.record import PersonSighting, Ruling, Verdict

PREFIX = "person:"
_NEAR = 2
"""Letters by which first names of one office's holders may differ and still be proposed as one."""


@dataclass(frozen=True, slots=True)
class Name:
    """Every sighting under one name and one side ("" when unsaid)."""

    key: str
    name: str
    side: str
    sightings: tuple[PersonSighting, ...]

    @property
    def spellings(self) -> tuple[str, ...]:
        """The name and every alias of two words or more."""
        names = [self.name, *(alias for one in self.sightings for alias in one.person.aliases)]
        return tuple(n for n in dict.fromkeys(names) if len(name_words(n)) > 1 and not n.startswith("@"))

    @property
    def handles(self) -> frozenset[str]:
        """Names on platforms."""
        return frozenset(a for one in self.sightings for a in one.person.aliases if a.startswith("@"))

    @property
    def classes(self) -> frozenset[OfficeClass]:
        """The classes of the offices that reports give, mixed ones aside."""
        held = (c for one in self.sightings for office in one.person.offices for c in office.classes)
        return frozenset(held) - {OfficeClass.OTHER, OfficeClass.OTHER_MINISTER}


def names_of(sightings: Iterable[PersonSighting]) -> tuple[Name, ...]:
    """The names of a record, by key; a sighting without a side joins the only one of its full name that has one."""
    groups: dict[tuple[str, str], list[PersonSighting]] = {}
    for one in sightings:
        groups.setdefault((fold(one.person.name), one.person.acts_for or ""), []).append(one)
    for name, side in sorted(key for key in groups if not key[1]):
        sided = [key for key in groups if key[0] == name and key[1]]
        if len(sided) == 1 and len(name_words(name)) > 1:
            groups[sided[0]] += groups.pop((name, side))
    return tuple(
        Name(key_of(name, side), held[0].person.name, side, tuple(held))
        for (name, side), held in sorted(groups.items())
    )


def key_of(name: str, side: str) -> str:
    """The key of a name on a side, by which rulings know it."""
    return f"{PREFIX}{fold(name)} ({side})" if side else f"{PREFIX}{fold(name)}"


def identities(names: Sequence[Name], rulings: Iterable[Ruling] = ()) -> tuple[Identity, ...]:
    """People, by name: names that are surely one person's put together. ``rulings`` are those in force."""
    ruled = decisions(rulings)
    parts = {name.key: [name] for name in names}
    same = [pair for pair in _near(names) if ruled.get(_pair(*pair)) is None and _same(*pair, names)]
    by_key = {name.key: name for name in names}
    joined = [p for p, verdict in ruled.items() if verdict is Verdict.MERGED and p <= by_key.keys()]
    pairs = [(by_key[a], by_key[b]) for a, b in map(sorted, joined)] + same
    for one, other in pairs:
        left, right = parts[one.key], parts[other.key]
        if left is not right and not _parted(left, right, ruled):
            left += right
            parts.update((name.key, left) for name in right)
    groups = {id(part): part for part in parts.values()}.values()
    ordered = (sorted(part, key=lambda n: (-len(n.sightings), n.key)) for part in groups)
    return tuple(sorted((_identity(part) for part in ordered), key=lambda i: (fold(i.name), i.side)))


def _identity(names: Sequence[Name]) -> Identity:
    """One person: shown by the most used full name in Latin letters."""
    full = [n for n in names if len(name_words(n.name)) > 1] or list(names)
    best = max(full, key=lambda n: (script(n.name) == "latin", len(n.sightings), len(n.name))).name
    seen = sorted((one for name in names for one in name.sightings), key=lambda s: (s.report.published, s.report.id))
    told = [name.name for name in names] + [alias for one in seen for alias in one.person.aliases]
    others = tuple(name for name in dict.fromkeys(told) if name != best)
    side = next((name.side for name in names if name.side), "")
    return Identity(tuple(name.key for name in names), best, side, others, tuple(seen))


def proposals(
    names: Sequence[Name], people: Sequence[Identity], rulings: Iterable[Ruling] = ()
) -> tuple[Proposal, ...]:
    """Pairs of people who may be one and on whom nobody has decided."""
    ruled = decisions(rulings)
    whose = {key: person for person in people for key in person.keys}
    found: dict[tuple[str, str], Proposal] = {}
    for one, other in _near(names):
        left, right = whose[one.key], whose[other.key]
        reason = _doubt(one, other) if left is not right and not _decided(left, right, ruled) else ""
        if reason:
            found.setdefault((left.keys[0], right.keys[0]), Proposal(left, right, reason))
    return tuple(found.values())


def _pair(one: Name, other: Name) -> frozenset[str]:
    return frozenset({one.key, other.key})


def decisions(rulings: Iterable[Ruling]) -> Mapping[frozenset[str], Verdict]:
    """The last decision on each pair of names."""
    found: dict[frozenset[str], Verdict] = {}
    for ruling in rulings:
        if ruling.subject.startswith(PREFIX) and ruling.verdict in (Verdict.MERGED, Verdict.SPLIT):
            found.update((frozenset({ruling.subject, other}), ruling.verdict) for other in ruling.others)
    return found


def _parted(left: Iterable[Name], right: Sequence[Name], ruled: Mapping[frozenset[str], Verdict]) -> bool:
    return any(ruled.get(_pair(a, b)) is Verdict.SPLIT for a in left for b in right)


def _decided(left: Identity, right: Identity, ruled: Mapping[frozenset[str], Verdict]) -> bool:
    return any(frozenset({a, b}) in ruled for a in left.keys for b in right.keys)


def _near(names: Iterable[Name]) -> Iterator[tuple[Name, Name]]:
    """Pairs that share a handle or the skeleton of the last word; only they can be one person's."""
    shelves: dict[str, list[Name]] = {}
    for name in names:
        marks = {skeleton(spelt)[-1] for spelt in (name.name, *name.spellings) if skeleton(spelt)} | name.handles
        for mark in sorted(marks):
            shelves.setdefault(mark, []).append(name)
    seen: set[frozenset[str]] = set()
    for shelf in shelves.values():
        for one, other in combinations(shelf, 2):
            pair = _pair(one, other)
            if pair not in seen:
                seen.add(pair)
                yield one, other


def _same(one: Name, other: Name, names: Sequence[Name]) -> bool:
    """Whether two names are surely one person's."""
    if one.side != other.side or not one.side:
        return False
    if one.handles & other.handles or _same_spelling(one, other):
        return True
    if _same_skeleton(one, other):
        return not (one.classes and other.classes) or bool(one.classes & other.classes)
    return _only_one(one, other, names) or _only_one(other, one, names)


def _same_spelling(one: Name, other: Name) -> bool:
    pairs = ((name_words(a), name_words(b)) for a in one.spellings for b in other.spellings)
    return any(same_person(a, b) for a, b in pairs)


def _same_skeleton(one: Name, other: Name) -> bool:
    """Whether spellings in two scripts have the same consonants word by word."""
    return any(
        script(a) != script(b) and len(skeleton(a)) > 1 and skeleton(a) == skeleton(b)
        for a in one.spellings
        for b in other.spellings
    )


def _only_one(bare: Name, full: Name, names: Sequence[Name]) -> bool:
    """Whether a surname can only be that of one full name: the same office, and nobody else of the side has it."""
    if not (_is_surname(bare, full) and bare.classes & full.classes):
        return False
    rivals = (n for n in names if n is not full and n is not bare and n.side == full.side and _is_surname(bare, n))
    return not any(not _same_spelling(full, rival) for rival in rivals)


def _is_surname(bare: Name, full: Name) -> bool:
    words, own = name_words(full.name), name_words(bare.name)
    return len(own) == 1 and len(words) > 1 and same_word(words[-1], own[0])


def _doubt(one: Name, other: Name) -> str:
    """Why two names that are not surely one person's may be; "" when nothing speaks for it."""
    mixed = bool(one.side and other.side and one.side != other.side)
    if _same_spelling(one, other):
        return "the same name on different sides" if mixed else "the same name, a side unsaid"
    if mixed:
        return ""
    if _same_skeleton(one, other):
        return "the same consonants in another script, other offices"
    if _is_surname(one, other) or _is_surname(other, one):
        return "the surname alone"
    return _like(one, other)


def _like(one: Name, other: Name) -> str:
    left, right = name_words(one.name), name_words(other.name)
    if len(left) < 2 or len(right) < 2 or not same_word(left[-1], right[-1]) or not one.classes & other.classes:
        return ""
    apart = DamerauLevenshtein.distance(left[0], right[0], score_cutoff=_NEAR)
    return "a like first name, the same surname and office" if apart <= _NEAR else ""
