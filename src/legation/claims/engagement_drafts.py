"""One mention of a contact, as a sentence tells it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from legation.claims.evidence import clause_excerpt
from legation.claims.frames import FrameMatch, Reading
from legation.claims.sides import Sides
from legation.claims.status import Modality, modality_of
from legation.claims.when import date_of
from legation.claims.where import Place, place_of
from legation.types.actors import Actor, ActorKind
from legation.types.analysis import Analysis, Mention
from legation.types.claims import EngagementKind, Status
from legation.types.document import Document
from legation.types.span import Excerpt
from legation.types.time import Period

_FORMATS = (
    "virtual",
    "virtually",
    "bilateral",
    "trilateral",
    "quadrilateral",
    "multilateral",
    "ministerial",
    "informal",
    "closed door",
    "closed-door",
    "face-to-face",
    "in person",
    "tête-à-tête",
    "expanded",
)
_PHONE = frozenset({"phone", "telephone", "call", "telephonically"})
_FACE = frozenset({"met", "meet", "meets", "meeting", "bilateral", "sidelines", "person", "lunch", "dinner"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A contact as one or several mentions tell it. ``persons`` are keys into ``people``."""

    kind: EngagementKind
    states: tuple[str, ...]
    status: Status
    evidence: Excerpt
    sentence: int
    frame: str
    persons: tuple[str, ...] = ()
    people: Mapping[str, Actor] = field(default_factory=lambda: MappingProxyType({}))
    guests: tuple[str, ...] = ()
    """The initiators: the visitor, the caller."""
    host: str = ""
    place: str | None = None
    place_state: str = ""
    date: Period | None = None
    format: str = ""
    topics: tuple[str, ...] = ()
    weak: bool = False
    """Told only by its talk ("discussed X with Y"): no contact of its own beside a firmer one."""
    announced: bool = False
    """The report says that it was agreed or announced."""
    score: float = 0.9


def drafts_of(document: Document, analysis: Analysis, reading: Reading) -> Iterator[Draft]:
    """The contacts of a sentence."""
    sides = Sides(reading.syntax, reading.nouns, analysis)
    for m in reading.matches:
        if m.frame.engagement is not None and not _absorbed(reading, m):
            yield from _drafts(document, analysis, reading, sides, m)


def _absorbed(reading: Reading, m: FrameMatch) -> bool:
    """Whether the contact is only what somebody asks for, refuses or threatens."""
    outer = next((o for o in reading.matches if o.trigger == m.under), None)
    return (
        outer is not None
        and outer.frame.absorbs
        and not outer.frame.factive
        and outer.frame.family != "agree"
    )


def _drafts(
    document: Document, analysis: Analysis, reading: Reading, sides: Sides, m: FrameMatch
) -> Iterator[Draft]:
    modality = modality_of(reading.syntax, m.trigger, carrier=m.top)
    m = reading.with_speaker(m)
    place = place_of(reading.syntax, analysis, m)
    status = _status(m, modality)
    if status is None:
        return
    for counterparts in _programmes(m, status):
        yield _draft(document, analysis, reading, sides, m, counterparts, status, place)


def _status(m: FrameMatch, modality: Modality) -> Status | None:
    """The status of a contact; None for one that is refused or that did not take place."""
    if m.frame.status is not None:
        return m.frame.status
    if modality.refused or (modality.negated and modality.status is not Status.CANCELLED):
        return None
    return modality.status


def _programmes(m: FrameMatch, status: Status) -> Iterator[tuple[int, ...]]:
    """A programme of meetings to come is one contact for each counterpart."""
    if (status is Status.SCHEDULED and len(m.recipients) > 1 and m.frame.engagement is EngagementKind.MEETING) or (m.frame.engagement is EngagementKind.VISIT and len(m.recipients) > 1):
        yield from ((r,) for r in m.recipients)
    else:
        yield m.recipients


def _draft(
    document: Document,
    analysis: Analysis,
    reading: Reading,
    sides: Sides,
    m: FrameMatch,
    counterparts: tuple[int, ...],
    status: Status,
    place: Place | None,
) -> Draft:
    guests = _states(sides, m.actors)
    others = _states(sides, counterparts)
    people = {a.key: a for a in _people(analysis, reading, (*m.actors, *counterparts))}
    kind = _kind(reading, m)
    spot = _visited(analysis, reading, m, counterparts) if kind is EngagementKind.VISIT else place
    if kind is EngagementKind.VISIT and spot and spot.state and not others:
        others = (spot.state,)
    return Draft(
        kind=kind,
        states=tuple(sorted({*guests, *others})),
        status=status,
        evidence=clause_excerpt(document, reading, m),
        sentence=reading.syntax.sentence.index,
        frame=m.frame.name,
        persons=tuple(people),
        people=MappingProxyType(people),
        guests=guests,
        host=_host(m, kind, guests, others),
        place=spot.name if spot else None,
        place_state=spot.state if spot else "",
        date=date_of(reading.syntax, analysis, m),
        format=_format(reading),
        weak=m.frame.weight < 0,
        announced=_is_announced(reading),
        score=0.9 if m.rank > 0 else 0.75,
    )


def _states(sides: Sides, tokens: Iterable[int]) -> tuple[str, ...]:
    return sides.of_all(tokens)


def _host(m: FrameMatch, kind: EngagementKind, guests: tuple[str, ...], others: tuple[str, ...]) -> str:
    if kind is EngagementKind.VISIT:
        return others[0] if others else ""
    if m.frame.name in ("host-person", "welcome-guest", "give-welcome") and guests:
        return guests[0]
    return ""


def _kind(reading: Reading, m: FrameMatch) -> EngagementKind:
    kind = m.frame.engagement or EngagementKind.OTHER
    if m.frame.name == "speak-with":
        words = set(reading.syntax.low)
        return EngagementKind.MEETING if words & _FACE and not words & _PHONE else EngagementKind.CALL
    if kind in (EngagementKind.MEETING, EngagementKind.TALKS) and _by_phone(reading, m):
        return EngagementKind.CALL
    return kind


def _by_phone(reading: Reading, m: FrameMatch) -> bool:
    after = m.arguments.after("by", "over", "in", "on")
    return any(reading.syntax.low[t] in ("phone", "telephone", "call") for t in after)


def _visited(
    analysis: Analysis, reading: Reading, m: FrameMatch, counterparts: tuple[int, ...]
) -> Place | None:
    """Where a visit leads: its recipient by name."""
    for index in counterparts:
        mention = analysis.mention_at(reading.syntax.sentence.index, index)
        if mention is not None:
            words = reading.syntax.tokens[mention.first : mention.last + 1]
            name = mention.place or " ".join(t.text for t in words if t.text.lower() != "the")
            return Place(
                name, mention.state or (mention.actors[0] if len(mention.actors) == 1 else ""), index
            )
    return None


def _people(analysis: Analysis, reading: Reading, tokens: Iterable[int]) -> Iterator[Actor]:
    for index in tokens:
        for mention in _mentions(analysis, reading, index):
            for key in mention.actors:
                actor = analysis.actor.get(key)
                if actor is not None and actor.kind is ActorKind.PERSON:
                    yield actor


def _mentions(analysis: Analysis, reading: Reading, index: int) -> Iterator[Mention]:
    """The mention at a token, else those of people in apposition to it."""
    number = reading.syntax.sentence.index
    own = analysis.mention_at(number, index)
    if own is not None:
        yield own
        if own.actors:
            return
    for child in reading.syntax.sentence.children(index, "appos", "flat", "compound", "nmod:desc"):
        yield from _mentions(analysis, reading, child.index)


def _format(reading: Reading) -> str:
    text = " ".join(reading.syntax.low)
    return next((word for word in _FORMATS if word in text), "")


def _is_announced(reading: Reading) -> bool:
    words = {
        "announced",
        "agreed",
        "scheduled",
        "programme",
        "program",
        "agenda",
        "announce",
        "arranged",
        "confirmed",
        "schedule",
    }
    return bool(words.intersection(reading.syntax.low))
