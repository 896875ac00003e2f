"""Dates as reports give them: with a precision, and open where they are open."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class Precision(StrEnum):
    """How much of a date is known."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


class Step(StrEnum):
    """How long a period of a series is."""

    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A calendar date (proleptic Gregorian, ISO 8601) known to the year, month or day."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            msg = "a day needs its month"
            raise ValueError(msg)
        date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def parse(cls, iso: str) -> PartialDate:
        """Read ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; ValueError for anything else."""
        match = _ISO.fullmatch(iso)
        if match is None:
            msg = f"not an ISO date: {iso!r}"
            raise ValueError(msg)
        year, month, day = (int(part) if part else None for part in match.groups())
        return cls(year or 0, month, day)

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """The day itself."""
        return cls(day.year, day.month, day.day)

    @property
    def precision(self) -> Precision:
        """The finest part that is known."""
        if self.day is not None:
            return Precision.DAY
        return Precision.MONTH if self.month is not None else Precision.YEAR

    @property
    def first(self) -> date:
        """The earliest day that it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The latest day that it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Period:
    """From one partial date to another, either end open; one date is a period with equal ends."""

    start: PartialDate | None
    end: PartialDate | None

    def __post_init__(self) -> None:
        if self.start is None and self.end is None:
            msg = "a period has at least one end"
            raise ValueError(msg)
        if self.start and self.end and self.start.first > self.end.last:
            msg = f"a period runs forward: {self.start}..{self.end}"
            raise ValueError(msg)

    @classmethod
    def on(cls, when: PartialDate | date) -> Period:
        """The period that is one date."""
        point = PartialDate.of(when) if isinstance(when, date) else when
        return cls(point, point)

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read ``2025-11``, ``2025-11-24/2025-11-25``, ``../2026`` or ``2025/..``."""
        start, slash, end = text.partition("/")
        if not slash:
            return cls.on(PartialDate.parse(start))
        return cls(
            None if start in ("", "..") else PartialDate.parse(start),
            None if end in ("", "..") else PartialDate.parse(end),
        )

    @property
    def first(self) -> date | None:
        """The earliest day, None when open."""
        return self.start.first if self.start else None

    @property
    def last(self) -> date | None:
        """The latest day, None when open."""
        return self.end.last if self.end else None

    @property
    def is_point(self) -> bool:
        """Whether both ends are the same partial date."""
        return self.start == self.end

    def meets(self, other: Period, slack: timedelta = timedelta(0)) -> bool:
        """Whether the two can share a day, give or take ``slack``."""
        first, last = self.first or date.min, self.last or date.max
        other_first, other_last = other.first or date.min, other.last or date.max
        return first <= _later(other_last, slack) and other_first <= _later(last, slack)

    def __str__(self) -> str:
        if self.start == self.end:
            return str(self.start)
        return f"{self.start or '..'}/{self.end or '..'}"


def steps(first: str, last: str, step: Step) -> Iterator[str]:
    """Every month (``YYYY-MM``) or year (``YYYY``) from one to another, both ISO dates of any precision."""
    start, end = PartialDate.parse(first).first, PartialDate.parse(last).first
    if step is Step.YEAR:
        yield from (f"{year:04d}" for year in range(start.year, end.year + 1))
        return
    for number in range(start.year * 12 + start.month - 1, end.year * 12 + end.month):
        yield f"{number // 12:04d}-{number % 12 + 1:02d}"


def _later(day: date, slack: timedelta) -> date:
    return day if day > date.max - slack else day + slack
