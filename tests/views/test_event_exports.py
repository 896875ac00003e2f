"""Events in the columns of GDELT, ICEWS, POLECAT, PLOVER and our own table."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from legation.claims.recoding import recoded
from legation.record.linking import settle
from legation.sources.peers import read_peer
from legation.store import Store
from legation.types.claims import Event, EventType, Status
from legation.types.document import Document
from legation.types.peers import PeerEvent
from legation.types.record import FactKind, Verdict
from legation.views.exports import parquet
from legation.views.exports.events import gdelt, icews, own, plover, polecat
from legation.views.exports.events.coded import Coded, coded
from legation.views.exports.events.quads import Quad, of_root, quad_class
from legation.views.exports.events.sides import side
from tests import builders as b

NEWS = (
    "Norway and Ghana held talks in Accra.\nNorway accused Kenya of delays.\n"
    "Kenya will visit Norway.\nGhana denied that it attacked Kenya.\nThe EU thanked Norway."
)


def deed(news: Document, words: str, kind: EventType, who: str, whom: str = "", **more: Any) -> Event:
    return replace(b.event(news, words, kind, who, whom), **more)


@pytest.fixture
def events(tmp_path: Path) -> Iterator[Store]:
    news = b.document(NEWS, "news", day="2026-03-03", title="Talks", url="https://example.org/talks")
    talks: dict[str, Any] = {"cameo": "046", "goldstein": 7.0, "place": "Accra, Ghana", "date": b.period("2026-03-02")}
    with b.record(tmp_path / "r.db") as store:
        b.keep(
            store,
            news,
            deed(news, "Norway and Ghana held talks", EventType.CONSULT, "NOR GHA", **talks),
            deed(news, "Norway accused Kenya", EventType.ACCUSE, "NOR", "KEN", cameo="112", goldstein=-2.0),
            deed(news, "Kenya will visit", EventType.CONSULT, "KEN", "NOR", cameo="042", status=Status.SCHEDULED),
            deed(news, "attacked Kenya", EventType.ASSAULT, "GHA", "KEN", cameo="190", status=Status.DENIED),
            deed(news, "The EU thanked", EventType.SUPPORT, "EU", "NOR", cameo="051", date=b.period("2026-02")),
        )
        settle(store)
        yield store


def made(store: Store) -> list[Coded]:
    return list(coded(store.entries(), recoded))


def table(lines: Iterator[str], columns: tuple[str, ...], *, head: bool) -> list[dict[str, str]]:
    rows = [line.rstrip("\n").split("\t") for line in lines]
    if head:
        assert tuple(rows.pop(0)) == columns
    assert {len(row) for row in rows} == {len(columns)}
    return [dict(zip(columns, row, strict=True)) for row in rows]


def test_gdelt_has_its_61_columns_and_both_directions_of_talks(events: Store) -> None:
    """No head; a mutual event is two rows, as GDELT has them; the day is the event's own."""
    rows = table(gdelt.lines(made(events)), gdelt.COLUMNS, head=False)
    assert len(gdelt.COLUMNS) == 61
    talks = [row for row in rows if row["EventCode"] == "046"]
    assert {(row["Actor1Code"], row["Actor2Code"]) for row in talks} == {("NOR", "GHA"), ("GHA", "NOR")}
    assert {(row["SQLDATE"], row["FractionDate"]) for row in talks} == {("20260302", "2026.1699")}
    assert len({row["GLOBALEVENTID"] for row in rows}) == len(rows)
    assert talks[0]["ActionGeo_FullName"] == "Accra, Ghana"
    assert (talks[0]["EventRootCode"], talks[0]["EventBaseCode"], talks[0]["QuadClass"]) == ("04", "046", "1")


def test_icews_has_its_20_columns_and_names_its_codes(events: Store) -> None:
    """Countries by name, the event by CAMEO's own words."""
    rows = table(icews.lines(made(events)), icews.COLUMNS, head=True)
    assert len(icews.COLUMNS) == 20
    accused = next(row for row in rows if row["CAMEO Code"] == "112")
    assert (accused["Source Name"], accused["Target Country"]) == ("Norway", "Kenya")
    assert (accused["Event Text"], accused["Intensity"]) == ("Accuse", "-2.0")


def test_polecat_has_its_40_columns_and_one_row_an_event(events: Store) -> None:
    """Several actors share a row; what is not known is None."""
    rows = table(polecat.lines(made(events)), polecat.COLUMNS, head=True)
    assert len(polecat.COLUMNS) == 40
    talks = next(row for row in rows if row["Event Type"] == "CONSULT")
    assert (talks["Actor Country"], talks["Recipient Country"]) == ("NOR; GHA", "None")
    assert (talks["Quad Code"], talks["Country"]) == ("VERBAL COOPERATION", "GHA")


def test_a_planned_visit_is_an_intention_and_a_denied_attack_is_nothing(events: Store) -> None:
    """As the PLOVER manual and CAMEO code what has not happened; the record keeps its own type."""
    coded_types = {one.event.cameo: one.event.type for one in made(events)}
    assert coded_types["036"] is EventType.AGREE
    assert EventType.ASSAULT not in coded_types.values()
    planned = next(one for one in made(events) if one.event.cameo == "036")
    assert next(own.rows([planned]))["type"] == "CONSULT"


def test_plover_records_say_what_the_schemes_cannot(events: Store) -> None:
    """Required fields, the words and their place, the status in the comment; empty fields are left out."""
    records = [json.loads(line) for line in plover.lines(made(events))]
    talks = next(record for record in records if record["event"] == ["CONSULT"])
    assert {"id", "date", "actor", "event", "event_text", "quad_code"} <= set(talks)
    assert talks["event_loc"] == {"extracted_place": "Accra, Ghana", "country_code": "GHA"}
    assert NEWS[talks["text_info"]["start"] : talks["text_info"]["end"]] == talks["event_text"][0]
    planned = next(record for record in records if "status: scheduled" in record["comment"])
    assert "type in the record: CONSULT" in planned["comment"]
    assert "enddate" not in planned


def test_our_own_csv_reads_back(events: Store) -> None:
    """Every column, negative numbers unharmed, an unknown day told as the report's."""
    lines = "".join(own.csv_lines(made(events)))
    rows = list(csv.DictReader(io.StringIO(lines)))
    assert tuple(rows[0]) == own.COLUMNS
    accused = next(row for row in rows if row["type"] == "ACCUSE")
    assert (accused["goldstein"], accused["day"], accused["day_told"]) == ("-2.0", "2026-03-03", "no")
    assert next(row["day"] for row in rows if row["actors"] == "EU") == "2026-02"


@pytest.mark.parametrize(
    ("write", "sides", "codes"),
    [
        (gdelt.lines, {(("KEN",), ("NOR",)), (("EU",), ("NOR",))}, {"046", "112", "036", "051"}),
        (icews.lines, {(("KEN",), ("NOR",)), (("GHA",), ("NOR",))}, {"046", "112", "036", "051"}),
        (polecat.lines, {(("NOR", "GHA"), ()), (("EU",), ("NOR",))}, {"CONSULT", "ACCUSE", "AGREE", "SUPPORT"}),
    ],
)
def test_what_is_exported_reads_back_as_a_peer_would_be(
    events: Store,
    tmp_path: Path,
    write: Callable[[list[Coded]], Iterator[str]],
    sides: set[tuple[tuple[str, ...], tuple[str, ...]]],
    codes: set[str],
) -> None:
    """Days, sides and codes survive the round trip; no row is a bad one."""
    (tmp_path / "events.tsv").write_text("".join(write(made(events))), encoding="utf-8")
    found = [one for one in read_peer(tmp_path / "events.tsv").rows if isinstance(one, PeerEvent)]
    assert sides <= {(one.actors, one.recipients) for one in found}
    assert {one.code for one in found} == codes
    assert {one.day for one in found} == {date(2026, 3, 2), date(2026, 3, 3), date(2026, 2, 1)}


def test_parquet_gives_the_same_rows_back(events: Store) -> None:
    """Lists stay lists, counts are whole numbers, what is unknown is null."""
    pq = pytest.importorskip("pyarrow.parquet", reason="the extra `parquet` is not installed")
    rows, target = list(own.rows(made(events))), io.BytesIO()
    parquet.write(rows, own.TYPES, target)
    assert pq.read_table(io.BytesIO(target.getvalue())).to_pylist() == rows


def test_entries_that_people_ruled_out_are_not_exported(events: Store) -> None:
    """A rejected event is gone from every format."""
    accused = next(e for e in events.entries() if e.kind is FactKind.EVENT and "112" in str(e.claim))
    events.rule(b.ruling(accused.id, Verdict.REJECTED))
    assert all(one.entry.id != accused.id for one in made(events))


@pytest.mark.parametrize(
    ("root", "ours"),
    [
        ("01", (1, 0)),
        ("05", (1, 1)),
        ("08", (2, 2)),
        ("13", (3, 3)),
        ("14", (3, 4)),
        ("20", (4, 4)),
        ("", (None, None)),
    ],
)
def test_gdelt_and_phoenix_differ_on_protests_and_comments(root: str, ours: tuple[int, int]) -> None:
    """The scheme is a choice, never assumed."""
    assert (of_root(root, Quad.GDELT), of_root(root, Quad.PHOENIX)) == ours


def test_plover_goes_by_its_own_types() -> None:
    """A request is verbal conflict there, whatever its CAMEO root."""
    news = b.document("Norway urged Kenya.")
    urged = replace(b.event(news, "Norway urged", EventType.REQUEST, "NOR", "KEN"), cameo="020")
    assert [quad_class(urged, scheme) for scheme in Quad] == [1, 0, 3]


@pytest.mark.parametrize(
    ("key", "code", "country"),
    [
        ("ROU", "ROM", "ROU"),
        ("EU", "EEC", ""),
        ("Abu Sayyaf", "PHLREB", "PHL"),
        ("Transnistria", "MDASEP", "MDA"),
        ("somebody", "", ""),
    ],
)
def test_sides_have_the_codes_that_are_certain(key: str, code: str, country: str) -> None:
    """CAMEO's own country codes and groups; nothing is made up for the rest."""
    assert (side(key).cameo, side(key).country) == (code, country)
