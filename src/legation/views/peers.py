"""Our own record of a pair beside what other event data have of it, month by month, each source named.

Own events are counted from entries as schemes without a status code them; peers' events as their files
have them (ICEWS writes a mutual event twice, GDELT one a pair of actors and article group). The
two are never added up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from statistics import fmean

from legation.types.peers import Peer, PeerFile, PeerHoldings, PeerMonth
from legation.types.time import Step, steps
from legation.views.exports.events.coded import Coded
from legation.views.naming import side_name
from legation.views.page import Line, Notes, Page, Section, page

OWN = "own"


@dataclass(frozen=True, slots=True)
class Count:
    """How many events a source has, and the mean Goldstein value of those with one."""

    source: str
    """"own", or the peer's name."""
    events: int
    goldstein: float | None


@dataclass(frozen=True, slots=True)
class Month:
    """One month: every source with its count, zeros too; the entries behind our own."""

    month: str
    counts: tuple[Count, ...]
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A pair, month by month without gaps."""

    one: str
    other: str
    months: tuple[Month, ...]
    files: tuple[PeerFile, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources compared: our own first."""
        return tuple(count.source for count in self.months[0].counts) if self.months else (OWN,)


@dataclass(frozen=True, slots=True)
class PairAsked:
    """A pair of codes, and the days to look at."""

    one: str
    other: str
    since: date | None = None
    until: date | None = None


def compare(own: Iterable[Coded], holdings: PeerHoldings, asked: PairAsked) -> Comparison:
    """The comparison; months run from the first to the last in which any source has something."""
    files = holdings.peer_files()
    told = {(m.month, m.peer): m for m in holdings.peer_months(asked.one, asked.other, asked.since, asked.until)}
    ours = _by_month(own, asked)
    held = {month for month, _ in told} | set(ours)
    peers = sorted({file.peer for file in files} | {peer for _, peer in told})
    between = steps(min(held), max(held), Step.MONTH) if held else ()
    months = tuple(_month(month, ours.get(month, []), told, peers) for month in between)
    return Comparison(asked.one, asked.other, months, files)


def _by_month(own: Iterable[Coded], asked: PairAsked) -> dict[str, list[Coded]]:
    found: dict[str, list[Coded]] = {}
    for one in own:
        if one.day and one.day.month and _within(one.day.first, asked):
            found.setdefault(str(one.day)[:7], []).append(one)
    return found


def _within(day: date, asked: PairAsked) -> bool:
    return (asked.since is None or day >= asked.since) and (asked.until is None or day <= asked.until)


def _month(month: str, ours: list[Coded], told: Mapping[tuple[str, Peer], PeerMonth], peers: Iterable[Peer]) -> Month:
    values = [one.event.goldstein for one in ours if one.event.goldstein is not None]
    own = Count(OWN, len(ours), round(fmean(values), 3) if values else None)
    return Month(month, (own, *(_count(peer, told.get((month, peer))) for peer in peers)), _ids(ours))


def _count(peer: Peer, found: PeerMonth | None) -> Count:
    return Count(peer.value, found.events, found.goldstein) if found else Count(peer.value, 0, None)


def _ids(ours: Iterable[Coded]) -> tuple[str, ...]:
    return tuple(one.entry.id for one in ours)


def told(found: Comparison) -> Page:
    """The comparison as a page; files of peers are named with their digests."""
    title = f"{side_name(found.one)} – {side_name(found.other)}: own events beside those of others"
    months = Section(
        "Events per month (mean Goldstein value)",
        tuple(Line(month.month, _counts(month.counts)) for month in found.months),
        "Neither the record nor a peer has an event of this pair.",
    )
    files = Section(
        "Peers' files",
        tuple(_file_line(file) for file in found.files),
        "No event data of others are held: `legation import-peer` reads them.",
    )
    return page(title, "each source counted by itself", (months, files), Notes())


def _counts(counts: Iterable[Count]) -> str:
    return ", ".join(f"{count.source} {count.events}{_mean(count.goldstein)}" for count in counts)


def _mean(value: float | None) -> str:
    return f" ({value:+.1f})" if value is not None else ""


def _file_line(file: PeerFile) -> Line:
    bad = (f"{file.bad} rows left out",) if file.bad else ()
    return Line(file.at[:10], file.peer.value, f"{file.name}, {file.rows} rows, SHA-256 {file.digest[:12]}", marks=bad)
