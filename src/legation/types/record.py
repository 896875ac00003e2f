"""What is held over all reports: entries with their claims, and the rulings of people.

An entry has no identity of its own: it goes by the id of its first sighting, and the id of every
other sighting finds it too. So an address once given out keeps working, whatever is linked later
and in whatever order the reports were read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from legation.types.asking import Order, Standing
from legation.types.claims import (
    Claim,
    Claims,
    Commitment,
    Engagement,
    Event,
    Person,
    Position,
    Stage,
    Statement,
    Status,
)
from legation.types.course import standing, status_of
from legation.types.edits import can_be_set, edited
from legation.types.rereading import Reread
from legation.types.span import Excerpt, Span
from legation.types.time import PartialDate, Period


class FactKind(StrEnum):
    """The five kinds of fact, as the record names them."""

    ENGAGEMENT = "engagement"
    EVENT = "event"
    STATEMENT = "statement"
    COMMITMENT = "commitment"
    POSITION = "position"


CLAIM_TYPES: Mapping[FactKind, type[Claim]] = MappingProxyType(
    {
        FactKind.ENGAGEMENT: Engagement,
        FactKind.EVENT: Event,
        FactKind.STATEMENT: Statement,
        FactKind.COMMITMENT: Commitment,
        FactKind.POSITION: Position,
    }
)


def kind_of(claim: Claim) -> FactKind:
    """Which of the five kinds a claim is; TypeError for anything else."""
    for kind, made in CLAIM_TYPES.items():
        if isinstance(claim, made):
            return kind
    msg = f"not one of the five kinds of claim: {type(claim).__name__}"
    raise TypeError(msg)


def gathered(document: str, facts: Iterable[Claim], persons: tuple[Person, ...] = ()) -> Claims:
    """All that the text of a digest asserts, each fact under its kind, there in the order given."""
    rows: dict[FactKind, list[Claim]] = {kind: [] for kind in FactKind}
    for fact in facts:
        rows[kind_of(fact)].append(fact)
    parts = {f"{kind.value}s": tuple(found) for kind, found in rows.items()}
    return Claims(document, persons, **parts)  # type: ignore[arg-type]


def sides_of(claim: Claim) -> tuple[str, ...]:
    """The states and bodies that a claim involves as parties, sorted: codes or common names."""
    match claim:
        case Engagement():
            found = claim.states
        case Event():
            found = (*claim.actors, *claim.recipients)
        case Statement():
            found = (*claim.acts_for, *((claim.addressee,) if claim.addressee else ()))
        case Commitment():
            found = (*claim.by, *claim.to)
        case Position():
            found = claim.holder
        case _:
            found = ()
    return tuple(sorted(set(found)))


def names_of(claim: Claim) -> tuple[str, ...]:
    """Names of the people who speak or take part in what is claimed, in order."""
    match claim:
        case Statement():
            return (claim.speaker,)
        case Engagement():
            return tuple(dict.fromkeys(person.name for person in claim.participants))
        case _:
            return ()


def period_of(claim: Claim) -> Period | None:
    """When what is claimed happens; None when the report does not say. Commitments: None."""
    match claim:
        case Engagement() | Event() | Statement():
            return claim.date
        case _:
            return None


@dataclass(frozen=True, slots=True)
class ReportRef:
    """One version of one report in the record."""

    document: str
    """SHA-256 of the text: names the version."""
    id: str
    title: str
    url: str = ""
    publisher: str = ""
    published: str = ""
    """ISO date with its precision, "" when unknown."""
    language: str = ""
    superseded: bool = False
    """A newer text of the same report is held."""
    address: str = ""
    """Where it was obtained: a path, an address or "-"."""
    copies: int = 1
    """At how many addresses this very text is held."""
    read: bool = True
    """False when it is kept but its language is not read yet."""
    item: str = ""
    """Names the item of which texts are copies or translations, the same for all of them; "" for a text alone."""

    @property
    def origin(self) -> str:
        """The item that it is a copy of, else its own text: reports of one origin count as one voice."""
        return self.item or self.document

    @property
    def day(self) -> PartialDate | None:
        """The publication date."""
        return PartialDate.parse(self.published) if self.published else None


@dataclass(frozen=True, slots=True)
class Sighting:
    """One claim in the report that makes it."""

    id: str
    """Stable: derived from the report's version, the kind and the words."""
    kind: FactKind
    claim: Claim
    report: ReportRef
    named: tuple[str, ...] = ()
    """States and bodies that its words name, parties or not, sorted."""
    setting: tuple[str, ...] = ()
    """Of a statement or deed: whom its own side met on that occasion, by the same report: sides and their people."""
    place: int = 0
    """Its place among the facts of its report: engagements come first."""

    @property
    def sides(self) -> tuple[str, ...]:
        """The parties of the claim."""
        return sides_of(self.claim)

    @property
    def period(self) -> Period | None:
        """When it happens, as far as the report says."""
        return period_of(self.claim)


class Verdict(StrEnum):
    """What a person decided."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    UNSURE = "unsure"
    EDITED = "edited"
    MERGED = "merged"
    SPLIT = "split"
    REOPENED = "reopened"
    UNDONE = "undone"
    FORGOTTEN = "forgotten"


STANDINGS = frozenset({Verdict.ACCEPTED, Verdict.REJECTED, Verdict.UNSURE, Verdict.REOPENED})
"""Verdicts that say what an entry is worth; the latest in force stands."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """One decision of one person; append-only, undone only by a later one.

    ``subject`` is the id of any sighting of the entry ruled on (a report's version for
    ``FORGOTTEN``). ``others``: for ``MERGED`` ids of the entries joined to it, for ``SPLIT`` the
    sightings taken out of it, and in ``kept`` those left in it. ``field`` and ``value``: what an
    edit sets. ``undoes``: the number of the ruling taken back, ``redoes`` of one taken back
    earlier and made again.
    """

    subject: str
    verdict: Verdict
    by: str
    at: datetime
    field: str = ""
    value: str = ""
    others: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    undoes: int | None = None
    redoes: int | None = None
    note: str = ""
    number: int | None = None
    """Place in the journal, from 1; None until it is written."""


@dataclass(frozen=True, slots=True)
class LinkReason:
    """One named, weighted function's part in a decision to link two claims."""

    name: str
    weight: float
    score: float
    detail: str = ""


class Tie(StrEnum):
    """How two sightings stand to each other."""

    SAME = "same"
    POSSIBLE = "possible"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Link:
    """Two sightings weighed: ``one`` sorts before ``other``; ``score`` is between 0 and 1."""

    one: str
    other: str
    tie: Tie
    score: float
    reasons: tuple[LinkReason, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One meeting, statement or commitment as held after linking, with every report of it."""

    id: str
    kind: FactKind
    sightings: tuple[Sighting, ...]
    ruling: Ruling | None = None
    """The ruling on its worth that stands, if any."""
    edits: tuple[Ruling, ...] = ()
    """Edits in force, the latest of each field."""
    links: tuple[Link, ...] = ()
    """Why its sightings are one; links to sightings outside it are proposals."""
    opinions: tuple[Ruling, ...] = ()
    """Of everybody who ruled on it, the newest ruling on its worth and on each field, in order of time."""

    @property
    def best(self) -> Sighting:
        """The sighting to show: the surest of those whose status stands, the first of equals."""
        if len(self.sightings) == 1:
            return self.sightings[0]
        stands = standing(sighting.claim for sighting in self.sightings)
        current = [sighting for sighting in self.sightings if status_of(sighting.claim) is stands]
        return max(current, key=lambda sighting: sighting.claim.score)

    @property
    def claim(self) -> Claim:
        """The claim to show: the best sighting's, with the edits in force that can be meant."""
        claim = self.best.claim
        if not self.edits:
            return claim
        return edited(claim, ((e.field, e.value) for e in self.edits if can_be_set(claim, e.field, e.value)))

    @property
    def reports(self) -> tuple[ReportRef, ...]:
        """The distinct reports behind the entry, in order of sighting."""
        return tuple(dict.fromkeys(sighting.report for sighting in self.sightings))

    @property
    def verdict(self) -> Verdict | None:
        """What a person decided on its worth; None when nobody did or it was re-opened."""
        if self.ruling is None or self.ruling.verdict is Verdict.REOPENED:
            return None
        return self.ruling.verdict

    @property
    def sides(self) -> tuple[str, ...]:
        """All parties over its sightings, sorted."""
        return tuple(sorted({side for sighting in self.sightings for side in sighting.sides}))


class Kept(StrEnum):
    """What keeping a report did."""

    NEW = "new"
    SAME = "same"
    COPY = "copy"
    """The same text from other bytes or another address: a source more, nothing else."""
    VERSION = "new version"
    REREAD = "read again"
    """The same text, read by another reader than before: its claims replaced."""
    FORGOTTEN = "forgotten"
    """Removed on purpose earlier, so not kept again."""


@dataclass(frozen=True, slots=True)
class KeepResult:
    """What keeping a report did, and the report as it now stands."""

    kept: Kept
    report: ReportRef
    claims: int = 0
    """How many claims are held of it."""
    reread: Reread | None = None
    """What changed, when another reader had read it before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryQuery:
    """Which entries: every condition given must hold for the entry as a whole.

    ``sides``: all of them are parties or named in the words; ``parties``: all are parties;
    ``any_party``: one of them is. ``since`` and ``until`` bound the day it happened, else the day
    it was published, both inclusive. ``report``: a version's digest. ``words`` stand in a claim, as search has them;
    ``person``: words of the name of somebody who speaks or takes part; ``names``: their whole name,
    folded, one of these. ``least`` and ``most``
    bound the score. ``due_since`` and ``due_until`` bound a deadline; ``due`` and ``over`` ask
    whether one stands and whether it is told as over. Entries ruled out and texts superseded are
    left out unless asked for.
    """

    kinds: tuple[FactKind, ...] = ()
    sides: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    any_party: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    report: str = ""
    ids: tuple[str, ...] = ()
    words: str = ""
    person: str = ""
    names: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    stages: tuple[Stage, ...] = ()
    standing: Standing = Standing.ANY
    least: float | None = None
    most: float | None = None
    due_since: date | None = None
    due_until: date | None = None
    due: bool | None = None
    over: bool | None = None
    rejected: bool = False
    superseded: bool = False
    order: Order = Order.OLDEST
    start: int = 0
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class PersonSighting:
    """An official as one report names them."""

    person: Person
    report: ReportRef


class HitKind(StrEnum):
    """What a search found."""

    REPORT = "report"
    CLAIM = "claim"


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where searched words stand.

    ``spans`` are in the report's text; ``context`` is the stretch around the first of them.
    ``claim`` is the sighting's id, "" for a hit in the report at large.
    """

    kind: HitKind
    report: ReportRef
    spans: tuple[Span, ...]
    context: Excerpt
    claim: str = ""
    rank: float = 0.0


@dataclass(frozen=True, slots=True)
class Difference:
    """A field on which the sightings of one entry disagree, the value with most reports first."""

    field: str
    values: tuple[ValueSeen, ...]


@dataclass(frozen=True, slots=True)
class ValueSeen:
    """One value of a field, as text, with the sightings that give it."""

    value: str
    sightings: tuple[str, ...]
    reports: tuple[ReportRef, ...] = ()
    """The reports that give it, in order of publication."""
