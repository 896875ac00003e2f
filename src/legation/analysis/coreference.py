"""Coreference: for every mention the likeliest earlier mention of the same thing, or none.

A mention ranker (Denis and Baldridge 2008) over the language model's word vectors and the features of
``coreference_features`` and ``coreference_chains``; trained on GUM by
``training/``. Weights are plain arrays, half precision.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from legation.analysis.coreference_chains import Chains
from legation.analysis.coreference_features import PAIR_SIZE, ROW_SIZES, Facts, facts, pair
from legation.analysis.mention_spans import Candidate, candidates
from legation.analysis.model import Parse
from legation.analysis.model_files import CHAINS, default_folder

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
#: How far back a mention looks, in mentions; names and nouns also reach any earlier mention with the same head.
REACH = 60
SAME_HEAD = 10
#: How much a link may fall short of "new" by the group of the pronoun, and for all others: the language model has
#: learned the ranker's training documents by heart, so the ranker links too little elsewhere. Chosen on GUM's training
#: documents under non-commercial terms, which trained neither (eight settings tried); never on dev.
PRONOUN_BONUS = MappingProxyType({"m": 3.0, "f": 3.0, "p": 3.0, "n": 2.0})
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
        """For every mention the number of its antecedent, -1 for none; from the first on, in its chains' light."""
        found = facts(parses, mentions)
        if not found:
            return []
        pairs = links(found, parses)
        hidden, new = self._alone(found, pairs, parses)
        bounds = np.searchsorted(pairs.later, np.arange(len(found) + 1))
        chains, best = Chains(found), [-1] * len(found)
        for i in range(len(found)):
            earlier = pairs.earlier[bounds[i] : bounds[i + 1]].tolist()
            if earlier:
                scores = self._together(hidden[bounds[i] : bounds[i + 1]], chains.features(i, earlier))
                bonus = PRONOUN_BONUS.get(found[i].group, LINK_BONUS)
                top, score = likeliest(scores, chains.firsts(earlier) if found[i].group in PRONOUN_BONUS else earlier)
                best[i] = earlier[top] if score + bonus > new[i] else -1
            chains.add(i, best[i])
        return best

    def _together(self, hidden: Floats, chain: Floats) -> Floats:
        """Scores of the candidates of one mention, with what their chains tell."""
        scores: Floats = np.maximum(hidden + chain @ self._w["chain"].T, 0.0) @ self._w["out"]
        return scores

    def _alone(self, found: Sequence[Facts], pairs: Links, parses: Sequence[Parse]) -> tuple[Floats, Floats]:
        """What pairs say without their chains, before the last layer; and scores of mentions as new."""
        w = self._w
        mention = np.concatenate((vectors(found, parses) @ w["project"].T, one_hot(found)), axis=1)
        small = mention[:, : len(w["project"])]
        now, before = mention @ w["now"].T, mention @ w["before"].T
        both = small[pairs.later] * small[pairs.earlier]
        hidden = now[pairs.later] + before[pairs.earlier] + both @ w["both"].T + pairs.features @ w["pair"].T
        new = np.maximum(mention @ w["new"].T + w["new_bias"], 0.0) @ w["new_out"]
        return hidden + w["bias"], new


def likeliest(scores: Floats, owners: Sequence[int]) -> tuple[int, float]:
    """The best candidate of the likeliest owner, and that owner's score: the sum of its candidates' odds.

    The ranker was taught the odds of all right antecedents together, so those of one chain count together.
    """
    top = float(scores.max())
    odds: dict[int, float] = {}
    for owner, score in zip(owners, scores.tolist(), strict=True):
        odds[owner] = odds.get(owner, 0.0) + math.exp(score - top)
    best = max(odds, key=odds.__getitem__)
    inside = [k for k, owner in enumerate(owners) if owner == best]
    return max(inside, key=scores.__getitem__), top + math.log(odds[best])


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
