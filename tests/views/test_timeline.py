"""Entries on a line of time: where each stands, how exactly it is known, and columns where there are many."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from legation.types.asking import Moment
from legation.types.record import FactKind
from legation.views.timeline import APART, MARKS_SHOWN, Lane, Tally, Timeline, of_moments, of_tallies, timeline
from legation.views.timescale import Days, Grain, Scale, days_of, frame_of


def met(days: str, entry: str = "e", reports: int = 1) -> Moment:
    return Moment(entry, "engagement", days, "Meeting in Oslo", reports)


def lane(line: Timeline, kind: FactKind = FactKind.ENGAGEMENT) -> Lane:
    return next(one for one in line.lanes if one.kind is kind)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-04", Days(date(2026, 3, 4), date(2026, 3, 4), "2026-03-04", is_exact=True, is_own=True)),
        ("2026-03", Days(date(2026, 3, 1), date(2026, 3, 31), "2026-03", is_exact=False, is_own=True)),
        ("2026", Days(date(2026, 1, 1), date(2026, 12, 31), "2026", is_exact=False, is_own=True)),
        ("2026-03-04~", Days(date(2026, 3, 4), date(2026, 3, 4), "(2026-03-04)", is_exact=True, is_own=False)),
        (
            "2025-11-24/2025-11-25",
            Days(date(2025, 11, 24), date(2025, 11, 25), "2025-11-24 to 2025-11-25", is_exact=False, is_own=True),
        ),
        ("../2026", Days(date(2026, 1, 1), date(2026, 12, 31), "by 2026", is_exact=False, is_own=True)),
        ("", None),
        ("~", None),
    ],
)
def test_days_are_as_exact_as_they_are_told(text: str, expected: Days | None) -> None:
    """A month is all of its days, and the report's own date is told in brackets."""
    assert days_of(text) == expected


@pytest.mark.parametrize(("cut", "first"), [("2025-11", 11), ("2025/20", 1), ("2025/..", 1), ("../2025", 1)])
def test_what_was_cut_to_its_month_is_still_placed(cut: str, first: int) -> None:
    """Counts come by the first seven characters of a period."""
    found = days_of(cut)
    assert found is not None
    assert found.first == date(2025, first, 1)


def test_a_day_is_a_dot_and_a_month_a_bar() -> None:
    """Both at their place in the time shown, which goes from the first day to the last."""
    line = of_moments([met("2026-01-01", "a"), met("2026-02", "b"), met("2026-12-31", "c")])
    dot, bar, last = lane(line).marks
    assert (line.since, line.until) == (date(2026, 1, 1), date(2026, 12, 31))
    assert (dot.entry, dot.is_bar, dot.x) == ("a", False, 0.0)
    assert (bar.entry, bar.is_bar) == ("b", True)
    assert bar.x == pytest.approx(100 * 31 / 365, abs=0.01)
    assert bar.width == pytest.approx(100 * 28 / 365, abs=0.01)
    assert last.x + last.width == pytest.approx(100, abs=0.01)


def test_marks_that_would_cover_each_other_stand_above_each_other() -> None:
    """Two of one day, and one far off that is back in the first row."""
    line = of_moments([met("2026-01-01", "a"), met("2026-01-02", "b"), met("2026-09-01", "c")])
    marks = lane(line).marks
    assert [mark.row for mark in marks] == [0, 1, 0]
    assert lane(line).rows == 2
    for row in (0, 1):
        own = [mark for mark in marks if mark.row == row]
        assert all(later.x >= mark.x + APART for mark, later in pairwise(own))


def test_every_kind_has_a_lane_of_its_own_and_empty_ones_are_not_drawn() -> None:
    """In a fixed order."""
    said = Moment("s", "statement", "2026-01-05", "Ana Ro", 1)
    line = of_moments([said, met("2026-01-01")])
    assert [(one.title, one.total) for one in line.lanes] == [("Contacts", 1), ("Words", 1)]


def test_entries_without_a_day_are_counted() -> None:
    """They are on no line."""
    assert of_moments([met("")]) == Timeline((), Grain.DAY, (), None, None, 0, 0, 1)
    assert of_moments([met(""), met("2026-01-01")]).undated == 1
    assert of_tallies([Tally("event", "", 7)]).undated == 7


def test_one_lonely_date_does_not_press_all_others_into_a_corner() -> None:
    """It is counted as long before; what lies at the edge of the others is shown."""
    days = [met(f"2026-03-{day:02d}", f"e{day}") for day in range(1, 20)]
    line = of_moments([met("1947-08-14", "old"), *days, met("2026-04-20", "near")])
    assert (line.before, line.after) == (1, 0)
    assert (line.since, line.until) == (date(2026, 3, 1), date(2026, 4, 20))


def test_few_entries_are_all_shown() -> None:
    """Far apart as they may be."""
    assert frame_of({date(1947, 8, 14): 1, date(2026, 1, 1): 3}) == (date(1947, 8, 14), date(2026, 1, 1))


def test_many_entries_are_columns_of_whole_periods() -> None:
    """Their heights share one scale, and every column names the days that it leads to."""
    held = [Tally("event", f"2024-{month:02d}", 10 * month) for month in range(1, 13)]
    line = of_tallies([*held, Tally("engagement", "2024-06", 30)])
    columns = lane(line, FactKind.EVENT).columns
    assert line.grain is Grain.MONTH
    assert [one.entries for one in columns] == [10 * month for month in range(1, 13)]
    assert (columns[1].label, columns[1].since, columns[1].until) == ("2024-02", date(2024, 2, 1), date(2024, 2, 29))
    assert columns[-1].height == 100
    assert lane(line).columns[0].height == 25
    assert sum(one.width for one in columns) == pytest.approx(100, abs=0.2)
    assert line.total == sum(range(1, 13)) * 10 + 30


@pytest.mark.parametrize(("years", "grain"), [(4, Grain.MONTH), (11, Grain.QUARTER), (40, Grain.YEAR)])
def test_the_longer_the_time_the_longer_its_periods(years: int, grain: Grain) -> None:
    """So that a column can be pointed at on a narrow screen."""
    line = of_tallies([Tally("event", f"{year}-05", 9) for year in range(2026 - years, 2026)])
    assert line.grain is grain
    assert min(one.width for one in lane(line, FactKind.EVENT).columns) > 1.4


def test_quarters_take_in_all_their_months() -> None:
    """From the first day of the first to the last of the third."""
    line = of_tallies([Tally("event", f"{year}-{month}", 1) for year in range(2010, 2021) for month in ("05", "06")])
    first = lane(line, FactKind.EVENT).columns[0]
    assert (first.label, first.since, first.until) == ("2010 Q2", date(2010, 4, 1), date(2010, 6, 30))
    assert first.entries == 2


def test_what_is_known_to_the_year_is_no_month() -> None:
    """It lies flat over the year, and swells no column."""
    months = [Tally("event", f"2024-{month:02d}", 5) for month in range(1, 13)]
    line = of_tallies([*months, Tally("event", "2024", 3)])
    *columns, loose = lane(line, FactKind.EVENT).columns
    assert {one.entries for one in columns} == {5}
    assert (loose.entries, loose.height, loose.width) == (3, 0.0, 100.0)
    assert loose.label == "some time in 2024"


@pytest.mark.parametrize(
    ("since", "until", "labels"),
    [
        (date(2026, 3, 4), date(2026, 3, 9), ["2026-03-04"]),
        (date(2026, 1, 10), date(2026, 4, 2), ["2026-02", "2026-03"]),
        (date(2015, 1, 1), date(2025, 12, 31), ["2016", "2018", "2020", "2022", "2024"]),
        (date(1947, 8, 14), date(2026, 1, 1), ["1960", "1980"]),
        (date(9999, 11, 1), date(9999, 12, 31), ["9999-11", "9999-12"]),
    ],
)
def test_the_line_has_few_names_and_none_at_its_end(since: date, until: date, labels: list[str]) -> None:
    """Where a name would run over the edge there is none."""
    found = [tick.label for tick in Scale(since, until, Grain.DAY).ticks()]
    assert found[: len(labels)] == labels
    assert len(found) <= 8


def test_entries_that_cannot_be_told_apart_are_counted() -> None:
    """Few as marks, more than fit above each other as columns."""
    assert timeline([met("2026-03-04", f"e{n}") for n in range(5)]).grain is Grain.DAY
    far = [met("2026-03-04", f"e{n}") for n in range(20)]
    crowded = timeline([*far, met("2020-01-01", "old"), met("2020-01-01", "two")])
    assert crowded.is_counted
    assert (crowded.grain, [one.entries for one in lane(crowded).columns]) == (Grain.QUARTER, [2, 20])


def test_many_entries_of_one_day_stand_beside_each_other() -> None:
    """A day that is a third of the picture has room for them."""
    days = ("2026-03-04", "2026-03-05", "2026-03-06")
    line = timeline([met(day, f"{day}{n}") for day in days for n in range(10)])
    marks = lane(line).marks
    assert (line.is_counted, lane(line).rows) == (False, 1)
    assert len({mark.x for mark in marks}) == 30


def test_a_crowd_of_a_few_days_is_counted_by_the_day() -> None:
    """And what is known to the month lies flat."""
    held = [met(f"2026-03-{day:02d}", f"{day} {n}") for day in range(1, 31) for n in range(8)]
    line = timeline([*held, met("2026-03", "loose")])
    *columns, loose = lane(line).columns
    assert (line.grain, len(columns), columns[0].label) == (Grain.DAY, 30, "2026-03-01")
    assert (loose.entries, loose.height) == (1, 0.0)


def test_thousands_of_entries_make_a_small_picture() -> None:
    """As many columns as periods, whatever the entries."""
    held = [Tally("event", f"{2015 + month // 12}-{month % 12 + 1:02d}", 400) for month in range(132)]
    line = of_tallies(held)
    assert line.total == 132 * 400 > MARKS_SHOWN
    assert sum(len(one.columns) for one in line.lanes) <= 60
