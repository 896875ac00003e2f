"""What somebody who comes back wants to see first: what is new, what is in doubt, what falls due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import combinations

from legation.types.asking import Group, ReportQuery, Standing
from legation.types.holdings import Holdings
from legation.types.record import EntryQuery, ReportRef
from legation.views.board import BoardQuestion, Column, Lane, lane
from legation.views.commitments import Accountant
from legation.views.finding import Question
from legation.views.parties import parties_of
from legation.views.queue import Queue, queue

NEW_SHOWN = 12
PAIRS_SHOWN = 16
LANE_SHOWN = 6
PAIR = 2


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


def home(holdings: Holdings, today: date, accountant: Accountant, *, seen: int | None = None, since: str = "") -> Home:
    """The first page on a day; ``seen`` is the mark of the record when the visit before ended.

    ``accountant`` tells the history of a commitment.
    """
    fresh = ReportQuery(after=seen or 0, limit=NEW_SHOWN)
    new, groups = holdings.listed(fresh), holdings.groups(EntryQuery())
    behind = holdings.behind(tuple(ref.document for ref in new))
    due = partial(lane, holdings, BoardQuestion(today=today, size=LANE_SHOWN), accountant=accountant)
    return Home(
        holdings.count_reports(ReportQuery()),
        sum(group.entries for group in groups),
        holdings.count_reports(fresh),
        tuple(NewReport(ref, behind[ref.document]) for ref in new),
        queue(holdings, Question(standing=Standing.UNRULED)),
        due(column=Column.OVERDUE),
        due(column=Column.SOON),
        pairs(groups)[:PAIRS_SHOWN],
        tuple(_kinds(groups).most_common()),
        since,
    )


def _kinds(groups: Iterable[Group]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for group in groups:
        counted[group.kind] += group.entries
    return counted


def pairs(groups: Iterable[Group]) -> tuple[PairCount, ...]:
    """Every two sides that are parties to an entry, those with most entries first."""
    counted: Counter[tuple[str, ...]] = Counter()
    for group in groups:
        parties = parties_of(group.sides)
        if len(parties) == PAIR:
            counted[parties] += group.entries
        else:
            counted.update(dict.fromkeys(combinations(parties, PAIR), group.entries))
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return tuple(PairCount(one, other, count) for (one, other), count in ranked)
