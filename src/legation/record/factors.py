"""The functions that weigh two claims: each looks at one thing and says how alike it is.

A factor returns None when the reports leave it open; then it has no part in the decision.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from legation.record.matters import LEAST, alike, are_targets, is_one_amount, is_own_name, matter, particulars
from legation.record.names import same_person, same_place, same_speakers
from legation.record.occasions import gap, length, occasion, window
from legation.record.sayings import languages_of, rendering, translation
from legation.text.wording import likeness
from legation.types.claims import Commitment, Engagement, EngagementKind, Event, Position, Statement
from legation.types.record import Sighting
from legation.types.time import Period


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sightings of one kind, and how alike their reports' texts are (0 to 1)."""

    one: Sighting
    other: Sighting
    reports: float = 0.0


@dataclass(frozen=True, slots=True)
class Found:
    """What a factor found: between 0 (different) and 1 (the same), and why."""

    score: float
    detail: str = ""


Factor = Callable[[Pair], Found | None]


def dates(pair: Pair) -> Found | None:
    """The same days; a day's difference counts little; undated claims by their reports' days."""
    left, right = window(pair.one), window(pair.other)
    if left and right:
        return Found(_days(left, right), f"{left} and {right}")
    return _by_report(pair)


def _days(one: Period, other: Period) -> float:
    if gap(one, other):
        return 0.3
    return 1.0 if one == other and one.first == one.last else 0.85


def _by_report(pair: Pair) -> Found | None:
    first, second = occasion(pair.one), occasion(pair.other)
    if first is None or second is None:
        return None
    wide = max(length(first), length(second)) > WEEK
    return Found(max(0.0, (0.3 if wide else 0.5) - 0.1 * gap(first, second)), f"by report: {first} and {second}")


WEEK = 10
"""Days of a period from which it is no more than the month of something."""


def days_said(pair: Pair) -> Found | None:
    """The day on which something was said: the same words a day later are said anew."""
    left, right = window(pair.one), window(pair.other)
    if left and right:
        return Found(0.0 if gap(left, right) else 1.0, f"{left} and {right}")
    first, second = occasion(pair.one), occasion(pair.other)
    if first is None or second is None:
        return None
    return Found(max(0.0, 0.9 - 0.3 * gap(first, second)), f"by report: {first} and {second}")


def sides(pair: Pair) -> Found | None:
    """The states and bodies involved; a contact of two is not one of three."""
    left, right = set(pair.one.sides), set(pair.other.sides)
    if not left or not right:
        return None
    if isinstance(pair.one.claim, Engagement) and min(len(left), len(right)) == 2 != max(len(left), len(right)):
        return Found(0.0, "two sides, and more than two")
    return Found(len(left & right) / len(left | right), ", ".join(sorted(left & right)))


def kinds(pair: Pair) -> Found | None:
    """The kind of contact or undertaking."""
    left, right = (getattr(seen.claim, "kind", None) for seen in (pair.one, pair.other))
    if left is None or right is None:
        return None
    return Found(1.0 if left is right else 0.6, f"{left}, {right}")


def people(pair: Pair) -> Found | None:
    """The people who took part; a list may be longer than another.

    Where the people of a side are named by one report only, half of what people tell is open; on a visit
    those who travel are enough.
    """
    one, other = pair.one.claim, pair.other.claim
    if not isinstance(one, Engagement) or not isinstance(other, Engagement):
        return None
    left, right = ([p.name for p in claim.participants if p.name] for claim in (one, other))
    if not left or not right:
        return None
    met = [a for a in left if any(same_person(a, b) for b in right)]
    share = len(met) / min(len(left), len(right)) if met else 0.0
    return Found(share * _known(one, other), ", ".join(met))


HALF = 0.5
MOST = 0.7
"""What shared people count for when another side's are named by one report only, or by neither."""


def _known(one: Engagement, other: Engagement) -> float:
    """How far the people of all sides are told: travellers are enough on a visit."""
    if EngagementKind.VISIT in (one.kind, other.kind) or len(one.states) > _PAIR:
        return 1.0
    left, right = ({p.acts_for for p in claim.participants if p.name} - {None} for claim in (one, other))
    if left != right:
        return HALF
    return 1.0 if len(left) >= _PAIR else MOST


_PAIR = 2


def places(pair: Pair) -> Found | None:
    """Where it happened."""
    left, right = (getattr(seen.claim, "place", None) for seen in (pair.one, pair.other))
    if not left or not right:
        return None
    return Found(1.0 if same_place(left, right) else 0.0, f"{left}, {right}")


def wording(pair: Pair) -> Found | None:
    """The words that the claims rest on."""
    return Found(likeness(pair.one.claim.evidence.text, pair.other.claim.evidence.text))


def copied(pair: Pair) -> Found | None:
    """Whether one report copies the other; silent unless most of their words agree."""
    return Found(1.0, f"texts {pair.reports:.2f} alike") if pair.reports >= COPIED else None


COPIED = 0.5
"""Share of five-word runs in common from which a text counts as an agency's copy of another."""


def codes(pair: Pair) -> Found | None:
    """The CAMEO codes, by their roots."""
    one, other = pair.one.claim, pair.other.claim
    if not isinstance(one, Event) or not isinstance(other, Event) or not (one.cameo and other.cameo):
        return None
    return Found(1.0 if one.cameo[:3] == other.cameo[:3] else 0.3, f"{one.cameo}, {other.cameo}")


def speakers(pair: Pair) -> Found | None:
    """Who spoke."""
    one, other = pair.one.claim, pair.other.claim
    if not isinstance(one, Statement) or not isinstance(other, Statement):
        return None
    return Found(1.0 if same_speakers(one.speaker, other.speaker) else 0.4, one.speaker)


def contents(pair: Pair) -> Found | None:
    """What was said: a quotation printed by both, else words or senses in common, else what translations share."""
    one, other = pair.one.claim, pair.other.claim
    if not isinstance(one, Statement) or not isinstance(other, Statement):
        return None
    left, right = languages_of(pair.one, pair.other)
    foreign = bool(left and right) and left != right
    return Found(*(translation(pair.one, pair.other) if foreign else rendering(one, other)))


def quantities(pair: Pair) -> Found | None:
    """The figure undertaken: within one per cent of each other in the same unit; a target's may have moved."""
    one, other = pair.one.claim, pair.other.claim
    if not isinstance(one, Commitment) or not isinstance(other, Commitment):
        return None
    left, right = one.quantity, other.quantity
    if left is None or right is None:
        return None
    near = is_one_amount(left, right)
    if not near and left.unit == right.unit and are_targets(one, other):
        return None
    return Found(1.0 if near else 0.0, f"{left.value} {left.unit}, {right.value} {right.unit}")


def deadlines(pair: Pair) -> Found | None:
    """By when; a target, and what else is told with the same words, may have been put off."""
    one, other = pair.one.claim, pair.other.claim
    if not isinstance(one, Commitment) or not isinstance(other, Commitment):
        return None
    if one.deadline is None or other.deadline is None:
        return None
    same = gap(one.deadline, other.deadline) == 0
    if not same and (are_targets(one, other) or len(matter(one) & matter(other)) >= LEAST):
        return None
    return Found(1.0 if same else 0.0, f"{one.deadline}, {other.deadline}")


def undertakings(pair: Pair) -> Found | None:
    """What is undertaken: the better of the words quoted and the action with its object."""
    one, other = pair.one.claim, pair.other.claim
    if not isinstance(one, Commitment) or not isinstance(other, Commitment):
        return None
    if _is_vague(pair, one, other):
        return Found(0.0, "nothing in particular that both name")
    acts = likeness(f"{one.action} {one.object}", f"{other.action} {other.object}")
    shared = ", ".join(sorted(matter(one) & matter(other)))
    return Found(max(acts, alike(one, other), likeness(one.evidence.text, other.evidence.text)), shared)


def _is_vague(pair: Pair, one: Commitment, other: Commitment) -> bool:
    """Whether texts of other days promise nothing in particular that both name.

    Where the same sides agree, or where it is told to whom, both have to name particulars that differ.
    """
    by = {*one.by, *other.by}
    left, right = ({*particulars(one), *pair.one.named} - by, {*particulars(other), *pair.other.named} - by)
    alone = not one.to and not other.to and len(by) == 1
    apart = alone or bool(left and right) or set(one.by) != set(other.by)
    return apart and not left & right and not is_one_telling(pair)


def is_one_telling(pair: Pair) -> bool:
    """Whether the reports are copies or of a day: then few words are enough."""
    first, second = occasion(pair.one), occasion(pair.other)
    return pair.reports >= COPIED or not first or not second or gap(first, second) <= 1


def issues(pair: Pair) -> Found | None:
    """What a position is on."""
    one, other = pair.one.claim, pair.other.claim
    if not isinstance(one, Position) or not isinstance(other, Position):
        return None
    if is_own_name(one) or is_own_name(other):
        return Found(0.0, "only the holder named")
    labels = bool(one.label) and one.label == other.label
    return Found(max(likeness(one.issue, other.issue), 0.3 if labels else 0.0), one.label if labels else "")
