"""Durations as TIMEX3 writes them, and where they end."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from legation.analysis.times.calendars import add_days, add_months

_MONTHS = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}
_DAYS = {"D": 1, "W": 7, "WE": 2}
_HALVES = {"Y": "{}Y6M", "H": "T{}H30M", "MIN": "T{}M30S"}
_CLOCK = {"S": "S", "MIN": "M", "H": "H"}
_YEARS = {"DE": 10, "CE": 100, "ML": 1000}
_LARGEST = 10**6
"""Amounts beyond have no calendar day."""


def duration_value(amount: Decimal | None, unit: str) -> str:
    """``P5Y``, ``PT72H``, ``P2Y6M`` for two and a half years, ``PXM`` for an unknown number of months."""
    if amount is None:
        return {"DE": "PXDE", "CE": "PXCE"}.get(unit) or f"P{'T' if unit in _CLOCK else ''}X{_letter(unit)}"
    if amount % 1 == Decimal("0.5") and unit in _HALVES:
        written = f"P{_HALVES[unit].format(int(amount))}"
        return written.replace("P0Y", "P").replace("T0H", "T").replace("T0M", "T")
    if unit in _YEARS:
        return f"P{_number(amount * _YEARS[unit])}Y"
    if unit == "Q":
        return f"P{_number(amount * 3)}M"
    if unit == "WE":
        return f"P{_number(amount * 2)}D"
    return f"P{'T' if unit in _CLOCK else ''}{_number(amount)}{_letter(unit)}"


def end_of_length(start: date, amount: Decimal, unit: str) -> date | None:
    """The day that lies so far from ``start`` (backward when negative); None for parts of a day."""
    if unit in _CLOCK or abs(amount) > _LARGEST:
        return start if unit in _CLOCK else None
    if unit in _DAYS:
        return add_days(start, int(amount * _DAYS[unit]))
    return add_months(start, int(amount * _MONTHS[unit]))


def _letter(unit: str) -> str:
    return _CLOCK.get(unit, unit[:1])


def _number(amount: Decimal) -> str:
    return f"{amount.normalize():f}"
