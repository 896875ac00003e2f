"""Reads the text written for the purpose: one sentence a line, names in brackets with their label."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from legation.text.words import Word, split_words

from legation_training.items import LABELS, Item, Span
from legation_training.states import STATES

#: Names that stand in for each other; offices and dates depend too much on what is around them.
SWAPPED = frozenset(("PERSON", "ORG", "STATE", "PLACE", "EVENT", "LAW"))
_MARK = re.compile(r"\[(" + "|".join(LABELS) + r") ([^\[\]]+)\]")


def read(folder: Path) -> Iterator[Item]:
    """All sentences of the folder's files, in the order of file names and lines."""
    for path in sorted(folder.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n")):
            if line.strip() and not line.startswith("# "):
                yield item(f"{path.stem}-{number}", line.strip())


def item(key: str, line: str) -> Item:
    """One line as words and spans."""
    text, marks = plain(line)
    words = split_words(text)
    spans = tuple(s for s in (_span(words, *mark) for mark in marks) if s)
    return Item("text", key, tuple(w.text for w in words), spans=spans)


def plain(line: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The text without brackets, and where its names stand."""
    text, marks, at = "", [], 0
    for match in _MARK.finditer(line):
        text += line[at : match.start()]
        marks.append((len(text), len(text) + len(match[2]), match[1]))
        text += match[2]
        at = match.end()
    return text + line[at:], marks


def _span(words: tuple[Word, ...], start: int, end: int, label: str) -> Span | None:
    inside = [i for i, w in enumerate(words) if w.span.start < end and w.span.end > start]
    return Span(inside[0], inside[-1], frozenset((label,))) if inside else None


class Swapper:
    """Puts other names of the same kind and length into sentences, so that names are not learned by heart."""

    def __init__(self, items: list[Item]) -> None:
        self._states = sorted(n.title() for n in STATES if n.isalpha() and len(n) > 3)
        pool: dict[tuple[str, int], set[tuple[str, ...]]] = {}
        for source in items:
            for span in source.spans or ():
                words = source.words[span.first : span.last + 1]
                if len(span.labels) == 1 and words[0][:1].isupper():
                    pool.setdefault((next(iter(span.labels)), len(words)), set()).add(words)
        self._pool = {key: sorted(names) for key, names in pool.items() if key[0] in SWAPPED}

    def __call__(self, source: Item, chance: random.Random) -> Item:
        """The sentence with some of its names replaced; their number of words, and so the tree, stays."""
        share = 0.35 if source.source == "text" else 0.15
        words = list(source.words)
        lemmas = list(source.lemmas or ())
        for span in source.spans or ():
            if len(span.labels) == 1 and chance.random() < share:
                new = self._other(next(iter(span.labels)), span, chance)
                words[span.first : span.last + 1] = new or words[span.first : span.last + 1]
                if lemmas and new:
                    lemmas[span.first : span.last + 1] = new
        return replace(source, words=tuple(words), lemmas=tuple(lemmas) if lemmas else None)

    def _other(self, label: str, span: Span, chance: random.Random) -> tuple[str, ...] | None:
        if label == "STATE" and span.first == span.last and chance.random() < 0.7:
            return (chance.choice(self._states),)
        names = self._pool.get((label, span.last - span.first + 1))
        return chance.choice(names) if names else None
