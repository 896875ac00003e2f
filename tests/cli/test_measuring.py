"""`strength` and `frames` from the command line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Desk, quarrel


@pytest.fixture
def small(tmp_path: Path) -> Desk:
    """Talks in January, an accusation in March."""
    return quarrel(tmp_path / "r.db", met="2026-01-10", accused="2026")


def test_strength_shows_its_formula_and_each_period(small: Desk) -> None:
    """As text with footnotes, as JSON with the entries, as CSV."""
    text = small("strength", "Norway", "GHA", "--until", "2026-03-31").out
    assert "Goldstein mean = sum of the events' Goldstein values / number of events" in " ".join(text.split())
    assert "2026-02 no event" in text
    found = json.loads(small("strength", "NOR", "GHA", "--by", "year", "--format", "json").out)
    assert [len(point["seen"]) for point in found["points"]] == [2]
    assert small("strength", "NOR", "GHA", "--format", "csv").out.startswith("period,first_day")


def test_frames_are_of_all_pairs_or_those_of_the_sides(small: Desk, tmp_path: Path) -> None:
    """Entries that no month can hold are told on standard error; one side alone is no dyad."""
    done = small("frames", "NOR", "GHA", "KEN", "--out", tmp_path / "f.csv")
    assert (done.code, done.out) == (0, "")
    assert "1 entries are dated too loosely" in done.err
    rows = list(csv.DictReader(io.StringIO((tmp_path / "f.csv").read_text(encoding="utf-8"))))
    assert len(rows) == 3
    assert small("frames", "--directed", "--by", "year").out.count("\n") == 3
    assert small("frames", "NOR").code == 2
    assert small("frames", "--to", "parquet").code == 2
