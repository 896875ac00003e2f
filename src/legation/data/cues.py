"""Words that introduce what somebody said (generated from resources/cues.yaml)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any


class Strength(StrEnum):
    """What sort of act a cue reports."""

    SPEECH = "speech"
    EVALUATION = "evaluation"
    ATTITUDE = "attitude"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class CuePattern:
    """How one group of verbs takes its content and its addressee."""

    group: str
    strength: Strength
    content: frozenset[str]
    addressee: frozenset[str]


@dataclass(frozen=True, slots=True)
class Things:
    """Nouns that never speak: by their ending or by themselves, but for bodies and documents."""

    endings: frozenset[str]
    words: frozenset[str]
    speaking: frozenset[str]

    def __contains__(self, lemma: object) -> bool:
        """Whether a noun's base form, in small letters, names a thing."""
        if not isinstance(lemma, str) or lemma in self.speaking:
            return False
        return lemma in self.words or lemma.endswith(tuple(self.endings))


@dataclass(frozen=True, slots=True)
class Cues:
    """The cue lexicon."""

    verbs: Mapping[str, tuple[CuePattern, ...]]
    light: Mapping[str, frozenset[str]]
    """Light verb → the nouns that carry the act."""
    adjectives: frozenset[str]
    attributing: tuple[str, ...]
    nouns: frozenset[str]
    documents: frozenset[str]
    impersonal: frozenset[str]
    """What sets things but reports nobody's words ("according to the programme")."""
    things: Things
    prospective: frozenset[str]
    """Words under whose infinitive nothing has been said yet ("ready to welcome X")."""
    greeting: frozenset[str]
    """Verbs that with a guest for their object tell of a greeting."""
    asking: frozenset[str]
    """Who asks or leads in a transcript."""
    channels: tuple[tuple[str, tuple[str, ...]], ...]
    anonymous: tuple[tuple[str, tuple[str, ...]], ...]


@cache
def load_cues() -> Cues:
    """The lexicon as generated; the same object every time."""
    table = json.loads(resources.files("legation.data").joinpath("cues.json").read_text("utf-8"))
    return Cues(
        verbs=_verbs(table["verbs"]),
        light=_light(table["light"]),
        adjectives=frozenset(table["adjectives"]),
        attributing=tuple(row["words"] for row in table["attributing"]),
        nouns=frozenset(table["nouns"]),
        documents=frozenset(table["documents"]),
        impersonal=frozenset(table["impersonal"]),
        things=_things(table),
        prospective=frozenset(table["prospective"]),
        greeting=frozenset(table["greeting"]),
        asking=frozenset(table["asking"]),
        channels=tuple((row["channel"], tuple(row["patterns"])) for row in table["channels"]),
        anonymous=tuple((row["grade"], tuple(row["patterns"])) for row in table["anonymous"]),
    )


def _things(table: Mapping[str, Any]) -> Things:
    """What never speaks; a document among it does."""
    rows = table["things"]
    speaking = frozenset(rows["speaking"]) | frozenset(table["documents"]) | frozenset(table["nouns"])
    return Things(frozenset(rows["endings"]), frozenset(rows["words"]), speaking)


def _verbs(groups: list[Any]) -> Mapping[str, tuple[CuePattern, ...]]:
    verbs: dict[str, tuple[CuePattern, ...]] = {}
    for group in groups:
        pattern = CuePattern(
            group["group"],
            Strength(group["strength"]),
            frozenset(group["content"]),
            frozenset(group["addressee"]),
        )
        for lemma in group["lemmas"]:
            verbs[lemma] = (*verbs.get(lemma, ()), pattern)
    return MappingProxyType(verbs)


def _light(rows: list[Any]) -> Mapping[str, frozenset[str]]:
    light: dict[str, frozenset[str]] = {}
    for row in rows:
        for verb in row["verbs"]:
            light[verb] = light.get(verb, frozenset()) | frozenset(row["nouns"])
    return MappingProxyType(light)
