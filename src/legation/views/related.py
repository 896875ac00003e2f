"""Visits with the meetings held in their course, and meetings with the visit they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from legation.types.holdings import Holdings
from legation.types.record import Entry, EntryQuery, FactKind, LinkReason
from legation.views.telling import lead, tell, when

AROUND = timedelta(days=7)
"""Days before and after an entry's own in which its parts and wholes are looked for."""


class Belonging(Protocol):
    """Decides whether one contact is part of another, and says why (``record.visits.belongs``)."""

    def __call__(self, part: Entry, whole: Entry) -> tuple[LinkReason, ...]:
        """The reasons; () when it is not."""


@dataclass(frozen=True, slots=True)
class Related:
    """Another entry, its day and its telling, and why the two belong together."""

    id: str
    when: str
    telling: str
    reasons: tuple[LinkReason, ...]


def alone(part: Entry, whole: Entry) -> tuple[LinkReason, ...]:
    """Nothing belongs to anything."""
    del part, whole
    return ()


def related(holdings: Holdings, entry: Entry, belongs: Belonging) -> tuple[tuple[Related, ...], tuple[Related, ...]]:
    """The parts of an entry, and the wholes that it is part of."""
    if entry.kind is not FactKind.ENGAGEMENT or not entry.sides or belongs is alone:
        return (), ()
    near = [other for other in _near(holdings, entry) if other.id != entry.id]
    parts = ((other, belongs(other, entry)) for other in near)
    wholes = ((other, belongs(entry, other)) for other in near)
    return (
        tuple(_related(other, reasons) for other, reasons in parts if reasons),
        tuple(_related(other, reasons) for other, reasons in wholes if reasons),
    )


def _near(holdings: Holdings, entry: Entry) -> Iterable[Entry]:
    days = sorted(_days(entry))
    if not days:
        return ()
    since, until = days[0] - AROUND, days[-1] + AROUND
    query = EntryQuery(kinds=(FactKind.ENGAGEMENT,), parties=entry.sides[:2], since=since, until=until)
    return holdings.entries(query)


def _days(entry: Entry) -> Iterator[date]:
    for seen in entry.sightings:
        if seen.period:
            yield from filter(None, (seen.period.first, seen.period.last))
        elif seen.report.day:
            yield seen.report.day.first


def _related(entry: Entry, reasons: tuple[LinkReason, ...]) -> Related:
    return Related(entry.id, when(entry.best), f"{lead(entry.claim)}: {tell(entry.claim)}", reasons)
