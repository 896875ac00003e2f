"""Two runs are compared item by item."""

from __future__ import annotations

from benchmarks.quality.gainloss import Verdict, changed


def verdicts(**right: bool) -> dict[str, Verdict]:
    return {key: Verdict(key, value, "A", "A" if value else "B") for key, value in right.items()}


def test_gains_and_losses_are_items_whose_verdict_changed() -> None:
    """Items of only one run, and items that stayed as they were, are neither."""
    gained, lost = changed(verdicts(a=True, b=False, c=True, d=True), verdicts(a=True, b=True, c=False, e=True))
    assert [v.id for v in gained] == ["b"]
    assert [v.id for v in lost] == ["c"]
