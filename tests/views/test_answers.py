"""Questions to a small record, and what must stand in the answers."""

from __future__ import annotations

from datetime import date

import pytest

from legation.errors import UsageError
from legation.record.linking import settle
from legation.store import Store
from legation.types.claims import Form
from legation.types.record import EntryQuery, FactKind, Verdict
from legation.views.between import Pair
from legation.views.briefing import brief
from legation.views.fact import fact
from legation.views.page import Page
from legation.views.people import people
from legation.views.said import SaidQuery, said
from legation.views.search import search
from tests import builders as b

TODAY = date(2026, 4, 20)


def briefing(desk: Store, **given: date) -> Page:
    return brief(desk, Pair(one="AAA", other="BBB", **{"today": TODAY} | given))


def leads(page: Page, title: str) -> list[str]:
    section = next(section for section in page.sections if section.title == title)
    return [line.text or line.lead for line in section.lines]


def test_a_meeting_in_two_reports_is_one_line_with_two_notes(desk: Store) -> None:
    """One meeting, two sources: counted once, both footnoted."""
    lines = briefing(desk).sections[0].lines
    assert [(line.when, len(line.notes)) for line in lines] == [("2026-03-02", 2), ("2026-06", 1)]
    assert lines[0].marks == ("2 reports",)
    assert lines[1].marks == ("scheduled",)


def test_every_line_rests_on_exact_words(desk: Store) -> None:
    """Each footnote's words stand in the version it names, at the place it gives."""
    page = briefing(desk)
    notes = {note.number: note for note in page.notes}
    lines = [line for section in page.sections for line in section.lines]
    assert lines
    for line in lines:
        assert line.notes
        for number in line.notes:
            words = notes[number].words
            assert words
            assert words.holds_in(desk.document(notes[number].report.document).text)


def test_each_section_holds_what_belongs_there(desk: Store) -> None:
    """Words, commitments, deeds and positions of the pair, and nothing of the third side."""
    page = briefing(desk)
    assert [line.quote.words for line in page.sections[1].lines if line.quote] == ["the bridge “will open in May”"]
    assert leads(page, "Commitments") == ["Belland will repair the bridge (pledged) · deadline 2026-04-30"]
    assert leads(page, "Deeds") == ["ACCUSE: Arland accused Belland"]
    assert leads(page, "Positions shared") == ["supports: open borders"]
    assert sorted(leads(page, "Positions disputed")) == ["opposes: the toll", "supports: the toll"]
    assert "CCC" not in {side for s in page.sections for line in s.lines if line.entry for side in line.entry.sides}


def test_what_one_side_undertakes_when_they_meet_is_theirs_and_what_it_undertakes_elsewhere_is_not(desk: Store) -> None:
    """A pledge to nobody named belongs to the meeting that its report tells of; one to a third side does not."""
    told = b.document("Ana Ro met Bo Li. Arland will plant trees. Arland will pay Cland.", "planting", day="2026-03-03")
    elsewhere = b.document("Arland will clean its rivers.", "rivers", day="2026-03-03")
    b.keep(
        desk,
        told,
        b.meeting(
            told, "Ana Ro met Bo Li", "Ana Ro/Foreign Minister/AAA", "Bo Li/Foreign Minister/BBB", day="2026-03-02"
        ),
        b.commitment(told, "Arland will plant trees", by="AAA"),
        b.commitment(told, "Arland will pay Cland", by="AAA", to="CCC"),
    )
    b.keep(desk, elsewhere, b.commitment(elsewhere, "Arland will clean its rivers", by="AAA"))
    settle(desk)
    assert leads(briefing(desk), "Commitments") == [
        "Belland will repair the bridge (pledged) · deadline 2026-04-30",
        "Arland will plant trees (pledged)",
    ]


@pytest.mark.parametrize(
    ("today", "mark"),
    [(date(2026, 3, 5), ()), (date(2026, 4, 30), ("due soon",)), (date(2026, 5, 1), ("overdue",))],
)
def test_deadlines_are_judged_by_the_day(desk: Store, today: date, mark: tuple[str, ...]) -> None:
    """Due soon within thirty days, overdue from the day after, else nothing."""
    assert briefing(desk, today=today).sections[2].lines[0].marks == mark


def test_the_time_asked_for_bounds_the_answer(desk: Store) -> None:
    """By the day it happened; by the report's day when it is not told."""
    assert [line.when for line in briefing(desk, since=date(2026, 5, 1)).sections[0].lines] == ["2026-06"]
    assert [line.when for line in briefing(desk, until=date(2026, 5, 1)).sections[0].lines] == ["2026-03-02"]


def test_what_was_rejected_is_not_told(desk: Store) -> None:
    """A fact that a person rejected leaves the briefing; an accepted one says so."""
    talked, planned = desk.entries(EntryQuery(kinds=(FactKind.ENGAGEMENT,)))
    desk.rule(b.ruling(planned.id, Verdict.REJECTED), b.ruling(talked.id, Verdict.ACCEPTED))
    lines = briefing(desk).sections[0].lines
    assert [line.marks for line in lines] == [("accepted", "2 reports")]


def test_a_pair_without_contact_says_so(desk: Store) -> None:
    """Empty sections say what they mean, and there is no footnote."""
    page = brief(desk, Pair(one="BBB", other="CCC", today=TODAY))
    assert all(not section.lines and section.nothing for section in page.sections)
    assert (page.notes, page.sources) == ((), ())


def test_a_fact_is_shown_in_its_context(desk: Store) -> None:
    """The words marked inside their block, in every report of it, with maker and fields."""
    entry = desk.entries(EntryQuery(kinds=(FactKind.ENGAGEMENT,)))[0]
    shown = fact(desk, entry.id[:8])
    first = shown.sources[0]
    assert "".join(piece.words for piece in first.context) == "Arland's Ana Ro met Belland's Bo Li in Corvo on Monday."
    assert [piece.words for piece in first.context if piece.marked] == ["Ana Ro met Belland's Bo Li in Corvo"]
    assert first.holds
    assert dict(shown.values)["date"] == "2026-03-02"


def test_what_reports_disagree_on_is_shown(desk: Store) -> None:
    """Each value with the sightings that give it; agreement and silence are no difference."""
    entry = desk.entries(EntryQuery(kinds=(FactKind.ENGAGEMENT,)))[0]
    (difference,) = fact(desk, entry.id).differences
    assert difference.field == "place"
    assert {seen.value: len(seen.sightings) for seen in difference.values} == {"Corvo": 1, "Sela": 1}


def test_an_edit_stands_in_place_of_the_value(desk: Store) -> None:
    """What a person set is shown, with the ruling."""
    entry = desk.entries(EntryQuery(kinds=(FactKind.ENGAGEMENT,)))[0]
    desk.rule(b.ruling(entry.id, Verdict.EDITED, field="place", value="Port Corvo"))
    shown = fact(desk, entry.id)
    assert dict(shown.values)["place"] == "Port Corvo"
    assert [ruling.field for ruling in shown.rulings] == ["place"]


def test_a_fact_that_is_not_held_is_a_wrong_question(desk: Store) -> None:
    """With what to do instead."""
    with pytest.raises(UsageError, match="legation search"):
        fact(desk, "en-none")


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        (SaidQuery(), 1),
        (SaidQuery(who="Ro"), 1),
        (SaidQuery(who="AAA"), 1),
        (SaidQuery(who="foreign minister"), 0),
        (SaidQuery(who="BBB"), 0),
        (SaidQuery(to="BBB"), 1),
        (SaidQuery(to="CCC"), 0),
        (SaidQuery(about="bridge May"), 1),
        (SaidQuery(about="ferry"), 0),
        (SaidQuery(form=Form.DIRECT), 0),
        (SaidQuery(since=date(2026, 3, 3)), 0),
        (SaidQuery(until=date(2026, 3, 2)), 1),
    ],
)
def test_who_said_what_to_whom(desk: Store, asked: SaidQuery, count: int) -> None:
    """Each condition narrows the answer."""
    page = said(desk, asked)
    assert (len(page.sections[0].lines), len(page.notes)) == (count, count)


def test_search_finds_facts_and_reports(desk: Store) -> None:
    """Facts whose words hold it, reports where it stands elsewhere."""
    page = search(desk, "toll")
    assert [len(section.lines) for section in page.sections] == [2, 2]
    assert [len(section.lines) for section in search(desk, "absent").sections] == [0, 0]


def test_people_come_with_offices(desk: Store) -> None:
    """By side, with what the report says of the beginning."""
    page = people(desk, "BBB")
    (line,) = page.sections[0].lines
    assert (line.lead, line.text) == ("Bo Li", "Foreign Minister (“on Monday”)")
    assert len(people(desk).sections) == 2
