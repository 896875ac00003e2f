"""Names from tag scores: the best sequence of tags that forms whole spans (Viterbi)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from legation.types.analysis import EntityLabel

Floats = NDArray[np.float32]
_NEVER = np.float32(-1e4)


@dataclass(frozen=True, slots=True)
class Name:
    """Words first..last (inclusive) of a sentence name something of this label."""

    first: int
    last: int
    label: EntityLabel


class NameDecoder:
    """Finds the best legal tagging under learned transitions."""

    def __init__(self, tags: tuple[str, ...], steps: Floats) -> None:
        self._tags = tags
        legal = [[not b.startswith("I-") or a[2:] == b[2:] for b in tags] for a in tags]
        self._steps = np.where(np.array(legal), steps, _NEVER).astype(np.float32)
        self._start = np.array([_NEVER if t.startswith("I-") else 0.0 for t in tags], dtype=np.float32)

    def names(self, scores: list[Floats]) -> list[tuple[Name, ...]]:
        """Names of several sentences, each given as [words, tags]."""
        return [self._spans(path) for path in self._paths(scores)]

    def _paths(self, scores: list[Floats]) -> list[list[int]]:
        """Viterbi over all sentences at once; only sums and maxima, so company changes nothing."""
        longest = max((len(s) for s in scores), default=0)
        alpha = np.zeros((len(scores), len(self._tags)), dtype=np.float32)
        back = np.zeros((longest, len(scores), len(self._tags)), dtype=np.int8)
        padded = np.zeros((len(scores), longest, len(self._tags)), dtype=np.float32)
        alive = np.zeros((len(scores), longest), dtype=bool)
        for i, score in enumerate(scores):
            padded[i, : len(score)] = score
            alive[i, : len(score)] = True
        for t in range(longest):
            self._step(t, alpha, back, padded, alive)
        return [self._trace(alpha[i], back[: len(s), i]) for i, s in enumerate(scores)]

    def _step(self, t: int, alpha: Floats, back: NDArray[np.int8], padded: Floats, alive: NDArray[np.bool_]) -> None:
        if t == 0:
            alpha[:] = padded[:, 0] + self._start
            return
        ways = alpha[:, :, None] + self._steps[None]
        back[t] = ways.argmax(1)
        new = ways.max(1) + padded[:, t]
        alpha[alive[:, t]] = new[alive[:, t]]

    def _trace(self, alpha: Floats, back: NDArray[np.int8]) -> list[int]:
        if not len(back):
            return []
        path = [int(alpha.argmax())]
        for t in range(len(back) - 1, 0, -1):
            path.append(int(back[t, path[-1]]))
        return path[::-1]

    def _spans(self, path: list[int]) -> tuple[Name, ...]:
        found: list[Name] = []
        for i, number in enumerate(path):
            tag = self._tags[number]
            if tag.startswith("B-"):
                found.append(Name(i, i, EntityLabel(tag[2:])))
            elif tag.startswith("I-") and found:
                found[-1] = Name(found[-1].first, i, found[-1].label)
        return tuple(found)
