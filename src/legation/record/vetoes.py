"""What makes two claims two facts, whatever else they share: one reason is enough."""

from __future__ import annotations

from collections.abc import Iterable

from legation.record.matters import are_other_amounts, is_shared_target
from legation.record.names import same_person, same_speakers
from legation.record.occasions import gap, occasion, window
from legation.record.sayings import is_post_and_report
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

SPREAD = 3
"""Days that may lie between two reports of one thing when one of them does not date it."""

MONTH = 31
"""Days within which reports may disagree about the amount of one undertaking."""

UNREAL = frozenset({Status.PROPOSED, Status.HYPOTHETICAL})
_FACE_TO_FACE = frozenset({EngagementKind.MEETING, EngagementKind.TALKS, EngagementKind.SUMMIT})
_CROWDS = frozenset({EngagementKind.VISIT, EngagementKind.SUMMIT, EngagementKind.CEREMONY})


def veto(one: Sighting, other: Sighting) -> str:
    """Why the two cannot be one fact; "" when nothing speaks against it."""
    if one.kind is not other.kind:
        return "kinds"
    if one.report.document == other.report.document and not is_post_and_report(one, other):
        return "one report tells them apart"
    return _apart(one, other) or _unlike(one.claim, other.claim) or _others_named(one, other)


def _apart(one: Sighting, other: Sighting) -> str:
    """Days that cannot be one; a commitment is told again for years."""
    if isinstance(one.claim, Commitment):
        return "amounts" if _are_of_two_amounts(one, other) else ""
    if one.period and other.period and gap(one.period, other.period) > SLACK:
        return "dates"
    if window(one) and window(other):
        return ""
    first, second = occasion(one), occasion(other)
    return "dates" if first and second and gap(first, second) > SPREAD else ""


def _are_of_two_amounts(one: Sighting, other: Sighting) -> bool:
    """Whether two undertakings of other amounts are told so far apart that no report can be wrong about one."""
    left, right = one.claim, other.claim
    if not isinstance(left, Commitment) or not isinstance(right, Commitment) or not are_other_amounts(left, right):
        return False
    first, second = occasion(one), occasion(other)
    return first is not None and second is not None and gap(first, second) > MONTH


def _others_named(one: Sighting, other: Sighting) -> str:
    """What is said of one side and what is said of another are two things, however alike."""
    if isinstance(one.claim, Engagement):
        return ""
    shared = {*one.sides, *other.sides}
    left, right = set(one.named) - shared, set(other.named) - shared
    if left - right and right - left:
        return "sides named"
    said = isinstance(one.claim, Statement) and one.setting and other.setting
    return "setting" if said and _disjoint(one.setting, other.setting) else ""


def _unlike(one: Claim, other: Claim) -> str:
    match one, other:
        case Engagement(), Engagement():
            return _engagements(one, other)
        case Event(), Event():
            return _events(one, other)
        case Statement(), Statement():
            return _statements(one, other)
        case Commitment(), Commitment():
            return _commitments(one, other)
        case Position(), Position():
            return _positions(one, other)
    return "kinds"


def _engagements(one: Engagement, other: Engagement) -> str:
    if not _kinds_meet(one.kind, other.kind):
        return "kinds of contact"
    if (one.status in UNREAL) != (other.status in UNREAL):
        return "status"
    if not _common(one.states, other.states) or _aside(one, other):
        return "states"
    crowded = one.kind in _CROWDS and other.kind in _CROWDS
    return "" if crowded else _people(one.participants, other.participants)


def _common(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two contacts share a pair of sides, or all of the shorter list."""
    left, right = set(one), set(other)
    return len(left & right) >= min(2, len(left), len(right))


def _aside(one: Engagement, other: Engagement) -> bool:
    """Whether one is a summit and the other a meeting of some of its states beside it."""
    summit = EngagementKind.SUMMIT in (one.kind, other.kind) and one.kind is not other.kind
    return summit and set(one.states) != set(other.states)


def _kinds_meet(one: EngagementKind, other: EngagementKind) -> bool:
    if one is other or EngagementKind.OTHER in (one, other):
        return True
    return {one, other} <= _FACE_TO_FACE


def _people(one: Iterable[Participant], other: Iterable[Participant]) -> str:
    """People named for the same side, none of them the same, or for other sides: two meetings."""
    left, right = _by_side(one), _by_side(other)
    if left.keys() - right.keys() and right.keys() - left.keys():
        return "people of different sides"
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
    if one.addressee and other.addressee and not same_person(one.addressee, other.addressee):
        return "hearers"
    named = one.speaker and other.speaker and not (one.anonymity or other.anonymity)
    return "speakers" if named and not same_speakers(one.speaker, other.speaker) else ""


def _commitments(one: Commitment, other: Commitment) -> str:
    left, right = set(one.by), set(other.by)
    if is_shared_target(one, other):
        return ""
    if not (left <= right or right <= left):
        return "sides"
    return "recipients" if one.to and other.to and _disjoint(one.to, other.to) else ""


def _positions(one: Position, other: Position) -> str:
    if one.stance is not other.stance:
        return "stances"
    return "holders" if set(one.holder) != set(other.holder) else ""


def _disjoint(one: Iterable[str], other: Iterable[str]) -> bool:
    return not set(one) & set(other)
