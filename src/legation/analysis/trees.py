"""The best dependency tree of a matrix of arc scores: one root, no cycles."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
_NEVER = np.float32(-1e9)


def best_heads(arcs: Floats) -> list[int]:
    """Governors (0 the root, else 1-based) of the highest-scoring tree with exactly one root.

    ``arcs`` is [words, words + 1]: row i, column j scores word i under governor j.
    Chu-Liu-Edmonds; where the best tree has several roots, the likely ones are tried one by one (Stanojević and
    Cohen 2021 tell why that is enough).
    """
    n = arcs.shape[0]
    scores = arcs.copy()
    scores[np.arange(n), np.arange(1, n + 1)] = _NEVER
    heads = scores.argmax(1)
    if (heads == 0).sum() == 1 and not _cycle([-1, *heads.tolist()]):
        return [int(h) for h in heads]
    free = _edmonds(scores)
    return free if free.count(0) == 1 else _single_rooted(scores)


def _single_rooted(scores: Floats) -> list[int]:
    """Runs the algorithm once per promising root and keeps the best tree."""
    best: tuple[float, list[int]] | None = None
    for root in np.argsort(-(scores[:, 0] - scores[:, 1:].max(1)), kind="stable")[:4]:
        rooted = scores.copy()
        rooted[:, 0] = _NEVER
        rooted[root] = _NEVER
        rooted[root, 0] = scores[root, 0]
        heads = _edmonds(rooted)
        total = float(rooted[np.arange(len(heads)), heads].sum(dtype=np.float64))
        if best is None or total > best[0]:
            best = (total, heads)
    return best[1] if best else []


def _edmonds(scores: Floats) -> list[int]:
    """Maximum spanning arborescence over nodes 0..n, rows 1..n given as ``scores``; contraction by relabelling."""
    n = scores.shape[0]
    full = np.full((n + 1, n + 1), _NEVER, dtype=np.float64)
    full[1:] = scores
    np.fill_diagonal(full, _NEVER)
    return _contract(full)[1:]


def _contract(full: NDArray[np.float64]) -> list[int]:
    heads = [-1, *full[1:].argmax(1).tolist()]
    cycle = _cycle(heads)
    if not cycle:
        return [int(h) for h in heads]
    ring = np.array(sorted(cycle))
    rest = np.array([i for i in range(len(full)) if i not in cycle])
    inside = full[ring, [heads[i] for i in ring]]
    entering = full[np.ix_(ring, rest)] - inside[:, None]
    small = np.full((len(rest) + 1, len(rest) + 1), float(_NEVER))
    small[:-1, :-1] = full[np.ix_(rest, rest)]
    small[-1, :-1] = entering.max(0)
    small[:-1, -1] = full[np.ix_(rest, ring)].max(1)
    return _expand(full, heads, ring, rest, _contract(small))


def _expand(
    full: NDArray[np.float64],
    heads: list[int],
    ring: NDArray[np.int64],
    rest: NDArray[np.int64],
    small: list[int],
) -> list[int]:
    """Opens a contracted cycle again where the smaller tree enters it."""
    found = list(heads)
    for i, node in enumerate(rest.tolist()):
        if small[i] == len(rest):
            found[node] = int(ring[full[node, ring].argmax()])
        elif node:
            found[node] = int(rest[small[i]])
    source = int(rest[small[-1]])
    gain = full[ring, source] - full[ring, [heads[i] for i in ring]]
    found[int(ring[gain.argmax()])] = source
    return found


def _cycle(heads: list[int]) -> set[int]:
    """Nodes of some cycle among heads[1:], or none."""
    state = [0] * len(heads)
    for start in range(1, len(heads)):
        path = []
        node = start
        while node > 0 and state[node] == 0:
            state[node] = start
            path.append(node)
            node = heads[node]
        if node > 0 and state[node] == start and path and node in path:
            return set(path[path.index(node) :])
        for seen in path:
            state[seen] = -1
    return set()
