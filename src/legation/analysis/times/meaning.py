"""What a time expression says before it is placed on a calendar.

The grammar makes these; ``resolve`` turns them into TIMEX3 values (TimeML annotation guidelines
1.2.1) and days. Units are those of ``data.calendar``: S MIN H D WE W M Q Y DE CE ML.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the calendar with the parts that are said; the others are inferred.

    ``shift`` is a year relative to the report ("last year": -1). ``toward`` is +1 for "next", -1 for
    "last", 0 for "this", None when nothing is said.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: str = ""
    decade: int | None = None
    century: int | None = None
    week: bool = False
    """The week that holds the day."""
    nth_week: int | None = None
    fiscal: bool = False
    before_christ: bool = False
    shift: int | None = None
    toward: int | None = None
    focused: bool = False
    """The year is the one last spoken of ("that year")."""
    clock: str = ""
    """A time of day as TIMEX3 writes it after the date: "T09:00", "TMO"."""
    mod: str = ""
    edge: bool = False
    """Whether the mod is a stretch of the point ("the end of"), not a vague part ("late")."""
    days: tuple[date, date] | None = None
    """First and last day of a date that was given in another calendar."""
    ambiguous: bool = False
    solar: tuple[int, int] | None = None
    """Month and day of the Solar Hijri year that is not said."""

    @property
    def bare(self) -> bool:
        """Whether nothing but the year is said."""
        parts = (self.month, self.weekday, self.quarter, self.half, self.decade, self.century, self.days)
        return self.year is not None and not self.season and all(part is None for part in parts)


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units away from the report's day, or from the day last spoken of (``focused``)."""

    unit: str
    amount: int | None
    focused: bool = False
    clock: str = ""
    mod: str = ""
    edge: bool = False
    nth_week: int | None = None
    fiscal: bool = False
    year: int | None = None
    """The year of "the 1988 quarter"."""
    compared: bool = False
    """"A year earlier": the same stretch one year back, be it a quarter."""
    latest: bool = False
    """"The quarter", "the latest period": the one that the report is about."""


@dataclass(frozen=True, slots=True)
class Length:
    """A duration; ``toward`` as in :class:`Point` when it runs from the report's day."""

    amount: Decimal | None
    unit: str
    toward: int | None = None
    mod: str = ""
    inside: Point | Shift | None = None
    """The stretch that it is counted from the start of ("the first nine months of 2025")."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """A recurrence: TIMEX3 value, and quantifier ("EVERY") or frequency ("2X")."""

    value: str
    quant: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """PRESENT_REF, PAST_REF or FUTURE_REF."""

    value: str
    weak: bool = False
    """Whether it is no TIMEX3 by itself ("the next round")."""


NO_DAY = Reference("")
"""What is written as a day and is none ("31 February"): read, and no time."""

Meaning = Point | Shift | Length | Repeat | Reference


class Found(NamedTuple):
    """A meaning read up to, not including, lexeme ``end``."""

    end: int
    meaning: Meaning
