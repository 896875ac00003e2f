"""Cuts text into words, numbers and marks for the finders that need no model (times, quantities)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, overload

from legation.text.folding import plain
from legation.types.span import Span

_PIECE = re.compile(
    r"""
    (?P<dated>\d{4}-\d{1,2}-\d{1,2}(?:t\d{1,2}:\d{2}(?::\d{2})?(?:z|[+-]\d{2}:?\d{2})?)?(?![\w-])
        |\d{1,4}(?P<sep>[/.])\d{1,2}(?P=sep)\d{1,4}(?![\w/]|\.\d))   # 2025-11-25  25/11/2025  25.11.2025
  | (?P<number>\d+(?:,\d+)*(?:\.\d+)?)
  | (?P<word>(?:[^\W\d_]\.){2,}(?!\w)               # u.s.  a.m.
        |o'clock
        |(?:[^\W\d_]|\u200c)+)
  | (?P<break>\n[^\S\n]*\n\s*)
  | (?P<mark>[^\w\s]|_)
    """,
    re.VERBOSE,
)


class Lexeme(NamedTuple):
    """A word, number or mark: where it stands, and its text folded (``text.folding.plain``)."""

    start: int
    end: int
    low: str
    kind: str
    """"word", "number", "dated" (a date in figures), "mark" or "break" (an empty line)."""
    capital: bool
    glued: bool
    """Whether no white space stands before it."""

    @property
    def span(self) -> Span:
        """Where it stands in the text that was cut."""
        return Span(self.start, self.end)


EMPTY = Lexeme(0, 0, "", "break", capital=False, glued=False)


class Lexemes:
    """The lexemes of one text; an index past either end gives :data:`EMPTY`, so rules may look on."""

    __slots__ = ("_pieces", "_size", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._pieces = _cut(text)
        self._size = len(self._pieces)

    @overload
    def __getitem__(self, index: int) -> Lexeme: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Lexeme, ...]: ...
    def __getitem__(self, index: int | slice) -> Lexeme | tuple[Lexeme, ...]:
        """One lexeme, EMPTY outside, or a stretch of them."""
        if isinstance(index, slice):
            return self._pieces[index]
        return self._pieces[index] if 0 <= index < self._size else EMPTY

    def __iter__(self) -> Iterator[Lexeme]:
        return iter(self._pieces)

    def __len__(self) -> int:
        return self._size

    def low(self, index: int) -> str:
        """The folded text at an index, "" outside."""
        return self._pieces[index].low if 0 <= index < self._size else ""

    def lows(self, first: int, last: int) -> tuple[str, ...]:
        """The folded texts of ``first`` up to, not including, ``last``."""
        return tuple(piece.low for piece in self._pieces[max(0, first) : last])

    def printed(self, first: int, last: int) -> str:
        """The words as printed, from one index up to, not including, another."""
        return self.text[self[first].start : self[last - 1].end]


def _cut(text: str) -> tuple[Lexeme, ...]:
    """All pieces in order; time grows with the length of the text only."""
    folded = text.lower() if text.isascii() else plain(text)
    found: list[Lexeme] = []
    previous = -1
    for match in _PIECE.finditer(folded):
        start, end = match.span()
        kind = "dated" if match["sep"] else match.lastgroup or "mark"
        capital = kind == "word" and text[start].isupper()
        found.append(Lexeme(start, end, match.group(), kind, capital, start == previous))
        previous = end
    return tuple(found)
