"""How close two sides are over time, counted from entries: a meeting told by 14 reports counts once.

Each period has what brought the two together and what set them against each other. The weight of
an event is its Goldstein value (Goldstein 1992, Journal of Conflict Resolution 36:2); where it has
none, and for contacts and commitments, a fixed one that the table below names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from types import MappingProxyType

from legation.types.asking import Moment
from legation.types.claims import Commitment, Engagement, Event, EventType, Position, Statement, Status
from legation.types.record import Entry
from legation.types.time import PartialDate, Step, steps

_T = EventType
EVENT_WEIGHTS: Mapping[EventType, float] = MappingProxyType(
    {
        _T.AGREE: 5.0,
        _T.CONSULT: 0.0,
        _T.SUPPORT: 3.5,
        _T.CONCEDE: 3.0,
        _T.COOPERATE: 6.0,
        _T.AID: 7.0,
        _T.RETREAT: 5.0,
        _T.REQUEST: -1.0,
        _T.ACCUSE: -2.5,
        _T.REJECT: -4.0,
        _T.THREATEN: -5.5,
        _T.PROTEST: -6.0,
        _T.SANCTION: -6.5,
        _T.MOBILIZE: -7.2,
        _T.COERCE: -7.5,
        _T.ASSAULT: -9.5,
    }
)
"""Near the mean Goldstein value of the CAMEO codes that PLOVER 0.8 puts under each type. CONSULT
is 0: contacts are counted as engagements."""

CONTACT_WEIGHT = 2.5
COMMITMENT_WEIGHT = 4.0
HAPPENED = frozenset({Status.HELD, Status.ONGOING})
MONTHS_SHOWN = 36
"""Longer than this, periods are years."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """One entry that counts for how close its sides are: its day (ISO, as precise as known) and weight."""

    entry: str
    day: str
    kind: str
    weight: float
    reports: int


@dataclass(frozen=True, slots=True)
class Point:
    """One period: ``YYYY-MM`` or ``YYYY``; its first and last day; what counts in it."""

    period: str
    since: date
    until: date
    together: float
    against: float
    entries: tuple[Weighed, ...]

    @property
    def balance(self) -> float:
        """What is left when both are put together."""
        return round(self.together + self.against, 2)


@dataclass(frozen=True, slots=True)
class Strength:
    """The whole series, without gaps."""

    points: tuple[Point, ...]

    @property
    def entries(self) -> tuple[Weighed, ...]:
        """Every entry behind it, in order of time."""
        return tuple(one for point in self.points for one in point.entries)


def strength(moments: Iterable[Moment]) -> Strength:
    """The series of a pair from its entries in order of time."""
    dated = [_weighed(one) for one in moments if one.weight and one.day[:4].isdigit() and one.day < "9999"]
    if not dated:
        return Strength(())
    months = _month_count(dated[0].day, dated[-1].day) <= MONTHS_SHOWN
    step = Step.MONTH if months else Step.YEAR
    held = {period: list(group) for period, group in groupby(dated, key=lambda one: _period(one, step))}
    return Strength(tuple(_point(period, held.get(period, ())) for period in steps(min(held), max(held), step)))


def _weighed(one: Moment) -> Weighed:
    return Weighed(one.entry, one.day, one.kind, one.weight, one.reports)


def weight_of(entry: Entry) -> float:
    """What an entry adds; nothing when it has not happened, and for statements and positions."""
    claim = entry.best.claim
    if isinstance(claim, Statement | Position):
        return 0.0
    if isinstance(claim, Engagement | Event) and claim.status not in HAPPENED:
        return 0.0
    return _weight(claim)


def _weight(claim: object) -> float:
    match claim:
        case Engagement():
            return CONTACT_WEIGHT
        case Commitment():
            return COMMITMENT_WEIGHT
        case Event(type=EventType.CONSULT):
            return 0.0
        case Event():
            return claim.goldstein if claim.goldstein is not None else EVENT_WEIGHTS[claim.type]
    return 0.0


def _month_count(first: str, last: str) -> int:
    one, other = PartialDate.parse(first).first, PartialDate.parse(last).last
    return (other.year - one.year) * 12 + other.month - one.month + 1


def _period(one: Weighed, step: Step) -> str:
    first = PartialDate.parse(one.day).first
    return f"{first.year:04d}-{first.month:02d}" if step is Step.MONTH else f"{first.year:04d}"


def _point(period: str, entries: Sequence[Weighed]) -> Point:
    whole = PartialDate.parse(period)
    together = round(sum(one.weight for one in entries if one.weight > 0), 2)
    against = round(sum(one.weight for one in entries if one.weight < 0), 2)
    return Point(period, whole.first, whole.last, together, against, tuple(entries))
