"""Grammar of dates that name their day, month or year: "25 November 2025", "the 1990s", "FY25"."""

from __future__ import annotations

from datetime import date

from legation.analysis.lexemes import Lexemes
from legation.analysis.numerals import ORDINALS, SMALL, TENS, ordinal
from legation.analysis.times.calendars import (
    ISLAMIC_YEARS,
    SOLAR_YEARS,
    islamic_date,
    solar_date,
    solar_month_length,
)
from legation.analysis.times.meaning import Found, Point
from legation.data.calendar import load_calendar

LEADING = frozenset(
    "in of by since until till from to last next this early late mid for during between and through end"
    " beginning before after past coming following previous on around about - – or every each throughout".split()
)
"""Words after which a doubtful name ("May", "March", "fall") is a date."""
FIRST_YEAR, LAST_YEAR = 1000, 2199
NUMBERED = frozenset(
    "resolution resolutions flight no number article articles section page chapter room highway route road"
    " decision act order directive regulation protocol convention paragraph boeing airbus model agenda vision"
    " line $ € £ # ¥ ₹ % $us".split()
)
"""Words before a number that name things by it: no year follows them."""
COUNTED = frozenset(
    "people troops soldiers men women children civilians refugees prisoners dead jobs homes houses tons tonnes"
    " barrels miles meters metres kilometers kilometres km feet acres hectares votes workers employees members"
    " points dollars euros pounds yen yuan rubles mw megawatts percent bpd shares others students fighters"
    " police officers personnel vehicles trucks tanks aircraft missiles units copies firms companies".split()
)
PLAIN_IN_SMALL = frozenset(("april", "june", "august"))
"""Names of people only when capitalised."""


def four_digits(lexemes: Lexemes, at: int) -> int | None:
    """A number that can be a year, whatever stands around it."""
    low = lexemes.low(at)
    if len(low) == 4 and low.isdigit() and FIRST_YEAR <= int(low) <= LAST_YEAR:
        return int(low)
    return None


def year(lexemes: Lexemes, at: int) -> tuple[int, int] | None:
    """(end, year) in figures, after an apostrophe ("'89") or in words ("nineteen ninety-six")."""
    number = four_digits(lexemes, at)
    if number is not None:
        return at + 1, number
    if lexemes.low(at) == "'" and lexemes[at + 1].glued and len(lexemes.low(at + 1)) == 2:
        short = lexemes.low(at + 1)
        return (at + 2, _full_year(int(short))) if short.isdigit() else None
    return _spoken_year(lexemes, at)


def _full_year(short: int) -> int:
    return 1900 + short if short >= 50 else 2000 + short


def _spoken_year(lexemes: Lexemes, at: int) -> tuple[int, int] | None:
    first = lexemes.low(at)
    if first == "two" and lexemes.low(at + 1) == "thousand":
        return _two_thousand(lexemes, at + 2)
    if first not in ("seventeen", "eighteen", "nineteen"):
        return None
    tens = lexemes.low(at + 1)
    if tens not in TENS:
        return None
    end, value = at + 2, SMALL[first] * 100 + TENS[tens]
    step = 1 if lexemes.low(end) == "-" else 0
    if 0 < SMALL.get(lexemes.low(end + step), 0) < 10:
        return end + step + 1, value + SMALL[lexemes.low(end + step)]
    return end, value


def _two_thousand(lexemes: Lexemes, at: int) -> tuple[int, int] | None:
    step = 1 if lexemes.low(at) == "and" else 0
    if 0 < SMALL.get(lexemes.low(at + step), 0) < 20:
        return at + step + 1, 2000 + SMALL[lexemes.low(at + step)]
    if lexemes.low(at + step) in TENS and step:
        ones = SMALL.get(lexemes.low(at + step + 1), 0)
        return at + step + 1 + bool(0 < ones < 10), 2000 + TENS[lexemes.low(at + step)] + (
            ones if ones < 10 else 0
        )
    return (at, 2000) if lexemes.low(at - 3) in ("year", "in", "by") else None


def bare_year(lexemes: Lexemes, at: int) -> Found | None:
    """A year that stands alone, if the words around it do not make it another number."""
    found = year(lexemes, at)
    if found is None:
        return _before_christ(lexemes, at)
    end, value = found
    if lexemes.low(end) in ("bc", "b.c.", "bce"):
        return _before_christ(lexemes, at)
    if not 1500 <= value <= 2100 or not _is_year(lexemes, at, end, value):
        return None
    return Found(end, Point(year=value))


def _is_year(lexemes: Lexemes, at: int, end: int, value: int) -> bool:
    before, after = lexemes.low(at - 1), lexemes.low(end)
    if before in NUMBERED or after in COUNTED or (before == "." and lexemes.low(at - 2) == "no"):
        return False
    if after in ("%", "-", "/") and lexemes[end].glued and lexemes[end + 1].glued and after == "%":
        return False
    if _in_a_number(lexemes, at, end):
        return False
    round_number = value % 100 == 0 or value % 50 == 0
    led = before in LEADING or before in ("the", "(", "year", "years", "fiscal", ",", "'s", "s")
    return led or not round_number or not _plural(lexemes, end)


def _in_a_number(lexemes: Lexemes, at: int, end: int) -> bool:
    """Whether marks tie the year to other figures as in a telephone number or a code ("82-2100")."""
    mark, before, after = lexemes[at - 1], lexemes[at - 2], lexemes[end + 1]
    if lexemes[at].glued and mark.kind == "mark" and mark.glued and mark.low in "-/:.,":
        if before.kind == "number" and (
            mark.low not in "-/" or not four_digits(lexemes, at - 2) or lexemes.low(at - 3) == "-"
        ):
            return True
    if (
        lexemes.low(end) not in ("-", "/")
        or not lexemes[end].glued
        or after.kind != "number"
        or not after.glued
    ):
        return False
    year_follows = len(after.low) in (2, 4) and not (
        lexemes.low(end + 2) == "-" and lexemes[end + 3].kind == "number"
    )
    return not year_follows or (len(after.low) == 4 and not four_digits(lexemes, end + 1))


def _plural(lexemes: Lexemes, at: int) -> bool:
    word = lexemes[at]
    return word.kind == "word" and word.low.endswith("s") and not word.capital


def _before_christ(lexemes: Lexemes, at: int) -> Found | None:
    low = lexemes.low(at)
    if low.isdigit() and len(low) <= 4 and lexemes.low(at + 1) in ("bc", "b.c.", "bce", "b.c.e."):
        return Found(at + 2, Point(year=int(low), before_christ=True))
    if low == "ad" and lexemes.low(at + 1).isdigit() and len(lexemes.low(at + 1)) <= 4:
        return Found(at + 2, Point(year=int(lexemes.low(at + 1))))
    return None


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
    """ "twenty nine", "twenty-second" after the name of a month."""
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
            return None
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
    if stated is None or _other_number(lexemes, stated[0]) or lexemes.low(stated[0]) in COUNTED:
        return None
    return stated if step == at or lexemes.low(at) != "in" else None


def _other_number(lexemes: Lexemes, end: int) -> bool:
    """Whether the number just read goes on as something else: "3,000", "25 percent", "10:30"."""
    low = lexemes.low(end)
    if low in ("%", ":", "percent", "million", "billion") or low in COUNTED:
        return True
    return (
        low in (".", ",")
        and lexemes[end].glued
        and lexemes[end + 1].glued
        and lexemes[end + 1].kind == "number"
    )


def _names(lexemes: Lexemes, at: int) -> bool:
    """ "may 20 people": a month's name in small letters that is another word."""
    word = lexemes[at]
    doubtful = word.low in load_calendar().doubtful - PLAIN_IN_SMALL
    return doubtful and not word.capital and lexemes.low(at - 1) not in LEADING


def _stands_alone(lexemes: Lexemes, at: int, end: int) -> bool:
    word, before, after = lexemes[at], lexemes.low(at - 1), lexemes[end]
    calendar = load_calendar()
    if after.low == "-" and month_name(lexemes, end + 1) and word.capital:
        return True
    if word.low not in calendar.doubtful or (word.low in PLAIN_IN_SMALL and not word.capital):
        return len(word.low) > 4 or word.capital or before in LEADING or word.low in ("july",)
    if before in LEADING and (word.capital or before == "in"):
        return not (
            after.capital
            and after.glued is False
            and after.kind == "word"
            and before in ("by", "and", "-", "to", "or")
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
        return Found(stated[0], Point(year=stated[1], month=month, day=number))
    return Found(end, Point(month=month, day=number)) if not _names(lexemes, step) else None


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
        return None
    length = solar_month_length(number, month)
    if day is not None and day > length:
        return None
    first, last = solar_date(number, month, day or 1), solar_date(number, month, day or length)
    return Found(at + 1, Point(days=(first, last)))


def _islamic(lexemes: Lexemes, at: int, month: int, day: int | None) -> Found | None:
    at += lexemes.low(at) == ","
    number = int(lexemes.low(at)) if lexemes.low(at).isdigit() and len(lexemes.low(at)) == 4 else 0
    if number not in ISLAMIC_YEARS or (day or 1) > 30:
        return None
    first, last = islamic_date(number, month, day or 1), islamic_date(number, month, day or 29)
    return Found(at + 1, Point(days=(first, last)))


def solar_year(lexemes: Lexemes, at: int) -> Found | None:
    """ "Iranian year 1405", "Persian calendar year 1404"."""
    words = lexemes.lows(at, at + 3)
    if words[:1] not in (("iranian",), ("persian",), ("solar",)):
        return None
    skip = (
        2 if words[1:2] == ("year",) else 3 if words[1:] in (("calendar", "year"), ("hijri", "year")) else 0
    )
    low = lexemes.low(at + skip)
    if not skip or not low.isdigit() or int(low[:5]) not in SOLAR_YEARS:
        return None
    number = int(low)
    last = solar_date(number, 12, solar_month_length(number, 12))
    return Found(at + skip + 1, Point(days=(solar_date(number, 1, 1), last)))


def in_figures(lexemes: Lexemes, at: int) -> Found | None:
    """ "2025-11-25", "2025-11-25T10:00Z", "25/11/2025", "25.11.2025"; a day or month in doubt stays open."""
    if lexemes[at].kind != "dated":
        return None
    low = lexemes.low(at)
    parts = low[:10].replace("/", "-").replace(".", "-").split("-")
    if len(parts) != 3 or not all(part.rstrip("t").isdigit() for part in parts):
        return None
    first, second, third = (int(part.rstrip("t")) for part in parts)
    if len(parts[0]) == 4:
        return _checked(at, first, second, third, low[11:16] if "t" in low else "")
    number = third if len(parts[2]) == 4 else _full_year(third)
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
    """ "on the 18th", "by the 4th": a day of the month that stands alone."""
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


ENDING = frozenset(
    ("was", "were", "and", "to", "that", "when", "in", "at", "but", "with", "as", "for", "until")
)


def decade(lexemes: Lexemes, at: int) -> Found | None:
    """ "1990s", "'80s", "nineties"."""
    number = four_digits(lexemes, at)
    end = at + 1
    if number is None and lexemes.low(at) == "'" and lexemes[at + 1].glued and lexemes.low(at + 1).isdigit():
        number, end = _full_year(int(lexemes.low(at + 1)[:2])), at + 2
    if number is not None and number % 10 == 0:
        end += lexemes.low(end) == "'" and lexemes[end].glued
        if lexemes.low(end) == "s" and lexemes[end].glued:
            return Found(end + 1, Point(decade=number))
    if lexemes.low(at) in _DECADES and lexemes.low(at - 1) in (
        "the",
        "late",
        "early",
        "mid",
        "-",
        "nineteen",
    ):
        return Found(at + 1, Point(decade=_DECADES[lexemes.low(at)]))
    return None


_DECADES = {
    "twenties": 1920,
    "thirties": 1930,
    "forties": 1940,
    "fifties": 1950,
    "sixties": 1960,
    "seventies": 1970,
    "eighties": 1980,
    "nineties": 1990,
}


def century(lexemes: Lexemes, at: int) -> Found | None:
    """ "20th century", "nineteenth-century"."""
    ranked = ordinal(lexemes, at)
    if ranked is None or not 1 <= ranked[1] <= 30:
        return None
    end = ranked[0] + (lexemes.low(ranked[0]) == "-")
    return Found(end + 1, Point(century=ranked[1])) if lexemes.low(end) == "century" else None


def fiscal_year(lexemes: Lexemes, at: int) -> Found | None:
    """ "FY25", "FY 2008", "fiscal year 2024-25", "fiscal 1989", "2024-25 fiscal year"."""
    low = lexemes.low(at)
    if low == "fy":
        return _fiscal_number(lexemes, at + 1)
    if low in ("fiscal", "financial"):
        step = at + 1 + (lexemes.low(at + 1) == "year")
        return _fiscal_number(lexemes, step) if step > at + 1 or low == "fiscal" else None
    spread = _spread(lexemes, at)
    if spread and lexemes.lows(spread[0], spread[0] + 2) in (("fiscal", "year"), ("financial", "year")):
        return Found(spread[0] + 2, Point(year=spread[1], fiscal=True))
    return None


def _fiscal_number(lexemes: Lexemes, at: int) -> Found | None:
    spread = _spread(lexemes, at)
    if spread:
        return Found(spread[0], Point(year=spread[1], fiscal=True))
    low = lexemes.low(at)
    if low.isdigit() and len(low) == 2:
        return Found(at + 1, Point(year=2000 + int(low), fiscal=True))
    stated = year(lexemes, at)
    return Found(stated[0], Point(year=stated[1], fiscal=True)) if stated else None


def _spread(lexemes: Lexemes, at: int) -> tuple[int, int] | None:
    """Two years joined, as (end, second year): "2024-25", "2023/2024"."""
    first, second = four_digits(lexemes, at), lexemes.low(at + 2)
    if (
        first is None
        or lexemes.low(at + 1) not in ("-", "–", "/")
        or not second.isdigit()
        or not lexemes[at + 2].glued
    ):
        return None
    last = first // 100 * 100 + int(second) if len(second) == 2 else int(second[:5])
    return (at + 3, last) if last == first + 1 else None


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
    """ "Tuesday, 25 November 2025", "Tuesday the 25th", "Tuesday"."""
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
