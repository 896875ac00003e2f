"""The events of a report (annotation guidelines, section 2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from legation.claims.code import cameo_of
from legation.claims.engagement_drafts import Draft
from legation.claims.engagements import VERSION, engagement_drafts
from legation.claims.evidence import clause_excerpt
from legation.claims.frames import FrameMatch, Reading, read
from legation.claims.plover import COOPERATIVE
from legation.claims.sides import Sides
from legation.claims.slots import Slots
from legation.claims.status import Modality, modality_of
from legation.claims.when import date_of
from legation.claims.where import place_of
from legation.data.predicates import load_lexicon
from legation.types.analysis import Analysis, Maker
from legation.types.claims import EngagementKind, Event, EventType, Status
from legation.types.document import Document

_DIRECTED = frozenset({EngagementKind.VISIT, EngagementKind.CORRESPONDENCE})
_NEEDS_RECIPIENT = frozenset(
    {
        EventType.SUPPORT,
        EventType.REQUEST,
        EventType.ACCUSE,
        EventType.THREATEN,
        EventType.AID,
        EventType.COOPERATE,
        EventType.CONCEDE,
        EventType.SANCTION,
        EventType.PROTEST,
    }
)
_SPOKEN = frozenset(
    {
        EventType.AGREE,
        EventType.SUPPORT,
        EventType.REQUEST,
        EventType.ACCUSE,
        EventType.REJECT,
        EventType.THREATEN,
    }
)


def read_events(document: Document, analysis: Analysis) -> tuple[Event, ...]:
    """Who did what to whom in a report; contacts that took place are CONSULT events."""
    drafts = engagement_drafts(document, analysis)
    contacts = [event for draft in drafts if (event := _of_contact(draft))]
    deeds = [
        e for s in analysis.sentences for e in _of_sentence(document, analysis, read(s, analysis), drafts)
    ]
    return tuple(sorted((*contacts, *_without_repeats(deeds)), key=lambda e: e.evidence.hull.start))


def _of_contact(draft: Draft) -> Event | None:
    """CONSULT for a contact held or going on, AGREE for one announced."""
    if draft.status in (Status.HELD, Status.ONGOING):
        kind = EventType.CONSULT
    elif draft.status is Status.SCHEDULED and draft.announced:
        kind = EventType.AGREE
    else:
        return None
    directed = draft.kind in _DIRECTED and kind is EventType.CONSULT and bool(draft.guests)
    others = tuple(s for s in draft.states if s not in draft.guests)
    code = load_lexicon().frames[draft.frame].code
    return Event(
        evidence=draft.evidence,
        maker=Maker(f"frame {draft.frame}", VERSION),
        score=draft.score,
        type=kind,
        actors=draft.guests if directed else draft.states,
        recipients=others if directed else (),
        date=draft.date,
        place=None if draft.kind is EngagementKind.CALL else draft.place,
        status=draft.status,
        cameo=code.cameo if kind is EventType.CONSULT else "036",
        mode=code.mode,
        goldstein=code.goldstein,
        contexts=code.contexts,
        frame=draft.frame,
    )


def _of_sentence(
    document: Document, analysis: Analysis, reading: Reading, drafts: tuple[Draft, ...]
) -> Iterator[Event]:
    sides = Sides(reading.syntax, reading.nouns, analysis)
    seen: set[tuple[EventType, tuple[str, ...], tuple[str, ...]]] = set()
    for m in reading.matches:
        event = _event(document, analysis, reading, sides, m)
        if event is None or (event.type, event.actors, event.recipients) in seen:
            continue
        seen.add((event.type, event.actors, event.recipients))
        yield _in_its_meeting(event, reading, analysis, m, drafts)


@dataclass(frozen=True, slots=True)
class _Deed:
    """A match read: its type and status in a report's record."""

    type: EventType
    status: Status


def _deed(m: FrameMatch, modality: Modality) -> _Deed | None:
    """The type and status of a match; None when it is denied, or a contact (those are read apart)."""
    kind = m.frame.type
    if kind is None or (kind is EventType.CONSULT) or m.frame.engagement is not None:
        return None
    if modality.refused or modality.negated:
        intended = modality.future or modality.refused
        return _Deed(EventType.REJECT, Status.HELD) if kind in COOPERATIVE and intended else None
    return _Deed(kind, m.frame.status or modality.status)


def _event(
    document: Document, analysis: Analysis, reading: Reading, sides: Sides, m: FrameMatch
) -> Event | None:
    if _is_content(reading, m):
        return None
    deed = _deed(m, modality_of(reading.syntax, m.trigger, carrier=m.top))
    if deed is None:
        return None
    actors, recipients = _parties(sides, reading.with_speaker(m))
    if not _counts(m, deed, actors, recipients):
        return None
    code = cameo_of(reading, m)
    place = place_of(reading.syntax, analysis, m)
    return Event(
        evidence=clause_excerpt(document, reading, m),
        maker=Maker(f"frame {m.frame.name}", VERSION),
        score=0.9 if m.rank > 1 else 0.7,
        attributed_to=_attributed(sides, reading, m, actors),
        type=deed.type,
        actors=actors,
        recipients=recipients,
        date=date_of(reading.syntax, analysis, m),
        place=place.name if place else None,
        status=deed.status,
        cameo=code.cameo,
        mode=code.mode,
        goldstein=code.goldstein,
        contexts=(*code.contexts, *m.frame.contexts),
        frame=m.frame.name,
    )


def _is_content(reading: Reading, m: FrameMatch) -> bool:
    """Whether a deed is only what another predicate is about (asked for, refused, threatened)."""
    outer = next((o for o in reading.matches if o.trigger == m.under), None)
    while outer is not None:
        if not outer.frame.factive:
            return True
        outer = next((o for o in reading.matches if o.trigger == outer.under), None)
    return False


def _parties(sides: Sides, m: FrameMatch) -> tuple[tuple[str, ...], tuple[str, ...]]:
    actors = sides.of_all(m.actors)
    recipients = sides.recipients(m) or (sides.within(m) if m.frame.absorbs else ())
    if m.frame.reciprocal and recipients:
        return tuple(sorted({*actors, *recipients})), ()
    return tuple(sorted(actors)), tuple(sorted(r for r in recipients if r not in actors))


def _counts(m: FrameMatch, deed: _Deed, actors: tuple[str, ...], recipients: tuple[str, ...]) -> bool:
    """Whether the deed is between sides: two of them, or one whose deed needs no other."""
    if not actors:
        return False
    if len(actors) + len(recipients) > 1 and (
        recipients or m.frame.reciprocal or deed.type not in _NEEDS_RECIPIENT
    ):
        return True
    if deed.status is Status.HYPOTHETICAL or deed.type in _NEEDS_RECIPIENT or m.recipients:
        return False
    return deed.type in (EventType.RETREAT, EventType.REJECT, EventType.MOBILIZE)


def _attributed(sides: Sides, reading: Reading, m: FrameMatch, actors: tuple[str, ...]) -> str:
    """Who the report lets answer for the deed, when that is not its doer."""
    speakers = sides.of_all(Slots(reading.syntax, reading.nouns).speaker(m.top))
    return next((side for side in speakers if side not in actors), "")


def _in_its_meeting(
    event: Event, reading: Reading, analysis: Analysis, m: FrameMatch, drafts: tuple[Draft, ...]
) -> Event:
    """What is said at a meeting has the meeting's date and place, unless it has its own."""
    if event.date is not None or event.type not in _SPOKEN or event.status is not Status.HELD:
        return event
    held = next((d for d in drafts if _spoken_at(d, event, reading, analysis, m)), None)
    if held is None:
        return event
    place = None if held.kind is EngagementKind.CALL else held.place
    return replace(event, date=held.date, place=event.place or place)


def _spoken_at(draft: Draft, event: Event, reading: Reading, analysis: Analysis, m: FrameMatch) -> bool:
    if draft.status not in (Status.HELD, Status.ONGOING) or draft.kind in (
        EngagementKind.VISIT,
        EngagementKind.CORRESPONDENCE,
    ):
        return False
    if draft.sentence > reading.syntax.sentence.index or not set(event.actors) <= set(draft.states):
        return False
    speakers = {
        key
        for t in m.actors
        if (n := analysis.mention_at(reading.syntax.sentence.index, t))
        for key in n.actors
    }
    return bool(speakers & {*draft.persons}) or (len(speakers) > 1 and not draft.persons)


def _without_repeats(events: Iterable[Event]) -> Iterator[Event]:
    """Without a second telling of a deed: same parties, type and status, and no date of its own."""
    kept: list[Event] = []
    for event in events:
        if not any(_retold(event, other) for other in kept):
            kept.append(event)
    yield from kept


def _retold(event: Event, earlier: Event) -> bool:
    if (event.type, event.actors, event.recipients) != (earlier.type, earlier.actors, earlier.recipients):
        return False
    if event.type in _SPOKEN:
        return event.evidence.text == earlier.evidence.text
    return event.status is earlier.status and (event.date is None or event.date == earlier.date)
