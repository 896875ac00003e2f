"""Well-known office-holders with dates, for reports that leave the state unsaid.

Generated from resources/holders.yaml.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from legation.data.files import table


@dataclass(frozen=True, slots=True)
class KnownHolder:
    """A person in an office of a state, from and until (ISO dates, as precise as known, "" when open)."""

    name: str
    office: str
    of: str
    start: str
    end: str
    gender: str
    famous: bool
    """Whether the surname alone is enough ("Biden")."""

    def covers(self, on: date) -> bool:
        """Whether the person held the office on a day, or within a year of it: reports look back and ahead."""
        day = on.isoformat()
        first = self.start and f"{int(self.start[:4]) - 1}{self.start[4:]}"
        last = self.end and f"{int(self.end[:4]) + 1}{self.end[4:]}"
        return (not first or first <= day) and (not last or day <= last)


@cache
def known_holders() -> Mapping[str, tuple[KnownHolder, ...]]:
    """Holders by every folded word of their names."""
    index: dict[str, list[KnownHolder]] = {}
    for row in table("holders.json"):
        holder = KnownHolder(*row)
        for word in {_fold(word) for word in holder.name.replace("-", " ").split()}:
            index.setdefault(word, []).append(holder)
    return MappingProxyType({word: tuple(holders) for word, holders in index.items()})


def _fold(word: str) -> str:
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in apart if c.isalnum())
