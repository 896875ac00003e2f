"""Phrases of diplomatic time and money, with what must be found in them (tests/cases/phrases.yaml)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from legation.analysis.quantities import find_quantities
from legation.analysis.times import find_times
from legation.types.analysis import Quantity, Timex

TABLE = yaml.safe_load((Path(__file__).parents[1] / "cases" / "phrases.yaml").read_text("utf-8"))
ANCHOR: date = TABLE["anchor"]


def shown_time(timex: Timex) -> list[str | None]:
    """A time as the table writes it."""
    period = str(timex.period) if timex.period else None
    return [timex.text, timex.type.value, timex.value, timex.role.value, period]


def shown_quantity(quantity: Quantity, text: str) -> list[Any]:
    """A quantity as the table writes it, with the extras that it has."""
    extras = {
        "upper": quantity.upper,
        "per": quantity.per,
        "bound": quantity.bound.value if quantity.bound.value != "exact" else "",
        "baseline": quantity.baseline,
        "counted": quantity.counted,
    }
    given = {name: value for name, value in extras.items() if value not in (None, "")}
    return [quantity.span.of(text), quantity.kind.value, quantity.value, quantity.unit, given]


def as_decimals(row: list[Any]) -> list[Any]:
    """A row of the table with its numbers as Decimal."""
    extras = {k: Decimal(str(v)) if k in ("upper", "baseline") else v for k, v in row[4].items()}
    return [row[0], row[1], None if row[2] is None else Decimal(str(row[2])), row[3], extras]


@pytest.mark.parametrize("row", TABLE["times"], ids=[row["say"] for row in TABLE["times"]])
def test_the_times_of_a_phrase_are_found_with_value_role_and_days(row: dict[str, Any]) -> None:
    """Every time of the phrase, and no other."""
    assert [shown_time(timex) for timex in find_times(row["say"], ANCHOR)] == row["find"]


@pytest.mark.parametrize("row", TABLE["quantities"], ids=[row["say"] for row in TABLE["quantities"]])
def test_the_quantities_of_a_phrase_are_found_with_value_and_unit(row: dict[str, Any]) -> None:
    """Every quantity of the phrase, and no other."""
    times = find_times(row["say"], ANCHOR)
    found = [shown_quantity(q, row["say"]) for q in find_quantities(row["say"], times=times)]
    assert found == [as_decimals(expected) for expected in row["find"]]


def test_the_table_has_at_least_two_hundred_phrases() -> None:
    """The table does not shrink."""
    assert len(TABLE["times"]) + len(TABLE["quantities"]) >= 200
