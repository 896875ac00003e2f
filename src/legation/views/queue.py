"""What to look at next: entries sorted by how much they are in doubt."""

from __future__ import annotations

from dataclasses import dataclass

from legation.types.record import Entry, Holdings, Tie
from legation.views.fact import differences
from legation.views.finding import Question, matching
from legation.views.telling import lead, tell, when

WINDOW = 12
"""Neighbours listed on either side of the one looked at."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A named part of the doubt: how much it adds, and why in words."""

    name: str
    weight: float
    detail: str


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


def doubts(entry: Entry) -> tuple[Reason, ...]:
    """Why an entry may be wrong, each reason with its weight."""
    found = [Reason("score", round(1 - entry.best.claim.score, 3), "how unsure the reader was")]
    found += [Reason("reports differ", 0.2, one.field.replace("_", " ")) for one in differences(entry)]
    if any(link.tie is Tie.POSSIBLE for link in entry.links):
        found.append(Reason("link proposed", 0.15, "it may be the same as another entry"))
    if len(entry.reports) > 1:
        found.append(Reason("several reports", -0.1, f"{len(entry.reports)} reports tell it"))
    return tuple(found)


def queue(holdings: Holdings, question: Question, at: str = "", *, place: int = 1) -> Queue:
    """The queue of the entries that fit, most in doubt first, looked at from one of them.

    ``at`` is the entry to look at; when it is not there (any more), the one at ``place``.
    """
    entries = sorted(matching(holdings, question), key=lambda entry: (-_doubt(entry), entry.id))
    if not entries:
        return Queue(question, 0, 0, (), "", "", "")
    ids = [entry.id for entry in entries]
    index = ids.index(at) if at in ids else min(max(place, 1), len(ids)) - 1
    start = max(0, index - WINDOW)
    return Queue(
        question,
        len(ids),
        index + 1,
        tuple(_waiting(entry) for entry in entries[start : index + WINDOW + 1]),
        ids[index],
        ids[index - 1] if index else "",
        ids[index + 1] if index + 1 < len(ids) else "",
    )


def _doubt(entry: Entry) -> float:
    return round(sum(reason.weight for reason in doubts(entry)), 3)


def _waiting(entry: Entry) -> Waiting:
    claim = entry.best.claim
    return Waiting(
        entry.id,
        entry.kind.value,
        when(entry.best),
        lead(claim),
        tell(claim),
        claim.score,
        _doubt(entry),
        entry.verdict.value if entry.verdict else "",
        doubts(entry),
    )
