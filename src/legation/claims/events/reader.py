"""The events of a report (annotation guidelines, section 2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from legation.claims.coded_event import cameo_of
from legation.claims.engagement_drafts import Draft
from legation.claims.engagements import VERSION, engagement_drafts
from legation.claims.events.casting import cast
from legation.claims.events.discourse import with_allegations, with_replies, without_repeats
from legation.claims.events.scene import Report, Scene, scene_of
from legation.claims.events.tone import toned
from legation.claims.evidence import clause_excerpt
from legation.claims.frames import FrameMatch, Reading
from legation.claims.plover import COOPERATIVE, HOSTILE
from legation.claims.sides import Sides
from legation.claims.slots import Slots
from legation.claims.status import Modality, modality_of_match
from legation.claims.when import date_of, has_later_day, within_report
from legation.claims.where import place_of
from legation.data.predicates import Code, load_lexicon
from legation.types.analysis import Analysis, Maker
from legation.types.analysis import Reading as MentionReading
from legation.types.claims import EngagementKind, Event, EventType, Statement, Status
from legation.types.document import Document

_DIRECTED = frozenset({EngagementKind.VISIT, EngagementKind.CORRESPONDENCE})
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


def read_events(document: Document, analysis: Analysis, statements: tuple[Statement, ...] = ()) -> tuple[Event, ...]:
    """Who did what to whom in a report; contacts that took place are CONSULT events.

    ``statements`` of the same report say for whom "we" stands in quoted words.
    """
    drafts = engagement_drafts(document, analysis)
    report = Report(document, analysis, drafts, statements, [])
    contacts = [event for draft in drafts if (event := _of_contact(draft))]
    deeds = [e for s in analysis.sentences for e in _of_sentence(scene_of(report, s))]
    deeds.extend(toned(report, deeds))
    told = sorted((*_once_a_sentence(contacts), *deeds), key=lambda e: e.evidence.hull.start)
    return tuple(without_repeats(document, tuple(with_allegations(tuple(with_replies(told))))))


def _once_a_sentence(contacts: Iterable[Event]) -> Iterator[Event]:
    """Several meetings of the same sides to come, told in one breath, are one agreement."""
    seen: set[tuple[EventType, tuple[str, ...], str]] = set()
    for event in contacts:
        key = (event.type, event.actors, event.evidence.text)
        if event.type is not EventType.AGREE or key not in seen:
            yield event
        seen.add(key)


def _of_contact(draft: Draft) -> Event | None:
    """CONSULT for a contact held or going on, AGREE for one announced."""
    if draft.status in (Status.HELD, Status.ONGOING):
        kind = EventType.CONSULT
    elif draft.status is Status.SCHEDULED and draft.announced:
        kind = EventType.AGREE
    else:
        return None
    directed = (draft.kind in _DIRECTED or draft.frame == "summon") and kind is EventType.CONSULT and bool(draft.guests)
    others = tuple(s for s in draft.states if s not in draft.guests)
    code = _contact_code(draft, kind)
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
        cameo=code.cameo,
        mode=code.mode,
        goldstein=code.goldstein,
        contexts=code.contexts,
        frame=draft.frame,
    )


def _contact_code(draft: Draft, kind: EventType) -> Code:
    """The frame's code where it is one of consultation, else that of any; of a contact to come "agree to meet"."""
    lexicon = load_lexicon()
    if kind is not EventType.CONSULT:
        return lexicon.codes["036"]
    code = lexicon.frames[draft.frame].code
    return code if code.type is EventType.CONSULT else lexicon.codes["040"]


def _of_sentence(scene: Scene) -> Iterator[Event]:
    found = [(event, m) for m in scene.reading.matches if (event := _event(scene, m))]
    events = _merged(_in_its_meeting(scene, event, m) for event, m in found)
    scene.report.told.extend(events)
    yield from events


@dataclass(frozen=True, slots=True)
class _Deed:
    """A match read: its type and status in a report's record."""

    type: EventType
    status: Status


def _lasts(reading: Reading, m: FrameMatch) -> bool:
    """Whether the deed's noun is one that goes on ("war", but not "strike")."""
    syntax = reading.syntax
    if syntax.preposition(syntax.tokens[m.top]) in ("after", "following"):
        return False
    return any(word in _LASTING for word in syntax.lexicon.noun_words(syntax.low[m.trigger]))


_LASTING = frozenset(
    {
        "war",
        "aggression",
        "invasion",
        "campaign",
        "offensive",
        "siege",
        "occupation",
        "violence",
        "bombardment",
        "hostility",
        "operation",
        "genocide",
    }
)


def _deed(m: FrameMatch, modality: Modality, *, lasting: bool) -> _Deed | None:
    """The type and status of a match; None when it is denied, or a contact (those are read apart)."""
    kind = m.frame.type
    if kind is None or kind is EventType.CONSULT or m.frame.engagement is not None:
        return None
    if modality.purpose and not m.frame.speech and modality.status is not Status.HYPOTHETICAL:
        return None
    if kind is EventType.THREATEN and (modality.refused or modality.negated):
        return None
    if modality.refused or modality.negated:
        intended = (modality.future or modality.refused) and not m.frame.lone
        return _Deed(EventType.REJECT, Status.HELD) if kind in COOPERATIVE and intended else None
    status = _status(m, modality.status, lasting=lasting)
    return _Deed(kind, status) if _is_told(m, kind, status) else None


def _is_told(m: FrameMatch, kind: EventType, status: Status) -> bool:
    """Whether a deed of this status is one to record: praise to come is none, nor is what is only wished for."""
    if status is Status.PROPOSED:
        return kind in _PROPOSABLE
    if status is Status.HYPOTHETICAL:
        return kind in HOSTILE or kind in _PROPOSABLE
    return status is not Status.SCHEDULED or not m.frame.speech or kind not in _OF_THE_MOMENT


_PROPOSABLE = frozenset({EventType.AGREE, EventType.THREATEN})
_OF_THE_MOMENT = frozenset({EventType.SUPPORT, EventType.ACCUSE})


def _status(m: FrameMatch, status: Status, *, lasting: bool) -> Status:
    """A withdrawal announced is to come; a war spoken of as somebody's goes on."""
    if m.frame.name == "attack-noun" and m.top != m.trigger and status is Status.SCHEDULED:
        return Status.HYPOTHETICAL
    if (
        m.frame.name == "attack-noun"
        and lasting
        and m.top == m.trigger
        and status in (Status.PROPOSED, Status.SCHEDULED)
    ):
        return Status.ONGOING
    if m.frame.status is not None and (status is Status.HELD or m.frame.status is not Status.ONGOING):
        return m.frame.status
    if status is not Status.HELD or m.frame.name not in _TELLING:
        return status
    if m.frame.name == "attack-noun":
        return Status.ONGOING if m.top == m.trigger and m.arguments.owners and lasting else status
    return Status.SCHEDULED if m.top != m.trigger else status


_TELLING = frozenset({"withdrawal", "attack-noun"})


def _event(scene: Scene, m: FrameMatch) -> Event | None:
    reading, analysis = scene.reading, scene.analysis
    if _is_content(reading, m) or _at_arms_length(scene, m):
        return None
    deed = _deed(m, modality_of_match(reading.syntax, m), lasting=_lasts(reading, m))
    if deed is None:
        return None
    actors, recipients = cast(scene, m, deed.type)
    if not _counts(scene, m, deed, actors, recipients):
        return None
    code = cameo_of(reading, m)
    place = place_of(reading.syntax, analysis, m)
    date = within_report(date_of(reading.syntax, analysis, m), deed.status, scene.document)
    if _is_of_the_telling(reading, m, deed):
        date = None
    return Event(
        evidence=clause_excerpt(scene.document, reading, m),
        maker=Maker(f"frame {m.frame.name}", VERSION),
        score=0.9 if m.rank > 1 else 0.7,
        attributed_to=_attributed(scene.sides, reading, m, actors),
        type=deed.type,
        actors=actors,
        recipients=recipients,
        date=date,
        place=place.name if place else None,
        status=deed.status,
        cameo=code.cameo,
        mode=code.mode,
        goldstein=code.goldstein,
        contexts=(*code.contexts, *m.frame.contexts),
        frame=m.frame.name,
    )


def _is_of_the_telling(reading: Reading, m: FrameMatch, deed: _Deed) -> bool:
    """Whether the day is that on which something to come was announced."""
    declared = reading.syntax.lexicon.declared
    words = reading.syntax.verb_words(reading.syntax.tokens[m.top])
    return deed.status is Status.SCHEDULED and m.top != m.trigger and bool(declared.intersection(words))


def _at_arms_length(scene: Scene, m: FrameMatch) -> bool:
    """Whether the word stands in quotation marks of doubt (his "war")."""
    span = scene.reading.syntax.tokens[m.trigger].span
    return any(q.scare and q.span.covers(span) for q in scene.analysis.quotations)


def _is_content(reading: Reading, m: FrameMatch) -> bool:
    """Whether a deed is only what another predicate is about (asked for, refused, threatened)."""
    outer = next((o for o in reading.matches if o.trigger == m.under), None)
    while outer is not None:
        if not outer.frame.factive:
            return True
        outer = next((o for o in reading.matches if o.trigger == outer.under), None)
    return False


def _counts(scene: Scene, m: FrameMatch, deed: _Deed, actors: tuple[str, ...], recipients: tuple[str, ...]) -> bool:
    """Whether the deed is between sides: two of them, or one whose deed needs no other."""
    if not actors or (deed.type is EventType.AGREE and (_of_values(scene.reading, m) or _is_verdict(scene.reading, m))):
        return False
    if not recipients and deed.type is EventType.REQUEST and _to_everybody(scene.reading, m):
        return True
    if recipients or (len(actors) > 1 and (m.frame.reciprocal or deed.type is EventType.AGREE)):
        return True
    if deed.status is Status.HYPOTHETICAL or not m.frame.lone:
        return False
    return deed.type not in _ANSWERED or all(_is_place(scene, t) for t in m.recipients)


def _to_everybody(reading: Reading, m: FrameMatch) -> bool:
    """Whether a call goes out to sides that are not named ("all parties")."""
    return any(w in _EVERYBODY for t in m.recipients for w in reading.syntax.lexicon.noun_words(reading.syntax.low[t]))


_EVERYBODY = frozenset({"party", "side", "community", "nation", "country", "state", "stakeholder", "guarantor"})


def _of_values(reading: Reading, m: FrameMatch) -> bool:
    """Whether what is agreed is only a value ("their commitment to democracy")."""
    about = (*m.arguments.after("to"), *(o for c in m.arguments.clauses for o in reading.syntax.arguments(c).objects))
    return bool(about) and all(reading.nouns.is_in(t, _VALUES) for t in about)


def _is_verdict(reading: Reading, m: FrameMatch) -> bool:
    """Whether what is agreed is how something is: "agreed that the talks were useful"."""
    tokens = reading.syntax.tokens
    told = [c for c in m.arguments.clauses if tokens[c].relation == "ccomp" and tokens[c].upos == "ADJ"]
    past = {"was", "were", "is", "are", "remains", "remain"}
    cops = (k for c in told for k in reading.syntax.sentence.children(c, "cop"))
    return any(reading.syntax.low[k.index] in past for k in cops)


def _is_place(scene: Scene, index: int) -> bool:
    mention = scene.sides.mention(index)
    return mention is not None and mention.reading is MentionReading.PLACE


_ANSWERED = frozenset({EventType.AGREE, EventType.SUPPORT, EventType.REQUEST, EventType.THREATEN, EventType.ACCUSE})
"""Deeds that are addressed to somebody: where the words name a hearer that is no side, there is no event."""
_VALUES = frozenset({"value"})


def _merged(events: Iterable[Event]) -> list[Event]:
    """Deeds of one type by the same side in one sentence are one event, with all to whom it was done."""
    kept: list[Event] = []
    for event in events:
        at = next((i for i, other in enumerate(kept) if _one_deed(event, other)), None)
        if at is None:
            kept.append(event)
        else:
            kept[at] = _joined(kept[at], event)
    return kept


def _one_deed(event: Event, other: Event) -> bool:
    same = (event.type, event.actors, event.status) == (other.type, other.actors, other.status)
    nested = set(event.recipients) <= set(other.recipients) or set(other.recipients) <= set(event.recipients)
    return same and nested


def _joined(one: Event, other: Event) -> Event:
    fuller = one if len(one.recipients) >= len(other.recipients) else other
    return replace(fuller, date=one.date or other.date, place=one.place or other.place)


def _attributed(sides: Sides, reading: Reading, m: FrameMatch, actors: tuple[str, ...]) -> str:
    """Who the report lets answer for the deed, when that is not its doer."""
    if not _is_reported(reading, m.top):
        return ""
    speakers = sides.of_all(Slots(reading.syntax, reading.nouns).speaker(m.top))
    return next((side for side in speakers if side not in actors), "")


def _is_reported(reading: Reading, index: int) -> bool:
    """Whether a clause is itself what somebody says, not a clause or noun inside that."""
    tokens = reading.syntax.tokens
    at = tokens[index]
    while at.relation in ("conj", "xcomp") and at.head >= 0:
        at = tokens[at.head]
    said = tokens[at.head].upos in ("VERB", "AUX") if at.relation == "ccomp" else False
    return said or reading.syntax.sentence.child(at.index, "parataxis") is not None


def _in_its_meeting(scene: Scene, event: Event, m: FrameMatch) -> Event:
    """What is said at the meeting that a report is about has its date and place, unless it has its own."""
    if event.date is not None or event.type not in _SPOKEN or event.status is not Status.HELD:
        return event
    held = next((d for d in scene.report.drafts if _spoken_at(scene, d, event, m)), None)
    if held is None or has_later_day(scene.analysis, scene.document, held.date):
        return event
    place = None if held.kind is EngagementKind.CALL else held.place
    return replace(event, date=held.date, place=event.place or place)


def _spoken_at(scene: Scene, draft: Draft, event: Event, m: FrameMatch) -> bool:
    number = scene.reading.syntax.sentence.index
    if draft.status not in (Status.HELD, Status.ONGOING) or draft.kind in _DIRECTED:
        return False
    if draft.sentence > min(number, _MAIN) or not set(event.actors) <= set(draft.states):
        return False
    mentions = (scene.analysis.mention_at(number, t) for t in m.actors)
    speakers = {key for mention in mentions if mention for key in mention.actors}
    return bool(speakers & {*draft.persons}) or (len(speakers) > 1 and speakers >= {*draft.states})


_MAIN = 3
"""A contact told in the first sentences (headline and deck among them) is the one that the report is about."""
