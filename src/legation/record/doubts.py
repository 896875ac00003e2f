"""What keeps two claims from being told to be one fact, though nothing tells them apart.

A veto says that they are two. A doubt leaves it open: however alike they are, they are proposed as one and not
joined. Copies of one item are never in doubt.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from legation.data.sameness import load_sameness
from legation.data.states import is_state
from legation.record.duplicates import named_states
from legation.record.factors import COPIED, WEEK, Pair, is_one_telling, people, places
from legation.record.matters import is_shared_target, kernel
from legation.record.names import same_person
from legation.record.occasions import gap, length, occasion, window
from legation.record.renderings import has_one_slot, names_differ
from legation.record.sayings import ENOUGH, QUOTED, is_post_and_report
from legation.text.wording import likeness, telling_words, words
from legation.types.claims import Commitment, Engagement, EngagementKind, Event, EventType, Position, Statement
from legation.types.record import FactKind, LinkReason, Sighting
from legation.types.time import Period

SINGULAR = frozenset(
    {
        EventType.RETREAT,
        EventType.PROTEST,
        EventType.SANCTION,
        EventType.MOBILIZE,
        EventType.COERCE,
        EventType.ASSAULT,
    }
)
"""Types of deed that seldom happen twice in a day between the same parties."""

KNOWN = 0.5
"""Likeness of words from which contacts of one day are one though nobody and no place is told."""

ALL = 0.9
"""Likeness from which contents are the same words."""

PAIR = 2
KERNEL = 0.75
"""Share of the words of two undertakings' kernels in common (Dice) from which they are told again."""

AT_ONCE = 0.4
"""The same for two reports of one day."""

LONG_KERNEL = 4
"""Words of a kernel in common that are enough whatever one telling adds."""


def doubt(pair: Pair, reasons: Sequence[LinkReason]) -> str:
    """Why the two cannot be told to be one, "" when they can; ``reasons`` are what they were weighed by."""
    copied = pair.reports >= COPIED and not _partners_differ(pair)
    if copied and not is_post_and_report(pair.one, pair.other):
        return ""
    return _DOUBTS[pair.one.kind](pair, reasons)


def _engagements(pair: Pair, _reasons: Sequence[LinkReason]) -> str:
    one, other = pair.one.claim, pair.other.claim
    if not isinstance(one, Engagement) or not isinstance(other, Engagement):
        return ""
    if _counted_otherwise(one, other) or _counted_otherwise(other, one) or _overlap_only(one.states, other.states):
        return "how many sides met"
    if _meets_public(one) != _meets_public(other):
        return "people without an office"
    if _is_fresh(pair.one) and _is_fresh(pair.other) and _days_apart(pair):
        return "each report tells of its own day"
    if _is_round(one, other) and not _is_on_day(pair):
        return "one of several meetings"
    return "neither people nor a day of its own" if _is_bare(pair) else ""


def _is_round(one: Engagement, other: Engagement) -> bool:
    """Whether one report lists the people whom an official saw, and the other names one of them."""
    counts = [Counter(person.acts_for for person in claim.participants if person.name) for claim in (one, other)]
    return any(min(count[side] for count in counts) == 1 for side in _listed(counts))


def _listed(counts: Sequence[Counter[str | None]]) -> Iterable[str | None]:
    """Sides of which one report names many."""
    return (side for side in {*counts[0], *counts[1]} if max(count[side] for count in counts) >= ROUND)


ROUND = 3
"""People of one side from which a list of those met may be one of several meetings."""


def _is_on_day(pair: Pair) -> bool:
    """Whether both give one and the same day."""
    own = window(pair.one), window(pair.other)
    return own[0] is not None and own[0] == own[1] and not length(own[0])


def _counted_otherwise(one: Engagement, other: Engagement) -> bool:
    """Whether one contact says of how many sides it is, and the sides read of it, or of the other, are not so many."""
    told, others = _sides_told(one), _sides_told(other)
    if told == PAIR:
        return len(one.states) > PAIR or len(other.states) > PAIR
    return bool(told) and told != (others or len(other.states))


def _sides_told(claim: Engagement) -> int:
    listed = load_sameness().sides
    return max((listed[word] for word in words(claim.evidence.text) if word in listed), default=0)


def _overlap_only(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether each of two lists of sides has one that the other lacks."""
    left, right = set(one), set(other)
    return bool(left - right) and bool(right - left)


def _meets_public(claim: Engagement) -> bool:
    """Whether officials of one side alone are named, and people without an office are met."""
    sides = {person.acts_for for person in claim.participants if person.name}
    return len(sides) < PAIR and not load_sameness().public.isdisjoint(words(claim.evidence.text))


def _is_fresh(seen: Sighting) -> bool:
    """Whether a report tells of its own day."""
    own = window(seen)
    return own is not None and seen.report.day is not None and own == Period.on(seen.report.day)


def _days_apart(pair: Pair) -> int:
    """Days between the two, by their own dates or their reports'; 0 when one is of no day."""
    first, second = occasion(pair.one), occasion(pair.other)
    return gap(first, second) if first and second else 0


def _is_wide(pair: Pair) -> bool:
    """Whether one of the two is told of no day, but of a month."""
    found = (occasion(pair.one), occasion(pair.other))
    return any(period is not None and length(period) > WEEK for period in found)


def _is_bare(pair: Pair) -> bool:
    """Whether of two contacts neither somebody who took part nor a day of their own is told: states meet often."""
    met = people(pair)
    if met is not None and met.score > 0:
        return False
    own = window(pair.one), window(pair.other)
    if own[0] and own[1]:
        return max(length(own[0]), length(own[1])) > WEEK and not _has_sign(pair)
    first, second = occasion(pair.one), occasion(pair.other)
    on_day = first is not None and second is not None and not gap(first, second)
    return not (on_day and _likeness(pair) >= KNOWN)


def _has_sign(pair: Pair) -> bool:
    """Whether two contacts of one month are both summits, are told alike, or name one place that is no side's name."""
    kinds = {getattr(seen.claim, "kind", None) for seen in (pair.one, pair.other)}
    place, told = places(pair), str(getattr(pair.one.claim, "place", ""))
    in_place = place is not None and place.score > 0 and not named_states(told, "en")
    return in_place or kinds == {EngagementKind.SUMMIT} or _likeness(pair) >= KNOWN


def _likeness(pair: Pair) -> float:
    return likeness(pair.one.claim.evidence.text, pair.other.claim.evidence.text)


def _events(pair: Pair, _reasons: Sequence[LinkReason]) -> str:
    one, other = pair.one.claim, pair.other.claim
    if not isinstance(one, Event) or not isinstance(other, Event):
        return ""
    if occasion(pair.one) is None or occasion(pair.other) is None:
        return "no day is told"
    if one.type in SINGULAR:
        return ""
    if set(one.actors) != set(other.actors):
        return "who acted"
    if _days_apart(pair):
        return "done anew on another day"
    return "who is named" if names_differ(one.evidence.text, other.evidence.text) else _hearers(pair)


def _statements(pair: Pair, reasons: Sequence[LinkReason]) -> str:
    one, other = pair.one.claim, pair.other.claim
    if not isinstance(one, Statement) or not isinstance(other, Statement):
        return ""
    quoted = any(reason.detail == QUOTED for reason in reasons)
    fresh = _is_fresh(pair.one) and _is_fresh(pair.other)
    if _days_apart(pair) and (fresh or not (quoted or _is_word_for_word(one, other))):
        return "said anew on another day"
    if quoted or is_post_and_report(pair.one, pair.other):
        return ""
    if _is_wide(pair):
        return "no day is told"
    return _hearers(pair) if one.acts_for and other.acts_for else "a voice of no side"


def _is_word_for_word(one: Statement, other: Statement) -> bool:
    """Whether the contents are the same words, and enough of them."""
    least = min(len(telling_words(claim.content.text)) for claim in (one, other))
    return least >= ENOUGH and likeness(one.content.text, other.content.text) >= ALL


def _hearers(pair: Pair) -> str:
    """Whether the same may have been said to others: other sides met, other people, a report on another partner."""
    one, other = pair.one.setting, pair.other.setting
    sides = [{name for name in held if is_state(name) or name.isupper()} for held in (one, other)]
    if one and other and (sides[0] != sides[1] or _others(one, other)):
        return "said on two occasions"
    return "reports on other partners" if _partners_differ(pair) else ""


def _others(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether each names somebody whom the other does not."""
    return _has_own(one, other) and _has_own(other, one)


def _has_own(names: Iterable[str], others: Iterable[str]) -> bool:
    held = tuple(others)
    return any(not any(same_person(name, other) for other in held) for name in names)


def _partners_differ(pair: Pair) -> bool:
    """Whether the titles of the two reports name other states, each one that the other does not."""
    left, right = (named_states(seen.report.title, seen.report.language) for seen in (pair.one, pair.other))
    return bool(left - right) and bool(right - left)


def _commitments(pair: Pair, _reasons: Sequence[LinkReason]) -> str:
    one, other = pair.one.claim, pair.other.claim
    if not isinstance(one, Commitment) or not isinstance(other, Commitment):
        return ""
    if is_shared_target(one, other):
        return ""
    if _circles_differ(one.by, other.by, PAIR) or _circles_differ(one.to, other.to, 1):
        return "other sides"
    if _partners_differ(pair) and not (one.to and other.to) and len({*one.by, *other.by}) < PAIR:
        return "reports on other partners"
    if has_one_slot(one.action, other.action):
        return "one thing put for another"
    left, right = kernel(one), kernel(other)
    if is_one_telling(pair):
        return "" if not left or not right or _close(left, right, AT_ONCE) else "told of something else"
    return _told_again(one, other) or _known_again(left, right, PAIR if not one.to else 1)


def _circles_differ(one: Iterable[str], other: Iterable[str], least: int) -> bool:
    """Whether two lists of at least so many sides are not the same."""
    left, right = set(one), set(other)
    return left != right and min(len(left), len(right)) >= least


def _told_again(one: Commitment, other: Commitment) -> str:
    """Why an undertaking told on another day may be another one."""
    if set(one.by) != set(other.by) or set(one.to) != set(other.to):
        return "other sides"
    if _is_given_anew(one) or _is_given_anew(other):
        return "given anew each time"
    pointing = load_sameness().pointing
    points = any(not pointing.isdisjoint(words(claim.action)) for claim in (one, other))
    return "points at what its report tells" if points else ""


def _known_again(left: frozenset[str], right: frozenset[str], least: int) -> str:
    """Why the kernels of two undertakings do not tell that they are one."""
    shared = len(left & right)
    close = _close(left, right, KERNEL) or shared >= max(LONG_KERNEL, min(len(left), len(right)))
    return "" if close and shared >= least else "nothing in particular by which it is known again"


def _close(left: frozenset[str], right: frozenset[str], share: float) -> bool:
    """Whether two sets have so large a share in common (Dice)."""
    return 2 * len(left & right) >= share * (len(left) + len(right))


def _is_given_anew(claim: Commitment) -> bool:
    """Whether it is one more gift of a kind that is given often, of no figure."""
    told, listed = set(words(claim.evidence.text)), load_sameness()
    return claim.quantity is None and not told.isdisjoint(listed.gifts) and not told.isdisjoint(listed.anew)


def _positions(pair: Pair, _reasons: Sequence[LinkReason]) -> str:
    claims = (pair.one.claim, pair.other.claim)
    told = [words(claim.issue) for claim in claims if isinstance(claim, Position)]
    return "" if all(told) else "no issue is told"


_DOUBTS: Mapping[FactKind, Callable[[Pair, Sequence[LinkReason]], str]] = MappingProxyType(
    {
        FactKind.ENGAGEMENT: _engagements,
        FactKind.EVENT: _events,
        FactKind.STATEMENT: _statements,
        FactKind.COMMITMENT: _commitments,
        FactKind.POSITION: _positions,
    }
)
