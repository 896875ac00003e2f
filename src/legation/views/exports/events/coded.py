"""An entry as one coded event, and as the pairs that dyadic data make of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import product

from legation.types.claims import Event
from legation.types.record import Entry, FactKind, ReportRef, Verdict
from legation.types.time import PartialDate

Recode = Callable[[Event], Event | None]
"""An event as schemes without a status code it; None when they would not code it at all."""


@dataclass(frozen=True, slots=True)
class Coded:
    """One entry as an event of a scheme. ``told``: its day is its own, not that of the report."""

    entry: Entry
    event: Event
    day: PartialDate | None
    told: bool

    @property
    def first_report(self) -> ReportRef:
        """The report that told it first."""
        return min(self.entry.reports, key=lambda report: (report.published or "9999", report.id))

    @property
    def publishers(self) -> int:
        """How many publishers tell it; reports without one count for one together."""
        return len({report.publisher for report in self.entry.reports})


@dataclass(frozen=True, slots=True)
class Dyad:
    """One direction of an event: who to whom; either is "" when nobody is named."""

    coded: Coded
    actor: str
    recipient: str

    @property
    def number(self) -> int:
        """A whole number of 60 bits, the same in every export of the same event."""
        return number_of(self.coded.entry.id, self.actor, self.recipient)


def number_of(*parts: str) -> int:
    """A whole number of 60 bits that stands for the parts (identifiers of GDELT and ICEWS are numbers)."""
    return int.from_bytes(sha256("\n".join(parts).encode()).digest()[:8]) >> 4


def coded(entries: Iterable[Entry], recode: Recode) -> Iterator[Coded]:
    """Entries that are events as a scheme codes them; what people ruled out is left out."""
    for entry in entries:
        claim = entry.claim
        if entry.kind is not FactKind.EVENT or entry.verdict is Verdict.REJECTED or not isinstance(claim, Event):
            continue
        made = recode(claim)
        if made is not None:
            yield _dated(entry, made)


def _dated(entry: Entry, event: Event) -> Coded:
    own = event.date and (event.date.start or event.date.end)
    published = min((report.published for report in entry.reports if report.published), default="")
    return Coded(entry, event, own or (PartialDate.parse(published) if published else None), own is not None)


def dyads(made: Coded) -> Iterator[Dyad]:
    """The pairs of an event: each doer with each recipient; doers among themselves, both ways, without one."""
    event = made.event
    if event.recipients or len(event.actors) < 2:
        pairs = product(event.actors or ("",), event.recipients or ("",))
    else:
        pairs = product(event.actors, event.actors)
    for actor, recipient in pairs:
        if actor != recipient:
            yield Dyad(made, actor, recipient)
