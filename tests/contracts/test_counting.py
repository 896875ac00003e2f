"""Counting, sorting and paging without loading: on every database as on entries themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from legation.errors import UsageError
from legation.record.linking import settle
from legation.store import Store
from legation.types.asking import Appraisal, Order, ReportQuery, Standing
from legation.types.claims import Claim, EventType, Person, Stage, Status
from legation.types.record import Entry, EntryQuery, FactKind, Verdict
from tests import builders as b
from tests.contracts.conftest import Opener

TEXT = "Ana Ro met Bo Li. Ro blamed Cy. Cy will pay by May. Ro met Di Vu."
PEOPLE = (Person("Ana Ro", "Minister", "AAA", aliases=("Ro",)), Person("Bo Li", "Envoy", "BBB"))


@pytest.fixture
def filled(store: Store) -> Store:
    """Four facts of one report, a fifth of another."""
    made, other = b.document(TEXT, day="2026-03-04"), b.document("Ana Ro called Bo Li.", "r2", day="2026-03-09")
    facts: tuple[Claim, ...] = (
        b.meeting(made, "Ana Ro met Bo Li", "Ana Ro/Minister/AAA", "Bo Li//BBB", day="2026-03-02", score=0.9),
        b.event(made, "Ro blamed Cy", EventType.ACCUSE, "AAA", "CCC"),
        b.commitment(made, "Cy will pay by May", by="CCC", to="AAA", deadline="2026-05-31", stage=Stage.AGREED),
        b.meeting(made, "Ro met Di Vu", "Ana Ro/Minister/AAA", "Di Vu//BBB", status=Status.SCHEDULED, score=0.4),
    )
    b.keep(store, made, *facts, persons=PEOPLE)
    b.keep(
        store, other, b.meeting(other, "Ana Ro called Bo Li", "Ana Ro//AAA", "Bo Li//BBB", score=0.7), persons=PEOPLE
    )
    settle(store)
    return store


def words(entries: tuple[Entry, ...]) -> list[str]:
    return [entry.best.claim.evidence.text for entry in entries]


MET, BLAMED, PAYS, PLANNED, CALLED = (
    "Ana Ro met Bo Li",
    "Ro blamed Cy",
    "Cy will pay by May",
    "Ro met Di Vu",
    "Ana Ro called Bo Li",
)
DOUBTFUL_FIRST = EntryQuery(order=Order.DOUBT)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (EntryQuery(), [MET, BLAMED, PAYS, PLANNED, CALLED]),
        (EntryQuery(order=Order.NEWEST, limit=2), [CALLED, PLANNED]),
        (EntryQuery(start=3), [PLANNED, CALLED]),
        (EntryQuery(parties=("AAA", "BBB"), order=Order.NEWEST), [CALLED, PLANNED, MET]),
        (EntryQuery(any_party=("CCC",)), [BLAMED, PAYS]),
        (EntryQuery(statuses=(Status.SCHEDULED,)), [PLANNED]),
        (EntryQuery(stages=(Stage.AGREED,)), [PAYS]),
        (EntryQuery(least=0.5, most=0.95), [MET, CALLED]),
        (EntryQuery(person="ro ana", kinds=(FactKind.ENGAGEMENT,)), [MET, PLANNED, CALLED]),
        (EntryQuery(person="an"), []),
        (EntryQuery(names=("di vu",)), [PLANNED]),
        (EntryQuery(words="blamed OR"), []),
        (EntryQuery(words="met Ro"), [MET, PLANNED]),
        (EntryQuery(words="met", parties=("BBB",), since=date(2026, 3, 3)), [PLANNED]),
        (DOUBTFUL_FIRST, [PLANNED, CALLED, MET, *sorted([BLAMED, PAYS])]),
    ],
)
def test_conditions_and_orders(filled: Store, query: EntryQuery, expected: list[str]) -> None:
    """Every condition and order, alone and together; the count knows no window."""
    found = words(filled.entries(query))
    assert (found if query.order is not Order.DOUBT else [*found[:3], *sorted(found[3:])]) == expected
    whole = replace(query, start=0, limit=None)
    assert filled.count(query) == len(filled.entries(whole)) == sum(g.entries for g in filled.groups(query))


def test_a_place_in_the_queue_is_the_place_in_its_order(filled: Store) -> None:
    """From 1; 0 for an entry that is not among them."""
    ids = [entry.id for entry in filled.entries(DOUBTFUL_FIRST)]
    assert [filled.place(DOUBTFUL_FIRST, id_) for id_ in ids] == [1, 2, 3, 4, 5]
    assert filled.place(replace(DOUBTFUL_FIRST, parties=("CCC",)), ids[0]) == 0


def test_rulings_move_entries_at_once(filled: Store) -> None:
    """Rejected ones are gone, ruled ones leave the queue, an edit moves what it edits; undo brings all back."""
    id_ = filled.entries(EntryQuery(words="blamed"))[0].id
    (made,) = filled.rule(b.ruling(id_, Verdict.REJECTED))
    assert filled.count() == 4
    assert filled.count(EntryQuery(standing=Standing.REJECTED)) == 1
    assert filled.count(EntryQuery(standing=Standing.UNRULED)) == 4
    filled.rule(b.ruling(id_, Verdict.UNDONE, undoes=made.number))
    filled.rule(b.ruling(id_, Verdict.EDITED, field="status", value="denied"))
    assert words(filled.entries(EntryQuery(statuses=(Status.DENIED,)))) == [BLAMED]
    assert filled.count(EntryQuery(standing=Standing.EDITED)) == 1


def test_a_newer_text_hides_the_facts_of_the_old_one(store: Store) -> None:
    """They are counted only when superseded texts are asked for."""
    url = "https://example.org/a"
    for words_ in ("Ro met Li two", "Ro met Li three"):
        made = b.document(f"{words_} times.", url=url)
        b.keep(store, made, b.meeting(made, words_))
    assert (store.count(), store.count(EntryQuery(superseded=True))) == (1, 2)
    assert store.count_reports() == 1


def test_entries_are_marks_on_a_line_of_time(filled: Store) -> None:
    """With their days as told, else those of their report; an edit moves them."""
    found = [(one.kind, one.days, one.reports) for one in filled.moments()]
    assert found == [
        ("engagement", "2026-03-02", 1),
        ("event", "2026-03-04~", 1),
        ("commitment", "2026-03-04~", 1),
        ("engagement", "2026-03-04~", 1),
        ("engagement", "2026-03-09~", 1),
    ]
    both = EntryQuery(parties=("AAA", "BBB"))
    filled.rule(b.ruling(filled.entries(both)[0].id, Verdict.EDITED, field="date", value="2025-12"))
    assert "2025-12" in [one.days for one in filled.moments(both)]


@pytest.mark.parametrize(
    "query",
    [
        EntryQuery(),
        EntryQuery(words="met", limit=1),
        EntryQuery(words="met", start=1, limit=5),
        EntryQuery(person="ana", sides=("AAA",)),
        EntryQuery(words="nowhere"),
    ],
)
def test_what_is_found_is_what_is_counted_and_listed(filled: Store, query: EntryQuery) -> None:
    """Looked up once or twice: the groups and the newest entries are the same."""
    groups, entries = filled.found(query)
    assert set(groups) == set(filled.groups(query))
    assert entries == filled.entries(replace(query, order=Order.NEWEST))


def test_several_questions_are_answered_at_once(filled: Store) -> None:
    """As each of them alone."""
    queries = (EntryQuery(parties=("AAA",), limit=2), DOUBTFUL_FIRST, EntryQuery(words="blamed"), EntryQuery(limit=0))
    assert filled.several(queries) == tuple(map(filled.entries, queries))
    assert filled.several(()) == ()


def test_names_and_ties_of_people(filled: Store) -> None:
    """How often a name stands, and which stand together."""
    found = [(one.name, one.count, one.printed) for one in filled.names()]
    assert found == [("ana ro", 3, "Ana Ro"), ("bo li", 2, "Bo Li"), ("di vu", 1, "Di Vu")]
    ties = filled.name_ties(EntryQuery(), ("ana ro", "bo li", "di vu"))
    assert sorted((tie.one, tie.other, tie.count) for tie in ties) == [("ana ro", "bo li", 2), ("ana ro", "di vu", 1)]


def test_people_are_found_by_any_of_their_names(filled: Store) -> None:
    """By alias too; those of a side by how many reports name them."""
    assert {seen.person.name for seen in filled.persons(names=("ro",))} == {"Ana Ro"}
    assert [(one.name, one.count) for one in filled.officials("AAA", 5)] == [("ana ro", 2)]


def test_reports_come_newest_first_and_after_a_mark(filled: Store) -> None:
    """A window of them, those of a publisher, those kept since."""
    assert [ref.id for ref in filled.listed()] == ["r2", "r1"]
    assert [ref.id for ref in filled.listed(ReportQuery(start=1, limit=1))] == ["r1"]
    mark = filled.mark()
    b.keep(filled, b.document("Later.", "r3", day=""))
    assert [ref.id for ref in filled.listed(ReportQuery(after=mark))] == ["r3"]
    assert filled.count_reports(ReportQuery(after=mark)) == 1
    assert filled.behind(tuple(ref.document for ref in filled.listed())) == {
        ref.document: {"r1": 4, "r2": 1, "r3": 0}[ref.id] for ref in filled.listed()
    }


class Weighing:
    """Appraises every meeting at 2."""

    name = "twos"

    def __call__(self, entry: Entry) -> Appraisal:
        return Appraisal(doubt=0.5, weight=2.0 if entry.kind is FactKind.ENGAGEMENT else 0.0)


def test_a_record_appraised_by_other_rules_is_appraised_anew(opener: Opener, filled: Store) -> None:
    """When it is opened with them; what is kept afterwards is appraised so at once."""
    assert not any(one.weight for one in filled.moments())
    with opener(Weighing()) as other:
        assert [(one.day, one.weight) for one in other.moments() if one.weight] == [
            ("2026-03-02", 2.0),
            ("2026-03-04", 2.0),
            ("2026-03-09", 2.0),
        ]
        assert not any(one.weight for one in other.moments(EntryQuery(parties=("AAA", "CCC"))))


def test_the_words_of_a_fact_can_be_moved_and_moved_back(filled: Store) -> None:
    """The entry shows the words chosen, the claim that was read stays; what are no words is refused."""
    (entry,) = filled.entries(EntryQuery(words="blamed"))
    start = TEXT.index("Ro blamed")
    (made,) = filled.rule(b.ruling(entry.id, Verdict.EDITED, field="evidence", value=f"{start}-{start + 9}"))
    held = filled.entry(entry.id)
    assert held
    assert held.best.claim.evidence.text == "Ro blamed"
    assert [edit.field for edit in held.edits] == ["evidence"]
    assert filled.verify().faults == ()
    filled.rule(b.ruling(entry.id, Verdict.UNDONE, undoes=made.number))
    again = filled.entry(entry.id)
    assert again
    assert again.best.claim.evidence.text == BLAMED
    for wrong in ("60", "5-5", "0-100000", "x-y"):
        with pytest.raises(UsageError):
            filled.rule(b.ruling(entry.id, Verdict.EDITED, field="evidence", value=wrong))
