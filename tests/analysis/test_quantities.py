"""Quantities: what the table of phrases does not show."""

from __future__ import annotations

import string
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.analysis.quantities import find_quantities
from legation.analysis.times import find_times
from legation.types.analysis import Quantity, QuantityKind

DAY = date(2025, 11, 24)
PIECES = (
    "$",
    "10",
    "billion",
    "half a",
    "US",
    "dollars",
    "percent",
    "from",
    "to",
    "2.5",
    "bn",
    "barrels per day",
    "Rs.",
    "۱۰",
    "میلیارد",
)


def found(text: str) -> tuple[Quantity, ...]:
    """Quantities of a text beside its times."""
    return find_quantities(text, times=find_times(text, DAY))


def test_years_and_dates_are_no_counts() -> None:
    """Numbers of time expressions are not counted again."""
    assert found("On 25 November 2025, after 12 years, in fiscal year 2024-25 and at 10:30 a.m.") == ()


def test_the_participants_of_a_sentence_are_not_counted() -> None:
    """ "the two sides" are known; two ships are news."""
    assert [q.counted for q in found("The two sides agreed on two ships.")] == ["ships"]


def test_the_period_of_a_rate_may_stand_apart() -> None:
    """Behind the goods, or as an adjective before."""
    assert [q.per for q in found("to sell 2 million tonnes of rice to Manila each year")] == ["year"]
    assert [q.per for q in found("annual trade, now at $3 billion")] == [""]


def test_a_range_shares_its_scale() -> None:
    """Three means three billion here."""
    (quantity,) = found("a loan of $3 to 4 billion")
    assert (quantity.value, quantity.upper) == (Decimal(3_000_000_000), Decimal(4_000_000_000))


def test_values_are_exact_decimals() -> None:
    """No binary fractions."""
    (quantity,) = found("worth $0.1 billion")
    assert quantity.value == Decimal(100_000_000)


def test_spans_are_moved_by_the_offset() -> None:
    """A block's quantities stand where they stand in the document."""
    (quantity,) = find_quantities("$5m", 50)
    assert (quantity.span.start, quantity.span.end) == (50, 53)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(string.printable, max_size=6), max_size=40).map(" ".join))
def test_any_text_is_read_without_error_and_in_order(text: str) -> None:
    """Spans lie inside the text and do not overlap; only factors and amounts have a unit."""
    last = 0
    for quantity in found(text):
        assert last <= quantity.span.start < quantity.span.end <= len(text)
        assert quantity.unit or quantity.kind is QuantityKind.COUNT
        last = quantity.span.end


@pytest.mark.parametrize("piece", ["$", "1,", "hundred ", "one ", "2-", "million ", "9" * 50, "from 1 to 2 "])
def test_hostile_text_is_read_to_its_end(piece: str) -> None:
    """Tens of thousands of characters of one piece."""
    text = piece * (20_000 // len(piece))
    assert all(quantity.span.end <= len(text) for quantity in find_quantities(text))
