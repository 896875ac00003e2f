"""`commitments` and `export`: lists, tables, calendars, citations of a small record with known days."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from legation.record.linking import settle
from legation.types.claims import Stage, Status
from legation.types.record import Verdict
from legation.views.exports.ics import escaped, folded
from tests import builders as b
from tests.cli.conftest import Desk

NEWS = (
    "Norway will repair the quay; boats, nets too.\nGhana will pay 5 million dollars a year.\n"
    "Kenya will open a consulate.\nMinisters of Norway and Ghana will meet in Oslo."
)
TODAY = datetime.now(UTC).date()


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """One overdue, one due in ten days, one without a deadline; a meeting planned."""
    path = tmp_path_factory.mktemp("small") / "r.db"
    news = b.document(NEWS, "news", day="2026-01-05", title="Quay talks", url="https://example.org/a,b")
    past, soon = str(TODAY - timedelta(days=40)), str(TODAY + timedelta(days=10))
    with b.record(path) as store:
        b.keep(
            store,
            news,
            b.commitment(news, "Norway will repair the quay; boats, nets too", by="NOR", to="GHA", deadline=past),
            b.commitment(news, "Ghana will pay 5 million dollars", by="GHA", to="NOR", value="5000000", deadline=soon),
            b.commitment(news, "Kenya will open a consulate", by="KEN", stage=Stage.SIGNED),
            b.meeting(
                news, "will meet in Oslo", states="GHA NOR", status=Status.SCHEDULED, day="2026-06-01/2026-06-02"
            ),
        )
        settle(store)
    return Desk(path)


def actions(desk: Desk, *words: str) -> list[str]:
    """The first words of each commitment listed, in order."""
    rows = csv.DictReader(io.StringIO(desk("commitments", *words, "--format", "csv").out))
    return [row["action"].split()[0] for row in rows]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ((), ["Norway", "Ghana", "Kenya"]),
        (("NOR", "Ghana"), ["Norway", "Ghana"]),
        (("Kenya",), ["Kenya"]),
        (("--due",), ["Ghana"]),
        (("--overdue",), ["Norway"]),
        (("--due", "--overdue"), ["Norway", "Ghana"]),
        (("--about", "QUAY repair"), ["Norway"]),
        (("--about", "nothing such"), []),
    ],
)
def test_which_are_listed(small: Desk, words: tuple[str, ...], found: list[str]) -> None:
    """By sides, state and words; the nearest deadline first, none last."""
    assert actions(small, *words) == found


def test_a_row_has_figures_and_the_place_of_its_words(small: Desk) -> None:
    """Amount, unit, stage, state; spans into the version named."""
    row = next(csv.DictReader(io.StringIO(small("commitments", "--due", "--format", "csv").out)))
    start, end = map(int, row["spans"].split("-"))
    assert (row["amount"], row["unit"], row["per"], row["stage"]) == ("5000000", "USD", "year", "pledged")
    assert (row["state"], row["history"]) == ("due soon", "first told")
    assert NEWS[start:end] == row["words"] == "Ghana will pay 5 million dollars"


def test_the_state_is_marked(small: Desk) -> None:
    """In every readable format."""
    for shape in ("text", "markdown", "html", "json"):
        out = small("commitments", "--format", shape).out
        assert "overdue" in out
        assert "due soon" in out


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def test_the_calendar_holds_deadlines_and_plans(small: Desk) -> None:
    """A whole day each, the end the day after; ids that stay; text escaped; lines of 75 octets."""
    out = small("commitments", "--format", "ics").out
    rows = unfolded(out)
    assert (rows[0], rows[-2], rows[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR", "")
    assert rows.count("BEGIN:VEVENT") == rows.count("END:VEVENT") == 3
    assert max(len(line.encode()) for line in out.split("\r\n")) <= 75
    assert {"DTSTART;VALUE=DATE:20260601", "DTEND;VALUE=DATE:20260603", "URL:https://example.org/a,b"} <= set(rows)
    assert any("repair the quay\\; boats\\, nets too" in row for row in rows)
    assert uids(out) == uids(small("commitments", "--format", "ics").out)
    assert len(set(uids(out))) == 3


def uids(text: str) -> list[str]:
    return [row for row in unfolded(text) if row.startswith("UID:")]


@pytest.mark.parametrize("row", ["x" * 75, "x" * 76, "ö" * 200, "ab😀" * 60, ""])
def test_folding_keeps_every_character(row: str) -> None:
    """No piece is longer than 75 octets, and unfolding gives the line back."""
    assert folded(row).replace("\r\n ", "") == row
    assert all(len(piece.encode()) <= 75 for piece in folded(row).split("\r\n"))


def test_no_report_can_add_a_line_to_a_calendar() -> None:
    """Line breaks become \\n, controls go."""
    assert escaped("a\r\nEND:VEVENT\x07; b\\") == r"a\nEND:VEVENT\; b\\"


@pytest.mark.parametrize(
    ("form", "sign"),
    [
        ("csv", "id,kind"),
        ("full-csv", "id,entry"),
        ("csl", '"article-newspaper"'),
        ("bibtex", "@online{"),
        ("ris", "TY  - NEWS"),
    ],
)
def test_facts_are_taken_away(small: Desk, form: str, sign: str) -> None:
    """In five forms, by side."""
    ran = small("export", "entries", "NOR", "GHA", "--to", form)
    assert (ran.code, ran.err) == (0, "")
    assert sign in ran.out
    assert "consulate" not in ran.out


def test_statements_alone_are_taken(held: Desk) -> None:
    """Each citation has the words; nothing but statements in the table."""
    rows = list(csv.DictReader(io.StringIO(held("export", "statements", "--to", "csv").out)))
    assert {row["kind"] for row in rows} == {"statement"}
    cited = json.loads(held("export", "statements", "PAK", "--to", "csl").out)
    assert cited
    assert all("characters" in item["note"] for item in cited)


def test_an_empty_record_has_no_commitment(tmp_path: Path) -> None:
    """It says so."""
    assert "No commitment" in Desk(tmp_path / "r.db")("commitments").out


def test_what_became_of_one_told_twice(tmp_path: Path) -> None:
    """Two reports of one commitment: what moved between them, each telling with its own words."""
    told = {
        "first": ("Norway will pay 5 million dollars", "2026-01-05", "5000000"),
        "later": ("Norway is to pay 8 million dollars", "2026-02-05", "8000000"),
    }
    with b.record(tmp_path / "r.db") as store:
        for id_, (words, day, value) in told.items():
            made = b.document(f"{words} to Ghana.", id_, day=day)
            b.keep(store, made, b.commitment(made, words, by="NOR", to="GHA", value=value))
        settle(store)
        entries = sorted(store.entries(), key=lambda entry: entry.best.report.published)
        if len(entries) > 1:
            store.rule(b.ruling(entries[0].id, Verdict.MERGED, entries[1].id))
            settle(store)
    page = json.loads(Desk(tmp_path / "r.db")("commitments", "--format", "json").out)
    (listed,), history = (section["lines"] for section in page["sections"])
    noted = {note["number"]: note["words"]["text"] for note in page["notes"]}
    assert "amount moved" in listed["marks"]
    assert [(line["when"], [noted[number] for number in line["notes"]]) for line in history] == [
        (day, [sentence]) for sentence, day, _ in told.values()
    ]
    assert [line["text"].partition(":")[0] for line in history] == ["first told", "raised"]


def test_events_are_exported_in_the_columns_asked_for(desk: Desk, tmp_path: Path) -> None:
    """To standard output or a file; a form that does not fit is named with those that do."""
    assert desk("export", "events", "--to", "gdelt").out.count("\t") % 60 == 0
    assert desk("export", "events", "--to", "icews", "--out", tmp_path / "e.tsv").out == ""
    assert (tmp_path / "e.tsv").read_text(encoding="utf-8").startswith("Event ID\t")
    wrong = desk("export", "events", "--to", "bibtex")
    assert (wrong.code, "one of: csv, gdelt" in wrong.err) == (2, True)
    assert desk("export", "events", "--to", "parquet").code == 2
    assert desk("export", "entries", "--to", "gdelt").code == 2
