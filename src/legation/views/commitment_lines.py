"""A commitment as a line: amount, deadline, and whether it is due."""

from __future__ import annotations

from datetime import date, timedelta

from legation.types.claims import Commitment
from legation.types.record import Entry
from legation.views.page import Line, Notes, marks_of
from legation.views.telling import lead, tell, when

SOON = timedelta(days=30)
"""A deadline this near is marked as due."""


def commitment_line(entry: Entry, today: date, notes: Notes) -> Line:
    """One commitment, marked overdue or due by the day ``today``."""
    claim = entry.claim
    told = (when(entry.best), lead(claim), tell(claim))
    marks = (*due(claim, today), *marks_of(entry)) if isinstance(claim, Commitment) else marks_of(entry)
    return Line(*told, marks=marks, notes=notes.cite(entry), entry=entry)


def due(claim: Commitment, today: date) -> tuple[str, ...]:
    """("overdue",), ("due soon",) or nothing; a commitment without a deadline is never overdue."""
    last = claim.deadline.last if claim.deadline else None
    if last is None:
        return ()
    if last < today:
        return ("overdue",)
    return ("due soon",) if last - today <= SOON else ()
