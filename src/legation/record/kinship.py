"""Which names people ruled to be one person's or not, asked of the journal by name, without reading the record."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from legation.record.people import PREFIX, decisions, key_of
from legation.record.rulings import in_force
from legation.types.people import Kin
from legation.types.record import Ruling, Verdict

Journal = Callable[[str], Iterable[Ruling]]
"""The rulings that name a key, in order (``Holdings.journal``)."""
_SIDE = re.compile(r" \([^()]*\)$")


def kin(journal: Journal, name: str, sides: Iterable[str]) -> Kin:
    """What was ruled on a name that acts for some sides; ``journal`` is asked for its keys, and those joined to it."""
    own = {key_of(name, side) for side in ("", *sides)}
    while True:
        decided = decisions(in_force(_about(journal, own)))
        more = _paired(decided, own, Verdict.MERGED)
        if not more:
            return Kin(_names(own, name), _names(_paired(decided, own, Verdict.SPLIT), name))
        own |= more


def _about(journal: Journal, keys: Iterable[str]) -> list[Ruling]:
    """Rulings that name one of the keys, and those that take such a ruling back."""
    found = {ruling.number: ruling for key in sorted(keys) for ruling in journal(key)}
    subjects = sorted({ruling.subject for ruling in found.values()})
    found |= {ruling.number: ruling for subject in subjects for ruling in journal(subject)}
    return [found[number] for number in sorted(found, key=lambda number: number or 0)]


def _paired(decided: Mapping[frozenset[str], Verdict], own: set[str], verdict: Verdict) -> set[str]:
    """Keys outside of which a decision on a pair with one of our own says so."""
    pairs = (pair for pair, held in decided.items() if held is verdict and pair & own)
    return {key for pair in pairs for key in pair} - own


def _names(keys: Iterable[str], name: str) -> tuple[str, ...]:
    """The names of keys, folded, but for the one asked for."""
    found = {_SIDE.sub("", key.removeprefix(PREFIX)) for key in keys}
    return tuple(sorted(found - {key_of(name, "").removeprefix(PREFIX)}))
