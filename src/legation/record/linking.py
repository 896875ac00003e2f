"""Placing sightings in entries: many reports of one thing become one thing with many reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from legation.record.clustering import Apart, cluster
from legation.record.duplicates import alike, bands, signature
from legation.record.keys import keys_of
from legation.record.vetoes import veto
from legation.record.weighing import weigh
from legation.types.record import Link, LinkBook, Sighting, Tie

BATCH = 200
"""Sightings placed in one transaction."""


class Linkable(Protocol):
    """A record whose sightings can be placed; the store is one."""

    def linking(self) -> AbstractContextManager[LinkBook]:
        """One write transaction in which sightings are placed."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What settling did: how many sightings it placed, over how many it looked."""

    placed: int = 0
    weighed: int = 0


def settle(record: Linkable, *, batch: int = BATCH) -> Settled:
    """Place all sightings that wait for it, a batch a transaction.

    The entries that result are the same whatever the order of reading and however often it was
    interrupted: what waits is written down, and each batch is decided from what is held.
    """
    placed = weighed = 0
    while True:
        with record.linking() as book:
            pending = book.pending(batch)
            if not pending:
                return Settled(placed, weighed)
            weighed += place(book, {sighting.id: sighting for sighting in pending})
            placed += len(pending)


def place(book: LinkBook, pending: Mapping[str, Sighting]) -> int:
    """Weigh the sightings against their like and decide every entry that they touch."""
    before = book.region(pending)
    links = tuple(_weighed(book, pending))
    book.write_links(pending, (link for link in links if link.tie is not Tie.DIFFERENT))
    region = book.sightings(before | book.region(pending))
    entries = cluster(region, book.links(region), book.rulings(), _apart(region))
    book.place(entries)
    return len(links)


def _apart(region: Mapping[str, Sighting]) -> Apart:
    @cache
    def ordered(one: str, other: str) -> bool:
        return bool(veto(region[one], region[other]))

    def apart(one: str, other: str) -> bool:
        first, second = sorted((one, other))
        return ordered(first, second)

    return apart


def _weighed(book: LinkBook, pending: Mapping[str, Sighting]) -> Iterable[Link]:
    keys = {id_: keys_of(sighting) for id_, sighting in pending.items()}
    book.index(keys)
    sharing = book.sharing(keys)
    pairs = sorted({(min(a, b), max(a, b)) for a, others in sharing.items() for b in others})
    known = dict(pending) | dict(book.sightings({id_ for pair in pairs for id_ in pair} - pending.keys()))
    signed = _signatures(book, known.values())
    for one, other in pairs:
        left, right = known[one], known[other]
        if not veto(left, right):
            texts = (signed[left.report.document], signed[right.report.document])
            yield weigh(left, right, alike(*texts))


def _signatures(book: LinkBook, sightings: Iterable[Sighting]) -> Mapping[str, bytes]:
    digests = {sighting.report.document for sighting in sightings}
    held = dict(book.signatures(digests))
    for digest in sorted(digests - held.keys()):
        held[digest] = signature(book.text(digest))
        book.sign(digest, held[digest], bands(held[digest]))
    return held
