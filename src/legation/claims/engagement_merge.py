"""Mentions of one contact made one: the same kind of contact between the same sides, at one time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from legation.claims.engagement_drafts import Draft
from legation.types.claims import EngagementKind, Status
from legation.types.span import GAP, Excerpt
from legation.types.time import PartialDate, Period

_IN_PERSON = frozenset({EngagementKind.MEETING, EngagementKind.TALKS, EngagementKind.SUMMIT})
_MEDIATED = frozenset({"mediate", "mediation", "host-meeting"})
_NEAR = 3
_PAST = frozenset({Status.HELD, Status.ONGOING})


def merged(drafts: Iterable[Draft], published: PartialDate | None = None) -> tuple[Draft, ...]:
    """Drafts of one contact merged, in order of first mention; weak ones only add to firmer ones.

    ``published`` is the report's day: news without a date of its own is not of a day long past.
    """
    found: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.weak, d.sentence)):
        at = next(
            (i for i, other in enumerate(found) if same(other, draft) and not _apart(other, draft, published)), None
        )
        if at is None:
            found.append(draft)
        else:
            found[at] = joined(found[at], draft)
    standing = _after_cancellations(sorted(found, key=lambda d: d.sentence))
    return tuple(_dated(d, standing) for d in standing)


def _after_cancellations(drafts: Iterable[Draft]) -> list[Draft]:
    """What was planned is called off by "the visit was put off" right after, which names no sides of its own."""
    found: list[Draft] = []
    for draft in drafts:
        off = draft.status is Status.CANCELLED and draft.definite and len(draft.states) < _PAIR
        at = next((i for i in reversed(range(len(found))) if _is_plan_of(found[i], draft)), None) if off else None
        if at is None:
            found.append(draft)
        else:
            both = _both(found[at].evidence, draft.evidence)
            found[at] = replace(found[at], status=Status.CANCELLED, evidence=both)
    return found


_PAIR = 2
_AHEAD = frozenset({Status.SCHEDULED, Status.PROPOSED})


def _is_plan_of(plan: Draft, off: Draft) -> bool:
    near = off.sentence - plan.sentence <= _NEAR
    return near and plan.status in _AHEAD and _kinds_agree(plan, off) and set(off.states) <= set(plan.states)


def _both(one: Excerpt, other: Excerpt) -> Excerpt:
    """The words of the plan and those that call it off."""
    if one.hull.covers(other.hull) or other.hull.start < one.hull.end:
        return one
    return Excerpt((*one.spans, *other.spans), GAP.join((one.text, other.text)))


def _dated(draft: Draft, drafts: Iterable[Draft]) -> Draft:
    """A meeting on a journey is within the days of the journey when it has no day of its own."""
    if draft.date is not None or draft.status not in _PAST or draft.kind is EngagementKind.VISIT:
        return draft
    journeys = (d for d in drafts if d.kind is EngagementKind.VISIT and d.date and d.status in _PAST)
    around = next((j for j in journeys if j.sentence <= draft.sentence and _travellers(j) & _travellers(draft)), None)
    return replace(draft, date=around.date) if around else draft


def _apart(one: Draft, other: Draft, published: PartialDate | None) -> bool:
    """Whether the news of the day, told first and without a date, meets one of another season."""
    undated, dated = (one, other) if one.date is None else (other, one)
    if published is None or undated.date is not None or dated.date is None or dated.date.start is None:
        return False
    if undated.anaphoric or undated.weak or undated.sentence > 0 or dated.sentence == undated.sentence:
        return False
    return (published.year, published.month) != (dated.date.start.year, dated.date.start.month)


def _travellers(draft: Draft) -> set[str]:
    return {*draft.persons, *draft.guests}


def same(one: Draft, other: Draft) -> bool:
    """Whether two drafts can be the same contact."""
    if not _kinds_agree(one, other) or not _statuses_agree(one, other):
        return False
    if not _sides_agree(one, other):
        return False
    if _other_people(one, other) and not (one.weak or other.weak) and not (other.anaphoric and other.date is None):
        return False
    return _dates_agree(one.date, other.date) and _places_agree(one, other)


def _kinds_agree(one: Draft, other: Draft) -> bool:
    if one.kind is other.kind:
        return True
    if one.weak or other.weak:
        return EngagementKind.VISIT not in (one.kind, other.kind) or one.weak != other.weak
    if EngagementKind.CALL in (one.kind, other.kind):
        return other.anaphoric and other.kind is EngagementKind.TALKS
    return {one.kind, other.kind} <= _IN_PERSON


def _statuses_agree(one: Draft, other: Draft) -> bool:
    return one.status is other.status or {one.status, other.status} <= _PAST


def _sides_agree(one: Draft, other: Draft) -> bool:
    first, second = set(one.states), set(other.states)
    if one.sentence == other.sentence and _MEDIATED & {one.frame, other.frame}:
        return bool(first & second)
    if one.weak or other.weak:
        return bool(first & second)
    if _goes_on(one, other):
        return True
    small, large = sorted((first, second), key=len)
    return (
        bool(small)
        and small <= large
        and (len(small) > 1 or len(large) == 1 or bool(set(one.persons) & set(other.persons)))
    )


def _goes_on(one: Draft, other: Draft) -> bool:
    """Whether "the session" right after tells of the other side of a session: "B co-chaired the session"."""
    near = 0 < other.sentence - one.sentence <= _NEAR and other.definite
    return near and len(one.states) == len(other.states) == 1 and one.kind is other.kind


def _other_people(one: Draft, other: Draft) -> bool:
    """Whether somebody else acts for a side in the one than in the other."""
    for side in set(one.states) & set(other.states):
        first, second = _of_side(one, side), _of_side(other, side)
        if first and second and not first & second:
            return True
    return False


def _of_side(draft: Draft, side: str) -> set[str]:
    return {key for key in draft.persons if side in draft.people[key].acts_for}


def _dates_agree(one: Period | None, other: Period | None) -> bool:
    return one is None or other is None or one.meets(other)


def _places_agree(one: Draft, other: Draft) -> bool:
    if one.weak or other.weak:
        return True
    if EngagementKind.VISIT in (one.kind, other.kind) and one.place_state and other.place_state:
        return one.place_state == other.place_state
    return (
        not one.place
        or not other.place
        or one.place == other.place
        or bool(one.place_state and one.place_state == other.place_state)
    )


def joined(one: Draft, other: Draft) -> Draft:
    """What both drafts say of one contact; evidence, kind and status of the firmer, fuller one."""
    first, second = (one, other) if _weight(one) >= _weight(other) else (other, one)
    people = {**first.people, **second.people}
    placed = second if _places_better(first, second) else first
    return replace(
        first,
        states=tuple(sorted({*first.states, *(() if second.weak else second.states)})),
        persons=_persons(first, second),
        people=MappingProxyType(people),
        guests=first.guests or second.guests,
        host=first.host or second.host,
        place=placed.place,
        place_state=placed.place_state,
        town=placed.town,
        date=_finer(first.date, second.date),
        format=first.format or second.format,
        sentence=min(first.sentence, second.sentence),
        topics=tuple(dict.fromkeys((*first.topics, *second.topics))),
        announced=first.announced or second.announced,
    )


def _places_better(first: Draft, second: Draft) -> bool:
    """Whether the other mention says where more closely: a town of the same state, or anything at all."""
    if not second.place:
        return False
    return not first.place or (second.town and not first.town and first.place_state in ("", second.place_state))


def _persons(first: Draft, second: Draft) -> tuple[str, ...]:
    """Who takes part: a weak mention adds only for sides that nobody stands for yet."""
    added = () if second.anaphoric else second.persons
    if second.weak:
        manned = {side for key in first.persons for side in first.people[key].acts_for}
        added = tuple(key for key in added if not manned & set(second.people[key].acts_for))
    return tuple(dict.fromkeys((*first.persons, *added)))


def _weight(draft: Draft) -> tuple[bool, int, int, bool, int]:
    return (
        not draft.weak,
        len(draft.states) > 1,
        len(draft.persons),
        draft.date is not None,
        -draft.sentence,
    )


def _finer(one: Period | None, other: Period | None) -> Period | None:
    """The date that says more."""
    if one is None or other is None:
        return one or other
    return other if len(str(other)) > len(str(one)) and one.meets(other) and "/" not in str(other) else one
