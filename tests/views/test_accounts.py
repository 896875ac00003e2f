"""Two sides' accounts of one meeting: what only one of them speaks of, and what they dispute."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from legation.record.linking import settle
from legation.store import Store
from legation.types.claims import Stance
from legation.views.between import Pair
from legation.views.briefing import brief
from legation.views.page import Section
from tests import builders as b

OURS = (
    "Arland's Ana Ro met Belland's Bo Li in Corvo on Monday.\n"
    "Ro said the ferry tariffs must fall.\n"
    "Arland opposes the border fence."
)
THEIRS = (
    "Minister Li received Minister Ro on 2 March 2026.\n"
    "Li said the river dam would be finished.\n"
    "Belland supports the border fence."
)
PEOPLE = ("Ana Ro/Foreign Minister/AAA", "Bo Li/Foreign Minister/BBB")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Store]:
    """Two readouts of one meeting."""
    with b.record(tmp_path / "r.db") as store:
        ours, theirs = b.document(OURS, "ours", day="2026-03-03"), b.document(THEIRS, "theirs", day="2026-03-03")
        b.keep(
            store,
            ours,
            b.meeting(ours, "Ana Ro met Belland's Bo Li in Corvo", *PEOPLE, day="2026-03-02", place="Corvo"),
            b.statement(ours, "Ana Ro", "the ferry tariffs must fall", day="2026-03-02"),
            b.position(ours, "Arland opposes the border fence", "AAA", "the border fence", Stance.OPPOSES),
        )
        b.keep(
            store,
            theirs,
            b.meeting(theirs, "Minister Li received Minister Ro", *PEOPLE, day="2026-03-02"),
            b.statement(theirs, "Bo Li", "the river dam would be finished", side="BBB", day="2026-03-02"),
            b.position(theirs, "Belland supports the border fence", "BBB", "the border fence"),
        )
        settle(store)
        yield store


def differing(store: Store) -> list[Section]:
    """The sections on accounts, none or one."""
    page = brief(store, Pair(one="AAA", other="BBB", today=date(2026, 4, 20)))
    return [section for section in page.sections if section.title == "Accounts that differ"]


def test_what_one_side_alone_speaks_of_and_what_they_dispute(desk: Store) -> None:
    """Issues of one account are missing in the other; on the border the two stand against each other."""
    (section,) = differing(desk)
    assert {(line.lead, line.text) for line in section.lines} == {
        ("AAA", "alone speaks of trade barriers"),
        ("BBB", "alone speaks of water"),
        ("AAA", "opposes on border"),
        ("BBB", "supports on border"),
    }
    assert all(line.notes and line.quote for line in section.lines)


def test_one_account_alone_differs_from_nothing(tmp_path: Path) -> None:
    """With one side's words only there is nothing to compare."""
    with b.record(tmp_path / "one.db") as store:
        ours = b.document(OURS, "ours", day="2026-03-03")
        b.keep(
            store,
            ours,
            b.meeting(ours, "Ana Ro met Belland's Bo Li in Corvo", *PEOPLE, day="2026-03-02"),
            b.statement(ours, "Ana Ro", "the ferry tariffs must fall", day="2026-03-02"),
        )
        settle(store)
        assert differing(store) == []
