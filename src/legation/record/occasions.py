"""When something happened, compared: own dates first, else the days of the reports."""

from __future__ import annotations

from datetime import date, timedelta

from legation.types.record import Sighting
from legation.types.time import Period

DAY = timedelta(days=1)
COARSE = timedelta(days=45)
"""A period longer than this says too little to compare by."""


def window(sighting: Sighting) -> Period | None:
    """The days on which it happened, as far as they are told and narrow enough to compare."""
    period = sighting.period
    if period is None or period.first is None or period.last is None:
        return None
    return period if period.last - period.first <= COARSE else None


def published(sighting: Sighting) -> Period | None:
    """The day of the report."""
    return Period.on(sighting.report.day) if sighting.report.day else None


def occasion(sighting: Sighting) -> Period | None:
    """The days on which it happened, else the day of the report."""
    return window(sighting) or published(sighting)


def gap(one: Period, other: Period) -> int:
    """Days between two periods, 0 when they share one."""
    first = max(one.first or date.min, other.first or date.min)
    last = min(one.last or date.max, other.last or date.max)
    return max(0, (first - last).days)


def length(period: Period) -> int:
    """Days from the first to the last of a period, 0 for one day; many when it is open."""
    if period.first is None or period.last is None:
        return COARSE.days
    return (period.last - period.first).days


def is_fresh(seen: Sighting) -> bool:
    """Whether a report tells of its own day."""
    own = window(seen)
    return own is not None and seen.report.day is not None and own == Period.on(seen.report.day)


def days_apart(one: Sighting, other: Sighting) -> int:
    """Days between the two, by their own dates or their reports'; 0 when one is of no day."""
    first, second = occasion(one), occasion(other)
    return gap(first, second) if first and second else 0
