"""Grammar of parts of a point: "the end of 2026", "early next year", "mid-November", "year-end"."""

from __future__ import annotations

from dataclasses import replace

from legation.analysis.lexemes import Lexemes
from legation.analysis.times import clock, dates, relative, years
from legation.analysis.times.meaning import Found, Meaning, Point, Shift
from legation.analysis.times.points import moment, point, timed
from legation.data.calendar import load_calendar

EDGES = {
    "end": "END",
    "close": "END",
    "conclusion": "END",
    "beginning": "START",
    "start": "START",
    "opening": "START",
    "middle": "MID",
    "turn": "START",
    "remainder": "END",
    "rest": "END",
}


STAGES = {
    "early": "START",
    "late": "END",
    "mid": "MID",
    "earlier": "START",
    "later": "END",
    "sometime": "",
    "around": "APPROX",
}


def edge(lexemes: Lexemes, at: int) -> Found | None:
    """Such as "the end of 2026", "the middle of October", "year-end", "the end of this week"."""
    here = at + (lexemes.low(at) == "the")
    here += lexemes.low(here) in ("very", "latter")
    mod = EDGES.get(lexemes.low(here))
    if mod is None:
        return None
    step = here + 1 + (lexemes.low(here + 1) in ("of", "-"))
    if step == here + 1 and not (lexemes.low(here) == "end" and lexemes[here + 1].kind == "number"):
        return None
    inner = unit_in_sight(lexemes, step) or staged(lexemes, step) or moment(lexemes, step)
    return Found(inner.end, _marked(inner.meaning, mod, edge=True)) if inner else None


def unit_in_sight(lexemes: Lexemes, at: int) -> Found | None:
    """Such as "the end of the month", "end of year": the unit that the report stands in."""
    here = at + (lexemes.low(at) in ("the", "a"))
    unit = load_calendar().units.get(lexemes.low(here))
    if unit not in relative.LARGE or lexemes.low(here).endswith("s"):
        return None
    stated = years.year(lexemes, here + 1) if unit == "Y" else None
    if stated:
        return None
    focused = unit in ("M", "D")
    return Found(here + 1, Shift(unit, 0, focused=focused))


def year_end(lexemes: Lexemes, at: int) -> Found | None:
    """Such as "year-end", "year's end", "month's end", "year-end 2026"."""
    low = lexemes.low(at)
    unit = {"year": "Y", "month": "M", "week": "W"}.get(low)
    step = at + 1
    step += 2 if lexemes.lows(step, step + 2) == ("'", "s") else lexemes.low(step) == "-"
    if unit is None or lexemes.low(step) != "end" or lexemes[step - 1].end < lexemes[step - 1].start:
        return None
    stated = years.year(lexemes, step + 1)
    if stated and unit == "Y":
        return Found(stated[0], Point(year=stated[1], mod="END", edge=True))
    return Found(step + 1, Shift(unit, 0, mod="END", edge=True))


def staged(lexemes: Lexemes, at: int) -> Found | None:
    """Such as "early next year", "mid-November", "late Monday", "earlier this year", "later in the year"."""
    the = at + (lexemes.low(at) == "the")
    word = lexemes.low(the)
    if word not in STAGES or (word == "around" and not _by_clock(lexemes, the + 1)):
        return None
    here = the + 1
    here += lexemes.low(here) in ("-", "‑", "on", "in")
    if lexemes.low(here - 1) == "in" and lexemes.low(here) == "the" and word in ("earlier", "later", "early", "late"):
        unit = unit_in_sight(lexemes, here)
        if unit:
            return Found(unit.end, _marked(unit.meaning, STAGES[word]))
    inner = point(lexemes, here) or timed(lexemes, here) or _part_of_day(lexemes, here)
    if inner is None or (word in ("earlier", "later") and not _can_be_earlier(inner.meaning)):
        return None
    return Found(inner.end, _marked(inner.meaning, STAGES[word]))


def _by_clock(lexemes: Lexemes, at: int) -> bool:
    return clock.clock_time(lexemes, at) is not None or dates.month_name(lexemes, at) is not None


def _can_be_earlier(meaning: Meaning) -> bool:
    return isinstance(meaning, Shift) or (
        isinstance(meaning, Point) and (meaning.weekday is not None or meaning.season != "")
    )


def _part_of_day(lexemes: Lexemes, at: int) -> Found | None:
    part = load_calendar().parts.get(lexemes.low(at))
    return (
        Found(at + 1, Shift("D", 0, focused=True, clock="T" + part))
        if part and lexemes.low(at - 1) in ("-", "mid")
        else None
    )


def _marked(meaning: Meaning, mod: str, *, edge: bool = False) -> Meaning:
    if isinstance(meaning, Point | Shift):
        return replace(meaning, mod=mod or meaning.mod, edge=edge or meaning.edge)
    return meaning
