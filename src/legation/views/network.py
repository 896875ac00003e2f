"""Who deals with whom: sides as nodes, entries as ties, laid out so that ties pull and nodes push.

The layout is that of Fruchterman and Reingold (1991, Software: Practice and Experience 21:11), begun
on a circle and run a fixed number of rounds, so the same record gives the same picture.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import sqrt

import numpy as np
import numpy.typing as npt

from legation.types.asking import Group
from legation.types.holdings import Holdings
from legation.types.record import FactKind
from legation.views.finding import Question, query_of
from legation.views.home import PairCount, pairs
from legation.views.parties import parties_of

NODES_SHOWN = 40
TIES_SHOWN = 240
ROUNDS = 120
MARGIN = 0.06

Places = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Node:
    """A side or person: its place in the unit square and in how many entries it is."""

    name: str
    x: float
    y: float
    entries: int


@dataclass(frozen=True, slots=True)
class Network:
    """The sides with most entries, and the ties between them; ``left_out`` counts the others."""

    nodes: tuple[Node, ...]
    ties: tuple[PairCount, ...]
    left_out: int
    fainter: int = 0
    """Ties between them that have the fewest entries, and are not drawn."""

    @property
    def places(self) -> Mapping[str, Node]:
        """The nodes by name."""
        return {node.name: node for node in self.nodes}


class Of(StrEnum):
    """Between whom ties are drawn."""

    SIDES = "sides"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class NetworkPage:
    """The network of the entries that fit a question."""

    question: Question
    of: Of
    network: Network


def network_page(holdings: Holdings, question: Question, of: Of) -> NetworkPage:
    """Who is tied with whom by the entries that fit."""
    made = people_network(holdings, question) if of is Of.PEOPLE else network(holdings, question)
    return NetworkPage(question, of, made)


def network(holdings: Holdings, question: Question | None = None) -> Network:
    """The network of the sides of all entries, or of those that fit a question."""
    return network_of(holdings.groups(query_of(question or Question())))


def network_of(groups: Sequence[Group]) -> Network:
    """The network of some entries, counted by their parties."""
    counted: Counter[str] = Counter()
    for group in groups:
        sides = parties_of(group.sides)
        for side in sides if len(sides) > 1 else ():
            counted[side] += group.entries
    return _drawn(counted, pairs(groups))


def people_network(holdings: Holdings, question: Question | None = None) -> Network:
    """The people who meet each other, by the names that reports give them."""
    query = replace(query_of(question or Question()), kinds=(FactKind.ENGAGEMENT,))
    named = {one.name: one for one in holdings.names(query, NODES_SHOWN)}
    ties = sorted(holdings.name_ties(query, tuple(named)), key=lambda tie: (-tie.count, tie.one, tie.other))
    drawn = [PairCount(named[tie.one].printed, named[tie.other].printed, tie.count) for tie in ties]
    met = {name for tie in drawn for name in (tie.one, tie.other)}
    return _drawn(Counter({one.printed: one.count for one in named.values() if one.printed in met}), drawn)


def _drawn(counted: Counter[str], found: Sequence[PairCount]) -> Network:
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    shown = dict(ranked[:NODES_SHOWN])
    ties = tuple(tie for tie in found if tie.one in shown and tie.other in shown)
    places = layout(sorted(shown), ties)
    nodes = tuple(Node(side, *places[side], count) for side, count in shown.items())
    return Network(nodes, ties[:TIES_SHOWN], len(ranked) - len(shown), max(0, len(ties) - TIES_SHOWN))


def layout(sides: Sequence[str], ties: Sequence[PairCount]) -> Mapping[str, tuple[float, float]]:
    """A place in the unit square for every side."""
    if not sides:
        return {}
    places, index = _circle(len(sides)), {side: place for place, side in enumerate(sides)}
    pulls = np.zeros((len(sides), len(sides)))
    for tie in ties:
        one, other = index[tie.one], index[tie.other]
        pulls[[one, other], [other, one]] += 1 + min(tie.entries, 20) / 20
    apart = 0.9 / sqrt(len(sides))
    for turn in range(ROUNDS):
        force = _force(places, pulls, apart)
        length = np.maximum(np.linalg.norm(force, axis=1, keepdims=True), 1e-9)
        places = places + force / length * np.minimum(length, 0.1 * (1 - turn / ROUNDS))
    spread = _spread(places)
    return {side: (float(spread[place, 0]), float(spread[place, 1])) for side, place in index.items()}


def _circle(count: int) -> Places:
    turn = 2 * np.pi * np.arange(count) / count
    return 0.5 + 0.4 * np.stack([np.cos(turn), np.sin(turn)], axis=1)


def _force(places: Places, pulls: Places, apart: float) -> Places:
    """Every node away from every other and towards the middle, both ends of every tie towards each other."""
    away = places[:, None, :] - places[None, :, :]
    distance = np.sqrt((away * away).sum(axis=2))
    pushed = (apart / np.maximum(distance, 0.01)) ** 2 - distance / apart * pulls
    force: Places = np.einsum("ijk,ij->ik", away, pushed) + (0.5 - places) * 0.3
    return force


def _spread(places: Places) -> Places:
    """Stretch the picture over the unit square, but for a margin."""
    least = places.min(axis=0)
    size = np.maximum(places.max(axis=0) - least, 1e-6)
    spread: Places = MARGIN + (1 - 2 * MARGIN) * (places - least) / size
    return spread
