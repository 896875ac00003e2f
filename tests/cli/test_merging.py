"""`pack`, `join` and `disputes` from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from legation.record.linking import settle
from legation.types.claims import EventType
from tests import builders as b
from tests.cli.conftest import Desk


def made(path: Path) -> tuple[Desk, str]:
    """A record with one accusation, and its id."""
    news = b.document("Ghana accused Norway.", "news", day="2026-03-05")
    with b.record(path) as store:
        b.keep(store, news, b.event(news, "Ghana accused Norway", EventType.ACCUSE, "GHA", "NOR"))
        settle(store)
        return Desk(path), store.entries()[0].id


@pytest.fixture
def two(tmp_path: Path) -> tuple[Desk, Desk, str]:
    one, id_ = made(tmp_path / "one.db")
    return one, made(tmp_path / "other.db")[0], id_


def test_what_people_disagree_on_is_listed(two: tuple[Desk, Desk, str], tmp_path: Path) -> None:
    """Two desks rule differently; joined, both opinions stand with name and day, the newest in force."""
    one, other, id_ = two
    one("rule", id_, "accepted", "--by", "Ada")
    other("rule", id_, "rejected", "--by", "Bo")
    assert "1 reports, 1 facts, 1 rulings" in other("pack", tmp_path / "p.zip").out
    assert "0 new reports, 0 read anew, 1 new rulings, 0 forgotten" in one("join", tmp_path / "p.zip").out
    listed = " ".join(one("disputes").out.split())
    assert "worth: Ada accepted" in listed
    assert "Bo rejected" in listed
    assert "Nobody contradicts anybody" in other("disputes").out


def test_a_file_that_is_no_pack_is_named_and_the_next_is_taken(two: tuple[Desk, Desk, str], tmp_path: Path) -> None:
    """Exit status 1; an existing file is not overwritten by a pack."""
    one, other, _ = two
    (tmp_path / "x.zip").write_text("no")
    other("pack", tmp_path / "p.zip")
    done = one("join", tmp_path / "x.zip", tmp_path / "p.zip")
    assert done.code == 1
    assert len(done.complaints) == 1
    assert "p.zip: 0 new reports" in done.out
    assert other("pack", tmp_path / "p.zip").code == 3
