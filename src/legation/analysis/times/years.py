"""Grammar of years and what is longer: "1979", "'89", "nineteen ninety-six", "the 1990s", "FY25"."""

from __future__ import annotations

from legation.analysis.lexemes import Lexemes
from legation.analysis.numerals import SMALL, TENS, ordinal
from legation.analysis.times.meaning import Found, Point
from legation.data.calendar import load_calendar

FIRST_YEAR, LAST_YEAR = 1000, 2199
DECADES = {
    "twenties": 1920,
    "thirties": 1930,
    "forties": 1940,
    "fifties": 1950,
    "sixties": 1960,
    "seventies": 1970,
    "eighties": 1980,
    "nineties": 1990,
}


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
        return (at + 2, full_year(int(short))) if short.isdigit() else None
    return _spoken_year(lexemes, at)


def full_year(short: int) -> int:
    """The year of two digits, between 1950 and 2049."""
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
        return at + step + 1 + bool(0 < ones < 10), 2000 + TENS[lexemes.low(at + step)] + (ones if ones < 10 else 0)
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
    if (
        before in load_calendar().around.naming
        or after in load_calendar().around.counted
        or (before == "." and lexemes.low(at - 2) == "no")
    ):
        return False
    if after in ("%", "-", "/") and lexemes[end].glued and lexemes[end + 1].glued and after == "%":
        return False
    if _in_a_number(lexemes, at, end):
        return False
    round_number = value % 100 == 0 or value % 50 == 0
    led = before in load_calendar().around.leading or before in (
        "the",
        "(",
        "year",
        "years",
        "fiscal",
        ",",
        "'s",
        "s",
    )
    return led or not round_number or not _plural(lexemes, end)


def _in_a_number(lexemes: Lexemes, at: int, end: int) -> bool:
    """Whether marks tie the year to other figures as in a telephone number or a code ("82-2100")."""
    mark, after = lexemes[at - 1], lexemes[end + 1]
    tied = lexemes[at].glued and mark.glued and mark.kind == "mark" and mark.low in "-/:.,"
    if tied and lexemes[at - 2].kind == "number" and not _is_pair(lexemes, at, mark.low):
        return True
    if lexemes.low(end) not in ("-", "/") or not (lexemes[end].glued and after.glued):
        return False
    goes_on = lexemes.low(end + 2) == "-" and lexemes[end + 3].kind == "number"
    year_follows = len(after.low) in (2, 4) and not goes_on
    wrong = not year_follows or (len(after.low) == 4 and not four_digits(lexemes, end + 1))
    return after.kind == "number" and wrong


def _is_pair(lexemes: Lexemes, at: int, mark: str) -> bool:
    """Whether the number before the mark is the first year of two ("2014-2018")."""
    return mark in "-/" and four_digits(lexemes, at - 2) is not None and lexemes.low(at - 3) != "-"


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


def decade(lexemes: Lexemes, at: int) -> Found | None:
    """Such as "1990s", "'80s", "nineties"."""
    number = four_digits(lexemes, at)
    end = at + 1
    if number is None and lexemes.low(at) == "'" and lexemes[at + 1].glued and lexemes.low(at + 1).isdigit():
        number, end = full_year(int(lexemes.low(at + 1)[:2])), at + 2
    if number is not None and number % 10 == 0:
        end += lexemes.low(end) == "'" and lexemes[end].glued
        if lexemes.low(end) == "s" and lexemes[end].glued:
            return Found(end + 1, Point(decade=number))
    if lexemes.low(at) in DECADES and lexemes.low(at - 1) in (
        "the",
        "late",
        "early",
        "mid",
        "-",
        "nineteen",
    ):
        return Found(at + 1, Point(decade=DECADES[lexemes.low(at)]))
    return None


def century(lexemes: Lexemes, at: int) -> Found | None:
    """Such as "20th century", "nineteenth-century"."""
    ranked = ordinal(lexemes, at)
    if ranked is None or not 1 <= ranked[1] <= 30:
        return None
    end = ranked[0] + (lexemes.low(ranked[0]) == "-")
    return Found(end + 1, Point(century=ranked[1])) if lexemes.low(end) == "century" else None


def fiscal_year(lexemes: Lexemes, at: int) -> Found | None:
    """Such as "FY25", "FY 2008", "fiscal year 2024-25", "fiscal 1989", "2024-25 fiscal year"."""
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
    if first is None or lexemes.low(at + 1) not in ("-", "–", "/") or not second.isdigit() or not lexemes[at + 2].glued:
        return None
    last = first // 100 * 100 + int(second) if len(second) == 2 else int(second[:5])
    return (at + 3, last) if last == first + 1 else None
