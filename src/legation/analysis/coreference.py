"""Coreference: for every mention the likeliest earlier mention of the same thing, or none.

A mention ranker (Denis and Baldridge 2008) over the language model's word vectors and the features of
``coreference_features``; trained on GUM by ``training/``. Weights are plain arrays, half precision.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from legation.analysis.coreference_features import PAIR_SIZE, ROW_SIZES, Facts, facts, pair
from legation.analysis.mention_spans import Candidate, candidates
from legation.analysis.model import Parse
from legation.analysis.model_files import CHAINS, default_folder

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
#: How far back a mention looks, in mentions; names and nouns also reach any earlier mention with the same head.
REACH = 60
SAME_HEAD = 10
#: Added to the best link before it meets "new": the language model has seen the ranker's training documents and is
#: surer there than elsewhere. Set on GUM dev (benchmarks/quality/coreference.py), one value of three tried.
LINK_BONUS = 0.5


@dataclass(frozen=True, slots=True)
class Links:
    """Pairs of mentions to score: later, earlier, and which pair features hold."""

    later: Ints
    earlier: Ints
    features: Floats


def links(found: Sequence[Facts], parses: Sequence[Parse]) -> Links:
    """All pairs that the ranker considers, grouped by the later mention in order."""
    sentences = [p.sentence for p in parses]
    later: list[int] = []
    earlier: list[int] = []
    at: list[int] = []
    which: list[int] = []
    for i, j in _pairs(found):
        which.extend(pair(found[i], found[j], i - j, sentences))
        at.extend([len(later)] * (len(which) - len(at)))
        later.append(i)
        earlier.append(j)
    features = np.zeros((len(later), PAIR_SIZE), dtype=np.float32)
    features[at, which] = 1.0
    return Links(np.array(later, dtype=np.int64), np.array(earlier, dtype=np.int64), features)


def _pairs(found: Sequence[Facts]) -> Iterator[tuple[int, int]]:
    heads: dict[str, list[int]] = {}
    for i, now in enumerate(found):
        near = max(0, i - REACH)
        if not now.group:
            for j in heads.get(now.head, [])[-SAME_HEAD:]:
                if j < near:
                    yield i, j
            heads.setdefault(now.head, []).append(i)
        for j in range(near, i):
            yield i, j


class CoreferenceModel:
    """Finds chains of mentions in a parsed text."""

    def __init__(self, arrays: Mapping[str, NDArray[np.generic]]) -> None:
        self._w = {name: value.astype(np.float32) for name, value in arrays.items()}

    @classmethod
    def load(cls, folder: Path | None = None) -> CoreferenceModel:
        """The shipped weights, or those in a folder. The language model's card vouches for the file."""
        with np.load((folder or default_folder()) / CHAINS, allow_pickle=False) as arrays:
            return cls(dict(arrays))

    def chains(self, parses: Sequence[Parse]) -> list[tuple[Candidate, ...]]:
        """Chains of two mentions or more, in the order of their first mention."""
        mentions = candidates(parses)
        antecedents = self.antecedents(parses, mentions)
        chain: dict[int, list[int]] = {}
        member: dict[int, int] = {}
        for i, j in enumerate(antecedents):
            first = member.get(j, j)
            if j >= 0:
                chain.setdefault(first, [first]).append(i)
            member[i] = first if j >= 0 else i
        return [tuple(mentions[i] for i in chain[first]) for first in sorted(chain)]

    def antecedents(self, parses: Sequence[Parse], mentions: Sequence[Candidate]) -> list[int]:
        """For every mention the number of its antecedent, -1 for none."""
        found = facts(parses, mentions)
        pairs = links(found, parses)
        best = [-1] * len(found)
        if not len(pairs.later):
            return best
        scores, new = self._scores(found, pairs, parses)
        starts = np.flatnonzero(np.diff(pairs.later, prepend=-1))
        for start, end in zip(starts, [*starts[1:], len(scores)], strict=True):
            top = start + int(scores[start:end].argmax())
            if scores[top] + LINK_BONUS > new[pairs.later[start]]:
                best[int(pairs.later[start])] = int(pairs.earlier[top])
        return best

    def _scores(self, found: Sequence[Facts], pairs: Links, parses: Sequence[Parse]) -> tuple[Floats, Floats]:
        """Scores of the pairs, and of every mention being new."""
        w = self._w
        mention = np.concatenate((vectors(found, parses) @ w["project"].T, one_hot(found)), axis=1)
        small = mention[:, : len(w["project"])]
        now, before = mention @ w["now"].T, mention @ w["before"].T
        both = small[pairs.later] * small[pairs.earlier]
        hidden = now[pairs.later] + before[pairs.earlier] + both @ w["both"].T + pairs.features @ w["pair"].T
        new = np.maximum(mention @ w["new"].T + w["new_bias"], 0.0) @ w["new_out"]
        return np.maximum(hidden + w["bias"], 0.0) @ w["out"], new


def vectors(found: Sequence[Facts], parses: Sequence[Parse]) -> Floats:
    """The word vectors of the mentions' heads."""
    rows = [np.asarray(parses[f.mention.sentence].sentence.vectors)[f.mention.head] for f in found]
    return np.stack(rows).astype(np.float32)


def one_hot(found: Sequence[Facts]) -> Floats:
    """The mentions' own features, one column per value."""
    offsets = np.cumsum((0, *ROW_SIZES[:-1]))
    table = np.zeros((len(found), sum(ROW_SIZES)), dtype=np.float32)
    table[np.arange(len(found))[:, None], np.array([f.row for f in found]) + offsets] = 1.0
    return table
