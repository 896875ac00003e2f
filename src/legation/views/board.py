"""Commitments by where they stand on a day, and how they drifted from one report to the next.

Only "overdue" is worked out; whether a commitment was kept is for people to rule.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from legation.types.claims import Commitment, Stage
from legation.types.record import Difference, Entry, EntryQuery, FactKind, Holdings
from legation.views.commitment_lines import commitment_line, due
from legation.views.fact import differences
from legation.views.page import Footnote, Line, Notes


class Column(StrEnum):
    """Where a commitment stands by its deadline."""

    OVERDUE = "overdue"
    SOON = "due soon"
    LATER = "due later"
    OPEN = "no deadline"


DRIFTS = frozenset({"deadline", "quantity", "stage", "status"})
"""Fields whose change from report to report is drift."""


@dataclass(frozen=True, slots=True)
class Card:
    """One commitment: its line, stage and deadline (ISO, "" when none), and how it drifted."""

    line: Line
    stage: Stage
    deadline: str
    drift: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """The cards of one column, nearest deadline first."""

    column: Column
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardQuestion:
    """Which commitments: of or to all ``sides``, of one stage, on the day ``today``."""

    today: date
    sides: tuple[str, ...] = ()
    stage: Stage | None = None


@dataclass(frozen=True, slots=True)
class Board:
    """All lanes, in order."""

    question: BoardQuestion
    lanes: tuple[Lane, ...]
    notes: tuple[Footnote, ...]

    @property
    def total(self) -> int:
        """How many commitments it shows."""
        return sum(len(lane.cards) for lane in self.lanes)

    def lane(self, column: Column) -> Lane:
        """One of its lanes."""
        return next(lane for lane in self.lanes if lane.column is column)


def board(holdings: Holdings, question: BoardQuestion) -> Board:
    """The board of the commitments that fit."""
    notes = Notes()
    found = holdings.entries(EntryQuery(kinds=(FactKind.COMMITMENT,), sides=question.sides))
    chosen = [entry for entry in found if question.stage in (None, _claim(entry).stage)]
    lanes = tuple(Lane(column, tuple(_cards(column, chosen, question.today, notes))) for column in Column)
    return Board(question, lanes, notes.made)


def _claim(entry: Entry) -> Commitment:
    claim = entry.best.claim
    if not isinstance(claim, Commitment):
        msg = f"not an entry of commitments: {entry.id}"
        raise TypeError(msg)
    return claim


def _cards(column: Column, entries: Iterable[Entry], today: date, notes: Notes) -> Iterable[Card]:
    own = [entry for entry in entries if column_of(_claim(entry), today) is column]
    for entry in sorted(own, key=lambda entry: _deadline(_claim(entry)) or "9999"):
        drift = tuple(one for one in differences(entry) if one.field in DRIFTS)
        claim = _claim(entry)
        yield Card(commitment_line(entry, today, notes), claim.stage, _deadline(claim), drift)


def column_of(claim: Commitment, today: date) -> Column:
    """The column of a commitment on a day."""
    if claim.deadline is None or claim.deadline.last is None:
        return Column.OPEN
    marks = due(claim, today)
    return Column(marks[0]) if marks else Column.LATER


def _deadline(claim: Commitment) -> str:
    last = claim.deadline.last if claim.deadline else None
    return str(last) if last else ""
