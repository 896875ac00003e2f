"""Grammar of times of day: "10:30 a.m.", "9 a.m. EST", "14:00 GMT", "noon", and the day beside them."""

from __future__ import annotations

from dataclasses import replace

from legation.analysis.lexemes import Lexemes
from legation.analysis.numerals import SMALL
from legation.analysis.times.meaning import Found, Meaning, Point, Shift
from legation.data.calendar import load_calendar

ZONES = frozenset(
    (
        "gmt",
        "utc",
        "est",
        "edt",
        "cst",
        "cdt",
        "mst",
        "mdt",
        "pst",
        "pdt",
        "cet",
        "bst",
        "et",
        "ist",
        "pkt",
        "irst",
        "msk",
        "jst",
    )
)
NAMED_HOURS = {"noon": "T12:00", "midnight": "T24:00", "midday": "T12:00"}


def clock_time(lexemes: Lexemes, at: int) -> tuple[int, str] | None:
    """(end, "T10:30") of a time of day, with its zone read past; None if none stands here."""
    low = lexemes.low(at)
    if low in NAMED_HOURS and lexemes.low(at + 1) != "-":
        return at + 1, NAMED_HOURS[low]
    hour = _hour(lexemes, at)
    if hour is None:
        return None
    end, hours, minutes = hour
    half = _half_of_day(lexemes, end)
    if half:
        end, hours = half[0], _of_half(hours, half[1])
    elif lexemes.low(end) == "o'clock":
        end += 1
    elif minutes is None or ("." in lexemes.low(at) and lexemes.low(end) not in ZONES):
        return None
    end = _past_zone(lexemes, end)
    return (end, f"T{hours:02d}:{minutes or 0:02d}") if hours <= 24 else None


def _hour(lexemes: Lexemes, at: int) -> tuple[int, int, int | None] | None:
    """(end, hours, minutes) of "10", "10:30", "10.30", "ten"."""
    low = lexemes.low(at)
    if low in SMALL and 1 <= SMALL[low] <= 12:
        return at + 1, SMALL[low], None
    if lexemes[at].kind != "number":
        return None
    whole, point, rest = low.partition(".")
    if point and len(rest) == 2 and whole.isdigit() and len(whole) <= 2 and int(whole) <= 24 and int(rest) < 60:
        return at + 1, int(whole), int(rest)
    if not low.isdigit() or len(low) > 2 or int(low) > 24:
        return None
    minute = lexemes.low(at + 2)
    if (
        lexemes.low(at + 1) == ":"
        and minute.isdigit()
        and len(minute) == 2
        and int(minute) < 60
        and lexemes[at + 2].glued
    ):
        return at + 3 + 2 * _seconds(lexemes, at + 3), int(low), int(minute)
    return at + 1, int(low), None


def _seconds(lexemes: Lexemes, at: int) -> bool:
    return lexemes.low(at) == ":" and lexemes[at].glued and lexemes[at + 1].glued and lexemes.low(at + 1).isdigit()


def _half_of_day(lexemes: Lexemes, at: int) -> tuple[int, str] | None:
    low = lexemes.low(at)
    if low in ("a.m.", "am", "a.m"):
        return at + 1, "a"
    if low in ("p.m.", "pm", "p.m"):
        return at + 1, "p"
    if low in ("a", "p") and lexemes.low(at + 1) == "." and lexemes.low(at + 2) == "m":
        return at + 3 + (lexemes.low(at + 3) == "." and lexemes[at + 3].glued), low
    if lexemes.lows(at, at + 3) == ("in", "the", "morning"):
        return at + 3, "a"
    if lexemes.lows(at, at + 3) in (("in", "the", "afternoon"), ("in", "the", "evening")):
        return at + 3, "p"
    return None


def _of_half(hours: int, half: str) -> int:
    return hours % 12 + (12 if half == "p" else 0) if hours <= 12 else hours


def _past_zone(lexemes: Lexemes, at: int) -> int:
    words = lexemes.lows(at, at + 3)
    if words[:2] == ("local", "time"):
        return at + 2
    if words[1:2] == ("time",) and words[0] in ("eastern", "central", "pacific", "tehran", "moscow"):
        return at + 2
    if words[:1] == ("(",) and len(words) == 3 and words[1] in ZONES and words[2] == ")":
        return at + 3
    return at + 1 if words and words[0] in ZONES else at


def with_day(end: int, clock: str, day: Found | None) -> Found:
    """A time of day with the day that follows it, else of the report's day."""
    if day is not None:
        return Found(day.end, on_day(day.meaning, clock) or Shift("D", 0, clock=clock))
    return Found(end, Shift("D", 0, focused=True, clock=clock))


def on_day(meaning: Meaning, clock: str) -> Meaning | None:
    """The day at this time; None when it is no single day or has a time already."""
    if isinstance(meaning, Point) and not meaning.clock and (meaning.day is not None or meaning.weekday is not None):
        return replace(meaning, clock=clock)
    if isinstance(meaning, Shift) and meaning.unit == "D" and not meaning.clock:
        return replace(meaning, clock=clock)
    return None


def after_day_part(lexemes: Lexemes, found: Found) -> Found:
    """A day with the part of it or the time that follows: "Monday evening", "Friday at 10 a.m."."""
    parts = load_calendar().parts
    here = found.end
    if lexemes.low(here) in parts and not lexemes.low(here).endswith("s"):
        meaning = on_day(found.meaning, "T" + parts[lexemes.low(here)])
        return Found(here + 1, meaning) if meaning else found
    if lexemes.lows(here, here + 2) == ("in", "the") and lexemes.low(here + 2) in (
        "morning",
        "evening",
        "afternoon",
    ):
        meaning = on_day(found.meaning, "T" + parts[lexemes.low(here + 2)])
        return Found(here + 3, meaning) if meaning else found
    step = here + (lexemes.low(here) in ("at", ","))
    timed = clock_time(lexemes, step)
    meaning = on_day(found.meaning, timed[1]) if timed and (step > here or lexemes[here].kind == "number") else None
    return Found(timed[0], meaning) if timed and meaning else found
