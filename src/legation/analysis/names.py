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
        self._into = np.ascontiguousarray(np.where(np.array(legal), steps, _NEVER).astype(np.float32).T)
        self._start = np.array([_NEVER if t.startswith("I-") else 0.0 for t in tags], dtype=np.float32)

    def names(self, scores: list[Floats]) -> list[tuple[Name, ...]]:
        """Names of several sentences, each given as [words, tags]."""
        return [self._spans(path) for path in self._paths(scores)]

    def _paths(self, scores: list[Floats]) -> list[list[int]]:
        """Viterbi over all sentences at once, the longest first; only sums and maxima, so company changes nothing."""
        order = sorted(range(len(scores)), key=lambda i: -len(scores[i]))
        lengths = np.array([len(scores[i]) for i in order], dtype=np.int64)
        longest = int(lengths[0]) if order else 0
        alpha = np.zeros((len(scores), len(self._tags)), dtype=np.float32)
        back = np.zeros((longest, len(scores), len(self._tags)), dtype=np.int8)
        padded = np.zeros((longest, len(scores), len(self._tags)), dtype=np.float32)
        for row, i in enumerate(order):
            padded[: len(scores[i]), row] = scores[i]
        for t in range(longest):
            self._step(t, alpha, back, padded[t], int((lengths > t).sum()))
        paths = {i: self._trace(alpha[row], back[: lengths[row], row]) for row, i in enumerate(order)}
        return [paths[i] for i in range(len(scores))]

    def _step(self, t: int, alpha: Floats, back: NDArray[np.int8], score: Floats, alive: int) -> None:
        """One word further in the first ``alive`` sentences: the others have ended."""
        if t == 0:
            alpha[:alive] = score[:alive] + self._start
            return
        ways = alpha[:alive, None, :] + self._into[None]
        back[t, :alive] = best = ways.argmax(2)
        alpha[:alive] = np.take_along_axis(ways, best[:, :, None], 2)[:, :, 0] + score[:alive]

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
