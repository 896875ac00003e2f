"""The release's own trees on the written text: they hold the trees of its register in place while names move."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from legation.analysis.model import LanguageModel, Parse
from legation.text.words import Word
from legation.types.span import Span

from legation_training.items import Item

TOGETHER = 64


def with_trees(items: Sequence[Item], model: LanguageModel) -> Iterator[Item]:
    """The items with the model's tags, lemmas, trees and mention heads; their names stay as they were written."""
    for start in range(0, len(items), TOGETHER):
        some = items[start : start + TOGETHER]
        for item, parse in zip(some, model.read([_spaced(i.words) for i in some]), strict=True):
            yield _filled(item, parse)


def _filled(item: Item, parse: Parse) -> Item:
    tokens = parse.sentence.tokens
    types, groups = [""] * len(tokens), [False] * len(tokens)
    for nominal in parse.nominals:
        types[nominal.head], groups[nominal.head] = nominal.type, nominal.group
    return replace(
        item,
        upos=tuple(t.upos for t in tokens),
        xpos=tuple(t.xpos for t in tokens),
        feats=tuple("|".join(f"{k}={v}" for k, v in t.feats.items()) or "_" for t in tokens),
        lemmas=tuple(t.lemma for t in tokens),
        heads=tuple(t.head + 1 for t in tokens),
        rels=tuple(t.deprel for t in tokens),
        mentions=tuple(types),
        groups=tuple(groups),
    )


def _spaced(forms: Sequence[str]) -> tuple[Word, ...]:
    """Given words as if printed with single spaces."""
    found, at = [], 0
    for form in forms:
        found.append(Word(form, Span(at, at + len(form))))
        at += len(form) + 1
    return tuple(found)
