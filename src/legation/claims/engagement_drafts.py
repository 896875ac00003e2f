"""One mention of a contact, as a sentence tells it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from legation.claims.arguments import Syntax
from legation.claims.engagement_words import (
    as_ceremony,
    format_of,
    has_arrived,
    is_announced,
    is_custom,
    is_known,
    is_mere_talk,
    is_next,
    is_occasion,
    is_separate,
    kind_named,
    kind_of,
    only_goes_on,
    points_back,
)
from legation.claims.evidence import clause_excerpt
from legation.claims.frames import FrameMatch, Reading
from legation.claims.rows import with_fellows
from legation.claims.sides import Sides
from legation.claims.status import Modality, modality_of_match
from legation.claims.when import date_of, within_report
from legation.claims.where import Place, place_name, place_of
from legation.data.states import states
from legation.types.actors import Actor, ActorKind
from legation.types.analysis import Analysis, Mention, MentionKind
from legation.types.analysis import Reading as AnalysisReading
from legation.types.claims import EngagementKind, Status
from legation.types.document import Document
from legation.types.span import Excerpt
from legation.types.time import Period

_KEEPING = frozenset("remain stay maintain keep continue remaining staying maintaining keeping continuing".split())
"""Whoever agrees to stay in touch agrees to no meeting."""


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
    town: bool = False
    """The place is a town, not a state."""
    date: Period | None = None
    format: str = ""
    topics: tuple[str, ...] = ()
    weak: bool = False
    """Told only by its talk ("discussed X with Y"): no contact of its own beside a firmer one."""
    anaphoric: bool = False
    """Told as known: "their meeting", "the talks"."""
    definite: bool = False
    """Told with an article that points back, whatever its verb: "co-chaired the session"."""
    following: bool = False
    """Told as the next of several: "the next round"."""
    announced: bool = False
    """The report says that it was agreed or announced."""
    score: float = 0.9


def gathering(drafts: Iterable[Draft]) -> tuple[str, ...]:
    """Who meets in a report: the sides of its first contact that took place."""
    held = (d.states for d in drafts if d.status in (Status.HELD, Status.ONGOING) and len(d.states) > 1)
    return next(held, ())


@dataclass(frozen=True, slots=True)
class _Scene:
    """A sentence with what is needed to read contacts in it."""

    document: Document
    analysis: Analysis
    reading: Reading
    sides: Sides


def drafts_of(
    document: Document, analysis: Analysis, reading: Reading, together: tuple[str, ...] = ()
) -> Iterator[Draft]:
    """The contacts of a sentence; ``together`` are those who meet in the sentences before."""
    sides = Sides(reading.syntax, reading.nouns, analysis, together=together)
    scene = _Scene(document, analysis, reading, sides)
    for found in reading.matches:
        m = as_ceremony(reading, found)
        if m.frame.engagement is not None and not _absorbed(reading, m) and not is_occasion(reading, m):
            yield from _drafts(scene, m)
        elif m.frame.status is Status.CANCELLED or m.frame.name == "halt-talks":
            yield from _called_off(scene, m)


def _called_off(scene: _Scene, m: FrameMatch) -> Iterator[Draft]:
    """The contact that somebody calls off, with whoever was to take part."""
    for noun in m.arguments.objects:
        inner = next((n for n in scene.reading.claimed if n.trigger == noun and n.frame.engagement is not None), None)
        if inner is not None:
            told = replace(inner, actors=inner.actors or m.actors, top=m.top, words=m.words)
            yield _draft(scene, told, told.recipients or m.recipients, Status.CANCELLED)
        elif kind := kind_named(scene.reading, noun):
            told = replace(m, frame=replace(m.frame, engagement=kind))
            known = points_back(scene.reading.syntax, replace(m, trigger=noun))
            yield replace(_draft(scene, told, m.recipients, Status.CANCELLED), definite=known)


def _absorbed(reading: Reading, m: FrameMatch) -> bool:
    """Whether the contact is only what somebody asks for, refuses or threatens."""
    outer = next((o for o in reading.matches if o.trigger == m.under), None)
    if outer is None or not outer.frame.absorbs:
        return False
    return not outer.frame.factive and outer.frame.family != "agree"


def _drafts(scene: _Scene, m: FrameMatch) -> Iterator[Draft]:
    status = _status(scene.reading, m, modality_of_match(scene.reading.syntax, m))
    if status is None:
        return
    if status in (Status.HELD, Status.ONGOING) and _is_undertaken(scene.reading, m):
        if scene.reading.syntax.low[m.top] in _KEEPING:
            return
        status = Status.SCHEDULED
    m = _with_fellows(scene, scene.reading.with_speaker(m))
    if status in (Status.SCHEDULED, Status.PROPOSED) and (
        is_custom(scene.reading, scene.analysis, m) or only_goes_on(scene.reading, m)
    ):
        return
    for counterparts in _programme(m, status):
        draft = _draft(scene, m, counterparts, status)
        yield from _separately(draft) if is_separate(scene.reading, m) else (draft,)


def _separately(draft: Draft) -> Iterator[Draft]:
    """One contact for each of the other sides."""
    others = [side for side in draft.states if side not in draft.guests]
    if len(others) < 2 or not draft.guests:
        yield draft
        return
    for side in others:
        sides = {*draft.guests, side}
        persons = tuple(
            k for k in draft.persons if not draft.people[k].acts_for or sides & set(draft.people[k].acts_for)
        )
        yield replace(draft, states=tuple(sorted(sides)), persons=persons)


def _with_fellows(scene: _Scene, m: FrameMatch) -> FrameMatch:
    """The match with everybody of a row of officials of whom the tree gives it one."""
    sentence = scene.reading.syntax.sentence
    actors, recipients = (with_fellows(scene.analysis, sentence, part) for part in (m.actors, m.recipients))
    return replace(m, actors=actors, recipients=tuple(t for t in recipients if t not in actors))


def _is_undertaken(reading: Reading, m: FrameMatch) -> bool:
    """Whether the contact is what sides agree or promise to have, not what they agree that it was."""
    clause = reading.syntax.tokens[m.top]
    told = clause.relation == "ccomp" or (clause.upos != "VERB" and m.top == m.trigger and _in_told_clause(reading, m))
    if told:
        return False
    return any(o.trigger == m.under and o.frame.family == "agree" for o in reading.matches)


def _in_told_clause(reading: Reading, m: FrameMatch) -> bool:
    """Whether a noun stands in a finite clause that is said ("agreed that their talks were …")."""
    above = next(
        (t for t in reading.syntax.sentence.ancestors(m.top) if t.relation in ("ccomp", "xcomp", "root")), None
    )
    return above is not None and above.relation == "ccomp"


def _status(reading: Reading, m: FrameMatch, modality: Modality) -> Status | None:
    """The status of a contact; None for one that is refused or that did not take place."""
    if m.frame.status is not None:
        return m.frame.status
    if m.frame.name == "travel" and modality.status is Status.HELD and has_arrived(reading, m):
        return Status.ONGOING
    if modality.refused or (modality.negated and modality.status is not Status.CANCELLED):
        return None
    return modality.status


def _programme(m: FrameMatch, status: Status) -> tuple[tuple[int, ...], ...]:
    """Counterparts of each contact: a programme of meetings to come, or a journey, is one for each."""
    listed = status is Status.SCHEDULED and m.frame.engagement is EngagementKind.MEETING
    if len(m.recipients) > 1 and (listed or m.frame.engagement is EngagementKind.VISIT):
        return tuple((r,) for r in m.recipients)
    return (m.recipients,)


def _draft(scene: _Scene, m: FrameMatch, counterparts: tuple[int, ...], status: Status) -> Draft:
    kind = kind_of(scene.reading, m)
    place = _place(scene, m, counterparts, kind)
    counterparts = _others_than(scene, m.actors, counterparts)
    guests, others = scene.sides.of_all(m.actors), scene.sides.of_all(counterparts)
    if kind is EngagementKind.VISIT and place and place.state and not others:
        others = (place.state,)
    if kind is not EngagementKind.VISIT and len({*guests, *others}) < 2:
        others = (*others, *scene.sides.of_all(m.arguments.modifiers))
    people = {a.key: a for a in _people(scene, (*_who(scene.reading.syntax, m), *m.actors, *counterparts))}
    return Draft(
        kind=kind,
        states=tuple(sorted({*guests, *others})),
        status=status,
        evidence=clause_excerpt(scene.document, scene.reading, m),
        sentence=scene.reading.syntax.sentence.index,
        frame=m.frame.name,
        persons=tuple(people),
        people=MappingProxyType(people),
        guests=guests,
        host=_host(m, kind, guests, others),
        place=place.name if place else None,
        place_state=place.state if place else "",
        town=_is_town(place),
        date=within_report(date_of(scene.reading.syntax, scene.analysis, m), status, scene.document),
        format=format_of(scene.reading),
        weak=m.frame.weight < 0 or is_mere_talk(scene.reading, m),
        anaphoric=is_known(scene.reading, m),
        definite=points_back(scene.reading.syntax, m),
        following=is_next(scene.reading, m),
        announced=is_announced(scene.reading),
        score=0.9 if m.rank > 0 else 0.75,
    )


def _others_than(scene: _Scene, own: tuple[int, ...], others: tuple[int, ...]) -> tuple[int, ...]:
    """Without the places of a side's own people ("met with U.S. forces in X, Y and Z")."""
    ours = set(scene.sides.of_all(own))
    if len(others) < 2 or not ours or not set(scene.sides.of(others[0])) <= ours:
        return others
    number = scene.reading.syntax.sentence.index
    return tuple(
        t
        for t in others
        if not ((mention := scene.analysis.mention_at(number, t)) and mention.reading is AnalysisReading.PLACE)
    )


def _place(scene: _Scene, m: FrameMatch, counterparts: tuple[int, ...], kind: EngagementKind) -> Place | None:
    if kind is EngagementKind.VISIT:
        return _visited(scene, counterparts)
    return place_of(scene.reading.syntax, scene.analysis, m)


def _is_town(place: Place | None) -> bool:
    """A place within a state, not the state itself; what is no state's (a person's house) is none."""
    state = states().get(place.state) if place is not None else None
    return place is not None and state is not None and place.name != state.name


def _host(m: FrameMatch, kind: EngagementKind, guests: tuple[str, ...], others: tuple[str, ...]) -> str:
    if kind is EngagementKind.VISIT:
        return others[0] if others else ""
    if m.frame.name in ("host-person", "welcome-guest", "give-welcome") and guests:
        return guests[0]
    return ""


def _visited(scene: _Scene, counterparts: tuple[int, ...]) -> Place | None:
    """Where a visit leads: its recipient by name."""
    for index in counterparts:
        mention = _place_named(scene, index)
        if mention is not None:
            state = mention.state or (mention.actors[0] if len(mention.actors) == 1 else "")
            return Place(place_name(scene.reading.syntax, mention), state, index)
    return None


def _place_named(scene: _Scene, index: int) -> Mention | None:
    """The name of a place: "the friendly country of X" is X."""
    sentence = scene.reading.syntax.sentence
    mention = scene.analysis.mention_at(sentence.index, index)
    if mention is None or mention.kind is not MentionKind.NOMINAL:
        return mention
    inner = (scene.analysis.mention_at(sentence.index, c.index) for c in sentence.children(index, "nmod"))
    return next((m for m in inner if m and m.kind is MentionKind.NAME), mention)


def _who(syntax: Syntax, m: FrameMatch) -> tuple[int, ...]:
    """The "who" that is the subject: it tells of a person, whatever noun the tree hangs its clause on."""
    return tuple(c.index for c in syntax.sentence.children(m.top, "nsubj") if syntax.low[c.index] == "who")


def _people(scene: _Scene, tokens: Iterable[int]) -> Iterator[Actor]:
    for index in tokens:
        for mention in _mentions(scene, index):
            actors = (scene.analysis.actor.get(key) for key in mention.actors)
            yield from (a for a in actors if a is not None and a.kind is ActorKind.PERSON)


def _mentions(scene: _Scene, index: int) -> Iterator[Mention]:
    """The mention at a token, else those of people in apposition to it."""
    sentence = scene.reading.syntax.sentence
    own = scene.analysis.mention_at(sentence.index, index)
    if own is not None:
        yield own
        if own.actors:
            return
    for child in sentence.children(index, "appos", "flat", "compound", "nmod:desc"):
        yield from _mentions(scene, child.index)
