"""Puts the grammar together: the longest time expression that begins at a lexeme."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from legation.analysis.lexemes import Lexemes
from legation.analysis.numerals import ORDINALS, SCALES, SMALL, TENS
from legation.analysis.times import clock, dates, lengths, references, relative, repeats, years
from legation.analysis.times.edges import EDGES, STAGES, edge, staged, unit_in_sight, year_end
from legation.analysis.times.meaning import Found, Length, Point, Shift
from legation.analysis.times.points import end_of, moment, point, timed, year_word
from legation.analysis.times.references import vague
from legation.data.calendar import load_calendar

Rule = Callable[[Lexemes, int], Found | None]


def expression(lexemes: Lexemes, at: int) -> Found | None:
    """The longest expression that begins here, or None."""
    return max((f for rule in _rules(lexemes, at) if (f := rule(lexemes, at))), key=end_of, default=None)


def _rules(lexemes: Lexemes, at: int) -> tuple[Rule, ...]:
    lexeme = lexemes[at]
    if lexeme.kind == "word":
        return _by_word().get(lexeme.low, ())
    if lexeme.kind == "number":
        return _NUMBER_RULES
    if lexeme.kind == "dated":
        return (dates.in_figures,)
    return _QUOTE_RULES if lexeme.low == "'" else ()


def _inner_length(lexemes: Lexemes, at: int) -> Found | None:
    """Such as "the first nine months of 2025"."""
    found = lengths.opening_length(lexemes, at)
    if found is None or lexemes.low(found.end) != "of" or not isinstance(found.meaning, Length):
        return found
    whole = unit_in_sight(lexemes, found.end + 1) or moment(lexemes, found.end + 1)
    if whole is None or not isinstance(whole.meaning, Point | Shift) or not _is_year(whole.meaning):
        return found
    return Found(whole.end, replace(found.meaning, inside=whole.meaning))


def _is_year(meaning: Point | Shift) -> bool:
    return meaning.bare or meaning.fiscal if isinstance(meaning, Point) else meaning.unit == "Y"


def _nth_week(lexemes: Lexemes, at: int) -> Found | None:
    opened = lengths.nth_week(lexemes, at)
    inner = moment(lexemes, opened.end) if opened else None
    if opened and inner and isinstance(inner.meaning, Point | Shift) and isinstance(opened.meaning, Point):
        return Found(inner.end, replace(inner.meaning, nth_week=opened.meaning.nth_week))
    return None


def _week_of(lexemes: Lexemes, at: int) -> Found | None:
    """Such as "the week of March 6"."""
    here = at + (lexemes.low(at) == "the")
    if lexemes.low(here) != "week" or lexemes.low(here + 1) not in (
        "of",
        "beginning",
        "starting",
        "commencing",
    ):
        return None
    step = here + 2 + (lexemes.low(here + 2) == "on")
    inner = dates.after_month(lexemes, step) or dates.after_day(lexemes, step)
    if inner and isinstance(inner.meaning, Point) and inner.meaning.day is not None:
        return Found(inner.end, replace(inner.meaning, week=True))
    return None


_POINT_RULES: tuple[Rule, ...] = (
    point,
    edge,
    staged,
    relative.year_earlier,
    relative.day_word,
    vague,
    year_word,
)
_NUMBER_RULES: tuple[Rule, ...] = (
    point,
    timed,
    lengths.length,
    repeats.repeat,
    years.fiscal_year,
    _nth_week,
)
_WORD_NUMBER_RULES: tuple[Rule, ...] = (
    point,
    timed,
    lengths.length,
    repeats.repeat,
    _inner_length,
    _nth_week,
)
_QUOTE_RULES: tuple[Rule, ...] = (point,)
_THE_RULES: tuple[Rule, ...] = (*_POINT_RULES, lengths.length, _inner_length, _nth_week, _week_of)


@cache
def _by_word() -> dict[str, tuple[Rule, ...]]:
    """The rules that can begin with each word."""
    calendar = load_calendar()
    table: dict[str, tuple[Rule, ...]] = {}

    def add(words: object, *rules: Rule) -> None:
        for word in words:  # type: ignore[attr-defined]
            table[word] = (*table.get(word, ()), *(r for r in rules if r not in table.get(word, ())))

    add(("the",), *_THE_RULES)
    add(relative.TOWARD, *_THE_RULES)
    add(lengths.WINDOW, lengths.length)
    add((phrase[0][0] for phrase in lengths.APPROXIMATE), lengths.length)
    add(
        (
            "a",
            "an",
            "another",
            "these",
            "few",
            "couple",
            "half",
            "final",
            "additional",
            "several",
            "many",
            "dozen",
        ),
        lengths.length,
        vague,
    )
    add((*SMALL, *TENS, *SCALES), *_WORD_NUMBER_RULES)
    add(ORDINALS, point, _inner_length, _nth_week, years.century)
    add(STAGES, staged)
    add(EDGES, edge)
    add((*calendar.months, *calendar.weekdays, *calendar.seasons, *calendar.solar), point, repeats.repeat)
    add((name[0] for name in calendar.islamic), point)
    add(
        (
            "ad",
            "fy",
            "fiscal",
            "financial",
            "iranian",
            "persian",
            "solar",
            "q",
            "h",
            *years.DECADES,
        ),
        point,
    )
    add(calendar.units, lengths.length, year_end, relative.year_earlier, year_word)
    add((*calendar.days, "tonight", "overnight"), _day)
    add((*calendar.recurring, *repeats.TIMES, "every", "each", "bi", "semi", "tri"), repeats.repeat)
    add((word + "s" for word in calendar.weekdays), repeats.repeat)
    add((*calendar.references, *(phrase[0][0] for phrase in references.VAGUE_PHRASES)), vague)
    add(clock.NAMED_HOURS, timed)
    return table


def _day(lexemes: Lexemes, at: int) -> Found | None:
    found = relative.day_word(lexemes, at)
    return clock.after_day_part(lexemes, found) if found else None
