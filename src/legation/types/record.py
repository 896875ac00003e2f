"""What is held over all reports: entries with their claims, and the rulings of people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from legation.types.claims import Claim


class FactKind(StrEnum):
    """The five kinds of fact, as the record names them."""

    ENGAGEMENT = "engagement"
    EVENT = "event"
    STATEMENT = "statement"
    COMMITMENT = "commitment"
    POSITION = "position"


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


@dataclass(frozen=True, slots=True)
class Sighting:
    """One claim in the report that makes it."""

    id: str
    """Stable: derived from the report's version, the kind and the words."""
    kind: FactKind
    claim: Claim
    report: ReportRef


@dataclass(frozen=True, slots=True)
class Entry:
    """One meeting, statement or commitment as held after linking, with every report of it."""

    id: str
    kind: FactKind
    sightings: tuple[Sighting, ...]
    ruling: Verdict | None = None

    @property
    def best(self) -> Sighting:
        """The sighting to show: the surest, the first of equals."""
        return max(self.sightings, key=lambda sighting: sighting.claim.score)

    @property
    def reports(self) -> tuple[ReportRef, ...]:
        """The distinct reports behind the entry, in order of sighting."""
        return tuple(dict.fromkeys(sighting.report for sighting in self.sightings))


class Verdict(StrEnum):
    """What a person decided."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    UNSURE = "unsure"
    EDITED = "edited"
    MERGED = "merged"
    SPLIT = "split"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True)
class Ruling:
    """One decision of one person on one entry; append-only, undone only by a later one."""

    entry: str
    verdict: Verdict
    by: str
    at: datetime
    field: str = ""
    value: str = ""
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class LinkReason:
    """One named, weighted function's part in a decision to link two claims."""

    name: str
    weight: float
    score: float
    detail: str = ""
