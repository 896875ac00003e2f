"""States on the map: how many entries each is a party to, and the ties between those that have most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from legation.data.world import world
from legation.types.holdings import Holdings
from legation.views.finding import Question, query_of
from legation.views.home import PairCount, pairs
from legation.views.parties import parties_of

TIES_SHOWN = 40
SHADES = 5
"""Shades of a state, by the logarithm of its entries; 0 is none."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A state: SVG path data, a point in it, its entries, and the shade that they give it."""

    code: str
    path: str
    x: float
    y: float
    entries: int
    shade: int


@dataclass(frozen=True, slots=True)
class Tie:
    """Two states and the entries to which both are parties; from point to point, with a bend between."""

    pair: PairCount
    path: str


@dataclass(frozen=True, slots=True)
class WorldMap:
    """All of it; ``elsewhere`` are parties that have no place: bodies, and states too small to draw."""

    question: Question
    width: int
    height: int
    states: tuple[Placed, ...]
    ties: tuple[Tie, ...]
    elsewhere: tuple[tuple[str, int], ...]

    @property
    def ranked(self) -> tuple[Placed, ...]:
        """States with entries, those with most first."""
        held = (one for one in self.states if one.entries)
        return tuple(sorted(held, key=lambda one: (-one.entries, one.code)))


def world_map(holdings: Holdings, question: Question) -> WorldMap:
    """The entries that fit a question on the map; with one side asked for, its partners and ties alone."""
    groups, drawn = holdings.groups(query_of(question)), world()
    counted: Counter[str] = Counter()
    for group in groups:
        for side in parties_of(group.sides):
            counted[side] += group.entries
    most = max((counted[code] for code in drawn.shapes), default=0)
    states = tuple(
        Placed(code, shape.path, shape.x, shape.y, counted[code], shade(counted[code], most))
        for code, shape in drawn.shapes.items()
    )
    elsewhere = tuple((side, count) for side, count in counted.most_common() if side not in drawn.shapes)
    ties = _ties(pairs(groups), question.sides, {one.code: one for one in states})
    return WorldMap(question, drawn.width, drawn.height, states, ties, elsewhere)


def shade(entries: int, most: int) -> int:
    """From 1 for a single entry to the darkest for the most."""
    if not entries:
        return 0
    return 1 + round((SHADES - 1) * log(entries) / log(most)) if most > 1 else SHADES


def _ties(found: Sequence[PairCount], sides: tuple[str, ...], placed: Mapping[str, Placed]) -> tuple[Tie, ...]:
    held = (pair for pair in found if not sides or set(sides) & {pair.one, pair.other})
    drawn = [pair for pair in held if pair.one in placed and pair.other in placed][:TIES_SHOWN]
    return tuple(Tie(pair, _bend(placed[pair.one], placed[pair.other])) for pair in drawn)


def _bend(one: Placed, other: Placed) -> str:
    """A curve that leaves the straight line by a fifth of its length."""
    x = (one.x + other.x) / 2 + (other.y - one.y) / 5
    y = (one.y + other.y) / 2 - (other.x - one.x) / 5
    return f"M{one.x:.1f} {one.y:.1f}Q{x:.1f} {y:.1f} {other.x:.1f} {other.y:.1f}"
