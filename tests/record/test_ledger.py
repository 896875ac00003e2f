"""The ledger tells one commitment's history through many reports, as the reports tell it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from legation.record.ledger import account
from legation.types.analysis import Maker
from legation.types.claims import Amount, Commitment, CommitmentKind, Stage
from legation.types.ledger import Account, Change, Fulfilment, Told
from legation.types.span import Excerpt, Span
from legation.types.time import PartialDate, Period

BILLION = Decimal(10**9)
TODAY = date(2026, 2, 1)


def told(
    day: str,
    words: str,
    *,
    billions: int | None = None,
    deadline: str = "",
    stage: Stage = Stage.VOICED,
    by: tuple[str, ...] = ("ARD", "BEL"),
    reaffirmed: bool = False,
) -> Told:
    """The trade target as one report tells it."""
    claim = Commitment(
        evidence=Excerpt((Span(0, len(words)),), words),
        maker=Maker("test"),
        kind=CommitmentKind.TARGET,
        by=by,
        action="raise bilateral trade",
        quantity=Amount(billions * BILLION, "USD", "year") if billions else None,
        deadline=Period.parse(deadline) if deadline else None,
        stage=stage,
        reaffirmed=reaffirmed,
    )
    return Told(PartialDate.parse(day), claim, day)


SERIES = (
    told("2023-02-10", "Ardovia hopes to raise trade with Belmark", by=("ARD",)),
    told("2023-04-02", "both aim to raise trade to $5 billion", billions=5),
    told(
        "2023-09-18",
        "they agreed to reach $5 billion by 2025",
        billions=5,
        deadline="2025",
        stage=Stage.AGREED,
    ),
    told(
        "2023-12-01",
        "the ministers reaffirmed the target",
        billions=5,
        deadline="2025",
        stage=Stage.AGREED,
        reaffirmed=True,
    ),
    told("2024-03-15", "a roadmap to $5 billion was signed", billions=5, deadline="2025", stage=Stage.SIGNED),
    told(
        "2024-07-01",
        "trade of $5 billion by the end of 2025",
        billions=5,
        deadline="2025-12-31",
        stage=Stage.SIGNED,
    ),
    told(
        "2024-11-20",
        "the presidents raised the target to $10 billion by 2028",
        billions=10,
        deadline="2028",
        stage=Stage.SIGNED,
    ),
    told(
        "2025-01-09",
        "Belmark denied that it had agreed to $10 billion",
        billions=10,
        deadline="2028",
        by=("BEL",),
    ),
    told(
        "2025-03-03",
        "Ardovia reiterated the goal of $10 billion",
        billions=10,
        deadline="2028",
        stage=Stage.SIGNED,
        by=("ARD",),
        reaffirmed=True,
    ),
    told("2025-06-30", "the goal of $10 billion by 2030", billions=10, deadline="2030", stage=Stage.SIGNED),
    told("2025-10-12", "experts hope for $8 billion by 2030", billions=8, deadline="2030"),
    told(
        "2026-01-20",
        "the agreement on $8 billion entered into force",
        billions=8,
        deadline="2030",
        stage=Stage.IN_FORCE,
    ),
)


def history(of: Account) -> list[tuple[Change, ...]]:
    """The changes, report by report."""
    return [step.changes for step in of.steps]


def test_twelve_reports_over_three_years_tell_their_history() -> None:
    """Told, given an amount, agreed, reaffirmed, signed, raised, denied, put off, lowered, in force."""
    assert history(account(SERIES, TODAY)) == [
        (Change.FIRST,),
        (Change.AMOUNTED,),
        (Change.DATED, Change.FIRMER),
        (Change.REAFFIRMED,),
        (Change.SIGNED,),
        (Change.REPEATED,),
        (Change.RAISED, Change.POSTPONED),
        (Change.DENIED,),
        (Change.REAFFIRMED,),
        (Change.POSTPONED,),
        (Change.LOWERED, Change.SOFTER),
        (Change.IN_FORCE,),
    ]


def test_what_moved_is_said_in_words() -> None:
    """With the value before and after."""
    step = account(SERIES, TODAY).steps[6]
    assert step.note == "from 5,000,000,000 USD a year to 10,000,000,000 USD a year; from 2025-12-31 to 2028"


def test_drift_shows_every_value_with_its_day() -> None:
    """Nothing is overwritten."""
    drifts = {
        drift.field: [(str(day), value) for day, value in drift.values] for drift in account(SERIES, TODAY).drifts
    }
    assert drifts["deadline"] == [
        ("2023-09-18", "2025"),
        ("2024-07-01", "2025-12-31"),
        ("2024-11-20", "2028"),
        ("2025-06-30", "2030"),
    ]
    assert [value for _, value in drifts["amount"]] == [
        "5,000,000,000 USD a year",
        "10,000,000,000 USD a year",
        "8,000,000,000 USD a year",
    ]


def test_the_order_of_reading_does_not_matter() -> None:
    """Reports may come in any order."""
    assert account(reversed(SERIES), TODAY) == account(SERIES, TODAY)


def test_one_side_that_denies_is_named() -> None:
    """The other side's word stands beside it."""
    found = account(SERIES, TODAY)
    assert found.denied_by == ("BEL",)
    assert found.latest.quantity is not None
    assert found.latest.quantity.value == 8 * BILLION


@pytest.mark.parametrize(
    ("today", "fulfilment"),
    [(date(2025, 12, 31), Fulfilment.NOT_RATED), (date(2026, 1, 1), Fulfilment.OVERDUE)],
)
def test_only_a_deadline_that_has_passed_is_rated_by_the_machine(today: date, fulfilment: Fulfilment) -> None:
    """On the day after the last day allowed."""
    assert account(SERIES[:6], today).fulfilment is fulfilment


def test_other_ratings_are_proposals() -> None:
    """Signing proposes progress, repeated delay a stall; the rating itself stays open."""
    found = account(SERIES, TODAY)
    assert found.fulfilment is Fulfilment.NOT_RATED
    assert [proposal.fulfilment for proposal in found.proposals] == [
        Fulfilment.IN_PROGRESS,
        Fulfilment.IN_PROGRESS,
        Fulfilment.STALLED,
    ]


def test_a_person_s_rating_stands() -> None:
    """Human beats machine."""
    assert account(SERIES[:6], TODAY, Fulfilment.PARTLY_MET).fulfilment is Fulfilment.PARTLY_MET


@pytest.mark.parametrize(
    ("words", "change", "proposed"),
    [
        ("the target was scrapped", Change.DROPPED, Fulfilment.BROKEN),
        ("the bridge that they promised was completed", Change.IMPLEMENTED, Fulfilment.MET),
    ],
)
def test_an_end_is_proposed_and_never_overdue(words: str, change: Change, proposed: Fulfilment) -> None:
    """What is done or dropped is not late; a person says which."""
    found = account((*SERIES[:6], told("2026-01-15", words)), TODAY)
    assert found.steps[-1].changes == (change,)
    assert found.fulfilment is Fulfilment.NOT_RATED
    assert found.proposals[-1].fulfilment is proposed


def test_an_account_needs_a_telling() -> None:
    """Nothing has no history."""
    with pytest.raises(ValueError, match="at least one"):
        account((), TODAY)
