"""Words by which two facts told alike are seen to be two (generated from resources/sameness.yaml)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from legation.data.files import table


@dataclass(frozen=True, slots=True)
class Sameness:
    """The lists, folded words each."""

    public: frozenset[str]
    """Who is met without holding an office."""
    sides: Mapping[str, int]
    """How many sides a contact says that it has."""
    contact: frozenset[str]
    """Words of staying in touch."""
    gifts: frozenset[str]
    """What is given anew each time."""
    anew: frozenset[str]
    pointing: frozenset[str]
    """Words that point at what only their report knows."""
    general: frozenset[str]
    """What may be promised to anybody."""


@cache
def load_sameness() -> Sameness:
    """The lists as generated; the same object every time."""
    rows = table("sameness.json")
    sides = MappingProxyType(rows.pop("sides"))
    return Sameness(sides=sides, **{name: frozenset(words) for name, words in rows.items()})
