"""Reads the entity sets and brings their labels to the model's nine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from legation_training.items import LABELS, Item, Span
from legation_training.states import place_labels

_CORE = frozenset(("PERSON", "ORG", "STATE", "PLACE"))
# What a set without these labels leaves open, both outside its spans and inside its "miscellaneous" ones.
_OPEN = frozenset(LABELS) - _CORE
_MAPPED = {
    "PER": "PERSON",
    "person": "PERSON",
    "ORG": "ORG",
    "corporation": "ORG",
    "group": "ORG",
    "LOC": "PLACE",
    "location": "PLACE",
}


def spans(words: tuple[str, ...], tags: list[str]) -> tuple[Span, ...]:
    """Spans of BIO or IO tags in the model's labels."""
    found: list[Span] = []
    start = 0
    for i in range(1, len(tags) + 1):
        if i == len(tags) or tags[i][:1] != "I" or tags[i][2:] != tags[start][2:]:
            if tags[start] != "O":
                found.append(Span(start, i - 1, _labels(tags[start][2:], words[start:i])))
            start = i
    return tuple(found)


def _labels(label: str, words: tuple[str, ...]) -> frozenset[str]:
    mapped = _MAPPED.get(label)
    if mapped == "PLACE":
        return place_labels(words)
    return frozenset((mapped,)) if mapped else _OPEN | {""}


def _item(source: str, key: str, words: list[str], tags: list[str]) -> Item:
    forms = tuple(words)
    return Item(source, key, forms, spans=spans(forms, tags), outside=_OPEN)


def columns(path: Path, source: str, separator: str) -> Iterator[Item]:
    """A file of two columns, word and tag, with blank lines between sentences."""
    words: list[str] = []
    tags: list[str] = []
    for number, line in enumerate([*path.read_text(encoding="utf-8").split("\n"), ""]):
        cells = line.rstrip("\r").split(separator)
        if len(cells) == 2 and cells[0] != "-DOCSTART-" and cells[0].strip():
            words.append(cells[0].strip())
            tags.append(cells[1].strip())
        elif words:
            yield _item(source, f"{source}-{number}", words, tags)
            words, tags = [], []


def uner(path: Path) -> dict[str, tuple[tuple[str, ...], list[str]]]:
    """UNER's words and tags by sent_id."""
    found: dict[str, tuple[tuple[str, ...], list[str]]] = {}
    key, words, tags = "", [], []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("# sent_id = "):
            key = line[12:].strip()
        elif line[:1].isdigit():
            cells = line.split("\t")
            words.append(cells[1])
            tags.append("O" if cells[2] in ("B-O", "I-O", "O") else cells[2])
        elif not line and words:
            found[key] = (tuple(words), tags)
            words, tags = [], []
    return found


def with_entities(items: Iterator[Item], annotated: dict[str, tuple[tuple[str, ...], list[str]]]) -> Iterator[Item]:
    """EWT's trees joined with UNER's entities where both have the same words."""
    for item in items:
        words, tags = annotated.get(item.key, ((), []))
        if words == item.words:
            item = replace(item, spans=spans(item.words, tags), outside=_OPEN)
        yield item
