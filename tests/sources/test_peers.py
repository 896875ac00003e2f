"""Files of GDELT, ICEWS, POLECAT and ACLED are known by their columns; a bad row is named, the rest kept."""

from __future__ import annotations

import gzip
import zipfile
from datetime import date
from pathlib import Path

import pytest

from legation.errors import MalformedSource, OversizedSource, SourceError
from legation.sources.peers import names, read_peer
from legation.types.claims import EventType
from legation.types.peers import BadRow, Peer, PeerEvent
from legation.views.exports.events import gdelt, icews, polecat

ACLED_HEAD = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,"
    "actor2,assoc_actor_2,country,admin1,location,source,notes"
)


def row(columns: tuple[str, ...], **cells: object) -> str:
    filled = {name.replace(" ", "_"): "" for name in columns} | {name: str(value) for name, value in cells.items()}
    return "\t".join(filled.values())


def gdelt_row(**cells: object) -> str:
    told = {
        "GLOBALEVENTID": 7,
        "SQLDATE": 20260302,
        "Actor1CountryCode": "ROM",
        "Actor1Name": "ROMANIA",
        "Actor2KnownGroupCode": "EEC",
        "EventCode": "046",
        "GoldsteinScale": "7.0",
        "ActionGeo_FullName": "Corvo",
        "SOURCEURL": "https://example.org/a",
    }
    return row(gdelt.COLUMNS, **(told | cells))


def icews_row(**cells: object) -> str:
    told = {
        "Event_ID": 9,
        "Event_Date": "2026-03-02",
        "Source_Name": "Ministry of Trade (Ghana)",
        "Source_Country": "Ghana",
        "CAMEO_Code": "36",
        "Intensity": "4.0",
        "Target_Name": "Norway",
        "Target_Country": "Norway",
        "City": "Accra",
        "District": "NA",
        "Country": "Ghana",
    }
    return row(icews.COLUMNS, **(told | cells))


def polecat_row(**cells: object) -> str:
    told = {
        "Event_ID": "x_CONSULT_visit",
        "Event_Date": "2026-03-02",
        "Event_Type": "CONSULT",
        "Event_Mode": "visit",
        "Intensity": "2.0",
        "Actor_Country": "NOR; GHA; None",
        "Recipient_Country": "None",
        "Recipient_Name": "None",
    }
    return row(polecat.COLUMNS, **(told | cells))


def written(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def read(path: Path) -> tuple[Peer, list[PeerEvent], list[BadRow]]:
    reading = read_peer(path)
    found = list(reading.rows)
    events = [one for one in found if isinstance(one, PeerEvent)]
    return reading.peer, events, [one for one in found if isinstance(one, BadRow)]


def test_gdelt_rows_give_our_codes(tmp_path: Path) -> None:
    """CAMEO's country codes and groups become the record's; the type follows the code."""
    peer, (one,), _ = read(written(tmp_path / "e.CSV", gdelt_row()))
    assert (peer, one.actors, one.recipients, one.type) == (Peer.GDELT, ("ROU",), ("EU",), EventType.CONSULT)
    assert (one.day, one.goldstein, one.source) == (date(2026, 3, 2), 7.0, "https://example.org/a")


def test_icews_countries_are_names_and_codes_may_have_lost_their_zero(tmp_path: Path) -> None:
    """The id holds day and direction: ICEWS repeats its own."""
    peer, (one,), _ = read(written(tmp_path / "i.tab", "\t".join(icews.COLUMNS), icews_row()))
    assert (peer, one.actors, one.recipients, one.type) == (Peer.ICEWS, ("GHA",), ("NOR",), EventType.AGREE)
    assert one.id == "9 2026-03-02 Ministry of Trade (Ghana) → Norway"
    assert one.place == "Accra, Ghana"


def test_polecat_actors_may_be_several(tmp_path: Path) -> None:
    """Joined by semicolons; None is nobody."""
    head = "\t".join(polecat.COLUMNS).replace("Intensity", "Event Intensity")
    peer, (one,), _ = read(written(tmp_path / "p.txt", f"#!{head}\t\t", polecat_row()))
    assert (peer, one.actors, one.recipients) == (Peer.POLECAT, ("NOR", "GHA"), ())
    assert (one.code, one.goldstein) == ("CONSULT-visit", 2.0)


def test_acled_says_not_who_acted(tmp_path: Path) -> None:
    """Forces and governments are their state's; notes may hold commas and line breaks."""
    cells = (
        'NIG1,2026-03-02,2026,1,Political violence,Battles,Armed clash,"Military Forces of Kenya (2013-)",,'
        '"Unidentified Armed Group (Ghana)",,Kenya,North,Corvo,Daily Strait,"A fight,\nthen quiet."'
    )
    peer, (one,), _ = read(written(tmp_path / "a.csv", ACLED_HEAD, cells))
    assert (peer, one.actors, one.recipients, one.directed) == (Peer.ACLED, ("KEN",), ("GHA",), False)
    assert (one.type, one.code) == (EventType.ASSAULT, "Battles: Armed clash")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (gdelt_row(SQLDATE="20261332"), "'20261332' is no date"),
        (gdelt_row(EventCode="---"), "'---' is no CAMEO code"),
        (gdelt_row(GoldsteinScale="999"), "is not on the Goldstein scale"),
        (gdelt_row(GLOBALEVENTID=""), "has no GLOBALEVENTID"),
        (gdelt_row() + "\tmore", "has 62 columns, not 61"),
    ],
)
def test_a_bad_row_is_named_and_the_rest_kept(tmp_path: Path, line: str, reason: str) -> None:
    """By its line in the file, with what is wrong."""
    _, events, (bad,) = read(written(tmp_path / "e.tsv", gdelt_row(), line, gdelt_row(GLOBALEVENTID=8)))
    assert [one.id for one in events] == ["7", "8"]
    assert (bad.line, reason in bad.reason) == (2, True)


def test_a_row_with_broken_quotes_is_one_bad_row(tmp_path: Path) -> None:
    """CSV that cannot be read is named by the line where it begins."""
    good = 'K{0},2026-03-02,2026,1,x,Protests,Peaceful protest,Protesters (Kenya),,,,Kenya,,Corvo,,"fine"'
    path = written(tmp_path / "a.csv", ACLED_HEAD, good.format(1), 'K2,"2026"x,y', good.format(3))
    _, events, bad = read(path)
    assert [one.id for one in events] == ["K1", "K3"]
    assert [one.line for one in bad] == [3]


@pytest.mark.parametrize("packing", ["gz", "zip"])
def test_packed_files_are_read_as_they_come(tmp_path: Path, packing: str) -> None:
    """GDELT's own files are zipped."""
    path = tmp_path / f"e.{packing}"
    if packing == "gz":
        path.write_bytes(gzip.compress(f"{gdelt_row()}\n".encode()))
    else:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("e.CSV", gdelt_row())
    assert [one.id for one in read(path)[1]] == ["7"]


def test_a_bomb_never_unfolds(tmp_path: Path) -> None:
    """More than two hundred times the packed size is no table."""
    path = tmp_path / "e.gz"
    path.write_bytes(gzip.compress(f"{gdelt_row()}\n".encode() + b"\n" * 40_000_000))
    with pytest.raises(OversizedSource, match="unfolds"):
        read(path)


@pytest.mark.parametrize("content", [b"", b"hello\n", b"a\tb\tc\n1\t2\t3\n", b"PK\x03\x04rest", b"\x1f\x8b rest"])
def test_a_file_that_is_nobodys_is_refused(tmp_path: Path, content: bytes) -> None:
    """With its name, and where the columns are listed."""
    path = tmp_path / "strange.csv"
    path.write_bytes(content)
    with pytest.raises(MalformedSource, match=r"strange\.csv"):
        read(path)


def test_damaged_packing_is_named(tmp_path: Path) -> None:
    """What was read before the damage is not taken for the whole."""
    packed = bytearray(gzip.compress("".join(f"{gdelt_row(GLOBALEVENTID=n)}\n" for n in range(5000)).encode()))
    packed[len(packed) // 2 : len(packed) // 2 + 40] = bytes(40)
    (tmp_path / "e.gz").write_bytes(bytes(packed))
    with pytest.raises(MalformedSource, match=r"e\.gz"):
        read(tmp_path / "e.gz")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """As any source that cannot be read."""
    with pytest.raises(SourceError, match="nowhere"):
        read(tmp_path / "nowhere.csv")


@pytest.mark.parametrize(
    ("actor", "state"),
    [
        ("Military Forces of Pakistan (2022-)", "PAK"),
        ("Police Forces of India (2014-) Border Security Force", "IND"),
        ("Government of Iran (1989-)", "IRN"),
        ("Civilians (Ghana)", "GHA"),
        ("TTP: a group", "TTP: a group"),
        ("", ""),
    ],
)
def test_acled_actors_belong_to_states(actor: str, state: str) -> None:
    """By what they are forces of, else by the brackets; others stay as they are."""
    assert names.of_actor(actor) == state
