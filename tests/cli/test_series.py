"""`series import` and `series list`: figures come in by row and are shown beside targets."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Desk

ROWS = (
    "reporter,partner,year,flow,value,unit,source\n"
    "Pakistan,Iran,2024,trade,2.5,USD billion,Bureau\n"
    "Pakistan,Narnia,2024,trade,2.5,USD billion,Bureau\n"
    "IRN,PAK,2024,trade,3.1,USD billion,Customs\n"
)


def test_good_rows_are_kept_and_bad_ones_named(tmp_path: Path) -> None:
    """Exit 1, one line for the bad row, the rest listed by reporter."""
    table, desk = tmp_path / "trade.csv", Desk(tmp_path / "r.db")
    table.write_text(ROWS, "utf-8")
    ran = desk("series", "import", table)
    assert (ran.code, ran.out) == (1, "trade.csv: 2 kept, 1 with a problem\n")
    assert len(ran.complaints) == 1
    assert "row 3: unknown partner 'Narnia'" in ran.err
    listed = desk("series", "list", "PAK", "Iran").out
    assert listed.index("Reported by Iran") < listed.index("3.1 billion USD") < listed.index("2.5 billion USD")


def test_a_file_that_is_no_table_is_one_line(tmp_path: Path) -> None:
    """Nothing is kept of it."""
    (tmp_path / "t.csv").write_bytes(b"\xff\xfe\x00")
    ran = Desk(tmp_path / "r.db")("series", "import", tmp_path / "t.csv")
    assert ran.code != 0
    assert len(ran.complaints) == 1
    assert "not text in UTF-8" in ran.err
