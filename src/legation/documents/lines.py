"""The lines of a report: where they stand, and which of them are one paragraph that was broken.

A line here is what a reader takes as one: a paragraph that was wrapped at a column, or cut inside
a sentence, is put together again; the span then covers several lines of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median

from legation.types.span import Span

_LINE = re.compile(r"[^\n]+")
_EDGE = " \t\u00a0\u200b\u200e\u200f\ufeff\u2003\u3000"
_ENDS = re.compile(r"[.!?:;…。؟۔۔！？]['\"”’»)\]*_]*$")
_STARTS_LIST = re.compile(r"[-•·▪◦●*–—►▶]\s|\(?[0-9a-zA-Z]{1,3}[.)]\s")
_MIN_WRAP, _MAX_WRAP = 45, 100
_HEAD_WORDS = 3
_ADDRESSES = ("http", "www.", "pic.")


@dataclass(frozen=True, slots=True)
class Line:
    """One line as read: its words (edges trimmed), where they stand, blank lines before it."""

    span: Span
    text: str
    blank_before: int = 0

    @property
    def words(self) -> int:
        """How many words, white space between."""
        return len(self.text.split())


def read_lines(text: str) -> tuple[Line, ...]:
    """The lines of ``text`` that are not blank, broken paragraphs put together."""
    raw = tuple(_raw_lines(text))
    return tuple(_joined(text, _rewrapped(text, raw)))


def _raw_lines(text: str) -> Iterator[Line]:
    previous_end = 0
    for match in _LINE.finditer(text):
        words = match.group().strip(_EDGE)
        if not words:
            continue
        start = match.start() + match.group().index(words[0])
        blank = max(0, text.count("\n", previous_end, match.start()) - 1)
        yield Line(Span(start, start + len(words)), words, blank)
        previous_end = start + len(words)


def _rewrapped(text: str, lines: Iterable[Line]) -> Iterator[Line]:
    """Lines of a chunk that was wrapped at a column become one."""
    for chunk in _chunks(lines):
        yield from [_merge(text, chunk)] if _is_wrapped(chunk) else chunk


def _chunks(lines: Iterable[Line]) -> Iterator[list[Line]]:
    chunk: list[Line] = []
    for line in lines:
        if chunk and (line.blank_before or _STARTS_LIST.match(line.text)):
            yield chunk
            chunk = []
        chunk.append(line)
    if chunk:
        yield chunk


def _is_wrapped(chunk: list[Line]) -> bool:
    """Whether all lines but the last are about as long as a column and break off inside a sentence."""
    if len(chunk) < 2:
        return False
    lengths = [len(line.text) for line in chunk[:-1]]
    if max(lengths) > _MAX_WRAP or median(lengths) < _MIN_WRAP or min(lengths) < 0.6 * max(lengths):
        return False
    if len(chunk[-1].text) > max(lengths) + 12:
        return False
    broken = sum(not _ENDS.search(line.text[-4:]) for line in chunk[:-1])
    return 2 * broken >= len(lengths) and bool(_continues(chunk) or broken > 1)


def _continues(chunk: list[Line]) -> bool:
    return any(line.text[:1].islower() for line in chunk[1:])


def _merge(text: str, chunk: list[Line]) -> Line:
    span = Span(chunk[0].span.start, chunk[-1].span.end)
    return Line(span, " ".join(span.of(text).split("\n")), chunk[0].blank_before)


def _joined(text: str, lines: Iterable[Line]) -> Iterator[Line]:
    """Lines cut inside a sentence, the next one going on in lower case, become one."""
    held: list[Line] = []
    for line in lines:
        if held and not _goes_on(held, line):
            yield _one(text, held)
            held = []
        held.append(line)
    if held:
        yield _one(text, held)


def _one(text: str, lines: list[Line]) -> Line:
    return lines[0] if len(lines) == 1 else _merge(text, lines)


def _goes_on(held: list[Line], line: Line) -> bool:
    if line.blank_before or _ENDS.search(held[-1].text[-4:]) or _STARTS_LIST.match(line.text):
        return False
    first = line.text[0]
    return first in ",.;)" or (
        first.islower() and _is_sentence(held) and not line.text.startswith(_ADDRESSES)
    )


def _is_sentence(held: list[Line]) -> bool:
    return len(held) > 1 or held[0].words >= _HEAD_WORDS
