"""Placing sightings in entries: many reports of one thing become one thing with many reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from legation.record.clustering import Apart, cluster
from legation.record.comparing import compare
from legation.record.duplicates import alike
from legation.record.meeting import pairs
from legation.record.vetoes import veto
from legation.record.weighing import weighed
from legation.types.linkbook import LinkBook
from legation.types.record import Link, Sighting, Tie

BATCH = 200
"""Sightings placed in one transaction."""


class Linkable(Protocol):
    """A record whose sightings can be placed; the store is one."""

    def linking(self) -> AbstractContextManager[LinkBook]:
        """One write transaction in which sightings are placed."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What settling did: how many sightings it placed, how many pairs it weighed, how many texts
    turned out as copies or translations of others."""

    placed: int = 0
    weighed: int = 0
    copies: int = 0


def settle(record: Linkable, *, batch: int = BATCH) -> Settled:
    """Compare all texts and place all sightings that wait for it, a batch a transaction.

    The entries that result are the same whatever the order of reading and however often it was
    interrupted: what waits is written down, and each batch is decided from what is held.
    """
    copies = _compare_all(record, batch)
    placed = weighed = 0
    while True:
        with record.linking() as book:
            pending = book.pending(batch)
            if not pending:
                return Settled(placed, weighed, copies)
            weighed += place(book, {sighting.id: sighting for sighting in pending})
            placed += len(pending)


def _compare_all(record: Linkable, batch: int) -> int:
    copies = 0
    while True:
        with record.linking() as book:
            waiting = book.unsigned(batch)
            if not waiting:
                return copies
            copies += compare(book, waiting)


def place(book: LinkBook, pending: Mapping[str, Sighting]) -> int:
    """Weigh the sightings against their like and decide every entry that they touch."""
    before = book.region(pending)
    book.done(pending)
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
    met = pairs(book, pending)
    known = dict(pending) | dict(book.sightings({id_ for pair in met for id_ in pair} - pending.keys()))
    fit = [(known[one], known[other]) for one, other in met if not veto(known[one], known[other])]
    signed = book.signatures({seen.report.document for pair in fit for seen in pair})
    for left, right in fit:
        texts = (signed[left.report.document], signed[right.report.document])
        yield weighed(left, right, alike(*texts))
