"""Organisations, formats, organs of states, armed and fuzzy groups (generated from resources/)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from legation.data.files import table

STATE_BODY = "body"
FUZZY = frozenset({"fuzzy", "peoples"})
GROUPS = frozenset({"armed", "partial", "fuzzy", "peoples", "opposition"})


@dataclass(frozen=True, slots=True)
class Membership:
    """A state in a body, from and until (ISO dates, "" when open)."""

    state: str
    start: str = ""
    end: str = ""

    def holds(self, on: date) -> bool:
        """Whether the state is a member on that day."""
        day = on.isoformat()
        return (not self.start or self.start <= day) and (not self.end or day <= self.end)


@dataclass(frozen=True, slots=True)
class Body:
    """A body that acts: ``type`` says what it is, ``of`` whose organ it is, ``home`` where a group is."""

    key: str
    type: str
    of: str
    home: str
    members: tuple[Membership, ...]

    def members_on(self, on: date | None = None) -> tuple[str, ...]:
        """Codes of the member states on a day (today's, without one), sorted."""
        day = on or date.today()
        return tuple(sorted(m.state for m in self.members if m.holds(day)))


@cache
def bodies() -> Mapping[str, Body]:
    """Every body by its key."""
    rows = table("bodies.json")
    return MappingProxyType(
        {
            row["key"]: Body(row["key"], row["type"], row["of"], row["home"], _members(row["members"]))
            for row in rows
        }
    )


def _members(rows: list[list[str]]) -> tuple[Membership, ...]:
    return tuple(Membership(*row) for row in rows)
