"""Names of states, bodies, groups and places: what a reader of a text must know (generated)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from legation.data.files import table


@dataclass(frozen=True, slots=True)
class NameRow:
    """One name and its one meaning. A ``surface`` that starts with "=" holds in exactly that case."""

    surface: str
    kind: str
    key: str
    name: str
    state: str


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """One of several meanings of a name, and the words that select it (resources/ambiguous.yaml)."""

    keys: tuple[str, ...]
    kind: str
    name: str
    state: str
    unsure: bool
    cues: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    also: tuple[str, ...]


@cache
def english_names() -> tuple[NameRow, ...]:
    """Every English name with one meaning."""
    return tuple(NameRow(*row) for row in table("english_names.json"))


@cache
def ambiguous_names() -> Mapping[str, tuple[ReadingRow, ...]]:
    """English names with several meanings."""
    rows = table("ambiguous_names.json")
    return MappingProxyType(
        {name: tuple(_reading(entry) for entry in entries) for name, entries in rows.items()}
    )


def _reading(entry: dict[str, object]) -> ReadingRow:
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
    return ReadingRow(**values)  # type: ignore[arg-type]  # the generator writes exactly these fields


@cache
def _all_languages() -> Mapping[str, Mapping[str, list[str]]]:
    return MappingProxyType(table("names.json.gz"))


def languages() -> frozenset[str]:
    """ISO 639 codes of the languages in which states are known by name."""
    return frozenset(_all_languages())


def state_names(language: str) -> Mapping[str, tuple[str, ...]]:
    """Code → names in one language (CLDR); empty for a language without."""
    return MappingProxyType(
        {code: tuple(names) for code, names in _all_languages().get(language, {}).items()}
    )
