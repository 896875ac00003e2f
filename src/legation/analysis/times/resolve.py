"""Places what a time expression says on the calendar of its report."""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import date

from legation.analysis.times.calendars import add_days, add_months, solar_date, solar_year_of
from legation.analysis.times.durations import duration_value, end_of_length
from legation.analysis.times.inference import (
    SEASONS,
    month_of_day,
    weekday_of,
    weekday_with_day,
    year_of,
)
from legation.analysis.times.meaning import Length, Meaning, Point, Reference, Repeat, Shift
from legation.analysis.times.spans import (
    Placed,
    Scene,
    month_of,
    months,
    unit_at,
    unknown,
    week_at,
    with_clock,
    years,
)
from legation.types.analysis import TimexType
from legation.types.time import PartialDate, Period

_MONTHS = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}
_DAYS = {"D": 1, "W": 7, "WE": 7}
_UNPLACED = {"D": "XXXX-XX-XX", "M": "XXXX-XX", "Y": "XXXX", "Q": "XXXX-QX", "W": "XXXX-WXX"}
_FRIDAY = 4


def place(meaning: Meaning, scene: Scene) -> Placed:
    """The type, value and days of an expression; parts that cannot be known are X."""
    match meaning:
        case Repeat():
            return Placed(TimexType.SET, meaning.value)
        case Reference():
            return unknown(meaning.value)
        case Length():
            value = duration_value(meaning.amount, meaning.unit)
            return Placed(TimexType.DURATION, value, _stretch(meaning, scene))
        case Shift():
            return _shift(meaning, scene)
        case Point():
            return _point(meaning, scene)


def _stretch(length: Length, scene: Scene) -> Period | None:
    """The days of a duration that runs from the report's day or inside a larger stretch."""
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
    if whole.first is None or whole.last is None or length.amount is None:
        return None
    grain = PartialDate.of if length.unit in ("D", "W") else month_of
    if length.mod == "END":
        first = end_of_length(add_days(whole.last, 1), -length.amount, length.unit)
        return Period(grain(first), grain(whole.last)) if first else None
    last = end_of_length(whole.first, length.amount, length.unit)
    return Period(grain(whole.first), grain(add_days(last, -1))) if last else None


def _shift(shift: Shift, scene: Scene) -> Placed:
    if shift.latest or shift.year:
        return _latest(shift, scene)
    quarterly = shift.compared and scene.grain == "Q"
    coarse = shift.unit == "D" and scene.grain not in ("D", "W")
    base = scene.focus if scene.focus and (quarterly or (shift.focused and not coarse)) else scene.anchor
    if base is None or shift.amount is None:
        return unknown(_unplaced(shift.unit, shift.amount))
    moved = _moved(base, shift.unit, shift.amount)
    if shift.fiscal:
        return years(f"{moved.year:04d}", moved.year, moved.year + 1, "Y")
    if shift.nth_week is not None and shift.unit in ("M", "Y"):
        month = moved.month if shift.unit == "M" else None
        return _on_calendar(Point(year=moved.year, month=month, nth_week=shift.nth_week), scene)
    return with_clock(unit_at(moved, "Q" if quarterly else shift.unit), shift.clock)


def _latest(shift: Shift, scene: Scene) -> Placed:
    """The quarter or weekend that the report is about; the same of another year where one is said."""
    unit, base = shift.unit, scene.anchor or scene.focus
    if unit == "Q" and shift.compared and shift.year and scene.grain != "Q":
        return years(str(shift.year), shift.year, shift.year, "Y")
    if unit == "Q":
        base = scene.focus if scene.grain == "Q" and scene.focus else base and add_months(base, -3)
    if unit == "WE" and base and not scene.ahead and base.weekday() < _FRIDAY:
        base = add_days(base, -7)
    if base and shift.year:
        base = add_months(base, 12 * (shift.year - base.year))
    return unit_at(base, unit) if base else unknown(_unplaced(unit, 0))


def _unplaced(unit: str, amount: int | None) -> str:
    if not amount:
        return _UNPLACED.get(unit, "XXXX")
    return "PAST_REF" if amount < 0 else "FUTURE_REF"


def _moved(base: date, unit: str, amount: int) -> date:
    if unit in _MONTHS:
        return add_months(base, amount * _MONTHS[unit])
    return add_days(base, amount * _DAYS.get(unit, 0))


def _point(point: Point, scene: Scene) -> Placed:
    if point.days:
        return _other_calendar(point.days)
    if point.solar:
        return _solar_day(point.solar, scene)
    if point.decade is not None:
        return years(f"{point.decade // 10:03d}", point.decade, point.decade + 9, "DE")
    if point.century is not None:
        first = (point.century - 1) * 100 + 1
        return years(f"{point.century - 1:02d}", first, first + 99, "CE")
    if point.year is not None and point.before_christ:
        return unknown(f"BC{point.year:04d}")
    if point.year is not None and point.ambiguous:
        return years(f"{point.year:04d}", point.year, point.year, "Y")
    return with_clock(_on_calendar(point, scene), point.clock)


def _other_calendar(days: tuple[date, date]) -> Placed:
    first, last = days
    period = Period(PartialDate.of(first), PartialDate.of(last))
    return Placed(TimexType.DATE, str(period), period, "D" if first == last else "M")


def _solar_day(said: tuple[int, int], scene: Scene) -> Placed:
    """A Solar Hijri day without its year: that of the report's year, the next one where the words look ahead."""
    if scene.anchor is None:
        return unknown("XXXX-XX-XX")
    year = solar_year_of(scene.anchor)
    days = [_solar_or_none(number, *said) for number in (year - 1, year, year + 1)]
    near = [day for day in days if day is not None and (not scene.ahead or day >= scene.anchor)]
    own = days[1] if days[1] in near else None
    chosen = own or (near[0] if near else None)
    return _other_calendar((chosen, chosen)) if chosen else unknown("XXXX-XX-XX")


def _solar_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return solar_date(year, month, day)
    except ValueError:
        return None


def _on_calendar(point: Point, scene: Scene) -> Placed:
    if point.weekday is not None or (point.day is not None and point.month is None):
        return _by_day(point, scene)
    year = year_of(point, scene)
    if year is None or not 1 <= year <= 9998:
        return unknown(_yearless(point))
    return _part_of_year(point, year) or _month_or_day(point, year)


def _by_day(point: Point, scene: Scene) -> Placed:
    """A weekday, or a day of the month, without the month."""
    if point.weekday is not None:
        day = weekday_of(point, scene) if point.day is None else weekday_with_day(point, scene)
        return unit_at(day, "D") if day else unknown(f"XXXX-WXX-{point.weekday + 1}")
    month = month_of_day(point, scene)
    if month is None:
        return unknown(f"XXXX-XX-{point.day:02d}")
    return _month_or_day(replace(point, month=month.month), month.year)


def _part_of_year(point: Point, year: int) -> Placed | None:
    """A quarter, half, season or the year itself; None for a month or day."""
    if point.quarter is not None:
        return months(f"{year:04d}-Q{point.quarter}", year, 3 * point.quarter - 2, 3, "Q")
    if point.half is not None:
        return months(f"{year:04d}-H{point.half}", year, 6 * point.half - 5, 6, "H")
    if point.season:
        first, last = SEASONS[point.season]
        return months(f"{year:04d}-{point.season}", year, first, 1 + (last - first) % 12, "S")
    if point.month is not None:
        return None
    if point.nth_week is not None:
        last_week, first_week = date(year, 12, 28), date(year, 1, 4)
        return week_at(last_week if point.nth_week < 0 else add_days(first_week, 7 * (point.nth_week - 1)), "W")
    return years(f"{year:04d}", year - point.fiscal, year, "Y")


def _month_or_day(point: Point, year: int) -> Placed:
    month = point.month or 1
    length = calendar.monthrange(year, month)[1]
    if point.nth_week is not None:
        day = length if point.nth_week < 0 else min(1 + 7 * (point.nth_week - 1), length)
        return week_at(date(year, month, day), "W")
    if point.day is None:
        return unit_at(date(year, month, 1), "M")
    if point.day > length:
        return unknown(f"XXXX-{month:02d}-{point.day:02d}")
    return unit_at(date(year, month, point.day), "W" if point.week else "D")


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
