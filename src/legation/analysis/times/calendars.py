"""Solar Hijri and Islamic dates as Gregorian ones, and small calendar sums.

Sources: the Iranian calendar's leap years by the 33-year rule of Birashk's tables as published by the
Institute of Geophysics, University of Tehran (holds for 1300-1500); the tabular Islamic calendar, type
IIa (civil epoch, 30-year cycle), which may differ by a day from sighting. Both from Dershowitz and
Reingold, Calendrical Calculations, chapters 7 and 15.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

_NOWRUZ_1400 = date(2021, 3, 21)
_LEAP_IN_33 = frozenset((1, 5, 9, 13, 17, 22, 26, 30))
_ISLAMIC_EPOCH = 227015
"""Ordinal of 1 Muharram 1, day before the first."""
SOLAR_YEARS = range(1300, 1501)
ISLAMIC_YEARS = range(1300, 1601)


def solar_date(year: int, month: int, day: int) -> date:
    """The Gregorian day of a Solar Hijri one; ValueError outside 1300-1500 or for no such day."""
    if year not in SOLAR_YEARS or not 1 <= month <= 12 or not 1 <= day <= solar_month_length(year, month):
        msg = f"no Solar Hijri day {year}-{month}-{day}"
        raise ValueError(msg)
    before = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    return _nowruz(year) + timedelta(days=before + day - 1)


def solar_month_length(year: int, month: int) -> int:
    """Days of a Solar Hijri month."""
    if month <= 6:
        return 31
    return 30 if month < 12 or is_solar_leap(year) else 29


def is_solar_leap(year: int) -> bool:
    """Whether the Solar Hijri year has 366 days."""
    return year % 33 in _LEAP_IN_33


def _nowruz(year: int) -> date:
    """The first day of a Solar Hijri year."""
    step = 1 if year >= 1400 else -1
    years = range(1400, year) if step > 0 else range(year, 1400)
    return _NOWRUZ_1400 + step * timedelta(days=sum(366 if is_solar_leap(y) else 365 for y in years))


def islamic_date(year: int, month: int, day: int) -> date:
    """The Gregorian day of a tabular Islamic one; ValueError outside 1300-1600 or for no such day."""
    if year not in ISLAMIC_YEARS or not 1 <= month <= 12 or not 1 <= day <= 30:
        msg = f"no Islamic day {year}-{month}-{day}"
        raise ValueError(msg)
    leap_days = (3 + 11 * year) // 30
    ordinal = _ISLAMIC_EPOCH - 1 + (year - 1) * 354 + leap_days + 29 * (month - 1) + month // 2 + day
    return date.fromordinal(ordinal)


def islamic_month_length(year: int, month: int) -> int:
    """Days of a tabular Islamic month: odd ones have 30, the last one in a leap year too."""
    return 30 if month % 2 or (month == 12 and (11 * year + 14) % 30 < 11) else 29


def solar_year_of(day: date) -> int:
    """The Solar Hijri year that a Gregorian day falls in; clipped to 1300-1500."""
    year = min(max(day.year - 621, SOLAR_YEARS[0]), SOLAR_YEARS[-1])
    return year if day >= solar_date(year, 1, 1) or year == SOLAR_YEARS[0] else year - 1


def add_months(day: date, months: int) -> date:
    """The same day some months on, or the last day of a shorter month; clipped to the years 1-9999."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        return date.min if year < 1 else date.max
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def add_days(day: date, days: int) -> date:
    """So many days on; clipped to what a date can be."""
    ordinal = day.toordinal() + days
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))
