"""The ledger of commitments as a board: by where each stands on a day, with its history and drift.

Only "overdue" is worked out; what the words suggest is shown as a proposal, and people rule.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from legation.types.claims import Stage
from legation.types.ledger import Change, Drift, Fulfilment
from legation.types.record import Holdings
from legation.types.series import FigureBook
from legation.views.commitment_lines import commitment_line
from legation.views.commitments import Accountant, CommitmentQuery, Undertaking, commitments
from legation.views.page import Footnote, Line, Notes
from legation.views.progress import progress_lines


class Column(StrEnum):
    """Where a commitment stands."""

    OVERDUE = "overdue"
    SOON = "due soon"
    LATER = "due later"
    OPEN = "no deadline"
    OVER = "told as over"


OVER = frozenset({Change.IMPLEMENTED, Change.DROPPED, Change.DENIED})
"""Last changes after which nothing is due any more."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One report in a commitment's history: its day, what changed, and the change in words."""

    day: str
    changes: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Card:
    """One commitment: its line, stage and deadline as last told (ISO, "" when none), what moved, what is proposed."""

    line: Line
    stage: Stage
    deadline: str
    drift: tuple[Drift, ...]
    turns: tuple[Turn, ...]
    proposed: tuple[Fulfilment, ...]
    figures: tuple[Line, ...] = ()
    """The target beside what each side's figures say, a line for each."""


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


def board(holdings: Holdings, question: BoardQuestion, accountant: Accountant) -> Board:
    """The board of the commitments that fit; ``accountant`` tells the history of each."""
    query = CommitmentQuery(today=question.today, sides=question.sides)
    held = commitments(holdings, query, accountant).held
    chosen = [one for one in held if question.stage in (None, one.claim.stage)]
    notes = Notes()
    lanes = tuple(Lane(column, tuple(_cards(column, chosen, question.today, holdings, notes))) for column in Column)
    return Board(question, lanes, notes.made)


def _cards(column: Column, held: Iterable[Undertaking], today: date, book: FigureBook, notes: Notes) -> Iterable[Card]:
    for one in held:
        if column_of(one) is column:
            yield _card(one, today, book, notes)


def column_of(one: Undertaking) -> Column:
    """The column of a commitment."""
    if OVER & set(one.account.steps[-1].changes):
        return Column.OVER
    if one.state:
        return Column(one.state)
    return Column.LATER if one.claim.deadline and one.claim.deadline.last else Column.OPEN


def _card(one: Undertaking, today: date, book: FigureBook, notes: Notes) -> Card:
    steps = one.account.steps if len(one.account.steps) > 1 else ()
    turns = (Turn(str(s.told.day or ""), tuple(c.value for c in s.changes), s.note) for s in steps)
    proposed = dict.fromkeys(proposal.fulfilment for proposal in one.account.proposals)
    last = one.claim.deadline.last if one.claim.deadline else None
    line = commitment_line(one.entry, today, notes)
    figures = tuple(progress_lines(one.entry, book, notes))[1:]
    return Card(line, one.claim.stage, str(last or ""), one.account.drifts, tuple(turns), tuple(proposed), figures)
