"""Figures of trade between two states, as each of them reports it: a layer beside the record."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Protocol


class Flow(StrEnum):
    """Which way goods go, as the reporter sees it."""

    EXPORTS = "exports"
    IMPORTS = "imports"
    TRADE = "trade"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure: what ``reporter`` says of its trade with ``partner`` in a year.

    Codes as the record writes them. ``value`` is in whole units of the currency ``unit``
    (ISO 4217). ``year`` is the calendar year, of a fiscal year the one in which it ends;
    ``label`` the year as the table writes it ("2024-25").
    """

    reporter: str
    partner: str
    year: int
    flow: Flow
    value: Decimal
    unit: str
    source: str = ""
    label: str = ""

    @property
    def key(self) -> tuple[str, str, str, Flow, str, str]:
        """What a later table must repeat to take the figure's place."""
        return (self.reporter, self.partner, self.label or str(self.year), self.flow, self.unit, self.source)


class FigureBook(Protocol):
    """Whoever holds figures; the store does."""

    def figures(self, one: str, other: str) -> tuple[Figure, ...]:
        """What either of two states reports of its trade with the other, by reporter and year."""
