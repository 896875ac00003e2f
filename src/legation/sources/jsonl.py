"""JSON lines: one record a line, told apart without being decoded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from legation.errors import OversizedSource
from legation.sources.limits import MIB
from legation.types.source import Locator


def lines(stream: BinaryIO, address: str, most: int) -> Iterator[tuple[Locator, int, bytes | OversizedSource]]:
    """Each line that is not blank: its locator (part: line number), its first byte, its bytes.

    A line past ``most`` bytes comes as an error and is skipped without being held in memory.
    """
    start, number = 0, 0
    while line := stream.readline(most + 1):
        number += 1
        locator = Locator(address, str(number))
        if len(line) > most:
            yield locator, start, OversizedSource(str(locator), f"the record is over {most / MIB:,.0f} MiB")
            start += len(line) + _skip_line(stream, line)
            continue
        if line.strip():
            yield locator, start, line.rstrip(b"\r\n")
        start += len(line)


def _skip_line(stream: BinaryIO, line: bytes) -> int:
    """Read on to the end of an overlong line; how many bytes that were."""
    skipped = 0
    while line and not line.endswith(b"\n"):
        line = stream.readline(MIB)
        skipped += len(line)
    return skipped
