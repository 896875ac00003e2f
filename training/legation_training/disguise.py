"""GUM's training documents with other words of the same kind, the same ones throughout a document.

The language model has learned these documents by heart: it knows which of their words are mentions better than it
will elsewhere, and a ranker trained on what it says of them trusts it too much.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from legation_training.treebank import Mention, Parsed, Row, head_of, mentions

Pools = dict[tuple[str, str], list[str]]
_OPEN = frozenset("NN NNS NNP NNPS JJ RB VB VBD VBZ VBP VBG VBN".split())
#: Words that tell a person's gender or what a pronoun may mean stay as they are.
_KEPT = frozenset(
    "man men woman women boy boys girl girls mother father son daughter brother sister wife husband king queen lady "
    "mr mr. mrs mrs. ms ms. sir people person guy guys is are was were be been being has have had do does did".split()
)


class Disguise:
    """Draws other words for some word types of a document; a type keeps its new form throughout."""

    def __init__(self, docs: Sequence[list[Parsed]], share: float) -> None:
        self._share = share
        self._pools: Pools = {}
        for doc in docs:
            for sentence, found in zip(doc, mentions(doc), strict=True):
                for row, kind in zip(sentence.rows, _types(sentence.rows, found), strict=True):
                    if _open(row):
                        self._pools.setdefault((row.xpos, kind), []).append(row.form)

    def __call__(self, doc: list[Parsed], chance: random.Random) -> list[Parsed]:
        """The document with its mentions, in other words."""
        forms: dict[tuple[str, str], str] = {}
        changed = []
        for sentence, found in zip(doc, mentions(doc), strict=True):
            kinds = _types(sentence.rows, found)
            rows = [self._row(row, kind, forms, chance) for row, kind in zip(sentence.rows, kinds, strict=True)]
            changed.append(replace(sentence, rows=tuple(rows)))
        return changed

    def _row(self, row: Row, kind: str, forms: dict[tuple[str, str], str], chance: random.Random) -> Row:
        if not _open(row) or (kind == "person" and row.xpos in ("NNP", "NNPS") and row.rel != "flat"):
            return row
        key = (row.form.lower(), row.xpos)
        if key not in forms:
            other = chance.choice(self._pools[row.xpos, kind])
            forms[key] = other if chance.random() < self._share else row.form
        new = forms[key]
        return replace(row, form=new[:1].upper() + new[1:] if row.form[:1].isupper() else new)


def _open(row: Row) -> bool:
    return row.xpos in _OPEN and row.form.lower() not in _KEPT and row.form[:1].isalpha()


def _types(rows: tuple[Row, ...], found: list[Mention]) -> list[str]:
    """The type of the mention that each word heads, or nothing."""
    kinds = [""] * len(rows)
    for mention in found:
        kinds[head_of(rows, mention.first, mention.last)] = mention.type
    return kinds
