"""The ledger of commitments as a board: by where each stands on a day, with its history and drift.

Only "overdue" is worked out; what the words suggest is shown as a proposal, and people rule.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from legation.types.asking import Order
from legation.types.claims import Stage
from legation.types.holdings import Holdings
from legation.types.ledger import Drift, Fulfilment
from legation.types.record import EntryQuery, FactKind
from legation.types.series import FigureBook
from legation.views.commitment_lines import SOON, commitment_line
from legation.views.commitments import Accountant, Undertaking, undertaking
from legation.views.page import Footnote, Line, Notes
from legation.views.progress import progress_lines


class Column(StrEnum):
    """Where a commitment stands."""

    OVERDUE = "overdue"
    SOON = "due soon"
    LATER = "due later"
    OPEN = "no deadline"
    OVER = "told as over"


CARDS_SHOWN = 40
"""Cards of a lane on one page."""


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
    """A window of the cards of one column: the nearest deadline first, of those past the latest first."""

    column: Column
    cards: tuple[Card, ...]
    total: int
    start: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardQuestion:
    """Which commitments: of or to all ``sides``, of one stage, on the day ``today``.

    ``column``: one lane alone, from ``start``; ``size`` cards of each lane are shown.
    """

    today: date
    sides: tuple[str, ...] = ()
    stage: Stage | None = None
    column: Column | None = None
    start: int = 0
    size: int = CARDS_SHOWN


@dataclass(frozen=True, slots=True)
class Board:
    """All lanes, in order."""

    question: BoardQuestion
    lanes: tuple[Lane, ...]
    notes: tuple[Footnote, ...]

    @property
    def total(self) -> int:
        """How many commitments it shows."""
        return sum(lane.total for lane in self.lanes)

    def lane(self, column: Column) -> Lane:
        """One of its lanes."""
        return next(lane for lane in self.lanes if lane.column is column)


def board(holdings: Holdings, question: BoardQuestion, accountant: Accountant) -> Board:
    """The board of the commitments that fit; ``accountant`` tells the history of each."""
    notes = Notes()
    columns = (question.column,) if question.column else tuple(Column)
    lanes = tuple(lane(holdings, question, column, accountant, notes) for column in columns)
    return Board(question, lanes, notes.made)


def lane(
    holdings: Holdings,
    question: BoardQuestion,
    column: Column,
    accountant: Accountant,
    notes: Notes | None = None,
) -> Lane:
    """One lane of it."""
    query, cited = _query(question, column), notes or Notes()
    found = holdings.entries(replace(query, start=question.start, limit=question.size))
    held = (undertaking(entry, question.today, accountant) for entry in found)
    cards = tuple(_card(one, question.today, holdings, cited) for one in held)
    return Lane(column, cards, holdings.count(query), question.start)


def _query(question: BoardQuestion, column: Column) -> EntryQuery:
    """The commitments of a column: where each stands is on its card in the store."""
    stages = (question.stage,) if question.stage else ()
    asked = EntryQuery(
        kinds=(FactKind.COMMITMENT,), sides=question.sides, any_party=question.sides, stages=stages, order=Order.DUE
    )
    today, soon = question.today, question.today + SOON
    match column:
        case Column.OVERDUE:
            past = today - timedelta(days=1)
            return replace(asked, over=False, due=True, due_until=past, order=Order.DUE_LATEST)
        case Column.SOON:
            return replace(asked, over=False, due_since=today, due_until=soon)
        case Column.LATER:
            return replace(asked, over=False, due_since=soon + timedelta(days=1))
        case Column.OPEN:
            return replace(asked, over=False, due=False, order=Order.NEWEST)
    return replace(asked, over=True, order=Order.NEWEST)


def _card(one: Undertaking, today: date, book: FigureBook, notes: Notes) -> Card:
    steps = one.account.steps if len(one.account.steps) > 1 else ()
    turns = (Turn(str(s.told.day or ""), tuple(c.value for c in s.changes), s.note) for s in steps)
    proposed = dict.fromkeys(proposal.fulfilment for proposal in one.account.proposals)
    last = one.claim.deadline.last if one.claim.deadline else None
    line = commitment_line(one.entry, today, notes)
    figures = tuple(progress_lines(one.entry, book, notes))[1:]
    return Card(line, one.claim.stage, str(last or ""), one.account.drifts, tuple(turns), tuple(proposed), figures)
