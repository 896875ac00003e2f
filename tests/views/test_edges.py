"""Edges of words move by a word, stay in their block, and count code points."""

from __future__ import annotations

import pytest

from legation.types.document import Block, BlockKind, Document
from legation.types.span import Span
from legation.views.edges import Edge, moved

TEXT = "Heading here\n👩‍👩‍👧 e\u0301te\u0301 وزیر می‌گوید: trade must grow."


def made() -> Document:
    line = TEXT.index("\n")
    blocks = (
        Block(BlockKind.HEADING, Span(0, line), "en"),
        Block(BlockKind.PARAGRAPH, Span(line + 1, len(TEXT)), "fa"),
    )
    return Document("r1", TEXT, blocks)


def words_after(edge: Edge, words: str, times: int = 1) -> str:
    document, at = made(), TEXT.index(words)
    held = document.excerpt(Span(at, at + len(words)))
    for _ in range(times):
        held = document.excerpt(*moved(document, held, edge))
    return held.text


@pytest.mark.parametrize(
    ("edge", "words", "times", "expected"),
    [
        (Edge.START_BACK, "trade must", 1, "می‌گوید: trade must"),
        (Edge.START_BACK, "trade must", 2, "وزیر می‌گوید: trade must"),
        (Edge.START_BACK, "trade must", 3, "e\u0301te\u0301 وزیر می‌گوید: trade must"),
        (Edge.START_BACK, "trade must", 9, "e\u0301te\u0301 وزیر می‌گوید: trade must"),
        (Edge.START_ON, "trade must", 1, "must"),
        (Edge.START_ON, "trade must", 9, "must"),
        (Edge.END_ON, "trade must", 1, "trade must grow"),
        (Edge.END_ON, "trade must", 9, "trade must grow"),
        (Edge.END_BACK, "trade must", 1, "trade"),
        (Edge.END_BACK, "trade must", 9, "trade"),
    ],
)
def test_an_edge_moves_by_a_word(edge: Edge, words: str, times: int, expected: str) -> None:
    """Over joined letters and combining marks as one, never out of the block, never to nothing."""
    got = words_after(edge, words, times)
    assert got == expected
