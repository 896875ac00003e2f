"""What belongs to a visit or a summit: the meetings held in its course."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from legation.record.names import same_person, same_place
from legation.record.occasions import gap, occasion, window
from legation.types.claims import Engagement, EngagementKind, Participant
from legation.types.record import Entry, LinkReason

BELONGS = 0.7
"""Score from which a meeting belongs to a visit; set on tests/record/test_visits.py."""

WHOLES = frozenset({EngagementKind.VISIT, EngagementKind.SUMMIT})
_APART = frozenset({EngagementKind.VISIT, EngagementKind.CALL, EngagementKind.CORRESPONDENCE})


@dataclass(frozen=True, slots=True)
class _Factor:
    name: str
    weight: float
    score: Callable[[Entry, Entry], float | None]


def belongs(part: Entry, whole: Entry) -> tuple[LinkReason, ...]:
    """Why one contact is part of another, by named and weighted functions; () when it is not."""
    if not _can(part, whole):
        return ()
    found = [(row, row.score(part, whole)) for row in FACTORS]
    reasons = tuple(LinkReason(row.name, row.weight, score) for row, score in found if score is not None)
    total = sum(reason.weight for reason in reasons)
    score = sum(reason.weight * reason.score for reason in reasons)
    return reasons if reasons and score >= BELONGS * total else ()


def _can(part: Entry, whole: Entry) -> bool:
    inner, outer = part.claim, whole.claim
    if not isinstance(inner, Engagement) or not isinstance(outer, Engagement) or part.id == whole.id:
        return False
    if outer.kind not in WHOLES or inner.kind in _APART or (inner.kind is outer.kind):
        return False
    return len(set(part.sides) & set(whole.sides)) >= min(2, len(part.sides)) > 0


def _told(part: Entry, whole: Entry) -> float | None:
    """A report that tells of both says so itself."""
    told = {
        (seen.report.document, seen.claim.part_of)
        for seen in part.sightings
        if isinstance(seen.claim, Engagement) and seen.claim.part_of is not None
    }
    return 1.0 if told & {(seen.report.document, seen.place) for seen in whole.sightings} else None


def _days(part: Entry, whole: Entry) -> float | None:
    """The meeting's days lie in those of the visit."""
    pairs = [(window(a), window(b)) for a in part.sightings for b in whole.sightings]
    gaps = [gap(a, b) for a, b in pairs if a and b]
    if gaps:
        return 1.0 if 0 in gaps else 0.0
    reported = [(occasion(a), occasion(b)) for a in part.sightings for b in whole.sightings]
    near = [gap(a, b) for a, b in reported if a and b]
    return max(0.0, 0.8 - 0.2 * min(near)) if near else None


def _travellers(part: Entry, whole: Entry) -> float | None:
    """Somebody who travels takes part."""
    inner, outer = ([p.name for p in _people(entry)] for entry in (part, whole))
    if not inner or not outer:
        return None
    return 1.0 if any(same_person(a, b) for a in inner for b in outer) else 0.0


def _people(entry: Entry) -> list[Participant]:
    claims = (seen.claim for seen in entry.sightings)
    return [person for claim in claims if isinstance(claim, Engagement) for person in claim.participants]


def _places(part: Entry, whole: Entry) -> float | None:
    """It takes place where the other does."""
    inner, outer = ({s.claim.place for s in e.sightings if isinstance(s.claim, Engagement)} for e in (part, whole))
    pairs = [(a, b) for a in inner for b in outer if a and b]
    return (1.0 if any(same_place(a, b) for a, b in pairs) else 0.0) if pairs else None


FACTORS = (
    _Factor("told", 4, _told),
    _Factor("days", 3, _days),
    _Factor("travellers", 3, _travellers),
    _Factor("places", 1, _places),
)
