"""Long sentences as overlapping windows that the encoder can hold, and batches of windows of like length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

#: Sub-tokens that the exported graph has places for, two of them for the frame.
WINDOW = 256
OVERLAP = 48
#: Windows are padded to a multiple of this and only join batches of the same length, so that a
#: sentence meets the same arithmetic in any company.
STEP = 4
#: Sub-tokens per run; larger batches were slower (benchmarks/speed).
BATCH = 1024


@dataclass(frozen=True, slots=True)
class Window:
    """Words first..last (exclusive) of a sentence in one run; results count for words of keep..until."""

    sentence: int
    first: int
    last: int
    keep: int
    until: int
    size: int


def windows(sentence: int, counts: Sequence[int]) -> Iterator[Window]:
    """Windows over a sentence whose words have these numbers of sub-tokens."""
    ends = _cuts(counts)
    for i, (first, last) in enumerate(ends):
        keep = (first + ends[i - 1][1]) // 2 if i else first
        until = (ends[i + 1][0] + last) // 2 if i + 1 < len(ends) else last
        yield Window(sentence, first, last, keep, until, sum(counts[first:last]) + 2)


def _cuts(counts: Sequence[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    first = 0
    while True:
        last = _reach(counts, first)
        found.append((first, last))
        if last == len(counts):
            return found
        first = max(first + 1, _back(counts, last))


def _reach(counts: Sequence[int], first: int) -> int:
    room = WINDOW - 2
    last = first
    while last < len(counts) and counts[last] <= room:
        room -= counts[last]
        last += 1
    return last


def _back(counts: Sequence[int], last: int) -> int:
    room = OVERLAP
    while last > 0 and counts[last - 1] <= room:
        room -= counts[last - 1]
        last -= 1
    return last


def padded(size: int) -> int:
    """The length that a window of this many sub-tokens is run at."""
    return min(WINDOW, -(-size // STEP) * STEP)


def batches(found: Sequence[Window]) -> Iterator[list[Window]]:
    """Windows of equal padded length together, at most BATCH sub-tokens each."""
    group: list[Window] = []
    for window in sorted(found, key=lambda w: (padded(w.size), w.sentence, w.first)):
        if group and _full(group, window):
            yield group
            group = []
        group.append(window)
    if group:
        yield group


def _full(group: list[Window], window: Window) -> bool:
    length = padded(window.size)
    return padded(group[0].size) != length or length * (len(group) + 1) > BATCH
