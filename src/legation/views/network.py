"""Who deals with whom: sides as nodes, entries as ties, laid out so that ties pull and nodes push.

The layout is that of Fruchterman and Reingold (1991, Software: Practice and Experience 21:11), begun
on a circle and run a fixed number of rounds, so the same record gives the same picture.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin, sqrt

from legation.types.record import Entry, EntryQuery, Holdings
from legation.views.finding import Question, matching
from legation.views.home import PairCount, pairs
from legation.views.parties import parties

NODES_SHOWN = 40
ROUNDS = 120
MARGIN = 0.06

Places = dict[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Node:
    """A side: its place in the unit square and in how many entries it is a party."""

    side: str
    x: float
    y: float
    entries: int


@dataclass(frozen=True, slots=True)
class Network:
    """The sides with most entries, and the ties between them; ``left_out`` counts the others."""

    nodes: tuple[Node, ...]
    ties: tuple[PairCount, ...]
    left_out: int

    def node(self, side: str) -> Node:
        """The node of a side."""
        return next(node for node in self.nodes if node.side == side)


def network(holdings: Holdings, question: Question | None = None) -> Network:
    """The network of all entries, or of those that fit a question."""
    entries = matching(holdings, question) if question else holdings.entries(EntryQuery())
    return network_of(entries)


def network_of(entries: Sequence[Entry]) -> Network:
    """The network of some entries."""
    counted = Counter(side for entry in entries if len(parties(entry)) > 1 for side in parties(entry))
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    shown = dict(ranked[:NODES_SHOWN])
    ties = tuple(tie for tie in pairs(entries) if tie.one in shown and tie.other in shown)
    places = layout(sorted(shown), ties)
    nodes = tuple(Node(side, *places[side], count) for side, count in shown.items())
    return Network(nodes, ties, len(ranked) - len(shown))


def layout(sides: Sequence[str], ties: Iterable[PairCount]) -> Mapping[str, tuple[float, float]]:
    """A place in the unit square for every side."""
    count = max(1, len(sides))
    places = {
        side: (0.5 + 0.4 * cos(2 * pi * n / count), 0.5 + 0.4 * sin(2 * pi * n / count)) for n, side in enumerate(sides)
    }
    held, apart = tuple(ties), 0.9 / sqrt(count)
    for turn in range(ROUNDS):
        _move(places, held, apart, 0.1 * (1 - turn / ROUNDS))
    return _spread(places)


def _move(places: Places, ties: Sequence[PairCount], apart: float, heat: float) -> None:
    forces = {side: _push(side, places, apart) for side in places}
    for tie in ties:
        _pull(tie, places, forces, apart)
    for side, (fx, fy) in forces.items():
        length = hypot(fx, fy) or 1.0
        step = min(length, heat) / length
        x, y = places[side]
        places[side] = (x + fx * step, y + fy * step)


def _push(side: str, places: Places, apart: float) -> tuple[float, float]:
    x, y = places[side]
    fx, fy = (0.5 - x) * 0.3, (0.5 - y) * 0.3
    for other, (ox, oy) in places.items():
        if other != side:
            away = max(hypot(x - ox, y - oy), 0.01)
            fx += (x - ox) * (apart / away) ** 2
            fy += (y - oy) * (apart / away) ** 2
    return fx, fy


def _pull(tie: PairCount, places: Places, forces: Places, apart: float) -> None:
    (x, y), (ox, oy) = places[tie.one], places[tie.other]
    away = hypot(x - ox, y - oy)
    strong = away / apart * (1 + min(tie.entries, 20) / 20)
    dx, dy = (ox - x) * strong, (oy - y) * strong
    fx, fy = forces[tie.one]
    gx, gy = forces[tie.other]
    forces[tie.one], forces[tie.other] = (fx + dx, fy + dy), (gx - dx, gy - dy)


def _spread(places: Places) -> Places:
    """Stretch the picture over the unit square, but for a margin."""
    if not places:
        return places
    xs, ys = zip(*places.values(), strict=True)
    wide, high = max(max(xs) - min(xs), 1e-6), max(max(ys) - min(ys), 1e-6)
    room = 1 - 2 * MARGIN
    return {
        side: (MARGIN + room * (x - min(xs)) / wide, MARGIN + room * (y - min(ys)) / high)
        for side, (x, y) in places.items()
    }
