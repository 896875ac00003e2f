"""Event data of others: a layer of its own beside the record, never mixed with what our reports say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from legation.types.claims import EventType


class Peer(StrEnum):
    """Whose event data."""

    GDELT = "GDELT"
    ICEWS = "ICEWS"
    POLECAT = "POLECAT"
    ACLED = "ACLED"


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerEvent:
    """One event as a peer has it.

    ``id`` is unique within the peer. ``actors`` and ``recipients`` are codes or names as the
    record writes them; ``directed`` is False where the peer does not say who acted (ACLED).
    ``type`` is the PLOVER type, None where the peer's code has none; ``code`` the peer's own.
    """

    peer: Peer
    id: str
    day: date
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    type: EventType | None
    code: str
    goldstein: float | None = None
    place: str = ""
    source: str = ""
    """The peer's source: an address or a publisher."""
    directed: bool = True


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that could not be read: its line in the file, from 1, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class PeerFile:
    """A file that was imported: what it gave and when (ISO, UTC)."""

    peer: Peer
    name: str
    digest: str
    """SHA-256 of the bytes as imported."""
    rows: int
    bad: int
    at: str


@dataclass(frozen=True, slots=True)
class PeerMonth:
    """Events of a pair in one month by one peer: how many, and the mean Goldstein value of those with one."""

    peer: Peer
    month: str
    events: int
    goldstein: float | None


@dataclass(frozen=True, slots=True)
class PeerKept:
    """What keeping peer events did."""

    new: int = 0
    changed: int = 0
    same: int = 0

    def plus(self, other: PeerKept) -> PeerKept:
        """Both together."""
        return PeerKept(self.new + other.new, self.changed + other.changed, self.same + other.same)


class PeerHoldings(Protocol):
    """What may be asked of the layer of peers."""

    def peer_files(self) -> tuple[PeerFile, ...]:
        """The files imported, by peer and time."""

    def peer_months(self, one: str, other: str, since: date | None, until: date | None) -> tuple[PeerMonth, ...]:
        """Counts of a pair per month and peer, by month and peer."""


class PeerKeeper(Protocol):
    """What the import writes into."""

    def keep_peer_events(self, events: Iterable[PeerEvent]) -> PeerKept:
        """Keep events in one transaction; one that is held in the same words changes nothing."""

    def keep_peer_file(self, file: PeerFile) -> None:
        """Remember an imported file."""
