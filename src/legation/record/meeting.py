"""Which sightings are weighed against each other: those that share a key, unless the key is crowded.

Under a key with very many sightings (a summit that a thousand papers report) not every pair is
weighed: each sighting meets some hundred others, drawn by chance from the pair itself, and all those
that share rarer words with it. So the work stays in proportion to the reports, and what is weighed
depends on what is held, never on the order in which it came.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from zlib import crc32

from legation.record.keys import closer_keys, keys_of
from legation.types.linkbook import LinkBook
from legation.types.record import Sighting

CROWD = 128
"""Sightings under one key from which some pairs are left out; every doubling halves the share that is weighed."""

_ALL = 2**32


def pairs(book: LinkBook, pending: Mapping[str, Sighting]) -> tuple[tuple[str, str], ...]:
    """Pairs of ids to weigh, in order, at least one of each among ``pending``; keys are indexed."""
    keys = _index(book, pending)
    holders = book.holders({key for held in keys.values() for key in held})
    tiers = _tiers(book, holders)
    found: set[tuple[str, str]] = set()
    for id_, held in keys.items():
        for key in held:
            found |= _drawn(id_, holders[key], tiers.get(key, 0))
    return tuple(sorted(found))


def _index(book: LinkBook, pending: Mapping[str, Sighting]) -> Mapping[str, frozenset[str]]:
    """The keys of each sighting, with closer ones for those that are crowded."""
    wide = {id_: keys_of(sighting) for id_, sighting in pending.items()}
    crowded = book.crowds({key for held in wide.values() for key in held}).keys()
    keys = {
        id_: held | closer_keys(pending[id_], held & crowded) if held & crowded else held for id_, held in wide.items()
    }
    book.index(keys)
    return keys


def _tiers(book: LinkBook, holders: Mapping[str, tuple[str, ...]]) -> Mapping[str, int]:
    """How crowded each key is; where it became more so, all under it will be placed again."""
    known = dict(book.crowds(holders))
    grown = {key: tier_of(len(held)) for key, held in holders.items() if tier_of(len(held)) > known.get(key, 0)}
    if grown:
        book.crowd(grown)
    return known | grown


def tier_of(count: int) -> int:
    """0 for a key that is not crowded; one more for each doubling."""
    return ((count - 1) // CROWD).bit_length()


def _drawn(id_: str, others: Iterable[str], tier: int) -> set[tuple[str, str]]:
    met = ((min(id_, other), max(id_, other)) for other in others if other != id_)
    if not tier:
        return set(met)
    share = _ALL >> tier
    return {pair for pair in met if crc32(f"{pair[0]} {pair[1]}".encode()) < share}
