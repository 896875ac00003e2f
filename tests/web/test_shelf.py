"""Answers kept at hand are those of the record as it is."""

from __future__ import annotations

from datetime import UTC, datetime

from legation.app import Legation
from legation.types.record import EntryQuery, FactKind, Ruling, Verdict
from legation.web.shelf import Shelf, version_of
from tests import builders as make

CONTACTS = EntryQuery(kinds=(FactKind.ENGAGEMENT,))


def test_an_answer_is_kept_while_nothing_changes(desk: Legation) -> None:
    """The very same tuple comes back."""
    shelf = Shelf(lambda: desk.store, desk.location)
    shelf.entries(CONTACTS)  # opens the record, which makes its log
    assert shelf.entries(CONTACTS) is shelf.entries(CONTACTS)
    assert list(shelf.reports()) == list(desk.store.reports())


def test_a_ruling_is_seen_at_once(desk: Legation) -> None:
    """What was kept before it is not given again."""
    shelf = Shelf(lambda: desk.store, desk.location)
    first = shelf.entries(CONTACTS)[0]
    desk.store.rule(Ruling(first.id, Verdict.ACCEPTED, "ada", datetime.now(UTC)))
    again = next(entry for entry in shelf.entries(CONTACTS) if entry.id == first.id)
    assert again.verdict is Verdict.ACCEPTED


def test_what_another_process_keeps_is_seen(desk: Legation) -> None:
    """Another connection writes, as `legation read` would beside the workbench."""
    shelf = Shelf(lambda: desk.store, desk.location)
    before = len(list(shelf.reports()))
    with Legation(desk.location) as other:
        made = make.document("A new report arrived.", "fresh")
        make.keep(other.store, made)
    assert len(list(shelf.reports())) == before + 1


def test_a_record_in_no_file_is_always_asked() -> None:
    """A database elsewhere does not tell when it changed."""
    assert version_of("postgresql://desk/record") is None
