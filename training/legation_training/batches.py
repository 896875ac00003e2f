"""Turns items into tensors: label numbers, sub-tokens, batches of like length, small perturbations of the text."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from legation.analysis.lemmas import script_of as script
from legation.analysis.model_input import kept_pieces, shape, shortened
from tokenizers import Tokenizer
from torch import Tensor

from legation_training.items import LABELS, Item, Span

MENTIONS = (
    "",
    "person",
    "organization",
    "place",
    "event",
    "time",
    "object",
    "abstract",
    "animal",
    "plant",
    "substance",
)
BIO = ("O", *(f"{p}-{label}" for label in LABELS for p in "BI"))
LONGEST = 180
#: Before a word: the network sees its shape only.
HIDDEN = "\ue000"
_MASK = 103
_QUOTES = (("“", '"'), ("”", '"'), ("’", "'"), ("‘", "'"), ("–", "-"), ("—", "-"), ("—", "--"), ("…", "..."))


@dataclass(frozen=True, slots=True)
class Labels:
    """The label inventories, in the order of the network's outputs."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    lemma: tuple[str, ...]
    rel: tuple[str, ...]

    def save(self, path: Path) -> None:
        path.write_text(json.dumps({n: getattr(self, n) for n in self.__slots__}), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Labels:
        return cls(**{k: tuple(v) for k, v in json.loads(path.read_text(encoding="utf-8")).items()})


def inventory(items: Sequence[Item]) -> Labels:
    """Labels seen in the treebanks at least three times."""
    trees = [i for i in items if i.heads]
    lemmas = Counter(
        script(w, lemma) for i in trees for w, lemma in zip(i.words, i.lemmas or (), strict=True) if lemma != "_"
    )
    return Labels(
        _often(Counter(x for i in trees for x in i.upos or ())),
        _often(Counter(x for i in trees for x in i.xpos or ())),
        _often(Counter(x for i in trees for x in i.feats or ())),
        _often(lemmas),
        _often(Counter(x for i in trees for x in i.rels or ())),
    )


def _often(count: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(x for x, n in count.items() if n >= 3))


class Pieces:
    """Sub-tokens of words, remembered."""

    def __init__(self, tokenizer: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._known: dict[str, tuple[int, ...]] = {}

    def of(self, word: str) -> tuple[int, ...]:
        if word.startswith(HIDDEN):
            return (_MASK,)
        if word not in self._known:
            ids = self._tokenizer.encode(shortened(word), add_special_tokens=False).ids
            self._known[word] = kept_pieces(ids, 100)
        return self._known[word]


def perturbed(item: Item, chance: random.Random) -> Item:
    """Now and then a headline's capitals, other quotation marks and dashes, or no final stop."""
    roll = chance.random()
    if roll < 0.03:
        item = _cased(item, tuple(w.lower() for w in item.words))
    elif roll < 0.05:
        item = _cased(item, tuple(w.upper() for w in item.words))
    elif roll < 0.07:
        item = _cased(item, tuple(w[:1].upper() + w[1:] if len(w) > 3 else w for w in item.words))
    if chance.random() < 0.3:
        item = replace(item, words=_retyped(item.words, chance))
    if chance.random() < 0.05:
        item = _unstopped(item)
    return item


def _cased(item: Item, words: tuple[str, ...]) -> Item:
    return replace(item, words=words, lemmas=None)


def _retyped(words: tuple[str, ...], chance: random.Random) -> tuple[str, ...]:
    curly = chance.random() < 0.6
    for fancy, plain in _QUOTES:
        if not curly:
            words = tuple(w.replace(fancy, plain) for w in words)
        elif plain == "'":
            words = tuple(w.replace("'", "’") if len(w) > 1 else w for w in words)
    return _opened(words) if curly else words


def _opened(words: tuple[str, ...]) -> tuple[str, ...]:
    found, inside = [], False
    for word in words:
        if word == '"':
            inside = not inside
            word = "“" if inside else "”"
        found.append(word)
    return tuple(found)


def _unstopped(item: Item) -> Item:
    n = len(item.words) - 1
    if n < 2 or item.words[n] != "." or (item.heads and n + 1 in item.heads):
        return item
    layers = ("words", "upos", "xpos", "feats", "lemmas", "heads", "rels", "mentions", "groups")
    return replace(item, **{x: getattr(item, x)[:n] for x in layers if getattr(item, x) is not None})


def order(items: Sequence[Item], pieces: Pieces, size: int, chance: random.Random) -> list[list[int]]:
    """One epoch's batches of item numbers: shuffled, like lengths together, about `size` sub-tokens each."""
    length = [sum(len(pieces.of(w)) for w in item.words) + 2 for item in items]
    numbers = [i for i in range(len(items)) if length[i] <= LONGEST]
    chance.shuffle(numbers)
    batches: list[list[int]] = []
    for start in range(0, len(numbers), 2000):
        pool = sorted(numbers[start : start + 2000], key=lambda i: length[i])
        batches.extend(_cut(pool, length, size))
    chance.shuffle(batches)
    return batches


def _cut(pool: list[int], length: list[int], size: int) -> Iterator[list[int]]:
    batch: list[int] = []
    for i in pool:
        if batch and length[i] * (len(batch) + 1) > size:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of one batch; -100 marks what is not scored. allowed: tags that each word may carry, [B, N, tags]."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    first: Tensor
    last: Tensor
    upos: Tensor
    xpos: Tensor
    feats: Tensor
    lemma: Tensor
    heads: Tensor
    rels: Tensor
    mention: Tensor
    group: Tensor
    allowed: Tensor
    has_names: Tensor
    length: Tensor


class Collator:
    """Builds batches; `taught` are the entity labels that some set of this stage teaches."""

    def __init__(self, labels: Labels, pieces: Pieces, taught: frozenset[str]) -> None:
        self._numbers = {n: {x: i for i, x in enumerate(getattr(labels, n))} for n in Labels.__slots__}
        self._pieces = pieces
        self._taught = taught
        self._bio = {x: i for i, x in enumerate(BIO)}
        self._mention = {x: i for i, x in enumerate(MENTIONS)}

    def batch(self, items: Sequence[Item]) -> Batch:
        subs = [[self._pieces.of(w) for w in i.words] for i in items]
        n, t = max(len(i.words) for i in items), max(sum(map(len, s)) for s in subs) + 2
        ids, shapes, mask, first, last = self._inputs(items, subs, n, t)
        grid = {
            x: torch.full((len(items), n), -100)
            for x in ("upos", "xpos", "feats", "lemma", "heads", "rels", "mention", "group")
        }
        allowed = torch.zeros(len(items), n, len(BIO), dtype=torch.bool)
        allowed[:, :, 0] = True
        for b, item in enumerate(items):
            self._fill(grid, b, item)
            if item.spans is not None:
                allowed[b, : len(item.words)] = self._lattice(item)
        return Batch(
            ids,
            shapes,
            mask,
            first,
            last,
            **grid,
            allowed=allowed,
            has_names=torch.tensor([i.spans is not None for i in items]),
            length=torch.tensor([len(i.words) for i in items]),
        )

    def _inputs(self, items: Sequence[Item], subs: list[list[tuple[int, ...]]], n: int, t: int) -> tuple[Tensor, ...]:
        ids, shapes = (
            torch.zeros(len(items), t, dtype=torch.long),
            torch.zeros(len(items), t, dtype=torch.long),
        )
        mask = torch.zeros(len(items), t)
        first, last = (
            torch.zeros(len(items), n, dtype=torch.long),
            torch.zeros(len(items), n, dtype=torch.long),
        )
        for b, (item, sub) in enumerate(zip(items, subs, strict=True)):
            row, forms = [101], [0]
            for w, (word, piece) in enumerate(zip(item.words, sub, strict=True)):
                first[b, w], last[b, w] = len(row), len(row) + len(piece) - 1
                row.extend(piece)
                forms.extend([shape(word.removeprefix(HIDDEN))] * len(piece))
            row.append(102)
            ids[b, : len(row)], shapes[b, : len(forms)] = torch.tensor(row), torch.tensor(forms)
            mask[b, : len(row)] = 1.0
        return ids, shapes, mask, first, last

    def _fill(self, grid: dict[str, Tensor], b: int, item: Item) -> None:
        for name, values in (
            ("upos", item.upos),
            ("xpos", item.xpos),
            ("feats", item.feats),
            ("rels", item.rels),
        ):
            if values:
                key = "rel" if name == "rels" else name
                self._put(grid[name], b, [self._numbers[key].get(v, -100) for v in values])
        if item.lemmas:
            rules = (script(w, x) if x != "_" else "" for w, x in zip(item.words, item.lemmas, strict=True))
            self._put(grid["lemma"], b, [self._numbers["lemma"].get(r, -100) for r in rules])
        if item.heads:
            self._put(grid["heads"], b, list(item.heads))
        if item.mentions and item.groups:
            self._put(grid["mention"], b, [self._mention[m] for m in item.mentions])
            self._put(
                grid["group"],
                b,
                [int(g) if m else -100 for g, m in zip(item.groups, item.mentions, strict=True)],
            )

    def _put(self, grid: Tensor, b: int, values: list[int]) -> None:
        grid[b, : len(values)] = torch.tensor(values)

    def _lattice(self, item: Item) -> Tensor:
        allowed = torch.zeros(len(item.words), len(BIO), dtype=torch.bool)
        free = [self._bio[f"{p}-{x}"] for x in item.outside & self._taught for p in "BI"]
        allowed[:, [0, *free]] = True
        for span in item.spans or ():
            self._span(allowed, span, free)
        return allowed

    def _span(self, allowed: Tensor, span: Span, free: list[int]) -> None:
        allowed[span.first : span.last + 1] = False
        sure = [x for x in span.labels if x]
        if "" in span.labels:
            allowed[span.first : span.last + 1, 0] = True
            sure = [x for x in sure if x in self._taught]
            allowed[span.first : span.last + 1, [self._bio[f"I-{x}"] for x in sure]] = True
            allowed[span.first : span.last + 1, [self._bio[f"B-{x}"] for x in sure]] = True
            return
        for x in sure:
            allowed[span.first, self._bio[f"B-{x}"]] = True
            allowed[span.first + 1 : span.last + 1, self._bio[f"I-{x}"]] = True
