"""A small record to ask: two sides, a third, three reports."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from legation.record.linking import settle
from legation.store import Store
from legation.types.claims import EventType, Person, Stance, Status
from tests import builders as b

NEWS = (
    "Arland's Ana Ro met Belland's Bo Li in Corvo on Monday.\n"
    "Ro said the bridge “will open in May”. Li thanked her.\n"
    "Arland accused Belland of late payments.\n"
    "Belland will repair the bridge by the end of April.\n"
    "Both sides support open borders. Arland opposes the toll."
)
READOUT = "Minister Li received Minister Ro on 2 March 2026.\nBelland supports the toll."
OTHER = "Cland <b>warned</b> Arland about fish & chips.\nA later meeting of Ro and Li is planned."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Store]:
    """The record."""
    with b.record(tmp_path / "r.db") as store:
        fill(store)
        yield store


def fill(store: Store) -> None:
    news = b.document(NEWS, "news", day="2026-03-03", title="Bridge talks", url="https://example.org/news")
    met = b.meeting(news, "Ana Ro met Belland's Bo Li in Corvo", *PEOPLE, day="2026-03-02", place="Corvo")
    people = (
        Person("Ana Ro", "Foreign Minister", "AAA", aliases=("Ro",)),
        Person("Bo Li", "Foreign Minister", "BBB", since_text=b.words(news, "on Monday")),
    )
    said = b.statement(
        news,
        "Ana Ro",
        "the bridge “will open in May”",
        day="2026-03-02",
        quoted="will open in May",
        to="Bo Li",
    )
    b.keep(
        store,
        news,
        met,
        said,
        b.event(news, "Ana Ro met Belland's Bo Li", EventType.CONSULT, "AAA BBB", day="2026-03-02"),
        b.event(news, "Arland accused Belland", EventType.ACCUSE, "AAA", "BBB", day="2026-03-02"),
        b.commitment(news, "Belland will repair the bridge", by="BBB", to="AAA", deadline="2026-04-30"),
        b.position(news, "Both sides support open borders", "AAA BBB", "open borders"),
        b.position(news, "Arland opposes the toll", "AAA", "the toll", Stance.OPPOSES),
        persons=people,
    )
    readout = b.document(READOUT, "readout", day="2026-03-04", title="Readout")
    again = b.meeting(readout, "Li received Minister Ro", *PEOPLE, day="2026-03-02", place="Sela")
    b.keep(store, readout, again, b.position(readout, "Belland supports the toll", "BBB", "the toll"))
    other = b.document(OTHER, "other", day="2026-03-05", title="<i>Fish</i> & more")
    plan = b.meeting(other, "meeting of Ro and Li is planned", *PEOPLE, status=Status.SCHEDULED, day="2026-06")
    b.keep(store, other, plan, b.event(other, "Cland <b>warned</b> Arland", EventType.THREATEN, "CCC", "AAA"))
    settle(store)


PEOPLE = ("Ana Ro/Foreign Minister/AAA", "Bo Li/Foreign Minister/BBB")
