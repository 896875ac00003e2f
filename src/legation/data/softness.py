"""Words of undertaking: how firm they are and what they take (generated from resources/softness.yaml)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from legation.data.files import table
from legation.types.analysis import Token


@dataclass(frozen=True, slots=True)
class Softness:
    """One group of words that undertake alike.

    ``stage`` is that of one side, ``joint`` that of several sides together, values of
    ``types.claims.Stage``; ``takes`` how what is undertaken may stand. ``bodies``: only councils
    and other bodies undertake by these words.
    """

    name: str
    stage: str
    joint: str
    takes: frozenset[str]
    bodies: bool = False
    carriers: frozenset[str] = frozenset()
    """Verbs that must carry a noun; any when empty."""
    beside: frozenset[str] = frozenset()
    """Adjectives that must stand before a noun; any when empty."""


@dataclass(frozen=True, slots=True)
class SoftnessTable:
    """The words of undertaking, by lemma, and the lists that tell kinds apart."""

    verbs: Mapping[str, tuple[Softness, ...]]
    nouns: Mapping[str, tuple[Softness, ...]]
    adjectives: Mapping[str, tuple[Softness, ...]]
    words: Mapping[str, frozenset[str]]
    """Named lists: silent, repeated, instruments, barriers, lifting, opening, meeting, standing …"""
    not_willed: Mapping[str, frozenset[str]]
    deeds: Mapping[str, str]
    """Noun of an act → the verb that does it."""
    outcomes: Mapping[str, frozenset[str]]
    forms: Mapping[str, str]
    """Form of a verb or noun of the table → the word as the table lists it."""

    def word(self, token: Token) -> str:
        """The table's word that a token is a form of, else its lemma."""
        return self.forms.get(token.text.lower(), token.lemma.lower())


@cache
def load_softness() -> SoftnessTable:
    """The table as generated; the same object every time."""
    rows = table("softness.json")
    groups = [(row, _group(row)) for row in rows["groups"]]
    lists = {name: frozenset(words) for name, words in rows.items() if isinstance(words, list) and name != "groups"}
    return SoftnessTable(
        verbs=_by_word(groups, "verbs"),
        nouns=_by_word(groups, "nouns"),
        adjectives=_by_word(groups, "adjectives"),
        words=MappingProxyType(lists),
        not_willed=_lists(rows["not_willed"]),
        deeds=MappingProxyType(rows["deeds"]),
        outcomes=_lists(rows["outcomes"]),
        forms=MappingProxyType(rows["forms"]),
    )


def _group(row: Mapping[str, Any]) -> Softness:
    return Softness(
        name=row["name"],
        stage=row["stage"],
        joint=row.get("joint", row["stage"]),
        takes=frozenset(row["takes"]),
        bodies=row.get("bodies", False),
        carriers=frozenset(row.get("carriers", ())),
        beside=frozenset(row.get("with", ())),
    )


def _by_word(groups: Iterable[tuple[Mapping[str, Any], Softness]], part: str) -> Mapping[str, tuple[Softness, ...]]:
    found: dict[str, tuple[Softness, ...]] = {}
    for row, group in groups:
        for word in row.get(part, ()):
            found[word] = (*found.get(word, ()), group)
    return MappingProxyType(found)


def _lists(rows: Mapping[str, list[str]]) -> Mapping[str, frozenset[str]]:
    return MappingProxyType({name: frozenset(words) for name, words in rows.items()})
