"""Tiny dependency trees for tests: ``word/UPOS/XPOS/head/relation``, heads counted from 1, 0 for the root."""

from __future__ import annotations

from legation.types.analysis import Sentence, Token
from legation.types.span import Span


def tree(described: str) -> Sentence:
    """A sentence from its words, one blank between two in the text."""
    tokens, at = [], 0
    for index, word in enumerate(described.split()):
        text, upos, xpos, head, relation = word.rsplit("/", 4)
        tokens.append(
            Token(index, Span(at, at + len(text)), text, text.lower(), upos, xpos, head=int(head) - 1, deprel=relation)
        )
        at += len(text) + 1
    return Sentence(0, Span(0, max(at - 1, 0)), tuple(tokens))
