"""Calendar dates of bylines, metadata and addresses, in many languages."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.text.dates import date_in_url, find_dates, first_date, parse_stamp


@pytest.mark.parametrize(
    "text",
    [
        "November 24, 2025", "Nov. 24, 2025", "24 November 2025", "24 Nov 2025",
        "Monday, November 24, 2025", "24th of November 2025", "2025-11-24",
        "24.11.2025", "24/11/2025", "11/24/2025", "24-11-2025", "۲۴ نوامبر ۲۰۲۵", "24 نوفمبر 2025",
        "24 تشرين الثاني 2025", "24 نومبر 2025",
        "24 ноября 2025 г.", "24 листопада 2025", "2025年11月24日", "2025년 11월 24일",
        "24 de noviembre de 2025", "24 de novembro de 2025", "24 novembre 2025",
        "24. November 2025", "24 Kasım 2025", "24 november 2025", "24 listopada 2025 r.",
        "2025. november 24.",
    ],
)  # fmt: skip
def test_a_date_is_read_in_many_forms(text: str) -> None:
    """With names from CLDR and digits of any script (a name of two months is left out)."""
    found = first_date(text)
    assert found is None if text.startswith("24 listopad") else str(found) == "2025-11-24"


@pytest.mark.parametrize(
    ("text", "month_first", "date"),
    [
        ("03/04/2025", None, None),
        ("03/04/2025", True, "2025-03-04"),
        ("03/04/2025", False, "2025-04-03"),
        ("3/3/2025", None, "2025-03-03"),
        ("11/24/25", None, "2025-11-24"),
    ],
)
def test_an_ambiguous_date_is_not_guessed(text: str, month_first: bool | None, date: str | None) -> None:
    """Day or month first: the caller may know, else there is no date."""
    found = first_date(text, month_first=month_first)
    assert (str(found) if found else None) == date


@pytest.mark.parametrize(
    "text",
    [
        "$24 November",
        "31 February 2025",
        "24.11",
        "Section 4 May apply",
        "13/13/2025",
        "version 2025.1.1.4",
        "room 1124",
        "the 300 March 2025",
    ],
)
def test_other_numbers_are_no_full_dates(text: str) -> None:
    """Sums, versions, days that do not exist."""
    assert first_date(text) is None


def test_a_date_without_year_takes_one_that_is_given() -> None:
    """As a dateline does."""
    (found,) = find_dates("ISLAMABAD, Nov 25 (APP)")
    assert found.year is None
    assert (str(found.on(2025)), found.on(None)) == ("2025-11-25", None)


@pytest.mark.parametrize(
    ("text", "agrees"),
    [
        ("Tuesday, November 25, 2025", True),
        ("Monday, November 25, 2025", False),
        ("25 November 2025 (Tuesday)", True),
    ],
)
def test_a_weekday_beside_a_date_is_checked(text: str, agrees: bool) -> None:
    """A wrong one is a sign of a wrong date."""
    (found,) = find_dates(text)
    assert found.agrees is agrees


@pytest.mark.parametrize(
    ("text", "date", "time"),
    [
        ("2025-11-24T08:12:33+05:00", "2025-11-24", "08:12:33+05:00"),
        ("2025-11-24T08:12:33.123Z", "2025-11-24", "08:12:33+00:00"),
        ("2025-11-24 08:12", "2025-11-24", "08:12:00"),
        ("Mon, 24 Nov 2025 08:12:33 GMT", "2025-11-24", "08:12:33+00:00"),
        ("Mon, 24 Nov 2025 08:12 +0330", "2025-11-24", "08:12:00+03:30"),
        ("2025-11-24", "2025-11-24", ""),
        ("20251124", "2025-11-24", ""),
        ("2025-11", "2025-11", ""),
        ("October 31, 2006", "2006-10-31", ""),
    ],
)
def test_a_timestamp_has_a_date_and_perhaps_a_time(text: str, date: str, time: str) -> None:
    """ISO 8601, RFC 2822, words."""
    stamp = parse_stamp(text)
    assert stamp is not None
    assert (str(stamp.date), stamp.time) == (date, time)


@pytest.mark.parametrize(
    "text", ["", "yesterday", "1764000000", "0000-00-00", "9999-99-99", "2025-13-01T00:00:00Z", "x" * 10_000]
)
def test_what_is_no_timestamp_is_none(text: str) -> None:
    """Not a wrong date."""
    assert parse_stamp(text) is None


@pytest.mark.parametrize(
    ("url", "date"),
    [
        ("https://a.example/2025/11/24/x", "2025-11-24"),
        ("https://a.example/world/2025/nov/24/x", "2025-11-24"),
        ("https://a.example/x-2025-11-24", "2025-11-24"),
        ("https://a.example/20251124/x", "2025-11-24"),
        ("https://a.example/2025/11/x", "2025-11"),
        ("https://a.example/123456789012", None),
        ("https://2025-11-24.example/x", None),
        ("https://a.example/x?d=2025-11-24", None),
        ("", None),
    ],
)
def test_an_address_may_carry_a_date(url: str, date: str | None) -> None:
    """In its path only."""
    found = date_in_url(url)
    assert (str(found) if found else None) == date


@given(st.text(max_size=400))
def test_any_text_can_be_searched(text: str) -> None:
    """Spans lie inside the text, in order, and do not overlap."""
    found = find_dates(text)
    assert all(0 <= one.span.start < one.span.end <= len(text) for one in found)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
