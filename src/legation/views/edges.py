"""Moving an edge of the words that a fact rests on, a word at a time, inside the blocks they stand in."""

from __future__ import annotations

import re
from enum import StrEnum

from legation.types.document import Document
from legation.types.span import Excerpt, Span

_MARKS = r"\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f\ufe0f"
"""Combining marks (Unicode 15, general category M) of Latin, Hebrew, Arabic and Devanagari."""
_WORD = re.compile(rf"\w[\w{_MARKS}]*(?:['’\u200c-]\w[\w{_MARKS}]*)*")


class Edge(StrEnum):
    """Which edge, and which way it goes."""

    START_BACK = "start-back"
    START_ON = "start-on"
    END_BACK = "end-back"
    END_ON = "end-on"


def moved(document: Document, words: Excerpt, edge: Edge) -> tuple[Span, ...]:
    """The spans with one edge moved by a word; as they were when there is no word that way.

    The first span's start or the last one's end is moved, in code points of the text.
    """
    first, *rest = sorted(words.spans)
    if edge in (Edge.START_BACK, Edge.START_ON):
        return (Span(_start(document, first, back=edge is Edge.START_BACK), first.end), *rest)
    last = rest[-1] if rest else first
    ended = Span(last.start, _end(document, last, back=edge is Edge.END_BACK))
    return (first, *rest[:-1], ended) if rest else (ended,)


def _start(document: Document, span: Span, *, back: bool) -> int:
    low, high = _reach(document, span)
    starts = [word.start() for word in _WORD.finditer(document.text, low, high)]
    if back:
        return max((at for at in starts if at < span.start), default=span.start)
    return min((at for at in starts if span.start < at < span.end), default=span.start)


def _end(document: Document, span: Span, *, back: bool) -> int:
    low, high = _reach(document, span)
    ends = [word.end() for word in _WORD.finditer(document.text, low, high)]
    if back:
        return max((at for at in ends if span.start < at < span.end), default=span.end)
    return min((at for at in ends if at > span.end), default=span.end)


def _reach(document: Document, span: Span) -> tuple[int, int]:
    """The blocks that the words stand in: no edge leaves them."""
    one, other = document.block_at(span.start), document.block_at(max(span.start, span.end - 1))
    return (one.span.start if one else span.start, other.span.end if other else span.end)
