"""What somebody who comes back wants to see first: what is new, what is in doubt, what falls due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from legation.types.record import Entry, Holdings, ReportRef
from legation.views.board import BoardQuestion, Column, Lane, board
from legation.views.commitments import Accountant
from legation.views.finding import Question, Standing, matching
from legation.views.parties import parties
from legation.views.queue import Queue, queue

NEW_SHOWN = 12
PAIRS_SHOWN = 16
DOUBTFUL_SHOWN = 6


@dataclass(frozen=True, slots=True)
class PairCount:
    """Two sides and the entries in which both are parties."""

    one: str
    other: str
    entries: int


@dataclass(frozen=True, slots=True)
class NewReport:
    """A report that was not there before, and how many entries rest on it."""

    ref: ReportRef
    entries: int


@dataclass(frozen=True, slots=True)
class Home:
    """The first page."""

    reports: int
    entries: int
    fresh: int
    new: tuple[NewReport, ...]
    queue: Queue
    overdue: Lane
    soon: Lane
    pairs: tuple[PairCount, ...]
    kinds: tuple[tuple[str, int], ...]
    since: str
    """When the visit before this one was, ISO; "" on the first."""


def home(
    holdings: Holdings,
    today: date,
    accountant: Accountant,
    *,
    seen: frozenset[str] = frozenset(),
    since: str = "",
) -> Home:
    """The first page on a day; ``seen`` are beginnings of the digests of reports known before.

    ``accountant`` tells the history of a commitment.
    """
    reports = tuple(holdings.reports())
    entries = matching(holdings, Question())
    short = len(min(seen, default=""))
    fresh = [ref for ref in reports if ref.document[:short] not in seen] if seen else list(reports)
    behind = Counter(ref.document for entry in entries for ref in entry.reports)
    due = board(holdings, BoardQuestion(today=today), accountant)
    return Home(
        len(reports),
        len(entries),
        len(fresh),
        tuple(NewReport(ref, behind[ref.document]) for ref in _newest(fresh)),
        queue(holdings, Question(standing=Standing.UNRULED)),
        due.lane(Column.OVERDUE),
        due.lane(Column.SOON),
        pairs(entries)[:PAIRS_SHOWN],
        tuple(Counter(entry.kind.value for entry in entries).most_common()),
        since,
    )


def _newest(reports: Iterable[ReportRef]) -> list[ReportRef]:
    return sorted(reports, key=lambda ref: (ref.published, ref.id), reverse=True)[:NEW_SHOWN]


def pairs(entries: Iterable[Entry]) -> tuple[PairCount, ...]:
    """Pairs of sides by the entries in which both are parties, most first."""
    counted = Counter(pair for entry in entries for pair in combinations(parties(entry), 2))
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return tuple(PairCount(*pair, count) for pair, count in ranked)
