"""Words that stand for each other when one saying is retold or translated (generated from resources/renderings.yaml)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from legation.data.files import table

_PLURAL = 4
"""Letters from which a word's final s is taken for a plural's."""


@dataclass(frozen=True, slots=True)
class Renderings:
    """What words of a saying mean, as far as two renderings of it may differ."""

    senses: Mapping[str, str]
    """Base form → the word that stands for its sense."""
    opposite: frozenset[tuple[str, str]]
    """Pairs of senses of which one takes back the other, each pair in order."""
    denying: frozenset[str]
    idle: frozenset[str]
    bases: Mapping[str, str]
    """Inflected verb → base form."""

    def sense(self, word: str) -> str:
        """The sense of a folded word; a word of no row stands for itself, without a plural's end."""
        base = self.bases.get(word, word)
        return self.senses.get(word) or self.senses.get(base) or self.senses.get(_singular(base)) or _singular(base)


@cache
def load_renderings() -> Renderings:
    """The table as generated; the same object every time."""
    rows = table("renderings.json")
    return Renderings(
        MappingProxyType(rows["senses"]),
        frozenset((one, other) for one, other in rows["opposite"]),
        frozenset(rows["denying"]),
        frozenset(rows["idle"]),
        MappingProxyType(table("verbs.json")),
    )


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > _PLURAL:
        return word[:-3] + "y"
    plural = word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) >= _PLURAL
    return word[:-1] if plural else word
