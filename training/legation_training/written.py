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
    """Puts other states and persons into written sentences, so that forms of names and not names are learned."""

    def __init__(self, items: list[Item]) -> None:
        self._states = sorted(n.title() for n in STATES if n.isalpha() and len(n) > 3)
        found = {i.words[s.first : s.last + 1] for i in items for s in i.spans or () if s.labels == {"PERSON"}}
        self._persons = sorted(p for p in found if p[0][:1].isupper())

    def __call__(self, source: Item, chance: random.Random) -> Item:
        """The sentence with each state or person replaced with some probability."""
        if source.source != "text" or chance.random() < 0.5:
            return source
        words: list[str] = []
        spans: list[Span] = []
        at = 0
        for span in source.spans or ():
            words.extend(source.words[at : span.first])
            new = self._other(source.words[span.first : span.last + 1], span, chance)
            spans.append(Span(len(words), len(words) + len(new) - 1, span.labels))
            words.extend(new)
            at = span.last + 1
        return replace(source, words=(*words, *source.words[at:]), spans=tuple(spans))

    def _other(self, words: tuple[str, ...], span: Span, chance: random.Random) -> tuple[str, ...]:
        if span.labels == {"STATE"} and len(words) == 1 and chance.random() < 0.4:
            return (chance.choice(self._states),)
        if span.labels == {"PERSON"} and chance.random() < 0.3:
            return chance.choice([p for p in chance.sample(self._persons, 8) if len(p) == len(words)] or [words])
        return words
