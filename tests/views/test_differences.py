"""Where reports disagree: every value with its sources, the majority first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from legation.types.claims import EngagementKind, Status
from legation.types.course import Course, course
from legation.types.record import Entry, FactKind, Sighting
from legation.views.differences import differences, differing
from tests import builders as b


def told(id_: str, text: str = "Ro met Li.", item: str = "", **fields: object) -> Sighting:
    """One report's account of a meeting."""
    made = b.document(f"{text} {id_}", id_)
    seen = b.sighting(b.meeting(made, text.rstrip("."), **fields), made)  # type: ignore[arg-type]
    return replace(seen, report=replace(seen.report, item=item))


def entry(*seen: Sighting) -> Entry:
    return Entry(seen[0].id, FactKind.ENGAGEMENT, seen)


def shown(*seen: Sighting) -> dict[str, str]:
    return {one.field: differing(one) for one in differences(entry(*seen))}


def test_the_majority_comes_first_with_its_sources() -> None:
    """Each day with the reports that give it."""
    found = shown(told("r1", day="2026-03-05"), told("r2", day="2026-03-04"), told("r3", day="2026-03-04"))
    assert found == {"date": "2026-03-04 (r2, r3); 2026-03-05 (r1)"}


def test_copies_of_one_item_count_once() -> None:
    """Two papers that print one agency's text do not outvote two that wrote their own."""
    copies = [told(f"c{n}", item="x", place="Sela") for n in range(3)]
    own = [told(f"r{n}", place="Corvo") for n in range(2)]
    assert shown(*copies, *own) == {"place": "Corvo (r0, r1); Sela (c0 = c1 = c2)"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"place": "Corvo"}, {"place": "Corvo, Arland"}),
        ({"day": "2026-03"}, {"day": "2026-03-04"}),
        ({"day": "2026-03-04"}, {}),
        ({"kind": EngagementKind.TALKS}, {"kind": EngagementKind.MEETING}),
        ({"status": Status.SCHEDULED}, {"status": Status.HELD}),
    ],
)
def test_less_exact_is_no_difference(one: dict[str, object], other: dict[str, object]) -> None:
    """Silence, less precision and what came about as announced contradict nothing."""
    assert shown(told("r1", **one), told("r2", **other)) == {}  # type: ignore[arg-type]


def test_counted_things_are_compared() -> None:
    """How many of what, in figures or words."""
    found = shown(
        told("r1", "Ro and Li signed twelve agreements."),
        told("r2", "Ro and Li signed 11 new agreements after three hours."),
        told("r3", "Li signed 12 agreements."),
    )
    assert found == {"number of agreements": "12 (r1, r3); 11 (r2)"}


@pytest.mark.parametrize(
    ("statuses", "today", "stands"),
    [
        ((Status.SCHEDULED,), date(2026, 3, 3), Course.AHEAD),
        ((Status.SCHEDULED,), date(2026, 3, 5), Course.DUE),
        ((Status.SCHEDULED,), date(2026, 3, 9), Course.LAPSED),
        ((Status.SCHEDULED, Status.HELD), date(2026, 3, 9), Course.HELD),
        ((Status.SCHEDULED, Status.CANCELLED), date(2026, 3, 3), Course.CALLED_OFF),
        ((Status.PROPOSED,), date(2026, 3, 9), None),
    ],
)
def test_what_was_announced_is_held_or_lapses(statuses: tuple[Status, ...], today: date, stands: Course | None) -> None:
    """Where an announced meeting stands on a day, and which account of it is shown."""
    seen = [told(f"r{n}", status=status, day="2026-03-04") for n, status in enumerate(statuses)]
    assert course((one.claim for one in seen), today) is stands
    if stands is Course.HELD:
        assert entry(*seen).best.report.id == "r1"
