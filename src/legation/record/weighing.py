"""Weighing two sightings: declared weights by kind, thresholds, and the reasons kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from legation.record import factors
from legation.record.doubts import SINGULAR, doubt
from legation.record.factors import COPIED, Factor, Pair
from legation.record.vetoes import UNREAL, veto
from legation.types.claims import Event
from legation.types.record import FactKind, Link, LinkReason, Sighting, Tie

SAME = 0.75
POSSIBLE = 0.6
"""Scores from which two claims are one fact, or may be; set on the story clusters in tests/cases."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A factor with its weight in the decision."""

    name: str
    weight: float
    factor: Factor


def _rows(**weights: float) -> tuple[Weighed, ...]:
    return tuple(Weighed(name, weight, getattr(factors, name)) for name, weight in weights.items())


WEIGHTS: Mapping[FactKind, tuple[Weighed, ...]] = MappingProxyType(
    {
        FactKind.ENGAGEMENT: _rows(dates=3, sides=3, people=3, places=2, kinds=1, wording=1, copied=2),
        FactKind.EVENT: _rows(dates=3, sides=4, places=1, codes=1, wording=2, copied=2),
        FactKind.STATEMENT: _rows(days_said=2, speakers=2, contents=6, copied=1),
        FactKind.COMMITMENT: _rows(sides=2, kinds=1, quantities=3, deadlines=4, undertakings=5, copied=1),
        FactKind.POSITION: _rows(days_said=1, sides=2, issues=5, copied=1),
    }
)

_MANIFOLD = _rows(days_said=2, sides=2, codes=1, wording=8, copied=1)
"""Deeds of which one day may see many between the same parties: only their words tell them apart."""


def weigh(one: Sighting, other: Sighting, reports: float = 0.0) -> Link:
    """How two sightings stand to each other, with every reason; the same whichever comes first.

    ``reports``: how alike the texts of their reports are (0 to 1).
    """
    first, second = sorted((one, other), key=lambda sighting: sighting.id)
    against = veto(first, second)
    if against:
        return Link(first.id, second.id, Tie.DIFFERENT, 0.0, (LinkReason("veto", 0.0, 0.0, against),))
    return weighed(first, second, reports)


def weighed(one: Sighting, other: Sighting, reports: float = 0.0) -> Link:
    """The same for two sightings against which no veto speaks."""
    first, second = sorted((one, other), key=lambda sighting: sighting.id)
    pair = Pair(first, second, reports)
    reasons = tuple(_reasons(pair))
    score = _score(reasons)
    tie = _tie(score) if reports >= COPIED or not _unreal(first) else Tie.DIFFERENT
    open_ = doubt(pair, reasons) if tie is Tie.SAME else ""
    if not open_:
        return Link(first.id, second.id, tie, score, reasons)
    return Link(first.id, second.id, Tie.POSSIBLE, score, (*reasons, LinkReason("doubt", 0.0, 0.0, open_)))


def _unreal(sighting: Sighting) -> bool:
    """Whether it is only proposed or feared: two reports may fear the same without meaning one thing."""
    return isinstance(sighting.claim, Event) and sighting.claim.status in UNREAL


def _reasons(pair: Pair) -> list[LinkReason]:
    found = ((row, row.factor(pair)) for row in _weights(pair.one))
    return [LinkReason(row.name, row.weight, round(f.score, 4), f.detail) for row, f in found if f]


def _weights(sighting: Sighting) -> tuple[Weighed, ...]:
    claim = sighting.claim
    if isinstance(claim, Event) and claim.type not in SINGULAR:
        return _MANIFOLD
    return WEIGHTS[sighting.kind]


def _score(reasons: tuple[LinkReason, ...]) -> float:
    total = sum(reason.weight for reason in reasons)
    return round(sum(r.weight * r.score for r in reasons) / total, 4) if total else 0.0


def _tie(score: float) -> Tie:
    if score >= SAME:
        return Tie.SAME
    return Tie.POSSIBLE if score >= POSSIBLE else Tie.DIFFERENT
