"""What two sides hold on issues: shared, disputed, or held by one of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from legation.text.folding import fold
from legation.types.claims import Position, Stance
from legation.types.record import Entry
from legation.views.naming import side_name
from legation.views.page import Line, Notes, Section, marks_of
from legation.views.telling import lead, tell, when

ALIKE = 0.5
"""Share of words in common from which two unlabelled issues count as one."""

_IDLE = frozenset(["the", "of", "and", "in", "on", "for", "to", "a", "an", "with", "its", "their", "between"])
_AGAINST = frozenset([frozenset([Stance.SUPPORTS, Stance.OPPOSES])])


def positions_between(
    entries: Iterable[Entry], sides: tuple[str, str], reports: frozenset[str], notes: Notes
) -> tuple[Section, Section, Section]:
    """Three sections: positions that both hold, that they dispute, and that one of them holds.

    Of the last only those that name the other side, or stand in one of the ``reports`` (digests)
    of contacts between the two.
    """
    held = [entry for entry in entries if set(_claim(entry).holder) & set(sides)]
    shared = [entry for entry in held if set(sides) <= set(_claim(entry).holder)]
    pairs = [pair for pair in _alike(held) if _across(pair, sides)]
    disputed = _flat(pair for pair in pairs if _stances(pair) in _AGAINST)
    shared += [e for e in _flat(p for p in pairs if len(_stances(p)) == 1) if e not in shared]
    told = {entry.id for entry in (*shared, *disputed)}
    left = [e for e in held if e.id not in told and _concerns(e, sides, reports)]
    return (
        Section("Positions shared", _lines(shared, notes), "None is held."),
        Section("Positions disputed", _lines(disputed, notes), "None is held."),
        Section(f"Positions of {' or '.join(map(side_name, sides))}", _lines(left, notes), "None is held."),
    )


def _claim(entry: Entry) -> Position:
    claim = entry.claim
    if not isinstance(claim, Position):
        msg = f"not an entry of positions: {entry.id}"
        raise TypeError(msg)
    return claim


def _concerns(entry: Entry, sides: tuple[str, str], reports: frozenset[str]) -> bool:
    others = set(sides) - set(_claim(entry).holder)
    named = any(others & set(sighting.named) for sighting in entry.sightings)
    return named or any(report.document in reports for report in entry.reports)


def _across(pair: tuple[Entry, Entry], sides: tuple[str, str]) -> bool:
    one, other = (set(_claim(entry).holder) & set(sides) for entry in pair)
    return bool(one) and bool(other) and one != other


def _stances(pair: tuple[Entry, Entry]) -> frozenset[Stance]:
    return frozenset(_claim(entry).stance for entry in pair)


def _alike(held: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Every two positions on one issue, in order; only those that share a word or label are compared."""
    issues = [_Issue(_claim(entry).label, _words(_claim(entry).issue)) for entry in held]
    places: dict[str, list[int]] = {}
    for place, issue in enumerate(issues):
        for key in issue.keys:
            places.setdefault(key, []).append(place)
    found = {pair for near in places.values() for pair in combinations(near, 2)}
    for one, other in sorted(found):
        if issues[one].is_alike(issues[other]):
            yield held[one], held[other]


@dataclass(frozen=True, slots=True)
class _Issue:
    """What a position is about: its group, "" when none, and its words."""

    label: str
    words: frozenset[str]

    @property
    def keys(self) -> frozenset[str]:
        """Under which it may meet its like."""
        return self.words | ({f"={self.label}"} if self.label else frozenset())

    def is_alike(self, other: _Issue) -> bool:
        """Whether both are one issue: by their groups, else by the share of words in common."""
        if self.label and other.label:
            return self.label == other.label
        shared = self.words & other.words
        return bool(shared) and len(shared) / len(self.words | other.words) >= ALIKE


def _words(issue: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", fold(issue))) - _IDLE


def _flat(pairs: Iterable[tuple[Entry, Entry]]) -> list[Entry]:
    return list({entry.id: entry for pair in pairs for entry in pair}.values())


def _lines(entries: Sequence[Entry], notes: Notes) -> tuple[Line, ...]:
    return tuple(
        Line(
            when(entry.best),
            lead(entry.claim),
            tell(entry.claim),
            marks=marks_of(entry),
            notes=notes.cite(entry),
            entry=entry,
        )
        for entry in entries
    )
