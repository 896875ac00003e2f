"""Grammar of Solar Hijri and Islamic dates: "15 Mordad 1404", "12 Rabi al-Awwal 1447"."""

from __future__ import annotations

from legation.analysis.lexemes import Lexemes
from legation.analysis.times.calendars import (
    ISLAMIC_YEARS,
    SOLAR_YEARS,
    islamic_date,
    islamic_month_length,
    solar_date,
    solar_month_length,
)
from legation.analysis.times.meaning import NO_DAY, Found, Point
from legation.data.calendar import load_calendar

LEAP = 1403
"""A Solar Hijri year with all its days."""


def other_calendar(lexemes: Lexemes, at: int, day: int | None) -> Found | None:
    """A Solar Hijri or Islamic month with its year, and the day that stood before it."""
    table = load_calendar()
    solar = table.solar.get(lexemes.low(at))
    if solar is not None:
        return _solar(lexemes, at + 1, solar, day)
    for length in (3, 2, 1):
        words = tuple(w for w in lexemes.lows(at, at + 2 * length) if w not in ("-", "'", "‑"))[:length]
        month = table.islamic.get(words)
        if month is not None:
            return _islamic(lexemes, _past_words(lexemes, at, length), month, day)
    return None


def _past_words(lexemes: Lexemes, at: int, count: int) -> int:
    """The index after so many words, marks between them left out."""
    while count:
        count -= lexemes[at].kind == "word"
        at += 1
    return at


def _solar(lexemes: Lexemes, at: int, month: int, day: int | None) -> Found | None:
    at += lexemes.low(at) == ","
    number = int(lexemes.low(at)) if lexemes.low(at).isdigit() and len(lexemes.low(at)) == 4 else 0
    if number not in SOLAR_YEARS:
        return _yearless(lexemes, at, month, day)
    length = solar_month_length(number, month)
    if day is not None and day > length:
        return Found(at + 1, NO_DAY)
    first, last = solar_date(number, month, day or 1), solar_date(number, month, day or length)
    return Found(at + 1, Point(days=(first, last)))


def _yearless(lexemes: Lexemes, at: int, month: int, day: int | None) -> Found | None:
    """A day and month without the year ("15 Bahman"); a month alone is also a name."""
    at -= lexemes.low(at - 1) == ","
    if day is None or not (lexemes[at - 1].capital or not lexemes.low(at - 1).isascii()):
        return None
    return Found(at, Point(solar=(month, day)) if day <= solar_month_length(LEAP, month) else NO_DAY)


def _islamic(lexemes: Lexemes, at: int, month: int, day: int | None) -> Found | None:
    at += lexemes.low(at) == ","
    number = int(lexemes.low(at)) if lexemes.low(at).isdigit() and len(lexemes.low(at)) == 4 else 0
    if number not in ISLAMIC_YEARS or (day or 1) > 30:
        return None
    first, last = (
        islamic_date(number, month, day or 1),
        islamic_date(number, month, day or islamic_month_length(number, month)),
    )
    return Found(at + 1, Point(days=(first, last)))


def solar_year(lexemes: Lexemes, at: int) -> Found | None:
    """Such as "Iranian year 1405", "Persian calendar year 1404"."""
    words = lexemes.lows(at, at + 3)
    if words[:1] not in (("iranian",), ("persian",), ("solar",)):
        return None
    skip = 2 if words[1:2] == ("year",) else 3 if words[1:] in (("calendar", "year"), ("hijri", "year")) else 0
    low = lexemes.low(at + skip)
    if not skip or not low.isdigit() or int(low[:5]) not in SOLAR_YEARS:
        return None
    number = int(low)
    last = solar_date(number, 12, solar_month_length(number, 12))
    return Found(at + skip + 1, Point(days=(solar_date(number, 1, 1), last)))
