"""Quotation marks of a text paired into quotations, however badly they are set.

Marks are paired inside a block. Straight marks are told apart by what stands beside them; an
apostrophe is never a mark. A quotation whose closing mark is missing ends with its block when the
next block opens anew (the typographers' rule for quotations of several paragraphs), else with
its sentence, so that an odd mark spoils one sentence and not the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from legation.types.analysis import Quotation
from legation.types.span import Span

_OPENERS = {"“": "”", "«": "»", "„": "“”", "‹": "›", "「": "」", "『": "』", "‘": "’", '"': '"', "'": "'"}
_TWIN = "''"
_DOUBLED = frozenset({"``", _TWIN})
_STRAIGHT = frozenset("\"'")
_SINGLE = frozenset("'‘’")
_CLOSERS = frozenset("”»›」』’\"'“")
_MARK = re.compile(r"``|''|[“”«»„‹›「」『』‘’\"']")
_SENTENCE_END = re.compile(r"[.!?…]['’”\"]*(?=\s+[^\sa-z]|\s*$)")
_BEFORE_OPENING = frozenset(" \t\n\u00a0\u2009\u200f\u200e([{—–-:/“‘\"'…")
_SCARE_WORDS = 2
_DIGIT_BEFORE = re.compile(r"\d$")


@dataclass(frozen=True, slots=True)
class _Open:
    """An opening mark that waits for its partner."""

    start: int
    inner: int
    closers: str
    depth: int


def find_quotations(text: str, blocks: Sequence[Span]) -> tuple[Quotation, ...]:
    """Quotations of each block of ``text`` in order, outer before inner; spans in code points."""
    found: list[Quotation] = []
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        reopened = following is not None and _opens(text, following.start)
        found.extend(_in_block(text, block, reopened=reopened))
    return tuple(sorted(found, key=lambda q: (q.span.start, -q.span.end)))


def _opens(text: str, at: int) -> bool:
    return at < len(text) and text[at] in _OPENERS and text[at] not in _SINGLE


def _in_block(text: str, block: Span, *, reopened: bool) -> Iterator[Quotation]:
    waiting: list[_Open] = []
    for match in _MARK.finditer(text, block.start, block.end):
        partner = _partner(text, match, waiting, block)
        if partner is not None:
            del waiting[waiting.index(partner) :]
            yield _quotation(text, partner, match.start(), match.end())
        elif _can_open(text, match, block, waiting):
            abandoned = _abandon(text, waiting, match)
            yield from (_unclosed(text, mark, match.start()) for mark in abandoned)
            waiting.append(_opening(match, len(waiting)))
    for mark in waiting:
        if text[mark.start] not in _SINGLE:
            yield _unclosed(text, mark, block.end, to_the_end=reopened)


def _abandon(text: str, waiting: list[_Open], match: re.Match[str]) -> list[_Open]:
    """Take off what was opened by the same mark and never closed: nobody nests like in like."""
    first = next((i for i, mark in enumerate(waiting) if text[mark.start] == match.group()[0]), None)
    if first is None:
        return []
    abandoned = [mark for mark in waiting[first:] if text[mark.start] not in _SINGLE]
    del waiting[first:]
    return abandoned


def _opening(match: re.Match[str], depth: int) -> _Open:
    mark = match.group()
    closers = _TWIN if mark in _DOUBLED else _OPENERS.get(mark, mark)
    return _Open(match.start(), match.end(), closers, depth)


def _partner(text: str, match: re.Match[str], waiting: list[_Open], block: Span) -> _Open | None:
    """The innermost open mark that this one closes."""
    mark = match.group()
    if mark not in _CLOSERS and mark != _TWIN:
        return None
    if (mark in _STRAIGHT or mark == _TWIN) and _stands_first(text, match, block):
        return None
    if mark in _SINGLE and _is_apostrophe(text, match.start(), block, waiting):
        return None
    turned = mark == "“" and _stands_last(text, match, block)
    fitting = (o for o in reversed(waiting) if _fits(mark, o) or (turned and o.closers == "”"))
    return next((o for o in fitting if match.start() > o.inner), None)


def _fits(mark: str, opened: _Open) -> bool:
    """Doubled marks close only doubled ones, or a straight pair where the typist mixed them."""
    return mark == opened.closers if opened.closers == _TWIN else mark in opened.closers


def _stands_last(text: str, match: re.Match[str], block: Span) -> bool:
    """A mark of the wrong sort that stands where a quotation ends: behind a stop, before a space."""
    before, after = _beside(text, match.start(), match.end(), block)
    return not before.isspace() and before not in _BEFORE_OPENING and not after.isalnum()


def _stands_first(text: str, match: re.Match[str], block: Span) -> bool:
    """A closing mark set where a quotation begins: behind a space, before a word."""
    before, after = _beside(text, match.start(), match.end(), block)
    return before.isspace() and after.isalnum()


def _beside(text: str, start: int, end: int, block: Span) -> tuple[str, str]:
    """The characters before and behind a stretch of a block; spaces at its edges."""
    return text[start - 1] if start > block.start else " ", text[end] if end < block.end else " "


def _is_apostrophe(text: str, at: int, block: Span, waiting: list[_Open]) -> bool:
    """Inside a word, or after a plural's s while the real closing mark is still to come."""
    before, after = _beside(text, at, at + 1, block)
    if after.isalnum():
        return True
    opened = next((o for o in reversed(waiting) if text[at] in o.closers), None)
    if opened is None or before != "s" or not after.isspace():
        return False
    return _closes_later(text, at + 1, block.end, opened)


def _closes_later(text: str, start: int, end: int, opened: _Open) -> bool:
    """Whether a mark that fits stands further on, before a new one opens."""
    for match in _MARK.finditer(text, start, min(end, start + 600)):
        mark, at = match.group(), match.start()
        word_follows = at + 1 < end and text[at + 1].isalnum()
        if mark in opened.closers and not word_follows:
            return True
        if mark in _OPENERS and mark in _SINGLE and word_follows and text[at - 1].isspace():
            return False
    return False


def _can_open(text: str, match: re.Match[str], block: Span, waiting: list[_Open]) -> bool:
    mark, at = match.group(), match.start()
    if mark == "”":
        return not waiting and _stands_first(text, match, block)
    if mark not in _DOUBLED and mark not in _OPENERS:
        return False
    before, after = _beside(text, at, match.end(), block)
    if mark in _STRAIGHT or mark in ("‘", _TWIN):
        boundary = before in _BEFORE_OPENING
        return boundary and not after.isspace() and not (mark in _SINGLE and _is_elision(text, at, block))
    return mark != "“" or not any("“" in o.closers for o in waiting)


def _is_elision(text: str, at: int, block: Span) -> bool:
    """A single mark that opens nothing: 'tis, '90s, or no fitting mark further on."""
    after = text[at + 1] if at + 1 < block.end else " "
    closers = "’" if text[at] == "‘" else "'"
    return after.isdigit() or not _closes_later(text, at + 1, block.end, _Open(at, at + 1, closers, 0))


def _unclosed(text: str, mark: _Open, limit: int, *, to_the_end: bool = False) -> Quotation:
    end = limit if to_the_end else _sentence_end(text, mark.inner, limit)
    return Quotation(Span(mark.start, end), Span(mark.inner, end), closed=False, depth=mark.depth)


def _sentence_end(text: str, start: int, end: int) -> int:
    match = _SENTENCE_END.search(text, start, end)
    return match.end() if match else end


def _quotation(text: str, mark: _Open, start: int, end: int) -> Quotation:
    inner = Span(mark.inner, start)
    return Quotation(Span(mark.start, end), inner, scare=_is_scare(inner.of(text)), depth=mark.depth)


def _is_scare(words: str) -> bool:
    return len(words.split()) <= _SCARE_WORDS and not words.rstrip().endswith((",", ".", "!", "?"))
