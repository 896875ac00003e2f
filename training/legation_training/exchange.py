"""Other names in the place of names, so that their surroundings and their build are learned and not a list.

After two stages the network knew 99 of 100 names of UNER's training part and 77 of its development part: it had
learned the names by heart. Here a name is exchanged now and then for another of its label and length, or for one
that nobody bears.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from legation_training.batches import HIDDEN
from legation_training.items import Item, Span
from legation_training.states import STATES

EXCHANGED = ("PERSON", "ORG", "PLACE", "STATE")
_PLAIN = re.compile(r"[A-Z][a-z]+")
_ONSETS = "b br ch d dr f g gr h j k kh l m n p r s sh st t tr v w y z".split()
_MIDDLES = "a e i o u ai ou ee".split()
_CLOSES = ["", "", "", "n", "r", "l", "s", "m", "k", "rd", "nd"]


class Exchanger:
    """Draws other names from those that the items hold; `share` of the plain names are exchanged."""

    def __init__(self, items: Sequence[Item], share: float, invented: float = 0.25) -> None:
        self._share, self._invented = share, invented
        self._pools: dict[tuple[str, int], list[tuple[str, ...]]] = {}
        for label, words in sorted({(label, words) for i in items for label, words in _names(i)}):
            self._pools.setdefault((label, len(words)), []).append(words)
        self._pools["STATE", 1] = [(n.title(),) for n in sorted(STATES) if n.isalpha() and len(n) > 3]

    def __call__(self, item: Item, chance: random.Random) -> Item:
        """The item with some of its names exchanged; the lemmas of new words are not scored."""
        words, lemmas = list(item.words), list(item.lemmas or ())
        for span in item.spans or ():
            if _plain(item, span) and chance.random() < self._share:
                at = slice(span.first, span.last + 1)
                words[at] = self._other(next(iter(span.labels)), item.words[at], chance)
                if lemmas:
                    lemmas[at] = ["_"] * (span.last + 1 - span.first)
        return replace(item, words=tuple(words), lemmas=tuple(lemmas) or None)

    def _other(self, label: str, words: tuple[str, ...], chance: random.Random) -> list[str]:
        pool = self._pools.get((label, len(words)), [words])
        mixed = label == "PERSON"
        new = [chance.choice(pool)[i] for i in range(len(words))] if mixed else list(chance.choice(pool))
        if label != "STATE" and chance.random() < self._invented:
            kept = len(words) - 1 if label == "ORG" and len(words) > 1 else len(words)
            new = [invented(chance) if i < kept else words[i] for i in range(len(words))]
        return new


def _names(item: Item) -> Iterator[tuple[str, tuple[str, ...]]]:
    for span in item.spans or ():
        if _plain(item, span):
            yield next(iter(span.labels)), item.words[span.first : span.last + 1]


def _plain(item: Item, span: Span) -> bool:
    """A name of one certain label whose words are all capitalised."""
    words = item.words[span.first : span.last + 1]
    sure = len(span.labels) == 1 and next(iter(span.labels)) in EXCHANGED
    return sure and all(_PLAIN.fullmatch(w) for w in words)


def invented(chance: random.Random) -> str:
    """A capitalised word of two or three syllables that is no known name."""
    count = chance.choice((2, 2, 3))
    parts = (chance.choice(_ONSETS) + chance.choice(_MIDDLES) for _ in range(count))
    return ("".join(parts) + chance.choice(_CLOSES)).capitalize()


def blurred(item: Item, share: float, chance: random.Random) -> Item:
    """The item with some words hidden, all but their shape: a sentence is then not known by its words alone."""
    hidden = [chance.random() < share for _ in item.words]
    lemmas = item.lemmas and tuple("_" if h else x for h, x in zip(hidden, item.lemmas, strict=True))
    words = tuple(HIDDEN + w if h else w for h, w in zip(hidden, item.words, strict=True))
    return replace(item, words=words, lemmas=lemmas)
