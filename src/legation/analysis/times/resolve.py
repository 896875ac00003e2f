"""Places what a time expression says on the calendar of its report."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from legation.analysis.times.calendars import add_days, add_months
from legation.analysis.times.durations import duration_value, end_of_length
from legation.analysis.times.meaning import Length, Meaning, Point, Reference, Repeat, Shift
from legation.types.analysis import TimexType
from legation.types.time import PartialDate, Period

SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
"""First and last month, of the northern half of the world; winter ends in the next year."""
NEAR_FUTURE, FAR_FUTURE = 3, 9
"""Months: a date without its year that lies less than this ahead, and long behind, is read as ahead even
without a word for it; one that lies more than this ahead is read as behind (tempeval3-train)."""


FRIDAY = 4


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


def place(meaning: Meaning, scene: Scene) -> Placed:
    """The type, value and days of an expression; parts that cannot be known are X."""
    match meaning:
        case Repeat():
            return Placed(TimexType.SET, meaning.value)
        case Reference():
            return Placed(TimexType.DATE, meaning.value)
        case Length():
            return _length(meaning, scene)
        case Shift():
            return _shift(meaning, scene)
        case Point():
            return _point(meaning, scene)


def _length(length: Length, scene: Scene) -> Placed:
    value = duration_value(length.amount, length.unit)
    return Placed(TimexType.DURATION, value, _stretch(length, scene))


def _stretch(length: Length, scene: Scene) -> Period | None:
    if length.amount is None:
        return None
    if length.inside is not None:
        whole = place(length.inside, scene).period
        return _part_of(whole, length) if whole else None
    if not length.toward or scene.anchor is None:
        return None
    other = end_of_length(scene.anchor, length.toward * length.amount, length.unit)
    first, last = sorted((scene.anchor, other)) if other else (None, None)
    return Period(PartialDate.of(first), PartialDate.of(last)) if first and last else None


def _part_of(whole: Period, length: Length) -> Period | None:
    """The first or last so many units of a stretch."""
    amount, grain = length.amount or 0, PartialDate.of if length.unit in ("D", "W") else _month
    if whole.first is None or whole.last is None:
        return None
    if length.mod == "END":
        first = end_of_length(add_days(whole.last, 1), -amount, length.unit)
        return Period(grain(first), grain(whole.last)) if first else None
    last = end_of_length(whole.first, amount, length.unit)
    return Period(grain(whole.first), grain(add_days(last, -1))) if last else None


def _month(day: date) -> PartialDate:
    return PartialDate(day.year, day.month)


def _shift(shift: Shift, scene: Scene) -> Placed:
    base, unit = scene.anchor, shift.unit
    quarterly = shift.compared and scene.grain == "Q"
    if scene.focus and (quarterly or (shift.focused and not (unit == "D" and scene.grain not in ("D", "W")))):
        base = scene.focus
    if shift.latest or shift.year:
        return _latest(shift, scene)
    if base is None or shift.amount is None:
        return Placed(TimexType.DATE, _unknown(unit, shift.amount))
    moved = _moved(base, unit, shift.amount)
    if shift.fiscal:
        return _years(f"{moved.year:04d}", moved.year, moved.year + 1, "Y")
    if shift.nth_week is not None and unit in ("M", "Y"):
        point = Point(year=moved.year, month=moved.month if unit == "M" else None, nth_week=shift.nth_week)
        return _on_calendar(point, scene)
    return _with_clock(_grained(moved, "Q" if quarterly else unit), shift.clock)


def _latest(shift: Shift, scene: Scene) -> Placed:
    """The quarter or weekend that the report is about; the same of another year where one is said."""
    unit, base = shift.unit, scene.anchor or scene.focus
    if unit == "Q" and shift.compared and shift.year and scene.grain != "Q":
        return _years(str(shift.year), shift.year, shift.year, "Y")
    if unit == "Q":
        base = scene.focus if scene.grain == "Q" and scene.focus else base and add_months(base, -3)
    if unit == "WE" and base and not scene.ahead and base.weekday() < FRIDAY:
        base = add_days(base, -7)
    if base and shift.year:
        base = add_months(base, 12 * (shift.year - base.year))
    return _grained(base, unit) if base else Placed(TimexType.DATE, _unknown(unit, 0))


def _unknown(unit: str, amount: int | None) -> str:
    if amount is None or amount == 0:
        return {"D": "XXXX-XX-XX", "M": "XXXX-XX", "Y": "XXXX", "Q": "XXXX-QX", "W": "XXXX-WXX"}.get(
            unit, "XXXX"
        )
    return "PAST_REF" if amount < 0 else "FUTURE_REF"


def _moved(base: date, unit: str, amount: int) -> date:
    months = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}
    if unit in months:
        return add_months(base, amount * months[unit])
    return add_days(base, amount * {"D": 1, "W": 7, "WE": 7}.get(unit, 0))


def _grained(day: date, grain: str) -> Placed:
    """The calendar unit of this size that holds the day."""
    year, quarter = day.year, (day.month + 2) // 3
    match grain:
        case "Y":
            return _years(str(year), year, year, grain)
        case "M":
            return Placed(TimexType.DATE, f"{year:04d}-{day.month:02d}", Period.on(_month(day)), grain)
        case "Q":
            return _months(f"{year:04d}-Q{quarter}", year, 3 * quarter - 2, 3, grain)
        case "W" | "WE":
            return _week(day, grain)
        case "DE":
            return _years(f"{year // 10:03d}", year // 10 * 10, year // 10 * 10 + 9, grain)
        case "CE" | "ML":
            first = (year - 1) // 100 * 100 + 1
            return _years(f"{year // 100:02d}", first, first + 99, grain)
        case _:
            return Placed(TimexType.DATE, day.isoformat(), Period.on(day), "D")


def _years(value: str, first: int, last: int, grain: str) -> Placed:
    inside = 1 <= first and last <= 9999
    period = Period(PartialDate(first), PartialDate(last)) if inside else None
    return Placed(TimexType.DATE, value, period, grain)


def _months(value: str, year: int, month: int, count: int, grain: str) -> Placed:
    first = date(year, month, 1)
    return Placed(TimexType.DATE, value, Period(_month(first), _month(add_months(first, count - 1))), grain)


def _week(day: date, grain: str) -> Placed:
    year, week, weekday = day.isocalendar()
    monday = add_days(day, 1 - weekday)
    first = add_days(monday, 5) if grain == "WE" else monday
    period = Period(PartialDate.of(first), PartialDate.of(add_days(monday, 6)))
    return Placed(TimexType.DATE, f"{year:04d}-W{week:02d}" + ("-WE" if grain == "WE" else ""), period, grain)


def _with_clock(placed: Placed, clock: str) -> Placed:
    return placed._replace(type=TimexType.TIME, value=placed.value + clock) if clock else placed


def _point(point: Point, scene: Scene) -> Placed:
    if point.ambiguous and point.year is not None:
        return _years(f"{point.year:04d}", point.year, point.year, "Y")
    if point.before_christ:
        return Placed(TimexType.DATE, f"BC{point.year or 0:04d}")
    if point.days:
        return _other_calendar(point.days)
    if point.decade is not None:
        return _years(f"{point.decade // 10:03d}", point.decade, point.decade + 9, "DE")
    if point.century is not None:
        first = (point.century - 1) * 100 + 1
        return _years(f"{point.century - 1:02d}", first, first + 99, "CE")
    return _with_clock(_on_calendar(point, scene), point.clock)


def _other_calendar(days: tuple[date, date]) -> Placed:
    first, last = days
    period = Period(PartialDate.of(first), PartialDate.of(last))
    return Placed(TimexType.DATE, str(period), period, "D" if first == last else "M")


def _on_calendar(point: Point, scene: Scene) -> Placed:
    if point.weekday is not None:
        return _weekday(point, scene) if point.day is None else _weekday_of_month(point, scene)
    year = _year_of(point, scene)
    if point.day is not None and point.month is None:
        return _day_of_month(point, scene)
    if year is None or not 1 <= year <= 9998:
        return Placed(TimexType.DATE, _yearless(point))
    if point.quarter is not None:
        return _months(f"{year:04d}-Q{point.quarter}", year, 3 * point.quarter - 2, 3, "Q")
    if point.half is not None:
        return _months(f"{year:04d}-H{point.half}", year, 6 * point.half - 5, 6, "H")
    if point.season:
        first, last = SEASONS[point.season]
        return _months(f"{year:04d}-{point.season}", year, first, 1 + (last - first) % 12, "S")
    if point.month is None:
        return _whole_year(point, year)
    return _month_or_day(point, year)


def _month_or_day(point: Point, year: int) -> Placed:
    month = point.month or 1
    if point.nth_week is not None:
        return _nth_week(year, month, point.nth_week)
    if point.day is None:
        return _grained(date(year, month, 1), "M")
    if point.day > calendar.monthrange(year, month)[1]:
        return Placed(TimexType.DATE, f"{year:04d}-{month:02d}-{point.day:02d}")
    return _grained(date(year, month, point.day), "W" if point.week else "D")


def _nth_week(year: int, month: int, number: int) -> Placed:
    """The first week of a month is the one that holds its 1st; -1 is the last."""
    length = calendar.monthrange(year, month)[1]
    return _week(date(year, month, length if number < 0 else min(1 + 7 * (number - 1), length)), "W")


def _whole_year(point: Point, year: int) -> Placed:
    if point.nth_week is not None:
        day = (
            date(year, 12, 28) if point.nth_week < 0 else add_days(date(year, 1, 4), 7 * (point.nth_week - 1))
        )
        return _week(day, "W")
    if point.fiscal:
        return _years(f"{year:04d}", year - 1, year, "Y")
    return _years(f"{year:04d}", year, year, "Y")


def _yearless(point: Point) -> str:
    if point.quarter is not None:
        return f"XXXX-Q{point.quarter}"
    if point.half is not None:
        return f"XXXX-H{point.half}"
    if point.season:
        return f"XXXX-{point.season}"
    if point.month is None:
        return "XXXX"
    return f"XXXX-{point.month:02d}" + (f"-{point.day:02d}" if point.day else "")


def _year_of(point: Point, scene: Scene) -> int | None:
    """The year said, or inferred from the report's day and the tense of the clause."""
    if point.year is not None:
        return point.year
    if point.focused:
        return scene.focus.year if scene.focus else scene.year
    if point.shift is not None:
        return scene.anchor.year + point.shift if scene.anchor else None
    if point.toward is None and scene.year is not None and not scene.ahead:
        return scene.year
    if scene.anchor is None:
        return scene.focus.year if scene.focus else None
    return _inferred(point, scene, scene.anchor)


def _inferred(point: Point, scene: Scene, anchor: date) -> int:
    month = _month_of(point)
    last_month = SEASONS[point.season][1] if point.season and point.season != "WI" else month
    if point.toward == 0:
        return anchor.year
    here = (anchor.month, anchor.day)
    day = point.day or 0
    if point.toward is not None and point.toward > 0:
        return anchor.year + (
            (month, day) <= (anchor.month, anchor.day if day else 0) or (not day and month == anchor.month)
        )
    if point.toward is not None:
        return anchor.year - ((month, day) >= (anchor.month, anchor.day if day else 0))
    passed = (month, day) < here if day else last_month < anchor.month
    behind = (month - anchor.month) % 12 or 12 * passed
    if scene.ahead:
        return anchor.year + (passed and behind <= FAR_FUTURE)
    begun = (month, day) <= here if day else month <= anchor.month
    return anchor.year if begun or behind <= (1 if scene.behind else NEAR_FUTURE) else anchor.year - 1


def _month_of(point: Point) -> int:
    """The month that the point begins in."""
    if point.month is not None:
        return point.month
    if point.quarter is not None:
        return 3 * point.quarter - 2
    if point.half is not None:
        return 6 * point.half - 5
    return SEASONS[point.season][0] if point.season else 1


def _weekday(point: Point, scene: Scene) -> Placed:
    wanted, base = point.weekday or 0, scene.anchor
    if point.focused and scene.focus:
        base = scene.focus
    if base is None:
        return Placed(TimexType.DATE, f"XXXX-WXX-{wanted + 1}")
    ahead = (wanted - base.weekday()) % 7
    if point.shift is not None:  # "Monday next week"
        day = add_days(base, wanted - base.weekday() + 7 * point.shift)
    elif point.toward is None:
        day = add_days(base, ahead if scene.ahead else ahead - 7 if ahead else 0)
    elif point.toward > 0:
        day = add_days(base, ahead or 7)
    elif point.toward < 0:
        day = add_days(base, ahead - 7)
    else:
        day = add_days(base, wanted - base.weekday())
    return _grained(day, "D")


def _weekday_of_month(point: Point, scene: Scene) -> Placed:
    """ "Tuesday the 11th": the nearest month, by tense, in which the two agree."""
    if scene.anchor is None:
        return Placed(TimexType.DATE, f"XXXX-XX-{point.day:02d}")
    here = scene.anchor.replace(day=1)
    for distance in (0, *((1, -1) if scene.ahead else (-1, 1)), 2, -2, 3, -3, 4, -4, 5, -5, 6, -6, 7, -7):
        month = add_months(here, distance)
        if (point.day or 1) <= calendar.monthrange(month.year, month.month)[1]:
            day = month.replace(day=point.day or 1)
            if day.weekday() == point.weekday:
                return _grained(day, "D")
    return Placed(TimexType.DATE, f"XXXX-XX-{point.day:02d}")


def _day_of_month(point: Point, scene: Scene) -> Placed:
    """A day without its month ("the 20th"): in the month last spoken of, else by tense."""
    base = scene.focus or scene.anchor
    if base is None:
        return Placed(TimexType.DATE, f"XXXX-XX-{point.day:02d}")
    if scene.focus is None and scene.ahead and (point.day or 0) < base.day:
        base = add_months(base.replace(day=1), 1)
    if scene.focus is None and not scene.ahead and (point.day or 0) > base.day:
        base = add_months(base.replace(day=1), -1)
    return _on_calendar(replace(point, year=base.year, month=base.month), scene)
