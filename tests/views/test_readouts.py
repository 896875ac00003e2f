"""Two readouts of one meeting, side by side."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from legation.errors import UsageError
from legation.record.linking import settle
from legation.store import Store
from legation.types.claims import EventType
from legation.views.readouts import compare, comparison
from legation.views.render import html, markdown, text
from tests import builders as b

OURS = "Ana Ro met Bo Li in Corvo. They agreed to repair the old bridge at Tamm. Ro raised the matter of stolen nets."
THEIRS = "Bo Li met Ana Ro in Sela. Repair of the old bridge at Tamm was agreed. Li offered forty fishing boats."


DAY = "2026-03-04"
BOTH = "IRN PAK"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    with b.record(tmp_path / "r.db") as made:
        ours = replace(b.document(OURS, "ours", day="2026-03-04"), publisher="Ministry of Foreign Affairs of Pakistan")
        theirs = replace(b.document(THEIRS, "theirs", day="2026-03-05"), publisher="Presidency of Iran")
        b.keep(
            made,
            ours,
            b.meeting(
                ours,
                "Ana Ro met Bo Li",
                "Ana Ro/Minister/PAK",
                "Bo Li/Minister/IRN",
                place="Corvo",
                day=DAY,
                states=BOTH,
            ),
            b.commitment(ours, "agreed to repair the old bridge at Tamm", by="IRN PAK"),
            b.event(ours, "Ro raised the matter of stolen nets", EventType.CONSULT, "PAK", "IRN", "2026-03-04"),
        )
        b.keep(
            made,
            theirs,
            b.meeting(
                theirs,
                "Bo Li met Ana Ro",
                "Ana Ro/Minister/PAK",
                "Bo Li/Minister/IRN",
                place="Sela",
                day=DAY,
                states=BOTH,
            ),
            b.commitment(theirs, "Li offered forty fishing boats", by="IRN", to="PAK"),
        )
        settle(made)
    return made


def meeting(store: Store) -> str:
    return next(entry.id for entry in store.entries() if len(entry.sightings) == 2)


def test_what_only_one_mentions_is_told_apart(store: Store) -> None:
    """Facts in both, also when the other puts them into other words, and in one only."""
    made = compare(store, meeting(store))
    assert [(side.report.id, side.side) for side in (made.left, made.right)] == [("ours", "PAK"), ("theirs", "IRN")]
    words = [[fact.claim.evidence.text for fact in facts] for facts in (made.both, made.only_left, made.only_right)]
    assert words == [
        ["agreed to repair the old bridge at Tamm"],
        ["Ro raised the matter of stolen nets"],
        ["Li offered forty fishing boats"],
    ]


def test_the_page_shows_how_they_differ(store: Store) -> None:
    """In every shape: the values of each, and the facts under the name of the one that tells them."""
    page = comparison(compare(store, meeting(store)))
    for shown in (text.render_page(page), markdown.render_page(page), html.render_page(page)):
        assert "Only Presidency of Iran" in shown
        assert "Corvo" in shown
        assert "Sela" in shown


def test_one_report_cannot_be_compared(store: Store) -> None:
    """Nor a fact that is not held; two reports may be chosen."""
    alone = next(entry.id for entry in store.entries() if len(entry.sightings) == 1)
    for named in (alone, "xx-none"):
        with pytest.raises(UsageError):
            compare(store, named)
    ours, theirs = (store.report(name).document for name in ("ours", "theirs"))
    assert compare(store, meeting(store), theirs, ours).left.report.document == ours
