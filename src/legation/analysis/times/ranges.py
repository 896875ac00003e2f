"""Joins the two ends of a range: "24-25 November", "from 3 to 5 May", "between 2020 and 2025"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from legation.analysis.lexemes import Lexemes
from legation.analysis.times.dates import day_number
from legation.analysis.times.meaning import Meaning, Point, Reference, Shift
from legation.analysis.times.years import four_digits
from legation.data.calendar import load_calendar
from legation.types.analysis import TimeRole

DAY_LINKS = frozenset(("-", "–", "and", "to", "&", "through", "till", "until"))
LINKS = frozenset(("-", "–", "—", "to", "and", "until", "through", "till", "/", "&", "or"))


class Joined(NamedTuple):
    """An expression with the other end of its range, where it has one.

    ``clause`` is the lexeme before which the tense is looked for; ``opens`` whether it is the first end.
    """

    at: int
    end: int
    meaning: Meaning
    clause: int
    partner: Meaning | None = None
    opens: bool = False
    role: TimeRole = TimeRole.POINT


def joined(lexemes: Lexemes, spots: Sequence[tuple[int, int, Meaning]]) -> list[Joined]:
    """The expressions with the ranges among them; a bare day or year beside a date becomes an end."""
    found: list[Joined] = []
    for at, end, meaning in spots:
        if found and at < found[-1].end:
            continue
        last = found[-1] if found else None
        pairs = last and (_can_pair(last.meaning, meaning) or _is_open_pair(lexemes, last, meaning))
        if last and pairs and last.partner is None and _linked(lexemes, last, at):
            found[-1], new = _paired(last, Joined(at, end, meaning, last.clause))
            found.append(new)
            continue
        found += _with_day_before(lexemes, at, end, meaning, last) or [Joined(at, end, meaning, at)]
        found += _with_end_after(lexemes, found)
    return found


def _linked(lexemes: Lexemes, last: Joined, at: int) -> bool:
    """Whether a dash, or "from … to", "between … and", stands between two expressions."""
    between = lexemes.lows(last.end, at)
    if len(between) != 1 or between[0] not in LINKS:
        return False
    before = lexemes.low(last.at - 1)
    return between[0] not in ("and", "or", "to", "/") or (
        (before == "between" and between[0] == "and") or (between[0] == "to")
    )


def _can_pair(first: Meaning, second: Meaning) -> bool:
    if not isinstance(first, Point) or not isinstance(second, Point):
        return False
    if first.bare and second.bare:
        return (first.year or 0) < (second.year or 0)
    return _shape(first) == _shape(second) and not first.bare


def _is_open_pair(lexemes: Lexemes, last: Joined, meaning: Meaning) -> bool:
    """Ends of different shapes after "from" or "between": "from 2014 to May 2018", "between May and now"."""
    ends = (last.meaning, meaning)
    led = lexemes.low(last.at - 1) in ("from", "between")
    return led and all(_is_end(end) for end in ends) and last.meaning != meaning


def _is_end(meaning: Meaning) -> bool:
    if isinstance(meaning, Shift):
        return meaning.unit == "D" and not meaning.focused and not meaning.clock
    return isinstance(meaning, Point) or (isinstance(meaning, Reference) and meaning.value == "PRESENT_REF")


def _shape(point: Point) -> tuple[bool, ...]:
    return tuple(part is not None for part in (point.month, point.day, point.weekday, point.quarter))


def _paired(first: Joined, second: Joined) -> tuple[Joined, Joined]:
    """Both ends, the first with the year that only the second states."""
    one, two = first.meaning, second.meaning
    if isinstance(one, Point) and isinstance(two, Point) and two.year is not None and _is_yearless(one):
        later = two.month is not None and (one.month or 0) > two.month
        one = replace(one, year=two.year - later)
    return first._replace(meaning=one, partner=two, opens=True), second._replace(partner=one)


def _is_yearless(point: Point) -> bool:
    return point.year is None and point.month is not None and point.toward is None and point.shift is None


def _with_day_before(lexemes: Lexemes, at: int, end: int, meaning: Meaning, last: Joined | None) -> list[Joined]:
    """Such as "24-25 November", "from 3 to 5 May": the bare day before a date that begins with its day."""
    if (
        not isinstance(meaning, Point)
        or meaning.day is None
        or meaning.month is None
        or day_number(lexemes, at) is None
    ):
        return []
    link = lexemes.low(at - 1)
    if link not in DAY_LINKS:
        return []
    start = at - 2 - (lexemes.low(at - 2) in ("st", "nd", "rd", "th"))
    if last and start < last.end:
        return []
    numbered = day_number(lexemes, start)
    if (
        numbered is None
        or numbered[0] != at - 1
        or numbered[1] == meaning.day
        or lexemes.low(start - 1) in ("$", ".", ",", "-")
    ):
        return []
    first = replace(meaning, day=numbered[1])
    if link == "and" and numbered[1] > meaning.day:
        return []
    one, two = _paired(Joined(start, at - 1, first, start), Joined(at, end, meaning, start))
    return [one, two] if numbered[1] < meaning.day else []


def _with_end_after(lexemes: Lexemes, found: list[Joined]) -> list[Joined]:
    """Such as "November 24-25", "2024-25", "Aug. 2 and 3": the bare day or year after a date."""
    last = found[-1]
    if not isinstance(last.meaning, Point) or last.partner is not None:
        return []
    second = _second_day(lexemes, last, last.meaning) or _second_year(lexemes, last, last.meaning)
    if second is None:
        return []
    end, point = second
    found[-1], new = _paired(last, Joined(last.end + 1, end, point, last.clause))
    return [new]


def _second_day(lexemes: Lexemes, last: Joined, point: Point) -> tuple[int, Point] | None:
    link = lexemes.low(last.end)
    if point.day is None or point.month is None or link not in DAY_LINKS:
        return None
    if day_number(lexemes, last.end - 1) is None and day_number(lexemes, last.end - 2) is None:
        return None
    numbered = day_number(lexemes, last.end + 1 + (lexemes.low(last.end + 1) == "the"))
    if (
        numbered is None
        or numbered[1] <= point.day
        or (
            link in ("and", "to")
            and lexemes[numbered[0]].kind == "word"
            and lexemes.low(numbered[0]) not in load_calendar().around.going_on
        )
    ):
        return None
    step = numbered[0] + (lexemes.low(numbered[0]) == ",")
    year = four_digits(lexemes, step)
    if year is not None and point.year is None:
        return step + 1, replace(point, day=numbered[1], year=year)
    return numbered[0], replace(point, day=numbered[1])


def _second_year(lexemes: Lexemes, last: Joined, point: Point) -> tuple[int, Point] | None:
    """Such as "2021-2025" and "1990-94" where the second year was not read by itself."""
    if (
        not point.bare
        or point.year is None
        or lexemes.low(last.end) not in ("-", "–", "/")
        or not lexemes[last.end].glued
    ):
        return None
    low, glued = lexemes.low(last.end + 1), lexemes[last.end + 1].glued
    if not glued or not low.isdigit() or len(low) not in (2, 4):
        return None
    year = int(low) if len(low) == 4 else point.year // 100 * 100 + int(low)
    return (last.end + 2, Point(year=year)) if point.year < year <= point.year + 100 else None
