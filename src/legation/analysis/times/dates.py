"""Grammar of dates that name their day, month or year: "25 November 2025", "the 1990s", "FY25"."""

from __future__ import annotations

from datetime import date

from legation.analysis.lexemes import Lexemes
from legation.analysis.numerals import ORDINALS, SMALL, TENS, ordinal
from legation.analysis.times.foreign import other_calendar
from legation.analysis.times.meaning import NO_DAY, Found, Point
from legation.analysis.times.years import FIRST_YEAR, LAST_YEAR, full_year, year
from legation.data.calendar import load_calendar

PLAIN_IN_SMALL = frozenset(("april", "june", "august"))
"""Names of people only when capitalised."""


def month_name(lexemes: Lexemes, at: int) -> tuple[int, int] | None:
    """(end, month) of a Gregorian month's name, with the full stop of an abbreviation."""
    months, low = load_calendar().months, lexemes.low(at)
    if low in months:
        short = len(low) <= 4 and low not in ("may", "june", "july") and lexemes.low(at + 1) == "."
        dotted = short and lexemes[at + 1].glued and lexemes[at + 2].kind in ("number", "word")
        return at + 1 + dotted, months[low]
    pair = f"{low} {lexemes.low(at + 1)}"
    return (at + 2, months[pair]) if pair in months else None


def day_number(lexemes: Lexemes, at: int) -> tuple[int, int] | None:
    """(end, day) of a day of the month: "25", "25th", "twenty-fifth"."""
    ranked = ordinal(lexemes, at) or _spoken_day(lexemes, at)
    if ranked and 1 <= ranked[1] <= 31 and (lexemes.low(at) != "second" or lexemes.low(at + 1) == "of"):
        return ranked
    low = lexemes.low(at)
    if low.isdigit() and 1 <= int(low[:3]) <= 31 and len(low) <= 2:
        return at + 1, int(low)
    return None


def _spoken_day(lexemes: Lexemes, at: int) -> tuple[int, int] | None:
    """Such as "twenty nine", "twenty-second" after the name of a month."""
    tens = TENS.get(lexemes.low(at))
    step = at + 1 + (lexemes.low(at + 1) == "-")
    last = lexemes.low(step)
    if tens not in (20, 30) or month_name(lexemes, at - 1) is None:
        return None
    if last in ORDINALS and ORDINALS[last] < 10:
        return step + 1, tens + ORDINALS[last]
    return (step + 1, tens + SMALL[last]) if 0 < SMALL.get(last, 0) < 10 else None


def after_month(lexemes: Lexemes, at: int) -> Found | None:
    """A date that begins with its month: "November 25, 2025", "Nov. 25", "November 2025", "November"."""
    named = month_name(lexemes, at)
    if named is None:
        return None
    end, month = named
    numbered = day_number(lexemes, end)
    if numbered and not _other_number(lexemes, numbered[0]):
        after, number = numbered
        whole = _comma_year(lexemes, after)
        if not _is_day(whole[1] if whole else 2000, month, number):
            return Found(whole[0] if whole else after, NO_DAY)
        return Found(*whole_or(whole, after, month, number)) if not _names(lexemes, at) else None
    step = end + (lexemes.low(end) in (",", "of"))
    stated = year(lexemes, step)
    if stated and not _other_number(lexemes, stated[0]):
        return Found(stated[0], Point(year=stated[1], month=month))
    return Found(end, Point(month=month)) if _stands_alone(lexemes, at, end) else None


def whole_or(whole: tuple[int, int] | None, end: int, month: int, day: int) -> tuple[int, Point]:
    """The day with its year where one follows, else without."""
    if whole:
        return whole[0], Point(year=whole[1], month=month, day=day)
    return end, Point(month=month, day=day)


def _comma_year(lexemes: Lexemes, at: int) -> tuple[int, int] | None:
    step = at + (lexemes.low(at) in (",", "of", "in"))
    stated = year(lexemes, step)
    if stated is None or _other_number(lexemes, stated[0]) or lexemes.low(stated[0]) in load_calendar().around.counted:
        return None
    return stated if step == at or lexemes.low(at) != "in" else None


def _other_number(lexemes: Lexemes, end: int) -> bool:
    """Whether the number just read goes on as something else: "3,000", "25 percent", "10:30"."""
    low = lexemes.low(end)
    if low in ("%", ":", "percent", "million", "billion") or low in load_calendar().around.counted:
        return True
    return low in (".", ",") and lexemes[end].glued and lexemes[end + 1].glued and lexemes[end + 1].kind == "number"


def _names(lexemes: Lexemes, at: int) -> bool:
    """Such as "may 20 people": a month's name in small letters that is another word."""
    word = lexemes[at]
    doubtful = word.low in load_calendar().doubtful - PLAIN_IN_SMALL
    return doubtful and not word.capital and lexemes.low(at - 1) not in load_calendar().around.leading


def _stands_alone(lexemes: Lexemes, at: int, end: int) -> bool:
    word, before, after = lexemes[at], lexemes.low(at - 1), lexemes[end]
    calendar = load_calendar()
    if after.low == "-" and month_name(lexemes, end + 1) and word.capital:
        return True
    if word.low not in calendar.doubtful or (word.low in PLAIN_IN_SMALL and not word.capital):
        return len(word.low) > 4 or word.capital or before in load_calendar().around.leading or word.low == "july"
    if before in load_calendar().around.leading and (word.capital or before == "in"):
        return not (
            after.capital and after.glued is False and after.kind == "word" and before in ("by", "and", "-", "to", "or")
        )
    if word.low in ("august", "april", "june"):
        return word.capital and not (after.kind == "word" and after.capital) and not lexemes[at - 1].capital
    return False


def after_day(lexemes: Lexemes, at: int) -> Found | None:
    """A date that begins with its day: "25 November 2025", "25th of November", "the 25th"."""
    numbered = day_number(lexemes, at)
    if numbered is None:
        return None
    end, number = numbered
    step = end + (lexemes.low(end) in ("of", "day") or (lexemes.low(end) == "-" and lexemes[end].glued))
    step += lexemes.low(step) == "of" and lexemes.low(end) == "day"
    named = month_name(lexemes, step)
    if named is None:
        return other_calendar(lexemes, step, number)
    end, month = named
    step = end + (lexemes.low(end) in (",", "-"))
    stated = year(lexemes, step)
    if stated and not _other_number(lexemes, stated[0]):
        real = _is_day(stated[1], month, number)
        return Found(stated[0], Point(year=stated[1], month=month, day=number) if real else NO_DAY)
    if _names(lexemes, step):
        return None
    return Found(end, Point(month=month, day=number) if _is_day(2000, month, number) else NO_DAY)


def in_figures(lexemes: Lexemes, at: int) -> Found | None:
    """Such as "2025-11-25", "25/11/2025", "25.11.2025"; a day and month in doubt stay open."""
    if lexemes[at].kind != "dated":
        return None
    low = lexemes.low(at)
    parts = low[:10].replace("/", "-").replace(".", "-").split("-")
    if len(parts) != 3 or not all(part.rstrip("t").isdigit() for part in parts):
        return None
    first, second, third = (int(part.rstrip("t")) for part in parts)
    if len(parts[0]) == 4:
        return _checked(at, first, second, third, low[11:16] if "t" in low else "")
    number = third if len(parts[2]) == 4 else full_year(third)
    if len(parts[2]) not in (2, 4) or not FIRST_YEAR <= number <= LAST_YEAR:
        return None
    if first <= 12 and second <= 12 and first != second and "/" in low:
        return Found(at + 1, Point(year=number, ambiguous=True))
    month, day = (first, second) if second > 12 else (second, first)
    return _checked(at, number, month, day, "")


def _checked(at: int, number: int, month: int, day: int, clock: str) -> Found | None:
    if not _is_day(number, month, day):
        return None
    return Found(at + 1, Point(year=number, month=month, day=day, clock=f"T{clock}" if clock else ""))


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def bare_day(lexemes: Lexemes, at: int) -> Found | None:
    """Such as "on the 18th", "by the 4th": a day of the month that stands alone."""
    ranked = ordinal(lexemes, at)
    if (
        ranked is None
        or lexemes.low(at - 1) != "the"
        or lexemes.low(at - 2) not in ("on", "by", "until", "from", "before", "of")
    ):
        return None
    if (
        ranked[0] < at + 2
        or not 1 <= ranked[1] <= 31
        or (lexemes[ranked[0]].kind == "word" and lexemes.low(ranked[0]) not in ENDING)
    ):
        return None
    return Found(ranked[0], Point(day=ranked[1]))


ENDING = frozenset(("was", "were", "and", "to", "that", "when", "in", "at", "but", "with", "as", "for", "until"))


def weekday_name(lexemes: Lexemes, at: int) -> tuple[int, int] | None:
    """(end, weekday) with the full stop of an abbreviation; Monday is 0."""
    low = lexemes.low(at)
    number = load_calendar().weekdays.get(low)
    if number is None:
        return None
    if len(low) <= 5 and not low.endswith("day"):
        if not lexemes[at].capital or not _date_follows(lexemes, at + 1):
            return None
        return at + 1 + (lexemes.low(at + 1) == "." and lexemes[at + 1].glued), number
    return at + 1, number


def _date_follows(lexemes: Lexemes, at: int) -> bool:
    step = at + (lexemes.low(at) in (".", ","))
    step += lexemes.low(step) == ","
    return lexemes[step].kind == "number" or lexemes.low(step) in load_calendar().months


def after_weekday(lexemes: Lexemes, at: int) -> Found | None:
    """Such as "Tuesday, 25 November 2025", "Tuesday the 25th", "Tuesday"."""
    named = weekday_name(lexemes, at)
    if named is None:
        return None
    end, number = named
    step = end + (lexemes.low(end) in (",", "("))
    step += lexemes.low(step) == "the"
    full = after_month(lexemes, step) or after_day(lexemes, step)
    if full and isinstance(full.meaning, Point) and full.meaning.day is not None:
        return full
    ranked = ordinal(lexemes, step)
    if ranked and 1 <= ranked[1] <= 31:
        return Found(ranked[0], Point(weekday=number, day=ranked[1]))
    return Found(end, Point(weekday=number))
