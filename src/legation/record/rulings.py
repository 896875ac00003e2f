"""Decisions of people as rulings: checked here, written by the caller, never changed afterwards."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime

from legation.errors import UsageError
from legation.types.edits import edited
from legation.types.record import STANDINGS, Entry, Ruling, Verdict


def judge(entry: Entry, verdict: Verdict, by: str, at: datetime, note: str = "") -> Ruling:
    """Accept, reject, be unsure of or re-open an entry."""
    if verdict not in STANDINGS:
        raise UsageError(verdict.value, "says nothing of an entry's worth")
    return Ruling(entry.id, verdict, by, at, note=note)


def edit(entry: Entry, field: str, value: str, by: str, at: datetime, note: str = "") -> Ruling:
    """Set a field of an entry; UsageError when it cannot hold the value."""
    edited(entry.best.claim, [(field, value)])
    return Ruling(entry.id, Verdict.EDITED, by, at, field=field, value=value, note=note)


def merge(entry: Entry, others: Iterable[Entry], by: str, at: datetime, note: str = "") -> Ruling:
    """Say that entries are one thing; UsageError for none, itself, or another kind of fact."""
    joined = tuple(other.id for other in others if _mergeable(entry, other))
    if not joined:
        raise UsageError(entry.id, "nothing to merge it with")
    return Ruling(entry.id, Verdict.MERGED, by, at, others=joined, note=note)


def _mergeable(entry: Entry, other: Entry) -> bool:
    if other.kind is not entry.kind:
        raise UsageError(other.id, f"is no {entry.kind.value}")
    return other.id != entry.id


def split(entry: Entry, out: Collection[str], by: str, at: datetime, note: str = "") -> Ruling:
    """Take sightings out of an entry; UsageError unless some of its own go and some stay."""
    own = [sighting.id for sighting in entry.sightings]
    strange = sorted(set(out) - set(own))
    left = tuple(id_ for id_ in own if id_ not in out)
    if strange or not out or not left:
        reason = "is not a sighting of it" if strange else "some sightings must go and some must stay"
        raise UsageError(strange[0] if strange else entry.id, reason)
    taken = tuple(id_ for id_ in own if id_ in out)
    return Ruling(entry.id, Verdict.SPLIT, by, at, others=taken, kept=left, note=note)


def undo(ruling: Ruling, by: str, at: datetime, note: str = "") -> Ruling:
    """Take a ruling back."""
    if ruling.number is None or ruling.verdict is Verdict.UNDONE:
        raise UsageError(ruling.subject, "only a ruling in the journal can be taken back, and no undo")
    return Ruling(ruling.subject, Verdict.UNDONE, by, at, undoes=ruling.number, note=note)


def redo(ruling: Ruling, by: str, at: datetime, note: str = "") -> Ruling:
    """Make a ruling again that was taken back."""
    if ruling.number is None or ruling.verdict is Verdict.UNDONE:
        raise UsageError(ruling.subject, "only a ruling in the journal can be made again, and no undo")
    made = replace(ruling, by=by, at=at, note=note or ruling.note, undoes=None)
    return replace(made, redoes=ruling.number, number=None)


def in_force(journal: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """Rulings that nobody took back, in order."""
    listed = list(journal)
    undone = {ruling.undoes for ruling in listed}
    return tuple(r for r in listed if r.verdict is not Verdict.UNDONE and r.number not in undone)


def last_to_undo(journal: Iterable[Ruling]) -> Ruling | None:
    """The latest ruling that nobody took back yet."""
    return max(in_force(journal), key=lambda ruling: ruling.number or 0, default=None)


def last_to_redo(journal: Iterable[Ruling]) -> Ruling | None:
    """The ruling that was taken back last, unless something else was decided since."""
    listed = sorted(journal, key=lambda ruling: ruling.number or 0)
    by_number = {ruling.number: ruling for ruling in listed}
    redone = {ruling.redoes for ruling in listed if ruling.redoes}
    for ruling in reversed(listed):
        if ruling.redoes:
            continue
        if ruling.verdict is not Verdict.UNDONE:
            return None
        if ruling.undoes not in redone:
            return by_number.get(ruling.undoes)
    return None
