"""Values ↔ JSON: nothing lost, nothing guessed."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.errors import RecordDamaged
from legation.store.codec import dumps, encode, loads
from legation.types.claims import Amount, Engagement, Statement
from legation.types.record import Ruling, Verdict
from legation.types.span import Excerpt, Span
from legation.types.time import PartialDate, Period
from tests import builders as b

MADE = b.document("Ro met Li in Corvo. “Never,” he said.")


@pytest.mark.parametrize(
    "value",
    [
        b.meeting(MADE, "Ro met Li", "Ro/Minister/AAA", day="2026-03/..", place="Corvo", score=0.25),
        b.statement(MADE, "Ro", "“Never,”", quoted="Never", day="2026-03-01/2026-03-02"),
        b.commitment(MADE, "Ro met Li", value="10000000000.50", deadline="../2027"),
        MADE,
        Amount(Decimal("1E+3"), "USD", upper=Decimal("0.10")),
        Ruling("en-a", Verdict.SPLIT, "me", datetime(2026, 1, 2, 3, tzinfo=UTC), others=("a",), kept=("b",)),
        Excerpt((Span(0, 2), Span(4, 5)), "lone \ud800 surrogate \0 🇵🇰"),
        PartialDate(2026, 3),
        Period.parse("2026-03-01/.."),
    ],
    ids=lambda value: type(value).__name__,
)
def test_values_come_back_as_they_were(value: object) -> None:
    """Also open periods, exact decimals and characters that no file holds."""
    assert loads(type(value), dumps(value)) == value


@given(st.text(), st.decimals(allow_nan=False, allow_infinity=False), st.floats(0, 1))
def test_any_text_and_number_comes_back(text: str, value: Decimal, score: float) -> None:
    """Whatever the characters and digits."""
    amount = Amount(value, text)
    assert loads(Amount, dumps(amount)) == amount
    met = b.meeting(MADE, "Ro met Li", score=score)
    assert loads(Engagement, dumps(met)) == met


def test_the_same_value_gives_the_same_bytes() -> None:
    """Keys are sorted, defaults left out: a field added later changes no stored byte."""
    assert dumps(Amount(Decimal(10), "USD")) == '{"unit":"USD","value":"10"}'


@pytest.mark.parametrize(
    ("made", "text"),
    [
        (Amount, "{"),
        (Amount, "[]"),
        (Amount, '{"unit":"USD"}'),
        (Amount, '{"unit":"USD","value":10}'),
        (Amount, '{"unit":"USD","value":"ten"}'),
        (Amount, '{"unit":"USD","value":"1","colour":"red"}'),
        (Span, "[1]"),
        (Span, "[2,1]"),
        (Span, '["1",2]'),
        (Span, "[true,2]"),
        (Period, '"yesterday"'),
        (Statement, '{"speaker":"Ro"}'),
        (Verdict, '"perhaps"'),
    ],
)
def test_what_does_not_fit_is_damage(made: type, text: str) -> None:
    """A value of the wrong shape is never guessed at."""
    with pytest.raises(RecordDamaged, match="verify"):
        loads(made, text)


def test_only_what_is_declared_is_kept() -> None:
    """A type that the record does not know is refused when written."""
    with pytest.raises(TypeError, match="not a type that is kept"):
        encode({"a": 1})
