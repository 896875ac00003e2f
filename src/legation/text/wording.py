"""How alike two stretches of words are, spelling and order apart."""

from __future__ import annotations

import re
from functools import lru_cache

from legation.text.folding import fold

_WORD = re.compile(r"\w+")

IDLE = frozenset(
    word
    for row in (
        ("a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "for", "from", "had", "has"),
        ("have", "he", "her", "his", "in", "is", "it", "its", "of", "on", "or", "said", "says", "she"),
        (
            "that",
            "the",
            "their",
            "they",
            "this",
            "to",
            "was",
            "were",
            "which",
            "who",
            "will",
            "with",
            "would",
        ),
    )
    for word in row
)
"""Words that two sentences share whatever they are about."""

RUN = 4
"""Words in a row that make a quotation recognisable."""


@lru_cache(maxsize=20_000)
def words(text: str) -> tuple[str, ...]:
    """The words of a text, folded, in order."""
    return tuple(_WORD.findall(fold(text)))


def telling_words(text: str) -> frozenset[str]:
    """The words of a text that say what it is about."""
    return frozenset(words(text)) - IDLE


def likeness(one: str, other: str) -> float:
    """Share of telling words in common (Dice), numbers counted twice; 0 to 1."""
    left, right = telling_words(one), telling_words(other)
    total = _mass(left) + _mass(right)
    return 2 * _mass(left & right) / total if total else 0.0


def _mass(found: frozenset[str]) -> int:
    return sum(2 if word[0].isdigit() else 1 for word in found)


def covered(one: str, other: str) -> float:
    """Share of the shorter text's telling words that the longer has; 0 to 1."""
    left, right = sorted((telling_words(one), telling_words(other)), key=len)
    return _mass(left & right) / _mass(left) if left else 0.0


def share_run(one: str, other: str) -> bool:
    """Whether some four words stand in both in the same order, at least one of them telling."""
    return bool(_runs(one) & _runs(other))


@lru_cache(maxsize=20_000)
def _runs(text: str) -> frozenset[tuple[str, ...]]:
    row = words(text)
    runs = (row[at : at + RUN] for at in range(len(row) - RUN + 1))
    return frozenset(run for run in runs if not IDLE.issuperset(run))
