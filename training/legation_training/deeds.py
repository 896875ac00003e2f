"""Trains the second opinion on deeds: ``python -m legation_training.deeds --target ../src/legation/data``.

Logistic regression on the vectors of the language model that Legation ships, over the sentences in
``training/deeds`` and the lexicon's examples. Needs numpy, PyYAML and Legation, no PyTorch; takes about a minute. To be
run again whenever the language model is made anew, because its vectors change: until then the classifier abstains.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import numpy as np
from legation.analysis.model import LanguageModel
from legation.claims.second_opinion import CARD, WEIGHTS, features
from legation.text.words import split_words
from legation.types.claims import EventType

from legation_training.lexicon_deeds import rows as lexicon_rows
from legation_training.written import plain

TEXT = Path(__file__).parents[1] / "deeds"
VERSION = "1"
_SIDE = re.compile(r"<([^<>]+)>|\[([^\[\]]+)\]")
_DECAY, _STEPS, _RATE, _MOMENTUM, _SPREAD = 2e-3, 250, 1.0, 0.9, 3.0  # of two decays, the better on PLV train
_BACKGROUND, _LONG = 900, 14
_LEAVING = {"YIELD": "RETREAT"}  # one label for CONCEDE and RETREAT, as in the sets that merge them


@dataclass(frozen=True)
class Written:
    """One written sentence: its label, its text without marks, the character spans of its two sides."""

    label: str
    text: str
    source: tuple[tuple[int, int], ...]
    target: tuple[tuple[int, int], ...]


def read(folder: Path) -> Iterator[Written]:
    """The sentences of every file, in order."""
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                yield _written(*line.split(" ", 1))


def _written(label: str, line: str) -> Written:
    text, at = "", 0
    spans: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
    for match in _SIDE.finditer(line):
        text += line[at : match.start()]
        words = match[1] or match[2]
        spans[0 if match[1] else 1].append((len(text), len(text) + len(words)))
        text += words
        at = match.end()
    label = _LEAVING.get(label, label)
    if label != "NONE":
        EventType(label)
    return Written(label, text + line[at:], tuple(spans[0]), tuple(spans[1]))


def rows(model: LanguageModel, written: list[Written]) -> np.ndarray:
    """A row of features for each sentence."""
    words = [split_words(w.text) for w in written]
    found = []
    for one, split, parse in zip(written, words, model.read(words), strict=True):
        sides = [[i for i, w in enumerate(split) if _inside(w.span, spans)] for spans in (one.source, one.target)]
        found.append(features(parse.sentence, *sides))
    return np.stack(found)


def _inside(span, spans) -> bool:
    return any(span.start < end and start < span.end for start, end in spans)


def background(model: LanguageModel, folder: Path) -> np.ndarray:
    """Rows for sentences of written news, between subject and object: what features look like there."""
    lines = [text for path in sorted(folder.glob("*.txt")) for text in _news(path)]
    chosen = random.Random(0).sample(lines, min(_BACKGROUND, len(lines)))
    found = []
    for parse in model.read([split_words(text) for text in chosen]):
        subject = next((t.index for t in parse.sentence.tokens if t.relation == "nsubj"), None)
        if subject is None:
            continue
        others = (t.index for t in parse.sentence.tokens if t.relation in ("obj", "obl") and t.index > subject)
        found.append(features(parse.sentence, [subject], [*islice(others, 1)]))
    return np.stack(found)


def _news(path: Path) -> Iterator[str]:
    for line in path.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("# "):
            text, _ = plain(line.strip())
            if len(text.split()) >= _LONG:
                yield text


@dataclass(frozen=True)
class Fit:
    """Weights and the mean of the sentences that they were fitted to."""

    weights: np.ndarray
    bias: np.ndarray
    mean: np.ndarray

    def guesses(self, table: np.ndarray) -> np.ndarray:
        """The likeliest label of each row."""
        return ((table - self.mean) @ self.weights + self.bias).argmax(1)


def fit(table: np.ndarray, labels: np.ndarray, many: int) -> Fit:
    """Softmax regression by gradient descent with momentum; every label weighs the same."""
    mean = table.mean(0)
    inputs = (table - mean) * _SPREAD
    weight = ((1.0 / np.bincount(labels, minlength=many)[labels])[:, None] / many).astype(np.float32)
    weights = np.zeros((table.shape[1], many), dtype=np.float32)
    bias, moved = np.zeros(many, dtype=np.float32), np.zeros_like(weights)
    for _ in range(_STEPS):
        odds = inputs @ weights + bias
        odds = np.exp(odds - odds.max(1, keepdims=True))
        wrong = odds / odds.sum(1, keepdims=True)
        wrong[np.arange(len(labels)), labels] -= 1
        moved = _MOMENTUM * moved + inputs.T @ (wrong * weight) + _DECAY * weights
        weights = weights - _RATE * moved
        bias = bias - _RATE * (wrong * weight).sum(0)
    return Fit(weights * _SPREAD, bias, mean)


def crossed(table: np.ndarray, labels: np.ndarray, many: int) -> float:
    """Share right in five-fold cross-validation."""
    order = np.random.default_rng(0).permutation(len(labels))
    right = 0
    for fold in range(5):
        held = order[fold::5]
        rest = np.setdiff1d(order, held)
        right += int((fit(table[rest], labels[rest], many).guesses(table[held]) == labels[held]).sum())
    return right / len(labels)


def main() -> None:
    """Train, cross-check on the written sentences, write weights and card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--target", type=Path, required=True)
    options = parser.parse_args()
    model, written = LanguageModel.load(), list(read(TEXT))
    examples = [Written(r.label, r.text, r.source, r.target) for r in lexicon_rows()]
    names = sorted({w.label for w in (*written, *examples)})
    labels = np.array([names.index(w.label) for w in (*written, *examples)])
    table = rows(model, [*written, *examples])
    share = crossed(table[: len(written)], labels[: len(written)], len(names))
    found = fit(table, labels, len(names))
    found = replace(found, mean=background(model, TEXT.with_name("text")).mean(0))
    buffer = io.BytesIO()
    np.savez(buffer, **{key: getattr(found, key).astype(np.float16) for key in ("weights", "bias", "mean")})
    (options.target / WEIGHTS).write_bytes(buffer.getvalue())
    card = {
        "digest": hashlib.sha256(buffer.getvalue()).hexdigest(),
        "labels": names,
        "model": model.version,
        "version": VERSION,
        "written sentences": len(written),
        "sentences of the lexicon": len(examples),
        "cross-validation on the written": round(share, 3),
        "text": "training/deeds and the examples of resources/predicates, written for this project",
    }
    (options.target / CARD).write_text(json.dumps(card, indent=1) + "\n", "utf-8")
    print(f"{len(written)} + {len(examples)} sentences, {len(names)} labels, five-fold {share:.3f}")


if __name__ == "__main__":
    main()
