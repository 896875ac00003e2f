"""The lines of a report: where they stand, and which of them are one paragraph that was broken.

A line here is what a reader takes as one: a paragraph that was wrapped at a column, or cut inside
a sentence, is put together again; the span then covers several lines of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from legation.types.span import Span

_LINE = re.compile(r"[^\n]+")
_EDGE = " \t\u00a0\u200b\u200e\u200f\ufeff\u2003\u3000"
_ENDS = re.compile(r"[.!?:;…。؟۔۔！？]['\"”’»)\]*_]*$")
_STARTS_LIST = re.compile(r"[-•·▪◦●*–—►▶]\s|\(?[0-9a-zA-Z]{1,3}[.)]\s")
_MIN_WRAP, _MAX_WRAP = 45, 130
_FULL = 0.75
"""Share of the column from which a line counts as full."""
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
    """Lines of a chunk that was wrapped at a column become paragraphs again."""
    for chunk in _chunks(lines):
        column = _column(chunk)
        groups = _paragraphs(chunk, column) if column else ([line] for line in chunk)
        yield from (_one(text, group) for group in groups)


def _chunks(lines: Iterable[Line]) -> Iterator[list[Line]]:
    chunk: list[Line] = []
    for line in lines:
        if chunk and (line.blank_before or _STARTS_LIST.match(line.text)):
            yield chunk
            chunk = []
        chunk.append(line)
    if chunk:
        yield chunk


def _column(chunk: list[Line]) -> int:
    """The width at which a chunk was wrapped, in code points; 0 when its lines are whole."""
    if len(chunk) < 2:
        return 0
    lengths = [len(line.text) for line in chunk[:-1]]
    width = max(lengths)
    full = [line for line in chunk[:-1] if len(line.text) > _FULL * width]
    if width > _MAX_WRAP or width < _MIN_WRAP or len(chunk[-1].text) > width + 12:
        return 0
    broken = sum(not _ENDS.search(line.text[-4:]) for line in full)
    regular = 2 * len(full) >= len(lengths)
    return width if regular and 2 * broken >= len(full) and (broken > 1 or _continues(chunk)) else 0


def _paragraphs(chunk: list[Line], width: int) -> Iterator[list[Line]]:
    """Paragraphs of a column: one ends with a short line that ends a sentence, or is a short heading."""
    group: list[Line] = []
    for number, line in enumerate(chunk):
        group.append(line)
        short = len(line.text) < _FULL * width
        after = chunk[number + 1].text if number + 1 < len(chunk) else ""
        is_end = short and bool(_ENDS.search(line.text[-4:]))
        is_heading = len(group) == 1 and len(line.text) < 0.6 * width and not after[:1].islower()
        if is_end or is_heading:
            yield group
            group = []
    if group:
        yield group


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
    return first in ",.;)" or (first.islower() and _is_sentence(held) and not line.text.startswith(_ADDRESSES))


def _is_sentence(held: list[Line]) -> bool:
    return len(held) > 1 or held[0].words >= _HEAD_WORDS
