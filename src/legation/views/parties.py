"""The states and bodies behind the names that reports give to the parties of entries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from legation.data.bodies import bodies
from legation.data.states import is_state, states


@cache
def _codes() -> Mapping[str, str]:
    """State names, folded to lower case, to their codes; bodies to themselves."""
    found = {body.casefold(): body for body in bodies()}
    for state in states().values():
        found |= {name.lstrip("=").casefold(): state.code for name in (state.name, *state.names)}
    return MappingProxyType(found)


@cache
def party(name: str) -> str:
    """The code of a state or the key of a body that a name stands for, "" when it is neither."""
    return name if is_state(name) else _codes().get(name.casefold(), "")


def parties_of(sides: Iterable[str]) -> tuple[str, ...]:
    """The states and bodies among sides as reports name them, sorted; people and phrases are left out."""
    return _parties(tuple(sides))


@lru_cache(maxsize=1 << 15)
def _parties(sides: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({code for side in sides if (code := party(side))}))
