"""Looking after a record, ruling on its facts, loading tables of office-holders."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Desk
from tests.cli.test_asking import refused

TABLE = """person,office,state,from,to
Ada Verne,Foreign Minister,NOR,2024-03-01,2026-06-30
Bo Larkin,Foreign Minister,Atlantis,2020,2021
Cy Marlow,President,Ghana,2025-01-01,2024-01-01
Dee Orsolo,Deputy Foreign Minister,Norway,2024,
"""


def first_id(desk: Desk) -> str:
    """The id of the first commitment listed."""
    page = json.loads(desk("commitments", "--format", "json").out)
    return str(page["sections"][0]["lines"][0]["entry"]["id"])


def test_a_whole_record_is_verified(held: Desk) -> None:
    """Everything holds."""
    ran = held("verify")
    assert ran.code == 0
    assert ran.out.endswith("all hold\n")


def test_a_changed_text_is_found(desk: Desk) -> None:
    """A text altered behind our back: every fault a line, exit status 3."""
    with sqlite3.connect(desk.path) as connection:
        connection.execute("UPDATE texts SET content = X'41' WHERE digest = (SELECT min(digest) FROM texts)")
    connection.close()
    ran = desk("verify")
    assert ran.code == 3
    assert "SHA-256" in ran.err
    assert "Traceback" not in ran.err


def test_the_copy_holds_the_same(held: Desk, tmp_path: Path) -> None:
    """A backup answers as the record does; one that is there is not written over."""
    copy = Desk(tmp_path / "copy.db")
    assert held("backup", copy.path).code == 0
    assert copy("brief", "PAK", "IRN").out == held("brief", "PAK", "IRN").out
    refused(held("backup", copy.path), 3)


def test_a_report_is_forgotten(desk: Desk) -> None:
    """Its facts are gone, reading it again does not bring it back, the journal says who had it done."""
    assert "trawlers" in desk("commitments").out
    assert desk("forget", "norway-ghana-mail", "--by", "Ann", "--note", "on request").code == 0
    assert "trawlers" not in desk("commitments").out
    assert desk("verify").code == 0
    assert "forgotten" in desk("journal").out
    assert "Ann" in desk("journal").out


def test_a_ruling_is_made_taken_back_and_made_again(desk: Desk) -> None:
    """A rejected fact leaves the answers, comes back with undo, leaves again with redo."""
    named = first_id(desk)
    listed = [named in desk("commitments").out]
    for command in (("rule", named[:12], "rejected", "--note", "a headline"), ("undo",), ("redo",)):
        assert desk(*command, "--by", "Ann").code == 0
        listed.append(named in desk("commitments").out)
    assert listed == [True, False, True, False]


def test_the_journal_keeps_every_ruling(desk: Desk) -> None:
    """In order, as text and as JSON lines; those taken back too."""
    named = first_id(desk)
    desk("rule", named, "accepted", "--by", "Ann")
    desk("rule", named, "unsure", "--by", "Bo")
    desk("undo", "1", "--by", "Bo")
    rows = [json.loads(line) for line in desk("journal", "--format", "jsonl").out.splitlines()]
    told = [(row["number"], row["verdict"], row["by"], row["undoes"]) for row in rows]
    assert told == [(1, "accepted", "Ann", None), (2, "unsure", "Bo", None), (3, "undone", "Bo", 1)]
    assert len(desk("journal").out.splitlines()) == 3


def test_an_unknown_verdict_is_misuse(held: Desk) -> None:
    """Exit status 2."""
    assert held("rule", "co-1", "splendid").code == 2


def test_a_table_is_loaded_row_by_row(desk: Desk, tmp_path: Path) -> None:
    """Bad rows are named, each in a line; the good ones answer."""
    table = tmp_path / "offices.csv"
    table.write_text(TABLE, encoding="utf-8")
    ran = desk("actors", "import", table)
    assert ran.code == 1
    assert [row in ran.err for row in ("row 2", "row 3", "row 4", "row 5")] == [False, True, True, False]
    assert len(ran.complaints) == 2
    assert "2 kept" in ran.out


@pytest.mark.parametrize(
    ("office", "day", "holders"),
    [
        ("foreign minister", "2025-01-01", ["Ada Verne"]),
        ("Minister of Foreign Affairs", "2025-01-01", ["Ada Verne"]),
        ("deputy foreign minister", "2025-01-01", ["Dee Orsolo"]),
        ("foreign minister", "2023-01-01", []),
    ],
)
def test_who_held_an_office(empty: Desk, tmp_path: Path, office: str, day: str, holders: list[str]) -> None:
    """By the day, by any title of the office; a deputy is not the minister."""
    table = tmp_path / "offices.csv"
    table.write_text(TABLE, encoding="utf-8")
    empty("actors", "import", table)
    page = json.loads(empty("who", office, "Norway", "--on", day, "--format", "json").out)
    assert [line["lead"] for section in page["sections"] for line in section["lines"]] == holders


@pytest.mark.parametrize("content", [b"a,b\n1,2\n", b"{not json", b"\xff\xfe\x00\x01"])
def test_what_is_no_table_is_refused(empty: Desk, tmp_path: Path, content: bytes) -> None:
    """One line, exit status 2."""
    table = tmp_path / "offices.csv"
    table.write_bytes(content)
    refused(empty("actors", "import", table), 2)
