"""The English language model: split sentences in; words, trees, names and mention heads out.

The only module that runs ONNX. How the model was made is told in ``data/model/CARD.md``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import cast

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from legation.analysis.lemmas import checked_lemma, lemma_of
from legation.analysis.model_files import (
    DECODER,
    GRAPH,
    TOKENIZER,
    Inventory,
    checked_version,
    default_folder,
    inventory,
)
from legation.analysis.model_input import kept_pieces, shape, shortened
from legation.analysis.names import Name, NameDecoder
from legation.analysis.relations import Arcs, TreeDecoder
from legation.analysis.windows import Window, batches, padded, windows
from legation.text.words import Word
from legation.types.analysis import Maker, Sentence, Token
from legation.types.span import Span, hull

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
_FRAME = (101, 102)
_UNKNOWN = 100
_REMEMBERED = 50_000
#: ONNX Runtime would join sums with the norms after them: its kernel for that is many times slower than the two
#: (a ninth of all time, benchmarks/speed).
_SLOWER = ["SkipLayerNormFusion"]


@dataclass(frozen=True, slots=True)
class Nominal:
    """A word that heads a mention: GUM's type of it; ``group`` when it also heads a coordination."""

    head: int
    type: str
    group: bool


@dataclass(frozen=True, slots=True)
class Parse:
    """What the model says of one sentence."""

    sentence: Sentence
    names: tuple[Name, ...]
    nominals: tuple[Nominal, ...]


@dataclass(frozen=True, slots=True)
class _Outputs:
    """The network's outputs for the words of one sentence, by name."""

    of: Mapping[str, NDArray[np.generic]]

    def floats(self, name: str) -> Floats:
        return self.of[name].astype(np.float32, copy=False)

    def numbers(self, name: str) -> list[int]:
        found: list[int] = self.of[name].tolist()
        return found


class LanguageModel:
    """Tags, lemmas, trees, names, mention heads and word vectors for sentences already split into words."""

    def __init__(self, folder: Path, *, check: bool = True) -> None:
        """Loads the files of a folder; ``check`` is off only while they are being made and have no card."""
        self.version = checked_version(folder) if check else ""
        self._labels: Inventory = inventory(folder)
        self._session = _session(folder / GRAPH)
        self._names_out = [o.name for o in self._session.get_outputs()]
        self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        self._pieces: dict[str, tuple[int, ...]] = {}
        self._feats = tuple(_features(f) for f in self._labels.feats)
        with np.load(folder / DECODER, allow_pickle=False) as arrays:
            self._trees = TreeDecoder(self._labels.rel, dict(arrays))
            self._namer = NameDecoder(self._labels.bio, arrays["steps"])

    @classmethod
    def load(cls, path: Path | None = None) -> LanguageModel:
        """The shipped model, or the one in a folder; ModelError when its digests are wrong."""
        return cls(path or default_folder())

    @property
    def maker(self) -> Maker:
        """Name and version, for what is built on the model's word."""
        return Maker("legation-english", self.version)

    def read(self, sentences: Sequence[Sequence[Word]]) -> list[Parse]:
        """One parse per sentence, in order. A sentence's parse does not depend on its company."""
        outputs = self._run(sentences)
        names = self._namer.names([o.floats("bio") for o in outputs])
        return [
            self._parse(i, words, out, found)
            for i, (words, out, found) in enumerate(zip(sentences, outputs, names, strict=True))
        ]

    def _run(self, sentences: Sequence[Sequence[Word]]) -> list[_Outputs]:
        self._learn(sentences)
        pieces = [[self._pieces[w.text] for w in words] for words in sentences]
        parts = [w for i, p in enumerate(pieces) if p for w in windows(i, [len(x) for x in p])]
        found: dict[int, list[tuple[Window, dict[str, NDArray[np.generic]]]]] = {}
        for group in batches(parts):
            for window, values in self._run_batch(group, sentences, pieces):
                found.setdefault(window.sentence, []).append((window, values))
        return [_merged(found[i], self._names_out) if i in found else self._nothing() for i in range(len(sentences))]

    def _learn(self, sentences: Sequence[Sequence[Word]]) -> None:
        """Cuts words not met before into sub-tokens."""
        if len(self._pieces) > _REMEMBERED:
            self._pieces = {}
        new = sorted({w.text for words in sentences for w in words} - self._pieces.keys())
        encoded = self._tokenizer.encode_batch_fast([shortened(w) for w in new], add_special_tokens=False)
        self._pieces.update({w: kept_pieces(e.ids, _UNKNOWN) for w, e in zip(new, encoded, strict=True)})

    def _run_batch(
        self, group: list[Window], sentences: Sequence[Sequence[Word]], pieces: list[list[tuple[int, ...]]]
    ) -> Iterator[tuple[Window, dict[str, NDArray[np.generic]]]]:
        feed = _Feed(len(group), padded(group[0].size))
        for row, window in enumerate(group):
            part = slice(window.first, window.last)
            feed.put(row, sentences[window.sentence][part], pieces[window.sentence][part])
        outputs = self._session.run(self._names_out, feed.inputs())
        start = 0
        for window in group:
            at = slice(start + window.keep - window.first, start + window.until - window.first)
            start += window.last - window.first
            yield window, {name: value[at] for name, value in zip(self._names_out, outputs, strict=True)}

    def _nothing(self) -> _Outputs:
        width = {"bio": len(self._labels.bio), "mention": len(self._labels.mention)}
        return _Outputs({n: np.zeros((0, width.get(n, 1)), dtype=np.float32) for n in self._names_out})

    def _parse(self, index: int, words: Sequence[Word], out: _Outputs, names: tuple[Name, ...]) -> Parse:
        if not words:
            return Parse(Sentence(index, Span(0, 0), ()), (), ())
        arcs = Arcs(*(out.floats(n) for n in ("arc_dep", "arc_head", "rel_dep", "rel_head")))
        tokens = tuple(self._tokens(words, out, *self._trees.tree(arcs)))
        span = hull(words[0].span, words[-1].span)
        return Parse(
            Sentence(index, span, tokens, vectors=cast("Sequence[Sequence[float]]", out.floats("vectors"))),
            names,
            self._nominals(out),
        )

    def _tokens(self, words: Sequence[Word], out: _Outputs, heads: list[int], rels: list[str]) -> Iterator[Token]:
        labels = self._labels
        rows = zip(
            words,
            out.numbers("upos"),
            out.numbers("xpos"),
            out.numbers("feats"),
            out.numbers("lemma"),
            heads,
            rels,
            strict=True,
        )
        for i, (word, upos, xpos, feats, lemma, head, rel) in enumerate(rows):
            yield Token(
                i,
                word.span,
                word.text,
                checked_lemma(word.text, labels.upos[upos], lemma_of(word.text, labels.lemma[lemma])),
                labels.upos[upos],
                labels.xpos[xpos],
                self._feats[feats],
                head - 1,
                rel,
            )

    def _nominals(self, out: _Outputs) -> tuple[Nominal, ...]:
        types = out.floats("mention").argmax(1).tolist()
        groups = out.floats("group")[:, 0].tolist()
        return tuple(Nominal(i, self._labels.mention[t], groups[i] > 0) for i, t in enumerate(types) if t)


class _Feed:
    """Inputs of one run, filled row by row."""

    def __init__(self, rows: int, length: int) -> None:
        self._ids = np.zeros((rows, length), dtype=np.int64)
        self._shapes = np.zeros((rows, length), dtype=np.int64)
        self._bias = np.full((rows, 1, 1, length), -10000.0, dtype=np.float32)
        self._first: list[int] = []
        self._last: list[int] = []

    def put(self, row: int, words: Sequence[Word], pieces: Sequence[tuple[int, ...]]) -> None:
        """Lays the words of a window into a row."""
        length = self._ids.shape[1]
        ids, shapes = [_FRAME[0]], [0]
        for word, piece in zip(words, pieces, strict=True):
            self._first.append(row * length + len(ids))
            ids.extend(piece)
            shapes.extend([shape(word.text)] * len(piece))
            self._last.append(row * length + len(ids) - 1)
        ids.append(_FRAME[1])
        self._ids[row, : len(ids)] = ids
        self._shapes[row, : len(shapes)] = shapes
        self._bias[row, 0, 0, : len(ids)] = 0.0

    def inputs(self) -> dict[str, NDArray[np.generic]]:
        """Arrays by input name."""
        return {
            "ids": self._ids,
            "shapes": self._shapes,
            "bias": self._bias,
            "places": np.arange(self._ids.shape[1], dtype=np.int64),
            "first": np.array(self._first, dtype=np.int64),
            "last": np.array(self._last, dtype=np.int64),
        }


def _merged(parts: list[tuple[Window, dict[str, NDArray[np.generic]]]], names: list[str]) -> _Outputs:
    """One sentence's outputs from its windows."""
    if len(parts) == 1:
        return _Outputs(parts[0][1])
    ordered = sorted(parts, key=lambda p: p[0].first)
    return _Outputs({name: np.concatenate([values[name] for _, values in ordered]) for name in names})


def _features(text: str) -> Mapping[str, str]:
    """A FEATS string as a mapping."""
    pairs = (part.partition("=") for part in text.split("|") if part != "_")
    return MappingProxyType({name: value for name, _, value in pairs})


def _session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER
    )
