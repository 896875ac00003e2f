"""`import-peer` and `peers`: other event data beside the record, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from legation.views.exports.events import icews
from tests.cli.conftest import Desk, quarrel
from tests.sources.test_peers import gdelt_row, icews_row, written


@pytest.fixture
def small(tmp_path: Path) -> Desk:
    """One own event in February and one in March."""
    return quarrel(tmp_path / "r.db", met="2026-02-10")


def test_months_stand_beside_each_other_with_their_sources(small: Desk, tmp_path: Path) -> None:
    """Own counts and each peer's, zeros too, never added up; the files are named."""
    gdelt = written(tmp_path / "e.CSV", gdelt_row(Actor1CountryCode="NOR", Actor2CountryCode="GHA"))
    tab = written(tmp_path / "i.tab", "\t".join(icews.COLUMNS), icews_row(Event_Date="2026-04-02"))
    first = small("import-peer", gdelt, tab)
    assert (first.code, "GDELT, 1 events: 1 new, 0 changed, 0 held already" in first.out) == (0, True)
    assert "0 new, 0 changed, 1 held already" in small("import-peer", gdelt).out
    found = json.loads(small("peers", "NOR", "GHA", "--format", "json").out)
    counts = {m["month"]: [c["events"] for c in m["counts"]] for m in found["months"]}
    assert counts == {"2026-02": [1, 0, 0], "2026-03": [1, 1, 0], "2026-04": [0, 0, 1]}
    text = small("peers", "Norway", "Ghana", "--since", "2026-03-01").out
    assert "2026-03 own 1, GDELT 1 (+7.0), ICEWS 0" in text
    assert "2026-02" not in text
    assert "e.CSV, 1 rows, SHA-256" in text


def test_bad_rows_are_named_and_the_status_says_so(small: Desk, tmp_path: Path) -> None:
    """The other rows are kept; a file of nobody does not stop the next."""
    mixed = written(tmp_path / "e.CSV", gdelt_row(), gdelt_row(SQLDATE="never"))
    strange = written(tmp_path / "s.csv", "a,b")
    done = small("import-peer", strange, mixed)
    assert done.code == 1
    assert any("e.CSV, line 2" in line for line in done.complaints)
    assert "1 new" in done.out
    assert small("import-peer", "--forget", "gdelt").out.startswith("1 events of GDELT")
