"""States and territories, and the codes that other data know them by (generated from resources/states.yaml).

Codes: ISO 3166-1 alpha-3 and alpha-2, ISO 3166-3 for states that are no more, Correlates of War
state numbers (v2016), Gleditsch and Ward numbers (1999, as revised).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from legation.data.files import table


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name that a state had for a time; dates are ISO, as precise as known."""

    name: str
    start: str
    end: str
    adjectives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """A state, territory or former state. Names that start with "=" hold in exactly that case."""

    code: str
    name: str
    iso2: str
    cow: str
    gw: str
    status: str
    """"state", "partial" (recognised by some), "territory" or "former"."""
    of: str
    """The state that a territory belongs to, or that continued a former state."""
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    seats: tuple[str, ...]
    former: tuple[FormerName, ...]
    start: str = ""
    end: str = ""


@cache
def states() -> Mapping[str, State]:
    """Every state by its code."""
    return MappingProxyType({row["code"]: _state(row) for row in table("states.json")})


def _state(row: dict[str, Any]) -> State:
    values: dict[str, Any] = {key: row[key] for key in ("code", "name", "iso2", "cow", "gw", "status", "of")}
    values |= {key: tuple(row[key]) for key in ("names", "adjectives", "people", "capitals", "seats")}
    former = tuple(_former(entry) for entry in row["former"])
    return State(**values, former=former, start=row.get("from", ""), end=row.get("to", ""))


def _former(entry: dict[str, Any]) -> FormerName:
    return FormerName(entry["name"].lstrip("="), entry["from"], entry["to"], tuple(entry["adjectives"]))


def is_state(key: str) -> bool:
    """Whether a key is the code of a state, territory or former state."""
    return key in states()


@cache
def by_iso2() -> Mapping[str, str]:
    """ISO 3166-1 alpha-2 → alpha-3."""
    return MappingProxyType({state.iso2: state.code for state in states().values() if state.iso2})


def state_name(key: str) -> str:
    """The usual English name of a state; any other key is its own name."""
    state = states().get(key)
    return state.name if state else key
