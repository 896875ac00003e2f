"""What earlier events of a report settle about later ones: replies, allegations, and the headline's repetition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from legation.data.bodies import bodies
from legation.data.states import states
from legation.types.claims import Event, EventType, Status
from legation.types.document import BlockKind, Document

_HEAD = frozenset({BlockKind.TITLE, BlockKind.DECK})
_ALLEGED = frozenset({EventType.ASSAULT, EventType.COERCE})
_SPOKEN = frozenset(
    {EventType.AGREE, EventType.SUPPORT, EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN}
)


def with_replies(events: Sequence[Event]) -> Iterator[Event]:
    """A denial without a recipient answers the last accusation against its maker."""
    for at, event in enumerate(events):
        if event.frame == "deny" and not event.recipients:
            yield replace(event, recipients=_accusers(events[:at], event))
        else:
            yield event


def _accusers(earlier: Sequence[Event], reply: Event) -> tuple[str, ...]:
    against = (
        e for e in reversed(earlier[-4:]) if e.type is EventType.ACCUSE and set(reply.actors) & set(e.recipients)
    )
    accusation = next(against, None)
    return accusation.actors if accusation else ()


def with_allegations(events: Iterable[Event]) -> Iterator[Event]:
    """A hostile deed that a side reports of another is also an accusation by that side."""
    for event in events:
        yield event
        if event.type in _ALLEGED and event.status is not Status.HYPOTHETICAL and _can_accuse(event):
            yield replace(
                event,
                type=EventType.ACCUSE,
                actors=(event.attributed_to,),
                recipients=tuple(a for a in event.actors if a != event.attributed_to),
                attributed_to="",
                status=Status.HELD,
                cameo="112",
                mode="allege",
                goldstein=-2.0,
                place=None,
                date=None,
            )


def _can_accuse(event: Event) -> bool:
    speaker = event.attributed_to
    return (
        bool(speaker)
        and speaker not in (*event.actors, *event.recipients)
        and (speaker in states() or speaker in bodies())
    )


def without_repeats(document: Document, events: Sequence[Event]) -> Iterator[Event]:
    """Without a headline's telling of what the report tells, and without a second telling of one deed."""
    kept: list[Event] = []
    for event in events:
        if _in_head(document, event) and any(_told_below(document, event, other) for other in events):
            continue
        if not any(_retold(event, other) for other in kept):
            kept.append(event)
    yield from _without_details(kept)


def _in_head(document: Document, event: Event) -> bool:
    block = document.block_at(event.evidence.hull.start)
    return block is not None and block.kind in _HEAD


def _told_below(document: Document, event: Event, other: Event) -> bool:
    if other is event or _in_head(document, other):
        return False
    ours, theirs = ({*e.actors, *e.recipients} for e in (event, other))
    return event.type is other.type and bool(ours & theirs)


def _retold(event: Event, earlier: Event) -> bool:
    if (event.type, event.actors, event.recipients) != (earlier.type, earlier.actors, earlier.recipients):
        return False
    if event.type in _SPOKEN:
        return event.evidence.text == earlier.evidence.text
    return event.status is earlier.status and (event.date is None or event.date == earlier.date)


def _without_details(events: Sequence[Event]) -> Iterator[Event]:
    """Without a deed done to nobody named where the same deed is told with those to whom it was done."""
    for event in events:
        fuller = (e for e in events if e is not event and e.recipients and e.type is event.type)
        if event.recipients or not any(e.actors == event.actors and e.date == event.date for e in fuller):
            yield event
