"""What other event data call the same things (generated from resources/interchange.yaml).

CAMEO's names of codes and groups: Schrodt 2012, Conflict and Mediation Event Observations Codebook 1.1b3.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from legation.data.files import table


@dataclass(frozen=True, slots=True)
class Interchange:
    """Names and codes of others. ``countries`` and ``groups``: ours → CAMEO's; the rest: theirs → ours."""

    cameo: Mapping[str, str]
    countries: Mapping[str, str]
    country_aliases: Mapping[str, str]
    country_names: Mapping[str, str]
    groups: Mapping[str, str]


@cache
def interchange() -> Interchange:
    """The table as generated; the same object every time."""
    return Interchange(**{name: MappingProxyType(rows) for name, rows in table("interchange.json").items()})
