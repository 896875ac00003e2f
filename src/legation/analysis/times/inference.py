"""What a date leaves out, from the report's day, the tense of the clause, and what was spoken of before."""

from __future__ import annotations

import calendar
from datetime import date
from types import MappingProxyType

from legation.analysis.times.calendars import add_days, add_months
from legation.analysis.times.meaning import Point
from legation.analysis.times.spans import Scene

SEASONS = MappingProxyType({"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)})
"""First and last month, of the northern half of the world; winter ends in the next year."""
NEAR_FUTURE, FAR_FUTURE = 3, 9
"""Months: a date without its year that lies less than this ahead, and long behind, is read as ahead even
without a word for it; one that lies more than this ahead is read as behind (tempeval3-train)."""
NEARBY = (0, 1, 2, 3, 4, 5, 6, 7)
"""Months looked at on both sides for "Tuesday the 11th"."""


def year_of(point: Point, scene: Scene) -> int | None:
    """The year said, or inferred; None when nothing tells it."""
    if point.year is not None:
        return point.year
    if point.focused:
        return scene.focus.year if scene.focus else scene.year
    if point.shift is not None:
        return scene.anchor.year + point.shift if scene.anchor else None
    if point.toward is None and scene.year is not None:
        return scene.year
    if scene.anchor is None:
        return scene.focus.year if scene.focus else None
    return _turned(point, scene.anchor) if point.toward is not None else _by_tense(point, scene, scene.anchor)


def _turned(point: Point, anchor: date) -> int:
    """The year of "next March", "this summer", "last Oct. 23"."""
    month, day = first_month(point), point.day
    here = (anchor.month, anchor.day) if day else (anchor.month,)
    there = (month, day) if day else (month,)
    if point.toward == 0:
        return anchor.year
    return anchor.year + (there <= here) if (point.toward or 0) > 0 else anchor.year - (there >= here)


def _by_tense(point: Point, scene: Scene, anchor: date) -> int:
    month, day = first_month(point), point.day or 0
    last_month = SEASONS[point.season][1] if point.season and point.season != "WI" else month
    here = (anchor.month, anchor.day)
    passed = (month, day) < here if day else last_month < anchor.month
    distance = (month - anchor.month) % 12 or 12 * passed
    if scene.ahead:
        return anchor.year + (passed and distance <= FAR_FUTURE)
    begun = (month, day) <= here if day else month <= anchor.month
    near = distance <= (1 if scene.behind else NEAR_FUTURE)
    return anchor.year if begun or near else anchor.year - 1


def first_month(point: Point) -> int:
    """The month that the point begins in."""
    if point.month is not None:
        return point.month
    if point.quarter is not None:
        return 3 * point.quarter - 2
    if point.half is not None:
        return 6 * point.half - 5
    return SEASONS[point.season][0] if point.season else 1


def weekday_of(point: Point, scene: Scene) -> date | None:
    """The day of a weekday: past by default, ahead by tense, or as "next" and "last" say."""
    base = scene.focus if point.focused and scene.focus else scene.anchor
    if base is None:
        return None
    step = (point.weekday or 0) - base.weekday()
    ahead = step % 7
    if point.shift is not None:
        return add_days(base, step + 7 * point.shift)
    if point.toward is None:
        return add_days(base, ahead if scene.ahead or not ahead else ahead - 7)
    if point.toward > 0:
        return add_days(base, ahead or 7)
    return add_days(base, ahead - 7 if point.toward < 0 else step)


def weekday_with_day(point: Point, scene: Scene) -> date | None:
    """The day of "Tuesday the 11th": in the nearest month, by tense, in which the two agree."""
    if scene.anchor is None:
        return None
    here, sign = scene.anchor.replace(day=1), 1 if scene.ahead else -1
    for distance in (d for near in NEARBY for d in (sign * near, -sign * near)):
        month = add_months(here, distance)
        if (point.day or 1) <= calendar.monthrange(month.year, month.month)[1]:
            day = month.replace(day=point.day or 1)
            if day.weekday() == point.weekday:
                return day
    return None


def month_of_day(point: Point, scene: Scene) -> date | None:
    """The first of the month that "the 20th" lies in: the one last spoken of, else by tense."""
    if scene.focus is not None:
        return scene.focus.replace(day=1)
    if scene.anchor is None:
        return None
    here, day = scene.anchor.replace(day=1), point.day or 0
    if scene.ahead:
        return add_months(here, int(day < scene.anchor.day))
    return add_months(here, -int(day > scene.anchor.day))
