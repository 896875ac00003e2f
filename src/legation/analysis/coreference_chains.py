"""What the antecedent ranker sees of the chain that an earlier mention already belongs to.

A pronoun is of the gender of its whole chain, and what was named often and of late is named again (entity-mention
features as in Clark and Manning 2015, without their pruning).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from legation.analysis.coreference_features import Facts

Floats = NDArray[np.float32]
CHAIN_SIZE = 30
_SINGULAR = frozenset(("m", "f", "n"))
_THIRD = frozenset(("m", "f", "n", "p"))
_SIZES, _STEPS = (1, 2, 3, 5, 9), (0, 1, 2, 3, 6)
_NEAR = 3


@dataclass
class Chain:
    """The mentions of one thing so far."""

    members: list[int] = field(default_factory=list)
    groups: set[str] = field(default_factory=set)
    genders: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    content: set[str] = field(default_factory=set)
    types: set[str] = field(default_factory=set)
    subject: int = -9
    sentences: list[int] = field(default_factory=list)

    def add(self, number: int, facts: Facts) -> None:
        """Takes in a mention."""
        self.members.append(number)
        self.sentences.append(facts.mention.sentence)
        self.types.add(facts.mention.type)
        if facts.group:
            self.groups.add(facts.group)
        else:
            self.heads.add(facts.head)
            self.content |= facts.content
        if facts.kind == 0:
            self.names.add(facts.head)
        if facts.gender:
            self.genders.add(facts.gender)
        if facts.number:
            self.numbers.add(facts.number)
        if facts.role == 0:
            self.subject = facts.mention.sentence


class Chains:
    """Chains under construction, by the number of each mention."""

    def __init__(self, found: Sequence[Facts]) -> None:
        self._found = found
        self._of: dict[int, Chain] = {}

    def add(self, number: int, antecedent: int) -> None:
        """Puts a mention into its antecedent's chain, or into one of its own (-1)."""
        chain = self._of[antecedent] if antecedent >= 0 else Chain()
        chain.add(number, self._found[number])
        self._of[number] = chain

    def firsts(self, numbers: Sequence[int]) -> list[int]:
        """The first mention of each one's chain."""
        return [self._of[number].members[0] for number in numbers]

    def features(self, number: int, earlier: Sequence[int]) -> Floats:
        """One row per candidate: what its chain says of this mention."""
        now = self._found[number]
        table = np.zeros((len(earlier), CHAIN_SIZE), dtype=np.float32)
        seen: dict[int, list[int]] = {}
        for row, j in enumerate(earlier):
            chain = self._of[j]
            if id(chain) not in seen:
                seen[id(chain)] = _of_chain(now, chain)
            table[row, seen[id(chain)]] = 1.0
            table[row, 29] = chain.members[-1] == j
        return table


def _of_chain(now: Facts, chain: Chain) -> list[int]:
    return [*_agreement(now, chain), *_standing(now, chain), *_wording(now, chain)]


def _agreement(now: Facts, chain: Chain) -> list[int]:
    found = []
    others = chain.groups & _THIRD - {now.group}
    if now.group in chain.groups:
        found.append(0)
    if now.group in _SINGULAR:
        found.extend([1] if others & _SINGULAR else [])
        found.extend([2] if "p" in others else [])
        found.extend([3] if chain.genders - {now.group} else [])
        found.extend([4] if now.group in chain.genders else [])
    if now.group == "p" and others & _SINGULAR:
        found.append(5)
    if now.group in ("1s", "1p", "2") and chain.groups & {"1s", "1p", "2"} - {now.group}:
        found.append(6)
    if now.number:
        found.extend([7] if now.number in chain.numbers else [])
        found.extend([8] if chain.numbers - {now.number} else [])
    if now.gender and not now.group:
        found.append(9 if chain.genders <= {now.gender} else 10)
    return found


def _standing(now: Facts, chain: Chain) -> list[int]:
    """How often, how lately and in what role the chain was mentioned."""
    here = now.mention.sentence
    near = sum(here - s < _NEAR for s in chain.sentences[-4:])
    found = [
        10 + bisect_right(_SIZES, len(chain.members)),
        15 + bisect_right(_STEPS, here - chain.sentences[-1]),
    ]
    if near > 1:
        found.append(21 if near == 2 else 22)
    if 0 <= here - chain.subject <= 1:
        found.append(23)
    return found


def _wording(now: Facts, chain: Chain) -> list[int]:
    found = [24] if now.mention.type in chain.types else []
    if chain.names:
        found.append(25)
    if now.group:
        return found
    if now.head in chain.heads:
        found.append(26)
    if now.kind == 0 and chain.names and not now.content & chain.content:
        found.append(27)
    if now.content and now.content <= chain.content:
        found.append(28)
    return found
