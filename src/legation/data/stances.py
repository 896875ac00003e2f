"""How a side says where it stands on an issue (generated from resources/stances.yaml)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from legation.types.claims import Stance


@dataclass(frozen=True, slots=True)
class StancePattern:
    """A word's stance and where its issue stands."""

    stance: Stance
    issue: frozenset[str]
    """"object", "object+infinitive", "clause", "on+clause", "infinitive", or prepositions."""


@dataclass(frozen=True, slots=True)
class Stances:
    """The stance lexicon."""

    verbs: Mapping[str, tuple[StancePattern, ...]]
    nouns: Mapping[str, StancePattern]
    adjectives: Mapping[str, StancePattern]
    carriers: frozenset[str]
    predicates: Mapping[str, Stance]
    inverting: frozenset[str]
    spoken: frozenset[str]
    """Verbs that tell a stance only where they report speech ("attacked the plan")."""
    owned: frozenset[str]
    """Nouns that tell a stance of their possessor wherever they stand ("their concerns about")."""
    partisan: frozenset[str]
    """Verbs by which a side stands with another side."""
    thin: frozenset[str]
    """Nouns that alone tell no issue."""
    occasions: frozenset[str]
    """Nouns of when or where something was said."""
    labels: tuple[tuple[str, re.Pattern[str]], ...]

    def label_of(self, issue: str) -> str:
        """The group that an issue belongs to, "" when none."""
        return next((label for label, pattern in self.labels if pattern.search(issue)), "")


@cache
def load_stances() -> Stances:
    """The lexicon as generated; the same object every time."""
    table = json.loads(resources.files("legation.data").joinpath("stances.json").read_text("utf-8"))
    return Stances(
        verbs=_verbs(table["verbs"]),
        nouns=_words(table["nouns"]),
        adjectives=_words(table["adjectives"]),
        carriers=frozenset(table["carriers"]),
        predicates=MappingProxyType(
            {word: Stance(stance) for stance, words in table["predicates"].items() for word in words}
        ),
        inverting=frozenset(table["inverting"]),
        spoken=frozenset(table["spoken"]),
        owned=frozenset(table["owned"]),
        partisan=frozenset(table["partisan"]),
        thin=frozenset(table["thin"]),
        occasions=frozenset(table["occasions"]),
        labels=tuple((row["label"], _any_of(row["words"])) for row in table["labels"]),
    )


def _verbs(rows: list[Any]) -> Mapping[str, tuple[StancePattern, ...]]:
    verbs: dict[str, tuple[StancePattern, ...]] = {}
    for row in rows:
        pattern = StancePattern(Stance(row["stance"]), frozenset(row["issue"]))
        for lemma in row["lemmas"]:
            verbs[lemma] = (*verbs.get(lemma, ()), pattern)
    return MappingProxyType(verbs)


def _words(rows: list[Any]) -> Mapping[str, StancePattern]:
    found: dict[str, StancePattern] = {}
    for row in rows:
        places = [*row["prepositions"], *(["infinitive"] if row.get("infinitive") else [])]
        for lemma in row["lemmas"]:
            found[lemma] = StancePattern(Stance(row["stance"]), frozenset(places))
    return MappingProxyType(found)


def _any_of(words: list[str]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)", re.IGNORECASE)
