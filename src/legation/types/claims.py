"""What one report asserts: five kinds of fact, none without its words.

Fields and what counts as a fact: annotation guidelines (docs/guidelines.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from legation.types.actors import Office, Tenure
from legation.types.analysis import Maker
from legation.types.span import Excerpt
from legation.types.time import Period


class Status(StrEnum):
    """Whether what happens has happened."""

    HELD = "held"
    ONGOING = "ongoing"
    SCHEDULED = "scheduled"
    PROPOSED = "proposed"
    CANCELLED = "cancelled"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"


class EngagementKind(StrEnum):
    """Kinds of contact between states or international bodies."""

    MEETING = "meeting"
    VISIT = "visit"
    CALL = "call"
    SUMMIT = "summit"
    TALKS = "talks"
    CEREMONY = "ceremony"
    CORRESPONDENCE = "correspondence"
    OTHER = "other"


class EventType(StrEnum):
    """PLOVER 0.8 event types."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Form(StrEnum):
    """How much of a statement's content stands inside quotation marks."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class CommitmentKind(StrEnum):
    """What sort of undertaking a commitment is."""

    TARGET = "target"
    PLEDGE = "pledge"
    AGREEMENT = "agreement"
    IMPLEMENTATION = "implementation"
    RECURRENCE = "recurrence"
    REMOVAL = "removal"
    MEMBERSHIP = "membership"


class Stage(StrEnum):
    """How firm a commitment is, softest first."""

    VOICED = "voiced"
    PLEDGED = "pledged"
    AGREED = "agreed"
    SIGNED = "signed"
    IN_FORCE = "in_force"


class Stance(StrEnum):
    """How a side stands to an issue."""

    SUPPORTS = "supports"
    OPPOSES = "opposes"
    CONCERNED = "concerned"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One fact that one report asserts, with the words it rests on and what read it there.

    ``score`` is between 0 and 1: how sure the maker is. ``attributed_to`` names the side that
    the report lets answer for the fact, "" when the report asserts it itself.
    """

    evidence: Excerpt
    maker: Maker
    score: float = 1.0
    attributed_to: str = ""

    def __post_init__(self) -> None:
        if not self.evidence:
            msg = "a claim rests on words of its report"
            raise TypeError(msg)


@dataclass(frozen=True, slots=True)
class Participant:
    """A person in an engagement: office as of the report's date, and the side acted for."""

    name: str
    office: str | None = None
    acts_for: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Engagement(Claim):
    """Contact between two or more states or international bodies."""

    kind: EngagementKind
    participants: tuple[Participant, ...] = ()
    states: tuple[str, ...] = ()
    host: str | None = None
    place: str | None = None
    date: Period | None = None
    status: Status = Status.HELD
    format: str | None = None
    """As printed: "bilateral", "on the sidelines of …", "virtual"."""
    topics: tuple[str, ...] = ()
    part_of: int | None = None
    """Index, among the report's engagements, of the visit or summit that it belongs to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Claim):
    """Who did what to whom (PLOVER 0.8; CAMEO code and Goldstein value beside it)."""

    type: EventType
    actors: tuple[str, ...]
    recipients: tuple[str, ...] = ()
    date: Period | None = None
    place: str | None = None
    status: Status = Status.HELD
    cameo: str = ""
    mode: str = ""
    goldstein: float | None = None
    contexts: tuple[str, ...] = ()
    frame: str = ""
    """The entry of the predicate lexicon that read it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Claim):
    """What an identified official, government or body said, wrote or posted."""

    speaker: str
    content: Excerpt
    form: Form
    office: str | None = None
    acts_for: tuple[str, ...] = ()
    addressee: str | None = None
    cue: Excerpt | None = None
    verbatim: tuple[Excerpt, ...] = ()
    channel: str | None = None
    date: Period | None = None
    joint: bool = False
    speaker_words: Excerpt | None = None
    language: str = ""
    truncated: bool = False
    translated: bool = False
    """English words given for an original in another language."""
    reports_statement: int | None = None
    """Index, among the report's statements, of the post that this one reports."""
    anonymity: str = ""
    """Grade of a speaker who is not named: "officials", "sources familiar"; "" when named."""


@dataclass(frozen=True, slots=True)
class Amount:
    """The quantity of a commitment: value, unit, per period, and what it starts from."""

    value: Decimal
    unit: str
    per: str | None = None
    baseline: Decimal | None = None
    upper: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Claim):
    """What a side undertakes, or sides undertake together, checkable later by an outsider."""

    kind: CommitmentKind
    by: tuple[str, ...]
    to: tuple[str, ...] = ()
    action: str
    object: str = ""
    quantity: Amount | None = None
    deadline: Period | None = None
    condition: str | None = None
    recurrence: str | None = None
    """TIMEX3 value of the repetition ("P1Y"), "regular" when no period is given."""
    stage: Stage = Stage.VOICED
    reaffirmed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Claim):
    """What a side says that it holds on an issue."""

    holder: tuple[str, ...]
    issue: str
    stance: Stance
    label: str = ""
    """The issue's group ("Palestine", "nuclear programme", "trade barriers"), "" when none."""


@dataclass(frozen=True, slots=True)
class Person:
    """An official of a report, with the office held on its date."""

    name: str
    office: str | None = None
    acts_for: str | None = None
    since: Period | None = None
    since_text: Excerpt | None = None
    aliases: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    """Each office with its class and standing, and the words that give it."""
    tenures: tuple[Tenure, ...] = ()
    """What the report tells of offices taken and left."""


@dataclass(frozen=True, slots=True)
class Claims:
    """All that one report asserts."""

    document: str
    persons: tuple[Person, ...] = ()
    engagements: tuple[Engagement, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    positions: tuple[Position, ...] = ()

    @property
    def facts(self) -> tuple[Claim, ...]:
        """The five kinds in a row."""
        return (*self.engagements, *self.events, *self.statements, *self.commitments, *self.positions)
