"""Units of the amounts that reports state (generated from resources/units.yaml), folded for look-up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Any

from legation.data.files import table


@dataclass(frozen=True, slots=True)
class Units:
    """Look-up tables; keys are folded words."""

    symbols: Mapping[str, str]
    codes: frozenset[str]
    names: Mapping[str, str]
    multiples: Mapping[str, int]
    """Units of account that are so many times the code's own ("toman": 10)."""
    hundredths: Mapping[str, str]
    owners: Mapping[str, Mapping[str, str]]
    physical: Mapping[tuple[str, ...], tuple[int, str]]
    """Multiplier and unit of a phrase."""
    pers: Mapping[str, str]
    bounds: tuple[tuple[tuple[str, ...], str], ...]
    """Phrases before an amount and the bound that they set, longest first."""
    factors: Mapping[str, Decimal]
    no_factor: frozenset[str]
    naming: frozenset[str]
    """Words before a number that make it a name."""
    stop: frozenset[str]
    """Words that end the noun which a count counts."""
    collective: frozenset[str]
    not_counted: frozenset[str]
    not_rated: frozenset[str]
    """Words before "a year" that make it a duration."""
    between: frozenset[str]
    """Words between "from" or "to" and an amount."""


_SETS = ("no_factor", "naming", "stop", "collective", "not_counted", "not_rated", "between")


@cache
def load_units() -> Units:
    """The units as generated; the same object every time."""
    rows = table("units.json")
    names = _by_word(rows["names"])
    multiples = {
        word: (code, factor) for code, pairs in rows["amount_factor"].items() for word, factor in pairs
    }
    return Units(
        symbols=_by_word(rows["symbols"]),
        codes=frozenset(rows["codes"]),
        names=MappingProxyType(dict(names) | {word: code for word, (code, _) in multiples.items()}),
        multiples=MappingProxyType({word: factor for word, (_, factor) in multiples.items()}),
        hundredths=_by_word(rows["hundredths"]),
        owners=MappingProxyType({word: MappingProxyType(codes) for word, codes in rows["owners"].items()}),
        physical=_physical(rows["physical"]),
        pers=_by_word(rows["pers"]),
        bounds=_bounds(rows["bounds"]),
        factors=MappingProxyType({w: Decimal(f) for f, words in rows["factors"].items() for w in words}),
        **{name: frozenset(rows[name]) for name in _SETS},
    )


def _by_word(rows: Mapping[str, list[str]]) -> Mapping[str, str]:
    return MappingProxyType({word: key for key, words in rows.items() for word in words})


def _physical(rows: Mapping[str, list[str]]) -> Mapping[tuple[str, ...], tuple[int, str]]:
    found: dict[tuple[str, ...], tuple[int, str]] = {}
    for key, phrases in rows.items():
        number, _, rest = key.partition(" ")
        meaning = (int(number), rest) if number.isdigit() else (1, key)
        found |= {tuple(phrase.split()): meaning for phrase in phrases}
    return MappingProxyType(found)


def _bounds(rows: Mapping[str, Any]) -> tuple[tuple[tuple[str, ...], str], ...]:
    phrases = [(tuple(phrase.split()), bound) for bound, listed in rows.items() for phrase in listed]
    return tuple(sorted(phrases, key=lambda row: -len(row[0])))
