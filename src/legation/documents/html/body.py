"""The body of a page, boilerplate left out: trafilatura decides what belongs to it.

Of its settings the one for precision was best on 181 saved pages (``benchmarks/quality``); where it
leaves too little, its default is asked, and then the page's paragraphs as they are.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from legation.documents.html.tree import is_shown, leaves, lines_of, squeeze
from legation.types.document import BlockKind

_ENOUGH = 300
"""Characters under which a body is doubted and the next way is tried."""
_HALF = 0.5
"""A precise body shorter than this share of the generous one has lost text (best of 0.4 to 0.9)."""
_PLACES = {"head": BlockKind.HEADING, "item": BlockKind.LIST}
_PROSE = frozenset({"p", "blockquote", "h2", "h3", "li"})
_FEW_WORDS = 3
_TEXTUAL = frozenset({"p", "head", "item", "cell", "quote", "code", "fw", "ab", "div", "list", "row", "table"})


@dataclass(frozen=True, slots=True)
class BodyLine:
    """One line of the body; ``kind`` where the markup tells it."""

    text: str
    kind: BlockKind | None = None
    is_quote: bool = False


def read_body(root: HtmlElement) -> tuple[BodyLine, ...]:
    """The lines of the page's body, in order; empty when there is none."""
    precise, generous = tuple(_extracted(root, precise=True)), tuple(_extracted(root, precise=False))
    best = generous if _length(precise) < _HALF * _length(generous) else precise
    if _length(best) >= _ENOUGH:
        return best
    rest = tuple(_paragraphs(root))
    return rest if _length(rest) > 1.5 * _length(best) else best


def _length(lines: tuple[BodyLine, ...]) -> int:
    return sum(len(line.text) for line in lines)


def _extracted(root: HtmlElement, *, precise: bool) -> Iterator[BodyLine]:
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    result = bare_extraction(
        root, include_comments=False, include_tables=True, favor_precision=precise, favor_recall=not precise
    )
    body = getattr(result, "body", None)
    for element in body if body is not None else ():
        yield from _lines(element, None, is_quote=False)


def _lines(element: HtmlElement, inherited: BlockKind | None, *, is_quote: bool) -> Iterator[BodyLine]:
    """The lines of one element of trafilatura's tree, down to its text."""
    kind = _PLACES.get(str(element.tag), inherited)
    quoted = is_quote or element.tag == "quote"
    pieces = [element.text or ""]
    for child in element:
        if child.tag == "lb":
            yield from _line("".join(pieces), kind, quoted)
            pieces = [child.tail or ""]
        elif child.tag in _TEXTUAL:
            yield from _line("".join(pieces), kind, quoted)
            yield from _lines(child, kind, is_quote=quoted)
            pieces = [child.tail or ""]
        else:
            pieces.append("".join(child.itertext()) + (child.tail or ""))
    yield from _line("".join(pieces), kind, quoted)


def _line(text: str, kind: BlockKind | None, quoted: bool) -> Iterator[BodyLine]:  # noqa: FBT001
    words = squeeze(text)
    if any(map(str.isalnum, words)):
        yield BodyLine(words, kind, quoted)


def _paragraphs(root: HtmlElement) -> Iterator[BodyLine]:
    """Every paragraph and heading of the page, else every line of it, when nothing else is left."""
    found = [leaf.text for leaf in leaves(root) if is_shown(leaf.element) and leaf.element.tag in _PROSE]
    lines = [text for text in found if len(text.split()) > _FEW_WORDS] or lines_of(root)
    yield from map(BodyLine, lines if any(len(text.split()) > _FEW_WORDS for text in lines) else found)
