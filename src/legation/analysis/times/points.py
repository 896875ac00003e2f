"""Puts points together: a date with its year, a day with its time."""

from __future__ import annotations

from collections.abc import Callable

from legation.analysis.lexemes import Lexemes
from legation.analysis.times import clock, dates, foreign, relative, years
from legation.analysis.times.meaning import Found, Point

Rule = Callable[[Lexemes, int], Found | None]


def moment(lexemes: Lexemes, at: int) -> Found | None:
    """A point without the modifiers before it: what may follow "the end of" or "early"."""
    the = at + (lexemes.low(at) == "the")
    tries: list[Found] = []
    for rule in _WITH_ARTICLE:
        found = rule(lexemes, at) or (rule(lexemes, the) if the > at else None)
        tries += [found] if found else []
    for rule in _PLAIN:
        found = rule(lexemes, the)
        tries += [found] if found else []
    best = max(tries, key=end_of, default=None)
    return relative.of_year(lexemes, best) if best else None


def year_word(lexemes: Lexemes, at: int) -> Found | None:
    """Such as "the year 2000", "the years 1955"."""
    here = at + (lexemes.low(at) == "the")
    if lexemes.low(here) not in ("year", "years"):
        return None
    stated = years.year(lexemes, here + 1)
    return Found(stated[0], Point(year=stated[1])) if stated else None


def point(lexemes: Lexemes, at: int) -> Found | None:
    """A point, with what follows it: its year, a time of day."""
    found = relative.weekday_of_week(lexemes, at) or moment(lexemes, at)
    return clock.after_day_part(lexemes, found) if found else None


def timed(lexemes: Lexemes, at: int) -> Found | None:
    """A time of day and, where it follows, its day: "9 a.m. Tuesday", "10:30 on 5 May"."""
    timed = clock.clock_time(lexemes, at)
    if timed is None:
        return None
    end, said = timed
    step = end + (lexemes.low(end) in ("on", ","))
    day = moment(lexemes, step) or relative.day_word(lexemes, step)
    single = day if day and clock.on_day(day.meaning, said) else None
    return clock.with_day(end, said, single)


_WITH_ARTICLE: tuple[Rule, ...] = (
    relative.determined,
    relative.quarter_or_half,
    years.fiscal_year,
    foreign.solar_year,
)
_PLAIN: tuple[Rule, ...] = (
    dates.after_weekday,
    dates.after_month,
    dates.after_day,
    years.decade,
    years.century,
    dates.in_figures,
    years.bare_year,
    dates.bare_day,
    relative.season,
    relative.day_word,
    lambda lexemes, at: foreign.other_calendar(lexemes, at, None),
)


def end_of(found: Found) -> int:
    """Where it ends; of several readings the one that ends last is taken."""
    return found.end
