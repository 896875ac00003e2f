"""What makes two claims two facts, whatever else they share: one reason is enough."""

from __future__ import annotations

from collections.abc import Iterable

from legation.record.names import same_person, same_speakers
from legation.record.occasions import gap, occasion, window
from legation.types.claims import (
    Claim,
    Commitment,
    Engagement,
    EngagementKind,
    Event,
    Participant,
    Position,
    Statement,
    Status,
)
from legation.types.record import Sighting

SLACK = 1
"""Days by which two reports of one thing may differ in its date: time zones, night sessions."""

SPREAD = 7
"""Days that may lie between two reports of one thing when one of them does not date it."""

UNREAL = frozenset({Status.PROPOSED, Status.HYPOTHETICAL})
_FACE_TO_FACE = frozenset({EngagementKind.MEETING, EngagementKind.TALKS, EngagementKind.SUMMIT})
_CROWDS = frozenset({EngagementKind.VISIT, EngagementKind.SUMMIT, EngagementKind.CEREMONY})


def veto(one: Sighting, other: Sighting) -> str:
    """Why the two cannot be one fact; "" when nothing speaks against it."""
    if one.kind is not other.kind:
        return "kinds"
    if one.report.document == other.report.document:
        return "one report tells them apart"
    return _apart(one, other) or _unlike(one.claim, other.claim)


def _apart(one: Sighting, other: Sighting) -> str:
    left, right = window(one), window(other)
    if left and right:
        return "dates" if gap(left, right) > SLACK else ""
    first, second = occasion(one), occasion(other)
    return "dates" if first and second and gap(first, second) > SPREAD else ""


def _unlike(one: Claim, other: Claim) -> str:
    match one, other:
        case Engagement(), Engagement():
            return _engagements(one, other)
        case Event(), Event():
            return _events(one, other)
        case Statement(), Statement():
            return _statements(one, other)
        case Commitment(), Commitment():
            return "sides" if _disjoint(one.by, other.by) else ""
        case Position(), Position():
            return _positions(one, other)
    return "kinds"


def _engagements(one: Engagement, other: Engagement) -> str:
    if not _kinds_meet(one.kind, other.kind):
        return "kinds of contact"
    if (one.status in UNREAL) != (other.status in UNREAL):
        return "status"
    if _disjoint(one.states, other.states) or _aside(one, other):
        return "states"
    crowded = one.kind in _CROWDS and other.kind in _CROWDS
    return "" if crowded else _people(one.participants, other.participants)


def _aside(one: Engagement, other: Engagement) -> bool:
    """Whether one is a summit and the other a meeting of some of its states beside it."""
    summit = EngagementKind.SUMMIT in (one.kind, other.kind) and one.kind is not other.kind
    return summit and set(one.states) != set(other.states)


def _kinds_meet(one: EngagementKind, other: EngagementKind) -> bool:
    if one is other or EngagementKind.OTHER in (one, other):
        return True
    return {one, other} <= _FACE_TO_FACE


def _people(one: Iterable[Participant], other: Iterable[Participant]) -> str:
    """People named for the same side, none of them the same: two meetings."""
    left, right = _by_side(one), _by_side(other)
    for side in left.keys() & right.keys():
        if not any(same_person(a, b) for a in left[side] for b in right[side]):
            return f"people of {side}"
    return ""


def _by_side(people: Iterable[Participant]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for person in people:
        if person.name and person.acts_for:
            found.setdefault(person.acts_for, []).append(person.name)
    return found


def _events(one: Event, other: Event) -> str:
    if one.type is not other.type:
        return "types"
    if (one.status in UNREAL) != (other.status in UNREAL):
        return "status"
    if one.recipients and other.recipients:
        swapped = _disjoint(one.actors, other.actors) or _disjoint(one.recipients, other.recipients)
        return "parties" if swapped else ""
    whole = (*one.actors, *one.recipients), (*other.actors, *other.recipients)
    return "parties" if _disjoint(*whole) else ""


def _statements(one: Statement, other: Statement) -> str:
    if one.acts_for and other.acts_for and _disjoint(one.acts_for, other.acts_for):
        return "sides"
    named = one.speaker and other.speaker and not (one.anonymity or other.anonymity)
    return "speakers" if named and not same_speakers(one.speaker, other.speaker) else ""


def _positions(one: Position, other: Position) -> str:
    if one.stance is not other.stance:
        return "stances"
    return "holders" if set(one.holder) != set(other.holder) else ""


def _disjoint(one: Iterable[str], other: Iterable[str]) -> bool:
    return not set(one) & set(other)
