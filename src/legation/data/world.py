"""The shapes of states for the map (generated from Natural Earth by resources/map_tables.py)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from legation.data.files import table


@dataclass(frozen=True, slots=True)
class Shape:
    """A state as drawn: SVG path data and the middle of its largest part, in units of the map."""

    path: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class World:
    """The map: its size in units, and the shape of every state that has one, by its code."""

    width: int
    height: int
    shapes: Mapping[str, Shape]


@cache
def world() -> World:
    """The whole of it; borders as Natural Earth draws them, which says nothing of claims."""
    made = table("map.json")
    shapes = {code: Shape(**shape) for code, shape in made["states"].items()}
    width, height = made["size"]
    return World(width, height, MappingProxyType(shapes))
