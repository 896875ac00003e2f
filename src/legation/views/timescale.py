"""A line of time: what days an entry may mean, which stretch is shown, where a day stands in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import accumulate

from legation.types.time import PartialDate, Period, Precision
from legation.views.telling import period

COLUMNS = 60
"""Periods on one line at most: each is six points wide on a narrow screen."""
TICKS = 6
EDGE = 88.0
"""Percent from which a name would run over the end of the line."""
LONELY = 0.05
"""The share of the earliest and of the latest entries that do not decide what is shown."""
REACH = timedelta(days=60)
"""How far beyond all others such an entry may lie at least, and still be shown."""


class Grain(StrEnum):
    """What one mark or column stands for."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


_MONTHS = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.YEAR: 12}
_LONGEST = {Grain.DAY: 0, Grain.MONTH: 31, Grain.QUARTER: 93, Grain.YEAR: 3_660_000}
"""Days from the first to the last that are still known as exactly as a period of this length."""


@dataclass(frozen=True, slots=True)
class Days:
    """The days that an entry may mean. ``told``: as people write them; in brackets when its report gives them.

    ``is_exact``: one day. ``is_own``: the report says so; else they are the report's own date.
    """

    first: date
    last: date
    told: str
    is_exact: bool
    is_own: bool

    def is_coarse(self, grain: Grain) -> bool:
        """Whether they are known less exactly than periods of this length."""
        return (self.last - self.first).days > _LONGEST[grain]


def days_of(text: str) -> Days | None:
    """The days of a moment, or of a tally, which has the first seven characters of them; None without any."""
    is_own = not text.endswith("~")
    told = _period(text.removesuffix("~"))
    if told is None:
        return None
    start, end = told.start or told.end, told.end or told.start
    if start is None or end is None:
        return None
    words = period(told) if is_own else f"({period(told)})"
    is_exact = told.is_point and start.precision is Precision.DAY
    return Days(start.first, end.last, words, is_exact, is_own)


def _period(text: str) -> Period | None:
    """A period, also when its end was cut off."""
    try:
        return Period.parse(text)
    except ValueError:
        start, _, end = text.removesuffix("/").partition("/")
        whole = next((part for part in (start, end) if part[:4].isdigit()), "")
        return Period.on(PartialDate.parse(whole[:7] if len(whole) >= 7 else whole[:4])) if whole else None


def frame_of(firsts: Mapping[date, int]) -> tuple[date, date]:
    """From the first day to the last, but for a few that lie far from all others; counts by day."""
    days = sorted(firsts)
    total, passed = sum(firsts.values()), list(accumulate(firsts[day] for day in days))
    spared = max(1, int(total * LONELY)) if total >= 8 else 0
    low = next(day for day, count in zip(days, passed, strict=True) if count > spared)
    high = next(day for day, count in zip(days, passed, strict=True) if count >= total - spared)
    reach = max(high - low, REACH)
    return next(day for day in days if low - day <= reach), next(day for day in reversed(days) if day - high <= reach)


def grain_for(since: date, until: date) -> Grain:
    """The shortest period of which few enough cover the time."""
    if (until - since).days < COLUMNS:
        return Grain.DAY
    months = (until.year - since.year) * 12 + until.month - since.month + 1
    return next((grain for grain, size in _MONTHS.items() if months / size <= COLUMNS), Grain.YEAR)


def begin_of(day: date, grain: Grain) -> date:
    """The first day of the period that holds a day."""
    size = _MONTHS.get(grain)
    return date(day.year, (day.month - 1) // size * size + 1, 1) if size else day


def end_of(day: date, grain: Grain) -> date:
    """The last day of the period that holds a day."""
    size = _MONTHS.get(grain)
    if size is None:
        return day
    month = (day.month - 1) // size * size + size
    return PartialDate(day.year, month).last


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the line, in percent, and what stands there."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Scale:
    """The time from one day to another, in percent."""

    since: date
    until: date
    grain: Grain

    def holds(self, day: date) -> bool:
        """Whether a day is shown."""
        return self.since <= day <= self.until

    def stretch(self, first: date, last: date) -> tuple[float, float]:
        """Where days begin and how wide they are, cut at the ends of the line."""
        whole = (self.until - self.since).days + 1
        begin = max((first - self.since).days, 0)
        end = min((last - self.since).days + 1, whole)
        return round(100 * begin / whole, 2), round(100 * max(end - begin, 0) / whole, 2)

    def label(self, begin: date) -> str:
        """The name of the period that begins on a day."""
        match self.grain:
            case Grain.YEAR:
                return f"{begin.year}"
            case Grain.QUARTER:
                return f"{begin.year} Q{begin.month // 3 + 1}"
            case Grain.MONTH:
                return f"{begin.year}-{begin.month:02d}"
        return begin.isoformat()

    def ticks(self) -> Iterator[Tick]:
        """At most seven, at beginnings of years or months; where none begins, the first day."""
        months = (self.until.year - self.since.year) * 12 + self.until.month - self.since.month
        size = next((size for size in (1, 3, 6, 12, 24, 60, 120, 240) if months / size <= TICKS), 600)
        begin = _ceiling(self.since, size)
        found = [day for day in _every(begin, size) if day <= self.until] if months else []
        shown = [day for day in found if self.stretch(day, day)[0] <= EDGE] or [self.since]
        for day in shown:
            name = f"{day.year}" if size >= 12 else day.isoformat()[: 7 if found else 10]
            yield Tick(self.stretch(day, day)[0], name)


def _ceiling(day: date, size: int) -> date:
    """The first beginning of ``size`` months that is not before a day."""
    number = day.year * 12 + day.month - 1 + (day.day > 1)
    number += -number % size
    return date(number // 12, number % 12 + 1, 1)


def _every(begin: date, size: int) -> Iterator[date]:
    number = begin.year * 12 + begin.month - 1
    for place in range(TICKS + 2):
        month = number + place * size
        if month // 12 > date.max.year:
            return
        yield date(month // 12, month % 12 + 1, 1)
