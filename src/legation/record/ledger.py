"""One commitment through many reports: its history, its drift, and where it stands on a day.

Pure functions. Nothing is overwritten: an amount or a year that moved is shown with every value it
had. Only ``overdue`` is set here, when the last stated deadline has passed; any other rating is a
proposal until a person accepts it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import TypeVar

from legation.data.softness import load_softness
from legation.types.claims import Amount, Commitment, Stage
from legation.types.ledger import Account, Change, Drift, Fulfilment, Proposal, Step, Told
from legation.types.time import PartialDate, Period

T = TypeVar("T")
_STAGES = tuple(Stage)
_WORD = re.compile(r"[^\W\d_]+")
_OUTCOMES = MappingProxyType({"implemented": Change.IMPLEMENTED, "dropped": Change.DROPPED, "denied": Change.DENIED})
_PROPOSED = MappingProxyType(
    {
        Change.IMPLEMENTED: Fulfilment.MET,
        Change.DROPPED: Fulfilment.BROKEN,
        Change.SIGNED: Fulfilment.IN_PROGRESS,
        Change.IN_FORCE: Fulfilment.IN_PROGRESS,
    }
)
_STALLING = 2
"""A commitment put off so often is proposed as stalled."""


def account(tellings: Iterable[Told], today: date, ruled: Fulfilment | None = None) -> Account:
    """The account of one commitment on a day; ``ruled`` is the rating a person accepted, if any.

    The tellings are those of one linked commitment, in any order; ValueError when there is none.
    """
    ordered = sorted(tellings, key=_by_day)
    if not ordered:
        msg = "a commitment's account needs at least one telling of it"
        raise ValueError(msg)
    steps = tuple(_step(ordered[:index], told) for index, told in enumerate(ordered))
    return Account(
        steps=steps,
        fulfilment=ruled or _fulfilment(steps, today),
        drifts=tuple(_drifts(steps)),
        proposals=tuple(_proposals(steps)),
        denied_by=_deniers(steps),
    )


def _by_day(told: Told) -> tuple[date, str]:
    return (told.day.first if told.day else date.max, told.source)


def outcome_of(claim: Commitment) -> Change | None:
    """What the report says became of the commitment, by the words of its evidence; None if it stands."""
    words = frozenset(word.lower() for word in _WORD.findall(claim.evidence.text))
    for name, listed in load_softness().outcomes.items():
        if not words.isdisjoint(listed):
            return _OUTCOMES[name]
    return None


def _step(before: Sequence[Told], told: Told) -> Step:
    """What a telling changes against those before it."""
    outcome = outcome_of(told.claim)
    if outcome is not None:
        return Step(told, (outcome,))
    if not before:
        return Step(told, (Change.FIRST,))
    moves = [
        *_amount_moves(before, told.claim),
        *_deadline_moves(before, told.claim),
        *_stage_moves(before, told.claim),
    ]
    changes = tuple(change for change, _ in moves)
    if not changes:
        changes = (Change.REAFFIRMED if told.claim.reaffirmed else Change.REPEATED,)
    return Step(told, changes, "; ".join(note for _, note in moves if note))


def _last(before: Sequence[Told], of: str, kind: type[T]) -> T | None:
    """The last value told of a field by a report that does not deny or drop the commitment."""
    for told in reversed(before):
        value = getattr(told.claim, of)
        if isinstance(value, kind) and outcome_of(told.claim) is None:
            return value
    return None


def _amount_moves(before: Sequence[Told], claim: Commitment) -> Iterable[tuple[Change, str]]:
    new, old = claim.quantity, _last(before, "quantity", Amount)
    if new is None:
        return
    if old is None:
        yield Change.AMOUNTED, amount_text(new)
    elif (old.unit, old.per) == (new.unit, new.per) and old.value != new.value:
        change = Change.RAISED if new.value > old.value else Change.LOWERED
        yield change, f"from {amount_text(old)} to {amount_text(new)}"


def _deadline_moves(before: Sequence[Told], claim: Commitment) -> Iterable[tuple[Change, str]]:
    new, old = claim.deadline, _last(before, "deadline", Period)
    if new is None or new.last is None:
        return
    if old is None or old.last is None:
        yield Change.DATED, str(new)
    elif new.last > old.last and not _holds(new, old):
        yield Change.POSTPONED, f"from {old} to {new}"
    elif new.last < old.last and not _holds(old, new):
        yield Change.ADVANCED, f"from {old} to {new}"


def _holds(wide: Period, narrow: Period) -> bool:
    """Whether one deadline is the other told less exactly (2028 and 2028-06)."""
    first, last = wide.first or date.min, wide.last or date.max
    return first <= (narrow.first or first) and (narrow.last or last) <= last


def _stage_moves(before: Sequence[Told], claim: Commitment) -> Iterable[tuple[Change, str]]:
    old = _last(before, "stage", Stage)
    if old is None or old is claim.stage or (claim.reaffirmed and _STAGES.index(claim.stage) < _STAGES.index(old)):
        return
    if _STAGES.index(claim.stage) < _STAGES.index(old):
        yield Change.SOFTER, f"from {old.value} to {claim.stage.value}"
    elif claim.stage is Stage.SIGNED:
        yield Change.SIGNED, ""
    elif claim.stage is Stage.IN_FORCE:
        yield Change.IN_FORCE, ""
    else:
        yield Change.FIRMER, f"from {old.value} to {claim.stage.value}"


def _fulfilment(steps: Sequence[Step], today: date) -> Fulfilment:
    """Overdue once the last stated deadline has passed, unless the last word is that it is done or over."""
    if not {Change.IMPLEMENTED, Change.DROPPED}.isdisjoint(steps[-1].changes):
        return Fulfilment.NOT_RATED
    deadline = _last([step.told for step in steps], "deadline", Period)
    passed = deadline is not None and deadline.last is not None and deadline.last < today
    return Fulfilment.OVERDUE if passed else Fulfilment.NOT_RATED


def _drifts(steps: Sequence[Step]) -> Iterable[Drift]:
    standing = [step.told for step in steps if outcome_of(step.told.claim) is None]
    amounts = [(told.day, amount_text(told.claim.quantity)) for told in standing if told.claim.quantity]
    deadlines = [(told.day, str(told.claim.deadline)) for told in standing if told.claim.deadline]
    for field, values in (("amount", amounts), ("deadline", deadlines)):
        moved = _distinct(values)
        if len(moved) > 1:
            yield Drift(field, moved)


def _distinct(values: Sequence[tuple[PartialDate | None, str]]) -> tuple[tuple[PartialDate | None, str], ...]:
    """Values where they change, in order."""
    return tuple(row for index, row in enumerate(values) if index == 0 or row[1] != values[index - 1][1])


def _proposals(steps: Sequence[Step]) -> Iterable[Proposal]:
    for step in steps:
        for change in step.changes:
            if change in _PROPOSED:
                yield Proposal(_PROPOSED[change], step.told)
    postponed = [step.told for step in steps if Change.POSTPONED in step.changes]
    if len(postponed) >= _STALLING:
        yield Proposal(Fulfilment.STALLED, postponed[-1])


def _deniers(steps: Sequence[Step]) -> tuple[str, ...]:
    """Sides that deny it."""
    denials = (step.told.claim for step in steps if Change.DENIED in step.changes)
    return tuple(sorted({side for claim in denials for side in _denier(claim)}))


def _denier(claim: Commitment) -> tuple[str, ...]:
    return (claim.attributed_to,) if claim.attributed_to else claim.by


def amount_text(amount: Amount) -> str:
    """An amount in words: "10,000,000,000 USD a year"."""
    value = f"{amount.value:,f}" if amount.value % 1 else f"{Decimal(int(amount.value)):,f}"
    return f"{value} {amount.unit}" + (f" a {amount.per}" if amount.per else "")
