"""The words that a claim rests on."""

from __future__ import annotations

from legation.claims.frames import FrameMatch, Reading
from legation.types.document import Document
from legation.types.span import Excerpt, Span, hull


def clause_excerpt(document: Document, reading: Reading, m: FrameMatch) -> Excerpt:
    """The shortest clause that holds a match and its arguments, else the sentence."""
    sentence = reading.syntax.sentence
    head = m.top
    needed = {m.trigger, m.top, *m.actors, *m.recipients}
    for index in (head, *(t.index for t in sentence.ancestors(head))):
        within = sentence.subtree(index)
        if needed.issubset(within):
            return document.excerpt(_trimmed(document.text, sentence.subtree_span(index)))
    return document.excerpt(_trimmed(document.text, sentence.span))


def sentence_excerpt(document: Document, reading: Reading) -> Excerpt:
    """The whole sentence."""
    return document.excerpt(_trimmed(document.text, reading.syntax.sentence.span))


def words_excerpt(document: Document, reading: Reading, indices: tuple[int, ...]) -> Excerpt:
    """From the first to the last of some words."""
    spans = [reading.syntax.tokens[i].span for i in indices]
    return document.excerpt(hull(*spans))


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while end > start and text[end - 1] in " ,;:\n\t":
        end -= 1
    while start < end and text[start] in " ,;:\n\t-–—":
        start += 1
    return Span(start, end) if end > start else span
