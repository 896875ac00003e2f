"""A trade target stands beside what each side's own figures say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from legation.record.ledger import account
from legation.record.linking import settle
from legation.store import Store
from legation.types.claims import Stage
from legation.types.series import Figure, Flow
from legation.views.between import Pair
from legation.views.board import BoardQuestion, board
from legation.views.briefing import brief
from legation.views.commitments import CommitmentQuery, commitments
from legation.views.page import Page
from legation.views.progress import growth
from tests import builders as b

TODAY = date(2026, 1, 10)
WORDS = "Norway and Ghana agreed to raise bilateral trade to 10 billion dollars by 2028"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A record with one target of two states."""
    made = b.document(f"{WORDS}.", "news", day="2025-12-01")
    target = b.commitment(
        made,
        WORDS,
        by="GHA NOR",
        action="raise bilateral trade to 10 billion dollars",
        value="10000000000",
        deadline="2028",
        stage=Stage.AGREED,
    )
    with b.record(tmp_path / "r.db") as held:
        b.keep(held, made, target)
        settle(held)
        yield held


def figure(reporter: str, partner: str, year: int, flow: Flow, billions: str, *, unit: str = "USD") -> Figure:
    """A figure in billions."""
    value = Decimal(billions) * 10**9
    return Figure(reporter=reporter, partner=partner, year=year, flow=flow, value=value, unit=unit, source="Customs")


def told(page: Page, title: str = "Targets and figures") -> list[tuple[str, str, str]]:
    """The lines of a section."""
    return [(line.when, line.lead, line.text) for s in page.sections if s.title == title for line in s.lines]


def asked(store: Store) -> Page:
    """What `legation commitments` shows."""
    return commitments(store, CommitmentQuery(today=TODAY), account).page


def test_each_reporter_is_a_line_of_its_own(store: Store) -> None:
    """The two sides' figures differ; exports and imports of one year add up."""
    store.keep_figures(
        "trade.csv",
        [
            figure("NOR", "GHA", 2024, Flow.EXPORTS, "3"),
            figure("NOR", "GHA", 2024, Flow.IMPORTS, "2"),
            figure("NOR", "GHA", 2023, Flow.TRADE, "9"),
            figure("GHA", "NOR", 2025, Flow.TRADE, "4"),
        ],
    )
    (_, lead, target), ghana, norway = told(asked(store))
    assert (lead, target) == ("Ghana and Norway", "raise bilateral trade to 10 billion dollars by 2028")
    assert ghana == (
        "2025",
        "Ghana reports (Customs)",
        "4 billion USD of trade with Norway: 40% of 10 billion USD; 35.7% growth a year reaches it by 2028",
    )
    assert norway == (
        "2024",
        "Norway reports (Customs)",
        "5 billion USD of trade with Ghana: 50% of 10 billion USD; 18.9% growth a year reaches it by 2028",
    )


def test_nothing_is_said_without_figures_or_in_another_currency(store: Store) -> None:
    """Nothing is guessed."""
    assert told(asked(store)) == []
    store.keep_figures("trade.csv", [figure("NOR", "GHA", 2024, Flow.TRADE, "3", unit="NOK")])
    assert told(asked(store)) == []


def test_half_of_the_trade_is_not_taken_for_the_whole(store: Store) -> None:
    """Exports alone are no trade."""
    store.keep_figures("trade.csv", [figure("NOR", "GHA", 2024, Flow.EXPORTS, "3")])
    assert told(asked(store)) == []


def test_a_target_that_is_reached_needs_no_growth(store: Store) -> None:
    """It says so."""
    store.keep_figures("trade.csv", [figure("NOR", "GHA", 2025, Flow.TRADE, "12")])
    assert told(asked(store))[1][2].endswith("the target of 10 billion USD is reached")


def test_the_briefing_and_the_board_show_it_too(store: Store) -> None:
    """The same lines."""
    store.keep_figures("trade.csv", [figure("NOR", "GHA", 2024, Flow.TRADE, "5")])
    lines = told(asked(store))
    assert told(brief(store, Pair(one="NOR", other="GHA", today=TODAY))) == lines
    (card,) = (card for lane in board(store, BoardQuestion(today=TODAY), account).lanes for card in lane.cards)
    assert [line.text for line in card.figures] == [lines[1][2]]


def test_a_table_takes_the_place_of_what_it_gave_before(store: Store) -> None:
    """What it no longer holds is gone, and another table's same figure is replaced."""
    store.keep_figures(
        "a.csv", [figure("NOR", "GHA", 2023, Flow.TRADE, "5"), figure("NOR", "GHA", 2024, Flow.TRADE, "6")]
    )
    store.keep_figures("a.csv", [figure("NOR", "GHA", 2024, Flow.TRADE, "6")])
    store.keep_figures("b.csv", [figure("NOR", "GHA", 2024, Flow.TRADE, "7")])
    assert [(one.year, one.value) for one in store.figures("GHA", "NOR")] == [(2024, Decimal(7 * 10**9))]


@pytest.mark.parametrize(
    ("value", "target", "years", "needed"),
    [
        ("100", "121", 2, "0.1"),
        ("100", "200", 1, "1"),
        ("100", "100", 3, None),
        ("5", "9", 0, None),
        ("0", "9", 3, None),
    ],
)
def test_growth_is_compound(value: str, target: str, years: int, needed: str | None) -> None:
    """None when it is there, when no year is left, and from nothing."""
    found = growth(Decimal(value), Decimal(target), years)
    assert (found and round(found, 6)) == (needed and Decimal(needed))
