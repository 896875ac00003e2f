"""Grammar of what is counted from the report or from the date last spoken of: "last month", "that day"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from legation.analysis.lexemes import Lexemes
from legation.analysis.numerals import ordinal
from legation.analysis.times.dates import day_number, month_name, weekday_name
from legation.analysis.times.meaning import Found, Length, Point, Reference, Shift
from legation.analysis.times.years import four_digits
from legation.data.calendar import load_calendar

TOWARD = MappingProxyType(
    {
        "last": -1,
        "past": -1,
        "previous": -1,
        "preceding": -1,
        "prior": -1,
        "next": 1,
        "coming": 1,
        "upcoming": 1,
        "following": 1,
        "this": 0,
        "current": 0,
        "present": 0,
        "that": 0,
        "same": 0,
        "latest": 0,
    }
)
FOCUSED = frozenset(("previous", "preceding", "prior", "following", "that", "same"))
"""Words that count from the date last spoken of."""
LARGE = frozenset(("D", "W", "WE", "M", "Q", "Y", "DE", "CE"))
ROUNDS = frozenset(("round", "rounds", "session", "sessions"))


def determined(lexemes: Lexemes, at: int) -> Found | None:
    """Such as "last week", "this coming Sunday", "the following year", "that same day", "next March"."""
    the = lexemes.low(at) == "the"
    here = at + the
    word = lexemes.low(here)
    if word not in TOWARD:
        return _the_unit(lexemes, here) if the else None
    toward, focused = TOWARD[word], word in FOCUSED or (the and word == "next")
    here += 1
    second = lexemes.low(here)
    if word == "that" and second in TOWARD and second != "same":
        return None
    if word in ("this", "that", "same") and second in TOWARD:
        toward, here = TOWARD[second], here + 1
        focused = focused or second in FOCUSED
    return _what_is_meant(lexemes, here, toward, focused=focused, word=word)


def _what_is_meant(lexemes: Lexemes, at: int, toward: int, *, focused: bool, word: str) -> Found | None:
    calendar, low = load_calendar(), lexemes.low(at)
    unit = calendar.units.get(low)
    if word == "past" and unit in ("DE", "CE"):
        return None
    if unit in LARGE and not low.endswith("s"):
        if unit == "Y" and lexemes.lows(at + 1, at + 3) == ("'", "s"):
            inner = quarter_or_half(lexemes, at + 3) or _that_quarter(lexemes, at + 3)
            if inner and isinstance(inner.meaning, Point):
                return Found(inner.end, replace(inner.meaning, shift=toward, focused=focused))
        return Found(at + 1, Shift(unit, toward, focused=focused, latest=word == "latest"))
    if low in ("fiscal", "financial") and lexemes.low(at + 1) in ("year", "quarter"):
        unit = calendar.units[lexemes.low(at + 1)]
        return Found(at + 2, Shift(unit, toward, focused=focused, fiscal=unit == "Y"))
    if low in calendar.parts and not low.endswith("s"):
        return Found(at + 1, Shift("D", toward, focused=focused, clock="T" + calendar.parts[low]))
    return _named(lexemes, at, toward, focused=focused, word=word)


def _that_quarter(lexemes: Lexemes, at: int) -> Found | None:
    """Such as "last year's quarter": the year is all that is known without the one spoken of."""
    return Found(at + 1, Point()) if lexemes.low(at) == "quarter" else None


def _named(lexemes: Lexemes, at: int, toward: int, *, focused: bool, word: str) -> Found | None:
    calendar, low = load_calendar(), lexemes.low(at)
    weekday = calendar.weekdays.get(low) if low.endswith("day") else None
    if weekday is not None:
        return Found(at + 1, Point(weekday=weekday, toward=toward, focused=focused))
    named = month_name(lexemes, at)
    if named and (lexemes[at].capital or low not in calendar.doubtful):
        numbered = day_number(lexemes, named[0])
        end, day = numbered or (named[0], None)
        return Found(end, Point(month=named[1], day=day, toward=toward, focused=focused))
    if low in calendar.seasons and low != "springs":
        return Found(at + 1, Point(season=calendar.seasons[low], toward=toward, focused=focused))
    if low in ROUNDS and toward > 0:
        return Found(at + 1, Reference("FUTURE_REF", weak=True))
    if low in ("period", "time", "date", "point", "moment") and word in ("that", "this", "same", "latest"):
        return _moment(lexemes, at, word)
    return None


def _moment(lexemes: Lexemes, at: int, word: str) -> Found | None:
    """Such as "At this point": now; "the latest period": the one that the report is about."""
    if word == "latest":
        return Found(at + 1, Shift("Q", 0, latest=True)) if lexemes.low(at) == "period" else None
    if lexemes.low(at) in ("time", "moment") and word == "this" and lexemes.low(at - 2) in ("at", "until", "by"):
        return Found(at + 1, Reference("PRESENT_REF"))
    return None


def _the_unit(lexemes: Lexemes, at: int) -> Found | None:
    """Such as "the year", "the weekend", "the spring": of the time that the report speaks of."""
    calendar, low = load_calendar(), lexemes.low(at)
    if low in ("fiscal", "full") and lexemes.low(at + 1) in ("year", "quarter"):
        whole = calendar.units[lexemes.low(at + 1)]
        return Found(at + 2, Shift(whole, 0, latest=whole == "Q"))
    unit = calendar.units.get(low)
    if unit in ("Y", "Q") and lexemes.low(at + 1) in ("ended", "ending", "to"):
        return Found(at + 1, Length(Decimal(1), unit)) if lexemes.low(at + 1) != "to" else None
    if unit in ("Y", "Q", "W", "WE", "M", "DE") and not low.endswith("s") and lexemes.low(at + 1) not in ("'", "-"):
        return Found(at + 1, Shift(unit, 0, latest=unit in ("Q", "WE"))) if _of_now(lexemes, at + 1) else None
    if (
        low in calendar.seasons
        and lexemes.low(at - 2) in load_calendar().around.leading | {"of"}
        and not _downfall(lexemes, at)
    ):
        return Found(at + 1, Point(season=calendar.seasons[low]))
    if low in ("morning", "afternoon", "evening") and lexemes.low(at - 2) in ("in", "during", "of"):
        return Found(at + 1, Shift("D", 0, focused=True, clock="T" + calendar.parts[low]))
    return None


def _of_now(lexemes: Lexemes, at: int) -> bool:
    """Such as "The year of the dragon" and "the week that was" are not of the report's time."""
    return lexemes.low(at) not in ("of", "that", "when", "in", "before", "after", "s")


def year_earlier(lexemes: Lexemes, at: int) -> Found | None:
    """Such as "year-earlier", "the year-ago quarter", "the year-earlier nine months", "the year before"."""
    the = lexemes.low(at) == "the"
    here = at + the
    if lexemes.low(here) in ("comparable", "corresponding"):
        here += 1
    if lexemes.low(here) != "year":
        return None
    step = here + 1 + (lexemes.low(here + 1) == "-")
    word = lexemes.low(step)
    if word in ("earlier", "ago") and (step > here + 1 or the):
        return Found(_past_quarter(lexemes, step + 1), Shift("Y", -1, focused=True, compared=True))
    if the and word in ("before", "previous"):
        return Found(step + 1, Shift("Y", -1, focused=True))
    return Found(step + 1, Shift("Y", 1, focused=True)) if the and word == "after" else None


def _past_quarter(lexemes: Lexemes, at: int) -> int:
    ranked = ordinal(lexemes, at)
    step = ranked[0] if ranked else at
    return step + 1 if lexemes.low(step) in ("quarter", "period") else at


def quarter_or_half(lexemes: Lexemes, at: int) -> Found | None:
    """Such as "the third quarter", "third-quarter", "Q3", "H1", "fiscal first quarter", "the second half"."""
    short = _short_quarter(lexemes, at)
    if short:
        return short
    here = at + (lexemes.low(at) == "the")
    stated = four_digits(lexemes, here)
    here += stated is not None
    if stated and lexemes.low(here) in ("quarter", "period"):
        return Found(here + 1, Shift("Q", 0, year=stated, compared=lexemes.low(here) == "period"))
    if lexemes.low(here) in ("fiscal", "financial"):
        here += 1 + (lexemes.low(here + 1) == "-")
    ranked = _rank(lexemes, here)
    if ranked is None:
        return None
    step, number = ranked
    step += lexemes.low(step) == "-"
    word = lexemes.low(step)
    if word == "quarter" and 1 <= number <= 4:
        return Found(step + 1, Point(quarter=number, year=stated))
    if word == "half" and 1 <= number <= 2 and _half_of_time(lexemes, step + 1):
        return Found(step + 1, Point(half=number))
    return None


def _rank(lexemes: Lexemes, at: int) -> tuple[int, int] | None:
    if lexemes.low(at) == "last" and lexemes.low(at + 1) in ("half", "quarter"):
        return at + 1, 2 if lexemes.low(at + 1) == "half" else 4
    return ordinal(lexemes, at)


def _half_of_time(lexemes: Lexemes, at: int) -> bool:
    if lexemes.low(at) != "of":
        return False
    after = lexemes.lows(at + 1, at + 3)
    return any(word in load_calendar().units or word in TOWARD or word.isdigit() or word == "fiscal" for word in after)


def _short_quarter(lexemes: Lexemes, at: int) -> Found | None:
    """Such as "Q3", "Q3 2019", "2019 H2", "q1 of 2017"."""
    before = four_digits(lexemes, at)
    here = at + 1 + (lexemes.low(at + 1) == "-") if before else at
    letter, number = lexemes.low(here), lexemes.low(here + 1)
    if not lexemes[here + 1].glued or letter not in ("q", "h") or number not in ("1", "2", "3", "4"):
        return None
    after = four_digits(lexemes, here + 2 + (lexemes.low(here + 2) in ("-", "of")))
    if not (before or after or (lexemes[here].capital and letter == "q")) or (letter == "h" and number > "2"):
        return None
    if letter == "h":
        return Found(here + 2, Point(half=int(number), year=before))
    return Found(here + 2, Point(quarter=int(number), year=before))


def season(lexemes: Lexemes, at: int) -> Found | None:
    """Such as "summer 2024", "spring of 2026" (with its year), or a bare season after a preposition."""
    calendar, low = load_calendar(), lexemes.low(at)
    if low not in calendar.seasons:
        return None
    if _downfall(lexemes, at):
        return None
    point = Point(season=calendar.seasons[low])
    after = lexemes.low(at + 1)
    follows = after == "of" or (after.isdigit() and len(after) == 4)
    if (
        follows
        or low == "winter"
        or lexemes.low(at - 1) in load_calendar().around.leading - {"and", "or", "-", "to", "before", "after", "on"}
    ):
        return Found(at + 1, point)
    return Found(at + 1, point) if low in ("summer", "autumn") and lexemes.low(at - 1) in ("a", "the", "by") else None


def _downfall(lexemes: Lexemes, at: int) -> bool:
    """Such as "The fall of Saigon", "the Spring of Life" are no seasons."""
    if lexemes.low(at + 1) != "of":
        return False
    after = lexemes[at + 2 + (lexemes.low(at + 2) == "the")]
    return after.kind == "word" and after.low not in TOWARD and after.low not in ("year", "nineteen", "two")


def day_word(lexemes: Lexemes, at: int) -> Found | None:
    """Such as "today", "yesterday", "tonight", "the day after tomorrow"."""
    low = lexemes.low(at)
    if low == "tonight":
        return Found(at + 1, Shift("D", 0, clock="TNI"))
    if low == "overnight":
        return Found(at + 1, Shift("D", 0, clock="TNI"))
    days = load_calendar().days
    words = lexemes.lows(at, at + 4)
    if words[:2] == ("the", "day") and words[2:] in (("before", "yesterday"), ("after", "tomorrow")):
        return Found(at + 4, Shift("D", 2 if words[2] == "after" else -2))
    if low not in days:
        return None
    part = load_calendar().parts.get(lexemes.low(at + 1))
    if part:
        return Found(at + 2, Shift("D", days[low], clock="T" + part))
    return Found(at + 1, Shift("D", days[low]))


def of_year(lexemes: Lexemes, found: Found) -> Found:
    """Adds the year that follows: "January this year", "the third quarter of 1984", "March of last year"."""
    point = found.meaning
    if not isinstance(point, Point) or point.year is not None:
        return found
    step = found.end + (lexemes.low(found.end) in ("of", "in", ",", "-"))
    low = lexemes.low(step)
    if low.isdigit() and len(low) == 4 and 1000 <= int(low) <= 2199 and lexemes.low(found.end) != ",":
        return Found(step + 1, replace(point, year=int(low)))
    if low == "fiscal" and lexemes.low(step + 1).isdigit() and len(lexemes.low(step + 1)) == 4:
        return Found(step + 2, replace(point, year=int(lexemes.low(step + 1))))
    return _of_relative_year(lexemes, found, point, step)


def _of_relative_year(lexemes: Lexemes, found: Found, point: Point, step: int) -> Found:
    the = lexemes.low(step) == "the"
    word, unit = lexemes.low(step + the), lexemes.low(step + the + 1)
    if (the and word == "year" and point.half is not None) or (the and word == "year" and point.quarter is not None):
        return Found(step + 2, replace(point, shift=0))
    if word not in TOWARD or unit != "year" or (point.weekday is not None):
        return found
    if word in FOCUSED:
        return Found(step + the + 2, replace(point, focused=True))
    return Found(step + the + 2, replace(point, shift=TOWARD[word]))


def weekday_of_week(lexemes: Lexemes, at: int) -> Found | None:
    """Such as "Monday next week", "Thursday of last week"."""
    named = weekday_name(lexemes, at)
    if named is None:
        return None
    step = named[0] + (lexemes.low(named[0]) == "of")
    word = lexemes.low(step)
    if word in TOWARD and lexemes.low(step + 1) == "week":
        return Found(step + 2, Point(weekday=named[1], shift=TOWARD[word]))
    return None
