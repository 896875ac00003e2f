"""What to look at next: entries sorted by how much they are in doubt."""

from __future__ import annotations

from dataclasses import dataclass, replace

from legation.types.asking import Order
from legation.types.holdings import Holdings
from legation.types.record import Entry
from legation.views.doubt import Reason, doubts, summed
from legation.views.finding import Question, query_of
from legation.views.telling import lead, tell, when

WINDOW = 12
"""Neighbours listed on either side of the one looked at."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One entry in the queue. ``doubt`` is the sum of its reasons."""

    entry: str
    kind: str
    when: str
    lead: str
    telling: str
    score: float
    doubt: float
    verdict: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Queue:
    """A window of the queue around the entry looked at; ``place`` counts from 1, 0 when empty."""

    question: Question
    total: int
    place: int
    window: tuple[Waiting, ...]
    current: str
    before: str
    after: str


def queue(holdings: Holdings, question: Question, at: str = "", *, place: int = 1, stay: bool = False) -> Queue:
    """The queue of the entries that fit, most in doubt first, looked at from one of them.

    ``at`` is the entry to look at; when it is not there (any more), the one at ``place``, unless
    ``stay`` asks for it all the same: then the queue goes on at ``place``.
    """
    query = replace(query_of(question), order=Order.DOUBT)
    total = holdings.count(query)
    if not total:
        return Queue(question, 0, 0, (), "", "", "")
    found = holdings.place(query, at) if at else 0
    index = found or min(max(place, 1), total)
    start = max(0, index - 1 - WINDOW)
    held = holdings.entries(replace(query, start=start, limit=index + WINDOW - start))
    ids, own = [entry.id for entry in held], index - 1 - start
    if at and stay and not found:
        waiting = tuple(map(_waiting, held))
        return Queue(question, total, index, waiting, at, ids[own - 1] if own else "", ids[own])
    return Queue(
        question,
        total,
        index,
        tuple(_waiting(entry) for entry in held),
        ids[own],
        ids[own - 1] if own else "",
        ids[own + 1] if own + 1 < len(ids) else "",
    )


def _waiting(entry: Entry) -> Waiting:
    claim, reasons = entry.best.claim, doubts(entry)
    return Waiting(
        entry.id,
        entry.kind.value,
        when(entry.best),
        lead(claim),
        tell(claim),
        claim.score,
        summed(reasons),
        entry.verdict.value if entry.verdict else "",
        reasons,
    )
