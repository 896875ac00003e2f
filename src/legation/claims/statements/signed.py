"""Quotations signed with a dash ("…" — Name) and the turns of a dialogue (NAME: words)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from legation.claims.issuers import is_issued
from legation.data.cues import load_cues
from legation.types.analysis import Quotation
from legation.types.document import Block, BlockKind, Document
from legation.types.span import Span

_SIGNATURE = re.compile(r"\s{0,2}[―—–]\s{0,2}(?P<name>[^\W\d_][^\n“”\"]{2,80}?)[.\s]*$")
_NAMED = r"[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,3}"
_DIALOGUE = re.compile(rf"[\"“]?(?P<name>{_NAMED}):[ \t]+(?=\S)")
_ASKED = re.compile(r"(?P<name>Q)(?:: ?|[ \t]{1,4})(?=\S)")
"""How a transcript marks a reporter's question."""
_HEADLINE = re.compile(r"(?P<name>(?:[A-Z][\w.’'-]+ ){0,3}[A-Z][\w.’'-]+): (?=[“\"‘'A-Z])")
_SPEECH = (BlockKind.PARAGRAPH, BlockKind.LIST)
_COURTESY = 6
"""Words below which a turn is no more than a greeting."""
_EXCHANGE = 2
"""Turns that make a dialogue; a single "PLACE: words" may open any report."""


@dataclass(frozen=True, slots=True)
class Signed:
    """Words and the printed name of whoever said them; ``turn`` when they are a turn of a dialogue."""

    name: Span
    content: tuple[Span, ...]
    turn: bool = False


def signed_words(document: Document, quotations: Sequence[Quotation]) -> Iterator[Signed]:
    """Signed quotations and turns of the report's paragraphs, and headlines of the form "Name: …"."""
    for block in document.blocks:
        if block.kind in _SPEECH:
            yield from _signatures(document.text, block, quotations)
        elif block.kind is BlockKind.TITLE and (match := _HEADLINE.match(document.text, *_ends(block))):
            yield Signed(Span(*match.span("name")), (Span(match.end(), block.words.end),))
    yield from (turn for turn in _turns(document) if _is_told(document, turn))


def _ends(block: Block) -> tuple[int, int]:
    return block.words.start, block.words.end


def _signatures(text: str, block: Block, quotations: Sequence[Quotation]) -> Iterator[Signed]:
    for quotation in quotations:
        if quotation.depth == 0 and quotation.closed and block.words.covers(quotation.span):
            match = _SIGNATURE.match(text, quotation.span.end, block.words.end)
            if match:
                yield Signed(Span(*match.span("name")), (quotation.span,))


def _turns(document: Document) -> tuple[Signed, ...]:
    """Each turn with the paragraphs that follow it up to the next; one alone, in no speech, only its own."""
    found: list[Signed] = []
    for block in document.blocks:
        if block.kind not in _SPEECH:
            continue
        match = _DIALOGUE.match(document.text, *_ends(block)) or (found and _ASKED.match(document.text, *_ends(block)))
        if match:
            found.append(Signed(Span(*match.span("name")), (Span(match.end(), block.words.end),), turn=True))
        elif found:
            found[-1] = replace(found[-1], content=(*found[-1].content, block.words))
    if len(found) >= _EXCHANGE or is_issued(document):
        return tuple(found)
    return tuple(replace(one, content=one.content[:1]) for one in found)


def _is_told(document: Document, turn: Signed) -> bool:
    """Not what "QUESTION" or "MODERATOR" asks, nor a mere courtesy ("Thank you.")."""
    if sum(len(span.of(document.text).split()) for span in turn.content) < _COURTESY:
        return False
    return turn.name.of(document.text).lower() not in load_cues().asking
