"""From the network's word vectors to a labelled tree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from legation.analysis.trees import best_heads

Floats = NDArray[np.float32]
#: Longer sentences (lists, broken text) are parsed in stretches of this many words: memory grows with the square.
STRETCH = 384
#: Multiplications up to which OpenBLAS does not start its threads.
ONE_THREAD = 1 << 18


@dataclass(frozen=True, slots=True)
class Arcs:
    """Per word: vectors as dependant and as governor, for arcs and for relations."""

    arc_dep: Floats
    arc_head: Floats
    rel_dep: Floats
    rel_head: Floats

    def part(self, first: int, last: int) -> Arcs:
        """The same for words first..last (exclusive)."""
        at = slice(first, last)
        return Arcs(self.arc_dep[at], self.arc_head[at], self.rel_dep[at], self.rel_head[at])


def product(a: Floats, b: Floats) -> Floats:
    """The matrix product in blocks of rows so small that BLAS stays on one thread.

    Its threads gained nothing on sentences and cost a quarter of all CPU time (benchmarks/speed).
    """
    rows = max(1, ONE_THREAD // (b.shape[0] * b.shape[1]))
    if len(a) <= rows:
        return a @ b
    return np.concatenate([a[i : i + rows] @ b for i in range(0, len(a), rows)])


class TreeDecoder:
    """Biaffine arc scores with a bias by distance (Dozat and Manning 2017), then one relation per arc."""

    def __init__(self, rels: tuple[str, ...], arrays: Mapping[str, Floats]) -> None:
        self._rels = rels
        self._root = rels.index("root")
        self._arrays = arrays
        self._reach = (len(arrays["distance"]) - 1) // 2
        self._scale = np.float32(len(arrays["root_arc"]) ** -0.5)

    def tree(self, arcs: Arcs) -> tuple[list[int], list[str]]:
        """Governors (0 the root, else 1-based) and relations; later stretches hang on the first one's root."""
        heads: list[int] = []
        rels: list[str] = []
        for first in range(0, len(arcs.arc_dep), STRETCH):
            part = arcs.part(first, first + STRETCH)
            found = best_heads(self._scores(part))
            labels = self._relations(part, found)
            if first:
                top = heads.index(0) + 1
                labels = ["parataxis" if h == 0 else r for h, r in zip(found, labels, strict=True)]
                found = [h + first if h else top for h in found]
            heads.extend(found)
            rels.extend(labels)
        return heads, rels

    def _scores(self, arcs: Arcs) -> Floats:
        governors = np.concatenate((self._arrays["root_arc"][None], arcs.arc_head))
        scores = (
            product(arcs.arc_dep, governors.T) * self._scale + (governors @ self._arrays["head_bias_weight"][0])[None]
        )
        return self._with_distance(scores)

    def _with_distance(self, scores: Floats) -> Floats:
        at = np.arange(len(scores))
        step = np.clip(at[None] - at[:, None], -self._reach, self._reach) + self._reach
        scores[:, 1:] += self._arrays["distance"][step]
        scores[:, 0] += self._arrays["root_bias"]
        return scores

    def _relations(self, arcs: Arcs, heads: list[int]) -> list[str]:
        governors = np.concatenate((self._arrays["root_rel"][None], arcs.rel_head))[heads]
        dep = arcs.rel_dep
        joined = np.concatenate((np.maximum(dep + governors, 0.0), dep * governors), axis=1)
        scores = product(joined, self._arrays["label_weight"].T) + self._arrays["label_bias"]
        scores[:, self._root] = -1e9
        best = scores.argmax(1).tolist()
        return ["root" if h == 0 else self._rels[b] for h, b in zip(heads, best, strict=True)]
