"""The strength of ties: each entry once, zeros told, coverage beside them, tables that researchers read."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from legation.record.linking import settle
from legation.store import Store
from legation.types.claims import EventType, Status
from legation.types.record import Verdict
from legation.types.time import Step
from legation.views.exports import frames, parquet
from legation.views.measures import Coverage, Measured, Point, Wanted, measure
from legation.views.tie import tie
from tests import builders as b

JANUARY = (
    "Norway met Ghana in Accra.\nGhana accused Norway of delays.\nNorway aids Ghana.\n"
    "Ghana will visit Norway.\nGhana will pay Norway.\nKenya, told Ghana, is fine."
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Store]:
    january = b.document(JANUARY, "january", day="2026-01-20")
    again = replace(b.document("Norway and Ghana met in Accra.", "again", day="2026-01-21"), publisher="Strait")
    april = b.document("Norway threatened Ghana.\nKenya met Ghana.", "april", day="2026-04-02")
    people = ("Ada Noor/Minister/NOR", "Kofi Es/Minister/GHA")
    place = {"states": "NOR GHA", "day": "2026-01-10", "place": "Accra"}
    with b.record(tmp_path / "r.db") as store:
        b.keep(
            store,
            january,
            b.meeting(january, "Norway met Ghana in Accra", *people, **place),  # type: ignore[arg-type]
            replace(b.event(january, "Ghana accused Norway", EventType.ACCUSE, "GHA", "NOR"), goldstein=-2.0),
            b.event(january, "Norway aids Ghana", EventType.AID, "NOR", "GHA", day="2026-01-05"),
            replace(
                b.event(january, "Ghana will visit Norway", EventType.CONSULT, "GHA", "NOR"), status=Status.SCHEDULED
            ),
            b.commitment(january, "Ghana will pay Norway", by="GHA", to="NOR"),
        )
        b.keep(store, again, b.meeting(again, "Norway and Ghana met in Accra", *people, **place))  # type: ignore[arg-type]
        b.keep(
            store,
            april,
            replace(b.event(april, "Norway threatened Ghana", EventType.THREATEN, "NOR", "GHA"), goldstein=-4.4),
            b.event(april, "Kenya met Ghana", EventType.CONSULT, "KEN GHA", day="2026"),
        )
        settle(store)
        yield store


def measured(store: Store, **wanted: object) -> Measured:
    return measure(store.entries(), store.reports(), Wanted(**wanted))  # type: ignore[arg-type]


def by_period(found: Measured) -> dict[str, Point]:
    return {point.period: point for point in found.points}


def test_a_meeting_told_twice_is_one_contact(desk: Store) -> None:
    """Entries are counted, never reports; the coverage says how many reports there were."""
    january = by_period(measured(desk, sides=("GHA", "NOR")))["2026-01"]
    assert january.count("engagement") == 1
    assert january.coverage == Coverage(2, 2)


def test_the_mean_is_of_what_happened(desk: Store) -> None:
    """An accusation of −2 and aid without a code, whose type's value stands in: (−2 + 7) / 2."""
    january = by_period(measured(desk, sides=("GHA", "NOR")))["2026-01"]
    assert (january.cooperation, january.conflict, january.imputed) == (1, 1, 1)
    assert (january.goldstein_sum, january.goldstein_mean) == (5.0, 2.5)
    assert (january.quads(2), january.quads(3), january.count("commitment")) == (1, 1, 1)


def test_a_month_without_events_is_a_zero_and_has_no_mean(desk: Store) -> None:
    """Zero reports of it are told, too: quiet is not unread."""
    months = by_period(measured(desk, sides=("NOR", "GHA")))
    assert list(months) == ["2026-01", "2026-02", "2026-03", "2026-04"]
    assert months["2026-02"] == Point("GHA", "NOR", "2026-02", (), Coverage(0, 0))
    assert months["2026-02"].goldstein_mean is None


def test_directed_pairs_say_who_acted(desk: Store) -> None:
    """The threat is Norway's alone; the meeting is of both."""
    points = {(p.one, p.other, p.period): p for p in measured(desk, sides=("NOR", "GHA"), directed=True).points}
    assert len(points[("NOR", "GHA", "2026-04")].events) == 1
    assert len(points[("GHA", "NOR", "2026-04")].events) == 0
    assert points[("NOR", "GHA", "2026-01")].count("engagement") == 1
    assert points[("GHA", "NOR", "2026-01")].count("engagement") == 1


def test_every_pair_of_the_sides_is_told_met_or_not(desk: Store) -> None:
    """Three sides are three dyads; an entry dated to the year is no month's, and is a year's."""
    monthly = measured(desk, sides=("NOR", "GHA", "KEN"))
    assert {(p.one, p.other) for p in monthly.points} == {("GHA", "KEN"), ("GHA", "NOR"), ("KEN", "NOR")}
    assert monthly.unplaced == 1
    yearly = measured(desk, step=Step.YEAR)
    assert [(p.one, p.other, len(p.events)) for p in yearly.points] == [("GHA", "KEN", 1), ("GHA", "NOR", 3)]
    assert yearly.unplaced == 0


def test_bounds_give_periods_beyond_the_entries(desk: Store) -> None:
    """Asked for a year, a pair has twelve months."""
    found = measured(desk, sides=("NOR", "GHA"), since="2026-01", until="2026-12")
    assert len(found.points) == 12


def test_what_people_ruled_out_counts_no_more(desk: Store) -> None:
    """And every point names the entries behind it."""
    april = by_period(measured(desk, sides=("NOR", "GHA")))["2026-04"]
    desk.rule(b.ruling(april.seen[0].entry, Verdict.REJECTED))
    assert "2026-04" not in by_period(measured(desk, sides=("NOR", "GHA")))


def test_the_csv_has_codes_zeros_and_empty_means(desk: Store) -> None:
    """ISO, COW and GW of both sides in every row."""
    text = "".join(frames.csv_lines(measured(desk, sides=("NOR", "GHA"))))
    rows = list(csv.DictReader(io.StringIO(text)))
    assert tuple(rows[0]) == frames.COLUMNS
    assert [(r["iso1"], r["cow1"], r["gw1"], r["iso2"], r["cow2"], r["gw2"]) for r in rows[:1]] == [
        ("GHA", "452", "452", "NOR", "385", "385")
    ]
    assert (rows[1]["events"], rows[1]["goldstein_mean"], rows[1]["last_day"]) == ("0", "", "2026-02-28")
    assert len(rows[0]["entries"].split()) == 4


@pytest.mark.filterwarnings("default")
def test_pandas_polars_and_parquet_hold_the_same(desk: Store) -> None:
    """Each when it is installed."""
    found = measured(desk, sides=("NOR", "GHA"))
    pytest.importorskip("pandas", reason="the extra `frames` is not installed")
    pytest.importorskip("polars", reason="the extra `frames` is not installed")
    pq = pytest.importorskip("pyarrow.parquet", reason="the extra `parquet` is not installed")
    target = io.BytesIO()
    parquet.write(frames.rows(found), frames.TYPES, target)
    held = pq.read_table(io.BytesIO(target.getvalue())).to_pylist()
    assert frames.to_polars(found).to_dicts() == held == [dict(row) for row in frames.rows(found)]
    pandas = frames.to_pandas(found)
    assert list(pandas.columns) == list(frames.COLUMNS)
    assert list(pandas["events"]) == [row["events"] for row in held]


def test_the_page_cites_the_words_behind_each_month(desk: Store) -> None:
    """Every month with entries has its footnotes; a quiet one has none."""
    found = measured(desk, sides=("NOR", "GHA"))
    page = tie(found, {entry.id: entry for entry in desk.entries()})
    lines = {line.when: line for line in page.sections[0].lines}
    assert lines["2026-01"].lead == "mean +2.50"
    assert "coverage 2 reports of 2 publishers" in lines["2026-01"].text
    assert len(lines["2026-01"].notes) == 5
    assert (lines["2026-02"].lead, lines["2026-02"].notes) == ("no event", ())
