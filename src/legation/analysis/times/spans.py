"""Calendar units as TIMEX3 writes them, with the days that they hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from legation.analysis.times.calendars import add_days, add_months
from legation.types.analysis import TimexType
from legation.types.time import PartialDate, Period


class Placed(NamedTuple):
    """TIMEX3 type and value, and the days; ``grain`` is the unit that the value is precise to."""

    type: TimexType
    value: str
    period: Period | None = None
    grain: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known when an expression is met.

    ``anchor`` is the report's day; ``focus`` the last day, month, quarter or year spoken of, with its
    ``grain``; ``year`` a year said with another date of the same sentence; ``ahead`` whether the
    clause speaks of the future, ``behind`` whether it speaks of the past.
    """

    anchor: date | None
    focus: date | None = None
    grain: str = ""
    year: int | None = None
    ahead: bool = False
    behind: bool = False


def unknown(value: str) -> Placed:
    """A date of which no day is known."""
    return Placed(TimexType.DATE, value)


def month_of(day: date) -> PartialDate:
    """The month that a day lies in."""
    return PartialDate(day.year, day.month)


def unit_at(day: date, grain: str) -> Placed:
    """The calendar unit of this size (a unit of ``data.calendar``) that holds the day."""
    year, quarter = day.year, (day.month + 2) // 3
    first = (year - 1) // 100 * 100 + 1
    match grain:
        case "Y":
            placed = years(str(year), year, year, grain)
        case "M":
            placed = months(f"{year:04d}-{day.month:02d}", year, day.month, 1, grain)
        case "Q":
            placed = months(f"{year:04d}-Q{quarter}", year, 3 * quarter - 2, 3, grain)
        case "W" | "WE":
            placed = week_at(day, grain)
        case "DE":
            placed = years(f"{year // 10:03d}", year // 10 * 10, year // 10 * 10 + 9, grain)
        case "CE" | "ML":
            placed = years(f"{year // 100:02d}", first, first + 99, grain)
        case _:
            placed = Placed(TimexType.DATE, day.isoformat(), Period.on(day), "D")
    return placed


def years(value: str, first: int, last: int, grain: str) -> Placed:
    """So many years under one value."""
    inside = first >= 1 and last <= 9999
    period = Period(PartialDate(first), PartialDate(last)) if inside else None
    return Placed(TimexType.DATE, value, period, grain)


def months(value: str, year: int, month: int, count: int, grain: str) -> Placed:
    """So many months under one value."""
    first = date(year, month, 1)
    period = Period(month_of(first), month_of(add_months(first, count - 1)))
    return Placed(TimexType.DATE, value, period, grain)


def week_at(day: date, grain: str) -> Placed:
    """The week (ISO 8601, from Monday) of a day, or its weekend."""
    year, week, weekday = day.isocalendar()
    monday = add_days(day, 1 - weekday)
    weekend = grain == "WE"
    period = Period(PartialDate.of(add_days(monday, 5 * weekend)), PartialDate.of(add_days(monday, 6)))
    return Placed(TimexType.DATE, f"{year:04d}-W{week:02d}" + "-WE" * weekend, period, grain)


def with_clock(placed: Placed, clock: str) -> Placed:
    """The same day at a time of it, as TIMEX3 writes it ("T09:00", "TMO")."""
    return placed._replace(type=TimexType.TIME, value=placed.value + clock) if clock else placed
