"""What keeps two contacts from being told to be one, though nothing tells them apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from legation.data.sameness import load_sameness
from legation.record.duplicates import named_states
from legation.record.factors import WEEK, Pair, people, places
from legation.record.occasions import days_apart, gap, is_fresh, length, occasion, window
from legation.text.wording import likeness, words
from legation.types.claims import Engagement, EngagementKind, Status
from legation.types.record import Sighting

KNOWN = 0.5
"""Likeness of words from which contacts of one day are one though nobody and no place is told."""

PAIR = 2


def doubt_contacts(pair: Pair) -> str:
    """Why two contacts cannot be told to be one; "" when they can."""
    one, other = pair.one.claim, pair.other.claim
    if not isinstance(one, Engagement) or not isinstance(other, Engagement):
        return ""
    if _counted_otherwise(one, other) or _counted_otherwise(other, one) or _overlap_only(one.states, other.states):
        return "how many sides met"
    if _meets_public(one) != _meets_public(other):
        return "people without an office"
    if is_fresh(pair.one) and is_fresh(pair.other) and days_apart(pair.one, pair.other):
        return "each report tells of its own day"
    if _is_ahead_of(pair.one, pair.other) or _is_ahead_of(pair.other, pair.one):
        return "one was over when the other was ahead"
    if _is_round(one, other) and not _is_on_day(pair):
        return "one of several meetings"
    return "neither people nor a day of its own" if _is_bare(pair) else ""


def _is_ahead_of(one: Sighting, other: Sighting) -> bool:
    """Whether one report, giving no day, looks ahead to a contact on a day on which the other's was over."""
    told, day = occasion(other), one.report.day
    if window(one) is not None or told is None or told.last is None or day is None:
        return False
    ahead = isinstance(one.claim, Engagement) and one.claim.status is Status.SCHEDULED
    over = isinstance(other.claim, Engagement) and other.claim.status is Status.HELD
    return ahead and over and told.last <= day.first


def _is_round(one: Engagement, other: Engagement) -> bool:
    """Whether one report lists the people whom an official saw, and the other names one of them, or none."""
    counts = [Counter(person.acts_for for person in claim.participants if person.name) for claim in (one, other)]
    return any(min(count[side] for count in counts) <= 1 for side in _listed(counts))


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
