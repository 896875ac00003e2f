"""Time expressions: what the table of phrases does not show."""

from __future__ import annotations

import string
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.analysis.times import find_times, times_record
from legation.analysis.times.calendars import add_months, islamic_date, solar_date
from legation.types.analysis import TimeRole, Timex
from legation.types.time import Period

MONDAY = date(2025, 11, 24)
PIECES = (
    "next",
    "week",
    "the",
    "end",
    "of",
    "May",
    "2026",
    "12",
    "five",
    "years",
    "'",
    "-",
    "a.m.",
    "\n\n",
    "۱۴۰۴",
    "مرداد",
)


def values(text: str, anchor: date | None = MONDAY) -> list[str]:
    """The values found, in order."""
    return [timex.value for timex in find_times(text, anchor)]


def only(text: str) -> Timex:
    """The one time of a text."""
    (timex,) = find_times(text, MONDAY)
    return timex


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("will travel to Doha on Friday", "2025-11-28"),
        ("travelled to Doha on Friday", "2025-11-21"),
        ("is scheduled to open in February", "2026-02"),
        ("opened in February", "2025-02"),
        ("could come as early as Thursday", "2025-11-27"),
        ("the talks to be held on Wednesday", "2025-11-26"),
    ],
)
def test_a_future_phrase_never_lands_in_the_past(text: str, value: str) -> None:
    """The words before a date in its clause tell on which side of the report it lies."""
    assert values(text) == [value]


def test_a_deadline_is_no_duration() -> None:
    """The same five years, once as a limit and once as a stretch."""
    assert only("must finish within five years").role is TimeRole.DEADLINE
    assert only("lasted for five years").role is TimeRole.DURATION


def test_without_a_report_date_nothing_is_guessed() -> None:
    """Relative expressions keep X for what is unknown."""
    assert values("met on Monday, last month and in May", None) == ["XXXX-WXX-1", "PAST_REF", "XXXX-05"]


def test_a_day_and_month_that_may_be_either_stay_open() -> None:
    """03/04 is March or April: only the year is told."""
    assert values("on 03/04/2025 and 25/04/2025") == ["2025", "2025-04-25"]


def test_a_date_takes_the_year_of_the_date_beside_it() -> None:
    """In one sentence the year said with one date holds for the next."""
    assert values("From Oct. 3, 2019, until Dec. 5 he served.") == ["2019-10-03", "2019-12-05"]


def test_in_a_history_months_take_the_year_last_told() -> None:
    """A text whose years lie long ago counts from them, not from its own date."""
    text = "War began in 1914. By 1915 and 1916 it spread. In March 1917 the tsar fell. "
    text += "In 1918, 1919 and 1920 came more. In July it ended."
    assert values(text)[-1] == "1920-07"


def test_spans_are_moved_by_the_offset() -> None:
    """A block's times stand where they stand in the document."""
    (timex,) = find_times("on Friday", MONDAY, 100)
    assert (timex.span.start, timex.span.end) == (103, 109)


def test_the_record_lists_what_timeml_marks() -> None:
    """ "regular" is a recurrence for us, not a TIMEX3."""
    record = times_record("x", "regular talks on 5 May 2026", MONDAY)
    assert [(row["text"], row["type"], row["value"]) for row in record["times"]] == [
        ("5 May 2026", "DATE", "2026-05-05")
    ]


@pytest.mark.parametrize(
    ("solar", "gregorian"),
    [
        ((1357, 11, 22), date(1979, 2, 11)),
        ((1399, 12, 30), date(2021, 3, 20)),
        ((1400, 1, 1), date(2021, 3, 21)),
    ],
)
def test_solar_hijri_days_are_those_of_the_iranian_calendar(solar: tuple[int, int, int], gregorian: date) -> None:
    """Days that both calendars record."""
    assert solar_date(*solar) == gregorian


def test_islamic_days_follow_the_tabular_calendar() -> None:
    """The civil epoch: 16 July 622 (Julian)."""
    assert islamic_date(1446, 1, 1) == date(2024, 7, 8)


def test_a_month_later_than_the_31st_is_the_last_of_the_month() -> None:
    """Shorter months cut the day."""
    assert add_months(date(2025, 1, 31), 1) == date(2025, 2, 28)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(string.printable, max_size=6), max_size=40).map(" ".join))
def test_any_text_is_read_without_error_and_in_order(text: str) -> None:
    """Spans lie inside the text, in order, and hold the words given."""
    last = 0
    for timex in find_times(text, MONDAY):
        assert timex.span.start >= last
        assert timex.span.of(text) == timex.text
        assert timex.period is None or isinstance(timex.period, Period)
        last = timex.span.end


@pytest.mark.parametrize(
    "piece", ["annual ", "2-", "1/1/", "one ", "the end of ", "May ", "from 1 to ", "9" * 50, "1,", "'"]
)
def test_hostile_text_is_read_to_its_end(piece: str) -> None:
    """A hundred thousand characters of one piece."""
    text = piece * (20_000 // len(piece))
    assert all(timex.span.end <= len(text) for timex in find_times(text, MONDAY))
