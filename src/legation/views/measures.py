"""How close two sides are, period by period, counted from entries: a meeting told by 14 reports counts once.

For each dyad and period (the month or year of an entry's own first day, else of its first report's):

- contacts: engagements that were held or are going on, one an entry;
- events: events that were held or are going on; of these *cooperation* those with g > 0, *conflict*
  those with g < 0, and the four quad classes of PLOVER;
- g of an event is the Goldstein value of its CAMEO code (Goldstein 1992, Journal of Conflict
  Resolution 36:2), for an event without one the mean value of its PLOVER type
  (``strength.EVENT_WEIGHTS``); how many were so imputed is counted;
- goldstein sum = Σ g, goldstein mean = Σ g / number of events, none without an event: no event is
  not the same as neutral events;
- commitments and statements: one an entry, from one side to the other.

Coverage beside every period: the reports held that were published in it, about whatever, and how
many publishers they come from. A zero with coverage is a quiet month; one without is an unread one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, groupby, permutations, product

from legation.types.claims import Claim, Commitment, Engagement, Event, Statement
from legation.types.record import Entry, ReportRef
from legation.types.time import Step, steps
from legation.views.exports.events.quads import Quad, quad_class
from legation.views.parties import party
from legation.views.strength import EVENT_WEIGHTS, HAPPENED

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is held that was published in a period: reports, and of how many publishers."""

    reports: int = 0
    publishers: int = 0


@dataclass(frozen=True, slots=True)
class Seen:
    """One entry as it counts for a dyad: ``value`` is an event's g, ``quad`` its class."""

    entry: str
    kind: str
    day: str
    value: float = 0.0
    quad: int = 0
    imputed: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A dyad in one period (``YYYY-MM`` or ``YYYY``): every entry that counts, and the coverage."""

    one: str
    other: str
    period: str
    seen: tuple[Seen, ...]
    coverage: Coverage

    def count(self, kind: str) -> int:
        """How many entries of a kind."""
        return sum(1 for one in self.seen if one.kind == kind)

    @property
    def events(self) -> tuple[Seen, ...]:
        """The events among them."""
        return tuple(one for one in self.seen if one.kind == "event")

    @property
    def cooperation(self) -> int:
        """Events with a positive value."""
        return sum(1 for one in self.events if one.value > 0)

    @property
    def conflict(self) -> int:
        """Events with a negative value."""
        return sum(1 for one in self.events if one.value < 0)

    @property
    def imputed(self) -> int:
        """Events whose value is their type's, for want of a code."""
        return sum(1 for one in self.events if one.imputed)

    def quads(self, number: int) -> int:
        """Events of a quad class."""
        return sum(1 for one in self.events if one.quad == number)

    @property
    def goldstein_sum(self) -> float:
        """Σ g."""
        return round(sum(one.value for one in self.events), 3)

    @property
    def goldstein_mean(self) -> float | None:
        """Σ g / n; None without an event."""
        return round(self.goldstein_sum / len(self.events), 3) if self.events else None


@dataclass(frozen=True, slots=True)
class Measured:
    """Points of dyads without gaps, and how many entries are dated too loosely for the periods."""

    step: Step
    directed: bool
    points: tuple[Point, ...]
    unplaced: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What to measure. ``sides``: every pair of them; none: every pair of states with an entry.

    ``since`` and ``until`` are periods (``YYYY-MM`` or ``YYYY``), the first and last entry's when "".
    """

    sides: tuple[str, ...] = ()
    step: Step = Step.MONTH
    directed: bool = False
    since: str = ""
    until: str = ""


def measure(entries: Iterable[Entry], reports: Iterable[ReportRef], wanted: Wanted) -> Measured:
    """Every pair wanted in every period wanted, zeros too; pairs by code, then periods in order."""
    seen = [(pair, one) for entry in entries for pair, one in _seen(entry, wanted)]
    length = 7 if wanted.step is Step.MONTH else 4
    placed = [(pair, one.day[:length], one) for pair, one in seen if len(one.day) >= length]
    periods = list(_periods(wanted, {period for _, period, _ in placed}))
    cover = coverage(reports, length)
    held = _grouped(placed)
    points = tuple(
        Point(*pair, period, held.get((pair, period), ()), cover.get(period, Coverage()))
        for pair in _pairs(wanted, {pair for pair, _ in seen})
        for period in periods
    )
    return Measured(wanted.step, wanted.directed, points, len({o.entry for _, o in seen if len(o.day) < length}))


def _seen(entry: Entry, wanted: Wanted) -> Iterator[tuple[Pair, Seen]]:
    claim = entry.claim
    if isinstance(claim, Engagement | Event) and claim.status not in HAPPENED:
        return
    one = _counted(entry, claim)
    pairs = directed_pairs(claim)
    if not wanted.directed:
        pairs = {(min(pair), max(pair)) for pair in pairs}
    for pair in sorted(pairs):
        if not wanted.sides or set(pair) <= set(wanted.sides):
            yield pair, one


def _counted(entry: Entry, claim: Claim) -> Seen:
    day = day_of(entry)
    if not isinstance(claim, Event):
        return Seen(entry.id, entry.kind.value, day)
    imputed = claim.goldstein is None
    value = EVENT_WEIGHTS[claim.type] if claim.goldstein is None else claim.goldstein
    return Seen(entry.id, entry.kind.value, day, value, quad_class(claim, Quad.PLOVER) or 0, imputed)


def day_of(entry: Entry) -> str:
    """The day that an entry counts under (ISO, as precise as known): its own first, else its first report's."""
    period = getattr(entry.claim, "date", None)
    if period and (period.start or period.end):
        return str(period.start or period.end)
    return min((report.published for report in entry.reports if report.published), default="")


def directed_pairs(claim: Claim) -> set[Pair]:
    """Who deals with whom by a claim: states and bodies, each with each it acts on; mutual acts both ways."""
    match claim:
        case Engagement():
            found: Iterable[Pair] = permutations(claim.states, 2)
        case Event():
            found = _acts(claim.actors, claim.recipients)
        case Commitment():
            found = _acts(claim.by, claim.to)
        case Statement():
            found = product(claim.acts_for, (claim.addressee or "",))
        case _:
            found = ()
    codes = ((party(one), party(other)) for one, other in found)
    return {(one, other) for one, other in codes if one and other and one != other}


def _acts(doers: tuple[str, ...], others: tuple[str, ...]) -> Iterable[Pair]:
    return product(doers, others) if others else permutations(doers, 2)


def _grouped(placed: list[tuple[Pair, str, Seen]]) -> Mapping[tuple[Pair, str], tuple[Seen, ...]]:
    ordered = sorted(placed, key=lambda row: (row[0], row[1], row[2].day, row[2].entry))
    groups = groupby(ordered, key=lambda row: (row[0], row[1]))
    return {key: tuple(row[2] for row in rows) for key, rows in groups}


def _pairs(wanted: Wanted, found: set[Pair]) -> list[Pair]:
    if len(wanted.sides) < 2:
        return sorted(found)
    sides = sorted(set(wanted.sides))
    return sorted(permutations(sides, 2) if wanted.directed else combinations(sides, 2))


def _periods(wanted: Wanted, found: set[str]) -> Iterator[str]:
    first, last = wanted.since or min(found, default=""), wanted.until or max(found, default="")
    return steps(first, last, wanted.step) if first and last else iter(())


def coverage(reports: Iterable[ReportRef], length: int) -> Mapping[str, Coverage]:
    """Reports and publishers by the period of publication (its first ``length`` characters)."""
    held: dict[str, list[str]] = {}
    for report in reports:
        if len(report.published) >= length and not report.superseded:
            held.setdefault(report.published[:length], []).append(report.publisher)
    return {period: Coverage(len(found), len(set(found))) for period, found in held.items()}
