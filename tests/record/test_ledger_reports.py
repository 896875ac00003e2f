"""Twelve reports of three years, read word by word, become one commitment with its history."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from legation.app import Legation
from legation.types.ledger import Account, Change, Fulfilment
from legation.views.commitments import Undertaking

REPORTS = (
    ("2023-02-10", "Ghana hopes to raise trade with Norway."),
    ("2023-04-02", "Ghana and Norway aim to raise bilateral trade to $5 billion."),
    ("2023-09-18", "Ghana and Norway agreed to raise bilateral trade to $5 billion by 2025."),
    (
        "2023-12-01",
        "The ministers of Ghana and Norway reaffirmed their commitment to raise bilateral trade to $5 billion by 2025.",
    ),
    ("2024-03-15", "Ghana and Norway signed a roadmap to raise bilateral trade to $5 billion by 2025."),
    ("2024-07-01", "Ghana and Norway remain committed to raising bilateral trade to $5 billion by the end of 2025."),
    ("2024-11-20", "The presidents of Ghana and Norway agreed to raise bilateral trade to $10 billion by 2028."),
    ("2025-01-09", "Norway denied that it had agreed to raise bilateral trade with Ghana to $10 billion by 2028."),
    ("2025-03-03", "Ghana reiterated its commitment to raise bilateral trade with Norway to $10 billion by 2028."),
    ("2025-06-30", "Ghana and Norway now plan to raise bilateral trade to $10 billion by 2030."),
    ("2025-10-12", "Ghana and Norway agreed to raise bilateral trade to $8 billion by 2030."),
    (
        "2026-01-20",
        "The agreement of Ghana and Norway to raise bilateral trade to $8 billion by 2030 entered into force.",
    ),
)
OTHERS = (
    ("2023-05-05", "Norway will provide Ghana with two patrol boats by 2025."),
    ("2024-06-06", "Kenya and Norway agreed to raise bilateral trade to $2 billion by 2027."),
)
TODAY = date(2026, 2, 1)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Legation]:
    """A record of the twelve reports and two of other things."""
    folder = tmp_path_factory.mktemp("ledger")
    with Legation(str(folder / "r.db")) as opened:
        for day, text in (*REPORTS, *OTHERS):
            _read(opened, folder, day, text)
        yield opened


def _read(desk: Legation, folder: Path, day: str, text: str) -> None:
    report = folder / f"{day}.txt"
    report.write_text(f"News of the day\n\n{text}\n", "utf-8")
    list(desk.read(str(report), published=date.fromisoformat(day)))


def only_target(desk: Legation) -> Undertaking:
    """The one trade commitment of the two."""
    (found,) = desk.commitments("GHA", "NOR", about="trade", today=TODAY).held
    return found


def changes(account: Account) -> list[tuple[str, tuple[Change, ...]]]:
    """Day and changes, report by report."""
    return [(str(step.told.day), step.changes) for step in account.steps]


def test_the_history_is_told_as_written(desk: Legation) -> None:
    """Hoped for, given an amount, agreed, reaffirmed, signed, raised, denied, put off, lowered, in force."""
    assert changes(only_target(desk).account) == [
        ("2023-02-10", (Change.FIRST,)),
        ("2023-04-02", (Change.AMOUNTED,)),
        ("2023-09-18", (Change.DATED, Change.FIRMER)),
        ("2023-12-01", (Change.REAFFIRMED,)),
        ("2024-03-15", (Change.SIGNED,)),
        ("2024-07-01", (Change.REAFFIRMED,)),
        ("2024-11-20", (Change.RAISED, Change.POSTPONED, Change.FIRMER)),
        ("2025-01-09", (Change.DENIED,)),
        ("2025-03-03", (Change.REAFFIRMED,)),
        ("2025-06-30", (Change.POSTPONED, Change.SOFTER)),
        ("2025-10-12", (Change.LOWERED, Change.FIRMER)),
        ("2026-01-20", (Change.IN_FORCE,)),
    ]


def test_every_amount_and_deadline_is_kept(desk: Legation) -> None:
    """Drift is shown, never overwritten; the side that denied is named; no rating but overdue is given."""
    account = only_target(desk).account
    drift = {one.field: [value for _, value in one.values] for one in account.drifts}
    assert drift["deadline"] == ["2025", "2028", "2030"]
    assert [value.split(",")[0] for value in drift["amount"]] == ["5", "10", "8"]
    assert account.denied_by == ("NOR",)
    assert account.fulfilment is Fulfilment.NOT_RATED


def test_other_undertakings_of_the_same_sides_stand_apart(desk: Legation) -> None:
    """Boats are no trade, and Kenya's trade is not Ghana's."""
    assert len(desk.commitments("GHA", "NOR", today=TODAY).held) == 2
    (kenya,) = desk.commitments("KEN", "NOR", today=TODAY).held
    assert len(kenya.account.steps) == 1
