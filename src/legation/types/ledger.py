"""What became of one commitment: its history through many reports, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from legation.types.claims import Commitment
from legation.types.time import PartialDate


class Fulfilment(StrEnum):
    """Whether a commitment is kept. The machine sets only ``OVERDUE``; the rest a person accepts.

    The words are those of pledge trackers (Polimeter, Peace Accords Matrix, IATI).
    """

    NOT_RATED = "not yet rated"
    IN_PROGRESS = "in progress"
    MET = "met"
    PARTLY_MET = "partly met"
    OVERDUE = "overdue"
    STALLED = "stalled"
    BROKEN = "broken"
    SUPERSEDED = "superseded"
    UNTESTABLE = "untestable"


class Change(StrEnum):
    """What one report does to a commitment that earlier reports told of."""

    FIRST = "first told"
    REPEATED = "repeated"
    REAFFIRMED = "reaffirmed"
    RAISED = "raised"
    LOWERED = "lowered"
    POSTPONED = "postponed"
    ADVANCED = "brought forward"
    DATED = "given a deadline"
    AMOUNTED = "given an amount"
    FIRMER = "made firmer"
    SOFTER = "made softer"
    SIGNED = "signed"
    IN_FORCE = "entered into force"
    IMPLEMENTED = "implemented"
    DROPPED = "dropped"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Told:
    """A commitment as one report tells it, and the day of the report, None when unknown."""

    day: PartialDate | None
    claim: Commitment
    source: str = ""
    """The sighting's id, or the report's."""


@dataclass(frozen=True, slots=True)
class Step:
    """One report in a commitment's history: what changed, in words, with the telling it rests on."""

    told: Told
    changes: tuple[Change, ...]
    note: str = ""
    """"from 5,000,000,000 USD to 10,000,000,000 USD"; "" when nothing moved."""


@dataclass(frozen=True, slots=True)
class Drift:
    """A field that moved over the reports, every value with the day on which it was first told."""

    field: str
    values: tuple[tuple[PartialDate | None, str], ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A rating that the words suggest; it counts only once a person accepts it."""

    fulfilment: Fulfilment
    told: Told


@dataclass(frozen=True, slots=True)
class Account:
    """The ledger's account of one commitment."""

    steps: tuple[Step, ...]
    fulfilment: Fulfilment
    drifts: tuple[Drift, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    denied_by: tuple[str, ...] = ()

    @property
    def latest(self) -> Commitment:
        """The commitment as last told by a report that neither denies nor drops it."""
        ends = {Change.DENIED, Change.DROPPED}
        standing = [step for step in self.steps if not ends.intersection(step.changes)]
        return (standing or self.steps)[-1].told.claim
