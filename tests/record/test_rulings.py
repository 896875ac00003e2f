"""What people may decide, and what comes of it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from legation.errors import UsageError
from legation.record import rulings as r
from legation.record.linking import settle
from legation.store import Store
from legation.types.claims import Amount, Claim, Commitment, Engagement, EngagementKind, Status
from legation.types.edits import editable, edited
from legation.types.record import Entry, Verdict
from tests import builders as b

MADE = b.document("Ro met Li. Arland will pay.")
MET = b.meeting(MADE, "Ro met Li")
PAID = b.commitment(MADE, "Arland will pay")
WHO = ("an analyst", b.NOON)


def entry(*ids: str, claim: Claim = MET) -> Entry:
    sightings = tuple(b.sighting(claim, MADE, id_) for id_ in ids)
    return Entry(ids[0], sightings[0].kind, sightings)


@pytest.mark.parametrize(
    ("claim", "field", "text", "shown"),
    [
        (MET, "date", "2026-03-01/2026-03-02", "2026-03-01/2026-03-02"),
        (MET, "place", "Port Corvo", "Port Corvo"),
        (MET, "place", "", "None"),
        (MET, "kind", "call", "call"),
        (MET, "status", "cancelled", "cancelled"),
        (MET, "states", "AAA, CCC", "('AAA', 'CCC')"),
        (PAID, "deadline", "../2027", "../2027"),
        (PAID, "kind", "target", "target"),
        (PAID, "reaffirmed", "yes", "True"),
    ],
)
def test_an_edit_sets_a_field(claim: Claim, field: str, text: str, shown: str) -> None:
    """Typed as the field is."""
    assert str(getattr(edited(claim, [(field, text)]), field)) == shown


def test_an_edited_quantity_has_value_unit_and_rate() -> None:
    """ "10,000 USD/year"."""
    made = edited(PAID, [("quantity", "10,000 USD/year")])
    assert isinstance(made, Commitment)
    assert made.quantity
    assert made.quantity == Amount(Decimal(10_000), "USD", "year")


@pytest.mark.parametrize(
    ("claim", "field", "text", "told"),
    [
        (MET, "date", "yesterday", "no value for date"),
        (MET, "status", "perhaps", "one of: held, ongoing"),
        (MET, "kind", "target", "one of: meeting, visit"),
        (MET, "deadline", "2026", "no field of engagements"),
        (MET, "evidence", "other words", "no field"),
        (PAID, "quantity", "much USD", "no value for quantity"),
        (PAID, "reaffirmed", "perhaps", "no value"),
    ],
)
def test_an_edit_that_cannot_be_meant_is_refused(claim: Claim, field: str, text: str, told: str) -> None:
    """With the choice there is."""
    with pytest.raises(UsageError, match=told):
        edited(claim, [(field, text)])


def test_words_cannot_be_edited() -> None:
    """Evidence, content and quotations stand as printed."""
    said = b.statement(MADE, "Ro", "Ro met Li", quoted="met")
    assert not {"evidence", "content", "verbatim", "cue"} & set(editable(said))


def test_splits_and_merges_name_what_they_mean() -> None:
    """Ids of the sightings taken and kept; entries joined, never to themselves or another kind."""
    three = entry("en-a", "en-b", "en-c")
    made = r.split(three, ["en-c"], *WHO)
    assert (made.others, made.kept) == (("en-c",), ("en-a", "en-b"))
    assert r.merge(three, [entry("en-d"), three], *WHO).others == ("en-d",)
    for out in ([], ["en-a", "en-b", "en-c"], ["en-x"]):
        with pytest.raises(UsageError):
            r.split(three, out, *WHO)
    with pytest.raises(UsageError, match="is no engagement"):
        r.merge(three, [entry("co-a", claim=PAID)], *WHO)
    with pytest.raises(UsageError, match="nothing to merge"):
        r.merge(three, [three], *WHO)


def test_only_worth_is_judged() -> None:
    """Merging or editing is no judgement."""
    assert r.judge(entry("en-a"), Verdict.UNSURE, *WHO).verdict is Verdict.UNSURE
    with pytest.raises(UsageError):
        r.judge(entry("en-a"), Verdict.MERGED, *WHO)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    with b.record(tmp_path / "r.db") as made:
        b.keep(made, MADE, MET, PAID)
        settle(made)
    return made


def test_undo_and_redo_walk_the_journal(store: Store) -> None:
    """Back and forth again; a new decision ends what could be made again."""
    met = store.entries()[0]
    store.rule(r.judge(met, Verdict.ACCEPTED, *WHO), r.edit(met, "kind", "call", *WHO))

    def standing() -> tuple[Verdict | None, EngagementKind]:
        held = store.entry(met.id)
        assert held
        assert isinstance(held.claim, Engagement)
        return held.verdict, held.claim.kind

    steps = []
    for step in (r.undo, r.undo, r.redo, r.redo):
        last = r.last_to_undo if step is r.undo else r.last_to_redo
        found = last(store.journal())
        assert found
        store.rule(step(found, *WHO))
        steps.append(standing())
    assert steps == [
        (Verdict.ACCEPTED, EngagementKind.MEETING),
        (None, EngagementKind.MEETING),
        (Verdict.ACCEPTED, EngagementKind.MEETING),
        (Verdict.ACCEPTED, EngagementKind.CALL),
    ]
    assert r.last_to_redo(store.journal()) is None
    undone = r.last_to_undo(store.journal())
    assert undone
    store.rule(r.undo(undone, *WHO), r.judge(met, Verdict.UNSURE, *WHO))
    assert r.last_to_redo(store.journal()) is None


def test_the_store_refuses_an_edit_that_cannot_be_meant(store: Store) -> None:
    """Nothing is written, whoever asks."""
    met = store.entries()[0]
    with pytest.raises(UsageError):
        store.rule(b.ruling(met.id, Verdict.EDITED, field="status", value="perhaps"))
    assert store.journal() == ()


def test_an_edit_is_shown_in_place_of_what_was_read(store: Store) -> None:
    """The claim to show has it; the sighting keeps what the report said."""
    met = store.entries()[0]
    store.rule(r.edit(met, "status", "cancelled", *WHO))
    held = store.entry(met.id)
    assert held
    assert isinstance(held.claim, Engagement)
    assert isinstance(held.best.claim, Engagement)
    assert (held.claim.status, held.best.claim.status) == (Status.CANCELLED, Status.HELD)
