"""Words of the calendar (generated from resources/calendar.yaml), folded for look-up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from legation.data.files import table


@dataclass(frozen=True, slots=True)
class Around:
    """Words beside a date that tell what it is."""

    leading: frozenset[str]
    """Words after which a doubtful name is a date."""
    naming: frozenset[str]
    """Words that name things by the number behind them: no year follows."""
    counted: frozenset[str]
    """What numbers count: no year stands before them."""
    ahead: frozenset[str]
    """Words that let a date behind them, in their clause, lie ahead."""
    behind: frozenset[str]
    infinitives: frozenset[str]
    """Verbs that make "to" such a word."""
    going_on: frozenset[str]
    coming: frozenset[str]
    no_plural: frozenset[str]
    adjectives: frozenset[str]
    """What may stand between a number and its unit of time."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Look-up tables; keys are folded words."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    solar: Mapping[str, int]
    """Months of the Solar Hijri calendar."""
    islamic: Mapping[tuple[str, ...], int]
    """Months of the Islamic calendar; a name may have several words."""
    units: Mapping[str, str]
    """TIMEX3 unit of a word: S MIN H D WE W M Q Y DE CE ML."""
    seasons: Mapping[str, str]
    parts: Mapping[str, str]
    days: Mapping[str, int]
    references: Mapping[str, str]
    recurring: Mapping[str, tuple[str, str]]
    """TIMEX3 value and frequency of an adverb or adjective."""
    doubtful: frozenset[str]
    """Names of months and days that are other words, too."""
    around: Around


@cache
def load_calendar() -> Calendar:
    """The calendar as generated; the same object every time."""
    rows = table("calendar.json")
    return Calendar(
        months=_numbered(rows["months"]),
        weekdays=_numbered(rows["weekdays"]),
        solar=_numbered(rows["solar"]),
        islamic=MappingProxyType(
            {tuple(name.split()): int(number) for number, names in rows["islamic"].items() for name in names}
        ),
        units=_named(rows["units"]),
        seasons=_named(rows["seasons"]),
        parts=_named(rows["parts"]),
        days=MappingProxyType(rows["days"]),
        references=_named(rows["references"]),
        recurring=MappingProxyType({word: (row[0], row[1]) for word, row in rows["recurring"].items()}),
        doubtful=frozenset(rows["doubtful"]),
        around=Around(**{name: frozenset(words) for name, words in rows["around"].items()}),
    )


def _numbered(rows: Mapping[str, list[str]]) -> Mapping[str, int]:
    return MappingProxyType({name: int(number) for number, names in rows.items() for name in names})


def _named(rows: Mapping[str, Any]) -> Mapping[str, str]:
    return MappingProxyType({word: key for key, words in rows.items() for word in words})
