"""Quotations signed with a dash ("…" — Name) and lines of dialogue (NAME: words)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from legation.types.analysis import Quotation
from legation.types.document import Block, BlockKind, Document
from legation.types.span import Span

_SIGNATURE = re.compile(r"\s{0,2}[―—–]\s{0,2}(?P<name>[^\W\d_][^\n“”\"]{2,80}?)[.\s]*$")
_DIALOGUE = re.compile(r"[\"“]?(?P<name>[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,3}): (?=\S)")
_HEADLINE = re.compile(r"(?P<name>(?:[A-Z][\w.’'-]+ ){0,3}[A-Z][\w.’'-]+): (?=[“\"‘'A-Z])")
_SPEECH = (BlockKind.PARAGRAPH, BlockKind.LIST)


@dataclass(frozen=True, slots=True)
class Signed:
    """Words and the printed name of whoever said them."""

    name: Span
    content: Span


def signed_words(document: Document, quotations: Sequence[Quotation]) -> Iterator[Signed]:
    """Signed quotations and dialogue of the report's paragraphs, and headlines of the form "Name: …"."""
    for block in document.blocks:
        if block.kind in _SPEECH:
            yield from _signatures(document.text, block, quotations)
            yield from _dialogue(document.text, block, _DIALOGUE)
        elif block.kind is BlockKind.TITLE:
            yield from _dialogue(document.text, block, _HEADLINE)


def _signatures(text: str, block: Block, quotations: Sequence[Quotation]) -> Iterator[Signed]:
    for quotation in quotations:
        if quotation.depth == 0 and quotation.closed and block.words.covers(quotation.span):
            match = _SIGNATURE.match(text, quotation.span.end, block.words.end)
            if match:
                yield Signed(Span(*match.span("name")), quotation.span)


def _dialogue(text: str, block: Block, pattern: re.Pattern[str]) -> Iterator[Signed]:
    match = pattern.match(text, block.words.start, block.words.end)
    if match:
        yield Signed(Span(*match.span("name")), Span(match.end(), block.words.end))
