"""A learned second opinion on the type of a deed between two sides, for where the frames are silent or tie.

Multinomial logistic regression over the language model's word vectors: the mean of the sentence, the word
where the paths of the two sides to the root meet, and the predicates above them. Sentences of news are longer
than those that were written to train it, so they are centred on the mean of written news (a correction for the
shift of the covariates; without it the type is right less often by a quarter). Trained by ``training/`` on
sentences written for the purpose; the weights name the model whose vectors they were made for, and with
another model they abstain.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from legation.data.files import content, table
from legation.errors import ModelError
from legation.types.analysis import Maker, Sentence, Token
from legation.types.claims import EventType

Floats = NDArray[np.float32]
WEIGHTS, CARD = "deeds.npz", "deeds.json"
NOTHING = "NONE"
_PREDICATES = frozenset({"VERB", "AUX", "ADJ"})


@dataclass(frozen=True, slots=True)
class Opinion:
    """A type with its probability; ``type`` is None for "no dealing"."""

    type: EventType | None
    score: float
    maker: Maker


@dataclass(frozen=True, slots=True)
class Classifier:
    """The weights: one column for each of ``labels``; ``mean`` is taken from the features first."""

    labels: tuple[str, ...]
    weights: Floats
    bias: Floats
    mean: Floats
    model: str
    """Version of the language model whose vectors it reads."""
    version: str

    def opinion(self, sentence: Sentence, source: Iterable[int], target: Iterable[int]) -> Opinion:
        """The likeliest type between two sides, each given by the tokens of its phrase (either may be empty)."""
        row = features(sentence, source, target) - self.mean
        odds = np.exp(row @ self.weights + self.bias)
        at = int(odds.argmax())
        label = self.labels[at]
        kind = None if label == NOTHING else EventType(label)
        return Opinion(kind, float(odds[at] / odds.sum()), Maker("deed classifier", self.version))


@cache
def load_classifier() -> Classifier:
    """The shipped weights; ModelError when they are not those of their card."""
    card, raw = table(CARD), content(WEIGHTS)
    if hashlib.sha256(raw).hexdigest() != card["digest"]:
        raise ModelError(WEIGHTS, "is not the file that its card describes", "install Legation again")
    with np.load(io.BytesIO(raw), allow_pickle=False) as arrays:
        parts: dict[str, Any] = {name: arrays[name].astype(np.float32) for name in ("weights", "bias", "mean")}
    return Classifier(tuple(card["labels"]), **parts, model=card["model"], version=card["version"])


def features(sentence: Sentence, source: Iterable[int], target: Iterable[int]) -> Floats:
    """Four word vectors of length one in a row: the mean, where the sides meet, the predicate above each side."""
    vectors: Floats = np.asarray(sentence.vectors, dtype=np.float32)
    paths = [_path(sentence, _head(sentence, tokens)) for tokens in (source, target)]
    places = (meeting(paths[0], paths[1]), *(_predicate(sentence, path) for path in paths))
    nothing = np.zeros(vectors.shape[1], dtype=np.float32)
    parts = (vectors.mean(0), *(nothing if at is None else vectors[at] for at in places))
    return np.concatenate([part / (float(np.linalg.norm(part)) + 1e-6) for part in parts])


def governing(sentence: Sentence, source: Iterable[int], target: Iterable[int]) -> int | None:
    """The word under which both sides stand."""
    return meeting(*(_path(sentence, _head(sentence, tokens)) for tokens in (source, target)))


def meeting(first: list[int], second: list[int]) -> int | None:
    """Where two paths to the root come together; the end of the one when the other is empty."""
    longest = first or second
    return next((i for i in first if i in second), longest[-1] if longest else None)


def _head(sentence: Sentence, tokens: Iterable[int]) -> Token | None:
    """The first word of a phrase that hangs on something outside it."""
    inside = sorted(tokens)
    heads = (i for i in inside if sentence.tokens[i].head not in inside)
    return next((sentence.tokens[i] for i in heads), None)


def _path(sentence: Sentence, token: Token | None) -> list[int]:
    return [] if token is None else [token.index, *(t.index for t in sentence.ancestors(token.index))]


def _predicate(sentence: Sentence, path: list[int]) -> int | None:
    above = path[1:] or path
    return next((i for i in above if sentence.tokens[i].upos in _PREDICATES), above[-1] if above else None)
