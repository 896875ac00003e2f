"""Many reports of one thing become one thing with many reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from legation.record import meeting
from legation.record.keys import keys_of
from legation.record.linking import settle
from legation.record.weighing import SAME, weigh
from legation.store import Store
from legation.types.claims import Amount, CommitmentKind
from legation.types.document import Document
from legation.types.record import EntryQuery, Link, Tie, Verdict
from tests import builders as b
from tests.record.stories import Told, pairs, reports

FLOOR = 0.95
"""Pairwise F1 that linking must reach on the stories."""


def read(store: Store, told: Sequence[Told], batch: int = 200) -> None:
    for one in told:
        b.keep(store, one.document, *one.facts)
    settle(store, batch=batch)


def linked(store: Store) -> dict[str, str]:
    """The entry of each fact, both by their words."""
    everything = store.entries(EntryQuery(superseded=True, rejected=True))
    return {f"{s.report.id}: {s.claim.evidence.text}": e.id for e in everything for s in e.sightings}


def truth() -> dict[str, str]:
    rows = ((one, fact, about) for one in reports() for fact, about in zip(one.facts, one.about, strict=True))
    return {f"{one.document.id}: {fact.evidence.text}": about for one, fact, about in rows}


def test_stories_are_linked_as_told(tmp_path: Path) -> None:
    """Pairwise F1 on the story clusters stays above its floor, and no link is wrong."""
    with b.record(tmp_path / "r.db") as store:
        read(store, reports())
        found, wanted = pairs(linked(store)), pairs(truth())
    wrong, missed = sorted(found - wanted), sorted(wanted - found)
    f1 = 2 * len(found & wanted) / (len(found) + len(wanted))
    assert f1 >= FLOOR, (wrong, missed)
    assert not wrong


@pytest.mark.parametrize("seed", range(20))
def test_order_of_reading_does_not_matter(tmp_path: Path, seed: int) -> None:
    """Shuffled, and settled in other batches, the record is the same to the last row."""
    shuffled = Random(seed).sample(reports(), len(reports()))
    with b.record(tmp_path / "one.db") as one, b.record(tmp_path / "other.db") as other:
        read(one, reports())
        read(other, shuffled[:10], batch=3)
        read(other, shuffled[10:], batch=7)
        assert list(one.dump()) == list(other.dump())


def crowd(count: int) -> list[Document]:
    """Reports of one meeting, a deed between the same two in some of them."""
    return [b.document(f"Ro met Li at the fair. Paper {n} said so.", f"r{n:03}") for n in range(count)]


def test_a_crowd_is_one_and_its_order_does_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where too many meet, some pairs are left out, the same ones in any order, and nothing falls apart."""
    monkeypatch.setattr(meeting, "CROWD", 16)
    made = crowd(120)
    dumps = []
    for seed in range(3):
        with b.record(tmp_path / f"{seed}.db") as store:
            for at, one in enumerate(Random(seed).sample(made, len(made))):
                b.keep(store, one, b.meeting(one, "Ro met Li at the fair", day="2026-03-03"))
                if at % 17 == seed:
                    settle(store, batch=7)
            settle(store, batch=50)
            (entry,) = store.entries()
            assert len(entry.sightings) == len(made)
            assert len(entry.links) < len(made) * (len(made) - 1) / 4
            dumps.append(list(store.dump()))
    assert dumps[0] == dumps[1] == dumps[2]


def test_settling_again_changes_nothing(tmp_path: Path) -> None:
    """Everything is placed once."""
    with b.record(tmp_path / "r.db") as store:
        read(store, reports())
        before = list(store.dump())
        assert settle(store).placed == 0
        assert list(store.dump()) == before


def test_any_sightings_id_finds_its_entry(tmp_path: Path) -> None:
    """The entry's own id is one of them, so no id ever given out goes stale."""
    with b.record(tmp_path / "r.db") as store:
        read(store, reports())
        entry = max(store.entries(), key=lambda entry: len(entry.sightings))
        assert entry.id in {sighting.id for sighting in entry.sightings}
        for sighting in entry.sightings:
            assert store.entry(sighting.id) == entry


def test_links_explain_themselves(tmp_path: Path) -> None:
    """Every link of an entry names the factors that decided it."""
    with b.record(tmp_path / "r.db") as store:
        read(store, reports())
        links = [link for entry in store.entries() for link in entry.links]
    same = [link for link in links if link.tie is Tie.SAME]
    assert same
    assert all({"dates", "days_said", "undertakings"} & {reason.name for reason in link.reasons} for link in same)
    assert all(link.score >= SAME for link in same)


def three_reports(store: Store) -> tuple[str, str, str]:
    """Two meetings told apart by their dates, and a report that fits both; their ids."""
    told = (("r1", "2026-04-07"), ("r2", "2026-04-10"), ("r3", "2026-04-06/2026-04-11"))
    for id_, day in told:
        made = b.document(f"Ro met Li. {id_}", id_, day="2026-04-11")
        b.keep(store, made, b.meeting(made, "Ro met Li", "Ro/Minister/AAA", "Li/Minister/BBB", day=day))
    settle(store)
    ids = {entry.best.report.id: entry.id for entry in store.entries() if len(entry.sightings) == 1}
    return ids["r1"], ids["r2"], ids["r3"]


def test_what_fits_two_joins_neither(tmp_path: Path) -> None:
    """Abstain when two candidates remain; both are proposed."""
    with b.record(tmp_path / "r.db") as store:
        first, second, open_ = three_reports(store)
        entry = store.entry(open_)
    assert entry
    assert {end for link in entry.links for end in (link.one, link.other)} == {first, second, open_}


def test_a_merge_holds_until_undone(tmp_path: Path) -> None:
    """A person joins what the rules leave apart, and takes it back."""
    with b.record(tmp_path / "r.db") as store:
        first, second, open_ = three_reports(store)
        (merge,) = store.rule(b.ruling(first, Verdict.MERGED, open_))
        settle(store)
        assert sorted(len(entry.sightings) for entry in store.entries()) == [1, 2]
        store.rule(b.ruling(first, Verdict.UNDONE, undoes=merge.number))
        settle(store)
        assert {entry.id for entry in store.entries()} == {first, second, open_}


def test_a_split_holds_against_the_rules(tmp_path: Path) -> None:
    """What a person told apart stays apart, also when more reports come."""
    with b.record(tmp_path / "r.db") as store:
        facts = {}
        for id_ in ("r1", "r2"):
            made = b.document(f"Ro met Li. {id_}", id_)
            facts[id_] = b.keep(store, made, b.meeting(made, "Ro met Li", day="2026-03-03"))
        settle(store)
        (entry,) = store.entries()
        out, left = (sighting.id for sighting in entry.sightings)
        store.rule(b.ruling(entry.id, Verdict.SPLIT, out, kept=(left,)))
        settle(store)
        assert len(store.entries()) == 2
        made = b.document("Ro met Li. r3", "r3")
        b.keep(store, made, b.meeting(made, "Ro met Li", day="2026-03-03"))
        settle(store)
        one, other = store.entry(out), store.entry(left)
        assert one
        assert other
        assert one.id != other.id


def test_reading_anew_links_anew(tmp_path: Path) -> None:
    """Claims replaced by another reader leave their entry and are placed again."""
    with b.record(tmp_path / "r.db") as store:
        made = [b.document(f"Ro met Li. {n}", f"r{n}") for n in range(3)]
        for one in made:
            b.keep(store, one, b.meeting(one, "Ro met Li", day="2026-03-03"))
        settle(store)
        assert [len(entry.sightings) for entry in store.entries()] == [3]
        moved = b.claims(made[0], b.meeting(made[0], "Ro met Li", day="2026-02-03"))
        store.keep(b.raw(made[0]), made[0], moved, made_by="test 2")
        settle(store)
        assert sorted(len(entry.sightings) for entry in store.entries()) == [1, 2]


@pytest.mark.parametrize(
    ("one", "other", "tie"),
    [
        ({}, {}, Tie.SAME),
        ({"day": "2026-03-03"}, {"day": "2026-03-05"}, Tie.DIFFERENT),
        ({"states": "AAA BBB"}, {"states": "CCC DDD"}, Tie.DIFFERENT),
        ({"place": "Corvo"}, {"place": "Sela"}, Tie.POSSIBLE),
        ({"day": "2026-03-03", "place": "Corvo"}, {"day": "2026-03-04", "place": "Sela"}, Tie.DIFFERENT),
    ],
)
def test_weighing_is_symmetric(one: dict[str, str], other: dict[str, str], tie: Tie) -> None:
    """The decision and its reasons are the same whichever claim comes first."""
    made = [b.document(f"Ro met Li. {n}", f"r{n}") for n in range(2)]
    left = b.sighting(b.meeting(made[0], "Ro met Li", **one), made[0])  # type: ignore[arg-type]
    right = b.sighting(b.meeting(made[1], "Ro met Li", **other), made[1])  # type: ignore[arg-type]
    assert weigh(left, right) == weigh(right, left)
    assert weigh(left, right).tie is tie


def test_contacts_of_which_only_the_sides_are_told_are_not_joined() -> None:
    """No day, nobody named, no place: states meet often."""
    told = [b.document(f"Arland and Belland met, paper {n} says.", f"r{n}", day="") for n in (1, 2)]
    one, other = (b.sighting(b.meeting(made, "Arland and Belland met", states="AAA BBB"), made) for made in told)
    assert weigh(one, other).tie is Tie.POSSIBLE


@pytest.mark.parametrize(
    ("one", "other", "tie"),
    [
        ("strengthen ties with our oldest ally", "strengthen these ties", Tie.DIFFERENT),
        ("do it", "continue to do so", Tie.DIFFERENT),
        ("strengthen ties with the highlands", "strengthen ties with the highlands", Tie.SAME),
        ("clear the mines on the ridge", "clear the mines on the ridge", Tie.SAME),
    ],
)
def test_what_may_be_promised_to_anybody_is_not_one_promise(one: str, other: str, tie: Tie) -> None:
    """A promise told again a year later is known by what it is about; words of good will alone tell nothing."""
    assert _promised(one, other, "2027-03-04").tie is tie


def test_what_is_agreed_at_every_meeting_is_not_one_agreement() -> None:
    """To stay in touch is agreed anew months later, in the same words; a guard of the harbour is not."""
    one, other = (
        _promised(words, words, "2027-03-04") for words in ("remain in regular consultation", "guard the harbour")
    )
    assert (one.tie, other.tie) == (Tie.POSSIBLE, Tie.SAME)
    security = "consult regularly through their teams for security"
    again = _promised(security, security, "2027-03-04", kind=CommitmentKind.RECURRENCE)
    assert again.tie is Tie.POSSIBLE


def test_on_one_day_few_words_of_a_promise_are_enough() -> None:
    """Two papers tell of one call that the minister wants to strengthen ties."""
    assert _promised("strengthen these ties", "strengthen these ties", "2026-03-04").tie is Tie.SAME


@pytest.mark.parametrize(
    ("day", "value", "tie"),
    [("2026-03-10", "90", Tie.POSSIBLE), ("2026-06-10", "90", Tie.DIFFERENT), ("2026-06-10", "15", Tie.SAME)],
)
def test_another_amount_months_later_is_another_undertaking(day: str, value: str, tie: Tie) -> None:
    """Of one loan reports may differ for some weeks; another one, of which no more is told, is lent later."""
    again = b.document(f"Once more: Ro will lend {value} lorries.", "r2", day=day)
    made = b.document("Ro will lend 15 lorries.", "r1"), again
    amounts = Amount(Decimal(15), "lorries"), Amount(Decimal(value), "lorries")
    left, right = (
        b.sighting(replace(b.commitment(text, "Ro will lend", action="lend lorries", to="BBB"), quantity=amount), text)
        for text, amount in zip(made, amounts, strict=True)
    )
    assert weigh(left, right).tie is tie


@pytest.mark.parametrize(
    ("day", "value", "meets"),
    [("2026-03-20", 90, True), ("2029-03-04", 90, False), ("2029-03-04", 15, True)],
)
def test_loans_of_other_amounts_years_apart_are_not_weighed(day: str, value: int, meets: bool) -> None:
    """So that the work does not grow with all that one side ever lent another."""
    made = b.document("Ro will lend 15 lorries.", "r1"), b.document("Again Ro will lend.", "r2", day=day)
    amounts = Amount(Decimal(15), "lorries"), Amount(Decimal(value), "lorries")
    one, other = (
        keys_of(
            b.sighting(replace(b.commitment(text, "Ro will lend", action="lend lorries", to="BBB"), quantity=q), text)
        )
        for text, q in zip(made, amounts, strict=True)
    )
    assert bool(one & other) is meets


def _promised(one: str, other: str, day: str, kind: CommitmentKind = CommitmentKind.PLEDGE) -> Link:
    made = b.document(f"Ro promised to {one}.", "r1"), b.document(f"Again Ro promised to {other}.", "r2", day=day)
    left = replace(b.commitment(made[0], f"promised to {one}", action=one), kind=kind)
    right = replace(b.commitment(made[1], f"promised to {other}", action=other), kind=kind)
    return weigh(b.sighting(left, made[0]), b.sighting(right, made[1]))


def test_a_position_of_which_only_the_holder_was_read_is_no_ones_twin() -> None:
    """Two sentences in which a state supports "France", being France, need not be about one thing."""
    made = [b.document(f"Paris backs the plan for {what}.", f"r{what}") for what in ("ports", "rail")]
    left, right = (b.sighting(b.position(one, "Paris backs the plan", "FRA", "France"), one) for one in made)
    assert weigh(left, right).tie is Tie.DIFFERENT
