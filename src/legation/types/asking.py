"""How the record is asked for a part of what it holds, and what is counted without loading it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from legation.types.record import Entry


class Standing(StrEnum):
    """What people decided on an entry."""

    ANY = ""
    """Anything but rejected."""
    UNRULED = "unruled"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    UNSURE = "unsure"
    EDITED = "edited"


class Order(StrEnum):
    """In which order entries come."""

    OLDEST = "oldest"
    NEWEST = "newest"
    DOUBT = "doubt"
    """The most doubtful first."""
    DUE = "due"
    """The nearest deadline first."""
    DUE_LATEST = "latest due"
    """The latest deadline first."""


class Group(NamedTuple):
    """Entries of one kind between the same parties (as reports name them), and how many there are."""

    kind: str
    sides: tuple[str, ...]
    entries: int


@dataclass(frozen=True, slots=True)
class Moment:
    """One entry on a line of time: what it is about in a few words, and in how many reports.

    ``day``: by which it is sorted (ISO, as exact as known, "9999" when none is). ``days``: its period
    as told (ISO, as ``Period`` writes it), else the day of its report with "~" behind it; "" when
    neither is known. ``weight``: what it adds to how close its sides are.
    """

    entry: str
    kind: str
    days: str
    lead: str
    reports: int
    day: str = ""
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class NameCount:
    """A name as folded for comparison, in how many entries or reports it stands, and as it is printed."""

    name: str
    count: int
    printed: str = ""


@dataclass(frozen=True, slots=True)
class NameTie:
    """Two names, folded, and in how many entries both stand."""

    one: str
    other: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportQuery:
    """Which reports, newest first: of one publisher, kept after a mark (:meth:`Holdings.mark`)."""

    publisher: str = ""
    after: int = 0
    start: int = 0
    limit: int = 100


@dataclass(frozen=True, slots=True)
class Appraisal:
    """What an entry is sorted and counted by beside its own fields.

    ``doubt``: how much it needs a look. ``weight``: what it adds to how close its sides are, 0 for
    nothing. ``due``: the last day (ISO) of a deadline that stands, "" without one. ``over``: told
    as done, dropped or denied. ``lead``: what it is about, in a few words.
    """

    doubt: float = 0.0
    weight: float = 0.0
    due: str = ""
    over: bool = False
    lead: str = ""


class Appraiser(Protocol):
    """What appraises entries when they change; the store keeps the result beside them."""

    @property
    def name(self) -> str:
        """Names the rules; a record appraised by others is appraised anew when it is opened."""

    def __call__(self, entry: Entry) -> Appraisal:
        """Appraise one entry."""


@dataclass(frozen=True, slots=True)
class PlainAppraiser:
    """Doubt by score alone."""

    name: str = ""

    def __call__(self, entry: Entry) -> Appraisal:
        """Nothing but how unsure the reader was."""
        return Appraisal(doubt=round(1 - entry.best.claim.score, 3))
