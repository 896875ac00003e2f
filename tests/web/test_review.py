"""Ruling on facts, and taking it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from legation.types.asking import Standing
from legation.types.record import Ruling, Verdict
from legation.views.finding import Question
from legation.views.history import history, redo, undo
from legation.views.queue import queue
from tests.web.conftest import Bench

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)


def entry_of(bench: Bench, words: str) -> str:
    return next(e.id for e in bench.desk.store.entries() if words in e.best.claim.evidence.text)


def verdict(bench: Bench, words: str) -> Verdict | None:
    found = bench.desk.store.entry(entry_of(bench, words))
    assert found is not None
    return found.verdict


def test_the_queue_begins_with_what_is_most_in_doubt(bench: Bench) -> None:
    """Sorted by doubt, which is lower where several reports agree."""
    waiting = queue(bench.desk.store, Question(standing=Standing.UNRULED)).window
    assert [one.doubt for one in waiting] == sorted((one.doubt for one in waiting), reverse=True)
    assert waiting[0].score < waiting[-1].score


@pytest.mark.parametrize("given", ["accepted", "rejected", "unsure"])
def test_a_ruling_stands_and_carries_its_maker(bench: Bench, given: str) -> None:
    """One button, one line in the journal."""
    bench.post("/rule", subject=entry_of(bench, "Reemdan"), verdict=given)
    (made,) = bench.desk.store.journal()
    assert (made.verdict.value, made.by) == (given, "ada")
    assert given in bench.get(f"/entry/{made.subject}")


def test_undo_and_redo_go_through_the_journal(bench: Bench) -> None:
    """Nothing is removed: an undo is a new line, a redo another."""
    subject = entry_of(bench, "Reemdan")
    bench.post("/rule", subject=subject, verdict="accepted")
    bench.post("/rule", subject=subject, verdict="rejected")
    bench.post("/undo")
    entry = bench.desk.store.entry(subject)
    assert entry is not None
    assert entry.verdict is Verdict.ACCEPTED
    bench.post("/undo")
    assert bench.desk.store.entry(subject).verdict is None  # type: ignore[union-attr]
    bench.post("/redo")
    bench.post("/redo")
    assert bench.desk.store.entry(subject).verdict is Verdict.REJECTED  # type: ignore[union-attr]
    assert [one.verdict.value for one in bench.desk.store.journal()] == [
        "accepted", "rejected", "undone", "undone", "accepted", "rejected",
    ]  # fmt: skip


def test_undo_with_nothing_to_take_back_changes_nothing(bench: Bench) -> None:
    """No ruling, no line."""
    bench.post("/undo")
    bench.post("/redo")
    assert bench.desk.store.journal() == ()


def test_an_edit_stands_beside_what_the_report_gave(bench: Bench) -> None:
    """The edit is shown, and can be taken back."""
    subject = entry_of(bench, "Reemdan")
    bench.post("/edit", subject=subject, field="deadline", value="2026-06-30")
    assert "2026-06-30" in bench.get(f"/entry/{subject}")
    bench.post("/undo")
    assert bench.desk.store.entry(subject).edits == ()  # type: ignore[union-attr]


@pytest.mark.parametrize("field", ["content", "evidence", "maker", "nothing", "__class__"])
def test_words_of_the_report_are_not_edited(bench: Bench, field: str) -> None:
    """What a report says stays as it says it."""
    data = {"csrf": bench.csrf, "subject": entry_of(bench, "Reemdan"), "field": field, "value": "x"}
    answer = bench.client.post("/edit", data=data, headers={"Origin": bench.origin})
    assert answer.status_code == 422
    assert bench.desk.store.journal() == ()


def test_a_bulk_ruling_counts_first_and_is_one_step(bench: Bench) -> None:
    """It says how many; only that many are ruled on; one undo takes all back."""
    asked = bench.post("/bulk?side=TUR", verdict="rejected")
    assert "Mark 24 entries as rejected?" in asked
    assert bench.desk.store.journal() == ()
    bench.post("/bulk?side=TUR", verdict="rejected", count=23)
    assert bench.desk.store.journal() == ()
    bench.post("/bulk?side=TUR", verdict="rejected", count=24)
    assert len(bench.desk.store.journal()) == 24
    assert verdict_counts(bench) == 24
    bench.post("/undo")
    assert verdict_counts(bench) == 0


def verdict_counts(bench: Bench) -> int:
    from legation.types.record import EntryQuery

    return sum(entry.verdict is not None for entry in bench.desk.store.entries(EntryQuery(rejected=True)))


def test_a_report_is_split_off_and_merged_again(bench: Bench) -> None:
    """ "1 meeting, 2 reports" becomes two, and one again."""
    subject = entry_of(bench, "met Prime Minister Kamran Aziz")
    entry = bench.desk.store.entry(subject)
    assert entry is not None
    assert len(entry.sightings) == 2
    bench.post("/split", subject=subject, others=[entry.sightings[1].id])
    assert len(bench.desk.store.entry(entry.sightings[0].id).sightings) == 1  # type: ignore[union-attr]
    bench.post("/merge", subject=entry.sightings[0].id, others=[entry.sightings[1].id])
    assert len(bench.desk.store.entry(entry.sightings[0].id).sightings) == 2  # type: ignore[union-attr]
    bench.post("/undo")
    assert len(bench.desk.store.entry(entry.sightings[0].id).sightings) == 1  # type: ignore[union-attr]


def test_ruled_entries_leave_the_queue(bench: Bench) -> None:
    """The next one takes the place."""
    before = queue(bench.desk.store, Question(standing=Standing.UNRULED))
    html = bench.post("/rule", subject=before.current, verdict="accepted", then="/review?place=1")
    assert f"1 of {before.total - 1}" in html


def ruled(number: int, minute: int, given: Verdict = Verdict.ACCEPTED, undoes: int | None = None) -> Ruling:
    at = NOON + timedelta(minutes=minute)
    return Ruling(f"s{number}", given, "ada", at, number=number, undoes=undoes)


def test_a_new_step_forgets_what_was_taken_back() -> None:
    """As in any editor."""
    journal = (ruled(1, 0), ruled(2, 1, Verdict.UNDONE, undoes=1), ruled(3, 2))
    told = history(journal, "ada")
    assert [step.rulings[0].number for step in told.done] == [3]
    assert told.undone == ()


def test_steps_of_others_are_not_mine_to_take_back() -> None:
    """Undo is one's own."""
    assert history((ruled(1, 0),), "grace").done == ()


def test_a_step_made_again_can_be_taken_back_again() -> None:
    """Undo, redo, undo, redo: the history knows each."""
    journal = [ruled(1, 0)]
    for minute in range(1, 5):
        told = history(journal, "ada")
        now = NOON + timedelta(minutes=minute)
        made = undo(told.done[-1], "ada", now) if told.done else redo(told.undone[-1], "ada", now)
        journal += [replace(one, number=len(journal) + 1) for one in made]
    assert [one.verdict for one in journal[1:]] == [
        Verdict.UNDONE, Verdict.ACCEPTED, Verdict.UNDONE, Verdict.ACCEPTED,
    ]  # fmt: skip


def test_an_edge_of_the_words_is_moved_and_moved_back(bench: Bench) -> None:
    """By a word; the report marks the words chosen, and one undo restores those that were read."""
    subject = entry_of(bench, "Reemdan")
    bench.post("/words", subject=subject, edge="start-back")
    entry = bench.desk.store.entry(subject)
    assert entry is not None
    assert entry.best.claim.evidence.text == "also pledged to open the Reemdan crossing by 30 January 2026"
    assert "also pledged to open" in bench.get("/report/visit").partition("<mark")[2]
    bench.post("/undo")
    entry = bench.desk.store.entry(subject)
    assert entry is not None
    assert entry.best.claim.evidence.text.startswith("pledged to open")
    assert [one.field for one in bench.desk.store.journal()] == ["evidence", ""]


def test_a_fact_stays_in_view_after_an_edit(bench: Bench) -> None:
    """Though it has left the queue; the next key goes on in the queue."""
    seen = queue(bench.desk.store, Question(standing=Standing.UNRULED))
    bench.post("/words", subject=seen.current, edge="end-back")
    again = queue(bench.desk.store, Question(standing=Standing.UNRULED), seen.current, place=1, stay=True)
    assert (again.current, again.after) == (seen.current, seen.after)
    assert again.total == seen.total - 1


def test_entries_are_split_at_the_queue(bench: Bench) -> None:
    """The form stands beside the words, and leads back to the queue."""
    html = bench.get(f"/review?at={entry_of(bench, 'met Prime Minister')}")
    assert 'action="/split"' in html
    assert html.count('action="/words"') == 8


def test_every_field_of_a_fact_can_be_set(bench: Bench) -> None:
    """Those that nobody filled too."""
    subject = entry_of(bench, "Saudi Arabia will host")
    bench.post("/edit", subject=subject, field="host", value="SAU")
    assert "SAU" in bench.get(f"/entry/{subject}")
