"""What a person can take back, and make again, from the journal alone.

Rulings made at one instant by one person are one step: a bulk ruling is taken back whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from legation.types.record import Ruling, Verdict


@dataclass(frozen=True, slots=True)
class Step:
    """Rulings made together."""

    rulings: tuple[Ruling, ...]

    @property
    def told(self) -> str:
        """What it did: "accepted", "rejected 12 entries", "edited place"."""
        first, count = self.rulings[0], len(self.rulings)
        field = f" {first.field.replace('_', ' ')}" if first.field else ""
        return f"{first.verdict.value}{field}" + (f" {count} entries" if count > 1 else "")


@dataclass(frozen=True, slots=True)
class History:
    """Steps that can be taken back, the latest last, and steps taken back, the latest last."""

    done: tuple[Step, ...]
    undone: tuple[Step, ...]


def history(journal: Iterable[Ruling], by: str) -> History:
    """One person's steps; a new step forgets those taken back before it."""
    done: list[Step] = []
    undone: list[Step] = []
    own = (ruling for ruling in journal if ruling.by == by)
    for _, group in groupby(own, key=lambda ruling: (ruling.at, ruling.verdict is Verdict.UNDONE)):
        step = Step(tuple(group))
        if step.rulings[0].verdict is Verdict.UNDONE:
            _take_back(step, done, undone)
        else:
            _do(step, done, undone)
    return History(tuple(done), tuple(undone))


def _take_back(step: Step, done: list[Step], undone: list[Step]) -> None:
    numbers = {ruling.undoes for ruling in step.rulings}
    for index in reversed(range(len(done))):
        if numbers & {ruling.number for ruling in done[index].rulings}:
            undone.append(done.pop(index))
            return


def _do(step: Step, done: list[Step], undone: list[Step]) -> None:
    redone = {ruling.redoes for ruling in step.rulings} - {None}
    kept = [one for one in undone if not redone & {ruling.number for ruling in one.rulings}]
    undone[:] = kept if redone else []
    done.append(step)


def undo(step: Step, by: str, at: datetime) -> tuple[Ruling, ...]:
    """The rulings that take a step back, the last first."""
    return tuple(
        Ruling(ruling.subject, Verdict.UNDONE, by, at, undoes=ruling.number) for ruling in reversed(step.rulings)
    )


def redo(step: Step, by: str, at: datetime) -> tuple[Ruling, ...]:
    """The rulings that make a step again."""
    return tuple(
        replace(ruling, by=by, at=at, number=None, undoes=None, redoes=ruling.number) for ruling in step.rulings
    )
