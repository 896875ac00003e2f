"""The one shape that all training data takes: a sentence with what its set annotates."""

from __future__ import annotations

from dataclasses import dataclass

LABELS = ("PERSON", "ORG", "STATE", "PLACE", "OFFICE", "EVENT", "DATE", "MONEY", "LAW")


@dataclass(frozen=True, slots=True)
class Span:
    """Words first..last (inclusive) of a sentence; several labels mean that the set does not say which."""

    first: int
    last: int
    labels: frozenset[str]


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence. None stands for a layer that the set does not annotate.

    heads: 0 is the root, else the 1-based governor. outside: labels whose absence the set does not vouch for
    (a word outside all spans may still carry them). mentions: per word the type of the mention it heads or "".
    groups: per word whether it also heads a larger coordinated mention.
    """

    source: str
    key: str
    words: tuple[str, ...]
    upos: tuple[str, ...] | None = None
    xpos: tuple[str, ...] | None = None
    feats: tuple[str, ...] | None = None
    lemmas: tuple[str, ...] | None = None
    heads: tuple[int, ...] | None = None
    rels: tuple[str, ...] | None = None
    spans: tuple[Span, ...] | None = None
    outside: frozenset[str] = frozenset()
    mentions: tuple[str, ...] | None = None
    groups: tuple[bool, ...] | None = None
