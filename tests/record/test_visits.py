"""Visits contain the meetings held in their course."""

from __future__ import annotations

from dataclasses import replace

import pytest

from legation.record.visits import belongs
from legation.types.claims import EngagementKind
from legation.types.record import Entry, FactKind, Sighting
from tests import builders as b

TRAVELLER = "Dov Umer/President/CCC"


def entry(*seen: Sighting) -> Entry:
    return Entry(seen[0].id, FactKind.ENGAGEMENT, seen)


def visit(day: str = "2026-05-12/2026-05-13", id_: str = "r1") -> Entry:
    made = b.document("Umer began a visit to Dorland.", id_, day="2026-05-12")
    claim = b.meeting(made, "Umer began a visit", TRAVELLER, day=day, states="CCC DDD", kind=EngagementKind.VISIT)
    return entry(b.sighting(claim, made, "en-visit"))


def met(**fields: object) -> Sighting:
    made = b.document("Umer met Nor.", "r2", day="2026-05-13")
    people = fields.pop("people", (TRAVELLER, "Eva Nor/Prime Minister/DDD"))
    given = {"day": "2026-05-13", "states": "CCC DDD"} | fields
    return b.sighting(b.meeting(made, "Umer met Nor", *people, **given), made)  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("fields", "within"),
    [
        ({}, True),
        ({"day": ""}, True),
        ({"day": "2026-05-20"}, False),
        ({"people": ("Ole Fos/Minister/CCC", "Eva Nor/Prime Minister/DDD")}, False),
        ({"states": "CCC EEE"}, False),
        ({"kind": EngagementKind.CALL}, False),
    ],
)
def test_a_meeting_belongs_to_the_visit_of_its_people_and_days(fields: dict[str, object], within: bool) -> None:
    """The reasons are named; a call, other people, other days, other states do not belong."""
    reasons = belongs(entry(met(**fields)), visit())
    assert bool(reasons) is within
    assert not within or {reason.name for reason in reasons} >= {"days", "travellers"}


def test_what_a_report_tells_itself_counts_most() -> None:
    """A report that puts a meeting into a visit is believed, also where it names nobody."""
    made = b.document("Umer began a visit to Dorland. Talks followed.", "r1", day="2026-05-12")
    talks = replace(b.meeting(made, "Talks followed", states="CCC DDD"), part_of=0)
    part = entry(replace(b.sighting(talks, made, "en-talks"), place=1))
    claim = b.meeting(made, "Umer began a visit", TRAVELLER, states="CCC DDD", kind=EngagementKind.VISIT)
    whole = entry(b.sighting(claim, made, "en-visit"))
    assert "told" in {reason.name for reason in belongs(part, whole)}


def test_a_visit_is_no_part_of_a_visit() -> None:
    """Nor of itself."""
    assert belongs(visit(), visit(id_="r9")) == ()


def test_contacts_of_which_nothing_is_told_do_not_belong_together() -> None:
    """No day, nobody named, no place, and reports without a date: nothing speaks for it."""
    told = [b.document(f"Talks {n}.", f"r{n}", day="") for n in (1, 2)]
    talks = b.sighting(b.meeting(told[0], "Talks 1", states="CCC DDD"), told[0], "en-talks")
    summit = b.meeting(told[1], "Talks 2", states="CCC DDD", kind=EngagementKind.SUMMIT)
    assert belongs(entry(talks), entry(b.sighting(summit, told[1], "en-summit"))) == ()
